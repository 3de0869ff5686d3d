"""The table of many records: a row each, a column per element; what lacks is marked by a sign and by colour."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QIcon, QPalette
from qgis.PyQt.QtWidgets import QApplication

from ..i18n import tr
from ..metadata.batch_job import Entry, sentences
from ..metadata.elements import element
from ..metadata.findings import Severity
from . import icons
from .batch_rows import FIRST_COLUMNS, Facts, may_edit
from .finding_row import severity_icon, severity_text
from .formats import tip_text

#: Number of the row's record in the job; what the column is sorted by.
NUMBER, SORT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
#: The first column is how complete the record is; its name stands in the heading of the row, always in sight.
COMPLETE = 0
FIXED = 1

_ROLE = Qt.ItemDataRole


class Show(enum.Enum):
    """Which rows are shown."""

    ALL = "all"
    #: something that must be there lacks or is wrong.
    MISSING = "missing"
    CHANGED = "changed"
    #: could not be read, changed or saved.
    TROUBLE = "trouble"


class BatchModel(QAbstractTableModel):
    """Rows in the order they were added."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: list[str] = list(FIRST_COLUMNS)
        self._entries: list[Entry] = []
        self._places: dict[int, int] = {}
        self._facts: dict[int, Facts] = {}

    # -- filling -----------------------------------------------------------------------------------

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Take the job's records anew; what is known of those that stay is kept."""
        same = [entry.number for entry in entries] == [entry.number for entry in self._entries]
        if not same:
            self.beginResetModel()
        self._entries = list(entries)
        self._places = {entry.number: row for row, entry in enumerate(self._entries)}
        self._facts = {number: facts for number, facts in self._facts.items() if number in self._places}
        if not same:
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(entries) - 1)

    def set_facts(self, found: Mapping[int, Facts]) -> None:
        """Show what is in some records, which were read."""
        self._facts.update(found)
        for number in found:
            place = self._places.get(number)
            if place is not None and not self._entries[place].read:
                self._entries[place] = replace(self._entries[place], read=True)
        rows = sorted(self._places[number] for number in found if number in self._places)
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, rows[0], rows[-1])

    def set_columns(self, keys: Iterable[str]) -> None:
        """Show other elements."""
        self.beginResetModel()
        self.columns = list(keys)
        self.endResetModel()

    # -- asking ------------------------------------------------------------------------------------

    def entry(self, row: int) -> Entry:
        """Give the record of a row."""
        return self._entries[row]

    def entries(self) -> list[Entry]:
        """Give all records."""
        return list(self._entries)

    def by_number(self, number: int) -> Entry | None:
        """Give a record by its number in the job."""
        place = self._places.get(number)
        return self._entries[place] if place is not None else None

    def facts(self, number: int) -> Facts | None:
        """Give what is known of a record, ``None`` before it was read."""
        return self._facts.get(number)

    def name(self, number: int) -> str:
        """Give a record's name: its title, else that of its file or layer."""
        facts, entry = self._facts.get(number), self.by_number(number)
        if facts is not None and facts.title:
            return facts.title
        return (entry.origin.name or entry.origin.place) if entry is not None else ""

    def key(self, column: int) -> str:
        """Give the element of a column, "" for the first ones."""
        return self.columns[column - FIXED] if FIXED <= column < FIXED + len(self.columns) else ""

    # -- Qt's questions ----------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name and manner
        """Give the number of records."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Give the number of columns."""
        return 0 if parent.isValid() else FIXED + len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: N802
        """Give the heading of a row: its record; of a column: needed ones have a star."""
        if orientation != Qt.Orientation.Horizontal:
            return self._record(self._entries[section], role)
        if section < FIXED:
            return tr("Complete") if role == _ROLE.DisplayRole else None
        row = element(self.key(section))
        if role == _ROLE.DisplayRole:
            return f"{row.label} *" if row.obligation("dataset") == "M" else row.label
        return row.help if role == _ROLE.ToolTipRole else None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Say which cells can be edited: those of a record that was read, where its type has the element."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        facts, key = self._facts.get(self._entries[index.row()].number), self.key(index.column())
        if key and facts is not None and may_edit(key) and facts.belongs(key):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: QModelIndex, role: int = _ROLE.DisplayRole) -> Any:
        """Give what a cell shows."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == NUMBER:
            return entry.number
        facts = self._facts.get(entry.number)
        if index.column() == COMPLETE:
            return self._complete(facts, role)
        return self._cell(facts, self.key(index.column()), role) if facts is not None else None

    def _record(self, entry: Entry, role: int) -> Any:
        name = self.name(entry.number)
        state, icon = state_of(entry, entry.number in self._facts)
        if role == _ROLE.DisplayRole:
            return name
        if role == _ROLE.AccessibleTextRole:
            return f"{name} ({state})" if state else name
        if role == _ROLE.DecorationRole:
            return _icon(icon) if icon else None
        if role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == _ROLE.ToolTipRole:
            return tip_text("\n".join(part for part in (name, state, *sentences(entry.trouble)) if part))
        return None

    @staticmethod
    def _complete(facts: Facts | None, role: int) -> Any:
        if facts is None:
            return None
        if role == _ROLE.DisplayRole:
            return f"{facts.passed}/{facts.total}"
        if role == SORT:
            return facts.passed / max(1, facts.total)
        if role == _ROLE.ToolTipRole:
            return tr("{passed} of {total} requirements pass", passed=facts.passed, total=facts.total)
        if role == _ROLE.DecorationRole:
            return _icon("mIconSuccess.svg" if facts.passed == facts.total else severity_icon(Severity.ERROR))
        if role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @staticmethod
    def _cell(facts: Facts, key: str, role: int) -> Any:
        lacks, found = facts.lacks(key), facts.wrong.get(key)
        text = facts.texts.get(key, "")
        if role == _ROLE.DisplayRole:
            if not facts.belongs(key):
                return "–"
            return text or (tr("missing") if lacks else "")
        if role == SORT:
            return text.casefold()
        if role == _ROLE.ToolTipRole:
            return tip_text("\n".join(part for part in (text, found[1] if found else "") if part))
        if role == _ROLE.DecorationRole:
            severity = Severity.ERROR if lacks else (found[0] if found is not None else None)
            return _icon(severity_icon(severity)) if severity not in (None, Severity.INFO) else None
        if role == _ROLE.BackgroundRole and (lacks or facts.fails(key)):
            return QBrush(_tinted())
        if role == _ROLE.ForegroundRole and (lacks or not facts.belongs(key)):
            return QBrush(QApplication.palette().color(QPalette.ColorRole.PlaceholderText)) if not lacks else None
        if role == _ROLE.FontRole and lacks:
            font = QApplication.font()
            font.setItalic(True)
            return font
        if role == _ROLE.AccessibleTextRole and found is not None:
            return f"{text or tr('missing')}. {severity_text(found[0])}. {found[1]}"
        return None


@cache
def _icon(name: str) -> QIcon:
    """Give one of QGIS's icons; read once, for it is painted in many cells."""
    return icons.theme(name)


