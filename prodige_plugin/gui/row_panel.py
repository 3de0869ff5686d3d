"""What unfolds beneath a row of a tree (:mod:`.row_tree`): a panel as high as it needs."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

#: Left edge of what unfolds beneath a row, in pixels, however deep the row lies: a dock is narrow.
PANEL_LEFT = 20


class _Panel(QWidget):
    """As high as what it holds needs at the width there is: a tree makes no row lower than its widget's hint."""

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Give the height for the width of the tree."""
        hint = super().sizeHint()
        room = self.parentWidget().width() - PANEL_LEFT if self.parentWidget() is not None else hint.width()
        return QSize(hint.width(), self.heightForWidth(room)) if self.hasHeightForWidth() else hint


def panel(parent: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """Give an empty panel and the column to fill it, before the stretch at its end."""
    widget = _Panel(parent)
    column = QVBoxLayout(widget)
    column.setContentsMargins(2, 2, 4, 6)
    column.setSpacing(4)
    column.addStretch(1)
    return widget, column
