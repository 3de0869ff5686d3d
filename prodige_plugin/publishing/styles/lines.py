"""Line symbols, on lines and on the outlines of polygons."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsLineSymbol,
    QgsLineSymbolLayer,
    QgsMarkerSymbol,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import Qt

from ...i18n import tr
from .graphics import row
from .markers import markers
from .model import Symbolizer
from .reading import Reading, colour, effective
from .units import number

_Property = QgsSymbolLayer.Property
_CAPS = {Qt.PenCapStyle.FlatCap: "butt", Qt.PenCapStyle.SquareCap: "square", Qt.PenCapStyle.RoundCap: "round"}
_JOINS = {
    Qt.PenJoinStyle.MiterJoin: "mitre",
    Qt.PenJoinStyle.SvgMiterJoin: "mitre",
    Qt.PenJoinStyle.BevelJoin: "bevel",
    Qt.PenJoinStyle.RoundJoin: "round",
}
#: Qt's own patterns, in widths of the pen (QPen documentation, "Pen Style").
_PATTERNS: dict[Any, tuple[float, ...]] = {
    Qt.PenStyle.DashLine: (4, 2),
    Qt.PenStyle.DotLine: (1, 2),
    Qt.PenStyle.DashDotLine: (4, 2, 1, 2),
    Qt.PenStyle.DashDotDotLine: (4, 2, 1, 2, 1, 2),
}
_HAIRLINE = 1.0
_Placement = Qgis.MarkerLinePlacement
#: where a marker line's markers go → the geometry GeoServer gives for it.
_PLACES = {
    _Placement.FirstVertex: "startPoint",
    _Placement.LastVertex: "endPoint",
    _Placement.Vertex: "vertices",
}


def lines(reading: Reading, symbol: QgsLineSymbol, opacity: float) -> list[Symbolizer]:
    """Give the symbolizers of a line symbol, the lowest first.

    :param opacity: of what the symbol is part of; the symbol's own is multiplied.
    """
    found: list[Symbolizer] = []
    for layer in symbol.symbolLayers():
        if layer.enabled():
            found += line_layer(reading, layer, opacity * symbol.opacity())
    return found


def line_layer(reading: Reading, layer: Any, opacity: float) -> list[Symbolizer]:
    """Give the symbolizers of one line symbol layer."""
    kind = layer.layerType()
    if effective(layer):
        reading.losses.tell(tr("Live effects (shadows, glows, blurs) of lines and fills are not drawn."))
    if kind == "SimpleLine":
        return [] if layer.penStyle() == Qt.PenStyle.NoPen else [_simple(reading, layer, opacity)]
    if kind == "MarkerLine":
        return _repeated(reading, layer, layer.subSymbol(), opacity)
    if kind == "HashLine":
        return _repeated(reading, layer, _hash(layer), opacity)
    if kind == "GeometryGenerator":
        reading.losses.tell(tr("Geometry generators are not drawn."))
        return []
    reading.losses.tell(_plainly(kind))
    if kind == "LinearReferencing":
        return []
    width = reading.units.length(layer.width() or 0.26, layer.widthUnit())
    return [
        {
            "kind": "Line",
            "color": colour(layer.color()),
            "opacity": number(opacity * layer.color().alphaF()),
            "width": width or _HAIRLINE,
            "cap": "butt",
            "join": "round",
        }
    ]


def _plainly(kind: str) -> str:
    """Say what is drawn as a plain line."""
    if kind == "ArrowLine":
        return tr("Arrows are drawn as plain lines.")
    if kind == "RasterLine":
        return tr("Lines made of an image are drawn as plain lines.")
    if kind == "Lineburst":
        return tr("Gradients across a line are drawn as plain lines.")
    if kind == "InterpolatedLine":
        return tr("Lines whose width or colour is interpolated are drawn as plain lines.")
    if kind == "FilledLine":
        return tr("Lines filled with a pattern are drawn as plain lines.")
    if kind == "LinearReferencing":
        return tr("Distances written along lines are not drawn.")
    return tr("Line symbols of the kind “{kind}” are drawn as plain lines.", kind=kind)


def _simple(reading: Reading, layer: Any, opacity: float) -> Symbolizer:
    offset, offset_unit = layer.offset(), layer.offsetUnit()
    custom = layer.useCustomDashPattern() and layer.customDashVector()
    used = [layer.widthUnit()] + ([offset_unit] if offset else []) + ([layer.customDashPatternUnit()] if custom else [])
    uom = reading.units.uom(*used)
    factor = reading.units.factor(layer.widthUnit(), uom)
    width = reading.data_defined(
        layer,
        {_Property.PropertyStrokeWidth: number(layer.width() * factor) or _HAIRLINE},
        {_Property.PropertyStrokeWidth: factor},
    )[_Property.PropertyStrokeWidth]
    found: Symbolizer = {
        "kind": "Line",
        "color": colour(layer.color()),
        "opacity": number(opacity * layer.color().alphaF()),
        "width": width,
        "cap": _CAPS.get(layer.penCapStyle(), "butt"),
        "join": _JOINS.get(layer.penJoinStyle(), "mitre"),
    }
    if uom:
        found["uom"] = uom
    if offset:
        # QGIS counts to the right of the line's direction, Symbology Encoding to the left (§11.1.3)
        found["perpendicularOffset"] = -reading.units.length(offset, offset_unit, uom)
    pen = layer.width() * factor or _HAIRLINE
    if custom:
        unit = reading.units.factor(layer.customDashPatternUnit(), uom)
        found["dash"] = [number(length * unit) for length in layer.customDashVector()]
        start = reading.units.length(layer.dashPatternOffset(), layer.dashPatternOffsetUnit(), uom)
        if start:
            found["dashOffset"] = start
    elif layer.penStyle() in _PATTERNS:
        found["dash"] = [number(length * pen) for length in _PATTERNS[layer.penStyle()]]
    _untold(reading, layer)
    return found


def _untold(reading: Reading, layer: Any) -> None:
    """Tell the finer settings of a simple line that no format has."""
    if layer.trimDistanceStart() or layer.trimDistanceEnd():
        reading.losses.tell(tr("Lines trimmed at their ends are drawn whole."))
    if layer.drawInsidePolygon():
        reading.losses.tell(tr("Outlines drawn only inside the polygon are drawn on its edge."))
    if layer.alignDashPattern() or layer.tweakDashPatternOnCorners():
        reading.losses.tell(tr("Dashes are not fitted to the lines' lengths and corners."))
    if layer.ringFilter() != QgsLineSymbolLayer.RenderRingFilter.AllRings:
        reading.losses.tell(tr("Outlines of inner or outer rings alone are drawn on all rings."))


def outline(reading: Reading, layer: Any, opacity: float, uom: str) -> Symbolizer:
    """Give the outline of a simple fill as the keys a fill has, or none."""
    if layer.strokeStyle() == Qt.PenStyle.NoPen:
        return {}
    factor = reading.units.factor(layer.strokeWidthUnit(), uom)
    width = number(layer.strokeWidth() * factor) or _HAIRLINE
    found: Symbolizer = {
        "outlineColor": colour(layer.strokeColor()),
        "outlineWidth": width,
        "outlineOpacity": number(opacity * layer.strokeColor().alphaF()),
        "outlineJoin": _JOINS.get(layer.penJoinStyle(), "mitre"),
    }
    if layer.strokeStyle() in _PATTERNS:
        found["outlineDash"] = [number(length * width) for length in _PATTERNS[layer.strokeStyle()]]
    return found


def _hash(layer: Any) -> QgsMarkerSymbol:
    """Give a hash line's hash as a marker: a line across."""
    symbol = QgsMarkerSymbol.createSimple({})
    symbol.deleteSymbolLayer(0)
    for line in layer.subSymbol().symbolLayers():
        mark = QgsSimpleMarkerSymbolLayer(Qgis.MarkerShape.Line, layer.hashLength(), layer.hashAngle())
        mark.setSizeUnit(layer.hashLengthUnit())
        mark.setStrokeColor(line.color())
        if line.layerType() == "SimpleLine":
            mark.setStrokeWidth(line.width())
            mark.setStrokeWidthUnit(line.widthUnit())
        symbol.appendSymbolLayer(mark)
    symbol.setOpacity(layer.subSymbol().opacity())
    return symbol


