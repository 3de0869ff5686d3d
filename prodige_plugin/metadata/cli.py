"""The command line of the records: check and repair them without QGIS, one after another, any number of them.

Exit codes: 0 well; 1 a mandatory rule fails; 2 not understood, or a file that cannot be read as a record.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError  # the class of an error only  # nosec B406

from lxml import etree

from ..console import FAILED, FINE, answer, beside, prepare
from ..errors import BadXml, FileError, PluginError
from ..i18n import tr
from . import cli_repair
from .element import Element
from .elements import ELEMENTS
from .envelope import held
from .findings import Finding, Severity
from .profiles import PROFILES
from .record import Record
from .validation import check

#: Exit code for a file that is no record; argparse's own for a command that is not understood.
UNREADABLE = 2
_LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Told:
    """One finding, as it is told: with its file, its record and the profile that asks for it."""

    file: str
    record: str
    profile: str
    finding: Finding
    #: line in the file, from 1; 0 when not known.
    line: int

    def as_dict(self) -> dict[str, Any]:
        """Give it for JSON."""
        repair = self.finding.repair
        return {
            "file": self.file,
            "record": self.record,
            "profile": self.profile,
            "rule": self.finding.rule,
            "severity": self.finding.severity.value,
            "element": self.finding.element,
            "message": self.finding.message,
            "line": self.line,
            "place": self.finding.place,
            "guideline": self.finding.guideline,
            "repairable": self.finding.repairable,
            "safe": repair is not None and repair.safe,
            "repair": repair.label if repair is not None else "",
        }


def main(words: list[str] | None = None) -> int:
    """Run one command; give its exit code."""
    prepare()
    try:
        options = _parser().parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m prodige_plugin.metadata", description=tr("Metadata records, without QGIS.")
    )
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser(
        "check",
        help=tr("say what is wrong in records"),
        description=tr(
            "Checks ISO 19139 records, bare or in a catalogue's answer. Exit code 1 when a mandatory rule fails, "
            "2 when a file cannot be read as a record."
        ),
    )
    one.add_argument("files", nargs="+", metavar="FILE", help=tr("record, or folder of *.xml files; - for the input"))
    _shared(one)
    one.add_argument("--mandatory", action="store_true", help=tr("only the mandatory rules that fail"))
    one.set_defaults(run=_check)
    cli_repair.add(commands, _shared)
    rows = commands.add_parser(
        "elements", help=tr("list the elements of a record"), description=tr("The elements that a record is made of.")
    )
    rows.add_argument(
        "--level", choices=("dataset", "series", "service"), default="dataset", help=tr("type of the resource")
    )
    rows.add_argument("--json", action="store_true", help=tr("answer in JSON"))
    rows.add_argument("--language", choices=_LANGUAGES, help=tr("language of the sentences"))
    rows.set_defaults(run=_elements)
    return parser


def _shared(parser: argparse.ArgumentParser) -> None:
    """Add the options that check and repair share."""
    parser.add_argument(
        "--profile",
        action="append",
        choices=list(PROFILES),
        metavar="NAME",
        help=tr("what to check against; may be repeated: {names}", names=", ".join(PROFILES)),
    )
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON"))
    parser.add_argument("--language", choices=_LANGUAGES, help=tr("language of the sentences"))


# -- reading -----------------------------------------------------------------------------------


def files_of(names: Iterable[str]) -> Iterator[str]:
    """Give the names of files, those of a folder's ``*.xml`` (folders below too) in place of the folder's."""
    for name in names:
        if name != "-" and Path(name).is_dir():
            yield from (str(path) for path in sorted(Path(name).rglob("*.xml")) if path.is_file())
        else:
            yield name


def read(name: str) -> bytes:
    """Read a file, or what comes in for "-".

    :raises FileError: it cannot be read.
    """
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise FileError(
            tr("The file cannot be read."),
            tr("The system says: {words}", words=error.strerror or str(error)),
            tr("Check its name and your right to read it."),
        ) from error


def malformed(error: BadXml) -> Finding | None:
    """Give the finding for a file that is not well-formed XML; ``None`` for one that is something else."""
    cause = error.__cause__
    if not isinstance(cause, etree.XMLSyntaxError | ExpatError):
        return None
    return Finding(
        Severity.ERROR, "schema", " ".join(part for part in (error.what, error.why) if part), rule="C.1",
        line=cause.lineno or 0,
    )  # fmt: skip


def findings_of(record: Record, profiles: Iterable[str]) -> Iterator[tuple[str, Finding]]:
    """Give what each profile finds in a record; what two of them say alike once only."""
    seen: list[Finding] = []
    for profile in profiles:
        found = [finding for finding in check(record, profile) if finding not in seen]
        yield from ((profile, finding) for finding in found)
        seen += found


def told(name: str, profiles: list[str]) -> Iterator[Told]:
    """Give what is found in the records of one file.

    :raises PluginError: it cannot be read, or holds no record.
    """
    try:
        records = held(read(name))
    except BadXml as error:
        finding = malformed(error)
        if finding is None:
            raise
        yield Told(name, "", profiles[0], finding, finding.line)
        return
    for one in records:
        record = Record.parse(one.data)
        for profile, finding in findings_of(record, profiles):
            yield Told(name, record.identifier, profile, finding, finding.line and finding.line + one.line)


# -- check -------------------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> int:
    """Check the files one after another; what was told of one is forgotten before the next is read."""
    profiles = list(dict.fromkeys(options.profile or ["inspire"]))
    writer = _Json() if options.json else _Text(options.mandatory)
    unreadable = False
    counts: Counter[Severity] = Counter()
    for name in files_of(options.files):
        try:
            found = list(told(name, profiles))
        except PluginError as error:
            beside(f"{name}: {error}")
            unreadable = True
            continue
        if options.mandatory:
            found = [one for one in found if one.finding.mandatory]
        counts.update(one.finding.severity for one in found)
        writer.file(name, found)
    writer.end(counts)
    if unreadable:
        return UNREADABLE
    return FAILED if counts[Severity.ERROR] else FINE


class _Json:
    """A flat list, written as it comes."""

    def __init__(self) -> None:
        self._empty = True

    def file(self, _name: str, found: list[Told]) -> None:
        """Write what was found in one file."""
        for one in found:
            answer(("[\n" if self._empty else ",\n") + json.dumps(one.as_dict(), ensure_ascii=False), end="")
            self._empty = False

    def end(self, _counts: Counter[Severity]) -> None:
        """Close the list."""
        answer("[]" if self._empty else "\n]")


class _Text:
    """A paragraph for each file: counts, then a line for each finding, the gravest first."""

    def __init__(self, mandatory: bool) -> None:
        self._mandatory = mandatory
        self._files = self._good = 0

    def file(self, name: str, found: list[Told]) -> None:
        """Write what was found in one file."""
        counts = Counter(one.finding.severity for one in found)
        self._files += 1
        self._good += not counts[Severity.ERROR]
        lines = [f"{name}: {summary(counts, self._mandatory)}"]
        lines += [line_of(one) for one in sorted(found, key=lambda one: list(Severity).index(one.finding.severity))]
        answer("\n".join([*lines, ""]))

    def end(self, counts: Counter[Severity]) -> None:
        """Sum up, when there was more than one file."""
        if self._files > 1:
            passed = tr("%n of them without a mandatory fault", n=self._good)
            answer(f"{tr('%n file(s)', n=self._files)}, {passed}. {summary(counts, self._mandatory)}")


def summary(counts: Counter[Severity], mandatory: bool = False) -> str:
    """Give the counts of findings in words."""
    if not sum(counts.values()):
        return tr("nothing to say")
    words = {
        Severity.ERROR: tr("%n error(s)", n=counts[Severity.ERROR]),
        Severity.WARNING: tr("%n warning(s)", n=counts[Severity.WARNING]),
        Severity.INFO: tr("%n remark(s)", n=counts[Severity.INFO]),
    }
    return ", ".join(text for one, text in words.items() if counts[one] or (one is Severity.ERROR and not mandatory))


def line_of(one: Told) -> str:
    """Give a finding on one line: where, how grave, which rule, what, and whether a repair is known."""
    finding = one.finding
    mark = {Severity.ERROR: "!", Severity.WARNING: "~", Severity.INFO: "·"}[finding.severity]
    repair = f" [{finding.repair.label}]" if finding.repair is not None else ""
    return f"  {one.line or '-':>5} {mark} {finding.rule or '':<6} {finding.message}{repair}"


# -- elements ----------------------------------------------------------------------------------


def _elements(options: argparse.Namespace) -> int:
    rows = [row for row in ELEMENTS if row.obligation(options.level)]
    answer(
        json.dumps([_row(row, options.level) for row in rows], ensure_ascii=False, indent=1)
        if options.json
        else "\n".join(_row_lines(row, options.level) for row in rows)
    )
    return FINE


def _row(row: Element, level: str) -> dict[str, Any]:
    return {
        "element": row.key,
        "rule": row.requirement,
        "label": row.label,
        "help": row.help,
        "example": row.example,
        "obligation": row.obligation(level),
        "cardinality": row.cardinality,
        "path": row.path,
    }


def _row_lines(row: Element, level: str) -> str:
    lines = [f"{row.obligation(level)} {row.requirement:<8} {row.label} ({row.key}) {row.cardinality}".rstrip()]
    if row.help:
        lines.append(f"           {row.help}")
    return "\n".join(lines)
