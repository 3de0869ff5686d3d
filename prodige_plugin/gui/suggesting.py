"""Where the Catalogue dock's suggestions come from, and what taking one does.

As one types, only what is known here is looked through: no request is sent for a suggestion (the search
itself is the one request of a word). Down asks the catalogue too, where it completes words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject

from ..catalogue.together import plain
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from .rest import rest_timer
from .suggestions import Kind, Suggestion, SuggestionPopup, merged
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

if TYPE_CHECKING:
    from .catalogue_dock import CatalogueDock

#: How long typing rests before territories are looked through, in ms, the fewest letters for that, and the most rows.
TERRITORY_MS, TERRITORY_LETTERS, TERRITORIES = 120, 4, 3
#: The most of one kind.
MOST = 6


class Suggesting(QObject):
    """Fills the popup under the words."""

    def __init__(self, dock: CatalogueDock) -> None:
        super().__init__(dock)
        self._dock = dock
        self.popup = SuggestionPopup(dock.words)
        self._lists: dict[Kind, list[Suggestion]] = {}
        self._asked: list[Suggestion] = []
        self._tasks: list[TaskHandle] = []
        self._wished = False
        self._rest = rest_timer(self, TERRITORY_MS, self._find_territories)
        dock.words.textEdited.connect(self._typed)
        self.popup.wanted.connect(self._wanted)
        self.popup.taken.connect(self._taken)

    def came(self) -> None:
        """Results have come: get out of their way, unless suggestions were asked for by Down."""
        if not self._wished:
            self._rest.stop()
            self._abandon()
            self.popup.close_unless_chosen()

    def shutdown(self) -> None:
        """Ask for nothing more."""
        self._rest.stop()
        self._forget()
        self.popup.close()

    # -- finding -----------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        self._forget()
        words = text.strip()
        if len(words) < 2:
            self.popup.close()
            return
        self._look(words)
        self._offer()
        if len(words) >= TERRITORY_LETTERS:
            self._rest.start()

    def _wanted(self) -> None:
        """Down: offer what is known, and ask the catalogue."""
        self._forget()
        self._wished = True
        words = self._dock.words.text().strip()
        self._look(words)
        self._offer()
        if words:
            self._find_territories()
            self._ask(words)

    def _forget(self) -> None:
        self._rest.stop()
        self._abandon()
        self._lists.clear()
        self._asked, self._wished = [], False

    def _abandon(self) -> None:
        for task in self._tasks:
            task.abandon()
        self._tasks.clear()

    def _look(self, words: str) -> None:
        """Look through searches and the words of results."""
        dock, wanted = self._dock, plain(words)
        searches = dock.memory.searches
        self._lists[Kind.KEPT] = [
            Suggestion(Kind.KEPT, one.name, one) for one in searches.saved() if _begins(one.name, wanted)
        ][:MOST]
        self._lists[Kind.BEFORE] = [
            Suggestion(Kind.BEFORE, dock.keeping.words_of(one), one)
            for one in searches.history()
            if one.words and _begins(one.words, wanted) and plain(one.words) != wanted
        ][:MOST]
        self._lists[Kind.WORDS] = [Suggestion(Kind.WORDS, text, text) for text in dock.vocabulary.find(words, MOST)]

    def _find_territories(self) -> None:
        words = self._dock.words.text().strip()
        if len(words) < TERRITORY_LETTERS:
            return

        def work(_feedback: Feedback) -> list[Suggestion]:
            from ..catalogue import territories
            from .territory_popup import where_text

            head, found = "", _named(territories.find(words, 12), words)
            if not found and " " in words:
                head, _space, last = words.rpartition(" ")
                found = _named(territories.find(last, 12), last) if len(last) >= TERRITORY_LETTERS else []
            return [
                Suggestion(Kind.TERRITORY, f"{one.name} – {where_text(one)}", (one, head))
                for one in found[:TERRITORIES]
            ]

        self._run(tr("Find territories"), work, self._territories_came)

    def _territories_came(self, found: list[Suggestion]) -> None:
        self._lists[Kind.TERRITORY] = found
        if found:
            self._offer()

    def _ask(self, words: str) -> None:
        """Ask the main platform's catalogue, where it completes words."""
        platform, platforms = self._dock.chooser.platform(), self._dock.host.platforms
        if platform is None:
            return

        def work(feedback: Feedback) -> list[Suggestion]:
            suggest = getattr(platforms.catalogue(platform, feedback), "suggest", None)
            found = suggest(words, feedback) if suggest is not None else ()
            return [Suggestion(Kind.WORDS, text, text) for text in found[:MOST]]

        self._run(tr("Ask for suggestions"), work, self._asked_came, waits=True)

    def _asked_came(self, found: list[Suggestion]) -> None:
        self._asked = found
        if found:
            self._offer()

    def _run(self, title: str, work: Any, came: Any, waits: bool = False) -> None:
        def failed(_error: PluginError) -> None:
            return  # a suggestion is never worth a message

        self._tasks.append(
            run_task(title, work, came, failed, owner=self, hidden=True, priority=PRIORITY_HIGH, waits=waits)
        )

    def _offer(self) -> None:
        if not self._dock.words.hasFocus():
            self.popup.close()
            return
        lists = self._lists
        kinds = [lists.get(kind, []) for kind in (Kind.KEPT, Kind.BEFORE, Kind.TERRITORY, Kind.WORDS)]
        self.popup.offer(merged([*kinds, self._asked], plain))

    # -- taking ------------------------------------------------------------------------------------

    def _taken(self, suggestion: Suggestion) -> None:
        dock = self._dock
        if suggestion.kind is Kind.TERRITORY:
            territory, left = suggestion.what
            dock.words.setText(left)
            dock.filters.extent.take_territory(territory)
            dock.search()
        elif suggestion.kind is Kind.WORDS:
            dock.words.setText(suggestion.what)
            dock.keeping.note_search()
            dock.search()
        else:
            dock.keeping.run(suggestion.what)


def _named(found: list[Any], words: str) -> list[Any]:
    """Keep the territories whose name begins so, large ones first: data is rarely searched by commune."""
    wanted = plain(words.replace("-", " "))
    kept = [one for one in found if plain(one.name.replace("-", " ")).startswith(wanted)]
    return sorted(kept, key=lambda one: one.level not in ("region", "departement"))


def _begins(text: str, wanted: str) -> bool:
    """Whether a text, or a word of it, begins so."""
    bare = plain(text)
    return bare.startswith(wanted) or f" {wanted}" in bare