def _repeated(reading: Reading, layer: Any, symbol: Any, opacity: float) -> list[Symbolizer]:
    """Give markers along a line: at intervals, or at places GeoServer has a function for."""
    if symbol is None:
        return []
    placements = layer.placements()
    found: list[Symbolizer] = []
    reading.data_defined(layer, {}, {})
    for placement, function in _PLACES.items():
        if placements & placement:
            for one in markers(reading, symbol, opacity):
                found.append({**one, "function": function})
            if layer.rotateSymbols():
                reading.losses.tell(tr("Markers at the ends and corners of lines are not turned along the line."))
    unsaid = _Placement.CentralPoint | _Placement.SegmentCenter | _Placement.CurvePoint | _Placement.InnerVertices
    if placements & unsaid:
        reading.losses.tell(tr("Markers in the middle of lines or segments, or at inner corners alone, are not drawn."))
    if placements & _Placement.Interval:
        found += _at_intervals(reading, layer, symbol, opacity)
    return found


def _at_intervals(reading: Reading, layer: Any, symbol: Any, opacity: float) -> list[Symbolizer]:
    drawn = reading.drawn(symbol, "line")
    if drawn is None:
        return []
    if not layer.rotateSymbols():
        reading.losses.tell(tr("Markers along lines are turned along the line."))
    interval = reading.units.length(layer.interval(), layer.intervalUnit())
    close = reading.sld and 0 < interval < drawn.size
    # servers put images end to end at the closest: one image then holds what is seen of its neighbours
    drawn = reading.keep(row(symbol, interval, "line") if close else drawn)
    graphic: Symbolizer = {
        "kind": "Icon",
        "image": drawn.name,
        "format": "image/svg+xml" if drawn.name.endswith(".svg") else "image/png",
        "opacity": number(opacity),
        "size": drawn.size,
    }
    found: Symbolizer = {
        "kind": "Line",
        "opacity": number(opacity),
        "graphicStroke": [graphic],
        "gap": None if close else number(interval - drawn.size),
    }
    start = reading.units.length(layer.offsetAlongLine(), layer.offsetAlongLineUnit())
    if start:
        found["dashOffset"] = -start
    if layer.offset():
        found["perpendicularOffset"] = -reading.units.length(layer.offset(), layer.offsetUnit())
    return [found]
