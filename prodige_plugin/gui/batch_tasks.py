"""The work of one window, one piece after the other, each in a task: reading, changing, saving."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from .batch_rows import Facts
from .tasks import PRIORITY_HIGH, TaskHandle, run_task


@dataclass(frozen=True)
class Piece:
    """One piece of work."""

    title: str
    work: Callable[[Feedback], Any]
    done: Callable[[Any], object]
    #: what it does cannot be taken back by a cancel; its outcome is told in any case.
    final: bool = False
    #: it is over in a blink: cells can be edited meanwhile.
    short: bool = False
    #: it mostly waits for a server.
    waits: bool = False


def _nothing(_found: Any) -> None:
    """There is nothing more to do."""


class BatchTasks(QObject):
    """Runs pieces in their order; a failure of one leaves out those that wait."""

    #: Work begins, or all of it has ended.
    changed = pyqtSignal()
    #: What is known of some records (number → Facts).
    known = pyqtSignal(object)
    #: How much of the piece is done (0..1 or ``None``), and a sentence.
    progressed = pyqtSignal(object, str)
    failed = pyqtSignal(object)
    #: What :attr:`look` gave, at the end of the work and whenever a piece tells it meanwhile.
    looked = pyqtSignal(object)

    def __init__(self, look: Callable[[], Any], parent: QObject) -> None:
        """:param look: gives the state of the job. Worker thread."""
        super().__init__(parent)
        self._look = look
        self._settled = True
        self._waiting: deque[Piece] = deque()
        self._now: Piece | None = None
        self._handle: TaskHandle | None = None
        self._come: SimpleQueue[Any] = SimpleQueue()

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._now is not None

    @property
    def long(self) -> bool:
        """Whether something is under way that cells may not be edited meanwhile."""
        return self._now is not None and not (self._now.short and all(one.short for one in self._waiting))

    @property
    def title(self) -> str:
        """What is being done."""
        return self._now.title if self._now is not None else ""

    def tell(self, number: int, facts: Facts) -> None:
        """Leave what is known of a record for the table. Any thread."""
        self._come.put((number, facts))

    def tell_state(self) -> None:
        """Leave the state of the job for the table. Worker thread."""
        self._come.put(self._look())

    def add(self, piece: Piece) -> None:
        """Do a piece of work when those before it are done."""
        self._waiting.append(piece)
        if self._now is None:
            self._next()

    def stop(self) -> None:
        """Ask what is under way to stop, and forget what waits."""
        self._waiting.clear()
        if self._handle is not None:
            self._handle.cancel()

    def abandon(self) -> None:
        """Stop and tell nobody: the window is going away."""
        self._waiting.clear()
        handle, self._handle, self._now = self._handle, None, None
        if handle is not None:
            handle.abandon()

    def _next(self) -> None:
        if not self._waiting and not self._settled:
            self._waiting.append(Piece(tr("Look for changes"), lambda _f: self.tell_state(), _nothing, short=True))
            self._settled = True
        elif self._waiting:
            self._settled = False
        self._now = self._waiting.popleft() if self._waiting else None
        self._handle = None
        if self._now is None:
            self.changed.emit()
            return
        piece = self._now
        self.changed.emit()
        self._handle = run_task(
            piece.title, piece.work, lambda found: self._done(piece, found), self._failed, self._stopped,
            self._progressed, self, hidden=piece.short, priority=PRIORITY_HIGH, final=piece.final, waits=piece.waits,
        )  # fmt: skip

    def _progressed(self, fraction: float | None, words: str) -> None:
        self._drain()
        self.progressed.emit(fraction, words)

    def _drain(self) -> None:
        found: dict[int, Facts] = {}
        while True:
            try:
                come = self._come.get_nowait()
            except Empty:
                break
            if isinstance(come, tuple) and isinstance(come[1], Facts):
                found[come[0]] = come[1]
            else:
                self.looked.emit(come)
        if found:
            self.known.emit(found)

    def _done(self, piece: Piece, found: Any) -> None:
        self._drain()
        self._now = None
        piece.done(found)
        if self._now is None:
            self._next()

    def _failed(self, error: PluginError) -> None:
        self._drain()
        self._waiting.clear()
        self._now = None
        self.failed.emit(error)
        if self._now is None:
            self._next()

    def _stopped(self) -> None:
        self._drain()
        self._next()
