"""The steps of a publication that concern the catalogue: each record saved, then all of them read back together.

A request costs a catalogue about as much whatever it asks for, and most of the time of publishing many layers would go
into them: a record is written with one, over what was read a moment before, and those of a plan are read in one.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field

from ...errors import Conflict
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import Effect, State, Target, TargetKind, needed
from ..item_step import ItemStep
from ..sending import answered, settled, whole
from .context import CHECKS, Context
from .items import Item
from .record_readback import SENT, packed, read_records
from .records import described, put


@dataclass
class SaveRecord(ItemStep[Context, Item]):
    """Save the record that describes one publication, with links to its service."""

    kind = "record"
    weight: float = 2.0
    #: the servers are waited for longer than anything is done here.
    abreast: int = 4

    @property
    def targets(self) -> tuple[str, ...]:
        """The record."""
        return () if self.item is None else (Target(self.item.title, TargetKind.RECORD, self.item.record_id),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Merge the links into what the server holds now, and save it where that is not what it holds."""
        item = needed(self.item)
        # under an identifier made for this plan there is nothing to look for
        held = None if item.seen.made else self.context.catalogue(feedback).fetch(item.record_id, feedback)
        record = described(
            self.context.addresses,
            item.name,
            item.title,
            item.record_id,
            item.record if item.record is not None else held,
            held,
            item.facts(state, feedback),
            item.links(self.context.addresses, state),
            item.thumbnail(self.context.addresses, state),
            [part.record_id for part in item.shown if part.record_id],
        )
        record = item.told(self.context, state, record)
        if record == held:
            return
        state[self.key] = {
            "id": item.record_id,
            "before": None if held is None else base64.b64encode(held).decode("ascii"),
            SENT: packed(record),
        }
        # an edited record is merged on what it was read from: somebody else's change is a conflict
        base = (item.record_base if item.record is not None else None) or held
        if self.effect is Effect.CREATE:
            # it was read from another catalogue, or is gone from this one: here it is new
            base = None
        feedback.check()
        try:
            with answered(state, self.key):
                put(self.context.catalogue(whole(feedback)), item.title, record, base, held, whole(feedback))
        except Conflict:
            # what is there is somebody else's, and not for undoing
            state[self.key] = None
            raise

    def undo(self, state: State) -> None:
        """Delete the record, or put the previous one back."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        catalogue = self.context.catalogue()
        identifier, before = str(left["id"]), left["before"]
        previous = None if before is None else base64.b64decode(str(before))
        held = settled(left, lambda: catalogue.fetch(identifier), previous)
        if held == previous:
            return
        if previous is None:
            catalogue.delete(identifier)
        else:
            catalogue.save(previous, held)


@dataclass
class ReadRecords:
    """Read the records of the plan as an anonymous visitor: they open, hold what was sent, and are found."""

    context: Context
    items: tuple[Item, ...]
    key: str = "records"
    label: str = field(default_factory=lambda: tr("Read the records back as a visitor"))
    effect: Effect = Effect.READ
    targets: tuple[str, ...] = ()
    weight: float = 1.0

    def do(self, state: State, feedback: Feedback) -> None:
        """Ask the catalogue."""
        before = len(self.context.checks)
        read_records(self.context, self.items, state, feedback)
        state[self.key] = {CHECKS: self.context.checks[before:]}

    def undo(self, state: State) -> None:
        """Nothing to undo."""
