"""Unloading the plugin from a QGIS that used it leaves nothing behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prodige_plugin.training.practice import PracticePlatform
from tools import desktop

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def inventories(e2e_home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What is in QGIS before, during and after."""
    folder = tmp_path_factory.mktemp("unload")
    platform = PracticePlatform(e2e_home)
    platform.start()
    profile = desktop.Profile(folder / "profile", plugin=desktop.staged_plugin())
    profile.create()
    try:
        arguments = {"state": str(e2e_home / "platform.json"), "user": "producteur"}
        return desktop.run(profile, HERE / "inside_unload.py", arguments, timeout_s=90)
    finally:
        platform.stop()


@pytest.mark.parametrize(
    "kind", ["docks", "toolbars", "actions", "plugin_menu", "timers", "canvas_items", "threads", "tasks"]
)
def test_nothing_is_left(inventories: dict[str, Any], kind: str) -> None:
    assert inventories["after"][kind] == inventories["before"][kind]


def test_something_was_there(inventories: dict[str, Any]) -> None:
    """The comparison would see it: while loaded, the plugin has docks, actions and a toolbar."""
    for kind in ("docks", "toolbars", "actions", "plugin_menu"):
        assert inventories["during"][kind] != inventories["before"][kind]
