"""Records that could not be saved because the network or the catalogue was away: kept, in order, until it is back.

One file per record, written whole or not at all: a crash, or a cut of power, loses none. A waiting record is saved
again only when somebody asks, and each time it is first compared with what the catalogue holds: nobody's change is
overwritten. Neither Qt nor QGIS here.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from ..catalogue.saving import Saved, is_away
from ..errors import Cancelled, Conflict, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.merge import merge
from ..paths import write_whole
from .drafts import Draft, Drafts

#: From when on half a file is nobody's any more, in seconds.
_STALE_S = 3600.0
#: States of a waiting record: the catalogue was away; somebody else changed it; the catalogue refused it.
WAITING, CONFLICT, REFUSED = "waiting", "conflict", "refused"


@dataclass(frozen=True)
class Waiting:
    """A record to be saved."""

    #: as edited, with what it was read as, its platform and its title.
    draft: Draft
    #: place in the order.
    number: int
    #: ISO 8601 date and time, UTC.
    since: str
    state: str = WAITING
    #: the sentences of the last failure.
    reason: str = ""
    #: group for a new record, where the catalogue has groups.
    group: str = ""

    @property
    def key(self) -> str:
        """Under which it waits: once for each record."""
        return self.draft.key


@dataclass
class Round:
    """What came of saving the waiting records."""

    #: (record that waited, what came of it).
    saved: list[tuple[Waiting, Saved]] = field(default_factory=list)
    #: those that wait on, with their new state.
    left: list[Waiting] = field(default_factory=list)


#: Saves one record: (draft, group, feedback) → what came of it.
Save = Callable[[Draft, str, Feedback], Saved]


class SaveQueue:
    """The waiting records in a folder."""

    def __init__(self, folder: Path) -> None:
        """:param folder: made on first use."""
        self.folder = folder

    def entries(self) -> list[Waiting]:
        """Give the waiting records, the one that has waited longest first; a file that cannot be read is left alone."""
        found = []
        for path in self.folder.glob("*.json"):
            try:
                held = json.loads(path.read_text(encoding="utf-8"))
                found.append(Waiting(**{**held, "draft": Draft(**held["draft"])}))
            except (OSError, ValueError, TypeError, KeyError):
                continue
        return sorted(found, key=lambda each: (each.number, each.since))

    def __len__(self) -> int:
        """Count them."""
        return len(self.entries())

    def find(self, key: str) -> Waiting | None:
        """Give the waiting record of a key."""
        return next((each for each in self.entries() if each.key == key), None)

    def add(self, draft: Draft, reason: str = "", group: str = "") -> Waiting:
        """Let a record wait; a later version of one that waits takes its place in the order.

        :raises PluginError: the disk refused.
        """
        entries = self.entries()
        before = next((each for each in entries if each.key == draft.key), None)
        number = before.number if before else max((each.number for each in entries), default=0) + 1
        since = before.since if before else datetime.now(UTC).isoformat(timespec="seconds")
        return self._write(Waiting(draft, number, since, WAITING, reason, group))

    def mark(self, entry: Waiting, state: str, reason: str) -> Waiting:
        """Note what the last try came to, unless another version took its place meanwhile."""
        if self.find(entry.key) != entry:
            return entry
        return self._write(replace(entry, state=state, reason=reason))

    def remove(self, key: str) -> None:
        """Let a record wait no longer; harmless when it does not."""
        self._path(key).unlink(missing_ok=True)

    def give_up(self, entry: Waiting, drafts: Drafts) -> None:
        """Take a record off the list; what was typed stays as a draft.

        :raises PluginError: the disk refused; it waits on.
        """
        if drafts.load(entry.key) is None:
            drafts.save(entry.draft)
        self.remove(entry.key)

    def send(self, save: Save, drafts: Drafts, feedback: Feedback) -> Round:
        """Try to save all of them, in order. Worker thread.

        A platform that turns out to be away is asked once. A record somebody else changed, or that is refused, stays
        with its reason.

        :raises Cancelled: the work was cancelled; what was saved until then is saved.
        """
        done, away = Round(), set()
        entries = self.entries()
        for rank, entry in enumerate(entries):
            feedback.check()
            feedback.report(rank / len(entries), entry.draft.title)
            if entry.draft.platform in away:
                done.left.append(entry)
                continue
            try:
                found = save(entry.draft, entry.group, feedback)
            except Cancelled:
                raise
            except Conflict as error:
                done.left.append(self.mark(entry, CONFLICT, str(error)))
            except PluginError as error:
                if is_away(error):
                    away.add(entry.draft.platform)
                done.left.append(self.mark(entry, WAITING if is_away(error) else REFUSED, str(error)))
            else:
                done.saved.append((entry, found))
                settle(entry.key, entry.draft.record_bytes(), found.stored, drafts)
                if self.find(entry.key) == entry:
                    self.remove(entry.key)
        return done

    def _write(self, entry: Waiting) -> Waiting:
        path = self._path(entry.key)
        try:
            write_whole(path, json.dumps(asdict(entry)))
        except OSError as error:
            raise PluginError(
                tr("The record could not be put among those that wait to be saved."),
                tr("The disk refused: {reason}", reason=error.strerror or error),
                tr("Free some space, then save again; nothing of what you typed is lost while the dock is open."),
                detail=str(path),
            ) from error
        return entry

    def _path(self, key: str) -> Path:
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"


def sweep(*folders: Path) -> int:
    """Take away what writing left behind where the power was cut in the middle of it; how many files there were.

    Only what is older than an hour: another QGIS may be writing.
    """
    count = 0
    for path in (each for folder in folders for each in folder.glob("*.part")):
        try:
            if time.time() - path.stat().st_mtime > _STALE_S:
                path.unlink(missing_ok=True)
                count += 1
        except OSError:
            continue  # another QGIS was quicker, or it may not be deleted: it does no harm
    return count


def settle(key: str, sent: bytes, stored: bytes, drafts: Drafts) -> None:
    """Forget the draft of a record that is saved; later edits stay, and begin from what the catalogue stored.

    :param sent: the record as it was sent.
    :raises PluginError: the disk refused.
    """
    later = drafts.load(key)
    if later is None:
        return
    further = rebased(sent, later.record_bytes(), stored)
    if further == stored:
        drafts.drop(key)
    elif further is not None:
        drafts.save(replace(later, record=Draft.text(further), base=Draft.text(stored)))


def rebased(sent: bytes, now: bytes, stored: bytes) -> bytes | None:
    """Put what was edited since a record was sent on what the catalogue stored; ``None`` where the two clash.

    :param sent: as it was when it was sent.
    :param now: as it is edited now.
    """
    if sent == now:
        return stored
    found = merge(sent, now, stored)
    return None if found.conflicts else found.resolved({})
