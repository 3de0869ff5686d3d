"""Records of 43 kB read out of an answer of a catalogue: ours, lxml's bare parse of the same bytes, OWSLib."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from prodige_plugin.catalogue import csw_answer
from prodige_plugin.metadata.namespaces import ROOTS
from tests.servers.bulk_records import records

from .report import Row, row

SIZE = 43_000
#: records of a page, and of an answer that is read in pieces.
PAGE, LONG = 25, 250
RUNS = 30
#: reading a whole answer once takes OWSLib seconds.
RUNS_OWSLIB = 4
REAL = Path(__file__).resolve().parents[2] / "shared" / "records"


def run(_folder: Path) -> list[Row]:
    """Read in turns and give the ratios; processor time, so that other programs count less."""
    rows = []
    # Generated records hold fewer and longer texts than real ones, which OWSLib reads faster: beside it they are told
    # for information, and the real records are judged.
    page = answer([one.xml for one in records(PAGE, SIZE)])
    rows += _rows("iso_summaries", page, PAGE, real=False)
    long = answer([one.xml for one in records(LONG, SIZE)])
    rows += _rows("iso_summaries_long_answer", long, LONG, real=False)
    real = _real()
    if real:
        rows += _rows("iso_summaries_real", answer(real), len(real), real=True)
    return rows


def answer(found: list[str]) -> bytes:
    """Put records into an answer of GetRecords."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><csw:GetRecordsResponse '
        'xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchStatus/><csw:SearchResults '
        f'numberOfRecordsMatched="{len(found)}" numberOfRecordsReturned="{len(found)}" nextRecord="0">'
        f"{''.join(found)}</csw:SearchResults></csw:GetRecordsResponse>"
    ).encode()


def _real() -> list[str]:
    """Give the real records of 30 to 60 kB that OWSLib can read at all."""
    found = []
    for file in sorted(REAL.rglob("*.xml")):
        if not 30_000 <= file.stat().st_size <= 60_000:
            continue
        try:
            root = etree.parse(file).getroot()
            if root.tag in ROOTS:
                _owslib(etree.tostring(root))
                found.append(etree.tostring(root, encoding="unicode"))
        except (etree.XMLSyntaxError, AttributeError, KeyError, TypeError, ValueError):
            continue
    return found


def _rows(name: str, data: bytes, count: int, *, real: bool) -> list[Row]:
    """Measure one answer."""
    if len(csw_answer.records(data).summaries) != count:
        raise RuntimeError("not every record was read")
    ours, bare, theirs = [], [], []
    for turn in range(RUNS):
        bare.append(_seconds(lambda: etree.fromstring(data)))
        ours.append(_seconds(lambda: csw_answer.records(data)))
        if turn % (RUNS // RUNS_OWSLIB) == 0:
            theirs.append(_seconds(lambda: _owslib(data)))
    # the best of each: what else runs on the machine only ever adds
    speed, lxml, owslib = (count / min(times) for times in (ours, bare, theirs))
    return [
        row(f"{name}_vs_lxml", speed, lxml, "lxml, bare parse", "records/s", "≥ 0.6 ×",
            lambda _value, ratio: ratio is not None and ratio >= 0.6),
        row(f"{name}_vs_owslib", speed, owslib, "OWSLib", "records/s", "≥ 8 ×" if real else "for information",
            lambda _value, ratio: not real or (ratio is not None and ratio >= 8.0)),
    ]  # fmt: skip


def _owslib(data: bytes) -> None:
    """Read every record as OWSLib does (``owslib.csw`` makes one MD_Metadata of each)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from owslib.iso import MD_Metadata

        for node in etree.fromstring(data).iter(*ROOTS):
            MD_Metadata(node)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
