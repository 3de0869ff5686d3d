"""When a request is sent again, and how long to wait before."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from ..feedback import Feedback
from ..i18n import tr

#: Methods that change nothing on the server (RFC 9110, section 9.2.1): they may be sent again.
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
#: Statuses that say "not now" (RFC 6585, section 4; RFC 9110, section 15.6.4).
BUSY_STATUSES = frozenset({429, 503})
#: How often a wait looks whether it was cancelled, in seconds.
TICK_S = 0.05


@dataclass(frozen=True)
class RetryPolicy:
    """How patient a door is with a server that is busy or drops the connection."""

    #: how many times a request is sent in all.
    attempts: int = 4
    #: the first wait, in seconds; doubled each time, and spread at random by half of it either way.
    base_s: float = 0.5
    #: the longest wait accepted, in seconds; a server that asks for more is not waited for.
    longest_s: float = 30.0

    def wait_s(self, attempt: int, headers: Mapping[str, str]) -> float | None:
        """Give the seconds to wait after the ``attempt``-th sending (from 1), or ``None`` to give up.

        The server's own ``Retry-After`` counts when it states one.
        """
        if attempt >= self.attempts:
            return None
        asked = retry_after_s(headers)
        if asked is not None:
            return asked if asked <= self.longest_s else None
        # Not a secret: it only keeps a room full of seats from coming back all at the same moment.
        spread = random.uniform(0.5, 1.5)  # noqa: S311  # nosec B311
        return float(min(self.longest_s, self.base_s * 2 ** (attempt - 1) * spread))


def retry_after_s(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Read ``Retry-After``: seconds or an HTTP date (RFC 9110, section 10.2.3).

    :return: seconds from now, never negative; ``None`` if it is missing or makes no sense.
    """
    value = headers.get("Retry-After", "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())


def pause(seconds: float, feedback: Feedback | None) -> None:
    """Wait, and stop waiting as soon as the work is cancelled.

    :raises Cancelled: the work was cancelled.
    """
    if feedback is not None and seconds >= 1:
        feedback.report(None, tr("The server is busy; trying again in {seconds} s…", seconds=round(seconds)))
    end = time.monotonic() + seconds
    while True:
        if feedback is not None:
            feedback.check()
        left = end - time.monotonic()
        if left <= 0:
            return
        time.sleep(min(TICK_S, left))
