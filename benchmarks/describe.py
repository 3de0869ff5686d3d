"""Describing: opening and checking a record, typing into it, a batch of 1,000, and what a round trip keeps.

Peers run in the same run where they can: OWSLib reads the same records (it checks nothing), lxml writes them again.
No other QGIS plugin checks a record; those rows have no peer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree

from prodige_plugin.errors import PluginError
from prodige_plugin.metadata.namespaces import ROOTS
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.validation import check
from tests.servers.bulk_records import records

from .report import Row, row

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "records"
SIZE = 43_000
#: records of the batch; fewer while the benchmark itself is being worked on.
COUNT = int(os.environ.get("BENCH_RECORDS", "1000"))
CHECKED, RUNS, KEYS = min(COUNT, 100), 12, 20


def run(folder: Path) -> list[Row]:
    """Measure all of it."""
    generated = [one.xml.encode() for one in records(CHECKED, SIZE)]
    real = _real()
    rows = _opening(folder, generated[0], "metadata")
    middle = sorted(real, key=lambda data: abs(len(data) - SIZE))
    if middle:
        rows += _opening(folder, middle[0], "metadata_real")
    rows += _checking("metadata_check", generated)
    if real:
        rows += _checking("metadata_check_real", real)
    rows += _batch(folder)
    rows += _kept(real or generated)
    return rows


def _real() -> list[bytes]:
    """Give the real French records that are ISO 19139."""
    found = []
    for path in sorted(REAL.glob("fr/*.xml")):
        data = path.read_bytes()
        try:
            Record.parse(data)
        except PluginError:
            continue
        found.append(data)
    return found


def _opening(folder: Path, data: bytes, name: str) -> list[Row]:
    """Open a record in the form, and type into it."""
    path = folder / f"{name}.xml"
    path.write_bytes(data)
    found = _inside("describe.py", str(path), str(RUNS), str(KEYS))
    kilobytes = round(len(data) / 1000)
    return [
        row(f"{name}_open_check_form_ms ({kilobytes} kB)", found["form"]["all"], None, "–", "ms", "≤ 50 ms",
            lambda value, _ratio: value <= 50),
        row(f"{name}_open_check_form_seen_ms", found["form"]["seen"], None, "–", "ms", "for information",
            lambda _value, _ratio: True),
        row(f"{name}_keystroke_ms", found["keys"]["median"], None, "–", "ms of the GUI thread", "≤ 16 ms",
            lambda value, _ratio: value <= 16),
        row(f"{name}_keystroke_worst_ms", found["keys"]["worst"], None, "–", "ms of the GUI thread", "for information",
            lambda _value, _ratio: True),
    ]  # fmt: skip


def _checking(name: str, found: list[bytes]) -> list[Row]:
    """Check records that are read already; OWSLib reads the same ones."""
    ours, theirs = [], []
    readable = [data for data in found if _owslib(data) is not None][:20]
    for _turn in range(4):
        parsed = [Record.parse(data) for data in found]  # anew: what a record remembers of a check does not count
        ours.append(_seconds(partial(_check_all, parsed)))
        theirs.append(_seconds(lambda: [_owslib(data) for data in readable]))
    speed = len(found) / min(ours)
    peer = len(readable) / min(theirs) if readable else None
    return [
        row(f"{name}_per_s", speed, peer, "OWSLib, reading alone", "records/s", "≥ 300 records/s",
            lambda value, _ratio: value >= 300),
    ]  # fmt: skip


def _check_all(parsed: list[Record]) -> None:
    for record in parsed:
        check(record)


def _batch(folder: Path) -> list[Row]:
    """Repair a batch whose records all have something to repair."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        for rank, one in enumerate(records(COUNT, SIZE)):
            # as many real records have it: the guideline asks for http, and the language as a code
            broken = one.xml.replace("http://inspire.ec.europa.eu/", "https://inspire.ec.europa.eu/")
            (Path(place) / f"{rank:05}.xml").write_text(broken, encoding="utf-8")
        found = _inside("batch.py", place)
    grown, speed = float(found["grown_mb"]), float(found["per_second"])
    return [
        row(f"metadata_batch_{COUNT}_grown_mb", grown, None, "–", "MB", "≤ 12 MB", lambda value, _r: value <= 12),
        row(f"metadata_batch_{COUNT}_per_s", speed, None, "–", "records/s", "for information", lambda _v, _r: True),
    ]


