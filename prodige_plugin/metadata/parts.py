"""Parts of a repeated group: where each field of a value stands under an element, read, made and changed alone.

A group (a link, a preview image, a statement of conformity …) is described by its parts; :mod:`.codecs_items`
reads and writes lists of such groups by looping over them, so that a change touches the bytes of what changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from . import codelists, template
from .codecs import check_date, code_value, date_text
from .namespaces import NS, local, rank
from .patch import New, new
from .record import first, property_text, qname, string, text_child

if TYPE_CHECKING:
    from .record import Record

#: Finds an element again: each edit makes a new tree.
Finder = Callable[[], etree._Element]


class Twig:
    """An element under construction."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.attributes: dict[str, str] = {}
        self.children: list[Twig | New] = []
        self.text = ""

    def at(self, path: str) -> Twig:
        """Give the element at a path under this one, made where it lacks."""
        here = self
        for name in path.split("/") if path else ():
            found = next((item for item in here.children if isinstance(item, Twig) and item.name == name), None)
            if found is None:
                found = Twig(name)
                here.children.append(found)
            here = found
        return here

    def done(self, level: str) -> New:
        """Give it as an element to write, with what the schema asks beside, in the schema's order."""
        made = [item.done(level) if isinstance(item, Twig) else item for item in self.children]
        given = {item.name for item in made}
        if not self.attributes.get("gco:nilReason"):
            made += [item for item in template.required(self.name, level, "") if item.name not in given]
        above = local(self.name)
        made.sort(key=lambda item: rank(above, local(item.name)) or 0)
        return new(self.name, *made, self.text, attrs=self.attributes)


def grow(record: Record, find: Finder, path: str, item: New) -> None:
    """Add an element at a path under one, making the steps above it that lack.

    :param path: of the element to add, its own name last.
    """
    steps = path.split("/")
    for depth in range(len(steps) - 1, -1, -1):
        above = find().find("/".join(steps[:depth]), NS) if depth else find()
        if above is None:
            continue
        between = steps[depth:-1]
        if not between:
            record.insert(above, item)
            return
        twig = Twig(between[0])
        twig.at("/".join(between[1:])).children.append(item)
        record.insert(above, twig.done(record.level))
        return


class Part(Protocol):
    """One or two fields of a value, and where they stand."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields."""

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the fields as stated; ``""`` for what is not."""

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the fields into an element under construction."""

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the fields, which differ from what is stated, under the element that ``find`` finds."""


@dataclass(frozen=True)
class TextAt:
    """A text in a property (``gco:CharacterString``)."""

    field: str
    path: str
    #: whether the schema wants the property even when it is empty.
    keep: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Its name."""
        return (self.field,)

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the text."""
        return {self.field: property_text(item.find(self.path, NS))}

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the text."""
        if value[self.field]:
            twig.at(self.path).children.append(new("gco:CharacterString", value[self.field]))

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the text; an anchor becomes a text, for its address was that of the old one."""
        above_path, _, name = self.path.rpartition("/")
        above = find().find(above_path, NS) if above_path else find()
        text = value[self.field]
        carrier = text_child(above.find(qname(name))) if above is not None else None
        if carrier is not None and text and local(carrier.tag) == "Anchor":
            record.replace(carrier, new("gco:CharacterString", text))
        elif above is not None:
            record.set_property(above, name, text, self.keep)
        elif text:
            grow(record, find, self.path, new(name, new("gco:CharacterString", text)))


@dataclass(frozen=True)
class ContentAt:
    """A text that an element holds itself (``gmd:URL``, ``gco:ScopedName``)."""

    field: str
    path: str
    #: how many steps above the element goes away with it when it is emptied.
    up: int = 1

    @property
    def fields(self) -> tuple[str, ...]:
        """Its name."""
        return (self.field,)

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the text."""
        return {self.field: string(item.find(self.path, NS))}

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the text."""
        if value[self.field]:
            twig.at(self.path).text = value[self.field]

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the text; without any, the element goes."""
        present = find().find(self.path, NS)
        text = value[self.field]
        if present is not None and text:
            record.set_text(present, text)
        elif present is not None:
            steps = self.path.split("/")
            gone = find().find("/".join(steps[: len(steps) - self.up]) or ".", NS)
            record.remove(present if gone is None or self.up == 0 else gone)
        elif text:
            grow(record, find, self.path, new(self.path.rpartition("/")[2], text))


