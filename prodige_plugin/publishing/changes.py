"""What differs between a layer and what was published of it, and what is sent for it. Knows neither Qt nor QGIS.

Three things are compared apart, by their checksums: data, style, record. What was published comes from the
platform's own registry and from this workstation's memory (:mod:`.ledger`, :mod:`.snapshots`).
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

#: Samples kept of each kind of change, to be shown on the map.
SAMPLES = 200
#: Beyond this share of features that differ, sending all of them again is quicker and leaves a tidier table.
MOST = 0.5


class Kind(enum.Enum):
    """What became of one feature."""

    INSERTED = "inserted"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True)
class Sample:
    """One feature that differs, for the map."""

    #: its key, as a person reads it.
    key: str
    kind: Kind
    #: its geometry as WKB in the layer's CRS, traditional GIS order: as it is now, or, for a deleted one, as
    #: the platform holds it; ``None`` when it has none or it could not be read.
    geometry: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Changes:
    """How the features of a layer differ from those published."""

    inserted: int = 0
    changed: int = 0
    deleted: int = 0
    unchanged: int = 0
    samples: tuple[Sample, ...] = ()
    #: sentence: why the features cannot be compared one by one; "" when they were.
    why: str = ""
    #: whether the style, or a title or a word with it, differs.
    style: bool = False
    #: whether the record differs from the one last published.
    record: bool = False
    #: whether somebody changed the table on the platform since it was published; ``None``: not known.
    there: bool | None = None

    @property
    def differing(self) -> int:
        """Features that would travel, or go."""
        return self.inserted + self.changed + self.deleted

    @property
    def nothing(self) -> bool:
        """Whether publishing again would change nothing at all."""
        return not (self.differing or self.why or self.style or self.record or self.there)


def compared(old: Iterable[tuple[int, int]], new: Iterable[tuple[int, int]]) -> Iterator[tuple[Kind, int]]:
    """Tell, key by key, what differs between two series of (key, checksum), both in ascending order of keys.

    Neither series is held in memory.
    """
    olds, news = iter(old), iter(new)
    before, now = next(olds, None), next(news, None)
    while before is not None or now is not None:
        if now is None or (before is not None and before[0] < now[0]):
            assert before is not None
            yield Kind.DELETED, before[0]
            before = next(olds, None)
        elif before is None or now[0] < before[0]:
            yield Kind.INSERTED, now[0]
            now = next(news, None)
        else:
            if before[1] != now[1]:
                yield Kind.CHANGED, now[0]
            before, now = next(olds, None), next(news, None)


class Mode(enum.Enum):
    """What of one publication is sent again."""

    #: everything, into a new table.
    FULL = "full"
    #: the features that differ.
    FEATURES = "features"
    #: the service, over the table as it is.
    STYLE = "style"
    #: the record alone.
    RECORD = "record"
    #: nothing.
    SAME = "same"


class Reason(enum.Enum):
    """Why all features are sent though the layer is published already."""

    NONE = ""
    #: it is not published yet.
    NEW = "new"
    ASKED = "asked"
    #: published by a version that kept no checksums.
    UNKNOWN = "unknown"
    #: somebody changed the table on the platform.
    THERE = "there"
    #: its table is not on the platform any more.
    GONE = "gone"
    #: other fields, another kind of geometry, CRS or repair.
    STRUCTURE = "structure"
    #: this workstation has no list of the features published: another one published them.
    ELSEWHERE = "elsewhere"
    #: most features differ.
    MOST = "most"
    #: the key chosen is missing or several times in the layer.
    KEY = "key"


@dataclass(frozen=True)
class Decision:
    """What is sent of one layer, and why all of it where it is all."""

    mode: Mode
    reason: Reason = Reason.NONE
    changes: Changes = field(default_factory=Changes)


def decide(changes: Changes, reason: Reason, *, same_data: bool) -> Decision:
    """Choose what to send of a layer that is published.

    :param reason: why the features could not be compared one by one, ``NONE`` when they were.
    :param same_data: whether the checksum of all data is the one published.
    """
    if not same_data:
        if reason is not Reason.NONE:
            return Decision(Mode.FULL, reason, changes)
        if changes.differing > MOST * (changes.differing + changes.unchanged):
            return Decision(Mode.FULL, Reason.MOST, changes)
        if changes.differing:
            return Decision(Mode.FEATURES, changes=changes)
    if changes.style:
        return Decision(Mode.STYLE, changes=changes)
    return Decision(Mode.RECORD if changes.record else Mode.SAME, changes=changes)


class PublicationState(enum.Enum):
    """How a publication stands, seen from this workstation."""

    SAME = "same"
    CHANGED_HERE = "changed_here"
    CHANGED_THERE = "changed_there"
    BOTH = "both"
    #: it was published from here and is not on the platform any more.
    GONE = "gone"
    #: its source is not open here, or the platform does not tell.
    UNKNOWN = "unknown"


def state(*, exists: bool, here: bool | None, there: bool | None) -> PublicationState:
    """Give the state.

    :param exists: whether the platform still has it.
    :param here: whether the layer differs from what was published; ``None``: not known.
    :param there: whether the platform's data differ from what was published; ``None``: not known.
    """
    if not exists:
        return PublicationState.GONE
    if there:
        return PublicationState.BOTH if here else PublicationState.CHANGED_THERE
    if here:
        return PublicationState.CHANGED_HERE
    if here is None or there is None:
        return PublicationState.UNKNOWN
    return PublicationState.SAME


def differs(ours: Mapping[str, str], theirs: Mapping[str, str]) -> bool | None:
    """Tell whether checksums differ ("data", "style", "record" → hexadecimal); ``None`` when none is in both."""
    both = [key for key in ours if ours[key] and theirs.get(key)]
    return any(ours[key] != theirs[key] for key in both) if both else None
