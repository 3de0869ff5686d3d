"""The product “OGC API Records”: any catalogue that speaks this protocol, to search."""

from __future__ import annotations

from ..catalogue.records import RecordsClient
from ..network import Door
from .search_only import SearchOnly

PRODUCT = SearchOnly(lambda address, platform, feedback: RecordsClient(address, Door(platform.authcfg, feedback)))
