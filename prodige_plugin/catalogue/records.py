"""OGC API - Records (OGC 20-004): collections of records, searched and read.

Servers differ in how pages are asked for (``offset`` with pycsw and pygeoapi, ``startindex`` with
GeoNetwork), and the standard leaves it to the link ``next``: what that link says is learned once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

from ..errors import BadRecord, HtmlInsteadOfData, HttpError, NetworkError, PlatformError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.online import OnlineResource
from ..network import Door
from . import json_answer as ja
from .csw_request import words
from .model import Query, ResultPage, Sort, Summary
from .read_only import ReadOnly, another_form, iso_record

#: The names of the parameter that says where a page begins, in the link ``next`` (lower case).
_OFFSETS = ("offset", "startindex", "start")
#: items address → that parameter's name, as long as this process lives; a client is made anew for each search.
_LEARNED: dict[str, str] = {}
#: collections that hold the whole catalogue, where several hold records (GeoNetwork, pycsw, pygeoapi).
_MAIN = ("main", "metadata:main", "catalogue", "catalog", "records")

_SORTS = {Sort.TITLE: "title", Sort.DATE: "-updated"}
#: links about the record itself or the API, not about the data.
_OWN = {"self", "alternate", "collection", "root", "parent", "next", "prev", "canonical", "up", "via", "items"}
_PICTURES = {"preview", "thumbnail", "icon", "overview"}
_ITEMS = re.compile(r"^(?P<root>.*?)/collections(?:/(?P<collection>[^/]+)(?:/.*)?)?/?$")


class RecordsClient(ReadOnly):
    """Search and fetch (a :class:`~.model.Catalogue`)."""

    def __init__(self, url: str, door: Door) -> None:
        """Take the address; nothing is asked of the server yet.

        :param url: the landing page, a collection, or a collection's items.
        :param door: the only way to the network.
        """
        self._root, self._collection = place_of(url)
        self._door = door

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of hits: one request, and one or two more the first time.

        :raises NetworkError: no answer, a web page, something else than records …
        :raises PlatformError: no collection holds records.
        :raises PluginError: a facet this catalogue cannot filter by.
        """
        if query.page_size <= 0:
            return ResultPage(0, ())
        items = self._items(feedback)
        params = params_of(query)
        if query.start:
            params[self._offset(items, feedback)] = str(query.start)
        try:
            answer = ja.read(self._door, "GET", items, params=params, headers=_HEADERS, feedback=feedback)
        except HttpError as error:
            # sorting is a part of the standard that a server may leave out
            if error.status != 400 or not params.pop("sortby", ""):
                raise
            answer = ja.read(self._door, "GET", items, params=params, headers=_HEADERS, feedback=feedback)
        name = offset_name(answer)
        if name:
            _LEARNED[items] = name
        return page_of(answer, query)

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
        return f"{self._root}/collections/{quote(self._collection, safe=':')}/items"

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


def params_of(query: Query) -> dict[str, str]:
    """Give the parameters of a query, without where it begins.

    :raises PluginError: a facet this catalogue cannot filter by.
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
        if name != "type":
            raise PluginError(
                tr("This catalogue cannot filter by {name}.", name=name),
                tr("Its protocol, {protocol}, has no such filter.", protocol="OGC API Records"),
                tr("Take this filter away, or search in another catalogue."),
            )
        if values:
            params["type"] = ",".join(values)
    if query.sort in _SORTS:
        params["sortby"] = _SORTS[query.sort]
    return params


def page_of(answer: object, query: Query) -> ResultPage:
    """Read a page of items, whatever it holds.

    :raises NetworkError: it holds no list of features at all.
    """
    raw = ja.inside(answer, "features")
    if not isinstance(raw, list):
        raise ja.unreadable(tr("It holds no list of records."))
    summaries = tuple(found for item in raw if (found := summary(item)).identifier)
    stated = ja.inside(answer, "numberMatched")
    after = query.start + len(raw)
    if ja.number(stated) is None:
        # not counted: the link to a next page says whether there is one
        following = after if raw and _next_link(answer) else None
        return ResultPage(after, summaries, following)
    total = max(ja.count(stated), len(summaries))
    return ResultPage(total, summaries, ja.following(query.start, len(raw), total))


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


def summary(item: object) -> Summary:
    """Read one record (its GeoJSON form, section 7.3); whatever is missing or malformed is left empty."""
    record = ja.as_dict(item)
    told = ja.as_dict(record.get("properties"))
    links = [ja.as_dict(link) for part in (record, told) for link in ja.as_list(part.get("links"))]
    # an older draft had the links to the data apart
    links += [ja.as_dict(link) for link in ja.as_list(told.get("associations"))]
    return Summary(
        identifier=ja.first(record.get("id"), told.get("identifier")),
        title=ja.line(told.get("title")),
        abstract=ja.text(told.get("description")),
        organisation=_organisation(told),
        date=ja.first(told.get("updated"), told.get("created"), told.get("record-updated")),
        type=ja.text(told.get("type")),
        thumbnail=next(
            (url for link in links if _rel(link) in _PICTURES and (url := ja.address(link.get("href")))), ""
        ),
        box=ja.box_of_numbers(record.get("bbox")) or ja.box_of_geometry(record.get("geometry")),
        links=_links(links),
        keywords=_keywords(told),
        resource_identifier=next(
            (
                found
                for name in ("externalIds", "externalId")
                for other in (*ja.as_list(told.get(name)), *ja.as_list(record.get(name)))
                if (found := ja.text(other.get("value") if isinstance(other, dict) else other))
            ),
            "",
        ),
    )


def _rel(link: Mapping[str, Any]) -> str:
    """Give what a link is to the record, in lower case."""
    return ja.text(link.get("rel")).lower()


def _organisation(told: Mapping[str, Any]) -> str:
    """Give whose data it is."""
    for name in ("contacts", "providers", "contactPoint", "publisher"):
        for contact in ja.as_list(told.get(name)):
            if isinstance(contact, dict):
                found = ja.first(contact.get("organization"), contact.get("organisation"), contact.get("name"))
            else:
                found = ja.text(contact)
            if found:
                return " ".join(found.split())
    return ""


def _keywords(told: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the keywords and the concepts of the themes, each once."""
    items = list(ja.as_list(told.get("keywords")))
    for theme in ja.as_list(told.get("themes")):
        for concept in ja.as_list(ja.inside(theme, "concepts")):
            items.append(ja.first(concept.get("title"), concept.get("id")) if isinstance(concept, dict) else concept)
    return ja.texts([item.get("name") if isinstance(item, dict) and "name" in item else item for item in items])


def _links(links: list[dict[str, Any]]) -> tuple[OnlineResource, ...]:
    """Give every link to the data once."""
    found: dict[OnlineResource, None] = {}
    for link in links:
        url = ja.address(link.get("href"))
        if url and _rel(link) not in _OWN | _PICTURES:
            protocol = ja.first(link.get("protocol"), link.get("type"))
            found[
                OnlineResource(
                    url=url,
                    protocol=protocol,
                    name=ja.text(link.get("name")),
                    description=ja.first(link.get("description"), link.get("title")),
                )
            ] = None
    return tuple(found)
