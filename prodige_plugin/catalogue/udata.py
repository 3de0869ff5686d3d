"""A catalogue that udata keeps (data.gouv.fr): search by its API v2, one data set by its API v1.

The search gives data sets without their resources (a link to them stands in their place), so a summary is
:attr:`~.model.Summary.partial` until it is completed. It has no search by place: hits are filtered by
:mod:`.narrowing`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from ..errors import FileError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.online import OnlineResource
from ..network import Door
from . import facets as names
from . import json_answer as js
from . import territories
from .entries import EntryCatalogue
from .licences import folded, identifiers, recognise, says_open
from .markdown import plain
from .model import SINCE, Box, Facet, Query, ResultPage, Sort, Summary
from .resource_links import protocol_of, resource_link, web_address

#: facet → the parameter that filters by it, and the names its counts have.
_FACETS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    Facet.ORGANISATION: ("organization", ("organization_id_with_name",)),
    Facet.KEYWORD: ("tag", ("tag", "tags")),
    Facet.LICENCE: ("license", ("license",)),
    Facet.SERVICE: ("format", ("format",)),
}
SUPPORTED: frozenset[str] = frozenset({*_FACETS, SINCE})
#: the ranges of dates there are, and their days; the narrowest that holds a day is asked for.
_RANGES = (("last_30_days", 30), ("last_12_months", 365), ("last_3_years", 3 * 365))
_SUGGESTED = 8
#: how udata names the territories of France, and how many are looked at.
_ZONE = re.compile(r"fr:(?P<level>region|departement|epci|commune):(?P<code>\w{2,9})(?:@.*)?")
_MOST_ZONES = 200
#: only what a card and a sheet show (udata's field mask); whole answers are ten times as large.
_FIELDS = (
    "id,title,slug,description,created_at,last_modified,last_update,tags,resources,organization{name,logo_thumbnail},"
    "owner{first_name,last_name},spatial,harvest,page,license,private"
)


class UdataClient(EntryCatalogue):
    """Search the data sets of a udata (a :class:`~.model.FacetedCatalogue` that suggests)."""

    supported_facets = SUPPORTED

    def __init__(self, url: str, door: Door) -> None:
        """Take the address; nothing is asked of the server yet.

        :param url: the address of the portal or of its API.
        :param door: the only way to the network.
        """
        self._base = base(url)
        self._door = door

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of data sets, with one request; titles in order are not offered, relevance is given.

        An organisation that was not met yet (a saved search) costs one request more, once.

        :raises NetworkError: no answer, a web page, an answer that cannot be read …
        """
        for name in query.facets.get(Facet.ORGANISATION, ()):
            if not names.spellings(self._base, Facet.ORGANISATION, name):
                self._look_up(name, feedback)
        url = f"{self._base}/api/2/datasets/search/"
        answer = js.read(
            self._door,
            "GET",
            url,
            params=parameters(query, self._base),
            headers={"X-Fields": f"data{{{_FIELDS}}},total,next_page,facets"},
            feedback=feedback,
        )
        if not isinstance(js.inside(answer, "data"), list):
            raise js.unreadable(tr("It is not an answer of udata's search."), url)
        found = [js.as_dict(item) for item in answer["data"]]
        skipped = query.start % query.page_size
        summaries = tuple(
            item
            for item in map(read_summary, found[skipped:])
            # the server knows three ranges of dates only
            if item.identifier and (not names.is_day(query.since) or not item.date or item.date[:10] >= query.since)
        )
        returned = max(0, len(found) - skipped)
        total = max(js.count(answer.get("total")), query.start + returned if returned else 0)
        return ResultPage(total, summaries, js.following(query.start, returned, total), facets(answer, self._base))

    def suggest(self, words: str, feedback: Feedback | None = None) -> tuple[str, ...]:
        """Give a few titles that begin as the words do, with one request.

        :raises NetworkError: the catalogue cannot be asked.
        """
        typed = " ".join(words.split())[:200]
        if not typed:
            return ()
        found = self._suggestions("datasets", typed, feedback)
        return js.texts([item.get("title") for item in found])[:_SUGGESTED]

    def _suggestions(self, things: str, typed: str, feedback: Feedback | None) -> list[dict[str, Any]]:
        """Ask for the things whose names begin as typed."""
        url = f"{self._base}/api/1/{things}/suggest/"
        answer = js.read(self._door, "GET", url, params={"q": typed, "size": _SUGGESTED}, feedback=feedback)
        return [js.as_dict(item) for item in js.as_list(answer)]

    def _look_up(self, organisation: str, feedback: Feedback | None) -> None:
        """Find out the identifier of an organisation, by its name."""
        found = self._suggestions("organizations", organisation, feedback)
        names.learn(
            self._base,
            Facet.ORGANISATION,
            [(js.text(item.get("id")), name, 1) for item in found if (name := js.line(item.get("name")))],
        )

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:  # noqa: ARG002
        """Give ``None``: udata keeps no metadata records, of harvested data sets either."""
        return None

    def complete(self, summary: Summary, feedback: Feedback | None = None) -> Summary:
        """Give the summary with the resources, with one request.

        :raises NetworkError: the catalogue cannot be asked, or has no such data set any more.
        """
        if not summary.partial:
            return summary
        where = f"{self._base}/api/1/datasets/{quote(summary.identifier, safe='')}/"
        whole = read_summary(js.as_dict(js.read(self._door, "GET", where, feedback=feedback)))
        if whole.identifier != summary.identifier or whole.partial:
            raise js.unreadable(tr("It is not the data set that was asked for."), where)
        return whole


