"""The product “CSW catalogue”: any that speaks CSW 2.0.2; written where it has an address for transactions."""

from __future__ import annotations

from ..catalogue.csw import CswClient
from ..catalogue.geonetwork_address import publication_of
from ..feedback import Feedback
from ..network import Door
from .model import Platform
from .search_only import CATALOGUE, SearchOnly

#: The endpoint role of the address that takes transactions (CSW-T).
PUBLICATION = "csw_publication"


def publication(platform: Platform, csw: str) -> str:
    """Give the address that takes a platform's transactions: the one stated, else the one a GeoNetwork has; or ""."""
    return platform.endpoints.get(PUBLICATION, "").strip() or publication_of(csw)


def _client(address: str, platform: Platform, feedback: Feedback | None) -> CswClient:
    return CswClient(address, Door(platform.authcfg, feedback), publication(platform, address))


def _saves(platform: Platform) -> bool:
    return bool(platform.authcfg and publication(platform, platform.endpoints.get(CATALOGUE, "")))


PRODUCT = SearchOnly(_client, saves=_saves)
