"""A small GeoNetwork, version 3 or 4, that refuses what the real ones refuse.

* 4: ``POST …/_search`` takes JSON only, gives nothing beyond rank 10 000 (400), and refuses an unescaped
  special character in a query, an unknown clause or a count on a text field (400, with the request in the
  message, as Elasticsearch does; see :mod:`tests.servers.elastic`). ``q`` is gone (404).
* 3: every value is decoded once more than HTTP does, and a stray ``%`` is an error (500). ``q`` gives an object
  for one hit and a list for several; a POST without the token is forbidden (403, a web page), and there is no
  ``_search``.
* Both: a record's XML is 404 when there is none and 403 when it may not be seen.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from fnmatch import fnmatch
from typing import Any
from urllib.parse import unquote, unquote_plus

from tests.servers import elastic
from tests.servers.http import Handler, HttpServer


def _only(source: dict[str, Any], patterns: list[str]) -> dict[str, Any]:
    """Keep the fields that are asked for, and of objects the parts that are."""
    kept: dict[str, Any] = {}
    for name, value in source.items():
        if any(fnmatch(name, pattern) for pattern in patterns):
            kept[name] = value
            continue
        inside = [pattern.partition(".")[2] for pattern in patterns if pattern.startswith(f"{name}.")]
        if inside:
            items = value if isinstance(value, list) else [value]
            kept[name] = [{k: v for k, v in item.items() if any(fnmatch(k, p) for p in inside)} for item in items]
    return kept


class GeoNetwork:
    """The server's contents; give it to an :class:`HttpServer` by :meth:`install`."""

    def __init__(self, version: str = "4.2.7") -> None:
        self.version = version
        #: (uuid, title, keywords, [west, south, east, north])
        self.records: list[tuple[str, str, list[str], list[float]]] = []
        self.xml: dict[str, bytes] = {}
        self.hidden: set[str] = set()
        #: address, protocol and layer of the service of every record.
        self.link = ("https://x.example/wms", "OGC:WMS", "couche")
        #: fields of the index that cannot be counted.
        self.uncountable: set[str] = set()
        self.bodies: list[dict[str, Any]] = []
        #: more of a record's document, by identifier.
        self.more: dict[str, dict[str, Any]] = {}
        #: permissions beside a hit, by identifier.
        self.allowed: dict[str, dict[str, bool]] = {}

    def install(self, server: HttpServer, root: str = "/geonetwork") -> str:
        """Answer below a path; give its address."""
        self._root = root
        server.route(root + "/", self)
        return server.url(root)

    def __call__(self, handler: Handler) -> None:
        """Answer one request."""
        seen = handler.seen
        path = seen.path.removeprefix(self._root)
        if path == "/srv/api/site":
            self._json(handler, {"system/platform/version": self.version, "system/site/name": "Essai"})
        elif path == "/srv/api/search/records/_search" and self.version.startswith("4"):
            self._search(handler)
        elif seen.method == "POST" and self.version.startswith("3") and "x-xsrf-token" not in seen.headers:
            handler.reply(403, b"<html><title>Forbidden</title></html>", "text/html")
        elif path == "/srv/fre/suggest" and self.version.startswith("3"):
            self._suggest(handler)
        elif path == "/srv/fre/q" and self.version.startswith("3"):
            self._q(handler)
        elif record := re.fullmatch(r"/srv/api/records/([^/]+)/formatters/xml", path):
            identifier = record[1]
            if identifier in self.hidden:
                self._json(handler, {"message": "Forbidden", "code": "forbidden"}, 403)
            elif identifier in self.xml:
                handler.reply(200, self.xml[identifier], "application/xml")
            else:
                self._json(handler, {"message": "Not found", "code": "resource_not_found"}, 404)
        else:
            self._json(handler, {"message": "no such service", "code": "resource_not_found"}, 404)

    def _json(self, handler: Handler, value: object, status: int = 200) -> None:
        handler.reply(status, json.dumps(value).encode(), "application/json")

    def _matching(self, words: list[str], box: list[float] | None) -> list[tuple[str, str, list[str], list[float]]]:
        def meets(one: list[float]) -> bool:
            return box is None or (one[0] <= box[2] and one[2] >= box[0] and one[1] <= box[3] and one[3] >= box[1])

        return [
            record
            for record in self.records
            if all(word.lower() in record[1].lower() for word in words) and meets(record[3])
        ]

    def _search(self, handler: Handler) -> None:
        seen = handler.seen
        if seen.method != "POST" or not seen.headers.get("content-type", "").startswith("application/json"):
            self._json(handler, {"message": "Unsupported Media Type"}, 415)
            return
        body = json.loads(seen.body)
        self.bodies.append(body)
        try:
            told = elastic.search([self._source(record) for record in self.records], body, self.uncountable)
        except elastic.Refused as refused:
            said = {"message": f"Error is: Bad Request.\nRequest:\n{{&quot;from&quot;…\n{refused}"}
            self._json(handler, said, 400)
            return
        found = told.pop("found")
        page = found[body["from"] : body["from"] + body["size"]]
        rights = {"edit": False, "view": True, "download": True, "isPublishedToAll": True}
        answer = {
            "hits": {
                "total": {"value": len(found), "relation": "eq"},
                "hits": [
                    {
                        "_id": source["uuid"],
                        "_source": _only(source, body["_source"]),
                        "owner": False,
                        "related": {"fcats": []},
                        **rights,
                        **self.allowed.get(source["uuid"], {}),
                    }
                    for source in page
                ],
            },
            **told,
        }
        self._json(handler, answer)

    def _source(self, record: tuple[str, str, list[str], list[float]]) -> dict[str, Any]:
        uuid, title, keywords, (west, south, east, north) = record
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return {
            "uuid": uuid,
            "resourceType": ["dataset"],
            "resourceTitleObject": {"default": title, "langfre": title},
            "tag": [{"default": word} for word in keywords],
            "geom": {"type": "Polygon", "coordinates": [ring]},
            "link": {"protocol": self.link[1], "urlObject": {"default": self.link[0]},
                     "nameObject": {"default": self.link[2]}, "function": ""},
            "overview": [{"url": "https://x.example/a.png", "data": "data:image/png;base64,iVBOR"}],
            "OrgForResourceObject": [{"default": "Région"}],
            "document": "x" * 1000,
            "linkProtocol": [self.link[1]],
            "isTemplate": "n",
            **self.more.get(uuid, {}),
        }  # fmt: skip

    def _suggest(self, handler: Handler) -> None:
        asked = handler.seen.query
        typed = unquote(asked["q"])
        found = [record[1] for record in self.records if typed.lower() in record[1].lower()]
        self._json(handler, [typed, found])

    def _q(self, handler: Handler) -> None:
        asked = handler.seen.query
        if any(re.search("%(?![0-9A-Fa-f]{2})", value) for value in asked.values()):
            handler.reply(500, b"URLDecoder: Illegal hex characters in escape (%) pattern", "text/html")
            return
        asked = {name: unquote_plus(value) for name, value in asked.items()}
        first, last = int(asked["from"]), int(asked["to"])
        box = None
        if "geometry" in asked:
            figures = [float(part) for part in re.findall(r"-?\d+\.\d+", asked["geometry"])]
            box = [min(figures[::2]), min(figures[1::2]), max(figures[::2]), max(figures[1::2])]
        found = self._matching(asked.get("any", "").split(), box)
        if "keyword" in asked:
            wanted = set(asked["keyword"].split(" or "))
            found = [record for record in found if wanted & set(record[2])]
        hits: list[dict[str, Any]] = [
            {
                "geonet:info": {"uuid": uuid, "edit": "true"},
                "defaultTitle": title,
                "type": "dataset",
                "geoBox": "|".join(str(side) for side in sides),
                "keyword": keywords if len(keywords) != 1 else keywords[0],
                "link": f"{self.link[2]}|Une couche|{self.link[0]}|{self.link[1]}|application/xml|1",
                "image": ["unknown|https://x.example/s.png|", "thumbnail|https://x.example/a.png|"],
                "responsibleParty": ["pointOfContact|metadata|Autre||a@b.fr", "owner|resource|Région||a@b.fr"],
            }
            for uuid, title, keywords, sides in found[first - 1 : last]
        ]
        answer: dict[str, Any] = {"@from": asked["from"], "@to": asked["to"]}
        if asked.get("buildSummary") == "true":
            category = {"@value": "dataset", "@label": "Jeu de données", "@count": str(len(found))}
            words = Counter(word for record in found for word in record[2])
            keywords = [{"@value": word, "@label": word, "@count": str(n)} for word, n in words.items()]
            protocol = {"@value": self.link[1], "@label": self.link[1], "@count": str(len(found))}
            answer["summary"] = {"@count": str(len(found)), "@type": "local",
                                 "dimension": [{"@name": "type", "@label": "types", "category": category},
                                               {"@name": "keyword", "@label": "keywords", "category": keywords},
                                               {"@name": "protocol", "@label": "protocols", "category": protocol},
                                               {"@name": "mdStatus", "@label": "x", "category": []}]}  # fmt: skip
        if hits:
            answer["metadata"] = hits[0] if len(hits) == 1 else hits
        self._json(handler, answer)
