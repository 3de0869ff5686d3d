"""The row that asks an address what it is: a line, and a button beside it."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ..i18n import tr


class AddressRow(QWidget):
    """Enter and the button do the same."""

    #: the person wants to know what is at the address.
    asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = QLineEdit(self)
        self.address.setPlaceholderText(tr("Any page of the catalogue: https://…"))
        self.address.setAccessibleName(tr("Address"))
        self.address.returnPressed.connect(self.asked)
        self.button = QPushButton(tr("F&ind out"), self)
        self.button.setToolTip(tr("Asks the address what it is, and fills the form"))
        # Enter in the address asks; it must not save as well
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda _checked=False: self.asked.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.address, 1)
        line.addWidget(self.button)
