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
    for name in (
        "searchcatalogue", "loaddata", "checklinks", "checklayers",
        "checkmetadata", "repairmetadata", "describelayer", "saverecord", "batchmetadata",
    ):  # fmt: skip
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


def test_records_are_described_checked_repaired_and_changed_without_a_window(process, tmp_path: Path):
    data = tmp_path / "communes.geojson"
    data.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"insee":"26001"},'
        '"geometry":{"type":"Point","coordinates":[5.1,44.7]}}]}'
    )
    folder = tmp_path / "records"
    folder.mkdir()
    record = folder / "communes.xml"
    done = process(
        "--json", "run", "prodige:describelayer", f"--INPUT={data}", "--ORGANISATION=Région Exemple",
        "--EMAIL=sig@exemple.example", f"--OUTPUT={record}",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"communes" in record.read_bytes().lower() and b"5.1" in record.read_bytes()
    report = tmp_path / "report.json"
    done = process("--json", "run", "prodige:checkmetadata", f"--FOLDER={folder}", f"--JSON={report}")
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    assert results["RECORDS"] == 1 and results["MANDATORY"] == sum(
        one["severity"] == "error" for one in json.loads(report.read_text(encoding="utf-8"))
    )
    failing = process("run", "prodige:checkmetadata", f"--FILE={record}", "--FAIL=true")
    assert (failing.returncode != 0) is (results["MANDATORY"] > 0) and "Traceback" not in failing.stderr
    repaired = tmp_path / "repaired.xml"
    done = process("--json", "run", "prodige:repairmetadata", f"--FILE={record}", f"--OUTPUT={repaired}")
    assert done.returncode == 0 and repaired.exists(), done.stderr
    done = process(
        "--json", "run", "prodige:batchmetadata", f"--INPUT={folder}", "--OPERATION=add", "--ELEMENT=keywords",
        "--VALUE=commune ; limite", f"--OUTPUT={tmp_path / 'changed'}",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"]["CHANGED"] == 1
    assert "limite" in (tmp_path / "changed" / "communes.xml").read_text(encoding="utf-8")
