"""What the HTTP server of the tests does for each path; the table is in :mod:`tests.servers.http`."""

from __future__ import annotations

import base64
import gzip
import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.servers.documents import BOMB, LOGIN, PNG, REPORTS

if TYPE_CHECKING:
    from tests.servers.http import Handler, Seen

_BLOCK = bytes(range(256)) * 1024


def find(path: str) -> Callable[[Handler, Seen, int], None]:
    """Give the behaviour of a path: it gets the handler, the request, and how many came before it."""
    return _BEHAVIOURS.get(path.split("/")[1], _unknown)


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


def _hold(handler: Handler, _seen: Seen, _before: int) -> None:
    handler.server.owner.released.wait(60)
    handler.reply(200, b"released")


def _hold_body(handler: Handler, _seen: Seen, _before: int) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "2")
    handler.end_headers()
    handler.wfile.write(b"a")
    handler.wfile.flush()
    handler.server.owner.released.wait(60)
    handler.wfile.write(b"b")


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
    "hold": _hold,
    "hold-body": _hold_body,
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
