"""Archives from strangers: unpacked into one folder and nowhere else, with limits.

Zip, tar (plain, gzip, bzip2, xz) and single gzip files are read by Python; 7z by GDAL where it has libarchive.
No member leaves the folder, links are left out, and what unpacks to much more than it should is refused (zip bombs
are counted as they unfold: headers may lie).
"""

from __future__ import annotations

import contextlib
import gzip
import lzma
import shutil
import struct
import tarfile
import uuid
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from ..errors import FileError, LayerError
from ..feedback import Feedback
from ..i18n import tr
from ..network import failures
from ..network.stream import DISK_LOOK, DISK_MARGIN, Progress
from . import filenames

#: Name of the folder beside an archive that it is unpacked into; short, since Windows stops at 260 characters.
UNPACKED = "files"
_CHUNK = 1024 * 1024
#: Info-ZIP Unicode Path Extra Field (APPNOTE 4.6.9).
_UNICODE_PATH = 0x7075
#: what Python's readers raise on damaged archives; the last four where a header holds nonsense.
DAMAGE = (
    *(zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile, zlib.error, lzma.LZMAError, EOFError),
    *(IndexError, ValueError, OverflowError, struct.error),
)
_LETTERS = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ’°–")


@dataclass(frozen=True)
class Limits:
    """What is accepted of an archive and of all archives in it."""

    #: unpacked bytes in all.
    total: int = 40 * 1024**3
    count: int = 20_000
    #: unpacked bytes for one packed byte, once more than :attr:`ratio_from` bytes came.
    ratio: int = 400
    ratio_from: int = 300 * 1024**2
    #: archives in archives.
    depth: int = 2


def kind_of(path: Path) -> str:
    """Tell what an archive a file is by its bytes: zip, tar, gzip, 7z or rar; "" when it is none that is unpacked.

    KMZ, XLSX, ODS and QGZ files are zips that QGIS reads as they are: they are none here.
    """
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise _unreadable(path, error) from error
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "" if path.suffix.lower() in (".kmz", ".xlsx", ".ods", ".qgz") else "zip"
    if head.startswith(b"7z\xbc\xaf\x27\x1c"):
        return "7z"
    if head.startswith(b"Rar!\x1a\x07"):
        return "rar"
    packed_tar = head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")) and _is_tar(path)
    if head[257:262] == b"ustar" or packed_tar:
        return "tar"
    return "gzip" if head.startswith(b"\x1f\x8b") else ""


def unpack(path: Path, folder: Path, feedback: Feedback, limits: Limits | None = None) -> Path:
    """Unpack an archive into ``folder``, archives in it too; nothing is done where the folder is there already.

    :return: the folder.
    :raises FileError: it is damaged, protected by a password, packed in a way that cannot be read here, hostile or too
        large, or the disk is full; nothing is left then.
    :raises Cancelled: the work was cancelled; nothing is left then.
    """
    if folder.is_dir():
        return folder
    waiting = folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}")
    try:
        waiting.mkdir(parents=True)
        _Unpacking(feedback, limits or Limits()).unpack(path, waiting, 0)
        waiting.rename(folder)
    except OSError as error:
        raise _unreadable(path, error) from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return folder


