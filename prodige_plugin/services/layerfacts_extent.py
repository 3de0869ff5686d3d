"""A layer's extent as a box in degrees: densified, across the 180th meridian, and only where it can be true."""

from __future__ import annotations

import math

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsRectangle,
)

from ..i18n import tr
from ..metadata.values import BoxValue

#: How far (degrees) an extent may lie from where its system is used before it is not believed.
_NEAR = 5.0


def box_of(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext | None = None
) -> BoxValue | None:
    """Give an extent as west, south, east, north in degrees (CRS84), or ``None`` if it has none.

    The sides are densified by QGIS, so that a curved side stays inside. West is greater than east where
    the extent crosses the 180th meridian (ISO 19115:2003, EX_GeographicBoundingBox). A single point
    has a box (its own), an empty layer and one without a CRS have none.

    :param context: the project's choice of transformations; PROJ's best one without it.
    """
    values = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    if extent.isNull() or not crs.isValid() or not all(map(math.isfinite, values)) or values[0] > values[2]:
        return None
    # QGIS keeps the longitude first in EPSG:4326, as CRS84 has it
    world = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(crs, world, context or QgsCoordinateTransformContext())
    box = _transformed(transform, extent)
    if box is None:
        return None
    flat = values[1] < values[3] and box[1] == box[3]  # far outside the CRS: squeezed onto a pole
    if not all(map(math.isfinite, box)) or flat:
        return None
    return max(-180.0, box[0]), max(-90.0, box[1]), min(180.0, box[2]), min(90.0, box[3])


def _transformed(transform: QgsCoordinateTransform, extent: QgsRectangle) -> BoxValue | None:
    """Transform by a sound operation; by a rough one (ballpark) only where there is no other."""
    for rough in (False, True):
        transform.setAllowFallbackTransforms(rough)
        transform.setBallparkTransformsAreAppropriate(rough)
        try:
            if extent.xMinimum() == extent.xMaximum() and extent.yMinimum() == extent.yMaximum():
                point = transform.transform(extent.xMinimum(), extent.yMinimum())
                return (point.x(), point.y(), point.x(), point.y())
            turned = transform.transformBoundingBox(extent, Qgis.TransformDirection.Forward, True)
        except QgsCsException:
            continue
        return (turned.xMinimum(), turned.yMinimum(), turned.xMaximum(), turned.yMaximum())
    return None


def believable(box: BoxValue, crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether a box lies where its system is used: coordinates in degrees under Lambert-93 do not."""
    area = crs.bounds()
    if area.isNull() or not all(map(math.isfinite, box)):
        return True  # a system of one's own says nothing of where it is used
    south, north = area.yMinimum() - _NEAR, area.yMaximum() + _NEAR
    if box[3] < south or box[1] > north:
        return False
    return any(
        east >= area_west - _NEAR and west <= area_east + _NEAR
        for west, east in _halves(box[0], box[2])
        for area_west, area_east in _halves(area.xMinimum(), area.xMaximum())
    )


def _halves(west: float, east: float) -> list[tuple[float, float]]:
    """Give one range of longitudes, or two when it crosses the 180th meridian."""
    return [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]


def doubtful(crs: QgsCoordinateReferenceSystem) -> str:
    """Say that an extent was not taken, translated."""
    return tr(
        "The coordinates of the layer lie outside the area of {crs}; its extent was not taken. Check the layer's "
        "coordinate system.",
        crs=crs.userFriendlyIdentifier(),
    )


def metres_per_unit(crs: QgsCoordinateReferenceSystem, latitude: float) -> float:
    """Give the length of a unit of a system in metres; of a degree, along the parallel at a latitude.

    0 where it is not known.
    """
    if not crs.isValid():
        return 0.0
    if crs.isGeographic():
        degree = 111_319.49079327358  # a degree of the equator of WGS 84
        return degree * math.cos(math.radians(max(-89.0, min(89.0, latitude))))
    from qgis.core import QgsUnitTypes

    factor = QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), Qgis.DistanceUnit.Meters)
    return float(factor) if math.isfinite(factor) and crs.mapUnits() != Qgis.DistanceUnit.Unknown else 0.0
