"""The product “CSW catalogue”: any catalogue that speaks CSW 2.0.2, only read."""

from __future__ import annotations

from typing import NoReturn

from ..catalogue.csw import CswClient
from ..feedback import Feedback
from ..network import Door
from . import search_only
from .model import Platform
from .search_only import capabilities

__all__ = ["capabilities", "catalogue", "publisher", "test_connection"]


def catalogue(platform: Platform, feedback: Feedback | None = None) -> CswClient:
    """Give the catalogue client, with the platform's account if it has one.

    :raises PlatformError: the platform has no address of a catalogue.
    """
    return CswClient(search_only.address(platform), Door(platform.authcfg, feedback))


def publisher(platform: Platform) -> NoReturn:
    """Refuse to publish.

    :raises PlatformError: always.
    """
    search_only.no_publisher(platform)


def test_connection(platform: Platform, feedback: Feedback) -> list[tuple[str, bool, str]]:
    """Try the catalogue: (what, whether it works, sentence). Worker thread.

    :raises PlatformError: the platform has no address of a catalogue.
    """
    return search_only.try_search(platform, catalogue(platform, feedback), feedback)
