"""A journal's file as the system sees it: held by one process, found at its path, whole to its last line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

_BLOCK = 65536


def lock(file: IO[bytes]) -> bool:
    """Take the file for this process; the system lets it go when the process ends, even killed."""
    if os.name == "nt":  # pragma: no cover  Windows has no fcntl
        import msvcrt

        try:
            # one byte far beyond the end, so that the text can be read meanwhile
            file.seek(2**30)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            file.seek(0, os.SEEK_END)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def is_gone(file: IO[bytes], path: Path) -> bool:
    """Whether an open file is no longer the one at its path."""
    try:
        return not os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return True


def cut_half_line(path: Path) -> None:
    """Take away the half line a crash left at the end: what is written next would be damaged by it.

    ``/dev/full`` and their like are left alone.
    """
    if not path.is_file():
        return
    with path.open("rb+") as file:
        end = file.seek(0, os.SEEK_END)
        whole = end
        while whole > 0:
            start = max(0, whole - _BLOCK)
            file.seek(start)
            found = file.read(whole - start).rfind(b"\n")
            if found >= 0:
                whole = start + found + 1
                break
            whole = start
        if whole < end:
            file.truncate(whole)
