"""Files to a platform: streamed, summed up, told, cancelled at once; sent again only where that cannot publish twice.

:func:`send` is for servers that take a file in one request, :func:`send_resumable` for those that tell how much
they hold already (:class:`Resumable`): after a cut it goes on from there.

``Expect: 100-continue`` (RFC 9110, section 10.1.1) cannot be used: Qt's network manager and requests both send
the body without waiting for the answer. What a server would refuse is found out before by the limit it states
(``largest``) and, for the account, by asking it something small first.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..errors import CutAnswer, FileError, HttpError, NetworkError, NoConnection, PublishError, Timeout
from ..feedback import Feedback
from ..i18n import tr
from ..network import Answer, Door, Expect, FilePart, RetryPolicy
from ..network.retry import pause

_CHUNK = 1024 * 1024
#: Methods that may be repeated: the second time changes nothing more (RFC 9110, section 9.2.2).
_IDEMPOTENT = frozenset({"PUT", "DELETE"})
#: Statuses after which the server may have done it all the same.
_UNSURE = frozenset({500, 502, 503, 504})
#: "Go on": some of the file is there.
_GOING_ON = frozenset({308})
#: Bytes sent in one request to a server that takes pieces.
PIECE = 8 * 1024 * 1024


@dataclass(frozen=True)
class Sent:
    """A file that arrived."""

    #: bytes.
    size: int
    #: SHA-256 of the file, lower-case hexadecimal.
    sha256: str
    #: what the server answered; ``None`` when the answer was lost and the file was found there.
    answer: Answer | None = None
    #: how many times sending was begun.
    attempts: int = 1


class Resumable(Protocol):
    """A way to a server that takes a file from any place in it."""

    def held(self, feedback: Feedback) -> int:
        """Ask how many bytes of this file the server holds.

        :raises NetworkError: it does not answer.
        """

    def send_from(self, path: Path, offset: int, feedback: Feedback) -> None:
        """Send the file from ``offset`` on; what the server took of it stays there when this fails.

        :param feedback: hears the fraction of the whole file.
        :raises NetworkError: the connection was lost.
        :raises Cancelled: the person cancelled.
        """

    def forget(self, feedback: Feedback) -> None:
        """Delete what the server holds of it: it is of another file."""


def send(
    door: Door,
    method: str,
    url: str,
    path: Path,
    *,
    media_type: str = "application/octet-stream",
    headers: Mapping[str, str] | None = None,
    params: Mapping[str, str | int | float] | None = None,
    expect: Expect = Expect.ANY,
    sha256: str = "",
    largest: int | None = None,
    is_there: Callable[[], bool] | None = None,
    again: RetryPolicy | None = None,
    repeatable: bool | None = None,
    feedback: Feedback | None = None,
) -> Sent:
    """Send a file as the body of one request. Worker thread.

    The door tells progress and hears cancel while the bytes go. 429, and 503 with ``Retry-After``, are waited for
    by the door. After a cut or an answer that leaves it open whether the server took the file, it is sent again
    when the method is idempotent, or when ``is_there`` says that it is not there.

    :param sha256: its checksum, where it is known (of an export it is); else the file is read once more before.
    :param largest: the most bytes the server takes, where it is known.
    :param repeatable: whether it may be sent again without asking; by default an idempotent method may.
    :param is_there: asks the server, by a request of its own, whether the file arrived after all.
    :raises PublishError: the file is larger than the server takes: nothing was sent; or it changed meanwhile.
    :raises NetworkError: it was not taken, or nobody knows.
    :raises FileError: the file cannot be read.
    :raises Cancelled: the person cancelled.
    """
    feedback = feedback or Feedback()
    before = _stamp(path)
    if largest is not None and before[0] > largest:
        raise too_large(path, before[0], largest)
    summed = sha256 or file_sum(path, feedback)
    fields = {"Content-Type": media_type, "Repr-Digest": repr_digest(summed), **(headers or {})}
    policy = again or RetryPolicy()
    attempt = 0
    while True:
        attempt += 1
        try:
            answer = door.request(
                method, url, data=path, headers=fields, params=params, expect=expect,
                safe=method.upper() in _IDEMPOTENT if repeatable is None else repeatable, patient=True,
            )  # fmt: skip
        except (HttpError, CutAnswer, Timeout) as error:
            if isinstance(error, HttpError) and error.status == 413:
                raise too_large(path, before[0], None, error.detail) from error
            if not _may_have_worked(error) or is_there is None:
                raise
            try:
                if is_there():
                    return Sent(before[0], summed, None, attempt)
            except NetworkError:
                # nobody knows: the first failure says what happened
                raise error from None
            wait = policy.wait_s(attempt, {})
            if wait is None:
                raise
            pause(wait, feedback)
        else:
            if _stamp(path) != before:
                raise _changed(path)
            return Sent(before[0], summed, answer, attempt)


def send_resumable(
    way: Resumable, path: Path, feedback: Feedback, *, sha256: str = "", again: RetryPolicy | None = None
) -> Sent:
    """Send a file to a server that takes it from any place, going on after each cut. Worker thread.

    As long as a server takes some more each time, it is not given up.

    :raises NetworkError: the connection is lost again and again, and nothing more arrives.
    :raises PublishError: the file changed meanwhile.
    :raises FileError: the file cannot be read.
    :raises Cancelled: the person cancelled; what arrived stays, and is gone on with the next time.
    """
    before = _stamp(path)
    size = before[0]
    summed = sha256 or file_sum(path, feedback)
    policy = again or RetryPolicy()
    attempts, vain, most = 0, 0, -1
    while True:
        feedback.check()
        attempts += 1
        try:
            held = way.held(feedback)
            if held > size:
                way.forget(feedback)
                held = 0
            if held > most:
                vain, most = 0, held
            if held < size or (not size and attempts == 1):
                way.send_from(path, held, feedback)
                held = way.held(feedback)
            if held == size:
                break
            raise CutAnswer(
                tr("{name} did not arrive whole.", name=path.name),
                tr("{expected} bytes were sent, and {found} are there.", expected=size, found=held),
                tr("Try again; if it happens again, send the details to the platform's administrator."),
            )
        except NetworkError as error:
            vain += 1
            wait = policy.wait_s(vain, {}) if _may_have_worked(error) else None
            if wait is None:
                raise
            pause(wait, feedback)
    if _stamp(path) != before:
        raise _changed(path)
    return Sent(size, summed, None, attempts)


class ByContentRange:
    """The way of servers that take pieces by ``PUT`` with ``Content-Range`` and answer 308 until all is there.

    GeoServer's resumable uploads and Google's work so: 308 with ``Range: bytes=0-N`` says what is held.
    """

    def __init__(self, door: Door, url: str, size: int, piece: int = PIECE) -> None:
        """:param url: the address the server gave for this one file.
        :param size: bytes of the whole file.
        :param piece: bytes in one request.
        """
        self._door = door
        self._url = url
        self._size = size
        self._piece = piece
        self._done = False

    def held(self, feedback: Feedback) -> int:
        """See :class:`Resumable`."""
        feedback.check()
        if self._done:
            return self._size
        return self._put(None, f"bytes */{self._size}")

    def send_from(self, path: Path, offset: int, feedback: Feedback) -> None:
        """See :class:`Resumable`."""
        while offset < self._size:
            feedback.check()
            end = min(self._size, offset + self._piece)
            held = self._put(FilePart(path, offset, end), f"bytes {offset}-{end - 1}/{self._size}")
            if held <= offset:
                raise CutAnswer(
                    tr("{name} did not arrive whole.", name=path.name),
                    tr("The server takes no more of it after {size} bytes.", size=held),
                    tr("Try again; if it happens again, send the details to the platform's administrator."),
                )
            offset = held

    def forget(self, feedback: Feedback) -> None:
        """See :class:`Resumable`."""
        feedback.check()
        self._door.delete(self._url)

    def _put(self, part: FilePart | None, content_range: str) -> int:
        """Send a piece, or only the question; give the bytes held."""
        fields = {"Content-Range": content_range}
        answer = self._door.request(
            "PUT", self._url, data=part if part is not None else b"", headers=fields, patient=True, accept=_GOING_ON
        )
        if answer.status not in _GOING_ON:
            self._done = True
            return self._size
        return _range_end(answer.headers.get("Range", ""))


def _range_end(value: str) -> int:
    """Read ``bytes=0-N``: N + 1 bytes are held; none when it is missing."""
    found = re.fullmatch(r"\s*(?:bytes=)?0-(\d+)\s*", value)
    return int(found[1]) + 1 if found else 0


def file_sum(path: Path, feedback: Feedback) -> str:
    """Give the SHA-256 of a file in lower-case hexadecimal.

    :raises FileError: it cannot be read.
    :raises Cancelled: the person cancelled.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                feedback.check()
                digest.update(piece)
    except OSError as error:
        raise _unreadable(path, error) from error
    return digest.hexdigest()


