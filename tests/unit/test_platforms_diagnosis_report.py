"""The report of a diagnosis: readable in three forms, and with nothing secret in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from prodige_plugin.platforms.diagnosis_report import Level, Row, clean_text, report

ROWS = (
    Row("QGIS", "Accounts", Level.GOOD, "It is open."),
    Row("Région <b>", "csw: https://x.fr/csw?a=1|2", Level.BAD, "The server fails.", "HTTP 500\nnginx"),
    Row("Région <b>", "Certificate", Level.NOTE, "It ends in 3 day(s)."),
)
WHEN = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def test_text_has_words_for_each_state() -> None:
    text = report(ROWS, "text", WHEN)
    assert text.startswith("Diagnosis of 2026-01-02 03:04 UTC\n1 problem(s), 1 to know, 3 looked at\n")
    assert "✕ [problem] csw: https://x.fr/csw?a=1|2: The server fails." in text
    assert "      HTTP 500\n      nginx" in text


def test_markdown_keeps_its_table_whole() -> None:
    text = report(ROWS, "markdown", WHEN)
    (line,) = [line for line in text.splitlines() if "The server fails" in line]
    assert line.replace("\\|", "").count("|") == 5
    assert "## Région \\<b\\>" in text
    assert "HTTP 500; nginx" in line


def test_html_is_escaped() -> None:
    text = report(ROWS, "html", WHEN)
    assert "<b>" not in text
    assert "Région &lt;b&gt;" in text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("https://marie:secret@x.fr/csw", ("marie", "secret")),
        ("https://marie@x.fr/csw", ("marie",)),
        ("Authorization: Bearer abcdefghijkl", ("abcdefghijkl",)),
        ("Set-Cookie: PHPSESSID=abc123", ("abc123",)),
        ("https://x.fr/?token=abcdef&x=1", ("abcdef",)),
        ("host=x password='se cret' dbname=y", ("se cret",)),
        (f"{Path.home()}/profil/prodige", (str(Path.home()) + "/",)),
    ],
)
def test_secrets_names_and_the_home_folder_are_taken_out(text: str, gone: tuple[str, ...]) -> None:
    cleaned = clean_text(text)
    assert cleaned != text
    assert not any(part in cleaned for part in gone)


def test_another_folder_that_begins_alike_is_left() -> None:
    assert clean_text(f"{Path.home()}-other/x") == f"{Path.home()}-other/x"
