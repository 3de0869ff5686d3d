"""Which data set of the platform is the one that was made of a deposit?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ..i18n import tr
from .button_box import button_box
from .labels import sentence


class DatasetChoice(QDialog):
    """A list, the likeliest first."""

    #: the :class:`~prodige_plugin.platforms.product.Dataset`.
    chosen = pyqtSignal(object)

    def __init__(self, title: str, datasets: Sequence[Any], parent: QWidget | None = None) -> None:
        """:param title: of the deposit; ``datasets``: the likeliest first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Attach “{title}”", title=title))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Data sets of the platform"))
        for dataset in datasets:
            item = QListWidgetItem("\n".join(part for part in (dataset.title, dataset.table) if part), self.list)
            item.setData(Qt.ItemDataRole.UserRole, dataset)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._take())
        buttons = button_box(self, QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(tr("See what it does"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence(self, tr("Which data set was made of the package? Its record is then completed.")))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(460, 320)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
