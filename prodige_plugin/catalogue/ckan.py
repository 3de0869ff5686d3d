"""A catalogue that CKAN (2.9 and later) or DKAN keeps, read by its action API (``/api/3/action``).

Search is ``package_search`` (Solr), with ``ext_bbox`` of ckanext-spatial. Entries are JSON; those that a
harvester took from a CSW have their ISO record too (ckanext-harvest, ``/harvest/object/ID``).
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from .. import xmlsafe
from ..errors import BadXml, Cancelled, HtmlInsteadOfData, HttpError, NetworkError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.namespaces import ROOTS
from ..metadata.online import OnlineResource
from ..network import Door, Expect
from . import facets as names
from . import json_answer as js
from . import lucene
from .entries import EntryCatalogue
from .licences import folded, identifiers, open_identifiers, recognise, says_open
from .markdown import plain
from .model import BOX, SINCE, Box, Facet, Query, ResultPage, Sort, Summary
from .resource_links import protocol_of, resource_link, web_address

#: facet → the field of CKAN's index.
_FIELDS: Mapping[str, str] = {
    Facet.ORGANISATION: "organization",
    Facet.DOMAIN: "groups",
    Facet.KEYWORD: "tags",
    Facet.SERVICE: "res_format",
    Facet.LICENCE: "license_id",
    Facet.OPEN_DATA: "license_id",
}
SUPPORTED: frozenset[str] = frozenset({*_FIELDS, SINCE, BOX})
#: the fields that are counted.
COUNTED = tuple(dict.fromkeys(_FIELDS.values()))
#: facets whose values are titles of things that have a name of their own → the action that completes a title.
_LOOK_UP = {Facet.ORGANISATION: "organization_autocomplete", Facet.DOMAIN: "group_autocomplete"}
#: how people type the formats of files.
_FILES = ("SHP", "ZIP", "GeoJSON", "GPKG", "CSV", "KML", "KMZ", "GML", "TIFF", "GeoTIFF", "Shapefile")
_ORDER = {
    Sort.RELEVANCE: "score desc, metadata_modified desc",
    Sort.TITLE: "title_string asc",
    Sort.DATE: "metadata_modified desc",
}
#: the API and the pages of CKAN inside an address that a person copied.
_INSIDE = re.compile(r"/(?:api(?:/\d+)?(?:/action.*)?|dataset(?:/.*)?|organization(?:/.*)?|group(?:/.*)?)/?$")


class CkanClient(EntryCatalogue):
    """Search the data sets of a CKAN (a :class:`~.model.FacetedCatalogue` that suggests)."""

    supported_facets = SUPPORTED

    def __init__(self, url: str, door: Door) -> None:
        """Take the address; nothing is asked of the server yet.

        :param url: the address of the portal, of its API, or of one of its pages.
        :param door: the only way to the network.
        """
        self._bases = bases(url)
        self._place = self._bases[0]
        self._door = door

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of data sets, with one request.

        An organisation or group that was not met yet (a saved search) costs one request more, once.

        :raises NetworkError: no answer, a web page, an answer that cannot be read …
        """
        for facet, action in _LOOK_UP.items():
            for name in query.facets.get(facet, ()):
                if not names.spellings(self._place, facet, name):
                    self._look_up(facet, action, name, feedback)
        result = js.as_dict(self._act("package_search", parameters(query, self._place), feedback))
        found = [js.as_dict(package) for package in js.as_list(result.get("results"))]
        summaries = tuple(item for item in map(summary, found) if item.identifier)
        total = max(js.count(result.get("count")), query.start + len(found))
        return ResultPage(total, summaries, js.following(query.start, len(found), total), facets(result, self._place))

    def suggest(self, words: str, feedback: Feedback | None = None) -> tuple[str, ...]:
        """Give a few titles that begin as the words do, with one request.

        :raises NetworkError: the catalogue cannot be asked.
        """
        typed = " ".join(words.split())[:200]
        if not typed:
            return ()
        found = js.as_list(self._act("package_autocomplete", {"q": typed, "limit": 8}, feedback))
        return js.texts([js.first(js.inside(item, "title"), js.inside(item, "match_displayed")) for item in found])[:8]

    def _look_up(self, facet: str, action: str, title: str, feedback: Feedback | None) -> None:
        """Find out the name of an organisation or group by its title; without it a likely one is asked for."""
        with contextlib.suppress(HttpError):  # 403: lists may be closed to visitors
            found = [js.as_dict(item) for item in js.as_list(self._act(action, {"q": title, "limit": 10}, feedback))]
            pairs = ((js.text(item.get("name")), js.line(item.get("title")), 1) for item in found)
            names.learn(self._place, facet, [pair for pair in pairs if pair[0]])

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the ISO record that an entry was harvested from, or ``None`` if it was not, or is gone.

        :raises NetworkError: the catalogue cannot be asked.
        """
        try:
            package = self._act("package_show", {"id": identifier}, feedback)
        except HttpError as error:
            if error.status == 404:
                return None
            raise
        package = package[0] if isinstance(package, list) and package else package
        harvested = js.text(_extras(js.as_dict(package)).get("harvest_object_id"))
        if not harvested:
            return None
        try:
            data = self._door.get(
                f"{self._bases[0]}/harvest/object/{quote(harvested, safe='')}",
                headers={"Accept": "application/xml"},
                expect=Expect.XML,
                max_bytes=xmlsafe.MAX_BYTES,
            ).content
            return data if xmlsafe.parse(data).tag in ROOTS else None
        except Cancelled:
            raise
        except (NetworkError, BadXml):
            return None  # harvested from another catalogue's JSON, or no longer kept: the entry itself is enough

    def _act(self, action: str, params: Mapping[str, str | int], feedback: Feedback | None) -> Any:
        """Call an action, at the address that answers from then on."""
        first: PluginError | None = None
        for base in self._bases:
            url = f"{base}/api/3/action/{action}"
            try:
                answer = js.read(self._door, "GET", url, params=dict(params), feedback=feedback)
            except (HttpError, HtmlInsteadOfData) as error:
                # a page in place of the API: "/fr", "/data" and the like are missing or too much
                missing = isinstance(error, HtmlInsteadOfData) or (
                    error.status == 404 and "success" not in error.detail
                )
                if not missing:
                    raise
                first = first or error
                continue
            self._bases = (base,)
            if inside_error := js.as_dict(js.inside(answer, "error")):
                raise _refused(inside_error, url)
            if "result" not in js.as_dict(answer):
                raise js.unreadable(tr("It is not an answer of CKAN's action API."), url)
            return answer["result"]
        raise first or js.unreadable(tr("It is not an answer of CKAN's action API."))


def bases(url: str) -> tuple[str, ...]:
    """Give the addresses where the API may be, likeliest first: as given, without its last parts, under /data."""
    parts = urlsplit(url.strip())
    path = _INSIDE.sub("", parts.path).rstrip("/")
    paths = [path]
    while path:
        path = path.rpartition("/")[0]
        paths.append(path)
    return tuple(dict.fromkeys(urlunsplit((parts.scheme, parts.netloc, each, "", "")) for each in (*paths, "/data")))


def parameters(query: Query, place: str = "") -> dict[str, str | int]:
    """Give the parameters of ``package_search``.

    :param place: the catalogue's address, whose spellings of values are known from its answers.
    """
    found: dict[str, str | int] = {
        "rows": query.page_size,
        "start": query.start,
        "sort": _ORDER[query.sort],
        "facet.field": json.dumps(COUNTED),
        "facet.limit": 50,
    }
    if words := lucene.query(query.words):
        found["q"] = words
    if query.box is not None:
        box = query.box
        found["ext_bbox"] = ",".join(f"{value:.6f}" for value in (box.west, box.south, box.east, box.north))
    filters = []
    for facet, values in query.facets.items():
        if facet in _FIELDS and values:
            spelt = dict.fromkeys(each for value in values for each in _spelt(facet, value, place))
            wanted = " OR ".join('"{}"'.format(re.sub(r'(["\\])', r"\\\1", value)) for value in spelt)
            filters.append(f"+{_FIELDS[facet]}:({wanted})")
    if names.is_day(query.since):
        filters.append(f"+metadata_modified:[{query.since}T00:00:00Z TO *]")
    if filters:
        found["fq"] = " ".join(filters)
    return found


def _spelt(facet: str, value: str, place: str) -> tuple[str, ...]:
    """Give the identifiers that this catalogue has, or may have, for a value."""
    known = names.spellings(place, facet, value)
    if known or facet == Facet.KEYWORD:
        return known or (value,)
    if facet == Facet.LICENCE:
        return identifiers(value)
    if facet == Facet.OPEN_DATA:
        return open_identifiers()
    if facet == Facet.SERVICE:
        if value == "FILE":
            return tuple(each for name in _FILES for each in (name, name.lower()))
        return (value, value.lower(), f"OGC:{value}", f"ogc:{value.lower()}")
    # as CKAN makes the name of an organisation or group from its title
    return (folded(value).replace(" ", "-").replace(".", "-"), value)


def facets(result: Mapping[str, Any], place: str = "") -> dict[str, dict[str, int]]:
    """Read the counts: ``search_facets`` (with words for people), or the older ``facets``."""
    counted: dict[str, list[tuple[str, str, int]]] = {}
    for name, facet in js.as_dict(result.get("search_facets")).items():
        items = [js.as_dict(item) for item in js.as_list(js.inside(facet, "items"))]
        counted[name] = [
            (value, js.line(item.get("display_name")), js.count(item.get("count")))
            for item in items
            if (value := js.text(item.get("name")))
        ]
    for name, values in js.as_dict(result.get("facets")).items():
        if not counted.get(name):
            counted[name] = [(value, "", js.count(number)) for value, number in js.as_dict(values).items() if value]
    found: dict[str, dict[str, int]] = {}
    for facet, field in _FIELDS.items():
        pairs = [
            (raw, words, number)
            for raw, stated, number in counted.get(field, ())
            if (words := _words(facet, raw, stated))
        ]
        if counts := names.learn(place, facet, pairs):
            found[facet] = counts
    return found


def _words(facet: str, raw: str, stated: str) -> str:
    """Give the words for a value of the index; "" for one that does not count."""
    if facet == Facet.SERVICE:
        return names.kind_of_protocol(protocol_of(raw))
    if facet == Facet.LICENCE:
        return recognise((stated, raw)).name or (stated if stated != raw else "")
    if facet == Facet.OPEN_DATA:
        return names.YES if recognise((stated, raw)).open or raw in open_identifiers() else ""
    return stated or raw


def summary(package: Mapping[str, Any]) -> Summary:
    """Read one package, of whatever schema: CKAN's own, ckanext-spatial's extras, ckanext-dcat's fields."""
    extras = _extras(package)
    organisation = js.first(
        js.inside(package.get("organization"), "title"),
        extras.get("dcat_publisher_name"),
        *(js.inside(js.as_dict(each), "name") for each in js.as_list(package.get("publisher"))[:1]),
        package.get("author"),
        package.get("maintainer"),
    )
    tags = [
        js.first(js.inside(tag, "display_name"), js.inside(tag, "name"), tag) for tag in js.as_list(package.get("tags"))
    ]
    keywords = tuple(dict.fromkeys(tag for tag in tags if tag))
    stated = (package.get(f"license_{name}") for name in ("url", "title", "id"))
    licence = recognise([js.text(each) for each in (*stated, extras.get("licence"), extras.get("license"))])
    private = package.get("private")
    return Summary(
        identifier=js.first(package.get("id"), package.get("name")),
        title=" ".join(js.first(package.get("title"), package.get("title_translated"), package.get("name")).split()),
        abstract=plain(js.first(package.get("notes"), package.get("notes_translated"))),
        organisation=" ".join(organisation.split()),
        date=js.first(
            *(package.get(key) or extras.get(f"dcat_{key}") for key in ("modified", "issued")),
            *(extras.get(key) for key in ("date-updated", "date-released")),
            package.get("metadata_modified"),
        ),
        type="series" if js.text(package.get("type")) == "dataset_series" else "dataset",
        thumbnail=web_address(js.first(extras.get("graphic-preview-file"), package.get("graphic_overview"))),
        box=_box(package, extras),
        links=_links(package),
        keywords=keywords,
        resource_identifier=js.first(
            package.get("identifier"), extras.get("dcat_identifier"), extras.get("identifier")
        ),
        domains=js.texts(
            [js.first(js.inside(each, "title"), js.inside(each, "name")) for each in js.as_list(package.get("groups"))]
        ),
        licence=licence.name,
        open_data=licence.open or package.get("isopen") is True or says_open(keywords),
        public=not private if isinstance(private, bool) else None,
    )


