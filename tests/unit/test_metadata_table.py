"""The element table runs everything: each row is read, written, checked, counted, shown and told of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from prodige_plugin.errors import BadRecord, PluginError
from prodige_plugin.metadata import validation
from prodige_plugin.metadata.element import WIDGETS, Element, sections
from prodige_plugin.metadata.element_docs import page, section_titles
from prodige_plugin.metadata.elements import ELEMENTS, element
from prodige_plugin.metadata.findings import Finding, Severity
from prodige_plugin.metadata.profiles import PROFILES
from prodige_plugin.metadata.record import Record, read_record

from .table_values import NASTY, value_for

SHARED = Path(__file__).resolve().parents[3] / "shared"
ALL = pytest.mark.parametrize("row", ELEMENTS, ids=lambda row: row.key)
EDITABLE = tuple(row for row in ELEMENTS if row.editable)


def records() -> list[Path]:
    if not SHARED.is_dir():
        pytest.skip("the real records are not on this machine")
    folders = ("records", "specs", "inspire/golden")
    return sorted(path for folder in folders for path in (SHARED / folder).rglob("*.xml"))


@cache
def readable() -> tuple[tuple[Path, bytes, Record], ...]:
    """Give the records that are ISO 19139 by themselves, each once; answers of catalogues hold others."""
    found: dict[bytes, tuple[Path, bytes, Record]] = {}
    for path in records():
        data = path.read_bytes()
        try:
            found.setdefault(data, (path, data, Record.parse(data)))
        except PluginError:
            continue
    return tuple(found.values())


@ALL
def test_a_row_is_whole(row: Element) -> None:
    assert row.label
    assert row.help.count(".") + row.help.count("?") + row.help.count(";") >= 1
    assert len(row.help) > 40
    assert row.example
    assert row.path
    assert row.codec is not None
    assert row.widget in WIDGETS
    assert row.section in sections()
    assert row.rule is not None
    assert any(row.obligation(level) in ("M", "C", "O") for level in ("dataset", "series", "service"))
    if row.part_of:
        assert element(row.part_of).widget
        assert not element(row.part_of).part_of
    if row.codelist:
        assert all(label for _value, label in row.choices("fr"))


@ALL
def test_a_row_is_in_the_validator(row: Element) -> None:
    rules = {rule.element: rule for rule in PROFILES["inspire"].rules()}
    assert rules[row.key].check is row.rule
    assert rules[row.key].data == bool(row.data)
    assert rules[row.key].service == bool(row.service)


@ALL
def test_a_row_counts_in_the_score(row: Element) -> None:
    level = "dataset" if row.data else "service"
    record = Record.new(level)
    good = validation.score(record, [])
    bad = validation.score(record, [Finding(Severity.ERROR, row.key, "x")])
    assert bad.total - bad.passed == good.total - good.passed + 1
    assert bad.sections[row.section][1] >= bad.sections[row.section][0]


@ALL
def test_a_row_is_read_and_written(row: Element) -> None:
    record = Record.new("dataset" if row.data else "service")
    if row.key == "other_keywords":
        record.set("inspire_themes", ("ps",))
        assert record.get(row.key) == ()
        return
    if row.key.endswith("_translations"):
        record.set("title", "t")
        record.set("abstract", "a")
    if not row.editable:
        with pytest.raises(BadRecord) as refused:
            record.set(row.key, ("x",))
        assert refused.value.todo
        return
    before = record.to_bytes()
    wanted = value_for(row, record)
    record.set(row.key, wanted)
    assert record.get(row.key) == wanted
    assert Record.parse(record.to_bytes()).get(row.key) == wanted
    assert record.to_bytes() != before
    assert not list(_disorder(record))


def _disorder(record: Record) -> Any:
    from prodige_plugin.metadata.namespaces import local, rank

    for parent in record.root.iter("*"):
        places = [rank(local(parent.tag), local(child.tag)) for child in parent.iterchildren("*")]
        known = [place for place in places if place is not None]
        if known != sorted(known):
            yield parent.tag


@ALL
def test_a_row_is_in_the_documentation(row: Element) -> None:
    text = page("en")
    assert f'<a id="{row.key}"></a>' in text
    assert f"### {row.label}" in text


@ALL
def test_a_row_of_the_guideline_says_where_it_is_there(row: Element) -> None:
    known = row.requirement not in ("", "HVD")
    assert row.guideline.startswith("https://") is known
    assert ("#" in row.guideline) is known


def test_every_part_of_the_form_has_a_heading() -> None:
    assert set(section_titles()) == set(sections())


def test_series_may_differ_and_services_have_rows_of_their_own() -> None:
    assert element("operates_on").obligation("dataset") == ""
    assert element("title").obligation("series") == "M"
    assert {row.key for row in ELEMENTS if row.obligation("service") and not row.obligation("dataset")} >= {
        "service_type", "service_category", "operates_on", "conformity_976", "harmonised_service",
    }  # fmt: skip


# -- real records --


def _common(before: bytes, after: bytes) -> tuple[int, int]:
    start = 0
    least = min(len(before), len(after))
    while start < least and before[start] == after[start]:
        start += 1
    end = 0
    while end < least - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end


def _outside(root: etree._Element, steps: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Give what a tree says outside the elements of some local names."""
    found: list[tuple[Any, ...]] = []
    left = [root]
    while left:
        item = left.pop()
        if str(item.tag).rpartition("}")[2] not in steps:
            text = (item.text or "").strip() if len(item) == 0 else ""
            found.append((item.tag, text, tuple(item.attrib.items())))
            left += item.iterchildren("*")
    return found


