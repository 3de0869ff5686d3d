"""The thesauri of a platform's catalogue, where it has some."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..feedback import Feedback
from .model import Platform

if TYPE_CHECKING:
    from ..catalogue.vocabularies import Vocabularies

#: Products whose catalogue is a GeoNetwork.
_GEONETWORK = ("prodige", "georchestra", "geonetwork")


def has_vocabularies(platform: Platform) -> bool:
    """Whether the platform's catalogue may have thesauri of its own."""
    return platform.product in _GEONETWORK and bool(_address(platform))


def vocabularies_for(platform: Platform, folder: Path, feedback: Feedback | None = None) -> Vocabularies | None:
    """Give the reader of the platform's thesauri, with its account; ``None`` where it has none.

    :param folder: where what is read is kept for work offline.
    :raises PlatformError: the platform has no address to sign in at.
    """
    if not has_vocabularies(platform):
        return None
    from ..catalogue.vocabularies import Vocabularies
    from . import door_for

    return Vocabularies(_address(platform), door_for(platform, feedback), folder)


def _address(platform: Platform) -> str:
    stated = (platform.endpoints.get(role, "").strip() for role in ("catalogue", "csw"))
    return next((address for address in stated if address), "")
