"""How long work speaks back: progress with a sentence, and cancel.

Every function that may last takes a :class:`Feedback`. It knows nothing of Qt: the task wrapper
in :mod:`prodige_plugin.gui.tasks` gives one that moves a progress bar, a Processing algorithm
one that moves its own, a test one that cancels at a chosen moment.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from .errors import Cancelled

Listener = Callable[["float | None", str], None]


class Feedback:
    """Progress and cancel of one piece of work; safe to use from several threads."""

    def __init__(self, listener: Listener | None = None) -> None:
        """:param listener: called with the fraction done (0..1, or ``None`` when unknown) and a sentence."""
        self._listener = listener
        self._cancelled = threading.Event()

    def report(self, fraction: float | None, sentence: str = "") -> None:
        """Tell how much is done (0..1; ``None`` for unknown) and what is being done now."""
        if self._listener is not None:
            bounded = None if fraction is None else min(1.0, max(0.0, fraction))
            self._listener(bounded, sentence)

    def cancel(self) -> None:
        """Ask the work to stop as soon as it can."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raise :class:`~prodige_plugin.errors.Cancelled` if somebody asked the work to stop."""
        if self.is_cancelled():
            raise Cancelled()

    def part(self, start: float, end: float) -> Feedback:
        """Give a feedback for a part of the work, whose 0..1 is ``start``..``end`` of this one."""
        return _Part(self, start, end)


class Cancellable(Protocol):
    """What QGIS's own feedbacks have (``QgsFeedback``)."""

    def isCanceled(self) -> bool:  # noqa: N802  QGIS's name
        """Whether it was cancelled."""


class Heeding(Feedback):
    """A feedback that is also cancelled when QGIS's own is: for work in a thread that QGIS gives."""

    def __init__(self, theirs: Cancellable | None, listener: Listener | None = None) -> None:
        """:param theirs: a ``QgsFeedback``, or ``None``."""
        super().__init__(listener)
        self._theirs = theirs

    def is_cancelled(self) -> bool:
        """Whether one of the two was cancelled."""
        return super().is_cancelled() or (self._theirs is not None and bool(self._theirs.isCanceled()))


class Unheard(Feedback):
    """For work done beside other work, which tells how far both are: cancelled as that is, and silent."""

    def __init__(self, other: Feedback) -> None:
        """:param other: of the work it is done beside."""
        super().__init__()
        self._other = other

    def cancel(self) -> None:
        """Ask both to stop."""
        self._other.cancel()

    def is_cancelled(self) -> bool:
        """Whether somebody asked the other to stop."""
        return self._other.is_cancelled()


class _Part(Feedback):
    """A slice of another feedback; cancel is shared with it."""

    def __init__(self, whole: Feedback, start: float, end: float) -> None:
        super().__init__()
        self._whole = whole
        self._start = start
        self._end = end

    def report(self, fraction: float | None, sentence: str = "") -> None:
        inside = None if fraction is None else self._start + (self._end - self._start) * min(1.0, max(0.0, fraction))
        self._whole.report(inside, sentence)

    def cancel(self) -> None:
        self._whole.cancel()

    def is_cancelled(self) -> bool:
        return self._whole.is_cancelled()
