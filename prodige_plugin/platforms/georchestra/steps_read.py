"""The step that reads a publication back."""

from __future__ import annotations

from dataclasses import dataclass

from ...feedback import Feedback
from ...publishing.plan import Effect, State, needed
from .context import Context
from .items import Item


@dataclass
class ReadBack:
    """Read one publication as those for whom it is, and compare with what was sent."""

    context: Context
    name: str
    label: str
    effect: Effect = Effect.READ
    targets: tuple[str, ...] = ()
    weight: float = 2.0
    item: Item | None = None

    @property
    def key(self) -> str:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""
        return f"read:{self.name}"

    def do(self, state: State, feedback: Feedback) -> None:
        """Ask the services and the catalogue."""
        from .readback import read_back

        read_back(self.context, needed(self.item), state, feedback)

    def undo(self, state: State) -> None:
        """Nothing to undo."""
