"""Files that a team shares: in a folder, as one file, or at a web address; what was read serves offline. No Qt here."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import FileError, NetworkError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..paths import write_whole

#: The most files read of a shared folder, and the most bytes of one.
MOST_FILES = 300
MAX_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class Shared:
    """What a shared place holds."""

    #: (name, contents), in the order of the names.
    files: tuple[tuple[str, bytes], ...] = ()
    #: when it was read, seconds since 1970 (UTC).
    read: float = 0.0
    #: why this is not newer, ``""`` when it is what the place holds now.
    stale: str = ""


def is_web(place: str) -> bool:
    """Whether a place is a web address."""
    return urlsplit(place.strip()).scheme in ("http", "https")


def read_now(place: str, endings: Sequence[str], feedback: Feedback) -> Shared:
    """Read a place as it is now.

    :param place: a folder, a file, or an address that gives one file.
    :param endings: which files of a folder count: (".json", ".xml").
    :raises FileError: a folder or a file cannot be read.
    :raises NetworkError: an address does not answer.
    """
    place = place.strip()
    files = _of_web(place, feedback) if is_web(place) else _of_disk(Path(place).expanduser(), endings)
    return Shared(files, time.time())


def read_shared(place: str, endings: Sequence[str], cache: Path, feedback: Feedback) -> Shared:
    """Read a shared place; as it was when it was last read, if it cannot be read now. Worker thread.

    :param place: a folder, a file, or an address that gives one file.
    :param endings: which files of a folder count: (".json", ".xml").
    :param cache: the folder where what was read is kept.
    :raises FileError: a folder or a file cannot be read, and none was kept.
    :raises NetworkError: an address does not answer, and nothing of it was kept.
    """
    place = place.strip()
    kept = cache / f"{hashlib.sha256(place.encode()).hexdigest()[:32]}.json"
    try:
        found = read_now(place, endings, feedback)
    except (NetworkError, FileError) as error:
        known = _kept(kept)
        if known is None:
            raise
        return Shared(known.files, known.read, error.what)
    _keep(kept, found)
    return found


def _of_web(place: str, feedback: Feedback) -> tuple[tuple[str, bytes], ...]:
    from ..network import Door

    answer = Door("", feedback).request("GET", place, max_bytes=MAX_BYTES)
    return ((Path(urlsplit(place).path).name or "shared", answer.content),)


def _of_disk(place: Path, endings: Sequence[str]) -> tuple[tuple[str, bytes], ...]:
    try:
        if place.is_dir():
            paths = sorted(path for path in place.iterdir() if path.suffix.lower() in endings and path.is_file())
        else:
            paths = [place]
        return tuple((path.name, path.read_bytes()) for path in paths[:MOST_FILES] if path.stat().st_size <= MAX_BYTES)
    except OSError as error:
        raise FileError(
            tr("{path} cannot be read.", path=place),
            tr("The disk refused: {reason}", reason=error.strerror or error),
            tr("See that the folder is there and that the network drive is connected."),
        ) from error


def _kept(path: Path) -> Shared | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        files = tuple((str(name), base64.b64decode(text)) for name, text in found["files"])
        return Shared(files, float(found["read"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _keep(path: Path, found: Shared) -> None:
    """Keep what was read; a disk that refuses costs only the work offline."""
    files = [(name, base64.b64encode(data).decode("ascii")) for name, data in found.files]
    try:
        write_whole(path, json.dumps({"read": found.read, "files": files}))
    except OSError:
        return


def reading(what: str, error: Exception) -> PluginError:
    """Give the error of a shared file that is something else than what it should be."""
    return FileError(
        tr("{path} is not a file of the plugin.", path=what),
        tr("It cannot be understood: {reason}", reason=error),
        tr("Ask whoever shares it for a file exported by the plugin."),
    )
