"""A list that drops down from a button, with a field that filters it: for facets and for territories."""

from __future__ import annotations

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTreeWidget, QVBoxLayout, QWidget

from .labels import sentence

#: Width of a popup in characters of its font, and the rows shown without scrolling.
_CHARACTERS, _ROWS = 42, 14


class PopupList(QFrame):
    """A frame that closes by Escape or a click elsewhere, and is deleted then.

    Down goes from the field to the list, Up on the first row goes back; typing in the list goes to the field.
    """

    closed = pyqtSignal()

    def __init__(self, anchor: QWidget, name: str) -> None:
        """:param anchor: the button it drops down from.
        :param name: what the list holds, for screen readers.
        """
        super().__init__(anchor, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._anchor = anchor
        self.field = QgsFilterLineEdit(self)
        self.field.setShowSearchIcon(True)
        self.field.setAccessibleName(name)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setAccessibleName(name)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.note = sentence(self)
        self.note.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 4, 4, 4)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.field)
        self._layout.addWidget(self.tree, 1)
        self._layout.addWidget(self.note)
        self.field.installEventFilter(self)
        self.tree.installEventFilter(self)

    def say(self, text: str) -> None:
        """Write a sentence under the list; "" takes it away."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the contents."""
        margins = self._layout.contentsMargins()
        parts = [self.tree.height() if not self.tree.isHidden() else 0]
        if not self.field.isHidden():
            parts.append(self.field.sizeHint().height())
        if not self.note.isHidden():
            inner = self.width() - margins.left() - margins.right() - 2 * self.frameWidth()
            parts.append(self.note.heightForWidth(inner))
        parts = [part for part in parts if part]
        gaps = self._layout.spacing() * (len(parts) - 1)
        frame = margins.top() + margins.bottom() + 2 * self.frameWidth()
        self.setFixedHeight(sum(parts) + gaps + frame)

    def drop(self, rows: int = _ROWS) -> None:
        """Show it under the button, on the screen wholly.

        :param rows: how many rows it holds; it is no higher than they need.
        """
        screen = self._anchor.screen() or QApplication.primaryScreen()
        area = screen.availableGeometry()
        width = min(self.fontMetrics().averageCharWidth() * _CHARACTERS, area.width())
        row = self.tree.sizeHintForRow(0)
        row = row if row > 0 else self.row_height()
        self.tree.setFixedHeight(min(max(rows, 1), _ROWS) * row + 2 * self.tree.frameWidth())
        self.setFixedWidth(max(width, self._anchor.width()))
        self._fit()
        corner = self._anchor.mapToGlobal(QPoint(0, self._anchor.height()))
        if corner.y() + self.height() > area.bottom():
            above = corner.y() - self._anchor.height() - self.height()
            corner.setY(above if above >= area.top() else max(area.top(), area.bottom() - self.height()))
        corner.setX(max(area.left(), min(corner.x(), area.right() - self.width())))
        self.move(corner)
        self.show()
        (self.tree if self.field.isHidden() else self.field).setFocus(Qt.FocusReason.PopupFocusReason)

    def row_height(self) -> int:
        """Give the height of a row while there is none to measure."""
        return self.fontMetrics().height() + 4

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Close by a click elsewhere; one on the button closes too, and does not open it again."""
        place = self._anchor.mapFromGlobal(self.mapToGlobal(event.pos()))
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay, self._anchor.rect().contains(place))
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for closing: the dock behind has a shortcut on it."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Move between field and list by the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.field:
                return self._field_key(event)
            if watched is self.tree:
                return self._list_key(event)
        return super().eventFilter(watched, event)

    def _field_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.to_list()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered()
            return True
        return False

    def _list_key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered()
            return True
        if self.field.isHidden():
            return False
        if key == Qt.Key.Key_Up and self.tree.currentItem() is self._first():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if key == Qt.Key.Key_Backspace or (text.isprintable() and text.strip() and not _with_command(event)):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self.field, event)
            return True
        return False

    def to_list(self) -> None:
        """Move the focus to the list, to its current row or else the first one shown."""
        current = self.tree.currentItem()
        if current is None or current.isHidden():
            self.tree.setCurrentItem(self._first())
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> object:
        items = (self.tree.topLevelItem(rank) for rank in range(self.tree.topLevelItemCount()))
        return next((item for item in items if not item.isHidden()), None)

    def entered(self) -> None:
        """Do what Enter does."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Tell that it closed."""
        self.closed.emit()
        super().closeEvent(event)


def _with_command(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
