"""Results a person marked with a star; they can be looked at without a network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..catalogue.keeping import as_json, from_json
from ..catalogue.model import Summary
from .kept import Kept

#: More are not kept; the oldest ones go.
MOST = 500


class Favourites(QObject):
    """The favourites, the newest first."""

    changed = pyqtSignal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """:param folder: where the file lies; made on first use."""
        super().__init__(parent)
        empty: tuple[Summary, ...] = ()
        self._kept = Kept(
            folder / "favourites.json", "prodige_plugin favourites", empty, _as_values, _from_values, self
        )
        self._keys: set[tuple[str, str]] = set()
        self._kept.signals.changed.connect(self._changed)

    def all(self) -> tuple[Summary, ...]:
        """Give all of them."""
        return self._kept.value

    def contains(self, summary: Summary) -> bool:
        """Whether a result is a favourite, here or as another platform has it."""
        return not self._keys.isdisjoint(_everywhere(summary))

    def toggle(self, summary: Summary) -> None:
        """Keep a result as a favourite, or do so no longer."""
        keys = _everywhere(summary)

        def toggled(value: tuple[Summary, ...]) -> tuple[Summary, ...]:
            left = tuple(one for one in value if _key(one) not in keys)
            if len(left) < len(value):
                return left
            # each of the places keeps its own links; where they are said again says nothing new
            flat = tuple(replace(other, elsewhere=()) for other in summary.elsewhere)
            return (replace(summary, elsewhere=flat), *left)[:MOST]

        self._kept.change(toggled)

    def clear(self) -> None:
        """Keep none."""
        self._kept.change(lambda _value: ())

    def flush(self) -> None:
        """Write what is not written yet."""
        self._kept.flush()

    def _changed(self) -> None:
        self._keys = {_key(summary) for summary in self._kept.value}
        self.changed.emit()


def _key(summary: Summary) -> tuple[str, str]:
    return summary.platform, summary.identifier


def _everywhere(summary: Summary) -> set[tuple[str, str]]:
    """Give the keys of a result on every platform that has it: which of them answers first is chance."""
    return {_key(one) for one in (summary, *summary.elsewhere)}


def _as_values(summaries: tuple[Summary, ...]) -> list[Any]:
    return [as_json(summary) for summary in summaries]


def _from_values(values: Any) -> tuple[Summary, ...]:
    read = (from_json(value) for value in values) if isinstance(values, list) else ()
    return tuple(summary for summary in read if summary.identifier)[:MOST]
