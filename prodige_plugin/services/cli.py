"""The command line of the services: what becomes of each link of a record, without QGIS and without network."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from dataclasses import asdict, dataclass
from pathlib import Path

from ..console import FAILED, FINE, answer, beside, prepare
from ..errors import FileError, PluginError, redact
from ..i18n import tr
from ..metadata.online import OnlineResource
from .hosts import with_port
from .record_links import records
from .sources import layer_sources


@dataclass(frozen=True)
class LinkReport:
    """What becomes of one link."""

    #: as the record states it.
    protocol: str
    name: str
    url: str
    #: key of a link kind.
    kind: str
    #: QGIS's data provider, "" when there is none.
    provider: str
    #: the provider's URI as far as the record alone tells it.
    uri: str
    #: what was repaired, sentences.
    repaired: tuple[str, ...]
    #: why it is not loaded, a sentence.
    reason: str
    loadable: bool
    #: the record it is in.
    record: str = ""
    file: str = ""


def main(words: list[str] | None = None) -> int:
    """Run one command; give its exit code: 0 well, 1 a file failed, 2 not understood."""
    prepare()
    try:
        options = _parser().parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    reports: list[LinkReport] = []
    code = FINE
    for name in options.files:
        try:
            reports += links_of(_read(name), "" if name == "-" else name, options.platform)
        except PluginError as error:
            beside(f"{name}: {error}")
            code = FAILED
    answer(_as_json(reports) if options.json else _as_text(reports))
    return code


def links_of(data: bytes, file: str = "", platforms: list[str] | None = None) -> list[LinkReport]:
    """Give what becomes of every link of the records in a document, in its order.

    :param data: an ISO 19139 or Dublin Core record, or a catalogue's answer with several.
    :param platforms: addresses of the platform the records come from, whose own local hosts are then let through.
    :raises BadXml: not XML.
    :raises BadRecord: no record in it.
    """
    hosts = [with_port(address if "//" in address else f"//{address}") for address in platforms or ()]
    return [
        report for title, links in records(data) for link in links for report in _report(link, title, file, hosts)
    ]


def _report(link: OnlineResource, title: str, file: str, hosts: list[str]) -> list[LinkReport]:
    """Say what becomes of one link: mostly one way, two where a server's base address is stated."""
    return [
        LinkReport(
            protocol=link.protocol,
            name=link.name,
            url=redact(link.url),
            kind=source.kind,
            provider=source.provider,
            uri=redact(source.uri),
            repaired=tuple(redact(note) for note in source.notes),
            reason=source.reason,
            loadable=not source.reason,
            record=title,
            file=file,
        )
        for source in layer_sources([link], title, hosts=hosts)
    ]


def _read(name: str) -> bytes:
    """Read a file, or what comes in for "-"."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise FileError(
            tr("The file cannot be read."),
            tr("The system says: {words}", words=error.strerror or str(error)),
            tr("Check its name and your right to read it."),
        ) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 -m prodige_plugin.services", description=tr("Links of records, without QGIS.")
    )
    commands = parser.add_subparsers(dest="command", required=True)
    links = commands.add_parser(
        "links",
        help=tr("say what becomes of each link of a record"),
        description=tr("Each link of a record: its kind, how QGIS would open it, what was repaired, or why it is not."),
    )
    links.add_argument("files", nargs="+", metavar="FILE.xml", help=tr("record or catalogue's answer; - for the input"))
    links.add_argument("--json", action="store_true", help=tr("answer in JSON"))
    links.add_argument(
        "--platform",
        action="append",
        default=[],
        metavar="ADDRESS",
        help=tr("web address of the platform, whose own local addresses are then let through"),
    )
    return parser


def _as_json(reports: list[LinkReport]) -> str:
    return json.dumps([asdict(report) for report in reports], ensure_ascii=False, indent=1)


def _as_text(reports: list[LinkReport]) -> str:
    """Write a table: one line for each link, and below it how it is loaded or why it is not."""
    lines: list[str] = []
    before = ("", "")
    width = max((len(report.kind) for report in reports), default=4)
    for report in reports:
        if (report.file, report.record) != before:
            before = (report.file, report.record)
            lines += ["", " – ".join(part for part in before if part) or tr("Record without a title")]
        mark = "+" if report.loadable else "-"
        name = " ".join(report.name.split())
        lines.append(f"{mark} {report.kind:<{width}}  {report.protocol or '?'}  {textwrap.shorten(name, 60)}".rstrip())
        lines.append(f"    {report.url}")
        if report.loadable:
            lines.append(f"    → {report.provider or '…'}: {report.uri}")
        lines += [f"    ~ {note}" for note in report.repaired]
        if report.reason:
            lines.append(f"    ! {report.reason}")
    loadable = sum(report.loadable for report in reports)
    lines += ["", tr("%n link(s)", n=len(reports)) + ", " + tr("%n of them can be loaded", n=loadable)]
    return "\n".join(lines).lstrip("\n")
