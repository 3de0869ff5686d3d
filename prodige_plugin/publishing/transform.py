"""What the chosen repairs make of each feature on its way to any target: pure, and never on the person's data.

Whoever reads features to publish reads them through :meth:`Transform.features`. Without repairs that is
QGIS's own iterator, at no cost. The attributes of what it gives stand where the source has them (take them by
:meth:`~.prepared.PreparedLayer.field_indexes`); :meth:`~.prepared.PreparedLayer.published_fields` has their new
names and types, :meth:`~.prepared.PreparedLayer.published_type` the new kind of geometry.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from typing import cast

from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..feedback import Feedback
from .prepared import PreparedLayer
from .texts import fix_mojibake, strip_control
from .twins import Twins, hash_of
from .values import as_text, is_null

_REPORT_EVERY = 1000
#: Repairs that look at the geometry.
_OF_GEOMETRY = frozenset(
    {
        "make_valid",
        "drop_empty",
        "drop_not_finite",
        "promote_multi",
        "drop_zm",
        "segmentize",
        "keep_kind",
        "swap_xy",
    }
)
Writer = Callable[[object], object]


class Transform:
    """The repairs of one layer, ready to be carried out feature by feature. Worker thread."""

    def __init__(self, layer: PreparedLayer) -> None:
        """Take the layer as the person left it; repairs chosen later do not count."""
        self._layer = layer
        self.repairs = frozenset(layer.repairs)
        #: whether features pass as they are.
        self.identity = not layer.changing
        self._kind = QgsWkbTypes.geometryType(layer.wkb_type)
        self._of_geometry = bool(self.repairs & _OF_GEOMETRY)
        self._writers = _writers(layer)
        self._own_transform: QgsCoordinateTransform | None = None
        if layer.reprojected and not self.identity:
            self._own_transform = QgsCoordinateTransform(
                layer.crs, layer.published_crs(), QgsCoordinateTransformContext()
            )
        self._twins: frozenset[bytes] = frozenset()
        self._seen: set[bytes] = set()

    @classmethod
    def of(cls, layer: PreparedLayer) -> Transform:
        """Give the transform of a layer."""
        return cls(layer)

    def features(
        self,
        *,
        geometry: bool = True,
        on_transform_error: Callable[[QgsFeature], object] | None = None,
        feedback: Feedback | None = None,
    ) -> Generator[QgsFeature, None, None]:
        """Give the features to publish, repaired and in the CRS published in.

        :param geometry: whether geometries are wanted.
        :param on_transform_error: called with a feature that has no place in the CRS published in; it then comes
            without geometry.
        :param feedback: asked about cancel where many features are looked at before the first is given.
        :raises Cancelled: the person cancelled meanwhile.
        """
        layer = self._layer
        if self.identity:
            yield from layer.features.getFeatures(
                layer.request(geometry=geometry, on_transform_error=on_transform_error)
            )
            return
        if "drop_duplicates" in self.repairs:
            self._twins, self._seen = _twins_of(layer, feedback), set()
        # duplicates and empty features are told by their geometry, even where it is not wanted
        request = layer.request(
            geometry=geometry or bool(self.repairs & {"drop_duplicates", "drop_empty", "drop_not_finite", "keep_kind"}),
            in_published_crs=False,
        )
        for feature in layer.features.getFeatures(request):
            changed = self.feature(feature, on_transform_error)
            if changed is not None:
                yield changed

    def feature(
        self, feature: QgsFeature, on_transform_error: Callable[[QgsFeature], object] | None = None
    ) -> QgsFeature | None:
        """Give one feature as it is published (the one given may be changed), or ``None`` when it is left out.

        :param feature: as the source has it, in the layer's own CRS unless nothing is to be done.
        """
        if self.identity:
            return feature
        if self._twins and self._is_a_twin(feature):
            return None
        if self._of_geometry or self._own_transform is not None:
            geometry = self._geometry(feature)
            if geometry is None:
                return None
            if self._own_transform is not None and not geometry.isNull():
                try:
                    geometry.transform(self._own_transform)
                except QgsCsException:
                    feature.setGeometry(QgsGeometry())
                    if on_transform_error is not None:
                        on_transform_error(feature)
                    return feature
            feature.setGeometry(self._valid(geometry) if "make_valid" in self.repairs else geometry)
        for index, writer in self._writers:
            value = feature.attribute(index)
            if not is_null(value):
                feature.setAttribute(index, writer(value))
        return feature

    def _is_a_twin(self, feature: QgsFeature) -> bool:
        """Whether the same feature was given before."""
        digest = hash_of(feature, self._layer.field_indexes())
        if digest not in self._twins:
            return False
        if digest in self._seen:
            return True
        self._seen.add(digest)
        return False

    def _geometry(self, feature: QgsFeature) -> QgsGeometry | None:
        """Give the geometry with everything done but validity; ``None`` when the feature is left out."""
        repairs = self.repairs
        if not feature.hasGeometry() or feature.geometry().isEmpty():
            return None if repairs & {"drop_empty", "keep_kind"} else QgsGeometry()
        geometry = QgsGeometry(feature.geometry())
        if "drop_not_finite" in repairs and not is_finite(geometry):
            return None
        if "keep_kind" in repairs and geometry.type() != self._kind:
            geometry.convertGeometryCollectionToSubclass(self._kind)
            if geometry.isEmpty() or geometry.type() != self._kind:
                return None
        elif "keep_kind" in repairs and QgsWkbTypes.flatType(geometry.wkbType()) == QgsWkbTypes.Type.GeometryCollection:
            geometry.convertGeometryCollectionToSubclass(self._kind)
        if "segmentize" in repairs and QgsWkbTypes.isCurvedType(geometry.wkbType()):
            geometry = QgsGeometry(geometry.constGet().segmentize())
        abstract = geometry.get()
        if "swap_xy" in repairs:
            abstract.swapXy()
        if "drop_zm" in repairs:
            abstract.dropZValue()
            abstract.dropMValue()
        if "promote_multi" in repairs:
            geometry.convertToMultiType()
        return geometry

    def _valid(self, geometry: QgsGeometry) -> QgsGeometry:
        """Repair a geometry; of what comes out only the parts of its kind are kept, none where it had no area."""
        if geometry.isNull() or geometry.isGeosValid():
            return geometry
        multiple = geometry.isMultipart()
        kind = geometry.type()
        repaired = geometry.makeValid()
        if repaired.type() != kind or QgsWkbTypes.flatType(repaired.wkbType()) == QgsWkbTypes.Type.GeometryCollection:
            repaired.convertGeometryCollectionToSubclass(kind)
        if repaired.isEmpty() or repaired.type() != kind:
            return QgsGeometry()
        if multiple or "promote_multi" in self.repairs:
            repaired.convertToMultiType()
        return repaired


def is_finite(geometry: QgsGeometry) -> bool:
    """Whether no coordinate is infinite or not a number."""
    box = geometry.boundingBox()
    return math.isfinite(box.xMinimum() + box.xMaximum() + box.yMinimum() + box.yMaximum())


def _twins_of(layer: PreparedLayer, feedback: Feedback | None) -> frozenset[bytes]:
    """Give the hashes of features that are there more than once: in a pass of its own, memory stays flat."""
    twins = Twins()
    indexes = layer.field_indexes()
    try:
        for number, feature in enumerate(layer.features.getFeatures(layer.request(in_published_crs=False)), 1):
            twins.add(hash_of(feature, indexes))
            if feedback is not None and number % _REPORT_EVERY == 0:
                feedback.check()
        return twins.more_than_once()
    finally:
        twins.close()


def _writers(layer: PreparedLayer) -> list[tuple[int, Writer]]:
    """Give what is done to the values of which field: put right, then cast."""
    found: list[tuple[int, Writer]] = []
    for index in layer.field_indexes():
        field = layer.fields.at(index)
        steps: list[Writer] = []
        if QMetaType.Type(field.type()) == QMetaType.Type.QString:
            if "fix_mojibake" in layer.repairs:
                steps.append(cast(Writer, fix_mojibake))
            if "strip_control" in layer.repairs:
                steps.append(cast(Writer, strip_control))
        if field.name() in layer.casts:
            steps.append(_CASTS[layer.casts[field.name()]])
        if steps:
            found.append((index, _one_after_the_other(steps)))
    return found


def _one_after_the_other(steps: list[Writer]) -> Writer:
    def write(value: object) -> object:
        for step in steps:
            value = step(value)
        return value

    return write


def _integer(value: object) -> object:
    return int(value)  # type: ignore[call-overload]


def _double(value: object) -> object:
    return float(value)  # type: ignore[arg-type]


#: Name of a cast → what it does to a value that is not NULL.
_CASTS: dict[str, Writer] = {"text": as_text, "integer": _integer, "double": _double}
