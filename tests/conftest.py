"""What every level of tests shares: which tests need a real server, and where the checkout is."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: Seconds for work that was cancelled to end; longer than any wait for a server that does not answer.
WORK_ENDS_S = 120


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give each run settings of its own: two at once would find each other's proxy and platforms."""
    if not config.pluginmanager.hasplugin("pytest_qgis"):
        return
    from qgis.PyQt.QtCore import QSettings

    folder = tempfile.mkdtemp(prefix="prodige-settings-")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of real servers unless PRODIGE_LIVE names one."""
    if os.environ.get("PRODIGE_LIVE"):
        return
    for item in items:
        if item.get_closest_marker("live"):
            item.add_marker(pytest.mark.skip(reason="needs a real server: set PRODIGE_LIVE"))


@pytest.fixture(autouse=True, scope="session")
def _collected_before_qgis_ends(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let go of QGIS's objects while QGIS still lives: collected after its end, they crash the process."""
    if not request.config.pluginmanager.hasplugin("pytest_qgis"):
        yield
        return
    request.getfixturevalue("qgis_app")
    from osgeo import gdal, ogr
    from qgis.core import QgsMapLayer, QgsProject
    from qgis.PyQt import sip

    from prodige_plugin.services import crs_home

    crs_home.keep(crs_home.COMMON)  # as the plugin does before it works in other threads
    yield
    QgsProject.instance().clear()
    for name in ("last_exc", "last_value", "last_traceback"):
        vars(sys).pop(name, None)  # what a test that failed had in its hands
    gc.collect()
    for thing in gc.get_objects():  # a file that is closed after the end of GDAL is a crash
        if issubclass(type(thing), QgsMapLayer) and not sip.isdeleted(thing) and sip.ispyowned(thing):
            sip.delete(thing)
        elif issubclass(type(thing), gdal.Dataset | ogr.DataSource) and thing.this is not None and thing.thisown:
            thing.__swig_destroy__(thing)
            thing.this = None


@pytest.fixture(autouse=True)
def _empty_project(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave no layer in the project that all tests share: the next test's map would show it too."""
    yield
    if request.config.pluginmanager.hasplugin("pytest_qgis"):
        from qgis.core import QgsProject

        if QgsProject.instance().mapLayers():
            QgsProject.instance().clear()


@pytest.fixture(autouse=True)
def _work_ended(request: pytest.FixtureRequest, _empty_project: None) -> Iterator[None]:
    """Let no work of a test go on beside the next test's: it is cancelled, and waited for."""
    yield
    tasks = sys.modules.get("prodige_plugin.gui.tasks")
    if tasks is not None and request.config.pluginmanager.hasplugin("pytest_qgis"):
        from qgis.PyQt.QtCore import QCoreApplication, QEvent

        tasks.cancel_all()
        end = time.monotonic() + WORK_ENDS_S
        while tasks._added:
            assert time.monotonic() < end, f"still at work: {[task.description() for task in tasks._added]}"
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.001)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT
