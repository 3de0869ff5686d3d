"""Features that differ, drawn on the map canvas: one look for each kind of change, told by the line too."""

from __future__ import annotations

from collections.abc import Sequence
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
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QColor

from ..feedback import Feedback
from ..i18n import tr
from ..publishing.changes import Kind, Sample
from .rest import rest_timer
from .tasks import TaskHandle, run_task

#: Kind → colour and line; red and green are told apart by the line as well.
_LOOKS = {
    Kind.INSERTED: (QColor(27, 158, 60), Qt.PenStyle.SolidLine),
    Kind.CHANGED: (QColor(230, 130, 0), Qt.PenStyle.DashLine),
    Kind.DELETED: (QColor(200, 30, 40), Qt.PenStyle.DotLine),
}
#: Geometries drawn at once, so that the window lives between two lots.
_LOT = 20

Place = tuple[Sample, QgsGeometry]


class ChangesBands(QObject):
    """The drawings; :meth:`remove` takes them off the map."""

    def __init__(self, canvas: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.bands: dict[tuple[Kind, QgsWkbTypes.GeometryType], QgsRubberBand] = {}
        #: sample → its extent in the map's CRS (several may have no key).
        self.extents: dict[Sample, QgsRectangle] = {}
        self._waiting: list[Place] = []
        self._task: TaskHandle | None = None
        self._lots = rest_timer(self, 0, self._draw_some)

    def draw(self, samples: Sequence[Sample], crs: QgsCoordinateReferenceSystem) -> None:
        """Draw samples whose geometries are in ``crs``; what was drawn before goes."""
        self.remove()
        target = self._canvas.mapSettings().destinationCrs()
        context = QgsProject.instance().transformContext()
        wanted = [sample for sample in samples if sample.geometry]

        def work(feedback: Feedback) -> list[Place]:
            transform = QgsCoordinateTransform(crs, target, context)
            found = []
            for sample in wanted:
                feedback.check()
                place = _place(sample, transform)
                if place is not None:
                    found.append((sample, place))
            return found

        def came(found: list[Place]) -> None:
            self._task = None
            self._waiting = found
            self._lots.start()

        self._task = run_task(tr("Draw what differs"), work, came, lambda _error: None, owner=self, hidden=True)

    def remove(self) -> None:
        """Take the drawings off the map."""
        if self._task is not None:
            self._task.abandon()
            self._task = None
        self._lots.stop()
        self._waiting = []
        self.extents = {}
        bands, self.bands = self.bands, {}
        for band in bands.values():
            if not sip.isdeleted(band) and not sip.isdeleted(self._canvas):
                self._canvas.scene().removeItem(band)

    def zoom(self, sample: Sample) -> bool:
        """Move the map to a sample; whether it has a place."""
        extent = self.extents.get(sample)
        if extent is None:
            return False
        box = QgsRectangle(extent)
        if box.width() < 1e-9 and box.height() < 1e-9:
            self._canvas.setCenter(box.center())
        else:
            box.scale(1.5)
            self._canvas.setExtent(box)
        self._canvas.refresh()
        return True

    def zoom_all(self) -> None:
        """Move the map to all samples."""
        whole = QgsRectangle()
        for extent in self.extents.values():
            whole.combineExtentWith(extent)
        if not whole.isNull():
            whole.scale(1.2)
            self._canvas.setExtent(whole)
            self._canvas.refresh()

    def _draw_some(self) -> None:
        lot, self._waiting = self._waiting[:_LOT], self._waiting[_LOT:]
        for sample, geometry in lot:
            self.extents[sample] = geometry.boundingBox()
            kind = geometry.type()
            band = self.bands.get((sample.kind, kind))
            if band is None:
                band = self.bands[sample.kind, kind] = self._new(sample.kind, kind)
            band.addGeometry(geometry, None, False)
        for band in self.bands.values():
            band.updatePosition()
            band.update()
        if self._waiting:
            self._lots.start()

    def _new(self, what: Kind, kind: QgsWkbTypes.GeometryType) -> QgsRubberBand:
        colour, line = _LOOKS[what]
        band = QgsRubberBand(self._canvas, kind)
        band.setStrokeColor(colour)
        soft = QColor(colour)
        soft.setAlpha(50)
        band.setFillColor(soft)
        band.setWidth(2)
        band.setLineStyle(line)
        band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        band.setIconSize(9)
        return band


def _place(sample: Sample, transform: QgsCoordinateTransform) -> QgsGeometry | None:
    """Give a sample's geometry in the map's CRS; ``None`` where it has none there. Worker thread."""
    geometry = QgsGeometry()
    geometry.fromWkb(sample.geometry or b"")
    if geometry.isNull() or geometry.isEmpty():
        return None
    try:
        geometry.transform(transform)
    except QgsCsException:
        return None
    return geometry
