"""Drive QGIS from inside as a person would: find a widget, type, click, wait, look.

Runs inside the QGIS desktop (see ``tools/desktop.py``). Each step is timed, ends with a picture
of the whole window, and says what it read back.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QObject, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QWidget
from qgis.utils import iface

W = TypeVar("W", bound=QObject)


class StepFailed(AssertionError):
    """What the step wanted to see did not come."""


@dataclass
class Step:
    """One step of the report."""

    name: str
    ok: bool = False
    seconds: float = 0.0
    #: longest gap between two beats of a 2 ms timer during the step, in milliseconds.
    longest_gap_ms: float = 0.0
    read_back: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    screenshot: str = ""


def waited_for_cpu_s() -> float:
    """Seconds this thread has stood ready while other processes had the processor (Linux, proc(5) schedstat)."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


class Heartbeat(QObject):
    """A 2 ms timer on the window's thread; the longest gap between two beats tells of a freeze.

    What other processes on the machine took of a gap is not counted: they would freeze any window.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waited = waited_for_cpu_s()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest_ms = 0.0
        self._timer.start(2)

    def _beat(self) -> None:
        now, waited = time.perf_counter(), waited_for_cpu_s()
        self.longest_ms = max(self.longest_ms, (now - self._last - (waited - self._waited)) * 1000)
        self._last, self._waited = now, waited

    def reset(self) -> None:
        """Begin to measure anew."""
        self._last, self._waited = time.perf_counter(), waited_for_cpu_s()
        self.longest_ms = 0.0


def wait_until(condition: Callable[[], object], what: str, timeout_s: float = 30.0) -> None:
    """Let the window live until ``condition`` holds.

    :raises StepFailed: it did not come to hold in time.
    """
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end:
            raise StepFailed(f"waited {timeout_s:.0f} s for: {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.002)


def settle(seconds: float = 0.3) -> None:
    """Let the window live for a moment (paints, animations)."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        time.sleep(0.002)


def find(kind: type[W], name: str, parent: QObject | None = None) -> W:
    """Find one widget or action by its object name."""
    root = parent if parent is not None else iface.mainWindow()
    found = root.findChild(kind, name)
    if found is None:
        raise StepFailed(f"no {kind.__name__} named {name!r}")
    return found


def click(button: QWidget) -> None:
    """Click a widget in its middle, as a mouse does; it must be visible and enabled."""
    if not button.isVisible():
        raise StepFailed(f"{button.objectName()!r} is not visible")
    if not button.isEnabled():
        raise StepFailed(f"{button.objectName()!r} is not enabled")
    if isinstance(button, QAbstractButton):
        button.click()
    else:
        middle = QPoint(button.width() // 2, button.height() // 2)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


class Driver:
    """Carry out steps in order, time them, photograph them, and keep the report."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.steps: list[Step] = []
        self.heartbeat = Heartbeat()

    def step(self, name: str, work: Callable[[dict[str, Any]], None]) -> bool:
        """Carry out one step; give whether it went well."""
        step = Step(name)
        self.steps.append(step)
        self.heartbeat.reset()
        began = time.perf_counter()
        try:
            work(step.read_back)
            step.ok = True
        except Exception as error:  # noqa: BLE001  a step must be reported whatever happened
            step.error = f"{type(error).__name__}: {error}"
            traceback.print_exc()
        step.seconds = round(time.perf_counter() - began, 2)
        step.longest_gap_ms = round(self.heartbeat.longest_ms, 1)
        step.screenshot = self.photograph(f"{len(self.steps):02d}-{name}")
        sys.stdout.write(f"{'ok  ' if step.ok else 'FAIL'} {step.seconds:6.1f} s  {name}  {step.error}\n")
        sys.stdout.flush()
        return step.ok

    def photograph(self, name: str) -> str:
        """Write a picture of the whole main window (with its docks) and give the file's name."""
        settle(0.4)
        window = iface.mainWindow()
        top = QApplication.activeModalWidget()
        picture = window.screen().grabWindow(0) if top is not None else window.grab()
        file = self.folder / f"{name}.png"
        picture.save(str(file))
        return file.name

    def report(self) -> dict[str, Any]:
        """Give the report: every step, and whether all went well."""
        return {
            "ok": bool(self.steps) and all(step.ok for step in self.steps),
            "seconds": round(sum(step.seconds for step in self.steps), 1),
            "steps": [asdict(step) for step in self.steps],
        }
