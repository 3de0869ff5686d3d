"""Searches a person kept by name, and those made last."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..catalogue.keeping import text, texts
from ..catalogue.model import Sort
from ..catalogue.together import plain
from ..errors import FileError
from ..i18n import tr
from . import kept_file, settings
from .kept import Kept

#: The most searches kept by name.
MOST = 200
_FORM = "prodige_plugin searches"


@dataclass(frozen=True)
class Search:
    """One search, as a person would make it again."""

    name: str = ""
    words: str = ""
    #: the filter bar's state, JSON values.
    filters: Mapping[str, Any] = field(default_factory=dict)
    #: keys of the platforms, the main one first.
    platforms: tuple[str, ...] = ()
    sort: str = Sort.RELEVANCE.value

    def asks(self) -> tuple[object, ...]:
        """Give what makes it another search than others, whatever its name."""
        return plain(self.words), json.dumps(self.filters, sort_keys=True), frozenset(self.platforms), self.sort


@dataclass(frozen=True)
class _All:
    saved: tuple[Search, ...] = ()
    history: tuple[Search, ...] = ()


class Searches(QObject):
    """The kept searches in the order of their names, and the history, newest first."""

    changed = pyqtSignal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """:param folder: where the file lies; made on first use."""
        super().__init__(parent)
        self._kept = Kept(folder / "searches.json", _FORM, _All(), _as_values, _from_values, self)
        self._kept.signals.changed.connect(self.changed)

    def saved(self) -> tuple[Search, ...]:
        """Give the searches kept by name."""
        return self._kept.value.saved

    def history(self) -> tuple[Search, ...]:
        """Give the last searches."""
        return self._kept.value.history

    def keep(self, search: Search) -> None:
        """Keep a search by its name, in place of one of the same name."""
        self._kept.change(lambda value: replace(value, saved=_named((search, *value.saved))))

    def rename(self, name: str, other: str) -> None:
        """Give a kept search another name."""

        def renamed(value: _All) -> _All:
            moved = [replace(one, name=other) for one in value.saved if one.name == name]
            return replace(value, saved=_named((*moved, *(one for one in value.saved if one.name != name))))

        self._kept.change(renamed)

    def remove(self, name: str) -> Search | None:
        """Forget a kept search; gives it, for :meth:`keep` to take it back."""
        found = next((one for one in self.saved() if one.name == name), None)
        self._kept.change(lambda value: replace(value, saved=tuple(one for one in value.saved if one.name != name)))
        return found

    def note(self, search: Search) -> None:
        """Put a search into the history; one whose words it continues ("zon", "zones") makes place for it."""
        bare = replace(search, name="")

        def noted(value: _All) -> _All:
            left = [one for one in value.history if one.asks() != bare.asks()]
            if left and _continues(left[0], bare):
                left = left[1:]
            return replace(value, history=(bare, *left)[: settings.history()])

        self._kept.change(noted)

    def clear_history(self) -> tuple[Search, ...]:
        """Forget the last searches; gives them, for :meth:`restore_history`."""
        found = self.history()
        self._kept.change(lambda value: replace(value, history=()))
        return found

    def restore_history(self, history: tuple[Search, ...]) -> None:
        """Take forgotten searches back, after those made since."""
        self._kept.change(lambda value: replace(value, history=(*value.history, *history)[: settings.history()]))

    def export(self, path: Path) -> None:
        """Write the kept searches to a file for others.

        :raises FileError: the file cannot be written.
        """
        kept_file.write(path, _FORM, _as_values(_All(self.saved())))

    def import_from(self, path: Path) -> int:
        """Take the kept searches of a file; how many there were. Those of the same name are replaced.

        :raises FileError: the file cannot be read, or is something else.
        """
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise _no_searches(path) from error
        if not isinstance(found, Mapping) or found.get("format") != _FORM:
            raise _no_searches(path)
        read = _from_values(found.get("contents")).saved
        self._kept.change(lambda value: replace(value, saved=_named((*read, *value.saved))))
        return len(read)

    def flush(self) -> None:
        """Write what is not written yet."""
        self._kept.flush()


def _named(searches: tuple[Search, ...]) -> tuple[Search, ...]:
    """Give searches in the order of their names; of two with the same name, the first one."""
    found: dict[str, Search] = {}
    for one in searches:
        found.setdefault(one.name, one)
    return tuple(sorted(found.values(), key=lambda one: plain(one.name)))[:MOST]


def _continues(older: Search, newer: Search) -> bool:
    return bool(
        replace(older, words="").asks() == replace(newer, words="").asks()
        and older.words
        and plain(newer.words).startswith(plain(older.words))
    )


def _as_values(value: _All) -> dict[str, Any]:
    return {"saved": [_as_json(one) for one in value.saved], "history": [_as_json(one) for one in value.history]}


def _as_json(search: Search) -> dict[str, Any]:
    return {
        "name": search.name,
        "words": search.words,
        "filters": dict(search.filters),
        "platforms": list(search.platforms),
        "sort": search.sort,
    }


def _from_values(values: Any) -> _All:
    found = values if isinstance(values, Mapping) else {}
    saved = tuple(one for one in _list(found.get("saved")) if one.name)
    return _All(_named(saved), _list(found.get("history"))[: settings.history()])


def _list(values: Any) -> tuple[Search, ...]:
    found = []
    for value in values if isinstance(values, list) else ():
        if isinstance(value, Mapping):
            filters = value.get("filters")
            found.append(
                Search(
                    text(value.get("name")).strip(),
                    text(value.get("words")),
                    dict(filters) if isinstance(filters, Mapping) else {},
                    texts(value.get("platforms")),
                    text(value.get("sort")) or Sort.RELEVANCE.value,
                )
            )
    return tuple(found)


def _no_searches(path: Path) -> FileError:
    return FileError(
        tr("The file {path} holds no searches.", path=path),
        tr("It cannot be read, or was not written by “Export searches”."),
        tr("Choose another file."),
    )
