"""The Processing algorithms that describe: check, repair, describe a layer, change many; without a platform."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.validation import check
from prodige_plugin.metadata.values import Contact
from prodige_plugin.processing.provider import ProdigeProvider
from tests.servers.bulk_records import records


@pytest.fixture(scope="module")
def provider(qgis_app) -> Iterator[ProdigeProvider]:
    provider = ProdigeProvider()
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def folder(tmp_path) -> Path:
    """Give a folder with three records, one of them in a folder of its own, and a file that is none."""
    (tmp_path / "in" / "below").mkdir(parents=True)
    for name, one in zip(("a.xml", "b.xml", "below/c.xml"), records(3), strict=True):
        (tmp_path / "in" / name).write_bytes(one.xml.encode())
    (tmp_path / "in" / "d.xml").write_bytes(b"<html>none</html>")
    return tmp_path / "in"


def run(name: str, parameters: dict) -> tuple[dict, bool, str]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"prodige:{name}")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    good, words = algorithm.checkParameterValues(parameters, context)
    if not good:
        return {}, False, words
    outputs, ok = algorithm.run(parameters, context, feedback)
    return outputs, ok, feedback.textLog()


def test_every_algorithm_has_its_words_and_parameters(provider):
    for algorithm in provider.algorithms():
        assert algorithm.displayName() and algorithm.shortHelpString() and algorithm.parameterDefinitions()


def test_records_of_a_folder_are_checked(provider, folder, tmp_path):
    broken = Record.parse((folder / "a.xml").read_bytes())
    broken.set("title", "")
    (folder / "a.xml").write_bytes(broken.to_bytes())
    page, flat = tmp_path / "report.html", tmp_path / "report.json"
    outputs, ok, log = run("checkmetadata", {"FOLDER": str(folder), "REPORT": str(page), "JSON": str(flat)})
    assert ok, log
    assert outputs["RECORDS"] == 3 and outputs["UNREADABLE"] == 1 and outputs["MANDATORY"] >= 1
    found = json.loads(flat.read_text(encoding="utf-8"))
    assert any(one["file"] == "a.xml" and one["rule"] == "C.8" for one in found if "rule" in one)
    assert [one["file"] for one in found if "unreadable" in one] == ["d.xml"]
    text = page.read_text(encoding="utf-8")
    assert "a.xml" in text and "below/c.xml" in text and "C.8" in text


def test_what_a_record_says_is_escaped_in_the_report(provider, tmp_path):
    record = Record.parse(next(iter(records(1))).xml.encode())
    record.set("metadata_language", "<script>alert(1)</script>")
    path, page = tmp_path / "<b>.xml", tmp_path / "report.html"
    path.write_bytes(record.to_bytes())
    _outputs, ok, log = run("checkmetadata", {"FILE": str(path), "REPORT": str(page)})
    assert ok, log
    assert "<script>" not in page.read_text(encoding="utf-8") and "<b>.xml" not in page.read_text(encoding="utf-8")


def test_a_check_can_fail_where_a_rule_does(provider, tmp_path):
    record = Record.parse(next(iter(records(1))).xml.encode())
    record.set("title", "")
    path = tmp_path / "a.xml"
    path.write_bytes(record.to_bytes())
    parameters = {"FILE": str(path), "FAIL": True, "REPORT": "TEMPORARY_OUTPUT"}
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("prodige:checkmetadata")
    with pytest.raises(QgsProcessingException, match="mandatory"):
        algorithm.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(False), {}, False)


def test_something_to_check_must_be_named(provider):
    _outputs, ok, words = run("checkmetadata", {"RECORD": "abc"})
    assert not ok and "platform" in words


def test_a_layer_without_record_is_said(provider):
    layer = QgsVectorLayer("Point", "Sans fiche", "memory")
    QgsProject.instance().addMapLayer(layer)
    _outputs, ok, words = run("checkmetadata", {"LAYER": layer.id(), "REPORT": "TEMPORARY_OUTPUT"})
    assert not ok and "The layer has no record" in words
    QgsProject.instance().removeAllMapLayers()


def test_a_record_is_repaired_into_another_file(provider, tmp_path):
    data = next(iter(records(1))).xml.encode()
    broken = data.replace(b"http://inspire.ec.europa.eu/metadata-codelist", b"https://inspire.ec.europa.eu/metadata-codelist")
    path, out = tmp_path / "a.xml", tmp_path / "out.xml"
    path.write_bytes(broken)
    outputs, ok, log = run("repairmetadata", {"FILE": str(path), "OUTPUT": str(out)})
    assert ok, log
    assert outputs["AFTER"] <= outputs["BEFORE"] and path.read_bytes() == broken
    repaired = sum(finding.mandatory for finding in check(Record.parse(out.read_bytes())))
    assert repaired == outputs["AFTER"]


def test_a_layer_is_described(provider, tmp_path):
    template = Record.parse(next(iter(records(1))).xml.encode())
    template.set("organisation", (Contact("Région Modèle", "sig@modele.example", "owner"),))
    (tmp_path / "template.xml").write_bytes(template.to_bytes())
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=insee:string(5)", "Zones & <humides>", "memory")
    QgsProject.instance().addMapLayer(layer)
    out = tmp_path / "record.xml"
    outputs, ok, log = run("describelayer", {"INPUT": layer.id(), "OUTPUT": str(out), "ORGANISATION": "Région Exemple",
                                             "EMAIL": "sig@exemple.example"})  # fmt: skip
    assert ok, log
    record = Record.parse(out.read_bytes())
    assert "Zones & <humides>" in record.get("title") and record.identifier == outputs["IDENTIFIER"]
    assert record.get("organisation")[0].organisation == "Région Exemple" and record.get("crs").startswith("EPSG:2154")
    again, ok, log = run(
        "describelayer",
        {"INPUT": layer.id(), "OUTPUT": str(tmp_path / "two.xml"), "BASE": str(out),
         "TEMPLATE": str(tmp_path / "template.xml")},
    )  # fmt: skip
    assert ok, log
    second = Record.parse((tmp_path / "two.xml").read_bytes())
    assert again["IDENTIFIER"] == outputs["IDENTIFIER"], "the record to complete keeps its identifier"
    assert second.get("organisation")[0].organisation == "Région Exemple", "what is there stays"
    assert second.get("lineage") == template.get("lineage")
    assert again["MANDATORY"] <= outputs["MANDATORY"]
    QgsProject.instance().removeAllMapLayers()


@pytest.mark.parametrize(
    ("asked", "key", "wanted"),
    [
        ({"OPERATION": "set", "ELEMENT": "use_conditions", "VALUE": "ODbL-1.0"}, "use_conditions", "ODbL-1.0"),
        ({"OPERATION": "add", "ELEMENT": "keywords", "VALUE": "haie ; bocage"}, "keywords", "bocage"),
        ({"OPERATION": "set", "ELEMENT": "organisation", "VALUE": "Parc | sig@parc.example | owner"}, "organisation",
         (Contact("Parc", "sig@parc.example", "owner"),)),
        ({"OPERATION": "text", "FIND": "inventaire", "VALUE": "relevé"}, "abstract", "relevé"),
        ({"OPERATION": "set", "ELEMENT": "bounding_box", "VALUE": "1,45,2,46"}, "bounding_box", (1.0, 45.0, 2.0, 46.0)),
    ],
)  # fmt: skip
def test_one_change_is_made_to_a_folder(provider, folder, tmp_path, asked, key, wanted):
    out, before = tmp_path / "out", (folder / "a.xml").read_bytes()
    outputs, ok, log = run("batchmetadata", {"INPUT": str(folder), "OUTPUT": str(out), **asked})
    assert ok, log
    assert (outputs["CHANGED"], outputs["FAILED"]) == (3, 1), "the file that is no record is left out and told"
    value = Record.parse((out / "below" / "c.xml").read_bytes()).get(key)
    assert value == wanted or wanted in value
    assert "d.xml" in log and not (out / "d.xml").exists() and (folder / "a.xml").read_bytes() == before


def test_what_became_of_each_is_a_table(provider, folder, tmp_path):
    table = tmp_path / "table.gpkg"
    outputs, ok, log = run(
        "batchmetadata",
        {"INPUT": str(folder), "OUTPUT": str(tmp_path / "out"), "OPERATION": "remove", "ELEMENT": "keywords",
         "VALUE": "absent", "TABLE": str(table)},
    )  # fmt: skip
    assert ok, log
    layer = QgsVectorLayer(str(table), "table", "ogr")
    states = sorted(feature["state"] for feature in layer.getFeatures())
    assert states == ["failed", "unchanged", "unchanged", "unchanged"] and outputs["UNCHANGED"] == 3
    assert not (tmp_path / "out" / "a.xml").exists()


@pytest.mark.parametrize(
    "asked",
    [
        {"OPERATION": "set", "VALUE": "x"}, {"OPERATION": "add", "ELEMENT": "title", "VALUE": "x"},
        {"OPERATION": "add", "ELEMENT": "keywords"}, {"OPERATION": "text", "VALUE": "x"},
        {"OPERATION": "text", "FIND": "(", "REGEX": True}, {"OPERATION": "template"},
        {"OPERATION": "set", "ELEMENT": "bounding_box", "VALUE": "1,2"},
        {"OPERATION": "set", "ELEMENT": "organisation", "VALUE": "a|b|boss"},
        {"OPERATION": "set", "ELEMENT": "dates", "VALUE": '{"birth": "2020"}'},
    ],
)  # fmt: skip
def test_what_lacks_or_is_wrong_is_said_before_anything_is_written(provider, folder, tmp_path, asked):
    outputs, ok, log = run("batchmetadata", {"INPUT": str(folder), "OUTPUT": str(tmp_path / "out"), **asked})
    assert not ok and "Traceback" not in log and "mistake" not in log, log
    assert not list((tmp_path / "out").rglob("*.xml"))
    assert not outputs
