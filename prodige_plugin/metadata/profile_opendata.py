"""Open data: what keeps a record from being well shown by data.gouv.fr, which harvests catalogues.

The rules say of :func:`.open_data.preview` what a producer would want otherwise; an error is what makes
data.gouv.fr skip the record, or show data without licence or files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import constraints, rules_links, rules_practice, wordings
from .codecs_groups import href
from .findings import Finding, Repair
from .namespaces import NS
from .open_data import HIGH_VALUE_CATEGORY, OpenDataPreview, identifier_parts, preview
from .profiles import Rule
from .record import children, property_text, raw, string, text_child
from .rules_text import error, info, warning

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_GROUPS = f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords"
_FREQUENCY = "gmd:MD_MaintenanceInformation/gmd:maintenanceAndUpdateFrequency"
_PUBLICATIONS = "http://publications.europa.eu/resource/authority/bna/"
#: data.gouv.fr's own advice on a description, in characters.
_SHORT = 200
#: Properties that may lack, and whose empty form gives empty lines or breaks something at data.gouv.fr.
_MAY_LACK = (
    "alternateTitle", "purpose", "credit", "supplementalInformation", "edition", "individualName", "organisationName",
    "positionName", "useLimitation", "otherConstraints", "protocol", "applicationProfile", "name", "description",
    "identifier", "deliveryPoint", "city", "postalCode", "country", "electronicMailAddress", "voice", "facsimile",
)  # fmt: skip
#: … but not in these parents, where the schema wants them.
_NEEDED_IN = {"MD_Format": ("name",), "CI_ResponsibleParty": ("organisationName",)}


def inspire_repair(record: Record, key: str) -> Repair | None:
    """Give the repair that INSPIRE's rule of an element of the table knows, ``None`` if it knows none."""
    from .elements import element

    rule = element(key).rule
    found = rule(record) if rule is not None else iter(())
    return next((finding.repair for finding in found if finding.repair is not None), None)


def identity(record: Record) -> Iterator[Finding]:
    """A resource identifier, a title and a type that is harvested; without them the record is skipped."""
    shown = preview(record)
    if shown.lacks == "identifier":
        yield error(
            "resource_identifier",
            tr("Without an identifier of the resource, data.gouv.fr skips the record. The record's own identifier does "
               "not count."),
            inspire_repair(record, "resource_identifier"),
            at=record.find(f"{_ID}/gmd:citation"),
        )  # fmt: skip
    elif shown.lacks == "title":
        citation = record.find(f"{_ID}/gmd:citation")
        yield error("title", tr("Without a title, data.gouv.fr skips the record."), at=citation)
    elif shown.lacks == "type":
        yield error(
            "resource_type",
            tr("data.gouv.fr asks catalogues for data sets, series and services only; this is “{type}”.",
               type=shown.level),
            at=record.find("gmd:hierarchyLevel"),
        )  # fmt: skip


def blanks(record: Record) -> Iterator[Finding]:
    """Blanks and line breaks in the identifier break the address of the record."""
    for prop in identifier_parts(record):
        carrier = text_child(prop)
        if carrier is None or not re.search(r"\s", raw(carrier)):
            continue
        inner = bool(re.search(r"\s", string(carrier)))
        around = raw(carrier) != string(carrier)
        yield error(
            "resource_identifier",
            tr("The identifier “{text}” holds blanks, or has them around it; data.gouv.fr takes them for a part of it, "
               "and its address breaks.",
               text=" ".join(string(carrier).split())),
            Repair(tr("Take the blanks around it away"), _trim) if around and not inner else None,
            at=carrier,
        )  # fmt: skip


def _trim(record: Record) -> None:
    for place in (0, 1):
        carrier = text_child(identifier_parts(record)[place])
        if carrier is not None and raw(carrier) != string(carrier):
            record.set_text(carrier, string(carrier))


