"""Steps that only write down what is done to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from prodige_plugin.errors import DatabaseError
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing.plan import Effect, Plan, State

World = set[str]


@dataclass
class Note:
    """Puts its key into the world; undoing takes it out."""

    key: str
    world: World
    during: Callable[[State, Feedback], None] = lambda state, feedback: None
    undo_fails: bool = False
    label: str = ""
    effect: Effect = Effect.CREATE
    targets: tuple[str, ...] = ()
    weight: float = 1.0
    log: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.label = self.label or f"step {self.key}"

    def do(self, state: State, feedback: Feedback) -> None:
        state[self.key] = {"name": self.key}
        self.world.add(self.key)
        self.log.append(f"do {self.key}")
        self.during(state, feedback)

    def undo(self, state: State) -> None:
        self.log.append(f"undo {self.key}")
        if self.undo_fails:
            raise DatabaseError(f"cannot undo {self.key}")
        if self.key in state:
            self.world.discard(self.key)


def plan_of(*steps: Note) -> Plan:
    """Give a plan; its steps write to one log."""
    for step in steps:
        step.log = steps[0].log
    return Plan("p1", "Zones <été>", "practice", tuple(steps))
