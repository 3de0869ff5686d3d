"""PRODIGE: the conventions by which its platforms file, link and open the data of a record.

They are those of records that PRODIGE 4 and 5 write themselves: domains as keywords of its thesaurus,
links with names of their own, the table's name in the name of the WMS and WFS links, UUIDs.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists, rules_links, rules_practice
from .codecs_groups import href
from .findings import Finding, Repair
from .namespaces import NS
from .patch import new
from .profiles import Rule
from .record import parent, property_text, string
from .rules_text import error, info, warning

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_IDENTIFIERS = f"{_ID}/gmd:citation/gmd:CI_Citation/gmd:identifier"
_LINKS = "gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine/gmd:CI_OnlineResource"
_SERVICE = re.compile(r"OGC[: -]?(WMS|WFS)", re.IGNORECASE)
#: Names of tables: small letters, digits, underscores; the prefix is the server's.
_TABLE = re.compile(r"(?:[a-z]+:)?[a-z_][a-z0-9_]*")


@dataclass(frozen=True)
class _Kind:
    """One kind of link that PRODIGE writes: how its address looks, its name, and what else it states."""

    address: re.Pattern[str]
    name: str
    function: str = ""


_KINDS = (
    _Kind(re.compile(r"/rss/atomfeed/atomdataset/"), "Accès au lien ATOM de téléchargement", "download"),
    _Kind(re.compile(r"//telechargement\.[^/]+/download/"), "Accès au téléchargement des données", "download"),
    _Kind(re.compile(r"/geosource/panierDownloadFrontalParametrage"), "Accès au téléchargement des données"),
    _Kind(re.compile(r"/geosource/consultationWMS\b"), "Accès à la visualisation des données"),
    _Kind(re.compile(r"/api/data/[0-9a-fA-F-]{36}"), "API Geojson", "download"),
)


def _links(record: Record) -> list[etree._Element]:
    return record.find_all(_LINKS)


def _address(link: etree._Element) -> str:
    return string(link.find("gmd:linkage/gmd:URL", NS))


def _kind(address: str) -> _Kind | None:
    return next((kind for kind in _KINDS if kind.address.search(address)), None)


def domains(record: Record) -> Iterator[Finding]:
    """The domains under which the platform files the data."""
    yield from rules_practice.prodige_domains(record)
    if not record.get("prodige_domains"):
        yield warning(
            "prodige_domains",
            tr("No domain is stated: PRODIGE files data by domains and sub-domains, and people look for them there."),
            at=record.identification(),
        )


def public(record: Record) -> Iterator[Finding]:
    """Who may see the data."""
    if record.get("prodige_domains") and not record.get("prodige_public"):
        yield info(
            "prodige_public",
            tr("The keyword “Grand public” is not there: the platform's visitors may not be shown these data."),
        )


def identifiers(record: Record) -> Iterator[Finding]:
    """The record's identifier is a UUID; no identifier of the resource is empty."""
    own = record.identifier
    try:
        uuid.UUID(own)
    except ValueError:
        if own:
            yield warning(
                "file_identifier",
                tr("The identifier of the record is not a UUID, by which PRODIGE ties records to data and maps."),
                at=record.find("gmd:fileIdentifier"),
            )
    found = record.find_all(_IDENTIFIERS)
    for place, prop in enumerate(found):
        code = prop.find("*/gmd:code", NS)
        if property_text(code) or href(code):
            continue
        yield error(
            "resource_identifier",
            tr("An identifier of the resource is empty; PRODIGE writes such ones, and harvesters take the first."),
            Repair(tr("Take the empty one away"), _remover(_IDENTIFIERS, place)) if len(found) > 1 else None,
            at=prop,
        )


def _remover(path: str, place: int) -> Callable[[Record], None]:
    def remove(record: Record) -> None:
        found = record.find_all(path)
        if place < len(found):
            record.remove(found[place])

    return remove


