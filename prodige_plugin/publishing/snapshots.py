"""Which features were published, one checksum each, so that the next publication sends only those that differ.

One SQLite file a publication, in the profile and not in the project; 16 bytes a feature. Its name bears the token of
the publication that wrote it, which the platform's registry holds too: a file whose token is not the registry's
is of another state of the table and is never used. So nothing has to be kept in step: undoing a publication puts
the former token back, and with it the former file counts again.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..feedback import Feedback
from .changes import Kind, Reason
from .scan import Hasher, Identity, data_sum_of, disk_error, identity_of, recipe_of, scan
from .snapshot_files import comparison, new_file, reading, safe_name, script, settle

if TYPE_CHECKING:
    from qgis.core import QgsFeature

    from ..errors import FileError
    from .prepared import PreparedLayer

_VERSION = "1"
_SUFFIX = ".sqlite"
_TABLES = """
CREATE TABLE {schema}meta (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE {schema}rows (gid INTEGER PRIMARY KEY, hash INTEGER NOT NULL, ident);
CREATE TABLE {schema}delta (kind TEXT NOT NULL, gid INTEGER PRIMARY KEY, fid INTEGER, ident, hash INTEGER);
"""
_BATCH = 5000
#: How long a plan that was made may wait to be carried out, in seconds.
_WAITS_S = 24 * 3600
_IS_TABLE = "SELECT 1 FROM sqlite_temp_master WHERE name = 'now' AND type = 'table'"

# What differs, by how features are recognised: rows of (kind, gid, fid, ident, hash).
_BY_KEY = """
INSERT INTO snap.delta
SELECT CASE WHEN old.gid IS NULL THEN 'inserted' ELSE 'changed' END, now.fid, now.fid, NULL, now.hash
FROM temp.now AS now LEFT JOIN snap.rows AS old ON old.gid = now.fid WHERE old.hash IS NOT now.hash;
INSERT INTO snap.delta SELECT 'deleted', gid, NULL, NULL, NULL
FROM snap.rows AS old WHERE NOT EXISTS (SELECT 1 FROM temp.now AS now WHERE now.fid = old.gid);
"""
_BY_IDENT = """
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
_BY_CONTENT = """
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


@dataclass(frozen=True)
class Snapshot:
    """What a snapshot file says, features apart."""

    path: Path
    recipe: str
    #: features published.
    count: int
    #: checksum of all data (:func:`.fingerprint.data_sum`).
    data: str


@dataclass(frozen=True)
class Delta:
    """What differs from a snapshot, kept in the file of the snapshot to be."""

    path: Path
    data: str
    inserted: int
    changed: int
    deleted: int
    unchanged: int

    @property
    def count(self) -> int:
        """Features there are now."""
        return self.inserted + self.changed + self.unchanged

    def sent(self) -> Iterator[tuple[int, int, int]]:
        """Give (key in the table, the source's number, checksum) of each feature inserted or changed, by number."""
        with comparison(self.path) as connection:
            yield from connection.execute("SELECT gid, fid, hash FROM delta WHERE fid IS NOT NULL ORDER BY fid")

    def keys(self, *kinds: Kind) -> Iterator[int]:
        """Give the keys, in the table, of features of these kinds, in ascending order."""
        with comparison(self.path) as connection:
            for gid, kind in connection.execute("SELECT gid, kind FROM delta ORDER BY gid"):
                if Kind(kind) in kinds:
                    yield gid

    def samples(self, kind: Kind, most: int) -> list[tuple[int, int | None, object]]:
        """Give (key in the table, the source's number, identity) of the first features of a kind."""
        with comparison(self.path) as connection:
            return connection.execute(
                "SELECT gid, fid, ident FROM delta WHERE kind = ? ORDER BY gid LIMIT ?", (kind.value, most)
            ).fetchall()


def delta_of(path: Path) -> Delta | None:
    """Give what differs, from the file that :func:`compare` wrote; ``None`` when it is not there."""
    if not path.is_file():
        return None
    try:
        with reading(path) as connection:
            meta = dict(connection.execute("SELECT name, value FROM meta"))
            counted = dict(connection.execute("SELECT kind, count(*) FROM delta GROUP BY kind"))
        count, inserted, changed = int(meta["count"]), counted.get("inserted", 0), counted.get("changed", 0)
        return Delta(path, meta["data"], inserted, changed, counted.get("deleted", 0), count - inserted - changed)
    except (sqlite3.Error, KeyError, ValueError):
        return None


class Snapshots:
    """The snapshots of this workstation."""

    def __init__(self, folder: Path) -> None:
        """:param folder: made at the first snapshot."""
        self.folder = folder

    def path(self, platform: str, key: str, token: str) -> Path:
        """Give the file of one state of one publication."""
        return self.folder / f"{safe_name(platform)}.{safe_name(key)}.{token}{_SUFFIX}"

    def known(self, platform: str, key: str, token: str) -> Snapshot | None:
        """Give the snapshot of a state; ``None`` when this workstation has none that can be read."""
        path = self.path(platform, key, token)
        if not token or not path.is_file():
            return None
        try:
            with reading(path) as connection:
                meta = dict(connection.execute("SELECT name, value FROM meta"))
            if meta.get("version") != _VERSION:
                return None
            return Snapshot(path, meta["recipe"], int(meta["count"]), meta["data"])
        except (sqlite3.Error, KeyError, ValueError):
            return None

    def keep_only(self, platform: str, key: str, token: str) -> None:
        """Delete the files of a publication's other states; of all of them when ``token`` is "".

        Those of today stay: another plan may be waiting to be carried out.
        """
        kept = self.path(platform, key, token).name if token else ""
        for path in self.folder.glob(f"{safe_name(platform)}.{safe_name(key)}.*{_SUFFIX}"):
            with suppress(OSError):
                if not token or (path.name != kept and time.time() - path.stat().st_mtime > _WAITS_S):
                    path.unlink()


def write(layer: PreparedLayer, path: Path, feedback: Feedback) -> Snapshot:
    """Write the snapshot of a layer whose numbers are the table's keys. Worker thread; reads all features.

    :raises Cancelled: the person cancelled; nothing is written.
    :raises LayerError: a feature cannot be read.
    :raises FileError: the disk refused.
    """
    recipe = recipe_of(layer)
    with new_file(path) as part:

        def fill(connection: sqlite3.Connection) -> tuple[int, str]:
            _empty(connection)
            connection.execute("INSERT INTO snap.rows SELECT fid, hash, ident FROM temp.now")
            return _close(connection, recipe)

        count, data = scan(layer, part, feedback, fill)
    return Snapshot(path, recipe, count, data)


class Recorder:
    """Writes the snapshot of a layer while its features are copied, and numbers them (``copy_features``).

    A context manager: the file is in its place only after the block ended well. A disk that refuses ends the
    recording (:attr:`failure`) and not the copying.
    """

    def __init__(self, layer: PreparedLayer, path: Path) -> None:
        """:param path: the snapshot to write."""
        self._layer, self._path = layer, path
        self._hasher = Hasher(layer)
        self._batch: list[tuple[int, int, object]] = []
        self._number = 0
        self._part = path.with_suffix(".part")
        self._connection: sqlite3.Connection | None = None
        #: why nothing was recorded.
        self.failure: FileError | None = None
        #: what was recorded, after the block.
        self.snapshot: Snapshot | None = None

    def __enter__(self) -> Recorder:
        """Make the file."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._part.unlink(missing_ok=True)
            self._connection = sqlite3.connect(":memory:", isolation_level=None)
            self._connection.execute("ATTACH ? AS snap", (str(self._part),))
            self._connection.execute("PRAGMA snap.journal_mode=OFF")
            self._connection.execute("PRAGMA snap.synchronous=OFF")
            self._connection.execute("BEGIN")
            script(self._connection, _TABLES.format(schema="snap."))
        except (sqlite3.Error, OSError) as error:
            self._fail(error)
        return self

    def __call__(self, feature: QgsFeature) -> int:
        """Give the next feature its key in the table."""
        self._number += 1
        if self._connection is not None:
            _fid, ident, checksum = self._hasher(feature)
            self._batch.append((self._number, checksum, ident))
            if len(self._batch) >= _BATCH:
                self._write(self._connection)
        return self._number

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        """Put the file in its place; delete it when the block failed."""
        if self._connection is not None and kind is None:
            self._write(self._connection)
        connection, self._connection = self._connection, None
        try:
            if connection is not None:
                with closing(connection):
                    recipe = recipe_of(self._layer)
                    count, data = _close(connection, recipe)
                    connection.execute("COMMIT")
                if kind is None:
                    settle(self._part, self._path)
                    self.snapshot = Snapshot(self._path, recipe, count, data)
        except (sqlite3.Error, OSError) as error:
            self._fail(error)
        finally:
            self._part.unlink(missing_ok=True)

    def _write(self, connection: sqlite3.Connection) -> None:
        """Write what was gathered."""
        try:
            connection.executemany("INSERT INTO snap.rows VALUES (?, ?, ?)", self._batch)
        except sqlite3.Error as error:
            self._fail(error)
        self._batch.clear()

    def _fail(self, error: Exception) -> None:
        """Record no more."""
        self.failure = disk_error(error)
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def compare(layer: PreparedLayer, old: Snapshot, path: Path, feedback: Feedback) -> Delta | Reason:
    """Compare a layer with its snapshot, and write the snapshot of the state to be. Worker thread.

    :param path: the file to write.
    :return: what differs; or why features cannot be recognised.
    :raises Cancelled: the person cancelled; nothing is written.
    :raises LayerError: a feature cannot be read.
    :raises FileError: the disk refused.
    """
    recipe = recipe_of(layer)
    if recipe != old.recipe:
        return Reason.STRUCTURE
    identity = identity_of(layer)

    def differ(connection: sqlite3.Connection) -> Delta | Reason:
        connection.execute("DELETE FROM snap.delta")
        if identity is Identity.FIELD and not (_unique(connection, "temp.now") and _unique(connection, "snap.rows")):
            return Reason.KEY
        if identity is Identity.KEY and connection.execute(_IS_TABLE).fetchone():
            connection.execute("CREATE INDEX temp.now_fid ON now (fid)")
        statements = {Identity.KEY: _BY_KEY, Identity.CONTENT: _BY_CONTENT}.get(identity, _BY_IDENT)
        if identity is Identity.FIELD:
            connection.execute("CREATE TEMP TABLE kept AS SELECT fid, ident, hash FROM temp.now")
            statements = statements.replace("temp.now", "temp.kept").replace("ON now (", "ON kept (")
        script(connection, statements)
        counted = dict(connection.execute("SELECT kind, count(*) FROM snap.delta GROUP BY kind"))
        script(connection, _APPLY)
        count, data = _close(connection, recipe)
        inserted, changed = counted.get("inserted", 0), counted.get("changed", 0)
        return Delta(path, data, inserted, changed, counted.get("deleted", 0), count - inserted - changed)

    with new_file(path) as part:
        try:
            shutil.copyfile(old.path, part)
        except OSError as error:
            raise disk_error(error) from error
        found = scan(layer, part, feedback, differ)
        if isinstance(found, Reason):
            part.unlink()
    return found


def unique_key(layer: PreparedLayer, feedback: Feedback) -> bool:
    """Whether the field chosen as key is never NULL and never twice the same. Worker thread."""
    return scan(layer, None, feedback, lambda connection: _unique(connection, "temp.now"))


def _unique(connection: sqlite3.Connection, table: str) -> bool:
    """Whether every feature has an identity of its own."""
    row = connection.execute(f"SELECT count(*), count(DISTINCT ident) FROM {table}").fetchone()  # noqa: S608
    return bool(row[0] == row[1])


def _empty(connection: sqlite3.Connection) -> None:
    """Make the tables of a new snapshot, whatever an attempt before left in it."""
    for table in ("meta", "rows", "delta"):
        connection.execute(f"DROP TABLE IF EXISTS snap.{table}")
    script(connection, _TABLES.format(schema="snap."))


def _close(connection: sqlite3.Connection, recipe: str) -> tuple[int, str]:
    """Write what a snapshot says of itself; give count and checksum of all data."""
    data = data_sum_of(connection, "snap.rows", recipe)
    count = int(connection.execute("SELECT count(*) FROM snap.rows").fetchone()[0])
    connection.executemany(
        "INSERT OR REPLACE INTO snap.meta VALUES (?, ?)",
        [("version", _VERSION), ("recipe", recipe), ("count", str(count)), ("data", data)],
    )
    return count, data


def names_of(keys: Sequence[tuple[int, int | None, object]]) -> list[str]:
    """Give samples' keys as a person reads them: the field chosen, else the source's number, else the table's key."""
    return [str(ident if ident is not None else fid if fid is not None else gid) for gid, fid, ident in keys]
