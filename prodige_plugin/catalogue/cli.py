"""The command line of the catalogues: search any of them without QGIS."""

from __future__ import annotations

import argparse
import json
import os
import sys
import textwrap
from dataclasses import asdict
from typing import TextIO

from ..errors import PluginError, redact
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from .discovery import Found, discover
from .model import Box, Query, ResultPage, Sort, Summary
from .summary_iso import valid_box

#: Exit codes; 2 is argparse's own.
FINE, FAILED, USAGE = 0, 1, 2
#: The most records asked for in one request, and in all.
PAGE, MOST = 50, 10_000


def main(words: list[str] | None = None) -> int:
    """Run one command; give its exit code: 0 well, 1 failed, 2 not understood."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")  # a terminal without accents
    try:
        options = _parser().parse_args(_joined(sys.argv[1:] if words is None else words))
    except SystemExit as stop:
        return int(stop.code or 0)
    feedback = Feedback(None if options.json else _progress)
    try:
        with Door("", feedback, timeout_s=options.timeout) as door:
            found = discover(options.address, door, feedback)
            page = _collect(found, door, options, feedback)
    except PluginError as error:
        _say(_in_words(error), sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    try:
        _say(_as_json(found, page) if options.json else _as_text(found, page))
    except BrokenPipeError:
        # the reader (head, less) has seen enough; what Python flushes at the end must not fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _progress(_fraction: float | None, sentence: str) -> None:
    """Say what is being tried, beside the answer."""
    if sentence:
        _say(f"… {sentence}", sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m prodige_plugin.catalogue", description=tr("Search a catalogue without QGIS.")
    )
    commands = parser.add_subparsers(dest="command", required=True)
    search = commands.add_parser(
        "search", help=tr("search a catalogue"), description=tr("Search a catalogue; its protocol is found out.")
    )
    search.add_argument("address", help=tr("web address of the catalogue"))
    search.add_argument("words", nargs="?", default="", help=tr("what to search for (everything by default)"))
    search.add_argument(
        "--box",
        type=_box,
        metavar="W,S,E,N",
        help=tr("only what touches this box, in degrees of longitude and latitude"),
    )
    search.add_argument(
        "--limit", type=_limit, default=20, metavar="N", help=tr("the most records (default: %(default)s)")
    )
    search.add_argument(
        "--sort", type=Sort, choices=list(Sort), default=Sort.RELEVANCE, metavar="relevance|title|date",
        help=tr("the order of the records"),
    )  # fmt: skip
    search.add_argument(
        "--timeout", type=_seconds, default=30.0, metavar="S", help=tr("the longest silence, in seconds")
    )
    search.add_argument("--json", action="store_true", help=tr("answer in JSON"))
    return parser


def _joined(words: list[str]) -> list[str]:
    """Give the words with the box joined to its option: west of Greenwich it begins as an option does."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--box":
            joined[-1] = f"--box={word}"
        else:
            joined.append(word)
    return joined


def _box(text: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(tr("four figures are needed, such as 4.2,45.1,5.6,46.0")) from None
    box = valid_box(west, south, east, north)
    if box is None or box != Box(west, south, east, north):
        raise argparse.ArgumentTypeError(tr("the figures are degrees: west, south, east, north"))
    return box


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= MOST:
        raise argparse.ArgumentTypeError(tr("a number from 1 to {most} is needed", most=MOST))
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.1 <= seconds <= 3600:
        raise argparse.ArgumentTypeError(tr("a number of seconds is needed"))
    return seconds


def _collect(found: Found, door: Door, options: argparse.Namespace, feedback: Feedback) -> ResultPage:
    """Ask for page after page until the limit is reached; each record once."""
    client = found.client(door)
    first: ResultPage | None = None
    hits: dict[str, Summary] = {}
    start: int | None = 0
    while start is not None and len(hits) < options.limit:
        # one size for all pages: some protocols number pages, not records
        size = min(PAGE, options.limit)
        page = client.search(
            Query(words=options.words, box=options.box, sort=options.sort, start=start, page_size=size), feedback
        )
        first = first or page
        before = len(hits)
        for hit in page.summaries:
            hits.setdefault(hit.identifier, hit)
        # a server that gives the same page again and again is not asked for ever
        start = page.next_start if len(hits) > before else None
    whole = first or ResultPage(0, ())
    kept = tuple(hits.values())[: options.limit]
    return ResultPage(max(whole.total, len(kept)), kept, start, whole.facets)


def _as_json(found: Found, page: ResultPage) -> str:
    return json.dumps(
        {
            "protocol": found.protocol,
            "name": found.name,
            "address": redact(found.url),
            "total": page.total,
            "facets": page.facets,
            "records": [asdict(summary) for summary in page.summaries],
        },
        ensure_ascii=False,
        indent=1,
    )


def _as_text(found: Found, page: ResultPage) -> str:
    lines = [f"{found.name} – {redact(found.url)}", tr("%n record(s)", n=page.total)]
    for rank, hit in enumerate(page.summaries, 1):
        lines += ["", f"{rank}. {hit.title or hit.identifier}"]
        lines.append(
            "   " + " · ".join(part for part in (hit.type, hit.organisation, hit.date, hit.identifier) if part)
        )
        if hit.abstract:
            lines += textwrap.wrap(
                textwrap.shorten(hit.abstract, 240, placeholder=" …"),
                100,
                initial_indent="   ",
                subsequent_indent="   ",
            )
        lines += [f"   {link.protocol or '?'}  {link.name}  {redact(link.url)}" for link in hit.links[:8]]
        if len(hit.links) > 8:
            lines.append("   " + tr("and %n more link(s)", n=len(hit.links) - 8))
    return "\n".join(lines)


def _in_words(error: PluginError) -> str:
    """Give a failure as the person reads it; what each try met stands below."""
    lines = [str(error)]
    if error.detail:
        lines.append(textwrap.indent(error.detail[:2000], "  "))
    return "\n".join(lines)


def _say(text: str, stream: TextIO | None = None) -> None:
    """Write one text and a line's end."""
    target = stream or sys.stdout
    target.write(text + "\n")
    target.flush()
