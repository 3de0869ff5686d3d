"""The thesauri that are shipped: what there is, how each is cited, and the search in them.

Labels and addresses come from :mod:`.codelists`, what people say for them from ``synonyms.json``; both are
facts or our own words. Thesauri of a catalogue are read by :mod:`prodige_plugin.catalogue.vocabularies`.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any

from ..i18n import tr
from ..paths import resource
from . import citations, codelists
from .vocabulary import Concept, Entry, Finder, Match, Vocabulary

__all__ = [
    "CONDITIONS", "KEYS", "KEYWORDS", "Concept", "Match", "Vocabulary", "concept", "finder", "matches", "name",
    "search", "vocabulary",
]  # fmt: skip

#: The conditions of access and use that are no licence; they are in the list of licences.
CONDITIONS = "ConditionsApplyingToAccessAndUse"

#: Every thesaurus that is shipped. A key is the name of its list in :mod:`.codelists`.
KEYS: tuple[str, ...] = (
    "InspireTheme", "MD_TopicCategoryCode", "SpatialScope", "HighValueCategory", "PriorityDataset",
    "LimitationsOnPublicAccess", "Licence", CONDITIONS, "MD_MaintenanceFrequencyCode", "EuFrequency", "EuDataTheme",
    "SpatialDataServiceCategory", "SpatialDataServiceType", "CrsFrance", "Language",
)  # fmt: skip

#: Those whose concepts are written as keywords with the thesaurus beside them.
KEYWORDS: tuple[str, ...] = (
    "InspireTheme", "SpatialScope", "HighValueCategory", "PriorityDataset", "SpatialDataServiceCategory",
)  # fmt: skip

#: How those are cited that :func:`.citations.known` finds under their title.
_TITLES = {
    "InspireTheme": citations.INSPIRE_THEMES.title,
    "SpatialScope": "Spatial scope",
    "HighValueCategory": "High-value dataset categories",
    "PriorityDataset": "INSPIRE priority data set",
}
#: The other one: title, day of the act (Regulation (EC) No 1205/2008, part D 4).
_CITED = {"SpatialDataServiceCategory": ("COMMISSION REGULATION (EC) No 1205/2008", "2008-12-03")}


def name(key: str) -> str:
    """Give what a thesaurus is called, translated; the key itself for one that is not shipped."""
    return {
        "InspireTheme": tr("INSPIRE themes"),
        "MD_TopicCategoryCode": tr("Topic categories"),
        "SpatialScope": tr("Spatial scope"),
        "HighValueCategory": tr("High-value data categories"),
        "PriorityDataset": tr("INSPIRE priority data sets"),
        "LimitationsOnPublicAccess": tr("Limits on public access"),
        "Licence": tr("Licences and conditions"),
        CONDITIONS: tr("Conditions of access and use"),
        "MD_MaintenanceFrequencyCode": tr("Update frequencies"),
        "EuFrequency": tr("Update frequencies (European Union)"),
        "EuDataTheme": tr("Data themes (European Union)"),
        "SpatialDataServiceCategory": tr("Categories of services"),
        "SpatialDataServiceType": tr("Types of services"),
        "CrsFrance": tr("Coordinate systems used in France"),
        "Language": tr("Languages"),
    }.get(key, key)


@cache
def _synonyms() -> dict[str, dict[str, Any]]:
    path = resource("metadata", "synonyms.json")
    data: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return data


@cache
def vocabulary(key: str) -> Vocabulary:
    """Give a shipped thesaurus with all its concepts.

    :raises KeyError: there is none of this name.
    """
    title, date = _CITED.get(key, (_TITLES.get(key, ""), ""))
    cited = citations.known(title) if title else None
    source = "Licence" if key == CONDITIONS else key
    said = _synonyms().get(source, {})
    codes = codelists.values(source)
    if key == CONDITIONS:
        codes = tuple(code for code in codes if f"/{CONDITIONS}/" in codelists.uri(source, code))
    return Vocabulary(
        key,
        cited.title if cited is not None else title,
        tuple(_entry(source, code, said.get(code, {})) for code in codes),
        cited.href if cited is not None and cited.href else _address(source),
        cited.date if cited is not None and cited.date else date,
    )


def _address(key: str) -> str:
    return codelists.uri(key) if key in KEYWORDS else ""


def _entry(key: str, code: str, said: dict[str, Any]) -> Entry:
    labels = (
        dict(codelists.themes()[code])
        if key == "InspireTheme"
        else {language: codelists.label(key, code, language) for language in ("fr", "en")}
    )
    if key == "PriorityDataset":  # the register has them in English
        del labels["fr"]
    words: dict[str, tuple[str, ...]] = {tongue: tuple(said[tongue]) for tongue in ("fr", "en") if tongue in said}
    if key in ("LimitationsOnPublicAccess", "Licence"):
        words["fr"] = (*words.get("fr", ()), codelists.wording(key, code, "fr"))
    if key == "CrsFrance":
        words["fr"] = (*words.get("fr", ()), f"EPSG:{code}", code)
    about, above = said.get("about", {}), codelists.broader(key, code)
    return Entry(codelists.uri(key, code), code, labels, words, about, above, bool(said.get("outdated")))


@lru_cache(maxsize=64)
def finder(key: str, language: str = "fr") -> Finder:
    """Give the search in a shipped thesaurus.

    :param language: two letters, of the labels.
    :raises KeyError: there is no such thesaurus.
    """
    return Finder(vocabulary(key), language)


def matches(key: str, words: str, language: str = "fr", limit: int = 20) -> list[Match]:
    """Find concepts, each with the word that led to it; see :meth:`.vocabulary.Finder.find`.

    :raises KeyError: there is no such thesaurus.
    """
    return finder(key, language).find(words, limit)


def search(key: str, words: str, language: str = "fr", limit: int = 20) -> list[Concept]:
    """Find concepts of a thesaurus by words, best first.

    >>> [concept.label for concept in search("InspireTheme", "PLU")]
    ['Usage des sols']

    :raises KeyError: there is no such thesaurus.
    """
    return [match.concept for match in matches(key, words, language, limit)]


def concept(key: str, uri: str, language: str = "fr") -> Concept | None:
    """Give a concept by its address, its code or its label, ``None`` if the thesaurus has none such.

    :raises KeyError: there is no such thesaurus.
    """
    return finder(key, language).concept(uri)
