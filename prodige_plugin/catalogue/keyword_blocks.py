"""Which vocabulary a block of keywords comes from, by what records say of its thesaurus.

Records name a thesaurus by a title, by GeoNetwork's key (``geonetwork.thesaurus.external.theme.…``) or by
an address; titles are typed by hand. The same rules serve ISO 19139 and ISO 19115-3.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from functools import lru_cache

from .licences import folded, recognise, says_open


class Vocabulary(enum.Enum):
    """The vocabularies that have a facet of their own."""

    #: the 34 themes of INSPIRE, as GEMET lists them.
    INSPIRE_THEMES = "inspire themes"
    #: PRODIGE's *domaines* and *sous-domaines* (and, in the same thesaurus, its groups of users).
    DOMAINS = "domains"
    OTHER = "other"


#: the INSPIRE registry's address of a theme begins so, whatever the scheme.
_THEME_ADDRESS = "://inspire.ec.europa.eu/theme"


@lru_cache(maxsize=1024)
def vocabulary(*stated: str) -> Vocabulary:
    """Give the vocabulary of a thesaurus by what a record states of it: title, key, addresses, in any order."""
    every = " ".join(stated)
    named = folded(every)
    if "theme.prodige" in every or any(folded(text) == "domaines" for text in stated):
        return Vocabulary.DOMAINS
    if _THEME_ADDRESS in every or "inspireeceuropaeutheme" in every:
        return Vocabulary.INSPIRE_THEMES
    # "GEMET - INSPIRE themes, version 1.0", "Thèmes INSPIRE"; "GEMET themes" alone are those of GEMET itself
    if "inspire" in named and ("theme" in named or "gemet" in named) and "priority" not in named:
        return Vocabulary.INSPIRE_THEMES
    return Vocabulary.OTHER


def is_inspire_theme(address: str) -> bool:
    """Whether a keyword links to a theme of the INSPIRE registry."""
    return f"{_THEME_ADDRESS}/" in address


def licence_of(constraints: Iterable[str], keywords: Iterable[str]) -> tuple[str, bool]:
    """Give the licence as a person reads it, and whether the resource is declared open data.

    :param constraints: texts and addresses of the constraints.
    """
    name, is_open = recognise(constraints)
    return name, is_open or (not name and says_open(keywords))
