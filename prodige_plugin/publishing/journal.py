"""The plan's progress on disk, so that a crash or a cut can be undone or resumed (promise P7).

One JSON object a line, each written and flushed to the disk *before* the effect it announces.
A line cut by a crash is the last one, and is left out on reading: its effect had not begun.
No secret goes in: strings are redacted, and steps have none to leave.
"""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from ..errors import PublishError, redact
from ..i18n import tr
from .journal_file import cut_half_line, is_gone, lock
from .plan import Plan, State

#: 2: with what a later session needs to go on.
_VERSION = 2
_SUFFIX = ".jsonl"


@dataclass
class Progress:
    """What a journal says happened."""

    plan_key: str = ""
    title: str = ""
    platform: str = ""
    #: ISO 8601 date and time at which the plan was begun, UTC.
    when: str = ""
    steps: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    #: step key → what it creates, replaces or deletes, by name.
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: step key → value of :class:`~.plan.Effect`.
    effects: Mapping[str, str] = field(default_factory=dict)
    #: what a later session makes the plan again of (:attr:`.plan.Plan.wish`); empty when it can only be undone.
    wish: Mapping[str, object] = field(default_factory=dict)
    state: State = field(default_factory=dict)
    #: step key → "begin", "done", "undone" or "left" (could not be undone).
    status: dict[str, str] = field(default_factory=dict)
    #: "" while unfinished, else "done", "undone" or "partly_undone".
    outcome: str = ""

    @property
    def finished(self) -> bool:
        """Whether nothing is left to undo or resume."""
        return self.outcome in ("done", "undone")

    @property
    def done(self) -> tuple[str, ...]:
        """Keys of the steps that are done, in order."""
        return tuple(key for key in self.steps if self.status.get(key) == "done")

    @property
    def begun(self) -> tuple[str, ...]:
        """Keys of the steps whose effect may be on the platform, in order."""
        return tuple(key for key in self.steps if self.status.get(key) in ("begin", "done", "left"))


