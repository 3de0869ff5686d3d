"""The recorded answers of catalogues beside the checkout, and a door that gives any bytes as an answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from prodige_plugin.catalogue import ckan, csw, geonetwork3, geonetwork4, geoplateforme, records, udata
from prodige_plugin.catalogue.csw_names import CSW
from prodige_plugin.metadata.namespaces import ROOTS
from prodige_plugin.network import Answer, Door
from prodige_plugin.network.answer import Headers

SPECS = Path(__file__).resolve().parents[3] / "shared" / "specs"
URL = "https://catalogue.example.org/geonetwork"


class Given(Door):
    """Answers everything with the same bytes."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content

    def request(self, _method: str, url: str, **_options: Any) -> Answer:
        return Answer(200, Headers([("Content-Range", "0-1/9")]), self.content, url, None)


#: protocol → what makes a client that is given these bytes.
CLIENTS: dict[str, Callable[[bytes], Any]] = {
    "csw": lambda content: csw.CswClient(URL, Given(content)),
    "geonetwork4": lambda content: geonetwork4.GeoNetwork4Client(URL, Given(content)),
    "geonetwork3": lambda content: geonetwork3.GeoNetwork3Client(URL, Given(content)),
    "records": lambda content: records.RecordsClient(f"{URL}/collections/main", Given(content)),
    "ckan": lambda content: ckan.CkanClient(URL, Given(content)),
    "udata": lambda content: udata.UdataClient(URL, Given(content)),
    "geoplateforme": lambda content: geoplateforme.GeoplateformeClient(URL, Given(content), Given(content)),
}


@dataclass(frozen=True)
class Recorded:
    """One answer: who reads it, and how many results it holds."""

    name: str
    protocol: str
    content: bytes
    count: int


def as_answer(name: str, content: bytes) -> Recorded | None:
    """Give a file as an answer of a catalogue; ``None`` when it is none.

    Single data sets of CKAN and udata are put into the list that a search gives.
    """
    if name.endswith(".xml"):
        try:
            root = etree.fromstring(content)
        except etree.XMLSyntaxError:
            return None
        if etree.QName(root).localname != "GetRecordsResponse":
            return None
        # DCAT records, which udata asks GeoNetwork for, are none that a client here asks for: left out
        return Recorded(name, "csw", content, len(list(root.iter(*ROOTS, f"{{{CSW}}}Record"))))
    if not name.endswith(".json"):
        return None
    value = json.loads(content)
    if not isinstance(value, dict):
        return None
    hits = value.get("hits")
    if isinstance(hits, dict) and isinstance(hits.get("hits"), list):
        return Recorded(name, "geonetwork4", content, len(hits["hits"]))
    if "@from" in value and "metadata" in value:
        return Recorded(name, "geonetwork3", content, len(value["metadata"]))
    if isinstance(value.get("resources"), list) and "title" in value and "badges" not in value:
        whole = {"success": True, "result": {"count": 1, "results": [value]}}
        return Recorded(name, "ckan", json.dumps(whole).encode(), 1)
    if "resources" in value and "badges" in value and "organization" in value:
        page = {"data": [value], "total": 1, "page": 1, "page_size": 20, "next_page": None}
        return Recorded(name, "udata", json.dumps(page).encode(), 1)
    return None


#: where the reference files are not: answers of the same forms, written for these tests.
_DATASET = {
    "id": "d1", "name": "zones", "title": "Zones humides", "notes": "Inventaire", "tags": [{"name": "eau"}],
    "resources": [{"id": "r1", "url": "https://x.example.org/a.zip", "format": "SHP", "name": "a"}],
    "extras": [{"key": "spatial", "value": '{"type":"Point","coordinates":[1,45]}'}], "license_title": "etalab-2.0",
}  # fmt: skip
_GN4 = {
    "hits": {"total": {"value": 1, "relation": "eq"}, "hits": [{"_id": "a", "_source": {
        "uuid": "a", "resourceTitleObject": {"default": "Zones humides", "langfre": "Zones humides"},
        "resourceType": ["dataset"], "tag": [{"default": "eau"}], "cl_topic": [{"key": "biota", "default": "Biote"}],
        "geom": [{"type": "Polygon", "coordinates": [[[1, 45], [2, 45], [2, 46], [1, 46], [1, 45]]]}],
        "link": [{"protocol": "OGC:WMS", "urlObject": {"default": "https://x.example.org/wms"}, "name": "t"}],
        "MD_LegalConstraintsOtherConstraintsObject": [{"default": "Licence Ouverte 2.0"}],
    }}]},
    "aggregations": {"resourceType": {"buckets": [{"key": "dataset", "doc_count": 1}]}},
}  # fmt: skip
_GN3 = {"@from": "1", "@to": "1", "summary": {"@count": "1"}, "metadata": [{
    "geonet:info": {"uuid": "a"}, "title": "Zones humides", "link": ["a|b|https://x.example.org/wms|OGC:WMS|x"],
    "geoBox": "1|45|2|46", "keyword": ["eau"], "image": "thumbnail|https://x.example.org/a.png",
}]}  # fmt: skip
_RECORDS = {
    "type": "FeatureCollection", "numberMatched": 1, "numberReturned": 1, "features": [{
        "id": "a", "type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 45], [2, 46], [1, 45]]]},
        "properties": {"title": "Zones humides", "type": "dataset", "keywords": ["eau"]},
        "links": [{"rel": "item", "href": "https://x.example.org/a.gpkg", "type": "application/geopackage+sqlite3"}],
    }],
}  # fmt: skip
_GEOPLATEFORME = {"documents": [{
    "id": "a",
    "layer_name": "ZONES:zones", "title": "Zones humides", "type": "WMS", "url": "https://x.example.org/wms",
    "extent": {"type": "Polygon", "coordinates": [[[1, 45], [2, 46], [1, 45]]]}, "keywords": ["eau"],
}]}  # fmt: skip


def _csw() -> bytes:
    from .csw_samples import iso, results

    dublin = (
        '<csw:Record xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ows="http://www.opengis.net/ows">'
        "<dc:identifier>b</dc:identifier><dc:title>Zones</dc:title><ows:BoundingBox crs='EPSG:4326'><ows:LowerCorner>"
        "1 45</ows:LowerCorner><ows:UpperCorner>2 46</ows:UpperCorner></ows:BoundingBox></csw:Record>"
    )
    return results(iso("a") + dublin, 2, 2)


def generated() -> list[Recorded]:
    """Give one answer of each protocol, for machines without the reference files."""
    whole = {"success": True, "result": {"count": 1, "results": [_DATASET], "search_facets": {}}}
    listed = {"data": [_DATASET], "total": 1, "facets": {"tag": {"eau": 1}}}
    answers = {
        "geonetwork4": _GN4, "geonetwork3": _GN3, "records": _RECORDS, "ckan": whole, "udata": listed,
        "geoplateforme": _GEOPLATEFORME,
    }  # fmt: skip
    return [
        Recorded("csw", "csw", _csw(), 2),
        *(Recorded(name, name, json.dumps(value).encode(), 1) for name, value in answers.items()),
    ]


def recorded() -> list[Recorded]:
    """Give every recorded answer of a catalogue; empty where the reference files are not."""
    found = (as_answer(str(file.relative_to(SPECS)), file.read_bytes()) for file in sorted(SPECS.rglob("*.*ml")))
    more = (as_answer(str(file.relative_to(SPECS)), file.read_bytes()) for file in sorted(SPECS.rglob("*.json")))
    return [answer for answer in (*found, *more) if answer is not None]
