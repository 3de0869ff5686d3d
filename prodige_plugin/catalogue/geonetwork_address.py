"""The addresses of a GeoNetwork, found from any address of it that a person may have at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

# …/srv, …/srv/fre/catalog.search, …/srv/api/…, …/srv/fre/csw
_MAIN = re.compile(r"^(?P<base>.*?)/(?P<portal>srv)(?:/.*)?$")
# the same of a sub-portal, which has a name of its own
_PORTAL = re.compile(r"^(?P<base>.*?)/(?P<portal>[\w.-]+)/(?:api|[a-z]{3}/(?:csw|q|catalog\.[\w.]+))(?:/.*)?$")

_CSW = re.compile(r"^(?P<head>.*/[\w.-]+/[a-z]{3}/)csw(?:-[\w.-]+)?/?$")


@dataclass(frozen=True)
class Place:
    """Where a GeoNetwork is."""

    #: its root, without a last slash: ``https://…/geonetwork``.
    base: str
    #: ``srv``, or the name of a sub-portal.
    portal: str = "srv"

    @property
    def api(self) -> str:
        """The root of its API."""
        return f"{self.base}/{self.portal}/api"

    @property
    def services(self) -> str:
        """The root of its older services, French."""
        return f"{self.base}/{self.portal}/fre"

    @property
    def csw(self) -> str:
        """Its CSW."""
        return f"{self.services}/csw"


def publication_of(csw: str) -> str:
    """Give the address that takes transactions beside a GeoNetwork's CSW, "" where it is no GeoNetwork's.

    ``…/srv/fre/csw`` and the named ones (``csw-INSPIRE``) are read only; ``…/srv/fre/csw-publication`` writes.
    """
    parts = urlsplit(csw.strip())
    found = _CSW.match(parts.path)
    return urlunsplit((parts.scheme, parts.netloc, found["head"] + "csw-publication", "", "")) if found else ""


def place_of(url: str) -> Place:
    """Find the root and the portal in any address of the catalogue."""
    parts = urlsplit(url.strip())
    match = _MAIN.match(parts.path) or _PORTAL.match(parts.path)
    path, portal = (match["base"], match["portal"]) if match else (parts.path, "srv")
    return Place(urlunsplit((parts.scheme, parts.netloc, path.rstrip("/"), "", "")), portal)


def record_url(place: Place, identifier: str) -> str:
    """Give the address of a record's XML as it is stored (GeoNetwork 3.8 and later)."""
    return f"{place.api}/records/{quote(identifier, safe='')}/formatters/xml"
