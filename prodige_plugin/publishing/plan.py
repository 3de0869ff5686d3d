"""A publication as a plan: steps in order, each with its undo (promises P4, P7, P8).

The plan knows neither Qt nor QGIS nor any product: products build plans out of steps
(:mod:`prodige_plugin.platforms`), this module and :mod:`.runner` carry them out.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, Self, TypeVar

from ..errors import PlatformError, PublishError
from ..feedback import Feedback
from ..i18n import tr

T = TypeVar("T")

#: What a step leaves for the steps after it and for the journal; JSON values only.
State = dict[str, object]


class Effect(enum.Enum):
    """What a step does to the platform, said before it is done."""

    CREATE = "create"
    REPLACE = "replace"
    DELETE = "delete"
    READ = "read"
    LOCAL = "local"


class TargetKind(enum.Enum):
    """What a target is."""

    TABLE = "table"
    SERVICE = "service"
    RECORD = "record"
    #: features of a table that stays as it is otherwise.
    FEATURES = "features"
    STYLE = "style"
    #: a store of data on a server (a file, or the connection to a database).
    STORE = "store"
    #: a map, or a group of layers served as one.
    MAP = "map"
    FILE = "file"


class Target(str):
    """What a step creates, replaces or deletes, by the name that a person knows it by."""

    kind: TargetKind
    #: what it is exactly, where that is not its name (a record's identifier).
    exact: str

    def __new__(cls, name: str, kind: TargetKind, exact: str = "") -> Self:
        """Give a name that knows what it names."""
        target = super().__new__(cls, name)
        target.kind, target.exact = kind, exact or name
        return target

    def __getnewargs__(self) -> tuple[str, TargetKind, str]:  # type: ignore[override]
        """Let it be copied, as any text can."""
        return str(self), self.kind, self.exact


class Step(Protocol):
    """One thing to do, and how to undo it."""

    @property
    def key(self) -> str:
        """Stable key, unique in the plan, for the journal."""

    @property
    def label(self) -> str:
        """The sentence a person reads ("Load wetlands into PostGIS")."""

    @property
    def effect(self) -> Effect:
        """What it does to the platform."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of what is created, replaced or deleted (tables, services, records), shown before."""

    @property
    def weight(self) -> float:
        """Share of the whole work, any unit."""

    def do(self, state: State, feedback: Feedback) -> None:
        """Do it; leave in ``state`` what :meth:`undo` and later steps need.

        What undo needs is put in ``state`` *before* the effect, so that a crash leaves a trace.
        """

    def undo(self, state: State) -> None:
        """Undo it, wholly or half done, or not begun; calling it twice is harmless."""


class Stands(PublishError):
    """Raised by the undo of a step that ends the plan: it was done, so the whole stands and cannot be undone."""

    def __init__(self) -> None:
        super().__init__(
            tr("This publication is complete: it was not undone."),
            tr("Its last step was done before it stopped, and what it replaced is gone."),
            tr("To take it back, unpublish it."),
        )


def goes_on(step: Step) -> bool:
    """Whether a half done step is simply done again on resuming: it looks at what is there, and adds what lacks.

    Such a step has an attribute ``goes_on`` that is true. Others are undone first.
    """
    return bool(getattr(step, "goes_on", False))


def is_final(step: Step) -> bool:
    """Whether nothing of the plan can be undone any more once this step was done.

    Such a step comes last and has an attribute ``final`` that is true. Its undo looks on the platform whether it
    was done, raises :class:`Stands` if it was, and does nothing if not; while that is not known, nothing that came
    before it is undone.
    """
    return bool(getattr(step, "final", False))


def abreast(step: Step) -> int:
    """How many steps like this one, one after the other in the plan, may be done at once: 1 for most.

    Others have an attribute ``abreast``. They touch different things, so that any of them may fail, be cut or be
    undone whatever became of the others; but for one that :func:`follows` another.
    """
    return int(getattr(step, "abreast", 1))


def follows(step: Step) -> str:
    """Key of an earlier step that has to be done before this one, of those that may be done at once; "" for most."""
    return str(getattr(step, "follows", ""))


def layers_needed(step: Step) -> tuple[str, ...]:
    """Ids of the layers whose features a step reads: its attribute ``needs``, if it has one."""
    return tuple(getattr(step, "needs", ()))


def needed(item: T | None) -> T:
    """Give what a step is to publish.

    :raises PlatformError: the step was made from a journal, only to be undone.
    """
    if item is None:
        raise PlatformError(
            tr("This publication cannot go on."),
            tr("Its layers are no longer known; it can only be undone."),
            tr("Undo it, then publish again."),
        )
    return item


@dataclass(frozen=True)
class Plan:
    """Steps in order, and what they will do in all."""

    key: str
    title: str
    platform: str
    steps: tuple[Step, ...]
    #: gives what a later session needs to make this plan again and go on with it: JSON values without secrets,
    #: asked when the plan is begun. Without, a later session can only undo.
    wish: Callable[[], Mapping[str, object]] = dict
    #: how long it takes, as earlier publications on the platform went; ``None`` where that is not known.
    seconds: float | None = None

    def targets(self, effect: Effect) -> tuple[str, ...]:
        """Names of everything the plan creates, replaces or deletes."""
        return tuple(name for step in self.steps if step.effect is effect for name in step.targets)


@dataclass(frozen=True)
class Fidelity:
    """How near the server's picture of one layer is to QGIS's own."""

    #: name of the publication.
    publication: str
    title: str
    #: 1.0 when both pictures are the same, 0.0 when nothing is; see :mod:`.fidelity`.
    score: float
    #: the two pictures side by side (PNG), on this computer; "" when they were not kept.
    picture: str = ""
    #: sentences on what the server draws otherwise, or why nothing was compared.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """What was done, as read back from the platform."""

    plan_key: str
    title: str
    platform: str
    #: ISO 8601 date and time, UTC.
    when: str
    #: role ("wms", "wfs", "ogcapi", "record", "map", "page" …) → list of {"title", "url", "name"}.
    links: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    #: what was read back: {"name", "ok", "expected", "found"}.
    checks: tuple[Mapping[str, object], ...] = ()
    #: sentences on what did not go as hoped though the publication stands.
    warnings: tuple[str, ...] = ()
    fidelity: tuple[Fidelity, ...] = ()
    #: files made on this computer: {"role" ("deposit", "context" …), "title", "path"}.
    files: tuple[Mapping[str, str], ...] = ()
