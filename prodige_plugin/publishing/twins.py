"""Features that are there twice: same geometry, same attributes; found in one pass with flat memory.

Each feature leaves 16 bytes. Beyond :data:`IN_MEMORY` features these go into 64 files, by what they begin
with, and each file is looked at alone: ten million features need 160 MB of disk and no more
memory than one million.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.core import QgsFeature

#: Features kept in memory before files are made.
IN_MEMORY = 200_000
_SIZE = 16
_PARTS = 64
#: Bytes gathered for one file before they are written.
_BUFFER = 16 * 1024


def feature_hash(feature: QgsFeature, indexes: Sequence[int]) -> bytes:
    """Give 16 bytes that stand for the geometry and the attributes at ``indexes``.

    Two different features share them once in 2⁶⁴ layers of that many features: never, in practice.
    """
    attributes = feature.attributes()
    digest = hashlib.blake2b(repr([attributes[index] for index in indexes]).encode("utf-8", "surrogatepass"))
    whole = hashlib.blake2b(digest.digest(), digest_size=_SIZE)
    if feature.hasGeometry():
        whole.update(bytes(feature.geometry().asWkb()))
    return whole.digest()


class Twins:
    """Gathers hashes, then tells which came more than once."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        """:param in_memory: hashes kept in memory before files are made."""
        self._most = in_memory
        self._kept: list[bytes] = []
        self._files: list[IO[bytes]] | None = None
        self._parts = [bytearray() for _number in range(_PARTS)]

    def add(self, digest: bytes) -> None:
        """Take the hash of one feature."""
        if self._files is None:
            self._kept.append(digest)
            if len(self._kept) > self._most:
                self._spill()
        else:
            self._put(self._files, digest)

    def more_than_once(self) -> frozenset[bytes]:
        """Give the hashes that were added more than once; nothing can be added afterwards."""
        found: set[bytes] = set()
        for part in self._whole():
            seen: set[bytes] = set()
            for digest in part:
                if digest in seen:
                    found.add(digest)
                seen.add(digest)
        self.close()
        return frozenset(found)

    def close(self) -> None:
        """Let go of the files; they have no name, so nothing stays behind."""
        for file in self._files or ():
            file.close()
        self._files, self._kept = None, []

    def _whole(self) -> Iterator[Sequence[bytes]]:
        """Give the hashes, those that can be the same together."""
        if self._files is None:
            yield self._kept
            return
        for file, buffer in zip(self._files, self._parts, strict=True):
            file.write(buffer)
            file.seek(0)
            whole = file.read()
            yield [whole[start : start + _SIZE] for start in range(0, len(whole), _SIZE)]

    def _spill(self) -> None:
        """Go over to files."""
        self._files = [tempfile.TemporaryFile() for _number in range(_PARTS)]  # noqa: SIM115  closed by close()
        for digest in self._kept:
            self._put(self._files, digest)
        self._kept = []

    def _put(self, files: Sequence[IO[bytes]], digest: bytes) -> None:
        part = digest[0] % _PARTS
        buffer = self._parts[part]
        buffer += digest
        if len(buffer) >= _BUFFER:
            files[part].write(buffer)
            buffer.clear()
