"""The comment of a PostgreSQL table: plain words, and the metadata that the plugin Plume keeps in it.

Plume (French ministries) writes RDF as JSON-LD between ``<METADATA>`` and ``</METADATA>``, by the profile
GeoDCAT-AP 2.0. JSON-LD 1.1 may be expanded, compacted or flattened; all three are read here as far
as GeoDCAT-AP's common properties go, without an RDF library and without fetching any context.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from ..metadata import codelists
from ..metadata.codecs_groups import by_label, normal
from ..metadata.facts import Described
from ..metadata.online import OnlineResource
from ..metadata.prefill_described import licence_of, limit_of
from ..metadata.values import BoxValue, Contact, Dates, Period
from .jsonld import Graph, Node, nodes_of

_BLOCK = re.compile(r"\n{0,2}<METADATA>(.*?)</METADATA>\n?", re.DOTALL)
#: EU authority "frequency" → MD_MaintenanceFrequencyCode.
_FREQUENCIES = {
    "UPDATE_CONT": "continual", "CONT": "continual", "DAILY": "daily", "WEEKLY": "weekly", "BIWEEKLY": "fortnightly",
    "MONTHLY": "monthly", "QUARTERLY": "quarterly", "ANNUAL_2": "biannually", "ANNUAL": "annually",
    "IRREG": "irregular", "NEVER": "notPlanned", "UNKNOWN": "unknown", "AS_NEEDED": "asNeeded",
}  # fmt: skip
#: Property of a data set → role of the agents it names.
_ROLES = {
    "dcat:contactPoint": "pointOfContact",
    "dct:publisher": "publisher",
    "dct:creator": "author",
    "dct:rightsHolder": "owner",
    "gdcat:custodian": "custodian",
    "gdcat:distributor": "distributor",
    "gdcat:originator": "originator",
    "gdcat:principalInvestigator": "principalInvestigator",
    "gdcat:processor": "processor",
    "gdcat:resourceProvider": "resourceProvider",
    "gdcat:user": "user",
}


def words_of(comment: str) -> str:
    """Give the words of a comment without Plume's metadata."""
    return _BLOCK.sub("\n", comment).strip()


def read_comment(comment: str) -> Described | None:
    """Read a table's comment: Plume's metadata, completed by the words around them; ``None`` for no comment."""
    words = words_of(comment)
    block = _BLOCK.search(comment)
    stated = read_jsonld(block[1]) if block is not None else None
    if stated is None:
        return Described("comment", abstract=words) if words else None
    return replace(stated, abstract=stated.abstract or words)


def read_jsonld(text: str) -> Described | None:
    """Read the data set of a JSON-LD document; ``None`` where there is none that can be read."""
    try:
        nodes = nodes_of(json.loads(text))
    except (ValueError, RecursionError):
        return None
    found = next((node for node in nodes.values() if "dcat:Dataset" in node.get("@type", ())), None)
    return _described(Graph(nodes), found) if found is not None else None


def _described(graph: Graph, data: Node) -> Described:
    keywords = [text for text in graph.texts(data, "dcat:keyword") if text]
    themes, subjects = _themes(graph, data)
    rights = [*graph.texts(data, "dct:rights"), *(graph.label(one) for one in graph.items(data, "dct:rights"))]
    frequency = next((graph.address(one) for one in graph.items(data, "dct:accrualPeriodicity")), "")
    return Described(
        origin="plume",
        identifier=_identifier(graph, data),
        language=_language(graph, data),
        title=graph.text(data, "dct:title"),
        abstract=graph.text(data, "dct:description"),
        topics=_topics(graph, data),
        themes=themes,
        keywords=tuple(dict.fromkeys([*keywords, *subjects])),
        contacts=_contacts(graph, data),
        links=_links(graph, data),
        box=_box(graph, data),
        period=_period(graph, data),
        dates=Dates(*(_day(graph.text(data, name)) for name in ("dct:created", "dct:issued", "dct:modified"))),
        crs=_crs(graph, data),
        licence=_licence(graph, data),
        access=_access(graph, data),
        rights=tuple(dict.fromkeys(text for text in rights if text)),
        lineage="\n".join(_provenance(graph, data)),
        frequency=_FREQUENCIES.get(frequency.rstrip("/").rpartition("/")[2], ""),
    )


