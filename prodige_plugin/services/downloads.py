"""Downloads: to the disk piece by piece, gone on with after a cut, checked, and not fetched twice.

Each address has a folder of its own in the folder of downloads, ``<host>/<name>-<mark>/``, with one numbered folder for
each version of the file: a newer version never takes the place of one that a project already uses.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from .. import xmlsafe
from ..errors import CutAnswer, FileError, HttpError, NetworkError, NoConnection, Timeout, redact
from ..feedback import Feedback
from ..i18n import tr
from ..network import Answer, Door, Partial
from ..network import content as bodies
from . import checksums, filenames

#: Setting that names another folder of downloads.
SETTING = "prodige_plugin/downloads"
#: The most bytes one download may have.
MAX_BYTES = 50 * 1024**3
#: How often in a row a download may be cut without anything having come.
PATIENCE = 3
_NOTE = "download.json"
_WAIT_S = 0.5


@dataclass(frozen=True)
class Downloaded:
    """A file that is here now."""

    path: Path
    #: the address that answered, after redirects.
    url: str
    #: as the server states it, lower case, without parameters.
    media_type: str = ""
    #: it was here already, and is still what the server has.
    reused: bool = False
    #: sentences for a person: damage that was repaired, an older copy that is used …
    notes: tuple[str, ...] = ()


def folder_of_downloads() -> Path:
    """Give the folder that the person chose in the settings, else the plugin's own one in the QGIS profile."""
    from qgis.core import QgsApplication, QgsSettings

    chosen = str(QgsSettings().value(SETTING, "") or "").strip()
    return Path(chosen) if chosen else Path(QgsApplication.qgisSettingsDirPath()) / "prodige_plugin" / "downloads"


def fetch(
    door: Door,
    url: str,
    folder: Path,
    feedback: Feedback,
    *,
    title: str = "",
    checksum: checksums.Checksum | None = None,
    max_bytes: int = MAX_BYTES,
    headers: Mapping[str, str] | None = None,
) -> Downloaded:
    """Download a file, or give the one that is here when the server says that it has not changed.

    :param folder: the folder of downloads; made when it is missing.
    :param title: names the file when neither the server nor the address does.
    :param checksum: what a feed announces of it.
    :raises NetworkError: no answer, an error, a web page or an exception report instead of a file, a file that stays
        damaged …
    :raises FileError: the disk is full, or the folder cannot be written.
    :raises Cancelled: the work was cancelled; what came is kept for the next time.
    """
    place = place_of(folder, url)
    with _alone(place, feedback):
        known = _known(place)
        # the validators of RFC 9110, section 13.1.2 and 13.1.3
        conditions = {}
        if known is not None and known.etag:
            conditions["If-None-Match"] = known.etag
        elif known is not None and known.modified:
            conditions["If-Modified-Since"] = known.modified
        part = Partial(place / "coming.part")
        try:
            answer = _receive(door, url, part, feedback, {**(headers or {}), **conditions}, max_bytes)
        except HttpError as error:
            if error.status != 304 or known is None:
                raise
            return Downloaded(known.path, known.url, known.media_type, reused=True)
        except (NoConnection, Timeout):
            if known is None or part.size():
                raise
            note = tr("The server does not answer: the copy downloaded on {date} is used.", date=known.date)
            return Downloaded(known.path, known.url, known.media_type, reused=True, notes=(note,))
        return _keep(answer, part, place, feedback, url, title, checksum)


def forget(got: Downloaded) -> None:
    """Let a download that turned out to be damaged be fetched anew the next time."""
    with contextlib.suppress(OSError):
        (got.path.parent.parent / _NOTE).unlink(missing_ok=True)


def _receive(
    door: Door, url: str, part: Partial, feedback: Feedback, headers: Mapping[str, str], max_bytes: int
) -> Answer:
    """Ask until all has come; give up when nothing comes any more."""
    failures = 0
    while True:
        feedback.check()
        before = part.size()
        try:
            # what a condition is about is the file that is here, not the half that came of another
            asked = {key: value for key, value in headers.items() if not (before and key.startswith("If-"))}
            return door.request("GET", url, headers=asked, partial=part, max_bytes=max_bytes)
        except HttpError as error:
            if error.status != 416 or not before:
                raise
            # all had come already, or the file is another one now: asked again from its beginning
            part.discard()
        except (CutAnswer, Timeout):
            failures = 0 if part.size() > before else failures + 1
            if failures >= PATIENCE:
                raise
            feedback.report(None, tr("The connection was cut; going on where it stopped …"))
            _pause(_WAIT_S * failures, feedback)


