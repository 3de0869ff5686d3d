"""Several catalogues asked at once: their pages become one calm list.

Each platform is asked and paged on its own; what it answers is merged here as it comes. Nothing
here asks anything or knows threads: whoever asks gives each page to :meth:`Together.plan` and
carries the :class:`Change` out with :meth:`Together.insert`, so that a view can announce each run of new rows
before it is there.

The order is calm: what was shown never moves. New hits go below the last row shown; there, hits of
several platforms are interleaved by their rank (order of relevance), or merged by title or date. The
hits of one platform keep the order its catalogue gave them.

Two hits are the same when

* they come from the same platform and have the same file identifier (a server without a stable order
  gives it twice: the second one is dropped); a resource identifier alone merges nothing there,
  because templates leave the same one in many records;
* or they come from different platforms and state the same resource identifier (ISO 19115
  ``MD_Identifier`` code, INSPIRE's "unique resource identifier") or, failing that, the same file
  identifier. The hit that came first keeps its row; the row shows what the platform asked for first says of it,
  the others are its :attr:`~.model.Summary.elsewhere`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from urllib.parse import unquote

from ..errors import PluginError
from .facets import merge
from .keeping import pack, unpack
from .model import Query, ResultPage, Sort, Summary
from .narrowing import NarrowedPage

#: Codes of fewer characters ("1", "NR", "n/a") name nothing in particular.
SHORTEST_CODE = 6
#: What templates state where an identifier belongs.
_NO_CODE = frozenset({"inconnu", "unknown", "non renseigne", "a completer", "sans objet", "undefined"})

#: The most values counted of one facet where hits are counted as they come: rare keywords have no end.
MOST_VALUES = 400

#: Gives the short names of the services a hit can be loaded from.
Badges = Callable[[Summary], tuple[str, ...]]
Facets = Mapping[str, Mapping[str, int]]


class Hit:
    """One row: a hit packed small, and what a list must know without unpacking it."""

    __slots__ = ("badges", "identifier", "key", "origin", "packed", "platforms", "resource", "service", "thumbnail")

    def __init__(self, summary: Summary, badges: tuple[str, ...], key: Any) -> None:
        """:param key: what the row is ordered by among rows not yet shown."""
        self.packed = pack(summary)
        self.badges = badges
        self.key = key
        self.identifier = summary.identifier
        self.resource = resource_key(summary.resource_identifier)
        #: key of the platform whose answer gave the row its place.
        self.origin = summary.platform
        #: keys of the platforms that have it, the one that the row shows at the front.
        self.platforms: tuple[str, ...] = (summary.platform,)
        self.service = summary.type == "service"
        self.thumbnail = summary.thumbnail

    def summary(self) -> Summary:
        """Give the hit as it came, with where else it is available."""
        return unpack(self.packed)

    def show(self, summary: Summary, badges: tuple[str, ...]) -> None:
        """Show another summary in the same row: one that says more, or says where else the resource is."""
        self.packed = pack(summary)
        self.badges = badges
        self.identifier = summary.identifier
        self.thumbnail = summary.thumbnail


@dataclass
class Part:
    """How far one platform has been asked."""

    total: int = 0
    #: rank of its next page's first hit; ``None`` when there is none, or nothing has come yet.
    next_start: int | None = None
    #: a page has come.
    answered: bool = False
    #: its hits were filtered here: :attr:`total` is of the pages that have come.
    narrowed: bool = False
    #: how many of its hits are in rows of other platforms.
    merged: int = 0
    error: PluginError | None = None
    facets: Facets = field(default_factory=dict)
    facets_of_fetched: bool = False
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """What a page does to the list: rows to insert, one run after the other, and rows to draw anew."""

    #: (row at which the run begins, once the runs before it are in, and its hits).
    runs: tuple[tuple[int, tuple[Hit, ...]], ...]
    #: rows that were there and show something more now.
    changed: tuple[Hit, ...]


class Together:
    """The merged list of the answers of several platforms to one question."""

    def __init__(self, platforms: Iterable[str], sort: Sort = Sort.RELEVANCE) -> None:
        """:param platforms: the keys of the platforms asked."""
        self.rows: list[Hit] = []
        self.parts = {platform: Part() for platform in platforms}
        self._sort = sort
        #: (platform, file identifier) of every hit taken.
        self._seen: set[tuple[str, str]] = set()
        #: what other platforms may share → the row.
        self._resources: dict[str, Hit] = {}
        self._identifiers: dict[str, Hit] = {}

    # -- taking pages ------------------------------------------------------------------------------

    def plan(self, platform: str, page: ResultPage, hits: Sequence[Hit], shown: int) -> Change:
        """Take a page of a platform; what it changes is for the caller to carry out.

        :param hits: the page's hits, as :func:`hits_of` gives them (in a worker thread).
        :param shown: how many rows, from the first one, the person has seen: nothing goes among them.
        """
        part = self.parts[platform]
        first = not part.answered
        part.answered, part.error = True, None
        narrowed = isinstance(page, NarrowedPage)
        part.total = page.total + (part.total if narrowed and not first else 0)
        part.narrowed = narrowed
        asked, part.next_start = part.next_start or 0, page.next_start
        if page.next_start is not None and page.next_start <= asked:
            part.next_start = None  # a server that leads back would never come to its end
        if first:
            part.facets, part.facets_of_fetched, part.labels = page.facets, page.facets_of_fetched, page.facet_labels
        elif part.facets_of_fetched and page.facets_of_fetched:
            part.facets = _bounded(merge(part.facets, page.facets))
        fresh: list[Hit] = []
        changed: list[Hit] = []
        for hit in hits:
            if (platform, hit.identifier) in self._seen:
                continue
            self._seen.add((platform, hit.identifier))
            twin = self._twin(platform, hit)
            if twin is None:
                fresh.append(hit)
                self._know(hit, hit)
            else:
                part.merged += 1
                _join(twin, hit, list(self.parts))
                self._know(hit, twin)
                changed.append(twin)
        return Change(tuple(self._runs(platform, fresh, shown)), tuple(changed))

    def insert(self, row: int, hits: Sequence[Hit]) -> None:
        """Carry one run of a :class:`Change` out."""
        self.rows[row:row] = hits

    def failed(self, platform: str, error: PluginError) -> None:
        """Note that a platform did not answer."""
        self.parts[platform].error = error

    def _twin(self, platform: str, hit: Hit) -> Hit | None:
        """Give the row of another platform that is the same resource, and has no hit of this platform yet."""
        found = self._resources.get(hit.resource) if hit.resource else None
        if found is None or platform in found.platforms or found.service != hit.service:
            found = self._identifiers.get(hit.identifier)
        return found if found is not None and platform not in found.platforms else None

    def _know(self, hit: Hit, row: Hit) -> None:
        if hit.resource:
            self._resources.setdefault(hit.resource, row)
        self._identifiers.setdefault(hit.identifier, row)

    def _runs(self, platform: str, fresh: Sequence[Hit], shown: int) -> Iterable[tuple[int, tuple[Hit, ...]]]:
        """Find the place of each new hit below what was shown and below its platform's hits before it."""
        rows = self.rows
        place = min(max(0, shown), len(rows))
        for row in range(len(rows) - 1, place - 1, -1):
            if rows[row].origin == platform:
                place = row + 1
                break
        moved, run, start = 0, list[Hit](), place
        for hit in fresh:
            before = place
            while place < len(rows) and rows[place].key <= hit.key:
                place += 1
            if place != before and run:
                yield start + moved, tuple(run)
                moved += len(run)
                run = []
            if not run:
                start = place
            run.append(hit)
        if run:
            yield start + moved, tuple(run)

    # -- what is known in all ----------------------------------------------------------------------

    def total(self) -> int:
        """Give the number of hits as far as it is known; what is in two catalogues counts once where it was seen."""
        return max(len(self.rows), sum(part.total - part.merged for part in self.parts.values()))

    def at_least(self) -> bool:
        """Whether there may be more hits than :meth:`total`: a platform has not answered, or not wholly."""
        return any(not part.answered or (part.narrowed and part.next_start is not None) for part in self.parts.values())

    def about(self) -> bool:
        """Whether there may be fewer hits than :meth:`total`: pages still to come may be in several catalogues."""
        answered = [part for part in self.parts.values() if part.answered and part.total]
        return len(answered) > 1 and any(part.next_start is not None for part in answered)

    def totals(self) -> dict[str, int]:
        """Give the number of hits of each platform that has answered."""
        return {key: part.total for key, part in self.parts.items() if part.answered}

    def errors(self) -> dict[str, PluginError]:
        """Give why platforms did not answer the last question put to them."""
        return {key: part.error for key, part in self.parts.items() if part.error is not None}

    def more(self) -> list[str]:
        """Give the platforms that have a next page."""
        return [key for key, part in self.parts.items() if part.next_start is not None]

    def facets(self) -> tuple[Facets, bool, dict[str, dict[str, str]]]:
        """Give the counts of all platforms, whether some are of the hits fetched so far only, and words for values."""
        found = [part.facets for part in self.parts.values() if part.facets]
        merged: Facets = merge(*found) if len(found) > 1 else (found[0] if found else {})
        labels: dict[str, dict[str, str]] = {}
        for part in self.parts.values():
            for facet, words in part.labels.items():
                labels.setdefault(facet, {}).update(words)
        return merged, any(part.facets_of_fetched for part in self.parts.values() if part.facets), labels


