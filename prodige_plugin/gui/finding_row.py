"""One finding beside its field: what is wrong, and a repair that shows before and after."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..errors import BadRecord
from ..i18n import tr
from ..metadata.element import Element
from ..metadata.findings import Finding, Severity
from ..metadata.record import Record
from . import icons
from .element_text import value_lines
from .elided_button import ElidedButton
from .formats import pair_text, tip_text
from .labels import sentence


def severity_icon(severity: Severity) -> str:
    """Give the name of QGIS's icon for a severity."""
    return {
        Severity.ERROR: "mIconDelete.svg",  # red; QGIS’s own for critical messages is grey
        Severity.WARNING: "mIconWarning.svg",
        Severity.INFO: "mIconInfo.svg",
    }[severity]


def severity_text(severity: Severity) -> str:
    """Give the word for a severity; colour is never the only sign."""
    return {
        Severity.ERROR: tr("Error"),
        Severity.WARNING: tr("Warning"),
        Severity.INFO: tr("Remark"),
    }[severity]


class FindingRow(QFrame):
    """Icon, sentence, and a repair button that first shows before and after."""

    #: Apply the repair of this finding.
    repairWanted = pyqtSignal(object)  # noqa: N815  Qt's manner

    def __init__(
        self, finding: Finding, element: Element, record: Record | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self._element, self._record = element, record
        icon = QLabel(self)
        icon.setPixmap(icons.theme(severity_icon(finding.severity)).pixmap(14, 14))
        icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        icon.setToolTip(severity_text(finding.severity))
        icon.setAccessibleName(severity_text(finding.severity))
        text = sentence(self, finding.message)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 1, 0, 1)
        self._layout.setSpacing(2)
        self._layout.addLayout(line)
        self._preview: QFrame | None = None
        if finding.repair is not None:
            self._button = ElidedButton(finding.repair.label, self)
            self._button.setToolTip(tip_text(f"{finding.repair.label}\n{tr('Shows before and after first')}"))
            self._button.clicked.connect(self.preview)
            self._layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignRight)

    def use(self, record: Record | None) -> None:
        """Repair another state of the record."""
        self._record = record

    def preview(self) -> None:
        """Show what the repair would change, with a button that does it."""
        repair = self.finding.repair
        if repair is None or self._record is None or self._preview is not None:
            return
        try:
            repaired = repair.apply(self._record)
        except BadRecord as error:
            self._button.setEnabled(False)
            self._button.setToolTip(tip_text(str(error)))
            return
        before, after = (_shown(self._element, record) for record in (self._record, repaired))
        self._preview = QFrame(self)
        self._preview.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self._preview)
        column.setContentsMargins(6, 4, 6, 4)
        for head, words in ((tr("Before"), before), (tr("After"), after)):
            column.addWidget(sentence(self._preview, pair_text(head, words)))
        buttons = QHBoxLayout()
        leave, apply = QPushButton(tr("Leave it"), self._preview), QPushButton(tr("Apply"), self._preview)
        leave.clicked.connect(self._close)
        apply.clicked.connect(lambda: self.repairWanted.emit(self.finding))
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(apply)
        column.addLayout(buttons)
        self._layout.addWidget(self._preview)
        self._button.hide()
        apply.setFocus()

    def _close(self) -> None:
        preview, self._preview = self._preview, None
        if preview is not None:
            self._layout.removeWidget(preview)
            preview.hide()
            preview.deleteLater()
        self._button.show()


def _shown(element: Element, record: Record) -> str:
    value = record.get(element.key) if element.codec is not None else ""
    return "\n".join(value_lines(element, value)) or tr("(nothing)")
