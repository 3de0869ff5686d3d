"""One pass over the features of a layer: everything the checks want to know of each, counted as it goes by.

Memory stays flat however many features there are: counters, a few ids of each kind, and hashes that go to
disk (:mod:`~prodige_plugin.publishing.twins`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qgis.core import Qgis, QgsFeature, QgsFeatureRequest, QgsGeometry, QgsRectangle, QgsWkbTypes

from ...feedback import Feedback
from ..prepared import PreparedLayer
from ..texts import REPLACEMENT, fix_mojibake, has_control, looks_mojibake
from ..twins import Twins, feature_hash
from ..values import is_null
from .extent import territory_in
from .field_types import FINITE_ONLY, LARGEST
from .fields import is_integer, is_real, is_text
from .model import Box, Limits, Target

_REPORT_EVERY = 1000
#: Ids kept of each kind of finding.
MOST_IDS = 20
#: Reasons of invalid geometries asked for: GEOS looks a second time for each.
_MOST_REASONS = 20
_POINT = QgsWkbTypes.GeometryType.PointGeometry


@dataclass
class Tally:
    """How often something was seen, and where first."""

    count: int = 0
    ids: list[int] = field(default_factory=list)
    place: Box | None = None

    def add(self, feature: QgsFeature, box: QgsRectangle | None = None) -> None:
        """Count one feature."""
        self.count += 1
        if len(self.ids) < MOST_IDS:
            self.ids.append(feature.id())
            if self.place is None and box is not None:
                self.place = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())


@dataclass
class Seen:
    """What one pass saw."""

    features: int = 0
    missing: Tally = field(default_factory=Tally)
    empty: Tally = field(default_factory=Tally)
    not_finite: Tally = field(default_factory=Tally)
    foreign: Tally = field(default_factory=Tally)
    curved: Tally = field(default_factory=Tally)
    invalid: Tally = field(default_factory=Tally)
    outside: Tally = field(default_factory=Tally)
    #: reason → how often, of the first few invalid geometries.
    reasons: Counter[str] = field(default_factory=Counter)
    #: kind of geometry as stored → how often.
    types: Counter[QgsWkbTypes.Type] = field(default_factory=Counter)
    extent: QgsRectangle = field(default_factory=QgsRectangle)
    #: lowest and highest Z; ``None`` when there was none.
    heights: tuple[float, float] | None = None
    #: name of a field → count, for each kind of trouble with values.
    replaced: dict[str, Tally] = field(default_factory=dict)
    mojibake: dict[str, Tally] = field(default_factory=dict)
    #: of those, how many can be put right exactly, and one example before and after.
    mendable: int = 0
    example: tuple[str, str] | None = None
    control: dict[str, Tally] = field(default_factory=dict)
    too_long: dict[str, Tally] = field(default_factory=dict)
    longest: int = 0
    big_integers: dict[str, Tally] = field(default_factory=dict)
    not_numbers: dict[str, Tally] = field(default_factory=dict)
    #: a text with letters beyond ASCII was seen.
    accents: bool = False
    key_null: dict[str, Tally] = field(default_factory=dict)
    #: name of a field → how many values are there more than once.
    key_twice: dict[str, Tally] = field(default_factory=dict)
    twins: Tally = field(default_factory=Tally)
    wkb_bytes: int = 0
    value_bytes: int = 0

    @property
    def box(self) -> Box | None:
        """Extent of all that has a place, in the layer's CRS."""
        extent = self.extent
        if extent.isNull() or not extent.isFinite():
            return None
        return (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())


def look(layer: PreparedLayer, limits: Limits, feedback: Feedback, keys: tuple[str, ...] = ()) -> Seen:
    """Look at each feature to publish once, as the source has it. Worker thread.

    :param keys: fields whose values should each be there once.
    :raises Cancelled: the person cancelled.
    """
    pass_ = _Pass(layer, limits, keys)
    total = layer.published_count()
    try:
        for feature in _features(layer):
            pass_.take(feature)
            if pass_.seen.features % _REPORT_EVERY == 0:
                feedback.check()
                feedback.report(pass_.seen.features / total if total > 0 else None)
        pass_.finish()
    finally:
        pass_.close()
    return pass_.seen


