"""The extents of results, drawn on the map: the chosen one, and lighter the one under the mouse."""

from __future__ import annotations

from collections.abc import Iterable
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
from ..feedback import Feedback
from ..i18n import tr
from .tasks import PRIORITY_LOW, TaskHandle, run_task

#: Points per side of the box, so that its sides bend as they should in a projection.
_STEPS = 12
#: Most outlines kept.
_MOST = 500


class Footprints:
    """Two rubber bands on the map canvas; :meth:`remove` takes them off for good."""

    def __init__(self, canvas: Any) -> None:
        """:param canvas: the map canvas."""
        self._canvas = canvas
        self._band: QgsRubberBand | None = None
        self._light: QgsRubberBand | None = None
        self._over: Box | None = None
        self._shown: Box | None = None
        #: outlines in the map's CRS, made in advance; ``None`` where the box lies outside of it.
        self._outlines: dict[Box, QgsGeometry | None] = {}
        self._crs = ""
        self._task: TaskHandle | None = None

    def show(self, box: Box | None) -> None:
        """Draw the box of the chosen result (WGS 84 degrees); ``None`` draws nothing."""
        self._shown = box
        if self._band is None and box is not None:
            self._band = self._new(255, 2, Qt.PenStyle.SolidLine)
        self._draw(self._band, box)

    def hover(self, box: Box | None) -> None:
        """Draw the box of the result under the mouse, lighter; ``None`` when the mouse has left."""
        self._over = box
        if box == self._shown:
            box = None  # it is there already
        if self._light is None and box is not None:
            self._light = self._new(150, 2, Qt.PenStyle.DashLine)
        self._draw(self._light, box)

    def prepare(self, boxes: Iterable[Box | None]) -> None:
        """Make the outlines of boxes in the map's CRS, in a worker thread, before they are asked for."""
        self._renew()
        wanted = [box for box in dict.fromkeys(boxes) if box is not None and box not in self._outlines]
        if not wanted or self._task is not None or len(self._outlines) > _MOST:
            return
        crs, context = self._canvas.mapSettings().destinationCrs(), QgsProject.instance().transformContext()

        def work(feedback: Feedback) -> dict[Box, QgsGeometry | None]:
            to_map = _transform(crs, context)
            made = {}
            for box in wanted:
                feedback.check()
                made[box] = _outline(box, to_map)
            return made

        def came(made: dict[Box, QgsGeometry | None]) -> None:
            self._task = None
            if crs.authid() == self._crs:
                self._outlines.update(made)

        self._task = run_task(
            tr("Draw extents"), work, came, lambda _error: self._ended(), self._ended, owner=self._canvas,
            hidden=True, priority=PRIORITY_LOW,
        )  # fmt: skip

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
        """Take the drawings off the map."""
        if self._task is not None:
            self._task.abandon()
            self._task = None
        bands = self._band, self._light
        self._band = self._light = self._shown = self._over = None
        for band in bands:
            if band is not None and not sip.isdeleted(band):
                self._canvas.scene().removeItem(band)

    def _new(self, strength: int, width: int, line: Qt.PenStyle) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        colour = QColor(self._canvas.palette().color(QPalette.ColorRole.Highlight))
        colour.setAlpha(strength)
        band.setStrokeColor(colour)
        # an outline alone: what was loaded keeps its colours
        band.setFillColor(QColor(0, 0, 0, 0))
        band.setWidth(width)
        band.setLineStyle(line)
        return band

    def _draw(self, band: QgsRubberBand | None, box: Box | None) -> None:
        if band is None:
            return
        band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        if box is None:
            return
        self._renew()
        if box not in self._outlines:
            self._outlines[box] = _outline(box, self._to_map())
        geometry = self._outlines[box]
        if geometry is not None:
            band.setToGeometry(geometry, None)

    def _renew(self) -> None:
        """Forget the outlines of another CRS, and the oldest ones when there are many."""
        crs = self._canvas.mapSettings().destinationCrs().authid()
        if crs != self._crs or len(self._outlines) > _MOST:
            self._crs = crs
            self._outlines.clear()

    def _ended(self) -> None:
        self._task = None

    def _to_map(self) -> QgsCoordinateTransform:
        return _transform(self._canvas.mapSettings().destinationCrs(), QgsProject.instance().transformContext())


def _transform(crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext) -> QgsCoordinateTransform:
    return QgsCoordinateTransform(QgsCoordinateReferenceSystem("OGC:CRS84"), crs, context)


def _outline(box: Box, to_map: QgsCoordinateTransform) -> QgsGeometry | None:
    """Give the outline of a box in the map's CRS; ``None`` where it lies outside of what that can show."""
    rectangle = QgsRectangle(box.west, box.south, box.east, box.north)
    geometry = QgsGeometry.fromRect(rectangle)
    longest = max(rectangle.width(), rectangle.height())
    if longest > 0:
        geometry = geometry.densifyByDistance(longest / _STEPS)
    try:
        geometry.transform(to_map)
    except QgsCsException:
        return None
    return geometry
