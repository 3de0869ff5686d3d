"""Edits a cell of the table of many records in its place, with the field that the form of one record has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QRect, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ..metadata.elements import element
from .batch_model import NUMBER
from .element_widgets import Field
from .metadata_form import make_field

#: Gives the key of a column, and the value of an element of a record (``None``: not now).
KeyOf = Callable[[int], str]
ValueOf = Callable[[int, str], "tuple[Any] | None"]
#: An editor is at least so wide, in pixels.
_WIDTH = 260
_WIDE = {"contact": 380, "box": 340, "text": 420, "dates": 320, "period": 320}


class CellEditor(QFrame):
    """A field over the table; it may be larger than its cell."""

    def __init__(self, key: str, given: Any, parent: QWidget) -> None:
        super().__init__(parent)
        self.given = given
        self._cell = QRect()
        row = element(key)
        self.kind = row.widget
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.field: Field = make_field(row)
        self.field.setParent(self)
        self.field.setAccessibleName(row.label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.field)
        self.field.set_value(given)
        self.setFocusProxy(self.field)

    def place(self, cell: QRect) -> None:
        """Lie over a cell, wholly inside the table."""
        self._cell = QRect(cell)  # a copy: the one given lives as long as the call
        space = self.parentWidget().rect()
        hint = self.sizeHint()
        width = min(space.width(), max(cell.width(), _WIDE.get(self.kind, _WIDTH)))
        height = min(space.height(), max(cell.height(), hint.height()))
        left = max(0, min(cell.left(), space.width() - width))
        top = max(0, min(cell.top(), space.height() - height))
        self.setGeometry(left, top, width, height)

    def event(self, event: QEvent) -> bool:
        """Grow with the field (another contact is added)."""
        if event.type() == QEvent.Type.LayoutRequest and not self._cell.isNull():
            self.place(self._cell)
        return bool(super().event(event))


class CellDelegate(QStyledItemDelegate):
    """Makes editors, and says what was edited."""

    #: The person edited a cell (number of the record, key of the element, new value).
    edited = pyqtSignal(int, str, object)

    def __init__(self, key_of: KeyOf, value_of: ValueOf, parent: QObject) -> None:
        super().__init__(parent)
        self._key_of, self._value_of = key_of, value_of
        self._editor: CellEditor | None = None
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def createEditor(  # noqa: N802  Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget | None:
        """Give the field of the element, with its value."""
        key = self._key_of(index.column())
        found = self._value_of(int(index.data(NUMBER)), key) if key else None
        if found is None:
            return None
        editor = CellEditor(key, found[0], parent)
        for part in editor.findChildren(QWidget):
            part.installEventFilter(self)
        self._editor = editor
        return editor

    def setEditorData(self, _editor: QWidget, _index: QModelIndex) -> None:  # noqa: N802  Qt's name
        """Nothing: the editor has its value already, and what is typed stays when the table is drawn anew."""

    def setModelData(  # noqa: N802  Qt's name
        self, editor: QWidget, _model: QAbstractItemModel, index: QModelIndex
    ) -> None:
        """Say what was edited; the table shows it when it is done."""
        if isinstance(editor, CellEditor) and editor.field.value() != editor.given:
            self.edited.emit(int(index.data(NUMBER)), self._key_of(index.column()), editor.field.value())

    def updateEditorGeometry(  # noqa: N802  Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex
    ) -> None:
        """Keep the editor over its cell."""
        if isinstance(editor, CellEditor):
            editor.place(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Enter takes what was typed (in a long text with Ctrl), Tab also goes on to the next cell, Esc gives it up."""
        editor = self._editor
        if event.type() != QEvent.Type.KeyPress or editor is None or sip.isdeleted(editor):
            return super().eventFilter(watched, event) if watched is editor else False
        assert isinstance(event, QKeyEvent)
        key, ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        hint = QAbstractItemDelegate.EndEditHint
        if key == Qt.Key.Key_Escape:
            self.closeEditor.emit(editor, hint.RevertModelCache)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (ctrl or isinstance(watched, QLineEdit | QComboBox)):
            self._take(hint.NoHint)
            return True
        single = isinstance(watched, QLineEdit | QPlainTextEdit | QComboBox) and editor.kind in (
            "line", "text", "choice", "multichoice", "keywords", "date",
        )  # fmt: skip
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and single:
            self._take(hint.EditNextItem if key == Qt.Key.Key_Tab else hint.EditPreviousItem)
            return True
        return False

    def _take(self, then: QAbstractItemDelegate.EndEditHint) -> None:
        editor, self._editor = self._editor, None
        if editor is not None and not sip.isdeleted(editor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, then)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Take what was typed when another part of the window is gone to; lists and calendars belong to the editor."""
        editor = self._editor
        if editor is None or sip.isdeleted(editor) or new is None:
            return
        part: QWidget | None = new
        while part is not None:
            if part is editor:
                return
            part = part.parentWidget()
        if new.window() is editor.window():
            self._take(QAbstractItemDelegate.EndEditHint.NoHint)

    def finish(self) -> None:
        """Take what was typed in an open editor."""
        self._take(QAbstractItemDelegate.EndEditHint.NoHint)

    def release(self) -> None:
        """Hear nothing more; the window is going away."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)
        self._editor = None
