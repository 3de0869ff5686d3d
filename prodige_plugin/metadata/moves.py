"""Moving and renaming what a document holds, byte for byte: what merges, order and profiles are repaired with."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from .namespaces import NS, local, rank
from .patch import _blanks_before, _margin, _name, _opened, _prefix, _unit, escape_attribute
from .tree import Document, Patch


def move_patches(
    document: Document, element: etree._Element, parent: etree._Element, after: etree._Element | None = None
) -> list[Patch]:
    """Move an element, its bytes unchanged, to be a child of ``parent``.

    :param after: the child of ``parent`` it comes after; without it, it stands where the schema wants it.
    :raises ValueError: ``parent`` is inside ``element``, or ``after`` is the element itself.
    """
    if after is element or parent is element or element in parent.iterancestors():
        raise ValueError("an element cannot move into itself")
    data = document.utf8
    node = document.node(element)
    target = document.node(parent)
    written = data[node.start : node.end]
    missing = _declarations(element.getparent(), parent)
    if missing:
        name_end = 1 + len(_name(data, node))
        written = written[:name_end] + missing + written[name_end:]
    siblings = [child for child in parent.iterchildren("*") if child is not element]
    removal = (_blanks_before(data, node.start), node.end, b"")
    if after is None:
        after = _before_rank(parent, siblings, element)
    if siblings:
        margin = _margin(data, document.node(siblings[0]).start).encode("ascii")
    else:
        outer = _margin(data, target.start)
        margin = (outer + _unit(document) if outer else "").encode("ascii")
    fragment = margin + written
    if after is not None:
        place = document.node(after).end
        if removal[0] == place and removal[1] >= place:
            return []  # it is there already
        return [removal, (place, place, fragment)]
    if target.empty:
        return [removal, _opened(document, target, fragment + _margin(data, target.start).encode("ascii"))]
    if removal[0] == target.open_end:
        return []
    return [removal, (target.open_end, target.open_end, fragment)]


def _before_rank(
    parent: etree._Element, siblings: list[etree._Element], element: etree._Element
) -> etree._Element | None:
    above = local(parent.tag)
    own = rank(above, local(element.tag))
    if own is None:
        return siblings[-1] if siblings else None
    before = [item for item in siblings if (place := rank(above, local(item.tag))) is not None and place <= own]
    return before[-1] if before else None


def _declarations(old: etree._Element | None, new: etree._Element) -> bytes:
    """Give the namespace declarations in force at ``old`` that ``new`` lacks or has otherwise."""
    before: Mapping[str | None, str] = old.nsmap if old is not None else {}
    there = new.nsmap
    parts = [
        f' xmlns{":" + prefix if prefix else ""}="{escape_attribute(uri)}"'
        for prefix, uri in before.items()
        if there.get(prefix) != uri
    ]
    if None in there and None not in before:
        parts.append(' xmlns=""')
    return "".join(parts).encode("utf-8")


def rename_patches(document: Document, element: etree._Element, name: str) -> list[Patch]:
    """Give an element another name, its attributes and its content unchanged; ``gco:isoType`` goes away.

    :param name: with a prefix of :data:`.namespaces.NS`.
    """
    data = document.utf8
    node = document.node(element)
    old = _name(data, node)
    canonical, _, rest = name.rpartition(":")
    prefix = _prefix(NS[canonical], canonical, element.nsmap, attribute=False)
    declared = b""
    if prefix is None:
        prefix = canonical
        while prefix in element.nsmap:
            prefix += "_"
        declared = f' xmlns:{prefix}="{NS[canonical]}"'.encode()
    written = f"{prefix}:{rest}".encode() if prefix else rest.encode()
    start = (node.start + 1, node.start + 1 + len(old), written + declared)
    if node.empty:
        return [start]
    return [start, (node.close + 2, node.close + 2 + len(old), written)]
