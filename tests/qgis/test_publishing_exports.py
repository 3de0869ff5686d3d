"""Layers into files, read back by OGR: every provider, every type, chosen features and fields, other CRS."""

from __future__ import annotations

import gc
import itertools
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import ogr, osr
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from prodige_plugin.errors import Cancelled, LayerError
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing.exports import FileFormat, export
from prodige_plugin.publishing.exports.shapefile import short_names
from prodige_plugin.publishing.prepared import prepare_layer
from tests.qgis.export_samples import (
    crs_of,
    delimited,
    every_type,
    joined,
    lists_and_bytes,
    points,
    read,
    virtual,
)

WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"
ALL = list(FileFormat)


@pytest.fixture(autouse=True)
def _project(qgis_app, qgis_new_project) -> None:
    """Every test has QGIS and an empty project."""


def world(where: str = "iso_a2='FR'") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{WORLD}|layername=countries|subset={where}", "Pays", "ogr")
    assert layer.isValid()
    return layer


def place_of(exported) -> str:
    """Give the path OGR opens."""
    return f"/vsizip/{exported.path}" if exported.path.suffix == ".zip" else str(exported.path)


def test_every_type_in_a_geopackage_is_exact(tmp_path: Path) -> None:
    made = export(prepare_layer(every_type()), tmp_path, FileFormat.GPKG, Feedback())
    assert (made.path.name, made.table, made.count) == ("ete_a_l_ecole.gpkg", "ete_a_l_ecole", 3)
    full, empty, null = read(made.path)
    assert full["Libellé d'été"] == "Œuvre « été »\n\tà 5 €"
    assert (full["entier"], full["grand"], full["réel"], full["vrai"]) == (-5, 2**53 + 1, 0.1 + 0.2, True)
    assert (full["jour"], full["heure"]) == ("2024/02/29", "01:02:03")
    assert str(full["moment"]).startswith("2024/02/29 01:02:03.456")
    assert full["wkt"] == "POINT ZM (700000.125 6600000.5 12.5 7)"
    assert (empty["Libellé d'été"], empty["entier"], empty["réel"], empty["vrai"]) == ("", 0, 0.0, False)
    assert set(null.values()) == {None}
    assert crs_of(made.path) == "EPSG:2154"
    assert (made.notes, made.renamed) == ((), {})


def test_every_type_in_a_shapefile_with_what_it_loses_told(tmp_path: Path) -> None:
    made = export(prepare_layer(every_type()), tmp_path, FileFormat.SHP_ZIP, Feedback())
    with zipfile.ZipFile(made.path) as archive:
        names = archive.namelist()
        assert names == [f"ete_a_l_ecole{ending}" for ending in (".shp", ".shx", ".dbf", ".prj", ".cpg")]
        assert archive.read("ete_a_l_ecole.cpg") == b"UTF-8"
        assert archive.testzip() is None
    full, empty, null = read(place_of(made))
    assert made.renamed == {"Libellé d'été": "Libelle_d_", "réel": "reel"}
    assert full["Libelle_d_"] == "Œuvre « été »\n\tà 5 €"
    assert (full["entier"], full["grand"], full["vrai"], full["jour"]) == (-5, 2**53 + 1, 1, "2024/02/29")
    assert full["reel"] == pytest.approx(0.3)
    assert (full["heure"], full["moment"]) == ("01:02:03.000", "2024-02-29T01:02:03.456")
    assert full["wkt"] == "POINT ZM (700000.125 6600000.5 12.5 7)"
    assert (empty["entier"], empty["reel"], empty["vrai"]) == (0, 0.0, 0)
    assert set(null.values()) == {None}
    assert crs_of(place_of(made)) == "EPSG:2154"
    told = " ".join(made.notes)
    assert all(word in told for word in ("heure", "moment", "Libellé d'été → Libelle_d_", "réel → reel"))


def test_every_type_in_geojson(tmp_path: Path) -> None:
    made = export(prepare_layer(every_type()), tmp_path, FileFormat.GEOJSON, Feedback())
    document = json.loads(made.path.read_text(encoding="utf-8"))
    assert "crs" not in document
    full, empty, null = document["features"]
    assert full["geometry"] == {"type": "Point", "coordinates": [3.0000016, 46.5000045, 12.5]}
    values = full["properties"]
    assert values["Libellé d'été"] == "Œuvre « été »\n\tà 5 €"
    assert (values["entier"], values["grand"], values["vrai"]) == (-5, 2**53 + 1, True)
    assert values["réel"] == pytest.approx(0.3, rel=1e-15)
    assert empty["properties"]["Libellé d'été"] == ""
    assert null["geometry"] is None
    assert set(null["properties"].values()) == {None}


