"""The door without QGIS: requests' ordinary transport."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from prodige_plugin import errors
from prodige_plugin.network import Door, Headers, door
from tests.network_contract import DoorContract
from tests.network_contract_base import server, tls  # noqa: F401  fixtures

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def no_qgis(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where pytest-qgis runs an application all the same, act as if there were none."""
    monkeypatch.setattr(door, "qgis_runs", lambda: False)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    yield


@pytest.fixture
def run() -> Callable[[Callable[[], Any]], Any]:
    return lambda work: work()


class TestPlainDoor(DoorContract):
    """The contract of a door, without QGIS."""


def test_an_account_of_qgis_needs_qgis() -> None:
    with pytest.raises(errors.Unauthorized):
        Door("abc1234").get("http://127.0.0.1/")


def test_importing_the_room_is_cheap() -> None:
    script = (
        "import sys, json; before = set(sys.modules); import prodige_plugin.network; "
        "print(json.dumps([m for m in ('requests', 'urllib3', 'lxml', 'qgis', 'PyQt5', 'ssl') "
        "if m in sys.modules and m not in before]))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_headers_have_no_case_and_show_no_value() -> None:
    headers = Headers([("Set-Cookie", "a=1"), ("set-cookie", "b=2"), ("ETag", "x")])
    assert headers["SET-COOKIE"] == "a=1, b=2"
    assert headers.get("none") is None
    assert list(headers) == ["Set-Cookie", "ETag"]
    assert "a=1" not in repr(headers)
