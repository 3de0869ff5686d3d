"""géOrchestra, every step, every fault: afterwards the platform holds what it held before, or what was asked.

By default every kind of step (a layer's record and a map's are one kind) meets every fault once: refused, cut before,
after and in the middle, 401, 403, 409, 429, 500, 500 that worked, silence, cancel, nothing that answers any more, and
one of the two: killed before the server saw the request, killed after it worked. It strikes the step's last
request that writes, else its first. The ways to end it – undone at once, resumed, undone later – take turns.
A step that only reads meets two of the refusals, and not what strikes after the server worked: nothing was done.
``PRODIGE_FAULTS=endings`` ends each step in every way, and leaves no fault out;
``PRODIGE_FAULTS=all`` strikes every request of each step as well, and takes hours.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.driver import Bench, Depth
from tests.faults.georchestra import GeorchestraFaults
from tests.faults.hurry import hurry
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
