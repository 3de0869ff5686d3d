"""A layout that puts widgets beside each other and begins a new line where the dock ends."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets, as many as the width asks for; a widget wider than a line gets the whole line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 4, fill: bool = False) -> None:
        """Lay nothing out yet.

        :param spacing: pixels between widgets and between lines.
        :param fill: the last widget of each line takes all that is left of it.
        """
        super().__init__(parent)
        self._fill = fill
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    # names and meanings are Qt's (QLayout)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Give the number of items."""
        return len(self._items)

    def itemAt(self, rank: int) -> QLayoutItem | None:  # noqa: N802
        """Give an item."""
        return self._items[rank] if 0 <= rank < len(self._items) else None

    def takeAt(self, rank: int) -> QLayoutItem | None:  # noqa: N802
        """Take an item out."""
        return self._items.pop(rank) if 0 <= rank < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Say that the height is only what is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Give the height of the lines."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, area: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(area)
        self._arrange(area, place=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Give the size that is enough for the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """Give the size of the largest item: as narrow as it can be, as high as it wants, since lines are so high."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(QSize(item.minimumSize().width(), item.sizeHint().height()))
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, area: QRect, place: bool) -> int:
        """Place the items in lines, or only see how high the lines are; gives the height."""
        margins = self.contentsMargins()
        inner = area.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        gap = self.spacing()
        left, top, line = inner.x(), inner.y(), 0
        placed: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            hint = item.sizeHint()
            width = min(hint.width(), max(inner.width(), item.minimumSize().width()))
            if line and left + width > inner.right() + 1:
                left, top, line = inner.x(), top + line + gap, 0
            placed.append((item, QRect(QPoint(left, top), QSize(width, hint.height()))))
            left += width + gap
            line = max(line, hint.height())
        for rank, (item, area_of) in enumerate(placed if place else ()):
            ends = rank + 1 == len(placed) or placed[rank + 1][1].top() != area_of.top()
            if self._fill and ends:
                area_of.setRight(max(area_of.right(), inner.right()))
            item.setGeometry(area_of)
        return top + line - area.y() + margins.bottom()
