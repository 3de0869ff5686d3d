"""What a door does with a file that comes in several requests, whatever carries them."""

from __future__ import annotations

from pathlib import Path

import pytest

from prodige_plugin import errors
from prodige_plugin.network import Expect, Partial
from tests.network_contract_base import Asking, Run
from tests.servers.http import HttpServer
from tests.servers.ranges import RangedFile

BODY = bytes(range(251)) * 8000


class PartialContract(Asking):
    """Part files."""

    def test_a_cut_download_goes_on_where_it_stopped(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        file = RangedFile(BODY, cuts=[900_000])
        server.route("/f", file)
        part = Partial(tmp_path / "f.part")
        self.fail(run, errors.CutAnswer, "GET", server.url("/f"), partial=part)
        came = part.size()
        assert 0 < came <= 900_000
        answer = self.ask(run, "GET", server.url("/f"), partial=part)
        assert (answer.status, answer.path) == (206, part.path)
        assert file.asked == ["", f"bytes={came - 1}-"]
        part.finish(tmp_path / "f")
        assert (tmp_path / "f").read_bytes() == BODY
        assert list(tmp_path.iterdir()) == [tmp_path / "f"]

    def test_parts_of_two_versions_are_never_joined(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        """Also where the server does not hear ``If-Range``."""
        server.route("/f", RangedFile(BODY, cuts=[900_000], deaf_to_if_range=True))
        part = Partial(tmp_path / "f.part")
        self.fail(run, errors.CutAnswer, "GET", server.url("/f"), partial=part)
        other = bytes(reversed(BODY))
        server.route("/f", RangedFile(other, etag='"v2"', deaf_to_if_range=True))
        self.fail(run, errors.CutAnswer, "GET", server.url("/f"), partial=part)
        assert part.size() == 0
        assert self.ask(run, "GET", server.url("/f"), partial=part).status == 200
        assert part.path.read_bytes() == other

    def test_what_had_come_whole_is_taken(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        server.route("/f", RangedFile(BODY))
        part = Partial(tmp_path / "f.part")
        self.ask(run, "GET", server.url("/f"), partial=part)
        assert self.ask(run, "GET", server.url("/f"), partial=part).status == 206
        assert part.path.read_bytes() == BODY

    def test_a_cut_near_the_beginning_keeps_it(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        server.route("/f", RangedFile(BODY, cuts=[9000]))
        part = Partial(tmp_path / "f.part")
        self.fail(run, errors.CutAnswer, "GET", server.url("/f"), partial=part)
        assert part.size() == 9000

    def test_another_version_is_never_joined_to_the_old_one(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        server.route("/f", RangedFile(BODY, cuts=[500_000]))
        part = Partial(tmp_path / "f.part")
        self.fail(run, errors.CutAnswer, "GET", server.url("/f"), partial=part)
        server.route("/f", RangedFile(BODY[::-1], etag='"v2"'))
        assert self.ask(run, "GET", server.url("/f"), partial=part).status == 200
        assert part.path.read_bytes() == BODY[::-1]

    @pytest.mark.parametrize("file", [RangedFile(BODY, etag=""), RangedFile(BODY, etag='W/"1"')])
    def test_without_a_strong_validator_all_is_asked_again(
        self, run: Run, server: HttpServer, tmp_path: Path, file: RangedFile
    ) -> None:
        file.cuts[:] = [500_000]
        file.asked.clear()
        server.route("/f", file)
        part = Partial(tmp_path / "f.part")
        self.fail(run, errors.CutAnswer, "GET", server.url("/f"), partial=part)
        self.ask(run, "GET", server.url("/f"), partial=part)
        assert file.asked == ["", ""]
        assert part.path.read_bytes() == BODY

    def test_a_server_that_ignores_ranges_starts_anew(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        server.route("/f", RangedFile(BODY, cuts=[500_000], ignores_ranges=True))
        part = Partial(tmp_path / "f.part")
        self.fail(run, errors.CutAnswer, "GET", server.url("/f"), partial=part)
        assert self.ask(run, "GET", server.url("/f"), partial=part).status == 200
        assert part.path.read_bytes() == BODY

    def test_too_much_or_no_room_leaves_nothing(
        self, run: Run, server: HttpServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        part = Partial(tmp_path / "f.part")
        self.fail(run, errors.TooLarge, "GET", server.url("/bytes/90000"), partial=part, max_bytes=80000)
        self.fail(run, errors.TooLarge, "GET", server.url("/bytes/90000?chunked=1"), partial=part, max_bytes=80000)
        monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 1000}))
        error = self.fail(run, errors.FileError, "GET", server.url("/bytes/90000"), partial=part)
        assert "full" in error.why
        assert list(tmp_path.iterdir()) == []

    def test_a_page_in_place_of_the_file_is_not_written(self, run: Run, server: HttpServer, tmp_path: Path) -> None:
        part = Partial(tmp_path / "f.part")
        self.fail(run, errors.HtmlInsteadOfData, "GET", server.url("/login"), partial=part, expect=Expect.XML)
        assert part.size() == 0
