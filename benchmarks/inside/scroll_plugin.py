"""Inside QGIS: search everything and scroll to the end, as far as the list goes; memory before and after."""

import gc
import os
import time
from pathlib import Path

import link
from driver import Heartbeat, settle, wait_until
from qgis.utils import plugins

arguments = link.arguments()


def resident_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure() -> dict[str, float]:
    """Scroll down page by page, with rests long enough for the pictures of every tenth screen."""
    from prodige_plugin.platforms.model import Platform

    plugin = plugins["prodige_plugin"]
    plugin.platforms.save(Platform("bench", "bench", "qgis_server", {"csw": arguments["csw"]}))
    plugin.platforms.set_current("bench")
    dock = plugin.open_dock("catalogue")
    dock._typing.stop()
    dock.search()
    wait_until(lambda: dock.model.state.name == "READY" and dock.model.rowCount(), "the first results", 30)
    # the pictures of the first screen, and what Qt allocates once
    settle(2.0)
    gc.collect()
    before = resident_mb()
    heartbeat = Heartbeat()
    bar = dock.list.verticalScrollBar()
    began, turn = time.monotonic(), 0

    def grown(rows: int) -> bool:
        """Whether more has come, scrolling on to the end meanwhile as a person does."""
        bar.setValue(bar.maximum())
        return dock.model.rowCount() > rows

    while dock.model.rowCount() < arguments["count"] and time.monotonic() - began < 200:
        rows = dock.model.rowCount()
        wait_until(lambda rows=rows: grown(rows), "more", 30)
        turn += 1
        if turn % 10 == 0:
            settle(0.25)
    gap = heartbeat.longest_ms
    # back up and down again: all cards are drawn once more
    for place in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(place)
        settle(0.4)
    gc.collect()
    return {
        "mb": resident_mb() - before,
        "rows": dock.model.rowCount(),
        "gap_ms": gap,
        "seconds": time.monotonic() - began,
    }


link.begin(measure)
