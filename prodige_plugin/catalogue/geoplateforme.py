"""The search service of the Géoplateforme (IGN): one entry per layer that a service offers.

``POST …/recherche/api/indexes/geoplateforme`` with the fields searched as JSON. The service knows no order
but its own, counts hits only where it is asked to count them by type, and gives some entries the address
of their metadata record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from .. import xmlsafe
from ..errors import BadRecord, BadXml, Cancelled, HttpError, NetworkError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.envelope import extract
from ..metadata.online import OnlineResource
from ..network import Door, Expect
from . import facets as names
from . import json_answer as js
from .entries import EntryCatalogue
from .model import BOX, Box, Facet, Query, ResultPage, Summary
from .resource_links import host_of, web_address

#: the index searched where the address names none.
INDEX = "geoplateforme"
#: facet → the field of the documents.
_FIELDS: Mapping[str, str] = {
    Facet.SERVICE: "type",
    Facet.DOMAIN: "theme",
    Facet.ORGANISATION: "producers",
    Facet.KEYWORD: "keywords",
}
SUPPORTED: frozenset[str] = frozenset({*_FIELDS, BOX})
#: how many points of a box are asked for, each way, where the service takes no polygon.
_GRID = 5
_PROTOCOLS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"WFS"), "OGC:WFS"),
    (re.compile(r"WMTS"), "OGC:WMTS"),
    (re.compile(r"WMS"), "OGC:WMS"),
    (re.compile(r"TMS"), "OGC:TMS"),
    (re.compile(r"DOWNLOAD|TELECHARGEMENT"), "ATOM"),
)
_CONTENT_RANGE = re.compile(r"/(\d{1,15})\s*$")


class GeoplateformeClient(EntryCatalogue):
    """Search the layers that the Géoplateforme serves (a :class:`~.model.FacetedCatalogue` that suggests)."""

    supported_facets = SUPPORTED

    def __init__(self, url: str, door: Door, visitor: Door | None = None) -> None:
        """Take the address; nothing is asked of the server yet.

        :param url: the address of the search service, or of one of its indexes.
        :param door: the way to the service.
        :param visitor: a way without account, for records that other hosts keep; a new one by default.
        """
        self._index = index(url)
        self._door = door
        self._visitor = visitor or Door()
        self._points = False

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of layers, with one request; always in the service's own order.

        The service takes one value of each filter: of several, hits are looked over here, and the total counts all.

        :raises NetworkError: no answer, a web page, an answer that cannot be read …
        """
        try:
            return self._page(query, feedback)
        except HttpError as error:
            # its documentation shows points; whether it takes a polygon is for the service to say
            if self._points or query.box is None or error.status not in (400, 422, 500):
                raise
        self._points = True
        return self._page(query, feedback)

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the ISO record of an entry that states one, or ``None``.

        :raises NetworkError: the service cannot be asked.
        """
        url = f"{self._index}/documents/{quote(identifier, safe='')}"
        try:
            document = js.as_dict(js.read(self._door, "GET", url, feedback=feedback))
        except HttpError as error:
            if error.status == 404:
                return None
            raise
        for stated in js.as_list(document.get("metadata_urls"))[:3]:
            where = web_address(stated if isinstance(stated, str) else js.inside(stated, "url"))
            if not where:
                continue
            # an entry may name anybody's server: the account goes to the service's own host alone
            door = self._door if host_of(where) == host_of(self._index) else self._visitor
            try:
                return extract(door.get(where, expect=Expect.XML, max_bytes=xmlsafe.MAX_BYTES).content)
            except Cancelled:
                raise
            except (NetworkError, BadXml, BadRecord):
                continue  # the entry itself is enough
        return None

    def suggest(self, words: str, feedback: Feedback | None = None) -> tuple[str, ...]:
        """Give a few titles that have the words, with one request.

        :raises NetworkError: the service cannot be asked.
        """
        typed = " ".join(words.split())[:200]
        if not typed:
            return ()
        params: dict[str, str | int | float] = {"text": typed, "size": 8}
        answer = js.read(self._door, "GET", f"{self._index}/suggest", params=params, feedback=feedback)
        titles = [js.inside(item, "source", "title") for item in js.as_list(answer)]
        return js.texts(titles)[:8]

    def _page(self, query: Query, feedback: Feedback | None) -> ResultPage:
        """Ask for the page that holds the first hit wanted."""
        if feedback is not None:
            feedback.check()
        answer = self._door.request(
            "POST",
            self._index,
            params={"page": query.start // query.page_size + 1, "size": query.page_size},
            data=json.dumps(body(query, self._index, points=self._points)).encode("ascii"),
            headers={"Content-Type": "application/json", "Accept": "application/json"},
            expect=Expect.JSON,
            max_bytes=js.MAX_BYTES,
            safe=True,
        )
        return page(js.parse(answer.content, answer.url), query, answer.headers.get("Content-Range", ""), self._index)


def index(url: str) -> str:
    """Give the address of the index: of the service, of its API or of one of its indexes."""
    parts = urlsplit(url.strip())
    root, _api, rest = parts.path.rstrip("/").partition("/api")
    name = rest.removeprefix("/indexes").strip("/").partition("/")[0] or INDEX
    return urlunsplit((parts.scheme, parts.netloc, f"{root}/api/indexes/{name}", "", ""))


def body(query: Query, place: str = "", *, points: bool = False) -> dict[str, Any]:
    """Give the body of a search.

    :param place: the service's address, whose spellings of values are known from its answers.
    :param points: state the box as points in it, in place of a polygon.
    """
    found: dict[str, Any] = {"aggregation": {"fields": list(_FIELDS.values())}}
    if words := " ".join(query.words.split()):
        found["title"] = words
    if query.box is not None:
        found["shape"] = _shape(query.box, points)
    for facet, values in query.facets.items():
        if facet in _FIELDS:
            spelt = [each for value in values for each in names.spellings(place, facet, value) or (value,)]
            if len(spelt) == 1:
                found[_FIELDS[facet]] = spelt[0]
    return found


def page(answer: object, query: Query, content_range: str = "", place: str = "") -> ResultPage:
    """Read an answer.

    :param content_range: the header that says how many hits there are ("0-19/57"), where it is sent.
    :raises NetworkError: it is no answer of this service.
    """
    if not isinstance(js.inside(answer, "documents"), list):
        raise js.unreadable(tr("It is not an answer of the Géoplateforme's search."))
    found = [js.as_dict(item) for item in js.as_dict(answer)["documents"]]
    skipped = query.start % query.page_size
    summaries = tuple(item for item in map(summary, found[skipped:]) if item.identifier and _passes(item, query.facets))
    returned = max(0, len(found) - skipped)
    counts = _counted(answer)
    stated = _CONTENT_RANGE.search(content_range)
    # each entry has one type, so the counts by type add up to the hits
    total = int(stated[1]) if stated else sum(counts.get("type", {}).values())
    if not total or total < query.start + returned:
        # nothing says how many there are: at least one more if the page is full
        total = query.start + returned + (len(found) >= query.page_size)
    if not returned:
        total = min(total, query.start)
    return ResultPage(total, summaries, js.following(query.start, returned, total), facets(counts, place))


def _passes(item: Summary, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether an entry has one of the wanted values of each filter."""
    asked = {facet: values for facet, values in wanted.items() if facet in _FIELDS}
    services = asked.pop(Facet.SERVICE, ())
    kinds = {names.kind_of_protocol(link.protocol) or link.protocol for link in item.links}
    strict = frozenset({Facet.ORGANISATION, Facet.DOMAIN})
    return names.passes(item, asked, strict) and (not services or bool(kinds & set(services)))


