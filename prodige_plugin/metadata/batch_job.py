"""Many records being changed together, kept on disk: one file per job, one undo per operation.

The file is an SQLite database. An operation on 1,000 records is one transaction: it happens to all
of them or, when it is cancelled, the disk is full or the computer stops, to none. No more than one
record is in memory at a time. What each operation replaced is kept, so that it can be undone, also
after QGIS was closed and also when records were saved meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ..errors import FileError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from .batch import Operation, Outcome, Report, carry_out, guarded

_SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE record (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, platform TEXT NOT NULL, place TEXT NOT NULL, name TEXT NOT NULL,
  trouble TEXT NOT NULL DEFAULT '', base_mark BLOB, now_mark BLOB, base BLOB, now BLOB, theirs BLOB,
  UNIQUE (kind, platform, place));
CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, made TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE kept (step INTEGER NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (step, number));
"""
_FORMAT = "1"
_DAY_S = 86_400
_SET_NOW = "UPDATE record SET now = ?, now_mark = ? WHERE number = ?"
_SET_BASE = "UPDATE record SET base = ?, base_mark = ?, trouble = '', theirs = NULL WHERE number = ?"


@dataclass(frozen=True)
class Origin:
    """Where a record comes from and goes back to."""

    #: "file", "catalogue" or "layer".
    kind: str
    #: path of the file, identifier of the catalogue's record, id of the layer.
    place: str
    #: key of the platform, "" for a file.
    platform: str = ""
    name: str = ""


@dataclass(frozen=True)
class Entry:
    """One record of a job, without its bytes."""

    number: int
    origin: Origin
    #: whether it was read; its name and trouble tell why not.
    read: bool
    #: whether it differs from what the file or the catalogue holds, or is new there.
    changed: bool
    new: bool
    #: sentences on what went wrong with it last, "" when nothing did.
    trouble: str = ""
    #: whether somebody else changed it in the catalogue (see :meth:`Job.theirs`).
    conflict: bool = False


