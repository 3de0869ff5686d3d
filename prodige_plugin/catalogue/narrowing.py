"""One page of any catalogue, filtered by all that was asked, and with counts.

A catalogue leaves out, silently, the filters its server does not know (its ``supported_facets`` say which it
knows). Here the hits it gives are filtered by those, page after page until some remain, so that a filter means
the same on every platform; and hits are counted where the catalogue gives no counts of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..feedback import Feedback
from .facets import count, normalise, values_of
from .model import BOX, SINCE, Catalogue, Query, ResultPage, Summary

#: The most pages asked for while none of their hits remains.
MOST_PAGES = 6


@dataclass(frozen=True)
class NarrowedPage(ResultPage):
    """A page of which hits were left out here: its total is the number of hits on it that remain."""


def page_of(catalogue: Catalogue, query: Query, feedback: Feedback | None = None) -> ResultPage:
    """Give one page of hits, filtered by all of the query.

    :raises PluginError: the catalogue cannot be asked; see its client.
    """
    page = catalogue.search(query, feedback)
    # asked after the search, in which a client finds out what its server is
    missing = unknown_filters(catalogue, query)
    if not missing:
        if page.facets:
            return page
        return replace(page, facets=count(page.summaries), facets_of_fetched=True)
    kept = [summary for summary in page.summaries if fits(summary, query, missing)]
    start = page.next_start
    for _page in range(MOST_PAGES - 1):
        if kept or start is None or not page.summaries:
            break
        page = catalogue.search(replace(query, start=start), feedback)
        kept = [summary for summary in page.summaries if fits(summary, query, missing)]
        start = page.next_start if page.next_start is not None and page.next_start > start else None
    return NarrowedPage(
        len(kept), tuple(kept), start if page.summaries else None, facets=count(kept), facets_of_fetched=True
    )


def unknown_filters(catalogue: Catalogue, query: Query) -> frozenset[str]:
    """Give the filters of a query that a catalogue's server does not know."""
    wanted = {str(facet) for facet, values in query.facets.items() if values}
    known = getattr(catalogue, "supported_facets", None)
    if known is None:
        known = frozenset((BOX,))
    if query.since:
        wanted.add(SINCE)
    if query.box is not None:
        wanted.add(BOX)
    return frozenset(wanted - {str(name) for name in known})


def fits(summary: Summary, query: Query, by: frozenset[str]) -> bool:
    """Whether a hit passes the filters of a query that are named in ``by``."""
    if BOX in by and query.box is not None and (summary.box is None or not summary.box.meets(query.box)):
        return False
    # a year or a month alone is compared as far as it goes
    if SINCE in by and (not summary.date or summary.date[:10] < query.since[: len(summary.date[:10])]):
        return False
    found = values_of(summary)
    return all(
        bool({normalise(facet, value) for value in values} & set(found.get(facet, ())))
        for facet, values in query.facets.items()
        if values and facet in by
    )
