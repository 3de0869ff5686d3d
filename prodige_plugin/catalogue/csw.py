"""A catalogue that speaks CSW 2.0.2 (OGC 07-006r1), read and written.

One request gives one page of search: no capabilities are asked for first. Reading is by POST, and by
GET where a server refuses POST. Records are written by the Transaction operation (CSW-T), which knows
no account: the door's ``authcfg`` signs in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from .. import xmlsafe
from ..errors import BadRecord, HttpError, PlatformError, ServiceException
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.envelope import extract
from ..metadata.namespaces import ROOTS
from ..metadata.readback import compare
from ..network import Answer, Door, Expect
from . import csw_answer, csw_axis, csw_request, csw_several, facets, saving
from .csw_names import SCHEMA_DUBLIN_CORE, SCHEMA_ISO
from .csw_request import BoxAxis
from .model import Facet, Query, ResultPage, Summary
from .same import identifier as identifier_of

_HEADERS = {"Content-Type": "application/xml; charset=UTF-8", "Accept": "application/xml, text/xml;q=0.9"}
#: the most suggestions.
_SUGGESTED = 8
#: the most pages asked for while nothing of them remains.
_MOST_PAGES = 6
#: addresses that refused the properties of the ISO profile, as long as this process lives.
_WITHOUT_PROFILE: set[str] = set()
#: parameters of one operation, which people paste with the address.
_OPERATION = {"service", "version", "acceptversions", "request", "sections", "acceptformats"}


class CswClient:
    """Search, suggest, fetch, save and delete (a :class:`~.model.FacetedCatalogue`, and an editable one)."""

    def __init__(self, url: str, door: Door, publication_url: str = "", *, axis: BoxAxis | None = None) -> None:
        """Take the addresses; nothing is asked of the server yet.

        :param url: the CSW address (an address of GetCapabilities is accepted too).
        :param door: the only way to the network; its account is used to read and to write.
        :param publication_url: the address that takes transactions; "" when records are only read.
        :param axis: how this server wants boxes; ``None`` to find it out (see :mod:`.csw_axis`).
        """
        self._url = endpoint(url)
        self._publication_url = endpoint(publication_url) if publication_url else ""
        self._door = door
        self._axis = axis
        self._schema = SCHEMA_ISO
        self._by_get = False

    # -- reading -------------------------------------------------------------------------------

    def search(self, query: Query, feedback: Feedback | None = None) -> ResultPage:
        """Give one page of hits, with one request; its counts are of this page.

        CSW cannot ask for all that a facet means: hits that say otherwise are left out, and the total counts them;
        a page of which nothing remains is followed by the next.

        :raises NetworkError: no answer, a web page, an exception report …
        :raises BadXml: an answer that cannot be read.
        """
        wanted = {facet: values for facet, values in query.facets.items() if facet in self.supported_facets and values}
        start = query.start
        for _page in range(_MOST_PAGES):
            answer = self._filtered(replace(query, facets=wanted, start=start), feedback)
            strict = csw_request.LOOSE if self._schema == SCHEMA_ISO else csw_request.LOOSE & {Facet.OPEN_DATA}
            hits = tuple(hit for hit in answer.summaries if facets.passes(hit, wanted, strict))
            left_out = len(answer.summaries) - len(hits)
            following = next_start(start, answer)
            if hits or not left_out or following is None:
                break
            start = following
        # where all there is was seen, the hits left out need not be counted
        seen_all = left_out and following is None and not start
        total = len(hits) if seen_all else answer.matched
        return ResultPage(total, hits, following, self._counts(hits), facets_of_fetched=True)

    @property
    def supported_facets(self) -> frozenset[str]:
        """What the server filters by, less what it has refused since this process began."""
        known = csw_request.SUPPORTED
        return known - csw_request.OF_PROFILE if self._url in _WITHOUT_PROFILE else known

    def suggest(self, words: str, feedback: Feedback | None = None) -> tuple[str, ...]:
        """Give a few titles that have the words, with one request.

        :raises NetworkError: no answer, a web page, an exception report …
        :raises BadXml: an answer that cannot be read.
        """
        if self._by_get or not csw_request.words(words):
            return ()
        answer = self._ask(csw_request.get_titles(words, _SUGGESTED), dict, feedback)
        titles = (hit.title for hit in csw_answer.records(answer.content).summaries)
        return tuple(dict.fromkeys(title for title in titles if title))[:_SUGGESTED]

    def fetch(self, identifier: str, feedback: Feedback | None = None) -> bytes | None:
        """Give the full record, byte for byte as the server sent it, or ``None`` if none is visible.

        :raises BadRecord: the server has the record in another form than ISO 19139.
        """
        try:
            data = self._ask(
                csw_request.get_record_by_id(identifier), lambda: csw_request.get_record_by_id_kvp(identifier), feedback
            ).content
        except HttpError as error:
            if error.status == 404:
                return None
            raise
        except ServiceException as error:
            if error.code == "NotFound":
                return None
            raise
        root = xmlsafe.parse(data)
        if root.tag in ROOTS:
            return data
        child = next(root.iterchildren("*"), None)
        if child is None:
            return None
        if child.tag not in ROOTS:
            raise BadRecord(
                tr("The record “{identifier}” cannot be read.", identifier=identifier),
                tr("The catalogue gives it in another form than ISO 19139."),
                tr("Open it in the catalogue's own pages."),
                detail=data[:500].decode("utf-8", "replace"),
            )
        return extract(data)

    def fetch_together(self, identifiers: Iterable[str], feedback: Feedback | None = None) -> dict[str, bytes]:
        """Give the full records of several identifiers, dozens with one request (see :mod:`.csw_several`).

        What is missing may be there all the same: that is for :meth:`fetch` to tell.

        :return: identifier → what :meth:`fetch` gives.
        """
        return csw_several.records(identifiers, lambda body, pairs: self._ask(body, pairs, feedback))

    def found_by_titles(self, titles: Iterable[str], feedback: Feedback | None = None) -> frozenset[str]:
        """Give the identifiers of the latest records found by some titles (see :mod:`.csw_several`).

        Who is missing may be found all the same by a search for one title.
        """
        if self._by_get:
            return frozenset()
        return csw_several.identifiers(titles, lambda body, pairs: self._ask(body, pairs, feedback))

    # -- writing -------------------------------------------------------------------------------

    def save(self, record: bytes, base: bytes | None = None, feedback: Feedback | None = None) -> str:
        """Insert or update one record, read it back, and give its identifier.

        :param base: the record as read before editing; ``None``: the record must be new.
        :raises Conflict: the server holds something else than ``base`` (its ``theirs``); nothing was written.
        :raises BadRecord: no XML element, or no identifier.
        :raises Unauthorized, Forbidden: the account may not write.
        :raises PlatformError: the catalogue said it stored the record, and did not.
        """
        found = self.save_report(record, base, feedback)
        found.see_kept(feedback)
        return found.identifier

    def put(self, record: bytes, base: bytes | None, held: bytes | None, feedback: Feedback | None = None) -> None:
        """Insert or update one record over what has just been read; reading it back is left to the caller.

        It is read here only where the answer does not tell what came of it.

        :param base: the record as read before editing; ``None``: the record must be new.
        :param held: what the catalogue holds, read a moment ago; ``None``: nothing, or nothing can be there, since the
            identifier was made for this record.
        :raises Conflict, BadRecord, Unauthorized, Forbidden, PlatformError: see :meth:`save`.
        """
        url = self._writable()
        body = saving.root_bytes(record)
        identifier = identifier_of(body)
        if not identifier:
            raise saving.no_identifier()
        if saving.check_revision(held, base, body):
            return
        send = self._sending(url, body, identifier, held, base)
        found = saving.write_unread(send, lambda: self.fetch(identifier), held, body, identifier)
        if found is not None:
            found.see_kept(feedback)

    def save_report(
        self,
        record: bytes,
        base: bytes | None = None,
        feedback: Feedback | None = None,
        group: str = "",  # noqa: ARG002  CSW knows no groups
    ) -> saving.Saved:
        """Insert or update one record, once, and say what came of it (see :class:`~.saving.ReportingCatalogue`).

        A record that is there already as it is to be (an earlier try whose answer was cut) is not written again.
        """
        url = self._writable()
        body = saving.root_bytes(record)
        identifier = identifier_of(body)
        if not identifier:
            raise saving.no_identifier()
        theirs = self.fetch(identifier, feedback)
        if saving.check_revision(theirs, base, body) and theirs is not None:
            return saving.Saved(identifier, theirs, compare(base, body, theirs))
        if feedback is not None:
            feedback.check()

        send = self._sending(url, body, identifier, theirs, base)
        return saving.write(send, lambda: self.fetch(identifier), theirs, body, identifier)

    def delete(self, identifier: str, feedback: Feedback | None = None) -> bool:
        """Delete the one record of this identifier; whether there was one.

        :raises ValueError: an identifier no record can have.
        :raises Unauthorized, Forbidden: the account may not write.
        :raises PlatformError: the catalogue said it deleted the record, and still shows it.
        """
        url = self._writable()
        if feedback is not None:
            feedback.check()
        counters = self._write(url, csw_request.transaction_delete(identifier))
        if self.fetch(identifier) is not None:
            raise PlatformError(
                tr("The record “{identifier}” was not deleted.", identifier=identifier),
                tr("The catalogue still shows it."),
                tr("Ask the platform's administrator whether your account may delete this record."),
            )
        return counters.deleted > 0

    # -- inside --------------------------------------------------------------------------------

    def _filtered(self, query: Query, feedback: Feedback | None) -> csw_answer.RecordsAnswer:
        """Ask for one page, with the filters that the server turns out to have."""
        try:
            answer = self._records(query, feedback)
        except (ServiceException, HttpError) as error:
            profile = csw_request.OF_PROFILE & query.facets.keys()
            # pycsw without the ISO profile answers "Invalid PropertyName: apiso:…", others in their own words
            if not profile or (isinstance(error, HttpError) and error.status not in (400, 500)):
                raise
            kept = {facet: values for facet, values in query.facets.items() if facet not in profile}
            query = replace(query, facets=kept)
            try:
                answer = self._records(query, feedback)
            except (ServiceException, HttpError):
                raise error from None  # the properties were not the trouble
            _WITHOUT_PROFILE.add(self._url)
        if not answer.matched and query.facets.get(Facet.KEYWORD):
            # the keyword may be an anchor, which pycsw has no property for
            answer = self._records(query, feedback, csw_request.ANCHORED | {Facet.KEYWORD})
        return answer

    def _records(
        self, query: Query, feedback: Feedback | None, anchored: Set[str] = csw_request.ANCHORED
    ) -> csw_answer.RecordsAnswer:
        """Ask for one page, its box in the order that this server reads."""

        def ask(axis: BoxAxis) -> csw_answer.RecordsAnswer:
            return self._with_schema(
                lambda schema: csw_answer.records(
                    self._ask(
                        csw_request.get_records(query, schema, axis, self._url, anchored),
                        lambda: csw_request.get_records_kvp(query, schema, axis, self._url, anchored),
                        feedback,
                    ).content
                )
            )

        axis = self._axis or csw_axis.known(self._url)
        if axis is not None or query.box is None:
            return ask(axis or csw_axis.USUAL)
        return csw_axis.settled(self._url, query.box, query.start, ask)

    def _counts(self, hits: tuple[Summary, ...]) -> Mapping[str, Mapping[str, int]]:
        """Count the hits, and remember how this catalogue writes the themes and topics that were normalised."""
        for hit in hits:
            facets.learn(self._url, Facet.THEME, ((theme, "", 1) for theme in hit.themes))
            facets.learn(self._url, Facet.TOPIC, ((topic, "", 1) for topic in hit.topics))
        return facets.count(hits)

    def _with_schema(self, ask: Callable[[str], csw_answer.RecordsAnswer]) -> csw_answer.RecordsAnswer:
        """Ask for ISO records, and for Dublin Core from then on if the server has no ISO."""
        try:
            return ask(self._schema)
        except (ServiceException, HttpError) as error:
            refused = getattr(error, "code", "") == "InvalidParameterValue" or "outputschema" in error.report().lower()
            if self._schema == SCHEMA_DUBLIN_CORE or not refused:
                raise
            first = error
        try:
            answer = ask(SCHEMA_DUBLIN_CORE)
        except (ServiceException, HttpError):
            raise first from None  # the form of the records was not the trouble
        self._schema = SCHEMA_DUBLIN_CORE
        return answer

    def _ask(self, body: bytes, pairs: Callable[[], Mapping[str, str]], feedback: Feedback | None) -> Answer:
        """Send a reading request: by POST, and by GET from then on if the server refuses POST."""
        if feedback is not None:
            feedback.check()
        if not self._by_get:
            try:
                return self._door.request(
                    "POST",
                    self._url,
                    data=body,
                    headers=_HEADERS,
                    expect=Expect.XML,
                    max_bytes=xmlsafe.MAX_BYTES,
                    safe=True,
                )
            except (HttpError, ServiceException) as error:
                if not _refuses_post(error):
                    raise
            self._by_get = True
        return self._door.request(
            "GET",
            self._url,
            params=dict(pairs()),
            headers={"Accept": _HEADERS["Accept"]},
            expect=Expect.XML,
            max_bytes=xmlsafe.MAX_BYTES,
        )

    def _sending(
        self, url: str, body: bytes, identifier: str, theirs: bytes | None, base: bytes | None
    ) -> Callable[[], tuple[str, ...]]:
        """Give what sends a record once: an update of what the catalogue holds, or an insert."""

        def send() -> tuple[str, ...]:
            counters = self._write(url, csw_request.transaction_with_record("Update" if theirs else "Insert", body))
            if theirs is not None and not counters.updated:
                # GeoNetwork says so of a record it does not know, pycsw too
                if self.fetch(identifier) is None:
                    raise saving.conflict(None, base)
                raise saving.not_stored(identifier, tr("It updated no record; the account may not own it."))
            if theirs is None and not counters.inserted:
                raise saving.not_stored(identifier, tr("It inserted no record."))
            return ()

        return send

    def _write(self, url: str, body: bytes) -> csw_answer.TransactionAnswer:
        """Send a transaction, once: a write is never repeated blindly."""
        answer = self._door.request(
            "POST", url, data=body, headers=_HEADERS, expect=Expect.XML, max_bytes=xmlsafe.MAX_BYTES
        )
        return csw_answer.transaction(answer.content)

    def _writable(self) -> str:
        """Give the address for transactions."""
        if not self._publication_url:
            raise PlatformError(
                tr("This catalogue can only be read."),
                tr("No address for writing records is known for it."),
                tr("Give the address of its CSW-T service in the platform's settings."),
            )
        return self._publication_url


def endpoint(url: str) -> str:
    """Give the service's address without the parameters of one operation (``map=…`` and the like stay)."""
    parts = urlsplit(url.strip())
    kept = [
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key.lower() not in _OPERATION
    ]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), ""))


def next_start(start: int, answer: csw_answer.RecordsAnswer) -> int | None:
    """Give the rank (from 0) of the next page's first hit, or ``None``.

    ``nextRecord`` decides where it goes forward: servers drop invalid records from a page, so counting
    what came would meet some twice. An empty page ends, whatever it says (pycsw says 1 after the end).
    """
    returned = max(answer.returned, len(answer.summaries))
    if answer.next_record == 0 or not returned:
        return None
    following = (answer.next_record or 0) - 1
    if following <= start:
        following = start + returned
    return following if following < answer.matched else None


def _refuses_post(error: HttpError | ServiceException) -> bool:
    """Whether a server said that it takes no POST: by its status, or by a report (OGC 06-121r3 §8.3) in its place."""
    if isinstance(error, HttpError):
        return error.status in (405, 501)
    return error.code == "OperationNotSupported" or "\nHTTP 405" in error.detail
