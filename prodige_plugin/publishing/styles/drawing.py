"""A whole layer's style, read: rules with symbolizers, labels, icons, and what is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from qgis.core import Qgis, QgsMapLayer, QgsRasterLayer, QgsSymbol, QgsVectorLayer
from qgis.PyQt.QtGui import QPainter

from ...i18n import tr
from .expressions import Expressions
from .fills import fills
from .graphics import one_layer
from .labels import labels
from .lines import lines
from .map_expressions import MapExpressions
from .markers import markers
from .model import Drawing, Losses, Rule, StyleFormat, Symbolizer
from .rasters import raster_rules
from .reading import Reading
from .rules import FlatRule, flatten, layer_scales, narrowed
from .units import Units

_Mode = QPainter.CompositionMode
#: GeoServer's names (SLD "Color compositing and color blending"); MapServer's are the same without hyphens where
#: it knows them.
BLENDS = {
    _Mode.CompositionMode_Multiply: "multiply",
    _Mode.CompositionMode_Screen: "screen",
    _Mode.CompositionMode_Overlay: "overlay",
    _Mode.CompositionMode_Darken: "darken",
    _Mode.CompositionMode_Lighten: "lighten",
    _Mode.CompositionMode_ColorDodge: "color-dodge",
    _Mode.CompositionMode_ColorBurn: "color-burn",
    _Mode.CompositionMode_HardLight: "hard-light",
    _Mode.CompositionMode_SoftLight: "soft-light",
    _Mode.CompositionMode_Difference: "difference",
    _Mode.CompositionMode_Exclusion: "exclusion",
}
_GEOMETRIES = {Qgis.GeometryType.Point: "point", Qgis.GeometryType.Line: "line", Qgis.GeometryType.Polygon: "polygon"}


def reading_for(
    layer: QgsMapLayer, style_format: StyleFormat, names: Mapping[str, str] | None = None, geometry: str = "geom"
) -> Reading:
    """Give what a layer's style is read with.

    :param names: field of QGIS → published column; all fields by their own names when left out.
    :param geometry: name of the published geometry column.
    """
    losses = Losses()
    fields = layer.fields() if isinstance(layer, QgsVectorLayer) else []
    columns = dict(names) if names is not None else {field.name(): field.name() for field in fields}
    numeric = {columns[field.name()] for field in fields if field.isNumeric() and field.name() in columns}
    return Reading(
        format=style_format,
        units=Units(layer.crs(), losses, grounded=style_format is not StyleFormat.MAPSERVER),
        expressions=Expressions(columns, geometry),
        losses=losses,
        mapfile=MapExpressions(numeric),
    )


def draw(reading: Reading, layer: QgsMapLayer, name: str, column: str = "geom") -> Drawing:
    """Read a layer's style.

    :param name: of the style, already safe.
    :param column: name of the published geometry column.
    """
    drawing = Drawing(name=name, title=layer.name(), column=column)
    if isinstance(layer, QgsRasterLayer):
        drawing.geometry = "raster"
        drawing.passes = [raster_rules(reading, layer)]
    elif isinstance(layer, QgsVectorLayer):
        drawing.geometry = _GEOMETRIES.get(layer.geometryType(), "none")
        if drawing.geometry != "none":
            _symbols(reading, layer, drawing)
            drawing.labels = labels(reading, layer)
    _blend(reading, layer, drawing)
    drawing.icons = reading.icons
    return drawing


def _symbols(reading: Reading, layer: QgsVectorLayer, drawing: Drawing) -> None:
    flat = flatten(reading, layer)
    drawing.overlapping = flat.overlapping
    levels = bool(layer.renderer() is not None and layer.renderer().usingSymbolLevels())
    scales = layer_scales(layer)
    opacity = layer.opacity()
    found: dict[int, list[Rule]] = {}
    complete = True
    for rule in flat.rules:
        drawn = False
        for level, symbolizers in _by_level(reading, rule.symbol, opacity, levels=levels).items():
            if symbolizers:
                found.setdefault(level, []).append(_rule(rule, symbolizers, scales))
                drawn = True
        complete = complete and drawn
    drawing.passes = [found[level] for level in sorted(found)]
    if not complete or len(found) > 1:
        # "else" of a server asks the rules that are written, and a rule that draws nothing is not
        for rules in drawing.passes:
            for one in rules:
                one.otherwise = False


def _rule(rule: FlatRule, symbolizers: list[Symbolizer], scales: tuple[float, float]) -> Rule:
    return Rule(rule.name, symbolizers, rule.filter, rule.otherwise, *narrowed(scales, rule.min_scale, rule.max_scale))


def _by_level(reading: Reading, symbol: QgsSymbol, opacity: float, *, levels: bool) -> dict[int, list[Symbolizer]]:
    """Give a symbol's symbolizers, apart by the level they are painted on."""
    if symbol.dataDefinedProperties().hasActiveProperties():
        reading.losses.tell(tr("The opacity of symbols does not depend on the feature."))
    if not levels:
        return {0: _symbolizers(reading, symbol, opacity)}
    found: dict[int, list[Symbolizer]] = {}
    for index, layer in enumerate(symbol.symbolLayers()):
        found.setdefault(layer.renderingPass(), []).extend(_symbolizers(reading, one_layer(symbol, index), opacity))
    return found


def _symbolizers(reading: Reading, symbol: QgsSymbol, opacity: float) -> list[Symbolizer]:
    kind = symbol.type()
    if kind == Qgis.SymbolType.Marker:
        return markers(reading, symbol, opacity)
    if kind == Qgis.SymbolType.Line:
        return lines(reading, symbol, opacity)
    if kind == Qgis.SymbolType.Fill:
        return fills(reading, symbol, opacity)
    return []


def _blend(reading: Reading, layer: QgsMapLayer, drawing: Drawing) -> None:
    mode = layer.blendMode()
    if mode != _Mode.CompositionMode_SourceOver:
        drawing.blend = BLENDS.get(mode, "")
        if not drawing.blend:
            reading.losses.tell(tr("The way the layer is mixed with those beneath is not kept."))
    if isinstance(layer, QgsVectorLayer) and layer.featureBlendMode() != _Mode.CompositionMode_SourceOver:
        reading.losses.tell(tr("The way features are mixed with one another is not kept."))


def safe_name(text: str) -> str:
    """Give a name of ASCII letters, digits, ``_`` and ``-``, for styles and files."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9_-]+", "_", plain).strip("_") or "style"
