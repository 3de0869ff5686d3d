"""Tests inside an offscreen QGIS (pytest-qgis)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication

from prodige_plugin import i18n
from prodige_plugin.platforms import store


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Leave no translator behind: a test that installs one does not change the next test's sentences."""
    yield
    i18n.install(None)


@pytest.fixture(autouse=True)
def nothing_published() -> Iterator[None]:
    """Leave no publication remembered in the tests' profile: names it knows are taken for the next test."""
    yield
    if QgsApplication.instance() is not None:
        for file in store.profile_folder().glob("publications.sqlite*"):
            file.unlink()
        (store.profile_folder() / "paces.json").unlink(missing_ok=True)