def repr_digest(sha256: str) -> str:
    """Write a SHA-256 as the header ``Repr-Digest`` does (RFC 9530, section 3)."""
    return f"sha-256=:{b64encode(bytes.fromhex(sha256)).decode('ascii')}:"


def too_large(path: Path, size: int, largest: int | None, detail: str = "") -> PublishError:
    """Say that the server does not take files of this size."""
    limit = (
        tr("It has {size} MB, and the server takes at most {largest} MB.", size=_mb(size), largest=_mb(largest))
        if largest is not None
        else tr("It has {size} MB, more than the server takes.", size=_mb(size))
    )
    return PublishError(
        tr("{name} is too large for the platform; nothing of it was kept there.", name=path.name),
        limit,
        tr("Publish fewer features or fields, or ask the platform's administrator for a higher limit."),
        detail or json.dumps({"size": size, "largest": largest}),
    )


def _mb(size: int) -> str:
    """Write bytes as megabytes."""
    return f"{size / 1e6:.1f}" if size < 1e7 else f"{size / 1e6:.0f}"


def _may_have_worked(error: NetworkError) -> bool:
    """Whether the server may have taken the file all the same, or may take it at another moment."""
    if isinstance(error, HttpError):
        return error.status in _UNSURE or error.status == 429
    return isinstance(error, (CutAnswer, Timeout, NoConnection))


def _stamp(path: Path) -> tuple[int, int]:
    """Give size (bytes) and moment of the last change (nanoseconds) of a file.

    :raises FileError: it is not there.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return status.st_size, status.st_mtime_ns


def _unreadable(path: Path, error: OSError) -> FileError:
    return FileError(
        tr("The file “{name}” cannot be read.", name=path.name),
        tr("It was said: {words}", words=error.strerror or str(error)),
        tr("Check that the file is still there, then try again."),
        f"{path}\n{error}",
    )


def _changed(path: Path) -> PublishError:
    return PublishError(
        tr("The file “{name}” changed while it was sent.", name=path.name),
        tr("What arrived is part of the old file and part of the new one."),
        tr("Close the programs that write this file, then try again."),
    )
