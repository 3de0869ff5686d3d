"""Files made aside and put in their place only when they are whole; nothing is left of those that are not."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ...errors import FileError, PluginError
from ...feedback import Feedback
from ...i18n import tr

_CHUNK = 1024 * 1024
#: What must stay free on a disk after an export, in bytes.
_RESERVE = 50 * 1024 * 1024
_FULL = ("no space left", "disk is full", "database or disk is full", "disk full", "file too large", "enospc")


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Give a folder to work in, on the same disk as ``folder``; it and all in it are gone at the end.

    :raises FileError: ``folder`` cannot be written in.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=".making-", dir=folder))
    except OSError as error:
        raise file_error(folder, error) from error
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def room_for(folder: Path, size: int) -> None:
    """See that a disk has room.

    :param size: bytes that will be needed, work files included, as far as it can be told.
    :raises FileError: it has not.
    """
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        return
    if free < size + _RESERVE:
        raise FileError(
            tr("There is not enough room on the disk."),
            tr(
                "About {needed} MB are needed in “{folder}”, and {free} MB are free.",
                needed=max(1, (size + _RESERVE) // 1_000_000),
                folder=folder,
                free=free // 1_000_000,
            ),
            tr("Free some space, or choose another folder, then try again."),
        )


def put_in_place(made: Path, target: Path) -> None:
    """Give a whole file its name, in place of what may have had it.

    :raises FileError: the folder or the old file does not let it.
    """
    try:
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        made.replace(target)
    except OSError as error:
        raise file_error(target, error) from error


def digest(path: Path, feedback: Feedback) -> tuple[str, int]:
    """Give the SHA-256 of a file in hexadecimal, and its size in bytes.

    :raises FileError: it cannot be read.
    :raises Cancelled: the person cancelled.
    """
    summed, size = hashlib.sha256(), 0
    try:
        whole = path.stat().st_size
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                feedback.check()
                summed.update(piece)
                size += len(piece)
                feedback.report(size / whole if whole else None)
    except OSError as error:
        raise file_error(path, error) from error
    return summed.hexdigest(), size


def file_error(path: Path, error: OSError) -> FileError:
    """Say what the disk refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return disk_full(path, str(error))
    return FileError(
        tr("The file “{name}” cannot be written.", name=path.name),
        tr("It was said: {words}", words=error.strerror or str(error)),
        tr("Check the folder and its rights, or choose another, then try again."),
        f"{path}\n{error}",
    )


def disk_full(path: Path, detail: str) -> FileError:
    """Say that the disk is full."""
    return FileError(
        tr("The file “{name}” could not be written to its end.", name=path.name),
        tr("The disk is full, or your share of it is used up."),
        tr("Free some space, or choose another folder, then try again."),
        detail,
    )


def writing_failed(path: Path, title: str, said: Sequence[str]) -> PluginError:
    """Turn what GDAL or QGIS said while writing into sentences: the disk's fault, or the data's."""
    words = "\n".join(said)
    if any(mark in words.lower() for mark in _FULL):
        return disk_full(path, words)
    return FileError(
        tr("The layer “{title}” could not be written to “{name}”.", title=title, name=path.name),
        tr("It was said: {words}", words=said[0] if said else tr("nothing")),
        tr("Correct the layer, or choose another format, then try again."),
        words,
    )
