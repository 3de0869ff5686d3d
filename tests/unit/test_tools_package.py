"""The zip: reproducible, complete, and refused when QGIS's plugin repository would refuse it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from prodige_plugin.training import webfiles
from tools import package
from tools.package import NAME

ROOT = Path(__file__).resolve().parent.parent.parent
METADATA = (ROOT / "metadata.txt").read_text(encoding="utf-8")
GOOD = {
    "__init__.py": "def classFactory(iface):\n    return None\n",
    "metadata.txt": METADATA,
    "LICENSE": "GPL",
    "resources/icons/plugin.svg": "<svg/>",
}


def zipped(tmp_path: Path, files: dict[str, str], top: str = NAME) -> Path:
    path = tmp_path / "plugin.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{top}/{name}", text)
    return path


def test_a_good_zip_passes(tmp_path: Path) -> None:
    assert package.check_zip(zipped(tmp_path, GOOD)) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"LICENSE": None}, "LICENSE is missing"),
        ({"__init__.py": "x = 1\n"}, "classFactory"),
        ({"__init__.py": "def classFactory(iface:\n"}, "__init__.py"),
        ({"a/__pycache__/b.cpython-311.pyc": ""}, "compiled"),
        ({".git/config": ""}, "hidden"),
        ({"lib.so": ""}, "compiled"),
        ({"../out.py": ""}, "out of"),
        ({"resources/icons/plugin.svg": None}, "icon"),
        ({"metadata.txt": METADATA.replace("version=0.1.0", "version=one")}, "not a version"),
        ({"metadata.txt": METADATA.replace("tracker=https://", "tracker=http://")}, "tracker"),
        ({"metadata.txt": METADATA.replace("gitlab.adullact.net", "example.org")}, "repository"),
        ({"metadata.txt": METADATA.replace("license=", "licence=")}, "license is missing"),
        ({"metadata.txt": METADATA.replace("name=PRODIGE\n", "name=PRODIGE plugin\n", 1)}, "'plugin'"),
        ({"metadata.txt": METADATA.replace("about=One loop", "about=100 % of one loop")}, "cannot be read"),
    ],
)
def test_what_the_repository_refuses_is_found(tmp_path: Path, change: dict[str, str | None], word: str) -> None:
    files = {name: text for name, text in {**GOOD, **change}.items() if text is not None}
    found = package.check_zip(zipped(tmp_path, files))
    assert any(word in one for one in found), found


def test_two_top_folders_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, GOOD)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("other/readme", "")
    assert any("one folder" in one for one in package.check_zip(path))


def test_the_same_tree_gives_the_same_bytes(tmp_path: Path) -> None:
    first = package.build_zip(package.stage(tmp_path / "1"), tmp_path / "1.zip")
    second = package.build_zip(package.stage(tmp_path / "2"), tmp_path / "2.zip")
    assert first.read_bytes() == second.read_bytes()


def test_the_staged_plugin_is_whole(tmp_path: Path) -> None:
    staged = package.stage(tmp_path)
    names = {path.relative_to(staged).as_posix() for path in staged.rglob("*")}
    assert {"plugin.py", "metadata.txt", "LICENSE", "resources/icons/plugin.svg", "i18n/prodige_plugin_fr.qm"} <= names
    assert not [name for name in names if name.endswith((".pyc", ".ts")) or "__pycache__" in name]
    assert package.check_zip(package.build_zip(staged, tmp_path / "x.zip")) == []


@pytest.mark.skipif(not (ROOT / "node_modules").is_dir(), reason="the web page's library is not installed: make setup")
def test_all_that_the_practice_web_page_asks_for_is_staged(tmp_path: Path) -> None:
    vendor = package.stage(tmp_path) / package.VENDOR_FOLDER
    assert {path.name for path in vendor.iterdir()} >= {*webfiles._VENDORED, "ol-LICENSE.md"}


def test_an_older_stage_leaves_nothing_behind(tmp_path: Path) -> None:
    left = package.stage(tmp_path) / "old_module.py"
    left.write_text("", encoding="utf-8")
    package.stage(tmp_path)
    assert not left.exists()


def test_french_is_described_too() -> None:
    general = package.read_metadata(METADATA)
    assert general["description[fr]"]
    assert len(general["about[fr]"]) > 200
    assert general["supportsQt6"] == "True"
    assert general["qgisMinimumVersion"] == "3.40"


def test_carried_libraries_come_with_their_licence_and_are_not_mistaken_for_another_plugins(tmp_path: Path) -> None:
    staged = package.stage(tmp_path)
    carried = staged / package.CARRIED_FOLDER
    assert "MIT License" in (carried / "bridgestyle" / "LICENSE.md").read_text(encoding="utf-8")
    # another plugin's library of the same name, and a wrong one at that
    (tmp_path / "bridgestyle").mkdir()
    (tmp_path / "bridgestyle" / "__init__.py").write_text("raise RuntimeError('another plugin')\n", encoding="utf-8")
    code = (
        "import sys, types\n"
        "root = types.ModuleType('prodige_plugin'); root.__path__ = [sys.argv[1]]\n"
        "sys.modules['prodige_plugin'] = root\n"
        "import importlib.machinery, importlib.util\n"
        "for name in ('publishing', 'publishing.styles'):\n"
        "    made = types.ModuleType('prodige_plugin.' + name)\n"
        "    made.__path__ = [sys.argv[1] + '/' + name.replace('.', '/')]\n"
        "    sys.modules[made.__name__] = made\n"
        "from prodige_plugin.publishing.styles import bridge\n"
        "print(bridge.module('version').__file__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(staged)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == str(carried / "bridgestyle" / "version.py"), done.stderr


def test_a_carried_library_that_is_not_the_pinned_one_is_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(package, "ROOT", tmp_path)
    (tmp_path / "requirements-dev.txt").write_text("bridgestyle==0.0.1\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="does not pin"):
        package._carry("bridgestyle", (), tmp_path / "vendor")
