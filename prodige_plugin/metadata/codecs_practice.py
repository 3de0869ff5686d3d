"""How what French practice adds is read and written: PRODIGE's domains, open data, distances, service types."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from . import codelists, template
from .citations import known
from .codecs import epsg, once
from .codecs_groups import characters_keyword, href, normal, write_keywords
from .codecs_items import check_service
from .namespaces import NS
from .patch import New, check_text, new
from .record import every, first, parent, property_text, string
from .values import Keyword

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_GROUPS = f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords"
_THESAURUS = "gmd:thesaurusName/gmd:CI_Citation"


def thesaurus_title(group: etree._Element) -> str:
    """Give the title of a group's thesaurus, ``""`` when it has none."""
    return property_text(first(group, f"{_THESAURUS}/gmd:title"))


def _identifier(group: etree._Element) -> str:
    return property_text(first(group, f"{_THESAURUS}/gmd:identifier/*/gmd:code"))


# -- PRODIGE -----------------------------------------------------------------------------------

#: GeoNetwork's key of PRODIGE's thesaurus of domains and sub-domains.
PRODIGE = "geonetwork.thesaurus.external.theme.prodige"
#: The keyword of that thesaurus that opens a resource to everybody.
PUBLIC = "Grand public"


def prodige_groups(record: Record) -> list[etree._Element]:
    """Give a record's groups of PRODIGE's domains, as the platforms' versions write them."""
    return [
        group for group in record.find_all(_GROUPS)
        if _identifier(group) == PRODIGE
        or normal(thesaurus_title(group)) in ("domaines", "theme.prodige.rdf", "theme.prodige")
    ]  # fmt: skip


def _prodige_citation() -> New:
    """Give the citation of PRODIGE's thesaurus, as the platforms write it; its date is that of its use here."""
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    code = new("gmd:identifier", new("gmd:MD_Identifier", new("gmd:code", template.characters(PRODIGE))))
    title = new("gmd:title", template.characters("Domaines"))
    return new("gmd:thesaurusName", new("gmd:CI_Citation", title, template.cited_date(today, "publication"), code))


@dataclass(frozen=True)
class ProdigeDomains:
    """Domains and sub-domains of PRODIGE: ``tuple[str, ...]``, without the one that opens to everybody."""

    def _keywords(self, record: Record) -> list[etree._Element]:
        found = [keyword for group in prodige_groups(record) for keyword in every(group, "gmd:keyword")]
        return [keyword for keyword in found if property_text(keyword) not in ("", PUBLIC)]

    def read(self, record: Record) -> tuple[str, ...]:
        """Give them in the record's order."""
        return tuple(property_text(keyword) for keyword in self._keywords(record))

    def write(self, record: Record, value: Sequence[str]) -> None:
        """Write them in the thesaurus's own group."""
        texts = (check_text(item.strip()) for item in value if item.strip() != PUBLIC)
        wanted = once(texts, self.read(record))
        write_keywords(
            record, lambda: self._keywords(record), property_text, wanted, characters_keyword, _prodige_citation(),
            lambda: prodige_groups(record),
        )  # fmt: skip


def _is_public(keyword: etree._Element) -> bool:
    return normal(property_text(keyword)) == normal(PUBLIC)


_OPEN = frozenset({"données ouvertes", "donnée ouverte", "open data", "opendata", "open - data"})


def _is_open(keyword: etree._Element) -> bool:
    return normal(property_text(keyword)) in _OPEN


@dataclass(frozen=True)
class Flag:
    """A keyword that is there or not: ``bool``."""

    #: the groups in which it counts, and which keyword it is.
    groups: Callable[[Record], list[etree._Element]]
    is_it: Callable[[etree._Element], bool]
    #: its text by the record's language, and the thesaurus of a group that is made for it.
    text: Callable[[Record], str]
    named: Callable[[], New | None]

    def _keywords(self, record: Record) -> list[etree._Element]:
        found = [keyword for group in self.groups(record) for keyword in every(group, "gmd:keyword")]
        return [keyword for keyword in found if self.is_it(keyword)]

    def read(self, record: Record) -> bool:
        """Whether it is there."""
        return bool(self._keywords(record))

    def write(self, record: Record, value: bool) -> None:
        """Add it, or take away all that say it."""
        wanted = (self.text(record),) if value else ()
        write_keywords(
            record, lambda: self._keywords(record), property_text, wanted, characters_keyword, self.named(),
            lambda: self.groups(record),
        )  # fmt: skip


