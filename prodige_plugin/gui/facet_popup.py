"""The menu of one facet: values with their counts, to check and uncheck."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QTreeWidgetItem, QWidget

from ..catalogue.territories import fold
from ..i18n import tr
from .facet_words import Row
from .formats import number_text, numbers_locale, tip_text
from .popup_list import PopupList

#: From how many values on there is a field to filter them by.
FIELD_FROM = 9
#: More values than this are not listed at once: the field finds the others.
MOST_LISTED = 100

_ROW = Qt.ItemDataRole.UserRole


class FacetPopup(PopupList):
    """Values that can be checked; those checked when it opens stand on top, and nothing moves while it is open."""

    #: the values of a row, and whether they are wanted now.
    toggled = pyqtSignal(tuple, bool)

    def __init__(self, anchor: QWidget, name: str, rows: Sequence[Row], chosen: Collection[str]) -> None:
        """:param rows: in the order to be shown.
        :param chosen: the values that are checked.
        """
        super().__init__(anchor, name)
        self._said = ""
        self._pressed: tuple[QTreeWidgetItem, Qt.CheckState] | None = None
        wanted = set(chosen)
        checked = [row for row in rows if wanted & set(row.values)]
        self._rows = [*checked, *(row for row in rows if not wanted & set(row.values))]
        self._on = {row.key for row in checked}
        self.field.setPlaceholderText(tr("Filter the values…"))
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.setVisible(len(rows) >= FIELD_FROM)
        self._fill()
        if not rows:
            self.tree.hide()
        elif self.field.isHidden():
            self.tree.setCurrentItem(self.tree.topLevelItem(0))
        self.tree.itemChanged.connect(self._item_changed)
        self.tree.itemPressed.connect(self._item_pressed)
        self.tree.itemClicked.connect(self._clicked)

    def say(self, text: str) -> None:
        """Write a sentence under the list, and that there are more values where there are."""
        self._said = text
        self._tell()

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Take newer counts: they change where they stand, new values come last."""
        fresh = {row.key: row for row in rows}
        merged = []
        for row in self._rows:
            newer = fresh.pop(row.key, None)
            values = row.values if newer is None else tuple(dict.fromkeys((*row.values, *newer.values)))
            merged.append(replace(row, values=values, count=None if newer is None else newer.count))
        self._rows = [*merged, *fresh.values()]
        current = self.tree.currentItem()
        text = current.text(0) if current is not None else ""
        self._fill()
        for item in self.items():
            if item.text(0) == text:
                self.tree.setCurrentItem(item)

    def items(self) -> list[QTreeWidgetItem]:
        """Give the lines shown."""
        found = (self.tree.topLevelItem(rank) for rank in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def entered(self) -> None:
        """Check the value that is left of a filter, and close."""
        left = self.items()
        if self.field.text() and len(left) == 1 and left[0].checkState(0) == Qt.CheckState.Unchecked:
            _toggle(left[0])
        self.close()

    def _fill(self) -> None:
        words = fold(self.field.text()).split()
        found = [row for row in self._rows if all(word in row.key for word in words)] if words else self._rows
        locale = numbers_locale()
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for row in found[:MOST_LISTED]:
                self._add(row, "" if row.count is None else number_text(row.count, locale))
        self._hidden = len(found) - self.tree.topLevelItemCount()
        self._tell()

    def _tell(self) -> None:
        more = tr("%n more: type to find them.", n=self._hidden) if self._hidden > 0 else ""
        super().say("\n".join(part for part in (more, self._said) if part))

    def _add(self, row: Row, count: str) -> None:
        item = QTreeWidgetItem(self.tree, [row.text, count])
        item.setData(0, _ROW, row)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if row.key in self._on else Qt.CheckState.Unchecked)
        item.setToolTip(0, tip_text(row.text))
        item.setTextAlignment(1, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
        item.setForeground(1, self.palette().brush(QPalette.ColorRole.PlaceholderText))
        if row.count is not None:
            spoken = tr("{value}, %n result(s)", n=row.count, value=row.text)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        row: Row = item.data(0, _ROW)
        on = item.checkState(0) == Qt.CheckState.Checked
        if column == 0 and on != (row.key in self._on):
            (self._on.add if on else self._on.discard)(row.key)
            self.toggled.emit(row.values, on)

    def _item_pressed(self, item: QTreeWidgetItem, _column: int) -> None:
        self._pressed = (item, item.checkState(0))

    def _clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        """Toggle by a click anywhere on the row; a click on the box itself has done so already."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed[0] is item and pressed[1] == item.checkState(0):
            _toggle(item)


def _toggle(item: QTreeWidgetItem) -> None:
    on = item.checkState(0) == Qt.CheckState.Checked
    item.setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
