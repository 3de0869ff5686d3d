"""PRODIGE's data by machine, with its quirks: the data API of PRODIGE 5, the download server of PRODIGE 4.

As clients of real platforms describe it: ``limit`` has no cap, ``offset`` counts rows, ``sort_by=gid:asc``; answers are
FeatureCollections with ``crs`` and system fields; rows come in no order unless one is asked; refusals may come with the
status 200. Conditions (``_where``) are read as they are written: an escaped bracket is refused.
"""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import dataclass, field
from urllib.parse import unquote

from tests.servers.http import Handler, HttpServer

CRS84 = "urn:ogc:def:crs:OGC:1.3:CRS84"


@dataclass
class ProdigeData:
    """The data of one resource."""

    count: int = 0
    #: answers ``srs=`` with coordinates in these systems: code → of the feature with a number.
    places: dict[str, tuple[float, float]] = field(
        default_factory=lambda: {"EPSG:4326": (1.33, 47.59), "EPSG:2154": (574357.0, 6722759.0)}
    )
    states_crs: bool = True
    ignores_limit: bool = False
    ignores_offset: bool = False
    ignores_srs: bool = False
    knows_sort: bool = True
    #: "", "401", "page" (a sign-in page with the status 200) or "check" (a refusal with the status 200).
    closed: str = ""
    #: the ``Authorization`` that opens it.
    key: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)

    def install(self, server: HttpServer, identifier: str = "e4e022e0-bb65") -> str:
        """Answer on a server; give the address as records state it."""
        server.route(f"/api/data/{identifier}", self)
        return server.url(f"/api/data/{identifier}?srs=EPSG:4326")

    def __call__(self, handler: Handler) -> None:
        """Answer one request."""
        query = handler.seen.query
        self.asked.append(query)
        if self.closed and not (self.key and handler.seen.headers.get("authorization") == self.key):
            self._refuse(handler)
            return
        if "sort_by" in query and not self.knows_sort:
            handler.reply(500, b'{"message": "Internal Server Error"}', "application/json")
            return
        raw = handler.path.partition("?")[2]
        if "_where=" in raw and "(" not in raw:
            handler.reply(400, b'{"message": "bad _where"}', "application/json")
            return
        limit = self.count if self.ignores_limit else int(query.get("limit", self.count))
        offset = 0 if self.ignores_offset else int(query.get("offset", 0))
        numbers = list(range(self.count))
        if "sort_by" not in query:
            # in no order: each page begins elsewhere
            numbers = numbers[offset // 2 :] + numbers[: offset // 2]
        crs = "EPSG:4326" if self.ignores_srs else unquote(query.get("srs", "EPSG:4326"))
        x, y = self.places[crs]
        features = [
            {
                "type": "Feature",
                "properties": {"gid": number, "nom": f"n° {number}", "_edit_datemaj": None, "dirty": False, "fid": "x"},
                "geometry": {"type": "MultiPoint", "coordinates": [[x, y]]},
            }
            for number in numbers[offset : offset + limit]
        ]
        whole: dict[str, object] = {"type": "FeatureCollection", "name": "sql_statement", "features": features}
        if self.states_crs:
            name = CRS84 if crs == "EPSG:4326" else crs.replace("EPSG:", "urn:ogc:def:crs:EPSG::")
            whole["crs"] = {"type": "name", "properties": {"name": name}}
        handler.reply(200, json.dumps(whole).encode(), "application/json")

    def _refuse(self, handler: Handler) -> None:
        if self.closed == "page":
            handler.reply(200, b"<!DOCTYPE html><title>Authentification</title>", "text/html")
        elif self.closed == "check":
            handler.reply(200, b'[{"check": false, "msg": "Droits insuffisants"}]', "application/json")
        else:
            handler.reply(int(self.closed), b'{"message": "Full authentication is required."}', "application/json")


def telecarto(server: HttpServer, archive: bytes) -> str:
    """Install the download server of PRODIGE 4; give an address that asks it for a table."""

    def answer(handler: Handler) -> None:
        query = handler.seen.query
        table = unquote(b64decode(query["data"]).decode())
        good = b64decode(query["direct"]) == b"1" and table == "POSTGIS_DATA:forets_973" and query["mode"] == "prodige"
        told = {"data": server.url("/DOWNLOAD/1/forets.zip")} if good else {"message": "unknown"}
        handler.reply(200, json.dumps(told).encode(), "text/html")

    server.route("/telecarto/", answer)
    server.route("/DOWNLOAD/1/forets.zip", lambda handler: handler.reply(200, archive, "application/zip"))
    return server.url(
        "/telecarto/?email=&direct=MQ==&mode=prodige&data_type=vector&format=anNvbg==&projection=NDMyNg==&data="
        "UE9TVEdJU19EQVRBJTNBZm9yZXRzXzk3Mw=="
    )
