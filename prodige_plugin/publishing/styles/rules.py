"""Renderers as flat rules: each with its whole filter, its whole range of scales and one symbol.

Conventions of QGIS kept: a category's feature is drawn by its category alone, an unticked one not at all; a graduated
value on a boundary belongs to the first class; rules may overlap, a rule within a rule needs both filters, and "else"
takes what none of its brothers that draw at this scale takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import NULL, QgsFeatureRenderer, QgsSymbol, QgsVectorLayer

from ...i18n import tr
from .expressions import Unsaid, both, literal, neither
from .model import Expression
from .reading import Reading, effective


@dataclass
class FlatRule:
    """One symbol, and which features it draws at which scales."""

    name: str
    symbol: QgsSymbol
    filter: Expression = None
    #: takes what no other takes; :attr:`filter` says the same in full.
    otherwise: bool = False
    min_scale: float = 0.0
    max_scale: float = 0.0


@dataclass
class Flat:
    """A renderer as rules."""

    rules: list[FlatRule]
    #: more than one rule may draw a feature.
    overlapping: bool = False


def flatten(reading: Reading, layer: QgsVectorLayer) -> Flat:
    """Give the layer's renderer as flat rules."""
    renderer = layer.renderer()
    if renderer is None:
        return Flat([])
    if effective(renderer):
        reading.losses.tell(tr("Live effects of the whole layer are not drawn."))
    renderer = _within(reading, renderer)
    if renderer is None:
        return Flat([])
    kind = renderer.type()
    if renderer.orderByEnabled():
        reading.losses.tell(tr("The order in which features are drawn is the server's."))
    if kind == "singleSymbol":
        return Flat([FlatRule(layer.name(), renderer.symbol().clone())])
    if kind == "categorizedSymbol":
        return Flat(_categories(reading, renderer))
    if kind == "graduatedSymbol":
        return Flat(_classes(reading, renderer))
    if kind == "RuleRenderer":
        rules = _nested(reading, renderer.rootRule(), None, (0.0, 0.0))
        return Flat(rules, overlapping=len(rules) > 1)
    if kind != "nullSymbol":
        reading.losses.tell(tr("The renderer “{kind}” cannot be said: nothing is drawn.", kind=kind))
    return Flat([])


def _within(reading: Reading, renderer: Any) -> QgsFeatureRenderer | None:
    """Give the renderer within one that adds something no server has, and tell what is added."""
    said = {
        "pointDisplacement": tr("Points on top of each other are not moved apart."),
        "pointCluster": tr("Points are drawn one by one, not as clusters."),
        "invertedPolygonRenderer": tr("Polygons are filled inside, not outside."),
        "mergedFeatureRenderer": tr("Features are drawn one by one, not merged."),
    }
    while renderer is not None and renderer.type() in said:
        reading.losses.tell(said[renderer.type()])
        renderer = renderer.embeddedRenderer()
    if renderer is None:
        return None
    if renderer.type() == "heatmapRenderer":
        reading.losses.tell(tr("The heat map is not drawn."))
        return None
    if renderer.type() == "embeddedSymbols":
        reading.losses.tell(tr("Symbols stored in the features are not drawn."))
        inner = renderer.defaultSymbol()
        if inner is None:
            return None
        from qgis.core import QgsSingleSymbolRenderer

        return QgsSingleSymbolRenderer(inner.clone())
    if renderer.type() == "25dRenderer":
        reading.losses.tell(tr("The 2.5D view is drawn flat."))
        from qgis.core import QgsFillSymbol, QgsSingleSymbolRenderer

        flat = QgsFillSymbol.createSimple({"color": renderer.roofColor().name(), "outline_style": "no"})
        return QgsSingleSymbolRenderer(flat)
    return renderer


# -- categories ------------------------------------------------------------------------------------


def _attribute(reading: Reading, renderer: Any) -> Expression:
    """Give what a renderer classifies by, or ``None`` (told) when it cannot be said."""
    text = renderer.classAttribute()
    where = tr("Classification by “{expression}”", expression=text)
    try:
        return reading.expressions.column(text)
    except Unsaid:
        return reading.expression(text, where)


def _categories(reading: Reading, renderer: Any) -> list[FlatRule]:
    by = _attribute(reading, renderer)
    if by is None:
        return [FlatRule(one.label(), one.symbol().clone()) for one in renderer.categories()[:1]]
    drawn: list[FlatRule] = []
    named: list[Expression] = []
    hidden: list[Expression] = []
    rest: FlatRule | None = None
    for category in renderer.categories():
        values = category.value()
        values = list(values) if isinstance(values, list | tuple) else [values]
        others = [value for value in values if not _is_rest(value)]
        try:
            tests = [_equal(by, value) for value in others]
        except Unsaid as unsaid:
            reading.losses.tell(
                tr("The category “{name}” is not drawn: {reason}.", name=category.label(), reason=str(unsaid))
            )
            continue
        rule = FlatRule(category.label(), category.symbol().clone())
        named += tests
        if tests:
            rule.filter = ["Or", *tests] if len(tests) > 1 else tests[0]
            if category.renderState():
                drawn.append(rule)
            else:
                hidden += tests
        if len(others) < len(values) and category.renderState():
            rest = FlatRule(category.label(), category.symbol().clone())
    if rest is not None:
        if named:
            # NULL is none of the values, and comparing it with them tells nothing
            null = ["PropertyIsNull", by]
            rest.filter = neither(named) if null in named else ["Or", null, neither(named)]
        rest.otherwise = bool(named) and not hidden
        drawn.append(rest)
    return drawn


