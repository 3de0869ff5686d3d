"""Findings before publication, and what preparing takes from a layer."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from prodige_plugin.errors import Cancelled
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.findings import Severity
from prodige_plugin.publishing.checks import Finding, apply, blocking, check_layer
from prodige_plugin.publishing.copy_stream import table_type
from prodige_plugin.publishing.copy_values import writer_for
from prodige_plugin.publishing.prepared import PreparedLayer, ogr_source, prepare_layer
from prodige_plugin.publishing.values import plain

WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"


def layer_of(*wkts: str, kind: str = "Polygon", crs: str = "EPSG:2154", fields: tuple[str, ...] = ()) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs={crs}", "Zones <été>", "memory")
    if not crs:
        layer.setCrs(QgsCoordinateReferenceSystem())
    layer.dataProvider().addAttributes([QgsField(name, QMetaType.Type.QString) for name in fields])
    layer.updateFields()
    for wkt in wkts:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt) if wkt else QgsGeometry())
        assert layer.dataProvider().addFeature(feature)
    return layer


def check(
    layer: QgsVectorLayer, table: str = "zones", taken: tuple[str, ...] = ()
) -> tuple[PreparedLayer, list[Finding]]:
    prepared = prepare_layer(layer)
    prepared.table = table
    return prepared, check_layer(prepared, taken, Feedback())


GOOD = "POLYGON((700000 6600000, 700000 6600009, 700009 6600009, 700000 6600000))"
BOW_TIE = "POLYGON((700000 6600000, 700009 6600009, 700009 6600000, 700000 6600009, 700000 6600000))"
BOW_TIE_2 = "POLYGON((700100 6600000, 700109 6600009, 700109 6600000, 700100 6600009, 700100 6600000))"


def test_a_good_layer_has_no_finding(qgis_app) -> None:
    assert check(layer_of(GOOD))[1] == []


def test_no_crs_is_an_error_with_a_repair(qgis_app) -> None:
    prepared, findings = check(layer_of(GOOD, crs=""))
    (finding,) = blocking(findings)
    assert "no coordinate reference system" in finding.sentence
    assert finding.repair is not None
    assert finding.repair.asks
    apply(prepared, finding.repair, "EPSG:2154")
    assert check_layer(prepared, (), Feedback()) == []
    assert prepared.published_crs().authid() == "EPSG:2154"


def test_a_crs_without_epsg_code_is_transformed(qgis_app) -> None:
    layer = layer_of(GOOD)
    layer.setCrs(
        QgsCoordinateReferenceSystem.fromProj("+proj=lcc +lat_1=44 +lat_2=49 +lat_0=46 +lon_0=3 +x_0=1 +ellps=GRS80")
    )
    prepared, findings = check(layer)
    (finding,) = blocking(findings)
    assert finding.repair is not None
    apply(prepared, finding.repair, "EPSG:2154")
    assert prepared.target_crs == "EPSG:2154"
    assert blocking(check_layer(prepared, (), Feedback())) == []


def test_invalid_geometry_is_a_warning_with_a_repair(qgis_app) -> None:
    prepared, findings = check(layer_of(GOOD, BOW_TIE, BOW_TIE_2))
    (finding,) = findings
    assert finding.severity is Severity.WARNING
    assert finding.sentence.startswith("2 ")
    assert finding.repair is not None
    apply(prepared, finding.repair)
    assert check_layer(prepared, (), Feedback()) == []


def test_empty_layers_and_features_without_geometry(qgis_app) -> None:
    (empty,) = check(layer_of())[1]
    assert "is empty" in empty.sentence
    (missing,) = check(layer_of(GOOD, ""))[1]
    assert missing.severity is Severity.WARNING
    assert missing.sentence.startswith("1 ")


def test_a_table_without_geometry_is_fine(qgis_app) -> None:
    layer = QgsVectorLayer("NoGeometry?field=a:string", "t", "memory")
    layer.dataProvider().addFeature(QgsFeature(layer.fields()))
    assert check(layer)[1] == []


def test_fields(qgis_app) -> None:
    long = "é" * 40
    prepared, findings = check(layer_of(GOOD, fields=("Nom", "NOM", "ctid", long, "table", 'a"b')))
    invalid, case, awkward = findings
    assert (invalid.check, invalid.severity, case.check, awkward.check) == (
        "field.invalid",
        Severity.ERROR,
        "field.case",
        "field.awkward",
    )
    assert "ctid" in invalid.sentence
    assert long in invalid.sentence
    assert case.details == ("NOM → nom_1",)
    assert invalid.repair is not None
    apply(prepared, invalid.repair)
    assert case.repair is not None
    apply(prepared, case.repair)
    assert [field.name() for field in prepared.published_fields()] == [
        "Nom",
        "nom_1",
        "c_ctid",
        "e" * 40,
        "table",
        'a"b',
    ]
    assert [finding.check for finding in check_layer(prepared, (), Feedback())] == ["field.awkward"]


@pytest.mark.parametrize("name", ["", "Zones", "a b", "select", "x" * 51])
def test_names_that_cannot_be_tables(qgis_app, name: str) -> None:
    (finding,) = blocking(check(layer_of(GOOD), name)[1])
    assert finding.repair is not None
    assert finding.repair.key == "rename"


def test_a_name_that_is_taken(qgis_app) -> None:
    prepared, findings = check(layer_of(GOOD), "zones", ("zones",))
    (finding,) = blocking(findings)
    assert finding.repair is not None
    apply(prepared, finding.repair, "zones_2")
    assert check_layer(prepared, ("zones",), Feedback()) == []


def test_checking_can_be_cancelled(qgis_app) -> None:
    layer = layer_of(*[GOOD] * 2500)
    feedback = Feedback()
    feedback.cancel()
    prepared = prepare_layer(layer)
    prepared.table = "zones"
    with pytest.raises(Cancelled):
        check_layer(prepared, (), feedback)


def test_the_persons_layer_is_not_touched(qgis_app) -> None:
    layer = layer_of(BOW_TIE, crs="")
    layer.startEditing()
    layer.addFeature(QgsFeature(layer.fields()))
    prepared, findings = check(layer)
    for finding in findings:
        if finding.repair is not None:
            apply(prepared, finding.repair, "EPSG:2154" if finding.repair.asks else "")
    assert not layer.crs().isValid()
    assert layer.isEditable()
    assert prepared.features is not None
    layer.rollBack()


# -- who reads it -----------------------------------------------------------------------------------


def test_a_geopackage_and_its_filter_are_gdals_to_read(qgis_app) -> None:
    layer = QgsVectorLayer(f"{WORLD}|layername=countries|subset=\"NAME\" = 'l''été'", "x", "ogr")
    source = ogr_source(layer)
    assert source is not None
    assert (source.path, source.layer_name) == (WORLD, "countries")
    assert source.subset == "\"NAME\" = 'l''été'"


def test_a_shapefile_keeps_its_encoding(qgis_app, tmp_path: Path) -> None:
    from osgeo import ogr

    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(tmp_path / "a.shp"))
    source.CreateLayer("a", None, ogr.wkbPoint).CreateField(ogr.FieldDefn("nom", ogr.OFTString))
    source = None
    layer = QgsVectorLayer(str(tmp_path / "a.shp"), "a", "ogr")
    layer.setProviderEncoding("ISO-8859-1")
    found = ogr_source(layer)
    assert found is not None
    assert found.open_options == ("ENCODING=ISO-8859-1",)


def test_what_only_qgis_can_read(qgis_app) -> None:
    assert ogr_source(layer_of(GOOD)) is None
    computed = QgsVectorLayer(f"{WORLD}|layername=countries", "x", "ogr")
    computed.addExpressionField("1", QgsField("un", QMetaType.Type.Int))
    assert ogr_source(computed) is None
    statement = QgsVectorLayer(f"{WORLD}|layername=countries", "x", "ogr")
    statement.setSubsetString("SELECT * FROM countries WHERE fid < 3")
    assert ogr_source(statement) is None


def test_values_as_copy_writes_them() -> None:
    assert writer_for("text")("a\tb\\c\nd\0") == "a\\tb\\\\c\\nd"
    assert writer_for("double precision")(1 / 3) == "0.3333333333333333"
    assert writer_for("double precision")(float("nan")) == "NaN"
    assert writer_for("boolean")(False) == "f"
    assert writer_for("text[]")(["a,b", 'c"d', "e\\f", None]) == '{"a,b","c\\\\"d","e\\\\\\\\f",NULL}'
    assert writer_for("jsonb")({"é": [1, None]}) == '{"é": [1, null]}'
    assert writer_for("bytea")(b"\x00\xff") == "\\\\x00ff"
    assert plain({1: [True]}) == {"1": [True]}


def test_columns_are_multiple_but_for_points(qgis_app) -> None:
    from qgis.core import QgsWkbTypes

    kinds = QgsWkbTypes.Type
    assert table_type(kinds.PolygonZ) == kinds.MultiPolygonZ
    assert table_type(kinds.Point25D) == kinds.Point25D
    assert table_type(kinds.CurvePolygon) == kinds.MultiSurface
