"""A package to the platform's deposit folder: sent under another name, there whole or not at all, and taken back.

Two files make a deposit: the archive, and beside it its manifest, which comes last and goes first: an archive without
its manifest is not to be read yet. What an earlier deposit of the same data set left is kept aside until the plan ends;
a file of the same name that is somebody else's is never touched.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import PublishError
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


def send(line: Line, names: Names, written: Written, feedback: Feedback, *, begun: bool) -> None:
    """Send a package's two files under names that nobody reads.

    :param begun: whether an earlier session sent a part of them: it goes on there.
    :raises PublishError: what arrived is not what was sent.
    :raises NetworkError: the server does not answer.
    """
    part, manifest_part = (line.address.path(name) for name in names.parts)
    upload(line, written.path, part, feedback.part(0.0, 0.8), written.sha256, begun=begun)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / names.manifest
        copy.write_bytes(written.manifest.to_bytes())
        upload(line, copy, manifest_part, feedback.part(0.8, 1.0), begun=begun)


def put_in_place(line: Line, names: Names, record_id: str, feedback: Feedback) -> None:
    """Give both files of a package that was sent their names; what bears them already is put aside.

    The old manifest goes first and the new one comes last: in between, there is no deposit to be read. It goes on
    where it stopped: a file that is no more under the name it was sent by has its own.

    :raises PublishError: a name is somebody else's by now.
    :raises PlatformError: a name was taken at this very moment.
    :raises NetworkError: the server does not answer.
    """
    at = line.address.path
    part, manifest_part = (at(name) for name in names.parts)
    with line.open(feedback) as way:
        if way.stat(part) is not None:
            refuse_others(way, line, names, record_id, read_manifest(way, at(names.manifest)))
            _put_aside(way, line, names)
            way.rename(part, at(names.archive))
        if way.stat(manifest_part) is not None:
            way.rename(manifest_part, at(names.manifest))


def set_aside(line: Line, names: Names, records: Sequence[str], feedback: Feedback) -> bool:
    """Put a deposit aside, so that nobody reads it any more; whether it was there, and one of these records'.

    What is somebody else's stays, and so does an archive that has no manifest: someone may be sending it.

    :raises NetworkError: the server does not answer.
    """
    with line.open(feedback) as way:
        if not _aside(way, line, names):
            held = read_manifest(way, line.address.path(names.manifest))
            if held is None or held.about.record_id not in records:
                return False
        _put_aside(way, line, names)
    return True


def _put_aside(way: Sftp, line: Line, names: Names) -> None:
    """Put what bears the names aside, the manifest first."""
    at = line.address.path
    for name, aside in reversed(list(zip((names.archive, names.manifest), names.aside, strict=True))):
        if way.stat(at(name)) is not None and way.stat(at(aside)) is None:
            way.rename(at(name), at(aside))


def refuse_others(way: Sftp, line: Line, names: Names, record_id: str, held: Manifest | None) -> None:
    """See that what bears the names is an earlier deposit of the same data set.

    :raises PublishError: it is somebody else's.
    """
    at = line.address.path
    taken = [name for name in (names.archive, names.manifest) if way.stat(at(name)) is not None]
    if not taken or (names.manifest not in taken and _aside(way, line, names)):
        return
    if held is None or held.about.record_id != record_id:
        raise PublishError(
            tr("{name} is on the platform already, and is not an earlier deposit of this data set.", name=taken[0]),
            tr("Nothing was replaced."),
            tr("Give the layer another table name, or ask the platform's administrator."),
        )


def take_back(line: Line, names: Names, manifest_sum: str, noted: Callable[[], None]) -> None:
    """Take a deposit back, and put what was there before in its place again; harmless however far it came.

    :param manifest_sum: SHA-256 of its manifest; "" when nothing of it can bear its name.
    :param noted: called when nothing of it bears its name any more, and before what was sent is deleted: until then,
        what is no more under the name it was sent by is known by that.
    :raises NetworkError: the server does not answer.
    """
    at = line.address.path
    with line.open(Feedback()) as way:
        if manifest_sum:
            _back_to_parts(way, line, names, manifest_sum)
        # the archive first: it is not read before its manifest is there
        for name, before in zip((names.archive, names.manifest), names.aside, strict=True):
            if way.stat(at(before)) is not None:
                way.rename(at(before), at(name))
        noted()
        for name in names.parts:
            way.remove(at(name))


def _back_to_parts(way: Sftp, line: Line, names: Names, manifest_sum: str) -> None:
    """Give the files of a deposit the names again by which they were sent; somebody else's deposit stays."""
    at = line.address.path
    part, manifest_part = (at(name) for name in names.parts)
    if way.stat(at(names.manifest)) is not None:
        held = read_manifest(way, at(names.manifest))
        if held is None or sum_of(held) != manifest_sum:
            return
        # manifest first: the archive that goes must not be read
        way.rename(at(names.manifest), manifest_part)
    if way.stat(part) is None and way.stat(at(names.archive)) is not None:
        way.rename(at(names.archive), part)


def sum_of(manifest: Manifest) -> str:
    """Give the SHA-256 of a manifest's file."""
    return hashlib.sha256(manifest.to_bytes()).hexdigest()


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
    if archive is None:
        # it was given its name, and only the platform takes it away
        return False, manifest is None or _is(manifest, written.manifest)
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
