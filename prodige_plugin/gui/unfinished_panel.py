"""A publication that a crash or a cut left half done: said, and undone on demand (promise P7)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from . import messages
from .formats import date_text
from .labels import sentence
from .tasks import TaskHandle, run_task


class UnfinishedPanel(QFrame):
    """Hidden while nothing is left half done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._make: Any = None
        self._journal: Any = None
        self._task: TaskHandle | None = None
        self.text = sentence(self)
        self.undo_button = QPushButton(tr("&Undo what it did"), self)
        self.undo_button.clicked.connect(self.undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self.text)
        layout.addWidget(self.undo_button)
        self.hide()

    def look(self, make: Any, platform_key: str) -> None:
        """Look for a publication on a platform that was begun and never ended.

        :param make: gives the platform's publisher; called in the worker thread.
        """
        self.stop()
        self.hide()
        self._make = make

        def work(_feedback: Feedback) -> tuple[Any, Any] | None:
            from ..platforms.store import journal_folder
            from ..publishing.journal import recover

            for journal in recover(journal_folder())[0]:
                progress = journal.read()
                if progress.platform == platform_key:
                    return journal, progress
            return None

        self._task = run_task(tr("Look for unfinished publications"), work, self._found, owner=self, hidden=True)

    def stop(self) -> None:
        """Stop looking."""
        task, self._task = self._task, None
        if task is not None:
            task.abandon()

    def _found(self, found: tuple[Any, Any] | None) -> None:
        self._task = None
        if found is None:
            return
        self._journal, progress = found
        self.text.setText(
            tr(
                "The publication “{title}” of {date} was cut short: QGIS or the platform stopped. Some of it may be "
                "left on the platform. Undo it, then publish again.",
                title=progress.title,
                date=date_text(progress.when),
            )
        )
        self.undo_button.setEnabled(True)
        self.show()

    def undo(self) -> None:
        """Undo what the publication did, in a task."""
        journal, make = self._journal, self._make
        if journal is None or self._task is not None:
            return

        def work(_feedback: Feedback) -> tuple[PluginError, ...]:
            failures: tuple[PluginError, ...] = make().undo(journal)[1]
            return failures

        self.undo_button.setEnabled(False)
        self._task = run_task(
            tr("Undo a publication"), work, self._undone, self._failed, self._ended, owner=self, final=True
        )

    def _ended(self) -> None:
        self._task = None
        self.undo_button.setEnabled(True)

    def _failed(self, error: PluginError) -> None:
        self._ended()
        messages.show_error(error, retry=self.undo)

    def _undone(self, failures: tuple[PluginError, ...]) -> None:
        self._ended()
        if failures:
            messages.show_error(failures[0], retry=self.undo)
            return
        self._journal = None
        self.hide()
        messages.show_success(tr("What the cut publication did is undone."))
