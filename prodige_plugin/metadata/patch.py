"""What is written into a document: new elements as bytes, in its own prefixes and indentation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from .namespaces import GCO, NS, local, rank
from .tree import Document, Node, Patch

_BLANKS = b" \t\r\n"
#: What XML 1.0 (§2.2) cannot carry, even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True)
class New:
    """An element to write; names use the prefixes of :data:`.namespaces.NS`."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[New, ...] = ()
    text: str = ""


def new(name: str, *content: New | str, attrs: Mapping[str, str] | None = None) -> New:
    """Give an element to write: its name, then its text or its children."""
    children = tuple(part for part in content if isinstance(part, New))
    text = "".join(part for part in content if isinstance(part, str))
    return New(name, tuple((attrs or {}).items()), children, text)


def check_text(text: str) -> str:
    """Give the text back if XML can carry it.

    :raises BadRecord: it holds a control character or half of a surrogate pair.
    """
    found = _FORBIDDEN.search(text)
    if found is not None:
        raise BadRecord(
            tr("The text cannot be written in a metadata record."),
            tr(
                "It holds a character that XML forbids (U+{code}), at position {place}.",
                code=f"{ord(found[0]):04X}",
                place=found.start() + 1,
            ),
            tr("Delete this character, which often comes with a copy and paste, and try again."),
        )
    return text


def clean_text(text: str) -> str:
    """Give the text without the characters that XML cannot carry."""
    return _FORBIDDEN.sub("", text)


def escape_text(text: str) -> str:
    """Write text as element content; a carriage return survives as a reference."""
    text = check_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def escape_attribute(text: str, quote: str = '"') -> str:
    """Write text as an attribute value between ``quote`` characters."""
    text = escape_text(text).replace("\n", "&#10;").replace("\t", "&#9;")
    return text.replace('"', "&quot;") if quote == '"' else text.replace("'", "&apos;")


# -- prefixes ----------------------------------------------------------------------------------


def _prefix(uri: str, canonical: str, in_force: Mapping[str | None, str], attribute: bool) -> str | None:
    """Give the prefix to write for a namespace: ``""`` for the default one, ``None`` if it must be declared."""
    if in_force.get(canonical) == uri:
        return canonical
    for prefix, bound in in_force.items():
        if bound == uri and not (attribute and prefix is None):
            return prefix or ""
    return None


def render(item: New, in_force: Mapping[str | None, str], gml: str, margin: str = "", unit: str = "") -> str:
    """Write a new element as XML text.

    :param in_force: prefix → namespace where it will stand (lxml's ``nsmap``); what lacks is declared.
    :param gml: the document's own GML namespace.
    :param margin: line break and blanks before each tag at this depth; ``""`` writes on one line.
    :param unit: blanks added for each depth.
    """
    scope = dict(in_force)
    declarations = ""

    def qualified(name: str, attribute: bool) -> str:
        nonlocal declarations
        canonical, _, rest = name.rpartition(":")
        if not canonical or canonical == "xmlns":  # a prefix that a value needs (xsi:type="xs:double")
            return name
        uri = gml if canonical == "gml" else NS[canonical]
        prefix = _prefix(uri, canonical, scope, attribute)
        if prefix is None:
            prefix = canonical
            while prefix in scope:
                prefix += "_"
            scope[prefix] = uri
            declarations += f' xmlns:{prefix}="{uri}"'
        return f"{prefix}:{rest}" if prefix else rest

    name = qualified(item.name, attribute=False)
    attributes = "".join(f' {qualified(key, True)}="{escape_attribute(value)}"' for key, value in item.attributes)
    opening = f"{name}{declarations}{attributes}"
    if item.children:
        inner_margin = margin + unit if margin else ""
        inner = "".join(inner_margin + render(child, scope, gml, inner_margin, unit) for child in item.children)
        return f"<{opening}>{inner}{margin}</{name}>"
    if item.text:
        return f"<{opening}>{escape_text(item.text)}</{name}>"
    return f"<{opening}/>"


# -- patches -----------------------------------------------------------------------------------


def _blanks_before(data: bytes, at: int) -> int:
    """Give where the blanks that end at ``at`` begin."""
    while at > 0 and data[at - 1 : at] in (b" ", b"\t", b"\r", b"\n"):
        at -= 1
    return at


def _margin(data: bytes, at: int) -> str:
    """Give the last line break and the blanks before ``at``; ``""`` if something else precedes on its line."""
    blanks = data[_blanks_before(data, at) : at]
    cut = blanks.rfind(b"\n")
    if cut < 0:
        return ""
    if cut > 0 and blanks[cut - 1 : cut] == b"\r":
        cut -= 1
    return blanks[cut:].decode("ascii")


def _unit(document: Document) -> str:
    """Give the blanks added for each depth, as the root's first child shows them."""
    if len(document) < 2:
        return ""
    first = _margin(document.utf8, document.node_at(1).start).lstrip("\r\n")
    outer = _margin(document.utf8, document.node_at(0).start).lstrip("\r\n")
    return first[len(outer) :]


def _name(data: bytes, node: Node) -> bytes:
    """Give an element's name as written."""
    found = re.compile(rb"<([^\s/>]+)").match(data, node.start)
    return found[1] if found else b""


