"""What the contracts of a door share: how they ask, and the fixtures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from prodige_plugin import errors
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Answer, Door, RetryPolicy
from tests.servers.http import HttpServer, self_signed

QUICK = RetryPolicy(base_s=0.01)
Run = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return self_signed(tmp_path_factory.mktemp("tls"))


class Asking:
    """Ways to ask through a door."""

    def ask(self, run: Run, method: str, url: str, feedback: Feedback | None = None, **options: Any) -> Answer:
        timeout_s = options.pop("timeout_s", 20.0)

        def work() -> Answer:
            with Door(feedback=feedback or Feedback(), retry=QUICK, timeout_s=timeout_s) as door:
                return door.request(method, url, **options)

        return run(work)

    def fail(self, run: Run, kind: type[errors.PluginError], method: str, url: str, **options: Any) -> Any:
        with pytest.raises(kind) as caught:
            self.ask(run, method, url, **options)
        error = caught.value
        assert error.what
        if kind is not errors.Cancelled:
            assert error.why and error.todo
            assert "{" not in str(error)
        return error