class Journal:
    """One publication's journal; one process at a time holds it, and its threads write one line at a time."""

    def __init__(self, path: Path) -> None:
        """:param path: the file; made with its folder at the first line."""
        self.path = path
        self._file: IO[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Journal:
        """Take the journal."""
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the journal go."""
        self.close()

    # -- writing -----------------------------------------------------------------------------

    def open(self) -> None:
        """Take the journal for this process.

        :raises PublishError: another process holds it, or the disk refuses.
        """
        if self._file is not None:
            return
        while True:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                # unbuffered: what could not be written must not be tried again on closing
                file = self.path.open("ab", buffering=0)
            except OSError as error:
                raise _disk_error(error, self.path) from error
            if not lock(file):
                file.close()
                raise PublishError(
                    tr("This publication is already running."),
                    tr("Another QGIS window holds its journal."),
                    tr("Wait until it has finished."),
                    detail=str(self.path),
                )
            if not is_gone(file, self.path):
                break
            # another window deleted it between opening and locking: nobody would find it again
            file.close()
        self._file = file
        try:
            cut_half_line(self.path)
        except OSError as error:
            self.close()
            raise _disk_error(error, self.path) from error

    def close(self) -> None:
        """Let the journal go; harmless when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def start(self, plan: Plan) -> None:
        """Write what the plan is."""
        self._write(
            {
                "kind": "plan",
                "version": _VERSION,
                "key": plan.key,
                "title": plan.title,
                "platform": plan.platform,
                "when": datetime.now(UTC).isoformat(timespec="seconds"),
                "wish": dict(plan.wish()),
                "steps": [
                    {"key": step.key, "label": step.label, "effect": step.effect.value, "targets": list(step.targets)}
                    for step in plan.steps
                ],
            }
        )

    def step(self, key: str, status: str) -> None:
        """Write that a step is at ``begin``, ``done``, ``undone`` or ``left``."""
        self._write({"kind": "step", "step": key, "status": status})

    def state(self, key: str, value: object) -> None:
        """Write one value of the state."""
        self._write({"kind": "state", "key": key, "value": value})

    def end(self, outcome: str) -> None:
        """Write how the publication ended: ``done``, ``undone`` or ``partly_undone``."""
        self._write({"kind": "end", "outcome": outcome})

    def _write(self, entry: Mapping[str, object]) -> None:
        """Write one line, down to the disk.

        :raises PublishError: the disk is full or cannot be written.
        """
        line = json.dumps(_without_secrets(entry), ensure_ascii=False, separators=(",", ":")) + "\n"
        with self._lock:
            self._append(line.encode())

    def _append(self, line: bytes) -> None:
        self.open()
        assert self._file is not None
        before = self._file.seek(0, os.SEEK_END) if self.path.is_file() else -1
        try:
            data = memoryview(line)
            while data:
                data = data[self._file.write(data) :]
            if before >= 0:
                os.fsync(self._file.fileno())
        except OSError as error:
            if before >= 0:
                # half a line would damage the next one
                with suppress(OSError):
                    self._file.truncate(before)
            raise _disk_error(error, self.path) from error

    # -- reading -----------------------------------------------------------------------------

    def read(self) -> Progress:
        """Give what the journal says.

        :raises PublishError: the file is not a journal of ours or cannot be read.
        """
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise _disk_error(error, self.path) from error
        progress = Progress()
        lines = data.split(b"\n")
        for line in lines[:-1]:
            try:
                entry = json.loads(line)
                _apply(progress, entry)
            except _Newer as error:
                raise PublishError(
                    tr("The journal of a publication cannot be read."),
                    tr("It was written by a newer version of this plugin."),
                    tr("Update the plugin: it then offers to resume or undo this publication."),
                    detail=f"{self.path}: {error}",
                ) from error
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise PublishError(
                    tr("The journal of a publication cannot be read."),
                    tr("The file is damaged."),
                    tr("See in your publications what is in service, and publish again."),
                    detail=f"{self.path}: {error}",
                ) from error
        return progress

    def delete(self) -> None:
        """Delete the file; harmless when there is none."""
        if os.name != "nt":
            # while it is held, so that nobody takes it in between
            self.path.unlink(missing_ok=True)
        self.close()
        self.path.unlink(missing_ok=True)

    def give_up(self) -> None:
        """Forget the publication: nobody will resume or undo it.

        :raises PublishError: it is under way in another process, or the disk refuses.
        """
        self.open()
        self.close()
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise _disk_error(error, self.path) from error

    def is_held(self) -> bool:
        """Whether a process, this one or another, is carrying the publication out now."""
        if self._file is not None:
            return True
        try:
            with self.path.open("ab") as probe:
                return not lock(probe)
        except OSError:
            return False


def journal_for(folder: Path, plan: Plan) -> Journal:
    """Give the journal of a plan in the folder of journals."""
    safe = "".join(character if character.isalnum() or character in "-_" else "_" for character in plan.key)
    return Journal(folder / f"{safe[:120]}{_SUFFIX}")


def journals_of(folder: Path) -> list[Journal]:
    """Give all journals of a folder."""
    return [Journal(path) for path in sorted(folder.glob(f"*{_SUFFIX}"))] if folder.is_dir() else []


def recover(folder: Path) -> tuple[list[Journal], list[PublishError]]:
    """Find the journals of publications that were begun and never ended, oldest first.

    Publications that run now, here or in another window, are left alone. Journals that ended
    are deleted. Unreadable ones come back as errors, in the second list.
    """
    unfinished: list[tuple[str, Journal]] = []
    errors: list[PublishError] = []
    for journal in journals_of(folder):
        if journal.is_held():
            continue
        try:
            progress = journal.read()
        except PublishError as error:
            errors.append(error)
            continue
        if progress.finished or not progress.begun:
            _delete_ended(journal)
        else:
            unfinished.append((progress.when, journal))
    return [journal for _when, journal in sorted(unfinished, key=lambda pair: pair[0])], errors


def _delete_ended(journal: Journal) -> None:
    """Delete a journal unless another window has just taken it; what cannot be deleted stays."""
    with suppress(PublishError, OSError), journal:
        progress = journal.read()
        if progress.finished or not progress.begun:
            journal.delete()


class _Newer(Exception):
    """A journal of a plugin to come."""


def _apply(progress: Progress, entry: Mapping[str, object]) -> None:
    """Take one line into account."""
    kind = entry["kind"]
    if kind == "plan":
        steps, version, wish = entry["steps"], entry["version"], entry.get("wish", {})
        if not isinstance(steps, list) or not isinstance(version, int) or not isinstance(wish, dict):
            raise TypeError("not a plan")
        if version > _VERSION:
            raise _Newer(f"version {version}")
        progress.plan_key, progress.title = str(entry["key"]), str(entry["title"])
        progress.platform, progress.when = str(entry["platform"]), str(entry["when"])
        progress.steps = tuple(str(step["key"]) for step in steps)
        progress.labels = {str(step["key"]): str(step["label"]) for step in steps}
        progress.effects = {str(step["key"]): str(step["effect"]) for step in steps}
        progress.targets = {str(step["key"]): tuple(str(name) for name in step["targets"]) for step in steps}
        progress.wish = wish
    elif kind == "step":
        progress.status[str(entry["step"])] = str(entry["status"])
    elif kind == "state":
        progress.state[str(entry["key"])] = entry["value"]
    elif kind == "end":
        progress.outcome = str(entry["outcome"])


def _without_secrets(value: object) -> object:
    """Redact every string, however deep."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, Mapping):
        return {str(key): _without_secrets(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_secrets(inner) for inner in value]
    return value


def _disk_error(error: OSError, path: Path) -> PublishError:
    """Say what the disk refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return PublishError(
            tr("The publication's journal cannot be written."),
            tr("The disk of this computer is full."),
            tr("Make room on the disk, then try again."),
            detail=f"{path}: {error}",
        )
    return PublishError(
        tr("The publication's journal cannot be read or written."),
        tr("The system said: {error}", error=error.strerror or str(error)),
        tr("Check that your QGIS profile's folder can be written."),
        detail=f"{path}: {error}",
    )
