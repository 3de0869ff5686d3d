"""What differs between two states of a record, element by element, in a window that is not modal."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..metadata.diff import Difference, diff
from ..metadata.elements import ELEMENTS
from .button_box import button_box
from .tasks import PRIORITY_HIGH, run_task


class DifferencesWindow(QDialog):
    """A table: element, before, after."""

    def __init__(self, before: str, after: str, parent: QWidget | None = None) -> None:
        """:param before: heading of the left state; ``after``: of the right one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Differences"))
        self.note = QLabel(tr("Comparing…"), self)
        self.table = QTableWidget(0, 3, self)
        self.table.setHorizontalHeaderLabels([tr("Element"), before, after])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setAccessibleName(tr("Differences"))
        buttons = button_box(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(720, 420)

    def show_rows(self, found: list[Difference]) -> None:
        """Fill the table."""
        labels = {element.key: element.label for element in ELEMENTS}
        self.note.setText(tr("%n difference(s)", n=len(found)) if found else tr("No difference."))
        self.table.setRowCount(len(found))
        for row, difference in enumerate(found):
            name = labels.get(difference.key) or difference.path.rpartition("/")[2]
            for column, text in enumerate((name, difference.before, difference.after)):
                item = QTableWidgetItem(text)
                item.setToolTip(difference.path if column == 0 else text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()


def show_differences(old: bytes, new: bytes, parent: QWidget, before: str, after: str) -> DifferencesWindow:
    """Open the window; the comparison runs in a task."""
    window = DifferencesWindow(before, after, parent.window())
    run_task(
        tr("Compare two records"),
        lambda _feedback: diff(old, new),
        window.show_rows,
        owner=window,
        hidden=True,
        priority=PRIORITY_HIGH,
    )
    window.show()
    return window
