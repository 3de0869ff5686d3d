"""Collects, checks and compiles the plugin's translations.

    tools/i18n.py update     bring i18n/*.ts in line with the code (keeps what is translated)
    tools/i18n.py check      fail when a sentence is missing, unfinished, or breaks a {place} or %n
    tools/i18n.py compile    i18n/*.ts → i18n/*.qm (Qt's lrelease), only what changed

The sentences are the first arguments of ``tr(…)`` in the package (``prodige_plugin/i18n.py``), all in
one context. Qt's own pylupdate knows classes as contexts and misses adjacent literals in calls with
keywords, hence this reader of the syntax tree. French translates everything; English needs only
the plural forms of the sentences with ``%n``.
"""

from __future__ import annotations

import argparse
import ast
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "prodige_plugin"
FOLDER = ROOT / "i18n"
CONTEXT = "prodige_plugin"
LANGUAGES = ("fr", "en")
#: where Debian, and others, put lrelease (Qt 5 and 6).
LRELEASE = ("/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease", "lrelease-qt5", "lrelease6", "lrelease")

NBSP = "\u00a0\u202f"
#: French typography: (what is wrong, how to say it).
TYPOGRAPHY = (
    (re.compile(rf"[^\s{NBSP}]? [;!?»]| :(?!\w)|« "), "needs a no-break space (U+00A0) there"),
    (re.compile(r"\w'\w"), "needs ’ (U+2019) instead of '"),
    (re.compile(r'"\w[^"]*"'), "needs « » instead of straight quotation marks"),
    (re.compile(r"\.\.\."), "needs … instead of three dots"),
)


class BadCall(Exception):
    """A call of ``tr`` that cannot be translated; its text says where and why."""


@dataclass
class Sentence:
    """One source sentence: where it stands, and its translation (two forms with ``%n``)."""

    source: str
    plural: bool = False
    files: set[str] = field(default_factory=set)
    forms: list[str] = field(default_factory=list)

    @property
    def finished(self) -> bool:
        """Whether every form is translated."""
        return len(self.forms) == (2 if self.plural else 1) and all(self.forms)


Catalogue = dict[tuple[str, bool], Sentence]


# -- reading the code --------------------------------------------------------------------------


def _is_tr(call: ast.Call) -> bool:
    function = call.func
    return (isinstance(function, ast.Name) and function.id == "tr") or (
        isinstance(function, ast.Attribute) and function.attr == "tr"
    )


