"""The XML schemas of ISO 19139, offline: what they refuse in a record, and where.

``make setup`` and the packaging put the schemas in ``resources/schemas`` (``tools/schemas.py``); they are not
in the repository. Where they are absent, :func:`available` is false and C.1 stands on its own table.

libxml2 stops at the first child that is out of place and says nothing of what comes after it. Here what it
passed over is checked too, object by object: all faults come at once, and a repaired one uncovers no others.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, cast

from lxml import etree

from .. import paths
from .namespaces import GML_32, GML_OLD, NS
from .places import position
from .schema_cache import compiled
from .schema_words import Kind, kind_of, qualified, sentence

if TYPE_CHECKING:
    from .record import Record

#: GML namespace → set of schemas (the namespace decides the set: both cannot be mixed).
_SETS = {GML_32: "iso19139-2007", GML_OLD: "iso19139-2006"}
#: the most faults told of one record; beyond, it is another kind of document.
MOST = 200
#: compiling and validating: an XMLSchema keeps its error log in itself, two threads at once would mix theirs.
_LOCK = threading.Lock()


@dataclass(frozen=True)
class Fault:
    """One thing in a record that the schemas refuse."""

    #: line of the XML, from 1; 0 when not known.
    line: int = field(compare=False)
    #: path from the root, as :func:`.places.position` gives it.
    place: str
    #: name of the element concerned, with a usual prefix ("gmd:contact").
    element: str
    #: what is wrong, a sentence, translated.
    message: str
    #: what kind of fault it is, for repairs.
    kind: Kind = field(compare=False, default=Kind.OTHER)
    #: the element concerned.
    node: etree._Element | None = field(compare=False, repr=False, default=None)
    #: libxml2's own words.
    words: str = field(compare=False, repr=False, default="")


@cache
def available() -> bool:
    """Whether the schemas are on this computer."""
    try:
        return all(paths.resource("schemas", name, "record.xsd").is_file() for name in _SETS.values())
    except FileNotFoundError:
        return False


def gml_of(record: Record) -> str:
    """Give the GML namespace that decides the schemas: that of the GML elements, or else of the declarations.

    A record that uses both is held against the newer one, which refuses the other's elements.
    """
    root = record.root
    used = [uri for uri in (GML_32, GML_OLD) if next(root.iter(f"{{{uri}}}*"), None) is not None]
    if used:
        return used[0]
    declared = set(root.nsmap.values())
    return GML_OLD if GML_OLD in declared and GML_32 not in declared else GML_32


def faults(record: Record) -> list[Fault]:
    """Give what the schemas refuse in a record, in the order of its lines; nothing for a valid one.

    :raises FileNotFoundError: the schemas are not here (see :func:`available`).
    """
    with _LOCK:
        schema = compiled(_SETS[gml_of(record)])
        if schema.validate(record.root):
            return []
        found = [fault for entry in _entries(schema, record.root) for fault in entry]
    order = {node: number for number, node in enumerate(record.root.iter("*"))}
    found.sort(key=lambda fault: order.get(fault.node, 0) if fault.node is not None else 0)
    return found[:MOST]


def valid(record: Record) -> bool:
    """Whether the schemas refuse nothing in a record.

    :raises FileNotFoundError: the schemas are not here.
    """
    with _LOCK:
        return bool(compiled(_SETS[gml_of(record)]).validate(record.root))


def _entries(schema: etree.XMLSchema, root: etree._Element) -> Iterator[list[Fault]]:
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
) -> list[Fault]:
    """Read the error log of one validation, and note the objects that it passed over."""
    read = []
    for entry in cast("Iterable[etree._LogEntry]", schema.error_log):
        node = _node(part, entry)
        kind = kind_of(entry.message)
        if kind is Kind.ROOT and part is not root:
            continue  # an object that only stands inside its property; its fault was told with the property
        if kind in (Kind.UNEXPECTED, Kind.NOT_EMPTY) and node is not None:
            passed_over += _objects(node)
        line, place = position(node) if node is not None else (entry.line, "")
        name = qualified(str(node.tag)) if node is not None else ""
        read.append(Fault(line, place, name, sentence(entry.message, node, kind), kind, node, entry.message))
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
