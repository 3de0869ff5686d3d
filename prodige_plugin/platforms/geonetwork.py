"""The product “GeoNetwork” (3.8 and later, 4): a catalogue to search, and to save records in with an account."""

from __future__ import annotations

from ..catalogue.geonetwork import GeoNetworkClient
from ..network import Door
from .search_only import SearchOnly
from .trying import who_in_geonetwork

PRODUCT = SearchOnly(
    lambda address, platform, feedback: GeoNetworkClient(address, Door(platform.authcfg, feedback)),
    who_in_geonetwork,
    lambda platform: bool(platform.authcfg),
)
