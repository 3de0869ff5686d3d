"""Inside QGIS: one search with MetaSearch; longest gap of the window's heartbeat, and the time."""

import sys
import time

import link
from driver import Heartbeat, settle
from qgis.core import QgsSettings
from qgis.utils import iface, plugin_paths

for folder in plugin_paths:
    sys.path.insert(0, folder)
arguments = link.arguments()


def measure() -> dict[str, float]:
    """Open the dialog on the catalogue, search once."""
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
    return {
        "gap_ms": heartbeat.longest_ms,
        "total_ms": elapsed * 1000,
        "found": dialog.treeRecords.topLevelItemCount(),
    }


link.begin(measure)
