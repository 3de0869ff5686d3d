"""What facets and their values are called on screen, and which values are one and the same to a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nlargest

from ..catalogue.facets import PROTOCOLS, normalise
from ..catalogue.model import Facet
from ..catalogue.territories import fold
from ..i18n import tr
from ..metadata import codelists
from .formats import words_locale
from .sheet_html import type_text

#: Words for values by facet, as a client gives them with its counts: facet → value → words.
Labels = Mapping[str, Mapping[str, str]]

#: Keywords of thousands of results may be thousands too: the rarest are left out.
MOST_VALUES = 1500


@dataclass(frozen=True)
class Row:
    """One line of a facet's menu."""

    text: str
    #: the catalogue's values behind it: those that read the same.
    values: tuple[str, ...]
    #: how many results have one of them, ``None`` when the catalogue did not say.
    count: int | None
    #: the words folded, which tell lines apart and are searched.
    key: str


def facet_text(facet: str) -> str:
    """Give the name of a facet."""
    return {
        Facet.TYPE: tr("Type"),
        Facet.ORGANISATION: tr("Producer"),
        Facet.THEME: tr("Theme"),
        Facet.TOPIC: tr("Topic category"),
        Facet.DOMAIN: tr("Domain"),
        Facet.KEYWORD: tr("Keyword"),
        Facet.LICENCE: tr("Licence"),
        Facet.OPEN_DATA: tr("Open data"),
        Facet.SERVICE: tr("Kind of service"),
    }.get(Facet(facet), facet)


def value_text(facet: str, value: str, labels: Labels | None = None) -> str:
    """Give a value in words: the client's, else those of the code lists, else the value itself."""
    given = (labels or {}).get(facet, {}).get(value, "")
    if given.strip():
        return given.strip()
    if facet in (Facet.ORGANISATION, Facet.DOMAIN, Facet.KEYWORD):  # there may be thousands
        return " ".join(value.split()) or tr("(not stated)")
    language = words_locale().name()[:2]
    if facet == Facet.TYPE:
        text = type_text(value)
        return text if text != value else _more_types().get(value, value)
    if facet == Facet.TOPIC:
        return codelists.label("MD_TopicCategoryCode", value, language)
    if facet == Facet.LICENCE:
        return codelists.label("Licence", value, language)
    if facet == Facet.THEME:
        texts = _theme_texts().get(normalise(Facet.THEME, value), {})
        return texts.get(language) or texts.get("en") or value
    if facet == Facet.SERVICE:
        return _services().get(value, value)
    if facet == Facet.OPEN_DATA:
        return tr("Open data") if value == "yes" else value
    return " ".join(value.split()) or tr("(not stated)")


def known_values(facet: str) -> tuple[str, ...]:
    """Give the values of a facet that has only a few, whatever a catalogue holds; nothing for the others.

    They are as every client knows them (:func:`prodige_plugin.catalogue.facets.normalise`).
    """
    if facet == Facet.TYPE:
        return ("dataset", "series", "service", "nonGeographicDataset")
    if facet == Facet.THEME:
        return tuple(_theme_texts())
    if facet == Facet.TOPIC:
        return codelists.values("MD_TopicCategoryCode")
    return tuple(PROTOCOLS) if facet == Facet.SERVICE else ()


def rows(
    facet: str, counts: Mapping[str, int | None], labels: Labels | None = None, keep: Iterable[str] = ()
) -> list[Row]:
    """Give the lines of a facet's menu, most results first.

    :param keep: values that are there however few results have them.

    Values that read the same (a theme in French and in English, an organisation with and without capitals) are one
    line: a person means them all.
    """
    most = nlargest(MOST_VALUES, counts, key=lambda value: counts[value] or 0)
    found = []
    for key, (text, group) in _groups(facet, dict.fromkeys((*most, *keep)), labels).items():
        known = [count for count in map(counts.get, group) if count is not None]
        found.append(Row(text, tuple(group), sum(known) if known else None, key))
    return sorted(found, key=lambda row: (-(row.count or 0), row.key))


def same_values(facet: str, values: Iterable[str], labels: Labels | None = None) -> list[tuple[str, ...]]:
    """Give the values in groups of those that read the same."""
    return [tuple(group) for _text, group in _groups(facet, values, labels).values()]


def _groups(facet: str, values: Iterable[str], labels: Labels | None) -> dict[str, tuple[str, list[str]]]:
    """Give words and values by what the words are when folded."""
    values = tuple(values)
    if not values:
        return {}
    texts = [" ".join(value_text(facet, value, labels).split()) for value in values]
    groups: dict[str, tuple[str, list[str]]] = {}
    # folded all at once: that is ten times faster
    for value, text, key in zip(values, texts, fold("\n".join(texts)).split("\n"), strict=True):
        groups.setdefault(key.strip() or text, (text, []))[1].append(value)
    return groups


@cache
def _theme_texts() -> dict[str, dict[str, str]]:
    """Give the texts of every INSPIRE theme, by language, by its French label."""
    return {texts["fr"]: texts for texts in codelists.themes().values()}


def _more_types() -> dict[str, str]:
    """Give words for the other types of resource that catalogues hold (MD_ScopeCode, GeoNetwork, Dublin Core)."""
    return {
        "document": tr("Document"),
        "featureType": tr("Feature type"),
        "feature": tr("Feature"),
        "featureCatalog": tr("Feature catalogue"),
        "attribute": tr("Attribute"),
        "model": tr("Model"),
        "tile": tr("Tile"),
        "software": tr("Software"),
        "collectionHardware": tr("Measuring device"),
        "collectionSession": tr("Measuring campaign"),
        "fieldSession": tr("Field survey"),
        "initiative": tr("Initiative"),
        "map-interactive": tr("Interactive map"),
        "interactiveMap": tr("Interactive map"),
        "map-static": tr("Static map"),
        "staticMap": tr("Static map"),
    }


def _services() -> dict[str, str]:
    """Give words for the keys of link kinds."""
    return {
        "WFS": tr("WFS (features)"),
        "OAPIF": tr("OGC API Features"),
        "WMS": tr("WMS (pictures of the map)"),
        "WMTS": tr("WMTS (map tiles)"),
        "TMS": tr("TMS (map tiles)"),
        "TILES": tr("TMS (map tiles)"),
        "API": tr("PRODIGE data interface"),
        "CONTEXT": tr("Map project"),
        "WCS": tr("WCS (coverages)"),
        "ESRI": tr("ArcGIS service"),
        "ATOM": tr("ATOM (download feed)"),
        "FILE": tr("File to download"),
        "OTHER": tr("Other service"),
        "PAGE": tr("Web page"),
    }
