"""What a card shows, read out of one ISO 19115-3 record (mdb:MD_Metadata), which GeoNetwork 4 also holds.

The vocabularies of namespaces changed between the editions of 2014, 2016 and 2018; only local names are
looked at, so one reader serves them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..metadata.namespaces import MDB_ROOTS, XLINK
from ..metadata.online import OnlineResource
from .keyword_blocks import Vocabulary, is_inspire_theme, licence_of, vocabulary
from .model import Box, Summary
from .summary_iso import around, best_date, best_organisation, in_space, valid_box

#: the roots of records, of both editions that are met.
ROOTS = MDB_ROOTS
_HREF = f"{{{XLINK}}}href"
_LOCALISED = "PT_FreeText/textGroup/LocalisedCharacterString"
_DISTRIBUTION = "distributionInfo/MD_Distribution"
_ONLINE = "MD_DigitalTransferOptions/onLine/CI_OnlineResource"
_SIDES = ("westBoundLongitude", "southBoundLatitude", "eastBoundLongitude", "northBoundLatitude")


def summary(record: etree._Element) -> Summary:
    """Read one record; whatever is missing or malformed is left empty, never an error."""
    info = _first(record, "identificationInfo/*")
    citation = _first(info, "citation/CI_Citation")
    keywords, themes, domains = _keywords(info)
    licence, is_open = licence_of(_stated(info), keywords)
    thumbnails = (_text(node) for node in _all(info, "graphicOverview/MD_BrowseGraphic/fileName"))
    return Summary(
        identifier=_text(_first(record, "metadataIdentifier/MD_Identifier/code")),
        title=" ".join(_text(_first(citation, "title")).split()),
        abstract=_text(_first(info, "abstract")),
        organisation=_organisation(info, "pointOfContact") or _organisation(record, "contact"),
        date=_date(citation),
        type=_code(_first(record, "metadataScope/MD_MetadataScope/resourceScope/MD_ScopeCode")) or _kind(info),
        thumbnail=next((found for found in thumbnails if found.lower().startswith(("http://", "https://"))), ""),
        box=_box(info),
        links=_links(record, info),
        keywords=keywords,
        resource_identifier=_resource_identifier(citation),
        themes=themes,
        topics=tuple(dict.fromkeys(filter(None, map(_code, _all(info, "topicCategory/MD_TopicCategoryCode"))))),
        domains=domains,
        licence=licence,
        open_data=is_open,
    )


def _all(node: etree._Element | None, path: str) -> list[etree._Element]:
    """Give every element at the end of a path of local names ("*" for any)."""
    found = [] if node is None else [node]
    for name in path.split("/"):
        found = [child for parent in found for child in parent.iterchildren("*" if name == "*" else f"{{*}}{name}")]
    return found


def _first(node: etree._Element | None, path: str) -> etree._Element | None:
    """Give the first element at the end of a path."""
    return next(iter(_all(node, path)), None)


def _text(node: etree._Element | None) -> str:
    """Give the text of a property: its own form (string, anchor, date, number), else its first translation."""
    found = (str(child.text or "").strip() for path in ("*", _LOCALISED) for child in _all(node, path))
    return next(filter(None, found), "")


def _href(node: etree._Element | None) -> str:
    """Give the address of an anchor, if the property holds one."""
    return next((address.strip() for child in _all(node, "Anchor") if (address := child.get(_HREF))), "")


def _code(node: etree._Element | None) -> str:
    """Give a code list value, or the text where the attribute is empty."""
    return ((node.get("codeListValue") or "").strip() or (node.text or "").strip()) if node is not None else ""


def _kind(info: etree._Element | None) -> str:
    """Give the type of a record that states none."""
    if info is None:
        return ""
    return "service" if etree.QName(info).localname == "SV_ServiceIdentification" else "dataset"


def _organisation(node: etree._Element | None, name: str) -> str:
    """Give the organisation whose data it is."""
    return best_organisation(
        (_code(_first(party, "role/CI_RoleCode")), _text(_first(party, "party/CI_Organisation/name")))
        for party in _all(node, f"{name}/CI_Responsibility")
    )


def _date(citation: etree._Element | None) -> str:
    """Give the date of the resource."""
    return best_date(
        (_code(_first(date, "dateType/CI_DateTypeCode")), _text(_first(date, "date")))
        for date in _all(citation, "date/CI_Date")
    )


def _box(info: etree._Element | None) -> Box | None:
    """Give the box around all geographic boxes; those that are no boxes are left out."""
    boxes = []
    for node in _all(info, "extent/EX_Extent/geographicElement/EX_GeographicBoundingBox"):
        try:
            box = valid_box(*(float(_text(_first(node, side)).replace(",", ".")) for side in _SIDES))
        except ValueError:
            continue
        boxes += [box] if box is not None else []
    return around(boxes)


def _links(record: etree._Element, info: etree._Element | None) -> tuple[OnlineResource, ...]:
    """Give every link once, in the record's order."""
    nodes = [
        *_all(record, f"{_DISTRIBUTION}/transferOptions/{_ONLINE}"),
        *_all(record, f"{_DISTRIBUTION}/distributor/MD_Distributor/distributorTransferOptions/{_ONLINE}"),
        *_all(info, "containsOperations/SV_OperationMetadata/connectPoint/CI_OnlineResource"),
    ]
    return tuple(link for link in dict.fromkeys(map(_online_resource, nodes)) if link.url)


