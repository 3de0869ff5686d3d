"""One finding about a layer to publish, with a repair that may want an answer (a CRS, a name)."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ..i18n import tr
from . import icons
from .finding_row import severity_icon, severity_text
from .labels import sentence


class PublishFindingRow(QWidget):
    """Icon and sentence; a button repairs, and asks in place when it needs an answer."""

    #: Carry the repair out: finding, answer ("" when none is needed).
    repairWanted = pyqtSignal(object, str)  # noqa: N815  Qt's manner

    def __init__(self, finding: Any, parent: QWidget | None = None) -> None:
        """:param finding: a ``Finding`` of the publishing room."""
        super().__init__(parent)
        self._finding = finding
        icon = QLabel(self)
        icon.setPixmap(icons.theme(severity_icon(finding.severity)).pixmap(14, 14))
        icon.setToolTip(severity_text(finding.severity))
        icon.setAccessibleName(severity_text(finding.severity))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(sentence(self, finding.sentence), 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 1, 2, 1)
        self._layout.setSpacing(2)
        self._layout.addLayout(line)
        self.answer: QWidget | None = None
        if finding.repair is not None:
            self.button = QPushButton(finding.repair.label, self)
            self.button.clicked.connect(self._clicked)
            self._layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)

    def _clicked(self) -> None:
        repair = self._finding.repair
        if not repair.asks:
            self.repairWanted.emit(self._finding, "")
        elif self.answer is None:
            self._ask(repair.key)
        else:
            self._give()

    def _ask(self, key: str) -> None:
        if key == "choose_crs":
            self.answer = QgsProjectionSelectionWidget(self)
        else:
            edit = QLineEdit(self)
            edit.setPlaceholderText(tr("new name"))
            edit.returnPressed.connect(self._give)
            self.answer = edit
        self._layout.insertWidget(1, self.answer)
        self.answer.setFocus()
        self.button.setText(tr("Apply"))

    def _give(self) -> None:
        answer: Any = self.answer
        given = answer.text().strip() if isinstance(answer, QLineEdit) else answer.crs().authid()
        if given:
            self.repairWanted.emit(self._finding, given)
