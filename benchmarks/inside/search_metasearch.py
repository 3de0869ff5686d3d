"""Inside QGIS: one search with MetaSearch; longest gap of the window's heartbeat, and the time."""

import json
import os
import sys
import time
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugin_paths

for folder in plugin_paths:
    sys.path.insert(0, folder)
arguments = json.loads(os.environ["PRODIGE_DESKTOP_ARGUMENTS"])
sys.path.insert(0, arguments["tests"])


def measure() -> None:
    """Open the dialog on the catalogue, search once, write the answer."""
    from driver import Heartbeat, settle  # the same heartbeat as the end-to-end tests

    settings = QgsSettings()
    settings.setValue("/MetaSearch/bench/url", arguments["csw"])
    settings.setValue("/MetaSearch/bench/catalog-type", "OGC CSW 2.0.2")
    settings.setValue("/MetaSearch/selected", "bench")
    from MetaSearch.dialogs.maindialog import MetaSearchDialog

    dialog = MetaSearchDialog(iface)
    dialog.show()
    dialog.cmbConnectionsSearch.setCurrentText("bench")
    dialog.leKeywords.setText(arguments["words"])
    heartbeat = Heartbeat()
    settle(1.0)
    heartbeat.reset()
    began = time.perf_counter()
    dialog.search()
    elapsed = time.perf_counter() - began
    settle(0.3)
    answer = {
        "gap_ms": heartbeat.longest_ms,
        "total_ms": elapsed * 1000,
        "found": dialog.treeRecords.topLevelItemCount(),
    }
    Path(os.environ["PRODIGE_DESKTOP_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
    os._exit(0)


QTimer.singleShot(3000, measure)
