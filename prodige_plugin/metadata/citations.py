"""Thesauri that are known by name: how they are recognised, and how they are cited to the letter (TG 2.0, C.15).

Facts: titles and dates as their publishers give them (EIONET GEMET, the INSPIRE registry, EU Vocabularies,
Regulation (EC) No 1205/2008) and as French catalogues write them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

#: What follows in GeoNetwork's name of a thesaurus ("geonetwork.thesaurus.external.theme.…").
_GEONETWORK = re.compile(r"(?:geonetwork\.thesaurus\.)?(?:external|local|register)\.\w+\.")


@dataclass(frozen=True)
class Citation:
    """How a thesaurus is cited."""

    title: str
    #: address of the thesaurus, ``""`` for one that has none.
    href: str
    #: of publication, ISO 8601.
    date: str


#: Folded title → citation.
_KNOWN: dict[str, Citation] = {}


def without_accents(text: str) -> str:
    """Give a text in small letters without accents; all other signs stay."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(8192)
def fold(text: str) -> str:
    """Give a text without case, accents, punctuation and repeated blanks, to compare with others."""
    return " ".join(re.sub(r"[^\w.]+|_", " ", without_accents(text)).split())


INSPIRE_THEMES = Citation(
    "GEMET - INSPIRE themes, version 1.0", "http://www.eionet.europa.eu/gemet/inspire_themes", "2008-06-01"
)
SPATIAL_SCOPE = Citation("Spatial scope", "http://inspire.ec.europa.eu/metadata-codelist/SpatialScope", "2019-05-22")
HIGH_VALUE = Citation("High-value dataset categories", "http://data.europa.eu/bna/asd487ae75", "2023-09-27")


def _register(citation: Citation, *also: str) -> None:
    for name in (citation.title, *also):
        _KNOWN[fold(name)] = citation


_register(Citation("GEMET - Concepts, version 2.4", "", "2010-01-13"), "GEMET - Concepten, versie 2.4")
_register(Citation("GEMET - Concepts, version 3.0", "", "2011-07-13"))
_register(
    Citation("GEMET - Concepts, version 3.1", "", "2012-07-20"),
    "GEMET - Concepts, version 3.1, 2012-07-20",
)
_register(
    SPATIAL_SCOPE,
    "INSPIRE Spatial Scope",
    "Champ géographique",
    "httpinspireeceuropaeumetadatacodelistSpatialScope-SpatialScope",
)
_PRIORITY = "http://inspire.ec.europa.eu/metadata-codelist/PriorityDataset"
_register(
    Citation("INSPIRE priority data set", _PRIORITY, "2018-04-04"),
    "INSPIRE priority dataset",
    "httpinspireeceuropaeumetadatacodelistPriorityDataset-PriorityDataset",
)
_register(HIGH_VALUE, "High-value dataset category")
_register(Citation("Continents, countries, sea regions of the world.", "", "2015-07-17"))

_SERVICES = re.compile(r"(?<![0-9])1205 2008\b")


def is_inspire_themes(title: str) -> bool:
    """Whether a title, or GeoNetwork's name of a thesaurus, is one under which the 34 INSPIRE themes are cited."""
    text = fold(_GEONETWORK.sub("", title))
    if "priority" in text or "prioritaire" in text:
        return False
    if text in ("inspire", "inspire theme", "httpinspireeceuropaeutheme theme"):
        return True
    return "inspire" in text and ("theme" in text or "thematique" in text) and "concept" not in text


def is_themes_address(href: str) -> bool:
    """Whether an address is that of the thesaurus of INSPIRE themes, or of one of its concepts."""
    plain = href.partition("://")[2].lower()
    return plain.startswith(
        ("inspire.ec.europa.eu/theme", "www.eionet.europa.eu/gemet/inspire", "rdfdata.eionet.europa.eu/inspirethemes")
    ) or ("eionet.europa.eu/gemet" in plain and "inspire-theme" in plain)


def known(title: str, *names: str) -> Citation | None:
    """Give how a thesaurus is cited, by its title or else by another name of it; ``None`` for one that is not known."""
    for name in (title, *names):
        if is_inspire_themes(name):
            return INSPIRE_THEMES
        found = _KNOWN.get(fold(name)) or _KNOWN.get(fold(_GEONETWORK.sub("", name)))
        if found is not None:
            return found
    if _SERVICES.search(fold(title)):
        return Citation(title, "", "2008-12-03")
    return None


#: Number of a regulation → how titles name it, folded, also without its number.
_NAMED = {
    "1089/2010": (
        re.compile(r"(?<![0-9])1089 2010\b"),
        "interoperabilite des series et des services de donnees geographiques",
        "interoperability of spatial data sets and services",
    ),
    "976/2009": (
        re.compile(r"(?<![0-9])976 2009\b"),
        "2007 2 ce du parlement europeen et du conseil en ce qui concerne les services en reseau",
        "as regards the network services",
    ),
}  # fmt: skip


#: Words of a title of another regulation, which changes the one it names after them.
_CHANGES = re.compile(r"\b(modifi(?:ant|e|ee)|amending|amends|abrogeant|repealing|rectifi\w*|corrigend\w*)\b")
#: Words of a title of a specification, which only mentions the regulation.
_GUIDANCE = re.compile(r"\b(data specifications?|specifications? de donnees|(technical )?guid(ance|elines?)|guide)\b")


def names(number: str, title: str) -> bool:
    """Whether a title is one of a regulation, in whatever spelling (n° 1089/2010, N°1089-2010, by its subject …).

    The title of an act that changes it, or of a guideline to it, names it too, but is not its own.
    """
    pattern, *subjects = _NAMED[number]
    plain = fold(title)
    changes = _CHANGES.search(plain)
    own = plain[: changes.start()] if changes is not None else plain
    if _GUIDANCE.search(plain):
        return False
    return bool(pattern.search(own)) or (changes is None and any(subject in plain for subject in subjects))


def date_in(title: str) -> str:
    """Give the day (ISO 8601) that a thesaurus' title holds, ``""`` if it holds none or several."""
    found = set(re.findall(r"\b(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]\b", title))
    return found.pop() if len(found) == 1 else ""
