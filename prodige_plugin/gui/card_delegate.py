"""Paints one search result as a card: picture, title, organisation and date, abstract, services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QEvent, QModelIndex, QObject, QPointF, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette, QTextLayout, QTextOption
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..i18n import tr
from .catalogue_model import ResultModel, byline
from .formats import one_line

_PAD = 7
_PICTURE = 56
#: Lines of a card: title and abstract share three, then the line of organisation and date.
_SHARED_LINES = 3


@dataclass(frozen=True)
class _Places:
    """Where the parts of one card are."""

    picture: QRect
    text: QRect
    add: QRect
    line: int


class CardDelegate(QStyledItemDelegate):
    """Cards of one height, so that a list of thousands scrolls at once."""

    #: The "Add" button of a card was clicked.
    addClicked = pyqtSignal(QModelIndex)  # noqa: N815  Qt's manner

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._add = tr("Add")

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # noqa: N802  Qt's name
        """Give the height of a card: five lines of text."""
        line = QFontMetrics(option.font).lineSpacing()
        return QSize(200, max(_PICTURE, (_SHARED_LINES + 2) * line + 9) + 2 * _PAD)

    def _places(self, option: QStyleOptionViewItem) -> _Places:
        metrics = QFontMetrics(option.font)
        line = metrics.lineSpacing()
        inner = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        picture = QRect(inner.left(), inner.top() + 2, _PICTURE, _PICTURE)
        text = inner.adjusted(_PICTURE + _PAD, 0, 0, 0)
        wide = metrics.horizontalAdvance(self._add) + 18
        add = QRect(text.right() - wide, text.bottom() - line - 4, wide, line + 5)
        return _Places(picture, text, add, line)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint a card with the palette's colours."""
        summary = index.data(ResultModel.SummaryRole)
        if summary is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        ink = option.palette.color(group, role)
        soft = _mixed(ink, option.palette.color(QPalette.ColorRole.Base), 0.30) if not selected else ink
        places = self._places(option)
        self._paint_picture(painter, option, places.picture, index.data(ResultModel.ThumbnailRole), soft)

        bold = QFont(option.font)
        bold.setBold(True)
        area = places.text
        used = _paragraph(painter, area, index.data() or "", bold, ink, 2)
        y = area.top() + used * places.line
        painter.setPen(soft)
        painter.setFont(option.font)
        who, when = byline(summary)
        _who_and_when(painter, QRect(area.left(), y, area.width(), places.line), who, when)
        rest = QRect(area.left(), y + places.line, area.width(), places.line)
        abstract = one_line(summary.abstract[:600])
        _paragraph(painter, rest, abstract, option.font, soft if not selected else ink, _SHARED_LINES - used)

        right = places.add.left() - 6 if (selected or hovered) else area.right()
        loadable = bool(index.data(ResultModel.LoadableRole))
        nothing = tr("Services not asked for yet") if loadable else tr("No service to load")
        self._paint_badges(painter, option, index.data(ResultModel.BadgesRole) or (), nothing, places, right, soft)
        if selected or hovered:
            self._paint_add(painter, option, places.add, loadable)
        if not selected:
            painter.setPen(_mixed(option.palette.color(QPalette.ColorRole.Text), _base(option), 0.85))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, image: QImage | None, soft: QColor
    ) -> None:
        painter.setPen(_mixed(soft, _base(option), 0.6))
        painter.setBrush(_mixed(option.palette.color(QPalette.ColorRole.Text), _base(option), 0.94))
        painter.drawRoundedRect(rect, 3, 3)
        if image is not None and not image.isNull():
            ratio = option.widget.devicePixelRatioF()
            inner = rect.adjusted(1, 1, -1, -1)
            scaled = image.scaled(
                inner.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            size = scaled.size() / ratio
            painter.drawImage(
                QPointF(inner.center().x() - size.width() / 2 + 0.5, inner.center().y() - size.height() / 2 + 0.5),
                scaled,
            )
            return
        # no picture: a quiet sheet of map, so that cards stay aligned
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y, step = rect.left() + 14, rect.top() + 18, 10
        for rank in range(3):
            painter.drawLine(x, y + rank * step, x + 28, y + rank * step - 4 + 2 * rank)
        painter.drawLine(x + 14, y - 8, x + 14, y + 28)

    def _paint_badges(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        names: tuple[str, ...],
        nothing: str,
        places: _Places,
        right: int,
        soft: QColor,
    ) -> None:
        small = QFont(option.font)
        small.setPointSizeF(max(6.5, option.font.pointSizeF() * 0.85))
        metrics = QFontMetrics(small)
        painter.setFont(small)
        x, bottom = places.text.left(), places.text.bottom()
        top = bottom - metrics.height() - 1
        if not names:
            painter.setPen(soft)
            box = QRect(x, top, right - x, metrics.height() + 2)
            _one(painter, box, nothing)
            return
        for name in names:
            wide = metrics.horizontalAdvance(name) + 10
            if x + wide > right:
                break
            box = QRect(x, top, wide, metrics.height() + 2)
            painter.setPen(_mixed(soft, _base(option), 0.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(soft)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
            x += wide + 4

    def _paint_add(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, loadable: bool) -> None:
        if not loadable:
            return
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(option.palette.color(QPalette.ColorRole.Button))
        painter.drawRoundedRect(rect, 3, 3)
        painter.setPen(option.palette.color(QPalette.ColorRole.ButtonText))
        painter.setFont(option.font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._add)

    def editorEvent(  # noqa: N802  Qt's name
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: QModelIndex
    ) -> bool:
        """Notice a click on "Add"."""
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonPress):
            left = event.button() == Qt.MouseButton.LeftButton
            if left and self._places(option).add.contains(event.pos()) and index.data(ResultModel.LoadableRole):
                if event.type() == QEvent.Type.MouseButtonRelease:
                    self.addClicked.emit(index)
                return True
        return super().editorEvent(event, model, option, index)


def _base(option: QStyleOptionViewItem) -> QColor:
    return option.palette.color(QPalette.ColorRole.Base)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Give a colour between two; ``share`` of the other."""
    return QColor(
        *(int(a + (b - a) * share) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)),
    )


def _one(painter: QPainter, rect: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _who_and_when(painter: QPainter, rect: QRect, who: str, when: str) -> None:
    """Draw "who · when"; a long name is elided, the date stays."""
    end = f" · {when}" if who and when else when
    wide = painter.fontMetrics().horizontalAdvance(end)
    shown = painter.fontMetrics().elidedText(who, Qt.TextElideMode.ElideRight, max(0, rect.width() - wide))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown + end)


def _paragraph(painter: QPainter, rect: QRect, text: str, font: QFont, colour: QColor, most: int) -> int:
    """Draw ``text`` on at most ``most`` lines, the last one elided; how many were used."""
    if not text or most <= 0:
        return 0
    metrics = QFontMetrics(font)
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
        line.setLineWidth(rect.width())
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    painter.setPen(colour)
    painter.setFont(font)
    y = rect.top() + metrics.ascent()
    for rank, (start, length) in enumerate(spans):
        last = rank == most - 1
        shown = text[start:] if last else text[start : start + length]
        if last:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.left(), y, shown)
        y += metrics.lineSpacing()
    return len(spans)
