"""How the plain values of a record are read and written: text, date, code, number.

A codec reads a value from a record and writes one; :meth:`.record.Record.set` calls ``write``
only for a value that differs from what ``read`` gives, so that nothing changes for nothing.
Codecs of groups (contacts, keywords, constraints …) are in :mod:`.codecs_groups` and
:mod:`.codecs_resource`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from . import codelists
from .namespaces import XLINK, local
from .patch import new
from .record import children, first, parent, property_text, string, text_child

if TYPE_CHECKING:
    from .record import Record

#: ISO 8601 as the INSPIRE tests accept it (TG 2.0, C.7 and C.11): year, month or day …
DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
#: … or date and time, with or without zone.
DATE_TIME = re.compile(
    r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?([.,][0-9]+)?"
    r"(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
)


class Codec(Protocol):
    """Reads and writes the value of one element."""

    def read(self, record: Record) -> Any:
        """Give the value; an empty one (``""``, ``()`` or ``None``) when there is none."""

    def write(self, record: Record, value: Any) -> None:
        """Write the value; an empty one takes the element away where the schema lets it."""


def once(value: Iterable[str], held: Sequence[str]) -> tuple[str, ...]:
    """Give values without empty ones and repetitions, but for those that the record repeats itself."""
    found: list[str] = []
    for item in value:
        if item and found.count(item) < max(1, held.count(item)):
            found.append(item)
    return tuple(found)


def is_date(text: str) -> bool:
    """Whether the text is a date, or a date and time, that the INSPIRE tests accept."""
    return bool(DATE.fullmatch(text) or DATE_TIME.fullmatch(text))


def check_date(text: str) -> str:
    """Give the date back.

    :raises BadRecord: it is not an ISO 8601 date.
    """
    text = text.strip()
    if text and not is_date(text):
        raise BadRecord(
            tr("“{text}” is not a date that a record can hold.", text=text),
            tr("A date is written year-month-day, for example 2024-06-12; the year alone is enough."),
            tr("Correct the date."),
        )
    return text


def date_text(element: etree._Element | None) -> str:
    """Give the date in a property (``gco:Date`` or ``gco:DateTime``)."""
    return string(element.find("*")) if element is not None else ""


@dataclass(frozen=True)
class Text:
    """A property with a text: ``str``."""

    path: str
    #: whether the schema wants the element even when it is empty.
    keep: bool = False

    def read(self, record: Record) -> str:
        """Give the text in the record's main language."""
        return property_text(record.find(self.path))

    def write(self, record: Record, value: str) -> None:
        """Write the text; other languages (PT_FreeText) stay, a copy in the main language follows."""
        from .codecs_languages import follow

        before = self.read(record)
        above_path, _, name = self.path.rpartition("/")
        base = record.find(above_path) if above_path else record.root
        if base is None:
            if not value.strip():
                return
            base = record.ensure(above_path)
        record.set_property(base, name, value, self.keep)
        if value.strip():
            follow(record, record.find(self.path), before, value.strip())


@dataclass(frozen=True)
class Identifier:
    """The resource's identifier (TG 2.0, 1.3), the first one: ``str``, the code as shown."""

    citation: str = "gmd:identificationInfo/*/gmd:citation/gmd:CI_Citation"

    def read(self, record: Record) -> str:
        """Give the code of the first identifier."""
        return property_text(record.find(f"{self.citation}/gmd:identifier/*/gmd:code"))

    def write(self, record: Record, value: str) -> None:
        """Write the code; an anchor becomes a text, for its address was the old identifier's."""
        value = value.strip()
        code = record.find(f"{self.citation}/gmd:identifier/*/gmd:code")
        if not value:
            if code is not None:
                record.remove(parent(code, 2))
            return
        carrier = text_child(code)
        if carrier is not None and local(carrier.tag) == "Anchor":
            record.replace(carrier, new("gco:CharacterString", value))
        elif code is not None:
            record.set_property(parent(code), "gmd:code", value)
        else:
            path = f"{self.citation}/gmd:identifier/gmd:MD_Identifier"
            record.insert(record.ensure(path), new("gmd:code", new("gco:CharacterString", value)))


