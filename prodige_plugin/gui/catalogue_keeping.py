"""Remembers what is searched in the Catalogue dock, and searches again what was kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from ..catalogue.model import Sort
from ..i18n import tr
from .catalogue_model import State
from .catalogue_views import View
from .kept_menu import KeptActions, KeptMenu
from .last_results import MOST_OF_ONE
from .searches import Search

if TYPE_CHECKING:
    from .catalogue_dock import CatalogueDock

_UNDO = "undo"


class Keeping(QObject):
    """What the dock has to do with :class:`~.memory.Memory`."""

    def __init__(self, dock: CatalogueDock) -> None:
        super().__init__(dock)
        self._dock = dock
        self._noted = True
        self.menu = KeptMenu(
            dock.head.kept_menu,
            dock.memory,
            KeptActions(self.now, self.words_of, self.run, dock.views.show_favourites, self._offer_undo),
        )

    def now(self) -> Search:
        """Give the search as the fields state it."""
        dock = self._dock
        return Search(
            words=dock.words.text().strip(),
            filters=dock.filters.state(),
            platforms=tuple(platform.key for platform in dock.bar.asked()),
            sort=dock.sort.currentData().value,
        )

    def words_of(self, search: Search) -> str:
        """Give a search in few words."""
        facets = search.filters.get("facets")
        values = [value for found in facets.values() for value in found] if isinstance(facets, dict) else []
        extent = search.filters.get("extent")
        place = extent.get("name") if isinstance(extent, dict) else ""
        parts = [search.words or tr("(all words)"), *(str(value) for value in values[:3]), str(place or "")]
        return " · ".join(part for part in parts if part)

    def run(self, search: Search) -> None:
        """Make a search again: its words, filters, order, and those of its platforms that are still there."""
        dock = self._dock
        dock.hold()
        dock.words.setText(search.words)
        dock.filters.restore(search.filters)
        known = [key for key in search.platforms if dock.host.platforms.by_key(key) is not None]
        at = next((rank for rank, sort in enumerate(Sort) if sort.value == search.sort), 0)
        dock.sort.setCurrentIndex(max(0, dock.sort.findData(list(Sort)[at])))
        if known:
            main = dock.chooser.platform()
            if main is None or main.key != known[0]:
                dock.host.platforms.set_current(known[0])
            dock.bar.set_further(known[1:])
        self.note_search()
        dock.search()

    def note_search(self) -> None:
        """Put the present search into the history: the person did something with it."""
        search = self.now()
        if search.words or self._dock.filters.active():
            self._dock.memory.searches.note(search)

    def begin(self) -> None:
        """A search begins."""
        self._noted = False

    def came(self) -> None:
        """Keep the results for when there is no network, once per search."""
        model = self._dock.model
        if self._dock.views.now is View.SEARCH and not self._noted and model.state is State.READY and model.rowCount():
            self._noted = True
            self._dock.memory.last.note(model.query().words, list(model.totals()), model.hits(MOST_OF_ONE))

    def _offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        notices = self._dock.notices

        def undone() -> None:
            undo()
            notices.drop(_UNDO)

        notices.say(_UNDO, text, button=(tr("Undo"), undone), close=(tr("Close"), lambda: notices.drop(_UNDO)))
