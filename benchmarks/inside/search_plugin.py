"""Inside QGIS: one search in the Catalogue dock; longest gap of the window's heartbeat, and the time."""

import json
import os
import sys
import time
from pathlib import Path

from qgis.PyQt.QtCore import QTimer
from qgis.utils import plugins

arguments = json.loads(os.environ["PRODIGE_DESKTOP_ARGUMENTS"])
sys.path.insert(0, arguments["tests"])


def measure() -> None:
    """Open the dock on the catalogue, search once as a person does, write the answer."""
    from driver import Heartbeat, settle, wait_until  # the same heartbeat as the end-to-end tests

    from prodige_plugin.platforms.model import Platform

    plugin = plugins["prodige_plugin"]
    endpoints = {"csw": arguments["csw"]}
    plugin.platforms.save(Platform("bench", "bench", "qgis_server", endpoints))
    plugin.platforms.set_current("bench")
    dock = plugin.open_dock("catalogue")
    dock.words.setText(arguments["words"])
    dock._typing.stop()  # the search below is the one that is measured
    heartbeat = Heartbeat()
    settle(1.0)
    heartbeat.reset()
    began = time.perf_counter()
    dock.search()
    wait_until(lambda: dock.model.state.name == "READY", "the results", 20)
    elapsed = time.perf_counter() - began
    settle(0.3)
    answer = {"gap_ms": heartbeat.longest_ms, "total_ms": elapsed * 1000, "found": dock.model.rowCount()}
    Path(os.environ["PRODIGE_DESKTOP_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
    os._exit(0)


QTimer.singleShot(3000, measure)
