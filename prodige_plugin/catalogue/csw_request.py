"""Bodies and addresses of CSW 2.0.2 requests (OGC 07-006r1), built with lxml: what a user types is never pasted.

Property names are the qualified ones of the core queryables (``csw:AnyText``, ``dc:title``,
``dct:modified``, ``ows:BoundingBox``): pycsw accepts only these, GeoNetwork drops the prefix.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping, Set

from lxml import etree

from ..metadata.namespaces import GMD
from . import facets
from .csw_names import APISO, CSW, DC, DCT, GML, OGC, OWS, SCHEMA_DUBLIN_CORE, SCHEMA_ISO
from .licences import words_of
from .model import BOX, SINCE, Box, Facet, Query, Sort

#: Most words of one search; more would only slow the server down.
MAX_WORDS = 20

_NAMESPACES = {"csw": CSW, "ogc": OGC, "gml": GML, "ows": OWS, "dc": DC, "dct": DCT, "apiso": APISO}

# The wildcards declared in PropertyIsLike. ``%`` and ``_`` are left out on purpose: table names are full
# of ``_``, and pycsw hands the escaped form to SQL where it matches nothing.
_WILD, _SINGLE, _ESCAPE = "*", "?", "\\"

#: facet → the property it filters on, and whether the value stands in a list of values there
#: (pycsw keeps keywords, categories and organisations as one joined text, so equality would never match).
_FACETS: Mapping[str, tuple[str, bool]] = {
    Facet.TYPE: ("dc:type", False),
    Facet.KEYWORD: ("dc:subject", True),
    Facet.THEME: ("dc:subject", True),
    Facet.DOMAIN: ("dc:subject", True),
    Facet.ORGANISATION: ("apiso:OrganisationName", True),
    Facet.TOPIC: ("apiso:TopicCategory", True),
    Facet.SERVICE: ("csw:AnyText", False),
    Facet.OPEN_DATA: ("csw:AnyText", False),
    Facet.LICENCE: ("csw:AnyText", False),
}
#: facets whose values are mostly anchors in records made after INSPIRE's guideline (TG 2.0).
ANCHORED: Set[str] = frozenset({Facet.THEME, Facet.DOMAIN})
#: facets that are asked for among a record's words, so that what comes must be looked over.
LOOSE: Set[str] = ANCHORED | {Facet.KEYWORD, Facet.OPEN_DATA, Facet.LICENCE}
#: what stands between the values of a list that is kept as one text.
_BETWEEN = {"dc:subject": ",", "apiso:OrganisationName": ";", "apiso:TopicCategory": ","}
#: facets whose properties are those of the ISO profile (OGC 07-045), which a server may not have.
OF_PROFILE = frozenset({Facet.ORGANISATION, Facet.TOPIC})
SUPPORTED: frozenset[str] = frozenset({*_FACETS, SINCE, BOX})
#: no property tells the protocols of a record's links, or its licence: the words that a record has then.
_SERVICE_WORDS: Mapping[str, tuple[str, ...]] = {
    "OAPIF": ("ogcapi-features", "OGC API"),
    "FILE": ("DOWNLOAD",),
    "ATOM": ("atom",),
    "API": ("/api/data/",),
    "TILES": ("TMS", "MVT", "tiles"),
    "CONTEXT": ("OGC:OWC", "OGC:WMC", ".qlr"),
}
_OPEN_WORDS = ("données ouvertes", "open data", "licence ouverte", "open licence", "etalab", "odbl", "licenses/by/")

_SORTS = {
    # CSW has no relevance order; without any order the pages of one answer overlap on some servers.
    Sort.RELEVANCE: ("dc:title", "ASC"),
    Sort.TITLE: ("dc:title", "ASC"),
    Sort.DATE: ("dct:modified", "DESC"),
}

_PHRASES = re.compile(r'"([^"]+)"|(\S+)')
# What XML 1.0 cannot hold at all (§2.2), even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class BoxAxis(enum.Enum):
    """How a box is written in a BBOX filter; servers differ (found out by :mod:`.csw_axis`).

    The default is understood by pycsw and by GeoNetwork (which refuses CRS84 before its version 4,
    and by pycsw, which reads an envelope without a CRS as latitude, longitude).
    """

    #: ``urn:ogc:def:crs:EPSG::4326``, latitude first.
    EPSG_LAT_LON = "epsg-lat-lon"
    #: no CRS named, longitude first.
    PLAIN_LON_LAT = "plain-lon-lat"
    #: ``urn:ogc:def:crs:OGC:1.3:CRS84``, longitude first.
    CRS84_LON_LAT = "crs84-lon-lat"


def words(text: str) -> list[str]:
    """Split what a person typed: words, and "phrases in quotes" kept whole; at most :data:`MAX_WORDS`."""
    clean = _NOT_XML.sub(" ", text)
    found = [(phrase or word).strip() for phrase, word in _PHRASES.findall(clean)]
    return [word for word in (word.strip('"').strip() for word in found) if word][:MAX_WORDS]


def like_literal(word: str) -> str:
    r"""Give the pattern "contains ``word``", with ``*``, ``?`` and ``\`` of the word taken literally."""
    escaped = re.sub(r"([*?\\])", r"\\\1", word)
    return f"{_WILD}{escaped}{_WILD}"


def filter_element(
    query: Query, axis: BoxAxis = BoxAxis.EPSG_LAT_LON, place: str = "", anchored: Set[str] = ANCHORED
) -> etree._Element | None:
    """Build the ``ogc:Filter`` (OGC 04-095) of a query, or ``None`` when nothing is filtered.

    :param place: the catalogue's address, whose spellings of values are known from its answers.
    :param anchored: facets whose values may stand in the record as anchors, which pycsw has among its words only.
    """
    tests: list[etree._Element] = [_like(word) for word in words(query.words)]
    if query.box is not None:
        tests.append(_box(query.box, axis))
    if facets.is_day(query.since):
        # one property, that every server has: pycsw makes one of several alternatives (see below)
        tests.append(_compare("dct:modified", query.since, "PropertyIsGreaterThanOrEqualTo"))
    wanted = {facet: values for facet, values in query.facets.items() if facet in _FACETS and values}
    groups = [_facet_tests(each, wanted[each], place, anchored, exact=True) for each in wanted]
    if several_alternatives(groups):
        groups = [_facet_tests(each, wanted[each], place, anchored, exact=False) for each in wanted]
    tests += [_join("Or", group) for group in groups]
    if not tests:
        return None
    root = etree.Element(f"{{{OGC}}}Filter", nsmap=_NAMESPACES)
    root.append(_join("And", tests))
    return root


def several_alternatives(groups: list[list[etree._Element]]) -> bool:
    """Whether more than one test is an alternative of several.

    pycsw 2 reads the second alternative of a filter as if the first one's choices were in it too
    (``pycsw/ogc/fes/fes1.py``, ``queries_nested``), and so finds too much: hits are looked over here as well.
    """
    return sum(len(group) > 1 for group in groups) > 1


def _facet_tests(
    facet: str, values: Iterable[str], place: str, anchored: Set[str], *, exact: bool
) -> list[etree._Element]:
    """Build the tests of which one must hold for a record to have one of the values.

    :param exact: the whole value and not a part of one ("eau" is no "château"), at the price of alternatives.
    """
    prop, in_list = _FACETS[facet]
    if facet == Facet.OPEN_DATA:
        return [_like(word, prop) for word in _OPEN_WORDS]
    if facet == Facet.LICENCE:
        return [_like(word, prop) for value in values for word in words_of(value)]
    if facet == Facet.SERVICE:
        return [_like(word, prop) for value in values for word in _SERVICE_WORDS.get(value, (value,))]
    spelt = dict.fromkeys(
        spelling
        for value in values
        for spelling in facets.spellings(place, facet, value) or facets.variants(facet, value)
    )
    if not in_list:
        return [_compare(prop, value) for value in spelt]
    tests = []
    for value in spelt:
        loose = _loose(value)
        if facet in anchored:
            # GeoNetwork, which has anchors among the subjects, keeps no two words together in any text: this adds none
            tests.append(_pattern("csw:AnyText", f"{_WILD}{loose}{_WILD}"))
        if not exact:
            tests += [] if facet in anchored else [_pattern(prop, f"{_WILD}{loose}{_WILD}")]
            continue
        tests.append(_compare(prop, value))
        for sign in _BETWEEN[prop]:
            around = (f"{loose}{sign}{_WILD}", f"{_WILD}{sign}{loose}", f"{_WILD}{sign}{loose}{sign}{_WILD}")
            tests += [_pattern(prop, text) for text in around]
    return tests


def _loose(value: str) -> str:
    """Give a value for a pattern: any character for blanks, at which GeoNetwork would cut it, and for wildcards."""
    return re.sub(r"[\s*?\\]", _SINGLE, _NOT_XML.sub("", value))


def get_records(
    query: Query,
    schema: str = SCHEMA_ISO,
    axis: BoxAxis = BoxAxis.EPSG_LAT_LON,
    place: str = "",
    anchored: Set[str] = ANCHORED,
) -> bytes:
    """Build the body of GetRecords (§10.8): one page of full records, always in a stated order."""
    root = _root("GetRecords")
    root.set("resultType", "results")
    root.set("outputFormat", "application/xml")
    root.set("outputSchema", schema)
    root.set("startPosition", str(query.start + 1))
    root.set("maxRecords", str(query.page_size))
    asked = etree.SubElement(root, f"{{{CSW}}}Query", typeNames="csw:Record")
    # brief and summary leave out links, contacts and dates on real servers.
    etree.SubElement(asked, f"{{{CSW}}}ElementSetName").text = "full"
    condition = filter_element(query, axis, place, anchored)
    if condition is not None:
        etree.SubElement(asked, f"{{{CSW}}}Constraint", version="1.1.0").append(condition)
    _sort(asked, _order(query.sort))
    return _bytes(root)


def get_records_kvp(
    query: Query,
    schema: str = SCHEMA_ISO,
    axis: BoxAxis = BoxAxis.EPSG_LAT_LON,
    place: str = "",
    anchored: Set[str] = ANCHORED,
) -> dict[str, str]:
    """Give the same question as key-value pairs of a GET (§10.8.4, table 29), for servers that refuse POST."""
    pairs = {
        "service": "CSW",
        "version": "2.0.2",
        "request": "GetRecords",
        "resultType": "results",
        "outputFormat": "application/xml",
        "outputSchema": schema,
        "typeNames": "csw:Record",
        "elementSetName": "full",
        "startPosition": str(query.start + 1),
        "maxRecords": str(query.page_size),
        # one property only: pycsw reads the whole list as one name
        "sortBy": f"{_SORTS[query.sort][0]}:{_SORTS[query.sort][1][0]}",
    }
    condition = filter_element(query, axis, place, anchored)
    if condition is not None:
        pairs["constraintLanguage"] = "FILTER"
        pairs["constraint_language_version"] = "1.1.0"
        pairs["constraint"] = etree.tostring(condition, encoding="unicode")
    return pairs


def get_titles(typed: str, count: int) -> bytes:
    """Build the body of GetRecords for the titles that have these words, in brief Dublin Core."""
    tests = [_like(word, "dc:title") for word in words(typed)]
    for test in tests:
        test.set("matchCase", "false")
    return _brief(_join("And", tests), count)


def get_phrases(phrases: Iterable[str], count: int = 100) -> bytes:
    """Build the body of GetRecords for the records that have any of some phrases, the latest first, in brief."""
    return _brief(_join("Or", [_like(phrase) for phrase in phrases]), count, (("dct:modified", "DESC"),))


def _brief(test: etree._Element, count: int, order: tuple[tuple[str, str], ...] = ()) -> bytes:
    """Build the body of GetRecords for the first records that pass a test, in brief Dublin Core."""
    root = _root("GetRecords")
    for name, value in (("resultType", "results"), ("outputFormat", "application/xml"), ("startPosition", "1")):
        root.set(name, value)
    root.set("outputSchema", SCHEMA_DUBLIN_CORE)
    root.set("maxRecords", str(count))
    asked = etree.SubElement(root, f"{{{CSW}}}Query", typeNames="csw:Record")
    etree.SubElement(asked, f"{{{CSW}}}ElementSetName").text = "brief"
    condition = etree.Element(f"{{{OGC}}}Filter", nsmap=_NAMESPACES)
    condition.append(test)
    etree.SubElement(asked, f"{{{CSW}}}Constraint", version="1.1.0").append(condition)
    _sort(asked, order)
    return _bytes(root)


def get_record_by_id(*identifiers: str, schema: str = SCHEMA_ISO) -> bytes:
    """Build the body of GetRecordById (§10.9) for full records: it takes one identifier or more."""
    root = _root("GetRecordById")
    for name, value in (("outputFormat", "application/xml"), ("outputSchema", schema)):
        root.set(name, value)
    for identifier in identifiers:
        etree.SubElement(root, f"{{{CSW}}}Id").text = _NOT_XML.sub("", identifier)
    etree.SubElement(root, f"{{{CSW}}}ElementSetName").text = "full"
    return _bytes(root)


def get_record_by_id_kvp(*identifiers: str, schema: str = SCHEMA_ISO) -> Mapping[str, str]:
    """Give GetRecordById as key-value pairs (§10.9.2, table 32)."""
    return {
        "service": "CSW",
        "version": "2.0.2",
        "request": "GetRecordById",
        "outputFormat": "application/xml",
        "outputSchema": schema,
        "elementSetName": "full",
        "id": ",".join(identifiers),
    }


def transaction_with_record(action: str, record: bytes) -> bytes:
    """Build the body of a Transaction (§10.11) that inserts or updates one record.

    :param action: ``Insert`` or ``Update``.
    :param record: the bytes of one element in UTF-8, already checked to be well-formed and without
        an XML declaration; they travel untouched, which no serialiser would promise.
    """
    if action not in ("Insert", "Update"):
        raise ValueError(action)
    head = f'<csw:Transaction xmlns:csw="{CSW}" service="CSW" version="2.0.2"><csw:{action}>'
    tail = f"</csw:{action}></csw:Transaction>"
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + head.encode() + record + tail.encode()


def transaction_delete(identifier: str) -> bytes:
    """Build the body of a Transaction that deletes the one record of this identifier (promise P4).

    :raises ValueError: an identifier no record can have; it must never turn into a wider condition.
    """
    if not identifier.strip() or _NOT_XML.search(identifier):
        raise ValueError(identifier)
    root = _root("Transaction")
    delete = etree.SubElement(root, f"{{{CSW}}}Delete", typeName="csw:Record")
    constraint = etree.SubElement(delete, f"{{{CSW}}}Constraint", version="1.1.0")
    condition = etree.SubElement(constraint, f"{{{OGC}}}Filter")
    condition.append(_compare("dc:identifier", identifier))
    return _bytes(root)


def _sort(asked: etree._Element, order: tuple[tuple[str, str], ...]) -> None:
    """State an order in a query: (property, "ASC" or "DESC"), the first counts most."""
    if not order:
        return
    within = etree.SubElement(asked, f"{{{OGC}}}SortBy")
    for prop, direction in order:
        by = etree.SubElement(within, f"{{{OGC}}}SortProperty")
        etree.SubElement(by, f"{{{OGC}}}PropertyName").text = prop
        etree.SubElement(by, f"{{{OGC}}}SortOrder").text = direction


def _order(sort: Sort) -> tuple[tuple[str, str], ...]:
    """Give the order and its tie-breaker: equal titles are common, and pages must not overlap."""
    return (_SORTS[sort], ("dc:identifier", "ASC"))


def _root(name: str) -> etree._Element:
    """Begin a request."""
    return etree.Element(f"{{{CSW}}}{name}", nsmap={**_NAMESPACES, "gmd": GMD}, service="CSW", version="2.0.2")


def _bytes(root: etree._Element) -> bytes:
    """Write a request as UTF-8."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _join(operator: str, tests: list[etree._Element]) -> etree._Element:
    """Join tests with And/Or; one test stands alone, since And of one is not valid (FES 1.1)."""
    if len(tests) == 1:
        return tests[0]
    joined = etree.Element(f"{{{OGC}}}{operator}", nsmap=_NAMESPACES)
    joined.extend(tests)
    return joined