def _is_rest(value: object) -> bool:
    """Whether a category takes all other values: in QGIS that with the empty text."""
    return isinstance(value, str) and value == ""


def _equal(by: Expression, value: object) -> Expression:
    if value is None or value == NULL:
        return ["PropertyIsNull", by]
    return ["PropertyIsEqualTo", by, literal(value)]


def _classes(reading: Reading, renderer: Any) -> list[FlatRule]:
    by = _attribute(reading, renderer)
    if by is None:
        return [FlatRule(one.label(), one.symbol().clone()) for one in renderer.ranges()[:1]]
    drawn: list[FlatRule] = []
    before: list[tuple[float, float]] = []
    for one in renderer.ranges():
        low, high = one.lowerValue(), one.upperValue()
        above = "PropertyIsGreaterThan"
        below = "PropertyIsLessThan"
        # a boundary is the earlier class's, whichever side that lies on
        if not any(first <= low <= last for first, last in before):
            above += "OrEqualTo"
        if not any(first <= high <= last for first, last in before) or low == high:
            below += "OrEqualTo"
        before.append((low, high))
        if one.renderState():
            tests = ["And", [above, by, _plain(low)], [below, by, _plain(high)]]
            drawn.append(FlatRule(one.label(), one.symbol().clone(), tests))
    if renderer.graduatedMethod() != renderer.graduatedMethod().GraduatedColor and not drawn:
        reading.losses.tell(tr("No class is drawn."))
    return drawn


def _plain(value: float) -> int | float:
    """Give a whole number without its ".0"."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value


# -- rules -----------------------------------------------------------------------------------------


def _nested(
    reading: Reading, parent: Any, above: Expression, scales: tuple[float, float], *, top: bool = True
) -> list[FlatRule]:
    """Give the rules within a rule, each with its own and all outer filters."""
    found: list[FlatRule] = []
    active = [child for child in parent.children() if child.active()]
    filters: dict[int, Expression] = {}
    unsaid: set[int] = set()
    for number, child in enumerate(active):
        if child.isElse() or not child.filterExpression():
            filters[number] = None
            continue
        name = child.label() or child.filterExpression()
        filters[number] = reading.expression(
            child.filterExpression(), tr("The rule “{name}” is not drawn", name=name), predicate=True
        )
        if filters[number] is None:
            unsaid.add(number)
    brothers = [filters[n] for n, child in enumerate(active) if not child.isElse() and n not in unsaid]
    for number, child in enumerate(active):
        if number in unsaid:
            continue
        if child.isElse():
            if not all(one is not None for one in brothers):
                # a brother takes everything: nothing is left
                continue
            whole = both(above, neither(brothers)) if brothers else above
        else:
            whole = both(above, filters[number])
        inner = _inner(scales, child)
        if child.symbol() is not None:
            simple = top and child.isElse() and len(brothers) > 0 and not unsaid and _one_scale(active)
            rule = FlatRule(child.label(), child.symbol().clone(), whole, simple, *inner)
            found.append(rule)
        found += _nested(reading, child, whole, inner, top=False)
    return found


def _one_scale(children: Sequence[Any]) -> bool:
    """Whether rules have no scales of their own and no rules within."""
    return all(not child.dependsOnScale() and not child.children() for child in children)


def _inner(outer: tuple[float, float], rule: Any) -> tuple[float, float]:
    """Give the range of scales (denominators: nearest, furthest; 0 is no bound) within another.

    QGIS's "minimum scale" is the furthest one, and so the largest denominator.
    """
    if not rule.dependsOnScale():
        return outer
    nearest, furthest = rule.maximumScale(), rule.minimumScale()
    far = [one for one in (outer[1], furthest) if one > 0]
    return max(outer[0], nearest), min(far) if far else 0.0


def layer_scales(layer: Any) -> tuple[float, float]:
    """Give the scales at which a layer is drawn, as denominators: nearest, furthest; 0 is no bound."""
    if not layer.hasScaleBasedVisibility():
        return 0.0, 0.0
    return layer.maximumScale(), layer.minimumScale()


def narrowed(scales: tuple[float, float], nearest: float, furthest: float) -> tuple[float, float]:
    """Give a range of scales within another."""
    far = [one for one in (scales[1], furthest) if one > 0]
    return max(scales[0], nearest), min(far) if far else 0.0
