"""Choosing which fields of a layer are published."""

from __future__ import annotations

from qgis.core import QgsVectorLayer
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from .button_box import button_box
from .formats import tip_text
from .labels import sentence

_NAME = Qt.ItemDataRole.UserRole


class FieldsDialog(QDialog):
    """A list of fields to tick."""

    #: names in the layer's order, ``None`` for all.
    chosen = pyqtSignal(object)

    def __init__(self, layer: QgsVectorLayer, columns: tuple[str, ...] | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Fields to publish: {layer}", layer=layer.name()))
        self._spatial = layer.isSpatial()
        self.filter = QgsFilterLineEdit(self)
        self.filter.setShowSearchIcon(True)
        self.filter.setPlaceholderText(tr("Find a field"))
        self.filter.setAccessibleName(tr("Find a field"))
        self.filter.textChanged.connect(self._filter)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Fields"))
        for one in layer.fields():
            label = f"{one.alias()} ({one.name()})" if one.alias() else one.name()
            item = QListWidgetItem(f"{label} – {one.displayType()}", self.list)
            item.setData(_NAME, one.name())
            item.setToolTip(tip_text(one.comment() or label))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            on = columns is None or one.name() in columns
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.itemChanged.connect(lambda _item: self._judge())
        every, none = QPushButton(tr("Select &all"), self), QPushButton(tr("Select &none"), self)
        every.clicked.connect(lambda: self._tick(True))
        none.clicked.connect(lambda: self._tick(False))
        both = QHBoxLayout()
        both.addWidget(every)
        both.addWidget(none)
        both.addStretch(1)
        self.note = sentence(self)
        standard = QDialogButtonBox.StandardButton
        self.buttons = button_box(self, standard.Ok, standard.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        layout.addLayout(both)
        layout.addWidget(self.note)
        layout.addWidget(self.buttons)
        self.resize(420, 460)
        self._judge()

    def names(self) -> tuple[str, ...]:
        """Give the names that are ticked."""
        items = (self.list.item(rank) for rank in range(self.list.count()))
        return tuple(str(item.data(_NAME)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _judge(self) -> None:
        """Say how many there are; nothing at all cannot be published."""
        names = self.names()
        if names or self._spatial:
            self.note.setText(tr("%n field(s) will be published.", n=len(names)))
        else:
            self.note.setText("✕ " + tr("A table without any field cannot be published."))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(names) or self._spatial)

    def _filter(self, words: str) -> None:
        for rank in range(self.list.count()):
            item = self.list.item(rank)
            item.setHidden(words.casefold() not in item.text().casefold())

    def _tick(self, on: bool) -> None:
        """Tick those that are shown."""
        for rank in range(self.list.count()):
            item = self.list.item(rank)
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _accept(self) -> None:
        names = self.names()
        self.chosen.emit(None if len(names) == self.list.count() else names)
        self.accept()
