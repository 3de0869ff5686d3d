"""The record inside an answer: its bytes, with the namespace declarations it needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from .namespaces import MDB_ROOTS, ROOTS, local
from .tree import Document

_DEFAULT_USED = re.compile(rb"<[A-Za-z_][^\s:/>]*[\s/>]")


def extract(data: bytes) -> bytes:
    """Give the bytes of the first ISO 19139 record of an XML answer, as a document of its own.

    A bare record comes back as it is. Of the namespace declarations of the envelope, those that
    the record uses are written on its root; nothing else changes. A record in an envelope that
    is not in UTF-8 comes out in UTF-8.

    :raises BadXml: not well-formed, or hostile.
    :raises BadRecord: the answer holds no record, or one of ISO 19115-3.
    """
    document = Document.parse(data)
    if document.root.tag in ROOTS:
        return data
    found = next(document.root.iter(*ROOTS), None)
    if found is None:
        if next(document.root.iter(*MDB_ROOTS), None) is not None:
            raise new_iso()
        raise BadRecord(
            tr("The answer holds no metadata record."),
            tr("The record does not exist, or this account may not see it."),
            tr("Search for it again, or sign in."),
        )
    return _one(document, found)


@dataclass(frozen=True)
class Held:
    """One record of a document, as a document of its own."""

    data: bytes
    #: lines of the document before it: a line of the record plus this is a line of the document.
    line: int = 0
    #: where it is in the document's UTF-8; ``None`` when it is the document.
    span: tuple[int, int] | None = None


def held(data: bytes) -> list[Held]:
    """Give every ISO 19139 record of a document: itself, or those of a catalogue's answer.

    :raises BadXml: not well-formed, or hostile.
    :raises BadRecord: it holds no record, or one of ISO 19115-3.
    """
    document = Document.parse(data)
    if document.root.tag in ROOTS:
        return [Held(data)]
    found = list(document.root.iter(*ROOTS))
    if not found and next(document.root.iter(*MDB_ROOTS), None) is not None:
        raise new_iso()
    if not found:
        raise BadRecord(
            tr("There is no metadata record in it."),
            tr("Its root is {name}; an ISO 19139 record begins with MD_Metadata.", name=local(str(document.root.tag))),
            tr("Check the address or the file."),
        )
    nodes = [document.node(record) for record in found]
    return [
        Held(_one(document, record), document.utf8.count(b"\n", 0, node.start), (node.start, node.end))
        for record, node in zip(found, nodes, strict=True)
    ]


def put_back(data: bytes, records: Sequence[tuple[Held, bytes]]) -> bytes:
    """Give a document with some of its records replaced; all else keeps its bytes.

    :param records: what :func:`held` gave, and what stands in its place now, in UTF-8.
    """
    if len(records) == 1 and records[0][0].span is None:
        return records[0][1]
    patches = [(*one.span, now) for one, now in records if one.span is not None and now != one.data]
    return Document.parse(data).patched(patches).to_bytes() if patches else data


def _one(document: Document, found: etree._Element) -> bytes:
    """Give the bytes of a record inside a document, with the namespace declarations it needs."""
    node = document.node(found)
    record = document.utf8[node.start : node.end]
    own = document.utf8[node.start : node.open_end]
    declarations = b""
    for prefix, uri in sorted(found.nsmap.items(), key=lambda pair: pair[0] or ""):
        attribute = b"xmlns" if prefix is None else f"xmlns:{prefix}".encode()
        if re.search(rb"\s" + re.escape(attribute) + rb"\s*=", own):
            continue
        used = _DEFAULT_USED.search(record) if prefix is None else f"{prefix}:".encode() in record
        if used:
            written = uri.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").encode()
            declarations += b" " + attribute + b'="' + written + b'"'
    name_end = re.compile(rb"<[^\s/>]+").match(record)
    cut = name_end.end() if name_end else 0
    return record[:cut] + declarations + record[cut:]


def new_iso() -> BadRecord:
    """Give the refusal of an ISO 19115-3 record: its values are elsewhere, and other schemas rule them."""
    return BadRecord(
        tr("This record is in ISO 19115-3, which can be searched and read here, but not edited."),
        tr("INSPIRE's tests and the French platforms read ISO 19139, the XML of the standard before it."),
        tr(
            "Ask the catalogue for its ISO 19139 form (GeoNetwork: Download, ISO 19139) and edit that one, or edit "
            "this one in the catalogue's own editor."
        ),
    )
