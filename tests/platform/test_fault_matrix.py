"""Every product, every step, every fault: afterwards the platform holds what it held before, or what was asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.driver import Bench, Depth, hurry
from tests.faults.matrix import printed, write
from tests.faults.qgis_server import QgisServer
from tests.platform.practice_fixture import Practice

#: "endings" and "all" take an hour and more.
DEPTH = Depth(os.environ.get("PRODIGE_FAULTS", ""))
pytestmark = pytest.mark.timeout(1800 if DEPTH is Depth.TURNS else 36000)


@pytest.mark.parametrize("plan", QgisServer.plans)
def test_qgis_server(plan: str, practice: Practice, qgis_app, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Bench(QgisServer.at(practice, tmp_path / "arranging"), tmp_path) as bench:
        hurry(monkeypatch, bench)
        rows = bench.run([plan], DEPTH)
    print(printed(rows))
    write(rows)
    assert [row for row in rows if not row.ok] == []
