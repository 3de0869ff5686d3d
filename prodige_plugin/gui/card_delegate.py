"""Paints one search result as a card: picture, title, organisation and date, tags, services, "Add"."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QImage,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
)
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
    QToolTip,
)

from ..i18n import tr
from .card_parts import (
    ADD,
    KIND,
    MORE,
    SHARED_LINES,
    STAR,
    WAYS,
    Part,
    Places,
    card_height,
    places,
    small,
    where_text,
)
from .card_text import one_line_of, paragraph, who_and_when
from .catalogue_model import ResultModel
from .formats import one_line
from .result_words import byline
from .type_icons import draw_type, star_shape


@dataclass(frozen=True)
class _Inks:
    """The colours of one card in its state."""

    ink: QColor
    soft: QColor
    faint: QColor
    base: QColor


class CardDelegate(QStyledItemDelegate):
    """Cards of one height, so that a list of thousands scrolls at once."""

    #: A part of a card was clicked: the index, and the key of :mod:`.card_parts`.
    clicked = pyqtSignal(QModelIndex, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: the part under the mouse, and the one the arrow keys are on: (row, key).
        self.hot: tuple[int, str] = (-1, "")
        self.keyed: tuple[int, str] = (-1, "")

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # noqa: N802  Qt's name
        """Give the height of a card: five lines of text."""
        return QSize(200, card_height(option.font))

    def places(self, option: QStyleOptionViewItem, index: QModelIndex) -> Places | None:
        """Give where everything is on a card; ``None`` where there is none."""
        summary = index.data(ResultModel.SummaryRole)
        if summary is None:
            return None
        return places(
            option.rect,
            option.font,
            summary,
            index.data(ResultModel.BadgesRole) or (),
            loadable=bool(index.data(ResultModel.LoadableRole)),
            where=where_text(index.data(ResultModel.PlatformsRole) or ()),
        )

    def part_at(self, option: QStyleOptionViewItem, index: QModelIndex, where: QPointF) -> Part | None:
        """Give the part of a card at a point."""
        found = self.places(option, index)
        point = where.toPoint()
        return next((part for part in found.parts if part.rect.contains(point)), None) if found else None

    # -- painting ----------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint a card with the palette's colours."""
        found, summary = self.places(option, index), index.data(ResultModel.SummaryRole)
        if found is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        inks = _inks(option, selected)
        self._picture(painter, option, found.picture, index.data(ResultModel.ThumbnailRole), summary.type, inks)
        self._words(painter, option, index, found, inks)
        self._tags(painter, option, found, inks)
        loadable = bool(index.data(ResultModel.LoadableRole))
        if not found.services:
            painter.setPen(inks.soft)
            painter.setFont(small(option.font))
            nothing = tr("Services not asked for yet") if loadable else tr("No service to load")
            one_line_of(painter, found.nothing, nothing)
        row = index.row()
        for part in found.parts:
            hot = (row, part.key) == self.hot
            keyed = (row, part.key) == self.keyed
            if part.key == STAR:
                self._star(painter, part.rect, bool(index.data(ResultModel.FavouriteRole)), hot, inks)
            else:
                self._button(painter, option, part, hot)
            if keyed:
                painter.setPen(QPen(inks.ink, 1, Qt.PenStyle.DotLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(part.rect.adjusted(-2, -2, 2, 2), 3, 3)
        if not selected:
            painter.setPen(inks.faint)
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            _focus_ring(painter, option)
        painter.restore()

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, found: Places, inks: _Inks
    ) -> None:
        """Title on one or two lines, the abstract where a line is left, then who and when."""
        summary, area, line = index.data(ResultModel.SummaryRole), found.text, found.line
        bold = QFont(option.font)
        bold.setBold(True)
        star = found.part(STAR)
        corner = area.right() - star.rect.left() + 4 if star is not None else 0
        used = paragraph(painter, area, index.data() or "", bold, inks.ink, SHARED_LINES, corner)
        y = area.top() + used * line
        painter.setPen(inks.soft)
        painter.setFont(option.font)
        who_and_when(painter, QRect(area.left(), y, area.width(), line), *byline(summary))
        rest = QRect(area.left(), y + line, area.width(), line)
        # a card without tags gives their line to the abstract
        free = 0 if found.tags or found.where[1] else 1
        paragraph(painter, rest, one_line(summary.abstract[:400]), option.font, inks.soft, SHARED_LINES + free - used)

    def _picture(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, image: QImage | None, code: str, inks: _Inks
    ) -> None:
        painter.setPen(inks.faint)
        painter.setBrush(_mixed(option.palette.color(QPalette.ColorRole.Text), _base(option), 0.94))
        painter.drawRoundedRect(rect, 3, 3)
        if image is None or image.isNull():
            margin = rect.width() * 0.24
            ink = _mixed(option.palette.color(QPalette.ColorRole.Text), _base(option), 0.45)
            draw_type(painter, QRectF(rect).adjusted(margin, margin, -margin, -margin), code, ink)
            return
        ratio = option.widget.devicePixelRatioF()
        inner = rect.adjusted(1, 1, -1, -1)
        scaled = image.scaled(
            inner.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        wide, high = scaled.width() / ratio, scaled.height() / ratio
        painter.drawImage(
            QPointF(inner.center().x() - wide / 2 + 0.5, inner.center().y() - high / 2 + 0.5), scaled
        )

    def _tags(self, painter: QPainter, option: QStyleOptionViewItem, found: Places, inks: _Inks) -> None:
        painter.setFont(small(option.font))
        for tag in found.tags:
            painter.setPen(inks.ink if tag.loud else inks.faint)
            painter.setBrush(Qt.BrushStyle.NoBrush if tag.loud else inks.base)
            painter.drawRoundedRect(tag.rect, tag.rect.height() / 2, tag.rect.height() / 2)
            painter.setPen(inks.ink if tag.loud else inks.soft)
            _centred(painter, tag.rect, tag.text)
        area, words = found.where
        if words and area.width() > 0:
            painter.setPen(inks.soft)
            one_line_of(painter, area, words)

    def _button(self, painter: QPainter, option: QStyleOptionViewItem, part: Part, hot: bool) -> None:
        palette = option.palette
        face, edge = palette.color(QPalette.ColorRole.Button), palette.color(QPalette.ColorRole.Mid)
        ink = palette.color(QPalette.ColorRole.ButtonText)
        if hot:
            face = _mixed(face, palette.color(QPalette.ColorRole.Highlight), 0.35)
            edge = palette.color(QPalette.ColorRole.Highlight)
        painter.setPen(edge)
        painter.setBrush(face)
        painter.drawRoundedRect(part.rect, 3, 3)
        painter.setPen(ink)
        if part.key == WAYS:
            _arrow(painter, part.rect, ink)
            return
        painter.setFont(small(option.font))
        _centred(painter, part.rect, part.text)

    def _star(self, painter: QPainter, rect: QRect, on: bool, hot: bool, inks: _Inks) -> None:
        """A star, full for a favourite."""
        side = min(rect.width(), rect.height()) * 0.42
        ink = inks.ink if on or hot else inks.soft
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(ink if on else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(star_shape(QPointF(rect.center()) + QPointF(0.5, 0.5), side))

    # -- clicks and tips ---------------------------------------------------------------------------

    def editorEvent(  # noqa: N802  Qt's name
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: QModelIndex
    ) -> bool:
        """Notice a click on a part."""
        pressed = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        released = event.type() == QEvent.Type.MouseButtonRelease
        if (pressed or released) and event.button() == Qt.MouseButton.LeftButton:
            part = self.part_at(option, index, event.localPos())
            if part is not None:
                if released:
                    self.clicked.emit(index, part.key)
                return True
        return super().editorEvent(event, model, option, index)

    def helpEvent(  # noqa: N802  Qt's name
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: QModelIndex
    ) -> bool:
        """Say what a part does; elsewhere, what the model says of the result."""
        part = self.part_at(option, index, QPointF(event.pos()))
        if part is not None:
            QToolTip.showText(event.globalPos(), tip_of(part.key, bool(index.data(ResultModel.FavouriteRole))), view)
            return True
        return super().helpEvent(event, view, option, index)


def tip_of(key: str, starred: bool = False) -> str:
    """Say what clicking a part does."""
    if key.startswith(KIND):
        return tr("Load {kind}", kind=key.removeprefix(KIND))
    return {
        ADD: tr("Load by the best way (Enter)"),
        WAYS: tr("All ways to load (Alt+Down)"),
        MORE: tr("All ways to load (Alt+Down)"),
        STAR: tr("Take out of the favourites (Ctrl+D)") if starred else tr("Keep as a favourite (Ctrl+D)"),
    }.get(key, "")


def _inks(option: QStyleOptionViewItem, selected: bool) -> _Inks:
    active = bool(option.state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    ink = option.palette.color(group, role)
    base = option.palette.color(group, QPalette.ColorRole.Highlight) if selected else _base(option)
    soft = ink if selected else _mixed(ink, base, 0.30)
    return _Inks(ink, soft, _mixed(ink, base, 0.75), base)


def _base(option: QStyleOptionViewItem) -> QColor:
    return option.palette.color(QPalette.ColorRole.Base)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Give a colour between two; ``share`` of the other."""
    return QColor(
        *(int(a + (b - a) * share) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)),
    )


def _centred(painter: QPainter, rect: QRect, text: str) -> None:
    inner = rect.adjusted(4, 0, -4, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner.adjusted(-2, 0, 2, 0), Qt.AlignmentFlag.AlignCenter, shown)


def _arrow(painter: QPainter, rect: QRect, ink: QColor) -> None:
    centre, step = QRectF(rect).center(), rect.height() / 6
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(
        QPolygonF([centre + QPointF(-step, -step / 2), centre + QPointF(step, -step / 2), centre + QPointF(0, step)])
    )


def _focus_ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
    ring = QStyleOptionFocusRect()
    ring.rect = option.rect.adjusted(1, 1, -1, -2)
    ring.palette, ring.state = option.palette, option.state | QStyle.StateFlag.State_KeyboardFocusChange
    ring.backgroundColor = option.palette.color(QPalette.ColorRole.Base)
    option.widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, ring, painter, option.widget)
