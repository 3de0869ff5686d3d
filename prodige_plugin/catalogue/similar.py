"""What to ask a catalogue for records like one that is known."""

from __future__ import annotations

import re

from .facets import normalise
from .licences import folded
from .model import Box, Facet, Query, Sort, Summary

#: words of titles that tell nothing about the subject, folded; shorter ones than four letters never do.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "avec dans leur pour sont sous from with carte cartes cartographie couche couches donnee donnees data dataset "
        "jeux base bases zone zones region regional regionale departement departemental commune communes france",
    )
)
_MOST_WORDS = 3


def similar_query(summary: Summary, page_size: int = 10) -> Query:
    """Give a query for what is like a record: the subject of its title, its theme, around its place.

    The theme, where the record states one, stands for the subject, and the strongest word of the title narrows it;
    without a theme the title's words do. The answer holds the record itself.
    """
    words = title_words(summary.title)
    themes = tuple(dict.fromkeys(normalise(Facet.THEME, theme) for theme in summary.themes))[:2]
    topics = tuple(dict.fromkeys(normalise(Facet.TOPIC, topic) for topic in summary.topics))[:2]
    facets: dict[str, tuple[str, ...]] = {}
    if themes:
        facets[Facet.THEME] = themes
    elif topics:
        facets[Facet.TOPIC] = topics
    kept = words[:1] if facets else words[:2]
    if not words and not facets:
        kept = [word for word in summary.keywords if word][:1]
    return Query(
        words=" ".join(f'"{word}"' if " " in word else word for word in kept),
        box=_around(summary.box),
        facets=facets,
        sort=Sort.RELEVANCE,
        page_size=page_size,
    )


def title_words(title: str) -> list[str]:
    """Give the words of a title that tell its subject, the longest first, as they are written."""
    found: dict[str, str] = {}
    for word in re.findall(r"[^\W\d_]{3,}", title):
        if folded(word) not in _EMPTY and len(word) > 3:
            found.setdefault(folded(word), word)
    return sorted(found.values(), key=len, reverse=True)[:_MOST_WORDS]


def _around(box: Box | None) -> Box | None:
    """Give the box to look in; none where a record's own is a point, a mistake or most of the world."""
    if box is None or box.west >= box.east or box.south >= box.north:
        return None
    return box if box.east - box.west < 180 else None
