"""A button whose words are cut where the dock is too narrow, and whose sign at the end stays."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton, QWidget

#: The least width, in average characters of the font.
_LEAST = 9


class CutButton(QToolButton):
    """Words, and a sign after them: an arrow of a menu, a cross."""

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
        self._room = 0
        self._wanted: QSize | None = None

    def words(self) -> str:
        """Give the words, uncut."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        metrics = self.fontMetrics()
        self._words = words
        self._room = min(metrics.horizontalAdvance(words), metrics.averageCharWidth() * self._most)
        self._wanted = None
        self._write(self._room)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Give the size for the words."""
        if self._wanted is None:
            shown = self.text()
            self._write(self._room)
            self.ensurePolished()  # a style sheet may add to it
            self._wanted = super().sizeHint()
            self.setText(shown)
        return self._wanted

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Give the size for the first letters."""
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), self.fontMetrics().averageCharWidth() * _LEAST), wanted.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Cut the words, or show them whole again."""
        super().resizeEvent(event)
        self._write(self._room - max(0, self.sizeHint().width() - self.width()))

    def _write(self, room: int) -> None:
        text = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(0, room))
        self.setText(text.replace("&", "&&") + self._sign)
