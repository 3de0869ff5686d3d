"""Bodies that go from and to the disk piece by piece: memory stays flat, progress is told, cancel is heard."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from ..errors import FileError, TooLarge
from ..feedback import Feedback
from ..i18n import tr
from . import failures
from .partial import Partial

#: How many bytes are handled at once.
CHUNK = 256 * 1024
#: The shortest time between two reports of progress, in seconds.
REPORT_EVERY_S = 0.1
#: Room left on a disk by a long download, in bytes, and how often it is looked at.
DISK_MARGIN = 20 * 1024 * 1024
DISK_LOOK = 16 * 1024 * 1024


class Progress:
    """Tells how many bytes of how many are done, not more than ten times a second."""

    def __init__(self, feedback: Feedback | None, total: int | None, sentence: Callable[[str], str]) -> None:
        """:param sentence: makes the sentence from the amounts, for example «3 of 12 MB»."""
        self._feedback = feedback
        self._total = total
        self._sentence = sentence
        self._last = 0.0

    def tell(self, done: int) -> None:
        """Report ``done`` bytes; raises :class:`~prodige_plugin.errors.Cancelled` when the work was cancelled."""
        if self._feedback is None:
            return
        self._feedback.check()
        now = time.monotonic()
        if now - self._last < REPORT_EVERY_S and done != self._total:
            return
        self._last = now
        if self._total:
            amounts = tr("{done} of {total} MB", done=_megabytes(done), total=_megabytes(self._total))
            self._feedback.report(done / self._total, self._sentence(amounts))
        else:
            self._feedback.report(None, self._sentence(tr("{done} MB", done=_megabytes(done))))


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f}" if count < 1e7 else f"{count / 1e6:.0f}"


@dataclass(frozen=True)
class FilePart:
    """Some bytes of a file, for servers that take it piece by piece."""

    path: Path
    #: place of the first byte, from 0.
    start: int
    #: place after the last byte.
    end: int


class FileBody:
    """A file, or a part of one, as the body of a request: read piece by piece, as both transports ask for it."""

    def __init__(self, given: Path | FilePart, feedback: Feedback | None) -> None:
        """Open the file.

        :raises FileError: it cannot be read, or is shorter than the part.
        """
        self._path = path = given.path if isinstance(given, FilePart) else given
        try:
            self._file: BinaryIO = path.open("rb")
            whole = os.fstat(self._file.fileno()).st_size
            self._start, end = (given.start, given.end) if isinstance(given, FilePart) else (0, whole)
            self._file.seek(self._start)
        except OSError as error:
            raise failures.file_failed(path, error) from error
        if end > whole or self._start > end:
            self._file.close()
            raise failures.file_changed(path)
        self._size = end - self._start
        self._done = 0
        # of a part, progress is that of the whole file
        self._progress = Progress(
            feedback, whole, lambda amounts: tr("Sending {name}: {amounts}", name=path.name, amounts=amounts)
        )

    def __len__(self) -> int:
        """Give the number of bytes to send."""
        return self._size

    def __iter__(self) -> Iterator[bytes]:
        """Give the pieces; requests takes a body that can be iterated as one to stream."""
        while piece := self.read(CHUNK):
            yield piece

    def tell(self) -> int:
        """Give how many of the bytes to send were read."""
        return self._done

    def read(self, size: int = -1) -> bytes:
        """Give the next piece.

        :raises FileError: the file cannot be read, or became shorter than it was.
        :raises Cancelled: the work was cancelled.
        """
        left = self._size - self._done
        wanted = left if size < 0 else min(size, left)
        try:
            piece = self._file.read(wanted)
        except OSError as error:
            raise failures.file_failed(self._path, error) from error
        if len(piece) < wanted:
            raise failures.file_changed(self._path)
        self._done += len(piece)
        self._progress.tell(self._start + self._done)
        return piece

    def rewind(self) -> None:
        """Go back to the beginning, to send the file again."""
        try:
            self._file.seek(self._start)
        except OSError as error:
            raise failures.file_failed(self._path, error) from error
        self._done = 0

    def __enter__(self) -> FileBody:
        """Give the body itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None) -> None:
        """Close the file."""
        self._file.close()


