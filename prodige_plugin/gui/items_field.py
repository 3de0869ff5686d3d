"""A field for a list of items of several parts: the list above, the parts of the chosen one under it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from ..i18n import tr
from .element_widgets import ColumnField, DateField, Field, LineField, TextField, calm
from .elided_button import ElidedButton
from .formats import tip_text
from .item_specs import Part, Spec
from .labels import sentence

#: The most rows that the list shows without scrolling.
_ROWS = 5


class ComboField(Field):
    """A value of a list, or another one that is typed."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = calm(QComboBox(self))
        self.combo.setEditable(part.widget == "combo")
        self._any = part.widget == "combo"
        self.combo.addItem("", "")
        for value, label in part.choices:
            self.combo.addItem(label, value)
        self._row(self.combo)
        self.combo.activated.connect(self._edited)
        if self._any:
            self.combo.lineEdit().textEdited.connect(self._edited)

    def _show(self, value: Any) -> None:
        text = str(value or "")
        rank = self.combo.findData(text)
        if rank < 0:
            self.combo.addItem(text, text)
            rank = self.combo.count() - 1
        self.combo.setCurrentIndex(rank)
        if self._any:
            self.combo.lineEdit().setCursorPosition(0)

    def _read(self) -> str:
        text = self.combo.currentText().strip()
        rank = self.combo.findText(text)
        return str(self.combo.itemData(rank) or "") if rank >= 0 else text


def part_field(part: Part, parent: QWidget) -> Field:
    """Give the field for a part."""
    if part.widget == "text":
        return TextField(part.example, 3, parent)
    if part.widget == "date":
        return DateField(parent)
    if part.widget in ("choice", "combo"):
        return ComboField(part, parent)
    return LineField(part.example, parent)


class _List(QListWidget):
    """The items; Delete takes one away, Alt and an arrow moves it."""

    def __init__(self, owner: ItemsField) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Delete, Insert, and Alt with an arrow."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._owner.move_by(step)
        elif event.key() == Qt.Key.Key_Delete:
            self._owner.remove()
        elif event.key() == Qt.Key.Key_Insert:
            self._owner.add()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As high as its rows want, up to a few."""
        rows = min(max(1, self.count()), _ROWS)
        high = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height() * 2
        return QSize(120, rows * high + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As its size hint, but narrow."""
        return QSize(60, self.sizeHint().height())


class ItemsField(ColumnField):
    """Items that can be added, changed, moved and taken away."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._items: list[Any] = []
        self.fields: dict[str, Field] = {}
        self._none = sentence(self, spec.none)
        self.list = _List(self)
        self.list.setAccessibleName(spec.none)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.hide()
        self._editor: QWidget | None = None
        self.add_button = ElidedButton(spec.add, self)
        self.add_button.setToolTip(spec.add.replace("&", ""))
        self.add_button.clicked.connect(self.add)
        self.drop_button = self.small_button("symbologyRemove.svg", tr("Take it away (Delete)"))
        self.up_button = self.small_button("mActionArrowUp.svg", tr("Move it up (Alt+Up)"))
        self.down_button = self.small_button("mActionArrowDown.svg", tr("Move it down (Alt+Down)"))
        self.drop_button.clicked.connect(self.remove)
        self.up_button.clicked.connect(partial(self.move_by, -1))
        self.down_button.clicked.connect(partial(self.move_by, 1))
        buttons = QHBoxLayout()
        buttons.setSpacing(3)
        buttons.addWidget(self.add_button)
        buttons.addStretch(1)
        for button in self._small():
            buttons.addWidget(button)
        self.column.addWidget(self._none)
        self.column.addWidget(self.list)
        self.column.addLayout(buttons)
        self.setFocusProxy(self.add_button)
        self._enable()

    def _small(self) -> tuple[QToolButton, ...]:
        return (self.up_button, self.down_button, self.drop_button)

    # -- what the person does --

    def add(self) -> None:
        """Add an empty item and go to its first part."""
        self._items.append(self._spec.make())
        self._fill()
        self.list.setCurrentRow(len(self._items) - 1)
        self._chosen(len(self._items) - 1)
        first = next(iter(self.fields.values()))
        first.setFocus()

    def remove(self) -> None:
        """Take the chosen item away."""
        row = self.list.currentRow()
        if 0 <= row < len(self._items):
            del self._items[row]
            self._fill()
            self.list.setCurrentRow(min(row, len(self._items) - 1))
            self._edited()

    def move_by(self, step: int) -> None:
        """Move the chosen item up (-1) or down (1)."""
        row = self.list.currentRow()
        to = row + step
        if 0 <= row < len(self._items) and 0 <= to < len(self._items):
            self._items[row], self._items[to] = self._items[to], self._items[row]
            self._fill()
            self.list.setCurrentRow(to)
            self._edited()

    def _part_changed(self, name: str) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._items):
            return
        self._items[row] = replace(self._items[row], **{name: str(self.fields[name].value() or "")})
        self._label(self.list.item(row), self._items[row])
        self._edited()

    # -- what is shown --

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for item in self._items:
            self._label(QListWidgetItem(self.list), item)
        self.list.blockSignals(False)
        self._none.setVisible(not self._items)
        self.list.setVisible(bool(self._items))
        self.list.updateGeometry()
        self.setFocusProxy(self.list if self._items else self.add_button)
        if not self._items and self._editor is not None:
            self._editor.hide()
        self._enable()

    def _label(self, row: QListWidgetItem, item: Any) -> None:
        first, second = self._spec.lines(item)
        text = "\n".join((first or tr("(empty)"), second)) if second else first or tr("(empty)")
        row.setText(text + ("" if second else "\n"))
        row.setToolTip(tip_text(text))

    def _chosen(self, row: int) -> None:
        self._enable()
        if not 0 <= row < len(self._items):
            return
        editor = self._build()
        for name, field in self.fields.items():
            field.set_value(getattr(self._items[row], name))
        editor.show()

    def _build(self) -> QWidget:
        """Give the form of the parts, made when it is first needed."""
        if self._editor is None:
            self._editor = QWidget(self)
            form = QFormLayout(self._editor)
            form.setContentsMargins(8, 2, 0, 2)
            form.setVerticalSpacing(3)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            for part in self._spec.parts:
                field = part_field(part, self._editor)
                field.setMinimumWidth(150)
                field.setAccessibleName(part.label)
                _name(field, part.label)
                field.changed.connect(partial(self._part_changed, part.field))
                form.addRow(part.label, field)
                self.fields[part.field] = field
            self.column.addWidget(self._editor)
        return self._editor

    def _enable(self) -> None:
        row, count = self.list.currentRow(), len(self._items)
        self.drop_button.setEnabled(0 <= row < count)
        self.up_button.setEnabled(0 < row < count)
        self.down_button.setEnabled(0 <= row < count - 1)
        for button in self._small():
            button.setVisible(count > 0)

    # -- the value --

    def _show(self, value: Any) -> None:
        chosen = self.list.currentRow()
        self._items = list(value or ())
        self._fill()
        if self._editor is not None and 0 <= chosen < len(self._items):
            self.list.setCurrentRow(chosen)
            self._chosen(chosen)
        elif self._editor is not None:
            self._editor.hide()

    def _read(self) -> tuple[Any, ...]:
        return tuple(self._items)


def _name(field: Field, label: str) -> None:
    for child in field.findChildren(QLineEdit) + field.findChildren(QComboBox):
        child.setAccessibleName(label)
