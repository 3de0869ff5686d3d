"""The pages of a dock, one at a time: their keys, and the keyboard that is never taken from elsewhere."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QPushButton, QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Enter presses the button that has the keyboard; Escape presses the page's own ``back_button``."""

    def keyPressEvent(self, event: QKeyEvent | None) -> None:  # noqa: N802  Qt's name
        """Do what a key means that nothing on the page wanted."""
        button = self._meant(Qt.Key(event.key())) if event is not None else None
        if button is not None and button.isVisible() and button.isEnabled():
            button.click()
            return
        super().keyPressEvent(event)

    def _meant(self, key: Qt.Key) -> QPushButton | None:
        if key == Qt.Key.Key_Escape:
            found = getattr(self.currentWidget(), "back_button", None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            found = self.window().focusWidget()
        else:
            return None
        return found if isinstance(found, QPushButton) and self.isAncestorOf(found) else None


def take_keyboard(widget: QWidget) -> None:
    """Give a widget the keyboard where its dock has it, or nobody.

    What ends while the person writes elsewhere in QGIS does not take the next keys for its buttons.
    """
    place: QWidget = widget.window()
    page = widget.parentWidget()
    while page is not None:
        if isinstance(page, PageStack):
            place = page.parentWidget() or page
            break
        page = page.parentWidget()
    now = widget.window().focusWidget()
    if now is None or place.isAncestorOf(now):
        widget.setFocus()
