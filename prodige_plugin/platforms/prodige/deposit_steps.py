"""The steps by which a deposit package is made, checked, sent and remembered."""

from __future__ import annotations

import platform as machine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import PlatformError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.findings import Severity
from ...publishing import deposit, fingerprint
from ...publishing.deposit_checks import problems
from ...publishing.deposit_manifest import Part
from ...publishing.ledger import Entry
from ...publishing.plan import Effect, Stands, State, Target, TargetKind
from ...publishing.volume import Volume
from ..store import ledger
from . import sending
from .context import Context
from .memory import DEPOSIT, source_of
from .package import Wanted, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...publishing.deposit_manifest import About

    MapMaker = Callable[[State, Path, Feedback], tuple[About, list[Part]]]

#: In the state of a deposit being sent: the sum of its manifest, once both files are on the server.
_SENT = "sent"


@dataclass
class Pack:
    """Make one package, check it before and after, and put it where it is to stay on this computer."""

    context: Context
    name: str
    label: str
    #: the file to be.
    path: str = ""
    wanted: Wanted | None = None
    #: makes the parts of a map's package.
    maker: MapMaker | None = None
    effect: Effect = Effect.LOCAL
    goes_on: bool = True

    @property
    def key(self) -> str:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""
        return f"pack:{self.name}"

    @property
    def targets(self) -> tuple[str, ...]:
        """The file."""
        return (Target(Path(self.path).name, TargetKind.FILE, self.path),)

    @property
    def weight(self) -> float:
        """By the number of features."""
        return 2.0 + (max(self.wanted.layer.count, 0) / 5000 if self.wanted is not None else 0)

    @property
    def needs(self) -> tuple[str, ...]:
        """The layer whose features it reads."""
        return (self.wanted.layer.layer_id,) if self.wanted is not None else ()

    @property
    def volume(self) -> Volume:
        """What it puts in the package."""
        return self.wanted.layer.estimated if self.wanted is not None else Volume()

    def do(self, state: State, feedback: Feedback) -> None:
        """Export, describe, check, pack, open again.

        :raises PublishError: something of it is not as it should be; says all that is.
        """
        path = Path(self.path)
        if not isinstance(state.get(self.key), dict) and path.exists():
            raise PublishError(
                tr("The file {name} is there already.", name=path.name), "", tr("Choose another folder.")
            )
        state[self.key] = {"path": self.path}
        deposit.drop_parts(path)
        folder = self.context.work(state) / f"pack-{self.name}"
        folder.mkdir(parents=True, exist_ok=True)
        if self.wanted is not None:
            about, parts = parts_of(self.context.platform, self.wanted, folder, feedback.part(0.0, 0.7))
        elif self.maker is not None:
            about, parts = self.maker(state, folder, feedback.part(0.0, 0.7))
        else:
            raise PlatformError(tr("This publication can only be undone."), "", tr("Undo it, then publish again."))
        found = problems(about, parts)
        bad = [one for one in found if one.severity is Severity.ERROR]
        if bad:
            raise PublishError(
                tr("The deposit package of “{title}” was not made.", title=about.title),
                " ".join(one.sentence for one in bad),
                tr("Correct the layer or its record, then try again."),
            )
        written = deposit.write(about, parts, path, feedback.part(0.7, 0.9))
        manifest = deposit.verify(path, feedback.part(0.9, 1.0))
        self.context.note(about.title, tr("files in the package"), len(parts), len(manifest.entries))
        self.context.note(about.title, tr("checksums of the package"), True, manifest == written.manifest)
        warnings = [one for one in found if one.severity is Severity.WARNING]
        layer = self.wanted.layer if self.wanted is not None else None
        state[f"packed:{self.name}"] = {
            "path": self.path, "size": written.size, "sha256": written.sha256, "title": about.title,
            "record": about.record_id, "count": about.count, "warnings": [one.sentence for one in warnings][:20],
            "kind": "map" if layer is None else "layer",
            "source": source_of(layer), "stamp": fingerprint.stamp(layer) if layer is not None else "",
            "layer": layer.layer_id if layer is not None else "",
            "style": fingerprint.style_sum(layer) if layer is not None else "",
        }  # fmt: skip

    def undo(self, state: State) -> None:
        """Delete the file."""
        left = state.get(self.key)
        if isinstance(left, dict):
            path = Path(str(left["path"]))
            path.unlink(missing_ok=True)
            deposit.drop_parts(path)


