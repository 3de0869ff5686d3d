"""The product “QGIS Server + PostGIS + CSW”: what an administration can run with free software alone.

Data sets are tables of the account's schema, services are QGIS projects stored beside them, and
records are in a catalogue that speaks CSW 2.0.2 and CSW-T.
"""

from __future__ import annotations

from ...catalogue.model import EditableCatalogue
from ...feedback import Feedback
from ..model import Capability, Platform
from ..product import Publisher
from .addresses import PUBLISHING, Addresses

__all__ = ["capabilities", "catalogue", "publisher", "test_connection"]


def capabilities(platform: Platform) -> frozenset[Capability]:
    """Give what the platform's addresses and account allow."""
    addresses = Addresses(platform)
    found = set()
    if addresses.get("csw"):
        found.add(Capability.SEARCH)
    if addresses.get("csw_publication") and platform.authcfg:
        found |= {Capability.SAVE_RECORD, Capability.DELETE_RECORD}
    if (platform.database_authcfg or platform.authcfg) and all(addresses.get(role) for role in PUBLISHING):
        found |= {Capability.PUBLISH_VECTOR, Capability.PUBLISH_MAP, Capability.UNPUBLISH}
        found.add(Capability.PUSH_CHANGES)
    return frozenset(found)


def catalogue(platform: Platform, feedback: Feedback | None = None) -> EditableCatalogue:
    """Give the catalogue client, with the platform's account.

    :raises PlatformError: the platform has no catalogue.
    """
    from .context import catalogue as with_account

    return with_account(platform, feedback)


def test_connection(platform: Platform, feedback: Feedback) -> list[tuple[str, bool, str]]:
    """Try each address that the platform has: (what, whether it works, sentence). Worker thread."""
    from .connection import try_all

    return try_all(platform, feedback)


def publisher(platform: Platform) -> Publisher:
    """Give the publisher.

    :raises PlatformError: an address is missing or wrong.
    """
    from .publish import QgisServerPublisher

    return QgisServerPublisher(platform)
