"""Rules on services (TG 2.0, parts 3 and 4; see :mod:`.rules_text`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..i18n import tr
from . import template
from .codecs_groups import href
from .findings import Finding, Repair
from .namespaces import NS, XLINK
from .patch import new
from .record import property_text, string
from .rules_text import error, has_text

if TYPE_CHECKING:
    from .record import Record

_SERVICE = "gmd:identificationInfo[1]/srv:SV_ServiceIdentification"
_CATEGORY = "http://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceCategory/"


def service_level(record: Record) -> Iterator[Finding]:
    """3.1: one level, with its name in words."""
    names = record.find_all("gmd:hierarchyLevelName")
    if len(record.find_all("gmd:hierarchyLevel/gmd:MD_ScopeCode")) != 1:
        yield error("service_level", tr("The resource type must be stated once."))
    if not names or not all(has_text(name) for name in names):

        def name(fixed: Record) -> None:
            fixed.set_property(fixed.root, "gmd:hierarchyLevelName", "Service")

        yield error(
            "service_level",
            tr("The name of the resource type is missing; a service needs it."),
            Repair(tr("Write “Service”"), name) if len(names) < 2 else None,
        )


def service_identification(record: Record) -> Iterator[Finding]:
    """3.2: one identification of a service."""
    if len(record.find_all(_SERVICE)) != 1:
        yield error("service_identification", tr("The record says it is of a service, but describes none."))


def service_category(record: Record) -> Iterator[Finding]:
    """3.4: a keyword from the classification of services."""
    keywords = record.find_all(f"{_SERVICE}/gmd:descriptiveKeywords/gmd:MD_Keywords/gmd:keyword")
    if not any(href(keyword).startswith(_CATEGORY) or _neutral(property_text(keyword)) for keyword in keywords):
        yield error(
            "service_category",
            tr("The category of the service is missing, for example infoMapAccessService for a WMS."),
        )


def _neutral(text: str) -> bool:
    """Whether a text is a language-neutral name of the classification (ISO 19119)."""
    starts = ("human", "info", "spatial", "thematic", "temporal", "metadata", "chain", "workflow", "com")
    return text.startswith(starts) and " " not in text and text != text.lower()


def service_type(record: Record) -> Iterator[Finding]:
    """3.5: one type of the list."""
    types = [string(item) for item in record.find_all(f"{_SERVICE}/srv:serviceType/gco:LocalName")]
    allowed = ("discovery", "view", "download", "transformation", "invoke", "other")
    if len([item for item in types if item]) != 1 or types[0] not in allowed:
        yield error(
            "service_type",
            tr("The type of the service is missing or unknown: view, download, discovery, transformation or other."),
        )


def conformity_976(record: Record) -> Iterator[Finding]:
    """4b: a network service states conformity to regulation 976/2009."""
    from .codecs_resource import Conformity

    types = [string(item) for item in record.find_all(f"{_SERVICE}/srv:serviceType/gco:LocalName")]
    if "other" not in types and not Conformity("976/2009").read(record):

        def state(fixed: Record) -> None:
            Conformity("976/2009").write(fixed, "unknown")

        yield error(
            "conformity_976",
            tr("A network service states whether it follows regulation 976/2009; “not evaluated” is accepted."),
            Repair(tr("State that conformity was not evaluated"), state),
        )


def operates_on(record: Record) -> Iterator[Finding]:
    """3.6: coupled data are named by a web address."""
    for coupled in record.find_all("gmd:identificationInfo/srv:SV_ServiceIdentification/srv:operatesOn"):
        address = coupled.get(f"{{{XLINK}}}href", "")
        own = address.startswith("#") and address[1:] == record.root.get("id")
        if not address.startswith(("http://", "https://")) and not own:
            yield error("operates_on", tr("Coupled data are not named by the web address of their record."))


def service_locator(record: Record) -> Iterator[Finding]:
    """3.7: a distribution has a link."""
    for distribution in record.find_all("gmd:distributionInfo/gmd:MD_Distribution"):
        path = "gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine/gmd:CI_OnlineResource/gmd:linkage/gmd:URL"
        if not any(string(url) for url in distribution.findall(path, NS)):
            yield error("service_locator", tr("The address of the service is missing."))


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
        present = block.find("gmd:scope", NS)
        if present is None:
            fixed.insert(block, template.scope("service"))
        else:
            fixed.replace(present, new("gmd:scope", *template.scope("service").children))

    yield error(
        "service_quality_scope",
        tr("What the quality is about must be the service, as a code and in words, in one block."),
        Repair(tr("Say that it is the service"), write) if len(blocks) < 2 else None,
    )
