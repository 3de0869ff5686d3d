"""A box by its figures: four sides in degrees, from the map, a layer or a bookmark if need be."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.gui import QgsExtentWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ..catalogue.model import Box
from ..i18n import tr
from .button_box import button_box
from .geo_boxes import DEGREES, geo_box
from .labels import sentence


class ExtentDialog(QDialog):
    """Asks for west, south, east and north."""

    #: the :class:`~prodige_plugin.catalogue.model.Box`.
    chosen = pyqtSignal(object)

    def __init__(self, canvas: Any, box: Box | None, parent: QWidget | None = None) -> None:
        """:param box: what stands in the fields first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Search within a box"))
        degrees = QgsCoordinateReferenceSystem(DEGREES)
        self.extent = QgsExtentWidget(self, QgsExtentWidget.WidgetStyle.ExpandedStyle)
        self.extent.setMapCanvas(canvas, False)
        settings = canvas.mapSettings()
        self.extent.setCurrentExtent(settings.visibleExtent(), settings.destinationCrs())
        self.extent.setOutputCrs(degrees)
        if box is not None:
            self.extent.setOutputExtentFromUser(QgsRectangle(box.west, box.south, box.east, box.north), degrees)
        else:
            self.extent.setOutputExtentFromCurrent()
        self.note = sentence(self)
        self._buttons = button_box(
            self, QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence(self, tr("Degrees of longitude and latitude (WGS 84).")))
        layout.addWidget(self.extent)
        layout.addWidget(self.note)
        layout.addWidget(self._buttons)
        self.extent.extentChanged.connect(lambda _extent: self._check())
        self.extent.validationChanged.connect(lambda _valid: self._check())
        self._check()

    def box(self) -> Box | None:
        """Give the box as it stands, ``None`` when it is none."""
        if not self.extent.isValid():
            return None
        extent = self.extent.outputExtent()
        return None if extent.isEmpty() else geo_box(extent, self.extent.outputCrs())

    def accept(self) -> None:
        """Give the box."""
        box = self.box()
        if box is not None:
            self.chosen.emit(box)
            super().accept()

    def _check(self) -> None:
        box = self.box()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(box is not None)
        self.note.setText("" if box is not None else tr("West must be less than east, and south less than north."))
        self.note.setVisible(box is None)
