"""Files to a server: sent once, or again where that is harmless; refused before; gone on with after a cut."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.errors import Cancelled, CutAnswer, FileError, HttpError, NetworkError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Door, RetryPolicy
from prodige_plugin.publishing.upload import ByContentRange, repr_digest, send, send_resumable
from tests.servers.http import Handler, HttpServer

QUICK = RetryPolicy(base_s=0.01)
DATA = bytes(range(251)) * 9_000
SUM = hashlib.sha256(DATA).hexdigest()


@pytest.fixture()
def server() -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture()
def file(tmp_path: Path) -> Path:
    path = tmp_path / "couche été.gpkg"
    path.write_bytes(DATA)
    return path


def door(feedback: Feedback | None = None) -> Door:
    return Door(feedback=feedback or Feedback(), retry=QUICK, timeout_s=20.0)


def test_a_file_arrives_with_its_checksum(server: HttpServer, file: Path) -> None:
    sent = send(door(), "PUT", server.url("/echo"), file, media_type="application/geopackage+sqlite3")
    seen = server.last()
    assert (seen.method, seen.length, seen.sha256) == ("PUT", len(DATA), SUM)
    assert seen.headers["content-type"] == "application/geopackage+sqlite3"
    assert seen.headers["repr-digest"] == repr_digest(SUM)
    assert (sent.size, sent.sha256, sent.attempts) == (len(DATA), SUM, 1)
    assert sent.answer is not None
    assert sent.answer.json()["sha256"] == SUM


def test_a_file_that_is_too_large_is_refused_before(server: HttpServer, file: Path) -> None:
    with pytest.raises(PublishError, match="too large"):
        send(door(), "POST", server.url("/echo"), file, largest=len(DATA) - 1)
    assert server.count() == 0
    send(door(), "POST", server.url("/echo"), file, largest=len(DATA))


def test_a_server_that_says_too_large_is_told_in_the_same_words(server: HttpServer, file: Path) -> None:
    with pytest.raises(PublishError, match="too large"):
        send(door(), "POST", server.url("/status/413"), file)
    assert server.count() == 1


@pytest.mark.parametrize(("method", "path"), [
    ("POST", "/busy/2?status=429&after=0"), ("PUT", "/busy/2?status=429"), ("POST", "/busy/2?status=503&after=0"),
    ("PUT", "/busy/2"), ("PUT", "/drop/2"),
])  # fmt: skip
def test_what_turned_it_away_is_waited_for(server: HttpServer, file: Path, method: str, path: str) -> None:
    send(door(), method, server.url(path), file)
    assert server.count(path.partition("?")[0]) == 3
    assert server.last().sha256 == SUM


@pytest.mark.parametrize("path", ["/busy/1", "/drop/1", "/status/500"])
def test_a_post_of_which_nobody_knows_is_not_repeated(server: HttpServer, file: Path, path: str) -> None:
    with pytest.raises(NetworkError):
        send(door(), "POST", server.url(path), file)
    assert server.count(path) == 1


@pytest.mark.parametrize("path", ["/drop/1", "/busy/1"])
def test_a_post_that_did_not_arrive_is_sent_again(server: HttpServer, file: Path, path: str) -> None:
    asked: list[bool] = []

    def is_there() -> bool:
        asked.append(True)
        return False

    sent = send(door(), "POST", server.url(path), file, is_there=is_there, again=QUICK)
    assert (sent.attempts, len(asked), server.count(path)) == (2, 1, 2)


@pytest.mark.parametrize("path", ["/drop", "/status/500", "/status/502", "/cut/1000"])
def test_a_post_that_arrived_although_it_failed_is_a_success(server: HttpServer, file: Path, path: str) -> None:
    sent = send(door(), "POST", server.url(path), file, is_there=lambda: True)
    assert sent.answer is None
    assert server.count() == 1


def test_what_cannot_be_asked_leaves_the_first_failure(server: HttpServer, file: Path) -> None:
    def is_there() -> bool:
        door().get(server.url("/status/404"))
        return True

    with pytest.raises(HttpError) as caught:
        send(door(), "POST", server.url("/status/500"), file, is_there=is_there)
    assert caught.value.status == 500


@pytest.mark.parametrize("status", [400, 401, 403, 409])
def test_a_refusal_is_a_refusal(server: HttpServer, file: Path, status: int) -> None:
    with pytest.raises(HttpError) as caught:
        send(door(), "PUT", server.url(f"/status/{status}"), file, is_there=lambda: True)
    assert caught.value.status == status
    assert server.count() == 1


def test_patience_ends(server: HttpServer, file: Path) -> None:
    with pytest.raises(NetworkError):
        send(door(), "POST", server.url("/status/500"), file, is_there=lambda: False, again=QUICK)
    assert server.count() == QUICK.attempts


def test_cancel_stops_in_the_middle(server: HttpServer, file: Path) -> None:
    feedback = Feedback(lambda fraction, _sentence: feedback.cancel() if fraction else None)
    with pytest.raises(Cancelled):
        send(door(feedback), "PUT", server.url("/echo"), file, feedback=feedback)


def test_a_missing_file_is_told(server: HttpServer, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        send(door(), "PUT", server.url("/echo"), tmp_path / "none.gpkg")


def test_a_file_that_changes_meanwhile_is_told(server: HttpServer, file: Path) -> None:
    changed = threading.Event()

    def change_first(handler: Handler) -> None:
        with file.open("ab") as more:
            more.write(b"more")
        changed.set()
        handler.reply(200, b"ok")

    server.route("/writer", change_first)
    with pytest.raises(PublishError, match="changed"):
        send(door(), "PUT", server.url("/writer"), file)
    assert changed.is_set()


class Bucket:
    """A server that takes a file by pieces, and loses the connection after some of them."""

    def __init__(self, server: HttpServer, cuts: frozenset[int] = frozenset()) -> None:
        self.data = b""
        self.requests: list[str] = []
        self.cuts = cuts
        server.route("/bucket", self.answer)

    def answer(self, handler: Handler) -> None:
        asked = handler.headers.get("Content-Range", "")
        self.requests.append(asked)
        if handler.command == "DELETE":
            self.data = b""
            handler.reply(204, b"")
            return
        place = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", asked)
        if place:
            assert int(place[1]) == len(self.data)
            self.data += handler.seen.body
        if len(self.requests) in self.cuts:
            handler.drop()
            return
        if len(self.data) == len(DATA):
            handler.reply(200, b"ok")
        else:
            fields = {"Range": f"bytes=0-{len(self.data) - 1}"} if self.data else {}
            handler.reply(308, b"", headers=fields)


def test_a_server_that_takes_pieces_gets_them(server: HttpServer, file: Path) -> None:
    bucket = Bucket(server)
    way = ByContentRange(door(), server.url("/bucket"), len(DATA), piece=500_000)
    sent = send_resumable(way, file, Feedback(), again=QUICK)
    assert bucket.data == DATA
    assert (sent.size, sent.sha256) == (len(DATA), SUM)
    assert bucket.requests[:2] == [f"bytes */{len(DATA)}", f"bytes 0-499999/{len(DATA)}"]


def test_after_a_cut_it_goes_on_where_the_server_stands(server: HttpServer, file: Path) -> None:
    bucket = Bucket(server, cuts=frozenset({3, 6}))
    way = ByContentRange(door(), server.url("/bucket"), len(DATA), piece=500_000)
    sent = send_resumable(way, file, Feedback(), again=QUICK)
    assert bucket.data == DATA
    assert sent.attempts == 3
    starts = [int(asked.split()[1].split("-")[0]) for asked in bucket.requests if "*" not in asked]
    assert starts == sorted(set(starts))


def test_what_is_there_from_before_is_gone_on_with(server: HttpServer, file: Path) -> None:
    bucket = Bucket(server)
    bucket.data = DATA[:1_500_001]
    way = ByContentRange(door(), server.url("/bucket"), len(DATA), piece=10_000_000)
    send_resumable(way, file, Feedback(), again=QUICK)
    assert bucket.data == DATA
    assert bucket.requests[1].startswith("bytes 1500001-")


class Stubborn:
    """A way that never takes anything."""

    def __init__(self) -> None:
        self.tried = 0

    def held(self, feedback: Feedback) -> int:
        return 0

    def send_from(self, path: Path, offset: int, feedback: Feedback) -> None:
        self.tried += 1

    def forget(self, feedback: Feedback) -> None:
        raise AssertionError


def test_a_server_that_takes_nothing_is_given_up(file: Path) -> None:
    way = Stubborn()
    with pytest.raises(CutAnswer, match="did not arrive whole"):
        send_resumable(way, file, Feedback(), again=QUICK)
    assert way.tried == QUICK.attempts
