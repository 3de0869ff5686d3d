"""Starting is cheap (P11) and unloading leaves nothing (P10)."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QMainWindow

from prodige_plugin import classFactory, i18n
from prodige_plugin.gui.tasks import running_tasks

from .gui_fakes import FakeIface, census, pump


@pytest.fixture
def iface(qgis_app):
    iface = FakeIface()
    iface.window.show()
    pump(seconds=0.02)
    yield iface
    iface.close()


@pytest.fixture
def plugin(iface):
    plugin = classFactory(iface)
    plugin.initGui()
    yield plugin
    plugin.unload()
    pump(seconds=0.05)


def test_init_gui_gives_menu_toolbar_docks_and_layer_actions(iface, plugin):
    names = {action.objectName() for action in iface.menu.actions()[0].menu().actions()}
    known = ("catalogue", "metadata", "publish", "health", "batch", "help")
    assert names == {f"prodige_plugin_{key}" for key in known}
    assert {entry[0].objectName() for entry in iface.layer_actions} == {
        "prodige_plugin_layer_metadata",
        "prodige_plugin_layer_publish",
        "prodige_plugin_layer_catalogue",
    }
    assert all(dock.objectName() for dock in plugin._docks.values())


def test_qgis_own_places_are_furnished_when_the_start_is_over(iface, plugin):
    assert iface.locator_filters == []
    assert pump(lambda: iface.locator_filters and iface.drop_handlers)
    assert QgsApplication.processingRegistry().providerById("prodige") is not None


class Window(QDialog):
    """A window of ours."""


def test_windows_that_nobody_holds_stay_alive(iface, monkeypatch):
    """Of QGIS's window no Python side is kept: those of its children went with it, and their buttons were dead."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok, iface.window)
    # as QGIS's own: nobody keeps its Python side (nor its parent's, a button made by Qt); it is wrapped when asked for
    address = sip.unwrapinstance(QMainWindow(box.buttons()[0]))
    gc.collect()
    monkeypatch.setattr(iface, "mainWindow", lambda: sip.wrapinstance(address, QMainWindow), raising=False)
    plugin = classFactory(iface)
    plugin.initGui()
    try:
        Window(iface.mainWindow())
        gc.collect()
        assert [type(one) for one in iface.mainWindow().findChildren(QDialog)] == [Window]
    finally:
        plugin.unload()
        pump(seconds=0.05)


def test_a_plugin_unloaded_at_once_furnishes_nothing(iface):
    plugin = classFactory(iface)
    plugin.initGui()
    plugin.unload()
    pump(seconds=0.1)
    assert iface.locator_filters == []
    assert QgsApplication.processingRegistry().providerById("prodige") is None


def test_docks_are_built_on_first_show_only(plugin):
    assert all(dock.contents is None for dock in plugin._docks.values())


def test_unload_of_an_unused_plugin_leaves_nothing(iface):
    before = census(iface)
    plugin = classFactory(iface)
    plugin.initGui()
    assert census(iface) != before
    plugin.unload()
    pump(seconds=0.1)
    assert census(iface) == before


def test_unload_of_a_used_plugin_leaves_nothing(iface):
    pump(seconds=0.05)
    before = census(iface)
    for _again in range(2):
        plugin = classFactory(iface)
        plugin.initGui()
        for key in ("catalogue", "metadata", "publish"):
            assert plugin.open_dock(key) is not None
            pump(seconds=0.05)
        plugin._show_help()
        pump(seconds=0.05)
        plugin.unload()
        pump(seconds=0.2)
    after = census(iface)
    assert after == before
    assert not running_tasks()


def test_windows_that_are_open_go_with_the_plugin(iface, monkeypatch):
    before = {id(one) for one in iface.window.findChildren(QDialog)}
    plugin = classFactory(iface)
    plugin.initGui()
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=a:integer", "points", "memory")
    QgsProject.instance().addMapLayer(layer)
    dock = plugin.open_dock("metadata")
    dock.show_layer(layer)
    assert pump(lambda: dock.session is not None)
    plugin._show_batch()
    for open_it in ("fields", "apply_template", "save_template", "copy_from", "contacts", "show_xml", "show_open_data"):
        getattr(dock.menu, open_it)()
    mine = lambda: [one for one in iface.window.findChildren(QDialog) if id(one) not in before]  # noqa: E731
    assert pump(lambda: len({type(one).__name__ for one in mine() if one.isVisible()}) >= 8)
    plugin.unload()
    pump(seconds=0.3)
    assert mine() == []
    QgsProject.instance().clear()


def test_a_table_of_records_that_was_closed_does_not_stop_the_unloading(iface):
    from prodige_plugin.gui import batch_window

    plugin = classFactory(iface)
    plugin.initGui()
    plugin._show_batch()
    assert pump(lambda: batch_window._window is not None and batch_window._window.isVisible())
    batch_window._window.close()
    plugin.unload()
    assert batch_window._window is None
    pump(seconds=0.1)


def test_help_opens_without_blocking(iface, plugin):
    plugin._show_help()
    windows = [w for w in iface.window.findChildren(QDialog) if w.isVisible()]
    assert len(windows) == 1
    assert not windows[0].isModal()


