"""What is asked of a catalogue and what comes back, whatever protocol it speaks.

Nothing here knows CSW, GeoNetwork or any other protocol: each client module translates.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..feedback import Feedback
from ..metadata.online import OnlineResource


@dataclass(frozen=True)
class Box:
    """A geographic box in degrees, WGS 84 longitude/latitude (CRS84 axis order).

    West greater than east means a box over the antimeridian.
    """

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes have a point in common."""
        if self.south > other.north or self.north < other.south:
            return False
        return any(a <= d and b >= c for a, b in self._spans() for c, d in other._spans())

    def _spans(self) -> tuple[tuple[float, float], ...]:
        """Give the longitudes; a box over the antimeridian has two spans."""
        return ((self.west, self.east),) if self.west <= self.east else ((self.west, 180.0), (-180.0, self.east))


class Sort(enum.Enum):
    """The orders a person can choose."""

    RELEVANCE = "relevance"
    TITLE = "title"
    DATE = "date"


class Facet(enum.StrEnum):
    """What results are counted and filtered by, whatever a protocol calls it."""

    #: MD_ScopeCode value: dataset, series, service, nonGeographicDataset, map …
    TYPE = "type"
    ORGANISATION = "organisation"
    #: INSPIRE theme of GEMET, as the register's French label (see :func:`.facets.normalise`, :func:`.facets.label`).
    THEME = "theme"
    #: MD_TopicCategoryCode value.
    TOPIC = "topic"
    #: PRODIGE's *domaine* or *sous-domaine*.
    DOMAIN = "domain"
    KEYWORD = "keyword"
    LICENCE = "licence"
    #: "yes": declared open data, by licence or keyword.
    OPEN_DATA = "open_data"
    #: key of a link kind: WMS, WFS, OAPIF, ATOM, FILE …
    SERVICE = "service"


#: what :attr:`FacetedCatalogue.supported_facets` names besides facets: :attr:`Query.since` and :attr:`Query.box`.
SINCE, BOX = "since", "box"


@dataclass(frozen=True)
class Query:
    """One question to a catalogue."""

    words: str = ""
    box: Box | None = None
    #: :class:`Facet` → wanted values (any of them); values are those of :attr:`ResultPage.facets`.
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: only what was created, published or revised since this day (ISO 8601 date); "" for any.
    since: str = ""
    sort: Sort = Sort.RELEVANCE
    #: rank of the first hit wanted, from 0.
    start: int = 0
    page_size: int = 20


@dataclass(frozen=True)
class Summary:
    """One hit: what a card shows, and the links that can be loaded."""

    identifier: str
    title: str
    abstract: str = ""
    organisation: str = ""
    #: date of the resource (revision, else publication, else creation), ISO 8601, may be a year.
    date: str = ""
    #: dataset, series, service … (MD_ScopeCode value).
    type: str = ""
    thumbnail: str = ""
    box: Box | None = None
    links: tuple[OnlineResource, ...] = ()
    keywords: tuple[str, ...] = ()
    #: identifier of the resource itself (not of the record), when stated.
    resource_identifier: str = ""
    #: INSPIRE themes, MD_TopicCategoryCode values and PRODIGE domains, as stated.
    themes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    #: licence as a person reads it ("Licence Ouverte 2.0"), "" when none is recognised.
    licence: str = ""
    #: declared open data, by its licence or a keyword.
    open_data: bool = False
    #: key of the platform the hit comes from, where several were asked.
    platform: str = ""
    #: the same resource as other platforms (or the same one) describe it.
    elsewhere: tuple[Summary, ...] = ()
    #: whether everybody may see the record, and whether the account in use may change it; ``None``: not said.
    public: bool | None = None
    editable: bool | None = None
    #: the catalogue's search leaves links out: ask for them by :meth:`.entries.EntryCatalogue.complete`.
    partial: bool = False


@dataclass(frozen=True)
class ResultPage:
    """One page of hits."""

    total: int
    summaries: tuple[Summary, ...]
    #: rank of the next page's first hit, ``None`` when there is none.
    next_start: int | None = None
    #: :class:`Facet` → value → count; empty where there are none.
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    #: :class:`Facet` → value → what a person reads, where the value is an identifier.
    facet_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    #: the counts are of the hits fetched so far, because the catalogue gives none of its own.
    facets_of_fetched: bool = False


class Catalogue(Protocol):
    """What each catalogue client offers. Every call may last: run it in a task."""

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of hits."""

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the full record (ISO 19139 XML bytes as stored), or ``None`` if there is none visible.

        ``None`` means that the hit is gone, except for an :class:`~.entries.EntryCatalogue`.
        """


class FacetedCatalogue(Catalogue, Protocol):
    """A catalogue that filters by what :attr:`supported_facets` names; it leaves any other filter out, silently."""

    @property
    def supported_facets(self) -> frozenset[str]:
        """The facets the server filters by, and :data:`SINCE` and :data:`BOX` where it knows those."""


class SuggestingCatalogue(Protocol):
    """A catalogue that completes what is typed."""

    def suggest(self, words: str, feedback: Feedback | None = None) -> tuple[str, ...]:
        """Give a few distinct short texts (titles, or keywords) that begin as the words do, with one request.

        :raises PluginError: the catalogue cannot be asked; a suggestion is never worth a message.
        """


class SimilarCatalogue(Protocol):
    """A catalogue that finds what is like a hit; for others there is :func:`.similar.similar_query`."""

    def similar(self, summary: Summary, page_size: int = 10, feedback: Feedback | None = None) -> tuple[Summary, ...]:
        """Give the records most like one of this catalogue, without it.

        :raises PluginError: the catalogue cannot be asked.
        """


class EditableCatalogue(Catalogue, Protocol):
    """A catalogue that also takes records."""

    def save(self, record: bytes, base: bytes | None = None, feedback: Feedback | None = None) -> str:
        """Insert or update one full record, read it back, and give its identifier.

        :param base: the record as it was read before editing; if the server now holds something
            else, :class:`~prodige_plugin.errors.Conflict` is raised and nothing is written.
            ``None``: the record must be new.
        """

    def delete(self, identifier: str, feedback: Feedback | None = None) -> bool:
        """Delete one record by its identifier; whether there was one."""
