"""Has the usual coordinate reference systems made while nobody waits: one at a time, between two events."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer

#: Pause between two systems, in ms: making one takes some 5 ms.
PAUSE_MS = 40

_turn: QTimer | None = None


def keep_in_turn(owner: QObject) -> None:
    """Begin, once; it ends by itself, or with its owner. GUI thread."""
    global _turn  # noqa: PLW0603  one turn in the program
    from ..services import crs_home

    if _turn is not None or not crs_home.missing():
        return
    timer = QTimer(owner)
    timer.setInterval(PAUSE_MS)

    def tick() -> None:
        left = crs_home.missing()
        crs_home.keep(left[:1])
        if len(left) <= 1:
            timer.stop()

    timer.timeout.connect(tick)
    timer.start()
    _turn = timer
    owner.destroyed.connect(_forget)


def _forget() -> None:
    global _turn  # noqa: PLW0603
    _turn = None
