"""The deposit package: all that a platform's administrators need to create a data set or a map, in one archive.

A package is a zip whose ``manifest.json`` names every other file in it with its size and SHA-256, and says what each
one is and by which standard. The same parts give the same bytes. Nothing here knows QGIS or Qt: the parts are made
elsewhere (:mod:`prodige_plugin.platforms.prodige.deposit`), checked by :mod:`.deposit_checks`, and read by people in
the page of :mod:`.deposit_summary`.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO

from ..errors import FileError, PublishError
from ..feedback import Feedback
from ..i18n import tr
from .deposit_manifest import CONTEXT, DATA, MANIFEST, RECORD, STYLE, About, Entry, Manifest, Part, unreadable

#: The largest manifest read by :func:`verify`, in bytes: one is a few thousand.
_LARGEST_MANIFEST = 4 * 1024**2
_PIECE = 1024**2
#: How the name of a package that is being written ends.
_PART = ".part"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
#: Names that Windows keeps for devices, whatever stands after a dot.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10))})
#: What zip compresses no further.
_PACKED = frozenset({".png", ".zip", ".tif"})


@dataclass(frozen=True)
class Written:
    """A package on the disk."""

    path: Path
    size: int
    sha256: str
    manifest: Manifest


def is_safe_name(name: str) -> bool:
    """Whether a path inside an archive stays inside whatever unpacks it, on any system."""
    parts = PurePosixPath(name).parts
    return (
        0 < len(name) <= 200
        and "\\" not in name
        and name == "/".join(parts)
        and all(
            _NAME.fullmatch(part) and not part.endswith(".") and part.partition(".")[0].lower() not in _DEVICES
            for part in parts
        )
    )


def manifest_of(about: About, parts: Sequence[Part], feedback: Feedback | None = None) -> Manifest:
    """Give the manifest of some parts; each is read once.

    :raises FileError: a part cannot be read.
    """
    entries = []
    for part in sorted(parts, key=lambda one: one.name):
        digest, size = hashlib.sha256(), 0
        for piece in part.pieces():
            if feedback is not None:
                feedback.check()
            digest.update(piece)
            size += len(piece)
        entries.append(Entry(part.name, part.role, size, digest.hexdigest(), part.standard, part.media_type))
    return Manifest(about, tuple(entries), _content(entries))


def write(about: About, parts: Sequence[Part], path: Path, feedback: Feedback) -> Written:
    """Write a package beside its place, and move it there when it is whole.

    :raises FileError: a part cannot be read, or the package not be written.
    :raises PublishError: two parts have the same name, or a name leads out of the archive.
    :raises Cancelled: the person cancelled; nothing is left.
    """
    names = [part.name for part in parts]
    if len({name.lower() for name in (*names, MANIFEST)}) != len(names) + 1 or not all(map(is_safe_name, names)):
        raise PublishError(
            tr("The deposit package cannot be made."),
            tr("Names of its files are not as they should be."),
            tr("Give the layer another name."),
            detail=", ".join(names),
        )
    manifest = manifest_of(about, parts, feedback.part(0.0, 0.3))
    total = sum(entry.size for entry in manifest.entries) or 1
    stamp = _stamp(about.when)
    inside = feedback.part(0.3, 1.0)
    with _beside(path) as file, zipfile.ZipFile(file, "w", allowZip64=True) as archive:
        # the manifest first: who reads the archive as a stream knows what comes
        archive.writestr(_info(MANIFEST, stamp), manifest.to_bytes(), compresslevel=6)
        done = 0
        for part in sorted(parts, key=lambda one: one.name):
            with archive.open(_info(part.name, stamp), "w", force_zip64=part.size > 2**31 - 1) as target:
                for piece in part.pieces():
                    inside.check()
                    target.write(piece)
                    done += len(piece)
                    inside.report(min(1.0, done / total), tr("Pack {name}", name=part.name))
    return Written(path, path.stat().st_size, file_sum(path, feedback), manifest)


def verify(path: Path, feedback: Feedback | None = None) -> Manifest:
    """Open a package again and see that it holds what its manifest says, to the byte, and nothing else.

    :raises PublishError: it does not; says what is wrong.
    :raises FileError: it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            if len(infos) != len(archive.infolist()) or MANIFEST not in infos:
                raise _damaged(path, tr("It has no manifest, or a name twice."))
            if infos[MANIFEST].file_size > _LARGEST_MANIFEST:
                raise _damaged(path, tr("Its manifest is too large."))
            manifest = Manifest.parse(archive.read(MANIFEST))
            _same_names(path, manifest, infos)
            for entry in manifest.entries:
                with archive.open(infos[entry.name]) as file:
                    size, digest = _summed(file, entry.size, feedback)
                if size != entry.size or digest != entry.sha256:
                    raise _damaged(path, tr("{name} is not what the manifest says.", name=entry.name))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, RuntimeError, NotImplementedError) as error:
        raise _damaged(path, str(error)) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if manifest.content != _content(manifest.entries):
        raise _damaged(path, tr("The sum of its contents is not what the manifest says."))
    return manifest


