"""Questions to GeoNetwork 4 as Elasticsearch takes them: search, counts, suggestions, similar records.

Field names and types are those of GeoNetwork's index (``config/index/records.json``, 4.0 to 4.4). A field
that an instance does not have matches nothing and counts nothing, and is no error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from . import facets, lucene
from . import json_answer as ja
from .licences import recognise
from .model import BOX, SINCE, Facet, Query, Sort, Summary

#: Elasticsearch gives no hit beyond this rank (index.max_result_window).
DEEPEST = 10_000
#: the most suggestions.
SUGGESTED = 8

#: facet → the fields of the index that hold it (an instance has one or the other), and how many values are asked for.
#: A thesaurus's field is named after its file, or after its title where the record states no identifier.
FIELDS: Mapping[str, tuple[tuple[str, ...], int]] = {
    Facet.TYPE: (("resourceType",), 20),
    Facet.ORGANISATION: (("OrgForResourceObject.default", "OrgForResource"), 100),
    Facet.THEME: (("th_httpinspireeceuropaeutheme-theme.default", "th_inspire-theme.default"), 68),
    Facet.TOPIC: (("cl_topic.key",), 40),
    Facet.DOMAIN: (("th_prodige.default", "th_Domaines.default"), 100),
    Facet.KEYWORD: (("tag.default",), 100),
    Facet.LICENCE: (("licenseObject.default.keyword",), 100),
    Facet.OPEN_DATA: (("isOpenData",), 2),
    Facet.SERVICE: (("linkProtocol",), 100),
}
SUPPORTED: frozenset[str] = frozenset({*FIELDS, SINCE, BOX})
#: what every version keeps in a form that can be counted; asked for alone where the whole was refused.
_PLAIN = (Facet.TYPE, Facet.TOPIC, Facet.KEYWORD, Facet.OPEN_DATA, Facet.SERVICE)
_DATES = ("creationDateForResource", "publicationDateForResource", "revisionDateForResource")

#: what a card and the links need; whole documents are many times as large (pictures stand in them as text).
SOURCE = [
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
    "cl_topic.key",
    "licenseObject",
    "isOpenData",
    *(field.removesuffix(".default") for facet in (Facet.THEME, Facet.DOMAIN) for field in FIELDS[facet][0]),
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
_NO_TEMPLATE: dict[str, Any] = {"terms": {"isTemplate": ["n"]}}
#: descriptions of attributes are records of their own, and nothing a map can show.
_NO_FEATURE_CATALOGUE: dict[str, Any] = {
    "query_string": {"query": "resourceType:featureCatalog AND !resourceType:dataset"}
}


def body_of(query: Query, place: str = "") -> dict[str, Any]:
    """Build the request of a search; counts come with the first page only.

    Filters by facet stand in ``post_filter``, so that the counts of a facet are those of all its values and
    not of the chosen ones alone; each count takes the filters of the other facets into account.

    :param place: the catalogue's address, whose spellings of values are known from its answers.
    """
    words = lucene.query(query.words)
    must: list[dict[str, Any]] = [{"match_all": {}}]
    if words:
        must = [{"query_string": {"query": words, "default_operator": "AND", "fields": _SEARCHED}}]
    chosen = {
        facet: condition(facet, values, place) for facet, values in query.facets.items() if facet in FIELDS and values
    }
    body: dict[str, Any] = {
        "from": query.start,
        "size": min(query.page_size, DEEPEST - query.start),
        "track_total_hits": True,
        "sort": _SORTS[query.sort],
        "_source": SOURCE,
        "query": {"bool": {"must": must, "filter": _conditions(query), "must_not": [_NO_FEATURE_CATALOGUE]}},
    }
    if chosen:
        body["post_filter"] = {"bool": {"filter": list(chosen.values())}}
    if not query.start:
        body["aggregations"] = {
            f"{facet}.{rank}": _counted(field, size, [each for other, each in chosen.items() if other != facet])
            for facet, (fields, size) in FIELDS.items()
            for rank, field in enumerate(fields)
            if facet != Facet.SERVICE
        }
        # by kind and not by protocol: a record with WMS 1.1.1 and WMS 1.3.0 is one
        kinds = {"filters": {"filters": {kind: _states(kind) for kind in facets.PROTOCOLS}}}
        others = [each for other, each in chosen.items() if other != Facet.SERVICE]
        body["aggregations"][f"{Facet.SERVICE}.0"] = _among(kinds, others)
    return body


def plainer(body: dict[str, Any]) -> bool:
    """Take away what a server may refuse to count, in two steps; whether there was something to take."""
    counted = body.pop("aggregations", None)
    if not counted:
        return False
    kept = {name: each for name, each in counted.items() if name.partition(".")[0] in _PLAIN}
    if kept and len(kept) < len(counted):
        body["aggregations"] = kept
    return True


def condition(facet: str, values: Iterable[str], place: str) -> dict[str, Any]:
    """Build the filter "the facet has one of these values", in whatever spelling."""
    fields = FIELDS[facet][0]
    if facet == Facet.SERVICE:
        return _any_of([_states(kind) for kind in values])
    if facet == Facet.OPEN_DATA:
        return {"terms": {fields[0]: ["true"]}}
    wanted = [
        spelling
        for value in values
        for spelling in (*facets.spellings(place, facet, value), *facets.variants(facet, value))
    ]
    return _any_of([{"terms": {field: list(dict.fromkeys(wanted))}} for field in fields])


def counts_of(aggregations: object, place: str) -> dict[str, dict[str, int]]:
    """Read the counts of :func:`body_of`'s aggregations as normalised values."""
    found: dict[str, dict[str, int]] = {}
    for facet in FIELDS:
        pairs = [
            (value, "", number)
            for name, aggregation in ja.as_dict(aggregations).items()
            if name.partition(".")[0] == facet
            for value, number in buckets(ja.inside(aggregation, "values") or aggregation).items()
        ]
        if facet == Facet.LICENCE:
            # the index puts limits of access beside licences
            pairs = [pair for pair in pairs if recognise((pair[0],)).name]
        if counts := facets.learn(place, facet, pairs):
            found[facet] = counts
    return found


