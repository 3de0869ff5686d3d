"""What a snapshot file holds, and the statements that find what differs from it (:mod:`.snapshots`).

The features now are in ``temp.now``; the snapshot, a copy of the one before, is attached as ``snap``.
"""

from __future__ import annotations

import sqlite3

from .scan import Totals, data_sum, totals_of
from .snapshot_files import script

VERSION = "3"
TABLES = """
CREATE TABLE {schema}meta (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE {schema}rows (gid INTEGER PRIMARY KEY, hash INTEGER NOT NULL, ident);
CREATE TABLE {schema}marks (block INTEGER PRIMARY KEY, numbers BLOB NOT NULL, hashes BLOB NOT NULL);
CREATE TABLE {schema}delta (kind TEXT NOT NULL, gid INTEGER PRIMARY KEY, fid INTEGER, ident, hash INTEGER);
"""
#: What checksums of features added up come to, in a snapshot (:func:`.scan.data_sum_of`).
_TOTALS = ("count", "high", "low")

# What differs, by how features are recognised: rows of (kind, gid, fid, ident, hash).
BY_IDENT = """
CREATE INDEX snap.rows_ident ON rows (ident);
CREATE INDEX temp.now_ident ON now (ident);
INSERT INTO snap.delta SELECT 'changed', old.gid, now.fid, now.ident, now.hash
FROM temp.now AS now JOIN snap.rows AS old ON old.ident = now.ident WHERE old.hash <> now.hash;
INSERT INTO snap.delta
SELECT 'inserted', (SELECT coalesce(max(gid), 0) FROM snap.rows) + row_number() OVER (ORDER BY now.rowid),
now.fid, now.ident, now.hash FROM temp.now AS now
WHERE NOT EXISTS (SELECT 1 FROM snap.rows AS old WHERE old.ident = now.ident);
INSERT INTO snap.delta SELECT 'deleted', gid, NULL, NULL, NULL
FROM snap.rows AS old WHERE NOT EXISTS (SELECT 1 FROM temp.now AS now WHERE now.ident = old.ident);
DROP INDEX snap.rows_ident;
"""
# Equal features are paired off one by one, so that a feature that is there twice counts twice.
BY_CONTENT = """
CREATE TEMP TABLE olds AS SELECT gid, hash, row_number() OVER (PARTITION BY hash ORDER BY gid) AS turn FROM snap.rows;
CREATE TEMP TABLE news AS SELECT fid, hash, row_number() OVER (PARTITION BY hash ORDER BY rowid) AS turn FROM temp.now;
CREATE INDEX temp.olds_hash ON olds (hash, turn);
CREATE INDEX temp.news_hash ON news (hash, turn);
INSERT INTO snap.delta
SELECT 'inserted', (SELECT coalesce(max(gid), 0) FROM snap.rows) + row_number() OVER (ORDER BY news.rowid),
news.fid, NULL, news.hash FROM temp.news
WHERE NOT EXISTS (SELECT 1 FROM temp.olds WHERE olds.hash = news.hash AND olds.turn = news.turn);
INSERT INTO snap.delta SELECT 'deleted', gid, NULL, NULL, NULL
FROM temp.olds WHERE NOT EXISTS (SELECT 1 FROM temp.news WHERE olds.hash = news.hash AND olds.turn = news.turn);
"""
_APPLY = """
DELETE FROM snap.rows WHERE gid IN (SELECT gid FROM snap.delta WHERE kind <> 'inserted');
INSERT INTO snap.rows SELECT gid, hash, ident FROM snap.delta WHERE kind <> 'deleted';
"""


def empty(connection: sqlite3.Connection) -> None:
    """Make the tables of a new snapshot, whatever an attempt before left in it."""
    for table in ("meta", "rows", "marks", "delta"):
        connection.execute(f"DROP TABLE IF EXISTS snap.{table}")
    script(connection, TABLES.format(schema="snap."))


def bring_up_to_date(connection: sqlite3.Connection, recipe: str, statements: str) -> tuple[int, str, dict[str, int]]:
    """Find what differs by these statements, and note it.

    :return: count and checksum of all data (:func:`close`), and how many features differ, by kind.
    """
    before = _totals(connection)
    script(connection, statements)
    counted = dict(connection.execute("SELECT kind, count(*) FROM snap.delta GROUP BY kind"))
    left = totals_of(connection, "snap.rows WHERE gid IN (SELECT gid FROM snap.delta WHERE kind <> 'inserted')")
    come = totals_of(connection, "snap.delta WHERE kind <> 'deleted'")
    script(connection, _APPLY)
    totals = before[0] - left[0] + come[0], before[1] - left[1] + come[1], before[2] - left[2] + come[2]
    return *close(connection, recipe, totals), counted


def _totals(connection: sqlite3.Connection) -> Totals:
    """Give what a snapshot says its rows add up to."""
    meta = dict(connection.execute("SELECT name, value FROM snap.meta"))
    count, high, low = (int(meta[name]) for name in _TOTALS)
    return count, high, low


def close(connection: sqlite3.Connection, recipe: str, totals: Totals | None = None) -> tuple[int, str]:
    """Write what a snapshot says of itself; give count and checksum of all data.

    :param totals: what its rows add up to, where that is known.
    """
    totals = totals or totals_of(connection, "snap.rows")
    data = data_sum(totals, recipe)
    said = {"version": VERSION, "recipe": recipe, "data": data, **dict(zip(_TOTALS, map(str, totals), strict=True))}
    connection.executemany("INSERT OR REPLACE INTO snap.meta VALUES (?, ?)", list(said.items()))
    return totals[0], data
