"""The record inside an answer: its bytes, with the namespace declarations it needs."""

from __future__ import annotations

import re

from ..errors import BadRecord
from ..i18n import tr
from .namespaces import ROOTS
from .tree import Document

_DEFAULT_USED = re.compile(rb"<[A-Za-z_][^\s:/>]*[\s/>]")


def extract(data: bytes) -> bytes:
    """Give the bytes of the first ISO 19139 record of an XML answer, as a document of its own.

    A bare record comes back as it is. Of the namespace declarations of the envelope, those that
    the record uses are written on its root; nothing else changes. A record in an envelope that
    is not in UTF-8 comes out in UTF-8.

    :raises BadXml: not well-formed, or hostile.
    :raises BadRecord: the answer holds no record.
    """
    document = Document.parse(data)
    if document.root.tag in ROOTS:
        return data
    found = next(document.root.iter(*ROOTS), None)
    if found is None:
        raise BadRecord(
            tr("The answer holds no metadata record."),
            tr("The record does not exist, or this account may not see it."),
            tr("Search for it again, or sign in."),
        )
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
