"""What a layer tells of itself, and what it leaves empty."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsLayerMetadata,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from prodige_plugin.services.layerfacts import box_of, layer_facts


def memory(kind: str, *wkts: str, name: str = "Zones d'été") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}&field=nom:string(20)&field=aire:double", name, "memory")
    for wkt in wkts:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


SQUARE = "Polygon((600000 6600000, 601000 6600000, 601000 6601000, 600000 6601000, 600000 6600000))"


@pytest.fixture(autouse=True)
def application(qgis_app):
    return qgis_app


def test_a_polygon_layer():
    facts = layer_facts(memory("Polygon?crs=EPSG:2154", SQUARE))
    assert (facts.title, facts.layer_name) == ("Zones d'été", "Zones d'été")
    assert (facts.crs_code, facts.geometry, facts.representation) == ("EPSG:2154", "polygon", "vector")
    assert "Lambert" in facts.crs_name
    assert [(one.name, one.alias) for one in facts.fields] == [("nom", ""), ("aire", "")]
    assert facts.feature_count == 1
    west, south, east, north = facts.box
    assert 1.6 < west < east < 1.8
    assert 46.4 < south < north < 46.6


def test_longitude_comes_first_whatever_the_crs_says():
    facts = layer_facts(memory("Point?crs=EPSG:4326", "Point(2 47)", "Point(3 48)"))
    assert facts.box == pytest.approx((2, 47, 3, 48))


def test_a_layer_without_crs():
    layer = memory("Polygon", SQUARE)
    layer.setCrs(QgsCoordinateReferenceSystem())
    facts = layer_facts(layer)
    assert (facts.box, facts.crs_code, facts.crs_name) == (None, "", "")


def test_an_empty_layer():
    facts = layer_facts(memory("LineString?crs=EPSG:2154"))
    assert (facts.box, facts.geometry, facts.feature_count) == (None, "line", 0)


def test_a_layer_with_one_point():
    facts = layer_facts(memory("Point?crs=EPSG:4326", "Point(2 47)"))
    assert facts.box == pytest.approx((2, 47, 2, 47))


def test_a_table():
    facts = layer_facts(memory("None?"))
    assert (facts.geometry, facts.representation, facts.box) == ("none", "textTable", None)


def test_an_extent_that_cannot_be_transformed():
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    assert box_of(QgsRectangle(1e30, 1e30, 2e30, 2e30), crs) is None
    assert box_of(QgsRectangle(float("nan"), 0, 1, 1), crs) is None


def test_the_whole_earth_stays_on_earth():
    box = box_of(
        QgsRectangle(-20037508.34, -20048966.1, 20037508.34, 20048966.1), QgsCoordinateReferenceSystem("EPSG:3857")
    )
    assert box == pytest.approx((-180, -85.06, 180, 85.06), abs=0.1)


def test_scale_metadata_and_aliases():
    layer = memory("Polygon?crs=EPSG:2154", SQUARE)
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(1_000_000)
    layer.setMaximumScale(5_000)
    layer.setFieldAlias(0, "Nom usuel")
    metadata = QgsLayerMetadata()
    metadata.setTitle("Titre")
    metadata.setAbstract("Résumé")
    metadata.setLanguage("FRA")
    metadata.setKeywords({"a": ["eau"], "b": ["eau", "zone"]})
    contact = QgsLayerMetadata.Contact()
    contact.organization, contact.email = "Région", "sig@exemple.fr"
    metadata.setContacts([contact])
    layer.setMetadata(metadata)
    facts = layer_facts(layer)
    assert (facts.title, facts.abstract, facts.language) == ("Titre", "Résumé", "fre")
    assert (facts.organisation, facts.email) == ("Région", "sig@exemple.fr")
    assert sorted(facts.keywords) == ["eau", "zone"]
    assert facts.scale_denominator == 5000
    assert facts.fields[0].alias == "Nom usuel"


def test_a_file(tmp_path):
    path = tmp_path / "données d'été.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "n_zones_s_041"
    source = memory("Polygon?crs=EPSG:2154", SQUARE)
    written = QgsVectorFileWriter.writeAsVectorFormatV3(source, str(path), QgsCoordinateTransformContext(), options)
    assert written[0] == QgsVectorFileWriter.WriterError.NoError
    facts = layer_facts(QgsVectorLayer(f"{path}|layername=n_zones_s_041", "Zones", "ogr"))
    assert (facts.layer_name, facts.title, facts.format_name) == ("n_zones_s_041", "Zones", "GeoPackage")
    assert len(facts.modified) == 10
    assert facts.feature_count == 1


def test_a_file_that_is_gone(tmp_path):
    facts = layer_facts(QgsVectorLayer(str(tmp_path / "nothing.shp"), "x", "ogr"))
    assert (facts.modified, facts.box, facts.title) == ("", None, "x")


def test_a_raster():
    from qgis.core import QgsApplication

    layer = QgsRasterLayer(QgsApplication.pkgDataPath() + "/images/splash/splash.png", "Image", "gdal")
    facts = layer_facts(layer)
    assert (facts.representation, facts.geometry, facts.fields, facts.feature_count) == ("grid", "none", (), -1)


def test_a_layer_of_a_server_is_not_asked_for_its_count():
    layer = QgsVectorLayer("url='http://127.0.0.1:9/wfs' typename='ms:x'", "x", "WFS")
    facts = layer_facts(layer)
    assert (facts.feature_count, facts.layer_name) == (-1, "ms:x")


def test_facts_fill_a_record():
    from prodige_plugin.metadata.prefill import prefill

    record = prefill(layer_facts(memory("Polygon?crs=EPSG:2154", SQUARE)))
    assert record.get("title") == "Zones d'été"
    assert QgsProject.instance().mapLayers() == {}
