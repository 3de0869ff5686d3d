"""A small QGIS interface on a real main window, and small fakes of a catalogue and a publisher."""

from __future__ import annotations

import time

from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget


def pump(until=lambda: False, seconds=5.0):
    """Let Qt run until a condition holds; whether it came to hold."""
    end = time.monotonic() + seconds
    while True:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if until():
            return True
        if time.monotonic() > end:
            return False
        time.sleep(0.002)


class FakeIface(QObject):
    """What the plugin asks of QGIS, done with real Qt parts."""

    currentLayerChanged = pyqtSignal("QgsMapLayer*")  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.window = QMainWindow()
        self.window.resize(1000, 700)
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)
        self.menu = QMenu("Plugins", self.window)
        self.layer_actions: list = []
        self.active = None

    # names are QGIS's
    def mainWindow(self):  # noqa: N802
        return self.window

    def mapCanvas(self):  # noqa: N802
        return self.canvas

    def messageBar(self):  # noqa: N802
        return self.bar

    def activeLayer(self):  # noqa: N802
        return self.active

    def setActiveLayer(self, layer):  # noqa: N802
        self.active = layer
        self.currentLayerChanged.emit(layer)

    def addToolBar(self, name):  # noqa: N802
        return self.window.addToolBar(name) if isinstance(name, str) else name

    def addPluginToMenu(self, name, action):  # noqa: N802
        self._submenu(name).addAction(action)

    def removePluginMenu(self, name, action):  # noqa: N802
        menu = self._submenu(name)
        menu.removeAction(action)
        if menu.isEmpty():
            self.menu.removeAction(menu.menuAction())
            menu.deleteLater()

    def _submenu(self, name):
        for action in self.menu.actions():
            if action.menu() is not None and action.text() == name:
                return action.menu()
        return self.menu.addMenu(name)

    def addTabifiedDockWidget(self, area, dock, neighbours=(), raise_tab=False):  # noqa: N802
        self.window.addDockWidget(area, dock)

    def addDockWidget(self, area, dock):  # noqa: N802
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):  # noqa: N802
        self.window.removeDockWidget(dock)

    def addCustomActionForLayerType(self, action, menu, layer_type, all_layers):  # noqa: N802
        self.layer_actions.append((action, layer_type))

    def removeCustomActionForLayerType(self, action):  # noqa: N802
        for entry in self.layer_actions:
            if entry[0] is action:
                self.layer_actions.remove(entry)
                return True
        return False

    def close(self):
        QgsProject.instance().clear()
        self.window.close()
        self.window.deleteLater()
        pump(seconds=0.02)


def census(iface) -> dict[str, int]:
    """Count everything a plugin may leave behind in QGIS."""
    from qgis.PyQt.QtCore import QTimer
    from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget

    window, project = iface.window, QgsProject.instance()
    return {
        "actions": len(window.findChildren(QAction)),
        "docks": len(window.findChildren(QDockWidget)),
        "toolbars": len(window.findChildren(QToolBar)),
        "timers": len(window.findChildren(QTimer)),
        "widgets": len(window.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively)),
        "top": len([w for w in QApplication.topLevelWidgets() if not isinstance(w, QMenu)]),
        "menu": len(iface.menu.actions()),
        "layer_actions": len(iface.layer_actions),
        "canvas_items": len(iface.canvas.scene().items()),
        "currentLayerChanged": iface.receivers(iface.currentLayerChanged),
        "extentsChanged": iface.canvas.receivers(iface.canvas.extentsChanged),
        "layersAdded": project.receivers(project.layersAdded),
        "layersRemoved": project.receivers(project.layersRemoved),
        "cleared": project.receivers(project.cleared),
        "readProject": project.receivers(project.readProject),
    }
