"""What the readers of symbols, labels and rasters share: units, expressions, icons, and what is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsMarkerSymbol, QgsProperty, QgsSymbolLayer
from qgis.PyQt.QtGui import QColor

from ...i18n import tr
from .expressions import Expressions, Unsaid
from .graphics import Icon, icon
from .map_expressions import MapExpressions
from .model import Expression, Losses, StyleFormat, Symbolizer
from .units import Units, number


@dataclass
class Reading:
    """One layer's style being read for one format."""

    format: StyleFormat
    units: Units
    expressions: Expressions
    losses: Losses
    #: MapServer's way with expressions.
    mapfile: MapExpressions
    icons: dict[str, bytes] = field(default_factory=dict)

    @property
    def sld(self) -> bool:
        """Whether GeoServer's functions and expressions can be used."""
        return self.format is not StyleFormat.MAPSERVER

    def keep(self, drawn: Icon) -> Icon:
        """Keep an image that the style refers to."""
        self.icons[drawn.name] = drawn.data
        return drawn

    def expression(self, text: str, where: str, *, predicate: bool = False) -> Expression:
        """Give an expression as lists, or ``None`` when it cannot be said, which is told.

        :param where: what the expression is for, as a person would say it.
        :param predicate: it must answer yes or no.
        """
        try:
            found = self.expressions.predicate(text) if predicate else self.expressions.convert(text)
            if not self.sld:
                self.mapfile.text(found)
            return found
        except Unsaid as unsaid:
            self.losses.tell(tr("{where}: {reason}.", where=where, reason=str(unsaid)))
            return None

    def data_defined(
        self, layer: QgsSymbolLayer, fixed: Mapping[Any, float], factors: Mapping[Any, float]
    ) -> dict[Any, Expression]:
        """Give the properties that features themselves decide, in pixels or degrees; the others are told.

        :param fixed: properties a format may take from the feature → their fixed value in pixels or degrees.
        :param factors: pixels in one unit of each.
        """
        values: dict[Any, Expression] = dict(fixed)
        collection = layer.dataDefinedProperties()
        definitions = layer.propertyDefinitions()
        for key in collection.propertyKeys():
            defined: QgsProperty = collection.property(key)
            if not defined.isActive():
                continue
            name = definitions[key].description() if key in definitions else str(key)
            value = self._defined(defined, name) if key in fixed else None
            if value is None:
                if key not in fixed:
                    self.losses.tell(tr("“{name}” depends on the feature: its fixed value is drawn.", name=name))
                continue
            factor = factors.get(key, 1.0)
            if isinstance(value, int | float):
                values[key] = number(value * factor)
            else:
                values[key] = value if factor == 1.0 else ["Mul", number(factor), value]
        return values

    def _defined(self, defined: QgsProperty, name: str) -> Expression:
        value = self.expression(defined.asExpression(), name)
        if value is not None and not self.sld and not isinstance(value, int | float):
            self.losses.tell(tr("“{name}” depends on the feature: its fixed value is drawn.", name=name))
            return None
        return value

    def picture(self, symbol: QgsMarkerSymbol, stem: str) -> Icon | None:
        """Draw a marker symbol as an image that belongs to the style."""
        drawn = self.drawn(symbol, stem)
        return None if drawn is None else self.keep(drawn)

    def drawn(self, symbol: QgsMarkerSymbol, stem: str) -> Icon | None:
        """Draw a marker symbol as an image; ``None`` when nothing of it is to be seen."""
        return icon(symbol, stem, vector=self.sld and not has_effect(symbol))


def has_effect(symbol: Any) -> bool:
    """Whether a symbol's layers have live effects."""
    return any(effective(layer) for layer in symbol.symbolLayers())


def effective(layer: Any) -> bool:
    """Whether something has a live effect that changes what is drawn."""
    effect = layer.paintEffect()
    if effect is None or not effect.enabled():
        return False
    stacked = effect.effectList() if hasattr(effect, "effectList") else [effect]
    return any(one.enabled() and one.type() != "drawSource" for one in stacked)


def colour(value: QColor) -> str:
    """Give a colour as ``#rrggbb``."""
    return str(value.name(QColor.NameFormat.HexRgb))


def image(drawn: Icon, size: Expression, opacity: float, rotation: Expression = 0.0) -> Symbolizer:
    """Give an icon as GeoStyler has it; ``size`` ``None`` is the image's own."""
    found: Symbolizer = {
        "kind": "Icon",
        "image": drawn.name,
        "format": "image/svg+xml" if drawn.name.endswith(".svg") else "image/png",
        "opacity": number(opacity),
    }
    if size is not None:
        found["size"] = size
    if rotation:
        found["rotate"] = rotation
    return found
