"""One folder for the practice platform of the tests on a screen; PostgreSQL's account must reach it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.training.practice import PracticePlatform


@pytest.fixture(scope="session")
def e2e_home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="prodige-e2e-"))
    folder.chmod(0o755)
    home = folder / "platform"
    yield home
    PracticePlatform(home).destroy()
    shutil.rmtree(folder, ignore_errors=True)
