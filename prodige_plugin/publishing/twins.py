"""Features that are there twice: same geometry, same attributes; found in one pass with flat memory.

Each feature leaves 24 bytes. Beyond :data:`IN_MEMORY` features these go into 64 files, by what they begin
with, and each file is looked at alone: ten million features need 240 MB of disk and no more
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
#: Bytes of a hash with the feature's id behind it.
_RECORD = 24
_PARTS = 64
#: Bytes gathered for one file before they are written.
_BUFFER = 16 * 1024


def feature_hash(wkb: bytes, values: Sequence[object]) -> bytes:
    """Give 16 bytes that stand for a geometry (``b""`` for none) and the attributes to publish.

    Two different features share them once in 2⁶⁴ layers of that many features: never, in practice.
    """
    written = repr(values).encode("utf-8", "surrogatepass")
    # the length parts the two: what ends the one never passes for the beginning of the other
    whole = len(written).to_bytes(8, "big") + written + wkb
    return hashlib.blake2b(whole, digest_size=_SIZE, usedforsecurity=False).digest()


def hash_of(feature: QgsFeature, indexes: Sequence[int]) -> bytes:
    """Give :func:`feature_hash` of a feature as its source has it.

    :param indexes: where the attributes to publish stand.
    """
    attributes = feature.attributes()
    wkb = bytes(feature.geometry().asWkb()) if feature.hasGeometry() else b""
    return feature_hash(wkb, [attributes[index] for index in indexes])


class Twins:
    """Gathers hashes, then tells which came more than once."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        """:param in_memory: hashes kept in memory before files are made."""
        self._most = in_memory
        self._count = 0
        self._files: list[IO[bytes]] | None = None
        self._parts = [bytearray() for _number in range(_PARTS)]

    def add(self, digest: bytes, number: int = 0) -> None:
        """Take the hash of one feature, and its id, to tell it by."""
        digest += number.to_bytes(_RECORD - _SIZE, "big", signed=True)
        part = digest[0] % _PARTS
        buffer = self._parts[part]
        buffer += digest
        self._count += 1
        if self._count <= self._most:
            return
        if self._files is None:
            self._files = [tempfile.TemporaryFile() for _number in range(_PARTS)]  # noqa: SIM115  closed by close()
        if len(buffer) >= _BUFFER:
            self._files[part].write(buffer)
            buffer.clear()

    def surplus(self, most: int) -> tuple[int, list[int]]:
        """Give how many hashes came again after their first time, and the ids of some; nothing is added afterwards.

        :param most: how many ids are given at most.
        """
        total = 0
        ids: list[int] = []
        for part in self._whole():
            seen: set[bytes] = set()
            for record in part:
                digest = record[:_SIZE]
                if digest not in seen:
                    seen.add(digest)
                    continue
                total += 1
                if len(ids) < most:
                    ids.append(int.from_bytes(record[_SIZE:], "big", signed=True))
        self.close()
        return total, sorted(ids)

    def more_than_once(self) -> frozenset[bytes]:
        """Give the hashes that were added more than once; nothing can be added afterwards."""
        found: set[bytes] = set()
        for part in self._whole():
            seen: set[bytes] = set()
            for record in part:
                digest = record[:_SIZE]
                if digest in seen:
                    found.add(digest)
                seen.add(digest)
        self.close()
        return frozenset(found)

    def close(self) -> None:
        """Let go of the files; they have no name, so nothing stays behind."""
        for file in self._files or ():
            file.close()
        self._files, self._parts = None, [bytearray() for _number in range(_PARTS)]

    def _whole(self) -> Iterator[Sequence[bytes]]:
        """Give the hashes with their ids, those that can be the same together, some thousands at a time.

        More at once would be let go of at once too, and no other thread runs Python meanwhile: the window's neither.
        """
        for number in range(_PARTS):
            whole = self._part(number)
            groups: list[list[bytes]] = [[] for _number in range(_PARTS)]
            for start in range(0, len(whole), _RECORD):
                groups[whole[start + 1] % _PARTS].append(whole[start : start + _RECORD])
            while groups:
                yield groups.pop()

    def _part(self, number: int) -> bytes:
        """Give all hashes of a part with their ids, one after the other."""
        kept, self._parts[number] = bytes(self._parts[number]), bytearray()
        if self._files is None:
            return kept
        file = self._files[number]
        file.write(kept)
        file.seek(0)
        return file.read()
