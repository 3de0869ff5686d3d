"""A document as bytes with the offsets of its elements: what loss-free editing stands on (promise P5).

lxml keeps the values but not the bytes; this model keeps the bytes. Expat tells where each
element begins and ends; an edit replaces a range of bytes and nothing else. The elements are
numbered in document order, which is also the order of lxml's ``iter("*")``: an element found
by XPath is the node with the same number.

Inside, a document is UTF-8, whatever its encoding; outside, it has the bytes it came with.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat  # offsets only; the document went through xmlsafe first  # nosec B406

from lxml import etree

from .. import xmlsafe
from ..errors import BadXml
from ..i18n import tr

_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
_OPEN = re.compile(rb"<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")

#: One replacement: first byte, byte after the last one, what comes instead.
Patch = tuple[int, int, bytes]


@dataclass(frozen=True, slots=True)
class Node:
    """Where one element is, in bytes of :attr:`Document.utf8`."""

    #: of ``<``.
    start: int
    #: after the ``>`` of the start tag.
    open_end: int
    #: of ``</``; equals :attr:`open_end` for ``<a/>``.
    close: int
    #: after the end of the element.
    end: int
    #: whether it is written ``<a/>``.
    empty: bool


class Document:
    """An XML document: its bytes, its elements' offsets, and an lxml tree to read it."""

    def __init__(self, original: bytes | None, utf8: bytes, encoding: str) -> None:
        """Use :meth:`parse` instead.

        :param original: the document's own bytes, ``None`` if they must be made from ``utf8``.
        :param encoding: Python's name of the document's encoding.
        """
        self._bytes = original
        self.utf8 = utf8
        self.encoding = encoding
        if original is None:
            # Ours: what was checked when it was read, plus what we wrote.
            self.root = etree.fromstring(self.to_bytes(), xmlsafe.parser())
        else:
            self.root = xmlsafe.parse(original)
        self._starts, self._ends = _offsets(utf8)
        #: path → elements, as :meth:`.record.Record.find_all` found them: the tree of a document never changes.
        self.found: dict[str, list[etree._Element]] = {}
        #: key of an element of the table → value, as :meth:`.record.Record.get` read it.
        self.values: dict[str, object] = {}

    @classmethod
    def parse(cls, data: bytes) -> Document:
        """Read a document from a stranger.

        :raises BadXml: not well-formed, hostile, or in an encoding that cannot be kept.
        """
        encoding = _encoding(data)
        if encoding == "utf-8":
            return cls(data, data, encoding)
        try:
            text = data.decode(encoding)
            faithful = text.encode(encoding) == data
        except (UnicodeError, LookupError) as error:
            raise _bad_encoding(encoding) from error
        if not faithful:
            raise _bad_encoding(encoding)
        return cls(data, text.encode("utf-8"), encoding)

    def __len__(self) -> int:
        """How many elements there are."""
        return len(self._starts)

    def to_bytes(self) -> bytes:
        """Give the document in its own encoding; unedited, the very bytes it was read from."""
        if self._bytes is None:
            if self.encoding == "utf-8":
                self._bytes = self.utf8
            else:
                self._bytes = self.utf8.decode("utf-8").encode(self.encoding, "xmlcharrefreplace")
        return self._bytes

    def number(self, element: etree._Element) -> int:
        """Give the number of an element of :attr:`root`.

        :raises ValueError: the element is of another (older) tree.
        """
        for number, candidate in enumerate(self.root.iter("*")):
            if candidate is element:
                return number
        raise ValueError("the element is not of the document's current tree")

    def node(self, element: etree._Element) -> Node:
        """Give the offsets of an element of :attr:`root`."""
        return self.node_at(self.number(element))

    def node_at(self, number: int) -> Node:
        """Give the offsets of an element by its number in document order; the root is 0.

        :raises IndexError: there are not so many elements.
        """
        start, end = self._starts[number], self._ends[number]
        tag = _OPEN.match(self.utf8, start)
        if tag is None:
            raise BadXml(tr("The XML cannot be read."), detail=f"start tag at byte {start}")
        if tag[1]:
            return Node(start, tag.end(), tag.end(), tag.end(), True)
        return Node(start, tag.end(), end, self.utf8.index(b">", end) + 1, False)

    def patched(self, patches: Iterable[Patch]) -> Document:
        """Give the document with some ranges of bytes replaced; ranges must not overlap."""
        pieces: list[bytes] = []
        last = 0
        for start, end, replacement in sorted(patches):
            if start < last or end < start:
                raise ValueError("overlapping patches")
            pieces += [self.utf8[last:start], replacement]
            last = end
        pieces.append(self.utf8[last:])
        return Document(None, b"".join(pieces), self.encoding)


def _bad_encoding(encoding: str) -> BadXml:
    """Give the error for an encoding that cannot be read and written back unchanged."""
    return BadXml(
        tr("The record cannot be edited without loss."),
        tr("Its text does not match the encoding it declares ({encoding}).", encoding=encoding),
        tr("Save it as UTF-8 with a text editor, then open it again."),
    )


def _encoding(data: bytes) -> str:
    """Give Python's name of the encoding of a document (XML 1.0, appendix F)."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, b"<\x00")):
        return "utf-16-le"
    if data.startswith((codecs.BOM_UTF16_BE, b"\x00<")):
        return "utf-16-be"
    found = _DECLARED.match(data[:1024])
    if found is None:
        return "utf-8"
    declared = found[1].decode("ascii")
    try:
        return codecs.lookup(declared).name
    except LookupError as error:
        raise _bad_encoding(declared) from error


def _offsets(data: bytes) -> tuple[list[int], list[int]]:
    """Give, of each element of a UTF-8 document in document order, where it begins and where its end tag does.

    Of ``<a/>``, expat tells the end of the tag in place of its end tag.
    """
    starts: list[int] = []
    ends: list[int] = []
    opened: list[int] = []
    parser = expat.ParserCreate("utf-8")

    def start(_name: str, _attributes: object) -> None:
        opened.append(len(starts))
        starts.append(parser.CurrentByteIndex)
        ends.append(0)

    def end(_name: str) -> None:
        ends[opened.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BadXml(
            tr("The XML cannot be read."),
            tr("It is cut short or badly formed: {error}", error=error),
            tr("Try again; if it happens again, tell the platform's administrator."),
        ) from error
    return starts, ends
