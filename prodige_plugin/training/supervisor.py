"""The process that starts the parts of a practice platform, watches them, and ends them.

It prepares the database and the seeds at the first start, tells how far it is in
``run/progress.json``, and writes the state file. A part that ends by itself is started again,
each time after a longer wait, a few times; then it is left and reported.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from ..errors import PlatformError, PluginError
from ..i18n import tr
from ..paths import PACKAGE
from . import accounts, processes
from .cluster import Cluster, find_binaries
from .health import CATALOGUE, DATABASE_PART, FRONT, MAPS, SUPERVISOR
from .home import Home, write_json, write_private
from .parts.serving import arguments
from .seeding import move, seed
from .watching import SILENCE_S, Pulse, Renewals

_LOG = logging.getLogger(__name__)
#: Order of starting; ending goes the other way.
PROCESSES = (CATALOGUE, MAPS, FRONT)
#: A part that ends by itself is started again after 0.5, 1, 2, 4 … s, at most so often …
MAX_RESTARTS = 6
#: … unless it ran this long (seconds) before it ended: then the count begins again.
STEADY_S = 120.0
_READY_S = 40.0


class _Ending(BaseException):
    """SIGTERM came while the platform was being prepared."""


@dataclass
class Part:
    """One process of the platform, as the supervisor knows it."""

    name: str
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    #: how often it was started again in all.
    restarts: int = 0
    #: how often in a row.
    failures: int = 0
    next_try: float = 0.0
    sentence: str = field(default="")


class Supervisor:
    """Runs one practice platform."""

    def __init__(self, home: Home, seeds: bool = True) -> None:
        """Take the place.

        :param home: nothing of it may run yet.
        :param seeds: fill a new platform with real data.
        """
        self._home = home
        self._seeds = seeds
        self._parts = {name: Part(name) for name in (DATABASE_PART, *PROCESSES)}
        self._state: dict[str, Any] = {}
        self._pulses = {name: Pulse(home.part_file(name), SILENCE_S[name]) for name in PROCESSES}
        self._renewals = Renewals(home, self._spawn)
        self._cluster: Cluster | None = None
        self._ending = False

    def run(self) -> None:
        """Prepare, start, watch, and end when asked to."""
        signal.signal(signal.SIGTERM, self._on_term)
        signal.signal(signal.SIGINT, self._on_term)
        try:
            self._prepare()
            self._tell(1.0, tr("The practice platform is ready."), "ready")
            while not self._ending:
                self._home.part_file(SUPERVISOR).touch()
                self._watch()
                time.sleep(0.3)
        except PluginError as error:
            _LOG.error("%s", error.report())
            write_json(
                self._home.progress_file,
                {"phase": "failed", "what": error.what, "why": error.why, "todo": error.todo, "detail": error.detail},
            )
        except _Ending:
            _LOG.warning("ended while starting")
        finally:
            self._ending = True
            self._end()

    def _on_term(self, _number: int, _frame: object) -> None:
        if self._ending:
            return
        self._ending = True
        if self._state.get("phase") != "ready":
            raise _Ending

    # -- starting --------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Bring everything up; see the module."""
        self._tell(0.02, tr("Preparing the practice platform."))
        for stale in (self._home.part_file(part) for part in PROCESSES):
            stale.unlink(missing_ok=True)
        self._home.health_file.unlink(missing_ok=True)
        self._home.rotate_logs()
        self._state = self._prepared_state()
        self._choose_ports()
        self._cluster = self._make_cluster()
        self._tell(0.1, tr("Starting the database."))
        self._cluster.start()
        self._write_service_file()
        if not self._state["prepared"]:
            self._tell(0.2, tr("Creating the accounts."))
            self._cluster.create_database(accounts.DATABASE)
            connection = self._cluster.connect(accounts.DATABASE)
            try:
                accounts.create_roles(connection, self._accounts(), self._state["reader"]["password"])
            finally:
                connection.close()
            self._state["prepared"] = True
        self._save()
        moved_from = self._state.get("moved_from", "")
        if moved_from and self._state["seeded"]:
            connection = self._cluster.connect(accounts.DATABASE)
            try:
                move(self._home, connection, self._accounts(), moved_from, self._state["url"])
            finally:
                connection.close()
            del self._state["moved_from"]
        for name in PROCESSES:
            self._launch(self._parts[name])
        if not self._state["seeded"]:
            if self._seeds:
                seed(self._home, part_environment())
            self._state["seeded"] = True
        self._tell(0.9, tr("Starting the services."))
        self._wait_ready()
        self._state["phase"] = "ready"
        self._save()
        self._note()

    def _prepared_state(self) -> dict[str, Any]:
        """Give the state of the last start, or a new one."""
        state = self._home.read_state()
        if not state and self._home.database.exists():
            raise PlatformError(
                tr("The practice platform's state file is gone."),
                tr("The database in {folder} is there, but not its passwords.", folder=self._home.database),
                tr("Delete the folder {folder} to begin with a new practice platform.", folder=self._home.root),
            )
        if not state:
            state = {
                "version": 1,
                "key": secrets.token_urlsafe(24),
                "superuser": {"user": "postgres", "password": secrets.token_urlsafe(18)},
                "reader": {"user": accounts.READER, "password": secrets.token_urlsafe(18)},
                "accounts": [account.as_json() for account in accounts.new_accounts()],
                "ports": {},
                "prepared": False,
                "seeded": False,
            }
        state["phase"] = "starting"
        state["pids"] = {SUPERVISOR: os.getpid()}
        return state

    def _choose_ports(self) -> None:
        """Keep the ports of the last start if they are free; else note where the platform was."""
        old = str(self._state.get("url", ""))
        ports = self._state["ports"]
        for name in ("web", "database"):
            ports[name] = processes.free_port(int(ports.get(name, 0)))
        url = f"http://127.0.0.1:{ports['web']}"
        self._state["url"] = url
        self._state["platform"] = _platform_json(url, int(ports["database"]))
        if old and old != url:
            # Until every record and project says the new address, even if this start is cut.
            self._state.setdefault("moved_from", old)

    def _make_cluster(self) -> Cluster:
        binaries = find_binaries()
        if binaries is None:
            raise PlatformError(
                tr("PostgreSQL is missing."),
                tr("The practice platform keeps its data in PostgreSQL with PostGIS."),
                tr("On Debian or Ubuntu: apt-get install postgresql-postgis (or postgresql-15-postgis-3)."),
            )
        password = str(self._state["superuser"]["password"])
        cluster = Cluster(self._home, binaries, int(self._state["ports"]["database"]), password)
        self._tell(0.05, tr("Creating the database."))
        # The password is known before the cluster has it: a start that was cut can go on.
        self._save()
        cluster.create()
        return cluster

    def _write_service_file(self) -> None:
        """Write libpq's service file: how the servers read, without a password in any project."""
        write_private(
            self._home.service_file,
            f"[{accounts.PG_SERVICE}]\nhost=127.0.0.1\nport={self._state['ports']['database']}\n"
            f"dbname={accounts.DATABASE}\nuser={accounts.READER}\npassword={self._state['reader']['password']}\n"
            "sslmode=disable\n",
        )

    def _launch(self, part: Part) -> None:
        """Start the process of one part."""
        self._renewals.abandon(part.name)
        self._home.part_file(part.name).unlink(missing_ok=True)
        part.process = self._spawn(part.name)
        part.started = time.monotonic()
        self._state["pids"][part.name] = part.process.pid

    def _spawn(self, name: str) -> subprocess.Popen[bytes]:
        """Start a process for one part."""
        with self._home.log_file(name).open("ab") as log:
            return subprocess.Popen(  # noqa: S603  our own modules
                [sys.executable, "-m", processes.PARTS_PREFIX + name, "--home", str(self._home.root)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self._home.run, env=part_environment(),
            )  # fmt: skip

    def _wait_ready(self) -> None:
        """Wait until each part said that it is ready."""
        deadline = time.monotonic() + _READY_S
        for name in PROCESSES:
            process = self._parts[name].process
            while not self._home.part_file(name).exists():
                ended = process is not None and process.poll() is not None
                if ended or time.monotonic() > deadline:
                    log = self._home.log_file(name)
                    raise PlatformError(
                        tr("The part “{part}” of the practice platform does not start.", part=name),
                        tr("It ended at once.") if ended else tr("It took too long."),
                        tr("Look at {log}.", log=log),
                        detail=log.read_text(encoding="utf-8", errors="replace")[-3000:],
                    )
                time.sleep(0.05)

    # -- watching --------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Look at each part once; start again what ended, end what hangs, renew what grew."""
        now = time.monotonic()
        for part in self._parts.values():
            if self._runs(part):
                self._look_at_running(part, now)
                continue
            if part.next_try == 0.0:
                if part.started and now - part.started > STEADY_S:
                    part.failures = 0
                part.next_try = now + 0.5 * 2**part.failures
                part.failures += 1
                gave_up = part.failures > MAX_RESTARTS
                part.sentence = (
                    tr("It ended by itself too often and was left. Look at {log}.", log=self._home.log_file(part.name))
                    if gave_up
                    else tr("It ended by itself and is being started again.")
                )
                _LOG.warning("%s ended (%s)", part.name, part.sentence)
                self._note()
            if part.failures <= MAX_RESTARTS and now >= part.next_try:
                self._restart(part)

        running = {name: part.process for name, part in self._parts.items() if part.process and self._runs(part)}
        self._renewals.look(running, now)

    def _look_at_running(self, part: Part, now: float) -> None:
        """End a part that does not move any more (it is started again then), or let its successor take over."""
        if part.process is None:
            return
        if self._pulses[part.name].silent(now):
            _LOG.warning("%s does not move any more", part.name)
            processes.end([part.process.pid], 3.0)
            part.process.wait()
            return
        serving = self._renewals.serving(part.name, part.process, now)
        if serving is not part.process:
            _LOG.warning("%s had grown and was replaced", part.name)
            part.process, part.started = serving, now
            self._state["pids"][part.name] = serving.pid
            self._save()

    def _runs(self, part: Part) -> bool:
        if part.name == DATABASE_PART:
            return self._cluster is not None and self._cluster.pid() is not None
        return part.process is not None and part.process.poll() is None

    def _restart(self, part: Part) -> None:
        """Start an ended part again."""
        part.next_try = 0.0
        part.restarts += 1
        part.sentence = ""
        if part.name == DATABASE_PART and self._cluster is not None:
            part.started = time.monotonic()
            try:
                self._cluster.start()
            except PlatformError as error:
                _LOG.error("%s", error.report())
            # QGIS keeps connections that are dead now, and does not notice.
            maps = self._parts[MAPS].process
            if maps is not None and maps.poll() is None:
                processes.end([maps.pid], 3.0)
                maps.wait()
                self._launch(self._parts[MAPS])
        else:
            self._launch(part)
        self._save()
        self._note()

    def _note(self) -> None:
        """Write what is known of the parts."""
        parts = {
            part.name: {"restarts": part.restarts, "sentence": part.sentence, "failures": part.failures}
            for part in self._parts.values()
        }
        write_json(self._home.health_file, parts)

    # -- ending ----------------------------------------------------------------------------------

    def _end(self) -> None:
        """End every part and the database."""
        running = [part.process for part in self._parts.values() if part.process is not None]
        running += self._renewals.processes()
        processes.end([process.pid for process in reversed(running) if process.poll() is None], 6.0)
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(2)
        if self._cluster is not None:
            self._cluster.stop()
        for name in (SUPERVISOR, *PROCESSES):
            self._home.part_file(name).unlink(missing_ok=True)
        self._home.health_file.unlink(missing_ok=True)
        if self._state:
            self._state["pids"] = {}
            self._state["phase"] = "stopped"
            self._save()

    # -- telling ---------------------------------------------------------------------------------

    def _accounts(self) -> list[accounts.Account]:
        return [accounts.Account.from_json(entry) for entry in self._state["accounts"]]

    def _save(self) -> None:
        pid = self._cluster.pid() if self._cluster is not None else None
        if pid is not None:
            self._state["pids"][DATABASE_PART] = pid
        self._home.write_state(self._state)

    def _tell(self, fraction: float, sentence: str, phase: str = "starting") -> None:
        write_json(self._home.progress_file, {"phase": phase, "fraction": fraction, "sentence": sentence})


def part_environment() -> dict[str, str]:
    """Give the environment in which the parts find this very package."""
    environment = dict(os.environ)
    environment["PYTHONPATH"] = str(PACKAGE.parent)
    environment["PYTHONUNBUFFERED"] = "1"
    environment["LC_ALL"] = "C.UTF-8"
    return environment


def _platform_json(url: str, database_port: int) -> dict[str, Any]:
    """Give the platform's description, without account (see ``platforms.model.Platform``)."""
    service = url + "/ows/{schema}/{project}"
    return {
        "key": "practice",
        "name": "Plateforme d’école",
        "product": "qgis_server",
        "endpoints": {
            "csw": f"{url}/csw",
            "csw_publication": f"{url}/csw",
            "service": service,
            "features": f"{service}/ogcapi",
            "portal": f"{url}/",
            "map": f"{url}/?map={{schema}}/{{project}}",
            "database": f"host=127.0.0.1 port={database_port} dbname={accounts.DATABASE} sslmode=disable",
            "data_schema": accounts.PRODUCER,
            "pg_service": accounts.PG_SERVICE,
            "reader_role": accounts.READER,
        },
    }


def main() -> None:
    """Run one platform until ended."""
    Supervisor(arguments("Supervisor of the practice platform"), "--empty" not in sys.argv).run()


if __name__ == "__main__":
    main()
