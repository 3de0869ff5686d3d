"""The steps of a plan, painted by a delegate: hundreds of layers make a thousand steps and more."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..i18n import tr
from ..publishing.plan import Plan, Step
from ..publishing.plan_text import step_text
from .formats import breakable, number_text, tip_text
from .publish_model import target_tip

_ROLE = Qt.ItemDataRole
_MARK_WIDTH, _BAR_HEIGHT = 18, 4
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class StepsModel(QAbstractListModel):
    """Steps, which of them is under way, and how far it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._texts: list[str] = []
        #: rank of the step under way, -1 before the first; all before it are done.
        self.current = -1
        #: how far the step under way is, 0 to 1.
        self.inside = 0.0

    def show_plan(self, plan: Plan) -> None:
        """Take the steps of a plan."""
        self.beginResetModel()
        self._steps = plan.steps
        self._texts = [breakable(f"{rank}. {step_text(step)}") for rank, step in enumerate(plan.steps, 1)]
        self.current, self.inside = -1, 0.0
        self.endResetModel()

    def go_to(self, rank: int, inside: float) -> None:
        """Say which step is under way, and how far; -1 says that none is done.

        The view paints it: a list that is told of changed data measures all its rows anew (QListView), thousands of
        them several times a second.
        """
        self.current, self.inside = rank, inside

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802  Qt's name
        """Give the number of steps."""
        return 0 if parent is not None and parent.isValid() else len(self._steps)

    def mark(self, rank: int) -> tuple[str, str]:
        """Give the sign of a step, and its words."""
        if rank < self.current:
            return "✓", tr("done")
        return ("▸", tr("under way")) if rank == self.current else ("·", tr("to do"))

    def data(self, index: QModelIndex, role: int = _ROLE.DisplayRole) -> Any:
        """Give what the view and a screen reader ask for."""
        if not index.isValid():
            return None
        rank = index.row()
        if role == _ROLE.DisplayRole:
            return self._texts[rank]
        if role == _ROLE.AccessibleTextRole:
            far = f" {number_text(100 * self.inside)} %" if rank == self.current else ""
            return f"{self._texts[rank]} ({self.mark(rank)[1]}{far})"
        if role == _ROLE.ToolTipRole:
            return tip_text(target_tip(self._steps[rank].targets) or self._texts[rank])
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a step: its mark, its words, and a bar while it is under way."""

    def __init__(self, view: StepsList) -> None:
        super().__init__(view)
        self._view = view

    def _box(self, option: QStyleOptionViewItem, text: str) -> QRect:
        width = max(80, self._view.viewport().width() - _MARK_WIDTH - 6)
        return option.fontMetrics.boundingRect(QRect(0, 0, width, 4000), _WRAP, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802  Qt's name
        """Give as many lines as the words need, and room for the bar."""
        return QSize(10, self._box(option, index.data()).height() + _BAR_HEIGHT + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint a step."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, self._view)
        steps, rank, area = self._view.steps, index.row(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        baseline = area.top() + 2 + option.fontMetrics.ascent()
        painter.drawText(area.left() + 3, baseline, steps.mark(rank)[0])
        words = QRect(area.left() + _MARK_WIDTH, area.top() + 2, area.width() - _MARK_WIDTH - 4, area.height())
        painter.drawText(words, _WRAP, index.data())
        if rank == steps.current:
            bar = QRect(words.left(), area.bottom() - _BAR_HEIGHT, words.width(), _BAR_HEIGHT - 1)
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Mid))
            bar.setWidth(int(bar.width() * min(1.0, max(0.0, steps.inside))))
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Highlight))
        painter.restore()


class StepsList(QListView):
    """The view; it keeps the step under way in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = StepsModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # many steps are laid out in lots: the window lives between two of them
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setAccessibleName(tr("Steps"))
        self.setTabKeyNavigation(False)

    def go_to(self, rank: int, inside: float) -> None:
        """Show which step is under way."""
        before = self.steps.current
        self.steps.go_to(rank, inside)
        self.viewport().update()
        if rank != before and 0 <= rank < self.steps.rowCount():
            self.scrollTo(self.steps.index(rank))

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802  Qt's name
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