def _extras(package: Mapping[str, Any]) -> dict[str, Any]:
    """Give the free fields of a package by name."""
    pairs = [js.as_dict(item) for item in js.as_list(package.get("extras"))]
    return {js.text(pair.get("key")): pair.get("value") for pair in pairs}


def _links(package: Mapping[str, Any]) -> tuple[OnlineResource, ...]:
    """Give the resources as links, each once, then the page the data set comes from."""
    found: dict[OnlineResource, None] = {}
    for resource in map(js.as_dict, js.as_list(package.get("resources"))):
        extra_format = js.first(resource.get("resource_locator_protocol"), resource.get("protocol"))
        link = resource_link(
            js.first(resource.get("url"), resource.get("access_url"), resource.get("download_url")),
            js.first(resource.get("format"), extra_format, resource.get("mimetype")),
            js.first(resource.get("name"), resource.get("title"), resource.get("name_translated")),
            resource.get("description"),
        )
        if link is not None:
            found[link] = None
    page = web_address(package.get("url"))
    if page and all(link.url != page for link in found):
        found[OnlineResource(page, "WWW:LINK", description=tr("Page of the producer"), function="information")] = None
    return tuple(found)


def _box(package: Mapping[str, Any], extras: Mapping[str, Any]) -> Box | None:
    """Give the box of ``spatial`` (GeoJSON, as a text or not), or of the figures of ckanext-spatial."""
    for stated in (package.get("spatial"), extras.get("spatial"), _coverage(package)):
        box = js.box_of_geometry(_geometry(stated))
        if box is not None:
            return box
    sides = ("west-long", "south-lat", "east-long", "north-lat")
    return js.box_of_numbers([extras.get(f"bbox-{side}") for side in sides])


def _geometry(stated: object) -> object:
    """Give a geometry that may be stated as a text; ``None`` for what is none."""
    if not isinstance(stated, str):
        return stated
    try:
        return js.parse(stated.encode("utf-8", "replace")) if stated.lstrip().startswith("{") else None
    except NetworkError:
        return None


def _coverage(package: Mapping[str, Any]) -> list[Any]:
    """Give the geometries of ckanext-dcat's ``spatial_coverage``."""
    places = [js.as_dict(place) for place in js.as_list(package.get("spatial_coverage"))]
    return [place[key] for place in places for key in ("bbox", "geom") if isinstance(place.get(key), dict)]


def _refused(error: Mapping[str, Any], url: str) -> NetworkError:
    """Say what CKAN said (``{"success": false, "error": {…}}``)."""
    words = js.first(error.get("message"), *(value for key, value in error.items() if key != "__type"))
    return NetworkError(
        tr("The catalogue refused the search."),
        tr("It says: {words}", words=words[:300]),
        tr("Try with other words or without filters."),
        detail=url,
    )
