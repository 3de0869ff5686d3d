"""``python3 -m prodige_plugin.metadata``: records checked and repaired without QGIS."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin import qm
from prodige_plugin.metadata import Record, check, cli, read_record

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CSW = "http://www.opengis.net/cat/csw/2.0.2"


def need(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    return path


def run(*words: str, data: bytes | None = None, language: str = "C") -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a person does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "prodige_plugin.metadata", *words],
        input=data, capture_output=True, cwd=ROOT, check=False,
        env={**os.environ, "LC_ALL": language, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


@pytest.fixture
def good() -> Path:
    return need(SHARED / "inspire" / "golden" / "dataset_fr.xml")


@pytest.fixture
def bad(tmp_path: Path, good: Path) -> Path:
    """A record with three faults: languages as text (repaired safely), a title that lacks (a person's)."""
    text = good.read_text(encoding="utf-8")
    text = re.sub(
        r"<gmd:language>.*?</gmd:language>",
        "<gmd:language><gco:CharacterString>fre</gco:CharacterString></gmd:language>",
        text,
    )
    text = re.sub(r"(<gmd:CI_Citation><gmd:title><gco:CharacterString>)[^<]*", r"\1", text, count=1)
    file = tmp_path / "fiche.xml"
    file.write_text(re.sub(r">(?=<gmd:)", ">\n", text), encoding="utf-8")
    return file


def test_a_good_record(good: Path) -> None:
    done = run("check", str(good))
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"nothing to say" in done.stdout
    assert json.loads(run("check", str(good), "--json").stdout) == []


def test_findings_in_json(bad: Path) -> None:
    done = run("check", str(bad), "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    wanted = check(read_record(bad.read_bytes()))
    assert [one["message"] for one in told] == [finding.message for finding in wanted]
    keys = {"file", "rule", "severity", "element", "message", "line", "place", "repairable"}
    assert all(keys <= set(one) for one in told)
    language = next(one for one in told if one["rule"] == "C.5")
    assert (language["file"], language["severity"], language["repairable"]) == (str(bad), "error", True)
    assert bad.read_text(encoding="utf-8").splitlines()[language["line"] - 1].startswith("<gmd:language>")


def test_findings_as_text_the_gravest_first(bad: Path, good: Path) -> None:
    done = run("check", str(bad), str(good))
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith(f"{bad}: ")
    assert re.match(r" +\d+ ! \S+ ", lines[1])
    marks = [line[8] for line in lines[1 : lines.index("")]]
    assert marks == sorted(marks, key="!~·".index)
    # with the compiled English plural forms, or without
    assert re.match(r"2 file(\(s\)|s), 1 of them", lines[-1])


def test_several_profiles(good: Path) -> None:
    done = run("check", str(good), "--profile", "inspire", "--profile", "inspire")
    assert done.returncode == 0
    assert run("check", str(good), "--profile", "nobody").returncode == 2


def test_a_malformed_file_is_a_finding_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "cut.xml"
    file.write_bytes(Record.new().to_bytes()[:-200])
    done = run("check", str(file), "--json")
    assert done.returncode == 1
    (only,) = json.loads(done.stdout)
    assert (only["rule"], only["severity"]) == ("C.1", "error")
    assert only["line"] == file.read_bytes().count(b"\n") + 1


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"<html><body>Sign in</body></html>", "web page"),
        (b"<a/>", "no metadata record"),
        (b'<m:MD_Metadata xmlns:m="http://standards.iso.org/iso/19115/-3/mdb/2.0"/>', "ISO 19115-3"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
        (b"", "cannot be read"),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["repair", "--safe", "--diff"]])
def test_what_is_no_record_gives_one_sentence(tmp_path: Path, content: bytes, word: str, command: list[str]) -> None:
    file = tmp_path / "x.xml"
    file.write_bytes(content)
    done = run(*command, str(file))
    said = (done.stderr + done.stdout).decode()
    assert done.returncode in ((1,) if not content else (2,))
    assert word in said
    assert "Traceback" not in said


def test_a_file_that_is_not_there_does_not_stop_the_others(tmp_path: Path, bad: Path) -> None:
    done = run("check", str(tmp_path / "none.xml"), str(bad), "--json")
    assert done.returncode == 2
    assert {one["file"] for one in json.loads(done.stdout)} == {str(bad)}
    assert done.stderr.decode().startswith(str(tmp_path / "none.xml"))


def test_a_folder_and_the_input(bad: Path, good: Path) -> None:
    (bad.parent / "below").mkdir()
    (bad.parent / "below" / "good.xml").write_bytes(good.read_bytes())
    done = run("check", str(bad.parent))
    assert done.stdout.decode().count("fiche.xml: ") == 1
    assert "below" in done.stdout.decode()
    assert run("check", "-", data=good.read_bytes()).returncode == 0


def test_every_record_of_an_answer_is_checked_at_its_own_line(bad: Path, good: Path) -> None:
    first, second = (re.sub(r"<\?xml[^>]*\?>\s*", "", path.read_text(encoding="utf-8")) for path in (good, bad))
    data = (
        f'<?xml version="1.0"?>\n<csw:GetRecordsResponse xmlns:csw="{CSW}">\n{first}\n{second}</csw:GetRecordsResponse>'
    )
    done = run("check", "-", "--json", data=data.encode())
    told = json.loads(done.stdout)
    language = next(one for one in told if one["rule"] == "C.5")
    assert data.splitlines()[language["line"] - 1].startswith("<gmd:language>")
    fixed = run("repair", "--safe", "-", "-o", "-", data=data.encode())
    assert fixed.returncode == 0
    root = etree.fromstring(fixed.stdout)
    assert root.tag == f"{{{CSW}}}GetRecordsResponse"
    assert fixed.stdout.startswith(data[: data.index("<gmd:MD_Metadata")].encode())
    assert first.encode() in fixed.stdout
    codes = root.findall(".//{http://www.isotc211.org/2005/gmd}LanguageCode")
    assert len(codes) >= 4