def hits_of(platform: str, page: ResultPage, query: Query, badges: Badges, place: int = 0) -> list[Hit]:
    """Make the rows of a page, in a worker thread.

    :param query: the question the page answers; its order says what rows are merged by.
    :param place: the platform's place among those asked: of hits of the same rank, the main platform's come first.
    """
    found = []
    for rank, summary in enumerate(page.summaries):
        own = replace(summary, platform=platform)
        found.append(Hit(own, badges(own), sort_key(own, query.sort, query.start + rank, place)))
    return found


def sort_key(summary: Summary, sort: Sort, rank: int, place: int = 0) -> float | str:
    """Give what a hit is ordered by: its rank, its title without accents, or its date, newest first."""
    if sort is Sort.TITLE:
        return plain(summary.title)
    if sort is Sort.DATE:
        digits = "".join(char for char in summary.date if char.isascii() and char.isdigit())[:8]
        return -int(digits.ljust(8, "0"))
    return rank + place / 64


def resource_key(code: str) -> str:
    """Give a resource identifier as it is compared: without case, scheme, "www." or slash at its end; "" for none.

    Catalogues write the same code as a URI with http or https, quoted or not.
    """
    key = unquote(code).strip().casefold()
    for scheme in ("https://", "http://"):
        key = key.removeprefix(scheme)
    key = key.removeprefix("www.").rstrip("/").strip()
    return "" if len(key) < SHORTEST_CODE or plain(key) in _NO_CODE else key


