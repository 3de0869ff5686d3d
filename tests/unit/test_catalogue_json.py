"""Reading JSON from strangers: whatever comes, a value or a typed error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.catalogue import json_answer as ja
from prodige_plugin.catalogue import lucene
from prodige_plugin.catalogue.model import Box
from prodige_plugin.errors import NetworkError

#: any JSON a stranger may send; keys are drawn from those the readers look for.
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_no_value_makes_a_reader_fail(value):
    assert isinstance(ja.text(value), str)
    assert isinstance(ja.line(value), str)
    assert isinstance(ja.texts(value), tuple)
    assert isinstance(ja.address(value), str)
    assert ja.count(value) >= 0
    assert isinstance(ja.as_list(value), list)
    assert isinstance(ja.as_dict(value), dict)
    ja.text(value).encode("utf-8")
    for box in (ja.box_of_geometry(value), ja.box_of_numbers(value)):
        assert box is None or -180 <= box.west <= 180


def test_a_text_is_french_first():
    assert ja.text({"default": "Water", "langfre": "Eau", "langeng": "Water"}) == "Eau"
    assert ja.text({"default": "Water"}) == "Water"
    assert ja.text([{"default": ["Water"]}]) == "Water"
    assert ja.text({"nl": "Water"}) == "Water"
    assert (ja.text(None), ja.text(True), ja.text(3), ja.text(2.5)) == ("", "", "3", "2.5")


def test_half_a_character_is_taken_out():
    assert ja.text(ja.parse(b'"a\\ud800b"')) == "a b"


@pytest.mark.parametrize("data", [b"[" * 1_000_000, b'{"a":' * 1_000_000, b"{", b"", b"\xff", b"1" * 5000])
def test_what_is_not_json_is_a_typed_error(data):
    with pytest.raises(NetworkError):
        ja.parse(data)


def test_boxes():
    ring = [[1, 44], [8, 44], [8, 47.5], [1, 47.5], [1, 44]]
    polygon = {"type": "Polygon", "coordinates": [ring]}
    assert ja.box_of_geometry(polygon) == Box(1, 44, 8, 47.5)
    assert ja.box_of_geometry([polygon, {"type": "Point", "coordinates": [9, 40]}]) == Box(1, 40, 9, 47.5)
    assert ja.box_of_geometry({"type": "envelope", "coordinates": [[1, 47.5], [8, 44]]}) == Box(1, 44, 8, 47.5)
    assert ja.box_of_geometry({"type": "GeometryCollection", "geometries": [polygon]}) == Box(1, 44, 8, 47.5)
    assert ja.box_of_numbers([1, 44, 8, 47.5]) == Box(1, 44, 8, 47.5)
    assert ja.box_of_numbers([1, 44, 0, 8, 47.5, 9]) == Box(1, 44, 8, 47.5)
    assert ja.box_of_numbers([1, 44, 8]) is None
    assert ja.box_of_geometry({"type": "Point", "coordinates": [651000, 6860000]}) is None


def test_words_are_made_harmless_for_lucene():
    assert lucene.query("l'eau (potable)") == r"l'eau \(potable\)"
    assert lucene.query('"plan local" OR x:*') == r'"plan local" "OR" x\:\*'
    assert lucene.query("<a>") == "a"
    assert lucene.query(r"a\b") == r"a\\b"


@given(st.text(max_size=40))
def test_every_special_character_is_escaped(words):
    plain = lucene.query(words).replace("\\\\", "")
    outside = "".join(ch for n, ch in enumerate(plain) if n == 0 or plain[n - 1] != "\\")
    assert not set(outside) & set("+-=&|!(){}[]^~*?:/<>")