#: Row → names of the elements that its edit may touch or make.
TOUCHES = {
    "inspire_themes": ("descriptiveKeywords",), "keywords": ("descriptiveKeywords",),
    "priority_data_set": ("descriptiveKeywords",), "spatial_scope": ("descriptiveKeywords",),
    "high_value": ("descriptiveKeywords",), "prodige_domains": ("descriptiveKeywords",),
    "prodige_public": ("descriptiveKeywords",), "open_data": ("descriptiveKeywords",),
    "other_keywords": ("descriptiveKeywords",), "service_category": ("descriptiveKeywords",),
    "access_limits": ("resourceConstraints",), "use_conditions": ("resourceConstraints",),
    "bounding_box": ("extent",), "temporal_extent": ("extent",),
    "lineage": ("dataQualityInfo",), "conformity": ("dataQualityInfo",), "conformity_1089": ("dataQualityInfo",),
    "conformity_976": ("dataQualityInfo",), "topology_measure": ("dataQualityInfo",),
    "topology_description": ("dataQualityInfo",), "interoperable_service": ("dataQualityInfo",),
    "format": ("distributionInfo",), "links": ("distributionInfo",),
    "creation_date": ("date",), "revision_date": ("date",), "dates": ("date",),
    "resource_identifier": ("identifier",), "update_frequency": ("resourceMaintenance",),
    "thumbnails": ("graphicOverview",), "parent": ("parentIdentifier",), "aggregates": ("aggregationInfo",),
    "supplemental": ("supplementalInformation",), "distance": ("spatialResolution",), "scale": ("spatialResolution",),
    "feature_catalogue": ("contentInfo",), "other_languages": ("locale",), "alternate_title": ("alternateTitle",),
    "title_translations": ("title", "locale"), "abstract_translations": ("abstract", "locale"),
    "crs": ("referenceSystemInfo",), "temporal_crs": ("referenceSystemInfo",),
    "representation_type": ("spatialRepresentationType",), "topic_category": ("topicCategory",),
    "character_set": ("characterSet",), "metadata_contact": ("contact",), "organisation": ("pointOfContact",),
    "metadata_language": ("language",), "resource_language": ("language",), "metadata_date": ("dateStamp",),
    "file_identifier": ("fileIdentifier",), "resource_type": ("hierarchyLevel",),
    "service_level": ("hierarchyLevelName",), "service_type": ("serviceType",), "operates_on": ("operatesOn",),
    "coupled_resources": ("coupledResource",), "harmonised_service": ("containsOperations",),
    "title": ("title",), "abstract": ("abstract",), "purpose": ("purpose",), "credit": ("credit",),
    "status": ("status",), "edition": ("edition",),
}  # fmt: skip


