"""The XML schemas of ISO 19139, offline: what they refuse in a record, and where.

``make setup`` and the packaging put the schemas in ``resources/schemas`` (``tools/schemas.py``); they are not
in the repository. Where they are absent, :func:`available` is false and C.1 stands on its own table.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from .. import paths
from .places import position
from .schema_check import SETS, refusals
from .schema_process import ask, needed
from .schema_words import Kind, kind_of, qualified, sentence

if TYPE_CHECKING:
    from .record import Record

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
        return all(paths.resource("schemas", name, "record.xsd").is_file() for name in SETS.values())
    except FileNotFoundError:
        return False


def faults(record: Record) -> list[Fault]:
    """Give what the schemas refuse in a record, in the order of its lines; nothing for a valid one.

    :raises FileNotFoundError: the schemas are not here (see :func:`available`).
    :raises Unanswered: they must be asked in another process, and it does not answer.
    """
    with _LOCK:
        refused = ask(record.to_bytes()) if needed() else refusals(record.root)
    if not refused:
        return []
    nodes = list(record.root.iter("*"))
    return [_fault(nodes[number] if number >= 0 else None, line, words) for number, line, words in refused[:MOST]]


def valid(record: Record) -> bool:
    """Whether the schemas refuse nothing in a record; raises as :func:`faults` does."""
    return not faults(record)


def _fault(node: etree._Element | None, stated: int, words: str) -> Fault:
    kind = kind_of(words)
    line, place = position(node) if node is not None else (stated, "")
    name = qualified(str(node.tag)) if node is not None else ""
    return Fault(line, place, name, sentence(words, node, kind), kind, node, words)
