"""Inside QGIS: what the plugin leaves behind after it was used and unloaded."""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from typing import Any

import link
from account import connect
from driver import settle, wait_until
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QTimer
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QToolBar
from qgis.utils import iface, plugins, unloadPlugin

asked = link.arguments()


def inventory() -> dict[str, list[str]]:
    """Everything a plugin can put into QGIS, by name."""
    # what asked to be deleted goes when the event loop is back at its first level; here it is below it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window = iface.mainWindow()
    scene = iface.mapCanvas().scene()
    return {
        "docks": sorted(one.objectName() for one in window.findChildren(QDockWidget)),
        "toolbars": sorted(one.objectName() for one in window.findChildren(QToolBar)),
        "actions": sorted(one.objectName() for one in window.findChildren(QAction) if "prodige" in one.objectName()),
        "plugin_menu": sorted(one.text() for one in iface.pluginMenu().actions()),
        "timers": sorted(one.objectName() for one in window.findChildren(QTimer) if one.isActive()),
        "canvas_items": sorted(type(one).__name__ for one in scene.items()),
        "threads": sorted(one.name for one in threading.enumerate() if "prodige" in one.name.lower()),
        "tasks": [task.description() for task in QgsApplication.taskManager().tasks()],
    }


def run() -> dict[str, Any]:
    """Use all docks, unload, and compare with a QGIS that never had the plugin loaded."""
    unloadPlugin("prodige_plugin")
    settle(0.5)
    before = inventory()
    from qgis.utils import loadPlugin, startPlugin

    loadPlugin("prodige_plugin")
    startPlugin("prodige_plugin")
    plugin = plugins["prodige_plugin"]
    connect(Path(asked["state"]), asked["user"])
    dock = plugin.open_dock("catalogue")
    plugin.open_dock("metadata")
    plugin.open_dock("publish")
    plugin.open_dock("catalogue")
    dock.words.setText("France")
    dock.search()
    settle(0.05)
    model = dock.model
    wait_until(lambda: model.state.name == "READY", "results", 20)
    dock.list.setCurrentIndex(dock.model.index(0, 0))
    dock.open_sheet()
    settle(0.3)
    during = inventory()
    # a search is under way while the plugin goes
    dock.search()
    dock = model = plugin = None
    unloadPlugin("prodige_plugin")
    # a worker leaves when it next looks whether it was cancelled; a busy computer takes its time to get there
    wait_until(lambda: not QgsApplication.taskManager().tasks(), "the end of all work", 30)
    settle(1.0)
    gc.collect()
    return {"before": before, "during": during, "after": inventory()}


link.begin(run)
