"""ISO 19115-3 records (mdb:MD_Metadata), read as what ISO 19139 would say: for the sheet, never for saving.

ISO 19115-3 kept most names of ISO 19139 and moved them to other namespaces; what it reshaped is put
back here (identifier, locale, scope, dates, responsibility, format, lineage). What has no place in
ISO 19139 is left out: the result is for reading, the record itself stays as the catalogue gave it.

Sources: ISO/TS 19115-3:2016 and its mapping to ISO/TS 19139:2007 (annex on the differences).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .namespaces import GCO, GMD, GML_32, GML_OLD, GMX, NS, SRV, XLINK, local

_GCO_NAMES = frozenset({
    "CharacterString", "DateTime", "Date", "Decimal", "Integer", "Boolean", "Distance", "Real", "LocalName", "TypeName",
    "Measure", "ScopedName",
})  # fmt: skip
_GMX_NAMES = frozenset({"Anchor", "FileName", "MimeFileType"})
_SRV_NAMES = frozenset({
    "SV_ServiceIdentification", "serviceType", "serviceTypeVersion", "couplingType", "SV_CouplingType",
    "containsOperations", "SV_OperationMetadata", "operationName", "connectPoint", "operatesOn", "coupledResource",
    "SV_CoupledResource", "DCP", "DCPList",
})  # fmt: skip


def as_iso19139(root: etree._Element) -> bytes:
    """Give what an ISO 19115-3 record says as an ISO 19139 document, to read.

    :param root: ``mdb:MD_Metadata``, of any edition; it is not changed.
    """
    record = etree.Element(f"{{{GMD}}}MD_Metadata", nsmap={key: NS[key] for key in ("gmd", "gco", "gmx", "srv", "gml")})
    record.extend(_metadata(root))
    return etree.tostring(record, encoding="utf-8", xml_declaration=True)


def _metadata(root: etree._Element) -> Iterator[etree._Element]:
    yield from _renamed("fileIdentifier", _all(root, "metadataIdentifier/MD_Identifier/code"))
    yield from _locale(root)
    yield from _renamed("parentIdentifier", _all(root, "parentMetadata/CI_Citation/identifier/MD_Identifier/code"))
    for scope in _all(root, "metadataScope/MD_MetadataScope"):
        yield from _renamed("hierarchyLevel", _all(scope, "resourceScope"))
        yield from _renamed("hierarchyLevelName", _all(scope, "name"))
    yield from _taken(root, "contact")
    yield from _date_stamp(root)
    yield from _renamed("metadataStandardName", _all(root, "metadataStandard/CI_Citation/title"))
    yield from _taken(root, "referenceSystemInfo")
    yield from _taken(root, "identificationInfo")
    yield from _taken(root, "distributionInfo")
    yield from _quality(root)


def _all(node: etree._Element, path: str) -> list[etree._Element]:
    """Give every element at the end of a path of local names."""
    found = [node]
    for name in path.split("/"):
        found = [child for above in found for child in above.iterchildren(f"{{*}}{name}")]
    return found


def _new(name: str, *parts: etree._Element) -> etree._Element:
    made = etree.Element(f"{{{_home(name)}}}{name}")
    made.extend(parts)
    return made


def _home(name: str) -> str:
    """Give the namespace that a local name has in ISO 19139."""
    if name in _GCO_NAMES:
        return GCO
    if name in _GMX_NAMES:
        return GMX
    return SRV if name in _SRV_NAMES else GMD


def _renamed(name: str, found: list[etree._Element]) -> Iterator[etree._Element]:
    """Give properties under another name."""
    for one in found:
        made = _copy(one)
        made.tag = f"{{{_home(name)}}}{name}"
        yield made


def _taken(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the properties of a name."""
    return (_copy(one) for one in node.iterchildren(f"{{*}}{name}"))