def _like(word: str, prop: str = "csw:AnyText") -> etree._Element:
    """Test that a property (by default any text of the record) contains the word."""
    return _pattern(prop, like_literal(_NOT_XML.sub("", word)))


def _pattern(prop: str, pattern: str) -> etree._Element:
    """Test that a property looks like a pattern."""
    test = etree.Element(
        f"{{{OGC}}}PropertyIsLike", nsmap=_NAMESPACES, wildCard=_WILD, singleChar=_SINGLE, escapeChar=_ESCAPE
    )
    etree.SubElement(test, f"{{{OGC}}}PropertyName").text = prop
    etree.SubElement(test, f"{{{OGC}}}Literal").text = pattern
    return test


def _compare(prop: str, value: str, operator: str = "PropertyIsEqualTo") -> etree._Element:
    """Test that a property equals a value, or compares otherwise with it."""
    test = etree.Element(f"{{{OGC}}}{operator}", nsmap=_NAMESPACES)
    etree.SubElement(test, f"{{{OGC}}}PropertyName").text = prop
    etree.SubElement(test, f"{{{OGC}}}Literal").text = _NOT_XML.sub("", value)
    return test


def _box(box: Box, axis: BoxAxis) -> etree._Element:
    """Test that the record's extent meets the box; a box over the antimeridian is two boxes."""
    if box.west > box.east:
        return _join(
            "Or",
            [
                _box(Box(box.west, box.south, 180.0, box.north), axis),
                _box(Box(-180.0, box.south, box.east, box.north), axis),
            ],
        )
    test = etree.Element(f"{{{OGC}}}BBOX", nsmap=_NAMESPACES)
    etree.SubElement(test, f"{{{OGC}}}PropertyName").text = "ows:BoundingBox"
    envelope = etree.SubElement(test, f"{{{GML}}}Envelope")
    lower, upper = (box.west, box.south), (box.east, box.north)
    if axis is BoxAxis.EPSG_LAT_LON:
        envelope.set("srsName", "urn:ogc:def:crs:EPSG::4326")
        lower, upper = (box.south, box.west), (box.north, box.east)
    elif axis is BoxAxis.CRS84_LON_LAT:
        envelope.set("srsName", "urn:ogc:def:crs:OGC:1.3:CRS84")
    etree.SubElement(envelope, f"{{{GML}}}lowerCorner").text = _pair(lower)
    etree.SubElement(envelope, f"{{{GML}}}upperCorner").text = _pair(upper)
    return test


def _pair(point: tuple[float, float]) -> str:
    """Write two coordinates in plain decimals (some servers do not read 1e-07)."""
    return " ".join(f"{value:.8f}".rstrip("0").rstrip(".") or "0" for value in point)
