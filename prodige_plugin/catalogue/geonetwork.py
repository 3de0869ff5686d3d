"""A GeoNetwork whose version is not known: asked as version 4, and as version 3 from then on if need be."""

from __future__ import annotations

from ..errors import HtmlInsteadOfData, HttpError
from ..feedback import Feedback
from . import geonetwork4
from .geonetwork3 import GeoNetwork3Client
from .geonetwork4 import GeoNetwork4Client
from .geonetwork_edit import Editing
from .model import Query, ResultPage, Summary
from .similar import similar_query

#: roots known to be version 3, for as long as this process lives; a client is made anew for each search.
_VERSION_3: set[str] = set()
#: what a server says that has no such passage: not found, no such method, gone; and version 3 forbids any
#: POST below its API that comes without its token.
_NO_PASSAGE = (403, 404, 405, 410, 501)


class GeoNetworkClient(Editing):
    """Search, suggest, fetch and save, whatever the version (a :class:`~.model.FacetedCatalogue`)."""

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of hits, with one request (two, once, where the catalogue is of version 3).

        :raises NetworkError: no answer, a web page, something else than hits …
        """
        if self._place.base in _VERSION_3:
            try:
                return GeoNetwork3Client(self._url, self._door).search(query, feedback)
            except HttpError as error:
                if error.status not in _NO_PASSAGE:
                    raise
                _VERSION_3.discard(self._place.base)  # renewed since
        try:
            return GeoNetwork4Client(self._url, self._door).search(query, feedback)
        except (HttpError, HtmlInsteadOfData) as error:
            if isinstance(error, HttpError) and error.status not in _NO_PASSAGE:
                raise
            first = error
        try:
            page = GeoNetwork3Client(self._url, self._door).search(query, feedback)
        except (HttpError, HtmlInsteadOfData):
            raise first from None  # it is no version 3 either
        _VERSION_3.add(self._place.base)
        return page

    @property
    def supported_facets(self) -> frozenset[str]:
        """What the version filters by, as far as it is known; else what version 4 does."""
        client = GeoNetwork3Client if self._place.base in _VERSION_3 else GeoNetwork4Client
        return client.supported_facets

    def suggest(self, words: str, feedback: Feedback | None = None) -> tuple[str, ...]:
        """Give a few titles that have the words.

        :raises NetworkError: the catalogue cannot be asked.
        """
        client = GeoNetwork3Client if self._place.base in _VERSION_3 else GeoNetwork4Client
        return client(self._url, self._door).suggest(words, feedback)

    def similar(self, summary: Summary, page_size: int = 10, feedback: Feedback | None = None) -> tuple[Summary, ...]:
        """Give the records most like one.

        :raises NetworkError: the catalogue cannot be asked.
        """
        if self._place.base not in _VERSION_3:
            return GeoNetwork4Client(self._url, self._door).similar(summary, page_size, feedback)
        found = self.search(similar_query(summary, page_size + 1), feedback).summaries
        return tuple(hit for hit in found if hit.identifier != summary.identifier)[:page_size]

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the full record as ISO 19139, or ``None`` if there is none.

        :raises Forbidden: the record is there, and the account may not see it.
        :raises BadRecord: the server has no ISO 19139 form of it.
        """
        return geonetwork4.fetch(self._door, self._place, identifier, feedback)
