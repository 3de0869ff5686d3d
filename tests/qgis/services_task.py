"""Work done in a QgsTask while the GUI thread keeps beating."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer


@dataclass
class Ran:
    """What became of the work."""

    result: object = None
    error: BaseException | None = None
    #: longest time between two beats of a 2 ms timer of the GUI thread, in seconds.
    gap: float = 0.0
    seconds: float = 0.0
    _beats: list[float] = field(default_factory=list)


def in_task(work: Callable[[], object], seconds: float = 30.0) -> Ran:
    """Run ``work`` in a task of QGIS's task manager and wait for its end with the event loop running."""
    ran = Ran()
    done: list[bool] = []

    def body(_task: QgsTask) -> bool:
        try:
            ran.result = work()
        except BaseException as error:  # noqa: BLE001  handed over to the test
            ran.error = error
        done.append(True)
        return True

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ran._beats.append(time.perf_counter()))
    timer.start(2)
    task = QgsTask.fromFunction("work of a test", body)
    began = time.perf_counter()
    ran._beats.append(began)
    QgsApplication.taskManager().addTask(task)
    while not done and time.perf_counter() - began < seconds:
        QCoreApplication.processEvents()
        time.sleep(0.001)
    timer.stop()
    assert done, "the task did not end"
    ran.seconds = time.perf_counter() - began
    beats = [*ran._beats, time.perf_counter()]
    ran.gap = max(later - earlier for earlier, later in itertools.pairwise(beats))
    end = time.perf_counter() + 0.2
    while time.perf_counter() < end:
        QCoreApplication.processEvents()
    return ran
