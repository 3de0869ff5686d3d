"""Where in a record's XML something is: line, and path with positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from .namespaces import NS, local
from .reading import first

if TYPE_CHECKING:
    from .record import Record

_PREFIXES = {uri: prefix for prefix, uri in NS.items()}


def position(element: etree._Element) -> tuple[int, str]:
    """Give the line (from 1) and the path from the root (``gmd:contact[2]/gmd:CI_ResponsibleParty``) of an element.

    A step has its position only where the element is not the only one of its name; the root has the path ``""``.
    """
    steps = []
    here = element
    above = here.getparent()
    while above is not None:
        before = sum(1 for _same in here.itersiblings(str(here.tag), preceding=True))
        alone = not before and next(here.itersiblings(str(here.tag)), None) is None
        uri = str(here.tag)[1:].partition("}")[0]
        name = f"{_PREFIXES.get(uri, 'x')}:{local(here.tag)}"
        steps.append(name if alone else f"{name}[{before + 1}]")
        here, above = above, above.getparent()
    line = element.sourceline
    return line if isinstance(line, int) else 0, "/".join(reversed(steps))


def nearest(record: Record, path: str) -> etree._Element:
    """Give the element at a row's path, or the nearest one above it that the record has.

    :param path: as in the table: steps from the root; what stands after ``…`` or in brackets is not looked at.
    """
    here = record.root
    for step in path.partition("…")[0].split("/"):
        name = step.partition("[")[0].partition(" ")[0]
        found = first(here, name) if name == "*" or ":" in name else None
        if found is None:
            break
        here = found
    return here