def _pause(seconds: float, feedback: Feedback) -> None:
    """Wait, hearing a cancel."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        feedback.check()
        time.sleep(0.05)


def _keep(
    answer: Answer,
    part: Partial,
    place: Path,
    feedback: Feedback,
    url: str,
    title: str,
    checksum: checksums.Checksum | None,
) -> Downloaded:
    """Judge what came, give it its name and note what it is."""
    try:
        with part.path.open("rb") as file:
            head = file.read(bodies.SNIFF)
        try:
            _judge(head, answer)
            # those of headers are of the bytes on the way, which were unfolded here where they were packed
            packed = "Content-Encoding" in answer.headers
            stated = None if packed else checksums.of_headers(answer.headers, whole=answer.status == 200)
            wanted = checksum or stated
            if wanted is not None and not wanted.matches(part.path, feedback):
                raise _damaged(answer.url, wanted)
        except NetworkError:
            part.discard()
            raise
        name = filenames.choose(answer.headers, url, title, head)
        version = next_version(place)
        version.mkdir()
        part.finish(version / name)
        note = {
            "url": redact(answer.url),
            "file": f"{version.name}/{name}",
            "size": (version / name).stat().st_size,
            "etag": answer.headers.get("ETag", ""),
            "modified": answer.headers.get("Last-Modified", ""),
            "media_type": answer.content_type,
            "date": datetime.now(UTC).date().isoformat(),
        }
        waiting = place / f"{_NOTE}.new"
        waiting.write_text(json.dumps(note, indent=1), encoding="utf-8")
        waiting.replace(place / _NOTE)
    except OSError as error:
        raise FileError(
            tr("The download cannot be kept."),
            tr("The system said: {words}", words=error.strerror or error),
            tr("Choose another folder of downloads in the options."),
            detail=str(place),
        ) from error
    return Downloaded(version / name, answer.url, answer.content_type)


def _judge(head: bytes, answer: Answer) -> None:
    """Refuse what is no file of data at all.

    :raises NetworkError: nothing, a web page, or an exception report of a service.
    """
    if not head:
        raise NetworkError(
            tr("The download is empty."),
            tr("{host} answered, but with nothing.", host=urlsplit(answer.url).netloc),
            tr("Try again later, or try another link of the record."),
            detail=answer.url,
        )
    if bodies.is_report(head):
        raise bodies.service_exception(head, "GET", answer.url)
    if xmlsafe.looks_like_html(head):
        raise bodies.html_page(head, "GET", answer.url)


def _damaged(url: str, wanted: checksums.Checksum) -> NetworkError:
    """Say that a file is not what the server announced."""
    return NetworkError(
        tr("The downloaded file is damaged."),
        tr("It does not have the checksum ({algorithm}) that the server announces.", algorithm=wanted.algorithm),
        tr("Try again; if it happens again, tell the platform's administrator."),
        detail=f"{url}\n{wanted.algorithm} {wanted.value}",
    )


@dataclass(frozen=True)
class _Known:
    """The newest version that is here."""

    path: Path
    url: str
    etag: str
    modified: str
    media_type: str
    date: str


def _known(place: Path) -> _Known | None:
    """Read what is here of an address; ``None`` where nothing whole is."""
    try:
        note = json.loads((place / _NOTE).read_text(encoding="utf-8"))
        texts = {key: str(note[key]) for key in ("url", "file", "etag", "modified", "media_type", "date")}
        path = place / texts.pop("file")
        if path.stat().st_size == 0:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return _Known(path=path, **texts)


def place_of(folder: Path, url: str) -> Path:
    """Give the folder of an address, and make it.

    :raises FileError: it cannot be made.
    """
    parts = urlsplit(url)
    # parameters may be secrets: they count in the mark, and are not written
    mark = hashlib.sha256(url.encode()).hexdigest()[:10]
    last = filenames.safe(parts.path, "data")
    stem = re.sub(r"[^\w.-]+", "_", last.partition(".")[0])[:30] or "data"
    place = folder / filenames.safe(parts.hostname or "host") / f"{stem}-{mark}"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            tr("The folder of downloads cannot be used."),
            tr("The system said: {words}", words=error.strerror or error),
            tr("Choose another folder of downloads in the options."),
            detail=str(place),
        ) from error
    return place


def next_version(place: Path) -> Path:
    """Give the folder of the next version."""
    numbers = [int(path.name) for path in place.iterdir() if path.name.isdigit()]
    return place / str(max(numbers, default=0) + 1)


_locks: dict[Path, threading.Lock] = {}
_locks_guard = threading.Lock()


@contextlib.contextmanager
def _alone(place: Path, feedback: Feedback) -> Iterator[None]:
    """Let one piece of work at a time fetch an address; the others wait, and find it there."""
    with _locks_guard:
        lock = _locks.setdefault(place, threading.Lock())
    while not lock.acquire(timeout=0.1):
        feedback.check()
    try:
        yield
    finally:
        lock.release()
