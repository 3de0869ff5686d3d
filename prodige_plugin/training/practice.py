"""The practice platform, for the plugin, the tests and the command line.

It holds real parts on this machine: PostgreSQL with PostGIS, pycsw, QGIS Server and a front that
knows the accounts. No Internet is needed.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import PlatformError
from ..feedback import Feedback
from ..i18n import tr
from ..paths import PACKAGE
from ..platforms.model import Capability, Platform
from . import accounts, processes
from .accounts import Account
from .cluster import Cluster, find_binaries
from .gateway import Gateway
from .health import PARTS, SUPERVISOR, Health, PartHealth
from .home import Home, default_home, locked, read_json
from .supervisor import part_environment

__all__ = ["Account", "PartHealth", "PracticePlatform", "PracticeState"]

#: The longest a first start may last, in seconds (a slow and busy machine).
_START_S = 300.0
_STOP_S = 40.0
#: What its product can do: neither rasters, nor deposits, nor data for some visitors alone.
_CAPABILITIES = frozenset(Capability) - {Capability.PUBLISH_RASTER, Capability.DEPOSIT, Capability.RESTRICT}
#: How long a supervisor may be busy with one part, in seconds: starting a database again is the longest.
_SIGN_S = 60.0


@dataclass(frozen=True)
class PracticeState:
    """A running practice platform: its address, its accounts."""

    url: str
    accounts: tuple[Account, ...]
    pids: Mapping[str, int]
    _platform: Mapping[str, Any]

    @classmethod
    def from_json(cls, state: Mapping[str, Any]) -> PracticeState:
        """Read the state file's content."""
        return cls(
            url=str(state["url"]),
            accounts=tuple(Account.from_json(entry) for entry in state["accounts"]),
            pids={name: int(pid) for name, pid in state.get("pids", {}).items()},
            _platform=state["platform"],
        )

    @property
    def platform(self) -> Platform:
        """The platform as the producer's account uses it; no secret in it."""
        return self.platform_for(self.account(accounts.PRODUCER))

    def platform_for(self, account: Account) -> Platform:
        """Give the platform as one account uses it: its data goes to its own schema."""
        endpoints = {role: str(address) for role, address in self._platform["endpoints"].items()}
        endpoints["data_schema"] = account.schema
        return Platform(
            key=str(self._platform["key"]),
            name=str(self._platform["name"]),
            product=str(self._platform["product"]),
            endpoints=endpoints,
            capabilities=_CAPABILITIES,
        )

    def account(self, user: str) -> Account:
        """Give one account by its name.

        :raises KeyError: there is none of that name.
        """
        for account in self.accounts:
            if account.user == user:
                return account
        raise KeyError(user)


