"""A result in few words: who and when, and the services it can be loaded from."""

from __future__ import annotations

from ..catalogue.model import Summary
from .formats import date_text, one_line


def byline(summary: Summary) -> tuple[str, str]:
    """Give the organisation and the date, as far as they are known, as people write them."""
    return one_line(summary.organisation), date_text(summary.date)


def badges(summary: Summary) -> tuple[str, ...]:
    """Give the short names of the services a result can be loaded from, best first."""
    from ..services.sources import layer_sources
    from .own_hosts import own_hosts
    from .ways import kind_text

    names = [
        source.kind
        for source in layer_sources(summary.links, summary.title, hosts=own_hosts(summary))
        if not source.reason
    ]
    return tuple(dict.fromkeys(kind_text(name) for name in names))
