"""Rules on what French practice adds: open data, high-value data, PRODIGE, and on services' operations and quality."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..i18n import tr
from . import codelists, template
from .codecs_groups import HIGH_VALUE, href
from .codecs_practice import OPEN_DATA, PRODIGE_PUBLIC, prodige_groups
from .codecs_resource import GENERIC_NETWORK
from .findings import Finding, Repair
from .namespaces import NS, XSI
from .patch import new
from .record import every, first, property_text, string
from .rules_text import error, has_text, info, warning

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_GROUPS = f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords"
_SERVICE = "gmd:identificationInfo/srv:SV_ServiceIdentification"
_REPORTS = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report"


def update_frequency(record: Record) -> Iterator[Finding]:
    """C.7.1: the frequency is the data's, not the record's, and of the list."""
    inner = "gmd:MD_MaintenanceInformation/gmd:maintenanceAndUpdateFrequency"
    path = f"{_ID}/gmd:resourceMaintenance/{inner}"
    stated = str(record.get("update_frequency"))
    if stated and stated not in codelists.values("MD_MaintenanceFrequencyCode"):
        yield warning(
            "update_frequency",
            tr("The update frequency “{text}” is not one of the list; portals do not understand it.", text=stated),
            at=record.find(path),
        )
    if not stated and record.find(f"gmd:metadataMaintenance/{inner}") is not None:
        yield info(
            "update_frequency",
            tr("An update frequency is stated of the record itself, none of the data; portals read the data's."),
            at=record.find("gmd:metadataMaintenance"),
        )


def high_value(record: Record) -> Iterator[Finding]:
    """HVD: categories come with the keyword of the regulation, and the other way round."""
    categories = record.get("high_value")
    marked = any(href(keyword) == HIGH_VALUE for keyword in record.find_all(f"{_GROUPS}/gmd:keyword"))
    if categories and not marked:

        def mark(fixed: Record) -> None:
            keyword = new("gmd:keyword", template.anchor("High-value dataset", HIGH_VALUE))
            fixed.insert(fixed.ensure(_ID), template.keyword_group([keyword], None))

        yield warning(
            "high_value",
            tr("The categories of high-value data are stated without the keyword of the regulation: portals count "
               "data with both only."),
            Repair(tr("Add the keyword of the regulation"), mark),
        )  # fmt: skip
    if marked and not categories:
        yield warning("high_value", tr("The record says that these are high-value data, but not of which category."))


def spatial_scope(record: Record) -> Iterator[Finding]:
    """2b M.1: one scope only."""
    if len(record.get("spatial_scope")) > 1:
        yield warning("spatial_scope", tr("Several spatial scopes are stated; Europe counts one only."))


def of_the_list(key: str, codelist: str, message: Callable[[str], str]) -> Callable[[Record], Iterator[Finding]]:
    """Give the rule on keywords of a thesaurus: each is one of its list."""

    def rule(record: Record) -> Iterator[Finding]:
        wrong = next((code for code in record.get(key) if code not in codelists.values(codelist)), "")
        if wrong:
            yield warning(key, message(wrong))

    return rule


priority_data_set = of_the_list(
    "priority_data_set", "PriorityDataset",
    lambda text: tr("“{text}” is not one of the priority data sets of the European list.", text=text),
)  # fmt: skip


def open_data(record: Record) -> Iterator[Finding]:
    """The keyword of open data goes with a licence, and with access for everybody."""
    if not OPEN_DATA.read(record):
        return
    if record.get("access_limits") not in ("", "noLimitations"):
        yield warning(
            "open_data", tr("A keyword says that the data are open, and yet a limit on public access is stated.")
        )
    elif record.get("use_conditions") in ("", "conditionsUnknown"):
        yield warning(
            "open_data", tr("A keyword says that the data are open, but no licence says what one may do with them.")
        )


def prodige_domains(record: Record) -> Iterator[Finding]:
    """PRODIGE's domains stand in one group, none empty."""
    groups = prodige_groups(record)
    if len(groups) > 1:
        yield info("prodige_domains", tr("PRODIGE's domains stand in several groups of keywords."), at=groups[1])
    for group in groups:
        for keyword in every(group, "gmd:keyword"):
            if not string(keyword) and not href(keyword):
                yield warning("prodige_domains", tr("A domain of PRODIGE is empty."), at=keyword)
                return


def prodige_public(record: Record) -> Iterator[Finding]:
    """“Grand public” opens to everybody what the law may close."""
    if PRODIGE_PUBLIC.read(record) and record.get("access_limits") not in ("", "noLimitations"):
        yield warning(
            "prodige_public",
            tr("The record is open to the public at large in PRODIGE, and yet states a limit on public access."),
        )


