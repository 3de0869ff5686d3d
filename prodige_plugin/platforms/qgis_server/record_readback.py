"""Reading records back as an anonymous visitor: they open, hold what was sent, and are found (promise P8)."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...catalogue.model import Query
from ...catalogue.saving import Saved
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.readback import compare
from ...metadata.record import Record
from ...publishing.plan import State
from .readback import judge

if TYPE_CHECKING:
    from ...catalogue.csw import CswClient
    from ...catalogue.model import ResultPage
    from .context import Context
    from .items import Item

#: Under which a step that saved a record leaves what it sent.
SENT = "sent"
#: Pages of search looked through for one's own record, and hits on each.
_PAGES, _PAGE = 5, 50


def packed(record: bytes) -> str:
    """Give a record as text for the journal, a fourth as long."""
    return base64.b64encode(zlib.compress(record)).decode("ascii")


def unpacked(text: str) -> bytes:
    """Give back what :func:`packed` was given."""
    return zlib.decompress(base64.b64decode(text))


def read_records(context: Context, items: Sequence[Item], state: State, feedback: Feedback) -> None:
    """Open the records of publications, hold them against what was sent, and search for them.

    :raises PublishError: one does not open, or is not found.
    :raises PlatformError: the catalogue did not keep what was sent.
    :raises NetworkError: the catalogue does not answer.
    """
    catalogue = context.visited_catalogue(feedback)
    there = catalogue.fetch_together([item.record_id for item in items], feedback)
    feedback.report(0.4)
    titles = {}
    for item in items:
        stored = there.get(item.record_id) or catalogue.fetch(item.record_id, feedback)
        judge(context, item, tr("record opened"), True, stored is not None)
        assert stored is not None
        _see_kept(item, stored, state.get(f"record:{item.name}"), feedback)
        titles[item.record_id] = str(Record.parse(stored).get("title") or item.title)
    feedback.report(0.7)
    found = _found(catalogue, titles, feedback)
    for item in items:
        judge(context, item, tr("record found by search"), True, item.record_id in found)


def _see_kept(item: Item, stored: bytes, left: object, feedback: Feedback) -> None:
    """See that a catalogue kept what was sent.

    :param left: what the step that saved the record left; nothing where the record needed no saving.
    """
    if not isinstance(left, Mapping) or SENT not in left:
        return
    before = None if left["before"] is None else base64.b64decode(str(left["before"]))
    Saved(item.record_id, stored, compare(before, unpacked(str(left[SENT])), stored)).see_kept(feedback)


def _found(catalogue: CswClient, titles: Mapping[str, str], feedback: Feedback) -> set[str]:
    """Tell which records a search for their titles finds: for all at once, then one by one for those that lack.

    :param titles: identifier → title.
    """
    found = set(catalogue.found_by_titles(titles.values(), feedback)) if len(titles) > 1 else set()
    return found | {
        identifier
        for identifier, title in titles.items()
        if identifier not in found and _searched(catalogue, title, identifier, feedback)
    }


def _searched(catalogue: CswClient, title: str, identifier: str, feedback: Feedback) -> bool:
    """Whether a search for the words of the title finds the record.

    Hundreds of layers published together have titles alike: where the first page is not all, the identifier tells the
    record from the others that have these words. A catalogue that has no identifiers among its words is asked for some
    pages more.
    """

    def found(page: ResultPage) -> bool:
        return any(summary.identifier == identifier for summary in page.summaries)

    page = catalogue.search(Query(words=title, page_size=_PAGE), feedback)
    if found(page) or page.next_start is None:
        return found(page)
    if found(catalogue.search(Query(words=f'"{identifier}" {title}', page_size=_PAGE), feedback)):
        return True
    for _further in range(_PAGES - 1):
        page = catalogue.search(Query(words=title, start=page.next_start, page_size=_PAGE), feedback)
        if found(page) or page.next_start is None:
            break
    return found(page)
