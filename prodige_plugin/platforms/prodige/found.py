"""Data sets of the platform that have a table, found through its catalogue."""

from __future__ import annotations

from ...catalogue.model import Query, Summary
from ...feedback import Feedback
from ...i18n import tr
from ..product import Dataset
from . import records
from .context import Context

_PAGE, _PAGES = 50, 4
#: Types of records (MD_ScopeCode) that are data with a table.
_TYPES = frozenset({"", "dataset", "nonGeographicDataset", "series"})


def find_datasets(context: Context, words: str, feedback: Feedback) -> list[Dataset]:
    """Find data sets by words or by the identifier of their record; those the account may not edit are left out.

    :raises NetworkError: the catalogue does not answer.
    """
    return [dataset for summary in _summaries(context, words, feedback) if (dataset := _dataset(summary)) is not None]


def table_taken(context: Context, table: str, feedback: Feedback) -> Dataset | None:
    """Give the data set that has a table already, ``None`` where the catalogue shows none."""
    for summary in _summaries(context, table.replace("_", " "), feedback, mine=False):
        if table in records.tables_of(summary.links):
            return _dataset(summary)
    for summary in _summaries(context, table, feedback, mine=False):
        if table in records.tables_of(summary.links):
            return _dataset(summary)
    return None


def _summaries(context: Context, words: str, feedback: Feedback, *, mine: bool = True) -> list[Summary]:
    catalogue = context.catalogue(feedback)
    found: list[Summary] = []
    start: int | None = 0
    for number in range(_PAGES):
        feedback.check()
        page = catalogue.search(Query(words=words, start=start or 0, page_size=_PAGE), feedback)
        found += [one for one in page.summaries if one.type in _TYPES and not (mine and one.editable is False)]
        feedback.report((number + 1) / _PAGES, tr("%n data set(s) found …", n=len(found)))
        start = page.next_start
        if start is None:
            break
    return found


def _dataset(summary: Summary) -> Dataset | None:
    tables = records.tables_of(summary.links)
    has_data = any("/api/data/" in link.url for link in summary.links)
    if not summary.identifier or not (tables or has_data):
        return None
    return Dataset(summary.identifier, summary.title, tables[0] if tables else "", ("gid",))