def plain(text: str) -> str:
    """Give text as it is compared: no case, no accents, single spaces."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def _bounded(facets: Facets) -> Facets:
    """Keep the most frequent values of each facet; they come first already."""
    return {
        facet: counts if len(counts) <= MOST_VALUES else dict(islice(counts.items(), MOST_VALUES))
        for facet, counts in facets.items()
    }


def _join(row: Hit, other: Hit, order: Sequence[str]) -> None:
    """Show in a row that another platform has the resource too.

    The row stays in its place. It shows the platform asked for first, where a person has their account, as soon as
    that one has come; but one without any link gives way to one that has some.

    :param order: the platforms as they were asked, the main one first.
    """
    first, second = row.summary(), other.summary()
    loads_first, loads_second = first.partial or bool(first.links), second.partial or bool(second.links)
    earlier = order.index(second.platform) < order.index(first.platform)
    if (earlier and loads_second) or (loads_second and not loads_first):
        first, second = replace(second, elsewhere=first.elsewhere), replace(first, elsewhere=())
    row.platforms = tuple(dict.fromkeys((first.platform, *row.platforms, *other.platforms)))
    badges = tuple(dict.fromkeys((*row.badges, *other.badges)))
    row.show(replace(first, elsewhere=(*first.elsewhere, second)), badges)
