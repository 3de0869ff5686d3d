"""The skeleton of a new record, and what the schema asks beside an element that is created."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from . import codelists
from .namespaces import NS
from .patch import New, new, render


def characters(text: str) -> New:
    """Give a ``gco:CharacterString``."""
    return new("gco:CharacterString", text)


def anchor(text: str, href: str) -> New:
    """Give a ``gmx:Anchor``."""
    return new("gmx:Anchor", text, attrs={"xlink:href": href})


def cited_date(date: str, kind: str) -> New:
    """Give a ``gmd:date`` of a citation."""
    carrier = "gco:DateTime" if "T" in date else "gco:Date"
    date_type = new("gmd:dateType", codelists.code("CI_DateTypeCode", kind))
    return new("gmd:date", new("gmd:CI_Date", new("gmd:date", new(carrier, date)), date_type))


def thesaurus(title: str, href: str, date: str) -> New:
    """Give a ``gmd:thesaurusName`` (TG 2.0, C.15: title, date and kind of date)."""
    named = new("gmd:title", anchor(title, href) if href else characters(title))
    return new("gmd:thesaurusName", new("gmd:CI_Citation", named, cited_date(date, "publication")))


def conformance(regulation: str, language: str, degree: str = "unknown") -> New:
    """Give a ``gmd:report`` that states conformity to a regulation.

    :param regulation: "1089/2010" or "976/2009".
    :param degree: true, false or unknown (not evaluated: TG 2.0, C.22, ``gmd:pass`` with a nilReason).
    """
    act = codelists.regulation(regulation)
    title = act["titles"].get(language) or act["titles"]["eng"]
    citation = new("gmd:CI_Citation", new("gmd:title", characters(title)), cited_date(act["published"], "publication"))
    explanation = codelists.label("Sentence", "seeSpecification", language)
    result = new(
        "gmd:DQ_ConformanceResult",
        new("gmd:specification", citation),
        new("gmd:explanation", characters(explanation)),
        passed(degree),
    )
    return new("gmd:report", new("gmd:DQ_DomainConsistency", new("gmd:result", result)))


def passed(degree: str) -> New:
    """Give a ``gmd:pass``: true or false, or without value for anything else (not evaluated)."""
    if degree in ("true", "false"):
        return new("gmd:pass", new("gco:Boolean", degree))
    return new("gmd:pass", attrs={"gco:nilReason": "unknown"})


def access_block(value: str, language: str) -> New:
    """Give the first constraints block: limits on public access (TG 2.0, C.17)."""
    text = codelists.wording("LimitationsOnPublicAccess", value, language)
    return new(
        "gmd:resourceConstraints",
        new(
            "gmd:MD_LegalConstraints",
            new("gmd:accessConstraints", codelists.code("MD_RestrictionCode", "otherRestrictions")),
            new("gmd:otherConstraints", anchor(text, codelists.uri("LimitationsOnPublicAccess", value))),
        ),
    )


def conditions(value: str, language: str) -> list[New]:
    """Give the ``gmd:otherConstraints`` of conditions of use: a licence as text and as anchor, or a free text.

    GeoNetwork reads the text, data.gouv.fr the anchor.
    """
    if value not in codelists.values("Licence"):
        return [new("gmd:otherConstraints", characters(value))]
    text = codelists.wording("Licence", value, language)
    href = codelists.uri("Licence", value)
    linked = new("gmd:otherConstraints", anchor(text, href))
    if "ConditionsApplyingToAccessAndUse" in href:
        return [linked]
    return [new("gmd:otherConstraints", characters(text)), linked]


def conditions_block(value: str, language: str) -> New:
    """Give the second constraints block: conditions of access and use (TG 2.0, C.18)."""
    return new(
        "gmd:resourceConstraints",
        new(
            "gmd:MD_LegalConstraints",
            new("gmd:useConstraints", codelists.code("MD_RestrictionCode", "otherRestrictions")),
            *conditions(value, language),
        ),
    )


def keyword_group(keywords: list[New], named: New | None, kind: str = "theme") -> New:
    """Give a ``gmd:descriptiveKeywords``: some ``gmd:keyword``, and their thesaurus if there is one.

    :param kind: a value of MD_KeywordTypeCode.
    """
    typed = new("gmd:type", codelists.code("MD_KeywordTypeCode", kind))
    return new("gmd:descriptiveKeywords", new("gmd:MD_Keywords", *keywords, typed, *([named] if named else [])))


def scope(level: str) -> New:
    """Give the ``gmd:scope`` of a quality block; a service says it in words too (TG 2.0, 3.8)."""
    parts = [new("gmd:level", codelists.code("MD_ScopeCode", level))]
    if level == "service":
        other = new("gmd:other", characters("service"))
        parts.append(new("gmd:levelDescription", new("gmd:MD_ScopeDescription", other)))
    return new("gmd:scope", new("gmd:DQ_Scope", *parts))


def required(name: str, level: str, given: str) -> list[New]:
    """Give the children the schema wants in a created element, beside the one that is created with it.

    :param given: name of that one, ``""`` if there is none.
    """
    missing = {"gco:nilReason": "missing"}
    wanted: dict[str, list[New]] = {
        "gmd:DQ_DataQuality": [scope(level)],
        "gmd:MD_DataIdentification": [
            new("gmd:citation", attrs=missing),
            new("gmd:abstract", attrs=missing),
            new("gmd:language", attrs=missing),
        ],
        "gmd:CI_Citation": [new("gmd:title", attrs=missing), new("gmd:date", attrs=missing)],
        "gmd:MD_Format": [new("gmd:name", attrs=missing), new("gmd:version", attrs={"gco:nilReason": "unknown"})],
        "gmd:MD_MaintenanceInformation": [new("gmd:maintenanceAndUpdateFrequency", attrs=missing)],
        "gmd:MD_BrowseGraphic": [new("gmd:fileName", attrs=missing)],
        "gmd:MD_FeatureCatalogueDescription": [
            new("gmd:includedWithDataset", new("gco:Boolean", "false")),
            new("gmd:featureCatalogueCitation", attrs=missing),
        ],
        "gmd:MD_AggregateInformation": [new("gmd:associationType", attrs=missing)],
        "gmd:DQ_ConformanceResult": [
            new("gmd:specification", attrs=missing),
            new("gmd:explanation", attrs=missing),
            new("gmd:pass", attrs={"gco:nilReason": "unknown"}),
        ],
        "gmd:DQ_QuantitativeResult": [new("gmd:valueUnit", attrs=missing), new("gmd:value", attrs=missing)],
        "srv:SV_CoupledResource": [new("srv:operationName", attrs=missing), new("srv:identifier", attrs=missing)],
        "srv:SV_OperationMetadata": [
            new("srv:operationName", attrs=missing),
            new("srv:DCP", attrs=missing),
            new("srv:connectPoint", attrs=missing),
        ],
        "gmd:PT_Locale": [
            new("gmd:languageCode", attrs=missing),
            new("gmd:characterEncoding", codelists.code("MD_CharacterSetCode", "utf8")),
        ],
    }
    return [item for item in wanted.get(name, []) if item.name != given]


def skeleton(level: str, language: str) -> bytes:
    """Give a new record: all that INSPIRE asks and that can be known before the data are.

    What only a person knows (title, abstract, contacts …) is there, empty, with a nilReason, so
    that the record is valid by the schemas (ISO 19139 with gml 3.2) from its first save.
    """
    missing = {"gco:nilReason": "missing"}
    service = level == "service"
    level_name = codelists.label("MD_ScopeCode", level, language)
    citation = new("gmd:CI_Citation", new("gmd:title", attrs=missing), new("gmd:date", attrs=missing))
    common = [
        new("gmd:citation", citation),
        new("gmd:abstract", attrs=missing),
        new("gmd:pointOfContact", attrs=missing),
        access_block("noLimitations", language),
        conditions_block("etalab-2.0", language),
    ]
    utf8 = new("gmd:characterSet", codelists.code("MD_CharacterSetCode", "utf8"))
    if service:
        coupling = new(
            "srv:SV_CouplingType",
            "tight",
            attrs={"codeList": f"{codelists.GMX_CODELISTS}#SV_CouplingType", "codeListValue": "tight"},
        )
        identification = new(
            "srv:SV_ServiceIdentification",
            *common,
            new("srv:serviceType", new("gco:LocalName", "view")),
            new("srv:couplingType", coupling),
            new("srv:containsOperations", attrs=missing),
        )
    else:
        identification = new(
            "gmd:MD_DataIdentification", *common, new("gmd:language", codelists.language_code(language)), utf8
        )
    regulation = "976/2009" if service else "1089/2010"
    quality = new("gmd:DQ_DataQuality", scope(level), conformance(regulation, language))
    root = new(
        "gmd:MD_Metadata",
        new("gmd:fileIdentifier", characters(str(uuid.uuid4()))),
        new("gmd:language", codelists.language_code(language)),
        utf8,
        new("gmd:hierarchyLevel", codelists.code("MD_ScopeCode", level)),
        new("gmd:hierarchyLevelName", characters(level_name)),
        new("gmd:contact", attrs=missing),
        new("gmd:dateStamp", new("gco:DateTime", datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))),
        new("gmd:metadataStandardName", characters("ISO 19115:2003/19139")),
        new("gmd:metadataStandardVersion", characters("1.0")),
        new("gmd:identificationInfo", identification),
        new("gmd:dataQualityInfo", quality),
    )
    declared = ("gmd", "gco", "gmx", "srv", "gml", "xlink", "xsi")
    text = render(root, {prefix: NS[prefix] for prefix in declared}, NS["gml"], "\n", "  ")
    namespaces = "".join(f' xmlns:{prefix}="{NS[prefix]}"' for prefix in declared)
    text = text.replace("<gmd:MD_Metadata", f"<gmd:MD_Metadata{namespaces}", 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
