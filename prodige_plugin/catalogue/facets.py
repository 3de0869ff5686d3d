"""What results are counted and filtered by: the same values whatever the catalogue, its language and its spelling.

A catalogue's own values (an identifier of an organisation, the text of a licence, ``OGC:WMS-1.3.0-http-get-map``)
are turned into values a person reads and that are the same everywhere, so that counts of several catalogues
add up and one filter means the same to all of them. What was turned is remembered per catalogue
(:func:`learn`), and turned back when it is filtered by (:func:`spellings`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import date, timedelta
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import islice
from typing import Literal, get_args

from ..metadata import codelists
from ..metadata.online import OnlineResource
from .licences import folded, recognise
from .model import Facet, Summary

#: what a filter by freshness can be asked for; see :func:`since`.
Period = Literal["week", "month", "year", "five_years"]
PERIODS: tuple[Period, ...] = get_args(Period)
_DAYS: dict[Period, int] = {"week": 7, "month": 30}
_YEARS: dict[Period, int] = {"year": 1, "five_years": 5}

#: the only value of :attr:`.Facet.OPEN_DATA`: what is not declared open may be so.
YES = "yes"

#: key of a link kind → what a protocol that states it looks like, upper case; the first row that fits counts.
PROTOCOLS: Mapping[str, tuple[str, ...]] = {
    "WMTS": ("*WMTS*",),
    "WMS": ("*WMS*", "*WEB MAP SERVICE*"),
    "OAPIF": ("*API*FEATURES*", "*OGCFEAT*", "*OAPIF*", "*WFS3*"),
    "WFS": ("*WFS*", "*WEB FEATURE SERVICE*"),
    "WCS": ("*WCS*", "*WEB COVERAGE SERVICE*"),
    "TILES": ("*OGC:TMS*", "TMS*", "*VECTOR*TILE*", "*MVT*", "XYZ*", "*API*TILES*"),
    "API": ("*API PRODIGE*", "*PRODIGE*API*"),
    "CONTEXT": ("*OGC:OWC*", "*OWS*CONTEXT*", "*WMC*", "*QLR*"),
    "ATOM": ("*ATOM*",),
    "ESRI": ("*ESRI*", "*ARCGIS*"),
    "FILE": ("*DOWNLOAD*", "FILE", "*GEO*JSON*", "*GEOPACKAGE*", "*SHAPEFILE*"),
}

#: key of a link kind → what an address looks like, lower case, where the protocol only says "a link" (as PRODIGE's).
ADDRESSES: Mapping[str, tuple[str, ...]] = {
    "ATOM": ("*/atom*", "*/rss/*"),
    "API": ("*/api/data/*",),
    "FILE": ("*.zip", "*.gpkg", "*.geojson", "*.7z"),
}

#: no catalogue has as many values as this; one that sends more is not remembered for ever.
_MOST_VALUES, _MOST_LEARNED = 2000, 50_000
#: (catalogue, facet, value) → how the catalogue itself writes the value, as long as this process lives:
#: clients are made anew for each search.
_LEARNED: dict[tuple[str, str, str], dict[str, None]] = {}


def count(
    summaries: Iterable[Summary], service_kind: Callable[[OnlineResource], str] | None = None
) -> dict[str, dict[str, int]]:
    """Count hits by the values of each facet, the most frequent first.

    :param service_kind: gives the key of a link's kind, or "" for one that does not count; by default
        :func:`kind_of`.
    """
    counters: dict[str, Counter[str]] = {facet: Counter() for facet in Facet}
    for summary in summaries:
        for facet, values in values_of(summary, service_kind).items():
            counters[facet].update(values)
    return {facet: _ordered(counter) for facet, counter in counters.items() if counter}


def values_of(
    summary: Summary, service_kind: Callable[[OnlineResource], str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Give the values of one hit by facet, each once and normalised; facets without any are left out."""
    kind = service_kind or kind_of
    found: dict[str, Iterable[str]] = {
        Facet.TYPE: (summary.type,),
        Facet.ORGANISATION: (summary.organisation,),
        Facet.THEME: summary.themes,
        Facet.TOPIC: summary.topics,
        Facet.DOMAIN: summary.domains,
        Facet.KEYWORD: summary.keywords,
        Facet.LICENCE: (summary.licence,),
        Facet.OPEN_DATA: (YES,) if summary.open_data else (),
        Facet.SERVICE: map(kind, summary.links),
    }
    normal = {
        facet: tuple(dict.fromkeys(value for each in values if each and (value := normalise(facet, each))))
        for facet, values in found.items()
    }
    return {facet: values for facet, values in normal.items() if values}


def passes(summary: Summary, wanted: Mapping[str, tuple[str, ...]], strict: Set[str] = frozenset()) -> bool:
    """Whether a hit may have the wanted values: nothing it states says otherwise.

    For protocols that cannot ask exactly. Links are not looked at.

    :param strict: facets that a hit must state; of others, a hit that states nothing passes.
    """
    stated = values_of(summary)
    return all(
        not values
        or facet == Facet.SERVICE
        or bool(set(stated.get(facet, ())) & set(values))
        or (facet not in stated and facet not in strict)
        for facet, values in wanted.items()
    )


