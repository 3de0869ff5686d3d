"""One per cent of a million polygons changed: publishing again beside publishing wholly, in bytes and in time."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from prodige_plugin.training.practice import PracticePlatform

from . import postgis
from .report import Row, row

ROOT = Path(__file__).resolve().parent.parent
TIMES = 5


class CountingProxy:
    """Passes every connection on to one address of this computer, and counts bytes both ways."""

    def __init__(self, host: str, port: int) -> None:
        """:param host: of the real server; ``port``: its port."""
        self._to = (host, port)
        self._count = 0
        self._lock = threading.Lock()
        self._doors = [self._door(self._pass), self._door(self._tell)]
        self.port, self.counter_port = (door.getsockname()[1] for door in self._doors)

    def close(self) -> None:
        """Take no more connections."""
        for door in self._doors:
            with contextlib.suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            door.close()

    def _door(self, serve) -> socket.socket:
        door = socket.create_server(("127.0.0.1", 0))

        def wait() -> None:
            with contextlib.suppress(OSError):
                while True:
                    line, _address = door.accept()
                    threading.Thread(target=serve, args=(line,), daemon=True).start()

        threading.Thread(target=wait, daemon=True).start()
        return door

    def _tell(self, line: socket.socket) -> None:
        with line, self._lock:
            line.sendall(f"{self._count}\n".encode())

    def _pass(self, line: socket.socket) -> None:
        with line, socket.create_connection(self._to) as other:
            back = threading.Thread(target=self._copy, args=(other, line), daemon=True)
            back.start()
            self._copy(line, other)
            back.join()

    def _copy(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(1 << 16):
                with self._lock:
                    self._count += len(data)
                target.sendall(data)
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_WR)


def make_file(small: Path, target: Path) -> None:
    """A million polygons: those of the PostGIS benchmark five times, shifted."""
    if target.is_file():
        return
    part = target.with_suffix(".part.gpkg")
    part.unlink(missing_ok=True)
    for number in range(TIMES):
        line = ["ogr2ogr", "-f", "GPKG", *(["-update", "-append"] if number else []), str(part), str(small),
                "-nln", "parcelles", "-sql", f"SELECT * FROM parcelles WHERE code >= 0 AND {number} >= 0",
                "-unsetFid", "-gt", "unlimited"]  # fmt: skip
        subprocess.run(line, check=True)
    part.replace(target)


def run(folder: Path) -> list[Row]:
    """Publish wholly, change a hundredth, publish again: once, in one process, on the practice platform."""
    small, whole = folder / "parcelles.gpkg", folder / "parcelles-million.gpkg"
    postgis.make_file(small)
    make_file(small, whole)
    platform = PracticePlatform(folder / "platform")
    state = platform.start()
    work = Path(tempfile.mkdtemp(prefix="prodige-changes-"))
    try:
        account = state.account("producteur")
        parts = dict(pair.split("=", 1) for pair in state.platform.endpoints["database"].split())
        proxy = CountingProxy(parts["host"], int(parts["port"]))
        ends = dict(state.platform_for(account).endpoints)
        ends["database"] = ends["database"].replace(f"port={parts['port']}", f"port={proxy.port}")
        ends["database"] = ends["database"].replace(f"host={parts['host']}", "host=127.0.0.1")
        file = work / "parcelles.gpkg"
        shutil.copyfile(whole, file)
        given = {"root": str(ROOT), "platform": ends, "user": account.user, "password": account.password,
                 "file": str(file), "layer": "parcelles", "memory": str(work / "memory"),
                 "port": proxy.counter_port}  # fmt: skip
        line = [sys.executable, str(ROOT / "benchmarks/inside/changes.py"), json.dumps(given)]
        done = subprocess.run(
            line, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True, capture_output=True, text=True
        )
        answer = json.loads(done.stdout.splitlines()[-1])
        proxy.close()
    finally:
        platform.stop()
        shutil.rmtree(work, ignore_errors=True)
    full, again = answer["full"], answer["again"]
    (folder / "publish-changes.json").write_text(json.dumps(answer, indent=2, ensure_ascii=False), encoding="utf-8")
    if not any(step.startswith("changes:") for step in again["steps"]):
        raise RuntimeError(f"not an update: {again['steps']}")
    return [
        row("publish_changes_bytes", again["bytes"] / 1e6, full["bytes"] / 1e6, "the whole publication", "MB",
            "≤ 0.03 ×", lambda _ours, ratio: ratio is not None and ratio <= 0.03),
        row("publish_changes_time", again["seconds"], full["seconds"], "the whole publication", "s",
            "≤ 0.15 ×", lambda _ours, ratio: ratio is not None and ratio <= 0.15),
    ]  # fmt: skip
