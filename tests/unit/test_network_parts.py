"""The parts of the network door that need no server."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin import errors
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Answer, Expect, Headers, RetryPolicy, content, failures
from prodige_plugin.network.retry import retry_after_s
from prodige_plugin.network.stream import FileBody, Sink, to_file

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
        ("Sunday, 22-Nov-26 12:00:30 GMT", 30),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("9" * 400, 999_999_999),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after_s({"Retry-After": value}, NOW) == seconds


@given(st.text(max_size=60))
def test_retry_after_never_fails(value: str) -> None:
    seconds = retry_after_s({"Retry-After": value}, NOW)
    assert seconds is None or seconds >= 0


def test_waits_double_with_a_spread_and_end() -> None:
    policy = RetryPolicy(attempts=4, base_s=1, longest_s=3)
    for attempt, middle in ((1, 1), (2, 2)):
        waits = [policy.wait_s(attempt, {}) for _ in range(200)]
        numbers = [wait for wait in waits if wait is not None]
        assert len(numbers) == 200
        assert min(numbers) >= 0.5 * middle
        assert max(numbers) <= min(3, 1.5 * middle)
        assert len(set(numbers)) > 10
    assert policy.wait_s(4, {}) is None
    assert policy.wait_s(1, {"Retry-After": "3"}) == 3
    assert policy.wait_s(1, {"Retry-After": "4"}) is None


@pytest.mark.parametrize(
    ("body", "report"),
    [
        (b"<ExceptionReport/>", True),
        (b"\xef\xbb\xbf \r\n<?xml version='1.0'?><!-- x --><?pi?><ows:ExceptionReport xmlns:ows='o'>", True),
        (b"<!DOCTYPE ServiceExceptionReport SYSTEM 'a'>\n<ServiceExceptionReport>", True),
        (b"<a><ExceptionReport/></a>", False),
        (b"<ExceptionReports/>", False),
        (b"<!-- <ExceptionReport/> --><a/>", False),
        (b"ExceptionReport", False),
        (b"", False),
    ],
)
def test_what_is_a_report(body: bytes, report: bool) -> None:
    assert content.is_report(body) is report


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><html>",
        b"\n<HTML lang=fr>",
        b"<head><title>x</title>",
        b"<script>location='/login'</script>",
        b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'><html>",
        b"<!-- saved --><html xmlns='http://www.w3.org/1999/xhtml'>",
    ],
)
def test_what_is_a_web_page(page: bytes) -> None:
    with pytest.raises(errors.HtmlInsteadOfData):
        content.check(Expect.XML, "text/xml", page, "GET", "http://x/")


def test_the_stated_type_is_only_a_hint() -> None:
    content.check(Expect.XML, "text/html", b"<csw:Capabilities/>", "GET", "http://x/")
    content.check(Expect.JSON, "text/plain", b" [1]", "GET", "http://x/")
    content.check(Expect.IMAGE, "application/octet-stream", b"\x89PNG\r\n\x1a\n", "GET", "http://x/")
    content.check(Expect.IMAGE, "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "GET", "http://x/")
    content.check(Expect.XML, "", b"", "PUT", "http://x/")
    content.check(Expect.XML, "text/xml", '<?xml version="1.0"?><a/>'.encode("utf-16"), "GET", "http://x/")


@given(st.binary(max_size=300), st.sampled_from(list(Expect)))
def test_judging_any_bytes_ends_in_a_typed_error_or_none(body: bytes, expect: Expect) -> None:
    try:
        content.check(expect, "text/plain", body, "GET", "http://x/")
    except errors.NetworkError as error:
        assert error.what


def test_a_report_of_several_exceptions_gives_the_first_code_and_all_words() -> None:
    body = (
        b"<ExceptionReport><Exception exceptionCode='A'><ExceptionText>one</ExceptionText></Exception>"
        b"<Exception exceptionCode='B' locator='typeName'/></ExceptionReport>"
    )
    error = content.service_exception(body, "GET", "http://x/")
    assert (error.code, error.why) == ("A", "It says: one typeName")


def test_the_server_s_own_words_lose_their_secrets() -> None:
    words = b"postgresql://u:pw1@h password='pw2'"
    body = b"<ExceptionReport><Exception><ExceptionText>%s</ExceptionText></Exception></ExceptionReport>" % words
    error = content.service_exception(body, "GET", "http://x/")
    assert "pw1" not in error.report() + error.why
    assert "pw2" not in error.report() + error.why


@pytest.mark.parametrize(
    ("headers", "raw", "text"),
    [
        ({"Content-Type": "text/plain; charset=ISO-8859-1"}, b"\xe9", "é"),
        ({"Content-Type": 'text/xml; charset="utf-8"'}, b"\xc3\xa9", "é"),
        ({"Content-Type": "text/xml"}, b"\xc3\xa9\xff", "é\ufffd"),
        ({"Content-Type": "text/xml; charset=klingon"}, b"\xc3\xa9", "é"),
        ({}, b"", ""),
    ],
)
def test_the_text_of_an_answer(headers: dict[str, str], raw: bytes, text: str) -> None:
    assert Answer(200, Headers(headers.items()), raw, "http://x/").text == text


@pytest.mark.parametrize("raw", [b"", b"{", b"<html>", b"[" * 100_000])
def test_json_that_is_none(raw: bytes) -> None:
    with pytest.raises(errors.NetworkError):
        Answer(200, Headers(), raw, "http://x/").json()


def test_addresses_lose_user_and_password() -> None:
    assert failures.bare_url("http://u:p@h:8/a?b=c@d") == "http://h:8/a?b=c@d"
    assert failures.host_of("http://u:p@h:8/a") == "h:8"
    assert failures.bare_url("http://h/a@b") == "http://h/a@b"


def test_a_file_that_shrinks_while_it_is_sent(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * 500_000)
    with FileBody(path, None) as body:
        assert len(body.read(50)) == 50
        os.truncate(path, 300_000)
        with pytest.raises(errors.FileError):
            body.read(499_950)


def test_a_file_that_grows_while_it_is_sent_is_sent_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * 100)
    with FileBody(path, None) as body:
        path.write_bytes(b"x" * 500)
        assert b"".join(body) == b"x" * 100
        body.rewind()
        assert len(body.read()) == 100


def test_cancel_is_heard_between_two_pieces_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * 100)
    feedback = Feedback()
    with FileBody(path, feedback) as body:
        body.read(10)
        feedback.cancel()
        with pytest.raises(errors.Cancelled):
            body.read(10)


def test_a_full_disk(tmp_path: Path) -> None:
    """A real one: a file system of one megabyte."""
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", tmp_path], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting a small file system needs root: a full disk cannot be made here")
    try:
        out = tmp_path / "x"
        out.write_bytes(b"old")
        with pytest.raises(errors.FileError) as caught:
            to_file(iter([b"x" * 300_000] * 5), out, Sink("GET", "http://x/", None), None, None)
        assert "full" in caught.value.why
        assert out.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [out]
    finally:
        subprocess.run(["umount", tmp_path], check=True)
