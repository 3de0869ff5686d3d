"""The order in which a CSW server reads the corners of a box, found out from its answers.

The standard's order for ``urn:ogc:def:crs:EPSG::4326`` is latitude first (OGC 07-092r3); some servers read
longitude first whatever is named, and some refuse the name. The records that come back state where they lie:
they tell which order was read. No network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ..errors import HttpError, ServiceException
from .csw_answer import RecordsAnswer
from .csw_request import BoxAxis
from .model import Box, Summary

#: the order asked first: what pycsw and GeoNetwork understand.
USUAL = BoxAxis.EPSG_LAT_LON
_OTHERS = (BoxAxis.PLAIN_LON_LAT, BoxAxis.CRS84_LON_LAT)
#: how many empty answers of one server are asked for again in the other orders before it is believed.
_MOST_EMPTY = 3
#: address → the order its records have proved, as long as this process lives.
_KNOWN: dict[str, BoxAxis] = {}
_EMPTY: Counter[str] = Counter()


def forget() -> None:
    """Know nothing of any server."""
    _KNOWN.clear()
    _EMPTY.clear()


def known(url: str) -> BoxAxis | None:
    """Give the order a server has proved to read; ``None`` if it has not yet."""
    return _KNOWN.get(url)


def settled(url: str, box: Box, first: int, ask: Callable[[BoxAxis], RecordsAnswer]) -> RecordsAnswer:
    """Give the answer to a box by a server whose order is not known; mostly one request, the usual order's.

    :param box: WGS 84 longitude/latitude.
    :param first: rank of the first record asked for; 0 for the first page, the only one that proves anything empty.
    :param ask: gives the answer to the question in an order; raises :class:`.ServiceException` or
        :class:`.HttpError` where the server refuses it.
    :raises ServiceException, HttpError: the server refuses the question in every order.
    """
    try:
        answer = ask(USUAL)
    except (ServiceException, HttpError) as error:
        if isinstance(error, HttpError) and error.status not in (400, 500):
            raise
        other = _other(url, box, ask, believing=True)
        if other is None:
            raise
        return other
    if _proved(answer.summaries, box):
        _KNOWN[url] = USUAL
        return answer
    if first or not _doubtful(answer, box):
        return answer
    if not answer.summaries:
        _EMPTY[url] += 1
        if _EMPTY[url] > _MOST_EMPTY:
            return answer
    return _other(url, box, ask, believing=False) or answer


def _other(url: str, box: Box, ask: Callable[[BoxAxis], RecordsAnswer], *, believing: bool) -> RecordsAnswer | None:
    """Ask in the other orders; give the answer that proves one.

    :param believing: where none is proved, an answer against which nothing speaks does too.
    """
    fair: RecordsAnswer | None = None
    for axis in _OTHERS:
        try:
            answer = ask(axis)
        except (ServiceException, HttpError):
            continue
        if _proved(answer.summaries, box):
            _KNOWN[url] = axis
            return answer
        if believing and fair is None and not (answer.summaries and _doubtful(answer, box)):
            fair = answer
    return fair


def _proved(summaries: Iterable[Summary], box: Box) -> bool:
    """Whether a hit lies in the box and not in its mirror image."""
    mirrored = Box(box.south, box.west, box.north, box.east)
    return any(hit.box and hit.box.meets(box) and not hit.box.meets(mirrored) for hit in summaries)


def _doubtful(answer: RecordsAnswer, box: Box) -> bool:
    """Whether nothing came, or nothing that lies in the box."""
    placed = [hit.box for hit in answer.summaries if hit.box]
    return not answer.matched or (bool(placed) and not any(one.meets(box) for one in placed))
