"""The rows that French practice adds to the element table (see :mod:`.elements`)."""

from __future__ import annotations

from ..i18n import tr
from . import rules_practice, rules_structure
from .codecs import Codes, Text
from .codecs_items import AGGREGATES, FEATURE_CATALOGUES, LINKS, THUMBNAILS
from .codecs_languages import OtherLanguages, Translations
from .codecs_practice import OPEN_DATA, PRODIGE_PUBLIC, Distance, OtherKeywords, ProdigeDomains
from .element import Element, Words
from .element_thesauri import HIGH_VALUE, SCOPE, THEMES
from .elements_more import PRIORITY
from .elements_service import CATEGORY

_ID = "gmd:identificationInfo/*"
_CITATION = f"{_ID}/gmd:citation/gmd:CI_Citation"
_TITLE, _ABSTRACT = f"{_CITATION}/gmd:title", f"{_ID}/gmd:abstract"

PRACTICE: tuple[Element, ...] = (
    Element(
        "alternate_title", "", f"{_CITATION}/gmd:alternateTitle", "O", "O", "0..*",
        lambda: Words(
            tr("Other title"),
            tr("A short name or an acronym that people search for. The title itself has none."),
            "BD Forêt",
        ),
        "line", "", Text(f"{_CITATION}/gmd:alternateTitle"),
        rules_structure.empty_text("alternate_title", f"{_CITATION}/gmd:alternateTitle"), "identification",
    ),
    Element(
        "title_translations", "", f"{_TITLE}/gmd:PT_FreeText", "O", "O", "0..*",
        lambda: Words(
            tr("Title in other languages"),
            tr("The title for readers of another language. A language used for the first time is declared in the "
               "record."),
            tr("English – Wetlands of the Drôme"),
        ),
        "translations", "Language", Translations(_TITLE), rules_structure.translated("title_translations", _TITLE),
        "identification",
    ),
    Element(
        "abstract_translations", "", f"{_ABSTRACT}/gmd:PT_FreeText", "O", "O", "0..*",
        lambda: Words(
            tr("Abstract in other languages"),
            tr("The abstract for readers of another language. Translate the first lines at least."),
            tr("English – Outlines of the wetlands, from field surveys."),
        ),
        "translations", "Language", Translations(_ABSTRACT),
        rules_structure.translated("abstract_translations", _ABSTRACT), "identification",
    ),
    Element(
        "edition", "", f"{_CITATION}/gmd:edition", "O", "O", "0..1",
        lambda: Words(
            tr("Edition"),
            tr("The version of the data, where they have one. A date says when, an edition says which."),
            "3.1",
        ),
        "line", "", Text(f"{_CITATION}/gmd:edition"),
        rules_structure.empty_text("edition", f"{_CITATION}/gmd:edition"), "identification",
    ),
    Element(
        "purpose", "", f"{_ID}/gmd:purpose", "O", "O", "0..1",
        lambda: Words(
            tr("Purpose"),
            tr("Why the data were made. It tells readers whether they serve for something else."),
            tr("Follow the state of wetlands for the water agency."),
        ),
        "text", "", Text(f"{_ID}/gmd:purpose"), rules_structure.empty_text("purpose", f"{_ID}/gmd:purpose"),
        "identification",
    ),
    Element(
        "credit", "", f"{_ID}/gmd:credit", "O", "O", "0..*",
        lambda: Words(
            tr("Credits"),
            tr("Who is to be thanked or named: funders, partners. Contacts have their own part."),
            tr("Funded by the Example Region and the European Union."),
        ),
        "text", "", Text(f"{_ID}/gmd:credit"), rules_structure.empty_text("credit", f"{_ID}/gmd:credit"), "contacts",
    ),
    Element(
        "status", "", f"{_ID}/gmd:status", "O", "O", "0..*",
        lambda: Words(
            tr("Status"),
            tr("Whether the data are finished, kept up to date, planned or out of use. Say “obsolete” rather than "
               "delete the record."),
            tr("Kept up to date"),
        ),
        "multichoice", "MD_ProgressCode", Codes(f"{_ID}/gmd:status", "MD_ProgressCode"),
        rules_structure.empty_text("status", f"{_ID}/gmd:status"), "identification",
    ),
    Element(
        "thumbnails", "", f"{_ID}/gmd:graphicOverview", "O", "O", "0..*",
        lambda: Words(
            tr("Preview images"),
            tr("Pictures that show what the data look like, by their web address. Lists of results show the first "
               "one."),
            "https://www.example.org/wetlands.png",
        ),
        "items", "", THUMBNAILS, rules_structure.thumbnails, "identification",
    ),
    Element(
        "parent", "", "gmd:parentIdentifier", "O", "O", "0..1",
        lambda: Words(
            tr("Series"),
            tr("The identifier of the record of the series that this one belongs to. Catalogues show both together."),
            "8b6a0f0e-5a0d-4a7e-9c3d-0a1b2c3d4e5f",
        ),
        "line", "", Text("gmd:parentIdentifier"), rules_structure.parent_record, "identification",
    ),
    Element(
        "aggregates", "", f"{_ID}/gmd:aggregationInfo", "O", "O", "0..*",
        lambda: Words(
            tr("Ties to other data"),
            tr("Other data that these belong to, come from or are read with, by their identifiers. Say of which kind "
               "each tie is."),
            "https://www.example.org/id/hydrography",
        ),
        "items", "DS_AssociationTypeCode", AGGREGATES, rules_structure.aggregates, "identification",
    ),
    Element(
        "supplemental", "", f"{_ID}/gmd:supplementalInformation", "O", "", "0..1",
        lambda: Words(
            tr("More information"),
            tr("What has no place elsewhere: a page to read, advice on use. Keep it short."),
            tr("See the user guide on the web site of the region."),
        ),
        "text", "", Text(f"{_ID}/gmd:supplementalInformation"),
        rules_structure.empty_text("supplemental", f"{_ID}/gmd:supplementalInformation"), "identification",
    ),
    Element(
        "distance", "", f"{_ID}/gmd:spatialResolution/gmd:MD_Resolution/gmd:distance", "C", "C", "0..*",
        lambda: Words(
            tr("Resolution"),
            tr("The size of a pixel, or the smallest distance that counts, with its unit. Images have a resolution, "
               "drawings a scale."),
            "0.20 m",
        ),
        "line", "", Distance(), rules_practice.distance, "quality",
    ),
    Element(
        "feature_catalogue", "", "gmd:contentInfo/gmd:MD_FeatureCatalogueDescription", "O", "", "0..*",
        lambda: Words(
            tr("Feature catalogue"),
            tr("The list of tables, fields and values of the data (ISO 19110), as a record of its own. Give its "
               "identifier and its address, or its title and date."),
            "d3b22b85-a59a-4fa0-b24d-4f11a8ee1cf7",
        ),
        "items", "CI_DateTypeCode", FEATURE_CATALOGUES, rules_structure.feature_catalogue, "quality",
    ),
    Element(
        "prodige_domains", "", "…/gmd:descriptiveKeywords (PRODIGE)", "O", "O", "0..*",
        lambda: Words(
            tr("PRODIGE domains"),
            tr("The domains and sub-domains under which a PRODIGE platform files the data. The platform's "
               "administrator keeps the list."),
            tr("Nature zoning ; Sport"),
        ),
        "keywords", "", ProdigeDomains(), rules_practice.prodige_domains, "keywords",
    ),
    Element(
        "prodige_public", "", "…/gmd:descriptiveKeywords (PRODIGE)", "O", "O", "0..1",
        lambda: Words(
            tr("Open to the public at large (PRODIGE)"),
            tr("Whether a PRODIGE platform shows the data to everybody. It writes the keyword “Grand public”."),
            tr("yes"),
        ),
        "flag", "", PRODIGE_PUBLIC, rules_practice.prodige_public, "keywords",
    ),
    Element(
        "open_data", "", "…/gmd:descriptiveKeywords/gmd:MD_Keywords/gmd:keyword", "O", "O", "0..1",
        lambda: Words(
            tr("Open data"),
            tr("Whether a keyword says that the data are open. Portals that harvest open data look for it."),
            tr("yes"),
        ),
        "flag", "", OPEN_DATA, rules_practice.open_data, "keywords",
    ),
    Element(
        "other_keywords", "", "…/gmd:descriptiveKeywords (thesauri)", "O", "O", "0..*",
        lambda: Words(
            tr("Keywords of other thesauri"),
            tr("Keywords that come from a list: places, GEMET, thesauri of the catalogue. Each stands in the group of "
               "its thesaurus."),
            tr("Drôme – French departments"),
        ),
        "items", "",
        OtherKeywords(lambda record: [
            group for thesaurus in (THEMES, SCOPE, HIGH_VALUE, PRIORITY, CATEGORY) for group in thesaurus.groups(record)
        ]),
        rules_practice.other_keywords, "keywords",
    ),
    Element(
        "links", "", "…/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine", "O", "O", "0..*",
        lambda: Words(
            tr("Links"),
            tr("Where the data are seen, downloaded and explained: address, protocol, name of the layer, purpose. "
               "Portals make a file of a link whose purpose is download, and a map of a WMS."),
            "https://www.example.org/wms?service=WMS&request=GetCapabilities – OGC:WMS – zones_humides",
        ),
        "items", "CI_OnLineFunctionCode", LINKS, rules_structure.named_links, "distribution",
    ),
    Element(
        "other_languages", "", "gmd:locale", "O", "O", "0..*",
        lambda: Words(
            tr("Other languages of the record"),
            tr("The languages into which texts of the record are translated. The record's own language is not among "
               "them."),
            tr("English"),
        ),
        "multichoice", "Language", OtherLanguages(), rules_structure.locales, "record",
    ),
)  # fmt: skip