@dataclass(frozen=True)
class Date:
    """A property with a date: ``str``, ISO 8601."""

    path: str

    def read(self, record: Record) -> str:
        """Give the date as written."""
        return date_text(record.find(self.path))

    def write(self, record: Record, value: str) -> None:
        """Write the date; the carrier follows the value (``gco:DateTime`` when it has a time)."""
        value = check_date(value)
        name = "gco:DateTime" if "T" in value else "gco:Date"
        prop = record.find(self.path)
        carrier = prop.find("*") if prop is not None else None
        if not value:
            if prop is not None:
                record.replace(prop, new(self.path.rpartition("/")[2], attrs={"gco:nilReason": "missing"}))
        elif carrier is not None and local(carrier.tag) == local(name):
            record.set_text(carrier, value)
        elif carrier is not None:
            record.replace(carrier, new(name, value))
        else:
            record.insert(record.ensure(self.path) if prop is None else prop, new(name, value))


@dataclass(frozen=True)
class Code:
    """A property with a code list value: ``str``."""

    path: str
    codelist: str
    #: whether the schema wants the property whenever its parent is there: the parent goes with it.
    keep: bool = False

    def read(self, record: Record) -> str:
        """Give the value (``codeListValue``, else the text)."""
        return code_value(record.find(self.path))

    def write(self, record: Record, value: str) -> None:
        """Write the value."""
        above_path, _, name = self.path.rpartition("/")
        prop = record.find(self.path)
        if not value:
            self._take_away(record, prop)
            return
        item = codelists.code(self.codelist, value)
        if prop is None:
            base = record.ensure(above_path) if above_path else record.root
            prop = record.find(self.path)
            if prop is None:
                record.insert(base, new(name, item))
                return
        present = prop.find("*")
        if present is None:
            record.insert(prop, item)
        else:
            record.replace(present, item)

    def _take_away(self, record: Record, prop: etree._Element | None) -> None:
        if prop is None:
            return
        above = parent(prop)
        if not self.keep:
            record.remove(prop)
        elif len(children(above)) == 1:
            record.remove(parent(above))
        else:
            record.replace(prop, new(self.path.rpartition("/")[2], attrs={"gco:nilReason": "missing"}))


def code_value(prop: etree._Element | None) -> str:
    """Give the value of a property that holds a code list element."""
    found = prop.find("*") if prop is not None else None
    if found is None:
        return ""
    return (found.get("codeListValue") or string(found)).strip()


@dataclass(frozen=True)
class Language:
    """A language (TG 2.0, C.5 and 1.6): ``str``, ISO 639-2/B; always written as ``gmd:LanguageCode``."""

    path: str

    def read(self, record: Record) -> str:
        """Give the code of the first language, however it is written."""
        prop = record.find(self.path)
        if prop is None:
            return ""
        return code_value(prop) if first(prop, "gmd:LanguageCode") is not None else property_text(prop)

    def write(self, record: Record, value: str) -> None:
        """Write the language as a code, in place of whatever is there."""
        prop = record.find(self.path)
        if not value:
            if prop is not None:
                record.replace(prop, new("gmd:language", attrs={"gco:nilReason": "missing"}))
            return
        item = codelists.language_code(value)
        if prop is None:
            above_path = self.path.rpartition("/")[0]
            base = record.ensure(above_path) if above_path else record.root
            prop = record.find(self.path)
            if prop is None:
                record.insert(base, new("gmd:language", item))
                return
        present = prop.find("*")
        if present is None:
            record.insert(prop, item)
        else:
            record.replace(present, item)


