"""What differs between two states of a record, element by element."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from .namespaces import NS, local
from .record import Record, string

_PREFIXES = {uri: prefix for prefix, uri in NS.items()}
#: Containers worth a line of their own in a difference: what a person calls one thing.
_WHOLES = (
    "CI_ResponsibleParty CI_OnlineResource CI_Date MD_LegalConstraints MD_Constraints EX_GeographicBoundingBox "
    "MD_Format MD_BrowseGraphic DQ_ConformanceResult MD_Keywords"
)


@dataclass(frozen=True)
class Difference:
    """One element that changed."""

    #: key of the table's element, ``""`` if it is in none.
    key: str
    #: steps from the root, without places: ``gmd:identificationInfo/gmd:MD_DataIdentification/…``.
    path: str
    #: the text before and after; ``""`` where there is nothing.
    before: str
    after: str


def diff(old: bytes, new: bytes) -> list[Difference]:
    """Give the differences between two states of a record; blanks, comments and prefixes do not count.

    :raises BadXml: one of the two is not XML.
    :raises BadRecord: one of the two is not a record.
    """
    first, second = Record.parse(old), Record.parse(new)
    found: list[Difference] = []
    prints = {**prints_of(first.root), **prints_of(second.root)}
    _compare(first.root, second.root, "", prints, found)
    return found


#: Element → what it says, as something to compare.
Prints = dict[etree._Element, object]


def _compare(old: etree._Element, new: etree._Element, path: str, prints: Prints, found: list[Difference]) -> None:
    if prints[old] == prints[new]:
        return
    before, after = list(old.iterchildren("*")), list(new.iterchildren("*"))
    name = local(old.tag)
    if not before or not after or name in _WHOLES.split() or _own(old) != _own(new):
        found.append(Difference(key_of(path), path, text(old), text(new)))
        return
    # The parts are paired by what they say first, and those that are left by name and order.
    prints_old, prints_new = [prints[item] for item in before], [prints[item] for item in after]
    left_old: list[etree._Element] = []
    left_new: list[etree._Element] = []
    for kind, i, j, k, m in SequenceMatcher(None, prints_old, prints_new, autojunk=False).get_opcodes():
        if kind != "equal":
            left_old += before[i:j]
            left_new += after[k:m]
    for item in left_old:
        twin = next((other for other in left_new if other.tag == item.tag), None)
        here = step_to(path, item)
        if twin is None:
            found.append(Difference(key_of(here), here, text(item), ""))
        else:
            left_new.remove(twin)
            _compare(item, twin, here, prints, found)
    for item in left_new:
        here = step_to(path, item)
        found.append(Difference(key_of(here), here, "", text(item)))


def _own(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """Give an element's attributes, to compare."""
    return tuple(sorted((str(key), str(value)) for key, value in element.attrib.items()))


def prints_of(root: etree._Element) -> Prints:
    """Give what each element of a tree says, blanks aside."""
    found: Prints = {}
    for _event, element in etree.iterwalk(root, events=("end",)):
        if isinstance(element.tag, str):
            children = tuple(found[child] for child in element.iterchildren("*"))
            words = "" if children else " ".join(string(element).split())
            found[element] = hash((element.tag, _own(element), words, children))
    return found


def step_to(path: str, element: etree._Element) -> str:
    """Give the path of a child, from the path of its parent."""
    uri, _, name = str(element.tag)[1:].rpartition("}")
    prefix = _PREFIXES.get(uri, "")
    step = f"{prefix}:{name}" if prefix else name
    return f"{path}/{step}" if path else step


def text(element: etree._Element) -> str:
    """Give what an element says as one text: its texts, and the codes and addresses in attributes."""
    parts: list[str] = []
    for item in element.iter("*"):
        words = "" if len(item) else " ".join(string(item).split())
        code = item.get("codeListValue", "")
        address = item.get(f"{{{NS['xlink']}}}href", "")
        nil = item.get(f"{{{NS['gco']}}}nilReason", "")
        parts += [part for part in (words, code if code != words else "", address, f"({nil})" if nil else "") if part]
    return " · ".join(dict.fromkeys(parts))


_KEYS = (
    ("/gmd:CI_Citation/gmd:title", "title"),
    ("/gmd:abstract", "abstract"),
    ("/gmd:CI_Citation/gmd:identifier", "resource_identifier"),
    ("/gmd:CI_Citation/gmd:date", "dates"),
    ("/gmd:pointOfContact", "organisation"),
    ("/gmd:resourceMaintenance", "update_frequency"),
    ("/gmd:descriptiveKeywords", "keywords"),
    ("/gmd:resourceConstraints", "use_conditions"),
    ("/gmd:spatialRepresentationType", "representation_type"),
    ("/gmd:spatialResolution", "scale"),
    ("/gmd:topicCategory", "topic_category"),
    ("/gmd:temporalElement", "temporal_extent"),
    ("/gmd:extent", "bounding_box"),
    ("/srv:extent", "bounding_box"),
    ("/gmd:distributionFormat", "format"),
    ("/gmd:onLine", "links"),
    ("/gmd:transferOptions", "links"),
    ("/gmd:lineage", "lineage"),
    ("/gmd:graphicOverview", "thumbnails"),
    ("/gmd:aggregationInfo", "aggregates"),
    ("/gmd:purpose", "purpose"),
    ("/gmd:credit", "credit"),
    ("/gmd:status", "status"),
    ("/gmd:edition", "edition"),
    ("/gmd:alternateTitle", "alternate_title"),
    ("/gmd:supplementalInformation", "supplemental"),
    ("/srv:operatesOn", "operates_on"),
    ("/srv:coupledResource", "coupled_resources"),
    ("/srv:containsOperations", "harmonised_service"),
    ("/srv:serviceType", "service_type"),
    ("/gmd:report", "conformity"),
    ("/gmd:language", "resource_language"),
)
_TOP = {
    "gmd:fileIdentifier": "file_identifier",
    "gmd:language": "metadata_language",
    "gmd:contact": "metadata_contact",
    "gmd:dateStamp": "metadata_date",
    "gmd:hierarchyLevel": "resource_type",
    "gmd:referenceSystemInfo": "crs",
    "gmd:distributionInfo": "links",
    "gmd:parentIdentifier": "parent",
    "gmd:contentInfo": "feature_catalogue",
    "gmd:locale": "other_languages",
}


def key_of(path: str) -> str:
    """Give the table's key for a path, as near as can be told."""
    first = path.partition("/")[0]
    if first in _TOP and first != "gmd:distributionInfo":
        return _TOP[first]
    inside = path + "/"
    for part, key in _KEYS:
        if part + "/" in inside:
            return key
    return _TOP.get(first, "")
