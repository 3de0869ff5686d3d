"""Rules on the frame of a record: root, identification, links to services, temporal systems, empty texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists
from .codecs_groups import href
from .codecs_stated import DOWNLOAD, VIEW, VIEW_TEXTS, links_to
from .findings import Finding, Repair
from .links import ANCHORS, LINKS_PATH, read
from .namespaces import GCO, NS, local
from .patch import new
from .record import children, first, parent, property_text, string, text_child
from .rules_text import error, info, warning

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_TYPE = "http://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceType/"
#: How links to services are named in real records → key of :data:`.links.ANCHORS`.
_PROTOCOLS = {
    "ogc:wms": "OGC:WMS", "ogc:wmts": "OGC:WMTS", "ogc:wfs": "OGC:WFS", "ogc:wcs": "OGC:WCS",
    "ogc api features": "OGC API Features", "wms": "OGC:WMS", "wmts": "OGC:WMTS", "wfs": "OGC:WFS", "wcs": "OGC:WCS",
    "ogc:api features": "OGC API Features", "ogcapi:features": "OGC API Features",
}  # fmt: skip
_LONGEST = sorted(_PROTOCOLS, key=len, reverse=True)


def root(record: Record) -> Iterator[Finding]:
    """C.2: the root is gmd:MD_Metadata."""
    name = local(str(record.root.tag))
    if name != "MD_Metadata":
        yield error(
            "root",
            tr(
                "The record begins with {name}, the extension for imagery; the INSPIRE tests read MD_Metadata only. "
                "Keep this record for the imagery catalogue and make one for INSPIRE.",
                name=name,
            ),
            at=record.root,
        )


def _kind_of(protocol: str) -> str:
    """Give the key of :data:`.links.ANCHORS` for a protocol as written, versions aside; ``""`` for others."""
    text = protocol.casefold()
    if not text.startswith(("ogc", "w")):
        return ""
    for known in _LONGEST:
        if text == known or (text.startswith(known) and not text[len(known)].isalpha()):
            return _PROTOCOLS[known]
    return ""


def _service_link(record: Record, kind: str, key: str, message: str) -> Iterator[Finding]:
    """Find links to OGC services that are not written as TG 2.0 (class 8) recognises them."""
    for link in record.find_all(f"{LINKS_PATH}/gmd:CI_OnlineResource"):
        name = _kind_of(property_text(first(link, "gmd:protocol")))
        if name and ANCHORS[name][1] == kind:
            if links_to(record, kind):
                return

            def repair(fixed: Record) -> None:
                _anchor_links(fixed, kind)

            yield info(key, message, Repair(tr("Write the addresses of protocol and service type"), repair), at=link)
            return


def view_link(record: Record) -> Iterator[Finding]:
    """8.1: a link to a view service is one by its protocol and by its service type."""
    yield from _service_link(
        record, "view", "view_link",
        tr("The link to the view service (WMS, WMTS) is not written so that Europe's portal recognises it: the "
           "protocol and the type of service have addresses of their own."),
    )  # fmt: skip


def download_link(record: Record) -> Iterator[Finding]:
    """8.2: a link to a download service is one by its protocol and by its service type."""
    yield from _service_link(
        record, "download", "download_link",
        tr("The link to the download service (WFS, WCS, ATOM) is not written so that Europe's portal recognises it: "
           "the protocol and the type of service have addresses of their own."),
    )  # fmt: skip


def _anchor_links(record: Record, kind: str) -> None:
    """Write protocol and service type of the links of a kind as anchors; the texts stay."""
    path = f"{LINKS_PATH}/gmd:CI_OnlineResource"
    known = VIEW if kind == "view" else DOWNLOAD
    for place in range(len(record.find_all(path))):
        name = _kind_of(property_text(record.find_all(path)[place].find("gmd:protocol", NS)))
        if not name or ANCHORS[name][1] != kind:
            continue
        carrier = text_child(record.find_all(path)[place].find("gmd:protocol", NS))
        text = string(carrier)
        good = (
            href(parent(carrier)) in known or (kind == "view" and text in VIEW_TEXTS) if carrier is not None else True
        )
        if carrier is not None and not good:
            record.replace(carrier, new("gmx:Anchor", text, attrs={"xlink:href": ANCHORS[name][0]}))
        link = record.find_all(path)[place]
        profile = first(link, "gmd:applicationProfile")
        item = new("gmd:applicationProfile", new("gmx:Anchor", kind, attrs={"xlink:href": _TYPE + kind}))
        if profile is None:
            record.insert(link, item)
        elif not property_text(profile):
            record.replace(profile, item)


_SYSTEMS = "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier"


def temporal_crs(record: Record) -> Iterator[Finding]:
    """2.3: a temporal reference system has a code (the test is the one of 2.1 on all systems)."""
    from .codecs_practice import TemporalSystem

    stated = TemporalSystem().read(record)
    if stated and stated not in codelists.values("TemporalReferenceSystem"):
        yield warning(
            "temporal_crs",
            tr("The temporal reference system “{text}” is not one that has an address. Dates of our calendar need "
               "none: take it away, or choose one of the list.", text=stated),
        )  # fmt: skip


def levels(record: Record) -> Iterator[Finding]:
    """4.1: a network service is of one of four types."""
    kind = string(record.find(f"{_ID}/srv:serviceType/*"))
    if kind in ("invoke", "other") and _cites(record, "976/2009"):
        yield error(
            "network_service_type",
            tr("The record states conformity to the regulation on network services (976/2009), but its type is "
               "“{kind}”: a network service is view, download, discovery or transformation.", kind=kind),
            at=record.find(f"{_ID}/srv:serviceType"),
        )  # fmt: skip


def _cites(record: Record, number: str) -> bool:
    from .codecs_resource import Conformity

    return Conformity(number).result(record) is not None


def empty_text(key: str, path: str) -> Callable[[Record], Iterator[Finding]]:
    """Give the rule on an optional text: if it is there, it says something.

    GeoNetwork shows empty elements as blank lines, data.gouv.fr wants none.
    """

    def rule(record: Record) -> Iterator[Finding]:
        for prop in record.find_all(path):
            if string(prop) or prop.get(f"{{{GCO}}}nilReason") or any(len(item.attrib) for item in prop.iter("*")):
                continue
            repair = Repair(tr("Take the empty element away"), lambda fixed: _drop_empty(fixed, path))
            yield warning(key, tr("This element is written in the record, but it is empty."), repair, at=prop)
            return

    return rule


def _drop_empty(record: Record, path: str) -> None:
    while True:
        gone = next(
            (
                prop for prop in record.find_all(path)
                if not string(prop) and not any(len(item.attrib) for item in prop.iter("*"))
            ),
            None,
        )  # fmt: skip
        if gone is None:
            return
        record.remove(gone)


def parent_record(record: Record) -> Iterator[Finding]:
    """A record is not its own series."""
    own, above = record.identifier, property_text(record.find("gmd:parentIdentifier"))
    if above and above == own:
        yield warning(
            "parent",
            tr("The record names itself as the series it belongs to."),
            Repair(tr("Take it away"), lambda fixed: fixed.set("parent", "")),
            at=record.find("gmd:parentIdentifier"),
        )
    yield from empty_text("parent", "gmd:parentIdentifier")(record)


def aggregates(record: Record) -> Iterator[Finding]:
    """A tie to other data says which."""
    for item in record.find_all(f"{_ID}/gmd:aggregationInfo/gmd:MD_AggregateInformation"):
        named = first(item, "gmd:aggregateDataSetName") is not None
        code = first(item, "gmd:aggregateDataSetIdentifier/*/gmd:code")
        if not named and not property_text(code):
            yield warning("aggregates", tr("A tie to other data does not say to which."), at=item)


def thumbnails(record: Record) -> Iterator[Finding]:
    """A preview image has a web address."""
    for graphic in record.find_all(f"{_ID}/gmd:graphicOverview/gmd:MD_BrowseGraphic"):
        url = property_text(first(graphic, "gmd:fileName"))
        if not url.startswith(("http://", "https://", "data:image/")):
            yield warning(
                "thumbnails",
                tr(
                    "The preview image “{url}” has no web address: only the catalogue that keeps it can show it.",
                    url=url,
                )
                if url
                else tr("A preview image has no address."),
                at=graphic,
            )


def feature_catalogue(record: Record) -> Iterator[Finding]:
    """A feature catalogue is named."""
    from .codecs_items import FEATURE_CATALOGUES

    for item in record.find_all("gmd:contentInfo/gmd:MD_FeatureCatalogueDescription"):
        if len(children(item)) and not FEATURE_CATALOGUES.read(record):
            yield warning(
                "feature_catalogue",
                tr("The record speaks of a feature catalogue, but neither names it nor points at it."),
                at=item,
            )
            return


def named_links(record: Record) -> Iterator[Finding]:
    """The same link twice."""
    links = record.find_all(LINKS_PATH)
    addresses = [link.findtext("gmd:CI_OnlineResource/gmd:linkage/gmd:URL", "", NS).strip() for link in links]
    if len(set(addresses)) == len(addresses):
        return
    seen = set()
    for link in read(record):
        stated = (link.url, link.protocol, link.name)
        if stated in seen:
            yield info("links", tr("The link “{url}” is there twice.", url=link.url))
            return
        seen.add(stated)


def locales(record: Record) -> Iterator[Finding]:
    """Each translation is in a language that the record declares."""
    declared = {str(item.get("id")) for item in record.find_all("gmd:locale/gmd:PT_Locale") if item.get("id")}
    for text in record.root.iter(f"{{{NS['gmd']}}}LocalisedCharacterString"):
        name = (text.get("locale") or "").lstrip("#")
        if name not in declared and string(text):
            yield warning(
                "other_languages",
                tr(
                    "A text is translated into “{language}”, a language that the record does not declare.",
                    language=name,
                ),
                at=_holder(text),
            )
            return


def _holder(text: etree._Element) -> etree._Element:
    """Give the property whose text is translated."""
    return parent(text, 3)


def translated(key: str, path: str) -> Callable[[Record], Iterator[Finding]]:
    """Give the rule on a translated text: every language of the record, or none."""

    def rule(record: Record) -> Iterator[Finding]:
        if record.find("gmd:locale") is None:
            return
        from .codecs_languages import OtherLanguages, Translations

        held = {item.language for item in Translations(path).read(record)}
        missing = [language for language in OtherLanguages().read(record) if language not in held]
        if held and missing:
            yield info(
                key,
                tr("The translation into {languages} is missing.", languages=", ".join(missing)),
                at=record.find(path),
            )

    return rule
