"""What is drawn in the colours of the theme: a sign per type of resource, the star of favourites."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap, QPolygonF
from qgis.PyQt.QtWidgets import QApplication


def draw_type(painter: QPainter, rect: QRectF, code: str, ink: QColor) -> None:
    """Draw the sign of a type of resource (MD_ScopeCode) inside a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, max(1.0, rect.width() / 24), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                        Qt.PenJoinStyle.RoundJoin))  # fmt: skip
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAWINGS.get(code, _sheets)(painter, rect)
    painter.restore()


def star_shape(centre: QPointF, radius: float) -> QPolygonF:
    """Give a star of five points."""
    return _star(radius).translated(centre)


@lru_cache(maxsize=16)
def _star(radius: float) -> QPolygonF:
    """Give the star around the origin."""
    points = []
    for rank in range(10):
        reach = radius if rank % 2 == 0 else radius * 0.45
        angle = -pi / 2 + rank * pi / 5
        points.append(QPointF(reach * cos(angle), reach * sin(angle)))
    return QPolygonF(points)


def star_icon(full: bool) -> QIcon:
    """Give the star as an icon, full for a favourite."""
    ink = QApplication.palette().color(QPalette.ColorRole.WindowText)
    icon = QIcon()
    for size in (16, 24, 32, 48):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, size / 16))
        painter.setBrush(ink if full else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(star_shape(QPointF(size / 2, size / 2 + size / 32), size * 0.44))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _at(rect: QRectF, x: float, y: float) -> QPointF:
    return QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())


def _lozenge(painter: QPainter, rect: QRectF, y: float) -> None:
    corners = ((0.5, y - 0.2), (0.95, y), (0.5, y + 0.2), (0.05, y))
    painter.drawPolygon(QPolygonF([_at(rect, *corner) for corner in corners]))


def _half(painter: QPainter, rect: QRectF, y: float) -> None:
    painter.drawPolyline(QPolygonF([_at(rect, 0.05, y), _at(rect, 0.5, y + 0.2), _at(rect, 0.95, y)]))


def _sheets(painter: QPainter, rect: QRectF) -> None:
    """A layer over another: a data set."""
    _lozenge(painter, rect, 0.38)
    _half(painter, rect, 0.6)


def _stack(painter: QPainter, rect: QRectF) -> None:
    """Many layers: a series."""
    _lozenge(painter, rect, 0.26)
    for y in (0.42, 0.58, 0.74):
        _half(painter, rect, y)


def _globe(painter: QPainter, rect: QRectF) -> None:
    """A globe: a service."""
    circle = rect.adjusted(rect.width() * 0.08, rect.height() * 0.08, -rect.width() * 0.08, -rect.height() * 0.08)
    painter.drawEllipse(circle)
    painter.drawEllipse(QRectF(circle.center().x() - circle.width() * 0.22, circle.top(), circle.width() * 0.44,
                               circle.height()))  # fmt: skip
    painter.drawLine(QPointF(circle.left(), circle.center().y()), QPointF(circle.right(), circle.center().y()))


def _folded(painter: QPainter, rect: QRectF) -> None:
    """A folded map."""
    tops, lows = (0.22, 0.12, 0.22, 0.12), (0.88, 0.78, 0.88, 0.78)
    xs = (0.06, 0.36, 0.64, 0.94)
    outline = [_at(rect, x, y) for x, y in zip(xs, tops, strict=True)]
    outline += [_at(rect, x, y) for x, y in zip(reversed(xs), reversed(lows), strict=True)]
    painter.drawPolygon(QPolygonF(outline))
    for rank in (1, 2):
        painter.drawLine(_at(rect, xs[rank], tops[rank]), _at(rect, xs[rank], lows[rank]))


def _table(painter: QPainter, rect: QRectF) -> None:
    """A table: data without geography."""
    painter.drawRect(QRectF(_at(rect, 0.08, 0.15), _at(rect, 0.92, 0.85)))
    for y in (0.38, 0.61):
        painter.drawLine(_at(rect, 0.08, y), _at(rect, 0.92, y))
    painter.drawLine(_at(rect, 0.4, 0.15), _at(rect, 0.4, 0.85))


def _window(painter: QPainter, rect: QRectF) -> None:
    """A window: an application."""
    painter.drawRoundedRect(QRectF(_at(rect, 0.08, 0.15), _at(rect, 0.92, 0.85)), 3, 3)
    painter.drawLine(_at(rect, 0.08, 0.34), _at(rect, 0.92, 0.34))


def _page(painter: QPainter, rect: QRectF) -> None:
    """A written page: a document."""
    path = QPainterPath(_at(rect, 0.2, 0.06))
    for x, y in ((0.6, 0.06), (0.8, 0.26), (0.8, 0.94), (0.2, 0.94)):
        path.lineTo(_at(rect, x, y))
    path.closeSubpath()
    painter.drawPath(path)
    for y in (0.45, 0.6, 0.75):
        painter.drawLine(_at(rect, 0.34, y), _at(rect, 0.66, y))


_DRAWINGS = {
    "dataset": _sheets,
    "series": _stack,
    "service": _globe,
    "map": _folded,
    "nonGeographicDataset": _table,
    "application": _window,
    "software": _window,
    "document": _page,
}
