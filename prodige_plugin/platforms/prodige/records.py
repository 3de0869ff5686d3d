"""Records as PRODIGE writes them: domains, identifiers, links with names of their own, the table's name in them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import quote, urlencode, urlsplit

from ...catalogue.geonetwork_address import place_of
from ...errors import BadRecord
from ...metadata import feature_catalogue
from ...metadata.online import OnlineResource
from ...metadata.prefill import GENERATED, LayerFacts, prefill
from ...metadata.record import Record
from ...metadata.validation import apply_safe_repairs
from ...metadata.values import Dates
from ..model import Platform
from ..sign_in import api_of

#: Kinds of links that PRODIGE makes, by their addresses: of each a record has one.
KINDS = (
    re.compile(r"/rss/atomfeed/atomdataset/"),
    re.compile(r"//telechargement\.[^/]+/|/panierDownloadFrontalParametrage|/download/[0-9a-f-]{36}"),
    re.compile(r"/consultationWMS\b"),
    re.compile(r"/api/data/"),
)
_WMS, _WFS = "OGC:WMS-1.1.1-http-get-map", "OGC:WFS-1.0.0-http-get-capabilities"
_PAGE, _DOWNLOAD = "WWW:LINK-1.0-http--link", "WWW:DOWNLOAD-1.0-http--download"
_GEOJSON = "WWW:DOWNLOAD:application/vnd.geo+json"


def catalogue_host(platform: Platform) -> str:
    """Give the address of the catalogue's host, "" where it is not known."""
    for role in ("catalogue", "csw"):
        parts = urlsplit(platform.endpoints.get(role, "").strip())
        if parts.netloc:
            return f"{parts.scheme}://{parts.netloc}"
    return ""


def geonetwork(platform: Platform) -> str:
    """Give the address of the catalogue's GeoNetwork (``…/geonetwork``), "" where it is not known."""
    stated = platform.endpoints.get("catalogue", "").strip() or platform.endpoints.get("csw", "").strip()
    if not stated:
        return ""
    services = place_of(stated).services
    return services.partition("/srv/")[0]


def resource_identifier(platform: Platform, identifier: str) -> str:
    """Give the identifier of a data set, as PRODIGE makes it of the record's."""
    root = geonetwork(platform)
    return f"{root}/srv/{identifier}" if root else ""


def record_page(platform: Platform, identifier: str) -> str:
    """Give the page of a record in the catalogue, "" where it is not known."""
    root = geonetwork(platform)
    return f"{root}/srv/fre/catalog.search#/metadata/{identifier}" if root else ""


def links(platform: Platform, identifier: str, table: str, *, drawn: bool = True) -> list[OnlineResource]:
    """Give the links that PRODIGE's own records have, as far as the platform's addresses tell them.

    :param drawn: whether the data have a place, thus a WMS.
    """
    found = []
    host, api = catalogue_host(platform), api_of(platform)
    download, services = (platform.endpoints.get(role, "").strip().rstrip("/") for role in ("download", "services"))
    if host:
        url = f"{host}/rss/atomfeed/atomdataset/{identifier}"
        found.append(OnlineResource(url, _PAGE, "Accès au lien ATOM de téléchargement", "", "download"))
    if download:
        url = f"{download.removesuffix('/download')}/download/{identifier}"
        found.append(OnlineResource(url, _DOWNLOAD, "Accès au téléchargement des données", "", "download"))
    if platform.endpoints.get("api", "").strip() or platform.sign_in:
        found.append(OnlineResource(f"{api}/data/{identifier}?srs=EPSG:4326", _GEOJSON, "API Geojson", "", "download"))
    if services and drawn:
        found.append(OnlineResource(f"{services}/wms?service=WMS&request=GetCapabilities", _WMS, table))
    if services:
        found.append(OnlineResource(f"{services}/wfs?service=WFS&request=GetCapabilities", _WFS, table))
    return found


