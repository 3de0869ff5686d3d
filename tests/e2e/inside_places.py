"""Inside QGIS: find and load data from the Browser panel, the locator and the Data Source Manager."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import link
from account import connect
from driver import Driver, StepFailed, find, settle, wait_until
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QModelIndex, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget, QTreeView, QWidget
from qgis.utils import iface, plugins

from prodige_plugin.i18n import tr

asked = link.arguments()
driver = Driver(Path(asked["pictures"]))


def layers() -> list[str]:
    """Names of the project's layers."""
    return [layer.name() for layer in QgsProject.instance().mapLayers().values()]


def of_class(name: str, root: QWidget | None = None) -> Any:
    """Find a widget by the name of its C++ class or a base of it; Python may know it only as one of its bases."""
    roots = [root] if root is not None else QApplication.topLevelWidgets()
    for top in roots:
        for one in top.findChildren(QWidget):
            if one.inherits(name):
                return one
    raise StepFailed(f"no {name}")


def whole_screen(name: str) -> None:
    """Write a picture of everything on the screen, other windows too."""
    iface.mainWindow().screen().grabWindow(0).save(str(driver.folder / f"{name}.png"))


def child(view: QTreeView, parent: QModelIndex, text: str, timeout_s: float = 20) -> QModelIndex:
    """Open a branch, and wait for the child whose name begins so."""
    model = view.model()
    view.expand(parent)

    def rows() -> list[QModelIndex]:
        return [model.index(row, 0, parent) for row in range(model.rowCount(parent))]

    def found() -> list[QModelIndex]:
        return [one for one in rows() if str(model.data(one)).startswith(text) and model.data(one) != tr("Asking…")]

    wait_until(found, f"an item {text!r} among {[model.data(one) for one in rows()]}", timeout_s)
    return found()[0]


def browse(report: dict[str, Any]) -> None:
    """Go down the tree to a way of loading, and double-click it."""
    dock = find(QDockWidget, "Browser")
    dock.show()
    dock.raise_()
    view = of_class("QgsBrowserTreeView", dock)
    top = child(view, QModelIndex(), tr("PRODIGE catalogues"))
    platform = child(view, top, "Plateforme d")
    organisations = child(view, platform, tr("By organisation"))
    everything = child(view, platform, tr("All data sets"))
    report["branches"] = [view.model().data(one) for one in (organisations, everything)]
    record = child(view, everything, "")
    child(view, record, "W")
    settle(0.3)
    way = child(view, record, "WMS")
    view.scrollTo(way)
    view.setCurrentIndex(way)
    settle(0.2)
    before = len(layers())
    rect = view.visualRect(way)
    where = QPoint(rect.left() + 20, rect.center().y())  # a long name goes beyond the panel's edge
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    wait_until(lambda: len(layers()) > before, "the layer")
    report["layers"] = layers()


def locate(report: dict[str, Any]) -> None:
    """Type in the locator, choose, load."""
    line = of_class("QgsLocatorLineEdit")
    line.setFocus()
    before = len(layers())
    QTest.keyClicks(line, "cat limites")
    tree = of_class("QgsLocatorResultsView")

    def shown() -> list[str]:
        model = tree.model()
        return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]

    wait_until(lambda: any("imites" in one for one in shown()), "results in the locator")
    report["results"] = shown()[:5]
    settle(0.3)
    whole_screen("locator")
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait_until(lambda: len(layers()) > before, "the layer")


def manage(report: dict[str, Any]) -> None:
    """Open the Data Source Manager at our page, and search in it."""
    iface.openDataSourceManagerPage("prodige_plugin")

    def page() -> Any:
        found = [
            one
            for top in QApplication.topLevelWidgets()
            for one in top.findChildren(QDialog)
            if type(one).__name__ == "SourcePage" and one.contents is not None
        ]
        return found[0] if found else None

    wait_until(page, "the page")
    dock = page().contents
    dock.words.setText("France")
    dock.search()
    wait_until(lambda: dock.model.rowCount() > 0 and dock.model.state.name == "READY", "results")
    report["rows"] = dock.model.rowCount()
    settle(0.4)
    whole_screen("data-source-manager")
    page().window().close()


def run() -> dict[str, Any]:
    """Carry the steps out."""
    connect(Path(asked["state"]), asked["user"])
    plugins["prodige_plugin"].open_dock("catalogue")
    settle(1.0)
    driver.step("browse", browse)
    driver.step("locate", locate)
    driver.step("manage", manage)
    return driver.report()


link.begin(run)
