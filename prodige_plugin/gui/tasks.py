"""Long work in a worker thread, and its one outcome on the GUI thread (promises P1, P9, P14).

:func:`run_task` is the only way the windows do anything that may last. It wraps ``QgsTask`` and
takes care of what is easily got wrong with it: Python references are kept until the task has
ended, exactly one of ``on_done``, ``on_error`` and ``on_cancelled`` is called, progress is
coalesced so that a talkative worker cannot flood the event loop, and nothing is called once the
owner of the callbacks is gone.

Two rules keep clear of what QgsTaskManager (3.40) does not guard:

* A queued task is never cancelled in C++. The manager deletes a task that is cancelled in the queue, and the thread
  that is just taking it from there works on with what was deleted. Such a task is marked, and its run does nothing.
* No task is added while another has ended and the manager is not through with it. The manager takes the runnable of
  an ended task out of the queue of its pool by address, after the pool has freed it: where the runnable of a new task
  has got that address, it is the new one that is taken out, and its task never starts.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..errors import Cancelled, PluginError, unexpected
from ..feedback import Feedback
from ..garbage import leave_to_gui
from .tidying import tidy_while

T = TypeVar("T")

Progress = Callable[["float | None", str], None]

#: Work that somebody waits for starts before work that nobody does (thumbnails).
PRIORITY_HIGH = 100
PRIORITY_USUAL = 10
PRIORITY_LOW = 0

#: Every task that has not ended. The task manager owns the C++ side only: without these
#: references Python would collect the callbacks, and the outcome would be lost.
_alive: set[TaskHandle] = set()

#: Held to look at or to change whether work has begun or has ended, and while a task is added.
_gate = threading.RLock()
#: Tasks the manager has and is not through with.
_added: set[_Task[Any]] = set()
#: Those of them that have left their thread.
_ended: set[_Task[Any]] = set()
#: Work that waits until there is none of these, in the order it was asked for.
_held: list[TaskHandle] = []


class _Bridge(QObject):
    """Carries progress from the worker thread to the GUI thread, one message at a time."""

    _ready = pyqtSignal()

    def __init__(self, listener: Progress) -> None:
        super().__init__()
        self._listener: Progress | None = listener
        self._lock = threading.Lock()
        self._latest: tuple[float | None, str] | None = None
        self._ready.connect(self._deliver)

    def post(self, fraction: float | None, sentence: str) -> None:
        """Leave a message; only the newest one not yet delivered is kept. Any thread."""
        with self._lock:
            waiting = self._latest is not None
            if waiting and not sentence and self._latest is not None:
                sentence = self._latest[1]
            self._latest = (fraction, sentence)
        if not waiting:
            self._ready.emit()

    def close(self) -> None:
        """Deliver nothing more."""
        self._listener = None

    def _deliver(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
        if latest is not None and self._listener is not None:
            self._listener(*latest)


class _Task(QgsTask, Generic[T]):
    """The QGIS task: runs the work, keeps its outcome, hands it to the handle at the end."""

    def __init__(
        self, title: str, work: Callable[[Feedback], T], handle: TaskHandle, hidden: bool, waits: bool
    ) -> None:
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        if hidden:
            flags |= QgsTask.Flag.Hidden
        super().__init__(title, flags)
        self.hidden = hidden
        #: dropped on the GUI thread: it may be the last to hold on to objects of that thread.
        self.work: Callable[[Feedback], T] | None = work
        self.handle = handle
        self.waits = waits
        self.feedback = Feedback(self._progressed)
        self.result: T | None = None
        self.error: PluginError | None = None
        #: whether the work was ever begun; a task cancelled in the queue ends without it.
        self.begun = False
        self._stopped = False
        #: set when the task has left its thread.
        self.left = threading.Event()

    def _progressed(self, fraction: float | None, sentence: str) -> None:
        if fraction is not None:
            self.setProgress(100.0 * fraction)
        self.handle._post(fraction, sentence)

    def run(self) -> bool:
        """Do the work, unless it was cancelled in the queue. Worker thread."""
        with _gate:
            self.begun = not self._stopped
        try:
            return self._run() if self.begun else False
        finally:
            with _gate:
                _ended.add(self)
            self.left.set()

    def _run(self) -> bool:
        if not self.waits:
            return self._do()
        # a computer with two cores has two threads: two servers that do not answer would hold up everything else
        pool = QgsApplication.taskManager().threadPool()
        pool.releaseThread()
        try:
            return self._do()
        finally:
            pool.reserveThread()

    def _do(self) -> bool:
        try:
            self.feedback.check()
            if self.work is not None:
                self.result = self.work(self.feedback)
        except PluginError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001  the boundary: nothing may cross into Qt's thread pool
            self.error = unexpected(error)
        return self.error is None

    def stop(self) -> bool:
        """Let the work never begin; whether that is so."""
        with _gate:
            self._stopped = self._stopped or not self.begun
        return self._stopped

    def cancel(self) -> None:
        """Ask the work to stop; also called by QGIS's own task list. GUI thread."""
        self.feedback.cancel()
        if self.stop():
            self.handle._tell(self)
        elif not self.left.is_set():
            super().cancel()

    def finished(self, _ok: bool) -> None:
        """Leave the outcome for when the task manager is through with this task. GUI thread, called by the manager."""
        QTimer.singleShot(0, lambda: _settle(self))


