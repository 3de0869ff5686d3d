"""Links, preview image and date of a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from .codelists import code
from .namespaces import NS, XLINK
from .online import OnlineResource
from .parts import CodeAt, Finder, Part, TextAt, Twig
from .patch import New, new
from .record import first, parent, property_text, string, text_child

if TYPE_CHECKING:
    from .record import Record

_OPTIONS = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions"
#: Where the links of a record's distribution stand.
LINKS_PATH = f"{_OPTIONS}/gmd:onLine"
#: Link protocols that the guideline (TG 2.0, class 8) knows by an address → address, type of spatial data service.
ANCHORS = {
    "OGC:WMS": ("http://www.opengis.net/def/serviceType/ogc/wms", "view"),
    "OGC:WMTS": ("http://www.opengis.net/def/serviceType/ogc/wmts", "view"),
    "OGC:WFS": ("http://www.opengis.net/def/serviceType/ogc/wfs", "download"),
    "OGC:WCS": ("http://www.opengis.net/def/serviceType/ogc/wcs", "download"),
    "OGC API Features": ("http://www.opengis.net/def/docs/17-069r3", "download"),
}
#: Types of spatial data services (INSPIRE register).
TYPES = ("discovery", "view", "download", "transformation", "invoke", "other")
_TYPE = "http://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceType/"


@dataclass(frozen=True)
class LinkageAt:
    """The address of a link (``gmd:linkage``): field ``url``."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Its name."""
        return ("url",)

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the address, whatever element holds it."""
        return {"url": string(first(item, "gmd:linkage/*"))}

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the address."""
        twig.at("gmd:linkage/gmd:URL").text = value["url"]

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the address."""
        present = find().find("gmd:linkage/*", NS)
        if present is not None:
            record.set_text(present, value["url"])


@dataclass(frozen=True)
class AnchoredAt:
    """A text of a link that is an anchor where its address is known: field ``protocol`` or ``application_profile``."""

    field: str
    path: str
    #: text → address.
    addresses: Callable[[str], str]

    @property
    def fields(self) -> tuple[str, ...]:
        """Its name."""
        return (self.field,)

    def read(self, item: etree._Element) -> dict[str, str]:
        """Give the text, or the address of an anchor without one."""
        prop = item.find(self.path, NS)
        anchor = first(prop, "gmx:Anchor") if prop is not None else None
        href = anchor.get(f"{{{XLINK}}}href", "") if anchor is not None else ""
        return {self.field: property_text(prop) or href}

    def _content(self, text: str) -> New:
        href = self.addresses(text)
        return new("gmx:Anchor", text, attrs={"xlink:href": href}) if href else new("gco:CharacterString", text)

    def plant(self, twig: Twig, value: Mapping[str, str]) -> None:
        """Put the text."""
        if value[self.field]:
            twig.at(self.path).children.append(self._content(value[self.field]))

    def write(self, record: Record, find: Finder, value: Mapping[str, str]) -> None:
        """Write the text, and the address that belongs to it."""
        prop, text = find().find(self.path, NS), value[self.field]
        if prop is None and text:
            record.insert(find(), new(self.path, self._content(text)))
        elif prop is not None and not text:
            record.remove(prop)
        elif prop is not None:
            carrier = text_child(prop)
            if carrier is None:
                record.insert(prop, self._content(text))
            else:
                record.replace(carrier, self._content(text))


#: Where the fields of an :class:`.online.OnlineResource` stand.
LINK_PARTS: tuple[Part, ...] = (
    LinkageAt(),
    AnchoredAt("protocol", "gmd:protocol", lambda text: ANCHORS.get(text, ("", ""))[0]),
    AnchoredAt("application_profile", "gmd:applicationProfile", lambda text: _TYPE + text if text in TYPES else ""),
    TextAt("name", "gmd:name"),
    TextAt("description", "gmd:description"),
    CodeAt("function", "gmd:function", "CI_OnLineFunctionCode"),
)


def _elements(record: Record) -> list[etree._Element]:
    return record.find_all(f"{LINKS_PATH}/gmd:CI_OnlineResource")


def _read_one(element: etree._Element) -> OnlineResource:
    stated: dict[str, str] = {}
    for part in LINK_PARTS:
        stated.update(part.read(element))
    return OnlineResource(**stated)


def read(record: Record) -> tuple[OnlineResource, ...]:
    """Give the links of a record's distribution; those without an address are left out."""
    found = (_read_one(element) for element in _elements(record))
    return tuple(resource for resource in found if resource.url)


