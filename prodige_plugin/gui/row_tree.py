"""A tree of two-line rows that unfold: ticked, filtered, painted by a delegate, so that hundreds stay fluid.

What a row says is asked for when it is painted, and what unfolds beneath it is built when it is first unfolded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from qgis.PyQt.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPainter, QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from .card_text import one_line_of
from .formats import tip_text
from .row_panel import PANEL_LEFT

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_PARTLY = Qt.CheckState.PartiallyChecked
_ROLE = Qt.ItemDataRole
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Row(QTreeWidgetItem):
    """A title, a line about it, a state at its right; perhaps a tick, perhaps something that unfolds."""

    def __init__(
        self,
        key: str,
        title: str,
        describe: Callable[[], str],
        icon: Callable[[], QIcon],
        *,
        tickable: bool = True,
        reason: str = "",
        panel: Callable[[QWidget], QWidget] | None = None,
    ) -> None:
        """:param describe: gives the second line; called when the row is painted.
        :param reason: why it cannot be ticked; it is the second line then, and wrapped so that all of it is read.
        :param panel: builds what unfolds beneath the row.
        """
        super().__init__()
        self.key, self.title, self.reason = key, title, reason
        self.state = ""
        self.state_icon: QIcon | None = None
        #: whether the state stands before the second line instead of at its end.
        self.state_first = False
        self._describe, self._icon, self._panel = describe, icon, panel
        self._description: str | None = None
        self._picture: QIcon | None = None
        self.panel: QWidget | None = None
        #: what the row stands for, for whoever made it.
        self.shown: Any = None
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if tickable and not reason:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        self.setFlags(flags)
        if self.tickable:
            self.setCheckState(0, _UNCHECKED)
        if panel is not None:
            self.addChild(_PanelItem())

    @property
    def tickable(self) -> bool:
        """Whether it has a tick."""
        return bool(self.flags() & Qt.ItemFlag.ItemIsUserCheckable)

    @property
    def ticked(self) -> bool:
        """Whether it is ticked, wholly."""
        return self.tickable and self.checkState(0) == _CHECKED

    def accessibleName(self) -> str:  # noqa: N802  as a widget has it
        """Give the title."""
        return self.title

    def description(self) -> str:
        """Give the second line."""
        if self._description is None:
            self._description = self.reason or self._describe()
        return self._description

    def renew(self) -> None:
        """Ask for the second line again."""
        self._description = None
        self.emitDataChanged()

    def picture(self) -> QIcon:
        """Give the icon."""
        if self._picture is None:
            self._picture = self._icon()
        return self._picture

    def say(self, state: str, icon: QIcon | None = None) -> None:
        """Show a state at the right, with an icon before it if there is one."""
        if (state, icon) != (self.state, self.state_icon):
            self.state, self.state_icon = state, icon
            self.emitDataChanged()

    def build(self, parent: QWidget) -> QWidget | None:
        """Build what unfolds; ``None`` where nothing does."""
        if self.panel is None and self._panel is not None:
            self.panel = self._panel(parent)
        return self.panel

    def setData(self, column: int, role: int, value: Any) -> None:  # noqa: N802  Qt's name
        """Tell the tree when the tick changes, whoever changes it."""
        before = self.checkState(0) if role == _ROLE.CheckStateRole else None
        super().setData(column, role, value)
        tree = self.treeWidget()
        if before is not None and isinstance(tree, RowTree) and before != self.checkState(0):
            tree.row_ticked(self)

    def data(self, column: int, role: int) -> Any:
        """Give what the view and a screen reader ask for."""
        if role == _ROLE.DisplayRole:
            return self.title
        if role == _ROLE.AccessibleTextRole:
            return ". ".join(part for part in (self.title, self.description(), self.state) if part)
        if role == _ROLE.ToolTipRole:
            parts = (self.title, self.description(), self.state)
            return tip_text("\n".join(part for part in parts if part))
        return super().data(column, role)


class _PanelItem(QTreeWidgetItem):
    """The place beneath a row where its panel stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlags(Qt.ItemFlag.ItemIsEnabled)


