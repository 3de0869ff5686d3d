"""Whether two records say the same, whatever a server did to their blanks and namespaces."""

from __future__ import annotations

from lxml import etree

from .. import xmlsafe
from ..metadata.namespaces import GCO, GMD, XSI

_SCHEMA_LOCATION = f"{{{XSI}}}schemaLocation"


def canonical(record: bytes) -> bytes:
    """Give a form in which equal records are equal bytes.

    Exclusive XML canonicalisation (W3C xml-exc-c14n) without comments, blanks between elements, the
    schema location and ``gmd:dateStamp`` (servers set it themselves when they store a record).

    :raises BadXml: not well-formed or hostile.
    """
    root = xmlsafe.parse(record)
    for node in list(root.iter(etree.Comment)):
        _drop(node)
    for node in root.findall(f"{{{GMD}}}dateStamp"):
        _drop(node)
    root.attrib.pop(_SCHEMA_LOCATION, "")
    for node in root.iter("*"):
        if node.text and not node.text.strip():
            node.text = None
        if node.tail and not node.tail.strip():
            node.tail = None
    return bytes(etree.tostring(root, method="c14n", exclusive=True, with_comments=False))


def same(one: bytes, other: bytes) -> bool:
    """Whether two records say the same (see :func:`canonical`)."""
    return one == other or canonical(one) == canonical(other)


def identifier(record: bytes) -> str:
    """Give the record's ``gmd:fileIdentifier``, or ``""``.

    :raises BadXml: not well-formed or hostile.
    """
    root = xmlsafe.parse(record)
    return (root.findtext(f"{{{GMD}}}fileIdentifier/{{{GCO}}}CharacterString") or "").strip()


def _drop(node: etree._Element) -> None:
    """Take a node away and keep the text after it."""
    parent = node.getparent()
    if parent is None:
        return  # a comment beside the root
    before = node.getprevious()
    if node.tail:
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
    parent.remove(node)
