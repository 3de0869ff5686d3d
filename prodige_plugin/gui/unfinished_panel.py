"""A publication that a crash or a cut left half done: resumed, undone or forgotten (promise P7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from . import messages
from .button_box import asked
from .flow_layout import FlowLayout
from .formats import date_text
from .labels import sentence
from .tasks import TaskHandle, run_task

#: Names, of layers or of what may be left on the platform, that are said one by one.
_NAMED = 12


def _kept(progress: Any) -> Any:
    """Read what a journal kept; ``None`` where it is said later why that cannot be read. Worker thread."""
    from ..platforms.kept_job import opened

    if progress is None:
        return None
    try:
        return opened(progress)
    except PluginError:
        return None


@dataclass(frozen=True)
class TakenUp:
    """A publication of an earlier session, ready to go on."""

    plan: Any
    publisher: Any
    journal: Any
    #: what is published, ``None`` for what is taken back.
    job: Any


class UnfinishedPanel(QFrame):
    """Hidden while nothing is left half done."""

    #: Show this plan, to be resumed or undone (:class:`TakenUp`).
    takenUp = pyqtSignal(object)  # noqa: N815  Qt's manner

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._make: Any = None
        self._platform = ""
        self._found: Any = None
        self._taken: Any = None
        #: what the journal kept, read in the worker thread.
        self._kept: Any = None
        self._task: TaskHandle | None = None
        self.text = sentence(self)
        self.why = sentence(self)
        self.resume_button = QPushButton(tr("&Resume…"), self)
        self.resume_button.setToolTip(tr("Shows the plan and what of it is done; goes on from there"))
        self.resume_button.clicked.connect(self.resume)
        self.undo_button = QPushButton(tr("&Undo what it did"), self)
        self.undo_button.clicked.connect(self.undo)
        self.forget_button = QPushButton(tr("&Forget it"), self)
        self.forget_button.setToolTip(tr("Leaves on the platform what is there; nothing can be undone any more"))
        self.forget_button.clicked.connect(self.forget)
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for button in (self.resume_button, self.undo_button, self.forget_button):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        for widget in (self.text, self.why, buttons):
            layout.addWidget(widget)
        self.hide()

    def look(self, make: Any, platform_key: str) -> None:
        """Look for a publication on a platform that was begun and never ended.

        :param make: gives the platform's publisher; called in the worker thread.
        """
        self.stop()
        self.hide()
        self._make, self._platform = make, platform_key

        def work(_feedback: Feedback) -> tuple[list[Any], Any, Any]:
            from ..platforms.store import journal_folder
            from ..publishing.unfinished import unfinished

            found = unfinished(journal_folder())
            shown = next((one for one in found if one.platform in ("", platform_key)), None)
            return found, shown, None if shown is None else _kept(shown.progress)

        def came(answer: tuple[list[Any], Any, Any]) -> None:
            found, shown, kept = answer
            # what QGIS said as it started is over once nothing of it is left to be done
            messages.take_down([str(one.journal.path) for one in found])
            self._kept = kept
            self._show(shown)

        self._task = run_task(tr("Look for unfinished publications"), work, came, owner=self, hidden=True)

    def again(self) -> None:
        """Look once more, on the same platform."""
        if self._make is not None:
            self.look(self._make, self._platform)

    def stop(self) -> None:
        """Stop looking."""
        task, self._task = self._task, None
        if task is not None:
            task.abandon()

    # -- what there is -------------------------------------------------------------------------------

    def _show(self, found: Any) -> None:
        self._task = None
        self._found, self._taken = found, None
        if found is None:
            return
        if found.progress is None:
            self.text.setText(str(found.error))
            self._offer("", resume=False, undo=False)
            return
        progress = found.progress
        self.text.setText(
            tr(
                "“{title}” of {date} was cut short: QGIS or the platform stopped. {done} of {all} steps are done; some "
                "of it may be left on the platform.",
                title=progress.title,
                date=date_text(progress.when),
                done=len(progress.done),
                all=len(progress.steps),
            )
        )
        self._offer(*self._take_up(progress))

    def _take_up(self, progress: Any) -> tuple[str, bool, bool]:
        """Take up what the journal kept: why it cannot go on, whether it can, whether it can be undone."""
        from ..platforms.kept_job import take_up

        try:
            self._taken = take_up(progress, QgsProject.instance().mapLayer, self._kept)
        except PluginError as error:
            return error.why, False, True
        if self._taken.gone:
            gone = self._taken.gone
            layers = ", ".join(layer.called for layer in gone[:_NAMED]) + (" …" if len(gone) > _NAMED else "")
            return tr("Not open in this project, or changed since: {layers}.", layers=layers), True, True
        return "", True, True

    def _offer(self, why: str, resume: bool, undo: bool) -> None:
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.resume_button.setVisible(resume)
        self.undo_button.setVisible(undo)
        self._enable(True)
        self.show()

    def _enable(self, on: bool) -> None:
        for button in (self.resume_button, self.undo_button, self.forget_button):
            button.setEnabled(on)

    # -- what is done about it -----------------------------------------------------------------------

    def resume(self) -> None:
        """Make the plan again, in a task, and ask for it to be shown."""
        if self._found is None or self._task is not None:
            return
        # what is open now may not have been when the panel was filled
        if self._take_up(self._found.progress)[1] is False:
            return
        taken, make, journal = self._taken, self._make, self._found.journal

        def work(feedback: Feedback) -> TakenUp:
            publisher = make()
            return TakenUp(publisher.plan_again(taken, journal, feedback), publisher, journal, taken.job)

        def done(taken_up: TakenUp) -> None:
            self._ended()
            self.takenUp.emit(taken_up)

        self._start(tr("Take up a publication"), work, done, self.resume)

    def undo(self) -> None:
        """Undo what the publication did, in a task."""
        if self._found is None or self._task is not None:
            return
        journal, make = self._found.journal, self._make

        def work(_feedback: Feedback) -> tuple[PluginError, ...]:
            failures: tuple[PluginError, ...] = make().undo(journal)[1]
            return failures

        self._start(tr("Undo a publication"), work, self._undone, self.undo, final=True)

    def forget(self) -> None:
        """Give the journal up, once the person knows what stays on the platform."""
        if self._found is None or self._task is not None:
            return
        names = self._found.left()
        more = tr("Nothing of it is known to be left on the platform.")
        if names:
            shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
            more = tr("This stays on the platform, whole or half done, and nobody will undo it: {names}.", names=shown)
        if not asked(self, tr("Forget this publication?"), more, tr("Forget it"), careful=True):
            return
        journal = self._found.journal

        def work(_feedback: Feedback) -> None:
            journal.give_up()

        self._start(tr("Forget a publication"), work, lambda _none: self._over(""), self.forget)

    def _start(
        self,
        title: str,
        work: Callable[[Feedback], Any],
        done: Callable[[Any], None],
        retry: Callable[[], None],
        final: bool = False,
    ) -> None:
        def failed(error: PluginError) -> None:
            self._ended()
            messages.show_error(error, retry=retry)

        self._enable(False)
        self._task = run_task(title, work, done, failed, self._ended, owner=self, final=final)

    def _ended(self) -> None:
        self._task = None
        self._enable(True)

    def _undone(self, failures: tuple[PluginError, ...]) -> None:
        from ..publishing.plan import Stands

        self._ended()
        stands = next((failure for failure in failures if isinstance(failure, Stands)), None)
        if stands is not None:
            self._over(str(stands))
        elif failures:
            messages.show_error(failures[0], retry=self.undo)
        else:
            self._over(tr("What the cut publication did is undone."))

    def _over(self, words: str) -> None:
        """Say how it ended; there may be another one."""
        self._task = None
        if words:
            messages.show_success(words)
        self.again()