class _Unpacking:
    """One archive with all that is in it."""

    def __init__(self, feedback: Feedback, limits: Limits) -> None:
        self._feedback = feedback
        self._limits = limits
        self._bytes = 0
        self._looked = 0
        self._progress = Progress(feedback, None, lambda amounts: tr("Unpacking: {amounts}", amounts=amounts))
        self._count = 0

    def unpack(self, path: Path, folder: Path, depth: int) -> None:
        kind = kind_of(path)
        readers: dict[str, Callable[[Path], Iterator[tuple[str, Callable[[], IO[bytes]]]]]] = {
            "zip": _zip_members,
            "tar": _tar_members,
            "gzip": _gzip_member,
            "7z": _seven_zip_members,
        }
        if kind not in readers:
            raise _refused(
                path, tr("It is an archive of a kind ({kind}) that cannot be unpacked here.", kind=kind or "?")
            )
        packed = max(path.stat().st_size, 1)
        before = self._bytes
        nested: list[Path] = []
        try:
            for stated, opener in readers[kind](path):
                self._feedback.check()
                target = _target(folder, stated, path)
                self._count += 1
                if self._count > self._limits.count:
                    raise _refused(path, tr("It holds more than {count} files.", count=self._limits.count))
                target.parent.mkdir(parents=True, exist_ok=True)
                with opener() as source, target.open("xb") as file:
                    self._copy(source, file, path, packed, before)
                if depth < self._limits.depth and target.suffix.lower() in (".zip", ".gz", ".tgz", ".tar", ".7z"):
                    nested.append(target)
        except NotImplementedError as error:
            raise _refused(path, tr("It is packed in a way that cannot be read here: {words}", words=error)) from error
        except RuntimeError as error:
            # zipfile's way of saying that a password is wanted
            raise _protected(path, error) from error
        except DAMAGE as error:
            raise _damaged(path, error) from error
        for inner in nested:
            self._unpack_inner(inner, depth)

    def _unpack_inner(self, inner: Path, depth: int) -> None:
        """Unpack an archive that was in another one, beside itself; one that cannot be read is left as it is."""
        if not kind_of(inner):
            return
        stem = inner.name.partition(".")[0]
        folder = inner.with_name(stem)
        if folder.exists():
            folder = inner.with_name(f"{stem}-{uuid.uuid4().hex[:4]}")
        folder.mkdir()
        try:
            self.unpack(inner, folder, depth + 1)
        except LayerError:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            inner.unlink()

    def _copy(self, source: IO[bytes], file: IO[bytes], path: Path, packed: int, before: int) -> None:
        """Write one member, counting what unfolds."""
        while piece := source.read(_CHUNK):
            self._bytes += len(piece)
            unfolded = self._bytes - before
            if self._bytes > self._limits.total:
                raise _refused(path, tr("It unpacks to more than {size} GB.", size=self._limits.total // 1024**3))
            if unfolded > self._limits.ratio_from and unfolded > packed * self._limits.ratio:
                raise _refused(path, tr("It unpacks to much more than data do: it may be made to fill the disk."))
            if self._bytes - self._looked > DISK_LOOK:
                self._looked = self._bytes
                if shutil.disk_usage(path.parent).free < DISK_MARGIN:
                    raise failures.disk_full(path, f"{self._bytes} bytes unpacked")
            file.write(piece)
            self._progress.tell(self._bytes)


def _target(folder: Path, stated: str, archive: Path) -> Path:
    """Give the place of a member in the folder.

    :raises FileError: it would be outside.
    """
    pure = PurePosixPath(stated.replace("\\", "/"))
    drive = len(pure.parts) > 0 and len(pure.parts[0]) == 2 and pure.parts[0][1] == ":"
    if pure.is_absolute() or ".." in pure.parts or drive or "\x00" in stated:
        raise _refused(archive, tr("A file in it would be written outside of its folder: “{name}”.", name=stated[:100]))
    parts = [filenames.safe(part) for part in pure.parts if part not in (".", "")] or ["file"]
    target = folder.joinpath(*parts)
    if not target.resolve().is_relative_to(folder.resolve()):
        raise _refused(archive, tr("A file in it would be written outside of its folder: “{name}”.", name=stated[:100]))
    stem, suffix, number = target.stem, target.suffix, 1
    # two members may have one name, or two that are one on Windows
    while target.exists():
        number += 1
        target = target.with_name(f"{stem}-{number}{suffix}")
    return target


# -- readers: the name of each file and a way to open it -----------------------------------------


def _zip_members(path: Path) -> Iterator[tuple[str, Callable[[], IO[bytes]]]]:
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        names = zip_names(infos)
        for info, name in zip(infos, names, strict=True):
            # symbolic links (Unix mode in the high bits): they could lead anywhere
            if (info.external_attr >> 16) & 0o170000 == 0o120000:
                continue
            if info.flag_bits & 0x1:
                raise RuntimeError(info.filename)
            yield name, lambda info=info: archive.open(info)  # type: ignore[misc]


def _tar_members(path: Path) -> Iterator[tuple[str, Callable[[], IO[bytes]]]]:
    with tarfile.open(path, "r:*") as archive:
        for member in archive:
            if member.isfile():
                yield member.name, lambda member=member: _of_tar(archive, member)  # type: ignore[misc]


def _of_tar(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    opened = archive.extractfile(member)
    if opened is None:
        raise tarfile.ReadError(member.name)
    return opened


def _gzip_member(path: Path) -> Iterator[tuple[str, Callable[[], IO[bytes]]]]:
    name = path.name[:-3] if path.name.lower().endswith(".gz") else f"{path.stem}.out"

    def opener() -> IO[bytes]:
        return cast("IO[bytes]", gzip.open(path, "rb"))

    yield name, opener


def _seven_zip_members(path: Path) -> Iterator[tuple[str, Callable[[], IO[bytes]]]]:
    """Read a 7z by GDAL 3.7 or newer where it has libarchive (QGIS's own installers do)."""
    from . import vsi

    if not vsi.reads("/vsi7z/"):
        raise _refused(path, tr("It is a 7z archive, which this QGIS cannot unpack."))
    yield from vsi.members(f"/vsi7z/{path.as_posix()}")


# -- names ---------------------------------------------------------------------------------------


def zip_names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """Give the names of members as they were meant.

    Zips state UTF-8 by a flag or an extra field; without it the names are in the code page of the machine that packed
    them: UTF-8, or CP850 and CP1252 on French Windows. One code page is chosen for the whole archive.
    """
    raw = [info.orig_filename.encode("cp437", "replace") for info in infos if not _says_utf8(info)]
    encoding = _code_page(b"\n".join(raw))
    names = []
    for info in infos:
        extra = _unicode_path(info)
        if _says_utf8(info):
            names.append(info.orig_filename)
        elif extra:
            names.append(extra)
        else:
            names.append(info.orig_filename.encode("cp437", "replace").decode(encoding, "replace"))
    return [name.partition("\x00")[0] for name in names]


def _says_utf8(info: zipfile.ZipInfo) -> bool:
    return bool(info.flag_bits & 0x800)


def _unicode_path(info: zipfile.ZipInfo) -> str:
    """Read the extra field with the name in UTF-8, where it is about this very name."""
    extra = info.extra
    while len(extra) >= 4:
        mark, size = struct.unpack("<HH", extra[:4])
        value, extra = extra[4 : 4 + size], extra[4 + size :]
        if mark == _UNICODE_PATH and len(value) > 5 and value[0] == 1:
            stated = info.orig_filename.encode("cp437", "replace")
            if struct.unpack("<L", value[1:5])[0] == zlib.crc32(stated):
                with contextlib.suppress(UnicodeDecodeError):
                    return value[5:].decode("utf-8")
    return ""


def _code_page(raw: bytes) -> str:
    """Choose the code page that gives French letters rather than lines and Greek."""
    with contextlib.suppress(UnicodeDecodeError):
        raw.decode("utf-8")
        return "utf-8"

    def score(encoding: str) -> int:
        text = raw.decode(encoding, "replace")
        return sum(1 if char in _LETTERS else -1 for char in text if ord(char) > 127)

    return max(("cp850", "cp1252"), key=score)


# -- failures ------------------------------------------------------------------------------------


def _is_tar(path: Path) -> bool:
    """Whether a packed file holds a tar; its first block is unpacked to see."""
    try:
        with tarfile.open(path, "r:*") as archive:
            return archive.next() is not None
    except (OSError, *DAMAGE):
        return False


class ArchiveRefused(LayerError):
    """An archive that is not unpacked: hostile, too large, or of a kind that cannot be read here."""


class ArchiveDamaged(ArchiveRefused):
    """An archive that is not whole."""


def _refused(path: Path, why: str) -> ArchiveRefused:
    return ArchiveRefused(
        tr("The archive {name} was not unpacked.", name=path.name),
        why,
        tr("Try another format or link of the record; the downloaded file is kept at {path}.", path=path),
    )


def _protected(path: Path, error: RuntimeError) -> ArchiveRefused:
    refused = _refused(path, tr("It is protected by a password."))
    refused.detail = str(error)
    return refused


def _damaged(path: Path, error: Exception) -> ArchiveDamaged:
    return ArchiveDamaged(
        tr("The archive {name} was not unpacked.", name=path.name),
        tr("It is damaged or not complete: {words}", words=error),
        tr("Load it again; if it happens again, tell the platform's administrator."),
        detail=str(path),
    )


def _unreadable(path: Path, error: OSError) -> FileError:
    return FileError(
        tr("The file {name} cannot be unpacked.", name=path.name),
        tr("The system said: {words}", words=error.strerror or error),
        tr("Make room on the disk, or choose another folder of downloads in the options."),
        detail=str(path),
    )