def licence(record: Record) -> Iterator[Finding]:
    """A licence that is recognised: for sure as an anchor, perhaps as a text."""
    shown = preview(record)
    if shown.licence and shown.licence_sure:
        return
    place = record.find(f"{_ID}/gmd:resourceConstraints")
    if shown.licence:
        yield warning(
            "use_conditions",
            tr("The licence “{name}” is named in words only; data.gouv.fr recognises it for sure by its address.",
               name=shown.licence_label("en")),
            Repair(tr("Add the address of the licence"), constraints.link_licence)
            if constraints.unnamed_licence(record) else None,
            at=place,
        )  # fmt: skip
        return
    yield error(
        "use_conditions",
        tr("data.gouv.fr recognises no licence: the data will be shown as “licence not specified”. Choose one of the "
           "list, if it is yours."),
        inspire_repair(record, "use_conditions"),
        at=place,
    )  # fmt: skip


def access(record: Record) -> Iterator[Finding]:
    """A limit on access is seen as an anchor; data that are limited are shown so."""
    shown = preview(record)
    place = record.find(f"{_ID}/gmd:resourceConstraints")
    if not shown.access:
        said = any(wordings.limitation(property_text(prop)) for prop in record.find_all(
            f"{_ID}/gmd:resourceConstraints/*/gmd:otherConstraints"))  # fmt: skip
        if said:
            yield warning(
                "access_limits",
                tr("The limits on public access are stated in words only; data.gouv.fr reads them by their address."),
                inspire_repair(record, "access_limits"),
                at=place,
            )
    elif shown.access != "noLimitations":
        yield info("access_limits", tr("data.gouv.fr will show these data as restricted."), at=place)


def resources(record: Record) -> Iterator[Finding]:
    """At least one file or API; the links that could be one."""
    shown = preview(record)
    if not shown.resources:
        yield error(
            "links",
            tr("data.gouv.fr will show neither a file nor an API: no link has the function “download”, none asks for "
               "the capabilities of a service."),
            at=record.find("gmd:distributionInfo"),
        )  # fmt: skip
    for link in shown.resources:
        if link.title == link.url:
            yield warning("links", tr("The link “{url}” has no name; its address is shown for it.", url=link.url))


def links(record: Record) -> Iterator[Finding]:
    """What keeps a link from being a file or an API, each with its repair."""
    yield from rules_links.advice(record, "links")


def frequency(record: Record) -> Iterator[Finding]:
    """The update frequency of the data, not of the record."""
    if preview(record).frequency:
        return
    elsewhere = record.find(f"gmd:metadataMaintenance/{_FREQUENCY}/*")
    if elsewhere is not None and elsewhere.get("codeListValue"):
        code = str(elsewhere.get("codeListValue"))
        yield warning(
            "update_frequency",
            tr("The update frequency is stated of the record, where data.gouv.fr does not read it."),
            Repair(tr("State it of the data too"), lambda fixed: fixed.set("update_frequency", code), safe=False),
            at=elsewhere,
        )
        return
    yield info("update_frequency", tr("The update frequency is not stated; data.gouv.fr shows it as unknown."))


def interval(record: Record) -> Iterator[Finding]:
    """A period with both ends."""
    begin, end = preview(record).temporal
    if bool(begin) != bool(end):
        yield warning("temporal_extent", tr("The period has one end only; data.gouv.fr reads whole ones."))


def high_value(record: Record) -> Iterator[Finding]:
    """High-value data: both the regulation and the categories, by the addresses that are recognised."""
    for prop in record.find_all(f"{_GROUPS}/gmd:keyword"):
        address = href(prop)
        if address.replace("https:", "http:").startswith(_PUBLICATIONS):
            yield warning(
                "high_value",
                tr("The category “{name}” of high-value data has an address that data.gouv.fr does not recognise.",
                   name=property_text(prop)),
                Repair(tr("Write the address that is recognised"), _write_categories),
                at=prop,
            )  # fmt: skip
            break
    yield from rules_practice.high_value(record)


