"""The menu of what is kept: this search, favourites, searches by name, searches made before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from ..errors import PluginError
from ..i18n import tr
from . import icons, messages
from .memory import Memory
from .searches import Search

#: A line of a menu is cut at so many characters.
_MOST = 60


@dataclass(frozen=True)
class KeptActions:
    """What the menu asks of the dock."""

    #: the search as the fields state it.
    now: Callable[[], Search]
    #: the filters of a search in few words.
    words_of: Callable[[Search], str]
    run: Callable[[Search], object]
    show_favourites: Callable[[], object]
    #: says what was done, and offers to take it back.
    offer_undo: Callable[[str, Callable[[], object]], object]


class KeptMenu:
    """Fills the menu each time it opens, and does what it says."""

    def __init__(self, menu: QMenu, memory: Memory, actions: KeptActions) -> None:
        self._menu, self._memory, self._actions = menu, memory, actions
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Write the menu anew."""
        menu, searches = self._menu, self._memory.searches
        menu.clear()
        menu.addAction(icons.theme("mActionFileSave.svg"), tr("&Keep this search…")).triggered.connect(self.ask_name)
        starred = len(self._memory.favourites.all())
        favourites = menu.addAction(icons.theme("mIconFavorites.svg"), tr("&Favourites ({number})", number=starred))
        favourites.setEnabled(starred > 0)
        favourites.triggered.connect(self._actions.show_favourites)
        menu.addSeparator()
        for search in searches.saved():
            self._saved(menu, search)
        if not searches.saved():
            menu.addAction(tr("No search kept yet")).setEnabled(False)
        menu.addSeparator()
        recent = menu.addMenu(tr("Searches made &before"))
        recent.setEnabled(bool(searches.history()))
        for search in searches.history():
            self._run(recent, search, self._actions.words_of(search))
        recent.addSeparator()
        recent.addAction(tr("Forget them")).triggered.connect(self._forget)
        menu.addSeparator()
        export = menu.addAction(tr("&Export the kept searches…"))
        export.setEnabled(bool(searches.saved()))
        export.triggered.connect(self._export)
        menu.addAction(tr("&Import searches…")).triggered.connect(self._import)

    def _saved(self, menu: QMenu, search: Search) -> None:
        sub = menu.addMenu(_line(search.name))
        self._run(sub, search, tr("Search"))
        sub.addSeparator()
        sub.addAction(tr("Replace by the present search")).triggered.connect(
            lambda: self._keep(replace(self._actions.now(), name=search.name))
        )
        sub.addAction(tr("Rename…")).triggered.connect(lambda: self._ask_other_name(search))
        sub.addAction(tr("Delete")).triggered.connect(lambda: self._remove(search))

    def _run(self, menu: QMenu, search: Search, text: str) -> None:
        action = menu.addAction(_line(text))
        action.setToolTip(self._actions.words_of(search))
        action.triggered.connect(lambda: self._actions.run(search))

    def ask_name(self) -> None:
        """Ask for a name, and keep the search under it; not modal."""
        now = self._actions.now()
        self._ask(tr("Name of the search"), now.words, lambda name: self._keep(replace(now, name=name)))

    def _ask_other_name(self, search: Search) -> None:
        self._ask(tr("New name"), search.name, lambda name: self._memory.searches.rename(search.name, name))

    def _ask(self, label: str, text: str, then: Callable[[str], object]) -> None:
        dialog = QInputDialog(self._window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Keep a search"))
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        dialog.setOkButtonText(tr("OK"))
        dialog.setCancelButtonText(tr("Cancel"))
        dialog.textValueSelected.connect(lambda name: then(name.strip()) if name.strip() else None)
        dialog.show()

    def _keep(self, search: Search) -> None:
        """Keep a search; one that it replaces can be had back."""
        searches = self._memory.searches
        before = next((one for one in searches.saved() if one.name == search.name), None)
        searches.keep(search)
        if before is not None and before != search:
            said = tr("The search “{name}” was replaced.", name=search.name)
            self._actions.offer_undo(said, lambda: searches.keep(before))

    def _forget(self) -> None:
        searches = self._memory.searches
        forgotten = searches.clear_history()
        self._actions.offer_undo(
            tr("The searches made before are forgotten."), lambda: searches.restore_history(forgotten)
        )

    def _remove(self, search: Search) -> None:
        removed = self._memory.searches.remove(search.name)
        if removed is not None:
            self._actions.offer_undo(
                tr("The search “{name}” was deleted.", name=search.name), lambda: self._memory.searches.keep(removed)
            )

    def _export(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(
            self._window(), tr("Export searches"), "searches.json", tr("Searches (*.json)")
        )
        if path:
            try:
                self._memory.searches.export(Path(path))
            except PluginError as error:
                messages.show_error(error)
                return
            messages.show_success(tr("The searches were written to {path}.", path=path))

    def _import(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(self._window(), tr("Import searches"), "", tr("Searches (*.json)"))
        if path:
            try:
                count = self._memory.searches.import_from(Path(path))
            except PluginError as error:
                messages.show_error(error)
                return
            messages.show_success(tr("%n search(es) taken from the file.", n=count))

    def _window(self) -> QWidget:
        return self._menu.parentWidget().window()


def _line(text: str) -> str:
    line = " ".join(text.split())
    line = line if len(line) <= _MOST else line[: _MOST - 1].rstrip() + "…"
    return line.replace("&", "&&")
