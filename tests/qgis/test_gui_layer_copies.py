"""A record copied to its layer's own metadata and beside its file, from the dock's menu."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QWidget

from prodige_plugin.gui import layer_copies, tasks
from prodige_plugin.gui.layer_copies import LayerCopies, file_of, table_of
from prodige_plugin.metadata.record import Record
from tests.qgis import layer_samples as samples
from tests.qgis.gui_fakes import pump


@pytest.fixture()
def copies(qgis_app):
    parent = QWidget()
    yield LayerCopies(parent)
    tasks.cancel_all(5000)
    parent.deleteLater()


def titled(text: str) -> Record:
    record = Record.new()
    record.set("title", text)
    return record


def test_a_copy_can_be_taken_back(copies) -> None:
    layer = samples.memory("Point?crs=EPSG:4326", "Point(2 47)")
    metadata = layer.metadata()
    metadata.setTitle("Avant")
    layer.setMetadata(metadata)
    assert not copies.can_take_back(layer)
    assert copies.mirror(titled("Après"), layer)
    assert layer.metadata().title() == "Après"
    assert copies.can_take_back(layer)
    assert not copies.can_take_back(None)
    copies.take_back()
    assert layer.metadata().title() == "Avant"
    assert not copies.can_take_back(layer)


def test_a_copy_that_changes_nothing_keeps_the_former_one(copies) -> None:
    layer = samples.memory("Point?crs=EPSG:4326", "Point(2 47)")
    record = titled("Titre")
    assert copies.mirror(record, layer)
    assert not copies.mirror(record, layer)
    copies.take_back()
    assert layer.metadata().title() == ""


def test_beside_a_file(copies, tmp_path: Path, monkeypatch) -> None:
    path = samples.shapefile(tmp_path)
    layer = QgsVectorLayer(str(path), "x", "ogr")
    assert file_of(layer) == path
    place = path.with_suffix(".xml")
    copies.write(titled("Un"), layer)
    assert pump(place.exists)
    asked = []
    monkeypatch.setattr(copies, "_agreed", lambda file: bool(asked.append(file.name)))
    copies.write(titled("Deux"), layer)
    assert pump(lambda: asked == [place.name])
    assert Record.parse(place.read_bytes()).get("title") == "Un"
    monkeypatch.setattr(copies, "_agreed", lambda _file: True)
    copies.write(titled("Deux"), layer)
    assert pump(lambda: Record.parse(place.read_bytes()).get("title") == "Deux")


def test_layers_without_a_file(qgis_app, tmp_path: Path) -> None:
    assert file_of(None) is None
    assert file_of(samples.memory("Point?crs=EPSG:4326")) is None
    assert file_of(QgsVectorLayer(str(tmp_path / "gone.shp"), "x", "ogr")) is None


def test_a_file_of_several_layers(qgis_app, tmp_path: Path) -> None:
    from osgeo import gdal

    path = samples.geopackage(tmp_path / "a.gpkg", "un")
    alone = QgsVectorLayer(f"{path}|layername=un", "un", "ogr")
    assert table_of(alone) == ""
    del alone
    other = samples.geopackage(tmp_path / "b.gpkg", "deux", domain=False)
    made = gdal.VectorTranslate(str(path), str(other), accessMode="update", layerName="deux",
                               layerCreationOptions=["IDENTIFIER=deux"])  # fmt: skip
    assert made is not None
    del made
    assert table_of(QgsVectorLayer(f"{path}|layername=deux", "deux", "ogr")) == "deux"
    assert layer_copies.file_of(QgsVectorLayer(f"{path}|layername=deux", "deux", "ogr")) == path
