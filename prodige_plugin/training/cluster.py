"""The platform's own PostgreSQL cluster: never one of the system's.

PostgreSQL refuses to run as root; then everything here runs as the unprivileged account
``postgres``, whose folder it is. It listens on the loopback address only, with SCRAM passwords,
and has no socket file.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DatabaseError, PlatformError
from ..i18n import tr
from . import processes
from .home import Home, write_private

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812  a class, lower case there

SUPERUSER = "postgres"
_UNPRIVILEGED = "postgres"

_SETTINGS = """
# Written by the practice platform.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = {port}
password_encryption = 'scram-sha-256'
max_connections = 120
shared_buffers = '96MB'
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
"""
_INCLUDE = "include = 'prodige.conf'"
_HBA = "host all all 127.0.0.1/32 scram-sha-256\n"


def find_binaries() -> Path | None:
    """Give the folder of PostgreSQL's programs: the newest version with PostGIS, else on the PATH."""
    base = Path("/usr/lib/postgresql")
    versions = sorted(
        (folder for folder in base.glob("*") if re.fullmatch(r"\d+", folder.name)), key=lambda folder: -int(folder.name)
    )
    for folder in versions:
        extensions = Path("/usr/share/postgresql") / folder.name / "extension"
        if (folder / "bin" / "initdb").exists() and (extensions / "postgis.control").exists():
            return folder / "bin"
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@dataclass
class Cluster:
    """One PostgreSQL cluster in the home's folder."""

    home: Home
    binaries: Path
    port: int
    password: str

    @property
    def folder(self) -> Path:
        """Where the cluster is: in the home, or, for root, elsewhere when postgres cannot get there."""
        return self.home.database.resolve() / "data"

    def create(self) -> None:
        """Make the cluster if there is none yet, and write its settings.

        :raises PlatformError: ``initdb`` failed.
        """
        self._place()
        main = self.folder / "postgresql.conf"
        # Our line is written after initdb's end: without it, initdb was cut.
        if not main.exists() or _INCLUDE not in main.read_text(encoding="utf-8"):
            shutil.rmtree(self.folder, ignore_errors=True)
            secret = self.folder.parent / "superuser"
            write_private(secret, self.password)
            self._give(secret)
            try:
                self._run(
                    "initdb", "-D", str(self.folder), "-A", "scram-sha-256", f"--pwfile={secret}",
                    "-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
                )  # fmt: skip
            finally:
                secret.unlink(missing_ok=True)
        for name, text in (("prodige.conf", _SETTINGS.format(port=self.port)), ("pg_hba.conf", _HBA)):
            write_private(self.folder / name, text)
            self._give(self.folder / name)
        if _INCLUDE not in main.read_text(encoding="utf-8"):
            with main.open("a", encoding="utf-8") as stream:
                stream.write(f"\n{_INCLUDE}\n")

    def start(self) -> None:
        """Start the cluster and wait until it takes connections.

        :raises PlatformError: it did not start; the log's last lines are the detail.
        """
        if self.pid() is not None:
            return
        # A pid file whose pid is nobody's, or somebody else's: left by a crash.
        (self.folder / "postmaster.pid").unlink(missing_ok=True)
        # Beside the cluster, where the account it runs as can write; the logs' folder has a link to it.
        log = self.folder.parent / "database.log"
        log.touch(mode=0o600)
        self._give(log)
        link = self.home.log_file("database")
        link.unlink(missing_ok=True)
        link.symlink_to(log)
        self._run("pg_ctl", "-D", str(self.folder), "-l", str(log), "-w", "-t", "40", "start")

    def stop(self) -> None:
        """Stop the cluster; nothing of it runs afterwards."""
        pid = self.pid()
        if pid is None:
            return
        for mode in ("fast", "immediate"):
            try:
                self._run("pg_ctl", "-D", str(self.folder), "-m", mode, "-w", "-t", "15", "stop")
            except PlatformError:
                continue
            break
        deadline = time.monotonic() + 3
        while processes.alive(pid) and time.monotonic() < deadline:
            time.sleep(0.05)

    def pid(self) -> int | None:
        """Give the pid of the running cluster; ``None`` when it does not run.

        The pid file alone is not believed: the process must be a PostgreSQL of this folder.
        """
        try:
            first = (self.folder / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0]
            pid = int(first)
        except (OSError, ValueError, IndexError):
            return None
        return pid if str(self.folder) in processes.command_line(pid) and processes.alive(pid) else None

    def connect(self, database: str = "postgres") -> Connection:
        """Give a superuser's connection.

        :raises DatabaseError: the cluster does not answer.
        """
        import psycopg2

        try:
            return psycopg2.connect(
                host="127.0.0.1", port=self.port, user=SUPERUSER, password=self.password, dbname=database,
                sslmode="disable", connect_timeout=5, application_name="prodige practice",
            )  # fmt: skip
        except psycopg2.OperationalError as error:
            raise DatabaseError(
                tr("The practice platform's database does not answer."),
                tr("It listens on port {port} of this machine.", port=self.port),
                tr("Look at {log}.", log=self.home.log_file("database")),
                detail=str(error),
            ) from error

    def create_database(self, name: str) -> None:
        """Create a database with PostGIS if it is not there yet."""
        from psycopg2 import sql

        connection = self.connect()
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
                if cursor.fetchone() is None:
                    cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        finally:
            connection.close()
        connection = self.connect(name)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("CREATE EXTENSION IF NOT EXISTS postgis")
        finally:
            connection.close()

    # -- the account it runs as ----------------------------------------------------------------

    def _place(self) -> None:
        """Make the cluster's folder, where the account it runs as can reach it."""
        folder = self.home.database
        if not folder.exists():
            if os.geteuid() == 0 and not self._reachable(self.home.root):
                # For example a home under /root: another folder, and a link to it from the home.
                key = hashlib.sha256(str(self.home.root).encode()).hexdigest()[:12]
                elsewhere = Path("/var/lib") / f"prodige-practice-pg-{key}"
                elsewhere.mkdir(exist_ok=True)
                folder.unlink(missing_ok=True)  # a link to a folder that went away
                folder.symlink_to(elsewhere)
            else:
                folder.mkdir(parents=True)
        real = folder.resolve()
        real.chmod(0o700)
        self._give(real)
        if os.geteuid() == 0 and not self._reachable(real):
            raise PlatformError(
                tr("PostgreSQL cannot reach its folder."),
                tr("The account {user} may not enter {folder}.", user=_UNPRIVILEGED, folder=real),
                tr("Choose another folder with --home."),
            )

    def _reachable(self, folder: Path) -> bool:
        """Whether the unprivileged account can enter the folder."""
        words = [*_as_unprivileged(), "test", "-x", str(folder)]
        return subprocess.run(words, check=False, cwd="/").returncode == 0  # noqa: S603  fixed words

    def _give(self, path: Path) -> None:
        """Give a file or folder to the account the cluster runs as."""
        if os.geteuid() == 0:
            account = pwd.getpwnam(_UNPRIVILEGED)
            os.chown(path, account.pw_uid, account.pw_gid)

    def _run(self, program: str, *words: str) -> None:
        """Run one of PostgreSQL's programs, as the account the cluster runs as.

        :raises PlatformError: it failed.
        """
        command = [*_as_unprivileged(), str(self.binaries / program), *words]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        environment["LC_ALL"] = "C.UTF-8"
        output = self.home.run / f"{program}.out"
        with output.open("w", encoding="utf-8") as stream:  # a pipe would be kept open by the server
            process = subprocess.Popen(  # noqa: S603  PostgreSQL's own programs
                command, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, cwd="/", env=environment,
                start_new_session=True,
            )  # fmt: skip
            try:
                code = process.wait()
            except BaseException:
                # Ended meanwhile: the program goes too, with all it started.
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                raise
        if code != 0:
            log = self.home.log_file("database")
            tail = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else ""
            raise PlatformError(
                tr("The practice platform's database did not obey."),
                tr("{program} ended with code {code}.", program=program, code=code),
                tr("Look at {log}.", log=log),
                detail=output.read_text(encoding="utf-8", errors="replace") + tail,
            )


def _as_unprivileged() -> list[str]:
    """Give the words before a command so that it does not run as root."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam(_UNPRIVILEGED)
    except KeyError as error:
        raise PlatformError(
            tr("PostgreSQL cannot be started by root."),
            tr("There is no account {user} on this machine.", user=_UNPRIVILEGED),
            tr("Install PostgreSQL from the system's packages, or start the platform as yourself."),
        ) from error
    return ["/usr/sbin/runuser" if Path("/usr/sbin/runuser").exists() else "runuser", "-u", _UNPRIVILEGED, "--"]
