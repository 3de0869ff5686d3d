"""The keys of servers that the person trusts: a file of the profile, and what OpenSSH knows on this computer.

The file has OpenSSH's own form (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT), so that its client reads it too.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from ..errors import FileError
from ..i18n import tr
from ..paths import write_whole

_PORT = 22


class KnownHosts:
    """Which keys a server may show."""

    def __init__(self, own: Path, others: Iterable[Path] | None = None) -> None:
        """:param own: the plugin's file, which need not be there yet.
        :param others: files that are read too; by default what OpenSSH knows of the person and of the computer.
        """
        self.own = own
        self.others = tuple(others) if others is not None else usual_files()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files there are."""
        return tuple(path for path in (self.own, *self.others) if path.is_file())

    def keys(self, host: str, port: int = _PORT) -> set[tuple[str, str]]:
        """Give the (type, base64) that are trusted of a server."""
        found: set[tuple[str, str]] = set()
        gone: set[tuple[str, str]] = set()
        name = written(host, port)
        for path in self.files:
            for marker, names, kind, key in _lines(path):
                if not _matches(names, name):
                    continue
                if marker == "@revoked":
                    gone.add((kind, key))
                elif not marker:
                    found.add((kind, key))
        return found - gone

    def trust(self, host: str, port: int, keys: Iterable[tuple[str, str]]) -> None:
        """Keep the keys of a server that the person trusts.

        :raises FileError: the profile cannot be written.
        """
        name = written(host, port)
        lines = self._own_lines()
        lines += [line for kind, key in keys if (line := f"{name} {kind} {key}") not in lines]
        self._write(lines)

    def forget(self, host: str, port: int = _PORT) -> bool:
        """Forget what the plugin trusted of a server; whether there was anything.

        :raises FileError: the profile cannot be written.
        """
        name, lines = written(host, port), self._own_lines()
        kept = [line for line in lines if line.split(" ", 1)[0] != name]
        if len(kept) != len(lines):
            self._write(kept)
        return len(kept) != len(lines)

    def _own_lines(self) -> list[str]:
        try:
            return [line for line in self.own.read_text(encoding="utf-8").splitlines() if line.strip()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _file_error(self.own, error) from error

    def _write(self, lines: list[str]) -> None:
        try:
            write_whole(self.own, "".join(f"{line}\n" for line in lines))
        except OSError as error:
            raise _file_error(self.own, error) from error


def written(host: str, port: int) -> str:
    """Give a server's name as such files write it: with the port where that is not the usual one."""
    return host.lower() if port == _PORT else f"[{host.lower()}]:{port}"


def usual_files() -> tuple[Path, ...]:
    """Give the files in which OpenSSH keeps what it knows on this computer."""
    return (Path.home() / ".ssh" / "known_hosts", Path("/etc/ssh/ssh_known_hosts"))


def _lines(path: Path) -> list[tuple[str, str, str, str]]:
    """Read (marker, names, type, key) of a file; what cannot be read is passed over."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    found = []
    for line in text.splitlines():
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        marker = words.pop(0) if words[0].startswith("@") else ""
        if len(words) >= 3:
            found.append((marker, words[0], words[1], words[2]))
    return found


def _matches(names: str, name: str) -> bool:
    """Whether a line is about a server: plain names, patterns, or hashed (``|1|salt|hash``)."""
    if names.startswith("|1|"):
        try:
            _empty, _one, salt, digest = names.split("|")
            made = hmac.new(b64decode(salt), name.encode(), hashlib.sha1).digest()
            return hmac.compare_digest(made, b64decode(digest))
        except ValueError:
            return False
    patterns = [pattern.lower() for pattern in names.split(",")]
    if any(pattern.startswith("!") and fnmatchcase(name, _plain(pattern[1:])) for pattern in patterns):
        return False
    return any(fnmatchcase(name, _plain(pattern)) for pattern in patterns if not pattern.startswith("!"))


def _plain(pattern: str) -> str:
    """Give a pattern in which square brackets are themselves: they stand around a host with a port."""
    return pattern.replace("[", "[[]")


def _file_error(path: Path, error: OSError) -> FileError:
    return FileError(
        tr("The list of trusted servers cannot be read or written."),
        tr("The system said: {words}", words=error.strerror or error),
        tr("Check that your QGIS profile's folder can be written."),
        detail=str(path),
    )
