"""Files to a server by SFTP, behind one small interface; by paramiko where it is there, else by the system's client.

A server's key is never accepted by itself: an unknown one is shown to the person with its fingerprint
(:class:`UnknownHost`), and kept in the profile once they trust it; a changed one is refused (:class:`ChangedHost`).
A file is sent under a name of its own, goes on after a cut where it stopped, and gets its name when it is whole
(:func:`upload`). Passwords come from QGIS's authentication database at the moment of use, and are in no command line,
no file and no environment.
"""

from __future__ import annotations

import hashlib
import importlib.util
import posixpath
import shutil
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from ..errors import NetworkError, PlatformError, PublishError
from ..feedback import Feedback
from ..i18n import tr
from .deposit import file_sum
from .sftp_hosts import KnownHosts

#: How often an upload goes on by itself after a cut.
_TRIES = 4
#: What is read back whole after it was sent; larger files are judged by their size, unless they were cut on the way.
READ_BACK = 64 * 1024**2
PORT = 22


@dataclass(frozen=True)
class Address:
    """Where files go: ``sftp://[user@]host[:port]/folder``."""

    host: str
    port: int = PORT
    #: folder on the server; "" is where the server lets one in.
    folder: str = ""
    #: "" where the account says it.
    user: str = ""

    @classmethod
    def parse(cls, url: str) -> Address:
        """Read an address.

        :raises PlatformError: it is none, or holds a password.
        """
        try:
            parts = urlsplit(url.strip())
            port = parts.port or PORT
        except ValueError:
            parts, port = urlsplit(""), PORT
        host = parts.hostname or ""
        # what begins with a dash would be an option of the system's client
        if parts.scheme.lower() != "sftp" or not host or host.startswith("-") or parts.password is not None:
            raise PlatformError(
                tr("The address for deposits cannot be used."),
                tr("It is no address of the form sftp://host/folder, without a password."),
                tr("Correct it in the platform's settings; the password belongs in a QGIS account."),
            )
        folder = unquote(parts.path)
        return cls(host, port, folder if folder != "/" else "/", unquote(parts.username or ""))

    def path(self, name: str) -> str:
        """Give the path of a file in the folder."""
        return posixpath.join(self.folder, name) if self.folder else name

    def url(self, name: str) -> str:
        """Give the address of a file, without a user."""
        port = "" if self.port == PORT else f":{self.port}"
        return f"sftp://{self.host}{port}/{self.path(name).lstrip('/')}"


@dataclass(frozen=True)
class Login:
    """Who comes: a user, and a password where keys or an agent are not to be used."""

    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Remote:
    """A file on the server."""

    size: int
    folder: bool = False


class Sftp(ABC):
    """An open way to a server. One thread at a time."""

    @abstractmethod
    def stat(self, path: str) -> Remote | None:
        """Tell of a file; ``None`` where there is none.

        :raises NetworkError: the connection is lost.
        :raises PlatformError: the server does not let one look.
        """

    @abstractmethod
    def names(self, path: str) -> list[str]:
        """Give the names in a folder ("" for where the server lets one in), without ``.`` and ``..``."""

    @abstractmethod
    def put(self, local: Path, remote: str, offset: int, feedback: Feedback) -> None:
        """Send a file from a place on; what the server has before that place stays.

        :param offset: bytes that the server has already.
        :raises NetworkError: the connection was lost; what came stays there.
        :raises PlatformError: the server refuses (no right, no room).
        :raises Cancelled: the person cancelled; what came stays there.
        """

    @abstractmethod
    def get(self, remote: str, local: Path, feedback: Feedback) -> None:
        """Fetch a file; what is there already is replaced."""

    @abstractmethod
    def rename(self, old: str, new: str) -> None:
        """Give a file another name, under which there must be nothing yet."""

    @abstractmethod
    def remove(self, path: str) -> None:
        """Delete a file; harmless where there is none."""

    @abstractmethod
    def close(self) -> None:
        """Hang up; harmless when it is done already."""

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _t: TracebackType | None) -> None:
        """Hang up."""
        self.close()


class Line:
    """A server and who comes to it: opens ways to it, again after a cut."""

    def __init__(self, address: Address, login: Login, hosts: KnownHosts, way: str = "") -> None:
        """:param way: "paramiko" or "system"; "" takes the first there is."""
        self.address = address
        self.login = Login(login.user or address.user, login.password)
        self.hosts = hosts
        self.way = way or way_here()

    def open(self, feedback: Feedback) -> Sftp:
        """Connect.

        :raises UnknownHost: nobody said yet that the server is trusted.
        :raises ChangedHost: it is not the server that was trusted.
        :raises NetworkError: it does not answer.
        :raises PlatformError: it refuses the account, or this computer has no way to it.
        """
        feedback.check()
        if self.way == "paramiko":
            from .sftp_paramiko import ParamikoSftp

            return ParamikoSftp(self.address, self.login, self.hosts, feedback)
        if self.way == "system":
            from .sftp_system import SystemSftp

            return SystemSftp(self.address, self.login, self.hosts, feedback)
        raise no_way()


def way_here() -> str:
    """Tell how this computer can send files: "paramiko", "system", or "" for not at all."""
    if importlib.util.find_spec("paramiko") is not None:
        return "paramiko"
    return "system" if shutil.which("sftp") and shutil.which("ssh-keyscan") else ""


def no_way() -> PlatformError:
    """Say that this computer cannot send files by SFTP."""
    return PlatformError(
        tr("This computer cannot send files by SFTP."),
        tr("Neither the Python package paramiko nor the system's client (OpenSSH) is here."),
        tr("Install OpenSSH's client, or send the package yourself: it is kept on this computer."),
    )


