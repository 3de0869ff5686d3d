"""The Processing algorithms against the practice platform's real servers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from prodige_plugin.processing.provider import ProdigeProvider

from .test_layer_health import added


@pytest.fixture(autouse=True)
def empty_project(qgis_app) -> Iterator[None]:
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()


@pytest.fixture(scope="module")
def provider(qgis_app) -> Iterator[ProdigeProvider]:
    provider = ProdigeProvider()
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def csw(practice) -> str:
    return practice.state.platform.endpoints["csw"]


def run(name: str, parameters: dict, project=None):
    """Run an algorithm as QGIS does: the outputs, whether it went well, and the log."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"prodige:{name}")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    if project is not None:
        context.setProject(project)
    good, words = algorithm.checkParameterValues(parameters, context)
    if not good:
        return {}, False, words
    outputs, ok = algorithm.run(parameters, context, feedback)
    return outputs, ok, feedback.textLog()


def rows(path: str) -> list[dict]:
    layer = QgsVectorLayer(path, "rows", "ogr")
    assert layer.isValid()
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def found(csw, tmp_path) -> list[dict]:
    outputs, ok, log = run(
        "searchcatalogue", {"PLATFORM": csw, "WORDS": "départements", "OUTPUT": str(tmp_path / "r.gpkg")}
    )
    assert ok, log
    return rows(outputs["OUTPUT"])


def test_the_provider_has_our_actions(provider):
    names = {algorithm.name() for algorithm in provider.algorithms()}
    finding = {"searchcatalogue", "loaddata", "checklinks", "checklayers"}
    describing = {"checkmetadata", "repairmetadata", "describelayer", "saverecord", "batchmetadata"}
    publishing = {"checkpublication", "publish", "listpublications", "unpublish", "interrupted"}
    assert names == finding | describing | publishing
    for algorithm in provider.algorithms():
        assert algorithm.displayName() and algorithm.shortHelpString()
        assert type(algorithm.create()) is type(algorithm)


def test_a_search_gives_the_extents_and_identifiers(provider, csw, tmp_path):
    everything, ok, log = run("searchcatalogue", {"PLATFORM": csw, "LIMIT": 7, "OUTPUT": str(tmp_path / "all.gpkg")})
    assert ok, log
    assert everything["COUNT"] == 7 and everything["TOTAL"] > 40
    hits = found(csw, tmp_path)
    hit = next(one for one in hits if str(one["resource"]).endswith("departements_metropole"))
    assert "WFS" in hit["services"] and hit["organisation"]
    layer = QgsVectorLayer(str(tmp_path / "r.gpkg"), "r", "ogr")
    extent = layer.extent()  # from the Antilles to La Réunion
    assert layer.crs().authid() == "EPSG:4326" and extent.xMinimum() < -50 and extent.yMaximum() > 50
    far, ok, log = run(
        "searchcatalogue",
        {"PLATFORM": csw, "EXTENT": "100,101,-40,-39 [EPSG:4326]", "OUTPUT": str(tmp_path / "far.gpkg")},
    )
    assert ok, log  # records of the whole world may be there
    assert hit["identifier"] not in {one["identifier"] for one in rows(far["OUTPUT"])}
    assert far["COUNT"] < everything["TOTAL"] / 4


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_a_data_set_is_loaded_whole_or_within_an_extent(provider, csw, tmp_path, kind):
    hit = next(one for one in found(csw, tmp_path) if str(one["resource"]).endswith("departements_metropole"))
    asked = {"PLATFORM": csw, "RECORD": hit["identifier"], "KIND": kind, "CRS": "EPSG:2154"}
    outputs, ok, log = run("loaddata", {**asked, "OUTPUT": str(tmp_path / "all.gpkg")})
    assert ok, log
    whole = QgsVectorLayer(outputs["OUTPUT"], "whole", "ogr")
    assert whole.featureCount() == 96
    assert any("é" in str(value) for feature in whole.getFeatures() for value in feature.attributes())
    part, ok, log = run(
        "loaddata", {**asked, "EXTENT": "8.4,9.7,41.3,43.1 [EPSG:4326]", "OUTPUT": str(tmp_path / "part.gpkg")}
    )
    assert ok, log
    assert 2 <= QgsVectorLayer(part["OUTPUT"], "part", "ogr").featureCount() <= 4  # Corse and its neighbours by box


def test_the_links_of_a_record_are_tried(provider, csw, tmp_path):
    hit = next(one for one in found(csw, tmp_path) if str(one["resource"]).endswith("departements_metropole"))
    outputs, ok, log = run(
        "checklinks", {"PLATFORM": csw, "RECORD": hit["identifier"], "OUTPUT": str(tmp_path / "l.gpkg")}
    )
    assert ok, log
    links = rows(outputs["OUTPUT"])
    assert outputs["LINKS"] == len(links) > 2 and outputs["DEAD"] == 0
    assert {"WMS", "WFS"} <= {link["kind"] for link in links}
    assert all(link["state"] == "works" for link in links if link["kind"] in ("WMS", "WFS"))


def test_the_layers_of_a_project_are_looked_at(provider, practice, tmp_path):
    from prodige_plugin.catalogue.csw import CswClient
    from prodige_plugin.catalogue.model import Query
    from prodige_plugin.network import Door

    client = CswClient(practice.state.platform.endpoints["csw"], Door())
    hits = client.search(Query("départements", page_size=50)).summaries
    hit = next(one for one in hits if one.resource_identifier.endswith("departements_metropole"))
    added(practice, hit, "WMS")
    lost = QgsVectorLayer("/nowhere/perdu.gpkg", "Perdu", "ogr")
    QgsProject.instance().addMapLayer(lost)
    outputs, ok, log = run("checklayers", {"OUTPUT": str(tmp_path / "h.gpkg")}, QgsProject.instance())
    assert ok, log
    assert (outputs["LAYERS"], outputs["PROBLEMS"]) == (2, 1)
    states = {row["layer"]: row["state"] for row in rows(outputs["OUTPUT"])}
    assert states["Perdu"] == "dead"


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("searchcatalogue", {"PLATFORM": "Nulle part"}, "Nulle part"),
        ("searchcatalogue", {"PLATFORM": "http://127.0.0.1:9/csw"}, "127.0.0.1"),
        ("checklinks", {}, "Name a file"),
        ("checklinks", {"FILE": "/nowhere/x.xml"}, "x.xml"),
    ],
)
def test_a_failure_is_said_in_words(provider, tmp_path, name, parameters, words):
    _outputs, ok, log = run(name, {**parameters, "OUTPUT": str(tmp_path / "x.gpkg")})
    assert not ok and words in log


def test_a_record_that_is_not_there_is_said(provider, csw, tmp_path):
    _outputs, ok, log = run("loaddata", {"PLATFORM": csw, "RECORD": "none", "OUTPUT": str(tmp_path / "x.gpkg")})
    assert not ok and "was not found" in log


def test_a_cancelled_search_ends_without_an_error(provider, csw, tmp_path):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("prodige:searchcatalogue")
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    outputs, ok = algorithm.run({"PLATFORM": csw, "OUTPUT": str(tmp_path / "x.gpkg")}, QgsProcessingContext(), feedback)
    assert ok and "COUNT" not in outputs
