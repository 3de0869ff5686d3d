"""The steps of a publication on QGIS Server + PostGIS, each with its undo.

A step leaves in the state, before its effect, all that undoing it needs; so a later session can
undo it from the journal alone, without the layers (then ``item`` is ``None``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ...feedback import Feedback
from ...i18n import tr
from ...publishing.difference import Difference, count_anew
from ...publishing.names import staging_name
from ...publishing.plan import Effect, Stands, State, Target, TargetKind, needed
from ...publishing.registry import Row, Service
from ...publishing.volume import Volume
from ..item_step import ItemStep
from .context import CHECKS, Context
from .items import Item


@dataclass
class Check:
    """See that the account, the schema and the names are still as when the plan was made."""

    context: Context
    token: str
    #: publication → identifier of its record, kept for resuming.
    records: dict[str, str]
    #: publication → when it was published, as the plan saw it; "" where there was none.
    versions: dict[str, str] = field(default_factory=dict)
    #: publication → what of it is sent (:class:`~...publishing.changes.Mode`), kept for resuming.
    modes: dict[str, str] = field(default_factory=dict)
    #: publication → what of it was on the platform (:class:`~.seen.Seen`), kept for resuming.
    seen: dict[str, dict[str, object]] = field(default_factory=dict)
    key: str = "check"
    label: str = field(default_factory=lambda: tr("Check the account and the names on the platform"))
    effect: Effect = Effect.READ
    targets: tuple[str, ...] = ()
    weight: float = 1.0

    def do(self, state: State, feedback: Feedback) -> None:
        """Connect, and make the registry where it is missing."""
        feedback.check()
        schema = self.context.addresses.schema
        state[self.key] = {
            "token": self.token,
            "records": dict(self.records),
            "schema": schema,
            "versions": dict(self.versions),
            "modes": dict(self.modes),
            "seen": dict(self.seen),
        }
        self.context.registry.prepare()

    def undo(self, state: State) -> None:
        """Nothing to undo: the registry belongs to the account, not to one publication."""


@dataclass
class Load(ItemStep[Context, Item]):
    """Load one layer into a table that nobody reads yet."""

    kind = "load"
    weight: float = 10.0
    #: of the plan.
    token: str = ""

    @property
    def abreast(self) -> int:
        """Two at once where GDAL reads the file; what QGIS reads waits for Python, which does one thing at a time."""
        layer = None if self.item is None else self.item.layer
        return 2 if layer is not None and layer.gdal_source() is not None else 1

    @property
    def needs(self) -> tuple[str, ...]:
        """The layer whose features it reads."""
        return () if self.item is None or self.item.layer is None else (self.item.layer.layer_id,)

    @property
    def volume(self) -> Volume:
        """What it loads."""
        return self.item.layer.estimated if self.item is not None and self.item.layer is not None else Volume()

    @property
    def targets(self) -> tuple[str, ...]:
        """The table, with its schema."""
        return (Target(f"{self.context.addresses.schema}.{self.name}", TargetKind.TABLE),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Export and load, and remember here which features were."""
        from .remembering import load_and_remember

        item = needed(self.item)
        staging = staging_name(self.token, self.name)
        state[self.key] = {"staging": staging}
        loaded, sums = load_and_remember(self.context, item, self.token, staging, feedback)
        state[self.key] = {"staging": staging, "loaded": loaded.as_state(), **sums}

    def undo(self, state: State) -> None:
        """Drop the staging table."""
        from ...publishing.vector_export import drop

        left = state.get(self.key)
        if isinstance(left, dict):
            drop(self.context.database, str(left["staging"]))


