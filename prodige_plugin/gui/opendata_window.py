"""The window with the preview card of data.gouv.fr; it follows the record while it stays open."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ..i18n import tr
from ..metadata.open_data import preview
from ..metadata.record import Record
from .button_box import button_box
from .opendata_card import OpenDataCard


class OpenDataWindow(QDialog):
    """Shows what data.gouv.fr will make of a record, anew each time that the window is come back to."""

    def __init__(self, record: Callable[[], Record | None], parent: QWidget | None = None) -> None:
        """:param record: gives the record as it is now, ``None`` when none is shown any more."""
        super().__init__(parent)
        self.setWindowTitle(tr("On data.gouv.fr"))
        self._record = record
        self._shown = b""
        self.card = OpenDataCard()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.card)
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.resize(480, 640)
        self.refresh()

    def refresh(self) -> None:
        """Show the record as it is now."""
        record = self._record()
        data = record.to_bytes() if record is not None else b""
        if data != self._shown or record is None:
            self._shown = data
            self.card.show_preview(preview(record) if record is not None else None)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Look again when the window is come back to."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()
