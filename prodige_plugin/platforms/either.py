"""A catalogue that is asked by GeoNetwork's own search where that answers, and by CSW where it does not."""

from __future__ import annotations

from typing import Any

from ..catalogue.csw import CswClient
from ..catalogue.geonetwork import GeoNetworkClient
from ..catalogue.geonetwork_address import publication_of
from ..catalogue.model import Query, ResultPage
from ..errors import HtmlInsteadOfData, HttpError
from ..feedback import Feedback
from ..network import Door

#: Catalogues whose own search does not answer, as long as this process lives.
_BY_CSW: set[str] = set()
#: What a server says that has no such passage, or lets nobody through it.
_NO_PASSAGE = (403, 404, 405, 410, 501)


class EitherCatalogue:
    """Search and fetch; what else one of the two can do (facets, saving) is asked of the one in use."""

    def __init__(self, geonetwork: str, csw: str, door: Door) -> None:
        """:param geonetwork: any address of the GeoNetwork.
        :param csw: its CSW, for where its search does not answer.
        """
        self._key = geonetwork
        self._geonetwork = GeoNetworkClient(geonetwork, door)
        self._csw = CswClient(csw, door, publication_of(csw))

    @property
    def in_use(self) -> Any:
        """The client that answers, as far as is known."""
        return self._csw if self._key in _BY_CSW else self._geonetwork

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of hits."""
        if self._key in _BY_CSW:
            return self._csw.search(query, feedback)
        try:
            return self._geonetwork.search(query, feedback)
        except (HttpError, HtmlInsteadOfData) as error:
            if isinstance(error, HttpError) and error.status not in _NO_PASSAGE:
                raise
            first = error
        try:
            page = self._csw.search(query, feedback)
        except (HttpError, HtmlInsteadOfData):
            raise first from None  # neither: what the first one said is the likelier reason
        _BY_CSW.add(self._key)
        return page

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the full record."""
        found: bytes | None = self.in_use.fetch(identifier, feedback)
        return found

    def __getattr__(self, name: str) -> Any:
        """Give what else the client in use can do (facets, suggestions, similar records)."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.in_use, name)
