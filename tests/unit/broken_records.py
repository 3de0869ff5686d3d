"""Ways to break a record: one for each rule of the INSPIRE profile (see :mod:`tests.unit.test_metadata_broken`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from prodige_plugin.metadata import Record, codelists
from prodige_plugin.metadata.constraints import legal_blocks, states_access
from prodige_plugin.metadata.namespaces import NS
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.patch import New, new
from prodige_plugin.metadata.record import parent
from prodige_plugin.metadata.template import anchor, cited_date, keyword_group, scope
from prodige_plugin.metadata.template import characters as text_of
from prodige_plugin.metadata.values import Dates, Measure, Period

Edit = Callable[[Record], None]

_ID = "gmd:identificationInfo/*"
_CITATION = f"{_ID}/gmd:citation/gmd:CI_Citation"
_KEYWORDS = f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords"
_PERIOD = f"{_ID}/*/gmd:EX_Extent/gmd:temporalElement/*/gmd:extent/*"
_QUALITY = "gmd:dataQualityInfo/gmd:DQ_DataQuality"
_RESULT = f"{_QUALITY}/gmd:report/gmd:DQ_DomainConsistency/gmd:result/gmd:DQ_ConformanceResult"
_SPECIFICATION = f"{_RESULT}/gmd:specification/gmd:CI_Citation"
_DISTRIBUTION = "gmd:distributionInfo/gmd:MD_Distribution"
_MISSING = {"gco:nilReason": "missing"}


class NotThereError(LookupError):
    """What is to be broken is not in the record."""


@dataclass(frozen=True)
class Broken:
    """How a rule is broken."""

    edit: Edit
    #: rules that must fail with it, by requirement or element: what they ask for is the same thing.
    also: frozenset[str] = frozenset()
    #: done before, and no fault: what the record must have for the rule to look at.
    first: Edit | None = None
    #: the kind of record (data, else service).
    service: bool = False
    #: whether the tests ask it of single data sets only, and of no series.
    no_series: bool = False


# -- edits -------------------------------------------------------------------------------------------


def found(record: Record, path: str, holds: str = "") -> etree._Element:
    """Give the first element at a path whose text holds something."""
    for element in record.find_all(path):
        if holds in "".join(map(str, element.itertext())):
            return element
    raise NotThereError(path)


def text(path: str, value: str, holds: str = "") -> Edit:
    return lambda record: record.set_text(found(record, path, holds), value)


def attribute(path: str, name: str, value: str | None, holds: str = "") -> Edit:
    return lambda record: record.set_attribute(found(record, path, holds), name, value)


def gone(path: str) -> Edit:
    def edit(record: Record) -> None:
        record.remove(found(record, path))
        while (left := record.find(path)) is not None:
            record.remove(left)

    return edit


def nil(path: str, holds: str = "") -> Edit:
    """Empty a property, as the schemas let it be."""

    def edit(record: Record) -> None:
        record.replace(found(record, path, holds), new(path.rpartition("/")[2], attrs=_MISSING))

    return edit


def put(path: str, item: New) -> Edit:
    return lambda record: record.insert(record.ensure(path), item)


def value(key: str, stated: object) -> Edit:
    return lambda record: record.set(key, stated)


def both(*edits: Edit) -> Edit:
    def edit(record: Record) -> None:
        for one in edits:
            one(record)

    return edit


def link(url: str, protocol: str = "", name: str = "", function: str = "") -> Edit:
    return lambda record: record.add_online_resource(OnlineResource(url, protocol, name, "", function))


def _closed(record: Record) -> None:
    """Let the record speak of data that are not open."""
    record.set("open_data", False)
    record.set("access_limits", "INSPIRE_Directive_Article13_1h")


def _unmark(record: Record) -> None:
    """Take high-value data, and what marks them, away."""
    record.set("high_value", ())
    while marked := [
        item for item in record.find_all(f"{_KEYWORDS}/gmd:keyword")
        if any("2023/138" in address for inner in item.iter("*") for address in inner.attrib.values())
    ]:  # fmt: skip
        record.remove(parent(marked[0], 2))


def _plain_link(protocol: str) -> Edit:
    """Make the links of the distribution be one to an OGC service, its protocol in words only."""
    url = f"https://geo.example.org/ogc?service={protocol}&request=GetCapabilities"
    kind = codelists.code("CI_OnLineFunctionCode", "download")
    item = new("gmd:onLine", new("gmd:CI_OnlineResource", new("gmd:linkage", new("gmd:URL", url)),
                                 new("gmd:protocol", text_of(f"OGC:{protocol}")), new("gmd:name", text_of("couche")),
                                 new("gmd:function", kind)))  # fmt: skip
    options = f"{_DISTRIBUTION}/gmd:transferOptions/gmd:MD_DigitalTransferOptions"

    def edit(record: Record) -> None:
        record.remove_online_resources(lambda _link: True)
        record.insert(record.ensure(options), item)

    return edit


def _only_in_words(record: Record) -> None:
    """Leave the conditions of use in ``gmd:useLimitation`` alone."""
    while found := [block for block in legal_blocks(record) if not states_access(block)]:
        record.remove(parent(found[0]))
    limitation = new("gmd:MD_Constraints", new("gmd:useLimitation", text_of("Licence Ouverte 2.0")))
    record.insert(record.ensure(_ID), new("gmd:resourceConstraints", limitation))


def _secure(record: Record) -> None:
    for block in legal_blocks(record):
        for item in block.findall("gmd:otherConstraints/gmx:Anchor", NS):
            address = item.get(f"{{{NS['xlink']}}}href", "")
            if "LimitationsOnPublicAccess" in address:
                record.set_attribute(item, "xlink:href", address.replace("http:", "https:"))
                return
    raise NotThereError("an anchor of the limits")


def _empty_lineage(record: Record) -> None:
    record.remove(found(record, f"{_QUALITY}/gmd:lineage"))


def _other_namespace(record: Record) -> None:
    """Make the root the one of the extension for imagery."""
    data = record.to_bytes()
    data = data.replace(b"<gmd:MD_Metadata", b'<gmi:MI_Metadata xmlns:gmi="http://www.isotc211.org/2005/gmi"', 1)
    record.take(Record.parse(data.replace(b"</gmd:MD_Metadata>", b"</gmi:MI_Metadata>")))


def _misplaced(record: Record) -> None:
    citation = found(record, _CITATION)
    item = new("gmd:edition", text_of("1"))
    record.insert(citation, item, found(record, f"{_CITATION}/gmd:title"))


def _group(keyword: str, title: str = "") -> New:
    named = new("gmd:thesaurusName", new("gmd:CI_Citation", new("gmd:title", text_of(title)),
                                         cited_date("2020-01-01", "publication"))) if title else None  # fmt: skip
    return keyword_group([new("gmd:keyword", text_of(keyword) if keyword else new("gco:CharacterString"))], named)


def _crs(code: str) -> New:
    identifier = new("gmd:RS_Identifier", new("gmd:code", text_of(code)))
    system = new("gmd:MD_ReferenceSystem", new("gmd:referenceSystemIdentifier", identifier))
    return new("gmd:referenceSystemInfo", system)


def _topology(*result: New) -> Edit:
    consistency = new("gmd:DQ_TopologicalConsistency", *(new("gmd:result", item) for item in result))
    return put(_QUALITY, new("gmd:report", consistency))


_CONFORMS = new(
    "gmd:DQ_ConformanceResult",
    new("gmd:specification", new("gmd:CI_Citation", new("gmd:title", text_of("Une norme de réseaux")),
                                 cited_date("2010-01-01", "publication"))),
    new("gmd:explanation", text_of("Voir la norme")),
    new("gmd:pass", new("gco:Boolean", "false")),
)  # fmt: skip
_MEASURED = new(
    "gmd:DQ_QuantitativeResult", new("gmd:valueUnit", attrs=_MISSING), new("gmd:value", attrs=_MISSING)
)  # fmt: skip
_LOCALE = new(
    "gmd:locale",
    new("gmd:PT_Locale", new("gmd:languageCode", codelists.language_code("eng")),
        new("gmd:characterEncoding", codelists.code("MD_CharacterSetCode", "utf8")), attrs={"id": "EN"}),
)  # fmt: skip
_LOCALE_TOO = new(
    "gmd:locale",
    new("gmd:PT_Locale", new("gmd:languageCode", codelists.language_code("ger")),
        new("gmd:characterEncoding", codelists.code("MD_CharacterSetCode", "utf8")), attrs={"id": "DE"}),
)  # fmt: skip


def translated(name: str, path: str) -> Edit:
    """Translate a text into a language, whether the record declares it or not."""
    group = new("gmd:PT_FreeText", new("gmd:textGroup", new(
        "gmd:LocalisedCharacterString", "Wetlands", attrs={"locale": f"#{name}"})))  # fmt: skip

    def edit(record: Record) -> None:
        prop = found(record, path)
        record.insert(prop, group, prop[0])
        record.set_attribute(found(record, path), "xsi:type", "gmd:PT_FreeText_PropertyType")

    return edit


_LANGUAGES = both(
    lambda record: record.insert(record.root, _LOCALE), lambda record: record.insert(record.root, _LOCALE_TOO)
)
_EMPTY = "gco:CharacterString"
_OPERATION = new(
    "srv:containsOperations",
    new("srv:SV_OperationMetadata", new("srv:operationName", attrs=_MISSING),
        new("srv:DCP", new("srv:DCPList", attrs={"codeList": "#DCPList", "codeListValue": "WebServices"})),
        new("srv:connectPoint", attrs=_MISSING)),
)  # fmt: skip
_NOT_976 = text(f"{_SPECIFICATION}/gmd:title/*", "Un autre règlement", "976/2009")
_TYPE = f"{_ID}/srv:serviceType/gco:LocalName"
_OTHER_TYPE = both(_NOT_976, text(_TYPE, "other"))
_AVAILABILITY = Measure("availability", "99", "percent")
_NOT_A_LAYER = new(
    "srv:coupledResource",
    new("srv:SV_CoupledResource", new("srv:operationName", text_of("GetMap")),
        new("srv:identifier", text_of("une-autre-fiche")), new("gco:ScopedName", "zones_humides")),
)  # fmt: skip


def _with(*names: str) -> frozenset[str]:
    return frozenset(names)


#: Element of the rule → how it is broken.
TABLE: dict[str, Broken] = {
    # identification
    "title": Broken(nil(f"{_CITATION}/gmd:title")),
    "abstract": Broken(nil(f"{_ID}/gmd:abstract")),
    "resource_type": Broken(gone("gmd:hierarchyLevel"), _with("schema")),
    "resource_identifier": Broken(gone(f"{_CITATION}/gmd:identifier")),
    "resource_language": Broken(attribute(f"{_ID}/gmd:language/gmd:LanguageCode", "codeListValue", "FR")),
    "data_identification": Broken(put("gmd:identificationInfo", new("gmd:MD_DataIdentification")), _with("schema")),
    "topic_category": Broken(gone(f"{_ID}/gmd:topicCategory")),
    "inspire_themes": Broken(text(f"{_KEYWORDS}/gmd:thesaurusName/gmd:CI_Citation/gmd:title/*", "GEMET themes INSPIRE",
                                  "GEMET - INSPIRE themes")),
    "keyword_thesaurus": Broken(nil(f"{_KEYWORDS}/gmd:thesaurusName/gmd:CI_Citation/gmd:date")),
    "keyword_groups": Broken(put(_ID, _group("un mot", "Mon thésaurus")),
                             first=put(_ID, _group("mot", "Mon thésaurus"))),
    # contacts
    "organisation": Broken(attribute(f"{_ID}/gmd:pointOfContact/*/gmd:role/*", "codeListValue", "boss")),
    "metadata_contact": Broken(attribute("gmd:contact/*/gmd:role/*", "codeListValue", "owner")),
    # dates and places
    "dates": Broken(attribute(f"{_CITATION}/gmd:date/gmd:CI_Date/gmd:dateType/*", "codeListValue", "nextUpdate")),
    "creation_date": Broken(put(_CITATION, cited_date("2001-02-03", "creation")),
                            first=value("dates", Dates(creation="2001"))),
    "revision_date": Broken(put(_CITATION, cited_date("2001-02-03", "revision")),
                            first=value("dates", Dates(revision="2001"))),
    "temporal_extent": Broken(text(f"{_PERIOD}/gml:endPosition", "2020Z"),
                              first=value("temporal_extent", Period("2019", "2020"))),
    "bounding_box": Broken(text(f"{_ID}/*/gmd:EX_Extent/gmd:geographicElement/*/gmd:westBoundLongitude/*", "-0.5")),
    "crs": Broken(gone("gmd:referenceSystemInfo")),
    "default_crs": Broken(lambda record: record.insert(record.root, _crs("EPSG:4258"))),
    "temporal_crs": Broken(lambda record: record.insert(record.root, _crs("Notre calendrier grégorien"))),
    # quality
    "scale": Broken(text(f"{_ID}/gmd:spatialResolution/*/gmd:equivalentScale/*/gmd:denominator/*", "-25000"),
                    first=value("scale", "25000")),
    "distance": Broken(text(f"{_ID}/gmd:spatialResolution/*/gmd:distance/gco:Distance", "-5"), first=put(
        _ID, new("gmd:spatialResolution", new("gmd:MD_Resolution", new(
            "gmd:distance", new("gco:Distance", "5", attrs={"uom": "m"})))))),
    "representation_type": Broken(gone(f"{_ID}/gmd:spatialRepresentationType")),
    "lineage": Broken(_empty_lineage),
    "update_frequency": Broken(attribute(
        f"{_ID}/gmd:resourceMaintenance/*/gmd:maintenanceAndUpdateFrequency/*", "codeListValue", "souvent"),
        first=value("update_frequency", "annually")),
    "conformity_1089": Broken(text(f"{_SPECIFICATION}/gmd:title/*", "Règlement (UE) n° 1089/2010", "1089/2010")),
    "conformity": Broken(gone(f"{_QUALITY}/gmd:report"), _with("conformity_1089")),
    "conformity_specification": Broken(nil(f"{_SPECIFICATION}/gmd:date"), no_series=True),
    "conformity_degree": Broken(nil(f"{_RESULT}/gmd:pass"), no_series=True),
    "quality_scope": Broken(lambda record: record.insert(
        record.root, new("gmd:dataQualityInfo", new("gmd:DQ_DataQuality", scope("dataset"))))),
    "character_set": Broken(attribute(f"{_ID}/gmd:characterSet/*", "codeListValue", "latin9")),
    "topology_measure": Broken(_topology(_MEASURED)),
    "topology_description": Broken(_topology(_CONFORMS)),
    # constraints
    "access_limits": Broken(_secure),
    "use_conditions": Broken(_only_in_words),
    # distribution
    "format": Broken(attribute(f"{_DISTRIBUTION}/gmd:distributionFormat/*/gmd:version", "gco:nilReason", None),
                     first=lambda record: record.replace(
                         found(record, f"{_DISTRIBUTION}/gmd:distributionFormat/*/gmd:version"),
                         new("gmd:version", attrs={"gco:nilReason": "unknown"}))),
    "locator": Broken(link("http://localhost/donnees.zip", "WWW:DOWNLOAD-1.0-http--download", "x", "download")),
    "view_link": Broken(_plain_link("WMS")),
    "download_link": Broken(_plain_link("WFS")),
    # record
    "metadata_language": Broken(attribute("gmd:language/gmd:LanguageCode", "codeListValue", "fra")),
    "metadata_date": Broken(lambda record: record.replace(
        found(record, "gmd:dateStamp/*"), new("gco:Date", "2024-06-12Z"))),
    "file_identifier": Broken(gone("gmd:fileIdentifier")),
    "schema": Broken(_misplaced),
    "root": Broken(_other_namespace, _with("schema")),
    # service
    "service_level": Broken(gone("gmd:hierarchyLevelName"), service=True),
    "service_identification": Broken(put("gmd:identificationInfo", new("srv:SV_ServiceIdentification")),
                                     _with("schema"), service=True),
    "service_type": Broken(text(_TYPE, "autre"), service=True),
    "network_service_type": Broken(text(_TYPE, "invoke"), service=True),
    "operates_on": Broken(put(_ID, new("srv:operatesOn", attrs={"xlink:href": "une-fiche"})), service=True),
    "service_category": Broken(gone(f"{_ID}/gmd:descriptiveKeywords"), _with("keywords"), service=True),
    "conformity_976": Broken(_NOT_976, service=True),
    "service_locator": Broken(gone(f"{_DISTRIBUTION}/gmd:transferOptions"), service=True),
    "service_quality_scope": Broken(gone(f"{_QUALITY}/gmd:scope/*/gmd:levelDescription"), service=True),
    "coupled_resources": Broken(put(_ID, _NOT_A_LAYER), service=True, first=put(
        _ID, new("srv:operatesOn", attrs={"xlink:href": "https://www.example.org/a.xml", "uuidref": "une-fiche"}))),
    "harmonised_service": Broken(put(_ID, _OPERATION), service=True),
    "invocable_service": Broken(_OTHER_TYPE, service=True),
    "interoperable_service": Broken(value("interoperable_service", (_AVAILABILITY,)), service=True, first=_OTHER_TYPE),
    # advice
    "alternate_title": Broken(put(_CITATION, new("gmd:alternateTitle", new(_EMPTY)))),
    "edition": Broken(put(_CITATION, new("gmd:edition", new(_EMPTY)))),
    "status": Broken(put(_ID, new("gmd:status"))),
    "purpose": Broken(put(_ID, new("gmd:purpose", new(_EMPTY)))),
    "credit": Broken(put(_ID, new("gmd:credit", new(_EMPTY)))),
    "supplemental": Broken(put(_ID, new("gmd:supplementalInformation", new(_EMPTY)))),
    "thumbnails": Broken(put(_ID, new("gmd:graphicOverview", new(
        "gmd:MD_BrowseGraphic", new("gmd:fileName", text_of("apercu.png")))))),
    "parent": Broken(lambda record: record.set("parent", record.identifier)),
    "aggregates": Broken(put(_ID, new("gmd:aggregationInfo", new("gmd:MD_AggregateInformation", new(
        "gmd:associationType", new("gmd:DS_AssociationTypeCode", attrs={
            "codeList": "#DS_AssociationTypeCode", "codeListValue": "crossReference"})))))),
    "keywords": Broken(put(_ID, _group(""))),
    "other_keywords": Broken(put(_ID, keyword_group(
        [new("gmd:keyword", anchor("un mot", "https://example.org/1")),
         new("gmd:keyword", anchor("un mot", "https://example.org/2"))],
        new("gmd:thesaurusName", new("gmd:CI_Citation", new("gmd:title", text_of("Mon thésaurus")),
                                     cited_date("2020-01-01", "publication")))))),
    "spatial_scope": Broken(value("spatial_scope", ("regional", "national"))),
    "high_value": Broken(value("high_value", ("c_ac64a52d",)), first=_unmark),
    "open_data": Broken(value("open_data", True), first=_closed),
    "priority_data_set": Broken(value("priority_data_set", ("un jeu de plus",))),
    "prodige_domains": Broken(lambda record: record.insert(
        parent(found(record, f"{_KEYWORDS}/gmd:keyword", "Eau")), new("gmd:keyword", new(_EMPTY))),
        _with("keywords"), first=value("prodige_domains", ("Eau",))),
    "prodige_public": Broken(value("prodige_public", True),
                             first=value("access_limits", "INSPIRE_Directive_Article13_1h")),
    "links": Broken(lambda record: _twice(record, f"{_DISTRIBUTION}/gmd:transferOptions/*/gmd:onLine"),
                    _with("locator"),
                    first=link("https://www.example.org/page", "WWW:LINK-1.0-http--link", "Page", "information")),
    "feature_catalogue": Broken(lambda record: record.insert(record.root, new("gmd:contentInfo", new(
        "gmd:MD_FeatureCatalogueDescription", new("gmd:includedWithDataset", new("gco:Boolean", "false")),
        new("gmd:featureCatalogueCitation", attrs=_MISSING))))),
    "title_translations": Broken(translated("EN", f"{_CITATION}/gmd:title"), first=_LANGUAGES),
    "abstract_translations": Broken(translated("EN", f"{_ID}/gmd:abstract"), first=_LANGUAGES),
    "other_languages": Broken(translated("ES", f"{_CITATION}/gmd:title")),
}  # fmt: skip


def _twice(record: Record, path: str) -> None:
    """Write an element a second time, right after itself."""
    data = record.to_bytes()
    name = path.rpartition("/")[2].encode()
    start = data.index(b"<" + name)
    end = data.index(b"</" + name + b">", start) + len(name) + 3
    record.take(Record.parse(data[:end] + data[start:end] + data[end:]))
