"""PRODIGE 5's data API with a memory, and the quirks that real clients met.

* ``GET /api/data/{uuid}``: ``limit`` without a cap, ``offset``, ``sort_by=gid:asc``, ``_where=eq(field,value)``, read
  as it is written: an escaped bracket or comma is refused (400). Without an order rows come in none.
* ``POST`` adds rows and gives their numbers; ``PATCH`` of ``…/{uuid}`` or ``…/{uuid}/gid`` changes them by ``gid``.
  A refusal is ``[{"check": false, "msg": …}]`` with the status 200; a change without the geometry is 500, a row that is
  not there 404, another kind of geometry refused; what a client states of the platform's own columns is refused too.
* ``DELETE`` exists only where ``deletes`` says so, and ``/api/doc.json`` describes it then.
* Sessions end (see :class:`~tests.servers.prodige.Prodige`).
"""

from __future__ import annotations

import json
import threading
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tests.servers.geonetwork_editing import Editing
from tests.servers.http import Handler, HttpServer
from tests.servers.prodige import Prodige

SYSTEM = {"_edit_datemaj": "2026-01-01T00:00:00", "_userid_modification": 7, "dirty": False, "maj_don": None}


@dataclass
class Table:
    """One data set."""

    columns: tuple[str, ...]
    geometry: str = "MultiPoint"
    crs: str = "urn:ogc:def:crs:EPSG::2154"
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    last: int = 0

    def add(self, properties: dict[str, Any], geometry: Any) -> int:
        """Add a row; give its number."""
        self.last += 1
        self.rows[self.last] = {
            "properties": {name: properties.get(name) for name in self.columns},
            "geometry": geometry,
        }
        return self.last

    def held(self) -> dict[int, Any]:
        """Give all rows, to compare."""
        return deepcopy(self.rows)


