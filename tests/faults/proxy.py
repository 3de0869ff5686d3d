"""The HTTP reverse proxy and the plain TCP proxy that put faults between the plugin and any server."""

from __future__ import annotations

import http.client
import io
import select
import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

from tests.faults.faults import STATUS, WORKED, Fault, Proxied, Request, Strike, Switchboard

#: Fields that belong to one connection (RFC 9110, section 7.6.1).
_HOP = {"connection", "content-length", "transfer-encoding", "keep-alive", "te", "upgrade", "expect"}
#: How long a request is held, in seconds: the client gives up before, or the network cuts the connection.
_CLIENTS_S, _NETWORK_S = 60.0, 0.2


class HttpProxy(Proxied):
    """Passes every request on to one server, or does what the switchboard says."""

    def __init__(self, door: str, target: str, switchboard: Switchboard, *, keep_host: bool = True) -> None:
        """
        :param target: address of the real server; its path, if any, is left to :meth:`through`.
        :param keep_host: let the server see the proxy's own address as ``Host``, as behind a gateway, so that
            the addresses it gives lead through the proxy.
        """  # fmt: skip
        parts = urlsplit(target)
        self.target = f"{parts.scheme}://{parts.netloc}"
        self._parts = parts
        self.keep_host = keep_host
        super().__init__(door, switchboard)

    @property
    def url(self) -> str:
        """Its address, without path."""
        return f"http://127.0.0.1:{self.port}"

    def through(self, address: str) -> str:
        """Give an address of the server as it is through the proxy."""
        return self.url + address.removeprefix(self.target) if address.startswith(self.target) else address

    def serve(self, client: socket.socket) -> None:
        """Serve the requests of one connection."""
        handler = type("Handler", (_Handler,), {"proxy": self})
        handler(client, client.getpeername(), None)

    def ask(self, handler: _Handler, body: bytes) -> tuple[int, str, list[tuple[str, str]], bytes]:
        """Ask the real server."""
        host, port = self._parts.hostname or "", self._parts.port
        if self._parts.scheme == "https":
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                host, port, timeout=60, context=ssl._create_unverified_context()
            )
        else:
            connection = http.client.HTTPConnection(host, port, timeout=60)
        try:
            connection.putrequest(handler.command, handler.path, skip_host=True, skip_accept_encoding=True)
            for name, value in handler.headers.items():
                if name.lower() not in _HOP and not (name.lower() == "host" and not self.keep_host):
                    connection.putheader(name, value)
            if not self.keep_host:
                connection.putheader("Host", self._parts.netloc)
            if body or handler.command in ("POST", "PUT", "PATCH"):
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            answer = connection.getresponse()
            fields = [(name, value) for name, value in answer.getheaders() if name.lower() not in _HOP]
            fields = [
                (name, self.through(value) if name.lower() in ("location", "content-location") else value)
                for name, value in fields
            ]
            return answer.status, answer.reason, fields, answer.read()
        finally:
            connection.close()


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection of an :class:`HttpProxy`."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    proxy: HttpProxy

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def _any(self) -> None:
        body = self._body()
        board = self.proxy.switchboard
        strike = board.arrived(Request(self.proxy.door, self.command, self.path, body))
        if strike is None:
            self._reply(*self.proxy.ask(self, body))
            return
        if strike.fault is Fault.CANCEL:
            # not while the server works: whether what follows finds it before or after would be chance
            answer = self.proxy.ask(self, body)
            strike.hook()
            self._reply(*answer)
        elif strike.fault in WORKED:
            answer = self.proxy.ask(self, body)
            self._struck(strike, answer)
        elif strike.fault is Fault.TIMEOUT:
            board.hold(_CLIENTS_S, self._gone)
            self._cut()
        elif strike.fault in STATUS:
            self._reply(*_refusal(strike.fault))
        else:
            self._cut()

    def _struck(self, strike: Strike, answer: tuple[int, str, list[tuple[str, str]], bytes]) -> None:
        """The server has worked; its answer does not come as it should."""
        if strike.fault is Fault.KILLED_AFTER:
            strike.hook()
        if strike.fault is Fault.FAILED_AFTER:
            self._reply(*_refusal(strike.fault))
        elif strike.fault is Fault.CUT_MIDDLE:
            self._reply(*answer, half=True)
            self._cut()
        else:
            self._cut()

    def _reply(
        self, status: int, reason: str, fields: list[tuple[str, str]], body: bytes, *, half: bool = False
    ) -> None:
        self.send_response_only(status, reason)
        for name, value in fields:
            self.send_header(name, value)
        if status not in (204, 304) and self.command != "HEAD":
            # an answer without body is cut too: it says that one comes
            self.send_header("Content-Length", str(max(len(body), 2) if half else len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body[: len(body) // 2] if half else body)
        self.wfile.flush()

    def _cut(self) -> None:
        self.close_connection = True
        self.proxy.drop(self.connection)

    def _gone(self) -> bool:
        """Whether the client has closed its connection: there is something to read, and it is nothing."""
        try:
            readable, _writable, _wrong = select.select([self.connection], [], [], 0)
            return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)
        except (OSError, ValueError):
            return True

    def _body(self) -> bytes:
        """Read the body whole."""
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            whole = io.BytesIO()
            while size := int(self.rfile.readline().split(b";")[0], 16):
                whole.write(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return whole.getvalue()
        length = int(self.headers.get("Content-Length") or 0)
        data = self.rfile.read(length)
        if len(data) < length:
            raise EOFError
        return data

    def __getattr__(self, name: str) -> object:
        """Answer every method."""
        if name.startswith("do_"):
            return self._any
        raise AttributeError(name)


def _refusal(fault: Fault) -> tuple[int, str, list[tuple[str, str]], bytes]:
    """Give the answer of a server that refuses."""
    status = STATUS[fault]
    fields = [("Content-Type", "text/plain"), ("Cache-Control", "no-store")]
    if fault is Fault.BUSY:
        fields.append(("Retry-After", "0"))
    if fault is Fault.UNAUTHORIZED:
        fields.append(("WWW-Authenticate", 'Basic realm="platform"'))
    return status, http.client.responses[status], fields, b"refused by the test"


class TcpProxy(Proxied):
    """Passes bytes on. A request is a turn of the client: what it sends after the server has spoken last."""

    faults = frozenset(Fault) - frozenset(STATUS)

    def __init__(self, door: str, target: tuple[str, int], switchboard: Switchboard) -> None:
        """:param target: host and port of the real server."""
        self.target = target
        super().__init__(door, switchboard)

    def serve(self, client: socket.socket) -> None:
        """Serve one connection."""
        server = self.keep(socket.create_connection(self.target, timeout=60))
        server.settimeout(None)
        turn = threading.Event()
        turn.set()
        strikes: list[Strike] = []

        def back() -> None:
            try:
                while data := server.recv(65536):
                    turn.set()
                    if strikes:
                        self._struck(strikes[0], client, data)
                        return
                    client.sendall(data)
            except OSError:
                pass
            finally:
                self.drop(client, server)

        threading.Thread(target=back, daemon=True).start()
        try:
            while data := client.recv(65536):
                if turn.is_set():
                    turn.clear()
                    strike = self.arrived(Request(self.door, "TURN", f"{len(data)} bytes"))
                    if strike is not None and strike.fault in WORKED:
                        strikes.append(strike)
                    elif strike is not None:
                        if strike.fault is Fault.TIMEOUT:
                            self.switchboard.rest(_NETWORK_S)
                        return
                server.sendall(data)
        finally:
            self.drop(client, server)

    def _struck(self, strike: Strike, client: socket.socket, data: bytes) -> None:
        """The server has worked; its answer does not come as it should."""
        if strike.fault is Fault.KILLED_AFTER:
            strike.hook()
        elif strike.fault is Fault.CUT_MIDDLE:
            client.sendall(data[: len(data) // 2])
