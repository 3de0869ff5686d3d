"""Processes that are made to be killed: see :mod:`tests.faults.child`, which this starts and talks to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: The longest a publication takes, in seconds.
_LONGEST_S = 120.0


@dataclass(frozen=True)
class Ended:
    """How a process ended."""

    #: what it returned; the negative number of the signal that ended it.
    code: int
    out: str
    errors: str

    @property
    def answer(self) -> str:
        """The last line it said, or its errors."""
        lines = self.out.strip().splitlines()
        return lines[-1] if lines and self.code == 0 else f"{self.code}: {self.errors[-3000:]}"


class Nursery:
    """Makes processes quickly, one at a time."""

    def __init__(self, module: str) -> None:
        """:param module: name of a module that every process needs."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.child", module],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def child(self) -> Child:
        """Give a process that is not begun yet."""
        return Child(self)

    def _tell(self, order: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def _told(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the process that makes processes has ended"
        told: dict[str, Any] = json.loads(line)
        return told


class Child:
    """One process."""

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        self._pid = 0
        self._begun, self._over = threading.Event(), threading.Event()

    def run(self, order: dict[str, Any]) -> Ended:
        """Let it do what an order says, and wait for its end."""
        self._nursery._tell(order)
        self._pid = self._nursery._told()["pid"]
        self._begun.set()
        late = threading.Timer(_LONGEST_S, os.kill, (self._pid, signal.SIGKILL))
        late.start()
        try:
            ended = Ended(**self._nursery._told())
        finally:
            late.cancel()
            self._over.set()
        return ended

    def kill(self) -> None:
        """Kill it, from another thread; when this returns it is no more."""
        assert self._begun.wait(_LONGEST_S)
        os.kill(self._pid, signal.SIGKILL)
        assert self._over.wait(_LONGEST_S)
