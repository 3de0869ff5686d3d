"""How the process of the tests takes part in the matrix: in a profile of its own, and without waiting."""

from __future__ import annotations

from functools import partial

import pytest

from prodige_plugin.network import door
from prodige_plugin.network.retry import RetryPolicy
from prodige_plugin.platforms import sending, store
from prodige_plugin.platforms.georchestra import readback
from prodige_plugin.platforms.prodige import context as prodige
from prodige_plugin.publishing import abreast
from tests.faults.driver import Bench


def hurry(monkeypatch: pytest.MonkeyPatch, bench: Bench) -> None:
    """Wait as little as can be, and never too little: silence ends when the proxy holds a request; pauses are short.

    What is waited for is there at once behind these proxies, and how long the pauses are is other tests' matter.
    What the workstation remembers is with that of the other processes: other tests empty the tests' usual profile.
    """
    ours = bench.profile / "profiles" / "default" / "prodige_plugin"
    monkeypatch.setattr(store, "profile_folder", lambda: ours)
    monkeypatch.setattr(abreast, "MOST", bench.scenario.at_once)
    monkeypatch.setattr(door, "usual_timeout_s", lambda: bench.board.patience(60.0))
    monkeypatch.setattr(prodige, "PATIENCE_S", bench.board.patience(60.0))
    monkeypatch.setattr(door, "RetryPolicy", partial(RetryPolicy, base_s=0.01))
    for module, name in ((sending, "_PAUSES"), (readback, "_WAITS")):
        monkeypatch.setattr(module, name, (0.01,) * len(getattr(module, name)))
