"""Reading answers of CSW 2.0.2: each record is turned into a summary.

A page of some dozens of records is parsed in one go, which is the fastest. A larger answer is cut between
records into pieces of some megabytes, each parsed in one go and let go, so that its memory does not grow
with it; one that cannot be cut is read as a stream, record by record, which libxml2 does half as fast.

Exception reports never come here: the door (``Expect.XML``) has raised them. The manners of
:mod:`prodige_plugin.xmlsafe` hold: nothing is loaded or resolved, a document type is refused, size is
capped, and depth too (libxml2 stops at 256 levels).
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .. import xmlsafe
from ..errors import BadXml
from ..i18n import tr
from ..metadata.namespaces import ROOTS
from . import summary_dc, summary_iso, summary_mdb
from .csw_names import CSW
from .model import Summary

_RESULTS = f"{{{CSW}}}SearchResults"
#: the root of each form of record, and what reads it.
_READERS: dict[str, Callable[[etree._Element], Summary]] = {
    **dict.fromkeys(ROOTS, summary_iso.summary),
    **{f"{{{CSW}}}{name}": summary_dc.summary for name in ("Record", "SummaryRecord", "BriefRecord")},
    **dict.fromkeys(summary_mdb.ROOTS, summary_mdb.summary),
}
_TAGS = (_RESULTS, *_READERS)
#: the most bytes that are parsed in one go.
PIECE = 2 * 1024 * 1024
_HEAD = re.compile(
    rb"(?P<results><(?:[\w.-]+:)?SearchResults\b[^<>]*>)(?:\s|<!--.*?-->)*<(?P<record>(?:[\w.-]+:)?\w+)[\s>]", re.DOTALL
)
_MANNERS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "remove_blank_text": True,  # indentation is half of all nodes
}
_FOOT = re.compile(rb"\s*(?:</[\w.:-]+>\s*)+")


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
    if len(data) > xmlsafe.MAX_BYTES or xmlsafe.looks_like_html(data) or re.search(rb"<!DOCTYPE", data[:4096]):
        xmlsafe.parse(data)  # raises, with the right sentence
    parser = etree.XMLParser(**_MANNERS)
    try:
        if len(data) <= PIECE:
            return _read(data, _in_one_go(data, parser))
        ends = _ends(data)
        if ends is not None:
            with contextlib.suppress(etree.XMLSyntaxError):  # a cut fell where none may be
                return _read(data, (node for piece in _pieces(data, *ends) for node in _in_one_go(piece, parser)))
        return _read(data, _streamed(data))
    except etree.XMLSyntaxError as error:
        xmlsafe.parse(data)  # the usual way out: it has the sentences
        raise _unexpected(data) from error


def _read(data: bytes, elements: Iterator[etree._Element]) -> RecordsAnswer:
    """Read the head of the results and each record."""
    found: list[Summary] = []
    results: dict[str, str] | None = None
    for node in elements:
        if node.tag == _RESULTS:
            results = {str(key): str(value) for key, value in node.attrib.items()}
            continue
        found.append(_READERS[node.tag](node))
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


def _in_one_go(data: bytes, parser: etree.XMLParser) -> Iterator[etree._Element]:
    """Give the head of the results and each whole record of a document parsed as a whole."""
    root = etree.fromstring(data, parser)
    _refuse_dtd(root, data)
    yield from (node for node in root.iter(*_TAGS) if not _inside_record(node))


def _ends(data: bytes) -> tuple[int, int, bytes] | None:
    """Say where the records of an answer begin and end and how each one ends, if it looks as if it can be cut."""
    head = _HEAD.search(data, 0, 64 * 1024)
    if head is None:
        return None
    end = b"</" + head["record"] + b">"
    last = data.rfind(end) + len(end)
    return (head.end("results"), last, end) if _FOOT.fullmatch(data, last) else None


def _pieces(data: bytes, first: int, last: int, end: bytes) -> Iterator[bytes]:
    """Cut an answer where a record ends, and put the head and the foot of the whole round each piece.

    The cuts are made by text alone. One that falls into a comment, a CDATA section or a record inside a
    record leaves a piece that is not well-formed: then it is for the stream.
    """
    start, view = first, memoryview(data)
    while start < last:
        cut = data.find(end, min(start + PIECE, last - len(end))) + len(end)
        yield b"".join((view[:first], view[start:cut], view[last:]))
        start = cut


def _streamed(data: bytes) -> Iterator[etree._Element]:
    """Give the same one by one; each is emptied before the next one is read."""
    first = True
    for event, node in etree.iterparse(io.BytesIO(data), events=("start", "end"), tag=_TAGS, **_MANNERS):
        if first:
            _refuse_dtd(node, data)
            first = False
        if node.tag == _RESULTS:
            if event == "start":
                yield node
        elif event == "end" and not _inside_record(node):
            yield node
            parent = node.getparent()
            node.clear()
            while parent is not None and node.getprevious() is not None:
                del parent[0]


def _inside_record(node: etree._Element) -> bool:
    """Whether a record is a part of another one (a series can hold its members)."""
    return node.tag != _RESULTS and next(node.iterancestors(*_READERS), None) is not None


def _refuse_dtd(node: etree._Element, data: bytes) -> None:
    """Refuse a document type further down than the first look reached."""
    if node.getroottree().docinfo.internalDTD is not None:
        xmlsafe.parse(data)


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
