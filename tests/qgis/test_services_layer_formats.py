"""Facts and records of the formats that people really have."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsMapLayer, QgsMeshLayer, QgsVectorLayer, QgsVectorTileLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.prefill import prefill
from prodige_plugin.metadata.validation import check
from prodige_plugin.services.layerfacts import whole_facts
from tests.qgis import layer_samples as samples

pytestmark = pytest.mark.usefixtures("qgis_app")

#: GDAL driver, ending, name of the format, encoding, whether it keeps fields
FORMATS = [
    ("FlatGeobuf", ".fgb", "FlatGeobuf", "utf8"),
    ("GeoJSON", ".geojson", "GeoJSON", "utf8"),
    ("GML", ".gml", "GML", "utf8"),
    ("KML", ".kml", "KML", "utf8"),
    ("MapInfo File", ".tab", "MapInfo TAB", ""),
    ("OpenFileGDB", ".gdb", "File Geodatabase", ""),
    ("SQLite", ".sqlite", "SpatiaLite", "utf8"),
    ("DXF", ".dxf", "DXF", ""),
]


def sound(layer: QgsMapLayer) -> None:
    record = samples.answer(prefill(whole_facts(layer, Feedback())))
    assert [finding.message for finding in check(record) if finding.mandatory] == []
    assert samples.schema_faults(record) == []


@pytest.mark.parametrize(("driver", "ending", "name", "encoding"), FORMATS)
def test_vector_formats(tmp_path: Path, driver: str, ending: str, name: str, encoding: str) -> None:
    if gdal.GetDriverByName(driver) is None:
        pytest.skip(f"this GDAL cannot write {driver}")
    source = samples.geopackage(tmp_path / "source.gpkg", domain=False)
    path = tmp_path / f"Zones à l'été{ending}"
    made = gdal.VectorTranslate(str(path), str(source), format=driver)
    if made is None:
        pytest.skip(f"this GDAL cannot write {driver}")
    made = None
    layer = QgsVectorLayer(str(path), "Zones", "ogr")
    assert layer.isValid()
    facts = whole_facts(layer, Feedback())
    assert (facts.format_name, facts.encoding) == (name, encoding)
    assert facts.representation == "vector"
    if ending != ".dxf":  # a DXF knows no coordinate system
        assert facts.box is not None
        assert 1.6 < facts.box[0] < 1.8
    sound(layer)


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "points é.csv"
    path.write_bytes("x;y;libellé\n2.0;47.0;forêt\n3.0;48.0;été\n".encode("cp1252"))
    uri = f"{path.as_uri()}?delimiter=;&encoding=windows-1252&xField=x&yField=y&crs=EPSG:4326"
    layer = QgsVectorLayer(uri, "Points", "delimitedtext")
    assert layer.isValid()
    facts = whole_facts(layer, Feedback())
    assert (facts.format_name, facts.encoding) == ("CSV", "8859part1")
    assert [field.name for field in facts.fields] == ["x", "y", "libellé"]
    assert facts.box == pytest.approx((2, 47, 3, 48))
    sound(layer)


def test_a_mesh(tmp_path: Path) -> None:
    path = tmp_path / "maillage.2dm"
    path.write_text("MESH2D\nND 1 600000 6600000 1\nND 2 601000 6600000 2\nND 3 600000 6601000 3\nE3T 1 1 2 3 1\n")
    layer = QgsMeshLayer(str(path), "Maillage", "mdal")
    if not layer.isValid():
        pytest.skip("this QGIS cannot read 2DM")
    from qgis.core import QgsCoordinateReferenceSystem

    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    facts = whole_facts(layer, Feedback())
    assert (facts.representation, facts.format_name) == ("tin", "2DM")
    assert facts.box is not None
    sound(layer)


def test_tiles_of_a_server() -> None:
    layer = QgsVectorTileLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.pbf", "Tuiles")
    facts = whole_facts(layer, Feedback())
    assert facts.format_name == "Mapbox Vector Tiles"
    sound(layer)


def test_value_maps_and_tables_of_codes() -> None:
    from qgis.core import QgsEditorWidgetSetup, QgsFeature, QgsProject

    layer = samples.memory("Point?crs=EPSG:4326", "Point(2 47)")
    layer.setEditorWidgetSetup(0, QgsEditorWidgetSetup("ValueMap", {"map": [{"Bon état": "B"}, {"Mauvais": "M"}]}))
    codes = QgsVectorLayer("None?field=code:string&field=mot:string", "codes", "memory")
    for values in (["1", "un"], ["2", None], [None, "rien"]):  # a code without a word; no code at all
        row = QgsFeature(codes.fields())
        row.setAttributes(values)
        codes.dataProvider().addFeature(row)
    QgsProject.instance().addMapLayer(codes, False)
    try:
        config = {"Layer": codes.id(), "Key": "code", "Value": "mot"}
        layer.setEditorWidgetSetup(1, QgsEditorWidgetSetup("ValueRelation", config))
        layer.setConstraintExpression(1, '"aire" > 0', "une aire est positive")
        first, second = whole_facts(layer, Feedback()).fields
        assert [(value.code, value.label) for value in first.values] == [("B", "Bon état"), ("M", "Mauvais")]
        assert [(value.code, value.label) for value in second.values] == [("1", "un"), ("2", "2")]
        assert second.constraint == "une aire est positive"
    finally:
        QgsProject.instance().removeMapLayer(codes.id())
