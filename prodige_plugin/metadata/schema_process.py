"""The schemas in a process of their own, where another library may pull libxml2 from under lxml.

SpatiaLite, which GDAL and QGIS load for GeoPackages, calls libxml2's ``xmlCleanupParser`` when a file is closed, in
any thread (libspatialite 5.1, ``spatialite_cleanup_ex``). Where lxml shares the system's libxml2, as on Debian,
compiling schemas or validating at that moment ends the program (QGIS 3.40 of Debian 13, seen and traced). There
a small process beside QGIS does it; it ends with QGIS, or when the plugin is unloaded.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import struct
import subprocess  # a fixed command line, without a shell  # nosec B404
import sys
from pathlib import Path
from typing import BinaryIO, cast

from lxml import etree

from .schema_cache import shared_libraries
from .schema_check import Refusal, refusals

_SPATIALITE = ("libspatialite.so.7", "libspatialite.so.8", "libspatialite.so.9")
_LENGTH = struct.Struct(">I")


class Unanswered(RuntimeError):
    """The process that knows the schemas does not answer."""


def needed() -> bool:
    """Whether this program holds both a libxml2 that lxml may share, and SpatiaLite."""
    return bool(shared_libraries()) and any(_loaded(name) for name in _SPATIALITE)


def _loaded(name: str) -> bool:
    try:
        ctypes.CDLL(name, mode=getattr(os, "RTLD_NOLOAD", 0) | getattr(os, "RTLD_NOW", 0))
    except OSError:
        return False
    return True


_running: list[subprocess.Popen[bytes]] = []


def ask(record: bytes) -> list[Refusal]:
    """Have a record checked; see :func:`.schema_check.refusals`. Not for two threads at once.

    :raises Unanswered: it cannot be started, or ended twice.
    """
    for _try in range(2):
        try:
            return _exchange(_process(), record)
        except (OSError, ValueError):  # it ended: once more with a new one
            stop()
    raise Unanswered("the process of the schemas does not answer")


def stop() -> None:
    """End the process, if there is one."""
    while _running:
        process = _running.pop()
        if process.stdin is not None:
            process.stdin.close()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _process() -> subprocess.Popen[bytes]:
    if not _running:
        program = _python()
        root = str(Path(__file__).resolve().parents[2])
        beside = str(Path(etree.__file__).resolve().parents[1])  # where this program has its lxml from
        path = os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH", ""), beside) if part)
        _running.append(
            subprocess.Popen(  # noqa: S603  a fixed command line
                [program, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
                cwd=root,
            )
        )
    return _running[0]


def _python() -> str:
    """Give the Python of this program: in QGIS, ``sys.executable`` is QGIS, and the PATH may begin with another.

    :raises FileNotFoundError: it has none.
    """
    own = Path(sys.executable or "")
    if own.name.startswith("python"):
        return str(own)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    found = next((place for place in (Path(sys.base_prefix, "bin", name) for name in (version, "python3"))
                  if place.is_file()), None)  # fmt: skip
    program = str(found) if found is not None else shutil.which(version)
    if program is None:
        raise FileNotFoundError(version)
    return program


def _exchange(process: subprocess.Popen[bytes], record: bytes) -> list[Refusal]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("no pipes")
    process.stdin.write(_LENGTH.pack(len(record)) + record)
    process.stdin.flush()
    found = json.loads(process.stdout.readline())
    return [(int(number), int(line), str(words)) for number, line, words in found]


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer record after record until the input ends."""
    from .record import Record

    while len(head := source.read(_LENGTH.size)) == _LENGTH.size:
        record = Record.parse(source.read(_LENGTH.unpack(head)[0]))
        target.write(json.dumps(refusals(record.root)).encode() + b"\n")
        target.flush()


if __name__ == "__main__":
    serve(cast("BinaryIO", sys.stdin.buffer), cast("BinaryIO", sys.stdout.buffer))
