"""One practice platform for the whole test session: real servers on loopback, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from prodige_plugin.training.practice import Account, PracticePlatform, PracticeState


@dataclass(frozen=True)
class Practice:
    """A running practice platform and short ways to talk to it."""

    platform: PracticePlatform
    state: PracticeState

    @property
    def url(self) -> str:
        return self.state.url

    @property
    def producer(self) -> Account:
        return self.state.account("producteur")

    def get(self, path: str, **params: str) -> requests.Response:
        """GET as an anonymous visitor; ``path`` begins with a slash."""
        return requests.get(self.url + path, params=params, timeout=60)

    def csw(self, body: bytes, account: Account | None = None) -> requests.Response:
        """POST a CSW request, as a visitor or with an account."""
        auth = (account.user, account.password) if account else None
        headers = {"Content-Type": "application/xml"}
        return requests.post(self.url + "/csw", data=body, auth=auth, headers=headers, timeout=60)

    def connect(self, account: Account):
        """Connect to the database with an account."""
        import psycopg2

        return psycopg2.connect(
            self.state.platform_for(account).endpoints["database"], user=account.user, password=account.password
        )


@pytest.fixture(scope="session")
def practice() -> Iterator[Practice]:
    """Start one platform for the session, and delete it at its end.

    ``PRODIGE_PRACTICE_HOME`` names a platform to use as it is, which is then left running.
    """
    given = os.environ.get("PRODIGE_PRACTICE_HOME", "")
    if given:
        platform = PracticePlatform(Path(given))
        yield Practice(platform, platform.start())
        return
    folder = Path(tempfile.mkdtemp(prefix="practice-"))
    folder.chmod(0o711)  # PostgreSQL's own account walks through it
    platform = PracticePlatform(folder / "home")
    try:
        yield Practice(platform, platform.start())
    finally:
        platform.destroy()
        shutil.rmtree(folder, ignore_errors=True)