def _kept(found: list[bytes]) -> list[Row]:
    """Count what a round trip keeps: values, and bytes; after an edit of one element too."""
    values = kept = exposed = told = same = again = 0
    for data in found:
        before = _values(etree.fromstring(data))
        record = Record.parse(data)
        same += record.to_bytes() == data
        record.set("lineage", "A lineage that the benchmark writes.")
        after = _values(etree.fromstring(record.to_bytes()))
        old = _values_without_lineage(data)
        values += len(old)
        kept += sum(value in after for value in old)
        again += _undeclared(_written_by_lxml(data)) == _undeclared(data)
        seen = _owslib(data)
        if seen is not None:
            told += len(before)
            exposed += sum(any(value in text for text in seen) for value in before)
    return [
        row("metadata_values_kept_pct", 100 * kept / values, 100 * exposed / told if told else None,
            "OWSLib, values it exposes (it writes none)", "%", "100 %", lambda value, _ratio: value == 100),
        row("metadata_files_kept_byte_for_byte_pct", 100 * same / len(found), 100 * again / len(found),
            "lxml, parsed and written", "%", "100 %", lambda value, _ratio: value == 100),
    ]  # fmt: skip


def _written_by_lxml(data: bytes) -> bytes:
    """Give a record as lxml writes it, in the encoding it had."""
    tree = etree.ElementTree(etree.fromstring(data))
    return etree.tostring(tree, encoding=tree.docinfo.encoding or "UTF-8", xml_declaration=True)


def _undeclared(data: bytes) -> bytes:
    """Give a record without its XML declaration and the blanks around: lxml's own quotes there are not counted."""
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    return text.partition(b"?>")[2].strip() if text.startswith(b"<?xml") else text


def _values(root: etree._Element) -> set[str]:
    """Give what a record says: texts, and the codes and addresses of attributes."""
    found = {text.strip() for text in root.itertext() if text.strip()}
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if str(name).endswith(("codeListValue", "href")) and str(value).strip():
                found.add(str(value).strip())
    return found


def _values_without_lineage(data: bytes) -> set[str]:
    """Give the values that an edit of the lineage may not touch."""
    root = etree.fromstring(data)
    everywhere = _values(root)
    for element in list(root.iter("{*}statement")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return everywhere & _values(root)


def _owslib(data: bytes) -> set[str] | None:
    """Give every text that OWSLib's object of a record holds, ``None`` where it cannot read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from owslib.iso import MD_Metadata

        root = etree.fromstring(data)
        if root.tag not in ROOTS:
            return None
        try:
            read = MD_Metadata(root)
        except (AttributeError, KeyError, TypeError, ValueError):
            return None
    texts: set[str] = set()
    waiting: list[object] = [read]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, etree._Element):
            continue
        seen.add(id(one))
        if isinstance(one, str):
            texts.add(one)
        elif isinstance(one, bytes):
            continue  # the XML itself is no value that is exposed
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list | tuple | set):
            waiting += one
        elif hasattr(one, "__dict__"):
            waiting += vars(one).values()
    return texts


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _inside(script: str, *words: str) -> dict[str, Any]:
    """Run a script in a process of its own and give what it found."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "inside" / script), *words],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=1800, check=False,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        if line.startswith("RESULT "):
            found: dict[str, Any] = json.loads(line.removeprefix("RESULT "))
            return found
    raise RuntimeError(f"{script}: {done.stderr[-2000:]}")
