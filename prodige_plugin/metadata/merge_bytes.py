"""The bytes of parts of a record: where they stand, and how one goes into another document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from .patch import _blanks_before, _margin, escape_attribute
from .tree import Document, Patch

_NAME = re.compile(rb"<[^\s/>]+")


class Places:
    """Where the elements of a document are; the numbering is made once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._numbers = {element: number for number, element in enumerate(document.root.iter("*"))}

    def range(self, element: etree._Element) -> tuple[int, int]:
        """Give an element's first byte and the byte after its last one, in UTF-8."""
        node = self.document.node_at(self._numbers[element])
        return node.start, node.end

    def before(self, element: etree._Element) -> int:
        """Give where something goes that is to stand before an element and the blanks before it."""
        return _blanks_before(self.document.utf8, self.range(element)[0])

    def removal(self, element: etree._Element) -> Patch:
        """Give what takes an element away with the blanks before it."""
        start, end = self.range(element)
        return _blanks_before(self.document.utf8, start), end, b""

    def last(self, element: etree._Element) -> int:
        """Give where the last child of an element goes."""
        children = list(element.iterchildren("*"))
        if children:
            return self.range(children[-1])[1]
        return self.document.node_at(self._numbers[element]).open_end

    def margin(self, above: etree._Element) -> bytes:
        """Give the line break and the blanks that stand before each child of an element."""
        first = next(above.iterchildren("*"), None)
        return _margin(self.document.utf8, self.range(first)[0]).encode() if first is not None else b""


def fragment(places: Places, element: etree._Element, above: etree._Element | None) -> bytes:
    """Give the bytes of an element as they are, with the namespaces declared that its new place does not know.

    :param above: the element it will stand in, in another document.
    """
    start, end = places.range(element)
    data = places.document.utf8[start:end]
    there = above.nsmap if above is not None else {}
    declared = ""
    opening = data[: data.index(b">") + 1]
    for prefix, uri in element.nsmap.items():
        # only what stands outside of the fragment is missing elsewhere
        attribute = f"xmlns:{prefix}" if prefix else "xmlns"
        used = (
            re.search(rb"[<\s\"'/]" + prefix.encode() + rb":", data)
            if prefix
            else re.search(rb"</?[\w.-]+[\s/>]", data)
        )
        if there.get(prefix) == uri or used is None or re.search(rb"\s" + attribute.encode() + rb"\s*=", opening):
            continue
        declared += f' {attribute}="{escape_attribute(uri)}"'
    name = _NAME.match(data)
    if not declared or name is None:
        return data
    return data[: name.end()] + declared.encode() + data[name.end() :]


def joined(patches: Iterable[Patch], insertions: Iterable[tuple[int, bytes]]) -> list[Patch]:
    """Give replacements and insertions as one list; what goes to one place keeps its order.

    :raises ValueError: an insertion falls into something that is replaced as a whole.
    """
    at: dict[int, bytes] = {}
    for place, data in insertions:
        at[place] = at.get(place, b"") + data
    return [*patches, *((place, place, data) for place, data in at.items())]
