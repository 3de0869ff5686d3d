"""The rows of the element table on services (TG 2.0, parts 3 to 7; see :mod:`.elements`)."""

from __future__ import annotations

from ..i18n import tr
from . import codecs_stated, rules_practice, rules_service, rules_structure
from .codecs import Text
from .codecs_groups import Thesaurus
from .codecs_items import COUPLED_RESOURCES, OPERATES_ON, OPERATIONS, measures
from .codecs_practice import ServiceType
from .codecs_resource import Conformity
from .codecs_stated import Stated
from .element import Element, Words

_SERVICE = "gmd:identificationInfo/srv:SV_ServiceIdentification"

CATEGORY = Thesaurus(
    codelist="SpatialDataServiceCategory",
    title="COMMISSION REGULATION (EC) No 1205/2008",
    href="http://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceCategory",
    date="2008-12-03",
    recognise=lambda title: "1205/2008" in title
    or title in ("classification of spatial data services", "inspire service taxonomy", "service taxonomy"),
)

SERVICES: tuple[Element, ...] = (
    Element(
        "service_level", "3.1", "gmd:hierarchyLevelName", "", "M", "1",
        lambda: Words(
            tr("Resource type in words"),
            tr("A service says in words too that it is one. “Service” is enough."),
            tr("Service"),
        ),
        "line", "", Text("gmd:hierarchyLevelName"), rules_service.service_level, "identification",
    ),
    Element(
        "service_identification", "3.2", _SERVICE, "", "M", "1",
        lambda: Words(
            tr("Identification of the service"),
            tr("The block that describes the service; there is exactly one. A record of data has another."),
            "SV_ServiceIdentification",
        ),
        "status", "", Stated(codecs_stated.identification, lambda: tr("Use the repairs, or change the resource type.")),
        rules_service.service_identification, "identification", aside=True,
    ),
    Element(
        "service_category", "3.4", f"{_SERVICE}/…/gmd:keyword", "", "M", "1..*",
        lambda: Words(
            tr("Category of the service"),
            tr("What the service does, from the European classification. A WMS gives maps, a WFS gives features."),
            tr("Map access service"),
        ),
        "multichoice", "SpatialDataServiceCategory", CATEGORY, rules_service.service_category, "keywords",
    ),
    Element(
        "service_type", "3.5", f"{_SERVICE}/srv:serviceType", "", "M", "1",
        lambda: Words(
            tr("Type of the service"),
            tr("Search, view, download, transformation or other. A WMS is a view service, a WFS a download service."),
            tr("View"),
        ),
        "choice", "SpatialDataServiceType", ServiceType(), rules_service.service_type, "identification",
    ),
    Element(
        "network_service_type", "4.1", f"{_SERVICE}/srv:serviceType", "", "M", "1",
        lambda: Words(
            tr("Type of the network service"),
            tr("A network service of INSPIRE is one of four: search, view, download, transformation. Another type is "
               "not checked as one."),
            tr("View"),
        ),
        "status", "SpatialDataServiceType",
        Stated(codecs_stated.service_kind, lambda: tr("Change the type of the service.")),
        rules_structure.levels, "identification", part_of="service_type",
    ),
    Element(
        "conformity_976", "4b", "…/gmd:specification (976/2009)", "", "C", "1",
        lambda: Words(
            tr("Conformity to regulation 976/2009"),
            tr("Whether the service follows the European rules on network services. “Not evaluated” is an honest and "
               "accepted answer."),
            tr("Not evaluated"),
        ),
        "choice", "Conformity", Conformity("976/2009"), rules_service.conformity_976, "quality",
    ),
    Element(
        "operates_on", "3.6", f"{_SERVICE}/srv:operatesOn", "", "C", "0..*",
        lambda: Words(
            tr("Coupled data"),
            tr("The records of the data that the service gives out: their identifiers, and the addresses of their XML. "
               "Portals go from the data to the service by it."),
            "8b6a0f0e-5a0d-4a7e-9c3d-0a1b2c3d4e5f",
        ),
        "items", "", OPERATES_ON, rules_service.operates_on, "identification",
    ),
    Element(
        "coupled_resources", "", f"{_SERVICE}/srv:coupledResource", "", "O", "0..*",
        lambda: Words(
            tr("Layers and their data"),
            tr("Which layer of the service shows which data. A catalogue offers the right layer beside the data "
               "by it."),
            "zones_humides",
        ),
        "items", "", COUPLED_RESOURCES, rules_practice.coupled_resources, "identification",
    ),
    Element(
        "service_locator", "3.7", "…/gmd:linkage/gmd:URL", "", "C", "0..*",
        lambda: Words(
            tr("Links of the service"),
            tr("The address of the service, best the one of its capabilities. Whoever reads the record can then use "
               "it."),
            "https://www.example.org/wms?service=WMS&request=GetCapabilities",
        ),
        "status", "", Stated(codecs_stated.addresses, lambda: tr("Change the links.")),
        rules_service.service_locator, "distribution", part_of="links",
    ),
    Element(
        "service_quality_scope", "3.8", "…/gmd:DQ_DataQuality/gmd:scope", "", "M", "1",
        lambda: Words(
            tr("What the quality is about (service)"),
            tr("The statements on quality are about the service, which is said in words too. The plugin writes both."),
            tr("Service – service"),
        ),
        "status", "MD_ScopeCode", Stated(codecs_stated.quality_scopes, lambda: tr("Use the repairs.")),
        rules_service.service_quality_scope, "quality", aside=True,
    ),
    Element(
        "invocable_service", "5.1-5.5", _SERVICE, "", "C", "",
        lambda: Words(
            tr("Invocable service"),
            tr("For services that are no network services: the links that are access points. Other services leave it."),
            "https://www.example.org/process",
        ),
        "status", "", Stated(codecs_stated.access_points, lambda: tr("Change the links.")),
        rules_practice.invocable, "distribution",
    ),
    Element(
        "interoperable_service", "6.1-6.5", "…/gmd:DQ_ConceptualConsistency", "", "C", "0..3",
        lambda: Words(
            tr("Quality of the service"),
            tr("Availability, performance and capacity, each with its value. Asked of interoperable services only."),
            tr("availability: 99 %"),
        ),
        "items", "QualityOfServiceCriteria", measures("DQ_ConceptualConsistency"), rules_practice.interoperable,
        "quality",
    ),
    Element(
        "harmonised_service", "7.1-7.3", f"{_SERVICE}/srv:containsOperations", "", "C", "1..*",
        lambda: Words(
            tr("Operations"),
            tr("What the service answers to, and at which address. The schema wants one at least; GetCapabilities is "
               "the usual one."),
            "GetCapabilities",
        ),
        "items", "DCPList", OPERATIONS, rules_practice.operations, "identification",
    ),
)  # fmt: skip
