"""What the supervisor looks at besides the end of a process: does it still move, has it grown too large?"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from .health import CATALOGUE, FRONT, MAPS
from .home import Home, read_json

#: The longest silence of a part, in seconds; each says every other second that it moves. QGIS Server
#: keeps Python to itself while it draws, so the map part is silent as long as its longest drawing.
SILENCE_S: Mapping[str, float] = {CATALOGUE: 20.0, FRONT: 20.0, MAPS: 130.0}
#: The most memory of a part, in bytes: pycsw grows a little with each request.
LARGEST: Mapping[str, int] = {CATALOGUE: 400 * 1024 * 1024}
#: How long a part that was replaced may go on with what it was answering, in seconds.
GRACE_S = 30.0
#: How often the memory is looked at, in seconds.
_EVERY_S = 5.0


class Pulse:
    """Notices when the signs of life of one part stop.

    Counted on the supervisor's own clock, which stands still while the machine sleeps.
    """

    def __init__(self, file: Path, patience_s: float) -> None:
        """:param file: what the part touches (see ``parts.serving.announce``)."""
        self._file = file
        self._patience_s = patience_s
        self._beat: int | None = None
        self._since = 0.0

    def silent(self, now: float) -> bool:
        """Whether nothing was heard for too long; a part that is not ready yet is not asked.

        :param now: monotonic seconds.
        """
        try:
            beat = self._file.stat().st_mtime_ns
        except FileNotFoundError:
            self._beat = None
            return False
        if beat != self._beat:
            self._beat, self._since = beat, now
        return now - self._since > self._patience_s


class Renewals:
    """Replaces a part that has grown too large, without a moment in which nobody answers.

    The new process begins beside the old one; once it is ready the front asks it, and the old one
    has time to finish.
    """

    def __init__(
        self,
        home: Home,
        spawn: Callable[[str], subprocess.Popen[bytes]],
        *,
        largest: Mapping[str, int] = LARGEST,
        grace_s: float = GRACE_S,
    ) -> None:
        """:param spawn: starts the process of a part."""
        self._home = home
        self._spawn = spawn
        self._largest = largest
        self._grace_s = grace_s
        self._coming: dict[str, subprocess.Popen[bytes]] = {}
        #: monotonic time at which it must end → process.
        self._going: list[tuple[float, subprocess.Popen[bytes]]] = []
        self._next_look = 0.0

    def processes(self) -> list[subprocess.Popen[bytes]]:
        """Give the processes that come or go; they end with the platform."""
        return [*self._coming.values(), *(process for _end, process in self._going)]

    def serving(self, name: str, current: subprocess.Popen[bytes], now: float) -> subprocess.Popen[bytes]:
        """Give the process that serves a running part from now on: the current one, or its successor.

        :param now: monotonic seconds.
        """
        coming = self._coming.get(name)
        if coming is None:
            return current
        if coming.poll() is not None:
            del self._coming[name]
        elif (read_json(self._home.part_file(name)) or {}).get("pid") == coming.pid:
            del self._coming[name]
            self._going.append((now + self._grace_s, current))
            return coming
        return current

    def abandon(self, name: str) -> None:
        """End the successor of a part that ended by itself: it is started again in the usual way."""
        coming = self._coming.pop(name, None)
        if coming is not None:
            coming.kill()
            coming.wait()

    def look(self, current: Mapping[str, subprocess.Popen[bytes]], now: float) -> None:
        """Begin what must be renewed, end what had its time."""
        for entry in [entry for entry in self._going if now >= entry[0] or entry[1].poll() is not None]:
            self._going.remove(entry)
            if entry[1].poll() is None:
                entry[1].kill()  # it answers nobody any more
            entry[1].wait()
        if now < self._next_look:
            return
        self._next_look = now + _EVERY_S
        for name, process in current.items():
            if name not in self._coming and resident_bytes(process.pid) > self._largest.get(name, 2**63):
                self._coming[name] = self._spawn(name)


def resident_bytes(pid: int) -> int:
    """Give the memory a process holds; 0 where the system does not tell (``proc(5)``, statm)."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