def merge(*counts: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Add counts up, of several pages or catalogues; the most frequent first."""
    sums: dict[str, Counter[str]] = {}
    for each in counts:
        for facet, values in each.items():
            sums.setdefault(facet, Counter()).update(values)
    return {facet: _ordered(counter) for facet, counter in sums.items() if counter}


def normalise(facet: str, value: str) -> str:
    """Give the value as it is counted and filtered by, whatever catalogue it comes from.

    Themes of INSPIRE become the register's French label, topic categories their code, licences their name;
    of other values only the blanks change. What no table knows stays as it is.
    """
    text = " ".join(value.split())
    if facet in (Facet.KEYWORD, Facet.TYPE, Facet.ORGANISATION):
        return text
    if facet == Facet.THEME:
        return _themes().get(folded(text.rpartition("/theme/")[2]), text)
    if facet == Facet.TOPIC:
        # catalogues of Switzerland divide a category ("planningCadastre_Planning")
        return _topics().get(folded(text.partition("_")[0]), text)
    if facet == Facet.LICENCE:
        return recognise((text,)).name or text
    if facet == Facet.OPEN_DATA:
        return YES if text.lower() in ("yes", "true", "1", "oui", "y") else ""
    return text


def variants(facet: str, value: str) -> tuple[str, ...]:
    """Give the ways a record may write a value: a theme's labels in French and English, a code and its labels."""
    if facet == Facet.THEME:
        for labels in codelists.themes().values():
            if value in labels.values():
                return tuple(dict.fromkeys(labels[language] for language in ("fr", "en") if language in labels))
    return (value,)


def label(facet: str, value: str, language: str = "fr") -> str:
    """Give the words for a value that is a code, in French or English; the value itself where it reads well.

    :param language: two or three letters; anything but French is English.
    """
    if facet == Facet.TOPIC and value in codelists.values("MD_TopicCategoryCode"):
        return codelists.label("MD_TopicCategoryCode", value, language)
    if facet == Facet.TYPE and value in codelists.values("MD_ScopeCode"):
        return codelists.label("MD_ScopeCode", value, language)
    if facet == Facet.THEME:
        for labels in codelists.themes().values():
            if labels.get("fr") == value:
                return labels.get(codelists.short(language), value)
    return value


def kind_of(link: OnlineResource) -> str:
    """Give the key of a link's kind by its protocol, else by its address; "" for pages and what is not known.

    A quick reading, for counts and filters; what a link can be opened as is for ``services.kinds`` to say.
    """
    found = kind_of_protocol(link.protocol)
    if found:
        return found
    return _kind_of_address(link.url.lower())


@lru_cache(maxsize=4096)
def _kind_of_address(url: str) -> str:
    return next((key for key, each in ADDRESSES.items() if any(fnmatchcase(url, one) for one in each)), "")


@lru_cache(maxsize=2048)
def kind_of_protocol(protocol: str) -> str:
    """Give the key of the link kind that a protocol states, or "" for pages and what is not known."""
    text = protocol.strip().upper()
    for key, patterns in PROTOCOLS.items():
        if any(fnmatchcase(text, pattern) for pattern in patterns):
            return key
    return ""


def since(period: Period, today: date) -> str:
    """Give the day a period begins, as :attr:`.Query.since` takes it (ISO 8601).

    >>> since("year", date(2024, 2, 29))
    '2023-02-28'
    """
    if period in _DAYS:
        return (today - timedelta(days=_DAYS[period])).isoformat()
    year = max(today.year - _YEARS[period], 1)
    try:
        return today.replace(year=year).isoformat()
    except ValueError:  # 29 February
        return today.replace(year=year, day=28).isoformat()


def is_day(text: str) -> bool:
    """Whether a text is a day as :attr:`.Query.since` states it: what a person saved may be anything."""
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def learn(place: str, facet: str, pairs: Iterable[tuple[str, str, int]]) -> dict[str, int]:
    """Turn a catalogue's own counts into those of normalised values, and remember how it writes each.

    :param place: the catalogue's address.
    :param pairs: (value as the catalogue writes it, the words it gives for it, count).
    """
    found: Counter[str] = Counter()
    if len(_LEARNED) > _MOST_LEARNED:
        _LEARNED.clear()
    for raw, words, number in islice(pairs, _MOST_VALUES):
        value = normalise(facet, words or raw)
        if value and number > 0:
            found[value] += number
            _LEARNED.setdefault((place, facet, value), {})[raw] = None
    return _ordered(found)


def spellings(place: str, facet: str, value: str) -> tuple[str, ...]:
    """Give how a catalogue writes a value, as far as its answers said so; else nothing."""
    return tuple(_LEARNED.get((place, facet, value), ()))


def _ordered(counter: Counter[str]) -> dict[str, int]:
    """Give counts, the most frequent first, then by name."""
    return dict(sorted(((value, number) for value, number in counter.items() if number > 0), key=_rank))


def _rank(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0].casefold()


@lru_cache(maxsize=1)
def _themes() -> dict[str, str]:
    """Give the French label of every INSPIRE theme by its code and its label in any language, folded."""
    found = {}
    for code, labels in codelists.themes().items():
        for text in (code, *labels.values()):
            found[folded(text) or text] = labels["fr"]
    return found


@lru_cache(maxsize=1)
def _topics() -> dict[str, str]:
    """Give the code of every topic category by its code and its labels, folded."""
    name = "MD_TopicCategoryCode"
    return {
        folded(text): code
        for code in codelists.values(name)
        for text in (code, codelists.label(name, code, "fr"), codelists.label(name, code, "en"))
    }
