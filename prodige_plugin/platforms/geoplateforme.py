"""The product “Géoplateforme”: a catalogue to search, of the layers that IGN's platform serves."""

from __future__ import annotations

from ..catalogue.geoplateforme import GeoplateformeClient
from ..network import Door
from .search_only import SearchOnly

PRODUCT = SearchOnly(
    lambda address, platform, feedback: GeoplateformeClient(
        address, Door(platform.authcfg, feedback), Door("", feedback)
    )
)
