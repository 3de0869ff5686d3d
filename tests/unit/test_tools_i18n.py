"""The collector of sentences: what it takes from the code, refuses, keeps and checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import i18n
from tools.i18n import BadCall, Sentence


def collect(tmp_path: Path, code: str) -> i18n.Catalogue:
    package = tmp_path / "prodige_plugin"
    package.mkdir(exist_ok=True)
    (package / "a.py").write_text(code, encoding="utf-8")
    return i18n.collect(package)


def test_takes_literals_concatenations_and_plurals(tmp_path: Path) -> None:
    found = collect(
        tmp_path,
        'tr("One.")\ni18n.tr("Two {x} " "and more.", x=1)\ntr("%n layer(s)", n=3)\nother("No")\n',
    )
    assert set(found) == {("One.", False), ("Two {x} and more.", False), ("%n layer(s)", True)}
    assert found["One.", False].files == {"prodige_plugin/a.py"}


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ('tr(f"Hello {name}")', "literal"),
        ("tr(sentence)", "literal"),
        ('tr("a" + "b")', "literal"),
        ('tr("")', "literal"),
        ("tr()", "literal"),
        ('self.tr("One.")', "Qt"),
        ('tr("%n layers")', "%n"),
        ('tr("layers", n=2)', "%n"),
        ('tr("Read {title}", name="x")', "differ"),
        ('tr("Read {title}", title="x", other="y")', "differ"),
        ("from .i18n import tr as _", "own name"),
    ],
)
def test_refuses_what_cannot_be_translated(tmp_path: Path, code: str, word: str) -> None:
    with pytest.raises(BadCall, match=word) as refused:
        collect(tmp_path, code)
    assert "prodige_plugin/a.py:1" in str(refused.value)


def test_all_bad_calls_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadCall) as refused:
        (tmp_path / "prodige_plugin").mkdir()
        (tmp_path / "prodige_plugin" / "b.py").write_text("tr(x)", encoding="utf-8")
        collect(tmp_path, "tr(y)")
    assert "a.py" in str(refused.value)
    assert "b.py" in str(refused.value)


def test_merge_keeps_translations_marks_new_ones_and_drops_vanished(tmp_path: Path) -> None:
    path = tmp_path / "prodige_plugin_fr.ts"
    kept = Sentence("R&D <1>", False, {"prodige_plugin/a.py"}, ["R&D <un>"])
    plural = Sentence("%n layer(s)", True, {"prodige_plugin/a.py"}, ["%n couche", "%n couches"])
    i18n.write_ts(path, "fr", [kept, plural, Sentence("Gone", False, set(), ["Parti"])])
    code = collect(tmp_path, 'tr("R&D <1>")\ntr("%n layer(s)", n=1)\ntr("New")\n')

    i18n.write_ts(path, "fr", i18n.merge("fr", code, i18n.read_ts(path)))

    known = i18n.read_ts(path)
    assert known["R&D <1>", False].forms == ["R&D <un>"]
    assert known["%n layer(s)", True].forms == ["%n couche", "%n couches"]
    assert not known["New", False].finished
    assert ("Gone", False) not in known
    assert path.read_text(encoding="utf-8").count('type="unfinished"') == 1


def test_the_file_does_not_change_when_lines_move(tmp_path: Path) -> None:
    first, second = tmp_path / "1.ts", tmp_path / "2.ts"
    i18n.write_ts(first, "fr", i18n.merge("fr", collect(tmp_path, 'tr("A")\ntr("B")\n'), {}))
    i18n.write_ts(second, "fr", i18n.merge("fr", collect(tmp_path, '\n\ntr("B")\n\ntr("A")\n'), {}))
    assert first.read_bytes() == second.read_bytes()


def test_english_gets_only_plurals_filled_by_rule(tmp_path: Path) -> None:
    code = collect(tmp_path, 'tr("One.")\ntr("%n record(s) in %n box(es) (all)", n=2)\n')
    (only,) = i18n.merge("en", code, {})
    assert only.forms == ["%n record in %n box (all)", "%n records in %n boxes (all)"]


@pytest.mark.parametrize(
    ("source", "singular", "plural"),
    [
        ("%n geometry(ies) are not valid.", "%n geometry is not valid.", "%n geometries are not valid."),
        ("%n layer(s) have no name.", "%n layer has no name.", "%n layers have no name."),
        ("It was done %n time(s).", "It was done %n time.", "It was done %n times."),
    ],
)
def test_english_forms(source: str, singular: str, plural: str) -> None:
    assert i18n.english_forms(source) == [singular, plural]


@pytest.mark.parametrize(
    ("source", "translation", "word"),
    [
        ("Read {title}.", "Lire.", "places"),
        ("Read {title}.", "Lire {titre}.", "places"),
        ("Read {title}.", "Lire {title.", "places"),
        ("Read.", "", "not translated"),
        ("Why?", "Pourquoi ?", "no-break"),
        ("Map: {x}", "Carte : {x}", "no-break"),
        ("The map", "L'emprise", "U+2019"),
        ('Open "map"', 'Ouvrir "carte"', "« »"),
        ("Reading…", "Lecture...", "…"),
        ("Read ", "Lire", "spaces"),
    ],
)
def test_check_finds_bad_translations(source: str, translation: str, word: str) -> None:
    found = i18n.problems("fr", Sentence(source, False, set(), [translation]))
    assert any(word in one for one in found)


def test_check_wants_the_number_in_both_forms() -> None:
    assert i18n.problems("fr", Sentence("%n layer(s)", True, set(), ["une couche", "%n couches"]))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Why: “{x}”?", "Pourquoi\u00a0: «\u00a0{x}\u00a0»\u202f?"),
        ("At 10:42, see https://a.fr/?x=1", "À 10:42, voir https://a.fr/?x=1"),
        ("Format {x!r:>3}", "Format {x}"),
    ],
)
def test_check_accepts_good_translations(source: str, translation: str) -> None:
    assert i18n.problems("fr", Sentence(source, False, set(), [translation])) == []


def test_check_tells_of_sentences_that_came_and_went(tmp_path: Path) -> None:
    code = collect(tmp_path, 'tr("Old")')
    sentences = [Sentence("Old", False, set(), ["Vieux"]), Sentence("Gone", False, set(), ["Parti"])]
    i18n.write_ts(tmp_path / "prodige_plugin_fr.ts", "fr", sentences)
    i18n.write_ts(tmp_path / "prodige_plugin_en.ts", "en", [])
    assert [one for one in i18n.check(tmp_path, tmp_path / "prodige_plugin") if "Gone" in one]
    collect(tmp_path, 'tr("New")')
    assert code
    assert [one for one in i18n.check(tmp_path, tmp_path / "prodige_plugin") if "New" in one]


def test_the_code_of_the_plugin_can_be_collected() -> None:
    assert len(i18n.collect()) > 50


def test_lrelease_accepts_the_file_and_stays_quiet_the_second_time(tmp_path: Path) -> None:
    plural = Sentence("%n layer(s)", True, set(), ["%n couche", "%n couches"])
    i18n.write_ts(tmp_path / "prodige_plugin_fr.ts", "fr", [plural])
    (compiled,) = i18n.compile_all(tmp_path)
    first = compiled.stat().st_mtime_ns
    assert compiled.stat().st_size > 50
    i18n.compile_all(tmp_path)
    assert compiled.stat().st_mtime_ns == first