@dataclass
class Send:
    """Send one package to the platform's folder of deposits."""

    context: Context
    name: str
    token: str
    label: str
    replaces: bool = False
    weight: float = 3.0
    goes_on: bool = True

    @property
    def key(self) -> str:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""
        return f"send:{self.name}"

    @property
    def effect(self) -> Effect:
        """Whether an earlier deposit is replaced."""
        return Effect.REPLACE if self.replaces else Effect.CREATE

    @property
    def targets(self) -> tuple[str, ...]:
        """The file on the server."""
        return (Target(f"{self.name}.zip", TargetKind.FILE, f"{self.name}.zip"),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Send it under another name, then give it its own; its manifest last."""
        line = sending.line_of(self.context.platform)
        names = sending.Names.of(self.name, self.token)
        written = packed(state, self.name)
        about = written.manifest.about
        left = state.get(self.key)
        begun = isinstance(left, dict)
        if not isinstance(left, dict):
            with line.open(feedback) as way:
                held = sending.read_manifest(way, line.address.path(names.manifest))
                sending.refuse_others(way, line, names, about.record_id, held)
            state[self.key] = left = names.as_state()
        if not left.get(_SENT):
            sending.send(line, names, written, feedback.part(0.0, 0.8), begun=begun)
            # from here on, what is not there under the name it was sent by has its own
            state[self.key] = {**names.as_state(), _SENT: sending.sum_of(written.manifest)}
        sending.put_in_place(line, names, about.record_id, feedback.part(0.8, 0.9))
        there, taken = sending.arrived(line, names, written, feedback.part(0.9, 1.0))
        if taken:
            self.context.warnings.append(
                tr("The platform has taken the deposit of “{title}” already.", title=about.title)
            )
        elif not there:
            raise PublishError(
                tr("The deposit of “{title}” is not whole on the platform.", title=about.title),
                tr("What is there is not what was sent."),
                tr("Try again; if it happens again, send the details to the platform's administrator."),
            )
        self.context.note(about.title, tr("deposit on the platform"), True, there or taken)

    def undo(self, state: State) -> None:
        """Take it back, and put an earlier one in its place."""
        left = state.get(self.key)
        if isinstance(left, dict):
            _take_back(self.context, self.key, state, left)


def _take_back(context: Context, key: str, state: State, left: dict[str, Any]) -> None:
    """Take a deposit back, and note when nothing of it bears its name any more."""
    names = sending.Names.from_state(left)

    def noted() -> None:
        state[key] = names.as_state()

    sending.take_back(sending.line_of(context.platform), names, str(left.get(_SENT) or ""), noted)


@dataclass
class Withdraw:
    """Take a deposit out of the platform's folder, keeping it aside until the plan has succeeded."""

    context: Context
    name: str
    token: str
    label: str
    #: identifiers of its records, by which it is known.
    records: tuple[str, ...] = ()
    title: str = ""
    effect: Effect = Effect.DELETE
    weight: float = 1.0
    goes_on: bool = True

    @property
    def key(self) -> str:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""
        return f"withdraw:{self.name}"

    @property
    def targets(self) -> tuple[str, ...]:
        """The file on the server."""
        return (Target(f"{self.name}.zip", TargetKind.FILE, f"{self.name}.zip"),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Put manifest and archive aside; what is there now and is not the deposit stays."""
        left = state.get(self.key)
        names = sending.Names.from_state(left) if isinstance(left, dict) else sending.Names.of(self.name, self.token)
        state[self.key] = names.as_state()
        line = sending.line_of(self.context.platform)
        if not sending.set_aside(line, names, self.records, feedback):
            self.context.warnings.append(
                tr("The deposit of “{title}” was not in the platform's folder any more.", title=self.title)
            )

    def undo(self, state: State) -> None:
        """Put it back."""
        left = state.get(self.key)
        if isinstance(left, dict):
            _take_back(self.context, self.key, state, left)


@dataclass
class Forget:
    """Delete a deposit that was put aside, and forget it on this workstation."""

    context: Context
    name: str
    label: str = field(default_factory=lambda: tr("Forget the deposit"))
    effect: Effect = Effect.LOCAL
    targets: tuple[str, ...] = ()
    weight: float = 0.5
    goes_on: bool = True
    final: bool = True

    @property
    def key(self) -> str:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""
        return f"forget:{self.name}"

    def do(self, state: State, feedback: Feedback) -> None:
        """Do it; from here on the deposit is withdrawn."""
        feedback.check()
        state[self.key] = {"begun": True}
        platform = self.context.platform
        left = state.get(f"withdraw:{self.name}")
        if isinstance(left, dict):
            sending.settle(sending.line_of(platform), sending.Names.from_state(left))
        ledger().forget(platform.key, f"{DEPOSIT}{self.name}")

    def undo(self, state: State) -> None:
        """End what was begun.

        :raises Stands: it was begun.
        """
        if isinstance(state.get(self.key), dict):
            self.do(state, Feedback())
            raise Stands


@dataclass
class Settle:
    """Delete earlier deposits that were kept aside, and remember what was deposited."""

    context: Context
    names: tuple[str, ...]
    sends: bool
    key: str = "settle"
    label: str = field(default_factory=lambda: tr("Let the deposits stand"))
    effect: Effect = Effect.LOCAL
    targets: tuple[str, ...] = ()
    weight: float = 0.5
    goes_on: bool = True
    final: bool = True

    def do(self, state: State, feedback: Feedback) -> None:
        """Do it; from here on the deposits stand."""
        state[self.key] = {"begun": True}
        for name in self.names if self.sends else ():
            feedback.check()
            left = state.get(f"send:{name}")
            if isinstance(left, dict):
                sending.settle(sending.line_of(self.context.platform), sending.Names.from_state(left))
        self._remember(state)

    def _remember(self, state: State) -> None:
        """Note each deposit in this workstation's list; they stand on the platform even where that fails."""
        for name in self.names:
            left = state.get(f"packed:{name}")
            if not isinstance(left, dict):
                continue
            told = {name: str(left.get(name, "")) for name in ("kind", "source", "stamp", "layer", "style")}
            entry = Entry(
                self.context.platform.key, f"{DEPOSIT}{name}", str(left["title"]), told["kind"] or "layer",
                datetime.now(UTC).isoformat(timespec="seconds"), source=told["source"], stamp=told["stamp"],
                layer_id=told["layer"], sums={"style": told["style"]} if told["style"] else {},
                count=int(left["count"]), tables=(name,), records=(str(left["record"]),),
                links={"deposit": str(left["path"])}, workstation=machine.node(),
            )  # fmt: skip
            try:
                ledger().note(entry)
            except PublishError as error:
                self.context.warnings.append(error.what)

    def undo(self, state: State) -> None:
        """End what was begun: once earlier deposits are going, the new ones stand.

        :raises Stands: it was begun.
        """
        if isinstance(state.get(self.key), dict):
            self.do(state, Feedback())
            raise Stands


def packed(state: State, name: str) -> deposit.Written:
    """Give a package that an earlier step made.

    :raises PublishError: it is not there any more, or not whole.
    """
    left: Any = state.get(f"packed:{name}")
    if not isinstance(left, dict):
        raise PublishError(tr("The deposit package is not there."), "", tr("Publish again."))
    path = Path(str(left["path"]))
    return deposit.Written(path, int(left["size"]), str(left["sha256"]), deposit.verify(path))
