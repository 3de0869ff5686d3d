"""An update in place, at every step, through every fault: each row is as it was, or as it was asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.driver import Bench, Depth, hurry
from tests.faults.matrix import printed, write
from tests.faults.qgis_server_update import QgisServerUpdate
from tests.platform.practice_fixture import Practice

DEPTH = Depth(os.environ.get("PRODIGE_FAULTS", ""))
pytestmark = pytest.mark.timeout(1800 if DEPTH is Depth.TURNS else 36000)


def test_update_in_place(practice: Practice, qgis_app, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Bench(QgisServerUpdate.at(practice, tmp_path / "arranging"), tmp_path) as bench:
        hurry(monkeypatch, bench)
        rows = bench.run(["update"], DEPTH)
    print(printed(rows))
    write(rows)
    assert [row for row in rows if not row.ok] == []
