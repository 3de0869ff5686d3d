"""Which records a platform's catalogue holds: what a plan says of a record, it says of that platform."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from ..errors import BadRecord, Forbidden
from ..feedback import Feedback, Unheard

#: Records asked for at once.
_AT_ONCE = 4


def records_there(
    identifiers: Iterable[str], fetch: Callable[[str, Feedback], bytes | None], feedback: Feedback
) -> frozenset[str]:
    """Tell which of some records the catalogue holds; one request for each, some side by side. Worker thread.

    :param fetch: gives a record as the account sees it, ``None`` where there is none.
    :raises Cancelled: the person cancelled.
    :raises NetworkError: the catalogue does not answer.
    """
    wanted = list(dict.fromkeys(identifiers))
    if not wanted:
        return frozenset()
    feedback.check()
    unheard = Unheard(feedback)

    def is_there(identifier: str) -> bool:
        try:
            return fetch(identifier, unheard) is not None
        except (BadRecord, Forbidden):
            return True  # in another form, or another's

    with ThreadPoolExecutor(min(_AT_ONCE, len(wanted)), "prodige-records") as pool:
        held = list(pool.map(is_there, wanted))
    return frozenset(identifier for identifier, there in zip(wanted, held, strict=True) if there)
