"""What a view shows when it has nothing to show: empty, loading, failed, not begun – with a way out."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ..errors import PluginError
from ..i18n import tr
from .labels import sentence
from .messages import show_details


class StatePage(QWidget):
    """An icon, a heading, a sentence or two, and up to two buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.heading = _centred(self, bold=True)
        self.text = _centred(self)
        self.button = QPushButton(self)
        self.second = QPushButton(self)
        self.second.setFlat(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addStretch(2)
        for widget in (self._icon, self.heading, self.text):
            layout.addWidget(widget)
        layout.addSpacing(6)
        for button in (self.button, self.second):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._actions: list[Callable[[], object] | None] = [None, None]
        self.button.clicked.connect(lambda: self._act(0))
        self.second.clicked.connect(lambda: self._act(1))
        self.say("")

    def say(
        self,
        heading: str,
        text: str = "",
        icon: QIcon | None = None,
        button: str = "",
        action: Callable[[], object] | None = None,
        second: str = "",
        second_action: Callable[[], object] | None = None,
    ) -> None:
        """Show a state; a button without words is hidden."""
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self._icon.setVisible(icon is not None)
        if icon is not None:
            self._icon.setPixmap(icon.pixmap(32, 32))
        self._actions = [action, second_action]
        for widget, words in ((self.button, button), (self.second, second)):
            widget.setText(words)
            widget.setVisible(bool(words))

    def fail(
        self,
        error: PluginError,
        retry: Callable[[], object],
        icon: QIcon | None = None,
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show a failure where its result would have been: try again, or look at the details.

        :param action: (words, what it calls) of the remedy, where trying again would fail again.
        """
        words, do = action or (tr("Try again"), retry)
        self.say(
            error.what,
            "\n".join(part for part in (error.why, error.todo) if part),
            icon,
            words,
            do,
            tr("Details"),
            lambda: show_details(error, self.window()),
        )

    def _act(self, rank: int) -> None:
        action = self._actions[rank]
        if action is not None:
            action()


def _centred(parent: QWidget, bold: bool = False) -> QLabel:
    label = sentence(parent, bold=bold)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
