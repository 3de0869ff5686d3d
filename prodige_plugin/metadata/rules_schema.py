"""C.1: the record against the XML schemas of ISO 19139, or where they are absent against a table of our own.

The table knows the order and the presence of the elements that records of this plugin use: what it
finds, the schemas refuse; what it does not find, they may still refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import schemas
from .findings import Finding
from .namespaces import GMD, GMI, ORDER, SRV, local, rank
from .record import children
from .repairs_schema import repair_of
from .rules_text import error, info
from .schema_process import Unanswered
from .schema_words import NEEDED, qualified

if TYPE_CHECKING:
    from .record import Record

_OURS = (GMD, SRV, GMI)


def _uri(element: etree._Element) -> str:
    return str(element.tag)[1:].partition("}")[0]


def schema(record: Record) -> Iterator[Finding]:
    """C.1: what the schemas refuse, each fault at its line; without the schemas, the first fault of each kind."""
    faults = _asked(record)
    if faults is not None:
        for fault in faults:
            # the fault knows its place: it is not looked for again
            found = error("schema", fault.message, repair_of(fault))
            yield replace(found, line=fault.line, place=fault.place)
        return
    seen: set[str] = set()
    for parent in record.root.iter(*(f"{{{uri}}}{name}" for uri in _OURS for name in ORDER)):
        for kind, finding in _faults(parent):
            if kind not in seen:
                seen.add(kind)
                yield finding
    yield info(
        "schema",
        tr(
            "The ISO schemas are not on this computer: the structure was checked by a table of the plugin's own, which "
            "knows less. The plugin's package brings them; from its sources, make setup arranges them."
        ),
    )


def _asked(record: Record) -> list[schemas.Fault] | None:
    """Ask the schemas; ``None`` where they cannot be asked."""
    if not schemas.available():
        return None
    try:
        return schemas.faults(record)
    except Unanswered:
        return None


def _faults(parent: etree._Element) -> Iterator[tuple[str, Finding]]:
    above = local(parent.tag)
    last, before = -1, ""
    names: set[str] = set()
    for child in children(parent):
        name = local(child.tag)
        names.add(name)
        place = rank(above, name)
        if place is None or _uri(child) not in _OURS:
            sentence = tr("{child} may not stand in {parent}.", child=_name(child), parent=_name(parent))
            yield "unknown", error("schema", sentence, at=child)
        elif place < last:
            sentence = tr("In {parent}, {child} stands after {before}; the schema wants it before.",
                          parent=_name(parent), child=_name(child), before=before)  # fmt: skip
            yield "order", error("schema", sentence, at=child)
        else:
            last, before = place, _name(child)
    for needed in NEEDED.get(above, ()):
        if needed not in names:
            sentence = tr("{parent} lacks {child}.", child=needed, parent=_name(parent))
            yield "missing", error("schema", sentence, at=parent)


def _name(element: etree._Element) -> str:
    return qualified(str(element.tag))
