"""Small CKAN, udata and Géoplateforme search, with the manners of the real ones that a client can trip over."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.servers.http import Handler
from tests.unit.csw_samples import iso


def reply_json(handler: Handler, value: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
    handler.reply(status, json.dumps(value).encode(), "application/json", headers)


PACKAGES = [
    {
        "id": f"id-{rank}",
        "name": f"jeu-{rank}",
        "title": f"Jeu {rank}",
        "notes": "Un **jeu** de données",
        "organization": {"title": "Région"},
        "metadata_modified": "2026-03-04T10:00:00.0",
        "tags": [{"name": "eau", "display_name": "Eau"}],
        "extras": [
            {"key": "spatial", "value": '{"type":"Polygon","coordinates":[[[4,44],[5,44],[5,45],[4,45],[4,44]]]}'},
            {"key": "guid", "value": f"guid-{rank}"},
            *([{"key": "harvest_object_id", "value": "h-0"}] if rank == 0 else []),
        ],
        "resources": [
            {"url": "https://geo.example.org/wms?map=/a.map", "format": "WMS", "name": "communes"},
            {"url": "https://geo.example.org/wfs", "format": "ogc:wfs", "name": "Les communes de la région"},
            {"url": "https://geo.example.org/a b.geojson", "format": "GeoJSON", "name": "Communes"},
            {"url": "ftp://geo.example.org/x", "format": "SHP", "name": "x"},
        ],
    }
    for rank in range(45)
]


class Ckan:
    """An action API under a path; elsewhere, a page says 404, as CKAN's does."""

    def __init__(self, root: str = "") -> None:
        self.root = root

    def __call__(self, handler: Handler) -> None:
        path, asked = handler.seen.path, handler.seen.query
        if path == f"{self.root}/harvest/object/h-0":
            handler.reply(200, iso("guid-0", "Jeu 0").encode(), "application/xml; charset=utf-8")
        elif path == f"{self.root}/api/3/action/status_show":
            reply_json(handler, {"success": True, "result": {"ckan_version": "2.10.4", "extensions": ["spatial"]}})
        elif path == f"{self.root}/api/3/action/package_search":
            self.search(handler, asked)
        elif path == f"{self.root}/api/3/action/package_show":
            found = next((package for package in PACKAGES if package["id"] == asked["id"]), None)
            missing = {"success": False, "error": {"__type": "Not Found Error", "message": "Not found"}}
            reply_json(handler, {"success": True, "result": found} if found else missing, 200 if found else 404)
        else:
            handler.reply(404, b"<!DOCTYPE html><html><title>404</title></html>", "text/html; charset=utf-8")

    def search(self, handler: Handler, asked: dict[str, str]) -> None:
        unknown = set(asked) - {"q", "fq", "rows", "start", "sort", "facet.field", "facet.limit", "ext_bbox"}
        bad = unknown or ("ext_bbox" in asked and len([float(figure) for figure in asked["ext_bbox"].split(",")]) != 4)
        # Solr's parser stops at a bare colon, bracket or quote
        bare = re.sub(r"\\.", "", asked.get("q", ""))
        if bad or re.search(r"[:()\[\]{}^~!]", bare) or bare.count('"') % 2:
            error = {"__type": "Search Error", "message": "Search Query is invalid"}
            reply_json(handler, {"success": False, "error": error}, 409)
            return
        json.loads(asked["facet.field"])
        start, rows = int(asked["start"]), int(asked["rows"])
        items = [{"name": "region", "display_name": "Région", "count": 45}]
        result = {
            "count": len(PACKAGES),
            "results": PACKAGES[start : start + rows],
            "facets": {"tags": {"eau": 45}},
            "search_facets": {"organization": {"title": "organization", "items": items}},
        }
        reply_json(handler, {"help": "…", "success": True, "result": result})


