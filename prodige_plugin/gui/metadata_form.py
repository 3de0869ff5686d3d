"""The form of a record, built by looping over the element table: sections, fields, findings, help."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ..metadata import thesauri
from ..metadata.element import Element, sections
from ..metadata.elements import ELEMENTS
from ..metadata.elements import element as element_of
from ..metadata.findings import Finding, Severity
from ..metadata.record import Record
from ..metadata.vocabulary import Concept
from .element_row import ElementRow
from .element_text import language
from .field_maker import BoxGiver, make_field
from .form_section import Section, section_title
from .rest import rest_timer
from .thesauri_source import ThesauriSource
from .thesaurus_picker import ThesaurusPicker

__all__ = ["BoxGiver", "ElementRow", "MetadataForm", "make_field", "section_title", "shown_elements", "warm"]

#: When the layouts of a part that was just unfolded have come to rest, in ms.
SEEK_MS = 30


def warm() -> None:
    """Read the code lists that the form's fields show. Worker thread."""
    for element in ELEMENTS:
        if element.editable:
            element.choices(language())
            if element.codelist in thesauri.KEYS:
                thesauri.finder(element.codelist, language())


def shown_elements(level: str) -> tuple[Element, ...]:
    """Give the elements that have a field of their own for a resource type: first those shown at once, by section.

    :param level: MD_ScopeCode; what is neither series nor service is shown as a data set.
    """
    rows = [row for row in ELEMENTS if row.widget and not row.part_of and row.obligation(level)]
    order = sections()
    duty = {"M": 0}
    return tuple(
        sorted(
            rows,
            key=lambda row: (order.index(row.section), not row.first(level), duty.get(row.obligation(level), 1)),
        )
    )


class _Rows(dict[str, ElementRow]):
    """The rows that are built, by key; one that is asked for is built."""

    def __init__(self, form: MetadataForm) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, key: str) -> ElementRow:
        return self._form.build(key)


