"""A plain and slow reader of ISO 19139 records, one path after the other: what the fast one must agree with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from prodige_plugin.catalogue.licences import recognise, says_open
from prodige_plugin.catalogue.model import Box, Summary
from prodige_plugin.catalogue.summary_iso import valid_box
from prodige_plugin.metadata.namespaces import GCO, GMD, GMX, NS, SRV, XLINK
from prodige_plugin.metadata.online import OnlineResource

_IDENTIFICATION = (f"{{{GMD}}}MD_DataIdentification", f"{{{SRV}}}SV_ServiceIdentification")
_CHARACTER_STRING = f"{{{GCO}}}CharacterString"
_ANCHOR = f"{{{GMX}}}Anchor"
_HREF = f"{{{XLINK}}}href"
_LOCALISED = f"{{{GMD}}}PT_FreeText/{{{GMD}}}textGroup/{{{GMD}}}LocalisedCharacterString"
_ONLINE = f"{{{GMD}}}CI_OnlineResource"
_TRANSFER = f"{{{GMD}}}transferOptions/{{{GMD}}}MD_DigitalTransferOptions/{{{GMD}}}onLine/{_ONLINE}"
_DISTRIBUTION = f"{{{GMD}}}distributionInfo/{{{GMD}}}MD_Distribution"
_DISTRIBUTOR = f"{{{GMD}}}distributor/{{{GMD}}}MD_Distributor/{{{GMD}}}distributorTransferOptions"
_DISTRIBUTOR_TRANSFER = f"{_DISTRIBUTOR}/{{{GMD}}}MD_DigitalTransferOptions/{{{GMD}}}onLine/{_ONLINE}"
_CONNECT_POINT = f"{{{SRV}}}containsOperations/{{{SRV}}}SV_OperationMetadata/{{{SRV}}}connectPoint/{_ONLINE}"
_PARTY = f"{{{GMD}}}CI_ResponsibleParty"
_BOX = f"{{{GMD}}}geographicElement/{{{GMD}}}EX_GeographicBoundingBox"

#: the roles that best name whose data it is, best first (CI_RoleCode).
_ROLES = ("owner", "publisher", "custodian", "author", "originator", "pointOfContact", "resourceProvider")

# a day with a time zone (xs:date allows it, people do not read it)
_ZONED_DAY = re.compile(r"^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:Z|[+-]\d\d:\d\d)$")


def summary(record: etree._Element) -> Summary:
    """Read one record; whatever is missing or malformed is left empty, never an error."""
    identification = _identification(record)
    citation = _step(identification, "citation", "CI_Citation")
    level = _step(record, "hierarchyLevel", "MD_ScopeCode")
    return Summary(
        identifier=text(_step(record, "fileIdentifier")),
        title=_line(text(_step(citation, "title"))),
        abstract=text(_step(identification, "abstract")),
        organisation=_organisation(identification) or _organisation(record, "contact"),
        date=_date(citation),
        type=_code(level)
        or (
            "service"
            if identification is not None and identification.tag == _IDENTIFICATION[1]
            else "dataset"
            if identification is not None
            else ""
        ),
        thumbnail=_thumbnail(identification),
        box=_box(identification),
        links=_links(record, identification),
        keywords=_keywords(identification),
        resource_identifier=_resource_identifier(citation),
        themes=_of_vocabulary(record, _is_theme),
        topics=tuple(dict.fromkeys(_texts(record, "gmd:topicCategory/gmd:MD_TopicCategoryCode"))),
        domains=_of_vocabulary(record, _is_domain),
        licence=recognise(_constraints(record)).name,
        open_data=_open(record),
    )


def text(node: etree._Element | None) -> str:
    """Give the text of a property: character string, anchor, or the first translation of an empty one."""
    if node is None:
        return ""
    for child in node:
        if child.tag in (_CHARACTER_STRING, _ANCHOR) or (isinstance(child.tag, str) and not len(child)):
            found = _clean(child)
            if found:
                return found
    for translation in node.iterfind(_LOCALISED):
        found = _clean(translation)
        if found:
            return found
    return ""


def online_resource(node: etree._Element) -> OnlineResource:
    """Read one ``gmd:CI_OnlineResource``; a protocol given as an anchor is read as its address."""
    protocol = node.find(f"{{{GMD}}}protocol")
    profile = node.find(f"{{{GMD}}}applicationProfile")
    return OnlineResource(
        url=_clean(node.find(f"{{{GMD}}}linkage/{{{GMD}}}URL")),
        protocol=_href(protocol) or text(protocol),
        name=text(node.find(f"{{{GMD}}}name")),
        description=text(node.find(f"{{{GMD}}}description")),
        function=_code(node.find(f"{{{GMD}}}function/{{{GMD}}}CI_OnLineFunctionCode")),
        application_profile=_href(profile) or text(profile),
    )


def _clean(node: etree._Element | None) -> str:
    """Give an element's own text without outer blanks (and without what an entity would have hidden)."""
    return (node.text or "").strip() if node is not None else ""


