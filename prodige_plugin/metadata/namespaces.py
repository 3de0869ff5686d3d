"""XML namespaces of ISO 19139 records, and the order of children its schemas ask for.

Sources: ISO/TS 19139:2007 schemas (gmd, gco, gmx, srv), OGC 07-045 (INSPIRE writes gml 3.2).
"""

from __future__ import annotations

from functools import lru_cache

GMD = "http://www.isotc211.org/2005/gmd"
GCO = "http://www.isotc211.org/2005/gco"
GMX = "http://www.isotc211.org/2005/gmx"
SRV = "http://www.isotc211.org/2005/srv"
GMI = "http://www.isotc211.org/2005/gmi"
GFC = "http://www.isotc211.org/2005/gfc"
GML_32 = "http://www.opengis.net/gml/3.2"
GML_OLD = "http://www.opengis.net/gml"
XLINK = "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

#: Our prefixes; a document may use others, see :func:`prodige_plugin.metadata.patch.render`.
NS: dict[str, str] = {
    "gmd": GMD,
    "gco": GCO,
    "gmx": GMX,
    "srv": SRV,
    "gmi": GMI,
    "gfc": GFC,
    "gml": GML_32,
    "xlink": XLINK,
    "xsi": XSI,
}

ROOTS = (f"{{{GMD}}}MD_Metadata", f"{{{GMI}}}MI_Metadata")
#: Roots of ISO 19115-3 records (schemas of 2016 and 2018), which are read for search and not edited.
MDB_ROOTS = tuple(f"{{http://standards.iso.org/iso/19115/-3/mdb/{edition}}}MD_Metadata" for edition in ("1.0", "2.0"))

_IDENTIFICATION = (
    "citation abstract purpose credit status pointOfContact resourceMaintenance graphicOverview resourceFormat "
    "descriptiveKeywords resourceSpecificUsage resourceConstraints aggregationInfo "
)
_METADATA = (
    "fileIdentifier language characterSet parentIdentifier hierarchyLevel hierarchyLevelName contact dateStamp "
    "metadataStandardName metadataStandardVersion dataSetURI locale spatialRepresentationInfo referenceSystemInfo "
    "metadataExtensionInfo identificationInfo contentInfo distributionInfo dataQualityInfo portrayalCatalogueInfo "
    "metadataConstraints applicationSchemaInfo metadataMaintenance series describes propertyType featureType "
    "featureAttribute acquisitionInformation"
)

#: Local name of a parent → local names of its children in schema order.
ORDER: dict[str, tuple[str, ...]] = {
    parent: tuple(children.split())
    for parent, children in {
        "MD_Metadata": _METADATA,
        "MI_Metadata": _METADATA,
        "MD_DataIdentification": _IDENTIFICATION
        + "spatialRepresentationType spatialResolution language characterSet topicCategory environmentDescription "
        "extent supplementalInformation",
        "SV_ServiceIdentification": _IDENTIFICATION
        + "serviceType serviceTypeVersion accessProperties restrictions keywords extent coupledResource couplingType "
        "containsOperations operatesOn",
        "CI_Citation": "title alternateTitle date edition editionDate identifier citedResponsibleParty "
        "presentationForm series otherCitationDetails collectiveTitle ISBN ISSN",
        "CI_ResponsibleParty": "individualName organisationName positionName contactInfo role",
        "CI_Contact": "phone address onlineResource hoursOfService contactInstructions",
        "CI_Telephone": "voice facsimile",
        "CI_Address": "deliveryPoint city administrativeArea postalCode country electronicMailAddress",
        "CI_Date": "date dateType",
        "MD_Identifier": "authority code",
        "RS_Identifier": "authority code codeSpace version",
        "MD_ReferenceSystem": "referenceSystemIdentifier",
        "MD_Keywords": "keyword type thesaurusName",
        "MD_Constraints": "useLimitation",
        "MD_LegalConstraints": "useLimitation accessConstraints useConstraints otherConstraints",
        "MD_MaintenanceInformation": "maintenanceAndUpdateFrequency dateOfNextUpdate userDefinedMaintenanceFrequency "
        "updateScope updateScopeDescription maintenanceNote contact",
        "MD_BrowseGraphic": "fileName fileDescription fileType",
        "MD_Format": "name version amendmentNumber specification fileDecompressionTechnique formatDistributor",
        "MD_Distribution": "distributionFormat distributor transferOptions",
        "MD_DigitalTransferOptions": "unitsOfDistribution transferSize onLine offLine",
        "CI_OnlineResource": "linkage protocol applicationProfile name description function",
        "DQ_DataQuality": "scope report lineage",
        "DQ_Scope": "level extent levelDescription",
        "DQ_DomainConsistency": "nameOfMeasure measureIdentification measureDescription evaluationMethodType "
        "evaluationMethodDescription evaluationProcedure dateTime result",
        "DQ_ConformanceResult": "specification explanation pass",
        "LI_Lineage": "statement processStep source",
        "EX_Extent": "description geographicElement temporalElement verticalElement",
        "EX_GeographicBoundingBox": "extentTypeCode westBoundLongitude eastBoundLongitude southBoundLatitude "
        "northBoundLatitude",
        "EX_TemporalExtent": "extent",
        "TimePeriod": "description name begin beginPosition end endPosition duration timeInterval",
        "MD_Resolution": "equivalentScale distance",
    }.items()
}


#: The same for parents that are written but not checked by the own table of :mod:`.rules_schema`.
_ALSO: dict[str, tuple[str, ...]] = {
    parent: tuple(children.split())
    for parent, children in {
        "MD_AggregateInformation": "aggregateDataSetName aggregateDataSetIdentifier associationType initiativeType",
        "MD_FeatureCatalogueDescription": "complianceCode language includedWithDataset featureTypes "
        "featureCatalogueCitation",
        "DQ_TopologicalConsistency": "nameOfMeasure measureIdentification measureDescription evaluationMethodType "
        "evaluationMethodDescription evaluationProcedure dateTime result",
        "DQ_ConceptualConsistency": "nameOfMeasure measureIdentification measureDescription evaluationMethodType "
        "evaluationMethodDescription evaluationProcedure dateTime result",
        "DQ_QuantitativeResult": "valueType valueUnit errorStatistic value",
        "SV_OperationMetadata": "operationName DCP operationDescription invocationName parameters connectPoint "
        "dependsOn",
        "SV_CoupledResource": "operationName identifier ScopedName",
        "PT_Locale": "languageCode country characterEncoding",
        "PT_FreeText": "textGroup",
    }.items()
}


@lru_cache(4096)
def local(name: str) -> str:
    """Give the local part of ``prefix:name`` or ``{uri}name``."""
    return name.rsplit("}", 1)[-1].rsplit(":", 1)[-1]


def rank(parent: str, child: str) -> int | None:
    """Give the place of ``child`` among the children of ``parent`` (local names), ``None`` if not known."""
    order = ORDER.get(parent) or _ALSO.get(parent)
    if order is None or child not in order:
        return None
    return order.index(child)