@dataclass(frozen=True)
class Codes:
    """A repeated property with codes: ``tuple[str, ...]``."""

    path: str
    codelist: str
    #: whether the value is the element's text (``gmd:MD_TopicCategoryCode``) and not an attribute.
    as_text: bool = False

    def read(self, record: Record) -> tuple[str, ...]:
        """Give the values in the record's order, without empty ones."""
        return tuple(value for value in map(code_value, record.find_all(self.path)) if value)

    def write(self, record: Record, value: tuple[str, ...]) -> None:
        """Take away the values that are not wanted, add those that lack after the others."""
        wanted = once(value, self.read(record))
        while True:
            left = list(wanted)
            extra = None
            for prop in record.find_all(self.path):
                code = code_value(prop)
                if code not in left:
                    extra = prop
                    break
                left.remove(code)
            if extra is None:
                break
            record.remove(extra)
        above_path, _, name = self.path.rpartition("/")
        for item in wanted:
            if item not in self.read(record):
                element = new(f"gmd:{self.codelist}", item) if self.as_text else codelists.code(self.codelist, item)
                record.insert(record.ensure(above_path), new(name, element))


@dataclass(frozen=True)
class Scale:
    """The equivalent scale (TG 2.0, 1.5), the first one: ``str`` with the denominator, "25000" for 1:25,000."""

    path: str = "gmd:identificationInfo/*/gmd:spatialResolution"
    inside: str = "gmd:MD_Resolution/gmd:equivalentScale/gmd:MD_RepresentativeFraction/gmd:denominator"

    def read(self, record: Record) -> str:
        """Give the denominator as written."""
        return date_text(record.find(f"{self.path}/{self.inside}"))

    def write(self, record: Record, value: str) -> None:
        """Write the denominator.

        :raises BadRecord: it is not a whole number above 0.
        """
        text = re.sub(r"[\s\u00a0\u202f]", "", value)
        text = re.sub(r"^1[:/](?=[0-9])", "", text)
        if text and (not text.isascii() or not text.isdigit() or int(text) == 0):
            raise BadRecord(
                tr("“{text}” is not a scale.", text=value),
                tr("A scale is the whole number under 1/…, for example 25000 for 1:25,000."),
                tr("Correct the scale, or leave it empty."),
            )
        found = record.find(f"{self.path}/{self.inside}/*")
        if found is not None and text:
            record.set_text(found, text)
        elif found is not None:
            resolution = found
            while local(resolution.tag) != "spatialResolution":
                resolution = parent(resolution)
            record.remove(resolution)
        elif text:
            item = new("gco:Integer", text)
            for name in (*reversed(self.inside.split("/")), "gmd:spatialResolution"):
                item = new(name, item)
            record.insert(record.ensure("gmd:identificationInfo/*"), item)


@dataclass(frozen=True)
class Crs:
    """The coordinate reference system (TG 2.0, 2.1), the first one: ``str``, "EPSG:2154" and its name."""

    path: str = "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier"

    def read(self, record: Record) -> str:
        """Give the text of the code, preceded by the EPSG code if only the address holds it."""
        carrier = text_child(record.find(f"{self.path}/gmd:code"))
        text = string(carrier)
        href = carrier.get(f"{{{XLINK}}}href", "") if carrier is not None else ""
        number = epsg(href)
        if number and number not in text:
            return f"EPSG:{number} {text}".strip()
        return text

    def write(self, record: Record, value: str) -> None:
        """Write the system as an anchor to its definition when the EPSG code is there, else as text."""
        value = value.strip()
        identifier = record.find(self.path)
        if not value:
            if identifier is not None:
                record.remove(parent(identifier, 3))
            return
        number = epsg(value)
        item = (
            new("gmx:Anchor", value, attrs={"xlink:href": f"http://www.opengis.net/def/crs/EPSG/0/{number}"})
            if number
            else new("gco:CharacterString", value)
        )
        if identifier is None:
            record.insert(record.ensure(self.path), new("gmd:code", item))
            return
        code = first(identifier, "gmd:code")
        if code is None:
            record.insert(identifier, new("gmd:code", item))
        else:
            record.replace(code, new("gmd:code", item))
        space = record.find(f"{self.path}/gmd:codeSpace")
        if number and space is not None:
            record.remove(space)


def epsg(text: str) -> str:
    """Give the EPSG number in a text or an address, ``""`` if there is none."""
    found = re.search(r"EPSG(?:/[0-9.]+/|:[0-9.]*:|:|\s+)([0-9]{4,6})\b", text, re.IGNORECASE)
    return found[1] if found else ""