def _line(value: str) -> str:
    """Give a text as one line: titles come wrapped and indented."""
    return " ".join(value.split())


def _href(node: etree._Element | None) -> str:
    """Give the address of an anchor, if the property holds one."""
    anchor = node.find(_ANCHOR) if node is not None else None
    return (anchor.get(_HREF) or "").strip() if anchor is not None else ""


def _code(node: etree._Element | None) -> str:
    """Give a code list value, or the text where the attribute is empty."""
    return ((node.get("codeListValue") or "").strip() or _clean(node)) if node is not None else ""


def _step(node: etree._Element | None, *names: str) -> etree._Element | None:
    """Give the first element at the end of a path of gmd names."""
    return node.find("/".join(f"{{{GMD}}}{name}" for name in names)) if node is not None else None


def _identification(record: etree._Element) -> etree._Element | None:
    """Give the first identification of data or of a service."""
    for info in record.iterfind(f"{{{GMD}}}identificationInfo"):
        for child in info:
            if child.tag in _IDENTIFICATION or (
                isinstance(child.tag, str) and child.find(f"{{{GMD}}}citation") is not None
            ):
                return child
    return None


def _organisation(node: etree._Element | None, name: str = "pointOfContact") -> str:
    """Give the organisation whose role names best whose data it is."""
    if node is None:
        return ""
    best, rank = "", len(_ROLES) + 1
    for party in node.iterfind(f"{{{GMD}}}{name}/{_PARTY}"):
        organisation = _line(text(party.find(f"{{{GMD}}}organisationName")))
        if not organisation:
            continue
        role = _code(_step(party, "role", "CI_RoleCode"))
        here = _ROLES.index(role) if role in _ROLES else len(_ROLES)
        if here < rank:
            best, rank = organisation, here
    return best


def _date(citation: etree._Element | None) -> str:
    """Give the last revision, else the last publication, else the last creation date."""
    found: dict[str, str] = {}
    if citation is not None:
        for item in citation.iterfind(f"{{{GMD}}}date/{{{GMD}}}CI_Date"):
            value = next((_clean(child) for child in item.iterfind(f"{{{GMD}}}date/*") if _clean(child)), "")
            kind = _code(_step(item, "dateType", "CI_DateTypeCode"))
            found[kind] = max(found.get(kind, ""), _ZONED_DAY.sub(r"\1", value))
    for kind in ("revision", "publication", "creation"):
        if found.get(kind):
            return found[kind]
    return max(found.values(), default="")


def _thumbnail(identification: etree._Element | None) -> str:
    """Give the first graphic with an absolute web address (old GeoNetworks give bare file names)."""
    if identification is None:
        return ""
    for graphic in identification.iterfind(f"{{{GMD}}}graphicOverview/{{{GMD}}}MD_BrowseGraphic"):
        address = text(graphic.find(f"{{{GMD}}}fileName"))
        if address.lower().startswith(("http://", "https://")):
            return address
    return ""


def _box(identification: etree._Element | None) -> Box | None:
    """Give the box around all geographic boxes, or ``None``; boxes that are no boxes are left out."""
    if identification is None:
        return None
    boxes = [
        box
        for extent in _extents(identification)
        for node in extent.iterfind(_BOX)
        if (box := _one_box(node)) is not None
    ]
    if not boxes:
        return None
    if len(boxes) == 1:
        return boxes[0]
    over = any(box.west > box.east for box in boxes)
    return Box(
        -180.0 if over else min(box.west for box in boxes),
        min(box.south for box in boxes),
        180.0 if over else max(box.east for box in boxes),
        max(box.north for box in boxes),
    )


