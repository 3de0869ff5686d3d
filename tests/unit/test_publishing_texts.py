"""Garbled texts are put right exactly or left alone; control characters; features that are there twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.publishing.checks.laundering import launder, plain_name
from prodige_plugin.publishing.checks.model import Limits, Target
from prodige_plugin.publishing.names import RESERVED_WORDS, SYSTEM_COLUMNS
from prodige_plugin.publishing.texts import fix_mojibake, has_control, looks_mojibake, strip_control
from prodige_plugin.publishing.twins import Twins, feature_hash

#: Letters of French and plain signs: no word of them can look garbled and become other letters of Europe.
FRENCH = "aàâbcçdeéèêëfghiîïjklmnoôpqrstuùûüvwxyzœæÀÂÇÉÈÊËÎÏÔÙÛÜŒÆ 0123456789,;.-"


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("HÃ©rault", "Hérault"),
        ("lâ€™Ã©tang", "l’étang"),
        ("Å“uvre", "œuvre"),
        ("ChÃ¢teau dâ€™Ã‰tÃ©", "Château d’Été"),
        ("HÃƒÂ©rault", "Hérault"),  # twice
        ("Ã\xa0", "à"),
    ],
)
def test_garbled_accents_are_put_right(garbled: str, meant: str) -> None:
    assert looks_mojibake(garbled)
    assert fix_mojibake(garbled) == meant


RIGHT = ["", "Hérault", "São Paulo", "Ångström", "Ã", "Â", "été©", "«été»", "10 €", "naïve…", "ÆŒ"]


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_left_alone(text: str) -> None:
    assert fix_mojibake(text) == text


def test_a_text_that_is_garbled_in_part_is_seen_and_left_alone() -> None:
    text = "HÃ©rault et Hérault"
    assert looks_mojibake(text)
    assert fix_mojibake(text) == text


@given(st.text(FRENCH, max_size=30))
def test_right_french_never_changes(text: str) -> None:
    assert fix_mojibake(text) == text


@given(st.text(FRENCH, max_size=30), st.sampled_from(["cp1252", "latin-1"]))
def test_what_was_read_wrongly_comes_back(text: str, wrong: str) -> None:
    try:
        garbled = text.encode("utf-8").decode(wrong)
    except UnicodeDecodeError:
        return
    assert fix_mojibake(garbled) == text


@given(st.text(max_size=40))
def test_a_mended_text_garbles_to_the_same_again(text: str) -> None:
    mended = fix_mojibake(text)
    if mended != text:
        assert any(
            _garble(mended, first) == text or _garble(_garble(mended, first), second) == text
            for first in ("cp1252", "latin-1")
            for second in ("cp1252", "latin-1")
        ) or looks_mojibake(_garble(mended, "latin-1"))


def _garble(text: str, wrong: str) -> str:
    return text.encode("utf-8").decode(wrong, "replace")


@given(st.text(max_size=40))
def test_control_characters_go_and_nothing_else(text: str) -> None:
    clean = strip_control(text)
    assert not has_control(clean)
    assert clean == "".join(one for one in text if not has_control(one))
    assert all(one in "\t\n\r" or not has_control(one) for one in clean)


def test_tabs_and_ends_of_lines_are_no_trouble() -> None:
    assert not has_control("a\tb\r\nc é")
    assert has_control("a\x00")
    assert has_control("a\x85")


# -- names ----------------------------------------------------------------------------------------------


@given(st.text(max_size=40))
def test_a_plain_name_needs_no_quotes(name: str) -> None:
    plain = plain_name(name)
    assert re.fullmatch(r"[a-z_][a-z0-9_]*", plain)
    assert plain not in RESERVED_WORDS
    assert plain not in SYSTEM_COLUMNS
    assert plain_name(plain) == plain


@given(
    st.lists(st.text("AaBbéÉ _1-œ", min_size=1, max_size=20), max_size=12, unique=True),
    st.sampled_from(list(Target)),
    st.data(),
)
def test_laundered_names_are_alone_and_short_enough(names: list[str], target: Target, data: st.DataObject) -> None:
    limits = Limits(target=target)
    bad = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    renamed = launder(names, bad, limits)
    assert set(renamed) <= set(bad)
    after = [renamed.get(name, name) for name in names]
    new = list(renamed.values())
    # no new name is another's, whatever the capitals
    assert all([one.lower() for one in after].count(name.lower()) == 1 for name in new)
    if limits.field_bytes:
        assert all(len(name.encode()) <= limits.field_bytes for name in new)


def test_names_that_become_the_same_are_told_apart() -> None:
    names = ["population_totale", "population_active", "population_agee"]
    assert launder(names, names, Limits(target=Target.SHP)) == {
        "population_totale": "population",
        "population_active": "populati_1",
        "population_agee": "populati_2",
    }
    assert launder(["Geom"], ["Geom"], Limits(target=Target.GPKG)) == {"Geom": "geom_1"}


# -- twins ----------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 30), max_size=80), st.sampled_from([1, 7, 1000]))
def test_twins_are_counted_whether_in_memory_or_in_files(values: list[int], in_memory: int) -> None:
    twins, again = Twins(in_memory), Twins(in_memory)
    for number, value in enumerate(values):
        twins.add(feature_hash(b"", [value]), number)
        again.add(feature_hash(b"", [value]), number)
    count, ids = twins.surplus(1000)
    later = {number for number, value in enumerate(values) if value in values[:number]}
    assert count == len(values) - len(set(values))
    assert set(ids) == later
    assert again.more_than_once() == {feature_hash(b"", [value]) for value in values if values.count(value) > 1}


def test_geometry_and_values_both_count() -> None:
    assert feature_hash(b"ab", []) != feature_hash(b"a", ["b"])
    assert feature_hash(b"a", [1]) != feature_hash(b"a", ["1"])
    assert feature_hash(b"a", [None, "x"]) == feature_hash(b"a", [None, "x"])
