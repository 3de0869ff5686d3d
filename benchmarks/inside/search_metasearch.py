"""Inside QGIS: one search with MetaSearch at each latency; longest gaps of the window's heartbeat, requests."""

import sys
import urllib.request

import link
from driver import Heartbeat, settle
from qgis.core import QgsSettings
from qgis.utils import iface, plugin_paths

for folder in plugin_paths:
    sys.path.insert(0, folder)
arguments = link.arguments()


def requests(latency: str) -> int:
    """How many requests the catalogue has had at this latency."""
    with urllib.request.urlopen(arguments["counters"][latency]) as answer:
        return int(answer.read())


def measure() -> dict[str, float]:
    """Open the dialog on each catalogue, search once."""
    settings = QgsSettings()
    for latency, address in arguments["csw"].items():
        settings.setValue(f"/MetaSearch/at{latency}/url", address)
        settings.setValue(f"/MetaSearch/at{latency}/catalog-type", "OGC CSW 2.0.2")
    settings.setValue("/MetaSearch/selected", "at0")
    from MetaSearch.dialogs.maindialog import MetaSearchDialog

    dialog = MetaSearchDialog(iface)
    dialog.show()
    heartbeat = Heartbeat()
    found: dict[str, float] = {"found": 1, "requests": 0}
    for latency in arguments["csw"]:
        dialog.cmbConnectionsSearch.setCurrentText(f"at{latency}")
        dialog.leKeywords.setText(arguments["words"])
        settle(1.0)
        before = requests(latency)
        heartbeat.reset()
        dialog.search()
        settle(0.3)
        found[f"gap_{latency}"] = heartbeat.longest_ms
        found["requests"] = max(found["requests"], requests(latency) - before)
        found["found"] = min(found["found"], dialog.treeRecords.topLevelItemCount())
    return found


link.begin(measure)
