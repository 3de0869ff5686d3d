"""What a platform tells before anything is published: the names it takes, the data sets it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import Cancelled, PluginError
from ..feedback import Feedback
from ..i18n import tr
from .tasks import PRIORITY_LOW, TaskHandle, run_task


class PlatformAsking(QObject):
    """Asks in a task; a platform that does not answer is spoken of where something is needed of it."""

    #: (Limits, what finds its data sets or ``None``).
    learnt = pyqtSignal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: TaskHandle | None = None

    def ask(self, make: Callable[[], Any]) -> None:
        """Ask another platform; it also imports what publishing takes, while the person chooses.

        :param make: gives the publisher; called in the worker thread.
        """
        self.stop()

        def work(feedback: Feedback) -> tuple[Any, bool]:
            publisher = make()
            limits = publisher.limits(feedback)
            try:
                return limits, bool(publisher.datasets("", feedback))
            except Cancelled:
                raise
            except PluginError:
                # asked again, and said, where the person looks for a data set
                return limits, True

        def done(found: tuple[Any, bool]) -> None:
            self._task = None
            find = (lambda words, feedback: make().datasets(words, feedback)) if found[1] else None
            self.learnt.emit(found[0], find)

        def failed(_error: PluginError) -> None:
            self._task = None

        self._task = run_task(
            tr("Ask what the platform takes"), work, done, failed, owner=self, hidden=True, priority=PRIORITY_LOW,
            waits=True,
        )  # fmt: skip

    def stop(self) -> None:
        """Stop asking."""
        task, self._task = self._task, None
        if task is not None:
            task.abandon()
