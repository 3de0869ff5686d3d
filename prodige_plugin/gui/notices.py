"""Lines above a list that say what it holds, or what is missing in it, each with a way on."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ..i18n import tr
from . import icons
from .formats import tip_text
from .labels import sentence

#: Longer sentences are cut; the tooltip has them whole.
_MOST = 120


class _Line(QFrame):
    """An icon, a sentence, one button, a cross."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.icon = QLabel(self)
        self.text = sentence(self)
        self.button = QToolButton(self)
        self.cross = QToolButton(self)
        self.cross.setIcon(icons.theme("mIconClose.svg"))
        for button in (self.button, self.cross):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on=False, button=button: self._act(button))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 1, 2, 1)
        layout.setSpacing(4)
        layout.addWidget(self.icon)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.cross)
        self._actions: dict[QToolButton, Callable[[], object]] = {}

    def say(
        self,
        text: str,
        tip: str,
        icon: QIcon | None,
        button: tuple[str, Callable[[], object]] | None,
        close: tuple[str, Callable[[], object]] | None,
    ) -> None:
        side = self.fontMetrics().height()
        self.icon.setVisible(icon is not None)
        if icon is not None:
            self.icon.setPixmap(icon.pixmap(side, side))
        self.text.setText(text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…")
        self.text.setToolTip(tip_text(tip or text))
        self.setAccessibleName(text)
        self._actions.clear()
        for widget, act in ((self.button, button), (self.cross, close)):
            widget.setVisible(act is not None)
            if act is not None:
                self._actions[widget] = act[1]
        if button is not None:
            self.button.setText(button[0])
            self.button.setAccessibleName(tr("{button}: {about}", button=button[0], about=text))
        if close is not None:
            self.cross.setToolTip(close[0])
            self.cross.setAccessibleName(close[0])

    def _act(self, button: QToolButton) -> None:
        action = self._actions.get(button)
        if action is not None:
            action()


class Notices(QWidget):
    """The lines; there are none when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, _Line] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.hide()

    def say(
        self,
        key: str,
        text: str,
        *,
        tip: str = "",
        icon: QIcon | None = None,
        button: tuple[str, Callable[[], object]] | None = None,
        close: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show a line, or change it.

        :param key: which line it is.
        :param button: (label, what it does).
        :param close: (tooltip of the cross, what it does).
        """
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = _Line(self)
            self._layout.addWidget(line)
        line.say(text, tip, icon, button, close)
        line.show()
        self.show()

    def drop(self, key: str) -> None:
        """Take a line away; harmless when it is not there."""
        line = self._lines.pop(key, None)
        if line is not None:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        if not self._lines:
            self.hide()

    def keep_only(self, keys: set[str], begin: str) -> None:
        """Take the lines away whose key begins so and is not among these."""
        for key in [key for key in self._lines if key.startswith(begin) and key not in keys]:
            self.drop(key)

    def texts(self) -> dict[str, str]:
        """Give what the lines say."""
        return {key: line.text.text() for key, line in self._lines.items()}

    def press(self, key: str) -> None:
        """Do what the button of a line does."""
        self._lines[key].button.click()

    def close_line(self, key: str) -> None:
        """Do what the cross of a line does."""
        self._lines[key].cross.click()
