"""A counting HTTP proxy on loopback: absolute addresses, CONNECT, and optionally an account.

::

    with CountingProxy() as proxy:                      # or CountingProxy("jean", "mot de passe")
        …                                               # proxy.host, proxy.port
        assert proxy.seen == [("GET", "http://127.0.0.1:8080/ok")]

``CountingProxy(refuse=True)`` answers 403 to everything, CONNECT too.
"""

from __future__ import annotations

import base64
import select
import socket
import socketserver
import threading
from types import TracebackType
from urllib.parse import urlsplit


class _Handler(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True
    timeout = 60
    server: _Server

    def handle(self) -> None:
        """Serve one request; the connection is closed after it."""
        start = self.rfile.readline().decode("latin-1").split()
        if len(start) != 3:
            return
        method, target, _version = start
        headers: list[tuple[str, str]] = []
        while (line := self.rfile.readline()) not in (b"\r\n", b"\n", b""):
            name, _colon, value = line.decode("latin-1").partition(":")
            headers.append((name.strip(), value.strip()))
        owner = self.server.owner
        given = {name.lower(): value for name, value in headers}
        if owner.expected and given.get("proxy-authorization") != owner.expected:
            with owner.lock:
                owner.unauthorised += 1
            self._refuse(407, "Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="proxy"\r\n', given)
            return
        with owner.lock:
            owner.seen.append((method, target))
        if owner.refuse:
            self._refuse(403, "Forbidden", "", given)
        elif method == "CONNECT":
            host, _colon, port = target.rpartition(":")
            with socket.create_connection((host, int(port)), 10) as upstream:
                self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                _tunnel(self.connection, upstream)
        else:
            self._forward(method, target, headers)

    def _refuse(self, status: int, reason: str, more: str, given: dict[str, str]) -> None:
        """Answer, once the body was read away: closing on unread bytes would reset the connection."""
        left = int(given.get("content-length") or 0)
        while left and (piece := self.rfile.read(min(left, 2**16))):
            left -= len(piece)
        self.wfile.write(f"HTTP/1.1 {status} {reason}\r\n{more}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())

    def _forward(self, method: str, target: str, headers: list[tuple[str, str]]) -> None:
        parts = urlsplit(target)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        dropped = {"proxy-authorization", "proxy-connection", "connection", "keep-alive"}
        lines = [f"{method} {path} HTTP/1.1", *(f"{n}: {v}" for n, v in headers if n.lower() not in dropped)]
        head = "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")
        with socket.create_connection((parts.hostname or "", parts.port or 80), 10) as upstream:
            upstream.sendall(head)
            left = next((int(v) for n, v in headers if n.lower() == "content-length"), 0)
            while left and (piece := self.rfile.read(min(left, 2**16))):
                left -= len(piece)
                upstream.sendall(piece)
            answer = b""
            while b"\r\n\r\n" not in answer and (piece := upstream.recv(2**16)):
                answer += piece
            # The client must know that this connection ends here.
            self.connection.sendall(answer.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
            while piece := upstream.recv(2**16):
                self.connection.sendall(piece)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64
    owner: CountingProxy

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no matter here."""


class CountingProxy:
    """The proxy; a context manager."""

    def __init__(self, user: str = "", password: str = "", *, refuse: bool = False) -> None:
        """:param user: the account it asks for by HTTP Basic; none by default."""
        self.expected = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode() if user else ""
        self.refuse = refuse
        #: method and target of each request that was let in.
        self.seen: list[tuple[str, str]] = []
        #: how many requests came without the right account.
        self.unauthorised = 0
        self.lock = threading.Lock()
        self.host = "127.0.0.1"
        self._server = _Server((self.host, 0), _Handler)
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    @property
    def count(self) -> int:
        """How many requests were let in."""
        with self.lock:
            return len(self.seen)

    def __enter__(self) -> CountingProxy:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _tunnel(one: socket.socket, other: socket.socket) -> None:
    """Copy both ways until one side ends."""
    pair = {one: other, other: one}
    while True:
        ready, _w, _x = select.select(list(pair), [], [], 30)
        if not ready:
            return
        for source in ready:
            piece = source.recv(2**16)
            if not piece:
                return
            pair[source].sendall(piece)