class _Delegate(QStyledItemDelegate):
    """Paints rows and gives panels their places."""

    def __init__(self, tree: RowTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802  Qt's name
        """Give two lines, more for a reason; for a panel, its height at the width there is."""
        item = self._tree.itemFromIndex(index)
        room = self._tree.viewport().width()
        if isinstance(item, _PanelItem):
            owner = item.parent()
            panel = owner.panel if isinstance(owner, Row) else None
            if panel is None:
                return QSize(10, 1)
            width = room - PANEL_LEFT
            return QSize(
                10, panel.heightForWidth(width) if panel.hasHeightForWidth() else panel.sizeHint().height()
            )
        line = option.fontMetrics.lineSpacing()
        high = 2 * line
        if isinstance(item, Row) and item.reason:
            left = self._text_left(item)
            box = option.fontMetrics.boundingRect(QRect(0, 0, max(60, room - left - 4), 2000), _WRAP, item.reason)
            high = line + max(line, box.height())
        return QSize(10, high + 6)

    def _text_left(self, item: QTreeWidgetItem) -> int:
        """Give about where a row's text begins, for measuring."""
        depth, parent = 1, item.parent()
        while parent is not None:
            depth, parent = depth + 1, parent.parent()
        return depth * self._tree.indentation() + 50

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # noqa: N802  Qt's name
        """Add the icon, which the item makes when it is painted."""
        super().initStyleOption(option, index)
        item = self._tree.itemFromIndex(index)
        if isinstance(item, Row):
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = item.picture()
            option.decorationSize = QSize(16, 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint a row."""
        item = self._tree.itemFromIndex(index)
        if not isinstance(item, Row):
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        style = self._tree.style()
        text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, own, self._tree)
        own.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, self._tree)
        self._text(painter, own, item, QRect(text.left() + 2, option.rect.top() + 3, 0, 0), option.rect.right() - 3)

    def _text(self, painter: QPainter, option: Any, item: Row, corner: QRect, right: int) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        full = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        soft = full if chosen else palette.color(QPalette.ColorRole.PlaceholderText)
        line = option.fontMetrics.lineSpacing()
        first = QRect(corner.left(), corner.top(), max(0, right - corner.left()), line)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(soft if item.reason else full)
        one_line_of(painter, first, item.title)
        second = first.translated(0, line)
        if item.reason:
            painter.setPen(soft)
            painter.drawText(second.adjusted(0, 0, 0, option.rect.height()), _WRAP, item.reason)
            painter.restore()
            return
        if item.state:
            painter.setPen(full)
            second = self._state(painter, second, item)
        painter.setPen(soft)
        one_line_of(painter, second, item.description())
        painter.restore()

    def _state(self, painter: QPainter, line: QRect, item: Row) -> QRect:
        """Write the state at one end of a line; gives the room that is left of it."""
        metrics = painter.fontMetrics()
        wide, most = metrics.horizontalAdvance(item.state), int(line.width() * 0.7)
        shown = item.state
        if wide > most:
            shown, wide = metrics.elidedText(item.state, Qt.TextElideMode.ElideRight, most), most
        picture = 20 if item.state_icon is not None else 0
        left = line.left() if item.state_first else line.right() - wide - picture
        if item.state_icon is not None:
            item.state_icon.paint(painter, left, line.top() + (line.height() - 14) // 2, 14, 14)
        # by its base line: a sign that another font draws would push the words down
        base = line.top() + (line.height() - metrics.height()) // 2 + metrics.ascent()
        painter.drawText(left + picture, base, shown)
        if item.state_first:
            return line.adjusted(picture + wide + 10, 0, 0, 0)
        return line.adjusted(0, 0, -(wide + picture + 6), 0)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex) -> None:  # noqa: N802
        """Give a panel the whole width but for a small edge."""
        editor.setGeometry(
            QRect(PANEL_LEFT, option.rect.top(), self._tree.viewport().width() - PANEL_LEFT, option.rect.height())
        )


class RowTree(QTreeWidget):
    """Rows, perhaps in groups; Space ticks, Enter and the arrows fold and unfold."""

    #: What is ticked changed.
    ticked = pyqtSignal()
    #: A row was unfolded for the first time (Row, its panel).
    unfolded = pyqtSignal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(20)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Delegate(self))
        self._ticking = False
        self.itemExpanded.connect(self._expanded)
        self.itemActivated.connect(lambda item, _column: item.setExpanded(not item.isExpanded()))

    # -- rows --------------------------------------------------------------------------------------

    def every(self) -> Iterator[Row]:
        """Give all rows, groups among them, from top to bottom."""
        waiting: list[QTreeWidgetItem] = [self.topLevelItem(rank) for rank in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            waiting[:0] = [item.child(rank) for rank in range(item.childCount())]
            if isinstance(item, Row):
                yield item

    def is_group(self, row: Row) -> bool:
        """Whether a row holds others."""
        return any(isinstance(row.child(rank), Row) for rank in range(row.childCount()))

    def tick_all(self, on: bool) -> None:
        """Tick, or untick, every row that is shown."""
        self._ticking = True
        for row in self.every():
            if row.tickable and not row.isHidden() and not self.is_group(row):
                row.setCheckState(0, _CHECKED if on else _UNCHECKED)
        self._ticking = False
        self.settle()
        self.ticked.emit()

    def set_ticked(self, row: Row, on: bool = True) -> None:
        """Tick a row, and tell its groups."""
        row.setCheckState(0, _CHECKED if on else _UNCHECKED)

    def settle(self) -> None:
        """Let the groups show what their rows have."""
        self._ticking = True
        groups = [row for row in self.every() if self.is_group(row)]
        for group in reversed(groups):
            inside = [group.child(rank) for rank in range(group.childCount())]
            states = {one.checkState(0) for one in inside if isinstance(one, Row) and one.tickable}
            if states and group.tickable:
                group.setCheckState(0, states.pop() if len(states) == 1 else _PARTLY)
        self._ticking = False

    def show_only(self, wanted: Callable[[Row], bool]) -> int:
        """Hide the rows that are not wanted; a group is shown when something in it is. How many are shown."""
        shown = 0
        for row in reversed(list(self.every())):
            if self.is_group(row):
                inside = [row.child(rank) for rank in range(row.childCount())]
                row.setHidden(not any(isinstance(one, Row) and not one.isHidden() for one in inside))
            else:
                row.setHidden(not wanted(row))
                shown += not row.isHidden()
        return shown

    def panels(self) -> list[QWidget]:
        """Give the panels that are unfolded, from top to bottom."""
        found = [row.panel for row in self.every() if row.isExpanded() and row.panel is not None]
        return [panel for panel in found if panel.isVisible()]

    def row_ticked(self, row: Row) -> None:
        """Let what a group holds follow its tick, and the groups follow their rows; the row tells it itself."""
        if self._ticking:
            return
        state = row.checkState(0)
        if self.is_group(row) and state != _PARTLY:
            self._ticking = True
            for inside in _inside(row):
                if inside.tickable:
                    inside.setCheckState(0, state)
        self.settle()
        self.ticked.emit()

    # -- what unfolds ------------------------------------------------------------------------------

    def _expanded(self, item: QTreeWidgetItem) -> None:
        if not isinstance(item, Row) or item.panel is not None:
            return
        place = item.child(0)
        panel = item.build(self.viewport()) if isinstance(place, _PanelItem) else None
        if panel is not None:
            panel.installEventFilter(self)
            panel.setAutoFillBackground(True)
            self.setItemWidget(place, 0, panel)
            self.unfolded.emit(item, panel)
            self.scheduleDelayedItemsLayout()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802  Qt's name
        """Give a panel another height when what is in it has changed."""
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            self.scheduleDelayedItemsLayout()
        return bool(super().eventFilter(watched, event))

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802  Qt's name
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _inside(item: QTreeWidgetItem) -> Iterator[Row]:
    for rank in range(item.childCount()):
        child = item.child(rank)
        if isinstance(child, Row):
            yield child
            yield from _inside(child)
