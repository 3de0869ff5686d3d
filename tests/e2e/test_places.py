"""The catalogue in the Browser panel, the locator and the Data Source Manager of a real QGIS window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prodige_plugin.training.practice import PracticePlatform
from tools import desktop

HERE = Path(__file__).resolve().parent
PICTURES = HERE.parents[1] / "build" / "places"


@pytest.fixture(scope="module")
def steps(e2e_home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    platform = PracticePlatform(e2e_home)
    platform.start()
    profile = desktop.Profile(tmp_path_factory.mktemp("places") / "profile", plugin=desktop.staged_plugin())
    profile.create()
    try:
        arguments = {"state": str(e2e_home / "platform.json"), "user": "producteur", "pictures": str(PICTURES)}
        report = desktop.run(profile, HERE / "inside_places.py", arguments, timeout_s=150)
    finally:
        platform.stop()
    return {step["name"]: step for step in report["steps"]}


@pytest.mark.parametrize("name", ["browse", "locate", "manage"])
def test_step(steps: dict[str, dict[str, Any]], name: str) -> None:
    assert steps[name]["ok"], steps[name]["error"]
