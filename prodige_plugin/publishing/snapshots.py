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
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..feedback import Feedback
from . import snapshot_marks
from .changes import Kind, Reason
from .marks import marked
from .scan import Hasher, Identity, disk_error, identity_of, recipe_of, scan
from .snapshot_files import attached, comparison, new_file, reading, safe_name, script, settle
from .snapshot_tables import BY_CONTENT, BY_IDENT, TABLES, VERSION, bring_up_to_date, close, empty

if TYPE_CHECKING:
    from qgis.core import QgsFeature

    from ..errors import FileError
    from .prepared import PreparedLayer

_SUFFIX = ".sqlite"
_BATCH = 5000
#: How long a plan that was made may wait to be carried out, in seconds.
_WAITS_S = 24 * 3600


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
        return _delta(path, int(meta["count"]), meta["data"], counted)
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
            if meta.get("version") != VERSION:
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
        if identity_of(layer) is Identity.KEY:
            count, data = _marked(layer, part, recipe, feedback)
        else:
            count, data = scan(layer, part, feedback, lambda connection: _rows(connection, recipe))
    return Snapshot(path, recipe, count, data)


def _marked(
    layer: PreparedLayer,
    part: Path,
    recipe: str,
    feedback: Feedback,
    and_then: Callable[[sqlite3.Connection], None] | None = None,
) -> tuple[int, str]:
    """Write the marks of a layer; give count and checksum of all data.

    :param and_then: does more with the new snapshot.
    """
    with attached(part) as connection:
        empty(connection)
        totals = marked(layer, feedback, lambda blocks: snapshot_marks.keep(connection, blocks))
        if and_then is not None:
            and_then(connection)
        result = close(connection, recipe, totals)
        connection.execute("COMMIT")
    return result


def _rows(connection: sqlite3.Connection, recipe: str) -> tuple[int, str]:
    """Write what is in ``temp.now``; give count and checksum of all data."""
    empty(connection)
    connection.execute("INSERT INTO snap.rows SELECT fid, hash, ident FROM temp.now")
    return close(connection, recipe)


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
            script(self._connection, TABLES.format(schema="snap."))
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
                    count, data = close(connection, recipe)
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

    with new_file(path) as part:
        if identity is Identity.KEY:
            return _by_number(layer, old, part, path, feedback)
        shutil.copyfile(old.path, part)
        found = scan(layer, part, feedback, lambda connection: _by_identity(connection, identity, recipe, path))
        if isinstance(found, Reason):
            part.unlink()
    return found


def _by_number(layer: PreparedLayer, old: Snapshot, part: Path, path: Path, feedback: Feedback) -> Delta:
    """Compare features whose numbers are the table's keys, in ``part``."""
    counted: dict[str, int] = {}
    with reading(old.path) as before:
        count, data = _marked(
            layer, part, old.recipe, feedback, lambda now: counted.update(snapshot_marks.compare(now, before))
        )
    return _delta(path, count, data, counted)


def _by_identity(connection: sqlite3.Connection, identity: Identity, recipe: str, path: Path) -> Delta | Reason:
    """Compare features recognised by something else, in ``temp.now`` and the attached copy of the snapshot."""
    connection.execute("DELETE FROM snap.delta")
    if identity is Identity.FIELD and not (_unique(connection, "temp.now") and _unique(connection, "snap.rows")):
        return Reason.KEY
    statements = BY_CONTENT if identity is Identity.CONTENT else BY_IDENT
    if identity is Identity.FIELD:
        connection.execute("CREATE TEMP TABLE kept AS SELECT fid, ident, hash FROM temp.now")
        statements = statements.replace("temp.now", "temp.kept").replace("ON now (", "ON kept (")
    return _delta(path, *bring_up_to_date(connection, recipe, statements))


def _delta(path: Path, count: int, data: str, counted: dict[str, int]) -> Delta:
    """Say what differs.

    :param count: features there are now; ``counted``: how many differ, by kind.
    """
    inserted, changed = counted.get("inserted", 0), counted.get("changed", 0)
    return Delta(path, data, inserted, changed, counted.get("deleted", 0), count - inserted - changed)


def unique_key(layer: PreparedLayer, feedback: Feedback) -> bool:
    """Whether the field chosen as key is never NULL and never twice the same. Worker thread."""
    return scan(layer, None, feedback, lambda connection: _unique(connection, "temp.now"))


def _unique(connection: sqlite3.Connection, table: str) -> bool:
    """Whether every feature has an identity of its own."""
    row = connection.execute(f"SELECT count(*), count(DISTINCT ident) FROM {table}").fetchone()  # noqa: S608
    return bool(row[0] == row[1])


def names_of(keys: Sequence[tuple[int, int | None, object]]) -> list[str]:
    """Give samples' keys as a person reads them: the field chosen, else the source's number, else the table's key."""
    return [str(ident if ident is not None else fid if fid is not None else gid) for gid, fid, ident in keys]
