"""One plan of a product through the faults, as the tests of all products do it: struck, shown, kept and judged.

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
from tests.faults.hurry import hurry
from tests.faults.matrix import printed, write
from tests.faults.scenario import Scenario

DEPTH = Depth(os.environ.get("PRODIGE_FAULTS", ""))
#: How long a test of a plan may take.
LONG = pytest.mark.timeout(1800 if DEPTH is Depth.TURNS else 36000)


class Trial:
    """What a test of a plan works with."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, config: pytest.Config) -> None:
        """:param folder: for journals, the profile and what the scenario arranges; the test's own."""
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._config = config

    def withstood(self, scenario: Scenario, *plans: str) -> None:
        """Put plans through the faults; their rows are printed, and kept in ``build/fault-matrix.json``.

        :raises AssertionError: after a fault the platform held neither what it held before nor what was asked.
        """
        with Bench(scenario, self.folder) as bench:
            hurry(self._monkeypatch, bench)
            rows = bench.run(plans, DEPTH)
        write(rows)
        self._show(printed(rows))
        wrong = [row for row in rows if not row.ok]
        assert not wrong, printed(wrong)

    def _show(self, text: str) -> None:
        """Write where pytest itself writes: what a test says on its standard output is kept from the reader."""
        capture = self._config.pluginmanager.getplugin("capturemanager")
        writer = self._config.get_terminal_writer()
        with capture.global_and_fixture_disabled():
            writer.line()
            writer.line(text)


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> Trial:
    """Give what a test of a plan works with."""
    return Trial(tmp_path, monkeypatch, pytestconfig)
