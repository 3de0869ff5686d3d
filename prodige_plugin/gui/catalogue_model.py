"""The results of a search as a list that grows by itself as its end comes near."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage

from ..catalogue.model import Query, ResultPage, Summary
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from .formats import date_text, one_line
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

#: Asks a catalogue for one page. Worker thread.
Search = Callable[[Query, Feedback], ResultPage]

#: No list is longer; more words find better than more scrolling does.
MAX_ROWS = 2000


class State(enum.Enum):
    """What the list is doing."""

    IDLE = "idle"
    SEARCHING = "searching"
    READY = "ready"
    MORE = "more"
    FAILED = "failed"


class ResultModel(QAbstractListModel):
    """Summaries of one search; a newer search cancels the older one."""

    SummaryRole = Qt.ItemDataRole.UserRole
    ThumbnailRole = Qt.ItemDataRole.UserRole + 1
    BadgesRole = Qt.ItemDataRole.UserRole + 2
    #: whether a result can be loaded, or may turn out to be once its links are asked for.
    LoadableRole = Qt.ItemDataRole.UserRole + 3

    #: The state changed.
    stateChanged = pyqtSignal()  # noqa: N815  Qt's manner

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State.IDLE
        self.error: PluginError | None = None
        self.total = 0
        self._rows: list[Summary] = []
        self._badges: list[tuple[str, ...]] = []
        self._seen: set[str] = set()
        self._images: dict[str, QImage] = {}
        self._search: Search | None = None
        self._query = Query()
        self._next: int | None = None
        self._task: TaskHandle | None = None

    # -- asking ----------------------------------------------------------------------------------

    def start(self, search: Search, query: Query) -> None:
        """Begin a search; what the list holds stays readable until the answer comes."""
        self._cancel()
        self._search, self._query = search, query
        self._ask(State.SEARCHING, query)

    def stop(self) -> None:
        """Stop waiting; what has come stays."""
        if self._task is not None:
            self._cancel()
            self._set(State.READY if self._rows else State.IDLE)

    def clear(self) -> None:
        """Empty the list and forget the search."""
        self._cancel()
        self._search, self._next = None, None
        self._fill(ResultPage(0, ()), {})
        self._set(State.IDLE)

    def retry(self) -> None:
        """Ask again for what failed."""
        if self._search is not None:
            start = self._next if self._rows and self._next is not None else 0
            self._ask(State.MORE if start else State.SEARCHING, replace(self._query, start=start))

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.abandon()
            self._task = None

    def _ask(self, state: State, query: Query) -> None:
        search = self._search
        if search is None:
            return

        def work(feedback: Feedback) -> tuple[ResultPage, dict[str, tuple[str, ...]]]:
            page = search(query, feedback)
            return page, {summary.identifier: badges(summary) for summary in page.summaries}

        self._task = run_task(
            tr("Search the catalogue"),
            work,
            lambda answer: self._came(state, *answer),
            lambda error: self._failed(state, error),
            owner=self,
            hidden=True,
            priority=PRIORITY_HIGH,
        )
        self._set(state)

    def _came(self, state: State, page: ResultPage, marks: dict[str, tuple[str, ...]]) -> None:
        self._task = None
        if state is State.SEARCHING:
            self._fill(page, marks)
        else:
            self._extend(page, marks)
        self._set(State.READY)

    def _failed(self, state: State, error: PluginError) -> None:
        self._task = None
        if state is State.SEARCHING:
            # what the list holds answers another question; beside the new words it would be taken for theirs
            self._fill(ResultPage(0, ()), {})
        self.error = error
        self._set(State.FAILED)

    def _set(self, state: State) -> None:
        self.state = state
        if state is not State.FAILED:
            self.error = None
        self.stateChanged.emit()

    # -- rows --------------------------------------------------------------------------------------

    def _fill(self, page: ResultPage, marks: dict[str, tuple[str, ...]]) -> None:
        self.beginResetModel()
        self._rows, self._badges, self._seen = [], [], set()
        self._images.clear()
        self._take(self._fresh(page), marks)
        self.total, self._next = page.total, page.next_start
        self.endResetModel()

    def _extend(self, page: ResultPage, marks: dict[str, tuple[str, ...]]) -> None:
        fresh = self._fresh(page)
        self.total = page.total
        self._next = page.next_start if page.summaries else None
        if fresh:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._take(fresh, marks)
            self.endInsertRows()

    def _fresh(self, page: ResultPage) -> list[Summary]:
        """Leave out what a server without a stable order gives twice."""
        fresh = []
        for summary in page.summaries:
            if summary.identifier not in self._seen:
                self._seen.add(summary.identifier)
                fresh.append(summary)
        return fresh

    def _take(self, summaries: list[Summary], marks: dict[str, tuple[str, ...]]) -> None:
        self._rows += summaries
        self._badges += [marks.get(summary.identifier, ()) for summary in summaries]

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802  Qt's name
        """Give the number of results that have come."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def canFetchMore(self, _parent: QModelIndex) -> bool:  # noqa: N802  Qt's name
        """Whether the catalogue has more."""
        return self.state is State.READY and self._next is not None and len(self._rows) < MAX_ROWS

    def fetchMore(self, _parent: QModelIndex) -> None:  # noqa: N802  Qt's name
        """Ask for the next page."""
        if self._next is not None and self._task is None:
            self._ask(State.MORE, replace(self._query, start=self._next))

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a card, a tooltip or a screen reader shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        summary = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.title or summary.identifier
        if role == self.SummaryRole:
            return summary
        if role == self.BadgesRole:
            return self._badges[index.row()]
        if role == self.LoadableRole:
            return summary.partial or bool(self._badges[index.row()])
        if role == self.ThumbnailRole:
            return self._images.get(summary.thumbnail)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (summary.title, *byline(summary), *self._badges[index.row()]) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (summary.title, *byline(summary)) if part)
        return None

    def complete(self, summary: Summary) -> None:
        """Show what completes a result that is in the list."""
        for row, known in enumerate(self._rows):
            if known.identifier == summary.identifier and known != summary:
                self._rows[row], self._badges[row] = summary, badges(summary)
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def summary(self, index: QModelIndex) -> Summary | None:
        """Give the result at an index."""
        return self.data(index, self.SummaryRole)

    def set_thumbnail(self, url: str, image: QImage) -> None:
        """Show a picture that has come, on every card that wants it."""
        self._images[url] = image
        for row, summary in enumerate(self._rows):
            if summary.thumbnail == url:
                index = self.index(row)
                self.dataChanged.emit(index, index, [self.ThumbnailRole])


def byline(summary: Summary) -> tuple[str, str]:
    """Give the organisation and the date, as far as they are known, as people write them."""
    return one_line(summary.organisation), date_text(summary.date)


def badges(summary: Summary) -> tuple[str, ...]:
    """Give the short names of the services a result can be loaded from, best first."""
    from ..services.sources import layer_sources

    names = [source.kind for source in layer_sources(summary.links, summary.title) if not source.reason]
    return tuple(dict.fromkeys(BADGES.get(name, name) for name in names))


#: Names people know, where the technical kind is not one.
BADGES = {"OAPIF": "OGC API"}
