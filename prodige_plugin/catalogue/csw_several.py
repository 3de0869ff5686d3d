"""Several records asked of a CSW in one request: read by their identifiers, or found by their titles.

A request costs a catalogue tens of milliseconds whatever it asks for. Servers are not alike in what they give of
several things asked at once: what comes is right, and what is missing is for the caller to ask for by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from ..errors import BadRecord, HttpError, ServiceException
from ..metadata.envelope import held
from ..network import Answer
from . import csw_answer, csw_request
from .same import identifier as identifier_of

#: Sends a reading request: its body, and what gives it as key-value pairs.
Ask = Callable[[bytes, Callable[[], Mapping[str, str]]], Answer]
#: Records, or titles, asked for at once.
AT_ONCE = 25


def records(identifiers: Iterable[str], ask: Ask) -> dict[str, bytes]:
    """Give the full records of several identifiers (OGC 07-006r1 §10.9 takes a list).

    Some servers heed one identifier alone, or refuse all where one is unknown.

    :return: identifier → the record as a document of its own; those that came.
    :raises NetworkError: no answer.
    :raises BadXml: an answer that cannot be read.
    """
    found: dict[str, bytes] = {}
    for some in _portions(identifiers):
        try:
            answer = ask(csw_request.get_record_by_id(*some), partial(csw_request.get_record_by_id_kvp, *some))
            given = [one.data for one in held(answer.content)]
        except (HttpError, ServiceException, BadRecord):
            continue
        for record in given:
            identifier = identifier_of(record)
            if identifier in some:
                found.setdefault(identifier, record)
    return found


def identifiers(titles: Iterable[str], ask: Ask) -> frozenset[str]:
    """Give the identifiers of the latest records that hold one of some titles among all their words.

    A server that cuts texts into words finds no whole title, and one that holds many alike gives only some.

    :raises NetworkError: no answer.
    :raises BadXml: an answer that cannot be read.
    """
    found: set[str] = set()
    for some in _portions(title for title in titles if title.strip()):
        try:
            answer = ask(csw_request.get_phrases(some), dict)
        except (HttpError, ServiceException):
            continue
        found |= {hit.identifier for hit in csw_answer.records(answer.content).summaries}
    return frozenset(found)


def _portions(values: Iterable[str]) -> Iterator[Sequence[str]]:
    """Give different values a few at a time."""
    left = iter(dict.fromkeys(values))
    while some := tuple(islice(left, AT_ONCE)):
        yield some
