"""From the catalogue of the practice platform to layers of its real QGIS Server, as the docks do it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from lxml import etree
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.model import Box, Query, Summary
from prodige_plugin.errors import LayerError, PluginError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.network import Door
from prodige_plugin.services import loading
from prodige_plugin.services.built import Built, LoadOptions
from prodige_plugin.services.layerfacts import layer_facts
from prodige_plugin.services.sources import LayerSource, layer_sources
from tests.qgis.services_task import in_task


@pytest.fixture(autouse=True)
def empty_project(qgis_app) -> Iterator[None]:
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()


@pytest.fixture
def hit(practice) -> Summary:
    """A record of the catalogue with a service of every kind, and accents in its data."""
    client = CswClient(practice.state.platform.endpoints["csw"], Door())
    found = client.search(Query("départements", page_size=50)).summaries
    return next(summary for summary in found if summary.resource_identifier.endswith("departements_metropole"))


def ways(hit: Summary) -> dict[str, LayerSource]:
    found: dict[str, LayerSource] = {}
    for source in layer_sources(hit.links, hit.title):
        if not source.reason:
            found.setdefault(source.kind, source)
    return found


def counted(practice, source: LayerSource) -> int:
    """Ask the server itself how many features the type has (WFS 1.1.0 §14.7.3, resultType=hits)."""
    path = source.url.removeprefix(practice.url)
    answer = practice.get(
        path, service="WFS", version="1.1.0", request="GetFeature", typename=source.layer_name, resultType="hits"
    )
    return int(etree.fromstring(answer.content).get("numberOfFeatures"))


def opened(source: LayerSource, crs: str = "") -> QgsMapLayer:
    """Build the one layer of a source."""
    (layer,) = loading.build(source, LoadOptions(crs=crs), Feedback()).layers
    return layer


def built(source: LayerSource, crs: str = "EPSG:2154"):
    ran = in_task(lambda: opened(source, crs), 60)
    assert ran.error is None, ran.error
    assert ran.gap < 0.5, f"the window stood still for {ran.gap * 1000:.0f} ms"
    assert ran.result.thread() == QgsApplication.instance().thread()
    return ran.result


def test_the_record_offers_features_first(hit):
    assert next(iter(ways(hit))) == "WFS"


def test_wfs_has_every_feature_with_its_accents(practice, hit):
    source = ways(hit)["WFS"]
    layer = built(source)
    loading.add_built(Built([layer]), QgsProject.instance(), hit, "practice")
    features = list(layer.getFeatures())
    assert len(features) == counted(practice, source) > 50
    assert layer.crs().authid() == "EPSG:2154"
    words = {str(value) for feature in features for value in feature.attributes()}
    assert any("é" in word for word in words)
    assert not any("Ã" in word or "\ufffd" in word for word in words)
    assert all(feature.hasGeometry() and not feature.geometry().isEmpty() for feature in features)
    assert layer.customProperty(loading.RECORD_ID) == hit.identifier


def test_ogc_api_features_has_the_same(practice, hit):
    sources = ways(hit)
    layer = built(sources["OAPIF"])
    QgsProject.instance().addMapLayer(layer)
    assert len(list(layer.getFeatures())) == counted(practice, sources["WFS"])


def test_wms_is_drawn(hit):
    layer = built(ways(hit)["WMS"])
    loading.add_built(Built([layer]), QgsProject.instance(), hit, "practice")
    assert layer.crs().authid() == "EPSG:2154"
    france = QgsRectangle(100000, 6100000, 1200000, 7100000)
    block = layer.dataProvider().block(1, france, 60, 60)
    assert block.isValid()
    assert len({block.value(row, column) for row in range(60) for column in range(60)}) > 2


@pytest.mark.parametrize("kind", ["WMS", "WFS"])
def test_the_project_s_crs_is_taken_where_it_is_offered(hit, kind):
    layer = built(ways(hit)[kind], "EPSG:4326")
    assert layer.crs() == QgsCoordinateReferenceSystem("EPSG:4326")
    extent = layer.extent()
    assert -180 <= extent.xMinimum() < extent.xMaximum() <= 180


def test_a_wfs_in_degrees_has_longitude_first(hit):
    layer = built(ways(hit)["WFS"], "EPSG:4326")
    QgsProject.instance().addMapLayer(layer)
    around_paris = QgsRectangle(2.2, 48.8, 2.5, 48.95)
    assert any(feature.geometry().intersects(around_paris) for feature in layer.getFeatures())


def test_several_layers_at_once(hit):
    """Tasks share QGIS's network manager; none may wait for another's event loop."""
    from concurrent.futures import ThreadPoolExecutor

    sources = [ways(hit)[kind] for kind in ("WFS", "WMS", "OAPIF", "WFS")]

    def work():
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(lambda source: opened(source, "EPSG:2154"), sources))

    ran = in_task(work, 90)
    assert ran.error is None, ran.error
    assert [layer.isValid() for layer in ran.result] == [True] * 4
    assert {layer.thread() for layer in ran.result} == {QgsApplication.instance().thread()}


def test_a_service_that_was_taken_away(practice):
    address = practice.url + "/ows/nobody/nothing"
    for protocol in ("OGC:WMS", "OGC:WFS"):
        source = layer_sources([OnlineResource(address, protocol, "x")], "Zones")[0]
        ran = in_task(lambda source=source: opened(source))
        assert isinstance(ran.error, PluginError)
        assert ran.error.todo
    assert QgsProject.instance().mapLayers() == {}


def test_a_feature_type_the_service_does_not_describe(practice, hit):
    """QGIS's own word is kept when the capabilities are right and the layer is not."""
    source = ways(hit)["WFS"]
    layer = QgsVectorLayer(source.uri.replace(source.layer_name, quote("nothing")), "x", "WFS")
    with pytest.raises(LayerError):
        loading.add_built(Built([layer]), QgsProject.instance(), hit, "practice")


def test_facts_of_a_wfs_layer(hit):
    layer = built(ways(hit)["WFS"])
    loading.add_built(Built([layer]), QgsProject.instance(), hit, "practice")
    facts = layer_facts(layer)
    assert (facts.title, facts.crs_code, facts.geometry) == (hit.title, "EPSG:2154", "polygon")
    assert facts.organisation == hit.organisation
    assert facts.box is not None
    assert -180 <= facts.box[0] < facts.box[2] <= 180


@pytest.mark.parametrize("kind", ["WFS", "OAPIF"])
def test_only_what_touches_a_box(hit, kind):
    """Once and for all: QGIS Server filters features of its WFS, QGIS itself those of the API."""
    box = Box(1.0, 47.4, 1.7, 47.8)  # in Loir-et-Cher
    ran = in_task(lambda: loading.build(ways(hit)[kind], LoadOptions(crs="EPSG:2154", box=box), Feedback()), 60)
    assert ran.error is None, ran.error
    layer = ran.result.layers[0]
    words = {str(value) for feature in layer.getFeatures() for value in feature.attributes()}
    assert "Loir-et-Cher" in words
    assert not words & {"Nord", "Var", "Haute-Corse"}
    assert any("area" in note for note in ran.result.notes)
