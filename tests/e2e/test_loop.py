"""The whole loop in a real QGIS window, as ``make demo`` shows it: every step, and what it read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tools import demo

STEPS = (
    "practice-platform",
    "connect",
    "search",
    "record-sheet",
    "load-wms",
    "load-wfs",
    "local-layer",
    "who-publishes",
    "describe",
    "check-before",
    "plan",
    "publish",
    "found-again",
    "drawn-again",
    "downloaded",
    "map",
    "correct-record",
    "my-publications",
)


@pytest.fixture(scope="module")
def report(e2e_home: Path) -> dict[str, Any]:
    """Run the demonstration once, on a platform of its own."""
    code = demo.main(["--home", str(e2e_home)])
    found: dict[str, Any] = json.loads((demo.FOLDER / "report.json").read_text(encoding="utf-8"))
    assert (code == 0) is found["ok"]
    return found


@pytest.fixture(scope="module")
def steps(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {step["name"]: step for step in report["steps"]}


@pytest.mark.parametrize("name", STEPS)
def test_step(steps: dict[str, dict[str, Any]], name: str) -> None:
    """Each step went well and left its picture."""
    step = steps[name]
    assert step["ok"], step["error"]
    if name != "practice-platform":
        picture = demo.FOLDER / step["screenshot"]
        assert picture.stat().st_size > 20_000


def test_no_step_is_unknown(steps: dict[str, dict[str, Any]]) -> None:
    assert tuple(steps) == STEPS


def test_what_was_published_is_what_was_there(steps: dict[str, dict[str, Any]]) -> None:
    """As many features, with the same names, come back from the platform."""
    assert steps["downloaded"]["read_back"]["features"] == steps["local-layer"]["read_back"]["features"] == 4
    assert steps["downloaded"]["read_back"]["names"] == steps["local-layer"]["read_back"]["names"]


def test_read_back_as_a_visitor(steps: dict[str, dict[str, Any]]) -> None:
    """Every check of the receipt was made and is good."""
    checks = steps["publish"]["read_back"]["checks"]
    assert len(checks) >= 4
    assert all(check["ok"] for check in checks)


def test_the_plan_named_what_was_made(steps: dict[str, dict[str, Any]]) -> None:
    """The table, the services and the records are named before anything is done."""
    planned = [target for step in steps["plan"]["read_back"]["steps"] for target in step["targets"]]
    assert any("departements_bretons" in target for target in planned)
    assert any("carte_de_la_bretagne" in target for target in planned)


def test_no_secret_is_in_the_report(report: dict[str, Any], e2e_home: Path) -> None:
    """No password of the platform is in the report, the settings or what QGIS printed."""
    state = json.loads((e2e_home / "platform.json").read_text(encoding="utf-8"))
    passwords = [account["password"] for account in state["accounts"]]
    texts = [json.dumps(report), (demo.FOLDER / "qgis.log").read_text(encoding="utf-8", errors="replace")]
    texts += [path.read_text(encoding="utf-8") for path in (demo.FOLDER / "profile").rglob("*.ini")]
    assert passwords
    assert not [password for password in passwords for text in texts if password in text]
