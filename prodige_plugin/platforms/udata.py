"""The product “udata”: a catalogue to search, data.gouv.fr and its likes."""

from __future__ import annotations

from ..catalogue.udata import UdataClient
from ..network import Door
from .search_only import SearchOnly

PRODUCT = SearchOnly(lambda address, platform, feedback: UdataClient(address, Door(platform.authcfg, feedback)))
