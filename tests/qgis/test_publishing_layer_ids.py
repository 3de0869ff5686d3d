"""Layers of a stored project keep ids that QGIS keeps, wherever the project names them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree
from qgis.core import (
    QgsEditorWidgetSetup,
    QgsLayoutItemMap,
    QgsMapThemeCollection,
    QgsMarkerSymbol,
    QgsMaskMarkerSymbolLayer,
    QgsPrintLayout,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsSymbolLayerReference,
    QgsVectorLayer,
)

from prodige_plugin.platforms.preparing import prepare
from prodige_plugin.platforms.product import MapRequest
from prodige_plugin.publishing.database import Database
from prodige_plugin.publishing.layer_ids import steady_ids
from prodige_plugin.publishing.server_project import ServedLayer, build
from prodige_plugin.publishing.service_text import ServiceText
from prodige_plugin.publishing.vector_export import Loaded

DATABASE = Database("host=h dbname=d", "auteur", "", "schema", "lecteur", "service")
LOADED = Loaded("_s", "fid", "geom", "Point", 4326, 5, (-5.0, 41.0, 10.0, 51.0))
LONG = "2021_communes_0f6c2f0e_1111_4222_8333_944445555666"


@pytest.mark.parametrize("own", ["communes", "9", "été 2021", LONG, "{0f6c2f0e-1111-4222-8333-944445555666}"])
def test_a_layer_with_any_id_is_offered_by_the_services(qgis_app, tmp_path: Path, own: str) -> None:
    project = QgsProject()
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=code:string", "communes", "memory")
    assert layer.setId(own)
    project.addMapLayer(layer)
    other = QgsVectorLayer("Point?crs=EPSG:4326&field=code:string", "autre", "memory")
    shown = {"Layer": own, "Key": "code", "Value": "code"}
    other.setDisplayExpression(f"aggregate('{own}', 'count', \"code\")")
    symbol, mask = QgsMarkerSymbol(), QgsMaskMarkerSymbolLayer()
    mask.setMasks([QgsSymbolLayerReference(own, "x")])
    symbol.changeSymbolLayer(0, mask)
    other.setRenderer(QgsSingleSymbolRenderer(symbol))
    other.setEditorWidgetSetup(0, QgsEditorWidgetSetup("ValueRelation", shown))
    project.addMapLayer(other)
    theme = QgsMapThemeCollection.MapThemeRecord()
    theme.setLayerRecords([QgsMapThemeCollection.MapThemeLayerRecord(layer)])
    project.mapThemeCollection().insert("seule", theme)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("A4")
    drawn = QgsLayoutItemMap(layout)
    drawn.setLayers([layer])
    layout.addLayoutItem(drawn)
    project.layoutManager().addLayout(layout)
    job = prepare([], MapRequest("Carte", project), "")
    assert job.map is not None
    items = [
        ServedLayer(
            one.layer_id, one.title, "", one.title, (), "", "", one.xml, LOADED, one.title, one.crs, materialised=False
        )
        for one in job.layers
    ]
    path = tmp_path / "p.qgz"
    path.write_bytes(build("p", ServiceText("P"), items, DATABASE, job.map.dressing))
    read = QgsProject()
    assert read.read(str(path))
    ids = {one.serverProperties().shortName(): one.id() for one in read.mapLayers().values()}
    assert set(ids) == {"communes", "autre"}
    for key, name in (("WFSLayers", "/"), ("WMTSLayers", "Layer")):
        assert set(read.readListEntry(key, name)[0]) == set(ids.values())
    assert read.readNumEntry("WFSLayersPrecision", f"/{ids['communes']}") == (8, True)
    assert {node.layerId() for node in read.layerTreeRoot().findLayers()} == set(ids.values())
    assert read.mapThemeCollection().mapThemeVisibleLayerIds("seule") == [ids["communes"]]
    (map_item,) = [
        item for item in read.layoutManager().layoutByName("A4").items() if isinstance(item, QgsLayoutItemMap)
    ]
    assert [one.id() for one in map_item.layers()] == [ids["communes"]]
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("p.qgs"))
    (option,) = root.iterfind("projectlayers/maplayer/fieldConfiguration/field/editWidget//Option[@name='Layer']")
    assert option.get("value") == ids["communes"]
    if len(own) > 10:
        # shorter ones stand for anything in an expression: QGIS finds the layer by its name there
        named = root.iterfind("projectlayers/maplayer[shortname='autre']/previewExpression")
        assert [node.text for node in named] == [f"aggregate('{ids['communes']}', 'count', \"code\")"]
        (masked,) = root.iterfind("projectlayers/maplayer//Option[@name='mask_symbollayers']")
        assert masked.get("value") == f"{ids['communes']};x"


def test_ids_that_stand_stay_and_others_are_the_same_each_time() -> None:
    assert steady_ids(["communes_0f6c2f0e_1111", "_0f6c2f0e_1111_4222"]) == {}
    assert steady_ids(["communes"]) == steady_ids(["communes", "communes_0f6c2f0e_1111"])
