"""Tests inside an offscreen QGIS (pytest-qgis)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from prodige_plugin import i18n


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Leave no translator behind: a test that installs one does not change the next test's sentences."""
    yield
    i18n.install(None)
