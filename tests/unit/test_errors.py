"""Reports hold no secret."""

from __future__ import annotations

import pytest

from prodige_plugin.errors import PluginError, redact, unexpected


@pytest.mark.parametrize(
    "text",
    [
        "https://user:s3cr3t@host/path", "https://user:p@s3cr3t@host/path", "client_secret=s3cr3t&grant=x",
        "Private-Token: s3cr3t", "X-Auth-Token: s3cr3t", "db_password='s3cr3t'", '"refresh_token": "s3cr3t"',
        "Authorization: Basic s3cr3tAAAA", "Cookie: a=b; sid=s3cr3t", "apikey=s3cr3t", "x-api-key: s3cr3t",
    ],
)  # fmt: skip
def test_a_secret_is_taken_out(text) -> None:
    report = PluginError("What.", "Why.", "To do.", detail=f"before {text} after").report()
    assert "s3cr3t" not in report
    assert "before" in report


@pytest.mark.timeout(20)  # hours, when a pattern tries every way to read the text
@pytest.mark.parametrize("text", ["a_", "a-a_", "x://a:", "password", "basic "])
def test_a_long_text_of_a_server_is_read_at_once(text) -> None:
    assert redact(text * 20000 + "!") == text * 20000 + "!"


def test_what_is_no_secret_stays() -> None:
    text = "GET https://host:8080/csw?request=GetRecords 403: the token is missing"
    assert redact(text) == text


def test_each_sentence_has_its_stop() -> None:
    """Words of the system, which have none, are often the end of the second sentence."""
    error = PluginError("It failed.", "The system says: No such file or directory", "Check its name.")
    assert str(error) == "It failed. The system says: No such file or directory. Check its name."
    assert str(PluginError("Why?", "")) == "Why?" and str(PluginError("", "", "one ")) == "one"


def test_a_mistake_of_ours_has_its_traceback_in_the_detail_alone():
    try:
        int("not a number")
    except ValueError as error:
        found = unexpected(error)
    assert "ValueError" in found.why and "not a number" not in str(found)
    assert "Traceback" in found.detail and "test_errors.py" in found.detail
