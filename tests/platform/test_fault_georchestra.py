"""géOrchestra, every step, every fault: afterwards the platform holds what it held before, or what was asked.

See :mod:`tests.faults.trial`.
"""

from __future__ import annotations

import pytest

from tests.faults.georchestra import GeorchestraFaults
from tests.faults.trial import LONG, Trial
from tests.qgis.georchestra_support import georchestra

pytestmark = LONG


@pytest.mark.parametrize("plan", GeorchestraFaults.plans)
def test_georchestra(plan: str, qgis_app, trial: Trial) -> None:
    with georchestra(trial.folder / "place") as place:
        trial.withstood(GeorchestraFaults(place.platform, trial.folder / "arranging", place), plan)
