"""The GeoStore of a fake MapStore: maps by REST, in XML.

* Who is not signed in may read what everybody may, and write nothing (401). A name that exists is 409.
* What is not well-formed XML is 400, so is a map whose data are no JSON.
* A new map is its owner's alone, until ``everyone`` may read it.
"""

from __future__ import annotations

import base64
import json
import re
import threading
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from tests.servers.http import Handler, HttpServer

_ROOT = "/mapstore/rest/geostore"


@dataclass
class Map:
    """One map."""

    name: str
    description: str
    data: str
    owner: str
    attributes: dict[str, str] = field(default_factory=dict)
    #: everybody may read it.
    public: bool = False


class MapStore:
    """The server's contents."""

    def __init__(self, users: dict[str, str]) -> None:
        """:param users: name → password."""
        self.lock = threading.RLock()
        self.users = users
        self.maps: dict[int, Map] = {}
        #: "before" or "after": the connection of the next write is cut there.
        self.cut = ""
        self._number = 40

    def install(self, server: HttpServer) -> str:
        """Put it on a server; gives its root."""
        server.route(f"{_ROOT}/", self)
        return server.url("/mapstore")

    def held(self) -> dict[str, object]:
        """Give all that it holds, to compare."""
        return {one.name: dict(one.__dict__) for one in self.maps.values()}

    def __call__(self, handler: Handler) -> None:
        """Answer one request."""
        writes = handler.seen.method != "GET"
        cut = self.cut if writes else ""
        if writes:
            self.cut = ""
        if cut == "before":
            handler.drop()
            return
        with self.lock:
            status, body, kind = self._answer(handler)
        if cut == "after":
            handler.drop()
        else:
            handler.reply(status, body.encode(), kind)

    def _answer(self, handler: Handler) -> tuple[int, str, str]:
        seen = handler.seen
        user = self._user(seen.headers.get("authorization", ""))
        if user is None:
            return 401, "Bad credentials", "text/plain"
        if seen.method != "GET" and not user:
            return 401, "not signed in", "text/plain"
        parts = [unquote(part) for part in seen.path.removeprefix(_ROOT).strip("/").split("/")]
        if parts[:4] == ["extjs", "search", "category", "MAP"]:
            return self._search(parts[4], user, int(seen.query.get("start", "0")), int(seen.query.get("limit", "20")))
        if parts == ["resources"] and seen.method == "POST":
            return self._create(seen.body, user)
        number = next((int(part) for part in parts if part.isdigit()), 0)
        one = self.maps.get(number)
        if one is None or not (one.public or user == one.owner):
            return 404, f"Resource not found: {number}", "text/plain"
        if seen.method != "GET" and user != one.owner:
            return 403, "not yours", "text/plain"
        return self._one(parts, number, one, seen.method, seen.body)

    def _one(self, parts: list[str], number: int, one: Map, method: str, body: bytes) -> tuple[int, str, str]:
        if parts[0] == "data" and method == "GET":
            return 200, one.data, "application/json"
        if parts[0] == "data" and method == "PUT":
            one.data = body.decode()
            return 200, str(number), "text/plain"
        if method == "DELETE":
            del self.maps[number]
            return 204, "", "text/plain"
        if parts[-1] == "permissions" and method == "POST":
            rules = etree.fromstring(body)
            one.public = any(
                rule.findtext("canRead") == "true" and rule.findtext("group/groupName") == "everyone"
                for rule in rules.iter("SecurityRule")
            )
            return 204, "", "text/plain"
        if len(parts) == 5 and parts[3] == "attributes":
            value = one.attributes.get(parts[4])
            return (200, value, "text/plain") if value is not None else (404, "no such attribute", "text/plain")
        return 404, "no such service", "text/plain"

    def _search(self, pattern: str, user: str, start: int, limit: int) -> tuple[int, str, str]:
        wanted = re.compile(".*".join(re.escape(part) for part in pattern.split("*")), re.IGNORECASE)
        found = [
            {"id": number, "name": one.name, "description": one.description, "owner": one.owner}
            for number, one in self.maps.items()
            if (one.public or user == one.owner) and wanted.fullmatch(one.name)
        ]
        told = {"success": True, "totalCount": len(found), "results": found[start : start + limit]}
        return 200, json.dumps(told), "application/json"

    def _create(self, body: bytes, user: str) -> tuple[int, str, str]:
        try:
            root = etree.fromstring(body)
            name, data = root.findtext("name") or "", root.findtext("store/data") or ""
            json.loads(data)
        except (etree.XMLSyntaxError, ValueError) as error:
            return 400, str(error), "text/plain"
        if any(one.name == name for one in self.maps.values()):
            return 409, f"A resource with name {name} exists", "text/plain"
        self._number += 1
        attributes = {
            each.findtext("name") or "": each.findtext("value") or "" for each in root.iterfind("Attributes/attribute")
        }
        self.maps[self._number] = Map(name, root.findtext("description") or "", data, user, attributes)
        return 200, str(self._number), "text/plain"

    def _user(self, given: str) -> str | None:
        """Give who asks: "" for a visitor, ``None`` for a wrong password."""
        if not given.startswith("Basic "):
            return ""
        name, _colon, password = base64.b64decode(given[6:]).decode().partition(":")
        return name if self.users.get(name) == password else None