def base(url: str) -> str:
    """Give the address of the portal: without the API's path, the language and the pages."""
    parts = urlsplit(url.strip())
    path = re.sub(r"/(?:api(?:/\d+)?|(?:[a-z]{2}/)?datasets)(?:/.*)?$", "", parts.path.rstrip("/"))
    path = re.sub(r"/(?:fr|en|es)$", "", path)
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def parameters(query: Query, place: str = "", today: date | None = None) -> list[tuple[str, str | int | float]]:
    """Give the parameters of the search.

    :param place: the catalogue's address, whose spellings of values are known from its answers.
    """
    found: list[tuple[str, str | int | float]] = [
        ("page", query.start // query.page_size + 1),
        ("page_size", query.page_size),
    ]
    if words := " ".join(query.words.split()):
        found.append(("q", words))
    if query.sort is Sort.DATE:
        found.append(("sort", "-created"))
    for facet, values in query.facets.items():
        if facet in _FACETS:
            spelt = dict.fromkeys(each for value in values for each in _spelt(facet, value, place))
            found += [(_FACETS[facet][0], each) for each in spelt]
    if names.is_day(query.since):
        days = ((today or date.today()) - date.fromisoformat(query.since)).days
        wide_enough = next((name for name, length in _RANGES if days <= length), "")
        found += [("last_update_range", wide_enough)] if wide_enough else []
    return found


def _spelt(facet: str, value: str, place: str) -> tuple[str, ...]:
    """Give the identifiers that this catalogue has, or may have, for a value."""
    known = names.spellings(place, facet, value)
    if known:
        return known
    if facet == Facet.LICENCE:
        return identifiers(value)[:1]
    if facet == Facet.SERVICE:
        return (value.lower(),)
    # tags are words without accents, joined by hyphens
    return (folded(value).replace(" ", "-"),) if facet == Facet.KEYWORD else (value,)


def facets(answer: Mapping[str, Any], place: str = "") -> dict[str, dict[str, int]]:
    """Read the counts (``{"license": [{"name": "lov2", "count": 3}, …]}``); older servers give none."""
    counted = js.as_dict(answer.get("facets"))
    found: dict[str, dict[str, int]] = {}
    for facet, (_parameter, stated) in _FACETS.items():
        items = [js.as_dict(item) for name in stated for item in js.as_list(counted.get(name))]
        pairs = [
            (raw, words, js.count(item.get("count")))
            for item in items
            # "all" is the sum, not a value
            if (name := js.text(item.get("name"))) and name != "all"
            for raw, words in (_value(facet, name),)
            if words
        ]
        if counts := names.learn(place, facet, pairs):
            found[facet] = counts
    return found


def _value(facet: str, name: str) -> tuple[str, str]:
    """Give the identifier and the words of a value that is counted; no words for one that does not count."""
    if facet == Facet.ORGANISATION:
        # counted as "identifier|name"
        raw, _bar, words = name.partition("|")
        return raw, " ".join(words.split())
    if facet == Facet.SERVICE:
        return name, names.kind_of_protocol(protocol_of(name))
    if facet == Facet.LICENCE:
        return name, recognise((name,)).name
    return name, name


def read_summary(dataset: Mapping[str, Any]) -> Summary:
    """Read one data set, of the API v1 (with resources) or of the search (with a link to them)."""
    resources = dataset.get("resources")
    harvest = js.as_dict(dataset.get("harvest"))
    owner = js.as_dict(dataset.get("owner"))
    keywords = js.texts(dataset.get("tags"))
    licence = recognise((js.text(dataset.get("license")),))
    private = dataset.get("private")
    return Summary(
        identifier=js.text(dataset.get("id")),
        title=js.line(dataset.get("title")),
        abstract=plain(js.first(dataset.get("description"), dataset.get("description_short"))),
        organisation=js.line(js.inside(dataset.get("organization"), "name"))
        or " ".join(filter(None, (js.line(owner.get("first_name")), js.line(owner.get("last_name"))))),
        date=js.first(dataset.get("last_update"), dataset.get("last_modified"), dataset.get("created_at")),
        type="dataset",
        thumbnail=web_address(js.inside(dataset.get("organization"), "logo_thumbnail")),
        box=js.box_of_geometry(js.inside(dataset.get("spatial"), "geom"))
        or _box_of_zones(js.inside(dataset.get("spatial"), "zones")),
        links=_links(dataset),
        keywords=keywords,
        resource_identifier=js.first(harvest.get("dct_identifier"), harvest.get("remote_id")),
        licence=licence.name,
        open_data=licence.open or says_open(keywords),
        public=not private if isinstance(private, bool) else None,
        partial=isinstance(resources, dict) and js.count(resources.get("total", 1)) > 0,
    )


def _box_of_zones(zones: object) -> Box | None:
    """Give the box around the French territories that a data set says it covers (``fr:departement:38``)."""
    boxes = []
    for zone in js.as_list(zones)[:_MOST_ZONES]:
        match = _ZONE.fullmatch(js.first(js.inside(zone, "id"), zone))
        if match is None:
            continue
        try:
            found = territories.by_code(match["level"], match["code"].upper())
        except FileError:
            return None
        boxes += [found.box] if found is not None else []
    if not boxes:
        return None
    return Box(
        min(box.west for box in boxes),
        min(box.south for box in boxes),
        max(box.east for box in boxes),
        max(box.north for box in boxes),
    )


def _links(dataset: Mapping[str, Any]) -> tuple[OnlineResource, ...]:
    """Give the resources as links, each once, then the data set's own page and the harvested one."""
    found: dict[OnlineResource, None] = {}
    resources = dataset.get("resources")
    for resource in map(js.as_dict, resources if isinstance(resources, list) else ()):
        page = js.text(resource.get("type")) == "documentation"
        link = resource_link(
            js.first(resource.get("url"), resource.get("latest")),
            js.first(resource.get("format"), resource.get("mime")),
            resource.get("title"),
            resource.get("description"),
            function="information" if page else "",
        )
        if link is not None:
            found[link] = None
    pages = ((dataset.get("page"), tr("Page of the data set")), (_remote(dataset), tr("Page of the producer")))
    for stated, words in pages:
        page_url = web_address(stated)
        if page_url and all(link.url != page_url for link in found):
            found[OnlineResource(page_url, "WWW:LINK", description=words, function="information")] = None
    return tuple(found)


def _remote(dataset: Mapping[str, Any]) -> object:
    """Give the page that a data set was harvested from."""
    return js.inside(dataset.get("harvest"), "remote_url")