class TaskHandle:
    """One piece of work under way: look whether it has ended, cancel it."""

    def __init__(
        self,
        title: str,
        work: Callable[[Feedback], T],
        on_done: Callable[[T], object] | None,
        on_error: Callable[[PluginError], object] | None,
        on_cancelled: Callable[[], object] | None,
        on_progress: Progress | None,
        owner: QObject | None,
        hidden: bool,
        final: bool,
        waits: bool,
    ) -> None:
        """Use :func:`run_task`."""
        self._on_done: Callable[..., object] | None = on_done
        self._on_error = on_error
        self._on_cancelled = on_cancelled
        self._owner = owner
        self.final = final
        self._bridge = _Bridge(on_progress) if on_progress is not None else None
        self._task: _Task[Any] | None = _Task(title, work, self, hidden, waits)
        self._made_of = (title, 0)
        if owner is not None:
            owner.destroyed.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether the work has not ended yet."""
        return self._task is not None

    def cancel(self, *_ignored: object) -> None:
        """Ask the work to stop; nothing happens if it has ended already. GUI thread."""
        task = self._task
        if task is not None and not sip.isdeleted(task):
            task.cancel()

    def abandon(self) -> None:
        """Cancel, and call nobody back (the windows are going away)."""
        self._mute()
        self.cancel()

    def wait(self, milliseconds: int) -> None:
        """Wait for the end of the work at unload; never in normal use (promise P1)."""
        task = self._task
        if task is not None and task.begun:
            task.left.wait(milliseconds / 1000)

    def _start(self, priority: int) -> None:
        _alive.add(self)
        self._made_of = (self._made_of[0], priority)
        _held.append(self)
        _start_held()
        _look_after()

    def _start_again(self, lost: _Task[Any]) -> None:
        """Begin anew work that the task manager has lost; nothing of it was done."""
        if self._task is lost and lost.work is not None:
            self._task = _Task(self._made_of[0], lost.work, self, lost.hidden, lost.waits)
            _held.append(self)

    def _mute(self) -> None:
        self._on_done = self._on_error = self._on_cancelled = None
        if self._bridge is not None:
            self._bridge.close()

    def _post(self, fraction: float | None, sentence: str) -> None:
        if self._bridge is not None:
            self._bridge.post(fraction, sentence)

    def _tell(self, task: _Task[Any]) -> None:
        """Call back with what came of the task, once. GUI thread."""
        if self._task is not task:
            return  # told already, or another one was begun in its place
        result, error = task.result, task.error
        cancelled = not task.left.is_set() or (task.feedback.is_cancelled() and not (self.final and task.begun))
        self._task = task.work = None
        _alive.discard(self)
        if self in _held:
            _held.remove(self)
        owner, self._owner = self._owner, None
        done, failed, stopped = self._on_done, self._on_error, self._on_cancelled
        self._mute()
        if owner is not None:
            if sip.isdeleted(owner):
                return
            owner.destroyed.disconnect(self.cancel)
        if isinstance(error, Cancelled) or cancelled:
            if stopped is not None:
                stopped()
        elif error is None:
            if done is not None:
                done(result)
        elif failed is not None:
            failed(error)


def _start_held() -> None:
    """Give the task manager what waits for it, unless a task that has ended is still in its hands. GUI thread."""
    with _gate:
        while _held and not _ended:
            handle = _held.pop(0)
            if handle._task is not None:
                _added.add(handle._task)
                leave_to_gui(True)
                tidy_while(lambda: bool(_added))
                QgsApplication.taskManager().addTask(handle._task, handle._made_of[1])


def _settled(task: _Task[Any]) -> None:
    with _gate:
        _added.discard(task)
        _ended.discard(task)
        leave_to_gui(bool(_added))


def _settle(task: _Task[Any]) -> None:
    """Start what waited for the end of a task, and tell its outcome. GUI thread."""
    _settled(task)
    _start_held()
    task.handle._tell(task)


#: How often queued work is looked at, in milliseconds.
_LOOK_MS = 1000
_looking = False


def _look_after(seen: frozenset[_Task[Any]] = frozenset(), armed: bool = False) -> None:
    """Begin anew what stays queued from one look to the next while no thread works; tell ends that QGIS does not.

    The tasks of QGIS and of other plugins keep none of the rules above: the end of one may take ours from the queue.
    """
    global _looking  # noqa: PLW0603  one chain of looks at a time, and none while nothing runs
    if not armed:
        if _looking:
            return
        _looking = True
        QTimer.singleShot(_LOOK_MS, lambda: _look_after(frozenset(), True))
        return
    with _gate:
        ended = frozenset(_ended)
    for task in [task for task in _added if sip.isdeleted(task) or task in ended & seen]:
        _settle(task)
    idle = QgsApplication.taskManager().threadPool().activeThreadCount() == 0
    queued = frozenset(task for task in _added if idle and task.status() == QgsTask.TaskStatus.Queued)
    lost = [task for task in queued & seen if task.stop()]
    for task in lost:
        task.handle._start_again(task)
        QgsTask.cancel(task)  # no thread will take it from the queue any more
    _start_held()
    if _alive or _added:
        waiting = queued.difference(lost) | ended.difference(seen)
        QTimer.singleShot(_LOOK_MS, lambda: _look_after(waiting, True))
    else:
        _looking = False


def run_task(
    title: str,
    work: Callable[[Feedback], T],
    on_done: Callable[[T], object] | None = None,
    on_error: Callable[[PluginError], object] | None = None,
    on_cancelled: Callable[[], object] | None = None,
    on_progress: Progress | None = None,
    owner: QObject | None = None,
    *,
    hidden: bool = False,
    priority: int = PRIORITY_USUAL,
    final: bool = False,
    waits: bool = False,
) -> TaskHandle:
    """Run ``work`` in a worker thread and deliver its outcome, once, on the GUI thread.

    :param title: what QGIS's task list shows, translated.
    :param work: called in the worker thread with the :class:`Feedback` to report to and to look at.
    :param on_done: called with what ``work`` returned.
    :param on_error: called with the failure; by default it is shown in the message bar.
    :param on_cancelled: called when the work was cancelled, whatever it did in the meantime (but see ``final``).
    :param on_progress: called with (fraction 0..1 or ``None``, sentence).
    :param owner: when this object is destroyed the work is cancelled and nobody is called.
    :param hidden: keep short work (a search) out of QGIS's task list.
    :param final: the work has effects: what came of it is told even when a cancel came too late
        to stop it, or when cancelling itself failed.
    :param priority: tasks with a higher number start first.
    :param waits: the work mostly waits for a server: it takes no thread from other tasks (QThreadPool::releaseThread).
    """
    if on_error is None:
        from .messages import show_error

        on_error = show_error
    handle = TaskHandle(title, work, on_done, on_error, on_cancelled, on_progress, owner, hidden, final, waits)
    handle._start(priority)
    return handle


def running_tasks() -> tuple[TaskHandle, ...]:
    """Give the tasks that have not ended."""
    return tuple(_alive)


def cancel_all(wait_ms: int = 0) -> None:
    """Cancel every task and call nobody back; used at unload.

    :param wait_ms: how long to wait, in all, for the workers to leave.
    """
    handles = running_tasks()
    for handle in handles:
        handle.abandon()
    if wait_ms and handles:
        share = max(1, wait_ms // len(handles))
        for handle in handles:
            handle.wait(share)
    leave_to_gui(False)  # also where one does not leave