def _features(layer: PreparedLayer) -> Iterator[QgsFeature]:
    yield from layer.features.getFeatures(layer.request(in_published_crs=False))


class _Pass:
    """The work of one pass, feature by feature."""

    def __init__(self, layer: PreparedLayer, limits: Limits, keys: tuple[str, ...]) -> None:
        self.seen = Seen()
        self._layer, self._limits = layer, limits
        self._indexes = layer.field_indexes()
        fields = [(index, layer.fields.at(index)) for index in self._indexes]
        self._texts = [(index, field.name()) for index, field in fields if is_text(field)]
        largest = LARGEST.get(limits.target)
        self._largest = largest or 0
        self._integers = [(index, field.name()) for index, field in fields if largest and is_integer(field)]
        finite = limits.target in FINITE_ONLY
        self._reals = [(index, field.name()) for index, field in fields if finite and is_real(field)]
        self._keys = [(layer.fields.indexFromName(key), key) for key in keys if layer.fields.indexFromName(key) >= 0]
        self._key_twins = {key: Twins() for _index, key in self._keys}
        self._twins = Twins()
        self._kind = QgsWkbTypes.geometryType(layer.wkb_type)
        self._valid_wanted = "make_valid" not in layer.repairs
        self._territory = territory_in(layer.crs, limits)
        self._kinds: dict[QgsWkbTypes.Type, tuple[QgsWkbTypes.GeometryType, bool]] = {}
        # once two heights differ, no other is looked at
        self._heights_wanted = QgsWkbTypes.hasZ(layer.wkb_type)

    def take(self, feature: QgsFeature) -> None:
        """Look at one feature."""
        self.seen.features += 1
        box: QgsRectangle | None = None
        wkb = b""
        if not self._layer.geometryless:
            box, wkb = self._geometry(feature)
        attributes = feature.attributes()
        values = [attributes[index] for index in self._indexes]
        self._values(feature, attributes, box)
        self._twins.add(feature_hash(wkb, values), feature.id())
        self.seen.wkb_bytes += len(wkb)

    def _geometry(self, feature: QgsFeature) -> tuple[QgsRectangle | None, bytes]:
        """Look at the geometry; give its box and its bytes."""
        seen = self.seen
        if not feature.hasGeometry():
            seen.missing.add(feature)
            return None, b""
        geometry = feature.geometry()
        if geometry.isEmpty():
            (seen.missing if geometry.isNull() else seen.empty).add(feature)
            return None, b""
        wkb = bytes(geometry.asWkb())
        box = geometry.boundingBox()
        if not box.isFinite():
            seen.not_finite.add(feature)
            return None, wkb
        wkb_type = geometry.wkbType()
        seen.types[wkb_type] += 1
        seen.extent.combineExtentWith(box)
        kind, curved = self._kinds.get(wkb_type) or self._learn(wkb_type)
        if self._territory is not None and not self._territory.intersects(box):
            seen.outside.add(feature, box)
        if kind != self._kind:
            seen.foreign.add(feature, box)
        if curved:
            seen.curved.add(feature, box)
        if self._heights_wanted:
            self._height(geometry)
        if kind != _POINT and self._valid_wanted and not geometry.isGeosValid():
            self._invalid(feature, geometry, box)
        return box, wkb

    def _learn(self, wkb_type: QgsWkbTypes.Type) -> tuple[QgsWkbTypes.GeometryType, bool]:
        """Give what a type of geometry is, and whether it has curves; asked once for each type."""
        learnt = (QgsWkbTypes.geometryType(wkb_type), bool(QgsWkbTypes.isCurvedType(wkb_type)))
        self._kinds[wkb_type] = learnt
        return learnt

    def _height(self, geometry: QgsGeometry) -> None:
        """Keep the lowest and the highest Z until two differ."""
        cube = geometry.constGet().boundingBox3D()
        low, high = cube.zMinimum(), cube.zMaximum()
        if math.isnan(low) or math.isnan(high):
            low = high = 0.0
        if self.seen.heights is not None:
            low, high = min(low, self.seen.heights[0]), max(high, self.seen.heights[1])
        self.seen.heights = (low, high)
        self._heights_wanted = low == high

    def _invalid(self, feature: QgsFeature, geometry: QgsGeometry, box: QgsRectangle) -> None:
        """Count an invalid geometry; of the first few the reason and the place are asked."""
        seen = self.seen
        place = box
        if sum(seen.reasons.values()) < _MOST_REASONS:
            errors = geometry.validateGeometry(Qgis.GeometryValidationEngine.Geos)
            if errors:
                seen.reasons[errors[0].what()] += 1
                if errors[0].hasWhere():
                    where = errors[0].where()
                    place = QgsRectangle(where.x(), where.y(), where.x(), where.y())
        seen.invalid.add(feature, place)

    def _values(self, feature: QgsFeature, attributes: list[object], box: QgsRectangle | None) -> None:
        """Look at the values."""
        seen = self.seen
        size = 8 * len(self._indexes)
        for index, name in self._texts:
            value = attributes[index]
            if isinstance(value, str) and value:
                size += len(value)
                if not (value.isascii() and value.isprintable()):
                    self._odd_text(feature, name, value, box)
                if len(value) > seen.longest:
                    seen.longest = len(value)
                if self._limits.text_bytes and self._is_long(value):
                    seen.too_long.setdefault(name, Tally()).add(feature, box)
        seen.value_bytes += size
        for index, name in self._integers:
            value = attributes[index]
            if isinstance(value, int) and abs(value) > self._largest:
                seen.big_integers.setdefault(name, Tally()).add(feature, box)
        for index, name in self._reals:
            value = attributes[index]
            if isinstance(value, float) and not math.isfinite(value):
                seen.not_numbers.setdefault(name, Tally()).add(feature, box)
        for index, name in self._keys:
            value = attributes[index]
            if is_null(value) or value == "":
                seen.key_null.setdefault(name, Tally()).add(feature, box)
            else:
                self._key_twins[name].add(feature_hash(b"", [value]), feature.id())

    def _is_long(self, value: str) -> bool:
        """Whether a text is too long: dBASE counts bytes, others count characters."""
        if self._limits.target is Target.SHP:
            return len(value.encode("utf-8", "replace")) > self._limits.text_bytes
        return len(value) > self._limits.text_bytes

    def _odd_text(self, feature: QgsFeature, name: str, value: str, box: QgsRectangle | None) -> None:
        """Look at a text with more than plain ASCII in it."""
        seen = self.seen
        if not value.isascii():
            seen.accents = True
            if REPLACEMENT in value:
                seen.replaced.setdefault(name, Tally()).add(feature, box)
            if looks_mojibake(value):
                seen.mojibake.setdefault(name, Tally()).add(feature, box)
                meant = fix_mojibake(value)
                if meant != value:
                    seen.mendable += 1
                    seen.example = seen.example or (value[:60], meant[:60])
                    return
        if has_control(value):
            seen.control.setdefault(name, Tally()).add(feature, box)

    def finish(self) -> None:
        """Tell what was there twice."""
        self.seen.twins = Tally(*self._twins.surplus(MOST_IDS))
        for name, twins in self._key_twins.items():
            twice = Tally(*twins.surplus(MOST_IDS))
            if twice.count:
                self._place(twice)
                self.seen.key_twice[name] = twice
        self._place(self.seen.twins)

    def _place(self, tally: Tally) -> None:
        """Find where the first of features known by their ids alone is."""
        if not tally.ids or self._layer.geometryless:
            return
        for feature in self._layer.features.getFeatures(QgsFeatureRequest(tally.ids[0]).setNoAttributes()):
            box = feature.geometry().boundingBox()
            if feature.hasGeometry() and not feature.geometry().isEmpty() and box.isFinite():
                tally.place = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())

    def close(self) -> None:
        """Let go of files."""
        for twins in (self._twins, *self._key_twins.values()):
            twins.close()
