"""The repairs there are: what their buttons say, what they change, and whether they are safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...i18n import tr
from .model import Repair


@dataclass(frozen=True)
class RepairRow:
    """One repair."""

    label: Callable[[], str]
    #: sentence: what it changes in what is published.
    effect: Callable[[], str]
    #: whether a reader loses nothing by it, so that it may be done together with others, without a question.
    safe: bool
    asks: bool = False


REPAIRS: dict[str, RepairRow] = {
    "choose_crs": RepairRow(
        lambda: tr("Choose the coordinate reference system"),
        lambda: tr("The coordinates are published in the system chosen."),
        safe=False,
        asks=True,
    ),
    "declare_crs": RepairRow(
        lambda: tr("Say which coordinate reference system it is"),
        lambda: tr("The coordinates stay as they are and are taken for those of the system chosen."),
        safe=False,
        asks=True,
    ),
    "swap_xy": RepairRow(
        lambda: tr("Exchange x and y"),
        lambda: tr("x and y of every coordinate change places."),
        safe=False,
    ),
    "rename": RepairRow(
        lambda: tr("Choose another name"),
        lambda: tr("The table and the services bear the name chosen."),
        safe=False,
        asks=True,
    ),
    "make_valid": RepairRow(
        lambda: tr("Repair them in what is published"),
        lambda: tr("Invalid geometries are rebuilt with the same points and edges."),
        safe=True,
    ),
    "drop_empty": RepairRow(
        lambda: tr("Leave them out"),
        lambda: tr("Features without geometry are left out."),
        safe=False,
    ),
    "drop_not_finite": RepairRow(
        lambda: tr("Leave them out"),
        lambda: tr("Features with coordinates that are no numbers are left out."),
        safe=False,
    ),
    "drop_duplicates": RepairRow(
        lambda: tr("Keep one of each"),
        lambda: tr("Of features that are the same to the last digit, one is kept."),
        safe=True,
    ),
    "keep_kind": RepairRow(
        lambda: tr("Keep one kind of geometry"),
        lambda: tr("Features of another kind of geometry are left out."),
        safe=False,
    ),
    "promote_multi": RepairRow(
        lambda: tr("Make all of them multiple"),
        lambda: tr("Every geometry becomes multiple; its points stay the same."),
        safe=True,
    ),
    "drop_zm": RepairRow(
        lambda: tr("Drop heights and measures"),
        lambda: tr("Z and M values are left out."),
        safe=False,
    ),
    "segmentize": RepairRow(
        lambda: tr("Turn curves into segments"),
        lambda: tr("Arcs become segments, one for each degree."),
        safe=False,
    ),
    "rename_fields": RepairRow(
        lambda: tr("Rename these fields"),
        lambda: tr("Fields get names the target accepts; styles, labels and forms follow."),
        safe=True,
    ),
    "cast_types": RepairRow(
        lambda: tr("Turn them into what the target has"),
        lambda: tr("Values the target has no type for are written as text or as numbers."),
        safe=True,
    ),
    "fix_mojibake": RepairRow(
        lambda: tr("Put the accents right"),
        lambda: tr("Garbled texts are put right where that is exact; the others stay."),
        safe=True,
    ),
    "strip_control": RepairRow(
        lambda: tr("Take them out"),
        lambda: tr("Invisible control characters are taken out of texts."),
        safe=True,
    ),
    "strip_secrets": RepairRow(
        lambda: tr("Take it out of what is published"),
        lambda: tr("Accounts, tokens and signed addresses are taken out of the layer's texts and properties."),
        safe=True,
    ),
}


def repair_of(key: str, proposal: str = "") -> Repair:
    """Give a repair as it is offered to a person.

    :param proposal: the answer that seems right, where it asks for one.
    """
    row = REPAIRS[key]
    return Repair(key, row.label(), row.asks, proposal, row.safe, row.effect())
