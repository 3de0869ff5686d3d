"""Small CKAN, udata and Géoplateforme search, with the manners of the real ones that a client can trip over."""

from __future__ import annotations

import json
import re
from collections import Counter
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
        "organization": {"title": "Région Sud" if rank % 3 else "DREAL", "name": "region-sud" if rank % 3 else "dreal"},
        "groups": [{"name": "env", "title": "Environnement"}] if rank < 10 else [],
        "license_id": "lov2" if rank % 2 else "cc-by-nc",
        "license_title": "Licence Ouverte / Open Licence version 2.0" if rank % 2 else "CC BY-NC",
        "private": False,
        "metadata_modified": "2026-03-04T10:00:00.0" if rank < 40 else "2020-01-01T00:00:00.0",
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


#: fields of the index that are counted → words for their values.
WORDS: dict[str, dict[str, str]] = {
    "organization": {"region-sud": "Région Sud", "dreal": "DREAL"},
    "groups": {"env": "Environnement"},
    "tags": {},
    "res_format": {},
    "license_id": {"lov2": "Licence Ouverte / Open Licence version 2.0"},
}


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
        elif path == f"{self.root}/api/3/action/package_autocomplete":
            named = [p for p in PACKAGES if asked["q"].lower() in p["title"].lower()][: int(asked["limit"])]
            found = [{"name": p["name"], "title": p["title"], "match_field": "title"} for p in named]
            reply_json(handler, {"success": True, "result": found})
        elif path == f"{self.root}/api/3/action/group_autocomplete":
            found = [{"id": "x", "name": "env", "title": "Environnement"}] if asked["q"] in "Environnement" else []
            reply_json(handler, {"success": True, "result": found})
        elif path == f"{self.root}/api/3/action/organization_autocomplete":
            error = {"__type": "Authorization Error", "message": "Access denied"}
            reply_json(handler, {"success": False, "error": error}, 403)
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
        found = [package for package in PACKAGES if self.passes(package, asked.get("fq", ""))]
        start, rows = int(asked["start"]), int(asked["rows"])
        counted = {field: Counter(v for p in found for v in self.values(p, field)) for field in WORDS}
        result = {
            "count": len(found),
            "results": found[start : start + rows],
            "facets": {field: dict(counts) for field, counts in counted.items()},
            "search_facets": {
                field: {
                    "title": field,
                    "items": [
                        {"name": value, "display_name": WORDS[field].get(value, value), "count": number}
                        for value, number in counted[field].items()
                    ],
                }
                for field in json.loads(asked["facet.field"])
            },
        }
        reply_json(handler, {"help": "…", "success": True, "result": result})

    def values(self, package: dict[str, Any], field: str) -> list[str]:
        """Give what Solr's index has for a field: exact texts."""
        return {
            "organization": [package["organization"]["name"]],
            "groups": [group["name"] for group in package["groups"]],
            "tags": [tag["name"] for tag in package["tags"]],
            "res_format": [resource["format"] for resource in package["resources"]],
            "license_id": [package["license_id"]],
        }[field]

    def passes(self, package: dict[str, Any], fq: str) -> bool:
        """Apply ``+field:("a" OR "b") +metadata_modified:[… TO *]``."""
        since = re.search(r"\+metadata_modified:\[(\S+)Z TO \*\]", fq)
        if since and package["metadata_modified"] < since[1]:
            return False
        for field, wanted in re.findall(r"\+(?!metadata)(\w+):\((.*?)\)(?= \+|$)", fq):
            asked = [re.sub(r"\\(.)", r"\1", value) for value in re.findall(r'"((?:[^"\\]|\\.)*)"', wanted)]
            if not set(asked) & set(self.values(package, field)):
                return False
        return True


ORGANISATIONS = {"IGN": "1" * 24, "DREAL": "5a" * 12}


class Udata:
    """The v2 search gives a link in place of resources and answers 400 to orders it does not know."""

    def __call__(self, handler: Handler) -> None:
        path, asked = handler.seen.path, handler.seen.query
        if path == "/api/2/datasets/search/":
            self.search(handler, asked)
        elif path == "/api/1/site/":
            reply_json(handler, {"id": "essai", "title": "Essai", "metrics": {"datasets": 45}, "version": "10.0"})
        elif suggested := re.fullmatch(r"/api/1/(datasets|organizations)/suggest/", path):
            self.suggest(handler, suggested[1], asked["q"])
        elif path.startswith("/api/1/datasets/"):
            reply_json(handler, self.dataset(path.split("/")[4], inside=True))
        else:
            handler.reply(404, b"<html>", "text/html")

    def search(self, handler: Handler, asked: dict[str, str]) -> None:
        known = {"q", "page", "page_size", "sort", "organization", "tag", "license", "format", "last_update_range"}
        ranges = ("last_30_days", "last_12_months", "last_3_years")
        if (
            asked.get("sort", "-created") not in ("-created", "-views")
            or set(asked) - known
            or asked.get("last_update_range", ranges[0]) not in ranges
        ):
            reply_json(handler, {"message": "Input payload validation failed"}, 400)
            return
        size, page = int(asked["page_size"]), int(asked["page"])
        found = [
            identifier
            for identifier in (f"{rank:024x}" for rank in range(45))
            if all(asked.get(name, value) == value for name, value in self.indexed(identifier).items())
        ]
        ids = found[size * (page - 1) : size * page]
        owners = Counter(self.dataset(each, inside=False)["organization"]["name"] for each in found)
        licences = Counter(self.indexed(each)["license"] for each in found)
        facets = {
            "format_family": [{"name": "all", "count": len(found)}, {"name": "geographical", "count": 12}],
            "organization_id_with_name": [
                {"name": "all", "count": len(found)},
                *({"name": f"{ORGANISATIONS[name]}|{name}", "count": number} for name, number in owners.items()),
            ],
            "license": [{"name": name, "count": number} for name, number in licences.items()],
        }
        data = [self.dataset(identifier, inside=False) for identifier in ids]
        reply_json(handler, {"data": data, "total": len(found), "page": page, "page_size": size, "facets": facets})

    def indexed(self, identifier: str) -> dict[str, str]:
        """Give what a data set is filtered by."""
        rank = int(identifier, 16)
        owner = ORGANISATIONS["IGN" if rank % 5 == 0 else "DREAL"]
        return {"organization": owner, "tag": "eau-potable", "license": "lov2" if rank % 2 else "notspecified"}

    def suggest(self, handler: Handler, things: str, typed: str) -> None:
        if things == "organizations":
            found = [{"id": key, "name": name} for name, key in ORGANISATIONS.items() if typed.lower() in name.lower()]
        else:
            found = [{"id": "1", "title": f"{typed} potable"}, {"id": "2", "title": f"{typed} potable"}]
        reply_json(handler, found)

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
            "organization": {"name": "DREAL" if int(identifier, 16) % 5 else "IGN"},
            "license": self.indexed(identifier)["license"],
            "private": False,
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
        if seen.path == "/recherche/api/indexes/geoplateforme/suggest":
            found = [self.document(rank) for rank in range(3)]
            reply_json(handler, [{"index": "geoplateforme", "score": 1.0, "source": each} for each in found])
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
