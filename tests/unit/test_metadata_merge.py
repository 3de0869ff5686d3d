"""Two persons changed one record: nothing of either is lost, and nobody but the person chooses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prodige_plugin.errors import BadRecord, PluginError
from prodige_plugin.metadata.diff import diff
from prodige_plugin.metadata.merge import Side, merge
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Dates

RECORDS = Path(__file__).resolve().parents[3] / "shared/records/fr"


def base() -> Record:
    record = Record.new()
    record.set("title", "Zones humides")
    record.set("abstract", "Inventaire des zones humides du département.")
    record.set("lineage", "Relevés de terrain.")
    record.set("dates", Dates(creation="2020-01-01"))
    record.set("bounding_box", (4.0, 44.0, 5.5, 45.5))
    return record


def edited(record: Record, **values: object) -> bytes:
    copy = Record.parse(record.to_bytes())
    for key, value in values.items():
        copy.set(key, value)
    return copy.to_bytes()


def test_what_only_one_of_two_touched_is_taken_from_both():
    first = base()
    mine, theirs = edited(first, title="Zones humides R&D"), edited(first, lineage="Photo-interprétation.")
    found = merge(first.to_bytes(), mine, theirs)
    assert not found.conflicts
    assert [each.key for each in found.taken] == ["title"]
    assert found.record.get("title") == "Zones humides R&D"
    assert found.record.get("lineage") == "Photo-interprétation."


def test_the_merged_record_is_theirs_byte_for_byte_but_for_my_edit():
    first = base().to_bytes().decode()
    # they use other quotes, other blanks, a comment and an element nobody knows
    theirs = (
        first.replace("Relevés de terrain.", "Carte <!-- relue -->")
        .replace("<gmd:contact>", "<!-- à compléter -->\r\n\t<gmd:contact>")
        .encode()
    )
    mine = edited(base(), title="Titre à moi")
    merged = merge(first.encode(), mine, theirs).resolved({})
    assert merged == theirs.replace(b"Zones humides</gco", "Titre à moi</gco".encode())


def test_what_both_changed_differently_is_a_conflict_with_three_values():
    first = base()
    found = merge(first.to_bytes(), edited(first, title="Le mien"), edited(first, title="Le leur"))
    (conflict,) = found.conflicts
    assert (conflict.key, conflict.before, conflict.mine, conflict.theirs) == (
        "title", "Zones humides", "Le mien", "Le leur",
    )  # fmt: skip
    assert found.record.get("title") == "Le leur"
    assert Record.parse(found.resolved({0: Side.MINE})).get("title") == "Le mien"
    assert Record.parse(found.resolved({0: Side.THEIRS})).get("title") == "Le leur"


def test_the_same_change_by_both_is_none():
    first = base()
    found = merge(first.to_bytes(), edited(first, title="Pareil"), edited(first, title="Pareil", lineage="Autre"))
    assert not found.conflicts
    assert not found.taken


def test_a_box_is_one_thing():
    first = base()
    mine, theirs = (
        edited(first, bounding_box=(3.0, 44.0, 5.5, 45.5)),
        edited(first, bounding_box=(4.0, 44.0, 5.5, 46.0)),
    )
    found = merge(first.to_bytes(), mine, theirs)
    assert [each.key for each in found.conflicts] == ["bounding_box"]
    assert Record.parse(found.resolved({0: Side.MINE})).get("bounding_box") == (3.0, 44.0, 5.5, 45.5)


def test_both_added_something_to_a_list():
    first = base()
    mine = edited(first, topic_category=("farming", "inlandWaters"))
    theirs = edited(first, topic_category=("biota",))
    merged = merge(first.to_bytes(), mine, theirs)
    assert not merged.conflicts
    assert set(merged.record.get("topic_category")) == {"farming", "inlandWaters", "biota"}


def test_i_took_away_what_they_changed_and_the_other_way_round():
    first = base()
    without, changed = edited(first, lineage=""), edited(first, lineage="Une autre")
    (one,) = merge(first.to_bytes(), without, changed).conflicts
    assert one.theirs
    assert not Record.parse(merge(first.to_bytes(), without, changed).resolved({0: Side.MINE})).get("lineage")
    found = merge(first.to_bytes(), changed, without)
    assert len(found.conflicts) == 1
    assert not found.record.get("lineage")
    assert Record.parse(found.resolved({0: Side.MINE})).get("lineage") == "Une autre"


def test_what_the_table_does_not_know_is_merged_too():
    extra = (
        b"<gmd:supplementalInformation><gco:CharacterString>Note</gco:CharacterString></gmd:supplementalInformation>"
    )
    first = edited(base(), title="Zones").replace(
        b"</gmd:MD_DataIdentification>", extra + b"</gmd:MD_DataIdentification>"
    )
    mine = first.replace(b">Note<", b">Note de moi<")
    theirs = edited(Record.parse(first), title="Titre")
    found = merge(first, mine, theirs)
    assert not found.conflicts
    assert found.resolved({}) == theirs.replace(b">Note<", b">Note de moi<")


def test_other_prefixes_and_another_encoding_are_no_obstacle():
    first = base().to_bytes()
    theirs = first.decode().replace("gmd:", "m:").replace("xmlns:gmd=", "xmlns:m=")
    assert 'encoding="UTF-8"' in theirs or "encoding" not in theirs
    head = theirs.partition("?>")[2] if theirs.startswith("<?xml") else theirs
    latin = ('<?xml version="1.0" encoding="ISO-8859-1"?>' + head).encode("latin-1")
    mine = edited(base(), topic_category=("farming",), title="Œuvre")
    found = merge(first, mine, latin)
    assert not found.conflicts
    assert found.record.get("title") == "Œuvre"
    assert found.record.get("topic_category") == ("farming",)
    assert b"&#338;uvre" in found.resolved({})


def test_a_record_thought_to_be_new_conflicts_in_all_that_differs():
    found = merge(None, edited(base(), title="A", lineage="B"), edited(base(), title="C"))
    assert {each.key for each in found.conflicts} >= {"title"}
    assert all(not each.before for each in found.conflicts)
    assert not merge(None, base().to_bytes(), base().to_bytes()).conflicts


def test_the_dates_of_the_record_itself_never_conflict():
    first = base()
    mine, theirs = Record.parse(first.to_bytes()), Record.parse(first.to_bytes())
    mine.touch("2024-01-01T00:00:00Z")
    theirs.touch("2025-01-01T00:00:00Z")
    assert not merge(first.to_bytes(), mine.to_bytes(), theirs.to_bytes()).conflicts


def test_no_record_is_refused():
    with pytest.raises(PluginError):
        merge(b"<a/>", b"<b/>", b"<c/>")


WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn"), max_codepoint=0x2FFF), min_size=1, max_size=40
)
EDITS = st.dictionaries(
    st.sampled_from(["title", "abstract", "lineage", "bounding_box", "topic_category", "representation_type"]),
    st.integers(0, 3), max_size=4,
)  # fmt: skip


def value(key: str, number: int, words: str) -> object:
    if key == "bounding_box":
        return (float(number), 44.0, 10.0 + number, 46.0)
    if key == "topic_category":
        return (["farming"], ["biota"], ["oceans", "farming"], ["society"])[number]
    if key == "representation_type":
        return (["vector"], ["grid"], ["vector", "grid"], ["textTable"])[number]
    return words.strip() + str(number)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EDITS, EDITS, WORDS)
def test_any_edits_of_two_persons(mine, theirs, words):
    first = base()
    own = edited(first, **{key: value(key, number, words) for key, number in mine.items()})
    other = edited(first, **{key: value(key, number, words + "x") for key, number in theirs.items()})
    found = merge(first.to_bytes(), own, other)
    keys = {each.key for each in found.conflicts}
    merged = found.record
    for key in set(mine) - set(theirs):
        assert merged.get(key) == Record.parse(own).get(key)
    for key in set(theirs) - set(mine):
        assert merged.get(key) == Record.parse(other).get(key)
    assert keys <= set(mine) & set(theirs) | {""}
    # all mine: of what conflicted, my values
    every = Record.parse(found.resolved(dict.fromkeys(range(len(found.conflicts)), Side.MINE)))
    for key in keys - {"", "topic_category", "representation_type"}:
        assert every.get(key) == Record.parse(own).get(key)


@pytest.mark.skipif(not RECORDS.is_dir(), reason="the real records are not here")
def test_real_records_keep_both_edits_and_all_other_bytes():
    merged_of = 0
    for path in sorted(RECORDS.glob("*.xml")):
        try:
            first = Record.from_envelope(path.read_bytes())
            mine, theirs = Record.parse(first.to_bytes()), Record.parse(first.to_bytes())
            mine.set("title", "Mon titre « R&D »")
            theirs.set("lineage", "Leur généalogie")
        except BadRecord:
            continue
        found = merge(first.to_bytes(), mine.to_bytes(), theirs.to_bytes())
        assert not found.conflicts, path.name
        both = Record.parse(theirs.to_bytes())
        both.set("title", "Mon titre « R&D »")
        assert not diff(found.resolved({}), both.to_bytes()), path.name
        assert merge(first.to_bytes(), first.to_bytes(), theirs.to_bytes()).resolved({}) == theirs.to_bytes()
        assert merge(first.to_bytes(), mine.to_bytes(), first.to_bytes()).resolved({}) == mine.to_bytes(), path.name
        merged_of += 1
    assert merged_of >= 40