class MetadataForm(QScrollArea):
    """The elements that the resource type calls for, in their sections; a field is built when it is to be seen."""

    #: The person changed the value of an element (key).
    changed = pyqtSignal(str)
    #: A repair is to be applied (Finding).
    repairWanted = pyqtSignal(object)  # noqa: N815  Qt's manner

    def __init__(self, boxes: tuple[BoxGiver, BoxGiver], parent: QWidget | None = None) -> None:
        """:param boxes: give the layer's and the map's extent."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(2)
        self.rows: dict[str, ElementRow] = _Rows(self)
        self.sections: dict[str, Section] = {}
        self._boxes = boxes
        #: the thesauri that rows choose from.
        self.thesauri = ThesauriSource(self)
        self._record: Record | None = None
        self._findings: dict[str, list[Finding]] = {}
        self._level = ""
        self._elements: dict[str, Element] = {}
        #: rows that show an older state of the record, to be filled when they are to be seen.
        self._stale: set[str] = set()
        #: the row jumped to, and when to look again whether it is in view.
        self._sought = ""
        self._seek = rest_timer(self, SEEK_MS, self._go_on_seeking)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._build_next)
        for key in sections():
            section = Section(key, page)
            section.opened.connect(self._opened)
            self.sections[key] = section
            self._column.addWidget(section)
        self._column.addStretch(1)
        self.setWidget(page)
        self._describe("dataset")
        self.sections[sections()[0]].button.setChecked(True)

    # -- which rows there are --

    def _describe(self, level: str) -> None:
        """Show the elements of a resource type; rows of another one go."""
        if self._level and all(row.obligation(level) == row.obligation(self._level) for row in ELEMENTS):
            self._level = level
            return
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows.clear()
        self._stale.clear()
        self._level = level
        shown = shown_elements(level)
        self._elements = {element.key: element for element in shown}
        for key, section in self.sections.items():
            own = [element for element in shown if element.section == key]
            section.set_rest([element for element in own if not element.first(level)])
            section.setVisible(bool(own))
        self._clock.start(0)

    def _missing(self) -> list[Element]:
        """Give the elements that are to be seen and have no row yet."""
        return [
            element for key, element in self._elements.items()
            if key not in self.rows and self.sections[element.section].wanted(element)
        ]  # fmt: skip

    def _build_next(self) -> None:
        """Build one row; row by row, so that the window keeps beating (promise P1)."""
        missing = self._missing()
        if not missing:
            self._clock.stop()
            return
        self.build(missing[0].key)

    def build(self, key: str) -> ElementRow:
        """Give the row of an element, built if it was not.

        :raises KeyError: the resource type calls for no such field.
        """
        if key in self.rows:
            return self.rows[key]
        element = self._elements[key]
        section = self.sections[element.section]
        field = make_field(element, self._boxes, self.thesauri)
        if isinstance(field, ThesaurusPicker):
            field.belongsElsewhere.connect(self._place_concept)
        row = ElementRow(element, field, self._level, section.body)
        row.changed.connect(self._changed)
        row.repairWanted.connect(self.repairWanted)
        beside = [
            other for other in self._elements.values()
            if other.section == element.section and section.is_rest(other) == section.is_rest(element)
        ]  # fmt: skip
        before = sum(1 for other in beside[: beside.index(element)] if other.key in self.rows)
        section.add_row(element, row, before)
        self.rows[key] = row
        if self._record is not None:
            row.fill(self._record)
            row.show_findings(self._findings.get(key, []), self._record)
        return row

    def finish(self) -> None:
        """Build at once all rows that are not built yet, and bring all up to date."""
        for key in self._elements:
            self.build(key)
        if self._record is not None:
            for key in tuple(self._stale):
                self.rows[key].fill(self._record)
            self._stale.clear()

    def _opened(self, key: str) -> None:
        self._refresh(key)
        self._clock.start(0)

    def _place_concept(self, concept: Concept) -> None:
        """Add a concept that was found from the free keywords to the row of its thesaurus, and go there."""
        for key in [key for key, element in self._elements.items() if element.section == "keywords"]:
            field = self.build(key).field
            if isinstance(field, ThesaurusPicker) and field.takes(concept):
                self._refresh("keywords")
                field.add_concept(concept)
                self.jump(key)
                return

    # -- what they show --

    def show_record(self, record: Record) -> None:
        """Fill the fields that are to be seen; the others when they are."""
        self._record = record
        self._describe(record.level if record.level in ("series", "service") else "dataset")
        self._stale = set(self.rows)
        self._refresh()

    def _refresh(self, opening: str = "") -> None:
        """Fill the stale rows that are to be seen.

        :param opening: a section that is being opened.
        """
        if self._record is None:
            return
        for key in tuple(self._stale):
            row = self.rows[key]
            section = self.sections[row.element.section]
            if section.key == opening or section.wanted(row.element):
                self._stale.discard(key)
                row.fill(self._record)

    def _changed(self, key: str) -> None:
        """Tell of a change, then show it where the same part of the record has other fields."""
        self.changed.emit(key)
        row = self.rows.get(key)
        if row is None or self._record is None:
            return
        for other in tuple(self.rows.values()):
            if other is not row and other.element.section == row.element.section:
                self._stale.add(other.element.key)
        self._refresh()

    def show_findings(self, findings: list[Finding], record: Record | None) -> None:
        """Show each finding under the field of its element, or of the one that shows it."""
        self._record = record
        self._findings = {}
        for finding in findings:
            self._findings.setdefault(self._home(finding.element), []).append(finding)
        for key, row in self.rows.items():
            row.show_findings(self._findings.get(key, []), record)
        for section in self.sections.values():
            section.set_wrong(
                sum(
                    sum(1 for finding in found if finding.severity is not Severity.INFO)
                    for key, found in self._findings.items()
                    if key in self._elements and section.is_rest(self._elements[key])
                    and self._elements[key].section == section.key
                )
            )  # fmt: skip

    @staticmethod
    def _home(key: str) -> str:
        """Give the element in whose row a finding is shown."""
        try:
            return element_of(key).part_of or key
        except KeyError:
            return key

    def show_scores(self, scores: Mapping[str, tuple[int, int]]) -> None:
        """Show how complete each part is."""
        for key, section in self.sections.items():
            section.set_score(*scores.get(key, (0, 0)))

    def jump(self, key: str) -> bool:
        """Open the part an element is in, and go to its field; whether the form has it."""
        home = self._home(key)
        if home not in self._elements:
            return False
        section = self.sections[self._elements[home].section]
        section.open_at(home)
        row = self.build(home)
        while self._missing():
            self.build(self._missing()[0].key)
        self._refresh()
        row.field.setFocus()
        self._sought = home
        self._seek.start()
        self._go_on_seeking()
        return True

    def _go_on_seeking(self) -> None:
        """Bring the row jumped to into view; what was just unfolded gets its place in the turns that follow."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        row = self.rows.get(self._sought)
        if row is not None:
            self.ensureWidgetVisible(row, 0, 40)
