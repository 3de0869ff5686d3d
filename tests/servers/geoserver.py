"""A GeoServer whose REST API, WMS and WFS answer as the real one's do, well and badly.

It opens the GeoPackages and the images it is sent, so that lists of tables, counts, extents and pictures are true.

* Who is not signed in gets 401; who administers nothing 403. ``/about/version`` and the resources are for full
  administrators; an administrator of a workspace sees and changes only that one.
* A workspace that exists: 409. A layer, a store, a style (``<style>``), a group that exists: 500, plain text.
* A feature type of a table that is not there: GeoServer makes the table, or 400 where no attributes are given.
* What is overwritten is read from memory until the store is reset.
* A style without character set is read as Latin-1; one that is no SLD of its media type: 400; used: 403.
* A store that is not empty: 403, one of images: 401. A group is not renamed (403), not empty (400).
* Lists of one come as the one, empty ones as ``""``. A name with a dot needs the ending ``.json``.
"""

from __future__ import annotations

import base64
import json
import re
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.servers import geoserver_services as services
from tests.servers.geoserver_catalogue import Rest
from tests.servers.geoserver_state import Files, Workspace
from tests.servers.http import Handler, HttpServer


@dataclass
class User:
    """One account."""

    password: str
    roles: list[str]
    organisation: str = ""
    #: workspaces it administers.
    workspaces: list[str] = field(default_factory=list)

    @property
    def administrator(self) -> bool:
        """Whether it administers all."""
        return "ADMINISTRATOR" in self.roles


class Answer(Exception):
    """What to answer."""

    def __init__(self, status: int, body: object = b"", kind: str = "text/plain") -> None:
        super().__init__(status)
        self.status, self.kind = status, kind
        self.body = body if isinstance(body, bytes) else str(body).encode()


class GeoServer:
    """The server's contents."""

    def __init__(self, folder: Path) -> None:
        """:param folder: the data directory."""
        self.lock = threading.RLock()
        self.files = Files(folder)
        self.users: dict[str, User] = {}
        self.workspaces: dict[str, Workspace] = {}
        self.version = "2.27.1"
        #: tiles that were thrown away.
        self.truncated: list[str] = []
        #: whether an administrator of a workspace may throw tiles away.
        self.tiles_open = False
        #: (method, way) → what happens to it, once: "before" and "after" cut the connection, a number is a status.
        self.trouble: dict[tuple[str, str], str | int] = {}
        #: a gateway that shows its sign-in page to everybody.
        self.sign_in_page = False
        #: a feature type stays with its store whatever is asked.
        self.stubborn = False
        #: SLD of this version is refused.
        self.refused_sld = ""
        self.rest = Rest(self)

    def add_user(self, name: str, password: str, roles: list[str], organisation: str = "", *workspaces: str) -> None:
        """Make an account."""
        self.users[name] = User(password, roles, organisation, list(workspaces))

    def add_workspace(self, name: str) -> Workspace:
        """Make a workspace."""
        self.workspaces[name] = Workspace(name)
        return self.workspaces[name]

    def install(self, server: HttpServer) -> str:
        """Put it on a server; gives its root."""
        server.route("/geoserver/", self)
        server.route("/whoami", self._whoami)
        return server.url("/geoserver")

    def held(self) -> dict[str, Any]:
        """Give all that it holds, to compare."""
        with self.lock:
            spaces = {}
            for name, one in self.workspaces.items():
                spaces[name] = {
                    "stores": {s.name: (s.url, s.types) for s in one.stores.values()},
                    "coverages": {s.name: (s.url, s.types) for s in one.coverage_stores.values()},
                    "layers": one.layers, "styles": dict(one.styles), "groups": one.groups,
                }  # fmt: skip
            plain = json.loads(json.dumps(spaces, default=lambda value: base64.b64encode(value).decode()))
            return {"workspaces": plain, "files": self.files.listing()}

    # -- one request -------------------------------------------------------------------------------

    def __call__(self, handler: Handler) -> None:
        """Answer one request."""
        if self.sign_in_page:
            page = b"<!DOCTYPE html><html><title>CAS</title><form><input type='password' name='p'></form></html>"
            handler.reply(200, page, "text/html")
            return
        with self.lock:
            way = handler.seen.path.removeprefix("/geoserver")
            trouble = self.trouble.pop((handler.seen.method, _plain(way)), None)
            if trouble == "before":
                handler.drop()
                return
            answer = self._answered(handler, way)
        if trouble == "after":
            handler.drop()
        elif isinstance(trouble, int):
            handler.reply(trouble, b"java.lang.RuntimeException: Could not write", "text/plain")
        else:
            handler.reply(answer.status, answer.body, answer.kind)

    def _answered(self, handler: Handler, way: str) -> Answer:
        """Do what is asked."""
        seen = handler.seen
        user = self.user_of(handler)
        if user is None and "authorization" in seen.headers:
            return Answer(401, "Bad credentials")
        try:
            if way.startswith("/rest/"):
                if user is None:
                    raise Answer(401, "<html><body>HTTP Status 401</body></html>", "text/html")
                if not user.administrator and not user.workspaces:
                    raise Answer(403, "<html><body>Access Denied</body></html>", "text/html")
                self.rest.answer(seen, way.removeprefix("/rest"), user)
            if way == "/gwc/rest/masstruncate":
                raise self._truncate(seen.body, user)
            services.answer(self, seen, way, user)
        except Answer as answer:
            return answer
        except Exception as error:  # noqa: BLE001  what a test must see, not a thread's end
            return Answer(500, f"fake GeoServer: {type(error).__name__}: {error}")
        return Answer(404, "No such service")

    def user_of(self, handler: Handler) -> User | None:
        """Give the account of a request."""
        given = handler.seen.headers.get("authorization", "")
        if not given.startswith("Basic "):
            return None
        name, _colon, password = base64.b64decode(given[6:]).decode().partition(":")
        user = self.users.get(name)
        return user if user is not None and user.password == password else None

    def _truncate(self, body: bytes, user: User | None) -> Answer:
        found = re.search(rb"<layerName>(.*?)</layerName>", body)
        if user is None or not (user.administrator or self.tiles_open):
            return Answer(403, "Access Denied")
        if found is None:
            return Answer(400, "no layer")
        self.truncated.append(found[1].decode())
        return Answer(200)

    def _whoami(self, handler: Handler) -> None:
        given = handler.seen.headers.get("authorization", "")
        user = self.user_of(handler)
        if user is None:
            told: Any = {"GeorchestraUser": None, "Authentication": None}
        else:
            name = base64.b64decode(given[6:]).decode().partition(":")[0]
            roles = [f"ROLE_{role}" for role in user.roles]
            told = {"GeorchestraUser": {"username": name, "roles": roles, "organization": user.organisation,
                                        "email": f"{name}@x.fr"},
                    "Authentication": {"x": {}}}  # fmt: skip
        handler.reply(200, json.dumps(told).encode(), "application/json")


def _plain(way: str) -> str:
    """Give a way as tests name it."""
    return unquote(way)