def _write_categories(record: Record) -> None:
    """Write the same categories by their other addresses."""
    while True:
        wrong = next(
            (prop for prop in record.find_all(f"{_GROUPS}/gmd:keyword")
             if href(prop).replace("https:", "http:").startswith(_PUBLICATIONS)),
            None,
        )  # fmt: skip
        carrier = text_child(wrong)
        if wrong is None or carrier is None:
            return
        code = href(wrong).rstrip("/").rpartition("/")[2]
        record.set_attribute(carrier, "xlink:href", f"{HIGH_VALUE_CATEGORY}{code}")


def empty(record: Record) -> Iterator[Finding]:
    """No empty elements: they come out as empty lines, or take the place of what counts."""
    found = _empty_ones(record)
    if found:
        yield warning(
            "other_keywords" if all("keyword" in str(one.tag) for one in found) else "schema",
            tr("%n element(s) are empty; data.gouv.fr shows empty lines for them, or nothing.", n=len(found)),
            Repair(tr("Take them away"), _drop_empty),
            at=found[0],
        )


def _empty_ones(record: Record) -> list[etree._Element]:
    """Give the properties that are empty and may lack."""
    found = []
    for prop in record.root.iter(*(f"{{{NS['gmd']}}}{name}" for name in (*_MAY_LACK, "keyword"))):
        above = prop.getparent()
        if above is None or string(prop) or any(_says(one) for one in prop.iter("*")):
            continue
        name, owner = etree.QName(prop).localname, etree.QName(above).localname
        if name in _NEEDED_IN.get(owner, ()) and not _spare(above, prop):
            continue
        if name == "keyword" and not _spare(above, prop):
            continue
        found.append(prop)
    return found


def _says(element: etree._Element) -> bool:
    """Whether an attribute says something: an address, a value of a list, a file."""
    return any(
        text.strip() and etree.QName(name).localname not in ("nilReason", "type", "codeList", "isoType")
        for name, text in element.attrib.items()
    )


def _spare(above: etree._Element, prop: etree._Element) -> bool:
    """Whether others of its kind stay."""
    if etree.QName(above).localname == "CI_ResponsibleParty":
        return any(string(child) for child in children(above) if str(child.tag).endswith("Name"))
    return any(string(other) for other in above.findall(str(prop.tag)) if other is not prop)


def _drop_empty(record: Record) -> None:
    while True:
        found = _empty_ones(record)
        if not found:
            return
        record.remove(found[0])


def words(record: Record) -> Iterator[Finding]:
    """Who gives the data out, and enough words on them."""
    shown: OpenDataPreview = preview(record)
    if not shown.organisation:
        yield warning("organisation", tr("No organisation is named; data.gouv.fr shows the harvester's instead."))
    if 0 < len(shown.description) < _SHORT:
        yield info(
            "abstract",
            tr("The abstract has %n character(s); data.gouv.fr advises {least} or more.", n=len(shown.description),
               least=_SHORT),
        )  # fmt: skip
    if not shown.tags:
        yield warning("other_keywords", tr("No keyword will be shown; people will hardly find the data."))


def outside(record: Record) -> Iterator[Finding]:
    """Where the data are."""
    if preview(record).box is None and record.level != "service":
        yield warning("bounding_box", tr("No extent will be shown: the record has no box in degrees."))


RULES: tuple[Rule, ...] = (
    Rule("OD.1", "resource_identifier", identity),
    Rule("OD.2", "resource_identifier", blanks),
    Rule("OD.3", "use_conditions", licence),
    Rule("OD.4", "access_limits", access),
    Rule("OD.5", "links", resources, service=False),
    Rule("OD.6", "links", links),
    Rule("OD.7", "update_frequency", frequency, service=False),
    Rule("OD.8", "temporal_extent", interval),
    Rule("OD.9", "high_value", high_value),
    Rule("OD.10", "schema", empty),
    Rule("OD.11", "organisation", words),
    Rule("OD.12", "bounding_box", outside, service=False),
)