def facets(counted: Mapping[str, Mapping[str, int]], place: str) -> dict[str, dict[str, int]]:
    """Turn the counts by field into those by facet."""
    found: dict[str, dict[str, int]] = {}
    for facet, field in _FIELDS.items():
        pairs = [
            (raw, names.kind_of_protocol(_protocol(raw)) if facet == Facet.SERVICE else raw, number)
            for raw, number in counted.get(field, {}).items()
        ]
        if counts := names.learn(place, facet, pairs):
            found[facet] = counts
    return found


def _protocol(kind: str) -> str:
    """Give the protocol of a type of service, the type itself where it is none known."""
    return next((protocol for pattern, protocol in _PROTOCOLS if pattern.search(kind.upper())), kind)


def _counted(answer: object) -> dict[str, dict[str, int]]:
    """Read the counts, which come as an object, as a list of pairs, or as Elasticsearch's buckets."""
    found: dict[str, dict[str, int]] = {}
    for name, given in js.as_dict(js.inside(answer, "aggregations")).items():
        stated = js.inside(given, "buckets") or given
        if isinstance(stated, dict):
            counts = {value: js.count(number) for value, number in stated.items()}
        else:
            pairs = [js.as_dict(item) for item in js.as_list(stated)]
            counts = {
                js.first(pair.get("key"), pair.get("value"), pair.get("name")): js.count(
                    pair.get("doc_count", pair.get("count"))
                )
                for pair in pairs
            }
        counts = {value: number for value, number in counts.items() if value and number}
        if counts:
            found[name] = counts
    return found


def summary(document: Mapping[str, Any]) -> Summary:
    """Read one entry."""
    years = sorted(js.texts(document.get("production_years")) or js.texts(document.get("production_year")))
    return Summary(
        identifier=js.text(document.get("id")),
        title=js.line(js.first(document.get("title"), document.get("layer_name"))),
        abstract=js.text(document.get("description")),
        organisation=", ".join(js.texts(document.get("producers")))
        or js.line(js.inside(document.get("attribution"), "title")),
        date=js.first(document.get("publication_date"), years[-1] if years else ""),
        type="dataset",
        thumbnail=web_address(js.first(document.get("thumbnail_url"), js.inside(document.get("thumbnail"), "url"))),
        box=js.box_of_geometry(document.get("extent")),
        links=tuple(_links(document)),
        keywords=js.texts([*js.texts(document.get("theme")), *js.texts(document.get("keywords"))]),
        domains=js.texts(document.get("theme")),
    )


def _links(document: Mapping[str, Any]) -> list[OnlineResource]:
    """Give the service, then the records."""
    kind, name = js.line(document.get("type")), js.line(document.get("layer_name"))
    found = []
    where = web_address(document.get("url"))
    if where:
        found.append(OnlineResource(where, _protocol(kind), name, js.line(document.get("title")) or name))
    for stated in js.as_list(document.get("metadata_urls"))[:5]:
        record = web_address(stated if isinstance(stated, str) else js.inside(stated, "url"))
        if record:
            found.append(OnlineResource(record, "OGC:CSW", description=tr("Metadata record"), function="information"))
    return found


def _shape(box: Box, points: bool) -> dict[str, Any]:
    """Give a box as GeoJSON (RFC 7946, longitude first)."""
    west, south, east, north = box.west, box.south, box.east, box.north
    if not points:
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return {"type": "Polygon", "coordinates": [ring]}
    steps = [step / (_GRID - 1) for step in range(_GRID)]
    grid = [[west + (east - west) * x, south + (north - south) * y] for y in steps for x in steps]
    return {"type": "MultiPoint", "coordinates": grid}
