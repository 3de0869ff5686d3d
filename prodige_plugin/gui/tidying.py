"""Python's garbage is collected on the GUI thread while other threads work (see :mod:`..garbage`)."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QTimer

from ..garbage import collect

#: How often, in milliseconds.
TIDY_MS = 50
_tidying = False


def tidy_while(working: Callable[[], bool], armed: bool = False) -> None:
    """Collect now and then as long as threads work. GUI thread."""
    global _tidying  # noqa: PLW0603  one chain, and none while nothing runs
    if armed:
        collect()
    elif _tidying:
        return
    _tidying = working()
    if _tidying:
        QTimer.singleShot(TIDY_MS, lambda: tidy_while(working, True))
