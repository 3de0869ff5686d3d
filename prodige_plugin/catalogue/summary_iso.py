"""What a card shows, read out of one ISO 19139 record (gmd:MD_Metadata or gmi:MI_Metadata).

A page must be read in little more time than lxml needs to parse it. So paths of several steps are compiled
XPath (evaluated in C), children are gone through once and sorted by name, and ``find``, which goes through
Python at each step, is not used: with it, reading a record took longer than parsing it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import cast

from lxml import etree

from ..metadata.namespaces import GCO, GMD, GMX, NS, SRV, XLINK
from ..metadata.online import OnlineResource
from .keyword_blocks import Vocabulary, is_inspire_theme, licence_of, vocabulary
from .model import Box, Summary


def _path(path: str) -> Callable[[etree._Element], list[etree._Element]]:
    """Compile a path to elements."""
    compiled = etree.XPath(path, namespaces=NS, smart_strings=False)
    return cast(Callable[[etree._Element], list[etree._Element]], compiled)


def _texts(path: str) -> Callable[[etree._Element], list[str]]:
    """Compile a path to texts or attributes."""
    return cast(Callable[[etree._Element], list[str]], etree.XPath(path, namespaces=NS, smart_strings=False))


def _gmd(names: str) -> tuple[str, ...]:
    """Give names of the gmd namespace as lxml writes them."""
    return tuple(f"{{{GMD}}}{name}" for name in names.split())


_DATA = f"{{{GMD}}}MD_DataIdentification"
_SERVICE = f"{{{SRV}}}SV_ServiceIdentification"
_CHARACTER_STRING = f"{{{GCO}}}CharacterString"
_ANCHOR = f"{{{GMX}}}Anchor"
_HREF = f"{{{XLINK}}}href"
_FILE_IDENTIFIER, _INFO, _CITATION, _TITLE, _ABSTRACT = _gmd(
    "fileIdentifier identificationInfo citation title abstract"
)
_LINKAGE, _PROTOCOL, _PROFILE, _NAME, _DESCRIPTION, _FUNCTION = _gmd(
    "linkage protocol applicationProfile name description function"
)
_ORGANISATION, _ROLE, _DATE, _DATE_TYPE = _gmd("organisationName role date dateType")
_KEYWORD, _THESAURUS, _IDENTIFIER, _CODE, _CODE_SPACE = _gmd("keyword thesaurusName identifier code codeSpace")
_SIDES = _gmd("westBoundLongitude southBoundLatitude eastBoundLongitude northBoundLatitude")

_LEVEL = _path("gmd:hierarchyLevel/gmd:MD_ScopeCode")
_CI_CITATION = _path("gmd:citation/gmd:CI_Citation")
_DATES = _path("gmd:date/gmd:CI_Date")
_IDENTIFIERS = _path("gmd:identifier/*")
_OWNERS = _path("gmd:pointOfContact/gmd:CI_ResponsibleParty")
_CONTACTS = _path("gmd:contact/gmd:CI_ResponsibleParty")
_GRAPHICS = _path("gmd:graphicOverview/gmd:MD_BrowseGraphic/gmd:fileName")
_BOXES = _path("(gmd:extent|srv:extent)/gmd:EX_Extent/gmd:geographicElement/gmd:EX_GeographicBoundingBox")
_BLOCKS = _path("gmd:descriptiveKeywords/gmd:MD_Keywords")
_TOPICS = _texts("gmd:topicCategory/gmd:MD_TopicCategoryCode/text()")
_STATED = _path("gmd:resourceConstraints/*/gmd:useLimitation|gmd:resourceConstraints/*/gmd:otherConstraints")
_LOCALISED = _path("gmd:PT_FreeText/gmd:textGroup/gmd:LocalisedCharacterString")
_ONLINE = "gmd:MD_DigitalTransferOptions/gmd:onLine/gmd:CI_OnlineResource"
_TRANSFER = _path(f"gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/{_ONLINE}")
_DISTRIBUTORS = _path(
    "gmd:distributionInfo/gmd:MD_Distribution/gmd:distributor/gmd:MD_Distributor/"
    f"gmd:distributorTransferOptions/{_ONLINE}"
)
_CONNECT_POINTS = _path("srv:containsOperations/srv:SV_OperationMetadata/srv:connectPoint/gmd:CI_OnlineResource")

#: the roles that best name whose data it is, best first (CI_RoleCode).
_ROLES = ("owner", "publisher", "custodian", "author", "originator", "pointOfContact", "resourceProvider")

# a day with a time zone (xs:date allows it, people do not read it)
_ZONED_DAY = re.compile(r"^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:Z|[+-]\d\d:\d\d)$")


def summary(record: etree._Element) -> Summary:
    """Read one record; whatever is missing or malformed is left empty, never an error."""
    info = _identification(record)
    if info is None:
        info = etree.Element(_DATA)  # an empty one: the rest need not ask whether there is one
        kind = ""
    else:
        kind = "service" if info.tag == _SERVICE else "dataset"
    citation = next(iter(_CI_CITATION(info)), None)
    about = _children(citation)
    keywords, themes, domains = _keywords(info)
    licence, is_open = licence_of(_stated(info), keywords)
    level = _LEVEL(record)
    return Summary(
        identifier=text(next(record.iterchildren(_FILE_IDENTIFIER), None)),
        title=" ".join(text(about.get(_TITLE)).split()),
        abstract=text(next(info.iterchildren(_ABSTRACT), None)),
        organisation=_organisation(_OWNERS(info)) or _organisation(_CONTACTS(record)),
        date=_date(citation),
        type=(_code(level[0]) if level else "") or kind,
        thumbnail=_thumbnail(info),
        box=around([box for node in _BOXES(info) if (box := _box(node)) is not None]),
        links=_links(record, info),
        keywords=keywords,
        resource_identifier=_resource_identifier(citation),
        themes=themes,
        topics=tuple(dict.fromkeys(topic for found in _TOPICS(info) if (topic := found.strip()))),
        domains=domains,
        licence=licence,
        open_data=is_open,
    )


def text(node: etree._Element | None) -> str:
    """Give the text of a property: character string, anchor, or the first translation of an empty one."""
    if node is None:
        return ""
    if len(node) == 1:  # nearly always: one element with nothing but a text
        child = node[0]
        found = child.text
        if found and not len(child) and type(child) is etree._Element:
            return found.strip()
    children = node[:]  # type: ignore[index]  # slices are the fastest way; the stubs do not know them
    for child in children:
        found = (child.text or "").strip()
        # an element of another name serves too if it has nothing but a text; comments and the like do not
        if found and type(child) is etree._Element and (not len(child) or child.tag in (_CHARACTER_STRING, _ANCHOR)):
            return found
    if any(map(len, children)):
        return next((found for translation in _LOCALISED(node) if (found := _clean(translation))), "")
    return ""


def online_resource(node: etree._Element) -> OnlineResource:
    """Read one ``gmd:CI_OnlineResource``; a protocol given as an anchor is read as its address."""
    stated = _children(node)
    protocol, profile, function = stated.get(_PROTOCOL), stated.get(_PROFILE), stated.get(_FUNCTION)
    return OnlineResource(
        url=text(stated.get(_LINKAGE)),
        protocol=_href(protocol) or text(protocol),
        name=text(stated.get(_NAME)),
        description=text(stated.get(_DESCRIPTION)),
        function=_code_in(function),
        application_profile=_href(profile) or text(profile),
    )


def _children(node: etree._Element | None) -> dict[str, etree._Element]:
    """Give the first child of each name."""
    found: dict[str, etree._Element] = {}
    if node is not None:
        for child in node[::-1]:  # type: ignore[index]
            found[child.tag] = child
    return found


def _clean(node: etree._Element | None) -> str:
    """Give an element's own text without outer blanks (and without what an entity would have hidden)."""
    return (node.text or "").strip() if node is not None else ""


