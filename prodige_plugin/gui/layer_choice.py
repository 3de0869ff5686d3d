"""The record does not say which layer of a service it means: the person does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ..i18n import tr
from .labels import sentence


class LayerChoice(QDialog):
    """A list of a service's layers, with a filter; not modal."""

    def __init__(
        self, title: str, layers: Sequence[Any], chosen: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        """:param layers: ``ServiceLayer``s; ``chosen`` is called with the name of one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Choose a layer"))
        self._chosen = chosen
        self.words = QgsFilterLineEdit(self)
        self.words.setShowSearchIcon(True)
        self.words.setAccessibleName(tr("Filter the layers"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Layers of the service"))
        for layer in layers:
            words = f"{layer.title} ({layer.name})" if layer.title and layer.title != layer.name else layer.name
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, layer.name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        buttons.button(kinds.Ok).setText(tr("&Load"))
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence(self, tr("The record “{title}” does not say which layer it means.", title=title)))
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(420, 360)
        self.words.textChanged.connect(self._filter)
        self.list.itemDoubleClicked.connect(lambda _item: self._accept())

    def _filter(self, words: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(words.casefold() not in item.text().casefold())

    def _accept(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            name = str(item.data(Qt.ItemDataRole.UserRole))
            self.close()
            self._chosen(name)