def file_sum(path: Path, feedback: Feedback | None = None) -> str:
    """Give the SHA-256 of a file.

    :raises FileError: it cannot be read.
    """
    digest = hashlib.sha256()
    for piece in Part("file", DATA, path).pieces():
        if feedback is not None:
            feedback.check()
        digest.update(piece)
    return digest.hexdigest()


def read_part(path: Path, role: str) -> bytes | None:
    """Give the first file of a role from a package, ``None`` where it has none.

    :raises PublishError: it is no deposit package.
    :raises FileError: it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = Manifest.parse(archive.read(MANIFEST))
            name = next((entry.name for entry in manifest.entries if entry.role == role), "")
            return archive.read(name) if name else None
    except (zipfile.BadZipFile, KeyError) as error:
        raise _damaged(path, str(error)) from error
    except OSError as error:
        raise unreadable(path, error) from error


def _same_names(path: Path, manifest: Manifest, infos: Mapping[str, zipfile.ZipInfo]) -> None:
    """See that the archive holds the files of the manifest, and that none leads out of it."""
    stated = [entry.name for entry in manifest.entries]
    if sorted([*stated, MANIFEST]) != sorted(infos):
        others = sorted(set(infos) ^ {*stated, MANIFEST})
        raise _damaged(path, tr("Its files are not those of its manifest: {names}", names=", ".join(others)[:300]))
    for name, info in infos.items():
        # the upper half of the attributes is the Unix mode: a link would lead elsewhere
        if not is_safe_name(name) or info.is_dir() or (info.external_attr >> 16) & 0o170000 not in (0, 0o100000):
            raise _damaged(path, tr("{name} leads out of the archive.", name=name))


def _summed(file: IO[bytes], expected: int, feedback: Feedback | None) -> tuple[int, str]:
    """Give size and SHA-256 of a file inside; stops where more comes than was stated."""
    digest, size = hashlib.sha256(), 0
    while size <= expected and (piece := file.read(_PIECE)):
        if feedback is not None:
            feedback.check()
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()


def _content(entries: Sequence[Entry]) -> str:
    """Sum up the parts that are the data set itself, without pages that tell the date or the checks."""
    lasting = [f"{entry.name} {entry.sha256}" for entry in entries if entry.role in (DATA, RECORD, STYLE, CONTEXT)]
    return hashlib.sha256("\n".join(sorted(lasting)).encode()).hexdigest()


def _stamp(when: str) -> tuple[int, int, int, int, int, int]:
    """Give the date that the archive's files bear; a zip knows none before 1980."""
    moment = datetime.fromisoformat(when).astimezone(UTC)
    if moment.year < 1980:
        return 1980, 1, 1, 0, 0, 0
    return moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second


def _info(name: str, stamp: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    """Describe a file the same way on every system."""
    info = zipfile.ZipInfo(name, stamp)
    packed = PurePosixPath(name).suffix.lower() in _PACKED
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    return info


def drop_parts(path: Path) -> None:
    """Delete what an attempt to write a package left beside it, when QGIS was killed meanwhile."""
    for left in path.parent.glob(f"{glob.escape(_part_prefix(path))}*{_PART}"):
        left.unlink(missing_ok=True)


def _part_prefix(path: Path) -> str:
    return f".{path.name}."


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    """Give a file beside the wanted one, which it becomes when all went well."""
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_part_prefix(path), suffix=_PART)
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
        temporary = ""
    except OSError as error:
        raise FileError(
            tr("The deposit package cannot be written."),
            tr("The system said: {words}", words=error.strerror or error),
            tr("Make room on the disk, or choose another folder."),
            detail=str(path),
        ) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _damaged(path: Path, why: str) -> PublishError:
    """Say that a package is not whole."""
    return PublishError(
        tr("The deposit package {name} is not whole.", name=path.name), why, tr("Make it again."), detail=str(path)
    )
