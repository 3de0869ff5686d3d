"""The front: the one public address of the practice platform."""

from __future__ import annotations

import json
import logging
import mimetypes
import os
import re
import urllib.parse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...errors import BadXml, PlatformError
from ...i18n import tr
from ..accounts import Account
from ..cswguard import CswGuard, report
from ..gateway import Gateway, Reply
from ..health import FRONT, Health
from ..held import HeldRecords
from ..home import Home
from ..ownership import Owners
from ..owsrequest import Refused, judged_body, judged_query
from ..published import Published
from ..webfiles import web_file
from .serving import Environ, StartResponse, WsgiApp, announce, arguments, end_with_parent, serve_until_term, server

PART = FRONT
_LOG = logging.getLogger(__name__)
_XML = (("Content-Type", "text/xml; charset=utf-8"),)
#: A schema or a project's name: one path segment without control characters (PostgreSQL: 63 bytes).
_NAME = re.compile(r"[^\x00-\x1f\x7f/\\]{1,63}")
_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "content-length", "date", "server"}
_SAFE = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    ),
)


@dataclass(frozen=True)
class Request:
    """One HTTP request, its path decoded."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


class Front:
    """Routes requests to the parts, and answers the rest itself."""

    def __init__(self, home: Home, state: Mapping[str, Any]) -> None:
        """:param state: the platform's state file."""
        accounts = [Account.from_json(entry) for entry in state["accounts"]]
        self._public = str(state["url"])
        self._schemas = {account.schema for account in accounts}
        self._gateway = Gateway(home, state["key"])
        owners = Owners(home.catalogue / "owners.sqlite")
        held = HeldRecords(home.catalogue / "records.sqlite")
        self._guard = CswGuard(self._gateway, owners, held, {account.user: account for account in accounts})
        self._published = Published(accounts)
        self._health = Health(home, self._gateway)
        self._routes: tuple[tuple[re.Pattern[str], Callable[..., Reply], frozenset[str]], ...] = (
            (re.compile(r"/csw/?"), self._csw, frozenset({"GET", "HEAD", "POST"})),
            (re.compile(r"/ows/([^/]+)/([^/]+)/?"), self._ows, frozenset({"GET", "HEAD", "POST"})),
            (re.compile(r"/ows/([^/]+)/([^/]+)(/ogcapi(?:[./].*)?)"), self._ows, frozenset({"GET", "HEAD"})),
            (re.compile(r"/health"), self._health_page, frozenset({"GET", "HEAD"})),
            (re.compile(r"/api/projects"), self._projects, frozenset({"GET", "HEAD"})),
            (re.compile(r"/((?:web/)?[A-Za-z0-9_.-]*)"), self._file, frozenset({"GET", "HEAD"})),
        )

    def answer(self, request: Request) -> Reply:
        """Answer any request; a failure of a part is a 502 with a sentence."""
        try:
            return self._route(request)
        except PlatformError as error:
            return Reply(502, _XML, report("NoApplicableCode", str(error)))
        except BadXml as error:
            return Reply(400, _XML, report("NoApplicableCode", str(error)))
        except Refused as error:
            return Reply(error.status, _XML, report("OperationNotSupported", str(error)))

    def _route(self, request: Request) -> Reply:
        for pattern, handler, methods in self._routes:
            match = pattern.fullmatch(request.path)
            if match is None:
                continue
            if request.method not in methods:
                return Reply(405, (("Allow", ", ".join(sorted(methods))),), b"")
            return handler(request, *match.groups())
        return _not_found()

    def _csw(self, request: Request) -> Reply:
        method = "POST" if request.method == "POST" else "GET"
        reply = self._guard.answer(method, request.query, request.headers, request.body)
        # pycsw answers with the media type that the visitor names.
        return replace(reply, headers=(*reply.headers, *_SAFE))

    def _ows(self, request: Request, schema: str, project: str, rest: str = "") -> Reply:
        if schema not in self._schemas or not _NAME.fullmatch(project) or project in {".", ".."}:
            return _not_found()
        query = judged_query(request.query)
        headers = {"Accept": request.headers["Accept"]} if "Accept" in request.headers else {}
        method, body = "GET", b""
        if request.method == "POST":
            method = "POST"
            headers["Content-Type"], body = judged_body(request.headers.get("Content-Type", ""), request.body)
        target = urllib.parse.quote(f"/{schema}/{project}{rest}") + (f"?{query}" if query else "")
        return self._gateway.call("maps", method, target, headers=headers, body=body)

    def _health_page(self, _request: Request) -> Reply:
        parts = self._health.of_all(but=FRONT)
        fine = all(part.ok for part in parts.values())
        body = {"ok": fine, "parts": {name: part.as_json() for name, part in parts.items()}}
        return _json(body, 200 if fine else 503)

    def _projects(self, _request: Request) -> Reply:
        import psycopg2

        try:
            projects = self._published.all()
        except psycopg2.Error as error:
            raise PlatformError(tr("The practice platform's database does not answer."), detail=str(error)) from error
        return _json({"projects": [project.as_json(self._public) for project in projects]})

    def _file(self, _request: Request, name: str) -> Reply:
        file: Path | None = web_file(name.removeprefix("web/") or "index.html")
        if file is None:
            return _not_found()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if kind.startswith("text/") or kind.endswith("javascript") else ""
        headers = (("Content-Type", kind + charset), ("Cache-Control", "no-cache"), *_SAFE)
        return Reply(200, headers, file.read_bytes())


def _json(value: object, status: int = 200) -> Reply:
    body = json.dumps(value, ensure_ascii=False).encode()
    headers = (("Content-Type", "application/json; charset=utf-8"), ("Cache-Control", "no-store"), *_SAFE)
    return Reply(status, headers, body)


def _not_found() -> Reply:
    return Reply(404, _XML, report("NotFound", tr("There is nothing at this address.")))


def application(front: Front) -> WsgiApp:
    """Give the WSGI application of the front."""

    def app(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        try:
            path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            path = "/\x00"  # no route
        length = int(environ.get("CONTENT_LENGTH") or 0)
        headers = {
            name: str(environ[key])
            for name, key in (
                ("Authorization", "HTTP_AUTHORIZATION"), ("Content-Type", "CONTENT_TYPE"), ("Accept", "HTTP_ACCEPT"),
            )
            if environ.get(key)
        }  # fmt: skip
        body = environ["wsgi.input"].read(length) if length else b""
        reply = front.answer(Request(environ["REQUEST_METHOD"], path, environ.get("QUERY_STRING", ""), headers, body))
        kept = [(name, value) for name, value in reply.headers if name.lower() not in _HOP_BY_HOP]
        reason = "OK" if reply.status < 400 else "Error"
        start_response(f"{reply.status} {reason}", [*kept, ("Content-Length", str(len(reply.body)))])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else reply.body]

    return app


def main() -> None:
    """Serve the public address until ended."""
    home = arguments("Front of the practice platform")
    state = home.read_state()
    end_with_parent()
    os.environ["PGSERVICEFILE"] = str(home.service_file)
    bound = server(application(Front(home, state)), port=int(state["ports"]["web"]), threads=16)
    announce(home, PART, int(bound.effective_port))
    serve_until_term(bound)


if __name__ == "__main__":
    main()