class Job:
    """Records on disk. Every method opens and closes the file: any thread may call any of them."""

    def __init__(self, path: Path) -> None:
        """Take a job that exists; see :meth:`create`."""
        self.path = path

    @classmethod
    def create(cls, folder: Path) -> Job:
        """Begin a job in a folder, which is made if need be.

        :raises FileError: the disk refused.
        """
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        job = cls(folder / f"batch-{stamp}-{uuid.uuid4().hex[:6]}.sqlite")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _refused(job.path, error) from error
        with job._open(create=True) as base:
            base.executescript(_SCHEMA)
            base.execute("INSERT INTO about VALUES ('format', ?)", (_FORMAT,))
        job.path.chmod(0o600)
        return job

    def delete(self) -> None:
        """Forget the job and all it kept; a file that is still in use is forgotten later, by :func:`unfinished`."""
        for path in (self.path, self.path.with_name(self.path.name + "-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    # -- records -----------------------------------------------------------------------------------

    def add(self, origins: Iterable[Origin]) -> list[int]:
        """Register records, to be read later; one that is there already is not added again.

        :returns: the numbers of those that are new.
        :raises FileError: the disk refused.
        """
        added = []
        with self._writing() as base:
            for origin in origins:
                row = (origin.kind, origin.platform, origin.place, origin.name)
                done = base.execute("INSERT OR IGNORE INTO record (kind, platform, place, name) VALUES (?,?,?,?)", row)
                if done.rowcount:
                    added.append(int(done.lastrowid or 0))
        return added

    def put(self, number: int, data: bytes, *, new: bool = False) -> None:
        """Keep a record as it was read.

        :param new: the catalogue has none yet (it was made from a layer).
        """
        self.put_all([(number, data)], new=new)

    def put_all(self, read: Iterable[tuple[int, bytes]], *, new: bool = False) -> None:
        """Keep some records as they were read (number, bytes), in one go: the disk is waited for once.

        :raises FileError: the disk refused; none of them is kept.
        """
        with self._writing() as base:
            base.executemany(
                "UPDATE record SET now = ?, now_mark = ?, base = ?, base_mark = ?, trouble = '', theirs = NULL "
                "WHERE number = ?",
                (
                    (data, _mark(data), None if new else data, None if new else _mark(data), number)
                    for number, data in read
                ),
            )

    def take_out(self, numbers: Iterable[int]) -> None:
        """Forget some records; nothing happens to them in their files and catalogues."""
        with self._writing() as base:
            for number in numbers:
                base.execute("DELETE FROM record WHERE number = ?", (number,))
                base.execute("DELETE FROM kept WHERE number = ?", (number,))

    def entries(self) -> list[Entry]:
        """Give all records without their bytes, in the order they were added."""
        with self._open() as base:
            return [
                Entry(number, Origin(kind, place, platform, name), bool(read), bool(changed), bool(new), trouble,
                      bool(conflict))
                for number, kind, place, platform, name, read, changed, new, trouble, conflict in base.execute(
                    "SELECT number, kind, place, platform, name, now_mark IS NOT NULL, now_mark IS NOT base_mark, "
                    "now_mark IS NOT NULL AND base_mark IS NULL, trouble, theirs IS NOT NULL "
                    "FROM record ORDER BY number"
                )
            ]  # fmt: skip

    def now(self, number: int) -> bytes:
        """Give a record as it is now.

        :raises KeyError: no such record, or it was not read.
        """
        return self._bytes(number, "now")

    def base(self, number: int) -> bytes | None:
        """Give a record as its file or catalogue held it when it was last read; ``None`` when it is new there."""
        try:
            return self._bytes(number, "base")
        except KeyError:
            return None

    def theirs(self, number: int) -> bytes | None:
        """Give what the catalogue held when it refused, ``None`` when it did not."""
        try:
            return self._bytes(number, "theirs")
        except KeyError:
            return None

    def _bytes(self, number: int, column: str) -> bytes:
        with self._open() as base:
            row = base.execute(f"SELECT {column} FROM record WHERE number = ?", (number,)).fetchone()  # noqa: S608
        if row is None or row[0] is None:
            raise KeyError(number)
        return bytes(row[0])

    def records(self, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        """Give records one by one; those that were not read are passed over. The file is not held open between two."""
        for number in numbers:
            try:
                data = self.now(number)
            except KeyError:
                continue
            yield number, data

    # -- changes -----------------------------------------------------------------------------------

    def carry_out(self, operation: Operation, numbers: Iterable[int], feedback: Feedback, keep: int = 0) -> Report:
        """Apply an operation to records: to all of them that can take it, as one step that can be undone.

        :param keep: how many changes the report tells one by one.
        :raises Cancelled: somebody asked to stop; nothing is changed.
        :raises FileError: the disk refused; nothing is changed.
        """
        return self._step(operation.label(), numbers, lambda _n, data: carry_out(operation, data), feedback, keep)

    def replace(self, title: str, records: Mapping[int, bytes], feedback: Feedback) -> Report:
        """Put other states in the place of records, as one step that can be undone.

        :raises FileError: the disk refused; nothing is changed.
        """
        from .diff import diff

        def work(number: int, data: bytes) -> Outcome:
            after = records[number]
            return Outcome(after, tuple(diff(data, after)) if after != data else ())

        return self._step(title, records, work, feedback, 0)

    def _step(
        self,
        title: str,
        numbers: Iterable[int],
        work: Callable[[int, bytes], Outcome],
        feedback: Feedback,
        keep: int,
    ) -> Report:
        wanted, report = list(numbers), Report()
        with self._writing() as base:
            base.execute("DELETE FROM kept WHERE step IN (SELECT id FROM step WHERE undone)")
            base.execute("DELETE FROM step WHERE undone")
            made = datetime.now(UTC).isoformat(timespec="seconds")
            step = base.execute("INSERT INTO step (title, made) VALUES (?, ?)", (title, made)).lastrowid
            for rank, number in enumerate(wanted):
                feedback.check()
                feedback.report(rank / len(wanted))
                row = base.execute("SELECT now FROM record WHERE number = ?", (number,)).fetchone()
                if row is None or row[0] is None:
                    continue
                data = bytes(row[0])
                outcome = guarded(partial(work, number, data))
                report.note(number, outcome, keep)
                if isinstance(outcome, Outcome) and outcome.data != data:
                    base.execute(_SET_NOW, (outcome.data, _mark(outcome.data), number))
                    base.execute("INSERT INTO kept VALUES (?, ?, ?)", (step, number, zlib.compress(data, 1)))
            if not report.changed:
                base.execute("DELETE FROM step WHERE id = ?", (step,))
            feedback.check()
        return report

    def undoable(self) -> str:
        """Give the title of the step that :meth:`undo` takes back, "" when there is none."""
        return self._title("SELECT title FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1")

    def redoable(self) -> str:
        """Give the title of the step that :meth:`redo` makes again, "" when there is none."""
        return self._title("SELECT title FROM step WHERE undone ORDER BY id LIMIT 1")

    def _title(self, query: str) -> str:
        with self._open() as base:
            row = base.execute(query).fetchone()
        return str(row[0]) if row is not None else ""

    def undo(self) -> list[int]:
        """Take back the last step on all its records at once; their numbers.

        :raises FileError: the disk refused; nothing is changed.
        """
        return self._swap("SELECT id FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1", 1)

    def redo(self) -> list[int]:
        """Make the last step that was taken back once more; the numbers of its records.

        :raises FileError: the disk refused; nothing is changed.
        """
        return self._swap("SELECT id FROM step WHERE undone ORDER BY id LIMIT 1", 0)

    def _swap(self, query: str, undone: int) -> list[int]:
        """Exchange what a step kept with what there is: the same does and undoes it."""
        with self._writing() as base:
            found = base.execute(query).fetchone()
            if found is None:
                return []
            numbers = [row[0] for row in base.execute("SELECT number FROM kept WHERE step = ?", found)]
            for number in numbers:
                kept, now = base.execute(
                    "SELECT data, now FROM kept JOIN record USING (number) WHERE step = ? AND number = ?",
                    (*found, number),
                ).fetchone()
                data = zlib.decompress(kept)
                base.execute(_SET_NOW, (data, _mark(data), number))
                base.execute(
                    "UPDATE kept SET data = ? WHERE step = ? AND number = ?", (zlib.compress(now, 1), *found, number)
                )
            base.execute("UPDATE step SET undone = ? WHERE id = ?", (undone, *found))
        return numbers

    # -- saving ------------------------------------------------------------------------------------

    def saved(self, number: int, found: bytes, sent: bytes) -> None:
        """Note that a record was saved.

        :param found: what the file or the catalogue holds now.
        :param sent: the record as it was when saving began; one that was changed meanwhile stays so.
        """
        with self._writing() as base:
            base.execute(_SET_BASE, (found, _mark(found), number))
            base.execute(f"{_SET_NOW} AND now_mark IS ?", (found, _mark(found), number, _mark(sent)))

    def troubled(self, number: int, error: PluginError, theirs: bytes | None = None) -> None:
        """Note what went wrong with a record, and what the catalogue holds where that is why."""
        with self._writing() as base:
            base.execute(
                "UPDATE record SET trouble = ?, theirs = ? WHERE number = ?",
                (json.dumps([error.what, error.why, error.todo]), theirs, number),
            )

    def rebase(self, number: int, base: bytes) -> None:
        """Take what the catalogue holds as what the record is compared with from now on."""
        with self._writing() as file:
            file.execute(_SET_BASE, (base, _mark(base), number))

    # -- the file ----------------------------------------------------------------------------------

    @contextmanager
    def _open(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            uri = f"{self.path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
            base = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30)
            try:
                yield base
            finally:
                base.close()
        except sqlite3.Error as error:
            raise _refused(self.path, error) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give the file for changes that happen wholly or not at all."""
        with self._open() as base:
            base.execute("BEGIN IMMEDIATE")
            done = False
            try:
                yield base
                base.execute("COMMIT")
                done = True
            finally:
                if not done and base.in_transaction:
                    base.execute("ROLLBACK")


def _mark(data: bytes) -> bytes:
    """Give a few bytes that are equal for equal records: whether one changed is seen without reading it."""
    return hashlib.blake2b(data, digest_size=16).digest()


def sentences(trouble: str) -> tuple[str, str, str]:
    """Give the three sentences of an :attr:`Entry.trouble`: what, why, what to do."""
    what, why, todo = json.loads(trouble) if trouble else ("", "", "")
    return str(what), str(why), str(todo)


def unfinished(folder: Path) -> Job | None:
    """Give the newest job in a folder that has changes nobody saved; jobs of past days without any are forgotten."""
    found: Job | None = None
    for path in sorted(folder.glob("batch-*.sqlite"), reverse=True):
        job = Job(path)
        try:
            begun = any(entry.changed for entry in job.entries())
        except FileError:  # no database any more: nothing in it can be read
            begun = False
        if begun:
            found = found or job
        elif _age(path) > _DAY_S:  # a younger one may be open in another QGIS
            job.delete()
    return found


def _age(path: Path) -> float:
    """Give the seconds since a file was written; 0 for one that another QGIS has just taken away."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _refused(path: Path, error: Exception) -> FileError:
    reason = error.strerror or error if isinstance(error, OSError) else error
    return FileError(
        tr("The records could not be kept on this computer."),
        tr("The disk refused: {reason}", reason=reason),
        tr("Free some space, then try again; the records are as they were before."),
        detail=str(path),
    )
