"""The thesauri that a form may choose from: those shipped, and those of the platform's catalogue."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import PluginError, TooLarge
from ..feedback import Feedback
from ..i18n import tr
from ..metadata import thesauri
from ..metadata.citations import is_inspire_themes, known
from ..metadata.vocabulary import Concept, Finder, Match, Vocabulary
from .element_text import language
from .formats import date_text
from .profile import profile_folder
from .tasks import PRIORITY_LOW, TaskHandle, run_task

if TYPE_CHECKING:
    from ..catalogue.vocabularies import Listed
    from ..platforms.model import Platform

#: The most thesauri of a catalogue that are read whole.
MOST = 20
#: After a failure a catalogue is left alone so long, in seconds.
REST_S = 60.0


class _Read(NamedTuple):
    """What a task brings back."""

    finders: dict[str, Finder]
    #: thesauri to be searched on the server.
    large: tuple[Listed, ...]
    #: when the oldest that could not be renewed was read, seconds since 1970; 0 when all are new.
    oldest: float


class ThesauriSource(QObject):
    """Shipped thesauri at once; a catalogue's own after they were asked for. GUI thread."""

    #: The catalogue's thesauri came, or could not be had.
    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None, folder: Path | None = None) -> None:
        """:param folder: where a catalogue's thesauri are kept; by default in the profile."""
        super().__init__(parent)
        self._folder = folder
        self._platform: Platform | None = None
        self._finders: dict[str, Finder] = {}
        self._large: tuple[Listed, ...] = ()
        self._asked = False
        self._failed_at = -REST_S
        self._task: TaskHandle | None = None
        self._searching: TaskHandle | None = None
        #: a sentence on the catalogue's thesauri: that they are old, that they could not be read; "" when all is well.
        self.note = ""

    def use(self, platform: Platform | None) -> None:
        """Take another platform's thesauri; nothing is asked of it before :meth:`want`."""
        if platform == self._platform:
            return
        for handle in (self._task, self._searching):
            if handle is not None:
                handle.abandon()
        self._task = self._searching = None
        self._platform, self._finders, self._large, self._asked, self.note = platform, {}, (), False, ""
        self._failed_at = -REST_S
        self.changed.emit()

    @property
    def has_more(self) -> bool:
        """Whether the platform may have thesauri of its own."""
        from ..platforms.vocabularies import has_vocabularies

        return self._platform is not None and has_vocabularies(self._platform)

    @property
    def busy(self) -> bool:
        """Whether they are being read."""
        return self._task is not None

    def want(self) -> None:
        """Read the platform's thesauri in a task, once; :attr:`changed` tells when they are there."""
        resting = time.monotonic() - self._failed_at < REST_S
        if self._asked or resting or not self.has_more or self._platform is None:
            return
        self._asked = True
        platform, folder, tongue = self._platform, self._folder or profile_folder() / "vocabularies", language()

        def work(feedback: Feedback) -> _Read:
            return _read(platform, folder, tongue, feedback)

        self._task = run_task(
            tr("Read the catalogue's thesauri"), work, self._came, self._failed, owner=self, hidden=True,
            priority=PRIORITY_LOW, waits=True,
        )  # fmt: skip

    def _came(self, found: _Read) -> None:
        self._task = None
        self._finders, self._large = found.finders, found.large
        if found.oldest:
            day = date_text(datetime.fromtimestamp(found.oldest, UTC).date().isoformat())
            self.note = tr("The catalogue does not answer: its thesauri are as they were on {day}.", day=day)
        self.changed.emit()

    def _failed(self, error: PluginError) -> None:
        self._task, self._asked, self._failed_at = None, False, time.monotonic()
        self.note = tr("The catalogue's own thesauri could not be read: {why}", why=error.what)
        self.changed.emit()

    def keys(self) -> tuple[str, ...]:
        """Give the catalogue's thesauri that were read."""
        return tuple(self._finders)

    def finder(self, key: str) -> Finder | None:
        """Give the search in a thesaurus, shipped or the catalogue's; ``None`` while there is none."""
        if key in thesauri.KEYS:
            return thesauri.finder(key, language())
        return self._finders.get(key)

    def vocabulary(self, key: str) -> Vocabulary | None:
        """Give a thesaurus by its key, also one that is only searched on the server."""
        finder = self.finder(key)
        if finder is not None:
            return finder.vocabulary
        large = next((one for one in self._large if one.key == key), None)
        return Vocabulary(key, large.title, (), "", large.date, large.kind) if large is not None else None

    def name(self, key: str) -> str:
        """Give what a thesaurus is called."""
        found = self.vocabulary(key) if key not in thesauri.KEYS else None
        return found.title if found is not None else thesauri.name(key)

    def find(self, keys: Iterable[str], words: str, limit: int = 20) -> list[Match]:
        """Find concepts in several thesauri, best first."""
        finders = [finder for key in keys if (finder := self.finder(key)) is not None]
        found = [match for finder in finders for match in finder.find(words, limit)]
        return sorted(found, key=lambda match: match.rank)[:limit]

    def search_large(self, words: str, then: Callable[[list[Concept]], object]) -> bool:
        """Search the thesauri too large to be read, on the server; whether there are any. The last search counts."""
        if self._searching is not None:
            self._searching.abandon()
            self._searching = None
        platform, large, tongue = self._platform, self._large, language()
        if platform is None or not large or not words.strip():
            return False
        folder = self._folder or profile_folder() / "vocabularies"

        def work(feedback: Feedback) -> list[Concept]:
            from ..platforms.vocabularies import vocabularies_for

            reader = vocabularies_for(platform, folder, feedback)
            found: list[Concept] = []
            for one in large if reader is not None else ():
                found += reader.search(one, words, tongue, 10, feedback) if reader is not None else []
            return found

        self._searching = run_task(
            tr("Search the catalogue's thesauri"), work, then, lambda _error: None, owner=self, hidden=True, waits=True
        )
        return True


def _read(platform: Platform, folder: Path, tongue: str, feedback: Feedback) -> _Read:
    """Read what the catalogue has and the plugin has not. Worker thread."""
    from ..platforms.vocabularies import vocabularies_for

    reader = vocabularies_for(platform, folder, feedback)
    finders: dict[str, Finder] = {}
    large: list[Listed] = []
    oldest = 0.0
    for one in (reader.listed(feedback) if reader is not None else ())[:MOST]:
        if reader is None or _shipped(one.title) or _shipped(one.key):
            continue
        feedback.check()
        try:
            reading = reader.whole(one, feedback)
        except TooLarge:
            large.append(one)
            continue
        except PluginError:
            continue  # one that cannot be read does not keep the others away
        if reading.vocabulary.entries:
            finders[one.key] = Finder(reading.vocabulary, tongue)
        if reading.stale:
            oldest = min(oldest or reading.read, reading.read)
    return _Read(finders, tuple(large), oldest)


def _shipped(title: str) -> bool:
    cited = known(title)
    shipped = {thesauri.vocabulary(key).title for key in thesauri.KEYWORDS}
    return is_inspire_themes(title) or (cited is not None and cited.title in shipped)
