"""300 MB up and down cost less than 30 MB of memory, with both transports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.http import HttpServer

ROOT = Path(__file__).parents[2]
SIZE = 300_000_000
MOST = 30_000_000


@pytest.mark.parametrize("way", ["up", "down"])
@pytest.mark.parametrize("transport", ["plain", "qgis"])
def test_memory_stays_flat(tmp_path: Path, transport: str, way: str) -> None:
    """The transfer is made by a process of its own (tests/servers/memory_probe.py), whose peak is read."""
    file = tmp_path / "large"
    with HttpServer() as server:
        url = server.url(f"/bytes/{SIZE}")
        if way == "up":
            url = server.url("/echo")
            with file.open("wb") as sparse:
                sparse.truncate(SIZE)
        done = subprocess.run(
            [sys.executable, "-m", "tests.servers.memory_probe", transport, way, url, str(file)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(done.stdout)
    assert told["length"] == SIZE
    assert told["growth"] < MOST, told
    assert told["last"] == 1.0
    assert told["reports"] > 3
