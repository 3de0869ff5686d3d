"""géOrchestra, every step, every fault: afterwards the platform holds what it held before, or what was asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.driver import Bench, Depth, hurry
from tests.faults.georchestra import GeorchestraFaults
from tests.faults.matrix import printed, write
from tests.qgis.georchestra_support import georchestra

DEPTH = Depth(os.environ.get("PRODIGE_FAULTS", ""))
pytestmark = pytest.mark.timeout(1800 if DEPTH is Depth.TURNS else 36000)


@pytest.mark.parametrize("plan", GeorchestraFaults.plans)
def test_georchestra(plan: str, qgis_app, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with georchestra(tmp_path / "place") as place:
        scenario = GeorchestraFaults(place.platform, tmp_path / "arranging", place)
        with Bench(scenario, tmp_path) as bench:
            hurry(monkeypatch, bench)
            rows = bench.run([plan], DEPTH)
    print(printed(rows))
    write(rows)
    assert [row for row in rows if not row.ok] == []