class ProdigeApi(Prodige):
    """The server's contents."""

    def __init__(self, user: str = "m.durand", password: str = "été & co") -> None:
        super().__init__(user, password)
        catalogue = Editing()
        catalogue.users = {user: (password, "Editor", [2])}
        catalogue.signed_in = ""
        self.geonetwork = catalogue
        self.catalogue = catalogue
        self.tables: dict[str, Table] = {}
        self.lock = threading.RLock()
        #: "" for none, else "value", "field" or "body" (see ``api_doc.ApiDoc.delete``).
        self.deletes = ""
        #: methods, as OpenAPI writes them, that the description does not tell.
        self.untold: set[str] = set()
        #: data sets that may be read and not written.
        self.read_only: set[str] = set()
        #: data sets that are changed only by whole rows: partial ones are 500.
        self.whole_only: set[str] = set()
        #: the next so many writes work and answer 500 all the same.
        self.fails_after = 0
        #: a value of any column that is refused.
        self.forbidden: object = object()
        self.writes: list[tuple[str, str, Any]] = []

    def install(self, server: HttpServer) -> str:
        """Answer on a server; give the address of the catalogue."""
        server.route("/api/", self)
        self.geonetwork.install(server)
        return server.url("")

    def table(self, uuid: str, table: Table, *, public: bool = True) -> Table:
        """Add a data set."""
        self.tables[uuid] = table
        (self.open if public else self.readable).add(uuid)
        return table

    def _doc(self, handler: Handler) -> None:
        verbs: dict[str, Any] = {"get": {"parameters": [{"in": "query", "name": name} for name in
                                                        ("limit", "offset", "sort_by", "_where", "srs")]},
                                 "post": {"requestBody": {}}, "patch": {"requestBody": {}}}  # fmt: skip
        inner: dict[str, Any] = {"patch": {"requestBody": {}}}
        paths = {"/api/data/{uuid}": verbs, "/api/data/{uuid}/{keyfield}": inner}
        if self.deletes == "body":
            verbs["delete"] = {"requestBody": {}}
        elif self.deletes == "field":
            inner["delete"] = {"requestBody": {}}
        elif self.deletes == "value":
            paths["/api/data/{uuid}/{gid}"] = {"delete": {}}
        for told in paths.values():
            for method in self.untold:
                told.pop(method, None)
        spec = {"openapi": "3.0.0", "info": {"title": "API PRODIGE Ressources", "version": "1"}, "paths": paths}
        if handler.seen.path.endswith(".json"):
            self._json(handler, spec)
        else:
            inside = json.dumps({"spec": spec}).replace("<", "\\u003c")
            page = f'<html><script id="swagger-data" type="application/json">{inside}</script></html>'
            handler.reply(200, page.encode(), "text/html")

    def _data(self, handler: Handler, identifier: str) -> None:
        uuid, _slash, inner = identifier.partition("/")
        if uuid not in self.tables:
            super()._data(handler, identifier)
            return
        method = handler.seen.method
        if not (method == "GET" and uuid in self.open) and not self._let_in(handler):
            return
        with self.lock:
            if method == "GET":
                self._read_rows(handler, self.tables[uuid])
                return
            if uuid in self.read_only:
                self._json(handler, {"message": "Access Denied."}, 403)
                return
            self._change(handler, method, uuid, inner)

    # -- reading -----------------------------------------------------------------------------------

    def _read_rows(self, handler: Handler, table: Table) -> None:
        query, raw = handler.seen.query, handler.path.partition("?")[2]
        numbers = sorted(table.rows)
        where = next((part[7:] for part in raw.split("&") if part.startswith("_where=")), "")
        if where:
            if "(" not in where or "," not in where or not where.startswith("eq(") or not where.endswith(")"):
                self._json(handler, {"message": "bad _where"}, 400)
                return
            name, _comma, value = unquote(where[3:-1]).partition(",")
            numbers = [
                n for n in numbers if str(n if name == "gid" else table.rows[n]["properties"].get(name)) == value
            ]
        offset = int(query.get("offset", 0))
        if query.get("sort_by") != "gid:asc":
            numbers = numbers[offset // 2 :] + numbers[: offset // 2]
        limit = int(query.get("limit", len(numbers)))
        chosen = numbers[offset : offset + limit]
        features = [
            {
                "type": "Feature",
                "properties": {"gid": n, **table.rows[n]["properties"], **SYSTEM},
                "geometry": table.rows[n]["geometry"],
            }
            for n in chosen
        ]
        crs = {"type": "name", "properties": {"name": table.crs}}
        self._json(handler, {"type": "FeatureCollection", "name": "sql_statement", "crs": crs, "features": features})

    # -- writing -----------------------------------------------------------------------------------

    def _change(self, handler: Handler, method: str, uuid: str, inner: str) -> None:
        table = self.tables[uuid]
        self.writes.append((method, uuid, handler.seen.body))
        if method == "DELETE" and self.deletes == "value" and inner.isdigit():
            if table.rows.pop(int(inner), None) is None:
                self._json(handler, {"message": "Not Found"}, 404)
            else:
                self._told(handler, [{"check": True, "msg": "OK deleted"}])
            return
        if method == "DELETE" and {"body": "", "field": "gid"}.get(self.deletes) != inner:
            self._json(handler, {"message": "Method Not Allowed"}, 405)
            return
        try:
            body = json.loads(handler.seen.body)
            features = body["features"]
            assert body["type"] == "FeatureCollection" and body["name"]
            stated = body["crs"]["properties"]["name"]
        except (ValueError, KeyError, AssertionError, TypeError):
            self._json(handler, {"message": "Bad Request"}, 400)
            return
        if method in ("POST", "PATCH") and stated != table.crs:
            self._told(handler, [{"check": False, "msg": "Projection inattendue"}])
            return
        if method == "POST":
            self._told(handler, [self._insert(table, one) for one in features])
        elif method == "PATCH":
            if any(not one.get("geometry") for one in features if table.geometry):
                self._json(handler, {"message": "Internal Server Error"}, 500)
                return
            if uuid in self.whole_only and any(set(table.columns) - set(one["properties"]) for one in features):
                self._json(handler, {"message": "Internal Server Error"}, 500)
                return
            if any(int(one["properties"].get("gid") or 0) not in table.rows for one in features):
                self._json(handler, {"message": "Not Found"}, 404)
                return
            self._told(handler, [self._update(table, one) for one in features])
        elif method == "DELETE":
            for one in features:
                table.rows.pop(int(one["properties"]["gid"]), None)
            self._told(handler, [{"check": True, "msg": "OK deleted"} for _one in features])

    def _refusal(self, table: Table, one: dict[str, Any], system: set[str]) -> str:
        properties, geometry = one["properties"], one.get("geometry")
        if set(properties) & system:
            return "Colonne système"
        if set(properties) - set(table.columns) - {"gid"}:
            return "Colonne inconnue"
        if any(value == self.forbidden for value in properties.values()):
            return "La saisie n'est autorisée que sur votre territoire"
        if table.geometry and (geometry or {}).get("type") != table.geometry:
            return "Type de géométrie inattendu"
        return ""

    def _insert(self, table: Table, one: dict[str, Any]) -> dict[str, Any]:
        words = self._refusal(table, one, {*SYSTEM, "gid"})
        if words:
            return {"check": False, "msg": words}
        return {"check": True, "msg": "OK inserted", "gid": table.add(one["properties"], one.get("geometry"))}

    def _update(self, table: Table, one: dict[str, Any]) -> dict[str, Any]:
        words = self._refusal(table, one, set(SYSTEM))
        if words:
            return {"check": False, "msg": words}
        row = table.rows[int(one["properties"]["gid"])]
        row["properties"].update({name: value for name, value in one["properties"].items() if name != "gid"})
        row["geometry"] = one.get("geometry")
        return {"check": True, "msg": "OK updated"}

    def _told(self, handler: Handler, outcomes: list[dict[str, Any]]) -> None:
        if self.fails_after:
            self.fails_after -= 1
            self._json(handler, {"message": "Internal Server Error"}, 500)
            return
        self._json(handler, outcomes)


def installed(server: HttpServer) -> ProdigeApi:
    """Give one that answers on a server."""
    made = ProdigeApi()
    made.install(server)
    return made
