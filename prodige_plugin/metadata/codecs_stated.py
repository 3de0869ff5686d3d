"""What a record states of its structure, read in short and not written here: roots, groups, scopes, specifications."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from .codecs import code_value, date_text, epsg
from .codecs_groups import href
from .codecs_practice import thesaurus_title
from .codecs_resource import RESULTS
from .links import ANCHORS, LINKS_PATH, TYPES
from .namespaces import GML_32, ROOTS, local
from .record import children, every, first, property_text, string

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_GROUPS = f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords"
_SCOPE = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:scope/gmd:DQ_Scope"
_IDENTIFIERS = "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier"
_TYPE = "http://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceType/"
#: Protocols that TG 2.0 (8.1 and 8.2) accepts: addresses of anchors, and texts for the view services.
VIEW = frozenset({ANCHORS["OGC:WMS"][0], ANCHORS["OGC:WMTS"][0]})
VIEW_TEXTS = frozenset({"WMS", "wms", "WMTS", "wmts", "OGC Web Map Service", "OGC Web Map Tile Service"})
DOWNLOAD = frozenset(
    {
        ANCHORS["OGC:WFS"][0],
        ANCHORS["OGC:WCS"][0],
        "http://www.opengis.net/def/serviceType/ogc/sos",
        "https://tools.ietf.org/html/rfc4287",
        ANCHORS["OGC API Features"][0],
    }
)


@dataclass(frozen=True)
class Stated:
    """What the record states, as lines to read: ``tuple[str, ...]``; another element writes it."""

    tell: Callable[[Record], tuple[str, ...]]
    #: says where to change it, translated.
    where: Callable[[], str]

    def read(self, record: Record) -> tuple[str, ...]:
        """Give the lines, none when the record states nothing."""
        return tuple(line for line in self.tell(record) if line)

    def write(self, record: Record, value: Any) -> None:  # noqa: ARG002  the manner of all codecs
        """Refuse.

        :raises BadRecord: always; it says where to write instead.
        """
        raise BadRecord(
            tr("This cannot be written here."),
            tr("It follows from the structure of the record, or from another field."),
            self.where(),
        )


def structure(record: Record) -> tuple[str, ...]:
    """Give the schema set that the record's namespaces call for (ISO 19139 of 2007 or 2006)."""
    year = "2007" if record.gml == GML_32 else "2006"
    return (f"ISO 19139 ({year}), {'GML 3.2' if record.gml == GML_32 else 'GML 3.1'}",)


def root(record: Record) -> tuple[str, ...]:
    """Give the name of the root."""
    names = dict(zip(ROOTS, ("gmd:MD_Metadata", "gmi:MI_Metadata"), strict=True))
    return (names.get(str(record.root.tag), local(str(record.root.tag))),)


def thesauri(record: Record) -> tuple[str, ...]:
    """Give the title and the date of each group's thesaurus."""
    found = []
    for group in record.find_all(_GROUPS):
        title = thesaurus_title(group)
        day = date_text(first(group, "gmd:thesaurusName/gmd:CI_Citation/gmd:date/gmd:CI_Date/gmd:date"))
        if title:
            found.append(f"{title} ({day})" if day else title)
    return tuple(found)


def groups(record: Record) -> tuple[str, ...]:
    """Give each group of keywords: its thesaurus and how many there are."""
    found = []
    for group in record.find_all(_GROUPS):
        count = sum(1 for keyword in every(group, "gmd:keyword") if property_text(keyword))
        found.append(tr("{thesaurus}: %n keyword(s)", n=count, thesaurus=thesaurus_title(group) or tr("free")))
    return tuple(found)


def specifications(record: Record) -> tuple[str, ...]:
    """Give the specifications to which conformity is stated."""
    path = "gmd:specification/gmd:CI_Citation/gmd:title"
    return tuple(property_text(first(result, path)) for result in record.find_all(RESULTS))


def degrees(record: Record) -> tuple[str, ...]:
    """Give the degree of each statement of conformity: true, false or unknown."""
    found = []
    for result in record.find_all(RESULTS):
        stated = date_text(first(result, "gmd:pass")).lower()
        found.append({"true": "true", "1": "true", "false": "false", "0": "false"}.get(stated, "unknown"))
    return tuple(found)


def identification(record: Record) -> tuple[str, ...]:
    """Give what is identified: data or a service, and the id that services point at."""
    found = []
    for item in children(record.find("gmd:identificationInfo")):
        own = str(item.get("id") or "")
        found.append(f"{local(str(item.tag))} (id={own})" if own else local(str(item.tag)))
    return tuple(found)


def quality_scopes(record: Record) -> tuple[str, ...]:
    """Give what each block on quality is about (MD_ScopeCode), with the words that a service adds (3.8)."""
    found: list[str] = []
    for scope in record.find_all(_SCOPE):
        words = property_text(first(scope, "gmd:levelDescription/gmd:MD_ScopeDescription/gmd:other"))
        found += [code_value(first(scope, "gmd:level")), words]
    return tuple(dict.fromkeys(found))


def european_systems(record: Record) -> tuple[str, ...]:
    """Give the coordinate systems that are written as addresses of their definitions."""
    codes = [first(identifier, "gmd:code") for identifier in record.find_all(_IDENTIFIERS)]
    return tuple(address for code in codes for address in [href(code) or property_text(code)] if epsg(address))


def _resources(record: Record) -> list[etree._Element]:
    return record.find_all(f"{LINKS_PATH}/gmd:CI_OnlineResource")


def addresses(record: Record) -> tuple[str, ...]:
    """Give the addresses of the links."""
    return tuple(string(first(link, "gmd:linkage/*")) for link in _resources(record))


def links_to(record: Record, kind: str) -> tuple[str, ...]:
    """Give the links that TG 2.0 recognises as one to a kind of service.

    :param kind: "view" (8.1) or "download" (8.2).
    """
    known = VIEW if kind == "view" else DOWNLOAD
    found = []
    for link in _resources(record):
        protocol = first(link, "gmd:protocol")
        good = href(protocol) in known or (kind == "view" and property_text(protocol) in VIEW_TEXTS)
        if good and href(first(link, "gmd:applicationProfile")) == _TYPE + kind:
            found.append(string(first(link, "gmd:linkage/*")))
    return tuple(found)


def view_links(record: Record) -> tuple[str, ...]:
    """Give the links to view services (8.1)."""
    return links_to(record, "view")


def download_links(record: Record) -> tuple[str, ...]:
    """Give the links to download services (8.2)."""
    return links_to(record, "download")


def service_kind(record: Record) -> tuple[str, ...]:
    """Give the type of a network service (SpatialDataServiceType), nothing for other services."""
    kind = string(record.find("gmd:identificationInfo/srv:SV_ServiceIdentification/srv:serviceType/*"))
    if kind not in TYPES or kind in ("invoke", "other"):
        return ()
    return (kind,)


_ACCESS = "http://inspire.ec.europa.eu/metadata-codelist/OnLineDescriptionCode/accessPoint"


def access_points(record: Record) -> tuple[str, ...]:
    """Give the links that are access points of an invocable service (5.2)."""
    return tuple(
        string(first(link, "gmd:linkage/*"))
        for link in _resources(record)
        if href(first(link, "gmd:description")) == _ACCESS
    )
