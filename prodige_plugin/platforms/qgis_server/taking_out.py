"""The steps that take a publication away, each with its undo."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field

from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import Effect, State, Target, TargetKind
from ...publishing.registry import Row
from ..sending import answered, settled, whole
from .context import Context


@dataclass
class TakeOut:
    """Take one publication out of service, keeping everything aside until the plan has succeeded."""

    context: Context
    token: str
    row: Row
    label: str
    key: str = "take_out"
    effect: Effect = Effect.DELETE
    weight: float = 2.0

    @property
    def targets(self) -> tuple[str, ...]:
        """Tables, with their schema, and services."""
        schema = self.context.addresses.schema
        return (
            *(Target(f"{schema}.{table}", TargetKind.TABLE) for table in self.row.tables),
            *(Target(project, TargetKind.SERVICE) for project in self.row.projects),
        )

    def do(self, state: State, feedback: Feedback) -> None:
        """Rename the tables and delete the services, in one transaction."""
        feedback.check()
        state[self.key] = {
            "token": self.token,
            "schema": self.context.addresses.schema,
            "key": self.row.key,
            "tables": list(self.row.tables),
            "services": list(self.row.projects),
        }
        self.context.registry.take_out(self.token, self.row)

    def undo(self, state: State) -> None:
        """Put everything back."""
        left = state.get(self.key)
        if isinstance(left, dict):
            self.context.registry.put_back(
                str(left["token"]),
                [str(table) for table in left["tables"]],
                [str(name) for name in left["services"]],
                [str(left["key"])],
                new=False,
            )


@dataclass
class DeleteRecord:
    """Delete one record, keeping its bytes in the journal until the plan has succeeded."""

    context: Context
    identifier: str
    label: str
    title: str = ""
    effect: Effect = Effect.DELETE
    weight: float = 1.0

    @property
    def key(self) -> str:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""
        return f"delete_record:{self.identifier}"

    @property
    def targets(self) -> tuple[str, ...]:
        """The record."""
        return (Target(self.title or self.identifier, TargetKind.RECORD, self.identifier),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Delete it if it is there."""
        catalogue = self.context.catalogue(feedback)
        held = catalogue.fetch(self.identifier, feedback)
        if held is None:
            return
        state[self.key] = {"before": base64.b64encode(held).decode("ascii")}
        feedback.check()
        with answered(state, self.key):
            self.context.catalogue(whole(feedback)).delete(self.identifier, whole(feedback))

    def undo(self, state: State) -> None:
        """Insert it again."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        catalogue, before = self.context.catalogue(), base64.b64decode(str(left["before"]))
        held: bytes | None = before
        held = settled(left, lambda: catalogue.fetch(self.identifier), held)
        if held is None:
            catalogue.save(before)


@dataclass
class SeeGone:
    """See, as an anonymous visitor, that a publication is gone."""

    context: Context
    row: Row
    key: str = "gone"
    label: str = field(default_factory=lambda: tr("See as a visitor that it is gone"))
    effect: Effect = Effect.READ
    targets: tuple[str, ...] = ()
    weight: float = 1.0

    def do(self, state: State, feedback: Feedback) -> None:  # noqa: ARG002  the steps' common form
        """Ask for each service and each record."""
        from .readback import see_gone

        see_gone(self.context, self.row, feedback)

    def undo(self, state: State) -> None:
        """Nothing to undo."""
