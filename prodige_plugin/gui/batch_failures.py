"""The records of a batch that could not be read, changed or saved: which, why, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from .button_box import button_box
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
        self.tree = QTreeWidget(self)
        self.tree.setHeaderLabels([tr("Record"), tr("What happened"), tr("What to do")])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(tr("What failed"))
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for number, name, what, why, todo in self._rows:
            item = QTreeWidgetItem([name, " ".join(part for part in (what, why) if part), todo])
            item.setData(0, Qt.ItemDataRole.UserRole, number)
            for column in range(3):
                item.setToolTip(column, item.text(column))
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self.tree.addTopLevelItem(item)
        self.tree.itemActivated.connect(self._go)
        self.tree.itemClicked.connect(self._go)
        box = button_box(self, QDialogButtonBox.StandardButton.Close)
        copy = box.addButton(tr("&Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda _checked=False: copy_text(self.report()))
        box.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence(self, said or tr("%n record(s) need a look.", n=len(self._rows)), bold=True))
        layout.addWidget(sentence(self, tr("The others are done. Click on a line to go to its row.")))
        layout.addWidget(self.tree, 1)
        layout.addWidget(box)

    def _go(self, item: QTreeWidgetItem) -> None:
        self.wanted.emit(int(item.data(0, Qt.ItemDataRole.UserRole)))

    def report(self) -> str:
        """Give the list as text."""
        return "\n".join(f"- {name}: {' '.join(part for part in rest if part)}" for _number, name, *rest in self._rows)