def test_translation_is_installed_for_the_locale_of_qgis_and_removed(iface, tmp_path, monkeypatch):
    from prodige_plugin import plugin as module

    source = tmp_path / "prodige_plugin_fr.ts"
    source.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="fr_FR"><context>'
        "<name>prodige_plugin</name><message><source>Publish</source><translation>Publier</translation></message>"
        '<message numerus="yes"><source>%n record(s)</source><translation><numerusform>%n fiche</numerusform>'
        "<numerusform>%n fiches</numerusform></translation></message></context></TS>",
        encoding="utf-8",
    )
    release = next(filter(Path.exists, map(Path, ("/usr/lib/qt5/bin/lrelease", "/usr/bin/lrelease"))), None)
    if release is None:
        pytest.skip("lrelease is not installed")
    subprocess.run([release, str(source)], check=True, capture_output=True)
    monkeypatch.setattr(module, "translations", lambda: tmp_path)
    settings = QgsSettings()
    old = settings.value("locale/userLocale"), settings.value("locale/overrideFlag")
    settings.setValue("locale/userLocale", "fr")
    settings.setValue("locale/overrideFlag", True)
    try:
        plugin = classFactory(iface)
        plugin.initGui()
        assert plugin._docks["publish"].windowTitle() == "Publier"
        assert i18n.tr("%n record(s)", n=3) == "3 fiches"
        plugin.unload()
        assert i18n.tr("Publish") == "Publish"
        assert QCoreApplication.translate(i18n.CONTEXT, "Publish") == "Publish"
    finally:
        settings.setValue("locale/userLocale", old[0])
        settings.setValue("locale/overrideFlag", old[1])


HEAVY = ("lxml", "owslib", "requests", "psycopg2", "osgeo", "processing", "numpy")


def test_nothing_heavy_is_imported_at_start():
    code = (
        "import sys, json, pathlib\n"
        "sys.path.insert(0, str(pathlib.Path.cwd()))\n"
        "from qgis.core import QgsApplication\n"
        "from qgis.PyQt.QtWidgets import QMainWindow\n"
        "app = QgsApplication([], True)\n"
        "before = set(sys.modules)\n"
        "from prodige_plugin import classFactory\n"
        "import prodige_plugin.plugin\n"
        f"heavy = [m for m in {HEAVY!r} if m in sys.modules and m not in before]\n"
        "ours = sorted(m for m in sys.modules if m.startswith('prodige_plugin'))\n"
        "print(json.dumps([heavy, ours]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    heavy, ours = json.loads(done.stdout.strip().splitlines()[-1])
    assert heavy == []
    for room in ("network", "catalogue", "metadata", "platforms", "publishing", "services"):
        assert f"prodige_plugin.{room}" not in ours


def test_docks_shown_for_the_first_time_share_one_place(iface):
    settings = QgsSettings()
    settings.remove("prodige_plugin/placed")
    plugin = classFactory(iface)
    plugin.initGui()
    for key in ("catalogue", "metadata", "publish"):
        plugin.open_dock(key)
        pump(seconds=0.05)
    docks = plugin._docks
    assert set(iface.window.tabifiedDockWidgets(docks["catalogue"])) == {docks["metadata"], docks["publish"]}
    assert docks["publish"].isUserVisible()
    plugin.unload()
    pump(seconds=0.05)


def test_docks_that_qgis_shows_while_it_starts_are_not_built_and_are_closed_again(qgis_app):
    QgsSettings().remove("prodige_plugin/placed")
    iface = FakeIface()
    plugin = classFactory(iface)
    plugin.initGui()
    iface.window.show()
    for dock in plugin._docks.values():
        dock.show()
    pump(seconds=0.05)
    assert all(dock.contents is None for dock in plugin._docks.values())
    iface.initializationCompleted.emit()
    pump(seconds=0.05)
    assert not any(dock.isVisible() or dock.contents for dock in plugin._docks.values())
    plugin.unload()
    pump(seconds=0.05)
    assert iface.receivers(iface.initializationCompleted) == 0
    iface.close()


def test_a_dock_left_open_is_built_when_qgis_has_started(qgis_app):
    QgsSettings().setValue("prodige_plugin/placed/prodige_plugin_dock_catalogue", True)
    iface = FakeIface()
    plugin = classFactory(iface)
    plugin.initGui()
    iface.window.show()
    plugin._docks["catalogue"].show()
    pump(seconds=0.05)
    iface.initializationCompleted.emit()
    assert pump(lambda: plugin._docks["catalogue"].contents is not None)
    plugin.unload()
    pump(seconds=0.05)
    iface.close()


def test_layer_actions_open_the_docks_for_the_layer(iface, plugin):
    layer = QgsVectorLayer("Point?crs=EPSG:2154", "Puits", "memory")
    QgsProject.instance().addMapLayer(layer)
    iface.active = layer
    actions = {entry[0].objectName(): entry[0] for entry in iface.layer_actions}
    actions["prodige_plugin_layer_metadata"].trigger()
    docks = plugin._docks
    assert pump(lambda: docks["metadata"].contents and docks["metadata"].contents.session is not None)
    assert docks["metadata"].contents.session.subject.layer_name == "Puits"
    actions["prodige_plugin_layer_publish"].trigger()
    assert pump(lambda: docks["publish"].contents is not None)


def test_the_table_of_many_records_opens_from_the_menu_and_goes_with_the_plugin(iface, plugin):
    from qgis.PyQt import sip

    (entry,) = [a for a in iface.menu.actions()[0].menu().actions() if a.objectName() == "prodige_plugin_batch"]
    entry.trigger()
    from prodige_plugin.gui import batch_window

    assert pump(lambda: batch_window._window is not None and batch_window._window.isVisible())
    window = batch_window._window
    assert pump(lambda: not window.tasks.busy)
    plugin.unload()
    assert batch_window._window is None and pump(lambda: sip.isdeleted(window))
