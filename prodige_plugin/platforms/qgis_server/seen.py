"""What of each publication is on the platform as a plan is made: what was deleted there is sent again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...feedback import Feedback
from ...publishing.changes import Decision, Mode
from ...publishing.registry import Row
from ..held_records import records_there

if TYPE_CHECKING:
    from .context import Context
    from .items import Item

#: Parts of a publication that can be gone.
TABLE, SERVICE, RECORD = "table", "service", "record"


@dataclass(frozen=True)
class Seen:
    """What the platform holds of one publication."""

    #: parts that were published and are not there any more.
    gone: frozenset[str] = frozenset()
    #: whether the catalogue holds a record of its identifier, by whomever.
    record: bool = True
    #: whether the identifier of the record was made for this plan, so that nobody can have a record of it.
    made: bool = False

    def as_state(self) -> dict[str, object]:
        """Give it as JSON values, for the journal."""
        return {"gone": sorted(self.gone), "record": self.record, "made": self.made}

    @classmethod
    def from_state(cls, value: object) -> Seen:
        """Read it from a journal; all there where it says nothing."""
        if not isinstance(value, dict):
            return cls()
        gone = frozenset(str(part) for part in value.get("gone", ()))
        return cls(gone, bool(value.get("record", True)), bool(value.get("made", False)))


def look(context: Context, items: Sequence[Item], rows: Mapping[str, Row], feedback: Feedback) -> dict[str, Seen]:
    """Look for each publication's table, service and record, by its name. Worker thread.

    :raises Cancelled: the person cancelled.
    :raises DatabaseError: the database cannot be reached, or refuses the account.
    :raises NetworkError: the catalogue does not answer.
    """
    tables, services = context.registry.names()
    catalogue = context.catalogue(feedback) if any(item.record_id for item in items) else None
    known = [item.record_id for item in items if _may_be_there(item, rows.get(item.name))]
    there: frozenset[str] = frozenset()
    if catalogue is not None:
        # what does not come with the others may be there in another form, or be another's
        there = frozenset(catalogue.fetch_together(known, feedback) if len(known) > 1 else ())
        there |= records_there([each for each in known if each not in there], catalogue.fetch, feedback)
    found = {}
    for item in items:
        row = rows.get(item.name)
        gone = set()
        if row is not None:
            gone |= {TABLE} if set(row.tables) - tables else set()
            gone |= {SERVICE} if set(row.projects) - services else set()
            gone |= {RECORD} if item.record_id in row.records and item.record_id not in there else set()
        made = bool(item.record_id) and item.record_id not in known
        found[item.name] = Seen(frozenset(gone), item.record_id in there, made)
    return found


def _may_be_there(item: Item, row: Row | None) -> bool:
    """Whether a catalogue can hold the record: one whose identifier was made for this plan cannot be there."""
    linked = item.layer.record_id if item.layer is not None else ""
    published = row is not None and item.record_id in row.records
    return bool(item.record_id) and (published or item.record is not None or item.record_id == linked)


def restored(items: Sequence[Item], seen: Mapping[str, Seen]) -> list[Item]:
    """Give publications with what is known of them; one of which a part is gone is not left as it is."""
    found: dict[str, Item] = {}
    for item in items:
        known = seen.get(item.name, Seen())
        choice = item.choice
        if item.layer is not None and choice.mode is Mode.SAME and known.gone:
            mode = Mode.STYLE if SERVICE in known.gone else Mode.RECORD
            choice = replace(choice, decision=Decision(mode, changes=choice.decision.changes))
        shown = tuple(found[each.name] for each in item.shown)
        found[item.name] = replace(item, choice=choice, shown=shown, seen=known)
    return list(found.values())
