"""Python's garbage collector comes by in the GUI thread only while other threads work.

PyQt 5 keeps the Python slots of all signals in one table. A thread that connects a signal changes the table without
Python's global lock, under a mutex of PyQt's; the garbage collector, which asks every Qt object for its slots, reads it
without that mutex (qpycore_pyqtslotproxy.cpp: the constructor; visitSlotProxies, clearSlotProxies). Python collects in
whatever thread makes the next object: in a worker, while the GUI thread builds a window and connects hundreds of
signals, that is a read of a table being moved, and a crash.

So automatic collection is off while threads work (:func:`leave_to_gui`), the GUI thread collects now and then
(:func:`collect`), and a thread that connects Python slots says so (:func:`connecting`).
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

#: Seconds between two looks through every object there is while threads work: each is felt in the window.
FULL_EVERY_S = 600.0

#: Held while a table of slots changes in a thread other than the GUI's, and while garbage is collected.
_slots = threading.RLock()
#: whether automatic collection was turned off here.
_off = False
_full_at = 0.0


@contextmanager
def connecting() -> Iterator[None]:
    """Keep the garbage collector of :func:`collect` away; for a thread that connects Python slots. Short."""
    with _slots:
        yield


def leave_to_gui(working: bool) -> None:
    """Turn automatic collection off while threads work, and on again where it was on. GUI thread."""
    global _off, _full_at  # noqa: PLW0603  Python's collector is one for all
    if working and not _off and gc.isenabled():
        _off, _full_at = True, time.monotonic()
        gc.disable()
    elif not working and _off:
        _off = False
        gc.enable()


def collect() -> None:
    """Collect what Python would have by now, unless a thread connects slots. GUI thread."""
    global _full_at  # noqa: PLW0603  Python's collector is one for all
    counts, limits = gc.get_count(), gc.get_threshold()
    if not _off or not limits[0] or not _slots.acquire(blocking=False):
        return
    try:
        if counts[2] > limits[2] and time.monotonic() - _full_at > FULL_EVERY_S:
            gc.collect()
            _full_at = time.monotonic()
        elif counts[1] > limits[1]:
            gc.collect(1)
        elif counts[0] > limits[0]:
            gc.collect(0)
    finally:
        _slots.release()


def collect_all() -> None:
    """Look through every object there is, now. GUI thread."""
    with _slots:
        gc.collect()
