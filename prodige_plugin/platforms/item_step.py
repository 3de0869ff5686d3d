"""What the steps that do something for one publication share, whatever the product."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from ..feedback import Feedback
from ..publishing.plan import Effect, State

ContextT = TypeVar("ContextT")
ItemT = TypeVar("ItemT")


@dataclass
class ItemStep(ABC, Generic[ContextT, ItemT]):
    """Most of a :class:`~prodige_plugin.publishing.plan.Step`; a step adds what it does, and what that is done to."""

    #: what the steps of a plan share.
    context: ContextT
    #: of the publication.
    name: str
    label: str
    effect: Effect = Effect.CREATE
    weight: float = 1.0
    #: what is published; ``None`` in a step made from a journal, which is only undone.
    item: ItemT | None = None

    #: begins the keys of the steps of this kind: stable, journals hold it.
    kind: ClassVar[str]

    @property
    def key(self) -> str:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""
        return f"{self.kind}:{self.name}"

    @property
    def targets(self) -> tuple[str, ...]:
        """Nothing, of a step that only reads, or whose targets another step names."""
        return ()

    @abstractmethod
    def do(self, state: State, feedback: Feedback) -> None:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""

    def undo(self, state: State) -> None:
        """Nothing to undo."""