def test_geojson_in_its_own_crs_names_it(tmp_path: Path) -> None:
    made = export(prepare_layer(points()), tmp_path, FileFormat.GEOJSON_NATIVE, Feedback())
    document = json.loads(made.path.read_text(encoding="utf-8"))
    assert document["crs"]["properties"]["name"] == "urn:ogc:def:crs:EPSG::2154"
    assert document["features"][1]["geometry"]["coordinates"] == [700001.0, 6600000.0]


@pytest.mark.parametrize("file_format", ALL)
def test_rings_of_geojson_turn_as_the_standard_says(file_format: FileFormat, tmp_path: Path) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "anneau", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0, 0 1, 1 1, 1 0, 0 0))"))
    layer.dataProvider().addFeature(feature)
    made = export(prepare_layer(layer), tmp_path, file_format, Feedback())
    (row,) = read(place_of(made))
    geometry = ogr.CreateGeometryFromWkt(str(row["wkt"]))
    assert geometry.GetArea() == pytest.approx(1.0)
    if file_format is FileFormat.GEOJSON:
        (ring,) = json.loads(made.path.read_text())["features"][0]["geometry"]["coordinates"]
        assert sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in itertools.pairwise(ring)) < 0


@pytest.mark.parametrize("file_format", ALL)
@pytest.mark.parametrize("of", [joined, virtual, lists_and_bytes, world])
def test_every_provider_to_every_format(of, file_format: FileFormat, tmp_path: Path) -> None:
    prepared = prepare_layer(of())
    made = export(prepared, tmp_path, file_format, Feedback())
    rows = read(place_of(made))
    assert len(rows) == made.count == sum(1 for _feature in prepared.features.getFeatures(prepared.request()))
    assert made.size == made.path.stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == [made.path.name]
    named = {field.name() for field in prepared.published_fields()}
    assert (
        len(set(rows[0]) - {"wkt"} ^ {made.renamed.get(name, name) for name in named}) <= 1
    )  # the key may be no field
    if of is joined:
        assert [row["t_commune"] for row in rows] == [*(f"Saint-Étienne {n}" for n in range(3)), None, None]
        assert [row["double"] for row in rows] == [0, 2, 4, 6, 8]
    if of is virtual:
        assert [row["dix"] for row in rows] == [20, 30, 40]


def test_delimited_text_reprojected(tmp_path: Path) -> None:
    prepared = prepare_layer(delimited(tmp_path))
    prepared.target_crs = "EPSG:2154"
    made = export(prepared, tmp_path / "out", FileFormat.GPKG, Feedback())
    assert crs_of(made.path) == "EPSG:2154"
    assert [row["nom"] for row in read(made.path)] == ["Été", "Noël"]
    assert str(read(made.path)[0]["wkt"]).startswith("POINT (663")


@pytest.mark.parametrize("file_format", ALL)
@pytest.mark.parametrize("by_gdal", [True, False])
def test_chosen_features_and_fields(file_format: FileFormat, by_gdal: bool, tmp_path: Path) -> None:
    prepared = prepare_layer(world("iso_a2 in ('FR', 'ES', 'IT')"))
    prepared.columns = ("ISO_A3", "NAME")
    if not by_gdal:
        ids = [f.id() for f in prepared.features.getFeatures(prepared.request()) if f["NAME"] != "Italy"]
        prepared.chosen = frozenset(ids)
    made = export(prepared, tmp_path, file_format, Feedback())
    rows = read(place_of(made))
    assert sorted(str(row["NAME"]) for row in rows) == ["France", *(["Italy"] if by_gdal else []), "Spain"]
    assert list(rows[0]) == ["ISO_A3", "NAME", "wkt"]


def test_both_ways_write_the_same_rows(tmp_path: Path) -> None:
    one, other = prepare_layer(world()), replace(prepare_layer(world()), ogr=None)
    for file_format in ALL:
        first = export(one, tmp_path / "gdal", file_format, Feedback())
        second = export(other, tmp_path / "qgis", file_format, Feedback())
        left, right = read(place_of(first)), read(place_of(second))
        for row in (*left, *right):
            row.pop("fid", None)
        assert left == right


def test_the_same_layer_gives_the_same_names_and_replaces_them(tmp_path: Path) -> None:
    layer = points()
    first = export(prepare_layer(layer), tmp_path, FileFormat.SHP_ZIP, Feedback())
    again = export(prepare_layer(layer), tmp_path, FileFormat.SHP_ZIP, Feedback())
    assert first == again
    assert [path.name for path in tmp_path.iterdir()] == ["points.zip"]


