"""Text painted in a given room: cut with "…" where it does not fit."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption


def one_line_of(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw one line, cut at the right."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def who_and_when(painter: QPainter, rect: QRect, who: str, when: str) -> None:
    """Draw "who · when"; a long name is cut, the date stays."""
    end = f" · {when}" if who and when else when
    wide = painter.fontMetrics().horizontalAdvance(end)
    room = rect.width() - wide
    if who and room < painter.fontMetrics().horizontalAdvance("MMM…"):
        one_line_of(painter, rect, when or who)
        return
    shown = painter.fontMetrics().elidedText(who, Qt.TextElideMode.ElideRight, max(0, room))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown + end)


def paragraph(
    painter: QPainter, rect: QRect, text: str, font: QFont, colour: QColor, most: int, corner: int = 0
) -> int:
    """Draw ``text`` on at most ``most`` lines, the last one cut; how many were used.

    :param corner: how much of the first line, at its right, is taken by something else, in pixels.
    """
    if not text or most <= 0:
        return 0
    metrics = QFontMetrics(font)
    # French writes a blank before these signs; no line begins with one
    text = re.sub(r" (?=[:;!?»])", "\u00a0", text)
    layout = QTextLayout(text, font)
    how = QTextOption()
    how.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(how)
    spans: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(spans) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width() - (0 if spans else corner))
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    painter.setPen(colour)
    painter.setFont(font)
    y = rect.top() + metrics.ascent()
    for rank, (start, length) in enumerate(spans):
        last = rank == most - 1
        shown = text[start:] if last else text[start : start + length]
        if last:
            room = rect.width() - (0 if rank else corner)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect.left(), y, shown)
        y += metrics.lineSpacing()
    return len(spans)
