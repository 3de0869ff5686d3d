"""The record does not say which layer, entry or file it means: the person does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ..i18n import tr
from .button_box import button_box
from .labels import sentence

#: Role of the text that the filter looks into.
_WORDS = Qt.ItemDataRole.UserRole + 1


class LayerChoice(QDialog):
    """A list of what there is, with a filter and boxes to tick; not modal."""

    def __init__(
        self,
        title: str,
        layers: Sequence[Any],
        chosen: Callable[[Sequence[str]], object],
        parent: QWidget | None = None,
        why: str = "",
    ) -> None:
        """:param layers: what has ``name``, ``title`` and ``abstract``; ``chosen`` is called with the names of some.
        :param why: the sentence above the list.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Choose what to load"))
        self._chosen = chosen
        self.words = QgsFilterLineEdit(self)
        self.words.setShowSearchIcon(True)
        self.words.setPlaceholderText(tr("Filter…"))
        self.words.setAccessibleName(tr("Filter the list"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("What can be loaded"))
        self.list.setUniformItemSizes(True)
        for layer in layers:
            self._add(layer)
        self.list.setCurrentRow(0)
        kinds = QDialogButtonBox.StandardButton
        buttons = button_box(self, kinds.Ok, kinds.Cancel)
        self.load = buttons.button(kinds.Ok)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence(self, title, bold=True))
        layout.addWidget(sentence(self, why or tr("The record does not say which one it means.")))
        layout.addWidget(sentence(self, tr("Tick several to load them together in one group.")))
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(440, 400)
        self.words.textChanged.connect(self._filter)
        self.list.itemDoubleClicked.connect(lambda _item: self._accept())
        self.list.itemChanged.connect(lambda _item: self._show_count())
        self.list.currentItemChanged.connect(lambda *_items: self._show_count())
        self._show_count()
        self.words.setFocus()

    def _add(self, layer: Any) -> None:
        name, title = str(layer.name), str(layer.title)
        # names of files and entries of feeds say nothing to a person: these bring a label
        label = getattr(layer, "label", "") or (f"{title} ({name})" if title and title != name else name)
        item = QListWidgetItem(str(label))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, name)
        abstract = str(getattr(layer, "abstract", ""))
        item.setData(_WORDS, f"{name} {title} {abstract}".casefold())
        item.setToolTip(abstract[:400])
        self.list.addItem(item)

    def names(self) -> list[str]:
        """Give the names of what is ticked; of the line with the cursor where nothing is."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        if not ticked:
            current = self.list.currentItem()
            ticked = [current] if current is not None and not current.isHidden() else []
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked]

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.data(_WORDS) for word in wanted))
            if first is None and not item.isHidden():
                first = item
        current = self.list.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.list.setCurrentItem(first)
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.names())
        self.load.setEnabled(count > 0)
        self.load.setText(tr("&Load %n layer(s)", n=count) if count > 1 else tr("&Load"))

    def _accept(self) -> None:
        names = self.names()
        if names:
            self.close()
            self._chosen(names)