def _identifier(graph: Graph, data: Node) -> str:
    return graph.text(data, "dct:identifier")


def _language(graph: Graph, data: Node) -> str:
    for one in graph.items(data, "dct:language"):
        code = codelists.LANGUAGES_MEANT.get(graph.address(one).rstrip("/").rpartition("/")[2].lower(), "")
        if code:
            return code
    return ""


def _themes(graph: Graph, data: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give INSPIRE themes as codes, and the labels of the other themes and subjects."""
    themes, words = [], []
    labels = by_label("InspireTheme")
    for name in ("dcat:theme", "dct:subject"):
        for one in graph.items(data, name):
            address, label = graph.address(one), graph.label(one)
            tail = address.rstrip("/").rpartition("/")[2]
            if "inspire" in address and "/theme/" in address and tail in codelists.values("InspireTheme"):
                themes.append(tail)
            elif normal(label) in labels:
                themes.append(labels[normal(label)])
            elif label and "TopicCategory" not in address:
                words.append(label)
    return tuple(dict.fromkeys(themes)), tuple(dict.fromkeys(words))


def _topics(graph: Graph, data: Node) -> tuple[str, ...]:
    """Give the ISO topics, which INSPIRE's register names by address."""
    found = []
    for name in ("dct:subject", "dcat:theme"):
        for one in graph.items(data, name):
            address = graph.address(one)
            tail = address.rstrip("/").rpartition("/")[2]
            if "TopicCategory" in address and tail in codelists.values("MD_TopicCategoryCode"):
                found.append(tail)
    return tuple(dict.fromkeys(found))


def _contacts(graph: Graph, data: Node) -> tuple[Contact, ...]:
    found = []
    for name, role in _ROLES.items():
        for one in graph.items(data, name):
            contact = _agent(graph, one, role)
            if contact is not None:
                found.append(contact)
    return tuple(dict.fromkeys(found))


def _agent(graph: Graph, value: Any, role: str) -> Contact | None:
    """Give an agent (FOAF) or a contact point (vCard)."""
    node = graph.follow(value)
    name = graph.text(node, "vcard:organization-name", "foaf:name", "vcard:fn")
    mail = next((graph.address(one) or graph.word(one)
                 for key in ("vcard:hasEmail", "foaf:mbox") for one in graph.items(node, key)), "")  # fmt: skip
    phone = next((graph.address(one) or graph.word(one)
                  for key in ("vcard:hasTelephone", "foaf:phone") for one in graph.items(node, key)), "")  # fmt: skip
    site = next((graph.address(one) for key in ("vcard:hasURL", "foaf:workplaceHomepage", "foaf:homepage")
                 for one in graph.items(node, key)), "")  # fmt: skip
    person = graph.text(node, "vcard:fn", "foaf:name")
    if not name and not mail:
        return None
    return Contact(
        organisation=name,
        email=re.sub(r"^mailto:", "", mail, flags=re.IGNORECASE),
        role=role,
        name=person if person != name else "",
        phone=re.sub(r"^tel:", "", phone, flags=re.IGNORECASE).replace("-", " "),
        website=site,
    )


def _links(graph: Graph, data: Node) -> tuple[OnlineResource, ...]:
    """Give landing pages, documents and distributions."""
    found = []
    for name in ("dcat:landingPage", "foaf:page"):
        for one in graph.items(data, name):
            url = graph.address(one) or next(map(graph.address, graph.items(graph.follow(one), "foaf:page")), "")
            found.append(OnlineResource(url, "WWW:LINK-1.0-http--link", graph.label(one), "", "information"))
    for one in graph.items(data, "dcat:distribution"):
        node = graph.follow(one)
        title = graph.text(node, "dct:title")
        # older Plume wrote the address under Dublin Core's prefix
        for key, function in (
            ("dcat:downloadURL", "download"), ("dcat:accessURL", "information"), ("dct:accessURL", "information"),
        ):  # fmt: skip
            for url in map(graph.address, graph.items(node, key)):
                kind = "WWW:DOWNLOAD-1.0-http--download" if function == "download" else "WWW:LINK-1.0-http--link"
                found.append(OnlineResource(url, kind, title, graph.text(node, "dct:description"), function))
    return tuple(dict.fromkeys(one for one in found if one.url.startswith(("http://", "https://", "ftp://"))))


def _box(graph: Graph, data: Node) -> BoxValue | None:
    """Give the first bounding box, written as WKT in degrees with the longitude first."""
    for one in graph.items(data, "dct:spatial"):
        node = graph.follow(one)
        for text in graph.texts(node, "dcat:bbox", "locn:geometry"):
            box = _wkt_box(text)
            if box is not None:
                return box
    return None


def _wkt_box(text: str) -> BoxValue | None:
    """Give the box of a WKT geometry (GeoSPARQL 1.0 §8.5.1: CRS84 where no other system is named before it)."""
    named = re.match(r"\s*<([^>]*)>\s*", text)
    system = named[1] if named else "CRS84"
    latitude_first = system.endswith(("EPSG/0/4326", "EPSG::4326"))
    if not latitude_first and not system.endswith("CRS84"):
        return None
    body = text[named.end() :] if named else text
    number = r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?"
    pairs = [(float(x), float(y)) for x, y in re.findall(rf"({number})\s+({number})", body)]
    if not pairs:
        return None
    longitudes, latitudes = zip(*((y, x) if latitude_first else (x, y) for x, y in pairs), strict=True)
    box = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    good = -180 <= box[0] <= box[2] <= 180 and -90 <= box[1] <= box[3] <= 90
    return box if good else None


def _period(graph: Graph, data: Node) -> Period:
    for one in graph.items(data, "dct:temporal"):
        node = graph.follow(one)
        begin = _day(graph.text(node, "dcat:startDate", "schema:startDate"))
        end = _day(graph.text(node, "dcat:endDate", "schema:endDate"))
        if begin or end:
            return Period(begin or "unknown", end or "unknown")
    return Period()


def _day(text: str) -> str:
    found = re.match(r"\d{4}(-\d{2}(-\d{2})?)?", text)
    return found[0] if found else ""


def _crs(graph: Graph, data: Node) -> str:
    for one in graph.items(data, "dct:conformsTo"):
        found = re.search(r"/crs/EPSG/[0-9.]+/(\d+)$", graph.address(one))
        if found:
            return f"EPSG:{found[1]}"
    return ""


def _licence(graph: Graph, data: Node) -> str:
    """Give the licence of the data set, else of one of its distributions."""
    holders = [data, *(graph.follow(one) for one in graph.items(data, "dcat:distribution"))]
    for holder in holders:
        for one in graph.items(holder, "dct:license"):
            said = licence_of(graph.label(one), graph.address(one))
            if said:
                return said
    return ""


def _access(graph: Graph, data: Node) -> str:
    """Give the limits on public access, by INSPIRE's list where it is that list's, else in words."""
    for one in graph.items(data, "dct:accessRights"):
        label, address = graph.label(one), graph.address(one)
        said = limit_of(label, address)
        if label or said != address:
            return said
    return ""


def _provenance(graph: Graph, data: Node) -> list[str]:
    words = []
    for one in graph.items(data, "dct:provenance"):
        text = graph.text(graph.follow(one), "rdfs:label", "dct:description") or graph.word(one)
        words.append(text)
    return [text for text in dict.fromkeys(words) if text]
