"""What a diagnosis tells, and the report made of it: text, Markdown or HTML, with nothing secret in it."""

from __future__ import annotations

import enum
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..errors import redact
from ..i18n import tr


class Level(enum.Enum):
    """How a thing stands."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True)
class Row:
    """One thing that was looked at."""

    group: str
    what: str
    level: Level
    words: str
    #: technical text for a help desk.
    detail: str = ""


def level_text(level: Level) -> str:
    """Give the word for how a thing stands."""
    return {Level.GOOD: tr("good"), Level.NOTE: tr("to know"), Level.BAD: tr("problem")}[level]


def level_mark(level: Level) -> str:
    """Give the sign before the word: never alone."""
    return {Level.GOOD: "✓", Level.NOTE: "!", Level.BAD: "✕"}[level]


def clean_text(text: str) -> str:
    """Take out what a help desk need not see: secrets, user names in addresses, the home folder."""
    text = re.sub(r"(?<=://)[^\s/@]+@", "", redact(text))
    home = str(Path.home())
    if len(home) > 1:
        text = re.sub(rf"{re.escape(home)}(?![\w.-])", "~", text)
    return text


def report(rows: Sequence[Row], kind: str = "text", when: datetime | None = None) -> str:
    """Write a report to send.

    :param kind: ``text``, ``markdown`` or ``html``.
    """
    date = (when or datetime.now().astimezone()).strftime("%Y-%m-%d %H:%M %Z").strip()
    title = tr("Diagnosis of {date}", date=date)
    bad, notes = (sum(1 for row in rows if row.level is level) for level in (Level.BAD, Level.NOTE))
    counted = tr("{bad} problem(s), {notes} to know, {all} looked at", bad=bad, notes=notes, all=len(rows))
    write = {"markdown": _markdown, "html": _html}.get(kind, _text)
    return write(title, counted, rows)


def _by_group(rows: Sequence[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return groups


def _text(title: str, counted: str, rows: Sequence[Row]) -> str:
    lines = [title, counted]
    for group, members in _by_group(rows).items():
        lines += ["", group, "-" * len(group)]
        for row in members:
            lines.append(f"{level_mark(row.level)} [{level_text(row.level)}] {row.what}: {row.words}")
            lines += [f"      {line}" for line in row.detail.splitlines()]
    return "\n".join(lines) + "\n"


def _markdown(title: str, counted: str, rows: Sequence[Row]) -> str:
    def cell(text: str) -> str:
        escaped = re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)
        return escaped.replace("\n", "; ")

    lines = [f"# {cell(title)}", "", cell(counted)]
    for group, members in _by_group(rows).items():
        lines += ["", f"## {cell(group)}", "", "| | | | |", "|---|---|---|---|"]
        for row in members:
            state = f"{level_mark(row.level)} {level_text(row.level)}"
            lines.append(f"| {state} | {cell(row.what)} | {cell(row.words)} | {cell(row.detail)} |")
    return "\n".join(lines) + "\n"


def _html(title: str, counted: str, rows: Sequence[Row]) -> str:
    safe = html.escape
    parts = [
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{safe(title)}</title></head>',
        f"<body><h1>{safe(title)}</h1><p>{safe(counted)}</p>",
    ]
    for group, members in _by_group(rows).items():
        parts.append(f'<h2>{safe(group)}</h2><table border="1" cellpadding="4" cellspacing="0">')
        for row in members:
            detail = safe(row.detail).replace("\n", "<br>")
            state = f"{level_mark(row.level)} {safe(level_text(row.level))}"
            cells = (state, safe(row.what), safe(row.words), detail)
            parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        parts.append("</table>")
    return "\n".join([*parts, "</body></html>"]) + "\n"
