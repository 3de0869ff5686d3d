"""Deposit packages, every step, every fault: afterwards all is as it was before, or as was asked.

See :mod:`tests.faults.trial`. The server of deposits is a real one; faults strike what it is asked.
"""

from __future__ import annotations

import pytest

from tests.faults.trial import LONG, Trial
from tests.qgis.prodige_support import prodige

pytest.importorskip("asyncssh", reason="the SFTP server of the tests (requirements-dev.txt) is not here")
from tests.faults.deposits import DepositFaults
from tests.servers.sftp import SftpServer

pytestmark = LONG


def test_deposits(qgis_app, trial: Trial) -> None:
    folder = trial.folder / "place"
    with prodige(folder) as place, SftpServer(folder / "server", place.prodige.user, place.prodige.password) as server:
        account = (place.prodige.user, place.prodige.password)
        scenario = DepositFaults(place.platform, account, server.host_key, folder, place=place, server=server)
        trial.withstood(scenario, *DepositFaults.plans)