def text_patches(document: Document, element: etree._Element, text: str) -> list[Patch]:
    """Replace the whole content of an element by text; its attributes stay, but for ``xsi:nil``."""
    node = document.node(element)
    written = escape_text(text).encode("utf-8")
    patches = attribute_patches(document, element, "xsi:nil", None) if written else []
    if not node.empty:
        return [*patches, (node.open_end, node.close, written)]
    return [*patches, _opened(document, node, written)] if written else []


def _opened(document: Document, node: Node, content: bytes) -> Patch:
    """Turn ``<a/>`` into ``<a>content</a>``."""
    data = document.utf8
    slash = data.rindex(b"/", node.start, node.open_end)
    return (_blanks_before(data, slash), node.end, b">" + content + b"</" + _name(data, node) + b">")


def attribute_patches(document: Document, element: etree._Element, name: str, value: str | None) -> list[Patch]:
    """Set an attribute, or remove it when ``value`` is ``None``.

    :param name: with a prefix of :data:`.namespaces.NS`, or without namespace.
    """
    data = document.utf8
    node = document.node(element)
    canonical, _, rest = name.rpartition(":")
    wanted = f"{{{NS[canonical]}}}{rest}" if canonical else rest
    place = node.start + 1 + len(_name(data, node))
    for found in _ATTRIBUTE.finditer(data, place, node.open_end):
        place = found.end()
        if _expanded(found[1].decode("utf-8"), element.nsmap) != wanted:
            continue
        if value is None:
            return [(found.start(), found.end(), b"")]
        quote = found[2][:1].decode("ascii")
        return [(found.start(2) + 1, found.end(2) - 1, escape_attribute(value, quote).encode("utf-8"))]
    if value is None:
        return []
    declared = ""
    if canonical:
        prefix = _prefix(NS[canonical], canonical, element.nsmap, attribute=True)
        if prefix is None:
            prefix = canonical
            while prefix in element.nsmap:
                prefix += "_"
            declared = f' xmlns:{prefix}="{NS[canonical]}"'
        rest = f"{prefix}:{rest}"
    return [(place, place, f'{declared} {rest}="{escape_attribute(value)}"'.encode())]


def _expanded(written: str, nsmap: Mapping[str | None, str]) -> str:
    """Give ``{uri}name`` for an attribute's name as written."""
    prefix, _, rest = written.rpartition(":")
    return f"{{{nsmap.get(prefix, '')}}}{rest}" if prefix else rest


def remove_patches(document: Document, element: etree._Element) -> list[Patch]:
    """Take an element away, with the blanks before it."""
    node = document.node(element)
    return [(_blanks_before(document.utf8, node.start), node.end, b"")]


def replace_patches(document: Document, element: etree._Element, item: New, gml: str) -> list[Patch]:
    """Put a new element in the place of one."""
    node = document.node(element)
    parent = element.getparent()
    in_force = parent.nsmap if parent is not None else {}
    margin = _margin(document.utf8, node.start)
    return [(node.start, node.end, render(item, in_force, gml, margin, _unit(document)).encode("utf-8"))]


def insert_patches(
    document: Document, parent: etree._Element, item: New, gml: str, after: etree._Element | None = None
) -> list[Patch]:
    """Add a child where the schema wants it (or right after ``after``), indented as its siblings are.

    A ``gco:nilReason`` of the parent goes away, since it is no longer empty.
    """
    data = document.utf8
    node = document.node(parent)
    siblings = list(parent.iterchildren("*"))
    unit = _unit(document)
    patches = attribute_patches(document, parent, "gco:nilReason", None) if not siblings else []
    if siblings:
        margin = _margin(data, document.node(siblings[0]).start)
    else:
        outer = _margin(data, node.start)
        margin = outer + unit if outer else ""
    written = render(item, parent.nsmap, gml, margin, unit).encode("utf-8")
    fragment = margin.encode("ascii") + written
    if after is None and siblings:
        after = _previous(parent, siblings, item)
    if after is not None:
        place = document.node(after).end
        return [*patches, (place, place, fragment)]
    if siblings:
        return [*patches, (node.open_end, node.open_end, fragment)]
    closing = _margin(data, node.start).encode("ascii") if margin else b""
    if node.empty:
        return [*patches, _opened(document, node, fragment + closing)]
    place = node.open_end + len(data[node.open_end : node.close].rstrip(_BLANKS))
    return [*patches, (place, node.close, fragment + closing)]


def first_patches(document: Document, parent: etree._Element, item: New, gml: str) -> list[Patch]:
    """Add a child before the first one, indented as it is."""
    node = document.node(parent)
    first = next(parent.iterchildren("*"))
    margin = _margin(document.utf8, document.node(first).start)
    written = margin + render(item, parent.nsmap, gml, margin, _unit(document))
    return [(node.open_end, node.open_end, written.encode("utf-8"))]


def _previous(parent: etree._Element, siblings: list[etree._Element], item: New) -> etree._Element | None:
    """Give the sibling after which a new child stands, ``None`` for the first place."""
    above = local(parent.get(f"{{{GCO}}}isoType") or parent.tag)  # profiles name what they extend (ISO 19139 §A.3)
    own = rank(above, local(item.name))
    if own is None:
        return None if item.name == "gco:CharacterString" else siblings[-1]
    best: etree._Element | None = None
    for sibling in siblings:
        place = rank(above, local(sibling.tag))
        if place is not None and place <= own:
            best = sibling
    return best


# -- moving and renaming -----------------------------------------------------------------------


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
