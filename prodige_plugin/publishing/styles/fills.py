"""Fill symbols: plain colours in words, patterns as tiles drawn by QGIS."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsFillSymbol, QgsSimpleFillSymbolLayer
from qgis.PyQt.QtCore import QPointF, Qt

from ...i18n import tr
from .graphics import Icon, grid, hatch, one_layer, texture
from .lines import line_layer, outline
from .markers import markers
from .model import Symbolizer
from .reading import Reading, colour, effective, image
from .units import number

_LINES = ("SimpleLine", "MarkerLine", "HashLine", "ArrowLine", "RasterLine", "Lineburst", "InterpolatedLine")
_MORE_LINES = ("FilledLine", "LinearReferencing")
#: Qt repeats its own brush patterns every eight pixels.
_BRUSH = 8


def fills(reading: Reading, symbol: QgsFillSymbol, opacity: float) -> list[Symbolizer]:
    """Give the symbolizers of a fill symbol, the lowest first.

    :param opacity: of what the symbol is part of; the symbol's own is multiplied.
    """
    found: list[Symbolizer] = []
    for index, layer in enumerate(symbol.symbolLayers()):
        if layer.enabled():
            found += _layer(reading, symbol, index, layer, opacity * symbol.opacity())
    return found


def _layer(reading: Reading, symbol: QgsFillSymbol, index: int, layer: Any, opacity: float) -> list[Symbolizer]:
    kind = layer.layerType()
    if kind in _LINES or kind in _MORE_LINES:
        return line_layer(reading, layer, opacity)
    if effective(layer):
        reading.losses.tell(tr("Live effects (shadows, glows, blurs) of lines and fills are not drawn."))
    if kind == "CentroidFill":
        return _centroid(reading, layer, opacity)
    if kind == "GeometryGenerator":
        reading.losses.tell(tr("Geometry generators are not drawn."))
        return []
    reading.data_defined(layer, {}, {})
    if kind == "SimpleFill":
        return _simple(reading, layer, opacity)
    drawn = _pattern(reading, symbol, index, layer)
    if drawn is not None:
        return [_tiled(reading, drawn, opacity)]
    reading.losses.tell(_plainly(kind))
    shade = layer.color()
    if kind == "RandomMarkerFill":
        return []
    return [{"kind": "Fill", "color": colour(shade), "fillOpacity": number(shade.alphaF()), "opacity": number(opacity)}]


def _plainly(kind: str) -> str:
    """Say what is drawn as a plain colour, or not at all."""
    if kind == "GradientFill":
        return tr("Gradients are drawn in their first colour.")
    if kind == "ShapeburstFill":
        return tr("Shapeburst fills are drawn in their first colour.")
    if kind == "RandomMarkerFill":
        return tr("Markers scattered at random are not drawn.")
    return tr("Fills of the kind “{kind}” are drawn in one colour.", kind=kind)


def _simple(reading: Reading, layer: Any, opacity: float) -> list[Symbolizer]:
    uom = reading.units.uom(layer.strokeWidthUnit()) if layer.strokeWidth() else ""
    found: Symbolizer = {"kind": "Fill", "opacity": number(opacity)}
    style = layer.brushStyle()
    if style == Qt.BrushStyle.SolidPattern:
        found["color"] = colour(layer.fillColor())
        found["fillOpacity"] = number(layer.fillColor().alphaF())
    elif style != Qt.BrushStyle.NoBrush:
        # a list of layers given to the symbol would not be the symbol's own
        brush = QgsFillSymbol.createSimple({})
        brush.changeSymbolLayer(0, QgsSimpleFillSymbolLayer(layer.fillColor(), style, strokeStyle=Qt.PenStyle.NoPen))
        drawn = reading.keep(texture(brush, _BRUSH, _BRUSH, "brush"))
        found["graphicFill"] = [image(drawn, None, opacity)]
    edge = outline(reading, layer, opacity, uom)
    # bridgestyle multiplies the outline's opacity by the symbol's
    if edge:
        edge["outlineOpacity"] = number(layer.strokeColor().alphaF())
    found.update(edge)
    if uom:
        found["uom"] = uom
    if layer.offset() != QPointF(0, 0):
        reading.losses.tell(tr("Fills that are moved from their polygon are drawn in its place."))
    return [found]


def _tiled(reading: Reading, drawn: Icon, opacity: float) -> Symbolizer:
    return {
        "kind": "Fill",
        "opacity": number(opacity),
        "graphicFill": [image(reading.keep(drawn), None, opacity)],
    }


def _pattern(reading: Reading, symbol: QgsFillSymbol, index: int, layer: Any) -> Icon | None:
    """Draw one period of a pattern fill, or give ``None`` for fills that have no period."""
    kind = layer.layerType()
    units = reading.units
    if kind == "LinePatternFill":
        if layer.offset():
            reading.losses.tell(tr("Patterns start at another place."))
        distance = units.length(layer.distance(), layer.distanceUnit())
        return hatch(layer.subSymbol(), layer.lineAngle(), distance, "hatch") if distance else None
    if kind == "PointPatternFill":
        step = (
            units.length(layer.distanceX(), layer.distanceXUnit()),
            units.length(layer.distanceY(), layer.distanceYUnit()),
        )
        shift = (
            units.length(layer.displacementX(), layer.displacementXUnit()),
            units.length(layer.displacementY(), layer.displacementYUnit()),
        )
        if layer.maximumRandomDeviationX() or layer.maximumRandomDeviationY():
            reading.losses.tell(tr("Patterns whose markers are moved at random are drawn regularly."))
        return grid(layer.subSymbol(), step, shift, "points") if all(step) else None
    if kind in ("SVGFill", "RasterFill"):
        return _image_tile(reading, symbol, index)
    return None


def _image_tile(reading: Reading, symbol: QgsFillSymbol, index: int) -> Icon | None:
    alone = one_layer(symbol, index)
    alone.setOpacity(1.0)
    layer = alone.symbolLayers()[0]
    layer.setAngle(0.0)
    if symbol.symbolLayers()[index].angle():
        reading.losses.tell(tr("Image patterns that are turned are drawn straight."))
    if layer.layerType() == "SVGFill":
        width = round(reading.units.length(layer.patternWidth(), layer.patternWidthUnit()))
        layer.setPatternWidth(width)
        layer.setPatternWidthUnit(Qgis.RenderUnit.Pixels)
        stroke = layer.subSymbol()
        if stroke is not None:
            stroke.setOpacity(0.0)
        shape = layer.toTiledPatternImage().size()
    else:
        shape = layer.toTiledPatternImage().size()
        width = round(reading.units.length(layer.width(), layer.sizeUnit() if hasattr(layer, "sizeUnit") else 0))
        width = width or shape.width()
        layer.setWidth(width)
        layer.setSizeUnit(Qgis.RenderUnit.Pixels)
    if width <= 0 or shape.width() <= 0:
        return None
    height = max(1, round(width * shape.height() / shape.width()))
    return texture(alone, width, height, "pattern")


def _centroid(reading: Reading, layer: Any, opacity: float) -> list[Symbolizer]:
    """Give the marker in a polygon's middle."""
    if layer.subSymbol() is None:
        return []
    function = "interiorPoint" if layer.pointOnSurface() else "centroid"
    return [{**one, "function": function} for one in markers(reading, layer.subSymbol(), opacity)]
