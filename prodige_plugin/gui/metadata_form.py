"""The form of a record, built by looping over the element table: sections, fields, findings, help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ..i18n import tr
from ..metadata import thesauri
from ..metadata.element import Element, sections
from ..metadata.elements import ELEMENTS
from ..metadata.findings import Finding
from ..metadata.record import Record
from ..metadata.values import BoxValue
from ..metadata.vocabulary import Concept
from .contact_fields import ContactsField
from .element_text import language
from .element_widgets import ChoiceField, ChoicesField, DateField, Field, LineField, TextField, WordsField
from .finding_row import FindingRow
from .group_widgets import BoxField, DatesField, PeriodField
from .labels import sentence
from .thesauri_source import ThesauriSource
from .thesaurus_picker import ThesaurusPicker
from .thesaurus_rows import picker_for

#: Gives a box for a button of the form, ``None`` when there is none.
BoxGiver = Callable[[], "BoxValue | None"]


def section_title(key: str) -> str:
    """Give the heading of a part of the form."""
    return {
        "identification": tr("Identification"),
        "contacts": tr("Contacts"),
        "keywords": tr("Keywords"),
        "extent": tr("Extent and dates"),
        "quality": tr("Quality"),
        "constraints": tr("Constraints"),
        "distribution": tr("Distribution"),
        "record": tr("Record"),
    }.get(key, key)


def warm() -> None:
    """Read the code lists that the form's fields show. Worker thread."""
    for element in ELEMENTS:
        if element.editable:
            element.choices(language())
            if element.codelist in thesauri.KEYS:
                thesauri.finder(element.codelist, language())


def make_field(
    element: Element, boxes: tuple[BoxGiver, BoxGiver] | None = None, source: ThesauriSource | None = None
) -> Field:
    """Give the widget for an element's kind of value.

    :param source: the thesauri to choose from; the shipped ones alone by default.
    """
    picker = picker_for(element, source)
    if picker is not None:
        return picker
    choices = element.choices(language())
    example = tr("e.g. {example}", example=element.example) if element.example else ""
    if element.widget == "text":
        return TextField(example)
    if element.widget == "choice":
        return ChoiceField(choices)
    if element.widget == "multichoice":
        return ChoicesField(choices)
    if element.widget == "date":
        return DateField()
    if element.widget == "dates":
        return DatesField()
    if element.widget == "period":
        return PeriodField()
    if element.widget == "contact":
        return ContactsField(choices)
    if element.widget == "box":
        return BoxField(*(boxes or (None, None)))
    if element.widget == "keywords":
        return WordsField()
    return LineField(example)


class ElementRow(QWidget):
    """Label, field, help and findings of one element."""

    #: The person changed the value of this element.
    changed = pyqtSignal(str)
    #: A repair is to be applied (Finding).
    repairWanted = pyqtSignal(object)  # noqa: N815  Qt's manner

    def __init__(self, element: Element, field: Field, mandatory: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.element, self.field = element, field
        self._rows: list[FindingRow] = []
        self._label = sentence(self, f"{element.label} *" if mandatory else element.label)
        self._label.setToolTip(tr("Needed") if mandatory else "")
        self._label.setBuddy(field)
        info = QToolButton(self)
        info.setText("?")
        info.setAutoRaise(True)
        info.setCheckable(True)
        info.setToolTip(element.help)
        info.setAccessibleName(tr("Help on {element}", element=element.label))
        info.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        info.setVisible(bool(element.help))
        self._help = sentence(self)
        example = tr("Example: {example}", example=element.example) if element.example else ""
        self._help.setText("\n".join(part for part in (element.help, example) if part))
        self._help.setIndent(8)
        self._help.hide()
        info.toggled.connect(self._help.setVisible)
        field.setAccessibleName(element.label)
        proxy = field.focusProxy()
        if proxy is not None and not proxy.accessibleName():
            proxy.setAccessibleName(element.label)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._label, 1)
        head.addWidget(info)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 4)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addWidget(self._help)
        self._column.addWidget(field)
        field.changed.connect(lambda: self.changed.emit(element.key))

    def show_findings(self, findings: list[Finding], record: Record | None) -> None:
        """Show what was found about this element, under its field."""
        if [row.finding for row in self._rows] == findings:
            for row, finding in zip(self._rows, findings, strict=True):
                row.finding = finding
            return
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [FindingRow(finding, self.element, record, self) for finding in findings]
        for row in self._rows:
            row.repairWanted.connect(self.repairWanted)
            self._column.addWidget(row)


