"""Page after page, until there is enough."""

from __future__ import annotations

from dataclasses import replace

from ..feedback import Feedback
from .model import Catalogue, Query, ResultPage, Summary

#: The most hits asked for at a time.
PAGE = 100


def collect(client: Catalogue, query: Query, limit: int, feedback: Feedback | None = None) -> ResultPage:
    """Ask for page after page until ``limit`` hits have come or there are no more; each hit once.

    :return: total and facets as the first page tells them.
    :raises PluginError: the catalogue cannot be asked.
    :raises Cancelled: the person cancelled.
    """
    first: ResultPage | None = None
    hits: dict[str, Summary] = {}
    start: int | None = query.start
    # one size for all pages: some protocols number pages, not records
    size = min(PAGE, limit)
    while start is not None and len(hits) < limit:
        page = client.search(replace(query, start=start, page_size=size), feedback)
        first = first or page
        before = len(hits)
        for hit in page.summaries:
            hits.setdefault(hit.identifier, hit)
        if feedback is not None:
            feedback.report(min(1.0, len(hits) / max(1, min(limit, page.total))))
        # a server that gives the same page again and again is not asked for ever
        start = page.next_start if len(hits) > before else None
    whole = first or ResultPage(0, ())
    kept = tuple(hits.values())[:limit]
    return replace(whole, total=max(whole.total, len(kept)), summaries=kept, next_start=start)
