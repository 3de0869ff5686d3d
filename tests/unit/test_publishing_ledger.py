"""What this workstation published: kept in one file, by several windows, through crashes, without secrets."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from prodige_plugin.errors import PublishError
from prodige_plugin.publishing.ledger import Entry, Ledger

ROOT = Path(__file__).resolve().parents[2]


def entry(key: str = "zones", platform: str = "practice", when: str = "2026-11-22T10:00:00+00:00", **more) -> Entry:
    given = {"source": "/data/zones.gpkg", "stamp": "12-34", "sums": {"data": "ab"}, "count": 3, "tables": ("zones",)}
    return Entry(platform, key, "Zones humides", "layer", when, **{**given, **more})


def test_an_entry_comes_back_as_it_was(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "inside" / "publications.sqlite")
    assert ledger.entries() == []
    assert ledger.entry("practice", "zones") is None
    ledger.forget("practice", "zones")
    assert not ledger.path.exists()
    ledger.note(entry(services=("zones",), records=("an-id",), links={"wms": "https://a.example/?map=x"}))
    assert Ledger(ledger.path).entry("practice", "zones") == entry(
        services=("zones",), records=("an-id",), links={"wms": "https://a.example/?map=x"}
    )


def test_the_newest_first_and_one_a_publication(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "publications.sqlite")
    ledger.note(entry("a", when="2026-01-01T00:00:00+00:00"))
    ledger.note(entry("b", when="2026-01-03T00:00:00+00:00"))
    ledger.note(entry("c", "other", when="2026-01-02T00:00:00+00:00"))
    ledger.note(entry("a", when="2026-01-04T00:00:00+00:00", count=9))
    assert [(each.platform, each.key, each.count) for each in ledger.entries()] == [
        ("practice", "a", 9),
        ("practice", "b", 3),
        ("other", "c", 3),
    ]
    assert [each.key for each in ledger.entries("other")] == ["c"]
    ledger.note(entry("a", place="elsewhere"))
    ledger.forget("practice", "a")
    assert ledger.entry("practice", "a") is None
    assert ledger.entry("practice", "a", "elsewhere") is not None
    ledger.forget("practice", "a", "elsewhere")
    assert [each.key for each in ledger.entries("practice")] == ["b"]


def test_no_secret_is_written(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "publications.sqlite")
    ledger.note(entry(source="dbname='x' password='geheim' user='moi'", links={"wms": "https://moi:geheim@a.example/"}))
    assert b"geheim" not in ledger.path.read_bytes()


def test_windows_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "publications.sqlite"
    code = (
        "import sys; from pathlib import Path; from prodige_plugin.publishing.ledger import Entry, Ledger\n"
        "ledger = Ledger(Path(sys.argv[1]))\n"
        "for n in range(40): ledger.note(Entry('p', f'{sys.argv[2]}-{n}', 't', 'layer', '2026'))\n"
    )
    windows = [subprocess.Popen([sys.executable, "-c", code, str(path), name], cwd=ROOT) for name in "abcd"]
    assert [window.wait(120) for window in windows] == [0, 0, 0, 0]
    assert len(Ledger(path).entries("p")) == 160


def test_a_crash_leaves_the_entry_before(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "publications.sqlite")
    ledger.note(entry(count=1))
    code = (
        "import os, sys; from pathlib import Path; from prodige_plugin.publishing import ledger\n"
        "book = ledger.Ledger(Path(sys.argv[1]))\n"
        "with book._open() as connection:\n"
        "    connection.execute(\"UPDATE entries SET entry = 'half'\")\n"
        "    os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(ledger.path)], cwd=ROOT, check=False).returncode == 9
    assert [each.count for each in ledger.entries()] == [1]


def test_a_later_versions_entry_does_not_harm(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "publications.sqlite")
    ledger.note(entry())
    with sqlite3.connect(ledger.path) as connection:
        connection.execute("INSERT INTO entries VALUES ('practice', '', 'new', '2030', '[1]')")
        connection.execute(
            "INSERT INTO entries SELECT platform, place, 'more', saved,"
            " json_set(entry, '$.unknown', 1, '$.key', 'more') FROM entries WHERE key = 'zones'"
        )
    connection.close()
    assert {each.key for each in ledger.entries()} == {"zones", "more"}


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "publications.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(PublishError) as caught:
        Ledger(path).entries()
    assert "profile" in caught.value.todo
