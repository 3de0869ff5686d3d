"""Nothing is lost in silence: every style either is drawn the same, or a loss is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree
from qgis.core import (
    Qgis,
    QgsBlurEffect,
    QgsDiagramSettings,
    QgsEffectStack,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsGradientFillSymbolLayer,
    QgsHeatmapRenderer,
    QgsInvertedPolygonRenderer,
    QgsPieDiagram,
    QgsPointClusterRenderer,
    QgsPointDisplacementRenderer,
    QgsProperty,
    QgsShapeburstFillSymbolLayer,
    QgsSingleCategoryDiagramRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QPainter

from prodige_plugin.publishing.prepared import prepare_layer
from prodige_plugin.publishing.styles import StyleFormat, losses_of, style_of
from prodige_plugin.publishing.styles.losses import FEATURES
from tests.qgis import style_samples as samples
from tests.qgis.style_samples import LIBRARY, library


def _effect() -> QgsVectorLayer:
    layer = samples.polygons()
    stack = QgsEffectStack()
    stack.appendEffect(QgsBlurEffect())
    stack.setEnabled(True)
    layer.renderer().symbol().symbolLayer(0).setPaintEffect(stack)
    return layer


def _layer_effect() -> QgsVectorLayer:
    layer = samples.polygons()
    stack = QgsEffectStack()
    stack.appendEffect(QgsBlurEffect())
    stack.setEnabled(True)
    layer.renderer().setPaintEffect(stack)
    return layer


def _rendered(layer: QgsVectorLayer, renderer: object) -> QgsVectorLayer:
    layer.setRenderer(renderer)
    return layer


def _generator() -> QgsVectorLayer:
    part = QgsGeometryGeneratorSymbolLayer.create({"geometryModifier": "buffer($geometry, 10)"})
    return samples.with_symbol(samples.polygons(), samples.symbol(QgsFillSymbol, part))


def _diagrams() -> QgsVectorLayer:
    layer = samples.points()
    renderer = QgsSingleCategoryDiagramRenderer()
    renderer.setDiagram(QgsPieDiagram())
    settings = QgsDiagramSettings()
    settings.categoryAttributes = ['"n"']
    settings.enabled = True
    renderer.setDiagramSettings(settings)
    layer.setDiagramRenderer(renderer)
    from qgis.core import QgsDiagramLayerSettings

    layer.setDiagramLayerSettings(QgsDiagramLayerSettings())
    return layer


def _data_defined() -> QgsVectorLayer:
    layer = samples.half_clear()
    layer.renderer().symbol().symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyFillColor, QgsProperty.fromExpression('color_rgb("n", 0, 0)')
    )
    return layer


def _label(change: Callable[[object], None]) -> QgsVectorLayer:
    layer = samples.labelled(samples.points())
    labeling = layer.labeling().clone()
    settings = labeling.settings()
    change(settings)
    labeling.setSettings(settings)
    layer.setLabeling(labeling)
    return layer


def _background(settings: object) -> None:
    written = settings.format()
    written.background().setEnabled(True)
    settings.setFormat(written)


def _callout(settings: object) -> None:
    from qgis.core import QgsSimpleLineCallout

    callout = QgsSimpleLineCallout()
    callout.setEnabled(True)
    settings.setCallout(callout)


def _blended() -> QgsVectorLayer:
    layer = samples.polygons()
    layer.setFeatureBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    return layer


def _reference_scale() -> QgsVectorLayer:
    layer = samples.points()
    layer.renderer().setReferenceScale(10000)
    return layer


LOST = {
    "effect": _effect,
    "effect of the layer": _layer_effect,
    "heat map": lambda: _rendered(samples.points(), QgsHeatmapRenderer()),
    "clusters": lambda: _rendered(samples.points(), QgsPointClusterRenderer()),
    "displacement": lambda: _rendered(samples.points(), QgsPointDisplacementRenderer()),
    "inverted polygons": lambda: _rendered(samples.polygons(), QgsInvertedPolygonRenderer()),
    "geometry generator": _generator,
    "gradient": lambda: samples.with_symbol(
        samples.polygons(), samples.symbol(QgsFillSymbol, QgsGradientFillSymbolLayer())
    ),
    "shapeburst": lambda: samples.with_symbol(
        samples.polygons(), samples.symbol(QgsFillSymbol, QgsShapeburstFillSymbolLayer())
    ),
    "diagrams": _diagrams,
    "data-defined colour": _data_defined,
    "label background": lambda: _label(_background),
    "label callout": lambda: _label(_callout),
    "blending of features": _blended,
    "reference scale": _reference_scale,
}


@pytest.mark.parametrize("style_format", list(StyleFormat), ids=lambda one: one.value)
@pytest.mark.parametrize("name", list(LOST))
def test_what_no_format_says_is_told(qgis_app, name: str, style_format: StyleFormat) -> None:
    found = losses_of(prepare_layer(LOST[name]()), style_format)
    assert found, name
    assert all(one.endswith((".", "!")) and "{" not in one for one in found), found


def test_the_same_style_without_it_loses_nothing(qgis_app) -> None:
    for make in (samples.polygons, samples.points, samples.half_clear):
        for style_format in StyleFormat:
            assert losses_of(prepare_layer(make()), style_format) == []
    assert losses_of(prepare_layer(samples.labelled(samples.points())), StyleFormat.SLD_1_0) == []


def test_blending_with_the_layers_beneath_is_said_to_servers_that_know_it(qgis_app) -> None:
    layer = samples.polygons()
    layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for style_format in StyleFormat:
        written = style_of(prepare_layer(layer), style_format)
        assert written.losses == () and "multiply" in written.text
    layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Plus)
    assert len(losses_of(prepare_layer(layer), StyleFormat.SLD_1_0)) == 1


def test_the_table_names_each_feature_once() -> None:
    assert len({one.key for one in FEATURES}) == len(FEATURES)


#: kinds of symbol layers drawn as icons, tiles or words; the others must be told.
_SAID = {
    *("SimpleMarker", "SvgMarker", "EllipseMarker", "FontMarker", "FilledMarker", "RasterMarker"),
    *("SimpleLine", "MarkerLine", "HashLine", "SimpleFill", "LinePatternFill", "PointPatternFill", "SVGFill"),
    *("RasterFill", "CentroidFill"),
}


@pytest.mark.skipif(not LIBRARY.exists(), reason="QGIS's symbol library is elsewhere")
@pytest.mark.parametrize("style_format", list(StyleFormat), ids=lambda one: one.value)
def test_every_symbol_of_qgis_is_drawn_or_told(qgis_app, style_format: StyleFormat) -> None:
    layers = {
        Qgis.SymbolType.Marker: samples.points,
        Qgis.SymbolType.Line: samples.lines,
        Qgis.SymbolType.Fill: samples.polygons,
    }
    seen = 0
    for name, symbol in library():
        layer = samples.with_symbol(layers[symbol.type()](), symbol.clone())
        written = style_of(prepare_layer(layer), style_format)
        kinds = {part.layerType() for part in symbol.symbolLayers() if part.enabled()}
        plain = all(not part.dataDefinedProperties().hasActiveProperties() for part in symbol.symbolLayers())
        drawn = _drawn(written.text, style_format)
        assert written.losses or drawn >= len([part for part in symbol.symbolLayers() if part.enabled()]), name
        assert written.losses or kinds <= _SAID, (name, kinds)
        assert written.losses or plain or style_format is not StyleFormat.MAPSERVER, name
        for icon in written.icons:
            assert icon in written.text + written.symbols, name
        seen += 1
    assert seen > 80


def _drawn(text: str, style_format: StyleFormat) -> int:
    if style_format is StyleFormat.MAPSERVER:
        return text.count("\n  STYLE\n")
    root = etree.fromstring(text.encode("utf-8"))
    return sum(1 for one in root.iter() if etree.QName(one).localname.endswith("Symbolizer"))
