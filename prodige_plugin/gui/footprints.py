"""The extent of the chosen result, drawn on the map."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.gui import QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QColor, QPalette

from ..catalogue.model import Box

#: Points per side of the box, so that its sides bend as they should in a projection.
_STEPS = 12


class Footprints:
    """One rubber band on the map canvas; :meth:`remove` takes it off for good."""

    def __init__(self, canvas: Any) -> None:
        """:param canvas: the map canvas."""
        self._canvas = canvas
        self._band: QgsRubberBand | None = None

    def show(self, box: Box | None) -> None:
        """Draw a box given in WGS 84 degrees; ``None`` draws nothing."""
        if self._band is None:
            if box is None:
                return
            self._band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            colour = QColor(self._canvas.palette().color(QPalette.ColorRole.Highlight))
            self._band.setStrokeColor(colour)
            # an outline alone: what was loaded keeps its colours
            self._band.setFillColor(QColor(0, 0, 0, 0))
            self._band.setWidth(2)
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        if box is None:
            return
        geometry = _outline(box)
        try:
            geometry.transform(self._to_map())
        except QgsCsException:
            return  # the box lies outside what the map's projection can show
        self._band.setToGeometry(geometry, None)

    def zoom(self, box: Box) -> None:
        """Move the map to a box."""
        try:
            extent = self._to_map().transformBoundingBox(QgsRectangle(box.west, box.south, box.east, box.north))
        except QgsCsException:
            return
        self._canvas.setExtent(extent.buffered(max(extent.width(), extent.height()) * 0.05))
        self._canvas.refresh()

    def map_box(self) -> Box | None:
        """Give the map's extent in WGS 84 degrees, ``None`` when the map has none."""
        extent = self._canvas.extent()
        if extent.isEmpty() or not self._canvas.mapSettings().destinationCrs().isValid():
            return None
        try:
            found = self._to_map().transformBoundingBox(extent, QgsCoordinateTransform.TransformDirection.Reverse)
        except QgsCsException:
            return None
        west, east = max(-180.0, found.xMinimum()), min(180.0, found.xMaximum())
        south, north = max(-90.0, found.yMinimum()), min(90.0, found.yMaximum())
        return Box(west, south, east, north) if west < east and south < north else None

    def remove(self) -> None:
        """Take the drawing off the map."""
        band, self._band = self._band, None
        if band is not None and not sip.isdeleted(band):
            self._canvas.scene().removeItem(band)

    def _to_map(self) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("OGC:CRS84"),
            self._canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )


def _outline(box: Box) -> QgsGeometry:
    rectangle = QgsRectangle(box.west, box.south, box.east, box.north)
    geometry = QgsGeometry.fromRect(rectangle)
    longest = max(rectangle.width(), rectangle.height())
    return geometry.densifyByDistance(longest / _STEPS) if longest > 0 else geometry
