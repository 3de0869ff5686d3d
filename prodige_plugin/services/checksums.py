"""Checksums that servers and feeds announce, and whether a file has them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..feedback import Feedback

_CHUNK = 1024 * 1024
#: name of the algorithm as servers write it → name of hashlib, best first.
_ALGORITHMS = {"sha-512": "sha512", "sha-256": "sha256", "sha": "sha1", "sha-1": "sha1", "md5": "md5"}
_LENGTHS = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}
_LINE = re.compile(r"^\s*\\?([0-9A-Fa-f]{32,128})(?:\s+[* ]?(.+?))?\s*$")
#: BSD's way: ``SHA256 (name) = hex``.
_BSD = re.compile(r"^\s*\w+\s*\((.+)\)\s*=\s*([0-9A-Fa-f]{32,128})\s*$")


@dataclass(frozen=True)
class Checksum:
    """What the bytes of a file must give."""

    #: name of an algorithm of hashlib: md5, sha1, sha256 or sha512.
    algorithm: str
    #: lower-case hexadecimal.
    value: str

    def matches(self, path: Path, feedback: Feedback) -> bool:
        """Whether a file gives it; reads all of it.

        :raises OSError: the file cannot be read.
        :raises Cancelled: the work was cancelled.
        """
        # not for security: a server's own word about its own file, against damage on the way
        digest = hashlib.new(self.algorithm, usedforsecurity=False)
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                feedback.check()
                digest.update(piece)
        return digest.hexdigest() == self.value


def of_headers(headers: Mapping[str, str], *, whole: bool) -> Checksum | None:
    """Read ``Repr-Digest`` (RFC 9530), ``Digest`` (RFC 3230) or ``Content-MD5`` (RFC 1864).

    :param whole: the answer holds the whole file; a checksum of the answer alone counts only then.
    """
    found: dict[str, str] = {}
    stated = [headers.get("Repr-Digest", ""), headers.get("Digest", "")]
    if whole:
        stated.append(headers.get("Content-Digest", ""))
        stated.append(f"md5={headers['Content-MD5'].strip()}" if "Content-MD5" in headers else "")
    for part in ",".join(stated).split(","):
        name, mark, value = part.strip().partition("=")
        algorithm = _ALGORITHMS.get(name.strip().lower())
        if not mark or algorithm is None:
            continue
        try:
            raw = base64.b64decode(value.strip().strip(":"), validate=True)
        except (binascii.Error, ValueError):
            continue
        if len(raw) == hashlib.new(algorithm, usedforsecurity=False).digest_size:
            found.setdefault(algorithm, raw.hex())
    for algorithm in dict.fromkeys(_ALGORITHMS.values()):
        if algorithm in found:
            return Checksum(algorithm, found[algorithm])
    return None


def of_text(text: str, name: str = "") -> Checksum | None:
    """Read what stands in a ``.md5`` or ``.sha256`` file: a value alone, or lines of value and file name.

    :param name: the file wanted, where several are listed.
    """
    lines: list[tuple[str, str]] = []
    for line in text.lstrip("\ufeff").splitlines()[:10_000]:
        bsd, plain = _BSD.match(line), _LINE.match(line)
        if bsd:
            lines.append((bsd[2], bsd[1]))
        elif plain:
            lines.append((plain[1], plain[2] or ""))
    wanted = [value for value, stated in lines if stated.replace("\\", "/").rpartition("/")[2] == name]
    value = wanted[0] if wanted else (lines[0][0] if len(lines) == 1 else "")
    algorithm = _LENGTHS.get(len(value))
    return Checksum(algorithm, value.lower()) if algorithm else None
