"""Which records the catalogue holds, looked up in its own file: asking its service takes fifty milliseconds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ..errors import PlatformError
from ..i18n import tr
from .health import CATALOGUE


class HeldRecords:
    """The catalogue's records. Opened for each question: safe from several threads, and sees what was committed."""

    def __init__(self, file: Path) -> None:
        """:param file: the catalogue's SQLite file."""
        self._address = f"{file.absolute().as_uri()}?mode=rw"

    def holds(self, identifier: str) -> bool:
        """Whether there is a record of this identifier.

        :raises PlatformError: the file cannot be read.
        """
        try:
            with closing(sqlite3.connect(self._address, uri=True, timeout=20)) as database:
                found = database.execute("SELECT 1 FROM records WHERE identifier = ?", (identifier,)).fetchone()
        except sqlite3.Error as error:
            raise PlatformError(
                tr("The part “{part}” of the practice platform does not answer.", part=CATALOGUE),
                tr("It was stopped, or is being started again."),
                tr("Try again in a few seconds; “status” says how each part is."),
                detail=str(error),
            ) from error
        return found is not None
