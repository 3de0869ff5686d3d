"""Finding and ending the platform's own processes, and only those.

A pid alone is never trusted: after a crash the number may belong to somebody else. A process is
ours when its command line names one of our modules and this very home.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

SUPERVISOR = "prodige_plugin.training.supervisor"
PARTS_PREFIX = "prodige_plugin.training.parts."


def command_line(pid: int) -> list[str]:
    """Give the words of a process's command line; ``[]`` when there is no such process."""
    if Path("/proc/self").exists():
        try:
            raw = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return []
        return [os.fsdecode(word) for word in raw.split(b"\0") if word]
    listing = subprocess.run(  # noqa: S603  fixed words and a number
        ["/bin/ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listing.stdout.split()


def all_pids() -> list[int]:
    """Give the number of every process that can be seen."""
    if Path("/proc/self").exists():
        return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    listing = subprocess.run(["/bin/ps", "-axo", "pid="], capture_output=True, text=True, check=False)
    return [int(word) for word in listing.stdout.split()]


def of_home(root: Path) -> dict[int, str]:
    """Give pid → module name of every running part (and supervisor) of the platform at ``root``."""
    found: dict[int, str] = {}
    for pid in all_pids():
        if pid == os.getpid():
            continue
        words = command_line(pid)
        if str(root) not in words:
            continue
        module = next((word for word in words if word == SUPERVISOR or word.startswith(PARTS_PREFIX)), "")
        if module:
            found[pid] = module
    return found


def supervisor_of(root: Path) -> int | None:
    """Give the pid of the running supervisor of the platform at ``root``."""
    return next((pid for pid, module in of_home(root).items() if module == SUPERVISOR), None)


def alive(pid: int) -> bool:
    """Whether the process runs (a dead child that nobody waited for does not)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return not Path("/proc/self").exists()
    return stat.rpartition(")")[2].split()[:1] != ["Z"]


def end(pids: Iterable[int], patience_s: float = 8.0) -> None:
    """Ask the processes to end, and end those that do not within ``patience_s`` seconds."""
    left = [pid for pid in pids if _signal(pid, signal.SIGTERM)]
    deadline = time.monotonic() + patience_s
    while left and time.monotonic() < deadline:
        time.sleep(0.05)
        left = [pid for pid in left if alive(pid)]
    for pid in left:
        _signal(pid, signal.SIGKILL)
    deadline = time.monotonic() + 2.0
    while any(alive(pid) for pid in left) and time.monotonic() < deadline:
        time.sleep(0.05)


def _signal(pid: int, number: signal.Signals) -> bool:
    """Send a signal; whether the process was there."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True


def free_port(wanted: int = 0, host: str = "127.0.0.1") -> int:
    """Give ``wanted`` if nobody listens there, else a free port that the system chooses."""
    for port in (wanted, 0) if wanted else (0,):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            # As servers do: a port in TIME_WAIT is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port")


def usable_python(package_parent: Path) -> str | None:
    """Give the interpreter that has QGIS Server, pycsw and the rest; ``None`` if there is none.

    Inside QGIS ``sys.executable`` may be QGIS itself; then the checkout's environment or the
    system's Python is taken.
    """
    candidates = [os.environ.get("PRODIGE_PRACTICE_PYTHON", "")]
    if Path(sys.executable or "").name.startswith("python"):
        candidates.append(sys.executable)
    candidates += [str(package_parent / ".venv" / "bin" / "python"), "/usr/bin/python3"]
    for candidate in dict.fromkeys(candidate for candidate in candidates if candidate):
        if Path(candidate).exists() and not missing_modules(candidate):
            return candidate
    return None


def missing_modules(python: str) -> list[str]:
    """Give the names of the modules that the parts need and ``python`` does not have."""
    code = (
        "import importlib.util as u\n"
        "def has(n):\n"
        "    try: return u.find_spec(n) is not None\n"
        "    except ImportError: return False\n"
        "print(' '.join(n for n in ('qgis.server','pycsw','psycopg2','waitress','lxml','osgeo') if not has(n)))"
    )
    try:
        answer = subprocess.run(  # noqa: S603  an interpreter of ours and fixed words
            [python, "-c", code], capture_output=True, text=True, check=False, timeout=60, cwd="/"
        )
    except (OSError, subprocess.TimeoutExpired):
        return [python]
    return answer.stdout.split() if answer.returncode == 0 else [python]
