"""QGIS Server, every step, every fault: afterwards the platform holds what it held before, or what was asked.

By default every kind of step (a layer's record and a map's are one kind) meets every fault once: refused, cut before,
after and in the middle, 401, 403, 409, 429, 500, 500 that worked, silence, cancel, nothing that answers any more, and
one of the two: killed before the server saw the request, killed after it worked. It strikes the step's last
request that writes, else its first. The ways to end it – undone at once, resumed, undone later – take turns.
A step that only reads meets two of the refusals, and not what strikes after the server worked: nothing was done.
``PRODIGE_FAULTS=endings`` ends each step in every way, and leaves no fault out;
``PRODIGE_FAULTS=all`` strikes every request of each step as well, and takes hours.

A layer that is published again is updated in place: that is ``test_fault_matrix_update``'s, which puts the same steps
through the same faults; here it is done in the deeper settings alone.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.driver import Bench, Depth
from tests.faults.hurry import hurry
from tests.faults.matrix import printed, write
from tests.faults.qgis_server import QgisServer
from tests.platform.practice_fixture import Practice

DEPTH = Depth(os.environ.get("PRODIGE_FAULTS", ""))
PLANS = [plan for plan in QgisServer.plans if plan != "publish again" or DEPTH is not Depth.TURNS]
pytestmark = pytest.mark.timeout(1800 if DEPTH is Depth.TURNS else 36000)


@pytest.mark.parametrize("plan", PLANS)
def test_qgis_server(plan: str, practice: Practice, qgis_app, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Bench(QgisServer.at(practice, tmp_path / "arranging"), tmp_path) as bench:
        hurry(monkeypatch, bench)
        rows = bench.run([plan], DEPTH)
    print(printed(rows))
    write(rows)
    assert [row for row in rows if not row.ok] == []
