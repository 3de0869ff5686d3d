"""Deposit packages: the same parts give the same bytes, and what is not whole is seen."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from prodige_plugin.errors import Cancelled, FileError, PublishError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.findings import Severity
from prodige_plugin.metadata.record import Record
from prodige_plugin.publishing import deposit
from prodige_plugin.publishing.deposit_checks import problems
from prodige_plugin.publishing.deposit_manifest import About, Manifest, Part
from prodige_plugin.publishing.deposit_summary import summary

WHEN = "2026-03-01T10:00:00+00:00"
ABOUT = About("dataset", "Zones <b>humides</b>", "zones", "6d1e3a0c-2d83-4a35-9a0b-6f0b3a3f6a51", WHEN, fields=("nom",))


def record() -> bytes:
    made = Record.new("dataset", "fre")
    made.set("file_identifier", ABOUT.record_id)
    made.set("title", ABOUT.title)
    return made.to_bytes()


def parts() -> list[Part]:
    return [
        Part("metadata/record.xml", "record", record(), "ISO 19139", "application/xml"),
        Part("data/zones.gpkg", "data", b"data" * 1000),
        Part("summary.html", "summary", b"<html></html>"),
    ]


def test_the_same_parts_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    one = deposit.write(ABOUT, parts(), tmp_path / "a.zip", Feedback())
    other = deposit.write(ABOUT, list(reversed(parts())), tmp_path / "b.zip", Feedback())
    assert (one.sha256, one.size) == (other.sha256, other.size)
    assert deposit.verify(one.path) == one.manifest
    assert deposit.read_part(one.path, "record") == record()
    assert deposit.read_part(one.path, "thumbnail") is None
    later = deposit.write(replace(ABOUT, when="2026-03-02T10:00:00+00:00"), parts(), tmp_path / "c.zip", Feedback())
    assert later.sha256 != one.sha256
    assert later.manifest.content == one.manifest.content


def test_a_manifest_says_what_each_part_is(tmp_path: Path) -> None:
    written = deposit.write(ABOUT, parts(), tmp_path / "a.zip", Feedback())
    data = json.loads(written.manifest.to_bytes())
    assert data["format"] == "prodige_plugin deposit"
    assert [one["name"] for one in data["files"]] == ["data/zones.gpkg", "metadata/record.xml", "summary.html"]
    assert Manifest.parse(written.manifest.to_bytes()) == written.manifest
    for broken in (b"", b"[]", b'{"format": "other"}', b'{"format": "prodige_plugin deposit", "files": 1}'):
        with pytest.raises(PublishError):
            Manifest.parse(broken)


@pytest.mark.parametrize(
    "name",
    ["../x", "/x", "a/../b", "C:/x", "a\\b", "con", "lpt1.txt", "a/", "a//b", "x.", " x", "", "é.txt", "x" * 300, ".x"],
)
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    assert not deposit.is_safe_name(name)
    with pytest.raises(PublishError):
        deposit.write(ABOUT, [Part(name, "data", b"x")], tmp_path / "a.zip", Feedback())
    assert list(tmp_path.iterdir()) == []


def test_names_that_differ_by_capitals_alone_are_refused(tmp_path: Path) -> None:
    for pair in (("a.txt", "A.txt"), ("Manifest.json", "b")):
        with pytest.raises(PublishError):
            deposit.write(ABOUT, [Part(name, "data", b"x") for name in pair], tmp_path / "a.zip", Feedback())


def rewritten(source: Path, target: Path, change: dict[str, bytes], more: dict[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            new.writestr(info, change.get(info.filename, old.read(info)))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return target


def test_a_package_that_is_not_what_it_says_is_refused(tmp_path: Path) -> None:
    written = deposit.write(ABOUT, parts(), tmp_path / "a.zip", Feedback())
    tampered = rewritten(written.path, tmp_path / "b.zip", {"data/zones.gpkg": b"DATA" * 1000})
    with pytest.raises(PublishError, match="not what the manifest says"):
        deposit.verify(tampered)
    with pytest.raises(PublishError, match="not whole"):
        deposit.verify(rewritten(written.path, tmp_path / "c.zip", {}, {"more.txt": b"x"}))
    short = tmp_path / "d.zip"
    short.write_bytes(written.path.read_bytes()[:-100])
    with pytest.raises(PublishError):
        deposit.verify(short)
    with pytest.raises(FileError):
        deposit.verify(tmp_path / "none.zip")


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        deposit.write(ABOUT, parts(), tmp_path / "a.zip", feedback)
    assert list(tmp_path.iterdir()) == []


def test_the_page_escapes_what_people_wrote() -> None:
    page = summary(replace(ABOUT, notes=("<script>alert(1)</script>",)), parts()).decode()
    assert "<b>humides" not in page and "<script" not in page
    assert "&lt;script&gt;" in page
    assert "zones" in page


def test_checks_tell_all_that_is_wrong_at_once() -> None:
    wrong = [
        Part("metadata/record.xml", "record", b"<no"),
        Part("style/zones.sld", "style", b"not xml"),
        Part("thumbnail.png", "thumbnail", b"GIF89a"),
        Part("metadata/feature_catalogue.xml", "feature_catalogue", b"<x/>"),
    ]
    found = problems(replace(ABOUT, table="Zones Été"), wrong)
    errors = [one.sentence for one in found if one.severity is Severity.ERROR]
    assert len(errors) >= 6
    assert found[0].severity is Severity.ERROR
    assert any("no valid name" in one for one in errors)
    assert any("kind “data”" in one for one in errors)


def test_a_record_of_another_identifier_is_seen() -> None:
    found = problems(replace(ABOUT, record_id="another"), parts())
    assert any("another identifier" in one.sentence for one in found)
