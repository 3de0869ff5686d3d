"""Waiting for a service of many layers, which a server opens one by one at its first request."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ...errors import Timeout
from ...feedback import Feedback

T = TypeVar("T")

#: Layers that a server opens while one request is waited for, at the least.
_OPENED = 25


def patiently(ask: Callable[[], T], layers: int, feedback: Feedback) -> T:
    """Ask a service, and ask again where it does not answer in time and has many layers.

    QGIS's own setting says how long one answer is waited for. The server goes on opening the project when nobody waits
    any more, and answers the next request at once when it has it. Only for requests that cost nothing but that:
    pictures of hundreds of layers would wait in its queue, one for each time they were asked for.

    :param layers: how many the service shows.
    :raises Timeout: it did not answer for as long as so many layers may take.
    :raises Cancelled: the person cancelled.
    """
    for _again in range(layers // _OPENED):
        try:
            return ask()
        except Timeout:
            feedback.check()
    return ask()
