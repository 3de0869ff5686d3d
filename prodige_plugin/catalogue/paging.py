"""Page after page, until there is enough."""

from __future__ import annotations

from dataclasses import replace

from ..feedback import Feedback
from .facets import merge
from .model import Catalogue, Query, ResultPage, Summary
from .narrowing import NarrowedPage, page_of

#: The most hits asked for at a time; some servers give no more than 50.
PAGE = 50
#: How many pages in a row may bring nothing new before a server is left.
_IDLE = 3


def collect(client: Catalogue, query: Query, limit: int, feedback: Feedback | None = None) -> ResultPage:
    """Ask for page after page until ``limit`` hits have come or there are no more; each hit once.

    Hits are filtered by all of the query, here where the server does not (see :func:`.narrowing.page_of`).

    :return: total and facets as the first page tells them; where hits were filtered or counted here, of all pages.
    :raises PluginError: the catalogue cannot be asked.
    :raises Cancelled: the person cancelled.
    """
    whole: ResultPage | None = None
    hits: dict[str, Summary] = {}
    start: int | None = query.start
    idle = 0
    # one size for all pages: some protocols number pages, not records
    size = min(PAGE, limit)
    while start is not None and len(hits) < limit and idle < _IDLE:
        page = page_of(client, replace(query, start=start, page_size=size), feedback)
        whole = page if whole is None else _with(whole, page)
        before = len(hits)
        for hit in page.summaries:
            hits.setdefault(hit.identifier, hit)
        if feedback is not None:
            most = limit if isinstance(whole, NarrowedPage) else min(limit, whole.total)
            feedback.report(min(1.0, len(hits) / max(1, most)))
        # a server that gives the same page again and again is not asked for ever; a page may be empty after filtering
        idle = 0 if len(hits) > before else idle + 1
        start = page.next_start
    found = whole or ResultPage(0, ())
    kept = tuple(hits.values())[:limit]
    return replace(found, total=max(found.total, len(kept)), summaries=kept, next_start=start)


def _with(whole: ResultPage, page: ResultPage) -> ResultPage:
    """Give what the pages so far tell in all, without their hits."""
    total = whole.total + page.total if isinstance(whole, NarrowedPage) else whole.total
    counts = merge(whole.facets, page.facets) if whole.facets_of_fetched else whole.facets
    return replace(whole, total=total, facets=counts, summaries=())
