"""The step that saves the record of a data set in the catalogue, and can put the one before back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ...catalogue.same import same
from ...catalogue.saving import fetch_for_editing, save_report
from ...errors import Conflict, PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.merge import merge
from ...metadata.record import Record
from ...publishing.plan import Effect, State, Target, TargetKind
from ..described import changed_by_somebody
from . import records
from .compare import disk_error
from .context import Context

if TYPE_CHECKING:
    from ...metadata.prefill import LayerFacts


@dataclass
class Described:
    """What the record of a data set is to say."""

    uuid: str
    title: str
    table: str
    #: the record as the person edited it, and as it was before; ``None`` keeps the catalogue's.
    record: bytes | None = None
    base: bytes | None = None
    facts: LayerFacts | None = field(default=None, repr=False)
    domain: str = ""
    public: bool = True
    drawn: bool = True
    lineage: str = ""
    #: whether the data changed, so that the record tells a new revision.
    revised: bool = True


@dataclass
class SaveRecord:
    """Save one record; the one before is kept until the plan has ended."""

    context: Context
    uuid: str
    label: str
    what: Described | None = None
    effect: Effect = Effect.REPLACE
    weight: float = 1.0
    goes_on: bool = True

    @property
    def key(self) -> str:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""
        return f"record:{self.uuid}"

    @property
    def targets(self) -> tuple[str, ...]:
        """The record."""
        title = self.what.title if self.what is not None else self.uuid
        return (Target(title, TargetKind.RECORD, self.uuid),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Complete what the catalogue holds, and save it.

        :raises Conflict: somebody changed it since it was read for editing.
        """
        if self.what is None:
            raise PlatformError(tr("This publication can only be undone."), "", tr("Undo it, then publish again."))
        catalogue = self.context.catalogue(feedback)
        held = fetch_for_editing(catalogue, self.uuid, feedback)
        if held is None:
            raise no_record(self.what.title)
        mine = completed(self.context, self.what, held)
        begun = isinstance(state.get(self.key), dict)
        if mine == held:
            if not begun:
                state[self.key] = {"same": True}
            return
        before, sent = self._file(state, "before"), self._file(state, "sent")
        try:
            before.parent.mkdir(parents=True, exist_ok=True)
            if not begun or not before.is_file():
                before.write_bytes(held)
            sent.write_bytes(mine)
        except OSError as error:
            raise disk_error(before, error) from error
        state[self.key] = {"begun": True}
        try:
            saved = save_report(catalogue, mine, held, feedback)
        except Conflict as error:
            raise changed_by_somebody(self.what.title, error) from error
        self.context.warnings += saved.warnings
        after = self._file(state, "after")
        try:
            after.write_bytes(saved.stored)
        except OSError as error:
            raise disk_error(after, error) from error
        self.context.note(self.what.title, tr("record saved"), True, saved.readback.complete)

    def undo(self, state: State) -> None:
        """Put the record of before back; what somebody else changed in it since stays.

        :raises Conflict: somebody else changed the same since.
        """
        left = state.get(self.key)
        before = self._file(state, "before")
        if not isinstance(left, dict) or left.get("same") or not before.is_file():
            return
        catalogue = self.context.catalogue()
        held = fetch_for_editing(catalogue, self.uuid)
        previous = before.read_bytes()
        if held is None or same(held, previous):
            return
        after, sent = self._file(state, "after"), self._file(state, "sent")
        ours = after if after.is_file() else sent
        if ours.is_file() and not same(held, ours.read_bytes()):
            put = merge(ours.read_bytes(), previous, held)
            if put.conflicts:
                title = self.what.title if self.what is not None else self.uuid
                raise changed_by_somebody(title, Conflict("", theirs=held, base=ours.read_bytes()))
            previous = put.resolved({})
        save_report(catalogue, previous, held)

    def _file(self, state: State, name: str) -> Path:
        """Give the file that holds the record as it was before, as it was sent, or as the catalogue stored it."""
        return self.context.work(state) / f"{self.uuid}.{name}.xml"


def no_record(title: str) -> PlatformError:
    """Say that the record of a data set is not there to be completed."""
    return PlatformError(
        tr("The record of “{title}” is not in the catalogue.", title=title),
        tr("It was deleted, or your account may not see it."),
        tr("Ask the platform's administrator."),
    )


def completed(context: Context, what: Described, held: bytes) -> bytes:
    """Give the record to save: what the catalogue holds, with the person's edits and what the publication adds.

    :raises Conflict: the person and somebody else changed the same thing.
    """
    mine = held
    if what.record is not None:
        put = merge(what.base, what.record, held)
        if put.conflicts and what.base is not None:
            raise changed_by_somebody(what.title, Conflict("", theirs=held, base=what.base))
        # a record that was never the catalogue's: what PRODIGE wrote stays, all else is the person's
        mine = put.resolved({}) if what.base is not None else filled(held, what.record)
    record = records.written(
        context.platform, what.uuid, what.title, what.table, mine, what.facts,
        domain=what.domain, public=what.public, drawn=what.drawn, lineage=what.lineage,
    )  # fmt: skip
    if what.revised:
        records.revised(record)
    return record.to_bytes()


#: Elements that PRODIGE itself writes into the record of a data set that it made: they stay as they are.
_THEIRS = frozenset(
    {"file_identifier", "resource_identifier", "links", "view_link", "download_link", "locator", "metadata_date",
     "schema", "root", "prodige_domains", "prodige_public", "feature_catalogue", "parent", "metadata_language"}
)  # fmt: skip


def filled(held: bytes, given: bytes) -> bytes:
    """Put what a person wrote into a record that PRODIGE made: identifiers and links stay, domains come together."""
    from ...errors import BadRecord
    from ...metadata.elements import ELEMENTS

    record, mine = Record.parse(held), Record.parse(given)
    for element in ELEMENTS:
        if element.key in _THEIRS:
            continue
        value = mine.get(element.key)
        if not value or value == record.get(element.key):
            continue
        try:
            record.set(element.key, value)
        except BadRecord:
            continue
    domains = tuple(record.get("prodige_domains") or ())
    more = tuple(one for one in mine.get("prodige_domains") or () if one not in domains)
    if more:
        record.set("prodige_domains", (*domains, *more))
    if mine.get("prodige_public"):
        record.set("prodige_public", True)
    if mine.get("feature_catalogue") and not record.get("feature_catalogue"):
        record.set("feature_catalogue", mine.get("feature_catalogue"))
    records.add_links(record, mine.online_resources())
    return record.to_bytes()
