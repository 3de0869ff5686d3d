"""What a catalogue made of a record that was sent to it (promise P8). Neither Qt nor the network here."""

from __future__ import annotations

from dataclasses import dataclass

from .diff import Difference, diff
from .merge import merge

#: What every catalogue writes itself when it stores a record: not worth a word.
_OWN = ("gmd:dateStamp",)
#: What catalogues put right in a record that is new to them: its character set, language, name of the standard, and
#: the addresses of what they keep themselves (links, thumbnails).
_PUT_RIGHT = ("gmd:characterSet", "gmd:language", "gmd:metadataStandard", "gmd:fileIdentifier", "gmd:locale")
_ADDRESSES = ("/gmd:onLine", "/gmd:graphicOverview", "/gmd:transferOptions")


@dataclass(frozen=True)
class Readback:
    """A record as it was read back, beside what was sent."""

    #: what the catalogue changed by itself: ``before`` is what was sent, ``after`` what it holds.
    changes: tuple[Difference, ...]
    #: edits that the catalogue does not hold: the record is saved in part only.
    lost: tuple[Difference, ...]

    @property
    def complete(self) -> bool:
        """Whether all that was edited is in the catalogue."""
        return not self.lost


def compare(before: bytes | None, sent: bytes, stored: bytes) -> Readback:
    """Compare what was sent with what is stored.

    Blanks, comments, prefixes and the date of the record do not count.

    :param before: what the catalogue held before, ``None`` when the record is new: tells an edit that was refused
        from a thing that the catalogue completed.
    :raises BadXml: one of them is not XML.
    :raises BadRecord: one of them is not a record.
    """
    changes = tuple(each for each in diff(sent, stored) if not each.path.startswith(_OWN))
    if not changes:
        return Readback((), ())
    lost = _not_there(before, sent, stored) if before is not None else _missing(changes)
    if before is None:
        return Readback(tuple(each for each in changes if each not in lost), lost)
    # the same thing as seen from what was sent
    gone = {(each.path, each.after) for each in lost}
    return Readback(tuple(each for each in changes if (each.path, each.before) not in gone), lost)


def holds(before: bytes | None, sent: bytes, stored: bytes) -> bool:
    """Whether a record read back has all that was sent: then it was saved, whatever the answer was.

    :raises BadXml: one of them is not XML.
    :raises BadRecord: one of them is not a record.
    """
    if before is None:
        return compare(None, sent, stored).complete
    return not _not_there(before, sent, stored)


def _missing(changes: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Give what a catalogue took from a new record, or changed in it where it has no business."""
    return tuple(
        each
        for each in changes
        if each.before
        and not (each.after and (each.path.startswith(_PUT_RIGHT) or any(part in each.path for part in _ADDRESSES)))
    )


def _not_there(before: bytes, sent: bytes, stored: bytes) -> tuple[Difference, ...]:
    """Give the edits from ``before`` to ``sent`` that ``stored`` does not have."""
    found = merge(before, sent, stored)
    clashes = (Difference(each.key, each.path, each.before, each.mine) for each in found.conflicts)
    return (*found.taken, *clashes)
