"""A package to the platform's deposit folder: sent under another name, there whole or not at all, and taken back.

Two files make a deposit: the archive, and beside it its manifest, which comes last and goes first: an archive without
its manifest is not to be read yet. What an earlier deposit of the same data set left is kept aside until the plan ends;
a file of the same name that is somebody else's is never touched.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import PlatformError, PluginError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.deposit_manifest import Manifest
from ...publishing.sftp import Address, Line, Login, Sftp, upload
from ...publishing.sftp_hosts import KnownHosts
from ..model import Platform

if TYPE_CHECKING:
    from ...publishing.deposit import Written

#: The endpoint role of the folder of deposits.
ROLE = "sftp"
_LARGEST_MANIFEST = 4 * 1024**2


def known_hosts() -> KnownHosts:
    """Give the servers that the person trusts, in their QGIS profile."""
    from ..store import profile_folder

    return KnownHosts(profile_folder() / "sftp_known_hosts")


def line_of(platform: Platform) -> Line:
    """Give the way to the platform's folder of deposits, with its account where there is one.

    :raises PlatformError: it has none, or its address or account cannot be used.
    """
    from ..credentials import account

    address = Address.parse(platform.endpoints.get(ROLE, ""))
    login = Login()
    if platform.authcfg and not address.user:
        given = account(platform.authcfg, platform.name)
        login = Login(given.user, given.password)
    return Line(address, login, known_hosts())


@dataclass(frozen=True)
class Names:
    """The names of one deposit on the server."""

    archive: str
    manifest: str
    token: str

    @property
    def parts(self) -> tuple[str, str]:
        """What is being sent: archive, manifest."""
        return f".{self.archive}.{self.token}.part", f".{self.manifest}.{self.token}.part"

    @property
    def aside(self) -> tuple[str, str]:
        """What was there before: archive, manifest."""
        return f".{self.archive}.{self.token}.before", f".{self.manifest}.{self.token}.before"

    def as_state(self) -> dict[str, Any]:
        """Give them for the journal."""
        return {"archive": self.archive, "manifest": self.manifest, "token": self.token}

    @classmethod
    def of(cls, table: str, token: str) -> Names:
        """Give the names of a table's deposit."""
        return cls(f"{table}.zip", f"{table}.json", token)

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> Names:
        """Read them from the journal."""
        return cls(str(state["archive"]), str(state["manifest"]), str(state["token"]))


def send(line: Line, names: Names, written: Written, feedback: Feedback) -> None:
    """Send a package; a half sent one is gone on with.

    :raises PublishError: the name is taken by something else, or what arrived is not what was sent.
    :raises NetworkError: the server does not answer.
    """
    at = line.address.path
    part, manifest_part = (at(name) for name in names.parts)
    with line.open(feedback) as way:
        held = read_manifest(way, at(names.manifest))
        if _is(held, written.manifest) and way.stat(at(names.archive)) is not None and not _aside(way, line, names):
            sent = way.stat(at(names.archive))
            if sent is not None and sent.size == written.size and not way.stat(part):
                return
        refuse_others(way, line, names, written.manifest.about.record_id, held)
    upload(line, written.path, part, feedback.part(0.0, 0.8), written.sha256)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / names.manifest
        copy.write_bytes(written.manifest.to_bytes())
        upload(line, copy, manifest_part, feedback.part(0.8, 0.9))
    with line.open(feedback) as way:
        # the old manifest goes first and the new one comes last: in between, there is no deposit to be read
        for name, aside in ((names.manifest, names.aside[1]), (names.archive, names.aside[0])):
            if way.stat(at(name)) is not None and way.stat(at(aside)) is None:
                way.rename(at(name), at(aside))
        way.rename(part, at(names.archive))
        way.rename(manifest_part, at(names.manifest))


def refuse_others(way: Sftp, line: Line, names: Names, record_id: str, held: Manifest | None) -> None:
    """See that what bears the names is an earlier deposit of the same data set.

    :raises PublishError: it is somebody else's.
    """
    at = line.address.path
    taken = [name for name in (names.archive, names.manifest) if way.stat(at(name)) is not None]
    if not taken or _aside(way, line, names):
        return
    if held is None or held.about.record_id != record_id:
        raise PublishError(
            tr("{name} is on the platform already, and is not an earlier deposit of this data set.", name=taken[0]),
            tr("Nothing was replaced."),
            tr("Give the layer another table name, or ask the platform's administrator."),
        )


def take_back(line: Line, names: Names) -> None:
    """Take a deposit back, and put an earlier one in its place again; harmless however far it came.

    :raises NetworkError: the server does not answer.
    """
    at = line.address.path
    with line.open(Feedback()) as way:
        for name in names.parts:
            way.remove(at(name))
        aside = [way.stat(at(name)) is not None for name in names.aside]
        if not any(aside):
            return
        # manifest first: the archive that goes must not be read
        for name, before, was in reversed(list(zip((names.archive, names.manifest), names.aside, aside, strict=True))):
            if was:
                way.remove(at(name))
                if name == names.archive:
                    way.rename(at(before), at(name))
        if aside[1]:
            way.rename(at(names.aside[1]), at(names.manifest))


def remove_new(line: Line, names: Names) -> None:
    """Delete a deposit that replaced nothing; harmless however far it came.

    :raises NetworkError: the server does not answer.
    """
    at = line.address.path
    with line.open(Feedback()) as way:
        for name in (names.manifest, names.archive, *names.parts):
            way.remove(at(name))


def settle(line: Line, names: Names) -> None:
    """Delete what was kept aside; harmless where there is nothing.

    :raises NetworkError: the server does not answer.
    """
    with line.open(Feedback()) as way:
        for name in names.aside:
            way.remove(line.address.path(name))


def arrived(line: Line, names: Names, written: Written, feedback: Feedback) -> tuple[bool, bool]:
    """Look for a deposit: whether it is there as it was sent, or was taken by the platform already."""
    at = line.address.path
    with line.open(feedback) as way:
        archive = way.stat(at(names.archive))
        manifest = read_manifest(way, at(names.manifest))
    if archive is None and manifest is None:
        return False, True
    return archive is not None and archive.size == written.size and _is(manifest, written.manifest), False


def read_manifest(way: Sftp, path: str) -> Manifest | None:
    """Read a manifest on the server, ``None`` where there is none that is ours."""
    held = way.stat(path)
    if held is None or held.size > _LARGEST_MANIFEST or held.folder:
        return None
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "manifest"
        way.get(path, copy, Feedback())
        try:
            return Manifest.parse(copy.read_bytes())
        except PublishError:
            return None


def try_folder(platform: Platform, feedback: Feedback) -> str:
    """See that the folder of deposits can be read: a sentence.

    :raises PluginError: it cannot.
    """
    line = line_of(platform)
    with line.open(feedback) as way:
        found = way.names(line.address.folder)
    return tr("The folder of deposits answers; %n file(s) are in it.", n=len(found))


def _aside(way: Sftp, line: Line, names: Names) -> bool:
    """Whether this very sending has put something aside."""
    return any(way.stat(line.address.path(name)) is not None for name in names.aside)


def _is(held: Manifest | None, wanted: Manifest) -> bool:
    return held is not None and held.to_bytes() == wanted.to_bytes()


__all__ = [
    "ROLE", "Names", "PlatformError", "PluginError", "arrived", "known_hosts", "line_of", "remove_new", "send",
    "settle", "take_back", "try_folder",
]  # fmt: skip
