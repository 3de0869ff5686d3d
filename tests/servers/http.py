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
``/drip/S``                 200 and a first byte at once, the other one after S seconds
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

import base64
import gzip
import hashlib
import json
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qsl, urlsplit

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LOGIN = (
    b"<!DOCTYPE html>\n<html><head><title>Connexion</title></head>"
    b"<body><form action='/login'><input name='user'></form></body></html>"
)
REPORTS = {
    "ows10": b'<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows" version="1.0.0">'
    b'<ows:Exception exceptionCode="InvalidParameterValue" locator="typeName">'
    b"<ows:ExceptionText>Unknown type name</ows:ExceptionText></ows:Exception></ows:ExceptionReport>",
    "ows11": b'<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="1.1.0">'
    b'<ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>Out of luck</ows:ExceptionText>'
    b"</ows:Exception></ows:ExceptionReport>",
    "ows20": b'<?xml version="1.0"?><!-- a report --><ExceptionReport xmlns="http://www.opengis.net/ows/2.0">'
    b'<Exception exceptionCode="NotFound"><ExceptionText>No such record</ExceptionText></Exception></ExceptionReport>',
    "wms11": b'<?xml version="1.0"?><!DOCTYPE ServiceExceptionReport SYSTEM "http://schemas.example/exception.dtd">'
    b'<ServiceExceptionReport version="1.1.1"><ServiceException code="LayerNotDefined">No layer x'
    b"</ServiceException></ServiceExceptionReport>",
    "wms13": b'<ServiceExceptionReport version="1.3.0" xmlns="http://www.opengis.net/ogc">'
    b'<ServiceException code="InvalidCRS">CRS unknown</ServiceException></ServiceExceptionReport>',
    "broken": b'<ServiceExceptionReport><ServiceException code="Half">cut in the mid',
}
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><b>&d;</b>'
)
_BLOCK = bytes(range(256)) * 1024


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

    def reply(
        self, status: int = 200, body: bytes = b"", kind: str = "text/plain", headers: dict[str, str] | None = None
    ) -> None:
        """Answer with a whole body."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
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
            before = sum(1 for seen in owner.requests[:-1] if seen.path == parts.path)
        route = owner.find(parts.path)
        if route is not None:
            route(self)
        else:
            _BEHAVIOURS.get(parts.path.split("/")[1], _unknown)(self, self.seen, before)

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


class HttpServer:
    """The server; a context manager."""

    def __init__(self, *, tls: Path | None = None, host: str = "127.0.0.1") -> None:
        """:param tls: a PEM file with key and certificate (see :func:`self_signed`) to serve https."""
        self.requests: list[Seen] = []
        self.lock = threading.Lock()
        self.host = host
        self._routes: dict[str, Callable[[Handler], None]] = {}
        self._scheme = "https" if tls else "http"
        self._server = _Server((host, 0), Handler)
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


# -- behaviours --------------------------------------------------------------------------------


def _unknown(handler: Handler, _seen: Seen, _before: int) -> None:
    handler.reply(404, b"nothing here")


def _argument(seen: Seen, default: str = "") -> str:
    parts = seen.path.split("/")
    return parts[2] if len(parts) > 2 else default


def _ok(handler: Handler, _seen: Seen, _before: int) -> None:
    handler.reply(200, b"ok")


def _echo(handler: Handler, seen: Seen, _before: int) -> None:
    told = {
        "method": seen.method,
        "path": handler.path,
        "headers": seen.headers,
        "length": seen.length,
        "sha256": seen.sha256,
    }
    handler.reply(200, json.dumps(told).encode(), "application/json")


def _bytes(handler: Handler, seen: Seen, _before: int) -> None:
    left = int(_argument(seen))
    chunked = "chunked" in seen.query
    handler.send_response(200)
    handler.send_header("Content-Type", "application/octet-stream")
    handler.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(left))))
    handler.end_headers()
    while left and handler.command != "HEAD":
        piece = _BLOCK[: min(left, len(_BLOCK))]
        left -= len(piece)
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
    if chunked:
        handler.wfile.write(b"0\r\n\r\n")


def _gzip(handler: Handler, seen: Seen, _before: int) -> None:
    body = gzip.compress(b" " * int(_argument(seen)), 6)
    handler.reply(200, body, headers={"Content-Encoding": "gzip"})


def _slow(handler: Handler, seen: Seen, _before: int) -> None:
    time.sleep(float(_argument(seen, "1")))
    handler.reply(200, b"late")


def _drip(handler: Handler, seen: Seen, _before: int) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "2")
    handler.end_headers()
    handler.wfile.write(b"a")
    handler.wfile.flush()
    time.sleep(float(_argument(seen, "1")))
    handler.wfile.write(b"b")


def _cut(handler: Handler, seen: Seen, _before: int) -> None:
    size = int(_argument(seen, "1000"))
    handler.send_response(200)
    handler.send_header("Content-Type", "text/xml")
    handler.send_header("Content-Length", str(size))
    handler.end_headers()
    handler.wfile.write(b"<a>" + b"x" * (size // 2 - 3))
    handler.drop()


def _cut_chunked(handler: Handler, _seen: Seen, _before: int) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"4\r\nhalf\r\n")
    handler.drop()


def _drop(handler: Handler, seen: Seen, before: int) -> None:
    if before < int(_argument(seen, "1000000")):
        handler.drop()
    else:
        handler.reply(200, b"at last")


def _keep_then_drop(handler: Handler, _seen: Seen, _before: int) -> None:
    if getattr(handler, "answered_once", False):
        handler.drop()
    else:
        handler.answered_once = True  # type: ignore[attr-defined]
        handler.reply(200, b"kept alive")


def _busy(handler: Handler, seen: Seen, before: int) -> None:
    if before >= int(_argument(seen, "1")):
        handler.reply(200, b"free again")
        return
    after = seen.query.get("after", "")
    handler.reply(int(seen.query.get("status", "503")), b"busy", headers={"Retry-After": after} if after else None)


def _status(handler: Handler, seen: Seen, _before: int) -> None:
    status = int(_argument(seen))
    headers = {"WWW-Authenticate": 'Basic realm="test"'} if status == 401 else None
    handler.reply(status, b"" if status == 204 else b"status of the test server", headers=headers)


def _redirect(handler: Handler, seen: Seen, _before: int) -> None:
    handler.reply(int(seen.query.get("status", "302")), b"elsewhere", headers={"Location": seen.query["to"]})


def _loop(handler: Handler, _seen: Seen, _before: int) -> None:
    handler.reply(302, b"", headers={"Location": "/loop"})


def _login(handler: Handler, _seen: Seen, _before: int) -> None:
    handler.reply(200, LOGIN, "text/html; charset=utf-8")


def _report(handler: Handler, seen: Seen, _before: int) -> None:
    handler.reply(int(seen.query.get("status", "200")), REPORTS[_argument(seen, "ows11")], "application/xml")


def _basic(handler: Handler, seen: Seen, _before: int) -> None:
    account = f"{seen.query.get('user', 'user')}:{seen.query.get('password', 'secret')}"
    if seen.headers.get("authorization") == "Basic " + base64.b64encode(account.encode()).decode():
        handler.reply(200, b"welcome")
    else:
        handler.reply(401, b"who are you?", headers={"WWW-Authenticate": 'Basic realm="test"'})


def _cookie(handler: Handler, _seen: Seen, _before: int) -> None:
    handler.send_response(200)
    handler.send_header("Set-Cookie", "one=1; Path=/")
    handler.send_header("Set-Cookie", "two=2; Path=/; Expires=Wed, 09 Jun 2100 10:18:14 GMT")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _leak(handler: Handler, seen: Seen, _before: int) -> None:
    handler.reply(500, "\n".join(f"{name}: {value}" for name, value in seen.headers.items()).encode())


def _fixed(body: bytes, kind: str) -> Callable[[Handler, Seen, int], None]:
    return lambda handler, _seen, _before: handler.reply(200, body, kind)


_BEHAVIOURS: dict[str, Callable[[Handler, Seen, int], None]] = {
    "ok": _ok,
    "echo": _echo,
    "bytes": _bytes,
    "gzip": _gzip,
    "slow": _slow,
    "drip": _drip,
    "cut": _cut,
    "cut-chunked": _cut_chunked,
    "drop": _drop,
    "keep-then-drop": _keep_then_drop,
    "busy": _busy,
    "status": _status,
    "redirect": _redirect,
    "loop": _loop,
    "login": _login,
    "report": _report,
    "basic": _basic,
    "cookie": _cookie,
    "leak": _leak,
    "xml": _fixed(b'<?xml version="1.0" encoding="UTF-8"?><a><b>\xc3\xa9t\xc3\xa9</b></a>', "application/xml"),
    "json": _fixed(b'{"a": [1, 2]}', "application/json"),
    "png": _fixed(PNG, "image/png"),
    "bomb": _fixed(BOMB, "application/xml"),
}
