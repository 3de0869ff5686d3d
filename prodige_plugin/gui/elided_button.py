"""A push button whose words end in "…" where there is no room for them; the tooltip has them all."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

#: The least width, in average characters of the font.
_LEAST = 12


class ElidedButton(QPushButton):
    """A button that may be narrower than its words."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as a few characters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * _LEAST), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the button with as much of its words as fits."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        if style is None:
            return
        room = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width() - 4
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0, room))
        painter = QPainter(self)
        style.drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