def _href(node: etree._Element | None) -> str:
    """Give the address of an anchor, if the property holds one."""
    if node is not None:
        for child in node[:]:  # type: ignore[index]
            if (address := child.get(_HREF)) and child.tag == _ANCHOR:
                return address.strip()
    return ""


def _code(node: etree._Element) -> str:
    """Give a code list value, or the text where the attribute is empty."""
    return (node.get("codeListValue") or "").strip() or _clean(node)


def _code_in(node: etree._Element | None) -> str:
    """Give the code list value that a property holds."""
    if node is None or not len(node):
        return ""
    first = node[0]
    if type(first) is not etree._Element:  # a comment
        return next(map(_code, node.iterchildren("*")), "")
    return _code(first)


def _identification(record: etree._Element) -> etree._Element | None:
    """Give the first identification of data or of a service."""
    for info in record.iterchildren(_INFO):
        for child in info.iterchildren("*"):
            if child.tag in (_DATA, _SERVICE) or next(child.iterchildren(_CITATION), None) is not None:
                return child
    return None


def _organisation(parties: list[etree._Element]) -> str:
    """Give the organisation whose data it is."""
    stated = map(_children, parties)
    return best_organisation((_code_in(party.get(_ROLE)), text(party.get(_ORGANISATION))) for party in stated)


def best_organisation(named: Iterable[tuple[str, str]]) -> str:
    """Give, out of pairs of a role (CI_RoleCode) and a name, the name whose role says best whose data it is."""
    best, rank = "", len(_ROLES) + 1
    for role, name in named:
        here = _ROLES.index(role) if role in _ROLES else len(_ROLES)
        if here < rank and name:
            best, rank = name, here
    return " ".join(best.split())


