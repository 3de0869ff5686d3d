"""A gateway in front of a real server that cuts the connection of a write: before it arrives, or after it was done."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

from tests.servers.http import Handler, HttpServer

#: Fields that belong to one connection (RFC 9110, section 7.6.1), and the host, which is another.
_OWN = {"connection", "host", "content-length", "transfer-encoding", "keep-alive", "accept-encoding"}


class CuttingGateway:
    """Passes everything on; give it to an :class:`HttpServer` by :meth:`install`."""

    def __init__(self, target: str) -> None:
        """:param target: address of the real server, without path."""
        self._target = urlsplit(target)
        #: "before" or "after": where the next write is cut.
        self.cut = ""
        #: cut everything that comes after a write was cut, as when a cable is out.
        self.out = False
        self.dead = False
        #: how many writes reached the real server.
        self.writes = 0

    def install(self, server: HttpServer) -> str:
        """Answer for the real server; give the address."""
        server.route("/", self)
        return server.url("")

    def __call__(self, handler: Handler) -> None:
        """Pass one request on, or cut it."""
        seen = handler.seen
        writes = b"Transaction" in seen.body
        cut, self.cut = (self.cut, "") if writes else ("", self.cut)
        if self.dead or cut == "before":
            self.dead = self.dead or (self.out and bool(cut))
            handler.drop()
            return
        self.writes += writes
        status, body, kind = self._ask(handler)
        if cut == "after":
            self.dead = self.out
            handler.drop()
            return
        handler.reply(status, body, kind)

    def _ask(self, handler: Handler) -> tuple[int, bytes, str]:
        connection = http.client.HTTPConnection(self._target.hostname or "", self._target.port or 80, timeout=60)
        try:
            headers = {name: value for name, value in handler.seen.headers.items() if name not in _OWN}
            connection.request(handler.command, handler.path, handler.seen.body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers.get("Content-Type", "text/plain")
        finally:
            connection.close()
