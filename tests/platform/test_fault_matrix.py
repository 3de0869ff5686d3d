"""Every product, every step, every fault: afterwards the platform holds what it held before, or what was asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prodige_plugin.network import door
from tests.faults.driver import Bench, printed, write
from tests.faults.qgis_server import QgisServer
from tests.platform.practice_fixture import Practice

#: "all": strike every request of every step, not only the one that counts (an hour and more).
EVERY = os.environ.get("PRODIGE_FAULTS", "") == "all"
pytestmark = pytest.mark.timeout(14400 if EVERY else 1800)


@pytest.mark.parametrize("plan", QgisServer.plans)
def test_qgis_server(plan: str, practice: Practice, qgis_app, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Bench(QgisServer.at(practice, tmp_path / "arranging"), tmp_path) as bench:
        monkeypatch.setattr(door, "usual_timeout_s", lambda: bench.board.patience(60.0))
        rows = bench.run([plan], every_request=EVERY)
    print(printed(rows))
    write(rows)
    assert [row for row in rows if not row.ok] == []
