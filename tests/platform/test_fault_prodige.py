"""PRODIGE 5, every step, every fault: afterwards the platform holds what it held before, or what was asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.driver import Bench, Depth, hurry
from tests.faults.matrix import printed, write
from tests.faults.prodige import ProdigeFaults
from tests.qgis.prodige_support import prodige

DEPTH = Depth(os.environ.get("PRODIGE_FAULTS", ""))
pytestmark = pytest.mark.timeout(1800 if DEPTH is Depth.TURNS else 36000)


@pytest.mark.parametrize("plan", ProdigeFaults.plans)
def test_prodige(plan: str, qgis_app, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with prodige(tmp_path / "place") as place:
        account = (place.prodige.user, place.prodige.password)
        scenario = ProdigeFaults(place.platform, account, tmp_path / "arranging", place)
        with Bench(scenario, tmp_path) as bench:
            hurry(monkeypatch, bench)
            rows = bench.run([plan], DEPTH)
    print(printed(rows))
    write(rows)
    assert [row for row in rows if not row.ok] == []