def places(text: str) -> set[str]:
    """Give the names of the ``{named}`` places of ``text``.

    :raises ValueError: if the braces do not pair.
    """
    names = (name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    return {re.split(r"[.\[]", name)[0] for name in names}


def sentences_of(code: str, filename: str) -> Iterator[tuple[str, bool]]:
    """Give (sentence, has a plural) of every ``tr`` call in ``code``.

    :raises BadCall: if a call's sentence is not a literal, or its places and values differ.
    """
    for node in ast.walk(ast.parse(code, filename)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("i18n"):
            for alias in node.names:
                if alias.name == "tr" and alias.asname not in (None, "tr"):
                    raise BadCall(f"{filename}:{node.lineno}: import tr under its own name")
        if not (isinstance(node, ast.Call) and _is_tr(node)):
            continue
        where = f"{filename}:{node.lineno}"
        if isinstance(node.func, ast.Attribute) and not (
            isinstance(node.func.value, ast.Name) and node.func.value.id == "i18n"
        ):
            raise BadCall(f"{where}: use tr of prodige_plugin.i18n, not a Qt object's own")
        first = node.args[0] if node.args else None
        if not (isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.strip()):
            raise BadCall(f"{where}: the first argument of tr must be a literal sentence")
        text = first.value
        keywords = {keyword.arg for keyword in node.keywords}
        plural = "n" in keywords or len(node.args) > 1
        if plural != ("%n" in text):
            raise BadCall(f"{where}: a sentence has %n if and only if tr is given n")
        values = keywords - {"n", None}
        if values and None not in keywords and places(text) != values:
            raise BadCall(f"{where}: places {sorted(places(text))} and values {sorted(values)} differ")
        yield text, plural


def collect(package: Path = PACKAGE) -> Catalogue:
    """Give the sentences of all the package's files.

    :raises BadCall: see :func:`sentences_of`; every bad call is in its text.
    """
    found: Catalogue = {}
    bad: list[str] = []
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package.parent).as_posix()
        if name == f"{CONTEXT}/i18n.py":
            continue
        try:
            for text, plural in sentences_of(path.read_text(encoding="utf-8"), name):
                found.setdefault((text, plural), Sentence(text, plural)).files.add(name)
        except BadCall as error:
            bad.append(str(error))
    if bad:
        raise BadCall("\n".join(bad))
    return found


# -- the .ts files -----------------------------------------------------------------------------


def read_ts(path: Path) -> Catalogue:
    """Read a .ts file; a missing one is empty. Vanished and obsolete entries are left out."""
    found: Catalogue = {}
    if not path.exists():
        return found
    for message in ET.parse(path).iter("message"):  # noqa: S314  our own file
        translation = message.find("translation")
        if translation is None or translation.get("type") in ("vanished", "obsolete"):
            continue
        plural = message.get("numerus") == "yes"
        forms = [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
        source = message.findtext("source") or ""
        files = {
            (location.get("filename") or "").removeprefix("../").split(":")[0] for location in message.iter("location")
        }
        found[source, plural] = Sentence(source, plural, files, [] if translation.get("type") else forms)
    return found


def write_ts(path: Path, language: str, sentences: Iterable[Sentence]) -> None:
    """Write a .ts file: sorted, without line numbers, so that its differences are those of the sentences."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for sentence in sorted(sentences, key=lambda one: (one.source, one.plural)):
        state = "" if sentence.finished else ' type="unfinished"'
        lines.append('    <message numerus="yes">' if sentence.plural else "    <message>")
        lines += [f'        <location filename="../{name}"/>' for name in sorted(sentence.files)]
        lines.append(f"        <source>{escape(sentence.source)}</source>")
        if sentence.plural:
            forms = sentence.forms or ["", ""]
            lines.append(f"        <translation{state}>")
            lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in forms]
            lines.append("        </translation>")
        else:
            text = sentence.forms[0] if sentence.forms else ""
            lines.append(f"        <translation{state}>{escape(text)}</translation>")
        lines.append("    </message>")
    path.write_text("\n".join([*lines, "</context>", "</TS>", ""]), encoding="utf-8")


def english_forms(source: str) -> list[str]:
    """Give the English singular and plural of a source such as ``%n record(s) have no title``."""
    singular = re.sub(r"y\(ies\)", "y", source)
    singular = re.sub(r"(?<=\w)\(\w+\)", "", singular)
    for many, one in (("are", "is"), ("have", "has"), ("were", "was")):
        singular = re.sub(rf"^(%n \w+) {many}\b", rf"\1 {one}", singular)
    plural = re.sub(r"y\(ies\)", "ies", source)
    return [singular, re.sub(r"(?<=\w)\((\w+)\)", r"\1", plural)]


def merge(language: str, code: Catalogue, known: Catalogue) -> list[Sentence]:
    """Give the sentences of the code with the translations known so far."""
    merged = []
    for key, sentence in code.items():
        if language == "en" and not sentence.plural:
            continue
        forms = known[key].forms if key in known else []
        if language == "en" and not forms:
            forms = english_forms(sentence.source)
        merged.append(Sentence(sentence.source, sentence.plural, sentence.files, forms))
    return merged


# -- checks ------------------------------------------------------------------------------------


def problems(language: str, sentence: Sentence) -> list[str]:
    """Say what is wrong with one translated sentence."""
    if not sentence.finished:
        return ["not translated"]
    wrong = []
    for form in sentence.forms:
        try:
            found = places(form)
        except ValueError:
            found = {"unpaired brace"}
        wanted = places(sentence.source)
        if found != wanted:
            wrong.append(f"places {sorted(found)} instead of {sorted(wanted)}")
        if ("%n" in form) != ("%n" in sentence.source):
            wrong.append("%n is not on both sides")
        if (form[0].isspace(), form[-1].isspace()) != (sentence.source[0].isspace(), sentence.source[-1].isspace()):
            wrong.append("spaces at the ends differ")
        if language == "fr":
            wrong += [f"{saying}: {form!r}" for pattern, saying in TYPOGRAPHY if pattern.search(form)]
    return wrong


def check(folder: Path = FOLDER, package: Path = PACKAGE) -> list[str]:
    """Say everything that is wrong with the translations."""
    code = collect(package)
    wrong = []
    for language in LANGUAGES:
        known = read_ts(folder / f"{CONTEXT}_{language}.ts")
        for sentence in merge(language, code, known):
            key = (sentence.source, sentence.plural)
            found = problems(language, sentence) if key in known else ["not in the file: run make i18n"]
            wrong += [f"{language}: {sentence.source!r}: {what}" for what in found]
        wrong += [f"{language}: {source!r}: no longer in the code" for source, _ in known.keys() - code.keys()]
    return wrong


def compile_all(folder: Path = FOLDER, out: Path | None = None) -> list[Path]:
    """Compile the .ts files with lrelease and give the .qm files; those newer than their source stay.

    :raises SystemExit: if Qt's lrelease is missing or refuses a file.
    """
    out = out or folder
    out.mkdir(parents=True, exist_ok=True)
    compiled = []
    for source in sorted(folder.glob(f"{CONTEXT}_*.ts")):
        target = out / f"{source.stem}.qm"
        compiled.append(target)
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        tool = next((found for name in LRELEASE if (found := shutil.which(name))), None)
        if tool is None:
            raise SystemExit("i18n: Qt's lrelease is missing; install qttools5-dev-tools")
        done = subprocess.run(
            [tool, "-silent", str(source), "-qm", str(target)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"i18n: lrelease refused {source.name}: {done.stderr or done.stdout}")
    return compiled


def main(arguments: list[str] | None = None) -> int:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(description="Collect, check and compile the translations.")
    parser.add_argument("command", choices=("update", "check", "compile"))
    command = parser.parse_args(arguments).command
    if command == "compile":
        compile_all()
        return 0
    try:
        if command == "check":
            wrong = check()
            print(*wrong, f"i18n: {len(wrong)} problem(s)", sep="\n")
            return 1 if wrong else 0
        code = collect()
    except BadCall as error:
        print(error, file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        path = FOLDER / f"{CONTEXT}_{language}.ts"
        merged = merge(language, code, read_ts(path))
        write_ts(path, language, merged)
        print(f"i18n: {path.name}: {len(merged)} sentences, {sum(not one.finished for one in merged)} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
