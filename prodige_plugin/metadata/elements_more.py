"""The rows of the element table on structure, conformity, links and data (see :mod:`.elements`)."""

from __future__ import annotations

from ..i18n import tr
from . import (
    codecs_stated,
    rules_crs,
    rules_dates,
    rules_distribution,
    rules_keywords,
    rules_lineage,
    rules_links,
    rules_practice,
    rules_quality,
    rules_resource,
    rules_schema,
    rules_structure,
)
from .codecs import Codes
from .codecs_groups import OneDate, Thesaurus
from .codecs_items import CONFORMITY, measures
from .codecs_practice import TemporalSystem
from .codecs_resource import TopologyDescription
from .codecs_stated import Stated
from .element import Element, Words

_DATA = "gmd:MD_DataIdentification"
_ID = "gmd:identificationInfo/*"

PRIORITY = Thesaurus(
    codelist="PriorityDataset",
    title="INSPIRE priority data set",
    href="http://inspire.ec.europa.eu/metadata-codelist/PriorityDataset",
    date="2018-04-04",
    recognise=lambda title: "priority data" in title,
)

STRUCTURE: tuple[Element, ...] = (
    Element(
        "schema", "C.1", "gmd:MD_Metadata", "M", "M", "1",
        lambda: Words(
            tr("Structure of the XML"),
            tr("Whether the record keeps to the ISO schemas: which elements there are, and in which order. The plugin "
               "writes new elements where the schemas want them."),
            "ISO 19139 (2007), GML 3.2",
        ),
        "status", "",
        Stated(codecs_stated.structure, lambda: tr("Use the repairs, or look at the place in the XML.")),
        rules_schema.schema, "record", aside=True,
    ),
    Element(
        "root", "C.2", "gmd:MD_Metadata", "M", "M", "1",
        lambda: Words(
            tr("Root of the XML"),
            tr("The element that holds the whole record. INSPIRE reads MD_Metadata; the imagery extension has "
               "another."),
            "gmd:MD_Metadata",
        ),
        "status", "", Stated(codecs_stated.root, lambda: tr("Make a new record from the layer.")),
        rules_structure.root, "record", aside=True,
    ),
    Element(
        "creation_date", "C.12", "…/gmd:CI_Date (creation)", "C", "C", "0..1",
        lambda: Words(
            tr("Date of creation"),
            tr("When the data were made. There is one at most."),
            "2021-03-01",
        ),
        "date", "", OneDate("creation"), rules_dates.creation_date, "extent", part_of="dates",
    ),
    Element(
        "revision_date", "C.13", "…/gmd:CI_Date (revision)", "C", "C", "0..1",
        lambda: Words(
            tr("Date of last revision"),
            tr("When the data were last brought up to date. There is one at most, the last one."),
            "2024-06-12",
        ),
        "date", "", OneDate("revision"), rules_dates.revision_date, "extent", part_of="dates",
    ),
    Element(
        "keyword_thesaurus", "C.15", "…/gmd:MD_Keywords/gmd:thesaurusName", "C", "C", "0..1",
        lambda: Words(
            tr("Thesaurus of the keywords"),
            tr("Where keywords come from: title and date of the list. Portals recognise a theme by it."),
            "GEMET - INSPIRE themes, version 1.0 (2008-06-01)",
        ),
        "status", "", Stated(codecs_stated.thesauri, lambda: tr("Change the keywords themselves.")),
        rules_keywords.keyword_thesaurus, "keywords",
    ),
    Element(
        "keyword_groups", "C.16", "gmd:descriptiveKeywords", "M", "M", "",
        lambda: Words(
            tr("Grouping of the keywords"),
            tr("Keywords of one thesaurus stand in one group. The plugin keeps them so."),
            tr("GEMET - INSPIRE themes, version 1.0: 1 keyword"),
        ),
        "status", "", Stated(codecs_stated.groups, lambda: tr("Change the keywords themselves.")),
        rules_keywords.keyword_groups, "keywords", aside=True,
    ),
    Element(
        "conformity", "C.20", "…/gmd:DQ_ConformanceResult", "M", "M", "1..*",
        lambda: Words(
            tr("Conformity"),
            tr("Which specifications the data or the service were compared with, and the result. One line for each; "
               "national models (CNIG, COVADIS) have their place here."),
            tr("CNIG PLU standard, 2017-12-15 – conformant"),
        ),
        "items", "Conformity", CONFORMITY, rules_quality.conformity, "quality", aside=True,
    ),
    Element(
        "conformity_specification", "C.21", "…/gmd:specification/gmd:CI_Citation", "M", "M", "1",
        lambda: Words(
            tr("Specification"),
            tr("Title and date of what conformity is stated to. The titles of regulations are written to the letter."),
            tr("Commission Regulation (EU) No 1089/2010, 2010-12-08"),
        ),
        "status", "", Stated(codecs_stated.specifications, lambda: tr("Change the lines on conformity.")),
        rules_quality.conformity_specification, "quality", part_of="conformity",
    ),
    Element(
        "conformity_degree", "C.22", "…/gmd:DQ_ConformanceResult/gmd:pass", "M", "M", "1",
        lambda: Words(
            tr("Degree of conformity"),
            tr("Conformant, not conformant, or not evaluated. An empty answer fails the tests."),
            tr("Not evaluated"),
        ),
        "status", "Conformity", Stated(codecs_stated.degrees, lambda: tr("Change the lines on conformity.")),
        rules_quality.conformity_degree, "quality", part_of="conformity",
    ),
    Element(
        "data_identification", "1.2", f"gmd:identificationInfo[1]/{_DATA}", "M", "", "1",
        lambda: Words(
            tr("Identification of the data"),
            tr("The block that describes the data; there is exactly one. Its id is what services point at."),
            "MD_DataIdentification (id=md1)",
        ),
        "status", "", Stated(codecs_stated.identification, lambda: tr("Use the repairs, or change the resource type.")),
        rules_resource.data_identification, "identification", aside=True,
    ),
    Element(
        "locator", "1.8", "…/gmd:onLine/gmd:CI_OnlineResource/gmd:linkage/gmd:URL", "C", "", "0..*",
        lambda: Words(
            tr("Addresses of the links"),
            tr("Where the data can be got. An address is whole: its host has a dot, in lower case."),
            "https://www.example.org/wfs?service=WFS&request=GetCapabilities",
        ),
        "status", "", Stated(codecs_stated.addresses, lambda: tr("Change the links.")),
        rules_links.locator, "distribution", part_of="links",
    ),
    Element(
        "quality_scope", "1.9", "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:scope", "M", "", "1",
        lambda: Words(
            tr("What the quality is about"),
            tr("The statements on quality are about the whole data set or series. INSPIRE reads one block only."),
            tr("Data set"),
        ),
        "status", "MD_ScopeCode", Stated(codecs_stated.quality_scopes, lambda: tr("Use the repairs.")),
        rules_lineage.quality_scope, "quality", aside=True,
    ),
    Element(
        "default_crs", "2.2", "…/gmd:RS_Identifier/gmd:code", "C", "", "",
        lambda: Words(
            tr("European coordinate systems"),
            tr("Systems of the INSPIRE regulation (ETRS89, LAEA …) are written as the address of their definition. "
               "National ones such as Lambert-93 are free."),
            "http://www.opengis.net/def/crs/EPSG/0/4258",
        ),
        "status", "", Stated(codecs_stated.european_systems, lambda: tr("Change the coordinate reference system.")),
        rules_crs.default_crs, "extent", part_of="crs",
    ),
    Element(
        "temporal_crs", "2.3", "gmd:referenceSystemInfo", "C", "", "0..*",
        lambda: Words(
            tr("Temporal reference system"),
            tr("Only for data whose times are not dates of our calendar. Leave it empty otherwise."),
            tr("Julian date"),
        ),
        "choice", "TemporalReferenceSystem", TemporalSystem(), rules_structure.temporal_crs, "extent",
    ),
    Element(
        "character_set", "2.5", f"{_ID}/gmd:characterSet", "C", "", "0..*",
        lambda: Words(
            tr("Character encoding"),
            tr("How the texts of the data are encoded. UTF-8 goes without saying; old shapefiles may have another."),
            "UTF-8",
        ),
        "multichoice", "MD_CharacterSetCode", Codes(f"{_ID}/gmd:characterSet", "MD_CharacterSetCode"),
        rules_distribution.character_set, "quality",
    ),
    Element(
        "topology_measure", "2.7", "…/gmd:DQ_TopologicalConsistency (quantitative)", "C", "", "0..*",
        lambda: Words(
            tr("Topological consistency, measure"),
            tr("For networks: how many faults were counted, and in what unit. Other data leave it empty."),
            tr("Missing connections: 12"),
        ),
        "items", "", measures("DQ_TopologicalConsistency"), rules_practice.topology_measure, "quality",
    ),
    Element(
        "topology_description", "2.8", "…/gmd:DQ_TopologicalConsistency (description)", "C", "", "0..*",
        lambda: Words(
            tr("Topological consistency, description"),
            tr("For networks whose centre lines are not connected as the European model asks: say in words how far. "
               "Other data leave it empty."),
            tr("Roundabouts are not connected to the roads that lead to them."),
        ),
        "text", "", TopologyDescription(), rules_practice.topology_description, "quality",
    ),
    Element(
        "priority_data_set", "2b M.2", "…/gmd:descriptiveKeywords (PriorityDataset)", "O", "", "0..*",
        lambda: Words(
            tr("Priority data sets"),
            tr("For data that are reported to Europe under an environmental directive. Leave it empty otherwise."),
            tr("Agglomerations (Urban Waste Water Treatment Directive)"),
        ),
        "multichoice", "PriorityDataset", PRIORITY, rules_practice.priority_data_set, "keywords",
    ),
    Element(
        "view_link", "8.1", "…/gmd:CI_OnlineResource (view)", "C", "", "0..*",
        lambda: Words(
            tr("Link to a view service"),
            tr("A link to a WMS or a WMTS that Europe's portal recognises, by protocol and type of service. It then "
               "shows the map."),
            "https://www.example.org/wms?service=WMS&request=GetCapabilities",
        ),
        "status", "", Stated(codecs_stated.view_links, lambda: tr("Change the links.")),
        rules_structure.view_link, "distribution", part_of="links",
    ),
    Element(
        "download_link", "8.2", "…/gmd:CI_OnlineResource (download)", "C", "", "0..*",
        lambda: Words(
            tr("Link to a download service"),
            tr("A link to a WFS, a WCS or an ATOM feed that Europe's portal recognises. It then counts the data as "
               "downloadable."),
            "https://www.example.org/wfs?service=WFS&request=GetCapabilities",
        ),
        "status", "", Stated(codecs_stated.download_links, lambda: tr("Change the links.")),
        rules_structure.download_link, "distribution", part_of="links",
    ),
)  # fmt: skip
