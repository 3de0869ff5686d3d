"""The waiting records of the Metadata dock: its line, its list, and trying again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QBoxLayout

from ..errors import PlatformError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.record import Record
from . import messages
from .drafts import Draft, Drafts
from .metadata_session import Subject, publish_report
from .publish_job import PLATFORM, RECORD_ID, draft_key
from .queue_line import QueueLine, QueueWindow
from .save_queue import Round, SaveQueue, Waiting, sweep
from .tasks import TaskHandle, run_task

if TYPE_CHECKING:
    from ..catalogue.saving import Saved
    from .metadata_dock import MetadataDock


class RecordQueue(QObject):
    """Shows the waiting records above the dock's contents, from its start on, and saves them when asked."""

    def __init__(self, dock: MetadataDock, platforms: Any, drafts: Drafts, queue: SaveQueue) -> None:
        super().__init__(dock)
        self._dock, self._platforms, self._drafts = dock, platforms, drafts
        self.queue = queue
        self._sending: TaskHandle | None = None
        self._window: QueueWindow | None = None
        self.line = QueueLine(dock)
        layout = dock.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, self.line)
        self.line.sendWanted.connect(self.send)
        self.line.listWanted.connect(self.show_list)
        run_task(
            tr("Look for waiting records"), lambda _feedback: sweep(queue.folder, drafts.folder), None, self._silent,
            owner=self, hidden=True,
        )  # fmt: skip
        self.look()

    def look(self) -> None:
        """Look which records wait, in a task, and show them."""
        run_task(
            tr("Look for waiting records"), lambda _feedback: self.queue.entries(), self._found, self._silent,
            owner=self, hidden=True,
        )  # fmt: skip

    def _found(self, entries: list[Waiting]) -> None:
        busy = self._sending is not None
        self.line.show_entries(entries, busy)
        if self._window is not None:
            self._window.show_entries(entries, busy)

    @staticmethod
    def _silent(_error: PluginError) -> None:
        """Nothing to say: the line stays as it is."""

    def wait(self, draft: Draft, error: PluginError, group: str = "") -> None:
        """Let a record wait, and say so in one line."""
        title = draft.title or draft.record_id

        def done(_entry: Waiting) -> None:
            self.look()
            messages.show_note(
                tr("“{title}” could not be saved now, and waits on this computer: {what}", title=title, what=error.what)
            )

        run_task(
            tr("Let a record wait"), lambda _feedback: self.queue.add(draft, str(error), group), done,
            owner=self, hidden=True,
        )  # fmt: skip

    def send(self) -> None:
        """Save the waiting records, each compared first with what the catalogue holds."""
        if self._sending is not None:
            return
        platforms, drafts, queue = self._platforms, self._drafts, self.queue

        def save(draft: Draft, group: str, feedback: Feedback) -> Saved:
            platform = platforms.by_key(draft.platform)
            if platform is None:
                raise PlatformError(
                    tr("The platform of this record is not in your list any more."), "",
                    tr("Add it again, or open the record and publish it elsewhere."),
                )  # fmt: skip
            catalogue = platforms.catalogue(platform, feedback)
            return publish_report(Record.parse(draft.record_bytes()), draft.base_bytes(), catalogue, feedback, group)

        self.line.send.setEnabled(False)
        self._sending = run_task(
            tr("Save the waiting records"), lambda feedback: queue.send(save, drafts, feedback), self._sent,
            self._failed, self._ended, owner=self, final=True,
        )  # fmt: skip

    def _ended(self) -> None:
        self._sending = None
        self.look()

    def _failed(self, error: PluginError) -> None:
        self._ended()
        messages.show_error(error, retry=self.send)

    def _sent(self, done: Round) -> None:
        self._ended()
        for entry, found in done.saved:
            link_layers(entry.key, entry.draft.platform, found.identifier)
            self._take_up(entry, found)
        left = tr("%n wait(s) on.", n=len(done.left)) if done.left else ""
        partly = [found for _entry, found in done.saved if found.partial]
        if partly:
            messages.show_error(
                PluginError(
                    tr("%n waiting record(s) were saved, but not all went well.", n=len(done.saved)),
                    " ".join(words for found in partly for words in found.sentences(lambda each: each.path)),
                    left,
                )
            )
        elif done.saved:
            words = tr("%n waiting record(s) are saved, and were read back.", n=len(done.saved))
            messages.show_success(f"{words} {left}".strip())
        elif done.left:
            messages.show_note(tr("Nothing could be saved yet: {reason}", reason=done.left[0].reason))

    def _take_up(self, entry: Waiting, found: Saved) -> None:
        """Let the record shown, if it is the one that was saved, go on from what the catalogue holds."""
        session = self._dock.session
        if session is None or session.subject.key != entry.key:
            return
        if session.go_on(entry.draft.record_bytes(), found.stored, entry.draft.platform):
            self._dock.form.show_record(session.record)
            self._dock.check()
        self._dock.published(session, session.record.identifier, entry.draft.platform)
        self._dock.keep_draft()

    # -- the list ----------------------------------------------------------------------------------

    def show_list(self) -> QueueWindow:
        """Open the list of waiting records."""
        if self._window is None:
            self._window = QueueWindow(self._platform_name, self._dock.window())
            self._window.sendWanted.connect(self.send)
            self._window.openWanted.connect(self._open)
            self._window.removeWanted.connect(self._remove)
            self._window.destroyed.connect(self._closed)
            self._dock.destroyed.connect(self._window.close)
        self.look()
        self._window.show()
        self._window.raise_()
        return self._window

    def _closed(self) -> None:
        self._window = None

    def _platform_name(self, key: str) -> str:
        platform = self._platforms.by_key(key)
        return str(platform.name) if platform is not None else key

    def _open(self, key: str) -> None:
        """Show a waiting record in the dock, from its draft."""
        drafts, queue = self._drafts, self.queue

        def work(_feedback: Feedback) -> Draft | None:
            entry = queue.find(key)
            if entry is not None and drafts.load(key) is None:
                drafts.save(entry.draft)
            return entry.draft if entry is not None else None

        def done(draft: Draft | None) -> None:
            session = self._dock.session
            if draft is not None and (session is None or session.subject.key != key):
                self._dock.show_subject(subject_of(draft))

        run_task(tr("Open a waiting record"), work, done, owner=self, hidden=True)

    def _remove(self, key: str) -> None:
        """Take a record off the list; it stays as a draft."""
        drafts, queue = self._drafts, self.queue

        def work(_feedback: Feedback) -> None:
            entry = queue.find(key)
            if entry is not None:
                queue.give_up(entry, drafts)

        def done(_none: None) -> None:
            self.look()
            messages.show_note(tr("The record is off the list; what was typed stays as a draft."))

        run_task(tr("Take a record off the list"), work, done, owner=self, hidden=True)


def link_layers(key: str, platform: str, identifier: str) -> None:
    """Note on the layers that a new record was made for which record describes them now.

    :param key: under which their draft was kept.
    :param platform: key of the platform; ``identifier``: that of the record there.
    """
    for layer in QgsProject.instance().mapLayers().values():
        if draft_key(layer) == key:
            layer.setCustomProperty(PLATFORM, platform)
            layer.setCustomProperty(RECORD_ID, identifier)


def subject_of(draft: Draft) -> Subject:
    """Give what a draft belongs to: its key says it (:func:`.drafts.key_of`)."""
    if not draft.key.startswith("layer:"):
        return Subject(record_id=draft.key, platform=draft.platform)
    name, _, source = draft.key.removeprefix("layer:").partition(":")
    return Subject(name, source, platform=draft.platform)
