"""What of a prepared layer is published: the chosen features, the chosen fields, the chosen CRS."""

from __future__ import annotations

import gc

import pytest
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from prodige_plugin.publishing.prepared import prepare_layer


@pytest.fixture()
def layer(qgis_app, qgis_new_project) -> QgsVectorLayer:
    """Four points in Lambert-93, three fields, and one field that is computed."""
    made = QgsVectorLayer("Point?crs=EPSG:2154", "points", "memory")
    kinds = (("nom", QMetaType.Type.QString), ("code", QMetaType.Type.Int), ("note", QMetaType.Type.QString))
    made.dataProvider().addAttributes([QgsField(name, kind) for name, kind in kinds])
    made.updateFields()
    for number in range(4):
        feature = QgsFeature(made.fields())
        feature.setAttributes([f"été {number}", number, f"note {number}"])
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({700000 + number} 6600000)"))
        made.dataProvider().addFeature(feature)
    made.addExpressionField('"code" * 10', QgsField("dix", QMetaType.Type.Int))
    return made


def test_all_is_published_when_nothing_is_chosen(layer: QgsVectorLayer) -> None:
    prepared = prepare_layer(layer)
    assert prepared.published_fields().names() == ["nom", "code", "note", "dix"]
    assert prepared.published_count() == 4
    assert not prepared.reprojected
    rows = [feature.attributes() for feature in prepared.features.getFeatures(prepared.request())]
    assert rows[2] == ["été 2", 2, "note 2", 20]


def test_chosen_features_and_fields_in_their_order(layer: QgsVectorLayer) -> None:
    ids = sorted(layer.allFeatureIds())
    prepared = prepare_layer(layer)
    prepared.chosen = frozenset(ids[1:3])
    prepared.columns = ("dix", "gone", "nom")
    assert prepared.published_fields().names() == ["dix", "nom"]
    assert prepared.published_count() == 2
    taken = prepared.field_indexes()
    features = list(prepared.features.getFeatures(prepared.request()))
    rows = sorted([feature.attributes()[index] for index in taken] for feature in features)
    assert rows == [[10, "été 1"], [20, "été 2"]]
    assert all(feature.hasGeometry() for feature in features)


def test_nothing_chosen_of_a_selection_publishes_nothing(layer: QgsVectorLayer) -> None:
    prepared = prepare_layer(layer)
    prepared.chosen = frozenset()
    assert prepared.published_count() == 0
    assert list(prepared.features.getFeatures(prepared.request())) == []


def test_only_qgis_reads_chosen_features(qgis_app, qgis_new_project) -> None:
    world = QgsVectorLayer("/usr/share/qgis/resources/data/world_map.gpkg|layername=countries", "world", "ogr")
    prepared = prepare_layer(world)
    assert prepared.gdal_source() is not None
    prepared.columns = ("NAME",)
    assert prepared.gdal_source() is not None
    prepared.chosen = frozenset({1})
    assert prepared.gdal_source() is None


def test_a_feature_that_cannot_be_transformed_is_told(qgis_app, qgis_new_project) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "points", "memory")
    for wkt in ("POINT(3 46.5)", "POINT(700000 6600000)"):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    prepared = prepare_layer(layer)
    prepared.target_crs = "EPSG:3857"
    assert prepared.reprojected
    lost: list[QgsFeature] = []
    request = prepared.request(on_transform_error=lost.append)
    gc.collect()
    features = list(prepared.features.getFeatures(request))
    assert [feature.hasGeometry() for feature in features] == [True, False]
    assert [feature.id() for feature in lost] == [features[1].id()]
    inside = features[0].geometry().asPoint()
    assert (round(inside.x()), round(inside.y())) == (333958, 5860840)


def test_without_geometry_no_geometry_is_read(qgis_app, qgis_new_project) -> None:
    world = QgsVectorLayer("/usr/share/qgis/resources/data/world_map.gpkg|layername=countries", "world", "ogr")
    prepared = prepare_layer(world)
    prepared.chosen = frozenset({1})
    assert [f.hasGeometry() for f in prepared.features.getFeatures(prepared.request(geometry=False))] == [False]
    assert [f.hasGeometry() for f in prepared.features.getFeatures(prepared.request())] == [True]
