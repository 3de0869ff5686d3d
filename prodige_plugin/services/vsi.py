"""What GDAL's virtual file systems can read, for archives that Python cannot."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

_CHUNK = 1024 * 1024


def reads(prefix: str) -> bool:
    """Whether GDAL has a virtual file system (``/vsi7z/``: GDAL 3.7 with libarchive)."""
    from osgeo import gdal

    return prefix in gdal.GetFileSystemsPrefixes()


def members(root: str) -> Iterator[tuple[str, Callable[[], IO[bytes]]]]:
    """Give each file below a virtual folder, with a way to open it.

    :raises EOFError: the archive cannot be listed.
    """
    from osgeo import gdal

    listed = gdal.ReadDirRecursive(root)
    if listed is None:
        raise EOFError(root)
    for name in listed:
        if not name.endswith("/"):
            yield name, lambda name=name: io.BufferedReader(_Member(f"{root}/{name}"), _CHUNK)  # type: ignore[misc]


class _Member(io.RawIOBase):
    """A virtual file as Python's files are."""

    def __init__(self, path: str) -> None:
        from osgeo import gdal

        super().__init__()
        self._gdal = gdal
        self._file = gdal.VSIFOpenL(path, "rb")
        if self._file is None:
            raise EOFError(path)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._gdal.VSIFReadL(1, len(buffer), self._file) or b""
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed and self._file is not None:
            self._gdal.VSIFCloseL(self._file)
        super().close()


def read_bytes(path: str, largest: int, *, whole: bool = True) -> bytes | None:
    """Read a small file, on disk or inside an archive; ``None`` if it is not there or cannot be read.

    :param largest: most bytes to read.
    :param whole: give nothing of a file that is larger; otherwise its beginning.
    """
    if not path.startswith("/vsi"):
        file = Path(path)
        try:
            if not file.is_file() or (whole and file.stat().st_size > largest):
                return None
            with file.open("rb") as stream:
                return stream.read(largest)
        except OSError:
            return None
    from osgeo import gdal

    status = gdal.VSIStatL(path)
    if status is None or status.IsDirectory() or (whole and status.size > largest):
        return None
    handle = gdal.VSIFOpenL(path, "rb")
    if handle is None:
        return None
    try:
        return bytes(gdal.VSIFReadL(1, largest, handle) or b"")
    finally:
        gdal.VSIFCloseL(handle)