def tables(record: Record) -> Iterator[Finding]:
    """The name of a WMS or WFS link is the table's: it is how a record finds its data again."""
    for link in _links(record):
        protocol = property_text(link.find("gmd:protocol", NS))
        if not _SERVICE.match(protocol):
            continue
        name = property_text(link.find("gmd:name", NS))
        if not name:
            yield warning(
                "links",
                tr("The link “{url}” names no layer. PRODIGE writes the table's name there, and nothing else of the "
                   "record tells which one it is.", url=_address(link)),
                at=link,
            )  # fmt: skip
        elif record.level != "service" and not _TABLE.fullmatch(name):
            yield info(
                "links",
                tr("“{name}” is no name of a table of PRODIGE: small letters, digits and underscores only.", name=name),
                at=link,
            )


def link_names(record: Record) -> Iterator[Finding]:
    """PRODIGE's own links have the names by which its pages, and this plugin, know them."""
    for place, link in enumerate(_links(record)):
        kind = _kind(_address(link))
        if kind is None:
            continue
        name = property_text(link.find("gmd:name", NS))
        if name != kind.name:
            yield info(
                "links",
                tr("The link “{url}” is called “{name}”; PRODIGE calls it “{usual}”.", url=_address(link), name=name,
                   usual=kind.name),
                Repair(tr("Call it “{name}”", name=kind.name), _namer(place, kind.name), safe=not name),
                at=link,
            )  # fmt: skip
        function = link.find("gmd:function/*", NS)
        if kind.function and function is None:
            yield warning(
                "links",
                tr("It is not said that “{url}” is a download; data.gouv.fr then shows it as documentation.",
                   url=_address(link)),
                Repair(tr("Say that it is a download"), _functioner(place)),
                at=link,
            )  # fmt: skip


def _namer(place: int, name: str) -> Callable[[Record], None]:
    def rename(record: Record) -> None:
        found = _links(record)
        if place < len(found):
            record.set_property(found[place], "gmd:name", name)

    return rename


def _functioner(place: int) -> Callable[[Record], None]:
    def say(record: Record) -> None:
        found = _links(record)
        if place < len(found):
            present = found[place].find("gmd:function", NS)
            item = new("gmd:function", codelists.code("CI_OnLineFunctionCode", "download"))
            if present is None:
                record.insert(found[place], item)
            else:
                record.replace(present, item)

    return say


def twice(record: Record) -> Iterator[Finding]:
    """The same link twice over, which PRODIGE leaves behind; and what else is wrong with links."""
    told = {finding.message for finding in link_names(record)}
    yield from (finding for finding in rules_links.advice(record, "links") if finding.message not in told)


def empty_keywords(record: Record) -> Iterator[Finding]:
    """Groups whose keywords are all empty, which PRODIGE 4 writes for a domain that was taken away."""
    groups = record.find_all(f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords")
    for place, group in enumerate(groups):
        keywords = group.findall("gmd:keyword", NS)
        if keywords and not any(string(keyword) or href(keyword) for keyword in keywords):
            yield warning(
                "keyword_groups",
                tr("A group of keywords is empty."),
                Repair(tr("Take the empty group away"), _group_remover(place)),
                at=group,
            )


def _group_remover(place: int) -> Callable[[Record], None]:
    def remove(record: Record) -> None:
        groups = record.find_all(f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords")
        if place < len(groups):
            record.remove(parent(groups[place]))

    return remove


def thumbnail(record: Record) -> Iterator[Finding]:
    """The picture that the platform shows in its lists."""
    if not record.thumbnail():
        yield info("thumbnails", tr("The record has no picture; PRODIGE shows one in its lists."))


RULES: tuple[Rule, ...] = (
    Rule("PR.1", "prodige_domains", domains),
    Rule("PR.2", "prodige_public", public),
    Rule("PR.3", "file_identifier", identifiers),
    Rule("PR.4", "links", tables),
    Rule("PR.5", "links", link_names),
    Rule("PR.6", "links", twice),
    Rule("PR.7", "keyword_groups", empty_keywords),
    Rule("PR.8", "thumbnails", thumbnail),
)
