"""One metadata record: the original bytes, plus access by element (promise P5).

Reading goes through lxml on the current bytes, writing through byte patches (:mod:`.patch`), so
that an edit changes the range of bytes of what it edits and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from . import patch
from .envelope import extract, new_iso
from .namespaces import GML_32, GML_OLD, MDB_ROOTS, ROOTS, local
from .online import OnlineResource
from .patch import New, new
from .reading import (
    TEXTS,
    children,
    every,
    first,
    in_order,
    parent,
    plain,
    property_text,
    qname,
    raw,
    string,
    text_child,
)
from .tree import Document, Patch

__all__ = [
    "TEXTS", "Record", "children", "every", "first", "in_order", "parent", "property_text", "qname", "raw",
    "read_record", "string", "text_child",
]  # fmt: skip


class Record:
    """A metadata record (ISO 19139: ``gmd:MD_Metadata`` or ``gmi:MI_Metadata``) that can be edited without loss."""

    def __init__(self, document: Document) -> None:
        """Use :meth:`parse`, :meth:`new` or :meth:`from_envelope`."""
        self._document = document
        if document.root.tag in MDB_ROOTS:
            raise new_iso()
        if document.root.tag not in ROOTS:
            raise BadRecord(
                tr("This is not a metadata record that can be read."),
                tr("Its root is {name}; an ISO 19139 record begins with MD_Metadata.", name=local(document.root.tag)),
                tr("Check the address or the file."),
            )

    # -- in and out --

    @classmethod
    def parse(cls, data: bytes) -> Record:
        """Read a record.

        :raises BadXml: not well-formed, or hostile.
        :raises BadRecord: XML, but not an ISO 19139 record.
        """
        return cls(Document.parse(data))

    @classmethod
    def new(cls, level: str = "dataset", language: str = "fre") -> Record:
        """Give a complete skeleton, in schema order.

        :param level: dataset, series or service (MD_ScopeCode).
        :param language: ISO 639-2/B code of the record and of the data.
        """
        from .template import skeleton

        return cls.parse(skeleton(level, language))

    @classmethod
    def from_envelope(cls, data: bytes) -> Record:
        """Read the record inside an answer (``csw:GetRecordByIdResponse`` …), or a bare one.

        :raises BadRecord: there is none.
        """
        return cls.parse(extract(data))

    def to_bytes(self) -> bytes:
        """Give the record as XML; unedited, the very bytes it was read from."""
        return self._document.to_bytes()

    def copy(self) -> Record:
        """Give a record that can be edited apart."""
        return Record(self._document)

    def take(self, other: Record) -> None:
        """Become what a copy has been made into."""
        self._document = other._document

    # -- by element --

    def get(self, key: str) -> Any:
        """Give the value of an element of the table (:data:`.elements.ELEMENTS`); its codec says its type.

        :raises KeyError: no such element, or it has no codec.
        """
        known = self._document.values
        if key not in known:
            from .elements import codec

            known[key] = codec(key).read(self)
        return known[key]

    def set(self, key: str, value: Any) -> None:
        """Change the value of an element; the same value changes no byte, an empty one takes it away.

        :raises KeyError: no such element, or it has no codec.
        :raises BadRecord: the value cannot be written.
        """
        from .elements import codec

        writer = codec(key)
        if writer.read(self) == value:
            return
        before = self._document
        try:
            writer.write(self, value)
        except BadRecord:
            self._document = before  # wholly or not at all
            raise

    @property
    def identifier(self) -> str:
        """The record's own identifier (``gmd:fileIdentifier``), ``""`` if there is none."""
        return property_text(first(self.root, "gmd:fileIdentifier"))

    @property
    def level(self) -> str:
        """What is described: dataset, series, service … (MD_ScopeCode; dataset when not said, ISO 19115)."""
        code = first(self.root, "gmd:hierarchyLevel/*")
        return (code.get("codeListValue") or string(code) or "dataset") if code is not None else "dataset"

    @property
    def language(self) -> str:
        """Language of the record as stated: ISO 639-2 code, ``""`` if not said."""
        prop = first(self.root, "gmd:language")
        if prop is None:
            return ""
        code = first(prop, "gmd:LanguageCode")
        return (code.get("codeListValue") or string(code)) if code is not None else property_text(prop)

    # -- links, thumbnail, date (see :mod:`.links`) --

    def online_resources(self) -> tuple[OnlineResource, ...]:
        """Give the links of the record's distribution, in its order."""
        from .links import read

        return read(self)

    def add_online_resource(self, resource: OnlineResource) -> None:
        """Add a link at the end, unless the very same one is there."""
        from .links import add

        add(self, resource)

    def remove_online_resources(self, predicate: Callable[[OnlineResource], bool]) -> int:
        """Take away the links for which ``predicate`` holds; how many there were."""
        from .links import remove

        return remove(self, predicate)

    def set_thumbnail(self, url: str, description: str = "") -> None:
        """Set the address of the preview image (``gmd:graphicOverview``); ``""`` takes it away."""
        from .links import set_thumbnail

        set_thumbnail(self, url, description)

    def thumbnail(self) -> str:
        """Give the address of the first preview image, ``""`` if there is none."""
        path = "gmd:graphicOverview/gmd:MD_BrowseGraphic/gmd:fileName"
        found = self.identification()
        return property_text(first(found, path)) if found is not None else ""

    def touch(self, when: str = "") -> None:
        """Set the date of the record (``gmd:dateStamp``) to now, UTC, or to an ISO 8601 ``when``."""
        from .links import touch

        touch(self, when)

    # -- reading the tree --

    @property
    def root(self) -> etree._Element:
        """The record as an lxml tree, to read; each edit makes a new one."""
        return self._document.root

    @property
    def gml(self) -> str:
        """The GML namespace that the record uses."""
        used = {element.tag.rsplit("}", 1)[0][1:] for element in self.root.iter("{*}TimePeriod", "{*}TimeInstant")}
        if GML_OLD in used or (GML_OLD in self.root.nsmap.values() and GML_32 not in self.root.nsmap.values()):
            return GML_OLD
        return GML_32

    def identification(self) -> etree._Element | None:
        """Give ``MD_DataIdentification`` or ``SV_ServiceIdentification``, the first there is."""
        return first(self.root, "gmd:identificationInfo/*")

    def find(self, path: str, base: etree._Element | None = None) -> etree._Element | None:
        """Give the first element of a path of child steps (``gmd:…/*/gmd:…``), ``None`` if there is none."""
        if base is not None:
            return first(base, path)
        found = self._found(path)
        return found[0] if found else None

    def find_all(self, path: str, base: etree._Element | None = None) -> list[etree._Element]:
        """Give all elements of a path of child steps."""
        if base is not None:
            return every(base, path)
        return list(self._found(path))

    def _found(self, path: str) -> list[etree._Element]:
        """Give all elements of a path from the root, which is walked once; what many paths begin with, too."""
        known = self._document.found
        if path not in known:
            above, slash, step = path.rpartition("/")
            if slash and plain(path):
                known[path] = [found for base in self._found(above) for found in every(base, step)]
            else:
                known[path] = every(self.root, path)
        return known[path]

    # -- editing the tree; each call makes :attr:`root` a new tree --

    def _apply(self, patches: list[Patch]) -> None:
        if patches:
            self._document = self._document.patched(patches)

    def set_text(self, element: etree._Element, text: str) -> None:
        """Replace the content of an element by text."""
        self._apply(patch.text_patches(self._document, element, text))

    def set_attribute(self, element: etree._Element, name: str, value: str | None) -> None:
        """Set an attribute (``gco:nilReason``, ``codeListValue`` …), or remove it with ``None``."""
        self._apply(patch.attribute_patches(self._document, element, name, value))

    def remove(self, element: etree._Element) -> None:
        """Take an element away."""
        self._apply(patch.remove_patches(self._document, element))

    def replace(self, element: etree._Element, item: New) -> None:
        """Put a new element in the place of one."""
        self._apply(patch.replace_patches(self._document, element, item, self.gml))

    def insert(self, parent: etree._Element, item: New, after: etree._Element | None = None) -> None:
        """Add a child where the schema wants it, or right after ``after``."""
        self._apply(patch.insert_patches(self._document, parent, item, self.gml, after))

    def insert_before(self, sibling: etree._Element, item: New) -> None:
        """Add an element right before one that is there."""
        parent = sibling.getparent()
        if parent is None:
            raise ValueError("nothing stands before the root")
        previous = next(sibling.itersiblings("*", preceding=True), None)
        if previous is not None:
            self.insert(parent, item, previous)
        else:
            self._apply(patch.first_patches(self._document, parent, item, self.gml))

    def move(self, element: etree._Element, parent: etree._Element, after: etree._Element | None = None) -> None:
        """Move an element, byte for byte, to where the schema wants it in ``parent``, or right after ``after``."""
        self._apply(patch.move_patches(self._document, element, parent, after))

    def rename(self, element: etree._Element, name: str) -> None:
        """Give an element another name (``gmd:MD_DataIdentification``); what it holds stays as it is."""
        self._apply(patch.rename_patches(self._document, element, name))

    def ensure(self, path: str) -> etree._Element:
        """Give the element at a path of child steps from the root, creating what lacks of it.

        What the schema asks of a created element (the scope of ``DQ_DataQuality`` …) is created with it.
        """
        found = self.find(path)
        if found is not None:
            return found
        steps = path.split("/")
        at = len(steps) - 1
        above: etree._Element | None = None
        while above is None and at > 0:
            above = self.find("/".join(steps[:at]))
            at -= 1 if above is None else 0
        self.insert(self.root if above is None else above, self._nested(steps[at:]))
        created = self.find(path)
        if created is None:
            raise BadRecord(tr("The record has a structure that cannot be completed."), detail=path)
        return created

    def _nested(self, steps: Sequence[str]) -> New:
        """Give the elements of some steps, one inside the other, with what the schema asks beside them."""
        from .template import required

        names = [self._any() if name == "*" else name for name in steps]
        item: New | None = None
        for name in reversed(names):
            parts = required(name, self.level, item.name if item else "")
            if item is not None:
                parts.append(item)
            item = new(name, *in_order(name, parts))
        if item is None:
            raise ValueError("an empty path")
        return item

    def _any(self) -> str:
        """Give what ``*`` stands for when it must be created; it stands in ``gmd:identificationInfo`` only."""
        return "srv:SV_ServiceIdentification" if self.level == "service" else "gmd:MD_DataIdentification"

    # -- properties --

    def set_property(self, parent: etree._Element, name: str, text: str, keep: bool = False) -> None:
        """Set the text of a property of ``parent`` (``gmd:title`` …), in the record's main language.

        :param text: ``""`` takes the property away, or with ``keep`` leaves it empty with a nilReason.
        """
        text = patch.check_text(text.strip())
        prop = parent.find(qname(name))
        carrier = text_child(prop)
        if text and prop is None:
            self.insert(parent, new(name, new("gco:CharacterString", text)))
        elif text and carrier is not None:
            self.set_text(carrier, text)
        elif text and prop is not None:
            self.insert(prop, new("gco:CharacterString", text))
        elif keep and prop is None:
            self.insert(parent, new(name, attrs={"gco:nilReason": "missing"}))
        elif prop is not None and keep:
            self.replace(prop, new(name, attrs={"gco:nilReason": "missing"}))
        elif prop is not None:
            self.remove(prop)


def read_record(data: bytes) -> Record:
    """Read a record, bare or inside a catalogue's answer.

    :raises BadXml: not well-formed, or hostile.
    :raises BadRecord: no ISO 19139 record; ISO 19115-3 is told by name.
    """
    return Record.from_envelope(data)
