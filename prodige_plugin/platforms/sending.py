"""A write whose answer is waited for, and one whose answer never came.

A server goes on working when nobody listens any more. So a cancel is heard when the answer is there, and
what undoes a write without an answer looks again for a while before it believes that nothing happened.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from ..errors import BadXml, Conflict, HtmlInsteadOfData, HttpError, ServiceException
from ..feedback import Feedback
from ..publishing.plan import State

T = TypeVar("T")

#: What tells that the server is done, for better or worse.
_ANSWERS = (HttpError, ServiceException, HtmlInsteadOfData, BadXml, Conflict)
#: Statuses of a gateway that speaks for a server it did not hear (RFC 9110, sections 15.6.3 and 15.6.5).
_GATEWAYS = frozenset({502, 504})
#: Pauses between looks, in seconds.
_PAUSES = (0.5, 1.0, 2.0)
_HEARD = "heard"


class _Whole(Feedback):
    """Tells how far it is, and hears no cancel."""

    def __init__(self, feedback: Feedback) -> None:
        super().__init__(feedback.report)


def whole(feedback: Feedback) -> Feedback:
    """Give a feedback for a write: it reports as ``feedback`` does, and is not cancelled with it."""
    return _Whole(feedback)


@contextmanager
def answered(state: State, key: str) -> Iterator[None]:
    """Note in a step's state, which is a mapping under ``key``, that the server answered what is sent inside."""
    try:
        yield
    except _ANSWERS as error:
        if not isinstance(error, HttpError) or error.status not in _GATEWAYS:
            _note(state, key)
        raise
    _note(state, key)


def _note(state: State, key: str) -> None:
    left = state[key]
    assert isinstance(left, dict)
    state[key] = {**left, _HEARD: True}


def settled(left: dict[str, object], look: Callable[[], T], before: T) -> T:
    """Look at what a server holds after a write; without an answer, look again until it changes, or for a while.

    :param left: what the step left in the state.
    :param before: what it held before the write.
    """
    found = look()
    if left.get(_HEARD):
        return found
    for pause in _PAUSES:
        if found != before:
            break
        time.sleep(pause)
        found = look()
    return found
