"""Raster styles: gray, colour ramps, classes, palettes and colour channels, drawn by MapServer as by QGIS."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from osgeo import gdal, osr
from qgis.core import (
    QgsColorRampShader,
    QgsContrastEnhancement,
    QgsHillshadeRenderer,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor, QImage

from prodige_plugin.publishing.pictures import likeness
from prodige_plugin.publishing.prepared import prepare_raster
from prodige_plugin.publishing.styles import ExportedStyle, StyleFormat, style_of
from tests.qgis import style_samples as samples
from tests.servers.map_drawing import drawn
from tests.servers.mapserver import PROGRAM

gdal.UseExceptions()
SLD = "{http://www.opengis.net/sld}"
_Type = QgsColorRampShader.Type


@pytest.fixture()
def raster(qgis_app, tmp_path: Path) -> QgsRasterLayer:
    """Three bands that rise to the right, downwards, and both ways; values 0 to 99."""
    import numpy as np

    path = tmp_path / "altitude.tif"
    made = gdal.GetDriverByName("GTiff").Create(str(path), 100, 75, 3, gdal.GDT_Float32)
    made.SetGeoTransform((850000, 100, 0, 6407500, 0, -100))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    made.SetProjection(crs.ExportToWkt())
    across, down = np.meshgrid(np.arange(100), np.arange(75))
    for number, values in enumerate((across, down, (across + down) / 2), 1):
        made.GetRasterBand(number).WriteArray(values.astype(np.float32))
    made = None
    layer = QgsRasterLayer(str(path), "Altitude d'été", "gdal")
    assert layer.isValid()
    return layer


def stretched(layer: QgsRasterLayer, low: float, high: float) -> QgsContrastEnhancement:
    enhancement = QgsContrastEnhancement(layer.dataProvider().dataType(1))
    enhancement.setMinimumValue(low)
    enhancement.setMaximumValue(high)
    enhancement.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    )
    return enhancement


def gray(layer: QgsRasterLayer) -> None:
    renderer = QgsSingleBandGrayRenderer(layer.dataProvider(), 2)
    renderer.setContrastEnhancement(stretched(layer, 10, 60))
    layer.setRenderer(renderer)


def white_to_black(layer: QgsRasterLayer) -> None:
    gray(layer)
    layer.renderer().setGradient(QgsSingleBandGrayRenderer.Gradient.WhiteToBlack)


def coloured(kind: QgsColorRampShader.Type, layer: QgsRasterLayer) -> None:
    colours = (QColor("#0000ff"), QColor("#00cc00"), QColor("#ffee00"), QColor("#cc0000"))
    function = QgsColorRampShader(0, 99, None, kind)
    last = float("inf") if kind == _Type.Discrete else 90.0
    function.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(value, colour, f"{value:g}")
            for value, colour in zip((0.0 if kind != _Type.Discrete else 10.0, 30.0, 60.0, last), colours, strict=True)
        ]
    )
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(function)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader))


def palette(layer: QgsRasterLayer) -> None:
    classes = [
        QgsPalettedRasterRenderer.Class(value, QColor.fromHsv(value * 3, 200, 200), f"classe {value}")
        for value in range(0, 100)
    ]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))


def channels(layer: QgsRasterLayer) -> None:
    renderer = QgsMultiBandColorRenderer(layer.dataProvider(), 3, 1, 2)
    renderer.setRedContrastEnhancement(stretched(layer, 0, 90))
    renderer.setGreenContrastEnhancement(stretched(layer, 20, 80))
    renderer.setBlueContrastEnhancement(stretched(layer, 0, 70))
    layer.setRenderer(renderer)


STYLES = {
    "gray": gray,
    "white to black": white_to_black,
    "ramp": lambda layer: coloured(_Type.Interpolated, layer),
    "classes": lambda layer: coloured(_Type.Discrete, layer),
    "exact": lambda layer: coloured(_Type.Exact, layer),
    "palette": palette,
    "channels": channels,
}


def written(layer: QgsRasterLayer, style_format: StyleFormat) -> ExportedStyle:
    prepared = prepare_raster(layer)
    prepared.table = "t"
    return style_of(prepared, style_format)


def by_mapserver(layer: QgsRasterLayer, folder: Path, text: str) -> QImage:
    box = samples.box_of(layer)
    corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    return QImage.fromData(drawn(folder, Path(layer.source()), "raster", corners, samples.SIZE, text=text))


@pytest.mark.skipif(not PROGRAM.exists(), reason="MapServer is not installed")
@pytest.mark.parametrize("name", list(STYLES))
def test_mapserver_draws_rasters_as_qgis_does(raster: QgsRasterLayer, tmp_path: Path, name: str) -> None:
    STYLES[name](raster)
    style = written(raster, StyleFormat.MAPSERVER)
    assert style.losses == ()
    score = likeness(samples.picture(raster), by_mapserver(raster, tmp_path, style.text))
    assert score >= 0.95


@pytest.mark.parametrize("name", list(STYLES))
def test_the_sld_says_bands_and_colours(raster: QgsRasterLayer, name: str) -> None:
    STYLES[name](raster)
    raster.setOpacity(0.5)
    style = written(raster, StyleFormat.SLD_1_0)
    assert style.losses == ()
    root = etree.fromstring(style.text.encode("utf-8"))
    (symbolizer,) = root.iter(f"{SLD}RasterSymbolizer")
    assert symbolizer.findtext(f"{SLD}Opacity") == "0.5"
    bands = [one.text for one in symbolizer.iter(f"{SLD}SourceChannelName")]
    assert bands == {"gray": ["2"], "white to black": ["2"], "channels": ["3", "1", "2"]}.get(name, ["1"])
    entries = [(one.get("color"), one.get("quantity")) for one in symbolizer.iter(f"{SLD}ColorMapEntry")]
    if name == "gray":
        assert entries == [("#000000", "10.0"), ("#ffffff", "60.0")]
    if name == "channels":
        options = [one.text for one in symbolizer.iter(f"{SLD}VendorOption")]
        assert options[:3] == ["StretchToMinimumMaximum", "0", "90"]
    newer = etree.fromstring(written(raster, StyleFormat.SLD_1_1).text.encode("utf-8"))
    se = "{http://www.opengis.net/se}"
    assert (newer.find(f".//{se}ColorMap") is None) == (name == "channels")


def test_what_a_raster_loses_is_told(raster: QgsRasterLayer) -> None:
    gray(raster)
    raster.brightnessFilter().setContrast(20)
    assert len(written(raster, StyleFormat.SLD_1_0).losses) == 1
    raster.setRenderer(QgsHillshadeRenderer(raster.dataProvider(), 1, 315, 45))
    style = written(raster, StyleFormat.SLD_1_0)
    assert len(style.losses) == 2
    assert "RasterSymbolizer" not in style.text
