"""Rules on services (TG 2.0, parts 3 and 4; see :mod:`.rules_text`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import template
from .citations import fold, names
from .codecs_groups import href
from .codecs_resource import RESULTS, Conformity
from .findings import Finding, Repair
from .namespaces import XLINK
from .patch import new
from .reading import children, every, first, property_text, string
from .rules_lineage import merge_repair, other_scope
from .rules_links import advice, capabilities
from .rules_quality import write_title
from .rules_resource import profile_repair
from .rules_text import error, has_text

if TYPE_CHECKING:
    from .record import Record

_SERVICE = "gmd:identificationInfo[1]/srv:SV_ServiceIdentification"
_CATEGORY = "http://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceCategory/"
_LINKS = (
    "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine/"
    "gmd:CI_OnlineResource"
)
_TYPES = ("discovery", "view", "download", "transformation", "invoke", "other")
#: A kind of service as words or a protocol name it → (type of the list, its category of ISO 19119).
_KINDS = (
    (r"wmts|wms|web map (?:tile )?service|webmapservice|visualisation|consultation|view", "view",
     "infoMapAccessService"),
    (r"wfs|web feature service|webfeatureservice", "download", "infoFeatureAccessService"),
    (r"wcs|web coverage service", "download", "infoCoverageAccessService"),
    (r"atom", "download", "infoProductAccessService"),
    (r"csw|catalogue service|decouverte|recherche|discovery", "discovery", "infoCatalogueService"),
    (r"telechargement|download", "download", ""),
    (r"transformation", "transformation", ""),
)  # fmt: skip


def service_level(record: Record) -> Iterator[Finding]:
    """3.1: one level, with its name in words."""
    titles = record.find_all("gmd:hierarchyLevelName")
    levels = record.find_all("gmd:hierarchyLevel/gmd:MD_ScopeCode")
    if len(levels) != 1:
        alike = len({level.get("codeListValue") for level in levels}) == 1
        yield error(
            "service_level",
            tr("The resource type must be stated once."),
            Repair(tr("Take the others away"), _one_level) if alike else None,
            at=levels[1] if len(levels) > 1 else None,
        )
    if not titles or not all(has_text(title) for title in titles):
        yield error(
            "service_level",
            tr("The name of the resource type is missing; a service needs it."),
            Repair(tr("Write “Service”"), _name_level),
            at=titles[0] if titles else None,
        )


def _one_level(record: Record) -> None:
    while len(found := record.find_all("gmd:hierarchyLevel")) > 1:
        record.remove(found[1])


def _name_level(record: Record) -> None:
    while len(found := [item for item in record.find_all("gmd:hierarchyLevelName") if not has_text(item)]) > 1:
        record.remove(found[0])
    present = record.find_all("gmd:hierarchyLevelName")
    if len(present) > 1:
        record.remove(found[0])
    else:
        record.set_property(record.root, "gmd:hierarchyLevelName", "Service")


def service_identification(record: Record) -> Iterator[Finding]:
    """3.2: one identification of a service."""
    if len(record.find_all(_SERVICE)) != 1:
        yield error(
            "service_identification",
            tr("The record says it is of a service, but describes none."),
            profile_repair(record, "SV_ServiceIdentification"),
        )


# -- what kind of service it is ----------------------------------------------------------------


def _kind(text: str) -> tuple[str, str]:
    """Give type and category that a text (a type, a protocol, a title of a standard) names, empty if none."""
    plain = fold(text)
    for words, kind, category in _KINDS:
        if re.search(rf"(?:^|[^a-z])(?:{words})(?:$|[^a-z])", plain):
            return kind, category
    return "", ""


def _kinds_of_links(record: Record) -> set[tuple[str, str]]:
    """Give the kinds that the protocols and the addresses of capabilities name."""
    found = set()
    for link in record.find_all(_LINKS):
        address = string(first(link, "gmd:linkage/gmd:URL"))
        asked = re.search(r"[?&]service=(\w+)", address, re.IGNORECASE)
        texts = (property_text(first(link, "gmd:protocol")), asked[1] if asked else "")
        found |= {kind for text in texts if (kind := _kind(text))[0]}
    return found


def service_category(record: Record) -> Iterator[Finding]:
    """3.4: a keyword from the classification of services."""
    keywords = record.find_all(f"{_SERVICE}/gmd:descriptiveKeywords/gmd:MD_Keywords/gmd:keyword")
    if any(href(keyword).startswith(_CATEGORY) or _neutral(property_text(keyword)) for keyword in keywords):
        return
    stated = _category(record)

    def write(fixed: Record) -> None:
        home = fixed.find(_SERVICE)
        if home is None:
            return
        item = new("gmd:keyword", template.anchor(stated, f"{_CATEGORY}{stated}"))
        named = template.thesaurus("Classification of spatial data services", _CATEGORY.rstrip("/"), "2008-12-03")
        fixed.insert(home, template.keyword_group([item], named))

    yield error(
        "service_category",
        tr("The category of the service is missing, for example infoMapAccessService for a WMS."),
        Repair(tr("Write “{name}”, as its type says", name=stated), write) if stated else None,
    )


def _category(record: Record) -> str:
    """Give the category that the type of the service, with its protocol, comes down to; ``""`` if it is not sure."""
    types = [string(item) for item in record.find_all(f"{_SERVICE}/srv:serviceType/gco:LocalName")]
    stated = {category for text in types if (category := _kind(text)[1])}
    stated = stated or {category for _kind_, category in _kinds_of_links(record) if category}
    return stated.pop() if len(stated) == 1 else ""


def _neutral(text: str) -> bool:
    """Whether a text is a language-neutral name of the classification (ISO 19119)."""
    starts = ("human", "info", "spatial", "thematic", "temporal", "metadata", "chain", "workflow", "com")
    return text.startswith(starts) and " " not in text and text != text.lower()


def service_type(record: Record) -> Iterator[Finding]:
    """3.5: one type of the list."""
    types = [string(item) for item in record.find_all(f"{_SERVICE}/srv:serviceType/gco:LocalName")]
    if len([item for item in types if item]) == 1 and types[0] in _TYPES:
        return
    stated = _type(record)

    def write(fixed: Record) -> None:
        _write_type(fixed, stated)

    yield error(
        "service_type",
        tr("The type of the service is missing or unknown: view, download, discovery, transformation or other."),
        Repair(tr("Write “{name}”", name=stated), write) if stated else None,
        at=record.find(f"{_SERVICE}/srv:serviceType"),
    )


def _type(record: Record) -> str:
    """Give the type that the record states in another form, or by the protocols of its links; ``""`` if none."""
    props = record.find_all(f"{_SERVICE}/srv:serviceType")
    texts = [string(item) for prop in props for item in children(prop)]
    stated = {text.lower() if text.lower() in _TYPES else _kind(text)[0] for text in texts if text}
    if not any(texts):
        stated = {kind for kind, _category_ in _kinds_of_links(record)}
    return stated.pop() if len(stated) == 1 else ""


def _write_type(record: Record, value: str) -> None:
    props = record.find_all(f"{_SERVICE}/srv:serviceType")
    item = new("srv:serviceType", new("gco:LocalName", value))
    home = record.find(_SERVICE)
    if props:
        for prop in reversed(props[1:]):
            place = list(record.root.iter("*")).index(record.find_all(f"{_SERVICE}/srv:serviceType")[props.index(prop)])
            record.remove(list(record.root.iter("*"))[place])
        record.replace(record.find_all(f"{_SERVICE}/srv:serviceType")[0], item)
    elif home is not None:
        record.insert(home, item)


def conformity_976(record: Record) -> Iterator[Finding]:
    """4b: a network service states conformity to regulation 976/2009."""
    types = [string(item) for item in record.find_all(f"{_SERVICE}/srv:serviceType/gco:LocalName")]
    if "other" in types or Conformity("976/2009").read(record):
        return
    titles = [property_text(first(item, "gmd:specification/gmd:CI_Citation/gmd:title")) for item in
              record.find_all(RESULTS)]  # fmt: skip
    near = any(names("976/2009", title) for title in titles)
    label = tr("Write the official title") if near else tr("State that conformity was not evaluated")
    yield error(
        "conformity_976",
        tr("A network service states whether it follows regulation 976/2009; “not evaluated” is accepted."),
        Repair(label, _name_976 if near else _state_976),
    )


def _name_976(record: Record) -> None:
    write_title(record, "976/2009")


def _state_976(record: Record) -> None:
    Conformity("976/2009").write(record, "unknown")


# -- links and scope ---------------------------------------------------------------------------

_OPERATES_ON = "gmd:identificationInfo/srv:SV_ServiceIdentification/srv:operatesOn"


def operates_on(record: Record) -> Iterator[Finding]:
    """3.6: coupled data are named by a web address."""
    for place, coupled in enumerate(record.find_all(_OPERATES_ON)):
        address = coupled.get(f"{{{XLINK}}}href", "")
        own = address.startswith("#") and address[1:] == record.root.get("id")
        if not address.startswith(("http://", "https://")) and not own:
            yield error(
                "operates_on",
                tr("Coupled data are not named by the web address of their record."),
                _coupling_repair(record, coupled, place),
                at=coupled,
            )


def _coupling_repair(record: Record, coupled: etree._Element, place: int) -> Repair | None:
    """Give a repair where the record holds the address: with blanks, as ``uuidref``, or by the pattern of others."""
    stated = coupled.get(f"{{{XLINK}}}href", "").strip()
    reference = (coupled.get("uuidref") or "").strip()
    if not stated and not reference and not children(coupled):

        def drop(fixed: Record) -> None:
            fixed.remove(fixed.find_all(_OPERATES_ON)[place])

        return Repair(tr("Take the empty coupling away"), drop)
    address = next((text for text in (stated, reference) if text.lower().startswith(("http://", "https://"))), "")
    address = address or _by_pattern(record, reference)
    if not address:
        return None

    def write(fixed: Record) -> None:
        fixed.set_attribute(fixed.find_all(_OPERATES_ON)[place], "xlink:href", address)

    return Repair(tr("Write “{url}”", url=address), write)


def _by_pattern(record: Record, reference: str) -> str:
    """Give the address of a record by those of the other coupled data, which hold their own ``uuidref``."""
    if not reference:
        return ""
    for other in record.find_all(_OPERATES_ON):
        address, own = other.get(f"{{{XLINK}}}href", ""), other.get("uuidref", "")
        if own and "://" not in own and address.startswith(("http://", "https://")) and address.count(own) == 1:
            return address.replace(own, reference)
    return ""


def service_locator(record: Record) -> Iterator[Finding]:
    """3.7: a distribution has a link; and our advice on links."""
    path = "gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine/gmd:CI_OnlineResource/gmd:linkage/gmd:URL"
    for distribution in record.find_all("gmd:distributionInfo/gmd:MD_Distribution"):
        if not any(string(url) for url in every(distribution, path)):
            point = _connect_point(record)
            yield error(
                "service_locator",
                tr("The address of the service is missing."),
                Repair(tr("Write “{url}”", url=point), _write_connect_point) if point else None,
                at=distribution,
            )
    yield from advice(record, "service_locator")


def _connect_point(record: Record) -> str:
    """Give the address at which the operations of the service are called, its capabilities first."""
    path = f"{_SERVICE}/srv:containsOperations/srv:SV_OperationMetadata"
    operations = record.find_all(path)
    operations.sort(key=lambda item: "capabilities" not in property_text(first(item, "srv:operationName")).lower())
    for operation in operations:
        for url in every(operation, "srv:connectPoint/gmd:CI_OnlineResource/gmd:linkage/gmd:URL"):
            address = string(url)
            if re.fullmatch(r"https?://[^\s\[\]{}]+", address):
                kinds = _kinds_of_links(record) or {_kind(string(item)) for item in record.find_all(
                    f"{_SERVICE}/srv:serviceType/gco:LocalName")}  # fmt: skip
                view = {kind for kind, _category_ in kinds} == {"view"}
                return (capabilities(address, "OGC:WMS") if view and "wms" in address.lower() else "") or address
    return ""


def _write_connect_point(record: Record) -> None:
    options = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions"
    linkage = new("gmd:linkage", new("gmd:URL", _connect_point(record)))
    record.insert(record.ensure(options), new("gmd:onLine", new("gmd:CI_OnlineResource", linkage)))


def service_quality_scope(record: Record) -> Iterator[Finding]:
    """3.8: one quality block, whose scope is the service, also in words."""
    blocks = record.find_all("gmd:dataQualityInfo/gmd:DQ_DataQuality")
    scope = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:scope/gmd:DQ_Scope"
    level = record.find(f"{scope}/gmd:level/gmd:MD_ScopeCode")
    words = record.find_all(f"{scope}/gmd:levelDescription/gmd:MD_ScopeDescription/gmd:other")
    stated = level is not None and level.get("codeListValue") == "service"
    if len(blocks) == 1 and stated and any(has_text(item) for item in words):
        return

    def write(fixed: Record) -> None:
        block = fixed.ensure("gmd:dataQualityInfo/gmd:DQ_DataQuality")
        present = first(block, "gmd:scope")
        if present is None:
            fixed.insert(block, template.scope("service"))
        else:
            fixed.replace(present, new("gmd:scope", *template.scope("service").children))

    yield error(
        "service_quality_scope",
        tr("What the quality is about must be the service, as a code and in words, in one block."),
        Repair(tr("Say that it is the service"), write, safe=level is None or not other_scope(record, level))
        if len(blocks) < 2
        else merge_repair(record),
        at=level,
    )
