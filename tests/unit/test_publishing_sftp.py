"""Files sent by SFTP to a real server on loopback, by both ways."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

asyncssh = pytest.importorskip("asyncssh", reason="the SFTP server of the tests (requirements-dev.txt) is not here")

from prodige_plugin.errors import Cancelled, NetworkError, PlatformError, PublishError  # noqa: E402
from prodige_plugin.feedback import Feedback  # noqa: E402
from prodige_plugin.publishing import sftp  # noqa: E402
from prodige_plugin.publishing.sftp import Address, ChangedHost, Line, Login, Remote, UnknownHost  # noqa: E402
from prodige_plugin.publishing.sftp_hosts import KnownHosts  # noqa: E402
from tests.servers.sftp import SftpServer  # noqa: E402


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SftpServer]:
    with SftpServer(tmp_path / "server") as running:
        yield running


@pytest.fixture(params=["paramiko", "system"])
def way(request: pytest.FixtureRequest) -> str:
    if request.param == "paramiko":
        pytest.importorskip("paramiko")
    elif not (shutil.which("sftp") and shutil.which("ssh-keyscan")):
        pytest.skip("OpenSSH's client is not here")
    return str(request.param)


@pytest.fixture
def hosts(tmp_path: Path) -> KnownHosts:
    return KnownHosts(tmp_path / "profile" / "hosts", [])


def line(server: SftpServer, hosts: KnownHosts, way: str, *, trusted: bool = True, password: str = "") -> Line:
    if trusted:
        hosts.trust("127.0.0.1", server.port, [server.host_key])
    return Line(Address.parse(server.url), Login(server.user, password or server.password), hosts, way)


def test_an_address_is_read() -> None:
    assert Address.parse("sftp://depot.example:2222/a%20b") == Address("depot.example", 2222, "/a b", "")
    assert Address.parse("sftp://jean@depot.example/x").user == "jean"
    assert Address.parse("sftp://depot.example").path("a.zip") == "a.zip"
    assert Address.parse("sftp://depot.example/in/").url("a.zip") == "sftp://depot.example/in/a.zip"
    for wrong in ("https://x", "sftp://", "sftp://u:p@host/", "sftp://-oProxyCommand=x/", "sftp://h:99999/"):
        with pytest.raises(PlatformError):
            Address.parse(wrong)


def test_a_file_is_sent_read_back_renamed_and_removed(
    server: SftpServer, hosts: KnownHosts, way: str, tmp_path: Path
) -> None:
    local = tmp_path / "a b.zip"
    local.write_bytes(os.urandom(300_000))
    here = line(server, hosts, way)
    sftp.upload(here, local, "/deposits/.a.part", Feedback())
    assert (server.folder / ".a.part").read_bytes() == local.read_bytes()
    with here.open(Feedback()) as opened:
        assert opened.stat("/deposits/.a.part") == Remote(300_000)
        assert opened.stat("/deposits/none") is None
        assert opened.stat("/nowhere/none") is None
        opened.rename("/deposits/.a.part", "/deposits/a.zip")
        assert opened.names("/deposits") == ["a.zip"]
        found = opened.stat("/deposits")
        assert found is not None and found.folder
        opened.remove("/deposits/a.zip")
        opened.remove("/deposits/a.zip")
        assert opened.names("/deposits") == []


def test_renaming_never_replaces(server: SftpServer, hosts: KnownHosts, way: str) -> None:
    for name in ("a", "b"):
        (server.folder / name).write_text(name)
    with line(server, hosts, way).open(Feedback()) as opened, pytest.raises(PlatformError):
        opened.rename("/deposits/a", "/deposits/b")
    assert (server.folder / "b").read_text() == "b"


def test_an_upload_goes_on_after_a_cut_where_it_stopped(
    server: SftpServer, hosts: KnownHosts, way: str, tmp_path: Path
) -> None:
    local = tmp_path / "large"
    local.write_bytes(os.urandom(3_000_000))
    server.cut_after = 1_000_000
    sftp.upload(line(server, hosts, way), local, "/deposits/.large", Feedback())
    assert server.cuts == 1
    assert (server.folder / ".large").read_bytes() == local.read_bytes()
    # what was there was not sent again
    assert server.written < 3_000_000 + 1_500_000


def test_an_old_part_of_another_sending_is_not_gone_on_with(
    server: SftpServer, hosts: KnownHosts, way: str, tmp_path: Path
) -> None:
    local = tmp_path / "new"
    local.write_bytes(b"new content")
    (server.folder / ".part").write_bytes(b"old")
    sftp.upload(line(server, hosts, way), local, "/deposits/.part", Feedback())
    assert (server.folder / ".part").read_bytes() == b"new content"


def test_an_unknown_server_is_shown_and_not_trusted(server: SftpServer, hosts: KnownHosts, way: str) -> None:
    with pytest.raises(UnknownHost) as caught:
        line(server, hosts, way, trusted=False).open(Feedback())
    assert server.host_key in caught.value.keys
    assert sftp.fingerprint(server.host_key[1]) == server.key.get_fingerprint()
    assert sftp.fingerprint(server.host_key[1]) in caught.value.why
    assert not server.tried  # no password went to it
    hosts.trust(caught.value.address.host, caught.value.address.port, caught.value.keys)
    line(server, hosts, way, trusted=False).open(Feedback()).close()


def test_a_changed_server_is_refused(server: SftpServer, hosts: KnownHosts, way: str) -> None:
    here = line(server, hosts, way)
    here.open(Feedback()).close()
    tried = len(server.tried)
    server.change_key()
    with pytest.raises(ChangedHost):
        here.open(Feedback())
    assert len(server.tried) == tried
    assert hosts.forget("127.0.0.1", server.port)
    assert not hosts.keys("127.0.0.1", server.port)


def test_a_wrong_password_is_said(server: SftpServer, hosts: KnownHosts, way: str) -> None:
    with pytest.raises(PlatformError, match="does not accept the account") as caught:
        line(server, hosts, way, password="wrong secret").open(Feedback())
    assert "wrong secret" not in caught.value.report()


def test_no_room_and_no_right_are_said(server: SftpServer, hosts: KnownHosts, way: str, tmp_path: Path) -> None:
    local = tmp_path / "x"
    local.write_bytes(b"x" * 1000)
    here = line(server, hosts, way)
    for flag in ("full", "read_only"):
        setattr(server, flag, True)
        # a full disk shows only when the server is asked what it has, where writes are not waited for one by one
        with pytest.raises((PlatformError, PublishError), match=r"refuses the file|did not arrive whole"):
            sftp.upload(here, local, "/deposits/.x", Feedback())
        setattr(server, flag, False)
    with pytest.raises(PlatformError):
        sftp.upload(here, local, "/nowhere/.x", Feedback())


def test_nobody_there_and_cancel(server: SftpServer, hosts: KnownHosts, way: str, tmp_path: Path) -> None:
    import socket

    with socket.socket() as held:  # bound and not listening: nobody answers at this port
        held.bind(("127.0.0.1", 0))
        nobody = Line(Address("127.0.0.1", held.getsockname()[1]), Login("a", "b"), hosts, way)
        with pytest.raises(NetworkError):
            nobody.open(Feedback())
    cancelled = Feedback()
    cancelled.cancel()
    with pytest.raises(Cancelled):
        line(server, hosts, way).open(cancelled)


def test_hashed_and_patterned_known_hosts_are_understood(tmp_path: Path) -> None:
    import base64
    import hashlib
    import hmac

    salt = b"0" * 20
    digest = hmac.new(salt, b"[depot.example]:2222", hashlib.sha1).digest()
    hashed = f"|1|{base64.b64encode(salt).decode()}|{base64.b64encode(digest).decode()} ssh-ed25519 AAAA"
    other = tmp_path / "others"
    other.write_text(
        f"# a comment\n{hashed}\n*.example,!bad.example ssh-rsa BBBB\n@revoked good.example ssh-rsa BBBB\n"
    )
    hosts = KnownHosts(tmp_path / "none", [other])
    assert hosts.keys("depot.example", 2222) == {("ssh-ed25519", "AAAA")}
    assert hosts.keys("any.example") == {("ssh-rsa", "BBBB")}
    assert hosts.keys("bad.example") == set()
    assert hosts.keys("good.example") == set()
