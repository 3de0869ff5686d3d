"""What a door does whatever carries its requests: run without QGIS and inside it.

A test class of each level inherits :class:`DoorContract` and gives ``run``, which calls a function where
that level's doors are used (in a worker thread, inside QGIS).
"""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path
from typing import Any

import pytest

from prodige_plugin import errors
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Door, Expect
from tests.network_contract_base import QUICK, Run
from tests.network_contract_partial import PartialContract
from tests.network_contract_trouble import TroubleContract
from tests.servers.http import HttpServer


class DoorContract(TroubleContract, PartialContract):
    """The behaviour of a door."""

    # -- what goes out and what comes in -------------------------------------------------------

    @pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "PROPFIND", "MKCOL"])
    def test_a_body_arrives_whole_with_any_method(self, run: Run, server: HttpServer, method: str) -> None:
        body = "é".encode() * 70_000
        answer = self.ask(run, method, server.url("/echo"), data=body, headers={"Content-Type": "text/x-test"})
        told = answer.json()
        assert (told["method"], told["length"]) == (method, len(body))
        assert told["sha256"] == hashlib.sha256(body).hexdigest()
        assert told["headers"]["content-type"] == "text/x-test"

    @pytest.mark.parametrize("method", ["GET", "DELETE", "OPTIONS"])
    def test_a_request_without_a_body(self, run: Run, server: HttpServer, method: str) -> None:
        told = self.ask(run, method, server.url("/echo")).json()
        assert (told["method"], told["length"]) == (method, 0)

    def test_head_has_headers_and_no_body(self, run: Run, server: HttpServer) -> None:
        answer = self.ask(run, "HEAD", server.url("/bytes/5000"))
        assert answer.headers["content-LENGTH"] == "5000"
        assert answer.content == b""

    @pytest.mark.parametrize(
        "path", ["/echo/caf%C3%A9%20x", "/echo/a%2Fb", "/echo/~x;y=1", "/echo?q=a%26b+c%2Bd", "/echo?x=%5Ba%5D&y="]
    )
    def test_an_encoded_address_arrives_as_it_is(self, run: Run, server: HttpServer, path: str) -> None:
        assert self.ask(run, "GET", server.url(path)).json()["path"] == path

    def test_parameters_are_encoded(self, run: Run, server: HttpServer) -> None:
        self.ask(run, "GET", server.url("/echo?a=1"), params={"titre": 'R&D <été> "x"', "n": 5})
        assert server.last().query == {"a": "1", "titre": 'R&D <été> "x"', "n": "5"}

    def test_gzip_is_unfolded(self, run: Run, server: HttpServer) -> None:
        answer = self.ask(run, "GET", server.url("/gzip/300000"))
        assert answer.content == b" " * 300_000
        assert "gzip" in server.last().headers["accept-encoding"]

    def test_a_gzip_bomb_stops_at_the_limit(self, run: Run, server: HttpServer) -> None:
        self.fail(run, errors.TooLarge, "GET", server.url("/gzip/50000000"), max_bytes=1_000_000)

    @pytest.mark.parametrize("path", ["/bytes/1001", "/bytes/1001?chunked=1"])
    def test_one_byte_too_many(self, run: Run, server: HttpServer, tmp_path: Path, path: str) -> None:
        self.fail(run, errors.TooLarge, "GET", server.url(path), max_bytes=1000)
        self.fail(run, errors.TooLarge, "GET", server.url(path), max_bytes=1000, to=tmp_path / "x")
        assert list(tmp_path.iterdir()) == []
        assert len(self.ask(run, "GET", server.url(path), max_bytes=1001).content) == 1001

    def test_cookies_are_kept_by_the_session(self, run: Run, server: HttpServer) -> None:
        def work() -> str:
            with Door() as door:
                door.get(server.url("/cookie"))
                return str(door.get(server.url("/echo")).json()["headers"]["cookie"])

        assert run(work) == "one=1; two=2"

    def test_the_session_serves_requests_based_code(self, run: Run, server: HttpServer) -> None:
        def work() -> tuple[int, Any, int, Any]:
            with Door(retry=QUICK) as door:
                good = door.session.post(server.url("/echo"), data={"a": "é"}, headers={"X-Mine": "1"}, timeout=5)
                bad = door.session.get(server.url("/status/404"))
                return good.status_code, good.json(), bad.status_code, bad.text

        status, told, missing, text = run(work)
        assert (status, missing, text) == (200, 404, "status of the test server")
        assert told["headers"]["x-mine"] == "1"
        assert told["sha256"] == hashlib.sha256(b"a=%C3%A9").hexdigest()

    def test_the_session_lets_a_stream_be_left_unread(self, run: Run, server: HttpServer) -> None:
        def work() -> bytes:
            with Door() as door:
                response = door.session.get(server.url("/bytes/3000000"), stream=True)
                first = next(response.iter_content(10))
                response.close()
                door.get(server.url("/ok"))
                return bytes(first)

        assert run(work) == bytes(range(10))

    # -- files ---------------------------------------------------------------------------------

    def test_a_file_is_sent_and_progress_told(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        path = tmp_path / "données.gpkg"
        path.write_bytes(bytes(range(250)) * 12_000)
        said: list[tuple[float | None, str]] = []
        feedback = Feedback(lambda fraction, sentence: said.append((fraction, sentence)))
        told = self.ask(run, "PUT", server.url("/echo"), feedback=feedback, data=path).json()
        assert told["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert told["headers"]["content-length"] == "3000000"
        assert said[-1] == (1.0, "Sending données.gpkg: 3.0 of 3.0 MB")

    def test_an_empty_file_is_sent(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        path = tmp_path / "empty"
        path.touch()
        assert self.ask(run, "PUT", server.url("/echo"), data=path).json()["length"] == 0

    def test_a_missing_file_is_told(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        self.fail(run, errors.FileError, "PUT", server.url("/echo"), data=tmp_path / "none")
        assert server.count() == 0

    def test_an_answer_goes_to_a_file(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        path = tmp_path / "out.bin"
        path.write_bytes(b"old")
        said: list[tuple[float | None, str]] = []
        feedback = Feedback(lambda fraction, sentence: said.append((fraction, sentence)))
        answer = self.ask(run, "GET", server.url("/bytes/3000000"), feedback=feedback, to=path)
        assert (answer.path, answer.content) == (path, b"")
        assert path.read_bytes() == (bytes(range(256)) * 12_000)[:3_000_000]
        assert said[-1] == (1.0, "Receiving out.bin: 3.0 of 3.0 MB")
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("path", ["/cut/900000", "/cut-chunked", "/status/500", "/login"])
    def test_a_failed_download_leaves_the_old_file(
        self, run: Run, server: HttpServer, tmp_path: Path, path: str
    ) -> None:
        out = tmp_path / "out"
        out.write_bytes(b"old")
        self.fail(run, errors.NetworkError, "GET", server.url(path), to=out, expect=Expect.XML)
        assert out.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [out]

    def test_a_disk_without_room_is_told_before_the_download(
        self, run: Run, server: HttpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 2999}))
        error = self.fail(run, errors.FileError, "GET", server.url("/bytes/3000"), to=tmp_path / "x")
        assert "full" in error.why
        assert list(tmp_path.iterdir()) == []

    def test_no_folder_to_write_to(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        self.fail(run, errors.FileError, "GET", server.url("/bytes/10"), to=tmp_path / "none" / "x")

    # -- cancel --------------------------------------------------------------------------------

    @pytest.mark.parametrize("path", ["/hold", "/hold-body", "/busy/9?after=29"])
    def test_cancel_while_waiting(self, run: Run, server: HttpServer, tmp_path: Path, path: str) -> None:
        """The server holds its answer until the end of the test: only a cancel ends the wait before."""
        feedback = Feedback()

        def cancel() -> None:
            server.asked.wait(20)
            threading.Event().wait(0.2)
            feedback.cancel()

        thread = threading.Thread(target=cancel)
        thread.start()
        self.fail(run, errors.Cancelled, "GET", server.url(path), feedback=feedback, to=tmp_path / "x")
        thread.join()
        assert not server.released.is_set()
        assert list(tmp_path.iterdir()) == []

    def test_cancel_before_the_start_sends_nothing(self, run: Run, server: HttpServer) -> None:
        feedback = Feedback()
        feedback.cancel()
        self.fail(run, errors.Cancelled, "GET", server.url("/ok"), feedback=feedback)
        assert server.count() == 0

    @pytest.mark.parametrize("way", ["up", "down"])
    def test_cancel_in_the_middle_of_a_file(self, run: Run, server: HttpServer, tmp_path: Path, way: str) -> None:
        feedback = Feedback(lambda fraction, _sentence: feedback.cancel() if fraction and fraction > 0.01 else None)
        if way == "up":
            path = tmp_path / "x"
            with path.open("wb") as file:
                file.truncate(80_000_000)
            self.fail(run, errors.Cancelled, "PUT", server.url("/echo"), feedback=feedback, data=path)
        else:
            url = server.url("/bytes/80000000")
            self.fail(run, errors.Cancelled, "GET", url, feedback=feedback, to=tmp_path / "x")
            assert list(tmp_path.iterdir()) == []

    # -- secrets -------------------------------------------------------------------------------

    def test_basic_is_sent_at_once(self, run: Run, server: HttpServer) -> None:
        url = server.url("/basic?user=Jos%C3%A9&password=p%C3%A2sse%3Amot")
        assert self.ask(run, "GET", url, basic=("José", "pâsse:mot")).text == "welcome"
        assert server.count() == 1

    @pytest.mark.parametrize("path", ["/leak", "/basic?user=a&password=b", "/cut/1000", "/drop", "/redirect?to=/login"])
    def test_no_secret_in_a_report(self, run: Run, server: HttpServer, path: str) -> None:
        url = server.url(path).replace("http://", "http://someone:inaddress@")
        headers = {"Cookie": "JSESSIONID=cookiesecret", "X-XSRF-TOKEN": "xsrfsecret", "X-CKAN-API-Key": "keysecret"}
        error = self.fail(
            run,
            errors.NetworkError,
            "POST",
            url + ("&" if "?" in url else "?") + "token=querysecret",
            basic=("someone", "s3cretpassw0rd"),
            headers=headers,
        )
        report = error.report() + str(error) + error.detail + repr(error)
        for secret in ("inaddress", "s3cretpassw0rd", "c29tZW9uZTpzM2NyZXRwYXNzdzByZA", "cookiesecret",
                       "xsrfsecret", "keysecret", "querysecret"):  # fmt: skip
            assert secret not in report

    def test_no_secret_in_the_answer(self, run: Run, server: HttpServer) -> None:
        url = server.url("/cookie").replace("http://", "http://someone:inaddress@")
        answer = self.ask(run, "GET", url)
        assert answer.url == server.url("/cookie")
        assert "inaddress" not in repr(answer)
        assert "one=1" not in repr(answer)
        assert json.dumps(server.last().headers).count("inaddress") == 0
