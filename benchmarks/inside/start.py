"""Inside QGIS: what importing and starting one plugin costs (milliseconds, megabytes)."""

import gc
import importlib
import os
import sys
import time
from pathlib import Path

import link
from qgis.utils import iface, plugin_paths


def resident_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure() -> dict[str, float]:
    """Import and start the plugin named in the arguments."""
    asked = link.arguments()
    for path in (*plugin_paths, asked["path"]):
        if path not in sys.path:
            sys.path.insert(0, path)
    gc.collect()
    memory = resident_mb()
    began = time.perf_counter()
    module = importlib.import_module(asked["plugin"])
    plugin = module.classFactory(iface)
    plugin.initGui()
    elapsed = time.perf_counter() - began
    gc.collect()
    return {"ms": elapsed * 1000, "mb": resident_mb() - memory}


link.begin(measure)
