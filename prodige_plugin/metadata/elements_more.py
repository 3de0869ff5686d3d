"""The rows of the element table that a form does not show: checked, or known as facts (see :mod:`.elements`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..i18n import tr
from . import (
    rules_crs,
    rules_dates,
    rules_distribution,
    rules_keywords,
    rules_links,
    rules_quality,
    rules_schema,
    rules_service,
)
from .element import Element, Words
from .findings import Finding

if TYPE_CHECKING:
    from .record import Record


def _row(
    key: str,
    requirement: str,
    path: str,
    obligations: str,
    cardinality: str,
    label: Callable[[], str],
    rule: Callable[[Record], Iterator[Finding]] | None = None,
    section: str = "quality",
) -> Element:
    """Give a row without widget; ``obligations`` is the data's and the service's, ``-`` for none."""
    data, service = (letter.replace("-", "") for letter in obligations)
    words = lambda: Words(label())  # noqa: E731  translated when it is shown, not when the table is made
    return Element(key, requirement, path, data, service, cardinality, words, rule=rule, section=section)


_SERVICE = "srv:SV_ServiceIdentification"
_DATA = "gmd:MD_DataIdentification"

KNOWN: tuple[Element, ...] = (
    _row("schema", "C.1", "gmd:MD_Metadata", "MM", "1", lambda: tr("Structure of the XML"),
         rules_schema.schema, "record"),
    _row("root", "C.2", "gmd:MD_Metadata", "MM", "1", lambda: tr("Root of the XML"), None, "record"),
    _row("creation_date", "C.12", "…/gmd:CI_Date (creation)", "CC", "0..1", lambda: tr("Date of creation"),
         rules_dates.creation_date, "extent"),
    _row("revision_date", "C.13", "…/gmd:CI_Date (revision)", "CC", "0..1", lambda: tr("Date of last revision"),
         rules_dates.revision_date, "extent"),
    _row("keyword_thesaurus", "C.15", "…/gmd:MD_Keywords/gmd:thesaurusName", "CC", "0..1",
         lambda: tr("Thesaurus of the keywords"), rules_keywords.keyword_thesaurus, "keywords"),
    _row("keyword_groups", "C.16", "gmd:descriptiveKeywords", "MM", "", lambda: tr("Grouping of the keywords"),
         rules_keywords.keyword_groups, "keywords"),
    _row("conformity", "C.20", "…/gmd:DQ_ConformanceResult", "MM", "1..*", lambda: tr("Conformity"),
         rules_quality.conformity),
    _row("conformity_specification", "C.21", "…/gmd:specification/gmd:CI_Citation", "MM", "1",
         lambda: tr("Specification"), rules_quality.conformity_specification),
    _row("conformity_degree", "C.22", "…/gmd:DQ_ConformanceResult/gmd:pass", "MM", "1",
         lambda: tr("Degree of conformity"), rules_quality.conformity_degree),
    _row("data_identification", "1.2", f"gmd:identificationInfo[1]/{_DATA}", "M-", "1",
         lambda: tr("Identification of the data"), rules_quality.data_identification, "identification"),
    _row("locator", "1.8", "…/gmd:onLine/gmd:CI_OnlineResource/gmd:linkage/gmd:URL", "C-", "0..*", lambda: tr("Links"),
         rules_links.locator, "distribution"),
    _row("quality_scope", "1.9", "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:scope", "M-", "1",
         lambda: tr("What the quality is about"), rules_quality.quality_scope),
    _row("default_crs", "2.2", "…/gmd:RS_Identifier/gmd:code", "C-", "", lambda: tr("European coordinate systems"),
         rules_crs.default_crs, "extent"),
    _row("temporal_crs", "2.3", "gmd:referenceSystemInfo", "C-", "0..*", lambda: tr("Temporal reference system"),
         None, "extent"),
    _row("character_set", "2.5", f"{_DATA}/gmd:characterSet", "C-", "0..*", lambda: tr("Character encoding"),
         rules_distribution.character_set),
    _row("topology_measure", "2.7", "…/gmd:DQ_TopologicalConsistency (quantitative)", "C-", "0..*",
         lambda: tr("Topological consistency, measure")),
    _row("topology_description", "2.8", "…/gmd:DQ_TopologicalConsistency (description)", "C-", "0..*",
         lambda: tr("Topological consistency, description")),
    _row("priority_data_set", "2b M.2", "…/gmd:descriptiveKeywords (PriorityDataset)", "O-", "0..*",
         lambda: tr("Priority data sets"), None, "keywords"),
    _row("view_link", "8.1", "…/gmd:CI_OnlineResource (view)", "C-", "0..*", lambda: tr("Link to a view service"),
         None, "distribution"),
    _row("download_link", "8.2", "…/gmd:CI_OnlineResource (download)", "C-", "0..*",
         lambda: tr("Link to a download service"), None, "distribution"),
    _row("service_level", "3.1", "gmd:hierarchyLevel + gmd:hierarchyLevelName", "-M", "1",
         lambda: tr("Resource type (service)"), rules_service.service_level, "identification"),
    _row("service_identification", "3.2", _SERVICE, "-M", "1", lambda: tr("Identification of the service"),
         rules_service.service_identification, "identification"),
    _row("service_category", "3.4", f"{_SERVICE}/…/gmd:keyword", "-M", "1..*", lambda: tr("Category of the service"),
         rules_service.service_category, "keywords"),
    _row("service_type", "3.5", f"{_SERVICE}/srv:serviceType", "-M", "1", lambda: tr("Type of the service"),
         rules_service.service_type, "identification"),
    _row("network_service_type", "4.1", f"{_SERVICE}/srv:serviceType", "-M", "1",
         lambda: tr("Type of the network service"), None, "identification"),
    _row("conformity_976", "4b", "…/gmd:specification (976/2009)", "-C", "1",
         lambda: tr("Conformity to regulation 976/2009"), rules_service.conformity_976),
    _row("operates_on", "3.6", f"{_SERVICE}/srv:operatesOn", "-C", "0..*", lambda: tr("Coupled data"),
         rules_service.operates_on, "identification"),
    _row("service_locator", "3.7", "…/gmd:linkage/gmd:URL", "-C", "0..*", lambda: tr("Links of the service"),
         rules_service.service_locator, "distribution"),
    _row("service_quality_scope", "3.8", "…/gmd:DQ_DataQuality/gmd:scope", "-M", "1",
         lambda: tr("What the quality is about (service)"), rules_service.service_quality_scope),
    _row("invocable_service", "5.1-5.5", _SERVICE, "-C", "", lambda: tr("Invocable service")),
    _row("interoperable_service", "6.1-6.5", _SERVICE, "-C", "", lambda: tr("Interoperable service")),
    _row("harmonised_service", "7.1-7.3", f"{_SERVICE}/srv:containsOperations", "-C", "",
         lambda: tr("Harmonised service")),
)  # fmt: skip
