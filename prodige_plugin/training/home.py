"""The folder of one practice platform: its files, its state, and who may read them."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import PlatformError
from ..i18n import tr

#: A log larger than this at start is set aside as ``.1`` (older ones move up to ``.3``).
LOG_BYTES = 2 * 1024 * 1024
KEPT_LOGS = 3


def default_home() -> Path:
    """Give the folder used when none is named: the user's own, or the machine's for root."""
    if os.geteuid() == 0:
        return Path("/var/lib/prodige-practice")
    base = os.environ.get("XDG_DATA_HOME", "")
    return (Path(base) if base else Path.home() / ".local" / "share") / "prodige-practice"


@dataclass(frozen=True)
class Home:
    """The paths of one practice platform."""

    root: Path

    @classmethod
    def at(cls, root: Path) -> Home:
        """Give the home at ``root``, as an absolute path without links in it."""
        return cls(Path(root).expanduser().resolve())

    @property
    def state_file(self) -> Path:
        """``platform.json``: addresses, accounts, ports and pids; readable by its owner alone."""
        return self.root / "platform.json"

    @property
    def logs(self) -> Path:
        """One log a part."""
        return self.root / "logs"

    @property
    def run(self) -> Path:
        """What only lives while the platform runs."""
        return self.root / "run"

    @property
    def database(self) -> Path:
        """What belongs to PostgreSQL's own account; ``data`` in it is the cluster."""
        return self.root / "pg"

    @property
    def catalogue(self) -> Path:
        """The catalogue's SQLite files."""
        return self.root / "catalogue"

    @property
    def service_file(self) -> Path:
        """libpq's service file with the read-only account."""
        return self.root / "pg_service.conf"

    @property
    def progress_file(self) -> Path:
        """What the supervisor is doing, for the one who waits for it."""
        return self.run / "progress.json"

    @property
    def health_file(self) -> Path:
        """What the supervisor knows of its parts."""
        return self.run / "health.json"

    def part_file(self, part: str) -> Path:
        """Where a part writes its pid and its private port when it is ready."""
        return self.run / f"{part}.json"

    def log_file(self, part: str) -> Path:
        """The log of one part."""
        return self.logs / f"{part}.log"

    def create(self) -> None:
        """Make the folders; for root the outer ones can be walked through by PostgreSQL's account.

        :raises PlatformError: the folder cannot be written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self.root.chmod(0o711 if os.geteuid() == 0 else 0o700)
            for folder, mode in ((self.logs, 0o711), (self.run, 0o700), (self.catalogue, 0o700)):
                folder.mkdir(exist_ok=True)
                folder.chmod(mode)
        except OSError as error:
            raise PlatformError(
                tr("The practice platform cannot write in its folder."),
                tr("{folder} refused: {error}", folder=self.root, error=error.strerror or error),
                tr("Choose another folder with --home."),
            ) from error

    def read_state(self) -> dict[str, Any]:
        """Give the state, ``{}`` when there is none.

        :raises PlatformError: the file is there and cannot be understood.
        """
        state = read_json(self.state_file)
        if state is None and self.state_file.exists():
            raise PlatformError(
                tr("The practice platform's state file cannot be read."),
                tr("{file} is not what the practice platform wrote.", file=self.state_file),
                tr("Delete the folder {folder} to begin with a new practice platform.", folder=self.root),
            )
        return state or {}

    def write_state(self, state: dict[str, Any]) -> None:
        """Replace the state file at once; nobody else can read it (it holds passwords)."""
        write_json(self.state_file, state)

    def rotate_logs(self) -> None:
        """Set large logs aside; called while nothing runs."""
        for log in self.logs.glob("*.log"):
            rotate(log.resolve())


def rotate(log: Path) -> None:
    """Set a log aside if it is large."""
    if not log.exists() or log.stat().st_size < LOG_BYTES:
        return
    for number in range(KEPT_LOGS, 0, -1):
        older = log.with_name(f"{log.name}.{number}")
        newer = log if number == 1 else log.with_name(f"{log.name}.{number - 1}")
        if newer.exists():
            newer.replace(older)


def read_json(path: Path) -> dict[str, Any] | None:
    """Read a small JSON object; ``None`` when it is not there or is not one."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Write a small JSON object at once (temporary file, then rename), mode 0600."""
    write_private(path, json.dumps(value, ensure_ascii=False, indent=1))


def write_private(path: Path, text: str) -> None:
    """Write text at once, for its owner alone."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def locked(home: Home) -> Iterator[None]:
    """Hold the home for one start or stop at a time, on this machine."""
    import fcntl  # not on Windows, where the practice platform does not run

    home.create()
    with (home.run / "lock").open("w", encoding="utf-8") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
