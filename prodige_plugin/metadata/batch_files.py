"""Records in files: found in a folder, read, and written back only over what was read."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import BadRecord, Conflict, FileError
from ..feedback import Feedback
from ..i18n import tr
from ..paths import write_whole
from .record import read_record

#: No record is larger, in bytes.
MAX_BYTES = 50_000_000


def files_in(folder: Path, feedback: Feedback, most: int = 10_000) -> list[Path]:
    """Give the XML files of a folder and of its folders, in the order of their names.

    :raises FileError: the folder cannot be read.
    """
    found: list[Path] = []

    def refuse(error: OSError) -> None:
        if Path(error.filename or "") == folder:
            raise error

    try:
        for place, folders, names in os.walk(folder, onerror=refuse):
            feedback.check()
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            found += [Path(place, name) for name in sorted(names) if name.lower().endswith(".xml")]
            if len(found) >= most:
                break
    except OSError as error:
        raise _unreadable(folder, error) from error
    return found[:most]


def read_file(path: Path) -> bytes:
    """Give the record of a file.

    :raises FileError: it cannot be read.
    :raises BadRecord, BadXml: it holds no record.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadRecord(tr("The file {path} is no metadata record.", path=path), tr("It is too large for one."))
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    if read_record(data).to_bytes() != data:
        raise BadRecord(
            tr("The file {path} is no bare record.", path=path),
            tr("It holds the record inside a catalogue's answer."),
            tr("Save the record itself in a file."),
        )
    return data


def write_file(path: Path, data: bytes, base: bytes | None) -> None:
    """Write a record back to its file, wholly or not at all; its rights stay.

    :param base: what the file held when it was read; ``None``: it must not be there.
    :raises Conflict: the file holds something else now.
    :raises FileError: the disk refused; what was there before is still there.
    """
    try:
        theirs = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise _unwritable(path, error) from error
    if theirs != base:
        raise Conflict(
            tr("The file {path} was not written.", path=path),
            tr("It was changed, moved or deleted since it was read."),
            tr("Look at both versions, then choose what to keep."),
            theirs=theirs, base=base,
        )  # fmt: skip
    replace_file(path, data)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file, wholly or not at all, whatever is there; its rights stay.

    :raises FileError: the disk refused; what was there before is still there.
    """
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        # a link stays one: what it points to is written
        write_whole(path.resolve(), data, mode)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> FileError:
    return FileError(
        tr("The file {path} cannot be written.", path=path),
        tr("The system said: {error}", error=error.strerror or error),
        tr("See that there is space left and that you may write there; the file is as it was."),
    )


def _unreadable(path: Path, error: OSError) -> FileError:
    return FileError(
        tr("The file {path} cannot be read.", path=path),
        tr("The system said: {error}", error=error.strerror or error),
        tr("Choose another file."),
    )
