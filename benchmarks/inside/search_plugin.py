"""Inside QGIS: one search in the Catalogue dock; longest gap of the window's heartbeat, and the time."""

import time

import link
from driver import Heartbeat, settle, wait_until
from qgis.utils import plugins

arguments = link.arguments()


def measure() -> dict[str, float]:
    """Open the dock on the catalogue, search once as a person does."""
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
    return {"gap_ms": heartbeat.longest_ms, "total_ms": elapsed * 1000, "found": dock.model.rowCount()}


link.begin(measure)
