"""The steps of a publication brought up to date: the features that differ, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...errors import PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing import fingerprint, snapshots
from ...publishing.difference import drop_work
from ...publishing.plan import Effect, State, Target, TargetKind
from ...publishing.sending import changed_extent, moved, send
from ...publishing.snapshots import Delta
from ...publishing.volume import Volume
from ..item_step import ItemStep
from .context import Context
from .items import Item


@dataclass
class SendChanges(ItemStep[Context, Item]):
    """Send the features of one layer that differ to work tables that nobody reads yet."""

    kind = "changes"
    effect: Effect = Effect.REPLACE
    weight: float = 5.0
    #: of the plan.
    token: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The layer whose features it reads."""
        return () if self.item is None or self.item.layer is None else (self.item.layer.layer_id,)

    @property
    def volume(self) -> Volume:
        """The features that travel, as a share of all."""
        if self.item is None or self.item.layer is None:
            return Volume()
        changes = self.item.choice.decision.changes
        return self.item.layer.estimated.share(changes.inserted + changes.changed)

    @property
    def targets(self) -> tuple[str, ...]:
        """The features, by their table with its schema."""
        return (Target(f"{self.context.addresses.schema}.{self.name}", TargetKind.FEATURES),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Send them, and tell what the table will be."""
        item = self.item
        if item is None or item.layer is None or item.choice.published is None:
            raise _cannot_go_on()
        left: dict[str, object] = {"token": self.token, "table": self.name}
        state[self.key] = left
        before = item.choice.published.loaded
        stamp = fingerprint.stamp(item.layer) if item.choice.delta is None else item.choice.stamp
        delta = item.choice.delta or self._compared(item, feedback.part(0.0, 0.4))
        sent = send(item.layer, delta, self.context.database, self.token, feedback.part(0.4, 0.9))
        extent = changed_extent(self.context.database, self.token, before, delta, sent, feedback.part(0.9, 1.0))
        loaded = replace(before, count=delta.count, extent=extent)
        if fingerprint.stamp(item.layer) != stamp:
            raise moved(item.layer)
        state[self.key] = {**left, "loaded": loaded.as_state(), "data": delta.data, "stamp": stamp}

    def _compared(self, item: Item, feedback: Feedback) -> Delta:
        """Compare anew, in a session that goes on with the publication of another."""
        assert item.layer is not None
        assert item.choice.published is not None
        known = self.context.known_snapshot(self.name, item.choice.published.token)
        path = self.context.snapshot(self.name, self.token)
        found = snapshots.compare(item.layer, known, path, feedback) if known is not None else None
        if not isinstance(found, Delta):
            raise _cannot_go_on()
        return found

    def undo(self, state: State) -> None:
        """Drop the work tables."""
        left = state.get(self.key)
        if isinstance(left, dict):
            drop_work(self.context.database, str(left["token"]), str(left["table"]))


@dataclass
class Unchanged(ItemStep[Context, Item]):
    """Say that a publication is as it should be, and see that it is still there."""

    kind = "same"
    effect: Effect = Effect.READ
    weight: float = 0.2
    #: when it was published, as the plan saw it.
    version: str = ""

    def do(self, state: State, feedback: Feedback) -> None:  # noqa: ARG002  the steps' common form
        """Look in the registry.

        :raises PlatformError: it was published or unpublished since the plan was made.
        """
        feedback.check()
        rows = {row.key: row for row in self.context.registry.rows()}
        row = rows.get(self.name)
        if row is None or row.published_at != self.version:
            raise PlatformError(
                tr("“{name}” was published or unpublished by somebody else meanwhile.", name=self.name),
                "",
                tr("See the plan again: it says what is to be done now."),
            )


def _cannot_go_on() -> PlatformError:
    """Say that a half done update can only be undone."""
    return PlatformError(
        tr("This publication cannot go on."),
        tr("Which features were to be sent is no longer known."),
        tr("Undo it, then publish again."),
    )
