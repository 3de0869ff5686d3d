"""Requests of CSW: whatever a person types stays a value, and pages are in a stated order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from prodige_plugin.catalogue import csw_request
from prodige_plugin.catalogue.csw_request import BoxAxis
from prodige_plugin.catalogue.model import Box, Query, Sort

NS = {
    "csw": "http://www.opengis.net/cat/csw/2.0.2",
    "ogc": "http://www.opengis.net/ogc",
    "gml": "http://www.opengis.net/gml",
}


def literals(query: Query) -> list[str]:
    root = etree.fromstring(csw_request.get_records(query))
    return [node.text or "" for node in root.iterfind(".//ogc:PropertyIsLike/ogc:Literal", NS)]


def unescaped(pattern: str) -> str:
    """Read a pattern as a server must: outer wildcards off, escapes resolved; a bare wildcard is an error."""
    assert pattern.startswith("*")
    assert pattern.endswith("*")
    inner, found, escaped = pattern[1:-1], "", False
    for sign in inner:
        if escaped:
            found, escaped = found + sign, False
        elif sign == "\\":
            escaped = True
        else:
            assert sign not in "*?"
            found += sign
    assert not escaped
    return found


def test_words_are_joined_by_and():
    root = etree.fromstring(csw_request.get_records(Query("zones humides")))
    assert len(root.findall(".//ogc:And/ogc:PropertyIsLike", NS)) == 2
    assert literals(Query("zones humides")) == ["*zones*", "*humides*"]


def test_one_word_stands_without_and():
    root = etree.fromstring(csw_request.get_records(Query("eau")))
    assert root.find(".//ogc:Filter/ogc:PropertyIsLike", NS) is not None
    assert root.find(".//ogc:And", NS) is None


@pytest.mark.parametrize("text", ["", "   ", '"', '""', "\x00\x0b"])
def test_nothing_typed_means_no_filter(text):
    assert etree.fromstring(csw_request.get_records(Query(text))).find(".//ogc:Filter", NS) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('"zones humides" eau', ["zones humides", "eau"]),
        ('"zones hum', ["zones", "hum"]),
        ("l'eau d’ici", ["l'eau", "d’ici"]),
        ('R&D <été> "x"', ["R&D", "<été>", "x"]),
        ("a  b", ["a", "b"]),
    ],
)
def test_words(typed, words):
    assert csw_request.words(typed) == words


def test_underscores_of_table_names_are_not_escaped():
    assert literals(Query("n_enp_aphn_s_r84")) == ["*n_enp_aphn_s_r84*"]


@given(st.text(max_size=60))
def test_what_is_typed_comes_out_as_it_was(text):
    assert [unescaped(literal) for literal in literals(Query(text))] == csw_request.words(text)


@given(st.text(min_size=1, max_size=40))
def test_an_identifier_comes_out_as_it_was(text):
    root = etree.fromstring(csw_request.get_record_by_id(text))
    found = root.findtext("csw:Id", namespaces=NS) or ""
    # what XML cannot hold is dropped, a carriage return is read back as a line feed only when unescaped
    assert found == csw_request._NOT_XML.sub("", text)


def test_many_words_are_cut():
    assert len(literals(Query("a b c " * 50))) == csw_request.MAX_WORDS


@given(st.integers(0, 10**6), st.integers(1, 1000), st.sampled_from(list(Sort)))
def test_paging_always_has_an_order_with_a_tie_breaker(start, size, sort):
    root = etree.fromstring(csw_request.get_records(Query("x", start=start, page_size=size, sort=sort)))
    assert root.get("startPosition") == str(start + 1)
    assert root.get("maxRecords") == str(size)
    order = [node.text for node in root.iterfind(".//ogc:SortProperty/ogc:PropertyName", NS)]
    assert order[-1] == "dc:identifier"
    assert len(order) == 2


def test_dates_come_newest_first():
    root = etree.fromstring(csw_request.get_records(Query(sort=Sort.DATE)))
    assert [node.text for node in root.iterfind(".//ogc:SortOrder", NS)] == ["DESC", "ASC"]
    assert csw_request.get_records_kvp(Query(sort=Sort.DATE))["sortBy"] == "dct:modified:D"


@pytest.mark.parametrize(
    ("axis", "srs", "lower", "upper"),
    [
        (BoxAxis.EPSG_LAT_LON, "urn:ogc:def:crs:EPSG::4326", "41.5 -5", "51 9.25"),
        (BoxAxis.PLAIN_LON_LAT, None, "-5 41.5", "9.25 51"),
        (BoxAxis.CRS84_LON_LAT, "urn:ogc:def:crs:OGC:1.3:CRS84", "-5 41.5", "9.25 51"),
    ],
)
def test_a_box_in_each_axis_order(axis, srs, lower, upper):
    root = etree.fromstring(csw_request.get_records(Query(box=Box(-5, 41.5, 9.25, 51)), axis=axis))
    envelope = root.find(".//ogc:BBOX/gml:Envelope", NS)
    assert envelope.get("srsName") == srs
    assert envelope.findtext("gml:lowerCorner", namespaces=NS) == lower
    assert envelope.findtext("gml:upperCorner", namespaces=NS) == upper


def test_a_box_over_the_antimeridian_is_two_boxes():
    root = etree.fromstring(csw_request.get_records(Query(box=Box(170, -25, -170, -15))))
    corners = [node.text for node in root.iterfind(".//ogc:Or/ogc:BBOX//gml:lowerCorner", NS)]
    assert corners == ["-25 170", "-25 -180"]


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_coordinates_are_plain_decimals(x, y):
    root = etree.fromstring(csw_request.get_records(Query(box=Box(x, y, 180, 90))))
    text = root.findtext(".//gml:lowerCorner", namespaces=NS)
    assert "e" not in text
    assert [float(part) for part in text.split()] == pytest.approx([y, x], abs=1e-8)


def test_facets_any_of_the_values():
    query = Query(facets={"type": ("dataset", "series"), "organisation": ("A & B",)})
    root = etree.fromstring(csw_request.get_records(query))
    either = root.findall(".//ogc:Or/ogc:PropertyIsEqualTo/ogc:Literal", NS)
    assert [node.text for node in either] == ["dataset", "series"]
    # the second facet is no second alternative, and its blanks do not cut it
    assert len(root.findall(".//ogc:Or", NS)) == 1
    assert literals(query) == ["*A?&?B*"]


def test_a_keyword_alone_is_asked_for_whole():
    query = Query(facets={"keyword": ("eau",)})
    root = etree.fromstring(csw_request.get_records(query))
    assert [node.text for node in root.findall(".//ogc:Or/*/ogc:Literal", NS)] == ["eau", "eau,*", "*,eau", "*,eau,*"]


def test_a_filter_that_csw_does_not_know_is_left_out():
    assert csw_request.filter_element(Query(facets={"colour": ("red",), "licence": ()})) is None
    assert csw_request.filter_element(Query(since="hier")) is None


def test_since_a_day():
    test = csw_request.filter_element(Query(since="2025-01-31")).find("ogc:PropertyIsGreaterThanOrEqualTo", NS)
    assert [node.text for node in test] == ["dct:modified", "2025-01-31"]


def test_a_record_travels_untouched():
    record = "<a xmlns='x'><!-- é --><b c=\"&#10;'\"/></a>".encode()
    assert record in csw_request.transaction_with_record("Insert", record)
    with pytest.raises(ValueError, match="Delete"):
        csw_request.transaction_with_record("Delete", record)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0xD7FF), min_size=1, max_size=30).filter(str.strip))
def test_delete_names_one_identifier_exactly(identifier):
    root = etree.fromstring(csw_request.transaction_delete(identifier))
    condition = root.find("csw:Delete/csw:Constraint/ogc:Filter/ogc:PropertyIsEqualTo", NS)
    assert condition.findtext("ogc:PropertyName", namespaces=NS) == "dc:identifier"
    assert condition.findtext("ogc:Literal", namespaces=NS) == identifier


@pytest.mark.parametrize("identifier", ["", "  ", "\x00", "a\x00"])
def test_delete_refuses_what_names_no_record(identifier):
    with pytest.raises(ValueError):
        csw_request.transaction_delete(identifier)