PRODIGE_PUBLIC = Flag(prodige_groups, _is_public, lambda _record: PUBLIC, _prodige_citation)
OPEN_DATA = Flag(
    lambda record: record.find_all(_GROUPS),
    _is_open,
    lambda record: "données ouvertes" if codelists.short(record.language) == "fr" else "open data",
    lambda: None,
)


# -- keywords of other thesauri ----------------------------------------------------------------


@dataclass(frozen=True)
class OtherKeywords:
    """Keywords of the thesauri that have no row of their own: ``tuple[Keyword, ...]``."""

    #: tells the groups that belong to other rows.
    taken: Callable[[Record], list[etree._Element]]

    def _keywords(self, record: Record) -> list[etree._Element]:
        theirs = self.taken(record) + prodige_groups(record)
        groups = [group for group in record.find_all(_GROUPS) if thesaurus_title(group) and group not in theirs]
        found = [keyword for group in groups for keyword in every(group, "gmd:keyword")]
        return [keyword for keyword in found if property_text(keyword)]

    def _value(self, keyword: etree._Element) -> Keyword:
        return Keyword(property_text(keyword), thesaurus_title(parent(keyword)), href(keyword))

    def read(self, record: Record) -> tuple[Keyword, ...]:
        """Give them in the record's order."""
        return tuple(self._value(keyword) for keyword in self._keywords(record))

    def write(self, record: Record, value: Sequence[Keyword]) -> None:
        """Write them, each in its thesaurus's group.

        :raises BadRecord: a keyword is of a thesaurus that the record does not cite and that is not known.
        """
        wanted = [
            replace(item, **{name: check_text(getattr(item, name).strip()) for name in ("text", "thesaurus", "href")})
            for item in value
            if item.text.strip()
        ]
        for place in range(len(self._keywords(record)) - 1, -1, -1):
            keyword = self._keywords(record)[place]
            if self._value(keyword) not in wanted:
                group = parent(keyword)
                record.remove(parent(group) if len(every(group, "gmd:keyword")) == 1 else keyword)
        for item in wanted:
            if item in self.read(record):
                continue
            groups = [group for group in record.find_all(_GROUPS) if thesaurus_title(group) == item.thesaurus]
            text = template.anchor(item.text, item.href) if item.href else template.characters(item.text)
            written = new("gmd:keyword", text)
            if groups and item.thesaurus:
                record.insert(groups[0], written)
            else:
                kind = item.topic if item.topic in codelists.values("MD_KeywordTypeCode") else "theme"
                record.insert(record.ensure(_ID), template.keyword_group([written], _cited(item), kind))


def _cited(item: Keyword) -> New:
    """Give the citation of a keyword's thesaurus (TG 2.0, C.15), with GeoNetwork's name of it where it has one.

    :raises BadRecord: nothing is known of the thesaurus.
    """
    cited = known(item.thesaurus)
    if not item.thesaurus or (cited is None and not item.key):
        raise BadRecord(
            tr("The keyword “{text}” has no thesaurus in this record.", text=item.text),
            tr("A keyword stands in the group of its thesaurus, which this record does not cite."),
            tr("Add it as a free keyword, or choose it from the thesaurus."),
        )
    date = item.date or (cited.date if cited is not None else "")
    if not item.key and cited is not None:
        return template.thesaurus(cited.title, cited.href, date)
    name = f"geonetwork.thesaurus.{item.key}"
    code = template.anchor(name, item.address) if item.address else template.characters(name)
    dated = template.cited_date(date, "publication") if date else new("gmd:date", attrs={"gco:nilReason": "unknown"})
    identifier = new("gmd:identifier", new("gmd:MD_Identifier", new("gmd:code", code)))
    title = new("gmd:title", template.characters(item.thesaurus))
    return new("gmd:thesaurusName", new("gmd:CI_Citation", title, dated, identifier))


# -- distance, service type, temporal reference ------------------------------------------------

_RESOLUTION = "gmd:identificationInfo/*/gmd:spatialResolution"


