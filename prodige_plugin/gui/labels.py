"""Labels for sentences: plain text, wrapped, as narrow as the dock wants, as high as the text needs."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
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
