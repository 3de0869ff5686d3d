"""The results of a search as a list that grows by itself as its end comes near.

One search may ask several platforms: each is asked in a task of its own, and what it answers joins
the list as it comes (see :mod:`prodige_plugin.catalogue.together` for the order and what is merged).
"""

from __future__ import annotations

import enum
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from time import monotonic
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage

from ..catalogue.model import Query, ResultPage, Summary
from ..catalogue.together import Facets, Hit, Together, hits_of
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from .result_words import badges, byline
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

#: Asks a catalogue for one page. Worker thread.
Search = Callable[[Query, Feedback], ResultPage]

#: No list is longer; more words find better than more scrolling does.
MAX_ROWS = 10_000
#: So long after the first cards nobody has read one yet, in seconds: other answers may still go between them.
GLANCE_S = 0.4
#: How many hits are kept as Python objects, and how many pictures: some screens of cards.
UNPACKED, PICTURES = 200, 150


class State(enum.Enum):
    """What the list is doing."""

    IDLE = "idle"
    #: nothing has come yet.
    SEARCHING = "searching"
    #: some platforms have answered, others have not.
    ARRIVING = "arriving"
    READY = "ready"
    #: next pages are being fetched.
    MORE = "more"
    #: no platform answered the last question put to it.
    FAILED = "failed"


class _Round:
    """One question, who is asked, and what has come."""

    def __init__(self, asked: Mapping[str, Search], query: Query) -> None:
        self.asked, self.query = dict(asked), query
        self.together = Together(asked, query.sort)
        self.tasks: dict[str, TaskHandle] = {}

    def answered(self) -> bool:
        return any(part.answered for part in self.together.parts.values())

    def cancel(self) -> None:
        for task in self.tasks.values():
            task.abandon()
        self.tasks.clear()


