"""An update in place, at every step, through every fault: each row is as it was, or as it was asked.

See :mod:`tests.faults.trial`.
"""

from __future__ import annotations

from tests.faults.qgis_server_update import QgisServerUpdate
from tests.faults.trial import LONG, Trial
from tests.platform.practice_fixture import Practice

pytestmark = LONG


def test_update_in_place(practice: Practice, qgis_app, trial: Trial) -> None:
    trial.withstood(QgisServerUpdate.at(practice, trial.folder / "arranging"), "update")
