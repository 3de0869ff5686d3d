"""Templates hold values of any kind, fill what is empty, and never make two records one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prodige_plugin.errors import BadRecord
from prodige_plugin.metadata import org_templates as ot
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact, Keyword, Period

GOLDEN = Path(__file__).resolve().parents[3] / "shared" / "inspire" / "golden"
REAL = Path(__file__).resolve().parents[3] / "shared" / "records"


def full() -> Record:
    record = Record.new()
    record.set("title", "Zones humides")
    record.set("organisation", (Contact("Région Exemple", "sig@exemple.example", "owner", logo="https://l.example/l.png"),))
    record.set("inspire_themes", ("hb", "ps"))
    record.set("topic_category", ("environment",))
    record.set("keywords", ("marais",))
    record.set("use_conditions", "etalab-2.0")
    record.set("temporal_extent", Period("2019-01-01", "2023-12-31"))
    record.set("bounding_box", (4.65, 44.12, 5.83, 45.34))
    record.set("file_identifier", "a-b-c")
    return record


def through_json(template: ot.Template) -> ot.Template:
    data = json.dumps({"format": ot.FORM, "version": 1, "contents": ot.as_json([template])}).encode()
    (found,) = ot.read_file("t.json", data)
    return found


def test_every_value_of_a_record_comes_back_from_json() -> None:
    template = ot.of_record("Modèle", full(), about="Pour la région")
    assert not ot.NEVER & set(template.values)
    assert through_json(template) == template
    assert template.values["inspire_themes"] == ("hb", "ps")


@pytest.mark.parametrize("name", ["dataset_fr.xml", "series_fr.xml", "service_wms_fr.xml"])
def test_whole_records_are_templates_and_come_back_from_json(name: str) -> None:
    path = GOLDEN / name
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    (template,) = ot.read_file(name, path.read_bytes())
    assert len(template.values) > 15
    assert through_json(template) == template


def test_real_records_make_templates_that_fill_a_new_record() -> None:
    paths = sorted(REAL.rglob("*.xml"))[:60:3]
    if not paths:
        pytest.skip("records is not on this machine")
    tried = 0
    for path in paths:
        try:
            (template,) = ot.read_file(path.name, path.read_bytes())
        except Exception as error:  # noqa: BLE001  no ISO 19139 record: not what is tried here
            assert type(error).__name__ in ("BadRecord", "BadXml"), path
            continue
        assert through_json(template) == template, path
        record = Record.new()
        fillings = ot.plan(record, template)
        failed = ot.fill(record, fillings)
        assert all(type(error).__name__ == "BadRecord" for error in failed.values()), (path, failed)
        read = Record.parse(record.to_bytes())
        written = [one for one in fillings if one.key not in failed]
        assert sum(read.get(one.key) == one.after for one in written) >= 0.8 * len(written), path
        tried += 1
    assert tried


def test_only_what_differs_is_planned_and_only_what_is_wanted_is_filled() -> None:
    template = ot.Template("T", {
        "use_conditions": "etalab-2.0", "topic_category": ("environment",), "title": "Autre titre",
        "organisation": (Contact("Autre", "a@b.example", "owner"),), "keywords": ("tourbière", "marais"),
    })  # fmt: skip
    record = full()
    plan = ot.plan(record, template)
    assert [one.key for one in plan] == ["title", "organisation", "keywords"]
    assert [one.is_empty for one in plan] == [False, False, False]
    assert ot.fill(record, [plan[0]]) == {}
    assert record.get("title") == "Autre titre" and record.get("keywords") == ("marais",)
    assert ot.fill(record, plan[1:], add=True) == {}
    assert record.get("keywords") == ("marais", "tourbière")
    assert [one.organisation for one in record.get("organisation")] == ["Région Exemple", "Autre"]


def test_an_empty_record_gets_what_the_template_has_and_no_identity() -> None:
    record = Record.new()
    before = record.get("file_identifier")
    plan = ot.plan(record, ot.Template("T", {**ot.of_record("T", full()).values, "file_identifier": "x"}))
    assert {one.key for one in plan if one.is_empty} >= {"title", "organisation", "inspire_themes", "bounding_box"}
    assert ot.fill(record, plan) == {}
    assert record.get("file_identifier") == before
    assert record.get("temporal_extent") == Period("2019-01-01", "2023-12-31")


def test_what_belongs_to_no_service_is_not_planned_for_one() -> None:
    service = Record.new("service")
    assert "scale" in ot.of_record("T", _scaled()).values
    keys = {one.key for one in ot.plan(service, ot.Template("T", {"crs": "EPSG:2154", "abstract": "x"}))}
    assert keys == {"abstract"}


def _scaled() -> Record:
    record = full()
    record.set("scale", "25000")
    return record


def test_a_value_that_cannot_be_written_leaves_its_element_and_the_others_go_on() -> None:
    record = Record.new()
    unknown = Keyword("mot", "Un thésaurus inconnu")
    plan = ot.plan(record, ot.Template("T", {"other_keywords": (unknown,), "abstract": "Un résumé"}))
    failed = ot.fill(record, plan)
    assert list(failed) == ["other_keywords"] and isinstance(failed["other_keywords"], BadRecord)
    assert record.get("abstract") == "Un résumé" and record.get("other_keywords") == ()


def test_a_catalogue_s_thesaurus_is_cited_with_its_first_keyword() -> None:
    record = Record.new()
    own = ("external.theme.mine", "http://x.example/t", "2020-05-06", "place")
    word = Keyword("Sport", "Mes domaines", "http://x.example/d#4", *own)
    record.set("other_keywords", (word,))
    data = record.to_bytes()
    assert b"geonetwork.thesaurus.external.theme.mine" in data and b"2020-05-06" in data
    assert b'codeListValue="place"' in data
    assert Record.parse(data).get("other_keywords") == (Keyword("Sport", "Mes domaines", "http://x.example/d#4"),)
    gemet = Keyword("eau", "GEMET - Concepts, version 2.4", "http://www.eionet.europa.eu/gemet/concept/9242")
    record.set("other_keywords", (word, gemet))
    assert len(record.get("other_keywords")) == 2 and b"2010-01-13" in record.to_bytes()


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b'{"format": "x", "contents": []}', b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"]
)
def test_other_files_are_no_templates(data: bytes) -> None:
    with pytest.raises(Exception, match=r".") as caught:
        ot.read_file("x", data)
    assert type(caught.value).__name__ in ("BadRecord", "BadXml")


def test_values_of_another_kind_and_unknown_elements_are_left_out() -> None:
    (found,) = ot.from_json([
        {"name": "T", "values": {"title": 3, "keywords": "x", "nothing": "y", "abstract": "z", "bounding_box": [1, 2],
                                 "organisation": [{"@kind": "os"}, {"@kind": "Contact", "email": "a@b.c"}]}},
        {"values": {}}, 7,
    ])  # fmt: skip
    assert dict(found.values) == {"abstract": "z", "organisation": (Contact(email="a@b.c"),)}
