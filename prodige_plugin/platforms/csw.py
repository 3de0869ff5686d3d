"""The product “CSW catalogue”: any catalogue that speaks CSW 2.0.2, only read."""

from __future__ import annotations

from ..catalogue.csw import CswClient
from ..network import Door
from .search_only import SearchOnly

PRODUCT = SearchOnly(lambda address, platform, feedback: CswClient(address, Door(platform.authcfg, feedback)))
