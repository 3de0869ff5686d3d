"""OGC API - Records (OGC 20-004): collections of records, searched and read.

Servers differ in how pages are asked for (``offset`` with pycsw and pygeoapi, ``startindex`` with
GeoNetwork), and the standard leaves it to the link ``next``: what that link says is learned once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

from ..errors import BadRecord, Cancelled, HtmlInsteadOfData, HttpError, NetworkError, PlatformError
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from . import facets as names
from . import json_answer as ja
from .csw_request import words
from .model import BOX, Facet, Query, ResultPage, Sort
from .read_only import ReadOnly, another_form, iso_record
from .records_summary import summary

#: The names of the parameter that says where a page begins, in the link ``next`` (lower case).
_OFFSETS = ("offset", "startindex", "start")
#: items address → that parameter's name, as long as this process lives; a client is made anew for each search.
_LEARNED: dict[str, str] = {}
#: collections that hold the whole catalogue, where several hold records (GeoNetwork, pycsw, pygeoapi).
_MAIN = ("main", "metadata:main", "catalogue", "catalog", "records")

#: facet → the names its property has among the queryables of servers (pycsw, pygeoapi, ldproxy), likeliest first.
_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    Facet.TYPE: ("type",),
    Facet.KEYWORD: ("keywords", "keyword", "subject"),
    Facet.TOPIC: ("topicCategory", "topiccategory"),
    Facet.ORGANISATION: ("organization", "organizationname", "organisation", "organisationName", "publisher"),
    Facet.LICENCE: ("license", "licence"),
}
#: items address → its queryables; what every server filters by (section 8.5.2 of the standard) is not among them.
_QUERYABLES: dict[str, frozenset[str]] = {}
#: items addresses that refuse to be asked for counts.
_WITHOUT_COUNTS: set[str] = set()

_SORTS = {Sort.TITLE: "title", Sort.DATE: "-updated"}
_ITEMS = re.compile(r"^(?P<root>.*?)/collections(?:/(?P<collection>[^/]+)(?:/.*)?)?/?$")


class RecordsClient(ReadOnly):
    """Search and fetch (a :class:`~.model.FacetedCatalogue`)."""

    def __init__(self, url: str, door: Door) -> None:
        """Take the address; nothing is asked of the server yet.

        :param url: the landing page, a collection, or a collection's items.
        :param door: the only way to the network.
        """
        self._root, self._collection = place_of(url)
        self._door = door

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of hits: one request, and a few more the first time.

        Counts are the server's where it gives any (pycsw 3), else those of the page.

        :raises NetworkError: no answer, a web page, something else than records …
        :raises PlatformError: no collection holds records.
        """
        if query.page_size <= 0:
            return ResultPage(0, ())
        items = self._items(feedback)
        if items not in _QUERYABLES and any(name != Facet.TYPE for name in query.facets):
            self._learn(items, feedback)
        params = params_of(query, _QUERYABLES.get(items, frozenset()), items)
        if query.start:
            params[self._offset(items, feedback)] = str(query.start)
        elif items not in _WITHOUT_COUNTS:
            params["facets"] = "true"
        # counting and sorting are parts of the standard that a server may leave out, and then refuse
        for optional in ("facets", "sortby", ""):
            try:
                answer = ja.read(self._door, "GET", items, params=params, headers=_HEADERS, feedback=feedback)
                break
            except HttpError as error:
                if error.status != 400 or not {"facets", "sortby"} & params.keys():
                    raise
                params.pop(optional, "")
        if not query.start and "facets" not in params:
            _WITHOUT_COUNTS.add(items)
        name = offset_name(answer)
        if name:
            _LEARNED[items] = name
        if items not in _QUERYABLES:
            self._learn(items, feedback)
        return page_of(answer, query, items)

    @property
    def supported_facets(self) -> frozenset[str]:
        """What the collection filters by, as far as its queryables are known."""
        queryables = _QUERYABLES.get(self._address(), frozenset()) if self._collection else frozenset()
        return frozenset({Facet.TYPE, BOX, *(facet for facet in _PROPERTIES if _property(facet, queryables))})

    def suggest(self, words: str, feedback: Feedback | None = None) -> tuple[str, ...]:
        """Give a few titles of what the words find, with one request (two the first time).

        :raises NetworkError: the catalogue cannot be asked.
        :raises PlatformError: no collection holds records.
        """
        if not words.strip():
            return ()
        params = params_of(Query(words=words[:200], page_size=16))
        answer = ja.read(self._door, "GET", self._items(feedback), params=params, headers=_HEADERS, feedback=feedback)
        found = [ja.inside(item, "properties", "title") for item in ja.as_list(ja.inside(answer, "features"))]
        return ja.texts(found)[:8]

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the full record as ISO 19139, or ``None`` if there is none.

        :raises BadRecord: the server has no ISO 19139 form of it.
        """
        item = f"{self._items(feedback)}/{quote(identifier, safe='')}"
        try:
            return iso_record(self._door, item, identifier, {"f": "xml"}, feedback)
        except (BadRecord, NetworkError) as error:
            if not _not_as_xml(error):
                raise
        try:
            record = ja.read(self._door, "GET", item, params={"f": "json"}, headers=_HEADERS, feedback=feedback)
        except HttpError as error:
            if error.status == 404:
                return None
            raise
        for link in ja.as_list(ja.inside(record, "links")):
            if ja.text(ja.inside(link, "rel")) == "alternate" and "xml" in ja.text(ja.inside(link, "type")):
                url = _joined(item, ja.text(ja.inside(link, "href")))
                if url:
                    return iso_record(self._door, url, identifier, feedback=feedback)
        raise another_form(identifier)

    def collections(self, feedback: Feedback | None = None) -> list[str]:
        """Give the collections that hold records, the whole catalogue first.

        :raises NetworkError: no answer, a web page …
        """
        answer = ja.read(
            self._door, "GET", f"{self._root}/collections", params={"f": "json"}, headers=_HEADERS, feedback=feedback
        )
        return collections_of(answer)

    def _items(self, feedback: Feedback | None) -> str:
        """Give the address of the items; the collection is looked up where none is named."""
        if not self._collection:
            found = self.collections(feedback)
            if not found:
                raise PlatformError(
                    tr("This service has no catalogue."),
                    tr("None of its collections holds records."),
                    tr("Check the address; it may be a service of data (OGC API Features)."),
                )
            self._collection = found[0]
        return self._address()

    def _address(self) -> str:
        return f"{self._root}/collections/{quote(self._collection, safe=':')}/items"

    def _learn(self, items: str, feedback: Feedback | None) -> None:
        """Find out, once, what the collection can be filtered by; a server that does not say so has no filters."""
        url = items.removesuffix("items") + "queryables"
        try:
            answer = ja.read(self._door, "GET", url, params={"f": "json"}, headers=_HEADERS, feedback=feedback)
        except Cancelled:
            raise
        except NetworkError:
            answer = None
        _QUERYABLES[items] = frozenset(ja.as_dict(ja.inside(answer, "properties")))

    def _offset(self, items: str, feedback: Feedback | None) -> str:
        """Give the name of the parameter that says where a page begins, asking for one record if need be."""
        if items not in _LEARNED:
            answer = ja.read(
                self._door, "GET", items, params={"limit": "1", "f": "json"}, headers=_HEADERS, feedback=feedback
            )
            _LEARNED[items] = offset_name(answer) or _OFFSETS[0]
        return _LEARNED[items]


def place_of(url: str) -> tuple[str, str]:
    """Give the landing page, without a last slash, and the collection an address names, or ``""``."""
    parts = urlsplit(url.strip())
    match = _ITEMS.match(parts.path.rstrip("/"))
    path = match["root"] if match else parts.path.rstrip("/")
    return urlunsplit((parts.scheme, parts.netloc, path, "", "")), unquote(match["collection"] or "") if match else ""


_HEADERS: Mapping[str, str] = {"Accept": "application/geo+json, application/json;q=0.9"}


def _not_as_xml(error: BadRecord | NetworkError) -> bool:
    """Whether a server says so that it has no XML: it refuses ``f=xml``, or gives a page or JSON in its place."""
    if isinstance(error, HttpError):
        return error.status in (400, 406, 415)
    return isinstance(error, (BadRecord, HtmlInsteadOfData)) or type(error) is NetworkError


def _joined(base: str, link: str) -> str:
    """Give the whole address of a link, or ``""`` where it is none."""
    try:
        return ja.address(urljoin(base, link))
    except ValueError:
        return ""


def params_of(query: Query, queryables: Set[str] = frozenset(), place: str = "") -> dict[str, str]:
    """Give the parameters of a query, without where it begins.

    :param queryables: properties that the collection is filtered by.
    :param place: the collection's address, whose spellings of values are known from its answers.
    """
    params = {"limit": str(query.page_size), "f": "json"}
    # a comma would ask for any of the words (section 8.5.2.5 of the standard), a quote is only a character
    asked = " ".join(" ".join(words(query.words)).replace(",", " ").split())
    if asked:
        params["q"] = asked
    if query.box is not None:
        box = query.box
        params["bbox"] = ",".join(f"{side:.6f}" for side in (box.west, box.south, box.east, box.north))
    for name, values in query.facets.items():
        if name == Facet.TYPE and values:
            params["type"] = ",".join(values)
        elif prop := _property(name, queryables):
            spelt = [each for value in values for each in names.spellings(place, name, value) or (value,)]
            if len(spelt) == 1:
                # of several values no parameter can ask for any
                params[prop] = spelt[0].replace('"', " ")
    if query.sort in _SORTS:
        params["sortby"] = _SORTS[query.sort]
    return params


def _property(facet: str, queryables: Set[str]) -> str:
    """Give the name of the property of a facet, or ``""`` where the collection has none."""
    return next((name for name in _PROPERTIES.get(facet, ()) if name in queryables), "")


def counts_of(answer: object, place: str) -> dict[str, dict[str, int]]:
    """Read the counts of a server that gives some (``facets`` → ``buckets`` of ``value`` and ``count``)."""
    found: dict[str, dict[str, int]] = {}
    for name, given in ja.as_dict(ja.inside(answer, "facets")).items():
        prop = ja.first(ja.inside(given, "property"), name)
        facet = next((facet for facet, known in _PROPERTIES.items() if prop in known or name in known), "")
        pairs = [
            (value, "", ja.count(ja.inside(bucket, "count")))
            for bucket in ja.as_list(ja.inside(given, "buckets"))
            if (value := ja.text(ja.inside(bucket, "value")))
        ]
        if facet and facet not in found and (counts := names.learn(place, facet, pairs)):
            found[facet] = counts
    return found


def page_of(answer: object, query: Query, place: str = "") -> ResultPage:
    """Read a page of items, whatever it holds.

    :param place: the collection's address, under which its spellings of values are remembered.
    :raises NetworkError: it holds no list of features at all.
    """
    raw = ja.inside(answer, "features")
    if not isinstance(raw, list):
        raise ja.unreadable(tr("It holds no list of records."))
    wanted = {name: values for name, values in query.facets.items() if name in _PROPERTIES}
    every = tuple(found for item in raw if (found := summary(item)).identifier)
    summaries = tuple(item for item in every if names.passes(item, wanted))
    counts = counts_of(answer, place)
    fetched = not counts
    counts = counts or names.count(summaries)
    stated = ja.inside(answer, "numberMatched")
    after = query.start + len(raw)
    if ja.number(stated) is None:
        # not counted: the link to a next page says whether there is one
        following = after if raw and _next_link(answer) else None
        return ResultPage(after, summaries, following, counts, facets_of_fetched=fetched)
    total = max(ja.count(stated), len(summaries))
    following = ja.following(query.start, len(raw), total)
    return ResultPage(total, summaries, following, counts, facets_of_fetched=fetched)


def collections_of(answer: object) -> list[str]:
    """Give the identifiers of the collections that hold records, the whole catalogue first."""
    found = []
    for item in ja.as_list(ja.inside(answer, "collections")):
        name = ja.text(ja.inside(item, "id"))
        holds = ja.text(ja.inside(item, "itemType")).lower()
        # drafts of the standard say it by the collection's type
        if name and (holds == "record" or ja.text(ja.inside(item, "type")).lower() == "catalog"):
            found.append(name)
        elif name in _MAIN and not holds:
            found.append(name)  # GeoNetwork's says nothing
    return sorted(found, key=lambda name: _MAIN.index(name) if name in _MAIN else len(_MAIN))


def offset_name(answer: object) -> str:
    """Give the name of the parameter that says where a page begins, as the link ``next`` writes it."""
    try:
        pairs = parse_qsl(urlsplit(_next_link(answer)).query)
    except ValueError:
        return ""
    return next((name for name, _value in pairs if name.lower() in _OFFSETS), "")


def _next_link(answer: object) -> str:
    """Give the address of the next page."""
    links = ja.as_list(ja.inside(answer, "links"))
    return next((ja.text(ja.inside(link, "href")) for link in links if ja.text(ja.inside(link, "rel")) == "next"), "")
