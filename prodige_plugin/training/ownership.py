"""Whose record is it? The catalogue itself knows no accounts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal


class Owners:
    """Record identifier → account, in a small SQLite file of its own.

    Opened for each question: safe from several threads.
    """

    def __init__(self, file: Path) -> None:
        """:param file: made if it is not there."""
        self._file = file
        with self._open() as database:
            database.execute("CREATE TABLE IF NOT EXISTS owners (identifier TEXT PRIMARY KEY, account TEXT NOT NULL)")

    def of(self, identifier: str) -> str | None:
        """Give the account that owns the record, ``None`` when nobody does."""
        with self._open() as database:
            row = database.execute("SELECT account FROM owners WHERE identifier = ?", (identifier,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, identifiers: Iterable[str], account: str) -> None:
        """Make the account the owner."""
        with self._open() as database:
            database.executemany(
                "INSERT INTO owners VALUES (?, ?) ON CONFLICT (identifier) DO UPDATE SET account = excluded.account",
                [(identifier, account) for identifier in identifiers],
            )

    def remove(self, identifiers: Iterable[str]) -> None:
        """Forget the owner of records that are gone."""
        with self._open() as database:
            database.executemany(
                "DELETE FROM owners WHERE identifier = ?", [(identifier,) for identifier in identifiers]
            )

    def _open(self) -> sqlite3.Connection:
        return _Closing(self._file)


class _Closing(sqlite3.Connection):
    """A connection that is committed and closed at the end of its ``with``."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, timeout=20)

    def __exit__(self, *details: Any) -> Literal[False]:
        try:
            super().__exit__(*details)
        finally:
            self.close()
        return False
