"""The thesauri whose keywords have a row of their own in the element table."""

from __future__ import annotations

from collections.abc import Callable

from . import citations
from .codecs_groups import Thesaurus


def _cited(codelist: str, citation: citations.Citation, recognise: Callable[[str], bool]) -> Thesaurus:
    return Thesaurus(codelist, citation.title, citation.href, citation.date, recognise)


THEMES = _cited("InspireTheme", citations.INSPIRE_THEMES, citations.is_inspire_themes)
SCOPE = _cited("SpatialScope", citations.SPATIAL_SCOPE, lambda title: title in ("spatial scope", "champ géographique"))
HIGH_VALUE = _cited("HighValueCategory", citations.HIGH_VALUE, lambda title: title == "high - value dataset categories")