def catalogue_address(platform: Platform, identifier: str) -> str:
    """Give the address at which a feature catalogue can be fetched once it is in the catalogue."""
    csw = platform.endpoints.get("csw", "").strip()
    if not csw and geonetwork(platform):
        csw = f"{geonetwork(platform)}/srv/fre/csw"
    if not csw:
        return ""
    query = {
        "service": "CSW", "request": "GetRecordById", "version": "2.0.2", "elementSetName": "full",
        "outputSchema": "http://www.isotc211.org/2005/gfc", "id": identifier,
    }  # fmt: skip
    return f"{csw.partition('?')[0]}?{urlencode(query, quote_via=quote)}"


def catalogue_of(facts: LayerFacts, record: Record, table: str) -> feature_catalogue.Catalogue:
    """Give the feature catalogue of a data set; its identifier follows from the record's."""
    from dataclasses import replace

    return feature_catalogue.from_facts(
        replace(facts, layer_name=table),
        record,
        str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:uuid:{record.identifier}#fc")),
    )


def written(
    platform: Platform,
    identifier: str,
    title: str,
    table: str,
    given: bytes | None,
    facts: LayerFacts | None,
    *,
    domain: str = "",
    public: bool = True,
    drawn: bool = True,
    lineage: str = "",
    made_of: Sequence[OnlineResource] | None = None,
) -> Record:
    """Give the record of a data set that PRODIGE is to have, in its dialect.

    :param identifier: of the record, a UUID.
    :param given: the record to complete; ``None`` fills one from the layer.
    :param domain: domain or sub-domain to file it under; those it has are kept.
    :param lineage: sentence on this publication, for its lineage.
    :param made_of: links to add; those of :func:`links` when ``None``.
    """
    record = Record.parse(given) if given is not None else (prefill(facts) if facts is not None else Record.new())
    if not record.get("title"):
        record.set("title", title)
    if record.identifier != identifier:
        record.set("file_identifier", identifier)
    own = resource_identifier(platform, identifier)
    stated = str(record.get("resource_identifier") or "")
    if own and (not stated or stated.startswith(GENERATED)):
        record.set("resource_identifier", own)
    domains = tuple(record.get("prodige_domains") or ())
    if domain and domain not in domains:
        record.set("prodige_domains", (*domains, domain))
    if public and record.get("prodige_domains") and not record.get("prodige_public"):
        record.set("prodige_public", True)
    add_links(record, links(platform, identifier, table, drawn=drawn) if made_of is None else made_of)
    if lineage:
        before = str(record.get("lineage") or "").strip()
        if lineage not in before:
            record.set("lineage", f"{before}\n{lineage}".strip())
    try:
        apply_safe_repairs(record, "prodige")
    except BadRecord:
        # repairs that contradict a damaged record: it is saved as it is, and its checks say what is wrong
        return record
    return record


def add_links(record: Record, wanted: Sequence[OnlineResource]) -> None:
    """Add links that a record lacks: one of each of PRODIGE's kinds, one of each service and layer."""
    for link in wanted:
        held = record.online_resources()
        kind = next((pattern for pattern in KINDS if pattern.search(link.url)), None)
        if kind is not None and any(kind.search(one.url) for one in held):
            continue
        service = link.protocol[:7].upper()
        if kind is None and any(one.protocol[:7].upper() == service and one.name == link.name for one in held):
            continue
        record.add_online_resource(link)


def revised(record: Record, when: datetime | None = None) -> None:
    """State that the data were revised today."""
    day = (when or datetime.now(UTC)).date().isoformat()
    stated = record.get("dates")
    dates = stated if isinstance(stated, Dates) else Dates()
    if dates.revision[:10] != day:
        record.set("dates", Dates(dates.creation, dates.publication, day))


def tables_of(links_held: Sequence[OnlineResource]) -> list[str]:
    """Give the tables of a data set: the names of its WMS and WFS links, without the server's prefix."""
    names = [
        one.name.strip().partition(":")[2] or one.name.strip()
        for one in links_held
        if one.protocol.upper().startswith(("OGC:WMS", "OGC:WFS", "OGC-WMS", "OGC-WFS")) and one.name.strip()
    ]
    return list(dict.fromkeys(names))