def test_a_layer_of_several_kinds_is_no_shapefile(tmp_path: Path) -> None:
    path = tmp_path / "mixed.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    system = osr.SpatialReference()
    system.ImportFromEPSG(2154)
    layer = source.CreateLayer("mixed", system, ogr.wkbUnknown)
    for wkt in ("POINT(1 2)", "LINESTRING(0 0, 1 1)"):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    layer = source = None
    prepared = prepare_layer(QgsVectorLayer(f"{path}|layername=mixed|geometrytype=Point", "mixed", "ogr"))
    assert prepared.ogr is None
    assert export(prepared, tmp_path / "points", FileFormat.SHP_ZIP, Feedback()).count == 1
    whole = QgsVectorLayer("Unknown?crs=EPSG:2154", "mixed", "memory")
    if whole.isValid():
        with pytest.raises(LayerError, match="several kinds"):
            export(prepare_layer(whole), tmp_path / "no", FileFormat.SHP_ZIP, Feedback())


def test_a_shapefile_that_would_be_too_large_is_refused_before(tmp_path: Path) -> None:
    prepared = prepare_layer(points())
    prepared.count = 300_000_000
    with pytest.raises(LayerError, match="2 GB"):
        export(prepared, tmp_path, FileFormat.SHP_ZIP, Feedback())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file_format", ALL)
@pytest.mark.parametrize("by_gdal", [True, False])
def test_cancel_leaves_nothing(file_format: FileFormat, by_gdal: bool, tmp_path: Path) -> None:
    layer = QgsVectorLayer(f"{WORLD}|layername=states_provinces", "Régions", "ogr")
    prepared = prepare_layer(layer)
    if not by_gdal:
        prepared.ogr = None
    feedback = Feedback(
        lambda fraction, _sentence: feedback.cancel() if fraction is not None and fraction > 0 else None
    )
    with pytest.raises(Cancelled):
        export(prepared, tmp_path, file_format, feedback)
    assert list(tmp_path.iterdir()) == []


def test_short_names_are_unique_and_the_same_each_time() -> None:
    names = ["Numéro de parcelle", "Numéro de section", "NUMERO_DE_", "2024", "œuvre", "é", "field"]
    given = short_names(names)
    assert given == short_names(names)
    assert len({name.lower() for name in given}) == len(names)
    assert all(len(name) <= 10 and name.isascii() and not name[0].isdigit() for name in given)
    assert given[4] == "oeuvre"


def test_long_texts_and_the_largest_numbers_in_a_shapefile(tmp_path: Path) -> None:
    layer = QgsVectorLayer("None", "longs", "memory")
    layer.dataProvider().addAttributes(
        [QgsField("texte", QMetaType.Type.QString), QgsField("grand", QMetaType.Type.LongLong)]
    )
    layer.updateFields()
    for values in (["é" * 300, 2**63 - 1], ["court", -(2**63)]):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        layer.dataProvider().addFeature(feature)
    made = export(prepare_layer(layer), tmp_path, FileFormat.SHP_ZIP, Feedback())
    first, second = read(place_of(made))
    assert first["texte"] == "é" * 127
    assert (first["grand"], second["grand"]) == (pytest.approx(2**63), pytest.approx(-(2**63)))
    assert any("texte" in note and "254" in note for note in made.notes)
    assert any("grand" in note and "18 digits" in note for note in made.notes)


def test_a_field_named_fid_that_is_no_key_is_kept(tmp_path: Path) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:2154", "cles", "memory")
    layer.dataProvider().addAttributes([QgsField("fid", QMetaType.Type.QString), QgsField("FID_2", QMetaType.Type.Int)])
    layer.updateFields()
    for values in (["a", 1], ["a", None]):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        feature.setGeometry(QgsGeometry.fromWkt("POINT(1 2)"))
        layer.dataProvider().addFeature(feature)
    for file_format in ALL:
        made = export(prepare_layer(layer), tmp_path, file_format, Feedback())
        assert [(row["fid"], row["FID_2"]) for row in read(place_of(made))] == [("a", 1), ("a", None)]


def test_a_virtual_layer_that_is_removed_meanwhile_is_published_whole(tmp_path: Path) -> None:
    layer = virtual()
    prepared = prepare_layer(layer)
    del layer
    gc.collect()
    assert export(prepared, tmp_path, FileFormat.GPKG, Feedback()).count == 3


def test_edits_that_are_not_saved_are_published(tmp_path: Path) -> None:
    layer = points()
    assert layer.startEditing()
    ids = sorted(layer.allFeatureIds())
    assert layer.deleteFeature(ids[0])
    assert layer.changeAttributeValue(ids[1], 0, "modifié")
    rows = read(export(prepare_layer(layer), tmp_path, FileFormat.GPKG, Feedback()).path)
    assert [row["nom"] for row in rows] == ["modifié", "été 2", "été 3", "été 4"]
    layer.rollBack()
