"""The part of Elasticsearch's query language that GeoNetwork's index is asked in, over documents in memory.

What it does not know it refuses, as the real one refuses an unknown clause, a sort or a count on a text field,
a page beyond the window and a query that cannot be parsed.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import Any

# an operator of Lucene that no backslash stands before, outside of quotes
_BARE = re.compile(r"(?<!\\)[+\-=&|!(){}\[\]^~*?:/<>]")
#: fields of GeoNetwork's index that are analysed text: they cannot be counted, only their ".keyword".
_TEXT = re.compile(r"^(?!\w*Org\w*Object)\w+Object\.\w+$|^lineage$|^any\.\w+$|^document$")
#: what the index copies into "any".
_COPIED = ["resourceTitleObject.*", "resourceAbstractObject.*", "tag.*", "OrgForResourceObject.*"]
_BODY = {"from", "size", "track_total_hits", "sort", "_source", "query", "post_filter", "aggregations"}


class Refused(Exception):
    """HTTP 400."""


def values(document: dict[str, Any], path: str) -> list[Any]:
    """Give the values of a field; the path goes through objects and lists, and may end in a sub-field or a star."""
    found: list[Any] = [document]
    for name in path.split("."):
        if name == "keyword" and all(isinstance(each, str) for each in found):
            return [each for each in found if len(each) <= 256]
        inside = []
        for each in found:
            if isinstance(each, dict):
                inside += [value for key, value in each.items() if fnmatchcase(key, name)]
        found = [item for each in inside for item in (each if isinstance(each, list) else [each])]
    return [each for each in found if not isinstance(each, dict)]


def words_of(document: dict[str, Any], fields: list[str]) -> str:
    """Give the text of fields, in lower case."""
    paths = [field.partition("^")[0] for field in fields]
    stated = [str(each).lower() for path in paths for each in values(document, path)]
    if any(path.startswith("any") for path in paths):
        stated.append(words_of(document, _COPIED))
    return " ".join(stated)


def matches(document: dict[str, Any], clause: dict[str, Any]) -> bool:
    """Whether a document matches a clause."""
    if len(clause) != 1:
        raise Refused("[x] query malformed")
    ((kind, what),) = clause.items()
    if kind == "match_all":
        return True
    if kind == "bool":
        if set(what) - {"must", "filter", "should", "must_not", "minimum_should_match"}:
            raise Refused("[bool] query does not support that")
        should = [matches(document, each) for each in what.get("should", [])]
        return (
            all(matches(document, each) for part in ("must", "filter") for each in what.get(part, []))
            and not any(matches(document, each) for each in what.get("must_not", []))
            and sum(should) >= (what.get("minimum_should_match", 0) if should else 0)
        )
    if kind == "terms":
        ((field, wanted),) = what.items()
        return bool({str(each) for each in values(document, field)} & set(wanted))
    if kind == "wildcard":
        ((field, asked),) = what.items()
        return any(fnmatchcase(str(each), asked["value"]) for each in values(document, field))
    if kind == "range":
        ((field, asked),) = what.items()
        if set(asked) != {"gte"} or not re.fullmatch(r"\d{4}-\d\d-\d\d", asked["gte"]):
            raise Refused("failed to parse date field")
        return any(str(each) >= asked["gte"] for each in values(document, field))
    if kind == "geo_shape":
        (west, north), (east, south) = what["geom"]["shape"]["coordinates"]
        ring = document["geom"]["coordinates"][0]
        box = [min(p[0] for p in ring), min(p[1] for p in ring), max(p[0] for p in ring), max(p[1] for p in ring)]
        return box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south
    if kind == "query_string":
        return _query_string(document, what)
    if kind == "multi_match":
        if what["type"] != "bool_prefix" or what.get("operator") != "and":
            raise Refused("this test knows bool_prefix only")
        stated = re.findall(r"\w+", words_of(document, what["fields"]))
        *whole, last = re.findall(r"\w+", what["query"].lower()) or [""]
        return all(word in stated for word in whole) and any(word.startswith(last) for word in stated)
    if kind == "more_like_this":
        like = set(re.findall(r"\w{3,}", " ".join(what["like"]).lower()))
        return bool(like & set(re.findall(r"\w{3,}", words_of(document, what["fields"]))))
    raise Refused(f"unknown query [{kind}]")


def _query_string(document: dict[str, Any], what: dict[str, Any]) -> bool:
    text = what["query"]
    if text == "resourceType:featureCatalog AND !resourceType:dataset":
        return document["resourceType"] == ["featureCatalog"]
    if _BARE.search(re.sub(r'"[^"]*"', "", text)):
        raise Refused("Failed to parse query")
    stated = words_of(document, what["fields"])
    return all(re.sub(r"\\(.)", r"\1", word).lower().strip('"') in stated for word in text.split())


def search(documents: list[dict[str, Any]], body: dict[str, Any], uncountable: set[str]) -> dict[str, Any]:
    """Answer a search, without the hits' envelope: ``found`` and ``aggregations``.

    :raises Refused: a request that the real one answers with 400.
    """
    if set(body) - _BODY:
        raise Refused(f"unknown key {set(body) - _BODY}")
    if body["from"] + body["size"] > 10_000:
        raise Refused("Result window is too large")
    for sort in body.get("sort", []):
        field = sort if isinstance(sort, str) else next(iter(sort))
        if _TEXT.match(field):
            raise Refused("Text fields are not optimised for sorting")
    asked = [each for each in documents if matches(each, body["query"])]
    answer: dict[str, Any] = {"found": asked}
    if "post_filter" in body:
        answer["found"] = [each for each in asked if matches(each, body["post_filter"])]
    if "aggregations" in body:
        answer["aggregations"] = {
            name: _aggregate(asked, each, uncountable) for name, each in body["aggregations"].items()
        }
    return answer


def _aggregate(documents: list[dict[str, Any]], asked: dict[str, Any], uncountable: set[str]) -> dict[str, Any]:
    if "filter" in asked:
        kept = [each for each in documents if matches(each, asked["filter"])]
        inside = {name: _aggregate(kept, each, uncountable) for name, each in asked["aggs"].items()}
        return {"doc_count": len(kept), **inside}
    if "filters" in asked:
        kept = {
            name: sum(matches(each, one) for each in documents) for name, one in asked["filters"]["filters"].items()
        }
        return {"buckets": {name: {"doc_count": number} for name, number in kept.items()}}
    field, size = asked["terms"]["field"], asked["terms"]["size"]
    if field in uncountable or _TEXT.match(field):
        raise Refused("Text fields are not optimised for operations that require per-document field data")
    counts: dict[str, int] = {}
    for each in documents:
        for value in dict.fromkeys(values(each, field)):
            counts[value] = counts.get(value, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])[:size]
    return {
        "doc_count_error_upper_bound": 0,
        "sum_other_doc_count": 0,
        "buckets": [{"key": key, "doc_count": number} for key, number in ordered],
    }