@dataclass(frozen=True)
class Distance:
    """The resolution as a distance (TG 2.0, 1.5), the first one: ``str``, "5 m"."""

    def _find(self, record: Record) -> etree._Element | None:
        found = record.find_all(f"{_RESOLUTION}/gmd:MD_Resolution/gmd:distance/gco:Distance")
        return next((item for item in found if string(item)), None)

    def read(self, record: Record) -> str:
        """Give the number and the unit's symbol."""
        found = self._find(record)
        if found is None:
            return ""
        unit = re.split(r"[#/:]", (found.get("uom") or "").strip().rstrip("/"))[-1]
        return f"{string(found)} {unit}".strip()

    def write(self, record: Record, value: str) -> None:
        """Write the number and the unit; metres when none is given.

        :raises BadRecord: it is no distance.
        """
        text = re.sub(r"(?<=[0-9])[\s\u00a0\u202f](?=[0-9])", "", value.strip())
        found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?)\s*([^\s0-9]{0,20})", text)
        if text and (found is None or float(found[1].replace(",", ".")) == 0):
            raise BadRecord(
                tr("“{text}” is not a distance.", text=value),
                tr("A resolution is a number and a unit, for example 5 m or 0.20 m."),
                tr("Correct the resolution, or leave it empty."),
            )
        present = self._find(record)
        if found is None:
            if present is not None:
                record.remove(parent(present, 3))
            return
        number, unit = found[1].replace(",", "."), check_text(found[2] or "m")
        old = self.read(record).rpartition(" ")
        if present is None:
            distance = new("gmd:distance", new("gco:Distance", number, attrs={"uom": unit}))
            item = new("gmd:spatialResolution", new("gmd:MD_Resolution", distance))
            record.insert(record.ensure(_ID), item)
            return
        if unit != old[2]:
            record.set_attribute(present, "uom", unit)
        again = self._find(record)
        if again is not None and string(again) != number:
            record.set_text(again, number)


@dataclass(frozen=True)
class ServiceType:
    """The type of a service (TG 2.0, 3.5): ``str``, a value of SpatialDataServiceType."""

    path: str = "gmd:identificationInfo/*/srv:serviceType"

    def read(self, record: Record) -> str:
        """Give the type as written."""
        return string(record.find(f"{self.path}/*"))

    def write(self, record: Record, value: str) -> None:
        """Write the type; without any, the schema wants it nil."""
        check_service(record)
        prop = record.find(self.path)
        carrier = prop.find("*") if prop is not None else None
        text = check_text(value.strip())
        if prop is None and text:
            record.insert(record.ensure(self.path), new("gco:LocalName", text))
        elif prop is not None and not text:
            record.replace(prop, new("srv:serviceType", attrs={"gco:nilReason": "missing"}))
        elif carrier is not None:
            record.set_text(carrier, text)
        elif prop is not None:
            record.insert(prop, new("gco:LocalName", text))


_SYSTEM = "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier"
_TEMPORAL = re.compile(
    r"julian|julien|gregori|gr[eé]gori|unix ?time|ansi ?date|chronometric|temporal|temporel|iso.?8601"
)


@dataclass(frozen=True)
class TemporalSystem:
    """The temporal reference system (TG 2.0, 2.3), the first one: ``str``, a value of its list or the text there is."""

    codelist: str = "TemporalReferenceSystem"

    def _find(self, record: Record) -> etree._Element | None:
        for system in record.find_all(_SYSTEM):
            text = f"{property_text(system.find('gmd:code', NS))} {href(system.find('gmd:code', NS))}"
            if not epsg(text) and _TEMPORAL.search(text.casefold()):
                return system
        return None

    def read(self, record: Record) -> str:
        """Give the value by its address, else the text."""
        system = self._find(record)
        code = first(system, "gmd:code") if system is not None else None
        address, text = href(code), property_text(code)
        for value in codelists.values(self.codelist):
            if codelists.uri(self.codelist, value) in (address, text):
                return value
        return text

    def write(self, record: Record, value: str) -> None:
        """Write the system as an anchor.

        :raises BadRecord: it is not of the list.
        """
        system = self._find(record)
        if not value:
            if system is not None:
                record.remove(parent(system, 3))
            return
        if value not in codelists.values(self.codelist):
            raise BadRecord(
                tr("“{text}” is no temporal reference system of the list.", text=value),
                todo=tr("Choose one of the list."),
            )
        text = codelists.label(self.codelist, value, record.language)
        code = new("gmd:code", template.anchor(text, codelists.uri(self.codelist, value)))
        if system is None:
            item = new("gmd:referenceSystemIdentifier", new("gmd:RS_Identifier", code))
            record.insert(record.root, new("gmd:referenceSystemInfo", new("gmd:MD_ReferenceSystem", item)))
            return
        held = first(system, "gmd:code")
        if held is not None:
            record.replace(held, code)
