"""The element table: one row per INSPIRE element, over which everything loops.

Reading, writing, the form, the checks, the repairs, the score and the help are loops over
:data:`ELEMENTS`. Adding an element is adding a row: here for what describes
data, in :mod:`.elements_more` (structure), :mod:`.elements_service` or :mod:`.elements_practice`.

Facts (requirement, path, obligation, cardinality): Technical Guidance for the implementation of
INSPIRE dataset and service metadata, version 2.0.
"""

from __future__ import annotations

from ..i18n import tr
from . import (
    rules_constraints,
    rules_contacts,
    rules_crs,
    rules_data,
    rules_dates,
    rules_distribution,
    rules_extent,
    rules_keywords,
    rules_lineage,
    rules_practice,
    rules_quality,
    rules_resource,
    rules_text,
    rules_themes,
)
from .codecs import Code, Codec, Codes, Crs, Date, Identifier, Language, Scale, Text
from .codecs_constraints import Access, Conditions
from .codecs_contacts import Contacts
from .codecs_groups import FreeKeywords, ReferenceDates
from .codecs_resource import Box, Conformity, TemporalExtent
from .element import Element, Words, sections
from .element_thesauri import HIGH_VALUE, SCOPE, THEMES
from .elements_more import STRUCTURE
from .elements_practice import PRACTICE
from .elements_service import SERVICES

_ID = "gmd:identificationInfo/*"
_FORMAT = "gmd:distributionInfo/gmd:MD_Distribution/gmd:distributionFormat/gmd:MD_Format"
_CITATION = f"{_ID}/gmd:citation/gmd:CI_Citation"

