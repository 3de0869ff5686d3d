"""The records of a batch that could not be read, changed or saved: which, why, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from .button_box import button_box
from .formats import tip_text
from .labels import sentence
from .messages import copy_text


class FailuresDialog(QDialog):
    """A list to go through; not modal."""

    #: Go to this record (number).
    wanted = pyqtSignal(int)

    def __init__(
        self, said: str, rows: Sequence[tuple[int, str, str, str, str]], parent: QWidget | None = None
    ) -> None:
        """:param said: what came of the whole.

        :param rows: number, name, what happened, why, what to do.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What failed"))
        self.resize(760, 380)
        self._rows = list(rows)
        self.table = QTableWidget(len(self._rows), 3, self)
        self.table.setHorizontalHeaderLabels([tr("Record"), tr("What happened"), tr("What to do")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(tr("What failed"))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for row, (number, name, what, why, todo) in enumerate(self._rows):
            for column, text in enumerate((name, " ".join(part for part in (what, why) if part), todo)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, number)
                item.setToolTip(tip_text(text))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)
        self.table.itemActivated.connect(self._go)
        self.table.itemClicked.connect(self._go)
        box = button_box(self, QDialogButtonBox.StandardButton.Close)
        copy = box.addButton(tr("&Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda _checked=False: copy_text(self.report()))
        box.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence(self, said or tr("%n record(s) need a look.", n=len(self._rows)), bold=True))
        layout.addWidget(sentence(self, tr("Click on a line to go to its row.")))
        layout.addWidget(self.table, 1)
        layout.addWidget(box)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Make the rows as high as their sentences, now that the columns have their widths."""
        super().showEvent(event)
        self.table.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep all sentences in sight."""
        super().resizeEvent(event)
        self.table.resizeRowsToContents()

    def _go(self, item: QTableWidgetItem) -> None:
        self.wanted.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def report(self) -> str:
        """Give the list as text."""
        return "\n".join(f"- {name}: {' '.join(part for part in rest if part)}" for _number, name, *rest in self._rows)
