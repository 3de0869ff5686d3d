"""The steps by which a layer's changes reach a data set: compared before, written in chunks, read back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import NetworkError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import Effect, State, Target, TargetKind
from ...publishing.volume import Volume
from .context import FOLDER, Context

if TYPE_CHECKING:
    from ...publishing.prepared import PreparedLayer
    from .api import DataApi
    from .push import Push

_WORK = ".work"


@dataclass
class Begin:
    """Keep the plan's files where a later session finds them."""

    context: Context
    token: str = ""
    when: str = ""
    key: str = "begin"
    label: str = field(default_factory=lambda: tr("Keep on this computer what is needed to go on or to undo"))
    effect: Effect = Effect.LOCAL
    targets: tuple[str, ...] = ()
    weight: float = 0.1

    def do(self, state: State, feedback: Feedback) -> None:
        """Say where they are."""
        feedback.check()
        if self.context.folder is not None:
            state[FOLDER] = str(self.context.folder)
            self.context.kept = True
        state["plan"] = {"token": self.token, "when": self.when}

    def undo(self, state: State) -> None:
        """Let the publisher delete them: other steps may still need them."""


def discard(state: State) -> None:
    """Delete the files of a plan that ended; harmless where there are none."""
    stated = state.get(FOLDER)
    if isinstance(stated, str) and stated.endswith(_WORK):
        shutil.rmtree(stated, ignore_errors=True)


def work_folder(journals: Path, key: str) -> Path:
    """Give the folder of a plan's files."""
    return journals / f"{key}{_WORK}"


@dataclass
class PushStep:
    """What the steps of one data set share."""

    context: Context
    uuid: str
    title: str
    label: str
    #: number of rows, for the weight.
    count: int = 0
    #: a half done one is gone on with, and not undone before: it looks at what is there.
    goes_on: bool = True

    kind = ""
    effect = Effect.READ

    @property
    def key(self) -> str:
        """See :class:`~prodige_plugin.publishing.plan.Step`."""
        return f"{self.kind}:{self.uuid}"

    @property
    def targets(self) -> tuple[str, ...]:
        """The rows of the data set."""
        if self.effect is Effect.READ:
            return ()
        return (Target(self.title, TargetKind.FEATURES, self.uuid),)

    @property
    def weight(self) -> float:
        """By the number of rows."""
        return 1.0 + self.count / 200

    def push(self, state: State, feedback: Feedback) -> Push:
        """Give what writes, from the files of the plan."""
        from .compare import load
        from .push import Push as Made

        found = load(self.context.work(state) / self.uuid)
        return Made(self.context.api(feedback), self.uuid, self.title, found)

    def begun(self, state: State) -> bool:
        """Whether an earlier try began, and note that one begins now."""
        before = isinstance(state.get(self.key), dict)
        state[self.key] = {"begun": True}
        return before

    def do(self, state: State, feedback: Feedback) -> None:
        """Do it; each kind of step its own."""
        raise NotImplementedError

    def undo(self, state: State) -> None:
        """Nothing to undo."""


@dataclass
class Check(PushStep):
    """See that the rows are still as they were compared."""

    kind = "check"

    def do(self, state: State, feedback: Feedback) -> None:
        """Ask for them again."""
        self.push(state, feedback).check(feedback)


@dataclass
class Update(PushStep):
    """Change rows."""

    #: what it sends.
    volume: Volume = field(default_factory=Volume)
    kind = "update"
    effect = Effect.REPLACE

    def do(self, state: State, feedback: Feedback) -> None:
        """Send what changed."""
        self.begun(state)
        self.push(state, feedback).update(feedback)

    def undo(self, state: State) -> None:
        """Give them their values of before."""
        if isinstance(state.get(self.key), dict):
            self.push(state, Feedback()).put_back()


@dataclass
class Insert(PushStep):
    """Add rows."""

    #: what it sends.
    volume: Volume = field(default_factory=Volume)
    kind = "insert"
    effect = Effect.CREATE

    def do(self, state: State, feedback: Feedback) -> None:
        """Send those that are not there yet."""
        again = self.begun(state)
        self.push(state, feedback).insert(feedback, again=again)

    def undo(self, state: State) -> None:
        """Delete them, where the platform can."""
        if isinstance(state.get(self.key), dict):
            self.push(state, Feedback()).take_out()


@dataclass
class Delete(PushStep):
    """Delete rows."""

    kind = "delete"
    effect = Effect.DELETE

    def do(self, state: State, feedback: Feedback) -> None:
        """Delete those that are there."""
        self.begun(state)
        self.push(state, feedback).delete(feedback)

    def undo(self, state: State) -> None:
        """Add them again."""
        if isinstance(state.get(self.key), dict):
            self.push(state, Feedback()).bring_back()


@dataclass
class Leave(PushStep):
    """Say which rows stay though the layer has them no more: the platform deletes none."""

    kind = "leave"

    def do(self, state: State, feedback: Feedback) -> None:
        """Note them for the receipt."""
        from .compare import DELETE

        lines = self.push(state, feedback).lines(DELETE)
        numbers = [str(line["gid"]) for _place, line in zip(range(20), lines, strict=False)]
        self.context.warnings.append(
            tr("%n row(s) that “{title}” has no more stay on the platform, which deletes none by its API. "
               "Their numbers: {numbers}", n=self.count, title=self.title, numbers=", ".join(numbers))
        )  # fmt: skip


@dataclass
class ReadBack(PushStep):
    """Read the rows back, as a visitor where everybody may see them."""

    #: what they were sent from, for this workstation's memory.
    layer: PreparedLayer | None = field(default=None, repr=False)
    kind = "read"

    def do(self, state: State, feedback: Feedback) -> None:
        """Compare with what was sent.

        :raises PublishError: they are not as they should be.
        """
        reading, public = self.context.reading(self.uuid, feedback)
        push = self.push(state, feedback)
        wrong = push.wrong(reading, feedback)
        words = (tr("rows changed"), tr("rows added"), tr("rows deleted"))
        for name, number, expected in zip(words, wrong, push.expected, strict=True):
            if expected:
                self.context.note(self.title, name, expected, expected - number)
        self.context.note(self.title, tr("read as a visitor") if public else tr("read with the account"), True, True)
        if not any(wrong):
            state[self.key] = {"there": self._seen(reading, public, push.rows), "data": push.data}
        else:
            raise PublishError(
                tr("“{title}” was sent, and is not on the platform as it should be.", title=self.title),
                tr("%n row(s) differ when they are read back.", n=sum(wrong)),
                tr("Try again; if it happens again, send the details to the platform's administrator."),
            )

    def _seen(self, api: DataApi, public: bool, rows: int) -> str:
        """Look at the data set as a later look will, "" where that fails: the publication stands all the same."""
        from .there import mark

        try:
            seen = mark(api, self.uuid, rows, public=public)
        except NetworkError:
            return ""
        return seen.as_text() if seen is not None else ""
