"""One record being described: where it came from, its edits, saving it. No widgets here.

Everything that reads a file or asks a server is written to run in a worker thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..catalogue.saving import Saved, fetch_for_editing, not_stored, save_report
from ..errors import Conflict
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.prefill import LayerFacts, prefill
from ..metadata.record import Record
from .drafts import Draft, Drafts, key_of
from .save_queue import rebased

if TYPE_CHECKING:
    from ..services.layerfacts import Source

#: Gives the catalogue client of a platform by its key, ``None`` when the platform is unknown.
CatalogueOf = Callable[[str, Feedback], Any]


@dataclass(frozen=True)
class Subject:
    """What is to be described: a layer, or a record of a catalogue, or both."""

    layer_name: str = ""
    layer_source: str = ""
    record_id: str = ""
    platform: str = ""
    #: what the layer knows of itself.
    facts: LayerFacts | None = None
    #: where its data lie; may hold a password.
    source: Source | None = field(default=None, repr=False, compare=False)

    def known(self, feedback: Feedback) -> LayerFacts:
        """Give all that is known of the layer: its file, those beside it and its database are read. Worker thread.

        :raises Cancelled: the person cancelled.
        """
        facts = self.facts if self.facts is not None else LayerFacts(layer_name=self.layer_name)
        if self.source is None:
            return facts
        from ..services.layerfacts import facts_from_sources

        return facts_from_sources(facts, self.source, feedback)

    @property
    def lacks_extent(self) -> bool:
        """Whether the layer's extent is still to be asked of its database."""
        return self.facts is not None and self.facts.box is None and self.source is not None and self.source.wants_box

    @property
    def key(self) -> str:
        """Under which its draft is kept."""
        return key_of(self.record_id, self.layer_source, self.layer_name)


@dataclass
class Session:
    """A record and its edits."""

    subject: Subject
    record: Record
    #: the record as the catalogue held it when it was read; ``None``: the catalogue has none.
    base: bytes | None
    platform: str
    #: "draft", "catalogue" or "layer".
    origin: str
    read: datetime = field(default_factory=lambda: datetime.now(UTC))
    #: when the draft was saved, "" when what is shown is not on disk.
    saved: str = ""
    dirty: bool = False
    #: sentence on what did not go as hoped while opening, "" when all went well.
    note: str = ""

    def set(self, key: str, value: Any) -> bool:
        """Change one element; whether the record changed.

        :raises BadRecord: the value cannot be written.
        """
        before = self.record.to_bytes()
        self.record.set(key, value)
        changed = self.record.to_bytes() != before
        self.dirty = self.dirty or changed
        return changed

    def replace_record(self, record: Record) -> None:
        """Take another state of the record (a repair, an undo)."""
        self.record = record
        self.dirty = True

    def go_on(self, sent: bytes, stored: bytes, platform: str) -> bool:
        """Begin anew from what the catalogue stored; what was typed since it was sent stays.

        :param sent: the record as it was sent.
        :return: whether the record is another one than what is shown: the catalogue changed something.
        """
        now = self.record.to_bytes()
        after = rebased(sent, now, stored)
        self.platform, self.origin, self.saved, self.dirty = platform, "catalogue", "", after != stored
        if after is None:
            return False  # the old base stays: saving once more shows what clashes
        self.base, self.read = stored, datetime.now(UTC)
        if after == now:
            return False
        self.record = Record.parse(after)
        return True

    def draft(self) -> Draft:
        """Give the draft to keep."""
        return Draft(
            self.subject.key,
            str(self.record.get("title") or ""),
            Draft.text(self.record.to_bytes()),
            Draft.text(self.base),
            self.platform,
            self.record.identifier,
        )


def open_subject(
    subject: Subject, drafts: Drafts, catalogue_of: CatalogueOf, platform: str, feedback: Feedback
) -> Session:
    """Give the record of a subject: its draft, else the catalogue's, else one filled from the layer.

    :param platform: key of the platform to save to when the subject names none.
    :raises NetworkError: the catalogue cannot be asked.
    """
    draft = drafts.load(subject.key)
    if draft is not None:
        return Session(
            subject,
            Record.parse(draft.record_bytes()),
            draft.base_bytes(),
            draft.platform or subject.platform or platform,
            "draft",
            saved=draft.saved,
        )
    note = ""
    if subject.record_id:
        catalogue = catalogue_of(subject.platform or platform, feedback)
        if catalogue is None:
            note = tr("The platform of this layer's record is not in your list; the record is filled from the layer.")
        else:
            found = fetch_for_editing(catalogue, subject.record_id, feedback)
            if found is not None:
                return Session(subject, Record.parse(found), found, subject.platform or platform, "catalogue")
            if getattr(catalogue, "has_records", True):
                note = tr("The catalogue no longer has this layer's record; the record is filled from the layer.")
            else:
                note = tr("The catalogue keeps no metadata record of this entry; the record is filled from the layer.")
    feedback.check()
    facts = subject.known(feedback)
    note = " ".join(part for part in (note, *facts.notes) if part)
    return Session(
        replace(subject, facts=facts), prefill(facts), None, subject.platform or platform, "layer", note=note
    )


class Differs(Conflict):
    """The catalogue holds something else than what the edits began from."""

    def __init__(self, cause: Conflict, theirs: bytes | None) -> None:
        """:param theirs: what the catalogue holds now; ``None`` when it was deleted."""
        super().__init__(cause.what, cause.why, cause.todo, cause.detail)
        self.theirs = theirs


def publish_report(record: Record, base: bytes | None, catalogue: Any, feedback: Feedback, group: str = "") -> Saved:
    """Save a record to the catalogue, and say what came of it as read back. Worker thread.

    :param group: the group of a new record, where the catalogue has groups.
    :raises Differs: somebody else changed the record since ``base`` was read; nothing is written.
    :raises ChooseGroup: the catalogue wants to know the group of a new record.
    """
    sent = record.copy()
    sent.touch()
    try:
        return save_report(catalogue, sent.to_bytes(), base, feedback, group)
    except Conflict as conflict:
        theirs = conflict.theirs
        if theirs is None:
            theirs = fetch_for_editing(catalogue, record.identifier, feedback)
        raise Differs(conflict, theirs) from conflict


def publish(record: Record, base: bytes | None, catalogue: Any, feedback: Feedback) -> bytes:
    """Save a record to the catalogue and give it as read back (see :func:`publish_report`).

    :raises PlatformError: the catalogue did not keep all of it.
    """
    found = publish_report(record, base, catalogue, feedback)
    if found.readback.lost:
        raise not_stored(found.identifier, " ".join(found.sentences(lambda each: each.key or each.path)))
    return found.stored
