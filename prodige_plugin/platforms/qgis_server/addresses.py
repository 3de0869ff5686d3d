"""The addresses of a QGIS Server platform, checked, and those made from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from ...errors import PlatformError
from ...i18n import tr
from ..map_pictures import fitted
from ..model import Platform

#: Endpoint roles of this product, most needed first.
ROLES = (
    "csw",
    "csw_publication",
    "service",
    "features",
    "portal",
    "map",
    "database",
    "data_schema",
    "pg_service",
    "reader_role",
)
#: Those without which nothing can be published.
PUBLISHING = ("service", "database", "data_schema", "pg_service")

_THUMBNAIL = (400, 300)


@dataclass(frozen=True)
class Addresses:
    """The addresses of one platform."""

    platform: Platform

    def get(self, role: str) -> str:
        """Give an endpoint, "" when the platform has none."""
        return self.platform.endpoints.get(role, "").strip()

    def need(self, role: str) -> str:
        """Give an endpoint that must be there.

        :raises PlatformError: it is missing.
        """
        address = self.get(role)
        if not address:
            raise PlatformError(
                tr("The platform “{name}” lacks an address.", name=self.platform.name),
                tr("“{role}” is not given in its description.", role=role),
                tr("Complete the platform's settings, or ask its administrator for them."),
            )
        return address

    @property
    def schema(self) -> str:
        """The schema the account writes in."""
        return self.need("data_schema")

    def service(self, project: str) -> str:
        """Address of the WMS, WFS and WMTS of a published project."""
        return self._filled("service", project)

    def features(self, project: str) -> str:
        """Landing page of its OGC API Features; "" where the platform has none."""
        return self._filled("features", project) if self.get("features") else ""

    def map_page(self, project: str) -> str:
        """Page that shows a map; "" where the platform has none."""
        return self._filled("map", project) if self.get("map") else ""

    def ows(self, project: str, service: str, request: str, version: str = "", **more: str) -> str:
        """Address of one OWS operation, keywords in upper case as servers expect them."""
        pairs = {"SERVICE": service, "REQUEST": request}
        if version:
            pairs["VERSION"] = version
        pairs |= {key.upper(): value for key, value in more.items()}
        return _with_query(self.service(project), pairs)

    def record(self, identifier: str) -> str:
        """Address that gives a record as XML (CSW 2.0.2, GetRecordById); "" without catalogue."""
        if not self.get("csw"):
            return ""
        return _with_query(
            self.get("csw"),
            {
                "SERVICE": "CSW",
                "VERSION": "2.0.2",
                "REQUEST": "GetRecordById",
                "ID": identifier,
                "ELEMENTSETNAME": "full",
                "OUTPUTSCHEMA": "http://www.isotc211.org/2005/gmd",
            },
        )

    def thumbnail(self, project: str, layers: str, box: tuple[float, float, float, float]) -> str:
        """Address of a small map: always up to date, nothing to store.

        :param box: CRS84 west, south, east, north, in degrees.
        """
        return self.get_map(project, layers, box, _THUMBNAIL)

    def get_map(self, project: str, layers: str, box: tuple[float, float, float, float], size: tuple[int, int]) -> str:
        """Address of a GetMap in CRS84: axes are longitude, latitude (WMS 1.3.0 annex B.3)."""
        box = fitted(box, size)
        return self.ows(
            project,
            "WMS",
            "GetMap",
            "1.3.0",
            layers=layers,
            styles="",
            crs="CRS:84",
            bbox=",".join(f"{corner:.6f}" for corner in box),
            width=str(size[0]),
            height=str(size[1]),
            format="image/png",
            transparent="TRUE",
        )

    def _filled(self, role: str, project: str) -> str:
        """Fill a template's ``{schema}`` and ``{project}``."""
        template = self.need(role)
        return template.replace("{schema}", quote(self.schema)).replace("{project}", quote(project)).rstrip("/")


def _with_query(address: str, pairs: Mapping[str, str]) -> str:
    """Add a query to an address that may have one (``map=…``)."""
    joint = "&" if "?" in address else "?"
    return address.rstrip("?&") + joint + urlencode(pairs, quote_via=quote)


def check(platform: Platform) -> None:
    """See that what the platform gives is well formed.

    :raises PlatformError: an address is not one, or a template lacks its places.
    """
    addresses = Addresses(platform)
    for role in ("csw", "csw_publication", "service", "features", "portal", "map"):
        address = addresses.get(role)
        if address and not address.startswith(("http://", "https://")):
            raise _wrong(platform, role, tr("It does not begin with http:// or https://."))
    for role in ("service", "features", "map"):
        address = addresses.get(role)
        if address and "{project}" not in address:
            raise _wrong(platform, role, tr("It has no place for the project: {place}.", place="{project}"))
    database = addresses.get("database")
    if database and "=" not in database:
        raise _wrong(platform, "database", tr("It is not a libpq string such as “host=… dbname=…”."))


def _wrong(platform: Platform, role: str, why: str) -> PlatformError:
    """Say which address is wrong."""
    return PlatformError(
        tr("An address of “{name}” is wrong: {role}.", name=platform.name, role=role),
        why,
        tr("Correct the platform's settings."),
        platform.endpoints.get(role, ""),
    )
