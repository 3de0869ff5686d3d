"""Whether a link answers: asked for as little as possible, and said in one sentence."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from ..errors import (
    Cancelled,
    Forbidden,
    HtmlInsteadOfData,
    HttpError,
    NetworkError,
    TooLarge,
    Unauthorized,
)
from ..i18n import tr
from ..network import Door, Expect
from .sources import LayerSource

#: Longest wait for one answer, in seconds.
TIMEOUT_S = 15.0
#: Most bytes read of an answer; more of it than that means that it came.
_ENOUGH = 64 * 1024
#: Services that say what they are (OGC 06-121r3 §7.2).
_OGC = ("WMS", "WFS", "WMTS", "WCS")
# statuses by which servers refuse HEAD although GET works
_NO_HEAD = (400, 403, 404, 405, 406, 411, 500, 501)


class State(enum.Enum):
    """What is known of a link."""

    UNKNOWN = "unknown"
    WORKS = "works"
    #: it answers, and wants an account.
    CLOSED = "closed"
    DEAD = "dead"


@dataclass(frozen=True)
class Health:
    """What came of trying a link."""

    state: State = State.UNKNOWN
    #: why, for a person; "" when there is nothing to add.
    why: str = ""


def check(source: LayerSource, door: Door) -> Health:
    """Try a link: a service is asked what it offers, anything else only whether it is there. Worker thread.

    :raises Cancelled: the work was cancelled.
    """
    if not source.url.lower().startswith(("http://", "https://")):
        return Health(State.DEAD, tr("The address does not begin with http."))
    try:
        _ask(source, door)
    except Cancelled:
        raise
    except TooLarge:
        return Health(State.WORKS)
    except (Unauthorized, Forbidden) as error:
        return Health(State.CLOSED, error.why or error.what)
    except HtmlInsteadOfData as error:
        return Health(State.DEAD, error.why or tr("A web page answers in place of the service."))
    except NetworkError as error:
        return Health(State.DEAD, error.why or error.what)
    return Health(State.WORKS)


def _ask(source: LayerSource, door: Door) -> None:
    """Ask for the least that shows that a link is alive.

    :raises NetworkError: it is not.
    """
    if source.kind in _OGC:
        params = {"service": source.kind, "request": "GetCapabilities"}
        door.request("GET", source.url, params=params, expect=Expect.XML, max_bytes=_ENOUGH)
        return
    try:
        door.request("HEAD", source.url)
    except Unauthorized:
        raise
    except HttpError as error:
        if error.status not in _NO_HEAD:
            raise
        door.request("GET", source.url, headers={"Range": "bytes=0-1023"}, max_bytes=_ENOUGH)
