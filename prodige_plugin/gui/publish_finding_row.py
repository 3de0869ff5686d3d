"""One finding about a layer to publish: what it is, help, where to see it, and a repair that may want an answer."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from ..i18n import tr
from . import icons, publish_zoom
from .elided_button import ElidedButton
from .finding_row import severity_icon, severity_text
from .formats import tip_text
from .labels import sentence

#: Lines of detail shown before the rest is folded away.
_MOST_DETAILS = 6
_CRS_REPAIRS = ("choose_crs", "declare_crs")


class PublishFindingRow(QWidget):
    """Icon, title and sentence; "?" unfolds the help, buttons show the features and repair the copy."""

    #: Carry the repair out: finding, answer ("" when none is needed).
    repairWanted = pyqtSignal(object, str)  # noqa: N815  Qt's manner
    #: Show on the map where it is: finding.
    zoomWanted = pyqtSignal(object)  # noqa: N815
    #: Select its features in the layer: finding.
    selectWanted = pyqtSignal(object)  # noqa: N815

    def __init__(self, finding: Any, parent: QWidget | None = None) -> None:
        """:param finding: a ``Finding`` of the publishing room."""
        super().__init__(parent)
        self._finding = finding
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 1, 2, 3)
        self._layout.setSpacing(2)
        self._layout.addLayout(self._head())
        self.answer: QWidget | None = None
        self._add_details()
        self.help = sentence(self, finding.help)
        self.help.setIndent(18)
        self.help.hide()
        self._layout.addWidget(self.help)
        self._add_buttons()
        self.zoomWanted.connect(publish_zoom.zoom_to)
        self.selectWanted.connect(publish_zoom.select)

    # -- parts ---------------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        """Icon, title above the sentence, "?" at the end."""
        finding = self._finding
        icon = QLabel(self)
        icon.setPixmap(icons.theme(severity_icon(finding.severity)).pixmap(14, 14))
        icon.setToolTip(severity_text(finding.severity))
        icon.setAccessibleName(severity_text(finding.severity))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = sentence(self, finding.title, bold=True)
        self.title.setVisible(bool(finding.title))
        if finding.title:
            words.addWidget(self.title)
        words.addWidget(sentence(self, finding.sentence))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.help_button: QToolButton | None = None
        if finding.help:
            self.help_button = QToolButton(self)
            self.help_button.setText("?")
            self.help_button.setAutoRaise(True)
            self.help_button.setCheckable(True)
            self.help_button.setToolTip(tip_text(finding.help))
            self.help_button.setAccessibleName(tr("What this means"))
            self.help_button.toggled.connect(self._unfold)
            line.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _unfold(self, is_open: bool) -> None:
        self.help.setVisible(is_open)

    def _add_details(self) -> None:
        """One line for each field, file or reason; where there are many, the first ones."""
        details = self._finding.details
        shown = list(details[:_MOST_DETAILS])
        if len(details) > _MOST_DETAILS:
            shown.append(tr("and %n more", n=len(details) - _MOST_DETAILS))
        self.details = sentence(self, "\n".join(f"• {line}" for line in shown))
        self.details.setIndent(18)
        self.details.setToolTip(tip_text("\n".join(details)) if len(details) > _MOST_DETAILS else "")
        self.details.setVisible(bool(shown))
        self._layout.addWidget(self.details)

    def _add_buttons(self) -> None:
        """Zoom, select, repair: those that make sense here."""
        finding = self._finding
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addStretch(1)
        self.zoom_button: QToolButton | None = None
        self.select_button: QToolButton | None = None
        if publish_zoom.can_zoom(finding):
            self.zoom_button = self._tool("mActionZoomToSelected.svg", tr("Zoom to it"))
            self.zoom_button.clicked.connect(lambda _on: self.zoomWanted.emit(self._finding))
            line.addWidget(self.zoom_button)
        if finding.features:
            self.select_button = self._tool("mActionInvertSelection.svg", tr("Select these features in the layer"))
            self.select_button.clicked.connect(lambda _on: self.selectWanted.emit(self._finding))
            line.addWidget(self.select_button)
        if finding.repair is not None:
            self.button: QPushButton = ElidedButton(finding.repair.label, self)
            self.button.setToolTip(tip_text(finding.repair.effect or finding.repair.label))
            self.button.clicked.connect(self._clicked)
            line.addWidget(self.button)
        if line.count() > 1:
            self._layout.addLayout(line)

    def _tool(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.theme(icon))
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    # -- repair --------------------------------------------------------------------------------------

    def _clicked(self) -> None:
        repair = self._finding.repair
        if not repair.asks:
            self.repairWanted.emit(self._finding, "")
        elif self.answer is None:
            self._ask(repair)
        else:
            self._give()

    def _ask(self, repair: Any) -> None:
        """Ask in place, with what seems right already there."""
        if repair.key in _CRS_REPAIRS:
            chooser = QgsProjectionSelectionWidget(self)
            if repair.proposal:
                chooser.setCrs(QgsCoordinateReferenceSystem(repair.proposal))
            self.answer = chooser
        else:
            edit = QLineEdit(repair.proposal, self)
            edit.setPlaceholderText(tr("new name"))
            edit.selectAll()
            edit.returnPressed.connect(self._give)
            self.answer = edit
        # above the help and the buttons, beneath what was found
        self._layout.insertWidget(self._layout.indexOf(self.details) + 1, self.answer)
        self.answer.setFocus()
        self.button.setText(tr("Apply"))

    def _give(self) -> None:
        answer: Any = self.answer
        given = answer.text().strip() if isinstance(answer, QLineEdit) else answer.crs().authid()
        if given:
            self.repairWanted.emit(self._finding, given)