def buckets(aggregation: object) -> dict[str, int]:
    """Read one aggregation; buckets come as a list, or as an object by name."""
    stated = ja.inside(aggregation, "buckets")
    pairs = (
        [(key, ja.inside(bucket, "doc_count")) for key, bucket in stated.items()]
        if isinstance(stated, dict)
        else [
            (ja.inside(bucket, "key_as_string") or ja.inside(bucket, "key"), ja.inside(bucket, "doc_count"))
            for bucket in ja.as_list(stated)
        ]
    )
    return {value: number for key, count in pairs if (value := ja.text(key)) and (number := ja.count(count))}


def licences_body() -> dict[str, Any]:
    """Build the request that only counts licences, and so tells how this catalogue writes them."""
    ((field,), size) = FIELDS[Facet.LICENCE]
    return {
        "from": 0,
        "size": 0,
        "_source": ["uuid"],
        "query": {"bool": {"filter": [_NO_TEMPLATE]}},
        "aggregations": {f"{Facet.LICENCE}.0": _counted(field, size, [])},
    }


def suggest_body(words: str) -> dict[str, Any]:
    """Build the request for titles that have these words, the last of which may be unfinished."""
    return {
        "from": 0,
        "size": SUGGESTED * 2,
        "_source": ["resourceTitleObject"],
        "query": {
            "bool": {
                "must": [
                    {
                        "multi_match": {
                            "query": words,
                            "type": "bool_prefix",
                            "operator": "and",
                            "fields": ["resourceTitleObject.*"],
                        }
                    }
                ],
                "filter": [_NO_TEMPLATE],
                "must_not": [_NO_FEATURE_CATALOGUE],
            }
        },
    }


def similar_body(summary: Summary, size: int) -> dict[str, Any]:
    """Build the request for records whose title, abstract and keywords are most like a hit's."""
    like = [text for text in (summary.title, summary.abstract[:1000], " ".join(summary.keywords[:20])) if text]
    return {
        "from": 0,
        "size": size,
        "_source": SOURCE,
        "query": {
            "bool": {
                "must": [
                    {
                        "more_like_this": {
                            "fields": ["resourceTitleObject.default", "resourceAbstractObject.default", "any.default"],
                            "like": like or [summary.identifier],
                            "min_term_freq": 1,
                            "min_doc_freq": 1,
                            "max_query_terms": 25,
                            "minimum_should_match": "20%",
                        }
                    }
                ],
                "filter": [_NO_TEMPLATE],
                "must_not": [{"terms": {"uuid": [summary.identifier]}}, _NO_FEATURE_CATALOGUE],
            }
        },
    }


def _conditions(query: Query) -> list[dict[str, Any]]:
    """Build the filters that are no facets."""
    found = [_NO_TEMPLATE]
    if query.box is not None:
        box = query.box
        # north-west, south-east; west greater than east goes over the antimeridian
        shape = {"type": "envelope", "coordinates": [[box.west, box.north], [box.east, box.south]]}
        found.append({"geo_shape": {"geom": {"shape": shape, "relation": "intersects"}}})
    if facets.is_day(query.since):
        # not "resourceDate", which is nested in some versions and not in others
        found.append(_any_of([{"range": {field: {"gte": query.since}}} for field in _DATES]))
    return found


def _counted(field: str, size: int, others: list[dict[str, Any]]) -> dict[str, Any]:
    """Count the values of a field, among the hits that pass the filters of the other facets."""
    return _among({"terms": {"field": field, "size": size}}, others)


def _among(counting: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any]:
    """Count among the hits that pass the filters of the other facets."""
    return {"filter": {"bool": {"filter": others}}, "aggs": {"values": counting}} if others else counting


def _states(kind: str) -> dict[str, Any]:
    """Build the filter "a link's protocol or address is of this kind"."""
    patterns = facets.PROTOCOLS.get(kind, (kind,))
    written = dict.fromkeys(each for pattern in patterns for each in (pattern, pattern.lower()))
    tests = [{"wildcard": {"linkProtocol": {"value": each}}} for each in written]
    return _any_of(tests + [{"wildcard": {"linkUrl": {"value": each}}} for each in facets.ADDRESSES.get(kind, ())])


def _any_of(tests: list[dict[str, Any]]) -> dict[str, Any]:
    return tests[0] if len(tests) == 1 else {"bool": {"should": tests, "minimum_should_match": 1}}
