"""The product “CKAN”: a catalogue to search, such as many regions and towns keep."""

from __future__ import annotations

from ..catalogue.ckan import CkanClient
from ..network import Door
from .search_only import SearchOnly

PRODUCT = SearchOnly(lambda address, platform, feedback: CkanClient(address, Door(platform.authcfg, feedback)))
