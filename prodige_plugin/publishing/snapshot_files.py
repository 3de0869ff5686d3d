"""The files of snapshots: written aside and moved to their place whole, read without being changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from .scan import attach, disk_error


def script(connection: sqlite3.Connection, statements: str) -> None:
    """Carry statements out one by one; ``executescript`` would end the transaction."""
    for statement in statements.split(";"):
        if statement.strip():
            connection.execute(statement)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give the file to write, which is moved to its place when the block ends well, unless it was deleted."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        yield part
        if part.is_file():
            settle(part, path)
    except (sqlite3.Error, OSError) as error:
        raise disk_error(error) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def attached(part: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a new snapshot, ``snap``, in a transaction; what is not committed is lost with the file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        attach(connection, part)
        connection.execute("BEGIN")
        yield connection


def settle(part: Path, path: Path) -> None:
    """Move a whole file to its place, down to the disk."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a snapshot to be read."""
    with closing(sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)) as connection:
        yield connection


@contextmanager
def comparison(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a comparison to be read; it may be gone since the plan was made: unpublishing deletes it.

    :raises FileError: it is gone or damaged.
    """
    try:
        with reading(path) as connection:
            yield connection
    except sqlite3.Error as error:
        raise disk_error(error) from error


def safe_name(name: str) -> str:
    """Give a name as a part of a file name."""
    return "".join(character if character.isalnum() or character in "-_" else "_" for character in name)[:80]
