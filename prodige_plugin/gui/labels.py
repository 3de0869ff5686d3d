"""Labels for sentences: plain text, wrapped, as narrow as the dock wants, as high as the text needs."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget


def sentence(parent: QWidget, text: str = "", bold: bool = False) -> QLabel:
    """Give a label for a sentence of any length; titles in it are never read as HTML (promise P12)."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)  # setWordWrap sets it, a new policy would lose it
    label.setSizePolicy(policy)
    label.setText(text)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label


class ElidedLabel(QLabel):
    """One line of plain text that ends in "…" where the dock is too narrow; the tooltip has it all."""

    def __init__(self, text: str, parent: QWidget | None = None, soft: bool = False) -> None:
        """:param soft: paint it in the palette's quieter colour."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._soft = soft
        self.setText(text)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the text, elided."""
        painter = QPainter(self)
        role = QPalette.ColorRole.PlaceholderText if self._soft else QPalette.ColorRole.WindowText
        painter.setPen(self.palette().color(role))
        area = self.contentsRect().adjusted(max(0, self.indent()), 0, 0, 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
