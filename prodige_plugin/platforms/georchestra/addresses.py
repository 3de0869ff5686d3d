"""The addresses of a géOrchestra platform: one host, its applications below it, and what is made from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from ...catalogue.geonetwork_address import Place, place_of
from ...errors import PlatformError
from ...i18n import tr
from ..map_pictures import fitted
from ..model import Platform

_THUMBNAIL = (400, 300)
#: What may follow GeoServer's root in an address that people copy.
_BEYOND = ("ows", "wms", "wfs", "wcs", "wmts", "web", "rest", "gwc", "index.html")


@dataclass(frozen=True)
class Addresses:
    """The addresses of one platform.

    Stated are ``catalogue`` (GeoNetwork) and ``services`` (GeoServer); the other applications are
    where géOrchestra puts them beside these, unless they are stated too (``mapstore``, ``datafeeder``,
    ``datafeeder2``).
    """

    platform: Platform

    def get(self, role: str) -> str:
        """Give an endpoint as it is stated, "" when the platform has none."""
        return self.platform.endpoints.get(role, "").strip()

    @property
    def root(self) -> str:
        """Where the gateway is: ``https://host``, with what stands before the applications."""
        for role in ("portal", "catalogue", "services"):
            stated = self.get(role)
            if stated:
                parts = urlsplit(stated)
                path = parts.path
                for name in ("/geonetwork", "/geoserver"):
                    path = path.partition(name)[0]
                return urlunsplit((parts.scheme, parts.netloc, path.rstrip("/"), "", ""))
        raise PlatformError(
            tr("The platform “{name}” lacks an address.", name=self.platform.name),
            tr("Neither its catalogue nor its services are given."),
            tr("Complete the platform's settings, or ask its administrator for them."),
        )

    @property
    def geoserver(self) -> str:
        """The root of GeoServer: ``https://host/geoserver``.

        :raises PlatformError: it is not given.
        """
        stated = self.get("services")
        if not stated:
            raise PlatformError(
                tr("The platform “{name}” lacks an address.", name=self.platform.name),
                tr("The address of its services (GeoServer) is not given."),
                tr("Complete the platform's settings, or ask its administrator for them."),
            )
        parts = urlsplit(stated)
        names = [name for name in parts.path.split("/") if name]
        if "geoserver" in names:
            names = names[: names.index("geoserver") + 1]
        else:
            cut = next((place for place, name in enumerate(names) if name.lower() in _BEYOND), len(names))
            names = names[:cut]
        return urlunsplit((parts.scheme, parts.netloc, "/" + "/".join(names) if names else "", "", ""))

    @property
    def geonetwork(self) -> Place | None:
        """Where GeoNetwork is; ``None`` where the platform has none."""
        stated = self.get("catalogue") or self.get("csw")
        return place_of(stated) if stated else None

    @property
    def mapstore(self) -> str:
        """The root of MapStore."""
        return (self.get("mapstore") or f"{self.root}/mapstore").rstrip("/")

    @property
    def datafeeder(self) -> str:
        """The root of the datafeeder's API, version 1."""
        return (self.get("datafeeder") or f"{self.root}/datafeeder").rstrip("/")

    @property
    def datafeeder2(self) -> str:
        """The root of the datafeeder's API, version 2."""
        return (self.get("datafeeder2") or f"{self.root}/datafeeder-backend").rstrip("/")

    # -- services ----------------------------------------------------------------------------------

    def service(self, workspace: str, kind: str) -> str:
        """Address of the services of one workspace.

        :param kind: ``wms``, ``wfs``, ``wcs`` or ``ows``.
        """
        return f"{self.geoserver}/{quote(workspace, safe='')}/{kind}"

    def ows(self, workspace: str, service: str, request: str, version: str = "", **more: str) -> str:
        """Address of one OWS operation of a workspace, keywords in upper case as servers expect them."""
        pairs = {"SERVICE": service, "REQUEST": request}
        if version:
            pairs["VERSION"] = version
        pairs |= {key.upper(): value for key, value in more.items()}
        return _with_query(self.service(workspace, service.lower()), pairs)

    def get_map(
        self, workspace: str, layers: str, box: tuple[float, float, float, float], size: tuple[int, int]
    ) -> str:
        """Address of a GetMap in CRS84: axes are longitude, latitude (WMS 1.3.0 annex B.3)."""
        return self.ows(
            workspace,
            "WMS",
            "GetMap",
            "1.3.0",
            layers=layers,
            styles="",
            crs="CRS:84",
            bbox=",".join(f"{corner:.6f}" for corner in fitted(box, size)),
            width=str(size[0]),
            height=str(size[1]),
            format="image/png",
            transparent="TRUE",
        )

    def thumbnail(self, workspace: str, layers: str, box: tuple[float, float, float, float]) -> str:
        """Address of a small map: always up to date, nothing to store.

        :param box: CRS84 west, south, east, north, in degrees.
        """
        return self.get_map(workspace, layers, box, _THUMBNAIL)

    # -- records and maps --------------------------------------------------------------------------

    def record_xml(self, identifier: str) -> str:
        """Address of a record's XML; "" without catalogue."""
        place = self.geonetwork
        return f"{place.api}/records/{quote(identifier, safe='')}/formatters/xml" if place is not None else ""

    def record_page(self, identifier: str) -> str:
        """Page of a record for people; "" without catalogue."""
        place = self.geonetwork
        return f"{place.services}/catalog.search#/metadata/{quote(identifier, safe='')}" if place is not None else ""

    def viewer(self, number: str) -> str:
        """Page of a map of MapStore."""
        return f"{self.mapstore}/#/viewer/{quote(number, safe='')}"


def _with_query(address: str, pairs: Mapping[str, str]) -> str:
    """Add a query to an address."""
    return address + "?" + urlencode(pairs, quote_via=quote)
