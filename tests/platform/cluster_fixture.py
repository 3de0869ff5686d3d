"""A PostgreSQL cluster of the tests' own, that can be stopped as a power cut stops it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
import pytest

from prodige_plugin.publishing.database import Database
from tests.faults.faults import Port

_PASSWORD = "of the tests"


@dataclass
class Cluster:
    """The cluster and one account's schema in it."""

    binaries: Path
    folder: Path
    port: int
    #: held while it starts or stops: who stops it waits until all of it has ended, which a start would hide.
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        with self._turn:
            self.run(
                "pg_ctl", "-D", str(self.folder / "data"), "-o", options, "-l", str(self.folder / "log"), "-w", "start"
            )

    def crash(self) -> None:
        """Stop at once, without a word to anybody: the server recovers at its next start."""
        with self._turn:
            self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    @contextmanager
    def crash_at_a_lock(self) -> Iterator[None]:
        """Stop as :meth:`crash` as soon as somebody waits for a lock; it has stopped, once, when the block ends.

        :raises AssertionError: nobody waited for one.
        """
        over, crashed = threading.Event(), threading.Event()

        def watch() -> None:
            while not over.wait(0.02):
                if self.sql("SELECT 1 FROM pg_locks WHERE NOT granted"):
                    self.crash()
                    crashed.set()
                    return

        thread = threading.Thread(target=watch, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
        assert crashed.is_set(), "nobody waited for a lock"

    def sql(self, statement: str, user: str = "postgres", database: str = "prodige") -> list:
        connection = psycopg2.connect(host="127.0.0.1", port=self.port, dbname=database, user=user, password=_PASSWORD)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    @property
    def conninfo(self) -> str:
        return f"host=127.0.0.1 port={self.port} dbname=prodige sslmode=disable"

    @property
    def database(self) -> Database:
        return Database(self.conninfo, "auteur", _PASSWORD, "Schéma d'été", "lecteur", "tests")

    @property
    def password(self) -> str:
        return _PASSWORD

    def tables(self) -> set[str]:
        rows = self.sql(
            "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE nspname = 'Schéma d''été' AND relkind = 'r'"
        )
        return {name for (name,) in rows}


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Make and start it; gone at the end of the session."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL's programs are not here")
    folder = Path(tempfile.mkdtemp(prefix="prodige-cluster-"))
    folder.chmod(0o711)
    secret = folder / "pw"
    secret.write_text(_PASSWORD)
    if os.geteuid() == 0:
        for path in (folder, secret):
            shutil.chown(path, "postgres")
    # it is started again: nobody else may take its port meanwhile
    port = Port()
    made = Cluster(found[-1].parent, folder, port.number)
    made.run(
        "initdb", "-D", str(folder / "data"), "-A", "scram-sha-256", f"--pwfile={secret}", "-U", "postgres",
        "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
    )  # fmt: skip
    made.start()
    try:
        made.sql("CREATE DATABASE prodige", database="postgres")
        for statement in (
            "CREATE EXTENSION postgis",
            f"CREATE ROLE auteur LOGIN PASSWORD '{_PASSWORD}'",
            f"CREATE ROLE lecteur LOGIN PASSWORD '{_PASSWORD}'",
            'CREATE SCHEMA "Schéma d\'été" AUTHORIZATION auteur',
            'GRANT USAGE ON SCHEMA "Schéma d\'été" TO lecteur',
        ):
            made.sql(statement)
        yield made
    finally:
        made.crash()
        port.close()
        shutil.rmtree(folder, ignore_errors=True)
