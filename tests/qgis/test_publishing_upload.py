"""Files to a server through QGIS's network manager: whole, by pieces, refused, cancelled."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from prodige_plugin.errors import Cancelled, NetworkError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Door, RetryPolicy
from prodige_plugin.publishing.upload import ByContentRange, send, send_resumable
from tests.servers.http import Handler, HttpServer

QUICK = RetryPolicy(base_s=0.01)
DATA = bytes(range(251)) * 9_000
SUM = hashlib.sha256(DATA).hexdigest()


@pytest.fixture()
def server(qgis_app) -> Iterator[HttpServer]:
    with HttpServer() as running:
        yield running


@pytest.fixture()
def file(tmp_path: Path) -> Path:
    path = tmp_path / "couche été.gpkg"
    path.write_bytes(DATA)
    return path


def test_a_file_arrives_whole(server: HttpServer, file: Path) -> None:
    heard: list[float] = []
    feedback = Feedback(lambda fraction, _sentence: heard.append(fraction or 0.0))
    sent = send(Door(feedback=feedback, retry=QUICK), "PUT", server.url("/echo"), file, feedback=feedback)
    assert (server.last().sha256, sent.sha256, sent.size) == (SUM, SUM, len(DATA))
    assert heard[-1] == 1.0


@pytest.mark.parametrize("path", ["/busy/2?status=429&after=0", "/busy/2?status=503&after=0"])
def test_a_post_that_was_turned_away_is_sent_again(server: HttpServer, file: Path, path: str) -> None:
    send(Door(retry=QUICK), "POST", server.url(path), file)
    assert server.count("/busy/2") == 3
    assert server.last().sha256 == SUM


def test_a_post_that_was_dropped_is_asked_after(server: HttpServer, file: Path) -> None:
    with pytest.raises(NetworkError):
        send(Door(retry=QUICK), "POST", server.url("/drop"), file)
    assert send(Door(retry=QUICK), "POST", server.url("/drop"), file, is_there=lambda: True).answer is None
    assert server.count("/drop") == 2


def test_too_large_is_said(server: HttpServer, file: Path) -> None:
    with pytest.raises(PublishError, match="too large"):
        send(Door(retry=QUICK), "POST", server.url("/status/413"), file)


def test_cancel_is_heard(server: HttpServer, file: Path) -> None:
    feedback = Feedback(lambda fraction, _sentence: feedback.cancel() if fraction else None)
    with pytest.raises(Cancelled):
        send(Door(feedback=feedback), "PUT", server.url("/echo"), file, sha256=SUM, feedback=feedback)


def test_pieces_go_on_after_a_cut(server: HttpServer, file: Path) -> None:
    held = bytearray()
    asked: list[str] = []

    def bucket(handler: Handler) -> None:
        place = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", handler.headers.get("Content-Range", ""))
        asked.append(handler.headers.get("Content-Range", ""))
        if place:
            assert int(place[1]) == len(held)
            held.extend(handler.seen.body)
        if len(asked) == 3:
            handler.drop()
        elif len(held) == len(DATA):
            handler.reply(200, b"ok")
        else:
            handler.reply(308, b"", headers={"Range": f"bytes=0-{len(held) - 1}"} if held else {})

    server.route("/bucket", bucket)
    way = ByContentRange(Door(retry=QUICK), server.url("/bucket"), len(DATA), piece=500_000)
    assert send_resumable(way, file, Feedback(), again=QUICK).attempts == 2
    assert bytes(held) == DATA
