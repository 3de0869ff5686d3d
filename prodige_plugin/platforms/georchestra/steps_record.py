"""The steps that describe one publication in GeoNetwork and show it to visitors, each with its undo."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from ...catalogue import saving
from ...catalogue.same import same
from ...errors import Conflict, HttpError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import Effect, State, Target, TargetKind, needed
from ..described import changed_by_somebody, described
from ..item_step import ItemStep
from .context import Context
from .items import Item


@dataclass
class SaveRecord(ItemStep[Context, Item]):
    """Save the record that describes one publication, with links to its services."""

    kind = "record"
    weight: float = 2.0
    #: identifier of GeoNetwork's group for a new record.
    group: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """The record."""
        return _record(self.item)

    def do(self, state: State, feedback: Feedback) -> None:
        """Merge the links into what the catalogue holds now, and save."""
        item = needed(self.item)
        catalogue, addresses = self.context.catalogue(feedback), self.context.addresses
        held = catalogue.fetch_for_editing(item.record_id, feedback)
        known = state.get(self.key)
        before = known.get("before") if isinstance(known, dict) else (None if held is None else _text(held))
        record = described(
            item.title,
            item.record_id,
            item.record if item.record is not None else held,
            held,
            item.facts(state, feedback),
            item.links(addresses, state),
            item.thumbnail(addresses, state),
            lambda url: item.ours(addresses, url),
            [part.record_id for part in item.shown if part.record_id],
        )
        record = item.told(self.context.platform.name, state, record)
        state[self.key] = {"id": item.record_id, "before": before}
        # an edited record is merged on what it was read from: somebody else's change is a conflict
        # one that was read from another catalogue, or is gone from this one, is new here
        base = item.record_base if item.record is not None and self.effect is Effect.REPLACE else None
        try:
            saved = catalogue.save_report(record, base or held, feedback, self.group)
        except Conflict as error:
            raise changed_by_somebody(item.title, error) from error
        self.context.warnings += saved.warnings
        if saved.readback.lost:
            raise saving.not_stored(saved.identifier, "\n".join(saved.sentences(lambda each: each.key or each.path)))

    def undo(self, state: State) -> None:
        """Delete the record, or put the previous one back."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        catalogue = self.context.catalogue()
        identifier, before = str(left["id"]), left["before"]
        held = catalogue.fetch_for_editing(identifier)
        if before is None:
            if held is not None:
                catalogue.delete(identifier)
            return
        previous = base64.b64decode(str(before))
        if held is None or not same(held, previous):
            catalogue.save_report(previous, held)


@dataclass
class Share(ItemStep[Context, Item]):
    """Let visitors see the record."""

    kind = "share"
    effect: Effect = Effect.REPLACE
    weight: float = 0.5

    @property
    def targets(self) -> tuple[str, ...]:
        """The record; one that this plan makes is named there, and not replaced by being shown."""
        return _record(self.item) if self.effect is Effect.REPLACE else ()

    def do(self, state: State, feedback: Feedback) -> None:
        """Publish it where it is not; a reviewer's refusal is a warning."""
        item = needed(self.item)
        sharing = self.context.sharing(feedback)
        known = state.get(self.key)
        was = known.get("was") if isinstance(known, dict) else sharing.public(item.record_id)
        state[self.key] = {"id": item.record_id, "was": was}
        if was is True:
            return
        sentence = sharing.publish(item.record_id)
        if sentence:
            self.context.warnings.append(sentence)

    def undo(self, state: State) -> None:
        """Hide it again, where it is still there and was hidden."""
        left = state.get(self.key)
        if not isinstance(left, dict) or left.get("was") is True:
            return
        sharing, identifier = self.context.sharing(), str(left["id"])
        if sharing.public(identifier):
            sentence = sharing.publish(identifier, shown=False)
            if sentence:
                raise HttpError(tr("The record is still shown to visitors."), sentence)


def _record(item: Item | None) -> tuple[Target, ...]:
    """Name the record of a publication."""
    return () if item is None else (Target(item.title, TargetKind.RECORD, item.record_id),)


def _text(record: bytes) -> str:
    return base64.b64encode(record).decode("ascii")
