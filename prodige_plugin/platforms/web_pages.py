"""The web page of a record, where a product has pages for people. No Qt, no network."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode, urlsplit

from ..catalogue import geonetwork_address
from .model import Platform

#: Endpoint roles that may hold the address of the catalogue, the one for people first.
_ROLES = ("geonetwork", "catalogue", "csw")
# what the path of a GeoNetwork always has
_GEONETWORK = re.compile(r"/srv(?:/|$)|/geonetwork(?:/|$)", re.IGNORECASE)


def record_page(platform: Platform, identifier: str) -> str:
    """Give the address of a record's page; of its XML where the product has no pages; "" where there is neither.

    :param identifier: the record's own, or the entry's in a portal.
    """
    address = next((platform.endpoints[role].strip() for role in _ROLES if platform.endpoints.get(role)), "")
    if not identifier or not address.lower().startswith(("http://", "https://")):
        return ""
    name, base = quote(identifier, safe=""), address.rstrip("/")
    if platform.product == "ckan":
        return f"{_before(base, '/api')}/dataset/{name}"
    if platform.product == "udata":
        return f"{_before(base, '/api')}/fr/datasets/{name}/"
    if platform.product == "geoplateforme":
        # the search API has no pages of its own; those of the public host are on its portal
        public = (urlsplit(address).hostname or "").endswith("geopf.fr")
        return f"https://cartes.gouv.fr/rechercher-une-donnee/dataset/{name}" if public else ""
    if platform.product == "records":
        return f"{base.removesuffix('/items')}/items/{name}?f=html" if "/collections/" in base else ""
    if platform.product in ("geonetwork", "prodige", "georchestra") or _GEONETWORK.search(urlsplit(address).path):
        place = geonetwork_address.place_of(address)
        return f"{place.services}/catalog.search#/metadata/{name}"
    return _get_record(platform.endpoints.get("csw") or address, identifier)


def _get_record(csw: str, identifier: str) -> str:
    """Give the address of a record's XML (CSW 2.0.2, OGC 07-006r1 table 32)."""
    pairs = {
        "SERVICE": "CSW",
        "VERSION": "2.0.2",
        "REQUEST": "GetRecordById",
        "ID": identifier,
        "ELEMENTSETNAME": "full",
        "OUTPUTSCHEMA": "http://www.isotc211.org/2005/gmd",
    }
    head, _mark, query = csw.partition("?")
    kept = "&".join(
        part
        for part in query.split("&")
        if part and part.split("=")[0].lower() not in ("service", "request", "version")
    )
    return f"{head}?{kept}{'&' if kept else ''}{urlencode(pairs)}"


def _before(address: str, part: str) -> str:
    """Cut an address before a part of its path."""
    return address.partition(part + "/")[0].removesuffix(part).rstrip("/")
