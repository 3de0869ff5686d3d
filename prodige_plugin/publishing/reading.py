"""The features of a layer as they are published, one after the other, in the worker."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing

from qgis.core import QgsFeature

from ..errors import LayerError
from ..feedback import Feedback
from ..i18n import tr
from .prepared import PreparedLayer
from .transform import Transform

#: Features between two looks at the feedback.
_LOOK_EVERY = 500


def published_features(
    layer: PreparedLayer, feedback: Feedback, *, geometry: bool = True
) -> Generator[QgsFeature, None, None]:
    """Give the chosen features, repaired, in the CRS published in; fields by :meth:`PreparedLayer.field_indexes`.

    The order is the source's own. Progress counts what is given against what the source holds.
    Nothing but the feature being given is held. Whoever may stop before the end and keeps the iterator closes it
    (:func:`contextlib.closing`): QGIS opens a file few times at once, and waits without end for one more.

    :raises Cancelled: the person cancelled.
    :raises LayerError: a geometry has no place in the CRS published in.
    """
    lost: list[QgsFeature] = []
    count = layer.published_count()
    feedback.check()
    features = Transform.of(layer).features(geometry=geometry, on_transform_error=lost.append, feedback=feedback)
    with closing(features):
        for done, feature in enumerate(features, 1):
            if lost:
                raise not_transformed(layer, lost[0])
            yield feature
            if done % _LOOK_EVERY == 0:
                feedback.check()
                feedback.report(done / count if count > 0 else None)
    feedback.check()


def not_transformed(layer: PreparedLayer, feature: QgsFeature) -> LayerError:
    """Give the failure that says that a feature has no place in the CRS published in."""
    return LayerError(
        tr("The layer “{title}” could not be transformed to {crs}.", title=layer.title, crs=layer.target_crs),
        tr("Feature {number} is outside of the area of this coordinate reference system.", number=feature.id()),
        tr("Publish it in its own coordinate reference system, or choose another."),
    )
