"""Drawing a box on the map: one drag, or Escape."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent, QPalette

#: A drag shorter than this, in pixels, is a slip of the hand and not a box.
_SLIP = 4


class BoxTool(QgsMapTool):
    """Gives one box in the map's coordinates, then the map its former tool back."""

    drawn = pyqtSignal(QgsRectangle)
    #: left without a box: by Escape, or because another tool was taken.
    left = pyqtSignal()

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._before: QgsMapTool | None = None
        self._from: QPoint | None = None
        self._band: QgsRubberBand | None = None
        self._active = False
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def drawing(self) -> bool:
        """Whether it is the map's tool now."""
        return self._active

    def begin(self) -> None:
        """Become the map's tool."""
        if self._active:
            return
        self._before = self._canvas.mapTool()
        self._active = True
        self._canvas.setMapTool(self)
        # the canvas keeps keys to itself while a mouse button is down
        self._canvas.installEventFilter(self)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Stop without a box."""
        if self._active:
            self._end()
            self.left.emit()

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802  QGIS's name
        """Begin a box."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.pixelPoint()
        elif event.button() == Qt.MouseButton.RightButton:
            self.cancel()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802  QGIS's name
        """Show the box so far."""
        if self._from is not None:
            self._show(self._rectangle(self._from, event.pixelPoint()))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802  QGIS's name
        """End the box."""
        start, self._from = self._from, None
        if start is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (event.pixelPoint() - start).manhattanLength() < _SLIP:
            self._show(None)
            return
        box = self._rectangle(start, event.pixelPoint())
        self._end()
        self.drawn.emit(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Leave by Escape."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        is_key = event.type() in kinds and isinstance(event, QKeyEvent)
        if self._active and is_key and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.cancel()
            return True
        return super().eventFilter(watched, event)

    def deactivate(self) -> None:
        """Take the drawing away; another tool was chosen."""
        self._canvas.removeEventFilter(self)
        self._show(None)
        self._from = None
        super().deactivate()
        if self._active:
            self._active = False
            self._before = None
            self.left.emit()

    def _end(self) -> None:
        self._active = False
        self._from = None
        self._show(None)
        before, self._before = self._before, None
        if before is not None and not sip.isdeleted(before):
            self._canvas.setMapTool(before)
        else:
            self._canvas.unsetMapTool(self)

    def _rectangle(self, start: QPoint, end: QPoint) -> QgsRectangle:
        """Give the extent of what the drag spans; on a turned map it holds all four corners."""
        extent = QgsRectangle(self.toMapCoordinates(start), self.toMapCoordinates(end))
        for corner in (QPoint(start.x(), end.y()), QPoint(end.x(), start.y())):
            extent.include(self.toMapCoordinates(corner))
        return extent

    def _show(self, box: QgsRectangle | None) -> None:
        if box is None:
            band, self._band = self._band, None
            if band is not None and not sip.isdeleted(band):
                self._canvas.scene().removeItem(band)
            return
        if self._band is None:
            self._band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            colour = QColor(self._canvas.palette().color(QPalette.ColorRole.Highlight))
            self._band.setStrokeColor(colour)
            colour.setAlpha(50)
            self._band.setFillColor(colour)
        self._band.setToGeometry(QgsGeometry.fromRect(box), None)
