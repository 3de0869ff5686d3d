"""What is known of each publication as a plan is made, and kept for a session that goes on with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...feedback import Feedback
from ..held_records import records_there
from .items import Item, Part

if TYPE_CHECKING:
    from .context import Context


def look(context: Context, items: Sequence[Item], feedback: Feedback) -> list[Item]:
    """Look which records the catalogue holds; one of ours that was deleted there is sent again. Worker thread.

    :raises Cancelled: the person cancelled.
    :raises NetworkError: the catalogue does not answer.
    """
    wanted = [item.record_id for item in items if _may_be_there(item)]
    there = records_there(wanted, context.catalogue(feedback).fetch_for_editing, feedback) if wanted else frozenset()
    found = []
    for item in items:
        seen = replace(item, described=item.record_id in there)
        found.append(replace(seen, sends=seen.sends | {Part.RECORD}) if seen.record_gone else seen)
    return _tied(found)


def as_state(items: Sequence[Item]) -> dict[str, dict[str, object]]:
    """Give what is known of each publication as JSON values, for the journal."""
    return {
        item.name: {
            "sums": dict(item.sums),
            "sends": sorted(part.value for part in item.sends),
            "described": item.described,
        }
        for item in items
    }


def sums_in(kept: object) -> dict[str, dict[str, str]]:
    """Give publication → checksums, as a journal keeps them: no feature has to be read again."""
    if not isinstance(kept, dict):
        return {}
    return {str(name): {str(part): str(value) for part, value in each["sums"].items()} for name, each in kept.items()}


def as_begun(items: Sequence[Item], kept: Mapping[str, Mapping[str, object]]) -> list[Item]:
    """Give the publications as the plan that is gone on with was begun with them."""
    found = []
    for item in items:
        each = kept[item.name]
        sends = each["sends"]
        assert isinstance(sends, list)
        found.append(replace(item, sends=frozenset(Part(part) for part in sends), described=bool(each["described"])))
    return _tied(found)


def _may_be_there(item: Item) -> bool:
    """Whether a catalogue can hold the record: one whose identifier was made for this plan cannot be there."""
    source = item.layer if item.layer is not None else item.raster
    linked = source.record_id if source is not None else ""
    ours = item.held is not None and item.held.mark.record == item.record_id
    return bool(item.record_id) and (ours or item.record is not None or item.record_id == linked)


def _tied(items: Sequence[Item]) -> list[Item]:
    """Let a map show the layers as they are known now."""
    by_name = {item.name: item for item in items}
    return [replace(item, shown=tuple(by_name[each.name] for each in item.shown)) for item in items]
