"""Timers that wait until something rests: typing, the map, a selection."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, QTimer


def rest_timer(parent: QObject, milliseconds: int, slot: Callable[[], object]) -> QTimer:
    """Give a timer that calls ``slot`` once, so long after its last start."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