class _Section(QWidget):
    """A part of the form that folds."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._title = section_title(key)
        self.button = QToolButton(self)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        font = self.button.font()
        font.setBold(True)
        self.button.setFont(font)
        self.ring = QLabel(self)
        self.ring.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.button)
        head.addStretch(1)
        head.addWidget(self.ring)
        self.body = QWidget(self)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(14, 0, 2, 4)
        self.column.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.body)
        self.button.toggled.connect(self._fold)
        self.set_score(0, 0)
        self._fold(False)

    def _fold(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.button.setText(self._title)

    def set_score(self, passed: int, total: int) -> None:
        """Say how many requirements of this part pass."""
        mark = "" if not total else ("● " if passed == total else ("○ " if not passed else "◐ "))
        self.ring.setText(f"{mark}{passed}/{total}" if total else "")
        self.ring.setToolTip(tr("{passed} of {total} requirements pass", passed=passed, total=total) if total else "")


class MetadataForm(QScrollArea):
    """All editable elements, in their sections."""

    #: The person changed the value of an element (key).
    changed = pyqtSignal(str)
    #: A repair is to be applied (Finding).
    repairWanted = pyqtSignal(object)  # noqa: N815  Qt's manner

    def __init__(self, boxes: tuple[BoxGiver, BoxGiver], parent: QWidget | None = None) -> None:
        """:param boxes: give the layer's and the map's extent."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(2)
        self.rows: dict[str, ElementRow] = {}
        self.sections: dict[str, _Section] = {}
        self._boxes = boxes
        #: the thesauri that rows choose from.
        self.thesauri = ThesauriSource(self)
        self._record: Record | None = None
        self._findings: list[Finding] = []
        self._todo: list[tuple[_Section, Element]] = []
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._build_next)
        for key in sections():
            elements = [element for element in ELEMENTS if element.editable and element.section == key]
            if not elements:
                continue
            section = _Section(key, page)
            self.sections[key] = section
            column.addWidget(section)
            self._todo += [(section, element) for element in elements]
        column.addStretch(1)
        self.setWidget(page)
        first = next(iter(self.sections.values()), None)
        if first is not None:
            first.button.setChecked(True)
        self._clock.start(0)

    def _build_next(self) -> None:
        """Build one row; row by row, so that the window keeps beating (promise P1)."""
        if not self._todo:
            self._clock.stop()
            return
        section, element = self._todo.pop(0)
        mandatory = element.obligation("dataset") == "M"
        field = make_field(element, self._boxes, self.thesauri)
        if isinstance(field, ThesaurusPicker):
            field.belongsElsewhere.connect(self._place_concept)
        row = ElementRow(element, field, mandatory, section.body)
        row.changed.connect(self.changed)
        row.repairWanted.connect(self.repairWanted)
        section.column.addWidget(row)
        self.rows[element.key] = row
        if self._record is not None:
            row.field.set_value(self._record.get(element.key))
            row.show_findings([f for f in self._findings if f.element == element.key], self._record)

    def finish(self) -> None:
        """Build at once the rows that are not built yet."""
        while self._todo:
            self._build_next()

    def _place_concept(self, concept: Concept) -> None:
        """Add a concept that was found from the free keywords to the row of its thesaurus, and go there."""
        self.finish()
        for key, row in self.rows.items():
            if isinstance(row.field, ThesaurusPicker) and row.field.takes(concept):
                row.field.add_concept(concept)
                self.jump(key)
                return

    def show_record(self, record: Record) -> None:
        """Fill the fields."""
        self._record = record
        for key, row in self.rows.items():
            row.field.set_value(record.get(key))

    def show_findings(self, findings: list[Finding], record: Record | None) -> None:
        """Show each finding under its field."""
        self._findings, self._record = findings, record
        by_key: dict[str, list[Finding]] = {}
        for finding in findings:
            by_key.setdefault(finding.element, []).append(finding)
        for key, row in self.rows.items():
            row.show_findings(by_key.get(key, []), record)

    def show_scores(self, scores: Mapping[str, tuple[int, int]]) -> None:
        """Show how complete each part is."""
        for key, section in self.sections.items():
            section.set_score(*scores.get(key, (0, 0)))

    def jump(self, key: str) -> bool:
        """Open the part an element is in, and go to its field; whether the form has it."""
        self.finish()
        row = self.rows.get(key)
        if row is None:
            return False
        section = self.sections.get(row.element.section)
        if section is not None:
            section.button.setChecked(True)
        widget: Any = self.widget()
        widget.layout().activate()
        self.ensureWidgetVisible(row, 0, 40)
        row.field.setFocus()
        return True
