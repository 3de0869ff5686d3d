"""What libxml2 refuses in a record by the schemas of ISO 19139: the part that may run in a process of its own.

libxml2 stops at the first child that is out of place and says nothing of what comes after it. Here what it
passed over is checked too, object by object: all faults come at once, and a repaired one uncovers no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree

from .namespaces import GML_32, GML_OLD, NS
from .schema_cache import compiled
from .schema_words import Kind, kind_of

#: GML namespace → set of schemas (the namespace decides the set: both cannot be mixed).
SETS = {GML_32: "iso19139-2007", GML_OLD: "iso19139-2006"}

#: One thing refused: number of the element in document order (the root is 0, -1 when not known), its line as
#: libxml2 tells it, and libxml2's words.
Refusal = tuple[int, int, str]


def gml_of(root: etree._Element) -> str:
    """Give the GML namespace that decides the schemas: that of the GML elements, or else of the declarations.

    A record that uses both is held against the newer one, which refuses the other's elements.
    """
    used = [uri for uri in (GML_32, GML_OLD) if next(root.iter(f"{{{uri}}}*"), None) is not None]
    if used:
        return used[0]
    declared = set(root.nsmap.values())
    return GML_OLD if GML_OLD in declared and GML_32 not in declared else GML_32


def refusals(root: etree._Element) -> list[Refusal]:
    """Give what the schemas refuse in a record, in document order. Not for two threads at once.

    :raises FileNotFoundError: the schemas are not here.
    """
    schema = compiled(SETS[gml_of(root)])
    if schema.validate(root):
        return []
    numbers = {node: number for number, node in enumerate(root.iter("*"))}
    found = [
        (numbers.get(node, -1) if node is not None else -1, int(entry.line or 0), str(entry.message))
        for part in _entries(schema, root)
        for node, entry in part
    ]
    return sorted(found, key=lambda refusal: max(0, refusal[0]))


_Entry = tuple["etree._Element | None", "etree._LogEntry"]


def _entries(schema: etree.XMLSchema, root: etree._Element) -> Iterator[list[_Entry]]:
    """Give the faults of a tree that was just refused, and then those of what was passed over, part by part."""
    passed_over: list[etree._Element] = []
    seen: set[etree._Element] = set()
    yield _read(schema, root, root, passed_over)
    while passed_over:
        part = passed_over.pop(0)
        if part in seen:
            continue
        seen.add(part)
        if not schema.validate(part):
            yield _read(schema, part, root, passed_over)


def _read(
    schema: etree.XMLSchema, part: etree._Element, root: etree._Element, passed_over: list[etree._Element]
) -> list[_Entry]:
    """Read the error log of one validation, and note the objects that it passed over."""
    read: list[_Entry] = []
    for entry in cast("Iterable[etree._LogEntry]", schema.error_log):
        node = _node(part, entry)
        kind = kind_of(entry.message)
        if kind is Kind.ROOT and part is not root:
            continue  # an object that only stands inside its property; its fault was told with the property
        if kind in (Kind.UNEXPECTED, Kind.NOT_EMPTY) and node is not None:
            passed_over += _objects(node)
        read.append((node, entry))
    return read


def _objects(child: etree._Element) -> list[etree._Element]:
    """Give the objects of a refused child and of what comes after it: they have declarations of their own."""
    properties = [child, *child.itersiblings("*")]
    return [found for one in properties for found in one.iterchildren("*")]


def _node(part: etree._Element, entry: etree._LogEntry) -> etree._Element | None:
    """Give the element that an entry is about; libxml2 tells its path from the part that was validated."""
    prefixes = {**NS, **{prefix: uri for prefix, uri in part.nsmap.items() if prefix}}
    steps = (entry.path or "").lstrip("/").partition("/")[2]
    try:
        found = part.xpath(steps, namespaces=prefixes) if steps else [part]
    except etree.XPathError:
        found = []
    if isinstance(found, list) and len(found) == 1 and isinstance(found[0], etree._Element):
        return found[0]
    return next((one for one in part.iter("*") if one.sourceline == entry.line), None)
