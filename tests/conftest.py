"""What every level of tests shares: which tests need a real server, and where the checkout is."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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
    if request.config.pluginmanager.hasplugin("pytest_qgis"):
        request.getfixturevalue("qgis_app")
        from prodige_plugin.services import crs_home

        crs_home.keep(crs_home.COMMON)  # as the plugin does before it works in other threads
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _empty_project(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave no layer in the project that all tests share: the next test's map would show it too."""
    yield
    if request.config.pluginmanager.hasplugin("pytest_qgis"):
        from qgis.core import QgsProject

        if QgsProject.instance().mapLayers():
            QgsProject.instance().clear()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT
