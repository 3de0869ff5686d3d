"""Which part of one state of a record is which part of another state."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from lxml import etree

from .diff import Prints
from .namespaces import local
from .record import string

#: Things that only make sense as a whole: half of one and half of another would say what nobody said.
_WHOLES = (
    "CI_ResponsibleParty CI_OnlineResource CI_Date MD_LegalConstraints MD_Constraints MD_SecurityConstraints "
    "EX_GeographicBoundingBox EX_BoundingPolygon EX_TemporalExtent EX_VerticalExtent MD_Format MD_BrowseGraphic "
    "DQ_ConformanceResult MD_Resolution MD_Identifier RS_Identifier MD_ReferenceSystem MD_MaintenanceInformation "
    "MD_AggregateInformation SV_CoupledResource SV_OperationMetadata PT_Locale Country Anchor PT_FreeText"
)
WHOLES = frozenset(_WHOLES.split())

#: Children that may stand several times below one parent (ISO 19115:2003, maximum occurrence N).
_REPEATED = (
    "contact locale spatialRepresentationInfo referenceSystemInfo metadataExtensionInfo identificationInfo contentInfo "
    "dataQualityInfo metadataConstraints hierarchyLevel hierarchyLevelName pointOfContact graphicOverview "
    "descriptiveKeywords resourceSpecificUsage resourceConstraints aggregationInfo spatialRepresentationType "
    "spatialResolution language characterSet topicCategory extent geographicElement temporalElement verticalElement "
    "date alternateTitle identifier citedResponsibleParty presentationForm collectiveTitle keyword useLimitation "
    "accessConstraints useConstraints otherConstraints distributionFormat distributor transferOptions onLine report "
    "processStep source result status credit purpose coupledResource containsOperations operatesOn connectPoint DCP "
    "serviceTypeVersion resourceMaintenance maintenanceNote dimension featureTypes featureCatalogueCitation "
    "textGroup distributorContact electronicMailAddress deliveryPoint voice facsimile resourceFormat"
)
REPEATED = frozenset(_REPEATED.split())

#: The least part of their texts that two things share which are taken for one thing that changed.
_ALIKE = 0.34


#: An element of one state → the same one in another state.
Pairs = dict[etree._Element, etree._Element]


def pair(old: etree._Element, new: etree._Element, prints: Prints) -> Pairs:
    """Give, for the children of one element, the same child in another state of it; what has none is left out.

    Equal ones are paired first, in order; then those of one name that share most of their texts; then those that are
    the only ones left of their name.
    """
    before, after = list(old.iterchildren("*")), list(new.iterchildren("*"))
    found: Pairs = {}
    left_old: list[etree._Element] = []
    left_new: list[etree._Element] = []
    matcher = SequenceMatcher(None, [prints[each] for each in before], [prints[each] for each in after], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            found.update(zip(before[i:j], after[k:m], strict=True))
        else:
            left_old += before[i:j]
            left_new += after[k:m]
    for one in list(left_old):  # moved, and otherwise the same
        twin = next((each for each in left_new if prints[each] == prints[one]), None)
        if twin is not None:
            found[one] = twin
            left_old.remove(one)
            left_new.remove(twin)
    for _likeness, one, other in _likenesses(left_old, left_new):
        if one in left_old and other in left_new:
            found[one] = other
            left_old.remove(one)
            left_new.remove(other)
    for one in left_old:
        alone = [each for each in left_new if each.tag == one.tag]
        if len(alone) == 1 and sum(each.tag == one.tag for each in left_old) == 1:
            found[one] = alone[0]
    return found


def _likenesses(
    olds: list[etree._Element], news: list[etree._Element]
) -> list[tuple[float, etree._Element, etree._Element]]:
    """Give the pairs of one name that are like each other, the likest first."""
    words = {each: Counter(_texts(each)) for each in (*olds, *news)}
    found = []
    for i, one in enumerate(olds):
        for k, other in enumerate(news):
            if one.tag != other.tag:
                continue
            size = max(words[one].total(), words[other].total())
            likeness = (words[one] & words[other]).total() / size if size else 1.0
            if likeness >= _ALIKE:
                found.append((-likeness, abs(i - k), i, k))
    return [(-likeness, olds[i], news[k]) for likeness, _distance, i, k in sorted(found)]


def _texts(element: etree._Element) -> list[str]:
    """Give the texts and codes in an element, with the names of what holds them."""
    found = []
    for item in element.iter("*"):
        if not len(item) and (words := " ".join(string(item).split())):
            found.append(f"{local(item.tag)} {words}")
        found += [f"{key!s} {value!s}" for key, value in item.attrib.items() if not str(key).endswith("codeList")]
    return found
