"""One element in the form: label, help, field, and what was found about it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..metadata.element import Element
from ..metadata.elements import element as element_of
from ..metadata.findings import Finding, Severity
from ..metadata.record import Record
from .element_help import HelpPopup
from .element_widgets import Field
from .finding_row import FindingRow
from .formats import tip_text
from .labels import sentence
from .more_fields import StatedField, TranslationsField


class ElementRow(QWidget):
    """Label, field, help and findings of one element."""

    #: The person changed the value of this element.
    changed = pyqtSignal(str)
    #: A repair is to be applied (Finding).
    repairWanted = pyqtSignal(object)  # noqa: N815  Qt's manner

    def __init__(self, element: Element, field: Field, level: str, parent: QWidget | None = None) -> None:
        """:param level: the resource type that is described (MD_ScopeCode)."""
        super().__init__(parent)
        self.element, self.field = element, field
        self._level = level
        self._rows: list[FindingRow] = []
        self._record: Record | None = None
        mandatory = element.obligation(level) == "M" and element.editable
        self._label = sentence(self, f"{element.label} *" if mandatory else element.label)
        self._label.setToolTip(tr("Needed") if mandatory else "")
        self._label.setBuddy(field)
        self.info = QToolButton(self)
        self.info.setText("?")
        self.info.setAutoRaise(True)
        self.info.setToolTip(tip_text(f"{element.help} (F1)"))
        self.info.setAccessibleName(tr("Help on {element}", element=element.label))
        self.info.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.info.clicked.connect(self.show_help)
        field.setAccessibleName(element.label)
        field.setAccessibleDescription(element.help)
        proxy = field.focusProxy()
        if proxy is not None and not proxy.accessibleName():
            proxy.setAccessibleName(element.label)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._label, 1)
        head.addWidget(self.info)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 4)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addWidget(field)
        field.changed.connect(lambda: self.changed.emit(element.key))

    def tab_parts(self) -> tuple[QWidget, ...]:
        """Give the parts in the order of Tab: the field comes before its help."""
        return (self.field, self.info, *self._rows)

    def fill(self, record: Record) -> None:
        """Show what a record says; a field that says it already is left alone."""
        self._record = record
        value = record.get(self.element.key)
        if isinstance(self.field, TranslationsField):
            self.field.own = record.language
        if not self.field.shows(value):
            self.field.set_value(value)

    def show_help(self) -> HelpPopup:
        """Show the help on this element beside its field."""
        popup = HelpPopup(self.element, self._level, self)
        popup.show_beside(self.info)
        return popup

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """F1 in a field opens its help."""
        if event.key() == Qt.Key.Key_F1:
            self.show_help()
            return
        super().keyPressEvent(event)

    def show_findings(self, findings: list[Finding], record: Record | None) -> None:
        """Show what was found about this element, under its field."""
        if isinstance(self.field, StatedField):
            self.field.set_good(all(finding.severity is Severity.INFO for finding in findings))
        if [row.finding for row in self._rows] == findings:
            for row, finding in zip(self._rows, findings, strict=True):
                row.finding = finding
                row.use(record)
            return
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [FindingRow(finding, element_of(finding.element), record, self) for finding in findings]
        for row in self._rows:
            row.repairWanted.connect(self.repairWanted)
            self._column.addWidget(row)
