"""What a data set held once it was published: kept on this computer, and looked at again to tell what changed there.

PRODIGE's API tells no date of a data set. Rows that come in one page are summed up; of larger data sets only the number
of rows and the last key are known, so that rows added or deleted are seen, and changed values are not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from ...errors import BadRecord, HttpError, NetworkError, PlatformError
from ...feedback import Feedback, Unheard
from .api import KEY, PAGE, SYSTEM, DataApi, Feature, gid_of
from .context import Context, has_api

if TYPE_CHECKING:
    from ..product import Publication

#: Data sets looked at at once.
_AT_ONCE = 4
_NO_SUCH = (404, 410)
#: How a mark is written.
_NONE, _OPEN = "-", "open"


@dataclass(frozen=True)
class Mark:
    """What a data set held."""

    rows: int
    #: the greatest of PRODIGE's keys.
    last: int
    #: checksum of all rows; "" where they are too many to be read at once.
    total: str = ""
    #: whether it was seen as a visitor sees it: nobody has to sign in to look again.
    public: bool = False

    def as_text(self) -> str:
        """Give it as the list of publications keeps it."""
        return f"{self.rows} {self.last} {self.total or _NONE} {_OPEN if self.public else _NONE}"

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """Read it; ``None`` when there is none."""
        parts = text.split(" ")
        if len(parts) != 4 or not parts[0].isdecimal() or not parts[1].isdecimal():
            return None
        return cls(int(parts[0]), int(parts[1]), parts[2].replace(_NONE, ""), parts[3] == _OPEN)


def mark(api: DataApi, uuid: str, rows: int, *, public: bool) -> Mark | None:
    """Look at a data set; ``None`` where it is not as it was counted, or its rows have no keys.

    :param rows: how many it holds.
    :param public: whether the API is asked as a visitor.
    :raises NetworkError: the platform does not answer.
    """
    if rows <= PAGE:
        seen = _all(api, uuid, public)
        if seen is not None or rows < PAGE:
            return seen
    end = api.page(uuid, 2, max(0, rows - 1)).features
    last = gid_of(end[0]) if len(end) == 1 else None
    return None if last is None else Mark(rows, last, public=public)


def changed(api: DataApi, uuid: str, before: Mark) -> bool | None:
    """Tell whether somebody changed a data set since; ``None``: not that one can tell.

    :raises NetworkError: the platform does not answer.
    """
    if before.total:
        return _all(api, uuid, before.public) != before
    end = api.page(uuid, 2, max(0, before.rows - 1)).features
    return None if len(end) == 1 and gid_of(end[0]) == before.last else True


def as_they_are(
    context: Context, found: Sequence[Publication], marks: Mapping[str, str], feedback: Feedback
) -> list[Publication]:
    """Give publications with whether they were changed on the platform; without those that are not there any more.

    What the platform does not tell now is left open. Worker thread.

    :param marks: data set → what it held (:meth:`Mark.as_text`).
    :raises Cancelled: the person cancelled.
    """
    feedback.check()
    known = {one.key: held for one in found if (held := Mark.from_text(marks.get(one.key, ""))) is not None}
    if not has_api(context.platform):
        known = {key: held for key, held in known.items() if held.public}
    if not known:
        return list(found)
    unheard = Unheard(feedback)

    def look(one: Publication) -> Publication | None:
        before = known.get(one.key)
        if before is None:
            return one
        differs: bool | None = None
        try:
            api = context.visitor(unheard) if before.public else context.api(unheard)
            differs = changed(api, one.key, before)
            lost = differs is True
        except HttpError as error:
            lost = error.status in _NO_SUCH
        except (NetworkError, PlatformError):
            lost = False
        # some platforms answer with no rows where there is no such data set
        return None if lost and _no_record(context, one.key, unheard) else replace(one, changed_there=differs)

    first, *others = [*known]
    by_key = {one.key: one for one in found}
    # the first one signs in for all, where somebody has to
    looked = {first: look(by_key[first])}
    with ThreadPoolExecutor(_AT_ONCE, "prodige-there") as pool:
        looked |= dict(zip(others, pool.map(lambda key: look(by_key[key]), others), strict=True))
    return [seen for one in found if (seen := looked.get(one.key, one)) is not None]


def _all(api: DataApi, uuid: str, public: bool) -> Mark | None:
    """Sum up a data set that comes in one page; ``None`` for a larger one, and where rows have no keys."""
    rows = api.page(uuid, PAGE).features
    gids = [gid for row in rows if (gid := gid_of(row)) is not None]
    if len(rows) >= PAGE or len(gids) != len(rows):
        return None
    digest = hashlib.blake2b(digest_size=16)
    for row in rows:
        digest.update(_text(row))
    return Mark(len(rows), max(gids, default=0), digest.hexdigest(), public)


def _text(row: Feature) -> bytes:
    """Give a row as it is summed up: without the columns in which PRODIGE notes who edited it and when."""
    properties = row.get("properties") or {}
    told = {name: value for name, value in properties.items() if name == KEY or name.lower() not in SYSTEM}
    return json.dumps([told, row.get("geometry")], sort_keys=True).encode() + b"\n"


def _no_record(context: Context, uuid: str, feedback: Feedback) -> bool:
    """Whether the catalogue has no record of a data set either: an address may be wrong for all of them."""
    try:
        return context.catalogue(feedback).fetch(uuid, feedback) is None
    except (NetworkError, PlatformError, BadRecord):
        return False