def upload(
    line: Line, local: Path, remote: str, feedback: Feedback, sum_here: str = "", *, begun: bool = False
) -> None:
    """Send a file, go on where it stopped after a cut, and see that the server has it.

    :param remote: where; it should be a temporary name, for a cut leaves a part.
    :param sum_here: SHA-256 of the file, where it is known.
    :param begun: whether what lies there is a part of this file that an earlier session sent.
    :raises PublishError: the server does not have what was sent.
    :raises NetworkError: the connection was lost again and again.
    """
    size, cut = local.stat().st_size, 0
    while True:
        try:
            with line.open(feedback) as way:
                held = way.stat(remote)
                if held is not None and (held.size > size or (held.size and not begun)):
                    # what lies there is not of this sending
                    way.remove(remote)
                    held = None
                if held is None or held.size < size or not size:
                    way.put(local, remote, held.size if held is not None else 0, feedback.part(0.0, 0.8))
                _judge(way, local, remote, size, sum_here, feedback.part(0.8, 1.0), whole=begun)
            return
        except NetworkError:
            cut += 1
            begun = True
            if cut >= _TRIES:
                raise
            feedback.report(None, tr("The connection was cut; going on with {name} …", name=local.name))


def _judge(way: Sftp, local: Path, remote: str, size: int, sum_here: str, feedback: Feedback, *, whole: bool) -> None:
    """See that the server has what was sent: its size, and its content where that is small or came in pieces."""
    held = way.stat(remote)
    if held is None or held.size != size:
        raise _not_there(local, size, held.size if held is not None else 0)
    if size > READ_BACK and not whole:
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        back = Path(folder) / "back"
        way.get(remote, back, feedback)
        if file_sum(back, feedback) != (sum_here or file_sum(local, feedback)):
            way.remove(remote)
            raise _not_there(local, size, back.stat().st_size)


def _not_there(local: Path, expected: int, found: int) -> PublishError:
    return PublishError(
        tr("{name} did not arrive whole.", name=local.name),
        tr("{expected} bytes were sent, and {found} are there, or they are not the same.",
           expected=expected, found=found),
        tr("Try again; if it happens again, send the details to the platform's administrator."),
    )  # fmt: skip


class UnknownHost(PlatformError):
    """Nobody said yet that this server is the right one: show its fingerprint, then trust it or not."""

    def __init__(self, address: Address, keys: tuple[tuple[str, str], ...], hosts: KnownHosts) -> None:
        """:param keys: (type, key in base64) that the server shows.
        :param hosts: where they are kept once the person trusts them.
        """
        fingerprints = ", ".join(f"{kind} {fingerprint(key)}" for kind, key in keys)
        super().__init__(
            tr("The server {host} is not known on this computer yet.", host=address.host),
            tr("It shows the key {fingerprint}.", fingerprint=fingerprints),
            tr("Compare it with what the platform's administrator tells you; trust the server only if it is the same."),
        )
        self.address = address
        self.keys = keys
        self._hosts = hosts

    def trust(self) -> None:
        """Keep the keys: the person has compared them.

        :raises FileError: the profile cannot be written.
        """
        self._hosts.trust(self.address.host, self.address.port, self.keys)


class ChangedHost(PlatformError):
    """The server shows another key than the one that was trusted."""

    def __init__(self, address: Address, keys: tuple[tuple[str, str], ...], hosts: KnownHosts) -> None:
        """:param keys: (type, key in base64) that the server shows now.
        :param hosts: where the old ones are kept.
        """
        fingerprints = ", ".join(f"{kind} {fingerprint(key)}" for kind, key in keys)
        super().__init__(
            tr("Nothing was sent to {host}: it is not the server that was trusted.", host=address.host),
            tr("It now shows the key {fingerprint}. Somebody may be in between, or the server was made anew.",
               fingerprint=fingerprints),
            tr("Ask the platform's administrator before anything else; only if the key is right, forget the old one."),
        )  # fmt: skip
        self.address = address
        self.keys = keys
        self._hosts = hosts

    def forget(self) -> None:
        """Forget the keys that were trusted: the new ones are asked about the next time.

        :raises FileError: the profile cannot be written.
        """
        self._hosts.forget(self.address.host, self.address.port)


def fingerprint(key: str) -> str:
    """Give the fingerprint of a key in base64 as OpenSSH writes it (``SHA256:…``)."""
    from base64 import b64decode, b64encode

    return "SHA256:" + b64encode(hashlib.sha256(b64decode(key)).digest()).decode().rstrip("=")


def account_refused(address: Address, detail: str = "") -> PlatformError:
    """Say that the server does not let this account in."""
    return PlatformError(
        tr("{host} does not accept the account for deposits.", host=address.host),
        tr("The user name or the password is wrong, or your key is not known there."),
        tr("Correct the account in QGIS's authentication settings, or ask the platform's administrator."),
        detail,
    )


def lost(address: Address, detail: str = "") -> NetworkError:
    """Say that the server does not answer, or answers no more."""
    return NetworkError(
        tr("The connection to {host} was lost.", host=address.host),
        tr("The server does not answer, or the network was cut."),
        tr("See that the platform answers again, then try again."),
        detail,
    )


def refused(address: Address, path: str, detail: str = "") -> PlatformError:
    """Say that the server refuses to do something with a file."""
    return PlatformError(
        tr("{host} refuses the file {path}.", host=address.host, path=path),
        tr("The account may not write there, the folder does not exist, or the server has no room left."),
        tr("Check the address for deposits in the platform's settings, or ask the platform's administrator."),
        detail,
    )
