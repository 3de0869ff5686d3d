"""The command line of the catalogues: search any of them without QGIS."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from dataclasses import asdict, replace
from datetime import date

from ..console import FAILED, FINE, answer, beside, in_words, prepare
from ..errors import Cancelled, NetworkError, PluginError, redact
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from . import facets, territories
from .discovery import Found, discover
from .entries import EntryCatalogue
from .model import Box, Catalogue, Facet, Query, ResultPage, Sort, Summary
from .narrowing import NarrowedPage, unknown_filters
from .paging import collect
from .summary_iso import valid_box

#: The most records asked for.
MOST = 10_000
#: The most values of one facet that are listed.
_MOST_VALUES = 20
_NAMES = ", ".join(Facet)


def main(words: list[str] | None = None) -> int:
    """Run one command; give its exit code: 0 well, 1 failed, 2 not understood."""
    prepare()
    try:
        options = _parser().parse_args(_joined(sys.argv[1:] if words is None else words))
    except SystemExit as stop:
        return int(stop.code or 0)
    feedback = Feedback(None if options.json else _progress)
    try:
        with Door("", feedback, timeout_s=options.timeout) as door:
            found = discover(options.address, door, feedback)
            client = found.client(door)
            query = _query(options)
            page = collect(client, query, options.limit, feedback)
            if options.links:
                page = _completed(client, page, feedback)
            unknown = sorted(unknown_filters(client, query))
    except PluginError as error:
        beside(in_words(error))
        return FAILED
    except KeyboardInterrupt:
        return FAILED
    if unknown:
        beside(
            tr(
                "… the catalogue does not filter by {names}: its answers were filtered here",
                names=", ".join(unknown),
            )
        )
    answer(_as_json(found, page, unknown) if options.json else _as_text(found, page, counts=options.facets))
    return FINE


def _progress(_fraction: float | None, sentence: str) -> None:
    """Say what is being tried, beside the answer."""
    if sentence:
        beside(f"… {sentence}")


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
    where = search.add_mutually_exclusive_group()
    where.add_argument(
        "--box",
        type=_box,
        metavar="W,S,E,N",
        help=tr("only what touches this box, in degrees of longitude and latitude"),
    )
    where.add_argument(
        "--territory",
        dest="box",
        type=_territory,
        metavar="NAME",
        help=tr("only what touches this region, département, EPCI or commune of France; a name or an INSEE code"),
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
    search.add_argument(
        "--facet",
        type=_facet,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=tr("only records with this value, or one of several of the same name; names: {names}", names=_NAMES),
    )
    search.add_argument(
        "--since",
        type=_since,
        metavar="DATE",
        help=tr("only what was created, published or revised since this day; or week, month, year, five_years"),
    )
    search.add_argument("--facets", action="store_true", help=tr("say at the end what the records can be filtered by"))
    search.add_argument(
        "--links",
        action="store_true",
        help=tr("ask for the links that a catalogue's search leaves out (one request for each record)"),
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


def _territory(text: str) -> Box:
    """Give a territory's box, and say which one is meant."""
    try:
        found = territories.find(text, 1)
    except PluginError as error:
        raise argparse.ArgumentTypeError(in_words(error)) from None
    if not found:
        raise argparse.ArgumentTypeError(tr("no territory of France is called so: {name}", name=text))
    one = found[0]
    beside(tr("… within {name}", name=f"{one.name} [{one.level} {one.code}]"))
    return one.box


def _box(text: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(tr("four figures are needed, such as 4.2,45.1,5.6,46.0")) from None
    box = valid_box(west, south, east, north)
    if box is None or box != Box(west, south, east, north):
        raise argparse.ArgumentTypeError(tr("the figures are degrees: west, south, east, north"))
    return box


def _facet(text: str) -> tuple[Facet, str]:
    name, _equals, value = text.partition("=")
    if name not in list(Facet) or not value.strip():
        raise argparse.ArgumentTypeError(tr("NAME=VALUE is needed; the names are: {names}", names=_NAMES))
    wanted = facets.normalise(name, value)
    if not wanted:
        raise argparse.ArgumentTypeError(tr("the only value of {name} is {value}", name=name, value=facets.YES))
    return Facet(name), wanted


def _since(text: str) -> str:
    period = next((each for each in facets.PERIODS if each == text), None)
    if period is not None:
        return facets.since(period, date.today())
    if not facets.is_day(text):
        raise argparse.ArgumentTypeError(tr("a day is needed, such as 2025-01-31, or week, month, year, five_years"))
    return text


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


def _query(options: argparse.Namespace) -> Query:
    """Give what is asked for, without where a page begins."""
    wanted: dict[str, tuple[str, ...]] = {}
    for name, value in options.facet:
        wanted[name] = (*wanted.get(name, ()), value)
    return Query(words=options.words, box=options.box, sort=options.sort, facets=wanted, since=options.since or "")


def _completed(client: Catalogue, page: ResultPage, feedback: Feedback) -> ResultPage:
    """Ask for the links of each record; one that cannot be had keeps what the search told, and is said."""
    if not isinstance(client, EntryCatalogue):
        return page
    whole: list[Summary] = []
    for hit in page.summaries:
        try:
            whole.append(client.complete(hit, feedback))
        except Cancelled:
            raise
        except NetworkError as error:
            beside(f"… {hit.title or hit.identifier}: {error}")
            whole.append(hit)
    return replace(page, summaries=tuple(whole))


def _at_least(page: ResultPage) -> bool:
    """Whether the total is of the pages that came, which were filtered here, and there are more."""
    return isinstance(page, NarrowedPage) and page.next_start is not None


def _as_json(found: Found, page: ResultPage, unknown: list[str]) -> str:
    return json.dumps(
        {
            "protocol": found.protocol,
            "name": found.name,
            "address": redact(found.url),
            "total": page.total,
            "total_is_least": _at_least(page),
            "facets": page.facets,
            "facets_of_fetched": page.facets_of_fetched,
            "filtered_here": unknown,
            "records": [asdict(summary) for summary in page.summaries],
        },
        ensure_ascii=False,
        indent=1,
    )


def _as_text(found: Found, page: ResultPage, *, counts: bool = False) -> str:
    total = tr("%n+ record(s)", n=page.total) if _at_least(page) else tr("%n record(s)", n=page.total)
    lines = [f"{found.name} – {redact(found.url)}", total]
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
    if counts:
        lines += ["", *_facet_lines(page)]
    return "\n".join(lines)


def _facet_lines(page: ResultPage) -> list[str]:
    """Give the counts, a line for each value as ``--facet`` takes it."""
    if not page.facets:
        return [tr("The catalogue gives no counts.")]
    lines = [tr("Counts of the records above:") if page.facets_of_fetched else tr("Counts of all records found:")]
    for name, counts in page.facets.items():
        lines += [f"  {number:>7}  {name}={value}" for value, number in list(counts.items())[:_MOST_VALUES]]
        if len(counts) > _MOST_VALUES:
            lines.append("           " + tr("and %n more value(s)", n=len(counts) - _MOST_VALUES))
    return lines
