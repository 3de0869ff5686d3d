"""QGIS Server, every step, every fault: afterwards the platform holds what it held before, or what was asked.

See :mod:`tests.faults.trial`. A layer that is published again is updated in place: that is
``test_fault_matrix_update``'s, which puts the same steps through the same faults; here it is done in the deeper
settings alone.
"""

from __future__ import annotations

import pytest

from tests.faults.driver import Depth
from tests.faults.qgis_server import QgisServer
from tests.faults.qgis_server_abreast import PLAN, QgisServerAbreast
from tests.faults.trial import DEPTH, LONG, Trial
from tests.platform.practice_fixture import Practice

PLANS = [plan for plan in QgisServer.plans if plan != "publish again" or DEPTH is not Depth.TURNS]
pytestmark = LONG


@pytest.mark.parametrize("plan", PLANS)
def test_qgis_server(plan: str, practice: Practice, qgis_app, trial: Trial) -> None:
    trial.withstood(QgisServer.at(practice, trial.folder / "arranging"), plan)


def test_side_by_side(practice: Practice, qgis_app, trial: Trial) -> None:
    trial.withstood(QgisServerAbreast.at(practice, trial.folder / "arranging"), PLAN)
