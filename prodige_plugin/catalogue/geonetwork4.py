"""GeoNetwork 4: search by its Elasticsearch passage, records by its formatters.

``POST {geonetwork}/{portal}/api/search/records/_search`` takes an Elasticsearch query; the server itself
adds what the account may see. Nothing of the permissions beside each hit is used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from ..errors import BadRecord, HttpError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.online import OnlineResource
from ..network import Door
from . import json_answer as ja
from . import lucene
from .csw import CswClient
from .geonetwork_address import Place, place_of, record_url
from .model import Query, ResultPage, Sort, Summary
from .read_only import ReadOnly, iso_record

#: Elasticsearch gives no hit beyond this rank (index.max_result_window).
DEEPEST = 10_000

#: facet name → the field of the index, and how many values are asked for.
_FACETS = {
    "type": ("resourceType", 20),
    "organisation": ("OrgForResourceObject.default", 50),
    "keyword": ("tag.default", 50),
    "inspire_theme": ("th_httpinspireeceuropaeutheme-theme.default", 34),
    "topic": ("cl_topic.key", 20),
    "protocol": ("linkProtocol", 50),
    "open_data": ("isOpenData", 2),
}

#: what a card and the links need; whole documents are many times as large (pictures stand in them as text).
_SOURCE = [
    "uuid",
    "resourceType",
    "resourceTitleObject",
    "resourceAbstractObject",
    "overview.url",
    "link",
    "*OrgForResource*",
    "OrgObject",
    "contactForResource.organisation*",
    "tag",
    "geom",
    "shape",
    "resourceDate",
    "resourceIdentifier",
]

#: French first: its words are stemmed as French ones; "default" has them in the record's own language.
_SEARCHED = [
    "resourceTitleObject.langfre^6",
    "resourceTitleObject.*^5",
    "tag.*^4",
    "resourceAbstractObject.*^3",
    "lineageObject.*^2",
    "any.*",
    "uuid",
]

_BY_UUID: dict[str, Any] = {"uuid": {"order": "asc", "unmapped_type": "keyword"}}
_BY_DATE: dict[str, Any] = {"changeDate": {"order": "desc", "unmapped_type": "date"}}
_SORTS: dict[Sort, list[Any]] = {
    # the identifier last: pages of equal scores must not overlap
    Sort.RELEVANCE: ["_score", _BY_DATE, _BY_UUID],
    Sort.DATE: [_BY_DATE, _BY_UUID],
    # ".sort" since 4.2, ".keyword" before; the one that is not there is passed over
    Sort.TITLE: [
        {"resourceTitleObject.default.sort": {"order": "asc", "unmapped_type": "keyword"}},
        {"resourceTitleObject.default.keyword": {"order": "asc", "unmapped_type": "keyword"}},
        _BY_UUID,
    ],
}

#: whose data it is, best first (prefixes of the index's ``…OrgForResourceObject``).
_ROLES = ("owner", "publisher", "custodian", "author", "originator", "pointOfContact", "resourceProvider")
_MIDNIGHT_IN_FRANCE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)T2[23]:00:00(?:\.0+)?Z$")


class GeoNetwork4Client(ReadOnly):
    """Search and fetch (a :class:`~.model.Catalogue`)."""

    def __init__(self, url: str, door: Door) -> None:
        """Take the address; nothing is asked of the server yet.

        :param url: any address of the catalogue: its root, a page of it, its API or its CSW.
        :param door: the only way to the network.
        """
        self._place = place_of(url)
        self._door = door

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of hits, with one request; facets come with the first page only.

        Where the facets are refused, the same page is asked for once more without them.

        :raises NetworkError: no answer, a web page, something else than hits …
        :raises PluginError: a facet this catalogue cannot filter by.
        """
        if query.start >= DEEPEST or query.page_size <= 0:
            return ResultPage(0, ())
        body = body_of(query)
        try:
            answer = self._ask(body, feedback)
        except HttpError as error:
            # a field that this version keeps as text cannot be counted, and the whole request is refused
            if error.status != 400 or body.pop("aggregations", None) is None:
                raise
            answer = self._ask(body, feedback)
        return page_of(answer, query)

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the full record as ISO 19139, or ``None`` if there is none.

        :raises Forbidden: the record is there, and the account may not see it.
        :raises BadRecord: the server has no ISO 19139 form of it.
        """
        return fetch(self._door, self._place, identifier, feedback)

    def _ask(self, body: Mapping[str, Any], feedback: Feedback | None) -> object:
        """Send a search and give the answer."""
        url = f"{self._place.api}/search/records/_search"
        return ja.read(self._door, "POST", url, params={"bucket": "plugin"}, body=body, feedback=feedback)


def fetch(door: Door, place: Place, identifier: str, feedback: Feedback | None = None) -> bytes | None:
    """Fetch one record of a GeoNetwork 3 or 4 as it is stored, or as its CSW translates it to ISO 19139.

    :raises NetworkError: no answer, no right …
    :raises BadRecord: the server has no ISO 19139 form of it.
    """
    params = {"addSchemaLocation": "true", "increasePopularity": "false", "withInfo": "false", "attachment": "false"}
    try:
        return iso_record(door, record_url(place, identifier), identifier, params, feedback)
    except BadRecord as stored:
        # ISO 19115-3 is translated by the catalogue's CSW (outputSchema gmd), by nothing else
        try:
            found = CswClient(place.csw, door).fetch(identifier, feedback)
        except PluginError:
            raise stored from None
        if found is None:
            raise
        return found


def body_of(query: Query) -> dict[str, Any]:
    """Build the Elasticsearch request of a query.

    :raises PluginError: a facet this catalogue cannot filter by.
    """
    words = lucene.query(query.words)
    conditions: list[dict[str, Any]] = [{"terms": {"isTemplate": ["n"]}}]
    if query.box is not None:
        box = query.box
        # north-west, south-east; west greater than east goes over the antimeridian
        shape = {"type": "envelope", "coordinates": [[box.west, box.north], [box.east, box.south]]}
        conditions.append({"geo_shape": {"geom": {"shape": shape, "relation": "intersects"}}})
    for name, values in query.facets.items():
        if name not in _FACETS:
            raise PluginError(
                tr("This catalogue cannot filter by {name}.", name=name),
                tr("Its protocol, {protocol}, has no such filter.", protocol="GeoNetwork 4"),
                tr("Take this filter away, or search in another catalogue."),
            )
        if values:
            conditions.append({"terms": {_FACETS[name][0]: list(values)}})
    must: list[dict[str, Any]] = [{"match_all": {}}]
    if words:
        must = [{"query_string": {"query": words, "default_operator": "AND", "fields": _SEARCHED}}]
    body: dict[str, Any] = {
        "from": query.start,
        "size": min(query.page_size, DEEPEST - query.start),
        "track_total_hits": True,
        "sort": _SORTS[query.sort],
        "_source": _SOURCE,
        "query": {
            "bool": {
                "must": must,
                "filter": conditions,
                # descriptions of attributes are records of their own, and nothing a map can show
                "must_not": [{"query_string": {"query": "resourceType:featureCatalog AND !resourceType:dataset"}}],
            }
        },
    }
    if not query.start:
        body["aggregations"] = {
            name: {"terms": {"field": field, "size": size}} for name, (field, size) in _FACETS.items()
        }
    return body


def page_of(answer: object, query: Query) -> ResultPage:
    """Read an answer of ``_search``, whatever it holds.

    :raises NetworkError: it holds no list of hits at all.
    """
    hits = ja.inside(answer, "hits")
    if not isinstance(hits, dict) or not isinstance(hits.get("hits"), list):
        raise ja.unreadable(tr("It holds no list of records."))
    raw = hits["hits"]
    summaries = tuple(found for hit in raw if (found := summary(hit)).identifier)
    # a number on Elasticsearch 6, an object since; absent where it was not counted
    stated = hits.get("total")
    total = max(ja.count(ja.inside(stated, "value") if isinstance(stated, dict) else stated), len(summaries))
    following = ja.following(query.start, len(raw), total)
    return ResultPage(
        total,
        summaries,
        following if following is not None and following < DEEPEST else None,
        facets_of(ja.inside(answer, "aggregations")),
    )


def facets_of(aggregations: object) -> Mapping[str, Mapping[str, int]]:
    """Read the counts; buckets come as a list, or as an object by name."""
    facets: dict[str, Mapping[str, int]] = {}
    for name, aggregation in ja.as_dict(aggregations).items():
        buckets = ja.inside(aggregation, "buckets")
        pairs = (
            [(key, ja.inside(bucket, "doc_count")) for key, bucket in buckets.items()]
            if isinstance(buckets, dict)
            else [(ja.inside(bucket, "key"), ja.inside(bucket, "doc_count")) for bucket in ja.as_list(buckets)]
        )
        counts = {value: number for key, count in pairs if (value := ja.text(key)) and (number := ja.count(count))}
        if counts:
            facets[name] = counts
    return facets


def summary(hit: object) -> Summary:
    """Read one hit; whatever is missing or malformed is left empty."""
    source = ja.as_dict(ja.inside(hit, "_source"))
    return Summary(
        identifier=ja.first(source.get("uuid"), ja.inside(hit, "_id"), source.get("metadataIdentifier")),
        title=ja.line(source.get("resourceTitleObject")) or ja.line(source.get("resourceTitle")),
        abstract=ja.first(source.get("resourceAbstractObject"), source.get("resourceAbstract")),
        organisation=_organisation(source),
        date=_date(source.get("resourceDate")),
        type=ja.text(source.get("resourceType")),
        thumbnail=next((url for item in ja.as_list(source.get("overview")) if (url := _picture(item))), ""),
        box=ja.box_of_geometry(source.get("geom")) or ja.box_of_geometry(source.get("shape")),
        links=_links(source.get("link")),
        keywords=ja.texts(source.get("tag")),
        resource_identifier=next(
            (code for item in ja.as_list(source.get("resourceIdentifier")) if (code := _code(item))), ""
        ),
    )


def _organisation(source: Mapping[str, Any]) -> str:
    """Give whose data it is: by role where the index has it, else the first one stated."""
    contacts = [ja.as_dict(contact) for contact in ja.as_list(source.get("contactForResource"))]
    values = [source.get(f"{role}OrgForResource{end}") for role in _ROLES for end in ("Object", "")]
    values += [source.get("OrgForResourceObject"), source.get("OrgForResource")]
    values += [contact.get(name) for contact in contacts for name in ("organisationObject", "organisation")]
    return " ".join(ja.first(*values, source.get("OrgObject")).split())


def _date(value: object) -> str:
    """Give the revision, else the publication, else the creation.

    The index keeps midnight in France as the evening before, in UTC: the day after is meant.
    """
    dates = {ja.text(ja.inside(item, "type")): ja.text(ja.inside(item, "date")) for item in ja.as_list(value)}
    found = next((dates[kind] for kind in ("revision", "publication", "creation") if dates.get(kind)), "")
    evening = _MIDNIGHT_IN_FRANCE.match(found)
    if evening is not None:
        try:
            return (date(*(int(part) for part in evening.groups())) + timedelta(days=1)).isoformat()
        except (ValueError, OverflowError):
            return found
    return re.sub(r"T0[01]:00:00(?:\.0+)?Z$", "", found)


def _picture(item: object) -> str:
    """Give the address of a picture; pictures inside the answer itself are passed over."""
    return ja.address(ja.inside(item, "url") if isinstance(item, dict) else item)


def _code(item: object) -> str:
    """Give the code of an identifier; it may stand alone."""
    return ja.text(ja.inside(item, "code") if isinstance(item, dict) else item)


def _links(value: object) -> tuple[OnlineResource, ...]:
    """Give every link once; texts are objects by language since 4.2, and plain before."""
    found: dict[OnlineResource, None] = {}
    for item in ja.as_list(value):
        link = ja.as_dict(item)
        url = ja.link(link.get("urlObject")) or ja.link(link.get("url"))
        if url:
            found[
                OnlineResource(
                    url=url,
                    protocol=ja.text(link.get("protocol")),
                    name=ja.first(link.get("nameObject"), link.get("name")),
                    description=ja.first(link.get("descriptionObject"), link.get("description")),
                    function=ja.text(link.get("function")),
                    application_profile=ja.text(link.get("applicationProfile")),
                )
            ] = None
    return tuple(found)