@pytest.mark.parametrize("row", EDITABLE, ids=lambda row: row.key)
def test_one_edit_on_each_real_record_touches_its_own_ranges(row: Element) -> None:
    edited = 0
    for path, data, read in readable():
        record = read.copy()
        if not row.obligation(record.level):
            continue
        if row.key.endswith("_translations") and not record.get(row.key.partition("_")[0]):
            continue
        bare = record.identification() is None or record.find("gmd:identificationInfo/*/gmd:citation/*") is None
        held = record.get(row.key)
        wanted = value_for(row, record)
        before = _outside(record.root, TOUCHES[row.key])
        try:
            record.set(row.key, wanted)
        except BadRecord:
            assert record.to_bytes() == data, path
            continue
        if wanted == held:
            assert record.to_bytes() == data, path
            continue
        edited += 1
        after = record.to_bytes()
        assert record.get(row.key) == wanted, path
        assert Record.parse(after).get(row.key) == wanted, path
        if not bare:
            assert _outside(record.root, TOUCHES[row.key]) == before, path
        if not row.key.endswith("_translations"):  # a language is declared elsewhere
            start, end = _common(data, after)
            assert start + end >= len(data) * 0.1, path
    assert edited >= (0 if row.key == "other_keywords" else 1)


def test_setting_what_is_there_changes_no_byte() -> None:
    for path, data, read in readable():
        record = read.copy()
        for row in ELEMENTS:
            record.set(row.key, record.get(row.key))
        assert record.to_bytes() == data, path


def test_back_and_forth_reads_as_before() -> None:
    for path, _data, read in readable()[::7]:
        for row in EDITABLE:
            record = read.copy()
            held = record.get(row.key)
            if not row.obligation(record.level) or row.key in ("resource_type", "other_keywords"):
                continue
            try:
                record.set(row.key, value_for(row, record))
                record.set(row.key, held)
            except BadRecord:
                continue
            if record.get(row.key) != held and held:
                # what cannot be written as it was is said, never changed in silence
                assert row.key in ("dates", "temporal_extent", "crs", "metadata_date"), (path, row.key)


# -- any text --

TEXTS = [row for row in EDITABLE if row.widget in ("line", "text") and row.key not in ("scale", "distance")]
_any_text = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\r&<>\"'"),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() and not any(sign in text for sign in "\ufffe\uffff"))
LISTS = ("thumbnails", "links", "conformity", "aggregates", "organisation")
_BASE = Record.new("dataset")
_BASE.set("title", "Titre")
_BASE.set("abstract", "Résumé")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TEXTS), _any_text, st.sampled_from(["utf-8", "iso-8859-1", "utf-16"]))
def test_any_text_is_written_and_read_back(row: Element, text: str, encoding: str) -> None:
    data = _BASE.to_bytes().decode().replace('"UTF-8"', f'"{encoding}"').encode(encoding)
    record = Record.parse(data)
    record.set(row.key, text)
    held = Record.parse(record.to_bytes()).get(row.key)
    assert held == record.get(row.key)
    if row.key != "crs":
        assert held == text.strip()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([row for row in TEXTS if row.key != "resource_identifier"]),
       st.sampled_from("\x00\x01\x08\x0b\x0c\x1f\ufffe\uffff\ud800"))  # fmt: skip
def test_a_character_that_xml_forbids_is_refused_with_a_sentence(row: Element, sign: str) -> None:
    record = _BASE.copy()
    before = record.to_bytes()
    with pytest.raises(BadRecord) as refused:
        record.set(row.key, f"a{sign}b")
    assert refused.value.todo
    assert record.to_bytes() == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(LISTS), _any_text), max_size=6))
def test_lists_take_any_edits(edits: list[tuple[str, str]]) -> None:
    from dataclasses import replace

    record = _BASE.copy()
    for key, text in edits:
        field = {"organisation": "organisation", "thumbnails": "description", "links": "name", "conformity": "title",
                 "aggregates": "identifier"}[key]  # fmt: skip
        held = record.get(key)
        new = replace(value_for(element(key), Record.new("dataset"))[-1], **{field: text})
        for wanted in ((new, *held), held[1:], (*held, new)):
            record.set(key, wanted)
            assert len(record.get(key)) == len(wanted)
            said = {getattr(item, field) for item in record.get(key)}
            assert said == {getattr(item, field).strip() for item in wanted}
    assert Record.parse(record.to_bytes()).to_bytes() == record.to_bytes()


def test_a_refused_value_leaves_the_record_as_it_was() -> None:
    record = _BASE.copy()
    before = record.to_bytes()
    value = value_for(element("links"), record)[-1]
    from dataclasses import replace

    with pytest.raises(BadRecord):
        record.set("links", (value, replace(value, name="a\x00b")))
    assert record.to_bytes() == before


def test_answers_of_catalogues_are_read_too() -> None:
    for path in records():
        try:
            record = read_record(path.read_bytes())
        except PluginError:
            continue
        for row in ELEMENTS:
            record.get(row.key)
        assert NASTY not in str(record.get("title"))
