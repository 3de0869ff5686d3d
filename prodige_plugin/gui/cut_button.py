"""A button whose words are cut where the dock is too narrow, and whose sign at the end stays."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton, QWidget

#: The least width, in average characters of the font.
_LEAST = 9


class CutButton(QToolButton):
    """Words, and a sign after them: an arrow of a menu, a cross."""

    #: keys that click it, besides Space.
    clicking: tuple[Qt.Key, ...] = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def __init__(self, sign: str, most: int, parent: QWidget | None = None) -> None:
        """:param sign: what stands after the words.
        :param most: the words are never wider than so many average characters.
        """
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sign, self._most = sign, most
        self._words = ""

    def words(self) -> str:
        """Give the words, uncut."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self._write(self._room())
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Give the size for the words, however they are cut now."""
        self.ensurePolished()  # a style sheet may add to it
        metrics, hint = self.fontMetrics(), super().sizeHint()
        more = metrics.horizontalAdvance(self._cut(self._room())) - metrics.horizontalAdvance(self.text())
        return hint + QSize(more, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Give the size for the first letters."""
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), self.fontMetrics().averageCharWidth() * _LEAST), wanted.height())

    def event(self, event: QEvent) -> bool:
        """Take the keys that click it before any shortcut does."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in self.clicking:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Click by the keyboard."""
        if event.key() in self.clicking:
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the row may move the focus; QAbstractButton would go anywhere
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Cut the words, or show them whole again."""
        super().resizeEvent(event)
        self._write(self._room() - max(0, self.sizeHint().width() - self.width()))

    def _room(self) -> int:
        """Give the width of the words, in pixels, where the line is long enough."""
        metrics = self.fontMetrics()
        return min(metrics.horizontalAdvance(self._words), metrics.averageCharWidth() * self._most)

    def _cut(self, room: int) -> str:
        metrics = self.fontMetrics()
        words = self._words
        # asked for exactly the width of the words, elidedText may cut them nevertheless
        if room < metrics.horizontalAdvance(words):
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
        return words.replace("&", "&&") + self._sign

    def _write(self, room: int) -> None:
        text = self._cut(room)
        if text != self.text():
            self.setText(text)


class MenuButton(CutButton):
    """Opens a menu; the arrow down does too."""

    clicking = (*CutButton.clicking, Qt.Key.Key_Down, Qt.Key.Key_F4)