@dataclass
class Project(ItemStep[Context, Item]):
    """Put together the project that the server will serve; nothing leaves this computer yet."""

    kind = "project"

    @property
    def targets(self) -> tuple[str, ...]:
        """The service."""
        return (Target(self.name, TargetKind.SERVICE),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Build it in memory."""
        feedback.check()
        item = needed(self.item)
        self.context.built[self.name] = item.build(self.context, state, feedback)

    def undo(self, state: State) -> None:  # noqa: ARG002  the steps' common form
        """Forget it."""
        self.context.built.pop(self.name, None)


@dataclass
class Commit:
    """Put tables and services in service together, in one transaction."""

    context: Context
    token: str
    tables: tuple[str, ...]
    services: tuple[str, ...]
    #: tables that stay and are brought up to date in place.
    changed: tuple[str, ...] = ()
    key: str = "commit"
    label: str = field(default_factory=lambda: tr("Put tables and services in service, all at once"))
    effect: Effect = Effect.LOCAL
    targets: tuple[str, ...] = ()
    weight: float = 1.0
    items: tuple[Item, ...] = ()

    def do(self, state: State, feedback: Feedback) -> None:
        """Rename, grant, store, register."""
        feedback.check()
        by_name = {item.name: item for item in self.items}
        differences = [by_name[name].difference() for name in self.changed]
        state[self.key] = {
            "token": self.token,
            "tables": list(self.tables),
            "services": list(self.services),
            "differences": [each.as_state() for each in differences],
        }
        tables = [(staging_name(self.token, table), table, by_name[table].comment()) for table in self.tables]
        services = [
            Service(
                item.name, item.title, self.context.built.get(item.name) or item.build(self.context, state, feedback)
            )
            for item in self.items
        ]
        rows = [
            Row(
                key=item.name,
                title=item.title,
                kind=item.kind,
                tables=(item.name,) if item.layer is not None else (),
                projects=(item.name,),
                records=(item.record_id,) if item.record_id else (),
                details=item.details(self.token, state),
            )
            for item in self.items
        ]
        checked = state.get("check")
        seen = checked.get("versions") if isinstance(checked, dict) else None
        self.context.registry.put_in_service(self.token, tables, services, rows, seen, differences)

    def undo(self, state: State) -> None:
        """Put everything back as it was."""
        left = state.get(self.key)
        if isinstance(left, dict):
            services = [str(name) for name in left["services"]]
            self.context.registry.put_back(
                str(left["token"]),
                [str(table) for table in left["tables"]],
                services,
                services,
                new=True,
                differences=[Difference(**each) for each in left.get("differences", ())],
            )
            for each in left.get("differences", ()):
                count_anew(self.context.database, str(each["table"]))


@dataclass
class ReadBack(ItemStep[Context, Item]):
    """Read the services of one publication as an anonymous visitor, and compare with what was sent."""

    kind = "read"
    effect: Effect = Effect.READ
    weight: float = 2.0
    #: the servers are waited for longer than anything is done here.
    abreast: int = 4

    def do(self, state: State, feedback: Feedback) -> None:
        """Ask the services."""
        from .readback import read_back

        read_back(self.context, needed(self.item), state, feedback)
        # a later session that goes on from here tells it on its receipt
        # (what is read twice, because it was cut short, counts as it was the last time)
        own = {str(each["name"]): each for each in self.context.checks if each["publication"] == self.name}
        state[self.key] = {CHECKS: list(own.values())}


@dataclass
class Finish:
    """Delete what was kept aside for undoing; the publication stands from here on."""

    context: Context
    token: str
    tables: tuple[str, ...]
    #: tables that were brought up to date in place.
    changed: tuple[str, ...] = ()
    key: str = "finish"
    label: str = field(default_factory=lambda: tr("Delete what was kept aside for undoing"))
    effect: Effect = Effect.LOCAL
    targets: tuple[str, ...] = ()
    weight: float = 0.5

    def do(self, state: State, feedback: Feedback) -> None:
        """Drop the previous versions."""
        feedback.check()
        state[self.key] = {"token": self.token}
        self.context.registry.forget(self.token, self.tables, self.changed)
        for table in (*self.tables, *self.changed):
            self.context.forget_older(table, self.token)

    #: nothing can be put back any more once this was done.
    final: bool = True

    def undo(self, state: State) -> None:
        """See whether it was done: the transaction either deleted all or nothing.

        :raises Stands: it was.
        """
        left = state.get(self.key)
        if isinstance(left, dict) and not self.context.registry.is_kept(str(left["token"])):
            raise Stands
