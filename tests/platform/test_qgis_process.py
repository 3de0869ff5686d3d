"""The algorithms in ``qgis_process``: the packaged plugin, a profile of its own, no window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import desktop


@pytest.fixture(scope="module")
def process(tmp_path_factory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Give a function that runs ``qgis_process`` with the plugin enabled."""
    program = shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process is not installed")
    home = tmp_path_factory.mktemp("process")
    plugins = home / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    staged = desktop.staged_plugin()
    shutil.copytree(staged, plugins / staged.name)
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(home), "QT_QPA_PLATFORM": "offscreen"}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([program, *words], env=environment, capture_output=True, text=True, timeout=180)

    assert run("plugins", "enable", staged.name).returncode == 0
    return run


def test_the_algorithms_are_listed(process):
    listed = process("list").stdout
    for name in ("searchcatalogue", "loaddata", "checklinks", "checklayers"):
        assert f"prodige:{name}" in listed


def test_a_search_without_a_window(process, practice, tmp_path: Path):
    asked = (f"--PLATFORM={practice.state.platform.endpoints['csw']}", "--WORDS=départements")
    done = process("--json", "run", "prodige:searchcatalogue", *asked, f"--OUTPUT={tmp_path / 'found.geojson'}")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"]["COUNT"] > 3
    features = json.loads((tmp_path / "found.geojson").read_text(encoding="utf-8"))["features"]
    assert any("WFS" in feature["properties"]["services"] for feature in features)


def test_a_failure_is_a_sentence_and_an_exit_code(process, tmp_path: Path):
    done = process("run", "prodige:searchcatalogue", "--PLATFORM=http://127.0.0.1:9/csw", f"--OUTPUT={tmp_path}/x.gpkg")
    assert done.returncode != 0
    assert "127.0.0.1:9" in done.stderr + done.stdout and "Traceback" not in done.stderr + done.stdout
