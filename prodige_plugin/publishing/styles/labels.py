"""Labels: what is written, in what font, with what halo, and where.

A text symbolizer has, beyond bridgestyle's keys: ``label`` (expression), ``font``, ``size`` (pixels), ``bold``,
``italic``, ``color``, ``opacity``, ``halo`` {``color``, ``size``, ``opacity``}, ``placement`` (``point`` or ``line``),
``anchor`` (0 to 1 in both directions), ``offset`` (pixels right and up), ``perpendicularOffset``, ``rotate``
(degrees clockwise), ``follow``, ``wrap`` (pixels), ``repeat`` (pixels), ``priority`` and ``overlap``.
"""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsPalLayerSettings, QgsVectorLayer, QgsVectorLayerSimpleLabeling

from ...i18n import tr
from .expressions import Unsaid, both, neither
from .model import Expression, Rule, Symbolizer
from .reading import Reading, colour
from .rules import layer_scales, narrowed
from .units import number

_Placement = Qgis.LabelPlacement
#: where a label stands round its point → anchor of the text (SLD 1.0 §11.3.1: 0,0 is its lower left corner).
_QUADRANTS = {
    Qgis.LabelQuadrantPosition.AboveLeft: (1.0, 0.0),
    Qgis.LabelQuadrantPosition.Above: (0.5, 0.0),
    Qgis.LabelQuadrantPosition.AboveRight: (0.0, 0.0),
    Qgis.LabelQuadrantPosition.Left: (1.0, 0.5),
    Qgis.LabelQuadrantPosition.Over: (0.5, 0.5),
    Qgis.LabelQuadrantPosition.Right: (0.0, 0.5),
    Qgis.LabelQuadrantPosition.BelowLeft: (1.0, 1.0),
    Qgis.LabelQuadrantPosition.Below: (0.5, 1.0),
    Qgis.LabelQuadrantPosition.BelowRight: (0.0, 1.0),
}
#: ways of writing letters that are kept.
_SAID = (Qgis.Capitalization.MixedCase, Qgis.Capitalization.AllUppercase, Qgis.Capitalization.AllLowercase)


def labels(reading: Reading, layer: QgsVectorLayer) -> list[Rule]:
    """Give the rules of the layer's labels."""
    labeling = layer.labeling()
    if labeling is None or not layer.labelsEnabled():
        return []
    scales = layer_scales(layer)
    if isinstance(labeling, QgsVectorLayerSimpleLabeling):
        return _written(reading, layer, labeling.settings(), tr("Labels"), None, scales)
    if labeling.type() != "rule-based":
        reading.losses.tell(tr("Labels of the kind “{kind}” are not written.", kind=labeling.type()))
        return []
    return _nested(reading, layer, labeling.rootRule(), None, scales)


def _nested(
    reading: Reading, layer: QgsVectorLayer, parent: Any, above: Expression, scales: tuple[float, float]
) -> list[Rule]:
    found: list[Rule] = []
    brothers: list[Expression] = []
    rest: list[Any] = []
    for child in parent.children():
        if not child.active():
            continue
        if child.isElse():
            rest.append(child)
            continue
        own = None
        if child.filterExpression():
            name = child.description() or child.filterExpression()
            where = tr("Labels of the rule “{name}” are not written", name=name)
            own = reading.expression(child.filterExpression(), where, predicate=True)
            if own is None:
                continue
            brothers.append(own)
        found += _rule(reading, layer, child, both(above, own), scales)
    for child in rest:
        whole = both(above, neither(brothers)) if brothers else above
        found += _rule(reading, layer, child, whole, scales)
    return found


def _rule(
    reading: Reading, layer: QgsVectorLayer, rule: Any, whole: Expression, scales: tuple[float, float]
) -> list[Rule]:
    inner = narrowed(scales, rule.maximumScale(), rule.minimumScale()) if rule.dependsOnScale() else scales
    found: list[Rule] = []
    if rule.settings() is not None:
        found = _written(reading, layer, rule.settings(), rule.description() or tr("Labels"), whole, inner)
    return found + _nested(reading, layer, rule, whole, inner)


def _written(
    reading: Reading,
    layer: QgsVectorLayer,
    settings: QgsPalLayerSettings,
    name: str,
    chosen: Expression,
    scales: tuple[float, float],
) -> list[Rule]:
    """Give the rule of one label setting, or none when its text cannot be said."""
    if not settings.drawLabels or not settings.fieldName:
        return []
    text = _text(reading, settings)
    if text is None:
        return []
    _tell(reading, settings)
    if settings.scaleVisibility:
        scales = narrowed(scales, settings.maximumScale, settings.minimumScale)
    symbolizer = _symbolizer(reading, layer, settings, text)
    return [Rule(name, [symbolizer], chosen, False, *scales)]


def _text(reading: Reading, settings: QgsPalLayerSettings) -> Expression:
    where = tr("Labels are not written")
    if settings.isExpression:
        text = reading.expression(settings.fieldName, where)
    else:
        try:
            text = reading.expressions.column(settings.fieldName)
        except Unsaid as unsaid:
            reading.losses.tell(tr("{where}: {reason}.", where=where, reason=str(unsaid)))
            return None
    if text is not None and reading.sld:
        upper = settings.format().capitalization()
        if upper == Qgis.Capitalization.AllUppercase:
            return ["strToUpperCase", text]
        if upper == Qgis.Capitalization.AllLowercase:
            return ["strToLowerCase", text]
    return text


