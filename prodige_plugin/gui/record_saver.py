"""Keeps the draft of the record shown, and publishes it: always in a task, never losing what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject

from ..errors import Forbidden, PluginError, Unauthorized
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.record import Record
from . import messages
from .drafts import Draft, Drafts
from .metadata_session import Differs, Session, publish
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

if TYPE_CHECKING:
    from .metadata_dock import MetadataDock


class RecordSaver(QObject):
    """Saves for one Metadata dock."""

    def __init__(self, dock: MetadataDock, platforms: Any, drafts: Drafts) -> None:
        super().__init__(dock)
        self._dock, self._platforms, self._drafts = dock, platforms, drafts
        self._publishing: TaskHandle | None = None

    @property
    def busy(self) -> bool:
        """Whether a record is being published."""
        return self._publishing is not None

    def keep(self) -> None:
        """Keep the draft on disk, when something is not kept yet."""
        session, drafts = self._dock.session, self._drafts
        if session is None or not session.dirty:
            return
        session.dirty = False
        draft = session.draft()

        def done(kept: Draft) -> None:
            session.saved = kept.saved
            self._dock.show_state()

        def failed(error: PluginError) -> None:
            session.dirty = True
            messages.show_error(error, retry=self.keep)

        run_task(tr("Keep a draft"), lambda _f: drafts.save(draft), done, failed, owner=self, hidden=True)

    def publish(self) -> None:
        """Save the record to the catalogue, read it back, and say it."""
        session = self._dock.session
        if session is None or self._publishing is not None:
            return
        platforms = self._platforms
        platform = platforms.by_key(session.platform) or platforms.current()
        if platform is None:
            messages.show_note(tr("First choose a platform in the Catalogue dock."))
            return
        self._dock.conflict.hide()
        record, base, drafts, key = session.record.copy(), session.base, self._drafts, session.subject.key
        sent = record.to_bytes()

        def work(feedback: Feedback) -> bytes:
            found = publish(record, base, platforms.catalogue(platform, feedback), feedback)
            drafts.drop(key)
            return found

        self._dock.head.set_busy(True)
        self._publishing = run_task(
            tr("Publish a record"),
            work,
            lambda found: self._published(session, sent, found, platform),
            lambda error: self._failed(session, refused(error, record, platform.name)),
            self._ended,
            owner=self,
            priority=PRIORITY_HIGH,
            final=True,
        )

    def _ended(self) -> None:
        self._publishing = None
        self._dock.head.set_busy(False)

    def _published(self, session: Session, sent: bytes, found: bytes, platform: Any) -> None:
        self._ended()
        session.base, session.platform, session.origin = found, platform.key, "catalogue"
        if session.record.to_bytes() == sent:  # nothing was typed meanwhile
            session.record, session.dirty, session.saved = Record.parse(found), False, ""
            if session is self._dock.session:
                self._dock.form.show_record(session.record)
        self._dock.published(session, session.record.identifier, platform.key)
        title = str(session.record.get("title") or session.record.identifier)
        messages.show_success(
            tr(
                "The record “{title}” is published on {platform}, and was read back.",
                title=title,
                platform=platform.name,
            )
        )

    def _failed(self, session: Session, error: PluginError) -> None:
        self._ended()
        session.dirty = True
        if isinstance(error, Differs) and session is self._dock.session:
            self._dock.conflict.ask(error)
        else:
            messages.show_error(error, retry=self.publish)


def refused(error: PluginError, record: Record, platform: str) -> PluginError:
    """Say of a refusal which record it is about, and what becomes of what was typed; else the error itself."""
    title = str(record.get("title") or record.identifier)
    if isinstance(error, Forbidden):
        return Forbidden(
            tr("{platform} does not let your account change the record “{title}”.", platform=platform, title=title),
            tr("It belongs to another account, or yours may only read."),
            tr("Keep your changes as a draft, and ask the record's contact or the administrator for the right."),
            error.report(),
            status=error.status,
        )
    if isinstance(error, Unauthorized):
        return Unauthorized(
            tr("{platform} did not accept your account; the record “{title}” is not saved.", platform=platform,
               title=title),
            tr("The user name or the password is wrong."),
            tr("Keep your changes as a draft, and correct the account of this platform (“Platforms…” in the "
               "Catalogue dock)."),
            error.report(),
            status=error.status,
        )  # fmt: skip
    return error
