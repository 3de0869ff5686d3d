"""Keeps the draft of the record shown, and publishes it: always in a task, never losing what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QInputDialog

from ..catalogue.saving import ChooseGroup, Group, Saved, is_away
from ..errors import Forbidden, PlatformError, PluginError, Unauthorized
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.diff import Difference
from ..metadata.elements import ELEMENTS
from ..metadata.record import Record
from ..platforms.model import Platform
from ..platforms.web_pages import record_page
from . import messages
from .drafts import Draft, Drafts
from .metadata_session import Differs, Session, publish_report
from .record_actions import no_save
from .record_queue import RecordQueue, link_layers
from .save_queue import SaveQueue, settle
from .tasks import PRIORITY_HIGH, TaskHandle, run_task

if TYPE_CHECKING:
    from .metadata_dock import MetadataDock

#: The group that new records of a platform were last put in.
_GROUP = "prodige_plugin/record_group/"


class RecordSaver(QObject):
    """Saves for one Metadata dock."""

    def __init__(self, dock: MetadataDock, platforms: Any, drafts: Drafts) -> None:
        super().__init__(dock)
        self._dock, self._platforms, self._drafts = dock, platforms, drafts
        self._publishing: TaskHandle | None = None
        self.queue = RecordQueue(dock, platforms, drafts, SaveQueue(drafts.folder.with_name("waiting")))

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

    def publish(self, group: str = "") -> None:
        """Save the record to the catalogue, read it back, and say it.

        :param group: the group of a new record, where the catalogue has several to choose from.
        """
        session = self._dock.session
        if session is None or self._publishing is not None:
            return
        platforms = self._platforms
        platform = platforms.by_key(session.platform) or platforms.current()
        if platform is None:
            messages.show_note(tr("First choose a platform in the Catalogue dock."))
            return
        why = no_save(platforms, platform)
        if why:
            messages.show_error(
                PlatformError(
                    tr("The record cannot be saved on {platform}.", platform=platform.name),
                    why,
                    tr("Your version is kept here as a draft."),
                )
            )
            return
        self._dock.conflict.hide()
        record, base, drafts, key = session.record.copy(), session.base, self._drafts, session.subject.key
        sent, queue = record.to_bytes(), self.queue.queue

        def work(feedback: Feedback) -> Saved:
            found = publish_report(record, base, platforms.catalogue(platform, feedback), feedback, group)
            settle(key, sent, found.stored, drafts)
            queue.remove(key)
            return found

        self._dock.head.set_busy(True)
        self._publishing = run_task(
            tr("Publish a record"),
            work,
            lambda found: self._published(session, sent, found, platform),
            lambda error: self._failed(session, sent, error, record, platform, group),
            self._ended,
            owner=self,
            priority=PRIORITY_HIGH,
            final=True,
        )

    def _ended(self) -> None:
        self._publishing = None
        self._dock.head.set_busy(False)

    def _published(self, session: Session, sent: bytes, found: Saved, platform: Any) -> None:
        self._ended()
        shown = session is self._dock.session
        if session.go_on(sent, found.stored, platform.key) and shown:
            self._dock.form.show_record(session.record)
        self._dock.published(session, session.record.identifier, platform.key)
        if shown:
            self.keep()
        else:  # the person went on to another layer meanwhile
            link_layers(session.subject.key, platform.key, found.identifier)
        self.queue.look()
        tell(found, str(session.record.get("title") or session.record.identifier), platform)

    def _failed(
        self, session: Session, sent: bytes, error: PluginError, record: Record, platform: Any, group: str
    ) -> None:
        self._ended()
        session.dirty = True
        if isinstance(error, Differs) and session is self._dock.session:
            self._dock.conflict.ask(error)
        elif isinstance(error, ChooseGroup):
            self._choose_group(error.groups, platform)
        elif is_away(error):
            self.keep()
            draft = Draft(session.subject.key, str(record.get("title") or ""), Draft.text(sent),
                          Draft.text(session.base), platform.key, record.identifier)  # fmt: skip
            self.queue.wait(draft, error, group)
        else:
            messages.show_error(refused(error, record, platform.name), retry=lambda: self.publish(group))

    def _choose_group(self, groups: tuple[Group, ...], platform: Any) -> None:
        """Ask for the group of a new record, the one of the last time first, and go on."""
        labels = [each.label for each in groups]
        dialog = QInputDialog(self._dock)
        dialog.setWindowTitle(tr("Group of the new record"))
        dialog.setLabelText(tr("Your account is an editor in several groups of {platform}.\nWhich one does this record "
                               "belong to?", platform=platform.name))  # fmt: skip
        dialog.setComboBoxItems(labels)
        last = str(QgsSettings().value(_GROUP + platform.key, "") or "")
        dialog.setTextValue(next((each.label for each in groups if each.identifier == last), labels[0]))
        dialog.setOkButtonText(tr("OK"))
        dialog.setCancelButtonText(tr("Cancel"))

        def chosen() -> None:
            group = groups[labels.index(dialog.textValue())]
            QgsSettings().setValue(_GROUP + platform.key, group.identifier)
            self.publish(group.identifier)

        dialog.accepted.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def tell(found: Saved, title: str, platform: Platform) -> None:
    """Say that a record is saved, and whatever is not as one would think; its page is one click away."""
    labels = {element.key: element.label for element in ELEMENTS}

    def name(each: Difference) -> str:
        return labels.get(each.key) or each.path.rpartition("/")[2]

    more = found.sentences(name)
    page = record_page(platform, found.identifier)
    if found.partial:
        messages.show_error(
            PluginError(
                tr("The record “{title}” is on {platform}, but not all went well.", title=title,
                   platform=platform.name),
                " ".join(more),
                tr("What is on the platform is shown in the form; correct it and publish again if need be."),
            ),
            action=(tr("Open in the catalogue"), lambda: messages.open_link(page)) if page else None,
        )  # fmt: skip
        return
    text = tr(
        "The record “{title}” is published on {platform}, and was read back.", title=title, platform=platform.name
    )
    messages.show_success(" ".join([text, *more]), [(tr("Open in the catalogue"), page)] if page else ())


def refused(error: PluginError, record: Record, platform: str) -> PluginError:
    """Say of a refusal which record it is about, and what becomes of what was typed; else the error itself."""
    title = str(record.get("title") or record.identifier)
    if isinstance(error, Forbidden):
        return Forbidden(
            tr("{platform} does not let your account change the record “{title}”.", platform=platform, title=title),
            error.why or tr("It belongs to another account, or yours may only read."),
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
