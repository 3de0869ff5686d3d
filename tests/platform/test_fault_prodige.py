"""PRODIGE 5, every step, every fault: afterwards the platform holds what it held before, or what was asked.

See :mod:`tests.faults.trial`.
"""

from __future__ import annotations

import pytest

from tests.faults.prodige import ProdigeFaults
from tests.faults.trial import LONG, Trial
from tests.qgis.prodige_support import prodige

pytestmark = LONG


@pytest.mark.parametrize("plan", ProdigeFaults.plans)
def test_prodige(plan: str, qgis_app, trial: Trial) -> None:
    with prodige(trial.folder / "place") as place:
        account = (place.prodige.user, place.prodige.password)
        trial.withstood(ProdigeFaults(place.platform, account, trial.folder / "arranging", place), plan)
