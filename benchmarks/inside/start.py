"""Inside QGIS: what importing and starting one plugin costs (milliseconds, megabytes)."""

import gc
import importlib
import json
import os
import sys
import time
from pathlib import Path

from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugin_paths


def resident_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure() -> None:
    """Import and start the plugin named in the arguments, and write the answer."""
    arguments = json.loads(os.environ["PRODIGE_DESKTOP_ARGUMENTS"])
    for path in (*plugin_paths, arguments.get("path", "")):
        if path and path not in sys.path:
            sys.path.insert(0, path)
    gc.collect()
    memory = resident_mb()
    began = time.perf_counter()
    module = importlib.import_module(arguments["plugin"])
    plugin = module.classFactory(iface)
    plugin.initGui()
    elapsed = time.perf_counter() - began
    gc.collect()
    answer = {"ms": elapsed * 1000, "mb": resident_mb() - memory}
    Path(os.environ["PRODIGE_DESKTOP_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
    os._exit(0)


# QGIS is wholly up, its own start-up work done, before anything is measured.
QTimer.singleShot(3000, measure)
