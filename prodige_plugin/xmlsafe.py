"""XML from strangers: no external entities, no entity bombs, capped size and depth (promise P12)."""

from __future__ import annotations

import re

from lxml import etree

from .errors import BadXml
from .i18n import tr

#: Largest XML document read into memory, in bytes.
MAX_BYTES = 64 * 1024 * 1024
#: Deepest nesting accepted; real ISO records stay under 40.
MAX_DEPTH = 200

_HTML = re.compile(rb"^\s*(?:<!doctype\s+html|<(?:html|head|body|script|meta)[\s>])", re.IGNORECASE)


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does (an XHTML page with an XML declaration too)."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf")
    head = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", head)
    head = re.sub(rb"^(?:\s*<!--.*?-->)+", b"", head, flags=re.DOTALL)
    return bool(_HTML.match(head))


def parser() -> etree.XMLParser:
    """Give a fresh parser that loads nothing, resolves nothing and keeps comments and PIs."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )


def parse(data: bytes) -> etree._Element:
    """Parse XML from a stranger and give its root element.

    :raises BadXml: not well-formed, a document type (the way of entity bombs), too large, too deep.
    """
    if len(data) > MAX_BYTES:
        raise BadXml(
            tr("The XML is too large to read."),
            tr("It has {size} MB; {limit} MB are accepted.", size=len(data) // 2**20, limit=MAX_BYTES // 2**20),
        )
    if looks_like_html(data):
        raise BadXml(
            tr("A web page came where XML was expected."),
            tr("Often this is a sign-in page, or the error page of a gateway."),
            tr("Check the address, and sign in if the server asks for it."),
            detail=data[:500].decode("utf-8", "replace"),
        )
    try:
        root = etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadXml(
            tr("The XML cannot be read."),
            tr("It is cut short or badly formed: {error}", error=error),
            tr("Try again; if it happens again, tell the platform's administrator."),
            detail=data[:500].decode("utf-8", "replace"),
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadXml(
            tr("The XML is refused."),
            tr("It declares a document type, which can hide an entity bomb or read local files."),
            tr("Tell the platform's administrator; a metadata answer never needs one."),
        )
    _check_depth(root)
    return root


def _check_depth(root: etree._Element) -> None:
    """Refuse nesting deeper than :data:`MAX_DEPTH`."""
    depth = 0
    for event, _node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise BadXml(tr("The XML is refused."), tr("It is nested deeper than {limit} levels.", limit=MAX_DEPTH))