def _text(name: str, text: str) -> list[New]:
    return [new(name, new("gco:CharacterString", text))] if text else []


def _new(resource: OnlineResource) -> New:
    profile = _text("gmd:applicationProfile", resource.application_profile)
    protocol = _text("gmd:protocol", resource.protocol)
    if resource.protocol in ANCHORS:
        href, service_type = ANCHORS[resource.protocol]
        protocol = [new("gmd:protocol", new("gmx:Anchor", resource.protocol, attrs={"xlink:href": href}))]
        if resource.application_profile in ("", _TYPE + service_type):
            anchor = new("gmx:Anchor", service_type, attrs={"xlink:href": _TYPE + service_type})
            profile = [new("gmd:applicationProfile", anchor)]
    function = [new("gmd:function", code("CI_OnLineFunctionCode", resource.function))] if resource.function else []
    return new(
        "gmd:onLine",
        new(
            "gmd:CI_OnlineResource",
            new("gmd:linkage", new("gmd:URL", resource.url.strip())),
            *protocol,
            *profile,
            *_text("gmd:name", resource.name),
            *_text("gmd:description", resource.description),
            *function,
        ),
    )


def _same(one: OnlineResource, other: OnlineResource) -> bool:
    """Whether two links are the same; a profile that was added on writing does not count."""
    first = (one.url.strip(), one.protocol, one.name, one.description, one.function)
    return first == (other.url.strip(), other.protocol, other.name, other.description, other.function)


def add(record: Record, resource: OnlineResource) -> None:
    """Add a link after the others, unless the same one is there.

    :raises BadRecord: the link has no address.
    """
    if not resource.url.strip():
        raise BadRecord(tr("A link without an address cannot be added."), todo=tr("Give the address of the link."))
    if any(_same(resource, present) for present in read(record)):
        return
    blocks = record.find_all(_OPTIONS)
    record.insert(blocks[0] if blocks else record.ensure(_OPTIONS), _new(resource))


def remove(record: Record, predicate: Callable[[OnlineResource], bool]) -> int:
    """Take links away, and the containers that this leaves empty; how many links there were."""
    removed = 0
    while True:
        found = next((item for item in _elements(record) if predicate(_read_one(item))), None)
        if found is None:
            return removed
        emptied = found
        while parent(emptied) is not record.root and len(parent(emptied)) == 1:
            emptied = parent(emptied)
        record.remove(emptied)
        removed += 1


def set_thumbnail(record: Record, url: str, description: str = "") -> None:
    """Set, change or take away the first preview image; others stay."""
    path = "gmd:identificationInfo/*/gmd:graphicOverview"
    present = record.find(path)
    if present is not None and record.thumbnail() == url:
        return
    if not url:
        if present is not None:
            record.remove(present)
        return
    graphic = first(present, "gmd:MD_BrowseGraphic") if present is not None else None
    if graphic is None:
        if present is not None:
            record.remove(present)
        text = _text("gmd:fileDescription", description)
        item = new("gmd:MD_BrowseGraphic", *_text("gmd:fileName", url), *text)
        record.insert(record.ensure("gmd:identificationInfo/*"), new("gmd:graphicOverview", item))
        return
    record.set_property(graphic, "gmd:fileName", url)
    if description:
        again = record.find(f"{path}/gmd:MD_BrowseGraphic")
        if again is not None:
            record.set_property(again, "gmd:fileDescription", description)


def touch(record: Record, when: str = "") -> None:
    """Set the record's date; a date with time takes ``gco:DateTime``, as the record had it or not."""
    stamp = when or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    carrier = record.find("gmd:dateStamp/*")
    if not when and carrier is not None and carrier.tag.endswith("}Date"):
        stamp = stamp[:10]
    record.set("metadata_date", stamp)
