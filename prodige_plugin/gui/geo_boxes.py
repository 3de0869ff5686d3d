"""Boxes between the map's projection and degrees (CRS84: longitude, latitude), and one drawn on the map."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.gui import QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette

from ..catalogue.model import Box

#: QGIS keeps the longitude first in it, as CRS84 has it.
DEGREES = "EPSG:4326"
#: A layer of one point has a box without size; it is given this half-width, in degrees (about 50 m).
_LEAST = 0.0005
#: Pieces per side of a drawn box, so that its sides bend as they should in a projection.
_PIECES = 12


def geo_box(extent: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> Box | None:
    """Give the degrees that hold an extent wholly; ``None`` where there is no telling.

    The extent's sides are followed, not only its corners. One that crosses the 180th meridian gives all longitudes,
    and one that is larger than its projection can show gives all that the projection shows.
    """
    if extent.isNull() or not extent.isFinite() or not crs.isValid():
        return None
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(DEGREES), QgsProject.instance())
    found = _through(transform, extent)
    if found is None:
        known = crs.bounds()
        if known.isEmpty():
            return None
        back = _through(transform, known, QgsCoordinateTransform.TransformDirection.Reverse)
        if back is None or not back.intersects(extent):
            return None
        found = known if extent.contains(back) else _through(transform, extent.intersect(back))
    return None if found is None else _clean(found)


def _through(
    transform: QgsCoordinateTransform,
    extent: QgsRectangle,
    direction: QgsCoordinateTransform.TransformDirection = QgsCoordinateTransform.TransformDirection.Forward,
) -> QgsRectangle | None:
    if transform.isShortCircuited():
        return QgsRectangle(extent)
    try:
        found = transform.transformBoundingBox(
            extent, direction, direction == QgsCoordinateTransform.TransformDirection.Forward
        )
    except QgsCsException:
        return None
    return found if all(map(math.isfinite, _sides(found))) else None


def _sides(box: QgsRectangle) -> tuple[float, float, float, float]:
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def _clean(found: QgsRectangle) -> Box | None:
    west, south, east, north = _sides(found)
    if west > east or east - west >= 360:
        west, east = -180.0, 180.0
    if west == east:
        west, east = west - _LEAST, east + _LEAST
    if south == north:
        south, north = south - _LEAST, north + _LEAST
    west, east = max(-180.0, west), min(180.0, east)
    south, north = max(-90.0, south), min(90.0, north)
    return Box(west, south, east, north) if west < east and south < north else None


def map_box(canvas: Any) -> Box | None:
    """Give what the map shows, in degrees; ``None`` when it shows nothing yet."""
    extent = canvas.extent()
    return None if extent.isEmpty() else geo_box(extent, canvas.mapSettings().destinationCrs())


def zoom(canvas: Any, box: Box) -> None:
    """Move the map to a box, with a little around it."""
    settings = canvas.mapSettings()
    geometry = outline(box, settings.destinationCrs(), settings.transformContext())
    if geometry is not None:
        extent = geometry.boundingBox()
        canvas.setExtent(extent.buffered(max(extent.width(), extent.height()) * 0.05))
        canvas.refresh()


def outline(box: Box, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext) -> QgsGeometry | None:
    """Give a box as the polygon it is in a projection, ``None`` where that cannot show it. Any thread."""
    whole = QgsRectangle(box.west, box.south, box.east, box.north)
    to_map = QgsCoordinateTransform(QgsCoordinateReferenceSystem(DEGREES), crs, context)
    # a box with a pole in it has no end in many projections: then the part that the projection is made for
    for rectangle in (whole, whole.intersect(crs.bounds())):
        longest = max(rectangle.width(), rectangle.height())
        geometry = QgsGeometry.fromRect(rectangle)
        if longest > 0:
            geometry = geometry.densifyByDistance(longest / _PIECES)
        elif rectangle is not whole:
            break  # the projection is made for another part of the world
        try:
            geometry.transform(to_map)
        except QgsCsException:
            continue
        if all(map(math.isfinite, _sides(geometry.boundingBox()))):
            return geometry
    return None


class BoxOutline:
    """A thin dashed outline on the map; it follows the project's CRS."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._band: QgsRubberBand | None = None
        self._box: Box | None = None
        canvas.destinationCrsChanged.connect(self._redraw)

    def show(self, box: Box | None) -> None:
        """Draw a box given in degrees; ``None`` draws nothing."""
        self._box = box
        self._redraw()

    @property
    def shown(self) -> bool:
        """Whether something is drawn."""
        return self._band is not None and self._band.numberOfVertices() > 0

    def remove(self) -> None:
        """Take it off the map for good."""
        self._canvas.destinationCrsChanged.disconnect(self._redraw)
        band, self._band = self._band, None
        if band is not None and not sip.isdeleted(band):
            self._canvas.scene().removeItem(band)

    def _redraw(self) -> None:
        if self._band is None:
            if self._box is None:
                return
            self._band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            self._band.setStrokeColor(QColor(self._canvas.palette().color(QPalette.ColorRole.Highlight)))
            self._band.setFillColor(QColor(0, 0, 0, 0))
            self._band.setWidth(1)
            self._band.setLineStyle(Qt.PenStyle.DashLine)
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        if self._box is None:
            return
        settings = self._canvas.mapSettings()
        geometry = outline(self._box, settings.destinationCrs(), settings.transformContext())
        if geometry is not None:
            self._band.setToGeometry(geometry, None)
