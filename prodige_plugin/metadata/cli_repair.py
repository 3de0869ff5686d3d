"""``repair --safe``: records repaired as far as that states nothing new, whole files written or none."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from .. import paths
from ..console import FAILED, FINE, answer, beside
from ..errors import BadXml, FileError, PluginError
from ..i18n import tr
from . import xml_diff
from .envelope import Held, held, put_back
from .findings import Finding
from .record import Record
from .validation import apply_safe_repairs

#: The longest line that a difference shows as it is; records on one line are broken between their tags.
_LONG = 400


@dataclass
class Repaired:
    """What became of one file."""

    name: str
    before: bytes
    after: bytes = b""
    #: what was repaired: record, profile, finding.
    done: list[tuple[str, str, Finding]] = field(default_factory=list)
    #: what a person must still see to.
    left: list[tuple[str, str, Finding]] = field(default_factory=list)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], shared: Callable[..., None]) -> None:
    """Add the command to a command line."""
    parser = commands.add_parser(
        "repair",
        help=tr("repair what can be repaired without asking"),
        description=tr(
            "Writes records repaired as far as that states nothing which they do not hold. A catalogue's answer keeps "
            "its envelope. What is left needs a person."
        ),
    )
    files = tr("record, or folder of *.xml files; - for the input")
    parser.add_argument("files", nargs="+", metavar="FILE", help=files)
    parser.add_argument("--safe", action="store_true", required=True, help=tr("only safe repairs; there are no others"))
    place = parser.add_mutually_exclusive_group()
    place.add_argument("-o", "--output", metavar="OUT", help=tr("file or folder to write; - for the output"))
    place.add_argument("--in-place", action="store_true", help=tr("write each file in its own place"))
    parser.add_argument("--force", action="store_true", help=tr("let -o be the file that was read"))
    parser.add_argument("--diff", action="store_true", help=tr("show what changes; without -o nothing is written"))
    shared(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from .cli import UNREADABLE, files_of, malformed, read

    names = list(files_of(options.files))
    wrong = _refusal(options, names)
    if wrong:
        beside(wrong)
        return UNREADABLE
    profiles = list(dict.fromkeys(options.profile or ["inspire"]))
    code = FINE
    items: list[str] = []
    for name in names:
        try:
            one = repair(name, read(name), profiles)
            _write(options, one, _target(options, name))
        except BadXml as error:
            beside(f"{name}: {error}")
            code = max(code, FAILED if malformed(error) is not None else UNREADABLE)
            continue
        except PluginError as error:
            beside(f"{name}: {error}")
            code = UNREADABLE
            continue
        tell = beside if options.output == "-" else answer
        if options.json:
            items += _items(one)
        else:
            tell(_text(one))
        if options.diff:
            tell(_difference(one))
    if options.json:
        (beside if options.output == "-" else answer)("[" + ",\n".join(items) + "]")
    return code


def repair(name: str, data: bytes, profiles: list[str]) -> Repaired:
    """Repair the records of a document.

    :raises BadXml: not well-formed, or hostile.
    :raises BadRecord: it holds no record, or one of ISO 19115-3.
    """
    from .cli import findings_of

    result = Repaired(name, data)
    now: list[tuple[Held, bytes]] = []
    for one in held(data):
        record = Record.parse(one.data)
        for profile in profiles:
            done = apply_safe_repairs(record, profile)
            result.done += [(record.identifier, profile, finding) for finding in done]
        result.left += [
            # in an envelope, the lines of the new file are not those of the record
            (record.identifier, profile, finding if one.span is None else replace(finding, line=0))
            for profile, finding in findings_of(record, profiles)
        ]
        now.append((one, record.to_bytes()))
    result.after = put_back(data, now)
    return result


# -- where to ----------------------------------------------------------------------------------


def _refusal(options: argparse.Namespace, names: list[str]) -> str:
    """Say why nothing can be written where it is asked for, ``""`` if it can."""
    if options.in_place:
        return tr("What comes in has no place of its own: give -o.") if "-" in names else ""
    if options.output is None:
        return "" if options.diff else tr("Say where to write: -o OUT, or --in-place; --diff alone only shows.")
    if len(names) > 1 and not Path(options.output).is_dir():
        return tr("Several files need a folder that is there: -o FOLDER, or --in-place.")
    taken: set[Path] = set()
    for name in names:
        target = _target(options, name)
        if target in taken:
            return tr("Several files would become {name}. Repair them one by one, or --in-place.", name=target)
        taken |= {target} if target is not None else set()
        if target is not None and name != "-" and not options.force and _same(target, Path(name)):
            return tr("{name} would be written over. Use --in-place, or --force, if that is meant.", name=name)
    return ""


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _target(options: argparse.Namespace, name: str) -> Path | None:
    """Give the file to write; ``None`` for the output, and where nothing is written."""
    if options.in_place:
        return Path(name).resolve()
    if options.output in (None, "-"):
        return None
    out = Path(options.output)
    return out / ("record.xml" if name == "-" else Path(name).name) if out.is_dir() else out


def _write(options: argparse.Namespace, one: Repaired, target: Path | None) -> None:
    """Write the repaired file, whole or not at all; in its own place only when something changed.

    :raises FileError: it cannot be written.
    """
    if target is None:
        if options.output == "-":
            sys.stdout.buffer.write(one.after)
            sys.stdout.buffer.flush()
        return
    if options.in_place and one.after == one.before:
        return
    try:
        model = target if target.exists() else Path(one.name) if one.name != "-" else None
        mode = model.stat().st_mode & 0o777 if model is not None else 0
        paths.write_whole(target, one.after, mode | 0o600)
    except OSError as error:
        raise FileError(
            tr("The file cannot be written."),
            tr("The system says: {words}", words=error.strerror or str(error)),
            tr("Check its name and your right to write there; nothing was changed."),
        ) from error


# -- what is told ------------------------------------------------------------------------------


def _items(one: Repaired) -> list[str]:
    from .cli import Told

    return [
        json.dumps(
            {"state": state, **Told(one.name, record, profile, finding, finding.line).as_dict()}, ensure_ascii=False
        )
        for state, found in (("repaired", one.done), ("left", one.left))
        for record, profile, finding in found
    ]


def _text(one: Repaired) -> str:
    from .cli import Told, line_of, summary

    left = Counter(finding.severity for _record, _profile, finding in one.left)
    lines = [f"{one.name}: {tr('%n repair(s) done', n=len(one.done))}; {tr('left: {counts}', counts=summary(left))}"]
    lines += [
        f"        + {finding.rule:<6} {finding.repair.label if finding.repair else finding.message}"
        for _record, _profile, finding in one.done
    ]
    lines += [
        line_of(Told(one.name, record, profile, finding, finding.line))
        for record, profile, finding in one.left
        if finding.mandatory
    ]
    return "\n".join([*lines, ""])


def _difference(one: Repaired) -> str:
    """Give the lines that change, with some around."""
    width = shutil.get_terminal_size((_LONG, 24)).columns if sys.stdout.isatty() else _LONG
    rows = xml_diff.lines(_broken(one.before), _broken(one.after))
    return "\n".join(f"{row.mark} {row.text[:width]}" for row in rows)


def _broken(data: bytes) -> bytes:
    """Give XML with a line for each tag, where its lines are too long to compare."""
    if max((len(line) for line in data.splitlines()), default=0) <= _LONG:
        return data
    return re.sub(rb">(?=<)", b">\n", data)