@dataclass(frozen=True)
class CodeAt:
    """A value of a code list in a property."""

    field: str
    path: str
    codelist: str
    prefix: str = "gmd"
    keep: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Its name."""
        return (self.field,)

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the value."""
        return {self.field: code_value(item.find(self.path, NS))}

    def _code(self, value: str) -> New:
        address = f"{codelists.GMX_CODELISTS}#{self.codelist}"
        return new(f"{self.prefix}:{self.codelist}", value, attrs={"codeList": address, "codeListValue": value})

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the value."""
        if value[self.field]:
            twig.at(self.path).children.append(self._code(value[self.field]))

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the value."""
        prop, wanted = find().find(self.path, NS), value[self.field]
        name = self.path.rpartition("/")[2]
        present = prop.find("*") if prop is not None else None
        if prop is None and wanted:
            grow(record, find, self.path, new(name, self._code(wanted)))
        elif prop is not None and wanted and present is not None:
            record.replace(present, self._code(wanted))
        elif prop is not None and wanted:
            record.insert(prop, self._code(wanted))
        elif prop is not None and self.keep:
            record.replace(prop, new(name, attrs={"gco:nilReason": "missing"}))
        elif prop is not None:
            record.remove(prop)


@dataclass(frozen=True)
class AttributeAt:
    """An attribute of an element (``xlink:href``, ``uuidref``)."""

    field: str
    name: str
    #: ``""`` for the element itself.
    path: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """Its name."""
        return (self.field,)

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the attribute's value."""
        found = item.find(self.path, NS) if self.path else item
        name = qname(self.name) if ":" in self.name else self.name
        return {self.field: (found.get(name) or "").strip() if found is not None else ""}

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the attribute."""
        if value[self.field]:
            twig.at(self.path).attributes[self.name] = value[self.field]

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the attribute, or take it away."""
        found = find().find(self.path, NS) if self.path else find()
        wanted = value[self.field]
        if found is not None:
            record.set_attribute(found, self.name, wanted or None)
            if wanted:
                again = find().find(self.path, NS) if self.path else find()
                if again is not None:
                    record.set_attribute(again, "gco:nilReason", None)
        elif wanted:
            grow(record, find, self.path, new(self.path.rpartition("/")[2], attrs={self.name: wanted}))


@dataclass(frozen=True)
class DateAt:
    """The first date of a citation and its kind: fields ``date`` and ``kind``."""

    #: of the ``gmd:CI_Citation``.
    citation: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Both names."""
        return ("date", "kind")

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the date as written, and its kind."""
        found = first(item, f"{self.citation}/gmd:date/gmd:CI_Date")
        if found is None:
            return {"date": "", "kind": "publication"}
        return {
            "date": date_text(first(found, "gmd:date")),
            "kind": code_value(first(found, "gmd:dateType")) or "publication",
        }

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the date; nothing where there is none."""
        date = check_date(value["date"])
        if date:
            twig.at(self.citation).children.append(template.cited_date(date, value["kind"] or "publication"))

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the date and its kind; without date the schema wants it nil."""
        date = check_date(value["date"])
        present = find().find(f"{self.citation}/gmd:date", NS)
        if date:
            item = template.cited_date(date, value["kind"] or "publication")
        elif present is None:
            return
        else:
            item = new("gmd:date", attrs={"gco:nilReason": "missing"})
        if present is None:
            grow(record, find, f"{self.citation}/gmd:date", item)
        else:
            record.replace(present, item)


@dataclass(frozen=True)
class DegreeAt:
    """A degree of conformity: field ``degree``, true, false or unknown."""

    path: str = "gmd:pass"

    @property
    def fields(self) -> tuple[str, ...]:
        """Its name."""
        return ("degree",)

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the degree; a ``gmd:pass`` without value counts as not evaluated."""
        stated = date_text(item.find(self.path, NS)).lower()
        return {"degree": {"true": "true", "1": "true", "false": "false", "0": "false"}.get(stated, "unknown")}

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the degree."""
        twig.children.append(template.passed(value["degree"]))

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the degree."""
        present = find().find(self.path, NS)
        if present is None:
            record.insert(find(), template.passed(value["degree"]))
        else:
            record.replace(present, template.passed(value["degree"]))


@dataclass(frozen=True)
class MeasuredAt:
    """A measured value (``gco:Record`` with its type, as TG 2.0, 2.7 asks): field ``value``."""

    path: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Its name."""
        return ("value",)

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the value as written."""
        return {"value": string(first(item, f"{self.path}/gco:Record"))}

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the value; a number says that it is one."""
        twig.at(self.path).children.append(self._record(value["value"]))

    def _record(self, text: str) -> New:
        number = re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", text) is not None
        kind = "xs:double" if number else "xs:string"
        return new("gco:Record", text, attrs={"xmlns:xs": "http://www.w3.org/2001/XMLSchema", "xsi:type": kind})

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the value."""
        present = find().find(f"{self.path}/gco:Record", NS)
        if present is not None:
            record.replace(present, self._record(value["value"]))
        else:
            grow(record, find, f"{self.path}/gco:Record", self._record(value["value"]))
