"""What the list shows besides the results of a search: favourites, what is like a result, the last results."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QObject

from ..catalogue.model import Summary
from ..catalogue.together import Hit
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.model import Platform
from . import icons
from .catalogue_model import ResultModel
from .formats import date_text
from .last_results import Answer
from .memory import Memory
from .notices import Notices
from .result_words import badges
from .searching import similar_searches
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

_LINE = "view"


class View(enum.Enum):
    """What the list holds."""

    SEARCH = "search"
    FAVOURITES = "favourites"
    SIMILAR = "similar"
    OFFLINE = "offline"


class CatalogueViews(QObject):
    """Fills the list with something else than a search, says so above it, and leads back."""

    def __init__(
        self, model: ResultModel, memory: Memory, notices: Notices, back: Callable[[], object], parent: QObject
    ) -> None:
        """:param back: searches again by what the fields say."""
        super().__init__(parent)
        self.now = View.SEARCH
        self._model, self._memory, self._notices, self._back = model, memory, notices, back
        self._task: TaskHandle | None = None

    def leave(self) -> None:
        """Go back to searching; the list is the caller's to fill."""
        if self._task is not None:
            self._task.abandon()
            self._task = None
        self.now = View.SEARCH
        self._notices.drop(_LINE)

    def show_favourites(self) -> None:
        """List the favourites; nothing is asked of anybody."""
        self.leave()
        self.now = View.FAVOURITES
        self._notices.say(
            _LINE,
            tr("Favourites"),
            icon=icons.theme("mIconFavorites.svg"),
            close=(tr("Back to the search"), self._back),
        )
        self._list(self._memory.favourites.all())

    def show_similar(self, summary: Summary, platforms: Any, asked: Sequence[Platform]) -> None:
        """Ask for what is like a result."""
        from ..catalogue.similar import similar_query

        self.leave()
        self.now = View.SIMILAR
        self._notices.say(
            _LINE,
            tr("Similar to “{title}”", title=summary.title),
            icon=icons.theme("mActionFilter2.svg"),
            button=(tr("Back"), self._back),
        )
        self._model.start(similar_searches(platforms, asked, summary), replace(similar_query(summary), page_size=20))

    def show_last(self, words: str, platforms: Sequence[str], why: str) -> None:
        """List what was found last for these words, or else what was found last, if there is any.

        :param why: why the platforms cannot be asked, a sentence.
        """
        last = self._memory.last

        def work(_feedback: Feedback) -> tuple[Answer, list[Hit], bool] | None:
            found = last.find(words, platforms)
            same = found is not None
            found = found or last.find("", platforms)
            return None if found is None else (found[0], kept_hits(found[1]), same)

        self._task = run_task(
            tr("Look for the last results"),
            work,
            lambda found: self._came(found, why),
            owner=self,
            hidden=True,
            priority=PRIORITY_HIGH,
        )

    def _came(self, found: tuple[Answer, list[Hit], bool] | None, why: str) -> None:
        self._task = None
        if found is None:
            return
        answer, hits, same = found
        when = when_text(answer.when)
        if same or not answer.words:
            text = tr("Offline: results of {when}", when=when)
        else:
            text = tr("Offline: results of {when} for “{words}”", when=when, words=answer.words)
        self.now = View.OFFLINE
        self._notices.say(
            _LINE, text, icon=icons.theme("mIconWarning.svg"), button=(tr("Try again"), self._back),
            tip="\n".join((text, why, tr("These results were kept when they were found."))),
        )  # fmt: skip
        self._model.show_kept(hits)

    def _list(self, summaries: Sequence[Summary]) -> None:
        self._task = run_task(
            tr("Read the favourites"), lambda _feedback: kept_hits(summaries), self._listed, owner=self, hidden=True,
            priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _listed(self, hits: list[Hit]) -> None:
        self._task = None
        self._model.show_kept(hits)


def kept_hits(summaries: Sequence[Summary]) -> list[Hit]:
    """Make rows of results that were kept. Worker thread."""
    found = []
    for rank, summary in enumerate(summaries):
        hit = Hit(summary, badges(summary), rank)
        hit.platforms = tuple(dict.fromkeys((summary.platform, *(other.platform for other in summary.elsewhere))))
        found.append(hit)
    return found


def when_text(when: str) -> str:
    """Write a local date and time, ISO 8601, as people do: ``12 juin 2024, 10:42``."""
    day, _parted, time = when.partition("T")
    return ", ".join(part for part in (date_text(day), time[:5]) if part)
