"""Marker symbols: circles and squares in words, everything else as an icon drawn by QGIS."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import Qgis, QgsMarkerSymbol, QgsMarkerSymbolLayer, QgsSymbolLayer
from qgis.PyQt.QtCore import QPointF, Qt

from ...i18n import tr
from .graphics import one_layer
from .model import Expression, Symbolizer
from .reading import Reading, colour, effective, image
from .units import number

_Property = QgsSymbolLayer.Property
#: shapes that all renderers draw the same; the others differ in size and proportion, and travel as icons.
_SHAPES = {Qgis.MarkerShape.Circle: "circle", Qgis.MarkerShape.Square: "square"}
_HAIRLINE = 1.0


def markers(reading: Reading, symbol: QgsMarkerSymbol, opacity: float) -> list[Symbolizer]:
    """Give the symbolizers of a marker symbol, the lowest first.

    :param opacity: of what the symbol is part of; the symbol's own is multiplied.
    """
    found = []
    for index, layer in enumerate(symbol.symbolLayers()):
        if layer.enabled():
            one = _marker(reading, symbol, index, opacity * symbol.opacity())
            if one is not None:
                found.append(one)
    return found


def _marker(reading: Reading, symbol: QgsMarkerSymbol, index: int, opacity: float) -> Symbolizer | None:
    layer = symbol.symbolLayers()[index]
    kind = layer.layerType()
    if kind in ("VectorField", "MaskMarker", "GeometryGenerator"):
        reading.losses.tell(_missing(kind))
        return None
    if kind == "AnimatedMarker":
        reading.losses.tell(tr("Animated markers stand still."))
    if layer.layerType() == "SimpleMarker" and _plain(layer):
        return _mark(reading, layer, opacity)
    return _icon(reading, symbol, index, opacity)


def _missing(kind: str) -> str:
    """Say what is not drawn at all."""
    if kind == "VectorField":
        return tr("Vector field markers are not drawn.")
    if kind == "MaskMarker":
        return tr("Masks are not drawn: what they hide elsewhere stays visible.")
    return tr("Geometry generators are not drawn.")


def _plain(layer: Any) -> bool:
    """Whether a simple marker is a shape every renderer draws the same, in its place."""
    centred = (
        layer.horizontalAnchorPoint() == QgsMarkerSymbolLayer.HorizontalAnchorPoint.HCenter
        and layer.verticalAnchorPoint() == QgsMarkerSymbolLayer.VerticalAnchorPoint.VCenter
        and layer.offset() == QPointF(0, 0)
    )
    solid = layer.strokeStyle() in (Qt.PenStyle.SolidLine, Qt.PenStyle.NoPen)
    # pen joins show at the corners of squares alone, and SLD's marks have none to choose
    cornered = layer.shape() == Qgis.MarkerShape.Square and layer.penJoinStyle() != Qt.PenJoinStyle.MiterJoin
    return layer.shape() in _SHAPES and centred and solid and not cornered and not effective(layer)


def _decided(reading: Reading, layer: Any, uom: str) -> tuple[Expression, Expression]:
    """Give size (pixels) and rotation (degrees clockwise), from the feature where it decides them."""
    factor = reading.units.factor(layer.sizeUnit(), uom)
    values = reading.data_defined(
        layer,
        {_Property.PropertySize: number(layer.size() * factor), _Property.PropertyAngle: number(layer.angle())},
        {_Property.PropertySize: factor},
    )
    if values[_Property.PropertySize] != number(layer.size() * factor) and (
        layer.scaleMethod() == Qgis.ScaleMethod.ScaleArea
    ):
        reading.losses.tell(tr("Sizes that depend on the feature scale the diameter, not the area."))
    return values[_Property.PropertySize], values[_Property.PropertyAngle]


def _mark(reading: Reading, layer: Any, opacity: float) -> Symbolizer:
    stroked = layer.strokeStyle() != Qt.PenStyle.NoPen and layer.strokeColor().alpha() > 0
    used = [layer.sizeUnit()] + ([layer.strokeWidthUnit()] if stroked and layer.strokeWidth() else [])
    uom = reading.units.uom(*used)
    size, rotation = _decided(reading, layer, uom)
    found: Symbolizer = {
        "kind": "Mark",
        "wellKnownName": _SHAPES[layer.shape()],
        "size": size,
        "opacity": number(opacity),
        "color": colour(layer.fillColor()),
        "fillOpacity": number(layer.fillColor().alphaF()),
    }
    if uom:
        found["uom"] = uom
    if rotation and layer.shape() != Qgis.MarkerShape.Circle:
        found["rotate"] = rotation
    if stroked:
        width = reading.units.length(layer.strokeWidth(), layer.strokeWidthUnit(), uom)
        found["strokeColor"] = colour(layer.strokeColor())
        found["strokeOpacity"] = number(layer.strokeColor().alphaF())
        found["strokeWidth"] = width or _HAIRLINE
    return found


def _icon(reading: Reading, symbol: QgsMarkerSymbol, index: int, opacity: float) -> Symbolizer | None:
    """Draw one layer as an icon; its own offset and anchor are drawn, its size and angle stay changeable."""
    alone = one_layer(symbol, index)
    layer = alone.symbolLayers()[0]
    size, rotation = _decided(reading, layer, "")
    own = layer.size() * reading.units.factor(layer.sizeUnit())
    layer.setAngle(0)
    layer.setDataDefinedProperties(type(layer.dataDefinedProperties())())
    if hasattr(layer, "subSymbol") and layer.subSymbol() is not None and layer.subSymbol().hasDataDefinedProperties():
        reading.losses.tell(tr("Symbols within symbols are drawn with their fixed values."))
    alone.setOpacity(1.0)
    _pixels(reading, layer)
    drawn = reading.picture(alone, _stem(layer))
    if drawn is None:
        return None
    grown: Expression = drawn.size
    if not isinstance(size, int | float) or not math.isclose(size, number(own)):
        times = drawn.size / own if own else 1.0
        grown = ["Mul", number(times), size] if isinstance(size, list) else number(times * size)
    return image(drawn, grown, opacity, rotation)


def _pixels(reading: Reading, layer: Any) -> None:
    """Fix sizes that are on the ground at the usual scale, so that they can be drawn."""
    for get, unit, put, put_unit in (
        ("size", "sizeUnit", "setSize", "setSizeUnit"),
        ("strokeWidth", "strokeWidthUnit", "setStrokeWidth", "setStrokeWidthUnit"),
        ("offset", "offsetUnit", "setOffset", "setOffsetUnit"),
    ):
        if not hasattr(layer, unit):
            continue
        given = getattr(layer, unit)()
        if given in (Qgis.RenderUnit.MapUnits, Qgis.RenderUnit.MetersInMapUnits):
            getattr(layer, put)(getattr(layer, get)() * reading.units.factor(given))
            getattr(layer, put_unit)(Qgis.RenderUnit.Pixels)


def _stem(layer: Any) -> str:
    """What an icon's file name starts with."""
    kind = str(layer.layerType()).lower().removesuffix("marker")
    return kind or "marker"
