"""What completes the words as they are typed: searches made and kept, words of results, territories."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeyEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from ..i18n import tr
from . import icons
from .formats import tip_text

#: The most rows of the popup.
ROWS = 9


class Kind(enum.Enum):
    """Where a suggestion comes from."""

    BEFORE = "mIconHistory.svg"
    KEPT = "mIconFavorites.svg"
    WORDS = "search.svg"
    TERRITORY = "mActionZoomToArea.svg"
    CONCEPT = "mIconListView.svg"


@dataclass(frozen=True)
class Suggestion:
    """One row."""

    kind: Kind
    text: str
    #: what taking it means: a ``Search``, a ``Territory``, or the words themselves.
    what: Any = None
    #: what is said of it; by default what its kind says.
    about: str = ""

    def tip(self) -> str:
        """Say what it is."""
        if self.about:
            return self.about
        said = {
            Kind.BEFORE: tr("A search made before"),
            Kind.KEPT: tr("A search kept by name"),
            Kind.WORDS: tr("Words of the catalogue"),
            Kind.TERRITORY: tr("Search within this territory"),
            Kind.CONCEPT: tr("From a thesaurus"),
        }
        return said[self.kind]


class SuggestionPopup(QFrame):
    """Rows under a field that keeps the keyboard: Down and Up move, Enter takes, Escape closes."""

    #: A row was taken (Suggestion).
    taken = pyqtSignal(object)
    #: Down was pressed where there is no popup: suggestions are wanted, from whatever knows some.
    wanted = pyqtSignal()
    #: Down was pressed on the last row, or there is nothing to suggest.
    left = pyqtSignal()

    def __init__(self, field: QLineEdit) -> None:
        """:param field: what is typed in; it keeps the focus."""
        super().__init__(field, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._field = field
        self.rows = QListWidget(self)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setUniformItemSizes(True)
        self.rows.setIconSize(QSize(16, 16))
        self.rows.setStyleSheet("QListWidget::item { padding: 2px 5px; }")
        self.rows.setMouseTracking(True)
        self.rows.setAccessibleName(tr("Suggestions"))
        self.rows.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)
        field.installEventFilter(self)

    def offer(self, found: Sequence[Suggestion]) -> None:
        """Show these; nothing to show closes it. A row that is chosen stays chosen."""
        chosen = self.chosen()
        self.rows.clear()
        for one in found[:ROWS]:
            item = QListWidgetItem(_icon(one.kind), one.text)
            item.setToolTip(tip_text(f"{one.text}\n{one.tip()}"))
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.text}, {one.tip()}")
            self.rows.addItem(item)
            if one == chosen:
                self.rows.setCurrentItem(item)
        if not found or not self._field.isVisible():
            self.close()
            return
        row = max(self.rows.sizeHintForRow(0), self.fontMetrics().height() + 4)
        self.setFixedSize(max(self._field.width(), 160), row * self.rows.count() + 2 * self.frameWidth() + 2)
        corner = self._field.mapToGlobal(QPoint(0, self._field.height()))
        screen = self._field.screen() or QApplication.primaryScreen()
        if corner.y() + self.height() > screen.availableGeometry().bottom():
            corner.setY(corner.y() - self._field.height() - self.height())
        self.move(corner)
        self.show()

    def chosen(self) -> Suggestion | None:
        """Give the chosen row."""
        item = self.rows.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def offered(self) -> list[Suggestion]:
        """Give all rows."""
        return [self.rows.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.rows.count())]

    def close_unless_chosen(self) -> None:
        """Get out of the way of results, unless the person is choosing."""
        if self.chosen() is None:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take the keys that are the popup's."""
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move) and self.isVisible():
            self.close()
        elif kind == QEvent.Type.ShortcutOverride and self.isVisible() and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else the dock's own Escape would come first
            return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Down and not self.isVisible():
            self.wanted.emit()
            if not self.isVisible():
                self.left.emit()
            return True
        if not self.isVisible():
            return False
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.rows.currentItem()
            if item is not None:
                self._take(item)
                return True
            self.close()
        return False

    def _move(self, step: int) -> None:
        row = self.rows.currentRow() + step
        if row >= self.rows.count():
            self.close()
            self.left.emit()
        else:
            self.rows.setCurrentRow(row)  # -1: none, the words as they are typed

    def _take(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        self.rows.clear()
        self.close()
        self.taken.emit(found)


def merged(lists: Sequence[Sequence[Suggestion]], same: Callable[[str], str]) -> list[Suggestion]:
    """Give suggestions of several kinds as one list: some of each, each text once.

    :param same: gives a text as it is compared.
    """
    found: dict[str, Suggestion] = {}
    share = max(2, ROWS // max(1, sum(bool(one) for one in lists)))
    for whole in (False, True):
        for one in lists:
            for suggestion in one if whole else one[:share]:
                if len(found) < ROWS:
                    found.setdefault(f"{suggestion.kind is Kind.TERRITORY} {same(suggestion.text)}", suggestion)
    return list(found.values())


def _icon(kind: Kind) -> QIcon:
    found = icons.theme(kind.value)
    return found if not found.isNull() else QgsApplication.getThemeIcon("/search.svg")