def _copy(node: etree._Element) -> etree._Element:
    """Give an element and all in it with the names of ISO 19139."""
    tag = str(node.tag)
    name = local(tag)
    if tag.startswith((f"{{{GML_32}}}", f"{{{GML_OLD}}}")):
        made = etree.Element(f"{{{GML_32}}}{name}")
    else:
        made = etree.Element(f"{{{_home(name)}}}{name}")
    for written, value in node.attrib.items():
        key = str(written)
        known = key.startswith(f"{{{XLINK}}}") or not key.startswith("{")
        made.set(key if known else f"{{{GCO}}}{local(key)}", str(value))
    made.text = node.text
    special = _SPECIAL.get(name)
    children = special(node) if special is not None else (_copy(child) for child in node.iterchildren("*"))
    made.extend(children)
    if name == "CI_Responsibility":
        made.tag = f"{{{GMD}}}CI_ResponsibleParty"
    elif name == "linkage" and len(made) == 1:
        made[0].tag = f"{{{GMD}}}URL"
    return made


def _locale(node: etree._Element) -> Iterator[etree._Element]:
    """``defaultLocale`` was ``language`` and ``characterSet``."""
    for locale in _all(node, "defaultLocale/PT_Locale"):
        yield from _taken(locale, "language")
        yield from _renamed("characterSet", _all(locale, "characterEncoding"))


def _date_stamp(root: etree._Element) -> Iterator[etree._Element]:
    """Of the dates of the record, the last revision was its ``dateStamp``."""
    dates = _all(root, "dateInfo/CI_Date")
    revised = [date for date in dates if any(code.get("codeListValue") == "revision"
               for code in _all(date, "dateType/CI_DateTypeCode"))]  # fmt: skip
    for date in (revised or dates)[:1]:
        yield from _renamed("dateStamp", _all(date, "date"))


def _identification(node: etree._Element) -> Iterator[etree._Element]:
    for child in node.iterchildren("*"):
        if local(str(child.tag)) != "defaultLocale":
            yield _copy(child)
    yield from _locale(node)


def _responsibility(node: etree._Element) -> Iterator[etree._Element]:
    """A party with its people was one flat ``CI_ResponsibleParty``."""
    parties = _all(node, "party/CI_Organisation") + _all(node, "party/CI_Individual")
    people = _all(node, "party/CI_Organisation/individual/CI_Individual") + _all(node, "party/CI_Individual")
    for person in people[:1]:
        yield from _renamed("individualName", _all(person, "name"))
    for party in _all(node, "party/CI_Organisation")[:1]:
        yield from _renamed("organisationName", _all(party, "name"))
    for person in people[:1]:
        yield from _taken(person, "positionName")
    contacts = [info for party in (*parties, *people) for info in _all(party, "contactInfo")]
    yield from (_copy(info) for info in contacts[:1])
    yield from _taken(node, "role")


def _telephone(node: etree._Element) -> Iterator[etree._Element]:
    kinds = [code.get("codeListValue") for code in _all(node, "numberType/CI_TelephoneTypeCode")]
    yield from _renamed("facsimile" if "facsimile" in kinds else "voice", _all(node, "number"))


def _format(node: etree._Element) -> Iterator[etree._Element]:
    for citation in _all(node, "formatSpecificationCitation/CI_Citation")[:1]:
        yield from _renamed("name", _all(citation, "title"))
        yield from _renamed("version", _all(citation, "edition"))


def _reference_system(node: etree._Element) -> Iterator[etree._Element]:
    for child in _all(node, "referenceSystemIdentifier"):
        made = _copy(child)
        for identifier in made:
            identifier.tag = f"{{{GMD}}}RS_Identifier"
        yield made


def _quality(root: etree._Element) -> Iterator[etree._Element]:
    """Quality and lineage, apart in ISO 19115-3, were parts of one ``DQ_DataQuality``."""
    blocks = _all(root, "dataQualityInfo/DQ_DataQuality")
    lineages = [_copy(lineage) for lineage in _all(root, "resourceLineage/LI_Lineage")]
    parts = [part for block in blocks for name in ("scope", "report") for part in _taken(block, name)]
    if parts or lineages:
        parts += [_new("lineage", lineage) for lineage in lineages]
        yield _new("dataQualityInfo", _new("DQ_DataQuality", *parts))


_SPECIAL = {
    "CI_Responsibility": _responsibility,
    "CI_Telephone": _telephone,
    "MD_Format": _format,
    "MD_ReferenceSystem": _reference_system,
    "MD_DataIdentification": _identification,
    "SV_ServiceIdentification": _identification,
}