def _date(citation: etree._Element | None) -> str:
    """Give the date of the resource."""
    stated = map(_children, _DATES(citation) if citation is not None else [])
    return best_date((_code_in(date.get(_DATE_TYPE)), text(date.get(_DATE))) for date in stated)


def best_date(dates: Iterable[tuple[str, str]]) -> str:
    """Give, out of pairs of a type (CI_DateTypeCode) and a date, the last revision, publication or creation."""
    found: dict[str, str] = {}
    for kind, value in dates:
        plain = len(value) <= 10 and value[-1:].isdigit()
        found[kind] = max(found.get(kind, ""), value if plain else _ZONED_DAY.sub(r"\1", value))
    for kind in ("revision", "publication", "creation"):
        if found.get(kind):
            return found[kind]
    return max(found.values(), default="")


def _thumbnail(info: etree._Element) -> str:
    """Give the first graphic with an absolute web address (old GeoNetworks give bare file names)."""
    addresses = map(text, _GRAPHICS(info))
    return next((found for found in addresses if found.lower().startswith(("http://", "https://"))), "")


def _box(node: etree._Element) -> Box | None:
    """Read one EX_GeographicBoundingBox; decimal commas are met and read."""
    sides = _children(node)
    try:
        return valid_box(*(float(text(sides.get(name)).replace(",", ".")) for name in _SIDES))
    except ValueError:
        return None


def around(boxes: list[Box]) -> Box | None:
    """Give the box around boxes, ``None`` when there are none."""
    if len(boxes) < 2:
        return boxes[0] if boxes else None
    over = any(box.west > box.east for box in boxes)
    return Box(
        -180.0 if over else min(box.west for box in boxes),
        min(box.south for box in boxes),
        180.0 if over else max(box.east for box in boxes),
        max(box.north for box in boxes),
    )


def valid_box(west: float, south: float, east: float, north: float) -> Box | None:
    """Give the box if its figures are degrees on Earth, else ``None``.

    West greater than east means a box over the antimeridian; but where that box would be wider than half
    the Earth, the two were swapped (hundreds of French records do that) and are put right.
    """
    if not all(math.isfinite(value) for value in (west, south, east, north)):
        return None
    if abs(west) > 180 or abs(east) > 180 or abs(south) > 90 or abs(north) > 90 or south > north:
        return None
    if west > east and east + 360 - west > 180:
        west, east = east, west
    return Box(west, south, east, north)


def _links(record: etree._Element, info: etree._Element) -> tuple[OnlineResource, ...]:
    """Give every link once, in the record's order (PRODIGE states some twice)."""
    nodes = [*_TRANSFER(record), *_DISTRIBUTORS(record), *_CONNECT_POINTS(info)]
    return tuple(link for link in dict.fromkeys(map(online_resource, nodes)) if link.url)


def _keywords(info: etree._Element) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Give every keyword once, then those that are INSPIRE themes, then PRODIGE's domains.

    PRODIGE has empty keywords, and states blocks twice.
    """
    every: dict[str, None] = {}
    themes: dict[str, None] = {}
    domains: dict[str, None] = {}
    for block in _BLOCKS(info):
        source = _vocabulary(next(block.iterchildren(_THESAURUS), None))
        for node in block.iterchildren(_KEYWORD):
            word = text(node)
            if not word:
                continue
            if "\n" in word:
                word = " ".join(word.split())
            every[word] = None
            if source is Vocabulary.DOMAINS:
                domains[word] = None
            elif source is Vocabulary.INSPIRE_THEMES or is_inspire_theme(_href(node)):
                themes[word] = None
    return tuple(every), tuple(themes), tuple(domains)


def _vocabulary(thesaurus: etree._Element | None) -> Vocabulary:
    """Give the vocabulary a block of keywords names, by the citation that a property holds."""
    if thesaurus is None or not len(thesaurus):
        return Vocabulary.OTHER
    citation = _children(thesaurus[0])
    title, identifier = citation.get(_TITLE), citation.get(_IDENTIFIER)
    code = _children(identifier[0]).get(_CODE) if identifier is not None and len(identifier) else None
    return vocabulary(text(title), text(code), _href(title), _href(code))


def _stated(info: etree._Element) -> Iterator[str]:
    """Give the addresses behind what constraints state, and the words."""
    for stated in _STATED(info):
        yield _href(stated)
        yield text(stated)


def _resource_identifier(citation: etree._Element | None) -> str:
    """Give the first identifier of the resource, with its code space before it where one is stated."""
    for node in _IDENTIFIERS(citation) if citation is not None else ():
        stated = _children(node)
        code = text(stated.get(_CODE))
        if code:
            return in_space(code, text(stated.get(_CODE_SPACE)))
    return ""


def in_space(code: str, space: str) -> str:
    """Give a resource's identifier with its code space before it, where one is stated."""
    return f"{space.rstrip('/')}/{code}" if space and not code.startswith(space) else code
