"""A threaded HTTP server on loopback that behaves as well, or as badly, as its path says.

::

    with HttpServer() as server:
        door.get(server.url("/status/403"))
        assert server.count("/status/403") == 1

Paths (the query counts where it is named; any method unless said otherwise):

=========================== =====================================================================
``/ok``                     200, ``ok``
``/echo``                   200, JSON: method, path, headers (names in lower case), length and SHA-256 of the body
``/bytes/N``                200, N bytes, with Content-Length; ``?chunked=1`` without
``/gzip/N``                 200, N blanks, gzip
``/slow/S``                 nothing for S seconds, then 200
``/hold``                   nothing until ``server.released.set()``, then 200
``/drip/S``                 200 and a first byte at once, the other one after S seconds
``/hold-body``              200 and a first byte, the other one after ``server.released.set()``
``/cut/N``                  Content-Length N, half of it, then the connection is closed
``/cut-chunked``            a chunk, then the connection is closed without a last chunk
``/drop``                   the request is read, the connection is closed without an answer
``/drop/K``                 the same for the first K requests, then 200
``/keep-then-drop``         kept alive after the first answer; the next request on it is dropped
``/busy/K``                 503 for the first K requests, then 200; ``?status=429&after=V`` (Retry-After: V)
``/status/C``               status C with a short text
``/redirect?to=URL``        302 (or ``&status=307``) to URL
``/loop``                   302 to itself
``/login``                  200, an HTML sign-in page
``/report/V``               200, an exception report: V is ows10, ows11, ows20, wms11, wms13 or broken;
                            ``?status=400`` with that status
``/xml``, ``/json``,
``/png``                    200, a small document of that kind
``/bomb``                   200, an XML entity bomb
``/basic``                  401 unless HTTP Basic is ``user:secret`` (``?user=…&password=…``)
``/cookie``                 200, sets two cookies
``/leak``                   500, a page that quotes the request's own headers
=========================== =====================================================================

More paths: ``server.route("/csw", function)``; the function gets the :class:`Handler` and answers with
``handler.reply(...)``. A path that ends in ``/`` in the route covers all below it.
"""

from __future__ import annotations

import hashlib
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qsl, urlsplit

from tests.servers import behaviours


@dataclass(frozen=True)
class Seen:
    """One request as the server saw it."""

    method: str
    path: str
    query: dict[str, str]
    #: names in lower case
    headers: dict[str, str]
    length: int
    sha256: str
    #: the body, if it is not larger than 1 MB
    body: bytes = field(repr=False)


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60
    server: _Server

    def setup(self) -> None:
        """Count the connection."""
        super().setup()
        with self.server.owner.lock:
            self.server.owner.connections += 1

    def reply(
        self, status: int = 200, body: bytes = b"", kind: str = "text/plain", headers: dict[str, str] | None = None
    ) -> None:
        """Answer with a whole body."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        # the next test's server may get this one's port: QGIS must not answer for it from its cache
        for name, value in {"Cache-Control": "no-store", **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def drop(self) -> None:
        """Close the connection at once."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def _read(self) -> tuple[int, str, bytes]:
        """Read the body away, whatever its size."""
        digest = hashlib.sha256()
        length, kept = 0, b""

        def take(piece: bytes) -> None:
            nonlocal length, kept
            digest.update(piece)
            length += len(piece)
            kept = kept + piece if length <= 2**20 else b""

        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            while size := int(self.rfile.readline().split(b";")[0], 16):
                take(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
        else:
            left = int(self.headers.get("Content-Length") or 0)
            while left and (piece := self.rfile.read(min(left, 2**18))):
                left -= len(piece)
                take(piece)
        return length, digest.hexdigest(), kept

    def _any(self) -> None:
        parts = urlsplit(self.path)
        length, sha256, body = self._read()
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.seen = Seen(self.command, parts.path, dict(parse_qsl(parts.query, True)), headers, length, sha256, body)
        owner = self.server.owner
        with owner.lock:
            owner.requests.append(self.seen)
            owner.asked.set()
            before = sum(1 for seen in owner.requests[:-1] if seen.path == parts.path)
        route = owner.find(parts.path)
        if route is not None:
            route(self)
        else:
            behaviours.find(parts.path)(self, self.seen, before)

    def __getattr__(self, name: str) -> object:
        """Answer every method, PROPFIND too."""
        if name.startswith("do_"):
            return self._any
        raise AttributeError(name)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    owner: HttpServer

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is what many tests are about."""


#: Ports that servers of this process had: QGIS keeps tiles and answers by address as long as it runs, and must
#: not answer for a later server with what an earlier one said.
_had: set[int] = set()


def _fresh(host: str) -> _Server:
    """Listen on a port that no server of this process had before."""
    refused = []
    try:
        while True:
            server = _Server((host, 0), Handler)
            port = int(server.server_address[1])
            if port not in _had:
                _had.add(port)
                return server
            refused.append(server)  # kept open for now, so that the system gives another one
    finally:
        for one in refused:
            one.server_close()


class HttpServer:
    """The server; a context manager."""

    def __init__(self, *, tls: Path | None = None, host: str = "127.0.0.1") -> None:
        """:param tls: a PEM file with key and certificate (see :func:`self_signed`) to serve https."""
        self.requests: list[Seen] = []
        self.lock = threading.Lock()
        #: lets ``/hold`` and ``/hold-body`` go on.
        self.released = threading.Event()
        #: how many connections were made.
        self.connections = 0
        #: set when a request has come.
        self.asked = threading.Event()
        self.host = host
        self._routes: dict[str, Callable[[Handler], None]] = {}
        self._scheme = "https" if tls else "http"
        self._server = _fresh(host)
        self._server.owner = self
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls)
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])

    def url(self, path: str = "/ok", host: str = "") -> str:
        """Give the address of a path; ``host`` may be another name of the same machine (``localhost``)."""
        return f"{self._scheme}://{host or self.host}:{self.port}{path}"

    def route(self, path: str, function: Callable[[Handler], None]) -> None:
        """Add a path of your own."""
        self._routes[path] = function

    def find(self, path: str) -> Callable[[Handler], None] | None:
        """Give the function of a path that was added."""
        if path in self._routes:
            return self._routes[path]
        return next((self._routes[way] for way in self._routes if way.endswith("/") and path.startswith(way)), None)

    def count(self, path: str = "") -> int:
        """Give how many requests came, in all or for one path."""
        with self.lock:
            return sum(1 for seen in self.requests if not path or seen.path == path)

    def last(self) -> Seen:
        """Give the last request."""
        with self.lock:
            return self.requests[-1]

    def __enter__(self) -> HttpServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def self_signed(folder: Path, name: str = "127.0.0.1") -> Path:
    """Make a key and a self-signed certificate in one PEM file, with the openssl command."""
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "both.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"),
            *("-addext", f"subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:{name}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both
