"""Reading answers of CSW 2.0.2 as a stream: each record is turned into a summary and let go at once.

Exception reports never come here: the door (``Expect.XML``) has raised them. The manners of
:mod:`prodige_plugin.xmlsafe` hold: nothing is loaded or resolved, a document type is refused, size is
capped, and depth too (libxml2 stops at 256 levels).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from .. import xmlsafe
from ..errors import BadXml
from ..i18n import tr
from ..metadata.namespaces import ROOTS
from . import summary_dc, summary_iso
from .csw_names import CSW
from .model import Summary

_RESULTS = f"{{{CSW}}}SearchResults"
_DUBLIN_CORE = tuple(f"{{{CSW}}}{name}" for name in ("Record", "SummaryRecord", "BriefRecord"))
_TAGS = (_RESULTS, *ROOTS, *_DUBLIN_CORE)


@dataclass(frozen=True)
class RecordsAnswer:
    """What GetRecords said."""

    matched: int
    #: 1-based rank of the next record; 0 when the server says there is none, ``None`` when it does not say.
    next_record: int | None
    returned: int
    summaries: tuple[Summary, ...]


@dataclass(frozen=True)
class TransactionAnswer:
    """The counters of a TransactionResponse (§10.11.5)."""

    inserted: int
    updated: int
    deleted: int


def records(data: bytes) -> RecordsAnswer:
    """Read the answer of GetRecords.

    :raises BadXml: no XML, cut short, hostile, or not an answer of GetRecords.
    """
    found: list[Summary] = []
    results: etree._Element | None = None
    depth = 0
    for event, node in _events(data):
        if event == "start":
            depth += node.tag != _RESULTS
            if node.tag == _RESULTS:
                results = node
            continue
        if node.tag == _RESULTS:
            continue
        depth -= 1
        if depth:
            continue  # a record inside a record is a part of it
        read = summary_iso if node.tag in ROOTS else summary_dc
        found.append(read.summary(node))
        node.clear()
    if results is None:
        xmlsafe.parse(data)
        raise _unexpected(data)
    return RecordsAnswer(
        matched=_number(results.get("numberOfRecordsMatched"), len(found)) or 0,
        next_record=_number(results.get("nextRecord"), None),
        returned=_number(results.get("numberOfRecordsReturned"), len(found)) or 0,
        summaries=tuple(found),
    )


def transaction(data: bytes) -> TransactionAnswer:
    """Read the answer of a Transaction.

    :raises BadXml: not XML, or not an answer of a Transaction.
    """
    root = xmlsafe.parse(data)
    if etree.QName(root).localname != "TransactionResponse":
        raise _unexpected(data)
    counters = {etree.QName(node).localname: (node.text or "").strip() for node in root.iter("{*}*")}
    return TransactionAnswer(
        *(_number(counters.get(f"total{what}"), 0) or 0 for what in ("Inserted", "Updated", "Deleted"))
    )


def _events(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Give start and end of the elements that matter, and refuse what is hostile."""
    if len(data) > xmlsafe.MAX_BYTES or xmlsafe.looks_like_html(data) or re.search(rb"<!DOCTYPE", data[:4096]):
        xmlsafe.parse(data)  # raises, with the right sentence
    stream = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        tag=_TAGS,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    first = True
    try:
        for event, node in stream:
            if first and node.getroottree().docinfo.internalDTD is not None:
                xmlsafe.parse(data)
            first = False
            yield event, node
    except etree.XMLSyntaxError as error:
        xmlsafe.parse(data)  # the usual way out: it has the sentences
        raise _unexpected(data) from error


def _unexpected(data: bytes) -> BadXml:
    """Say that the XML is something else than an answer of a catalogue."""
    return BadXml(
        tr("The catalogue gave an answer that is not one of a catalogue."),
        tr("The address may belong to another service."),
        tr("Check the address of the catalogue in the platform's settings."),
        detail=data[:500].decode("utf-8", "replace"),
    )


def _number(text: str | None, default: int | None) -> int | None:
    """Read a counter; servers leave it out or write nothing."""
    try:
        return max(0, int(text or ""))
    except ValueError:
        return default
