"""A map of the project written as an OWS Context."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

from prodige_plugin.platforms.map_context import map_context
from prodige_plugin.platforms.preparing import prepare
from prodige_plugin.platforms.product import MapRequest
from prodige_plugin.publishing.ows_context import Described, Offered, Shown
from prodige_plugin.services import owc

WMS = "url=http://127.0.0.1:9/wms?map%3D/a&layers=routes&styles=fines&format=image/png&crs=EPSG:3857"
WMTS = "url=http://127.0.0.1:9/wmts&layers=ortho&styles=normal&format=image/jpeg&crs=EPSG:3857&tileMatrixSet=PM"
XYZ = "type=xyz&url=http://127.0.0.1:9/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=3&zmin=0"


@pytest.fixture
def request_of_map(qgis_new_project) -> MapRequest:
    project = QgsProject()
    root = project.layerTreeRoot()
    local = QgsVectorLayer("Point?crs=EPSG:2154", "Points d'été", "memory")
    project.addMapLayer(local, False)
    outer = root.addGroup("Milieux")
    outer.addGroup("Eau & rives").addLayer(local)
    for name, uri in (("Routes", WMS), ("Ortho", WMTS), ("Tuiles", XYZ)):
        layer = QgsRasterLayer(uri, name, "wms")
        project.addMapLayer(layer, False)
        root.addLayer(layer)
    outer.setItemVisibilityChecked(False)
    return MapRequest("Carte", project)


def test_layers_keep_order_groups_and_whether_they_are_seen(request_of_map: MapRequest) -> None:
    job = prepare([], request_of_map, "")
    assert job.map is not None
    (layer,) = job.layers
    served = Shown("Points d'été", (Offered("wms", "https://carte.example/ows", "points", "1.3.0"),), "urn:1")
    # layers whose service does not answer are not of the published map; a context only names them
    job.map.dressing.web_layers = {
        one.id(): _xml(one) for one in request_of_map.project.mapLayers().values() if isinstance(one, QgsRasterLayer)
    }
    data = map_context(job.map.dressing, Described("urn:carte", "Carte"), {layer.layer_id: served})
    read = owc.read(data, "https://carte.example/1")
    assert read is not None
    points, roads, ortho = read.resources
    assert (points.title, points.folder, points.visible) == ("Points d'été", ("Milieux", "Eau & rives"), False)
    assert [(way.protocol, way.layer, way.style) for way in roads.ways] == [("OGC:WMS", "routes", "fines")]
    assert roads.visible
    assert "map=/a" in roads.ways[0].url.replace("%2F", "/")
    assert [(way.protocol, way.layer) for way in ortho.ways] == [("OGC:WMTS", "ortho")]


def _xml(layer: QgsRasterLayer) -> str:
    from prodige_plugin.publishing.prepared import layer_xml

    return layer_xml(layer)
