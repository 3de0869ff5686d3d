"""What a template, or another record, has for the elements of a record: seen side by side, ticked."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..metadata.elements import element
from ..metadata.org_templates import Filling
from .element_text import value_lines
from .formats import tip_text
from .labels import sentence

#: The most characters of a value in a cell; the tooltip has it all.
_MOST = 160
_TICKABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable


class FillTable(QWidget):
    """A row per element that differs: whether to take it, what the record says, what it would say."""

    #: Another set of elements is ticked.
    changed = pyqtSignal()

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        """:param heading: of the column with the new values."""
        super().__init__(parent)
        self._fillings: list[Filling] = []
        self.note = sentence(self)
        self.table = QTableWidget(0, 3, self)
        self.table.setHorizontalHeaderLabels([tr("Element"), tr("In this record"), heading])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(tr("Elements to take"))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemChanged.connect(lambda _item: self.changed.emit())
        self.add = QCheckBox(tr("&Add to lists (contacts, keywords…) instead of replacing them"), self)
        self.add.setChecked(True)
        row = QHBoxLayout()
        for text, tip, slot in (
            (tr("&Empty ones"), tr("Tick the elements of which the record says nothing"), self.tick_empty),
            (tr("A&ll"), "", lambda: self._tick(lambda _one: True)),
            (tr("&None"), "", lambda: self._tick(lambda _one: False)),
        ):
            button = QPushButton(text, self)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(self.add)

    def show_fillings(self, fillings: Sequence[Filling], none: str, keys: Container[str] | None = None) -> None:
        """Fill the table; the empty elements are ticked.

        :param none: the sentence where there is nothing to take.
        :param keys: tick only those of these elements; by default all.
        """
        self._fillings = list(fillings)
        soft = self.palette().brush(QPalette.ColorRole.PlaceholderText)
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(self._fillings))
            for row, one in enumerate(self._fillings):
                name = QTableWidgetItem(element(one.key).label)
                name.setFlags(_TICKABLE)
                wanted = one.is_empty and (keys is None or one.key in keys)
                name.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
                self.table.setItem(row, 0, name)
                for column, value in ((1, one.before), (2, one.after)):
                    lines = value_lines(element(one.key), value)
                    item = QTableWidgetItem(_cut("\n".join(lines)) if lines else tr("(empty)"))
                    item.setToolTip(tip_text("\n".join(lines[:40])))
                    item.setTextAlignment(int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop))
                    if not lines:
                        item.setForeground(soft)
                    self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        self.note.setText("" if self._fillings else none)
        self.note.setVisible(not self._fillings)
        self.add.setVisible(any(one.several and not one.is_empty for one in self._fillings))
        self.changed.emit()

    def ticked(self) -> list[Filling]:
        """Give what is to be taken."""
        rows = range(self.table.rowCount())
        return [self._fillings[row] for row in rows if self.table.item(row, 0).checkState() == Qt.CheckState.Checked]

    @property
    def adds(self) -> bool:
        """Whether lists are added to."""
        return self.add.isChecked() and not self.add.isHidden()

    def tick_empty(self) -> None:
        """Tick the elements of which the record says nothing, and no others."""
        self._tick(lambda one: one.is_empty)

    def _tick(self, wanted: Callable[[Filling], bool]) -> None:
        with QSignalBlocker(self.table):
            for row, one in enumerate(self._fillings):
                state = Qt.CheckState.Checked if wanted(one) else Qt.CheckState.Unchecked
                self.table.item(row, 0).setCheckState(state)
        self.changed.emit()


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"
