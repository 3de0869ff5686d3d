"""The CAS server of the tests, and a service it guards."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest

from tests.servers.http import Handler, HttpServer

ROOT = Path(__file__).parents[2]
USER, PASSWORD = "m.durand", "été & co"


@contextmanager
def cas_server() -> Iterator[str]:
    """Start it; gives its address. Skips the test where django-cas-server is not installed."""
    pytest.importorskip("cas_server", reason="django-cas-server is not installed (make setup)")
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.servers.cas_process", folder, USER, PASSWORD],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=(log := (Path(folder) / "log").open("w+")),
            text=True,
        )
        try:
            port = (process.stdout.readline() if process.stdout else "").strip()
            assert port, log.seek(0) or log.read()[-3000:]
            yield f"http://127.0.0.1:{port}/cas"
        finally:
            process.terminate()
            process.wait(20)
            log.close()


@dataclass
class Guarded:
    """A service that lets in whom CAS vouches for (CAS 3, sections 2.5 and 3.1); give it a server's ``/`` route."""

    cas: str
    cookie: str = "SESSION"
    sessions: dict[str, str] = field(default_factory=dict)
    #: (method, path) of what was answered to somebody signed in.
    served: list[tuple[str, str]] = field(default_factory=list)
    validated: int = 0
    #: answers of its own: path → (media type, body).
    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def install(self, server: HttpServer, root: str = "/app/") -> str:
        """Answer below a path; give its address."""
        self._server = server
        server.route(root, self)
        return server.url(root)

    def __call__(self, handler: Handler) -> None:
        """Answer one request."""
        seen = handler.seen
        query = dict(seen.query)
        ticket = query.pop("ticket", "")
        # django-cas-server puts the parameters of a service in order before it adds the ticket
        here = self._server.url(seen.path) + (f"?{urlencode(sorted(query.items()))}" if query else "")
        if ticket:
            user = self._validate(ticket, here)
            if not user:
                handler.reply(403, b"bad ticket")
                return
            session = f"{self.cookie}-{next(self._numbers)}"
            self.sessions[session] = user
            headers = {"Location": here, "Set-Cookie": f"{self.cookie}={session}; path=/; HttpOnly"}
            handler.reply(302, headers=headers)
            return
        cookies = dict(part.strip().split("=", 1) for part in seen.headers.get("cookie", "").split(";") if "=" in part)
        user = self.sessions.get(cookies.get(self.cookie, ""), "")
        if not user:
            handler.reply(302, headers={"Location": f"{self.cas}/login?service={quote(here, safe='')}"})
            return
        self.served.append((seen.method, seen.path))
        page = self.pages.get(f"{seen.path}?{query.get('REQUEST') or query.get('request')}") or self.pages.get(
            seen.path
        )
        if page is None:
            told = {"user": user, "method": seen.method, "length": seen.length, "query": query}
            page = ("application/json", json.dumps(told).encode())
        handler.reply(200, page[1], page[0])

    def _validate(self, ticket: str, service: str) -> str:
        """Ask CAS for whom it gave the ticket."""
        self.validated += 1
        url = f"{self.cas}/serviceValidate?{urlencode({'service': service, 'ticket': ticket})}"
        with urllib.request.urlopen(url, timeout=10) as answer:
            root = ElementTree.fromstring(answer.read())
        found = root.find(".//{http://www.yale.edu/tp/cas}user")
        return (found.text or "") if found is not None else ""