class ResultModel(QAbstractListModel):
    """Summaries of one search; a newer search cancels the older one."""

    SummaryRole = Qt.ItemDataRole.UserRole
    ThumbnailRole = Qt.ItemDataRole.UserRole + 1
    BadgesRole = Qt.ItemDataRole.UserRole + 2
    #: whether a result can be loaded, or may turn out to be once its links are asked for.
    LoadableRole = Qt.ItemDataRole.UserRole + 3
    #: names of the platforms that have the result, where several are searched; else ``()``.
    PlatformsRole = Qt.ItemDataRole.UserRole + 4
    #: whether the person marked the result with a star.
    FavouriteRole = Qt.ItemDataRole.UserRole + 5

    #: The state changed, or a page has come.
    stateChanged = pyqtSignal()  # noqa: N815  Qt's manner

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State.IDLE
        #: how many pages have come, of all questions.
        self.pages = 0
        #: what a view has in sight: the number of rows from the first one to the last one shown.
        self.in_sight: Callable[[], int] = lambda: 0
        #: the name of a platform by its key.
        self.platform_name: Callable[[str], str] = lambda key: key
        #: whether a result is a favourite.
        self.is_favourite: Callable[[Summary], bool] = lambda _summary: False
        self._round = _Round({}, Query())
        self._coming: _Round | None = None
        self._read, self._began = 0, 0.0
        self._open: OrderedDict[Hit, Summary] = OrderedDict()
        self._images: OrderedDict[str, QImage] = OrderedDict()

    # -- asking ------------------------------------------------------------------------------------

    def start(self, asked: Mapping[str, Search], query: Query) -> None:
        """Begin a search; what the list holds stays readable until the first answer comes.

        :param asked: key of a platform → what asks it for a page.
        """
        self._cancel()
        self._coming = _Round(asked, query)
        for platform in asked:
            self._ask(self._coming, platform)
        self._settle()

    def show_kept(self, hits: Sequence[Hit]) -> None:
        """Show results that were kept: favourites, or the last ones when there is no network."""
        self._cancel()
        self.beginResetModel()
        self._forget(_Round({}, Query()))
        self._round.together.insert(0, hits)
        self.endResetModel()
        self._set(State.READY)

    def stop(self) -> None:
        """Stop waiting; what has come stays."""
        if self.pending():
            self._cancel()
            self._set(State.READY if self.rowCount() else State.IDLE)

    def clear(self) -> None:
        """Empty the list and forget the search."""
        self._cancel()
        self._reset(_Round({}, Query()))
        self._set(State.IDLE)

    def retry(self, platform: str = "") -> None:
        """Ask again for what failed.

        :param platform: only this one; all of them by default.
        """
        for key in self.failures():
            if platform in ("", key):
                self._ask(self._current(), key)
        self._settle()

    def query(self) -> Query:
        """Give the question that is being answered."""
        return self._current().query

    def pending(self) -> list[str]:
        """Give the platforms that are being waited for."""
        return list(self._current().tasks)

    def failures(self) -> dict[str, PluginError]:
        """Give the platforms that did not answer the last question put to them, and why."""
        current = self._current()
        return {key: error for key, error in current.together.errors().items() if key not in current.tasks}

    @property
    def error(self) -> PluginError | None:
        """Why there is no answer, when no platform gave one."""
        return next(iter(self.failures().values()), None) if self.state is State.FAILED else None

    @property
    def total(self) -> int:
        """The number of results as far as it is known."""
        return self._round.together.total()

    def total_is(self) -> tuple[bool, bool]:
        """Whether there may be more results than :attr:`total`, and whether there may be fewer."""
        return self._round.together.at_least(), self._round.together.about()

    def totals(self) -> dict[str, int]:
        """Give the number of results of each platform that has answered."""
        return self._round.together.totals()

    def facets(self) -> tuple[Facets, bool, dict[str, dict[str, str]]]:
        """See :meth:`.Together.facets`."""
        return self._round.together.facets()

    def _current(self) -> _Round:
        return self._coming or self._round

    def _cancel(self) -> None:
        self._round.cancel()
        if self._coming is not None:
            self._coming.cancel()
            self._coming = None

    def _ask(self, asking: _Round, platform: str) -> None:
        search, part = asking.asked[platform], asking.together.parts[platform]
        query, place = replace(asking.query, start=part.next_start or 0), list(asking.asked).index(platform)

        def work(feedback: Feedback) -> tuple[ResultPage, list[Hit]]:
            page = search(query, feedback)
            return page, hits_of(platform, page, query, badges, place)

        asking.tasks[platform] = run_task(
            tr("Search the catalogue"),
            work,
            lambda answer: self._came(asking, platform, *answer),
            lambda error: self._failed(asking, platform, error),
            lambda: self._ended(asking, platform),
            owner=self,
            hidden=True,
            priority=PRIORITY_HIGH,
            waits=True,
        )

    def _came(self, asking: _Round, platform: str, page: ResultPage, hits: list[Hit]) -> None:
        if asking is self._coming:
            self.beginResetModel()
            self._forget(asking)
            self._coming = None
            self._take(platform, page, hits, announced=False)
            self.endResetModel()
        else:
            self._take(platform, page, hits, announced=True)
        self._ended(asking, platform)

    def _failed(self, asking: _Round, platform: str, error: PluginError) -> None:
        asking.together.failed(platform, error)
        self._ended(asking, platform)

    def _ended(self, asking: _Round, platform: str) -> None:
        asking.tasks.pop(platform, None)
        if asking is self._coming and not asking.tasks:
            # what the list holds answers another question; beside the new words it would be taken for theirs
            self._coming = None
            self._reset(asking)
        self._settle()

    def _settle(self) -> None:
        current = self._current()
        parts = current.together.parts
        if not current.asked:
            self._set(State.IDLE)
        elif current.tasks and not current.answered():
            self._set(State.SEARCHING)
        elif current.tasks:
            arriving = any(not parts[platform].answered for platform in current.tasks)
            self._set(State.ARRIVING if arriving else State.MORE)
        elif all(part.error is not None for part in parts.values()):
            self._set(State.FAILED)
        else:
            self._set(State.READY)

    def _set(self, state: State) -> None:
        self.state = state
        self.stateChanged.emit()

    # -- rows --------------------------------------------------------------------------------------

    def _reset(self, asking: _Round) -> None:
        self.beginResetModel()
        self._forget(asking)
        self.endResetModel()

    def _forget(self, asking: _Round) -> None:
        self._round, self._read, self._began = asking, 0, monotonic()
        self._open.clear()
        self._images.clear()

    def _take(self, platform: str, page: ResultPage, hits: Sequence[Hit], announced: bool) -> None:
        together = self._round.together
        self.pages += 1
        if announced and monotonic() - self._began > GLANCE_S:
            self.read_to(self.in_sight())
        change = together.plan(platform, page, hits, self._read)
        for row, run in change.runs:
            if announced:
                self.beginInsertRows(QModelIndex(), row, row + len(run) - 1)
            together.insert(row, run)
            if announced:
                self.endInsertRows()
        for hit in change.changed:
            self._open.pop(hit, None)
            if announced:
                index = self.index(together.rows.index(hit))
                self.dataChanged.emit(index, index)

    def read_to(self, rows: int) -> None:
        """Note that a person has seen so many rows from the first one: they do not move any more."""
        self._read = max(self._read, rows)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802  Qt's name
        """Give the number of results that have come."""
        return 0 if parent is not None and parent.isValid() else len(self._round.together.rows)

    def _idle(self) -> list[str]:
        """Give the platforms that have a next page and are not being asked."""
        parts = self._round.together.parts
        return [
            key
            for key in self._round.together.more()
            if key in self._round.asked and key not in self._round.tasks and parts[key].error is None
        ]

    def canFetchMore(self, _parent: QModelIndex) -> bool:  # noqa: N802  Qt's name
        """Whether a catalogue has more and is not being asked for it."""
        if self._coming is not None or self.state not in (State.READY, State.ARRIVING, State.MORE):
            return False
        return self.rowCount() < MAX_ROWS and bool(self._idle())

    def fetchMore(self, _parent: QModelIndex) -> None:  # noqa: N802  Qt's name
        """Ask each platform that has more for its next page."""
        if self._coming is None:
            for platform in self._idle():
                self._ask(self._round, platform)
            self._settle()

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a card, a tooltip or a screen reader shows."""
        rows = self._round.together.rows
        if not index.isValid() or index.row() >= len(rows):
            return None
        hit = rows[index.row()]
        if role == self.BadgesRole:
            return hit.badges
        if role == self.ThumbnailRole:
            return self._images.get(hit.thumbnail)
        if role == self.PlatformsRole:
            several = len(self._round.asked) > 1 or len(hit.platforms) > 1 or not self._round.asked
            return tuple(map(self.platform_name, hit.platforms)) if several else ()
        summary = self._unpacked(hit)
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.title or summary.identifier
        if role == self.SummaryRole:
            return summary
        if role == self.LoadableRole:
            return summary.partial or bool(hit.badges)
        if role == self.FavouriteRole:
            return self.is_favourite(summary)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            places = self.data(index, self.PlatformsRole)
            return ", ".join(part for part in (summary.title, *byline(summary), *hit.badges, *places) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (summary.title, *byline(summary)) if part)
        return None

    def _unpacked(self, hit: Hit) -> Summary:
        found = self._open.get(hit)
        if found is None:
            found = self._open[hit] = hit.summary()
            if len(self._open) > UNPACKED:
                self._open.popitem(last=False)
        else:
            self._open.move_to_end(hit)
        return found

    def hits(self, most: int) -> list[Hit]:
        """Give the first rows, packed."""
        return self._round.together.rows[:most]

    def complete(self, summary: Summary) -> None:
        """Show what completes a result that is in the list."""
        for row, hit in enumerate(self._round.together.rows):
            if hit.identifier != summary.identifier or summary.platform not in ("", hit.platforms[0]):
                continue
            known = self._unpacked(hit)
            whole = replace(summary, platform=known.platform, elsewhere=known.elsewhere)
            if known != whole:
                self._open.pop(hit, None)
                hit.show(whole, badges(whole))
                self.dataChanged.emit(self.index(row), self.index(row))

    def summary(self, index: QModelIndex) -> Summary | None:
        """Give the result at an index."""
        return self.data(index, self.SummaryRole)

    def set_thumbnail(self, url: str, image: QImage) -> None:
        """Show a picture that has come, on every card that wants it."""
        self._images[url] = image
        self._images.move_to_end(url)
        if len(self._images) > PICTURES:
            self._images.popitem(last=False)
        for row, hit in enumerate(self._round.together.rows):
            if hit.thumbnail == url:
                index = self.index(row)
                self.dataChanged.emit(index, index, [self.ThumbnailRole])

    def favourites_changed(self) -> None:
        """Draw the stars anew."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [self.FavouriteRole])