def _symbolizer(reading: Reading, layer: QgsVectorLayer, settings: QgsPalLayerSettings, text: Expression) -> Symbolizer:
    written = settings.format()
    units = reading.units
    opacity = written.opacity()
    found: Symbolizer = {
        "kind": "Text",
        "label": text,
        "font": written.font().family(),
        "size": units.length(written.size(), written.sizeUnit()),
        "bold": written.font().bold() or "bold" in written.namedStyle().lower(),
        "italic": written.font().italic() or any(w in written.namedStyle().lower() for w in ("italic", "oblique")),
        "color": colour(written.color()),
        "opacity": number(opacity * written.color().alphaF()),
        "priority": settings.priority,
        "overlap": settings.placementSettings().overlapHandling() != Qgis.LabelOverlapHandling.PreventOverlap,
    }
    buffer = written.buffer()
    if buffer.enabled() and buffer.size() > 0:
        found["halo"] = {
            "color": colour(buffer.color()),
            "size": units.length(buffer.size(), buffer.sizeUnit()),
            "opacity": number(buffer.opacity() * buffer.color().alphaF()),
        }
    if settings.autoWrapLength:
        # characters of half the font's size, as GeoServer wraps by width
        found["wrap"] = round(settings.autoWrapLength * found["size"] * 0.5)
    if layer.geometryType() == Qgis.GeometryType.Line:
        found.update(_along(reading, settings))
    else:
        found.update(_around(reading, layer, settings))
    return found


def _along(reading: Reading, settings: QgsPalLayerSettings) -> Symbolizer:
    """Give the place of a label on a line."""
    units = reading.units
    if settings.placement == _Placement.Horizontal:
        return {"placement": "point", "anchor": (0.5, 0.5), "offset": (0.0, 0.0)}
    found: Symbolizer = {
        "placement": "line",
        "follow": settings.placement in (_Placement.Curved, _Placement.PerimeterCurved),
        "perpendicularOffset": 0.0,
    }
    flags = settings.lineSettings().placementFlags()
    distance = units.length(settings.dist, settings.distUnits)
    half = units.length(settings.format().size(), settings.format().sizeUnit()) / 2
    if flags & Qgis.LabelLinePlacementFlag.OnLine:
        pass
    elif flags & Qgis.LabelLinePlacementFlag.AboveLine:
        found["perpendicularOffset"] = number(distance + half)
    elif flags & Qgis.LabelLinePlacementFlag.BelowLine:
        found["perpendicularOffset"] = number(-distance - half)
    if settings.repeatDistance:
        found["repeat"] = round(units.length(settings.repeatDistance, settings.repeatDistanceUnit))
    return found


def _around(reading: Reading, layer: QgsVectorLayer, settings: QgsPalLayerSettings) -> Symbolizer:
    """Give the place of a label at a point or in a polygon."""
    units = reading.units
    anchor, offset = (0.5, 0.5), (0.0, 0.0)
    points = layer.geometryType() == Qgis.GeometryType.Point
    distance = units.length(settings.dist, settings.distUnits)
    if settings.placement == _Placement.OverPoint:
        anchor = _QUADRANTS.get(settings.pointSettings().quadrant(), anchor)
        offset = (
            units.length(settings.xOffset, settings.offsetUnits),
            -units.length(settings.yOffset, settings.offsetUnits),
        )
    elif points and settings.placement in (_Placement.AroundPoint, _Placement.OrderedPositionsAroundPoint):
        # QGIS tries positions; the first it likes is above right
        anchor, offset = (0.0, 0.0), (number(distance * 0.7), number(distance * 0.7))
    found: Symbolizer = {"placement": "point", "anchor": anchor, "offset": offset}
    if settings.angleOffset:
        found["rotate"] = number(settings.angleOffset)
    return found


def _tell(reading: Reading, settings: QgsPalLayerSettings) -> None:
    """Tell what of a label setting no server has."""
    tell = reading.losses.tell
    written = settings.format()
    for active, sentence in (
        (written.background().enabled(), tr("The background of labels is not drawn.")),
        (written.shadow().enabled(), tr("The shadow of labels is not drawn.")),
        (written.mask().enabled(), tr("Labels do not hide what is beneath them (masks).")),
        (settings.callout() is not None and settings.callout().enabled(), tr("Callouts are not drawn.")),
        (settings.formatNumbers, tr("Numbers in labels are not formatted.")),
        (bool(settings.wrapChar), tr("Labels are not broken at “{sign}”.", sign=settings.wrapChar)),
        (written.allowHtmlFormatting(), tr("HTML in labels is written as it stands.")),
        (written.capitalization() not in _SAID, tr("Small capitals and title case of labels are not kept.")),
        (written.font().underline() or written.font().strikeOut(), tr("Labels are neither underlined nor struck out.")),
        (settings.geometryGeneratorEnabled, tr("Labels stand at the feature, not at a generated geometry.")),
        (settings.lineSettings().addDirectionSymbol(), tr("Direction arrows of labels are not written.")),
        (bool(settings.unplacedVisibility()), tr("Labels without a place are treated by the server's own rules.")),
    ):
        if active:
            tell(sentence)
    if settings.dataDefinedProperties().hasActiveProperties():
        tell(tr("Properties of labels that depend on the feature keep their fixed value."))
    if settings.placement in (_Placement.Free, _Placement.OutsidePolygons, _Placement.PerimeterCurved):
        tell(tr("Labels stand in the middle of their feature, not where QGIS finds the best place."))
