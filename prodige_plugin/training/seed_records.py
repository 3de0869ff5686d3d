"""The seeds' metadata: one INSPIRE record (ISO 19139) a data set.

Sources: INSPIRE metadata technical guidelines 2.0.1 (the numbers in the comments are its
requirements), ISO/TS 19139:2007 for the encoding.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from lxml import etree

from .published import record_address
from .seed_data import Dataset, Extent

_NS = {
    "gmd": "http://www.isotc211.org/2005/gmd",
    "gco": "http://www.isotc211.org/2005/gco",
    "gmx": "http://www.isotc211.org/2005/gmx",
    "gml": "http://www.opengis.net/gml/3.2",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_CODELISTS = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#"
_HREF = f"{{{_NS['xlink']}}}href"
#: The seeds' identifiers are the same on every machine.
_FAMILY = uuid.UUID("5f0b3f0e-8f0e-5c5b-9a52-6d1f6a0a2b11")
_CRS_NAMES = {2154: "RGF93 / Lambert-93", 4326: "WGS 84", 3035: "ETRS89 / LAEA Europe"}
_SCOPES = {"european": "Européen", "global": "Mondial", "national": "National", "regional": "Régional"}
_INSPIRE = "http://inspire.ec.europa.eu"
#: Title of Regulation 1089/2010 as the Official Journal prints it (TG 1.10).
_REGULATION = (
    "RÈGLEMENT (UE) N o 1089/2010 DE LA COMMISSION du 23 novembre 2010 portant modalités d'application de la "
    "directive 2007/2/CE du Parlement européen et du Conseil en ce qui concerne l'interopérabilité des séries et "
    "des services de données géographiques"
)


def identifier(table: str) -> str:
    """Give the identifier of the record of one seed table."""
    return str(uuid.uuid5(_FAMILY, table))


def service_address(public: str, schema: str, project: str) -> str:
    """Give the address of the services of one published project (names of ours: ASCII)."""
    return f"{public}/ows/{schema}/{project}"


def record(dataset: Dataset, extent: Extent, public: str, schema: str) -> bytes:
    """Write the record of one data set.

    :param public: the platform's address, without a slash at its end.
    """
    root = etree.Element(f"{{{_NS['gmd']}}}MD_Metadata", nsmap=_NS)
    root.set(
        f"{{{_NS['xsi']}}}schemaLocation",
        "http://www.isotc211.org/2005/gmd http://schemas.opengis.net/csw/2.0.2/profiles/apiso/1.0.0/apiso.xsd",
    )
    _text(root, "fileIdentifier", identifier(dataset.table))
    _language(root)
    _code(root, "characterSet", "MD_CharacterSetCode", "utf8")
    _code(root, "hierarchyLevel", "MD_ScopeCode", "dataset")
    _text(root, "hierarchyLevelName", "Jeu de données")
    _contact(root, "contact", dataset, "pointOfContact")
    _date(_add(root, "dateStamp"), dataset.revised)
    _text(root, "metadataStandardName", "ISO 19115:2003/19139")
    _text(root, "metadataStandardVersion", "1.0")
    _reference_system(root, dataset.srid)
    _identification(root, dataset, extent, public, schema)
    _distribution(root, dataset, public, schema)
    _quality(root, dataset)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _identification(root: etree._Element, dataset: Dataset, extent: Extent, public: str, schema: str) -> None:
    info = _add(root, "identificationInfo", "MD_DataIdentification")
    citation = _add(info, "citation", "CI_Citation")
    _text(citation, "title", dataset.title)
    _dated(citation, dataset.created, "creation")
    if dataset.revised != dataset.created:
        _dated(citation, dataset.revised, "revision")
    code = _add(citation, "identifier", "MD_Identifier", "code")
    _anchor(code, record_address(public, identifier(dataset.table)), f"FR-000000000-{dataset.table}")
    _text(info, "abstract", dataset.abstract)
    _contact(info, "pointOfContact", dataset, "owner")
    maintenance = _add(info, "resourceMaintenance", "MD_MaintenanceInformation")
    _code(maintenance, "maintenanceAndUpdateFrequency", "MD_MaintenanceFrequencyCode", "annually")
    overview = _add(info, "graphicOverview", "MD_BrowseGraphic")
    _text(overview, "fileName", thumbnail(dataset, extent, public, schema))
    _text(overview, "fileDescription", "Aperçu de la couche")
    _keywords(
        info,
        [(f"{_INSPIRE}/theme/{dataset.theme}", dataset.theme_label)],
        ("GEMET - INSPIRE themes, version 1.0", "http://www.eionet.europa.eu/gemet/inspire_themes", "2008-06-01"),
    )
    _keywords(
        info,
        [(f"{_INSPIRE}/metadata-codelist/SpatialScope/{dataset.scope}", _SCOPES[dataset.scope])],
        ("Champ géographique", f"{_INSPIRE}/metadata-codelist/SpatialScope", "2019-05-22"),
    )
    _keywords(info, [("", keyword) for keyword in (*dataset.keywords, "données d'exercice")], None)
    _constraints(info)
    _code(info, "spatialRepresentationType", "MD_SpatialRepresentationTypeCode", "vector")
    fraction = _add(info, "spatialResolution", "MD_Resolution", "equivalentScale", "MD_RepresentativeFraction")
    _gco(_add(fraction, "denominator"), "Integer", str(dataset.scale))
    _language(info)
    _code(info, "characterSet", "MD_CharacterSetCode", "utf8")
    _add(info, "topicCategory", "MD_TopicCategoryCode").text = dataset.topic
    box = _add(info, "extent", "EX_Extent", "geographicElement", "EX_GeographicBoundingBox")
    west, south, east, north = extent.degrees
    for name, degrees in (
        ("westBoundLongitude", west), ("eastBoundLongitude", east),
        ("southBoundLatitude", south), ("northBoundLatitude", north),
    ):  # fmt: skip
        _gco(_add(box, name), "Decimal", f"{degrees:.4f}")  # TG C.19: two decimals at least


def thumbnail(dataset: Dataset, extent: Extent, public: str, schema: str) -> str:
    """Give the address of a small picture of the data set: always up to date, stored nowhere."""
    west, south, east, north = extent.own
    span = max(east - west, north - south) * 1.05
    across, up = (west + east) / 2, (south + north) / 2
    box = (across - span / 2, up - span / 2, across + span / 2, up + span / 2)
    # WMS 1.1.1: x before y whatever the CRS.
    return (
        f"{service_address(public, schema, dataset.table)}?SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap"
        f"&LAYERS={dataset.table}&STYLES=&SRS=EPSG:{dataset.srid}&WIDTH=320&HEIGHT=320&FORMAT=image/png"
        f"&BBOX={','.join(f'{value:.6g}' if dataset.srid == 4326 else f'{value:.0f}' for value in box)}"
    )


def _distribution(root: etree._Element, dataset: Dataset, public: str, schema: str) -> None:
    distribution = _add(root, "distributionInfo", "MD_Distribution")
    for name in ("GML", "GeoJSON"):
        encoding = _add(distribution, "distributionFormat", "MD_Format")
        _text(encoding, "name", name)
        _add(encoding, "version").set(f"{{{_NS['gco']}}}nilReason", "unknown")
    options = _add(distribution, "transferOptions", "MD_DigitalTransferOptions")
    service = service_address(public, schema, dataset.table)
    kinds = f"{_INSPIRE}/metadata-codelist/SpatialDataServiceType"
    view = (f"{kinds}/view", "Service de consultation")
    download = (f"{kinds}/download", "Service de téléchargement")
    links = (
        (f"{service}?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.3.0", "ogc/wms", "OGC Web Map Service", view,
         "Consultation (WMS)", "information"),
        (f"{service}?SERVICE=WFS&REQUEST=GetCapabilities&VERSION=1.1.0", "ogc/wfs", "OGC Web Feature Service",
         download, "Téléchargement (WFS)", "download"),
        (f"{service}/ogcapi", "", "OGC API - Features", download, "Téléchargement (OGC API Features)", "download"),
        (f"{public}/?map={schema}/{dataset.table}", "", "WWW:LINK-1.0-http--link", None, "Page de la carte",
         "information"),
    )  # fmt: skip
    for url, kind, protocol, profile, description, function in links:
        link = _add(options, "onLine", "CI_OnlineResource")
        _add(link, "linkage", "URL").text = url
        if kind:
            _anchor(_add(link, "protocol"), f"http://www.opengis.net/def/serviceType/{kind}", protocol)
        else:
            _text(link, "protocol", protocol)
        if profile is not None:
            _anchor(_add(link, "applicationProfile"), *profile)
        _text(link, "name", dataset.table if profile is not None else dataset.title)
        _text(link, "description", description)
        _code(link, "function", "CI_OnLineFunctionCode", function)


def _quality(root: etree._Element, dataset: Dataset) -> None:
    quality = _add(root, "dataQualityInfo", "DQ_DataQuality")
    _code(_add(quality, "scope", "DQ_Scope"), "level", "MD_ScopeCode", "dataset")
    result = _add(quality, "report", "DQ_DomainConsistency", "result", "DQ_ConformanceResult")
    specification = _add(result, "specification", "CI_Citation")
    _text(specification, "title", _REGULATION)
    _dated(specification, "2010-12-08", "publication")
    _text(result, "explanation", "Données d'exercice : la conformité n'a pas été évaluée.")
    _add(result, "pass").set(f"{{{_NS['gco']}}}nilReason", "unknown")  # TG C.21: not evaluated
    _text(_add(quality, "lineage", "LI_Lineage"), "statement", dataset.lineage)


def _constraints(info: etree._Element) -> None:
    """Write access and use as two blocks (TG C.17, C.18)."""
    access = _add(info, "resourceConstraints", "MD_LegalConstraints")
    _code(access, "accessConstraints", "MD_RestrictionCode", "otherRestrictions")
    _anchor(
        _add(access, "otherConstraints"),
        f"{_INSPIRE}/metadata-codelist/LimitationsOnPublicAccess/noLimitations",
        "Pas de restriction d'accès public",
    )
    use = _add(info, "resourceConstraints", "MD_LegalConstraints")
    _text(use, "useLimitation", "Données d'exercice : ne pas en tirer de décision.")
    _code(use, "useConstraints", "MD_RestrictionCode", "otherRestrictions")
    _text(use, "otherConstraints", "Licence Ouverte version 2.0 (Etalab)")
    _anchor(_add(use, "otherConstraints"), "https://spdx.org/licenses/etalab-2.0", "Licence Ouverte version 2.0")


def _reference_system(root: etree._Element, srid: int) -> None:
    system = _add(root, "referenceSystemInfo", "MD_ReferenceSystem", "referenceSystemIdentifier", "RS_Identifier")
    uri = f"http://www.opengis.net/def/crs/EPSG/0/{srid}"
    # TG 2.2: for the CRS of its annex the text is the URI itself.
    _anchor(_add(system, "code"), uri, uri if srid == 3035 else f"EPSG:{srid} {_CRS_NAMES[srid]}")


def _keywords(
    info: etree._Element, keywords: Sequence[tuple[str, str]], thesaurus: tuple[str, str, str] | None
) -> None:
    holder = _add(info, "descriptiveKeywords", "MD_Keywords")
    for uri, label in keywords:
        if uri:
            _anchor(_add(holder, "keyword"), uri, label)
        else:
            _text(holder, "keyword", label)
    _code(holder, "type", "MD_KeywordTypeCode", "theme")
    if thesaurus is not None:
        title, uri, date = thesaurus
        citation = _add(holder, "thesaurusName", "CI_Citation")
        _anchor(_add(citation, "title"), uri, title)
        _dated(citation, date, "publication")


def _contact(parent: etree._Element, tag: str, dataset: Dataset, role: str) -> None:
    party = _add(parent, tag, "CI_ResponsibleParty")
    _text(party, "organisationName", dataset.organisation)
    address = _add(party, "contactInfo", "CI_Contact", "address", "CI_Address")
    _text(address, "electronicMailAddress", dataset.email)
    _code(party, "role", "CI_RoleCode", role)


def _dated(citation: etree._Element, date: str, kind: str) -> None:
    dated = _add(citation, "date", "CI_Date")
    _date(_add(dated, "date"), date)
    _code(dated, "dateType", "CI_DateTypeCode", kind)


def _language(parent: etree._Element) -> None:
    code = _add(parent, "language", "LanguageCode")
    code.set("codeList", "http://www.loc.gov/standards/iso639-2/")
    code.set("codeListValue", "fre")
    code.text = "Français"


# -- the small words of ISO 19139 --------------------------------------------------------------


def _add(parent: etree._Element, *tags: str) -> etree._Element:
    """Add nested ``gmd`` elements and give the innermost."""
    for tag in tags:
        parent = etree.SubElement(parent, f"{{{_NS['gmd']}}}{tag}")
    return parent


def _gco(parent: etree._Element, kind: str, value: str) -> None:
    etree.SubElement(parent, f"{{{_NS['gco']}}}{kind}").text = value


def _text(parent: etree._Element, tag: str, value: str) -> None:
    _gco(_add(parent, tag), "CharacterString", value)


def _date(parent: etree._Element, value: str) -> None:
    _gco(parent, "Date", value)


def _anchor(parent: etree._Element, uri: str, label: str) -> None:
    anchor = etree.SubElement(parent, f"{{{_NS['gmx']}}}Anchor")
    anchor.set(_HREF, uri)
    anchor.text = label


def _code(parent: etree._Element, tag: str, name: str, value: str) -> None:
    code = _add(parent, tag, name)
    code.set("codeList", _CODELISTS + name)
    code.set("codeListValue", value)
    code.text = value
