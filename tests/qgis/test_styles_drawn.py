"""Styles written for servers draw what QGIS draws: read back by QGIS, and drawn by the real MapServer."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage

from prodige_plugin.publishing.pictures import likeness
from prodige_plugin.publishing.prepared import prepare_layer
from prodige_plugin.publishing.styles import ExportedStyle, StyleFormat, style_of
from tests.qgis import style_samples as samples
from tests.qgis.style_samples import LIBRARY, library
from tests.servers.map_drawing import drawn
from tests.servers.mapserver import PROGRAM

#: patterns are the same, but each renderer starts them elsewhere: they are compared from further away.
_PATTERNS = {"hatched", "dotted", "brushed"}
#: QGIS takes the sign of Symbology Encoding's offset the other way round, and cannot read an icon along a line.
_NOT_READ = {"beside", "marked_lines"}
#: MapServer draws joins of dashes otherwise, and rougher icons.
_MAPSERVER = {"dashes": 0.8, "custom_dashes": 0.8, "marked_lines": 0.75}


def alike(name: str, first: QImage, second: QImage) -> float:
    """How alike the pictures of a sample are."""
    if name in _PATTERNS:
        first, second = (
            one.scaled(40, 30, transformMode=Qt.TransformationMode.SmoothTransformation) for one in (first, second)
        )
    return likeness(first, second)


def written(layer: QgsVectorLayer, style_format: StyleFormat) -> ExportedStyle:
    prepared = prepare_layer(layer)
    prepared.table = "t"
    return style_of(prepared, style_format)


def loaded_back(layer: QgsVectorLayer, style: ExportedStyle, folder: Path) -> QgsVectorLayer:
    """The layer with the style QGIS reads out of the SLD."""
    text = style.text
    for name, data in style.icons.items():
        (folder / name).write_bytes(data)
        text = text.replace(f'href="{name}"', f'href="{folder / name}"')
    path = folder / f"{style.name}.sld"
    path.write_text(text, encoding="utf-8")
    layer.setOpacity(1.0)
    layer.setLabelsEnabled(False)
    message, fine = layer.loadSldStyle(str(path))
    assert fine, message
    return layer


def by_mapserver(layer: QgsVectorLayer, style: ExportedStyle, folder: Path, sld: str = "") -> QImage:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", "t"
    source = folder / "t.gpkg"
    done = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(source), QgsCoordinateTransformContext(), options)
    assert done[0] == QgsVectorFileWriter.WriterError.NoError, done
    kind = {0: "point", 1: "line", 2: "polygon"}[int(layer.geometryType())]
    box = samples.box_of(layer)
    corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    if sld:
        data = drawn(folder, source, kind, corners, samples.SIZE, sld=sld)
    else:
        data = drawn(
            folder, source, kind, corners, samples.SIZE, text=style.text, symbols=style.symbols, icons=style.icons
        )
    return QImage.fromData(data)


@pytest.mark.parametrize("style_format", [StyleFormat.SLD_1_0, StyleFormat.SLD_1_1], ids=lambda one: one.value)
@pytest.mark.parametrize("name", [name for name in samples.COMMON if name not in _NOT_READ])
def test_qgis_reads_its_own_style_back(qgis_app, tmp_path: Path, name: str, style_format: StyleFormat) -> None:
    make = samples.COMMON[name]
    original = make()
    style = written(original, style_format)
    assert style.losses == ()
    score = alike(name, samples.picture(original), samples.picture(loaded_back(make(), style, tmp_path)))
    assert score >= 0.93


@pytest.mark.skipif(not PROGRAM.exists(), reason="MapServer is not installed")
@pytest.mark.parametrize("name", list(samples.COMMON))
def test_mapserver_draws_the_classes(qgis_app, tmp_path: Path, name: str) -> None:
    original = samples.COMMON[name]()
    style = written(original, StyleFormat.MAPSERVER)
    assert style.losses == ()
    score = alike(name, samples.picture(original), by_mapserver(original, style, tmp_path))
    assert score >= _MAPSERVER.get(name, 0.9)


@pytest.mark.skipif(not PROGRAM.exists(), reason="MapServer is not installed")
@pytest.mark.parametrize("name", ["circles", "dashes", "cased", "half_clear", "categories", "classes"])
def test_mapserver_draws_the_sld(qgis_app, tmp_path: Path, name: str) -> None:
    original = samples.COMMON[name]()
    style = written(original, StyleFormat.SLD_1_0)
    score = likeness(samples.picture(original), by_mapserver(original, style, tmp_path, style.text))
    assert score >= _MAPSERVER.get(name, 0.9)


def test_what_is_not_drawn_is_seen(qgis_app, tmp_path: Path) -> None:
    """The measure itself: QGIS's own export of the same style is further away than ours."""
    original = samples.half_clear()
    ours = likeness(
        samples.picture(original),
        samples.picture(loaded_back(samples.half_clear(), written(original, StyleFormat.SLD_1_1), tmp_path)),
    )
    path = tmp_path / "own.sld"
    assert original.saveSldStyle(str(path))[1]
    again = samples.half_clear()
    again.setOpacity(1.0)
    assert again.loadSldStyle(str(path))[1]
    theirs = likeness(samples.picture(original), samples.picture(again))
    assert theirs < 0.9 < ours


@pytest.mark.skipif(not PROGRAM.exists(), reason="MapServer is not installed")
def test_labels_are_written_where_qgis_writes_them(qgis_app, tmp_path: Path) -> None:
    original = samples.labelled(samples.circles())
    style = written(original, StyleFormat.MAPSERVER)
    with_labels = by_mapserver(original, style, tmp_path)
    bare = samples.circles()
    without = by_mapserver(bare, written(bare, StyleFormat.MAPSERVER), tmp_path)
    expected = samples.picture(original)
    assert likeness(expected, with_labels) > 0.7 > likeness(expected, without)
    assert any("font" in loss for loss in style.losses)


@pytest.mark.skipif(not PROGRAM.exists() or not LIBRARY.exists(), reason="MapServer or QGIS's library is not installed")
def test_symbols_of_qgiss_library_are_drawn_alike_where_no_loss_is_told(qgis_app, tmp_path: Path) -> None:
    layers = {0: samples.points, 1: samples.lines, 2: samples.polygons}
    compared = 0
    # every sixth of them, in the order of their names: all kinds are among them
    for name, symbol in library()[::6]:
        original = samples.with_symbol(layers[int(symbol.type())](), symbol.clone())
        style = written(original, StyleFormat.MAPSERVER)
        if style.losses:
            continue
        theirs = by_mapserver(original, style, tmp_path)
        near, far = likeness(samples.picture(original), theirs), alike("hatched", samples.picture(original), theirs)
        assert far >= 0.97 and near >= 0.7, (name, near, far)
        compared += 1
    assert compared > 10
