"""The extents of results, drawn on the map: the chosen one, and lighter the one under the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import QgsGeometry, QgsProject, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette

from ..catalogue.model import Box
from ..feedback import Feedback
from ..i18n import tr
from .geo_boxes import map_box, outline, zoom
from .tasks import PRIORITY_LOW, TaskHandle, run_task

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
            made = {}
            for box in wanted:
                feedback.check()
                made[box] = outline(box, crs, context)
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
        zoom(self._canvas, box)

    def map_box(self) -> Box | None:
        """Give the map's extent in WGS 84 degrees, ``None`` when the map has none."""
        return map_box(self._canvas)

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
            settings = self._canvas.mapSettings()
            self._outlines[box] = outline(box, settings.destinationCrs(), settings.transformContext())
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
