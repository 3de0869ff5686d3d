"""What is to be published, one by one, and the steps for it in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from ...feedback import Feedback, Unheard
from ...i18n import tr
from ...publishing.changes import Changes, Decision, Mode, Reason
from ...publishing.difference import signatures
from ...publishing.plan import Effect, Step
from ...publishing.registry import Row
from ..product import Job
from .context import Context
from .deciding import Choice, Memory, choose, resumed, why
from .items import Item
from .record_steps import ReadRecords, SaveRecord
from .rows import record_id
from .seen import RECORD, SERVICE, TABLE
from .steps import Check, Commit, Finish, Load, Project, ReadBack
from .update_steps import SendChanges, Unchanged

#: Features that weigh as much as one step without any.
_FEATURES_A_UNIT = 2000


def choices(
    context: Context,
    memory: Memory,
    job: Job,
    rows: Mapping[str, Row],
    token: str,
    begun: Mapping[str, str] | None,
    feedback: Feedback,
) -> dict[str, Choice]:
    """Choose what is sent of each layer, by its name. Worker thread; layers whose files changed are read.

    :param begun: what a plan that stopped was begun with: name → mode.
    :raises Cancelled: the person cancelled.
    :raises DatabaseError: the database refused or was lost.
    :raises LayerError: a feature cannot be read.
    """
    layers = [layer for layer in job.layers if layer.table in job.replaced]
    if begun is not None:
        return {
            layer.table: resumed(
                begun.get(layer.table, ""), rows.get(layer.table), context.snapshot(layer.table, token)
            )
            for layer in job.layers
        }
    found = {}
    with ThreadPoolExecutor(1, "prodige-signatures") as pool:
        # the database looks through its tables while the layers are read here
        held = pool.submit(signatures, context.database, [layer.table for layer in layers], Unheard(feedback))
        for number, layer in enumerate(layers):
            part = feedback.part(number / len(layers), (number + 1) / len(layers))
            part.report(0.0, tr("Compare {title} with what is published", title=layer.title))
            row, path = rows.get(layer.table), context.snapshot(layer.table, token)
            signature = partial(_held, held, layer.table)
            found[layer.table] = choose(context, memory, layer, row, signature, path, part)
    return found


def _held(held: Future[dict[str, str]], table: str) -> str | None:
    """Wait for the signature of a table; ``None`` where there is none."""
    return held.result().get(table)


def items_of(
    job: Job, rows: Mapping[str, Row], known: Mapping[str, str], chosen: Mapping[str, Choice], *, records: bool
) -> list[Item]:
    """Give the publications to be: layers first, the map last.

    :param known: publication → identifier of its record, where a plan goes on.
    :param chosen: what is sent of each layer.
    :param records: whether the platform takes records.
    """

    def identifier(name: str, record: bytes | None, base: bytes | None, linked: str) -> str:
        if not records:
            return ""
        return known.get(name) or record_id(record, base, linked, rows.get(name))

    items = []
    for layer in job.layers:
        items.append(
            Item(
                name=layer.table,
                title=layer.title,
                abstract=layer.abstract,
                keywords=layer.keywords,
                record_id=identifier(layer.table, layer.record, layer.record_base, layer.record_id),
                organisation=job.organisation,
                email=job.email,
                record=layer.record,
                record_base=layer.record_base,
                layer=layer,
                own_facts=layer.facts,
                source=layer.source,
                choice=chosen.get(layer.table, Choice()),
                lineage=job.lineage,
            )
        )
    if job.map is not None:
        wanted = job.map
        by_id = {item.layer.layer_id: item for item in items if item.layer is not None}
        made = Item(
            name=wanted.name,
            title=wanted.title,
            abstract=wanted.abstract,
            keywords=wanted.keywords,
            record_id=identifier(wanted.name, wanted.record, wanted.record_base, wanted.record_id),
            organisation=job.organisation,
            email=job.email,
            record=wanted.record,
            record_base=wanted.record_base,
            dressing=wanted.dressing,
            own_facts=wanted.facts,
            shown=tuple(by_id[layer_id] for layer_id in wanted.layer_ids if layer_id in by_id),
        )
        items.append(made)
    return items


def steps_of(
    context: Context, token: str, items: Sequence[Item], replaced: set[str], rows: Mapping[str, Row]
) -> list[Step]:
    """Give the steps in order."""

    def effect(item: Item, part: str) -> Effect:
        return Effect.REPLACE if item.name in replaced and part not in item.seen.gone else Effect.CREATE

    loaded = [item for item in items if item.layer is not None and item.mode is Mode.FULL]
    updated = [item for item in items if item.layer is not None and item.mode is Mode.FEATURES]
    served = [item for item in items if item.mode is not Mode.SAME]
    tables, changed = tuple(item.name for item in loaded), tuple(item.name for item in updated)
    versions = {item.name: rows[item.name].published_at if item.name in rows else "" for item in items}
    records = {item.name: item.record_id for item in items if item.record_id}
    modes = {item.name: item.mode.value for item in items}
    seen = {item.name: item.seen.as_state() for item in items}
    steps: list[Step] = [Check(context, token, records, versions, modes, seen)]
    for item in items:
        if item.mode is Mode.SAME:
            label = tr("{title} is as published: nothing of it is sent", title=item.title)
            steps.append(Unchanged(context, item.name, label, item=item, version=versions[item.name]))
    for item in loaded:
        assert item.layer is not None
        weight = 3.0 + max(item.layer.count, 0) / _FEATURES_A_UNIT
        steps.append(Load(context, item.name, _load_label(item), effect(item, TABLE), weight, item, token))
    for item in updated:
        changes = item.choice.decision.changes
        weight = 3.0 + changes.differing / _FEATURES_A_UNIT
        label = _changes_label(item, changes)
        steps.append(SendChanges(context, item.name, label, weight=weight, item=item, token=token))
    context.repeated = tuple(item.record_id for item in served if item.repeats_record)
    for item in served:
        steps.append(Project(context, item.name, _project_label(item), effect(item, SERVICE), 0.5, item))
    if served:
        names = tuple(item.name for item in served)
        steps.append(Commit(context, token, tables, names, changed, items=tuple(served)))
    for item in served:
        if item.saves_record:
            saving = Effect.REPLACE if item.seen.record else Effect.CREATE
            steps.append(SaveRecord(context, item.name, _record_label(item), saving, 1.0, item))
        # while the records are saved: each waits on another server
        steps.append(ReadBack(context, item.name, tr("Read {title} back as a visitor", title=item.title), item=item))
    saved = tuple(item for item in served if item.saves_record)
    if saved:
        steps.append(ReadRecords(context, saved))
    if served:
        steps.append(Finish(context, token, tables, changed))
    return steps


def map_choice(item: Item, row: Row | None) -> Choice:
    """Choose whether a map is sent: not when it and all its layers are as they were."""
    sums = row.details.get("sums") if row is not None else None
    if (
        isinstance(sums, dict)
        and all(layer.mode is Mode.SAME for layer in item.shown)
        and sums.get("style") == item.map_sum()
        and item.record is None
        and not item.seen.gone
    ):
        return Choice(Decision(Mode.SAME))
    return Choice(Decision(Mode.FULL, Reason.NEW if row is None else Reason.NONE))


def _load_label(item: Item) -> str:
    """Say that a layer is loaded, and why all of it where it is published already."""
    reason = item.choice.decision.reason
    if reason in (Reason.NEW, Reason.NONE):
        return tr("Load {title} into PostGIS", title=item.title)
    return tr("Load {title} into PostGIS, all of it: {why}", title=item.title, why=why(reason))


def _changes_label(item: Item, changes: Changes) -> str:
    """Say which features travel."""
    return tr(
        "Send only what changed of {title}: {inserted} new, {changed} changed, {deleted} deleted, {same} stay",
        title=item.title,
        inserted=changes.inserted,
        changed=changes.changed,
        deleted=changes.deleted,
        same=changes.unchanged,
    )


def _record_label(item: Item) -> str:
    """Say that a record is saved, and why where that is because it was deleted on the platform."""
    if RECORD in item.seen.gone:
        return tr("Save the record of {title} in the catalogue again: it is gone there", title=item.title)
    return tr("Save the record of {title} in the catalogue", title=item.title)


def _project_label(item: Item) -> str:
    """Say that a service is put together, why where it was deleted, and that no data go with it where none do."""
    if SERVICE in item.seen.gone:
        return tr("Put the service of {title} together again: it is gone there", title=item.title)
    if item.layer is not None and item.mode in (Mode.STYLE, Mode.RECORD):
        return tr("Put the service of {title} together; its data stay as they are", title=item.title)
    return tr("Put the service of {title} together", title=item.title)
