"""Checks what is ticked, and makes its plan, in a task; one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.findings import Severity
from ..platforms.preparing import taken_before
from ..publishing.plan import Plan
from . import messages
from .publish_job import Preparation
from .publish_taking import Taking
from .tasks import PRIORITY_HIGH, TaskHandle, run_task


class Checker(QObject):
    """Holds the preparation as long as what is ticked stays the same: repairs are of it."""

    #: Whether something is under way.
    busy = pyqtSignal(bool)
    #: (fraction or ``None``, sentence).
    progressed = pyqtSignal(object, str)
    #: (Preparation, findings, plan or ``None``).
    checked = pyqtSignal(object, object, object)
    #: (PluginError, whether a plan was wanted).
    failed = pyqtSignal(object, bool)

    def __init__(
        self,
        prepare: Callable[[], Preparation | None],
        wanted: Callable[[], Sequence[QgsMapLayer]],
        parent: QObject | None = None,
    ) -> None:
        """:param prepare: prepares what is ticked, of layers that were taken already; on the GUI thread.
        :param wanted: gives the layers to take.
        """
        super().__init__(parent)
        self._prepare, self._wanted = prepare, wanted
        self._then_plan = False
        self._taking = Taking(self)
        self._taking.done.connect(self._taken)
        self._taking.progressed.connect(lambda fraction: self.progressed.emit(fraction, tr("Reading the layers…")))
        self.preparation: Preparation | None = None
        self.findings: list[Any] | None = None
        self.task: TaskHandle | None = None

    def forget(self) -> None:
        """Stop, and forget what was prepared: something else is ticked, or the person stops it.

        Nobody waits for the worker: it changes nothing anywhere, and leaves when a slow platform has answered it.
        """
        if self._taking.busy:
            self._taking.stop()
            self.busy.emit(False)
        if self.task is not None:
            self.task.abandon()
            self._ended()
        self.preparation = self.findings = None

    def start(self, then_plan: bool) -> None:
        """Check; then, if nothing keeps from it, make the plan where it is wanted."""
        if self.task is not None or self._taking.busy:
            return
        self._then_plan = then_plan
        self.busy.emit(True)
        if self.preparation is None:
            self._taking.start(self._wanted())
        else:
            self._check(self.preparation)

    def _taken(self, taken: Mapping[str, Any]) -> None:
        """Prepare what was taken; what was repaired before is among the layers' choices."""
        try:
            with taken_before(taken):
                self.preparation = self._prepare()
        except PluginError as error:
            messages.show_error(error)
        if self.preparation is None:
            self.busy.emit(False)
            return
        self._check(self.preparation)

    def _check(self, preparation: Preparation) -> None:
        then_plan = self._then_plan

        def work(feedback: Feedback) -> tuple[list[Any], Plan | None]:
            findings = preparation.check(feedback)
            if not then_plan or any(finding.severity is Severity.ERROR for finding in findings):
                return findings, None
            return findings, preparation.plan(feedback)

        def done(found: tuple[list[Any], Plan | None]) -> None:
            self._ended()
            self.findings = found[0]
            self.checked.emit(preparation, *found)

        def failed(error: PluginError) -> None:
            self._ended()
            self.failed.emit(error, then_plan)

        self.task = run_task(
            tr("Check what is to be published"), work, done, failed, self._ended, self.progressed.emit, self,
            priority=PRIORITY_HIGH,
        )  # fmt: skip

    def repair(self, layer_id: str, finding: Any, answer: str) -> bool:
        """Carry one repair out; whether it could be."""
        if self.preparation is None:
            return False
        try:
            self.preparation.repair(layer_id, finding, answer)
        except PluginError as error:
            messages.show_error(error)
            return False
        return True

    def _ended(self) -> None:
        self.task = None
        self.busy.emit(False)
