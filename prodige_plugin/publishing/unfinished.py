"""Publications that were begun and never ended, as a person is told of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import PublishError
from .journal import Journal, Progress, journals_of, recover
from .plan import Effect

_CHANGING = frozenset({Effect.CREATE.value, Effect.REPLACE.value, Effect.DELETE.value})


@dataclass(frozen=True)
class Unfinished:
    """One publication: its journal, and what that says."""

    journal: Journal
    #: ``None`` for a journal that cannot be read.
    progress: Progress | None
    error: PublishError | None = None

    @property
    def platform(self) -> str:
        """Key of the platform it is on; "" when that is not known."""
        return "" if self.progress is None else self.progress.platform

    def left(self) -> list[str]:
        """Names of what it may have left on the platform: what the steps begun create, replace or delete."""
        if self.progress is None:
            return []
        progress = self.progress
        names = (
            name for key in progress.begun if progress.effects.get(key) in _CHANGING for name in progress.targets[key]
        )
        return list(dict.fromkeys(names))


def unfinished(folder: Path) -> list[Unfinished]:
    """Find the publications that never ended, the oldest first; those whose journal cannot be read come last.

    Publications that run now are left alone; journals that ended are deleted.
    """
    found, _errors = recover(folder)
    whole: list[Unfinished] = [Unfinished(journal, journal.read()) for journal in found]
    return whole + list(_unreadable(journals_of(folder)))


def _unreadable(journals: Iterable[Journal]) -> Iterable[Unfinished]:
    for journal in journals:
        if journal.is_held():
            continue
        try:
            journal.read()
        except PublishError as error:
            yield Unfinished(journal, None, error)
