"""The steps by which a deposit package is made, checked, sent and remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import PlatformError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.findings import Severity
from ...publishing import deposit
from ...publishing.deposit_checks import problems
from ...publishing.deposit_manifest import Part
from ...publishing.plan import Effect, Stands, State, Target, TargetKind
from . import sending
from .context import Context
from .package import Wanted, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...publishing.deposit_manifest import About

    MapMaker = Callable[[State, Path, Feedback], tuple[About, list[Part]]]


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
        return (self.wanted.layer.title,) if self.wanted is not None else ()

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
        state[f"packed:{self.name}"] = {
            "path": self.path, "size": written.size, "sha256": written.sha256, "title": about.title,
            "record": about.record_id, "count": about.count, "warnings": [one.sentence for one in warnings][:20],
        }  # fmt: skip

    def undo(self, state: State) -> None:
        """Delete the file."""
        left = state.get(self.key)
        if isinstance(left, dict):
            Path(str(left["path"])).unlink(missing_ok=True)


@dataclass
class Send:
    """Send one package to the platform's folder of deposits."""

    context: Context
    name: str
    token: str
    label: str
    replaces: bool = False
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

    weight: float = 3.0

    def do(self, state: State, feedback: Feedback) -> None:
        """Send it under another name, then give it its own; its manifest last."""
        line = sending.line_of(self.context.platform)
        names = sending.Names.of(self.name, self.token)
        written = packed(state, self.name)
        left = state.get(self.key)
        if not isinstance(left, dict):
            with line.open(feedback) as way:
                held = sending.read_manifest(way, line.address.path(names.manifest))
                sending.refuse_others(way, line, names, written.manifest.about.record_id, held)
                was = way.stat(line.address.path(names.archive)) is not None
            state[self.key] = {**names.as_state(), "was": was}
        sending.send(line, names, written, feedback)
        there, taken = sending.arrived(line, names, written, feedback)
        title = written.manifest.about.title
        if taken:
            self.context.warnings.append(tr("The platform has taken the deposit of “{title}” already.", title=title))
        elif not there:
            raise PublishError(
                tr("The deposit of “{title}” is not whole on the platform.", title=title),
                tr("What is there is not what was sent."),
                tr("Try again; if it happens again, send the details to the platform's administrator."),
            )
        self.context.note(title, tr("deposit on the platform"), True, there or taken)

    def undo(self, state: State) -> None:
        """Take it back, and put an earlier one in its place."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        line, names = sending.line_of(self.context.platform), sending.Names.from_state(left)
        if left.get("was"):
            sending.take_back(line, names)
        else:
            sending.remove_new(line, names)


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