def _tinted() -> QColor:
    """Give the ground of a cell with something wrong: the palette's own with a little red, light or dark."""
    base = QApplication.palette().color(QPalette.ColorRole.Base)
    red = QColor(200, 30, 30)
    share = 0.16
    parts = zip(base.getRgb()[:3], red.getRgb()[:3], strict=True)
    return QColor(*(round(ground * (1 - share) + ink * share) for ground, ink in parts))


def state_of(entry: Entry, known: bool) -> tuple[str, str]:
    """Give the word and the icon for the state of a record, both "" when there is nothing to say."""
    if entry.conflict:
        return tr("changed by somebody else"), "mIconWarning.svg"
    if entry.trouble and not entry.read:
        return tr("not read"), "mIconCritical.svg"
    if entry.trouble:
        return tr("not saved"), "mIconCritical.svg"
    if not entry.read or not known:
        return tr("reading…"), ""
    if entry.new:
        return tr("new"), "mActionAdd.svg"
    if entry.changed:
        return tr("changed"), "mActionToggleEditing.svg"
    return "", ""


class BatchFilter(QSortFilterProxyModel):
    """Shows some of the rows, in an order the person chose."""

    def __init__(self, model: BatchModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words: list[str] = []
        self._show = Show.ALL
        self._column = ""
        self.setSourceModel(model)
        self.setSortRole(SORT)
        self.setSortLocaleAware(True)

    def set_words(self, text: str) -> None:
        """Show the rows that have all these words somewhere in their cells."""
        self._words = text.casefold().split()
        self.invalidateFilter()

    def set_show(self, show: Show, key: str = "") -> None:
        """Show rows of one kind; with a key, those where something about this element is missing or wrong."""
        self._show, self._column = show, key
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, _parent: QModelIndex) -> bool:  # noqa: N802  Qt's name
        """Whether a row is shown."""
        entry = self._model.entry(row)
        facts = self._model.facts(entry.number)
        if self._show is Show.CHANGED and not entry.changed:
            return False
        if self._show is Show.TROUBLE and not entry.trouble:
            return False
        if self._show is Show.MISSING:
            if facts is None:
                return False
            if self._column:
                if not ((facts.belongs(self._column) and self._column in facts.empty) or facts.fails(self._column)):
                    return False
            elif facts.passed == facts.total:
                return False
        if not self._words:
            return True
        cells = (facts.texts.get(key, "") for key in self._model.columns) if facts is not None else ()
        text = " ".join((self._model.name(entry.number), entry.origin.place, *cells)).casefold()
        return all(word in text for word in self._words)

    def numbers(self) -> list[int]:
        """Give the numbers of the records shown, in their order."""
        return [int(self.index(row, 0).data(NUMBER)) for row in range(self.rowCount())]
