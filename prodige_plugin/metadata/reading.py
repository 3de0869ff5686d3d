"""Reading an ISO 19139 tree: paths of child steps, the texts of properties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lxml import etree

from .namespaces import NS, local, rank
from .patch import New

#: Elements whose direct text is the value of a property (ISO 19139 §9.7.3.2, gmx:Anchor).
TEXTS = ("gco:CharacterString", "gmx:Anchor", "gmx:FileName", "gmx:MimeFileType", "gmd:URL", "gco:LocalName")


@cache
def qname(name: str) -> str:
    """Give ``{uri}name`` for a name with a prefix of :data:`.namespaces.NS`."""
    prefix, _, rest = name.rpartition(":")
    return f"{{{NS[prefix]}}}{rest}"


def string(element: etree._Element | None) -> str:
    """Give the text of an element, blanks at both ends taken off; ``""`` for ``None``."""
    if element is None:
        return ""
    return raw(element).strip()


def raw(element: etree._Element) -> str:
    """Give the text of an element as it is, blanks included."""
    return str(element.xpath("string()")) if len(element) else element.text or ""


def children(element: etree._Element | None) -> list[etree._Element]:
    """Give the child elements, without comments and processing instructions."""
    return [] if element is None else list(element.iterchildren("*"))


def parent(element: etree._Element, steps: int = 1) -> etree._Element:
    """Give the element some steps above.

    :raises ValueError: there is none; only the root has none.
    """
    for _step in range(steps):
        above = element.getparent()
        if above is None:
            raise ValueError("the root has no parent")
        element = above
    return element


def text_child(prop: etree._Element | None) -> etree._Element | None:
    """Give the child that carries a property's text (a CharacterString or an Anchor, mostly)."""
    best: etree._Element | None = None
    for child in prop if prop is not None else ():
        rated = _TEXT_ORDER.get(child.tag)
        if rated is not None and (best is None or rated < _TEXT_ORDER[best.tag]):
            best = child
    return best


#: Their names with namespace, in the order in which they are preferred.
_TEXT_ORDER: dict[object, int] = {qname(name): place for place, name in enumerate(TEXTS)}


@cache
def _steps(path: str) -> tuple[tuple[str | None, int], ...] | None:
    """Give the steps of a path of child steps: name with namespace (``None`` for any), position (0 for all).

    lxml forgets the paths it has read after a hundred; a check asks for more than that. ``None`` for a path
    that is not of child steps only.
    """
    steps = []
    for step in path.split("/"):
        found = _STEP.fullmatch(step)
        if found is None:
            return None
        steps.append((None if found[1] == "*" else qname(found[1]), int(found[2] or 0)))
    return tuple(steps)


_STEP = re.compile(r"(\*|[a-z]+:\w+)(?:\[([1-9])\])?")


def plain(path: str) -> bool:
    """Whether a path is of child steps only."""
    return _steps(path) is not None


def every(base: etree._Element, path: str) -> list[etree._Element]:
    """Give the elements at a path of child steps (``gmd:…/*/gmd:…[1]``) under an element."""
    steps = _steps(path)
    if steps is None:
        return base.findall(path, NS)
    if len(steps) == 1 and not steps[0][1]:
        return list(base.iterchildren(steps[0][0] or "*"))
    found = [base]
    for tag, place in steps:
        if place:
            lists = [list(element.iterchildren(tag or "*")) for element in found]
            found = [below[place - 1] for below in lists if len(below) >= place]
        else:
            found = [below for element in found for below in element.iterchildren(tag or "*")]
        if not found:
            break
    return found


def first(base: etree._Element, path: str) -> etree._Element | None:
    """Give the first element at a path of child steps under an element, ``None`` if there is none."""
    steps = _steps(path)
    if steps is not None and len(steps) == 1 and not steps[0][1]:
        return next(base.iterchildren(steps[0][0] or "*"), None)
    found = every(base, path)
    return found[0] if found else None


def property_text(prop: etree._Element | None) -> str:
    """Give the text of a property, in the record's main language."""
    return string(text_child(prop))


def in_order(above: str, parts: Sequence[New]) -> list[New]:
    """Give new children in the order that the schema wants under ``above``."""
    return sorted(parts, key=lambda part: rank(local(above), local(part.name)) or 0)
