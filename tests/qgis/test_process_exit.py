"""The process of the tests ends with the exit code of the tests, whatever they leave behind."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

LEFT_BEHIND = """
from osgeo import gdal
from qgis.core import QgsVectorLayer

kept = []


def opened():
    layer = QgsVectorLayer({path!r}, "a", "ogr")
    assert layer.isValid()
    return layer


def test_that_keeps_a_layer():
    kept.append(opened())


def test_that_keeps_a_dataset():
    kept.append(gdal.OpenEx({path!r}))


def test_with_a_layer_in_its_hands():
    layer = opened()
    assert layer.name() == {name!r}
"""


@pytest.mark.parametrize(("name", "code"), [("a", 0), ("b", 1)])
def test_what_tests_leave_open_does_not_crash_the_process_at_its_end(tmp_path, root, name, code):
    data = tmp_path / "a.geojson"
    data.write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    written = tmp_path / "test_left_behind.py"
    written.write_text(LEFT_BEHIND.format(path=str(data), name=name), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(root / "pyproject.toml"), "-p", "tests.conftest"]
    ended = subprocess.run(
        [*command, "-p", "no:cacheprovider", str(written)],
        cwd=root, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert f"{3 - code} passed" in ended.stdout