class PracticePlatform:
    """One practice platform, in one folder."""

    def __init__(self, home: Path | None = None) -> None:
        """:param home: its folder; ``None`` for the usual one (see :func:`.home.default_home`)."""
        self._home = Home.at(home or default_home())

    @property
    def home(self) -> Path:
        """The platform's folder."""
        return self._home.root

    def start(self, feedback: Feedback | None = None, *, seeds: bool = True) -> PracticeState:
        """Start the platform, or do nothing when it runs; give its state when it is ready.

        :param seeds: fill a new platform with real data; without, it begins empty, and sooner.
        :raises PlatformError: a piece is missing or a part does not start; nothing runs then.
        :raises Cancelled: cancelled through ``feedback``; nothing runs then.
        """
        feedback = feedback or Feedback()
        with locked(self._home):
            if not self._supervised(feedback):
                self._sweep()
                self._home.progress_file.unlink(missing_ok=True)
                self._spawn(seeds)
            try:
                self._wait(feedback)
            except BaseException:
                self._stop()
                raise
        return PracticeState.from_json(self._home.read_state())

    def stop(self) -> None:
        """Stop the platform; afterwards no process of it runs, whatever happened before."""
        if not self._home.root.exists():
            return
        with locked(self._home):
            self._stop()

    def destroy(self) -> None:
        """Stop the platform and delete its folder, with all data, accounts and passwords."""
        self.stop()
        if self._home.database.is_symlink():
            shutil.rmtree(self._home.database.resolve(), ignore_errors=True)
        shutil.rmtree(self._home.root, ignore_errors=True)

    def running(self) -> bool:
        """Whether the platform's supervisor runs."""
        return processes.supervisor_of(self._home.root) is not None

    def state(self) -> PracticeState | None:
        """Give the state of a platform that was started at least once (it may be stopped now)."""
        state = self._home.read_state()
        return PracticeState.from_json(state) if "url" in state else None

    def health(self) -> dict[str, PartHealth]:
        """Ask each part how it is; the supervisor too. Never raises for a part that is down."""
        supervisor = processes.supervisor_of(self._home.root)
        state = self._home.read_state()
        if not state or (supervisor is None and not processes.of_home(self._home.root)):
            sentence = tr("It is stopped.")
            return {part: PartHealth(False, sentence) for part in (SUPERVISOR, *PARTS)}
        alive = tr("It runs.") if supervisor else tr("It is gone; start the platform again.")
        parts = Health(self._home, Gateway(self._home, str(state["key"]))).of_all()
        return {SUPERVISOR: PartHealth(supervisor is not None, alive), **parts}

    # -- inside ----------------------------------------------------------------------------------

    def _supervised(self, feedback: Feedback) -> bool:
        """Whether a supervisor is there and moves; called with the home held.

        One that was killed this very moment is still listed by the system, and would leave a platform that
        nobody watches: of a platform that is ready a new sign of life is waited for.
        """
        first = self._sign_of_life()
        deadline = time.monotonic() + _SIGN_S
        while processes.supervisor_of(self._home.root) is not None and time.monotonic() < deadline:
            ready = (read_json(self._home.progress_file) or {}).get("phase") == "ready"
            if not ready or self._sign_of_life() != first:
                return True
            feedback.check()
            time.sleep(0.1)
        return False

    def _sign_of_life(self) -> int:
        """When the supervisor last said that it moves, in nanoseconds; 0 when it never did."""
        try:
            return self._home.part_file(SUPERVISOR).stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def _spawn(self, seeds: bool) -> None:
        """Start the supervisor, free of this process."""
        python = processes.usable_python(PACKAGE.parent)
        if python is None:
            raise PlatformError(
                tr("The practice platform cannot start: a piece is missing."),
                tr("No Python here has all of QGIS Server, pycsw, psycopg2, waitress, lxml and GDAL."),
                tr(
                    "On Debian: apt-get install python3-qgis python3-psycopg2, "
                    "then in a virtual environment with --system-site-packages: pip install pycsw==2.6.2 waitress."
                ),
            )
        with self._home.log_file(SUPERVISOR).open("ab") as log:
            subprocess.Popen(  # noqa: S603  our own module
                [python, "-m", processes.SUPERVISOR, "--home", str(self._home.root), *([] if seeds else ["--empty"])],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self._home.root,
                env=part_environment(), start_new_session=True,
            )  # fmt: skip

    def _wait(self, feedback: Feedback) -> None:
        """Wait until the supervisor says that all is ready."""
        deadline = time.monotonic() + _START_S
        seen = False
        last = ""
        while time.monotonic() < deadline:
            feedback.check()
            progress = read_json(self._home.progress_file) or {}
            sentence = str(progress.get("sentence", ""))
            if sentence != last:
                last = sentence
                feedback.report(progress.get("fraction"), sentence)
            if progress.get("phase") == "ready":
                return
            if progress.get("phase") == "failed":
                raise PlatformError(*(str(progress.get(key, "")) for key in ("what", "why", "todo", "detail")))
            there = processes.supervisor_of(self._home.root) is not None
            if seen and not there:
                break
            seen = seen or there
            time.sleep(0.1)
        log = self._home.log_file(SUPERVISOR)
        raise PlatformError(
            tr("The practice platform does not start."),
            tr("Its supervisor ended or took too long."),
            tr("Look at {log}.", log=log),
            detail=log.read_text(encoding="utf-8", errors="replace")[-3000:] if log.exists() else "",
        )

    def _stop(self) -> None:
        supervisor = processes.supervisor_of(self._home.root)
        if supervisor is not None:
            processes.end([supervisor], _STOP_S)
        self._sweep()
        self._home.progress_file.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """End what a crashed supervisor left: the parts and the database of this home, no others."""
        processes.end(processes.of_home(self._home.root), 6.0)
        state = read_json(self._home.state_file)
        binaries = find_binaries()
        if state is None or binaries is None:
            return
        cluster = Cluster(self._home, binaries, int(state.get("ports", {}).get("database", 0)), "")
        if cluster.pid() is not None:
            cluster.stop()
        state["pids"] = {}
        self._home.write_state(state)