def other_keywords(record: Record) -> Iterator[Finding]:
    """A keyword of a thesaurus is there once."""
    for group in record.find_all(_GROUPS):
        texts = [text for text in map(string, every(group, "gmd:keyword")) if text]
        if len(set(texts)) == len(texts) or first(group, "gmd:thesaurusName") is None:
            continue
        twice = next(text for text in texts if texts.count(text) > 1)
        yield info("other_keywords", tr("The keyword “{text}” is there twice.", text=twice), at=group)
        return


def topology_measure(record: Record) -> Iterator[Finding]:
    """2.7: a measured consistency has a unit, and a value with its type."""
    for result in record.find_all(f"{_REPORTS}/gmd:DQ_TopologicalConsistency/gmd:result/gmd:DQ_QuantitativeResult"):
        value = first(result, "gmd:value/gco:Record")
        unit = first(result, "gmd:valueUnit")
        if unit is None or value is None or not value.get(f"{{{XSI}}}type"):
            yield error(
                "topology_measure",
                tr("A measure of topological consistency lacks its unit, its value or the type of its value."),
                at=result,
            )


def topology_description(record: Record) -> Iterator[Finding]:
    """2.8: a described consistency cites the network model, and says “no” with an explanation."""
    for result in record.find_all(f"{_REPORTS}/gmd:DQ_TopologicalConsistency/gmd:result/gmd:DQ_ConformanceResult"):
        citation = first(result, "gmd:specification/gmd:CI_Citation")
        title = property_text(first(citation, "gmd:title")) if citation is not None else ""
        kind = "gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode"
        code = citation.find(kind, NS) if citation is not None else None
        good = title == GENERIC_NETWORK and code is not None and code.get("codeListValue") == "publication"
        good = good and string(first(result, "gmd:pass")) == "false" and has_text(first(result, "gmd:explanation"))
        if not good:
            yield error(
                "topology_description",
                tr("A description of topological consistency cites the generic network model with its date of "
                   "publication, says that it does not conform, and explains why."),
                at=result,
            )  # fmt: skip


def coupled_resources(record: Record) -> Iterator[Finding]:
    """A layer of the service shows data that the service operates on."""
    known = {item.identifier for item in record.get("operates_on") if item.identifier}
    for item in record.get("coupled_resources"):
        if known and item.identifier and item.identifier not in known:
            yield info(
                "coupled_resources",
                tr(
                    "The layer “{layer}” shows data that are not among the coupled data.",
                    layer=item.layer or item.identifier,
                ),
            )
            return


def operations(record: Record) -> Iterator[Finding]:
    """7.1 to 7.3: an operation has a name and an address."""
    for item in record.find_all(f"{_SERVICE}/srv:containsOperations/srv:SV_OperationMetadata"):
        url = string(first(item, "srv:connectPoint/gmd:CI_OnlineResource/gmd:linkage/gmd:URL"))
        if not url or not has_text(first(item, "srv:operationName")):
            yield warning(
                "harmonised_service", tr("An operation of the service lacks its name or its address."), at=item
            )
            return


def _other(record: Record) -> bool:
    return string(record.find(f"{_SERVICE}/srv:serviceType/*")) == "other"


def invocable(record: Record) -> Iterator[Finding]:
    """5.1 to 5.5: an invocable service has an access point."""
    from .codecs_stated import access_points

    if _other(record) and not access_points(record):
        yield info(
            "invocable_service",
            tr("A service of the type “other” is invocable when one of its links is marked as an access point."),
        )


def interoperable(record: Record) -> Iterator[Finding]:
    """6.5: an interoperable service states availability, performance and capacity."""
    stated = len(record.get("interoperable_service"))
    if _other(record) and 0 < stated < 3:
        yield warning(
            "interoperable_service",
            tr("An interoperable service states three qualities: availability, performance and capacity."),
        )


def distance(record: Record) -> Iterator[Finding]:
    """1.5: a resolution is a number above zero with its unit."""
    for item in record.find_all(f"{_ID}/gmd:spatialResolution/gmd:MD_Resolution/gmd:distance/gco:Distance"):
        text = string(item)
        if not text:
            continue
        try:
            good = float(text.replace(",", ".")) > 0
        except ValueError:
            good = False
        if not good or not (item.get("uom") or "").strip():
            yield warning(
                "distance", tr("The resolution “{text}” is not a number above zero with its unit.", text=text), at=item
            )
            return