class Sink:
    """Where an answer goes: counts what comes and refuses what is too much."""

    def __init__(self, method: str, url: str, limit: int | None) -> None:
        """:param limit: the most bytes accepted, uncompressed; ``None`` for no limit."""
        self.method = method
        self.url = url
        self.limit = limit
        self.count = 0

    def announce(self, length: int | None) -> None:
        """Refuse an answer whose stated length is already too much.

        :raises TooLarge: it is.
        """
        if self.limit is not None and length is not None and length > self.limit:
            raise failures.too_large(self.method, self.url, self.limit)

    def take(self, piece: bytes) -> None:
        """Count a piece.

        :raises TooLarge: it is one too many.
        """
        self.count += len(piece)
        if self.limit is not None and self.count > self.limit:
            raise failures.too_large(self.method, self.url, self.limit)


def to_memory(pieces: Iterator[bytes], sink: Sink, length: int | None) -> bytes:
    """Put the pieces together.

    :raises TooLarge: more came than the sink accepts.
    """
    sink.announce(length)
    parts: list[bytes] = []
    for piece in pieces:
        sink.take(piece)
        parts.append(piece)
    return b"".join(parts)


def to_file(pieces: Iterator[bytes], path: Path, sink: Sink, length: int | None, feedback: Feedback | None) -> None:
    """Write the pieces to a part file beside ``path`` and rename it when all is there.

    Whatever goes wrong, ``path`` holds what it held before and the part file is removed.

    :raises FileError: the file cannot be written, or the disk has no room for it.
    :raises TooLarge: more came than the sink accepts.
    """
    sink.announce(length)
    part = path.with_name(f".{path.name[:100]}.{uuid.uuid4().hex[:8]}.part")
    progress = Progress(
        feedback, length, lambda amounts: tr("Receiving {name}: {amounts}", name=path.name, amounts=amounts)
    )
    try:
        if length is not None and shutil.disk_usage(path.parent).free < length:
            raise failures.disk_full(path, f"{path}\n{length} bytes wanted")
        with part.open("xb") as file:
            for piece in pieces:
                sink.take(piece)
                file.write(piece)
                progress.tell(sink.count)
                if feedback is not None:
                    feedback.check()  # all may have come already: nothing waits for the network any more
        part.replace(path)
    except OSError as error:
        raise failures.file_failed(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def to_part(
    pieces: Iterator[bytes], part: Partial, offset: int, sink: Sink, length: int | None, feedback: Feedback | None
) -> None:
    """Write the pieces into a part file from ``offset`` on; what came stays there when the rest does not come.

    Only a full disk takes it away again, so that the room is free.

    :param length: stated length of the pieces, in bytes.
    :raises FileError: the file cannot be written, or the disk has no room for it.
    :raises TooLarge: more came than the sink accepts.
    """
    path, name = part.path, part.path.name.removesuffix(".part")
    total = None if length is None else offset + length
    sink.count = offset
    try:
        sink.announce(total)
    except TooLarge:
        part.discard()
        raise
    progress = Progress(feedback, total, lambda amounts: tr("Receiving {name}: {amounts}", name=name, amounts=amounts))
    looked = offset
    try:
        if length is not None and shutil.disk_usage(path.parent).free < length + DISK_MARGIN:
            raise failures.disk_full(path, f"{path}\n{length} bytes wanted")
        with path.open("r+b" if offset else "wb") as file:
            file.seek(offset)
            file.truncate()
            for piece in pieces:
                sink.take(piece)
                if sink.count - looked > DISK_LOOK:
                    looked = sink.count
                    if shutil.disk_usage(path.parent).free < DISK_MARGIN:
                        raise failures.disk_full(path, f"{path}\n{sink.count} bytes came")
                file.write(piece)
                progress.tell(sink.count)
                if feedback is not None:
                    feedback.check()
    except (FileError, TooLarge):
        part.discard()
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            part.discard()
        raise failures.file_failed(path, error) from error