_EDITABLE: tuple[Element, ...] = (
    Element(
        "title", "C.8", f"{_CITATION}/gmd:title", "M", "M", "1",
        lambda: Words(
            tr("Title"),
            tr("The name under which people find the data. Say what, where and, if it matters, which year; no code "
               "names, no unexplained acronyms."),
            tr("Wetlands of the Drôme department, 2024"),
        ),
        "line", "", Text(f"{_CITATION}/gmd:title", keep=True), rules_text.title, "identification",
    ),
    Element(
        "abstract", "C.9", f"{_ID}/gmd:abstract", "M", "M", "1",
        lambda: Words(
            tr("Abstract"),
            tr("What the data show, what they leave out and what they are good for. The first 250 characters are what "
               "a list of results shows."),
            tr("Outlines of the wetlands of more than 1,000 m², from field surveys of 2019 to 2023."),
        ),
        "text", "", Text(f"{_ID}/gmd:abstract", keep=True), rules_text.abstract, "identification",
    ),
    Element(
        "resource_type", "1.1", "gmd:hierarchyLevel", "M", "M", "1",
        lambda: Words(
            tr("Resource type"),
            tr("What the record describes. A series is several data sets made in the same way."),
            tr("Data set"),
        ),
        "choice", "MD_ScopeCode", Code("gmd:hierarchyLevel", "MD_ScopeCode"), rules_resource.resource_type,
        "identification",
    ),
    Element(
        "resource_identifier", "1.3", f"{_CITATION}/gmd:identifier/*/gmd:code", "M", "", "1..*",
        lambda: Words(
            tr("Identifier of the data"),
            tr("A name that never changes and that no other data have, best a web address of yours. It is not the "
               "identifier of the record."),
            "https://www.example.org/id/wetlands-2024",
        ),
        "line", "", Identifier(), rules_resource.resource_identifier, "identification",
    ),
    Element(
        "resource_language", "1.6", f"{_ID}/gmd:language", "M", "", "1..*",
        lambda: Words(
            tr("Language of the data"),
            tr("The language of the names and texts in the data. Choose “no text” for an image or a terrain model."),
            tr("French"),
        ),
        "choice", "Language", Language(f"{_ID}/gmd:language"), rules_text.resource_language, "identification",
    ),
    Element(
        "topic_category", "1.7", f"{_ID}/gmd:topicCategory", "M", "", "1..*",
        lambda: Words(
            tr("Topic category"),
            tr("The coarse subject, from a list of 19 used all over the world. One is enough."),
            tr("Environment"),
        ),
        "multichoice", "MD_TopicCategoryCode",
        Codes(f"{_ID}/gmd:topicCategory", "MD_TopicCategoryCode", as_text=True), rules_keywords.topic_category,
        "keywords",
    ),
    Element(
        "inspire_themes", "1.4", "…/gmd:descriptiveKeywords (GEMET - INSPIRE themes)", "M", "", "1..*",
        lambda: Words(
            tr("INSPIRE themes"),
            tr("The European subject, from a list of 34. It is written with the address of the European register, so "
               "that every portal recognises it."),
            tr("Protected sites"),
        ),
        "multichoice", "InspireTheme", THEMES, rules_themes.inspire_themes, "keywords",
    ),
    Element(
        "keywords", "", "…/gmd:descriptiveKeywords (no thesaurus)", "O", "O", "0..*",
        lambda: Words(
            tr("Free keywords"),
            tr("The words that people would type to find these data, synonyms included. Do not repeat the title."),
            tr("marsh, peat bog, open data"),
        ),
        "keywords", "", FreeKeywords(), rules_keywords.keywords, "keywords",
    ),
    Element(
        "organisation", "C.10", f"{_ID}/gmd:pointOfContact", "M", "M", "1..*",
        lambda: Words(
            tr("Responsible organisations"),
            tr("Who owns, makes or publishes the data, with an address of a service rather than of a person. Name at "
               "least the owner or the custodian."),
            tr("Example Region – Owner – gis@example.org"),
        ),
        "contact", "CI_RoleCode", Contacts(f"{_ID}/gmd:pointOfContact"), rules_contacts.organisation, "contacts",
    ),
    Element(
        "metadata_contact", "C.6", "gmd:contact", "M", "M", "1..*",
        lambda: Words(
            tr("Contact for the record"),
            tr("Whom to write to when the record has a mistake. One of them has the role “point of contact”."),
            tr("Example Region – Point of contact – gis@example.org"),
        ),
        "contact", "CI_RoleCode", Contacts("gmd:contact", keep=True), rules_contacts.metadata_contact, "contacts",
    ),
    Element(
        "dates", "C.11", f"{_CITATION}/gmd:date", "M", "M", "1..*",
        lambda: Words(
            tr("Dates of the data"),
            tr("When the data were made, published, last revised. One is enough; the last revision says most."),
            "2024-06-12",
        ),
        "dates", "CI_DateTypeCode", ReferenceDates(), rules_dates.dates, "extent",
    ),
    Element(
        "temporal_extent", "C.14", "…/gmd:EX_TemporalExtent", "C", "C", "0..*",
        lambda: Words(
            tr("Period"),
            tr("The time that the data describe, which is not when they were made. “now” leaves the end open."),
            "2019-01-01 – now",
        ),
        "period", "", TemporalExtent(), rules_extent.temporal_extent, "extent",
    ),
    Element(
        "bounding_box", "C.19", "…/gmd:EX_GeographicBoundingBox", "M", "C", "1..*",
        lambda: Words(
            tr("Extent"),
            tr("The box around the data, in degrees. It is what a search on a map compares; the layer knows it."),
            "4.65 W, 44.12 S, 5.83 E, 45.34 N",
        ),
        "box", "", Box(), rules_extent.bounding_box, "extent",
    ),
    Element(
        "crs", "2.1", "gmd:referenceSystemInfo", "M", "", "1..*",
        lambda: Words(
            tr("Coordinate reference system"),
            tr("The system of the coordinates, with its EPSG code. The layer knows it."),
            "EPSG:2154 RGF93 v1 / Lambert-93",
        ),
        "crs", "", Crs(), rules_crs.crs, "extent",
    ),
    Element(
        "scale", "1.5", f"{_ID}/gmd:spatialResolution", "C", "C", "0..*",
        lambda: Words(
            tr("Scale"),
            tr("The scale the data were made for: the whole number under 1/…. It tells how far one may zoom in."),
            "25000",
        ),
        "line", "", Scale(), rules_data.scale, "quality",
    ),
    Element(
        "representation_type", "2.4", f"{_ID}/gmd:spatialRepresentationType", "M", "", "1..*",
        lambda: Words(
            tr("Kind of data"), tr("Vector, raster, triangulated network or table. The layer knows it."), tr("Vector")
        ),
        "multichoice", "MD_SpatialRepresentationTypeCode",
        Codes(f"{_ID}/gmd:spatialRepresentationType", "MD_SpatialRepresentationTypeCode"),
        rules_data.representation_type, "quality",
    ),
    Element(
        "lineage", "1.11", "…/gmd:LI_Lineage/gmd:statement", "M", "O", "1",
        lambda: Words(
            tr("Lineage"),
            tr("How the data were made: sources, method, checks, updates. It is what lets others trust them."),
            tr("Digitised from the 2021 orthophotos, checked in the field; updated each year."),
        ),
        "text", "", Text("gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:lineage/gmd:LI_Lineage/gmd:statement"),
        rules_lineage.lineage, "quality",
    ),
    Element(
        "update_frequency", "C.7.1", f"{_ID}/gmd:resourceMaintenance", "O", "", "0..1",
        lambda: Words(
            tr("Update frequency"), tr("How often the data are brought up to date. Say “unknown” rather than guess."),
            tr("Annually"),
        ),
        "choice", "MD_MaintenanceFrequencyCode",
        Code(f"{_ID}/gmd:resourceMaintenance/gmd:MD_MaintenanceInformation/gmd:maintenanceAndUpdateFrequency",
             "MD_MaintenanceFrequencyCode", keep=True),
        rules_practice.update_frequency, "quality",
    ),
    Element(
        "conformity_1089", "1.10", "…/gmd:DQ_ConformanceResult (1089/2010)", "M", "", "1",
        lambda: Words(
            tr("Conformity to INSPIRE"),
            tr("Whether the data follow the European model (regulation 1089/2010). “Not evaluated” is an honest and "
               "accepted answer."),
            tr("Not evaluated"),
        ),
        "choice", "Conformity", Conformity(), rules_quality.conformity_1089, "quality",
    ),
    Element(
        "access_limits", "C.17", "…/gmd:MD_LegalConstraints[gmd:accessConstraints]", "M", "M", "1",
        lambda: Words(
            tr("Limits on public access"),
            tr("Whether the law keeps the public from seeing the data, and by which article. Most data have none."),
            tr("No limitations to public access"),
        ),
        "choice", "LimitationsOnPublicAccess", Access(), rules_constraints.access_limits, "constraints",
    ),
    Element(
        "use_conditions", "C.18", "…/gmd:MD_LegalConstraints[gmd:useConstraints]", "M", "M", "1",
        lambda: Words(
            tr("Conditions of use"),
            tr("The licence. A French administration chooses the Licence Ouverte or the ODbL; a text of your own is "
               "possible, but portals do not recognise it."),
            "Licence Ouverte 2.0",
        ),
        "choice", "Licence", Conditions(), rules_constraints.use_conditions, "constraints",
    ),
    Element(
        "format", "2.6", "…/gmd:distributionFormat/gmd:MD_Format/gmd:name", "M", "", "1..*",
        lambda: Words(
            tr("Format"), tr("The format in which the data are given out. Name the usual one first."), "GeoPackage"
        ),
        "line", "", Text(f"{_FORMAT}/gmd:name", keep=True),
        rules_distribution.data_format, "distribution",
    ),
    Element(
        "spatial_scope", "2b M.1", "…/gmd:descriptiveKeywords (SpatialScope)", "O", "", "0..1",
        lambda: Words(
            tr("Spatial scope"), tr("Whether the data are local, regional, national … Europe counts them by it."),
            tr("Regional"),
        ),
        "multichoice", "SpatialScope", SCOPE, rules_practice.spatial_scope, "keywords",
    ),
    Element(
        "high_value", "HVD", "…/gmd:descriptiveKeywords (High-value dataset categories)", "O", "O", "0..*",
        lambda: Words(
            tr("High-value data"),
            tr("The categories of regulation (EU) 2023/138, for the data that it names. Leave it empty otherwise."),
            tr("Geospatial"),
        ),
        "multichoice", "HighValueCategory", HIGH_VALUE, rules_practice.high_value, "keywords",
    ),
    Element(
        "metadata_language", "C.5", "gmd:language", "M", "M", "1",
        lambda: Words(tr("Language of the record"), tr("The language in which this record is written."), tr("French")),
        "choice", "Language", Language("gmd:language"), rules_text.metadata_language, "record",
    ),
    Element(
        "metadata_date", "C.7", "gmd:dateStamp", "M", "M", "1",
        lambda: Words(
            tr("Date of the record"), tr("When this record was last changed. It is set at each save."), "2024-06-12"
        ),
        "date", "", Date("gmd:dateStamp"), rules_dates.metadata_date, "record",
    ),
    Element(
        "file_identifier", "rec C.1", "gmd:fileIdentifier", "M", "M", "1",
        lambda: Words(
            tr("Identifier of the record"),
            tr("The name under which the catalogue keeps this record. It never changes, or links to it break."),
            "8b6a0f0e-5a0d-4a7e-9c3d-0a1b2c3d4e5f",
        ),
        "line", "", Text("gmd:fileIdentifier"), rules_text.file_identifier, "record",
    ),
)  # fmt: skip

#: Every row, in the order of the form.
ELEMENTS: tuple[Element, ...] = tuple(
    sorted((*_EDITABLE, *STRUCTURE, *SERVICES, *PRACTICE), key=lambda row: sections().index(row.section))
)

_BY_KEY = {row.key: row for row in ELEMENTS}


def element(key: str) -> Element:
    """Give a row of the table.

    :raises KeyError: there is none of that name.
    """
    return _BY_KEY[key]


def codec(key: str) -> Codec:
    """Give the codec of an element.

    :raises KeyError: no such element, or it has no codec.
    """
    found = _BY_KEY[key].codec
    if found is None:
        raise KeyError(f"{key} cannot be read as one value")
    return found
