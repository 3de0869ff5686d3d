"""Deposits beside others', on a real SFTP server: what is somebody else's stays; a cut sending goes on where it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import store
from prodige_plugin.platforms.prodige import deposits, sending
from prodige_plugin.publishing import deposit
from prodige_plugin.publishing.deposit_manifest import Manifest
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.runner import OnFailure, PublicationFailed
from prodige_plugin.publishing.sftp_hosts import KnownHosts
from tests.qgis.georchestra_support import squares
from tests.qgis.prodige_support import Place, prodige

asyncssh = pytest.importorskip("asyncssh", reason="the SFTP server of the tests (requirements-dev.txt) is not here")
from tests.servers.sftp import SftpServer  # noqa: E402

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SftpServer]:
    with SftpServer(tmp_path / "server", "m.durand", "été & co") as running:
        yield running


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: SftpServer) -> Iterator[Place]:
    monkeypatch.setattr(store, "profile_folder", lambda: tmp_path / "profile")
    monkeypatch.setattr(sending, "known_hosts", lambda: KnownHosts(tmp_path / "hosts", []))
    monkeypatch.setattr(deposits, "profile_folder", lambda: tmp_path / "profile")
    sending.known_hosts().trust("127.0.0.1", server.port, [server.host_key])
    with prodige(tmp_path) as running:
        yield running.with_endpoints(sftp=server.url)


def contents(server: SftpServer) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in server.folder.iterdir()}


def cut(server: SftpServer) -> NoReturn:
    """Cut every connection, in the server's own thread: nothing that it says from here on is heard."""
    for connection in server.connections:
        connection.abort()
    raise asyncssh.SFTPConnectionLost("cut by the test")


def somebody_elses(server: SftpServer) -> dict[str, bytes]:
    """Let somebody deposit another data set under the same name."""
    path = server.folder / "zones_humides.json"
    ours = Manifest.parse(path.read_bytes())
    path.write_bytes(replace(ours, about=replace(ours.about, record_id="somebody else's")).to_bytes())
    (server.folder / "zones_humides.zip").write_bytes(b"theirs")
    return contents(server)


def test_a_deposit_of_somebody_else_is_not_withdrawn(place: Place, server: SftpServer) -> None:
    place.publish(squares(), dataset="")
    theirs = somebody_elses(server)
    publisher = place.publisher
    (waiting,) = publisher.pending()
    receipt = publisher.run(publisher.unpublish_plan(waiting, Feedback()), Feedback(), journals=place.journals)
    assert contents(server) == theirs
    assert any("not in the platform's folder any more" in words for words in receipt.warnings)
    assert publisher.pending() == []


def test_a_name_that_is_taken_while_a_package_is_sent_is_left(place: Place, server: SftpServer) -> None:
    publisher = place.publisher
    plan = place.plan(squares(), dataset="", publisher=publisher)

    def guard(method: str, what: str, work, _half=None):  # type: ignore[no-untyped-def]
        if method == "PUT" and what.endswith(".part") and ".json." in what:
            (server.folder / "zones_humides.zip").write_bytes(b"theirs")
        return work()

    server.guard = guard
    with pytest.raises(PublicationFailed) as caught:
        publisher.run(plan, Feedback(), journals=place.journals)
    assert "is on the platform already" in caught.value.why
    assert caught.value.left == ()
    assert contents(server) == {"zones_humides.zip": b"theirs"}


def test_a_deposit_that_the_platform_took_is_not_sent_again(place: Place, server: SftpServer) -> None:
    """It takes the archive before the manifest; the answer to the last name never came."""
    publisher = place.publisher
    plan = place.plan(squares(), dataset="", publisher=publisher)
    taken = []

    def guard(method: str, what: str, work, _half=None):  # type: ignore[no-untyped-def]
        done = work()
        if method == "MOVE" and what.endswith("zones_humides.json") and not taken:
            taken.append(deposit.verify(server.folder / "zones_humides.zip"))
            for path in server.folder.iterdir():
                path.unlink()
            cut(server)
        return done

    server.guard = guard
    with pytest.raises(PublicationFailed):
        publisher.run(plan, Feedback(), OnFailure.KEEP, journals=place.journals)
    (journal,), _errors = recover(place.journals)
    later = place.publisher
    job = later.prepare([squares()])
    later.check(job, Feedback())
    receipt = later.resume(later.plan(job, Feedback(), journal), journal, Feedback())
    assert len(taken) == 1
    assert contents(server) == {}
    assert any("has taken the deposit" in words for words in receipt.warnings)


def test_a_cut_package_goes_on_where_it_was_in_a_later_session(
    place: Place, server: SftpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prodige_plugin.publishing import sftp

    monkeypatch.setattr(sftp, "_TRIES", 1)
    layer = squares()
    publisher = place.publisher
    plan = place.plan(layer, dataset="", publisher=publisher)
    halves = []

    def guard(method: str, what: str, work, half=None):  # type: ignore[no-untyped-def]
        if method == "PUT" and what == "data" and not halves:
            halves.append(half())
            cut(server)
        return work()

    server.guard = guard
    with pytest.raises(PublicationFailed):
        publisher.run(plan, Feedback(), OnFailure.KEEP, journals=place.journals)
    (part,) = contents(server).values()
    sent = len(part)
    assert sent
    server.written = 0
    (journal,), _errors = recover(place.journals)
    later = place.publisher
    job = later.prepare([layer])
    later.check(job, Feedback())
    later.resume(later.plan(job, Feedback(), journal), journal, Feedback())
    whole = contents(server)
    assert sorted(whole) == ["zones_humides.json", "zones_humides.zip"]
    assert server.written == sum(map(len, whole.values())) - sent
    deposit.verify(server.folder / "zones_humides.zip")
