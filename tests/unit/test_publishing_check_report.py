"""What the checks found, as a page and as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from lxml import html

from prodige_plugin import i18n
from prodige_plugin.metadata.findings import Severity
from prodige_plugin.publishing.checks.model import Finding, Level
from prodige_plugin.publishing.checks.report import SCHEMA, report_html, report_json
from prodige_plugin.publishing.checks.table import found

WHEN = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def findings() -> list[Finding]:
    return [
        found(
            "geometry.invalid",
            "l1",
            "30 geometries <b>are</b> bad & ugly.",
            count=30,
            features=range(20),
            place=(0.0, 1.0, 2.0, 3.0),
            details=["<script>alert(1)</script>: 30"],
        ),
        found("crs.missing", "l1", "No system."),
        found("name.covadis", "l2", "A habit."),
        Finding(Severity.WARNING, "", "Of the whole."),
    ]


def test_the_page_is_whole_and_escaped() -> None:
    text = report_html(findings(), {"l1": 'Zones <humides> & "R&D"'}, title="Vérif", platform="École", when=WHEN)
    page = html.fromstring(text)
    assert page.findtext(".//title") == "Vérif"
    assert [node.text_content() for node in page.iter("h2")] == ["The whole", 'Zones <humides> & "R&D"', "l2"]
    assert list(page.iter("script")) == []
    assert not [node for node in page.iter() if node.get("src") or node.get("href")]
    # what keeps from publishing comes first in its layer
    section = next(page.iter("section")).getnext()
    assert [one.get("class") for one in section.iter("article")] == ["error", "warning"]
    words = page.text_content()
    assert "<script>alert(1)</script>: 30" in words
    assert "geometry.invalid" in words
    assert "cross themselves" in words
    assert "1 error(s) · 2 warning(s) · 1 remark(s)" in words


def test_nothing_found_is_said() -> None:
    assert "Nothing was found" in report_html([], when=WHEN)


def test_the_page_says_what_it_is_when_in_the_reader_s_words_and_is_read_at_night() -> None:
    text = report_html(findings(), title="Carte", platform="École", when=WHEN, said="12 juin 2024 · 14:05")
    assert "<h1>Checks before publishing – Carte</h1>" in text
    assert "École · 12 juin 2024 · 14:05" in text
    assert "prefers-color-scheme:dark" in text


def test_json_has_what_its_docstring_says() -> None:
    document = json.loads(report_json(findings(), {"l1": "Zones"}, platform="École", when=WHEN))
    assert set(document) == {"schema", "title", "platform", "when", "counts", "findings"}
    assert document["schema"] == SCHEMA
    assert datetime.fromisoformat(document["when"]) == WHEN
    assert document["counts"] == {"error": 1, "warning": 2, "info": 1}
    first = document["findings"][0]
    described = report_json.__doc__ or ""
    assert all(f"``{name}``" in described for name in (*document, *first, *first["repair"]))
    assert (first["check"], first["layer_title"], first["count"], len(first["features"])) == (
        "geometry.invalid",
        "Zones",
        30,
        20,
    )
    assert first["place"] == [0.0, 1.0, 2.0, 3.0]
    assert first["repair"]["key"] == "make_valid"
    assert document["findings"][3]["repair"] is None
    assert document["findings"][3]["check"] == ""


def test_both_speak_the_language_of_qgis() -> None:
    i18n.install(lambda _context, text, _n: f"«{text}»")
    try:
        assert "«Invalid geometries»" in report_html(findings(), when=WHEN)
        first = json.loads(report_json(findings(), when=WHEN))["findings"][0]
        assert first["title"] == "«Invalid geometries»"
        assert first["severity"] == "warning"
    finally:
        i18n.install(None)


def test_errors_are_for_everybody() -> None:
    assert found("field.type", "l", "s").level is Level.EXPERT
    assert found("field.type", "l", "s", severity=Severity.ERROR).level is Level.BEGINNER
    assert Finding(Severity.INFO, "", "s").level is Level.BEGINNER
