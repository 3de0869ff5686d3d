"""Asking a catalogue from a thread that QGIS gives: its cancel becomes ours, its failure a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ...errors import PluginError
from ...feedback import Feedback

T = TypeVar("T")


class Heeding(Feedback):
    """A feedback that is cancelled when QGIS's own is."""

    def __init__(self, feedback: Any) -> None:
        """:param feedback: a ``QgsFeedback``, or ``None``."""
        super().__init__()
        self._theirs = feedback

    def is_cancelled(self) -> bool:
        """Whether one of the two was cancelled."""
        return super().is_cancelled() or (self._theirs is not None and bool(self._theirs.isCanceled()))


def answer(work: Callable[[], T]) -> tuple[T | None, str]:
    """Do some work for QGIS: what came of it, and a sentence when nothing did.

    QGIS calls its extensions from threads of its own, where nobody could show an error.
    """
    try:
        return work(), ""
    except PluginError as error:
        return None, str(error)