def _online_resource(node: etree._Element) -> OnlineResource:
    """Read one ``cit:CI_OnlineResource``; a protocol given as an anchor is read as its address."""
    protocol, profile = _first(node, "protocol"), _first(node, "applicationProfile")
    return OnlineResource(
        url=_text(_first(node, "linkage")),
        protocol=_href(protocol) or _text(protocol),
        name=_text(_first(node, "name")),
        description=_text(_first(node, "description")),
        function=_code(_first(node, "function/CI_OnLineFunctionCode")),
        application_profile=_href(profile) or _text(profile),
    )


def _keywords(info: etree._Element | None) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Give every keyword once, then those that are INSPIRE themes, then PRODIGE's domains."""
    every: dict[str, None] = {}
    themes: dict[str, None] = {}
    domains: dict[str, None] = {}
    for block in _all(info, "descriptiveKeywords/MD_Keywords"):
        thesaurus = _first(block, "thesaurusName/CI_Citation")
        title, code = _first(thesaurus, "title"), _first(thesaurus, "identifier/*/code")
        source = vocabulary(_text(title), _text(code), _href(title), _href(code))
        for node in _all(block, "keyword"):
            word = " ".join(_text(node).split())
            if not word:
                continue
            every[word] = None
            if source is Vocabulary.DOMAINS:
                domains[word] = None
            elif source is Vocabulary.INSPIRE_THEMES or is_inspire_theme(_href(node)):
                themes[word] = None
    return tuple(every), tuple(themes), tuple(domains)


def _stated(info: etree._Element | None) -> Iterator[str]:
    """Give what constraints state: texts, addresses behind them, and documents they refer to."""
    for constraints in _all(info, "resourceConstraints/*"):
        for path in ("useLimitation", "otherConstraints", "reference/CI_Citation/title"):
            for stated in _all(constraints, path):
                yield _href(stated)
                yield _text(stated)
        for linkage in _all(constraints, "reference/CI_Citation/onlineResource/CI_OnlineResource/linkage"):
            yield _text(linkage)


def _resource_identifier(citation: etree._Element | None) -> str:
    """Give the first identifier of the resource, with its code space before it where one is stated."""
    for node in _all(citation, "identifier/*"):
        code = _text(_first(node, "code"))
        if code:
            return in_space(code, _text(_first(node, "codeSpace")))
    return ""
