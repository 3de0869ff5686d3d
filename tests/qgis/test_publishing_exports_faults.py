"""Exports that cannot end: the disk fills up, a feature is not of its kind; nothing is left, and it is said."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from osgeo import gdal
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from prodige_plugin.errors import FileError, LayerError, PluginError
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing.exports import FileFormat, export, export_raster
from prodige_plugin.publishing.prepared import prepare_layer, prepare_raster
from tests.qgis.export_samples import points, read

WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"


@pytest.fixture(autouse=True, params=[False, True], ids=["answers", "raises"])
def _project(qgis_app, qgis_new_project, request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test has QGIS and an empty project, with GDAL as it is and as another plugin may have set it."""
    before = bool(gdal.GetUseExceptions())
    (gdal.UseExceptions if request.param else gdal.DontUseExceptions)()
    yield
    (gdal.UseExceptions if before else gdal.DontUseExceptions)()


@contextmanager
def little_disk(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size`` bytes: writing more fails as it does on a full disk (setrlimit(2), EFBIG)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("by_gdal", [True, False])
@pytest.mark.parametrize("file_format", list(FileFormat))
def test_a_disk_that_fills_up_leaves_nothing(file_format: FileFormat, by_gdal: bool, tmp_path: Path) -> None:
    prepared = prepare_layer(QgsVectorLayer(f"{WORLD}|layername=states_provinces", "Régions", "ogr"))
    if not by_gdal:
        prepared.ogr = None
    with pytest.raises(PluginError) as caught, little_disk(400_000):
        export(prepared, tmp_path, file_format, Feedback())
    assert caught.value.why
    assert caught.value.todo
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file_format", list(FileFormat))
def test_what_was_there_before_stays_when_a_new_export_fails(file_format: FileFormat, tmp_path: Path) -> None:
    prepared = prepare_layer(QgsVectorLayer(f"{WORLD}|layername=states_provinces", "Régions", "ogr"))
    before = export(prepare_layer(points(title="Régions")), tmp_path, file_format, Feedback())
    with pytest.raises(PluginError), little_disk(400_000):
        export(prepared, tmp_path, file_format, Feedback())
    assert [path.name for path in tmp_path.iterdir()] == [before.path.name]
    assert before.path.stat().st_size == before.size


def test_a_raster_on_a_disk_that_fills_up_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bruit.tif"
    data = gdal.GetDriverByName("GTiff").Create(str(path), 1500, 1500, 1, gdal.GDT_Byte)
    data.GetRasterBand(1).WriteArray(numpy.random.default_rng(1).integers(0, 255, (1500, 1500)).astype("uint8"))
    data = None
    raster = prepare_raster(QgsRasterLayer(str(path), "bruit"))
    with pytest.raises(PluginError), little_disk(400_000):
        export_raster(raster, tmp_path / "out", Feedback())
    assert list((tmp_path / "out").iterdir()) == []


def test_a_disk_without_room_is_said_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 1000}))
    with pytest.raises(FileError, match="not enough room"):
        export(prepare_layer(points()), tmp_path, FileFormat.GPKG, Feedback())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_one_may_not_make_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileError, match="cannot be written"):
        export(prepare_layer(points()), tmp_path / "file" / "folder", FileFormat.GPKG, Feedback())


# GeoJSON is in WGS 84, which these coordinates claim to be in already
@pytest.mark.parametrize("file_format", [one for one in FileFormat if one is not FileFormat.GEOJSON])
def test_a_feature_without_a_place_in_the_crs_is_named(file_format: FileFormat, tmp_path: Path) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "loin", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POINT(700000 6600000)"))
    layer.dataProvider().addFeature(feature)
    prepared = prepare_layer(layer)
    prepared.target_crs = "EPSG:3857"
    with pytest.raises(LayerError, match="could not be transformed"):
        export(prepared, tmp_path, file_format, Feedback())
    assert list(tmp_path.iterdir()) == []


_TEXTS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60),
)
_WHOLE = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1))
_REAL = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(_TEXTS, _WHOLE, _REAL), min_size=1, max_size=8))
def test_values_come_back_from_a_geopackage_as_they_were(
    rows: list[tuple[str | None, int | None, float | None]], tmp_path: Path
) -> None:
    layer = QgsVectorLayer("None", "valeurs", "memory")
    kinds = (("texte", QMetaType.Type.QString), ("entier", QMetaType.Type.LongLong), ("réel", QMetaType.Type.Double))
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in kinds])
    layer.updateFields()
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    made = export(prepare_layer(layer), tmp_path, FileFormat.GPKG, Feedback())
    found = [(row["texte"], row["entier"], row["réel"]) for row in read(made.path)]
    assert found == [tuple(row) for row in rows]
