"""The step that reads a publication back."""

from __future__ import annotations

from dataclasses import dataclass

from ...feedback import Feedback
from ...publishing.plan import Effect, State, needed
from ..item_step import ItemStep
from .context import Context
from .items import Item


@dataclass
class ReadBack(ItemStep[Context, Item]):
    """Read one publication as those for whom it is, and compare with what was sent."""

    kind = "read"
    effect: Effect = Effect.READ
    weight: float = 2.0

    def do(self, state: State, feedback: Feedback) -> None:
        """Ask the services and the catalogue."""
        from .readback import read_back

        read_back(self.context, needed(self.item), state, feedback)