def _extents(identification: etree._Element) -> Iterator[etree._Element]:
    """Give the extents of data (gmd:extent) and of services (srv:extent)."""
    for namespace in (GMD, SRV):
        yield from identification.iterfind(f"{{{namespace}}}extent/{{{GMD}}}EX_Extent")


def _one_box(node: etree._Element) -> Box | None:
    """Read one EX_GeographicBoundingBox; decimal commas are met and read."""
    values = []
    for name in ("westBoundLongitude", "southBoundLatitude", "eastBoundLongitude", "northBoundLatitude"):
        try:
            values.append(float(_clean(node.find(f"{{{GMD}}}{name}/{{{GCO}}}Decimal")).replace(",", ".")))
        except ValueError:
            return None
    return valid_box(*values)


def _links(record: etree._Element, identification: etree._Element | None) -> tuple[OnlineResource, ...]:
    """Give every link once, in the record's order (PRODIGE states some twice)."""
    found: dict[OnlineResource, None] = {}
    for distribution in record.iterfind(_DISTRIBUTION):
        for path in (_TRANSFER, _DISTRIBUTOR_TRANSFER):
            for node in distribution.iterfind(path):
                found[online_resource(node)] = None
    if identification is not None:
        for node in identification.iterfind(_CONNECT_POINT):
            found[online_resource(node)] = None
    return tuple(link for link in found if link.url)


def _keywords(identification: etree._Element | None) -> tuple[str, ...]:
    """Give every keyword once; PRODIGE has empty ones."""
    if identification is None:
        return ()
    nodes = identification.iterfind(f"{{{GMD}}}descriptiveKeywords/{{{GMD}}}MD_Keywords/{{{GMD}}}keyword")
    return tuple(dict.fromkeys(word for word in map(_line, map(text, nodes)) if word))


def _resource_identifier(citation: etree._Element | None) -> str:
    """Give the first identifier of the resource, with its code space before it where one is stated."""
    if citation is None:
        return ""
    for node in citation.iterfind(f"{{{GMD}}}identifier/*"):
        code = text(node.find(f"{{{GMD}}}code"))
        space = text(node.find(f"{{{GMD}}}codeSpace"))
        if code:
            return f"{space.rstrip('/')}/{code}" if space and not code.startswith(space) else code
    return ""


def _found(record: etree._Element, path: str) -> list[etree._Element]:
    """Give what a path from the identification leads to."""
    identification = _identification(record)
    return [] if identification is None else list(identification.xpath(path, namespaces=NS))


def _texts(record: etree._Element, path: str) -> list[str]:
    return [word for node in _found(record, path) if (word := _clean(node))]


def _constraints(record: etree._Element) -> list[str]:
    texts = []
    for node in _found(record, "gmd:resourceConstraints/*/*[self::gmd:useLimitation or self::gmd:otherConstraints]"):
        texts += [_href(node), text(node)]
    return texts


def _open(record: etree._Element) -> bool:
    licence = recognise(_constraints(record))
    return licence.open or (not licence.name and says_open(_keywords(_identification(record))))


def _is_domain(thesaurus: str, _address: str) -> bool:
    return "theme.prodige" in thesaurus or "domaines" in thesaurus.split("|")


def _is_theme(thesaurus: str, address: str) -> bool:
    if _is_domain(thesaurus, address):
        return False
    if "inspire" in thesaurus and ("theme" in thesaurus or "thème" in thesaurus or "gemet" in thesaurus):
        return "priority" not in thesaurus
    return "//inspire.ec.europa.eu/theme/" in address


def _of_vocabulary(record: etree._Element, wanted: Callable[[str, str], bool]) -> tuple[str, ...]:
    words: dict[str, None] = {}
    for block in _found(record, "gmd:descriptiveKeywords/gmd:MD_Keywords"):
        said = block.xpath(
            "gmd:thesaurusName/gmd:CI_Citation/*[self::gmd:title or self::gmd:identifier]//*"
            "[self::gco:CharacterString or self::gmx:Anchor or self::gmd:LocalisedCharacterString]",
            namespaces={**NS, "gmx": GMX},
        )
        thesaurus = "|".join(f"{_clean(node)}|{node.get(_HREF) or ''}" for node in said).lower()
        for node in block.iterfind(f"{{{GMD}}}keyword"):
            word = _line(text(node))
            if word and wanted(thesaurus, _href(node)):
                words[word] = None
    return tuple(words)