class Udata:
    """The v2 search gives a link in place of resources and answers 400 to orders it does not know."""

    def __call__(self, handler: Handler) -> None:
        path, asked = handler.seen.path, handler.seen.query
        if path == "/api/2/datasets/search/":
            self.search(handler, asked)
        elif path.startswith("/api/1/datasets/"):
            reply_json(handler, self.dataset(path.split("/")[4], inside=True))
        else:
            handler.reply(404, b"<html>", "text/html")

    def search(self, handler: Handler, asked: dict[str, str]) -> None:
        if asked.get("sort", "-created") not in ("-created", "-views") or set(asked) & {"bbox", "start", "rows"}:
            reply_json(handler, {"message": "Input payload validation failed"}, 400)
            return
        size, page = int(asked["page_size"]), int(asked["page"])
        ids = [f"{rank:024x}" for rank in range(45)][size * (page - 1) : size * page]
        facets = {"format_family": [{"name": "all", "count": 45}, {"name": "geographical", "count": 12}]}
        data = [self.dataset(identifier, inside=False) for identifier in ids]
        reply_json(handler, {"data": data, "total": 45, "page": page, "page_size": size, "facets": facets})

    def dataset(self, identifier: str, *, inside: bool) -> dict[str, Any]:
        resources = [
            {
                "url": "https://geo.example.org/wfs?service=WFS&request=GetCapabilities",
                "format": "wfs",
                "title": "n_zone",
            },
            {"url": "https://geo.example.org/notice.pdf", "format": "pdf", "title": "Notice", "type": "documentation"},
        ]
        link = {"rel": "subsection", "href": f"https://…/api/2/datasets/{identifier}/resources/", "total": 2}
        return {
            "id": identifier,
            "title": f"Jeu {identifier[-2:]}",
            "organization": {"name": "DREAL"},
            "tags": ["eau"],
            "last_update": "2026-01-02T03:04:05+00:00",
            "spatial": {"geom": {"type": "MultiPolygon", "coordinates": [[[[4, 44], [5, 44], [5, 45], [4, 44]]]]}},
            "harvest": {"dct_identifier": "https://x/1", "remote_url": "https://catalogue.example.org/1"},
            "resources": resources if inside else link,
        }


class Search:
    """The search service: only the documented fields, points in place of polygons where that is all it takes."""

    def __init__(self, *, points_only: bool = False, counts: bool = True, ranged: bool = False) -> None:
        self.points_only, self.counts, self.ranged = points_only, counts, ranged
        self.metadata = ""

    def __call__(self, handler: Handler) -> None:
        seen = handler.seen
        if seen.path.startswith("/recherche/api/indexes/geoplateforme/documents/"):
            urls = [self.metadata] if self.metadata else []
            reply_json(handler, {"id": "x", "metadata_urls": urls})
            return
        known = {"title", "shape", "aggregation", *("type", "theme", "producers", "keywords", "open")}
        sent = json.loads(seen.body)
        polygon = sent.get("shape", {}).get("type") == "Polygon"
        if seen.method != "POST" or set(sent) - known or (polygon and self.points_only):
            reply_json(handler, {"error": "bad_request", "error_description": ["…"]}, 400)
            return
        page, size = int(seen.query["page"]), int(seen.query["size"])
        documents = [self.document(rank) for rank in range(45)][size * (page - 1) : size * page]
        counts = {"type": [{"key": "WFS", "doc_count": 40}, {"key": "WMS", "doc_count": 5}]} if self.counts else {}
        ranged = {"Content-Range": f"0-{size}/45"} if self.ranged else None
        reply_json(handler, {"documents": documents, "aggregations": counts}, headers=ranged)

    def document(self, rank: int) -> dict[str, Any]:
        return {
            "id": f"doc-{rank}",
            "layer_name": f"bdtopo:zone_{rank}",
            "title": f"Zone {rank}",
            "type": "WFS",
            "url": f"https://data.example.org/wfs?service=WFS&version=2.0.0&request=DescribeFeatureType&typeNames=bdtopo:zone_{rank}",
            "producers": ["IGN"],
            "publication_date": "2026-09-18",
            "extent": {"type": "Polygon", "coordinates": [[[4, 44], [5, 44], [5, 45], [4, 45], [4, 44]]]},
        }
