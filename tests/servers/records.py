"""A small OGC API - Records, strict: a parameter it does not know is a bad request (as pygeoapi's are).

It has a collection of data beside the one of records; the parameter that says where a page begins has the
name it is given, and only the link ``next`` tells it; records are XML only where it is told so.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from urllib.parse import unquote, urlencode

from tests.servers.http import Handler, HttpServer


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _buckets(records: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    counted = Counter(value for record in records for value in _listed(record["properties"].get(name)) if value)
    return [{"value": value, "count": count} for value, count in counted.most_common()]


class Records:
    """The server's contents; give it to an :class:`HttpServer` by :meth:`install`."""

    def __init__(self, *, offset: str = "offset", sorting: bool = True, counted: bool = True) -> None:
        self.offset, self.sorting, self.counted = offset, sorting, counted
        self._root = ""
        self.records: list[dict[str, Any]] = []
        self.xml: dict[str, bytes] = {}
        #: properties it can be filtered by, and whether it counts them (as pycsw 3).
        self.queryables: dict[str, str] = {}
        self.counting = False
        #: whether ``f=xml`` is known; else a record only links to its XML.
        self.gives_xml = True

    def install(self, server: HttpServer, root: str = "/ogc") -> str:
        """Answer below a path; give its address."""
        self._root, self._server = root, server
        server.route(root, self)
        server.route(root + "/", self)
        return server.url(root)

    def add(self, identifier: str, title: str, **properties: Any) -> None:
        """Add a record of a degree's square, one degree more to the east for each."""
        west = float(len(self.records))
        ring = [[west, 44], [west + 1, 44], [west + 1, 45], [west, 45], [west, 44]]
        self.records.append(
            {
                "id": identifier,
                "type": "Feature",
                "geometry": {"type": "Polygon", "coordinates": [ring]},
                "properties": {"type": "dataset", "title": title, **properties},
                "links": [
                    {"href": "https://x.example/wms", "rel": "item", "type": "OGC:WMS", "name": "couche"},
                    {"href": "https://x.example/a.png", "rel": "preview", "type": "image/png"},
                    {"href": f"{self._root}/xml/{identifier}", "rel": "alternate", "type": "application/xml"},
                ],
            }
        )

    def __call__(self, handler: Handler) -> None:
        """Answer one request."""
        seen = handler.seen
        path = seen.path.removeprefix(self._root).strip("/")
        items = "collections/metadata:main/items"
        if path == "":
            self._json(handler, {"title": "Essai", "links": [{"rel": "conformance", "href": "conformance"}]})
        elif path == "conformance":
            self._json(handler, {"conformsTo": ["http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/core"]})
        elif path == "collections":
            self._json(
                handler,
                {
                    "collections": [
                        {"id": "roads", "itemType": "feature"},
                        {"id": "metadata:main", "itemType": "record"},
                    ]
                },
            )
        elif path == "collections/metadata:main/queryables" and self.queryables:
            properties = {name: {"type": kind} for name, kind in self.queryables.items()}
            self._json(handler, {"type": "object", "properties": properties})
        elif path == items:
            self._page(handler)
        elif path.startswith(items + "/"):
            self._item(handler, unquote(path.removeprefix(items + "/")))
        elif path.startswith("xml/") and path[4:] in self.xml:
            handler.reply(200, self.xml[path[4:]], "application/xml")
        else:
            self._json(handler, {"code": "NotFound"}, 404)

    def _json(self, handler: Handler, value: object, status: int = 200) -> None:
        handler.reply(status, json.dumps(value).encode(), "application/geo+json")

    def _page(self, handler: Handler) -> None:
        asked = dict(handler.seen.query)
        known = {"f", "limit", "q", "bbox", "type", self.offset} | ({"sortby"} if self.sorting else set())
        known |= ({"facets"} if self.counting else set()) | set(self.queryables)
        if set(asked) - known or asked.get("f", "json") != "json":
            self._json(handler, {"code": "InvalidParameterValue", "description": "unknown query parameter"}, 400)
            return
        found = [r for r in self.records if self._meets(r, asked)]
        for name in set(asked) & set(self.queryables) - {"type"}:
            found = [r for r in found if asked[name] in _listed(r["properties"].get(name))]
        if asked.get("sortby") == "title":
            found.sort(key=lambda record: record["properties"]["title"])
        start, limit = int(asked.get(self.offset, 0)), int(asked.get("limit", 10))
        page = found[start : start + limit]
        answer: dict[str, Any] = {"type": "FeatureCollection", "features": page, "links": []}
        if self.counted:
            answer |= {"numberMatched": len(found), "numberReturned": len(page)}
        if self.counting and asked.get("facets") == "true":
            answer["facets"] = {
                name: {"type": "terms", "property": name, "buckets": _buckets(found, name)} for name in self.queryables
            }
        if start + limit < len(found):
            pairs = urlencode({**asked, self.offset: start + limit})
            answer["links"] = [{"rel": "next", "href": self._server.url(handler.seen.path + "?" + pairs)}]
        self._json(handler, answer)

    def _meets(self, record: dict[str, Any], asked: dict[str, str]) -> bool:
        title = record["properties"]["title"].lower()
        # words parted by a comma: any of them; by a blank: all of them
        any_of = [part.split() for part in asked.get("q", "").lower().split(",")]
        if not any(all(word in title for word in part) for part in any_of):
            return False
        if "bbox" in asked:
            west, south, east, north = (float(side) for side in asked["bbox"].split(","))
            ring = record["geometry"]["coordinates"][0]
            return bool(ring[0][0] <= east and ring[1][0] >= west and ring[0][1] <= north and ring[2][1] >= south)
        return True

    def _item(self, handler: Handler, identifier: str) -> None:
        record = next((record for record in self.records if record["id"] == identifier), None)
        if record is None:
            self._json(handler, {"code": "NotFound"}, 404)
        elif handler.seen.query.get("f") == "xml":
            if self.gives_xml:
                handler.reply(200, self.xml[identifier], "application/xml")
            else:
                self._json(handler, {"code": "InvalidParameterValue", "description": "Invalid format"}, 400)
        else:
            self._json(handler, record)
