"""What an account of the practice platform has published, kept and put back: quicker than publishing it again."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

_KINDS = {"r": "TABLE", "v": "VIEW", "m": "MATERIALIZED VIEW", "S": "SEQUENCE"}


class Kept:
    """One state: the account's schema, the catalogue's records, and what the workstation remembers."""

    def __init__(self, dsn: str, schema: str, catalogue: Path, memory: Path, aside: Path) -> None:
        """Keep what is there now.

        :param dsn: of the database, with the account that owns everything in the schema.
        :param aside: folder, made here, for the workstation's files.
        """
        self._dsn, self._schema, self._catalogue, self._memory = dsn, schema, catalogue, memory
        self._aside = aside
        self._script = self._run("pg_dump", "-t", f'"{schema}".*')
        with sqlite3.connect(f"file:{catalogue}?mode=ro", uri=True) as records:
            self._records = records.execute("SELECT * FROM records").fetchall()
        memory.mkdir(exist_ok=True)
        shutil.copytree(memory, aside)

    def put_back(self) -> None:
        """Bring it back."""
        listed = self._run(
            "psql", "-At", "-c",
            "SELECT relkind, relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
            f" WHERE nspname = '{self._schema}' AND relkind IN ('r', 'v', 'm', 'S')",
        )  # fmt: skip
        found = [line.split("|", 1) for line in listed.splitlines()]
        drops = [
            f'DROP {_KINDS[kind]} IF EXISTS "{self._schema}"."{name}" CASCADE;\n'
            for kind, name in sorted(found, key=lambda each: "vmrS".index(each[0]))
        ]
        self._run("psql", "-1", "-q", "-v", "ON_ERROR_STOP=1", words="".join(drops) + self._script)
        with sqlite3.connect(self._catalogue, timeout=60) as records:
            records.execute("DELETE FROM records")
            marks = ", ".join("?" * len(self._records[0]))
            records.executemany(f"INSERT INTO records VALUES ({marks})", self._records)
        records.close()
        shutil.rmtree(self._memory)
        shutil.copytree(self._aside, self._memory)

    def _run(self, tool: str, *arguments: str, words: str | None = None) -> str:
        done = subprocess.run(
            [tool, "-d", self._dsn, *arguments], input=words, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout
