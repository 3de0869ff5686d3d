"""GeoNetwork 3 (3.8 to 3.12): search by its ``q`` service, records by its formatters.

``q`` answers with JSON made from XML: one hit is an object and several are a list, every field is a
text or a list of texts, and links, contacts and pictures are texts cut by ``|``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..feedback import Feedback
from ..i18n import tr
from ..metadata.online import OnlineResource
from . import facets, geonetwork4
from . import json_answer as ja
from .csw_request import words
from .geonetwork_edit import Editing
from .licences import recognise, says_open
from .model import BOX, SINCE, Box, Facet, Query, ResultPage, Sort, Summary
from .summary_iso import valid_box

#: facet → the parameter that filters, and the names its counts have (``config-summary.xml`` differs by instance).
_FACETS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    Facet.TYPE: ("type", ("type", "types")),
    Facet.ORGANISATION: ("orgName", ("orgName", "orgNames")),
    Facet.KEYWORD: ("keyword", ("keyword", "keywords")),
    Facet.THEME: (
        "inspiretheme",
        ("inspireTheme", "inspireThemes", "inspireThemeURI", "inspireThemesURI", "inspireThemeWithAc"),
    ),
    Facet.TOPIC: ("topicCat", ("topicCat", "topicCats")),
    Facet.DOMAIN: ("keyword", ("prodige", "domaine", "domaines")),
    Facet.SERVICE: ("protocol", ("protocol", "protocols")),
    # there is no field for it: the keywords that say so
    Facet.OPEN_DATA: ("keyword", ()),
}
SUPPORTED: frozenset[str] = frozenset({*_FACETS, SINCE, BOX})
_OPEN = ("données ouvertes", "Données ouvertes", "donnée ouverte", "open data", "Open data", "opendata")

#: "reverse" is from A to Z, and the newest first without it.
_SORTS = {
    Sort.RELEVANCE: {"sortBy": "relevance"},
    Sort.TITLE: {"sortBy": "title", "sortOrder": "reverse"},
    Sort.DATE: {"sortBy": "changeDate"},
}

#: the most suggestions.
_SUGGESTED = 8

# ``q`` knows wildcards, fuzziness and phrases, and no way to escape them: blanks take their place.
_SPECIAL = re.compile(r'[\\+=&|!(){}\[\]^"~*?:/<>]|(?<!\w)-')


class GeoNetwork3Client(Editing):
    """Search, fetch and save (a :class:`~.model.FacetedCatalogue` that suggests)."""

    supported_facets = SUPPORTED

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of hits, with one request.

        :raises NetworkError: no answer, a web page, something else than an answer of ``q`` …
        """
        if query.page_size <= 0:
            return ResultPage(0, ())
        params = params_of(query, self._place.services)
        answer = ja.read(self._door, "GET", f"{self._place.services}/q", params=params, feedback=feedback)
        return page_of(answer, query, self._place.services)

    def suggest(self, words: str, feedback: Feedback | None = None) -> tuple[str, ...]:
        """Give a few titles that have the words, by the service that completes its own search field.

        :raises NetworkError: the catalogue cannot be asked.
        """
        typed = " ".join(_SPECIAL.sub(" ", words).split())
        if not typed:
            return ()
        params = {"field": "title", "q": _twice(typed[:200]), "sortBy": "STARTSWITHFIRST"}
        answer = ja.read(self._door, "GET", f"{self._place.services}/suggest", params=params, feedback=feedback)
        # as a search engine's browser completion: [what was typed, [suggestions]]
        found = answer[1] if isinstance(answer, list) and len(answer) > 1 else []
        return ja.texts(found)[:_SUGGESTED]

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the full record as ISO 19139, or ``None`` if there is none.

        :raises Forbidden: the record is there, and the account may not see it.
        :raises BadRecord: the server has no ISO 19139 form of it.
        """
        return geonetwork4.fetch(self._door, self._place, identifier, feedback)


def params_of(query: Query, place: str = "") -> dict[str, str]:
    """Give the parameters of a query.

    :param place: the catalogue's address, whose spellings of values are known from its answers.
    """
    params = {
        "_content_type": "json",
        "fast": "index",
        "resultType": "details",
        # the total stands in the summary only
        "buildSummary": "true",
        # ranks from 1, the last one included
        "from": str(query.start + 1),
        "to": str(query.start + query.page_size),
        "_isTemplate": "n",
        **_SORTS[query.sort],
    }
    asked = " ".join(" ".join(_SPECIAL.sub(" ", word) for word in words(query.words)).split())
    if asked:
        params["any"] = _twice(asked)
    if query.box is not None:
        params["geometry"] = _wkt(query.box)
        params["relation"] = "intersection"
    if facets.is_day(query.since):
        # one condition only can be stated, and the record's own date is never before the data's revision
        params["dateFrom"] = query.since
    wanted: dict[str, dict[str, None]] = {}
    for name, values in query.facets.items():
        if name in _FACETS and values:
            spelt = [_twice(each) for value in values for each in _spelt(name, value, place)]
            wanted.setdefault(_FACETS[name][0], {}).update(dict.fromkeys(spelt))
    params.update({name: " or ".join(each) for name, each in wanted.items()})
    return params


def _spelt(facet: str, value: str, place: str) -> tuple[str, ...]:
    """Give the ways this catalogue may write a value."""
    if facet == Facet.OPEN_DATA:
        return _OPEN
    known = facets.spellings(place, facet, value)
    if facet == Facet.SERVICE:
        return known or facets.PROTOCOLS.get(value, (value,))
    return tuple(dict.fromkeys((*known, *facets.variants(facet, value))))


def _twice(value: str) -> str:
    """Give a value as it must be sent: the server decodes each once more than HTTP does."""
    return value.replace("%", "%25").replace("+", "%2B")


def page_of(answer: object, query: Query, place: str = "") -> ResultPage:
    """Read an answer of ``q``, whatever it holds.

    :param place: the catalogue's address, under which its spellings of values are remembered.
    :raises NetworkError: it is no answer of ``q``.
    """
    if not isinstance(answer, dict) or not ("metadata" in answer or "summary" in answer or "@from" in answer):
        raise ja.unreadable(tr("It holds no list of records."))
    raw = ja.as_list(answer.get("metadata"))
    summaries = tuple(found for hit in raw if (found := summary(hit)).identifier)
    stated = ja.inside(answer, "summary", "@count")
    if stated is None:
        # not counted: a full page may have a next one
        following = query.start + len(raw) if len(raw) >= query.page_size else None
        return ResultPage(query.start + len(raw), summaries, following)
    total = max(ja.count(stated), len(summaries))
    following = ja.following(query.start, len(raw), total)
    return ResultPage(total, summaries, following, _counts(ja.inside(answer, "summary", "dimension"), place))


def summary(hit: object) -> Summary:
    """Read one hit; whatever is missing or malformed is left empty."""
    source = ja.as_dict(hit)
    keywords = ja.texts(source.get("keyword"))
    licence = recognise(ja.texts([*ja.as_list(source.get("legalConstraints")), *ja.as_list(source.get("license"))]))
    return Summary(
        identifier=ja.first(ja.inside(source, "geonet:info", "uuid"), source.get("uuid")),
        title=" ".join(ja.first(source.get("title"), source.get("defaultTitle")).split()),
        abstract=ja.first(source.get("abstract"), source.get("defaultAbstract")),
        organisation=_organisation(source),
        date=re.sub(
            r"T00:00:00$",
            "",
            ja.first(*(source.get(f"{kind}Date") for kind in ("revision", "publication", "creation"))),
        ),
        type=ja.text(source.get("type")),
        thumbnail=_picture(source.get("image")),
        box=_box(source.get("geoBox")),
        links=_links(source.get("link")),
        keywords=keywords,
        resource_identifier=ja.text(source.get("identifier")),
        themes=ja.texts(source.get("inspiretheme")),
        topics=ja.texts(source.get("topicCat")),
        licence=licence.name,
        open_data=licence.open or says_open(keywords),
        public=_public(source),
        editable=_edits(ja.inside(source, "geonet:info", "edit")),
    )


def _organisation(source: Mapping[str, Any]) -> str:
    """Give whose data it is: a contact of the resource (``role|resource|organisation|…``) before any other."""
    contacts = [ja.text(item).split("|") for item in ja.as_list(source.get("responsibleParty"))]
    named = [parts for parts in contacts if len(parts) > 2 and parts[2].strip()]
    found = next((parts[2] for parts in named if parts[1] == "resource"), "") or next((p[2] for p in named), "")
    return " ".join((found or ja.text(source.get("orgName"))).split())


def _public(source: Mapping[str, Any]) -> bool | None:
    """Whether the group "all" (1) may see the record; the groups are stated to those who may know them."""
    groups = ja.texts(source.get("publishedForGroup")) or ja.texts(source.get("groupPublishedId"))
    return ("1" in groups or "all" in groups) if groups else None


def _edits(value: object) -> bool | None:
    return {"true": True, "false": False}.get(ja.text(value).lower())


def _picture(value: object) -> str:
    """Give the large picture, else the small one (``thumbnail|address|…``)."""
    pictures = [ja.text(item).split("|") for item in ja.as_list(value)]
    found = {parts[0]: ja.address(parts[1]) for parts in pictures if len(parts) > 1}
    return found.get("thumbnail") or next((url for url in found.values() if url), "")


def _box(value: object) -> Box | None:
    """Give the box around all boxes (``west|south|east|north``, degrees)."""
    boxes = []
    for item in ja.as_list(value):
        figures = [ja.number(part) for part in ja.text(item).split("|")]
        known = [figure for figure in figures if figure is not None]
        if len(figures) == len(known) == 4 and (box := valid_box(*known)) is not None:
            boxes.append(box)
    if not boxes:
        return None
    if len(boxes) == 1:
        return boxes[0]
    return valid_box(
        min(box.west for box in boxes),
        min(box.south for box in boxes),
        max(box.east for box in boxes),
        max(box.north for box in boxes),
    )


def _links(value: object) -> tuple[OnlineResource, ...]:
    """Give every link once (``name|description|address|protocol|media type|order``)."""
    found: dict[OnlineResource, None] = {}
    for item in ja.as_list(value):
        parts = ja.text(item).split("|")
        if len(parts) > 6:  # an address with a bar in it
            parts = [*parts[:2], "|".join(parts[2:-3]), *parts[-3:]]
        if len(parts) < 3 or not ja.link(parts[2]):
            continue
        found[
            OnlineResource(
                url=parts[2].strip(),
                protocol=parts[3].strip() if len(parts) > 3 else "",
                name=parts[0].strip(),
                description=parts[1].strip(),
            )
        ] = None
    return tuple(found)


def _counts(dimensions: object, place: str) -> Mapping[str, Mapping[str, int]]:
    """Read the counts that can be filtered by; one value is an object and several are a list."""
    found: dict[str, dict[str, int]] = {}
    for dimension in ja.as_list(dimensions):
        stated = {ja.text(ja.inside(dimension, "@name")), ja.text(ja.inside(dimension, "@label"))}
        facet = next((facet for facet, (_, names) in _FACETS.items() if stated & set(names)), "")
        pairs = [
            (
                value,
                facets.kind_of_protocol(value) if facet == Facet.SERVICE else "",
                ja.count(ja.inside(item, "@count")),
            )
            for item in ja.as_list(ja.inside(dimension, "category"))
            if (value := ja.first(ja.inside(item, "@value"), ja.inside(item, "@label")))
        ]
        if facet == Facet.SERVICE:
            pairs = [pair for pair in pairs if pair[1]]
        if facet and facet not in found and (counts := facets.learn(place, facet, pairs)):
            found[facet] = counts
    return found


def _wkt(box: Box) -> str:
    """Write a box as WKT, longitude first; two polygons over the antimeridian."""
    if box.west > box.east:
        west = _ring(Box(box.west, box.south, 180.0, box.north))
        return f"MULTIPOLYGON(({west}),({_ring(Box(-180.0, box.south, box.east, box.north))}))"
    return f"POLYGON({_ring(box)})"


def _ring(box: Box) -> str:
    corners = (
        (box.west, box.south),
        (box.east, box.south),
        (box.east, box.north),
        (box.west, box.north),
        (box.west, box.south),
    )
    return "(" + ",".join(f"{longitude:.6f} {latitude:.6f}" for longitude, latitude in corners) + ")"