def test_safe_repairs_are_written_and_what_is_left_is_told(bad: Path, tmp_path: Path) -> None:
    before = bad.read_bytes()
    out = tmp_path / "out.xml"
    done = run("repair", "--safe", str(bad), "-o", str(out), "--json")
    assert done.returncode == 0
    assert bad.read_bytes() == before
    told = json.loads(done.stdout)
    assert {one["rule"] for one in told if one["state"] == "repaired"} == {"C.5", "1.6"}
    left = [one for one in told if one["state"] == "left" and one["severity"] == "error"]
    assert {one["rule"] for one in left} == {"C.8"}
    assert {one.message for one in check(read_record(out.read_bytes())) if one.mandatory} == {
        one["message"] for one in left
    }


def test_the_input_is_not_written_over_unasked(bad: Path) -> None:
    before = bad.read_bytes()
    done = run("repair", "--safe", str(bad), "-o", str(bad))
    assert (done.returncode, bad.read_bytes()) == (2, before)
    assert run("repair", str(bad), "-o", str(bad)).returncode == 2
    bad.chmod(0o640)
    assert run("repair", "--safe", str(bad), "--in-place").returncode == 0
    assert bad.read_bytes() != before
    assert bad.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in bad.parent.iterdir()] == [bad.name]


def test_the_difference_is_shown_and_nothing_written(bad: Path) -> None:
    before = bad.read_bytes()
    done = run("repair", "--safe", str(bad), "--diff")
    assert done.returncode == 0
    assert bad.read_bytes() == before
    lines = done.stdout.decode().splitlines()
    assert any(line.startswith("- ") and "fre" in line for line in lines)
    assert any(line.startswith("+ ") and "gmd:LanguageCode" in line for line in lines)


def test_many_files_go_to_a_folder(bad: Path, good: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("repair", "--safe", str(bad), str(good), "-o", str(out)).returncode == 2
    out.mkdir()
    assert run("repair", "--safe", str(bad), str(good), "-o", str(out)).returncode == 0
    assert (out / good.name).read_bytes() == good.read_bytes()
    assert (out / bad.name).read_bytes() != bad.read_bytes()


def test_two_files_of_one_name_are_not_written_over_each_other(bad: Path, good: Path, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for place, source in (("a", bad), ("b", good)):
        (folder / place).mkdir(parents=True)
        (folder / place / "record.xml").write_bytes(source.read_bytes())
    out.mkdir()
    done = run("repair", "--safe", str(folder), "-o", str(out))
    assert done.returncode == 2 and b"record.xml" in done.stderr
    assert not list(out.iterdir())
    assert run("repair", "--safe", str(folder), "--in-place").returncode == 0


def test_real_records_survive_it(tmp_path: Path) -> None:
    files = [str(path) for path in sorted(need(SHARED / "records").rglob("*.xml"))[::9]]
    done = run("check", *files, "--json")
    assert done.returncode == 1, done.stderr
    assert {one["file"] for one in json.loads(done.stdout)} <= set(files)


def test_the_elements() -> None:
    rows = json.loads(run("elements", "--json").stdout)
    title = next(row for row in rows if row["element"] == "title")
    assert (title["rule"], title["obligation"]) == ("C.8", "M")
    assert title["label"] and title["help"]
    assert b"operates_on" in run("elements", "--level", "service").stdout


def test_help_and_wrong_words() -> None:
    assert run("check", "--help").returncode == 0
    assert run().returncode == 2
    assert run("repair", "--safe", "x.xml").returncode == 2


# -- languages ---------------------------------------------------------------------------------


def compiled() -> Path:
    path = ROOT / "i18n" / "prodige_plugin_fr.qm"
    if not path.exists():
        pytest.skip("the translations are not compiled: make i18n")
    return path


def test_the_environment_and_the_option_choose_the_language(good: Path) -> None:
    compiled()
    assert "Title (title)" in run("elements").stdout.decode()
    assert "Intitulé" in run("elements", language="fr_FR.UTF-8").stdout.decode()
    assert "Intitulé" in run("elements", "--language", "fr").stdout.decode()
    assert "Title (title)" in run("elements", "--language=en", language="fr_FR.UTF-8").stdout.decode()


def test_what_qt_reads_in_a_compiled_file_is_read() -> None:
    messages = qm.read(compiled().read_bytes())
    assert len(messages) > 500
    source = ROOT / "i18n" / "prodige_plugin_fr.ts"
    checked = 0
    for message in etree.parse(source).iter("message"):
        text = message.findtext("source") or ""
        translation = message.find("translation")
        if translation is None or translation.get("type") or text not in messages:
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        if "".join(forms):
            assert list(messages[text]) == forms
            checked += 1
    assert checked > 500


def test_plural_forms() -> None:
    say = qm.translator({"%n file(s)": ("%n fichier", "%n fichiers")}, "fr")
    assert [say("", "%n file(s)", n) for n in (0, 1, 2)] == ["%n fichier", "%n fichier", "%n fichiers"]
    assert say("", "other", None) == "other"
    assert qm.read(b"something else") == {}


def test_main_in_this_process(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(good), "--language", "en"]) == 0
    assert "nothing to say" in capsys.readouterr().out
