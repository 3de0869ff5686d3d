"""Which records the practice platform's catalogue holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from prodige_plugin.errors import PlatformError
from prodige_plugin.training.held import HeldRecords


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notices à l'essai.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE records (identifier TEXT PRIMARY KEY)")
        database.execute("INSERT INTO records VALUES ('a''b')")
    return path


def test_what_is_committed_is_seen(file: Path) -> None:
    held = HeldRecords(file)
    assert held.holds("a'b")
    assert not held.holds("c")
    with closing(sqlite3.connect(file)) as database:
        database.execute("INSERT INTO records VALUES ('c')")
        assert not held.holds("c")
        database.commit()
    assert held.holds("c")


@pytest.mark.parametrize("content", [None, b"no database at all, but long enough to be looked at as one" * 20])
def test_a_file_that_cannot_be_read_is_said_and_not_made(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "records.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PlatformError, match="does not answer"):
        HeldRecords(path).holds("a")
    assert path.exists() == (content is not None)
