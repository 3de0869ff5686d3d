"""The menu of one facet: values with their counts, to check and uncheck."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QTreeWidgetItem, QWidget

from ..catalogue.territories import fold
from ..i18n import tr
from .facet_words import Row
from .formats import number_text
from .popup_list import PopupList

#: From how many values on there is a field to filter them by.
FIELD_FROM = 9

_VALUES = Qt.ItemDataRole.UserRole


class FacetPopup(PopupList):
    """Values that can be checked; those checked when it opens stand on top, and nothing moves while it is open."""

    #: the values of a row, and whether they are wanted now.
    toggled = pyqtSignal(tuple, bool)

    def __init__(self, anchor: QWidget, name: str, rows: Sequence[Row], chosen: Collection[str]) -> None:
        """:param rows: in the order to be shown.
        :param chosen: the values that are checked.
        """
        super().__init__(anchor, name)
        self.field.setPlaceholderText(tr("Filter the values…"))
        self.field.textChanged.connect(self._filter)
        checked = [row for row in rows if set(row.values) & set(chosen)]
        for row in (*checked, *(row for row in rows if row not in checked)):
            self._add(row, row in checked)
        self.field.setVisible(len(rows) >= FIELD_FROM)
        if not rows:
            self.tree.hide()
        elif self.field.isHidden():
            self.tree.setCurrentItem(self.tree.topLevelItem(0))
        self.tree.itemChanged.connect(self._item_changed)
        self.tree.itemClicked.connect(self._clicked)
        self._pressed: tuple[QTreeWidgetItem, Qt.CheckState] | None = None
        self.tree.itemPressed.connect(self._item_pressed)

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Take newer counts: they change where they stand, new values come last."""
        fresh = {fold(row.text): row for row in rows}
        self.tree.blockSignals(True)
        for rank in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(rank)
            row = fresh.pop(fold(item.text(0)), None)
            item.setText(1, _count_text(row))
            if row is not None:
                item.setData(0, _VALUES, tuple(dict.fromkeys((*item.data(0, _VALUES), *row.values))))
        for row in fresh.values():
            self._add(row, checked=False)
        self.tree.blockSignals(False)
        self._filter()

    def _add(self, row: Row, checked: bool) -> None:
        item = QTreeWidgetItem(self.tree, [row.text, _count_text(row)])
        item.setData(0, _VALUES, row.values)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        item.setToolTip(0, row.text)
        item.setTextAlignment(1, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
        item.setForeground(1, self.palette().brush(QPalette.ColorRole.PlaceholderText))
        if row.count is not None:
            item.setData(
                0, Qt.ItemDataRole.AccessibleTextRole, tr("{value}, %n result(s)", n=row.count, value=row.text)
            )

    def _filter(self) -> None:
        words = fold(self.field.text()).split()
        for rank in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(rank)
            text = fold(item.text(0))
            item.setHidden(not all(word in text for word in words))

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.toggled.emit(item.data(0, _VALUES), item.checkState(0) == Qt.CheckState.Checked)

    def _item_pressed(self, item: QTreeWidgetItem, _column: int) -> None:
        self._pressed = (item, item.checkState(0))

    def _clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        """Toggle by a click anywhere on the row; a click on the box itself has done so already."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed[0] is item and pressed[1] == item.checkState(0):
            _toggle(item)

    def entered(self) -> None:
        """Check the row that is left of a filter, or close."""
        left = [item for item in self._items() if not item.isHidden()]
        if self.field.text() and len(left) == 1 and left[0].checkState(0) == Qt.CheckState.Unchecked:
            _toggle(left[0])
        self.close()

    def _items(self) -> list[QTreeWidgetItem]:
        return [self.tree.topLevelItem(rank) for rank in range(self.tree.topLevelItemCount())]


def _toggle(item: QTreeWidgetItem) -> None:
    on = item.checkState(0) == Qt.CheckState.Checked
    item.setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


def _count_text(row: Row | None) -> str:
    return "" if row is None or row.count is None else number_text(row.count)
