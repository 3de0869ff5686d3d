"""What asks the platforms of a search, in worker threads, and what is learned from the answers on the way."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QObject

from ..catalogue.model import Query, ResultPage, Summary
from ..catalogue.together import plain
from ..errors import PluginError
from ..feedback import Feedback
from ..garbage import collect_all
from ..i18n import tr
from ..platforms.model import Platform
from .catalogue_model import Search
from .tasks import PRIORITY_LOW, run_task

#: The most titles and keywords that are remembered for suggestions.
MOST_WORDS = 4000


class Vocabulary:
    """Titles and keywords of the results that have come; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        #: as compared → as written.
        self._words: OrderedDict[str, str] = OrderedDict()

    def learn(self, summaries: Sequence[Summary]) -> None:
        """Remember what results say of themselves; the oldest is forgotten first."""
        found = {
            plain(text): " ".join(text.split())
            for summary in summaries
            for text in (*summary.keywords, summary.title)
            if 2 < len(text) <= 80
        }
        with self._lock:
            for key, text in found.items():
                self._words.setdefault(key, text)
                self._words.move_to_end(key)
            while len(self._words) > MOST_WORDS:
                self._words.popitem(last=False)

    def find(self, typed: str, most: int) -> list[str]:
        """Give texts that begin as what is typed, then those with a word that does; short ones first."""
        wanted = plain(typed)
        if not wanted:
            return []
        with self._lock:
            known = list(self._words.items())
        begins = [(key, text) for key, text in known if key.startswith(wanted)]
        inside = [(key, text) for key, text in known if f" {wanted}" in key and not key.startswith(wanted)]
        ranked = [*sorted(begins, key=_length), *sorted(inside, key=_length)]
        return [text for key, text in ranked if key != wanted][:most]


def _length(pair: tuple[str, str]) -> tuple[int, str]:
    return len(pair[0]), pair[0]


def warm(platforms: Any, asked: Sequence[Platform], owner: QObject) -> None:
    """Get ready to ask platforms while the person reads or types.

    :param platforms: the :class:`~.platform_list.PlatformList`.
    """

    def work(feedback: Feedback) -> None:
        from ..catalogue import narrowing, similar, territories  # noqa: F401  what the first search needs
        from ..services import sources  # noqa: F401

        for platform in asked:
            platforms.warm(platform, feedback)
        # reading it takes Python a quarter of a second, which would be felt while one types
        with contextlib.suppress(PluginError):
            territories.table()

    def warm(_none: None) -> None:
        # After so many new modules Python soon looks through every object there is, and everything waits for
        # it (measured: up to 0.3 s). It does so now, not in the middle of the first word that is typed.
        collect_all()

    if asked:
        run_task(tr("Open a dock"), work, warm, lambda _error: None, owner=owner, hidden=True, priority=PRIORITY_LOW)


def searches(platforms: Any, asked: Sequence[Platform], vocabulary: Vocabulary) -> dict[str, Search]:
    """Give what asks each platform for a page.

    :param platforms: the :class:`~.platform_list.PlatformList`.
    """

    def one(platform: Platform) -> Search:
        def ask(query: Query, feedback: Feedback) -> ResultPage:
            from ..catalogue.narrowing import page_of

            page = page_of(platforms.catalogue(platform, feedback), query, feedback)
            vocabulary.learn(page.summaries)
            return page

        return ask

    return {platform.key: one(platform) for platform in asked}


def similar_searches(platforms: Any, asked: Sequence[Platform], summary: Summary) -> dict[str, Search]:
    """Give what asks each platform for results like one: its own catalogue's way, where it has one."""

    def one(platform: Platform) -> Search:
        def ask(query: Query, feedback: Feedback) -> ResultPage:
            from ..catalogue.narrowing import page_of

            catalogue = platforms.catalogue(platform, feedback)
            own = getattr(catalogue, "similar", None)
            if own is not None and platform.key == summary.platform and not query.start:
                found = own(summary, query.page_size, feedback)
                if found:
                    return ResultPage(len(found), tuple(found))
            return _without(page_of(catalogue, query, feedback), summary)

        return ask

    return {platform.key: one(platform) for platform in asked}


def _without(page: ResultPage, summary: Summary) -> ResultPage:
    """Leave the result itself out of what is like it."""
    left = tuple(one for one in page.summaries if one.identifier != summary.identifier)
    return replace(page, summaries=left, total=max(len(left), page.total - (len(page.summaries) - len(left))))
