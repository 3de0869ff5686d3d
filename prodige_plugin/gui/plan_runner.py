"""Carries a plan out in a task, for the plan view: progress, cancel, resume, undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import AccountRefused, PluginError, Unauthorized
from ..feedback import Feedback
from ..i18n import tr
from ..publishing.plan import Plan, Receipt
from . import messages
from .plan_view import PlanView
from .tasks import PRIORITY_HIGH, TaskHandle, run_task


class PlanRunner(QObject):
    """One plan at a time."""

    #: The plan was carried out (Receipt).
    done = pyqtSignal(object)

    def __init__(
        self, view: PlanView, parent: QObject | None = None, correct: Callable[[], object] | None = None
    ) -> None:
        """:param correct: opens where the platform's account is corrected."""
        super().__init__(parent)
        self._correct = correct
        self._view = view
        self._publisher: Any = None
        self._after: Callable[[], None] | None = None
        self._again: Callable[[], object] | None = None
        self._task: TaskHandle | None = None
        view.runWanted.connect(self._run)
        view.cancelWanted.connect(self.cancel)
        view.resumeWanted.connect(self._resume)
        view.undoWanted.connect(self._undo)
        view.againWanted.connect(self._make_again)

    @property
    def running(self) -> bool:
        """Whether a plan is being carried out."""
        return self._task is not None

    def offer(
        self,
        plan: Plan,
        publisher: Any,
        words: str,
        after: Callable[[], None] | None = None,
        comparable: Sequence[tuple[str, str]] = (),
        again: Callable[[], object] | None = None,
    ) -> None:
        """Show a plan to be run.

        :param words: what the button says.
        :param after: called in the worker thread once the plan was carried out.
        :param comparable: (layer id, title) of layers that can be compared with what is published of them.
        :param again: makes the plan again, once it was undone.
        """
        self._publisher, self._after, self._again = publisher, after, again
        self._view.show_plan(plan, words, comparable)

    def take_up(self, plan: Plan, publisher: Any) -> None:
        """Show a plan of an earlier session that stopped, to be resumed or undone from its journal."""
        self._publisher, self._after, self._again = publisher, None, None
        self._view.show_plan(plan, "")
        self._view.stopped(tr("It was cut short. Resume it where it stopped, or undo what it did."), True)

    def cancel(self) -> None:
        """Stop; what was done is undone before :attr:`done` or the failure is told."""
        if self._task is not None:
            self._task.cancel()

    def _run(self, undo: bool) -> None:
        from ..publishing.runner import OnFailure

        how = OnFailure.UNDO if undo else OnFailure.KEEP
        plan, publisher = self._view.plan, self._publisher
        if plan is not None:
            self._start(plan, lambda feedback: publisher.run(plan, feedback, how))

    def _resume(self) -> None:
        plan, publisher = self._view.plan, self._publisher
        if plan is None:
            return

        def work(feedback: Feedback) -> Receipt:
            from ..platforms.store import journal_folder
            from ..publishing.journal import journal_for

            receipt: Receipt = publisher.resume(plan, journal_for(journal_folder(), plan), feedback)
            return receipt

        self._start(plan, work)

    def _make_again(self) -> None:
        """Leave the plan, and make it again: steps that were undone are not carried out a second time."""
        again = self._again
        self._view.left.emit()
        if again is not None:
            again()

    def _start(self, plan: Plan, work: Callable[[Feedback], Receipt]) -> None:
        if self._task is not None:
            return
        after = self._after

        def whole(feedback: Feedback) -> Receipt:
            receipt = work(feedback)
            if after is not None:
                after()
            return receipt

        self._view.started()
        self._task = run_task(
            plan.title, whole, self._finished, self._failed, self._cancelled, self._view.progress, self,
            priority=PRIORITY_HIGH, final=True,
        )  # fmt: skip

    def _finished(self, receipt: Receipt) -> None:
        self._task = None
        self._view.finished()
        self.done.emit(receipt)

    def _failed(self, error: PluginError) -> None:
        self._task = None
        self._view.stopped(str(error), bool(getattr(error, "kept", False)), self._again is not None)
        cause = getattr(error, "cause", None)
        if self._correct is not None and isinstance(cause or error, AccountRefused | Unauthorized):
            messages.show_error(error, action=(tr("Complete the platform…"), self._correct))
        else:
            messages.show_error(error)

    def _cancelled(self) -> None:
        self._task = None
        self._view.stopped(tr("Cancelled. Everything that was done is undone."), False, self._again is not None)

    def _undo(self) -> None:
        plan, publisher = self._view.plan, self._publisher
        if plan is None or self._task is not None:
            return

        def work(feedback: Feedback) -> tuple[tuple[str, ...], tuple[PluginError, ...]]:
            from ..platforms.store import journal_folder
            from ..publishing.journal import journal_for

            undone, failures = publisher.undo(journal_for(journal_folder(), plan), feedback)
            return undone, failures

        self._view.started()
        self._task = run_task(
            tr("Undo {title}", title=plan.title), work, lambda found: self._undone(*found), self._undo_failed,
            self._cancelled, self._view.progress, self, priority=PRIORITY_HIGH, final=True,
        )  # fmt: skip

    def _undo_failed(self, error: PluginError) -> None:
        self._task = None
        self._view.stopped(str(error), True)
        messages.show_error(error)

    def _undone(self, _labels: tuple[str, ...], failures: tuple[PluginError, ...]) -> None:
        self._task = None
        if failures:
            self._view.stopped(str(failures[0]), True)
            messages.show_error(failures[0])
        else:
            self._view.stopped(tr("Everything that was done is undone."), False, self._again is not None)
