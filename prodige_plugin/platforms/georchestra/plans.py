"""The steps of a plan, in order: to publish, to unpublish, and those that a journal says were begun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...errors import PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.journal import Progress
from ...publishing.plan import Effect, Step
from ...publishing.prepared import PreparedLayer, PreparedRaster, Update
from ..described import record_identifier
from ..item_step import ItemStep
from ..product import Job, Visibility
from .context import Context
from .geoserver import store_name
from .groups import Groups
from .items import Held, Item, Part
from .marks import Mark
from .seen import as_state
from .steps import Check, Load, Serve, Style
from .steps_feed import Feed, PublishFed
from .steps_finish import Finish, Replaced
from .steps_image import LoadImage, ServeImage
from .steps_map import Group, Viewer, viewer_missing
from .steps_out import Hide, Remove, SeeGone
from .steps_read import ReadBack
from .steps_record import SaveRecord, Share

#: Steps on one publication that leave something to undo, by the beginning of their keys.
_UNDONE: dict[str, type[ItemStep[Context, Item]]] = {
    step.kind: step
    for step in (Load, Serve, LoadImage, ServeImage, Style, Viewer, Group, SaveRecord, Share, Feed, PublishFed)
}
#: Features that weigh as much as one step without any.
_FEATURES_A_UNIT = 2000
#: Bytes of an image that weigh as much.
_BYTES_A_UNIT = 1_000_000


def make_items(
    job: Job,
    workspace: str,
    ours: Mapping[str, Held],
    records: Mapping[str, str],
    who: str,
    known: Mapping[str, Mapping[str, str]],
    token: str,
    *,
    with_records: bool,
) -> list[Item]:
    """Give the publications to be: layers first, the top one first, the map last.

    :param records: publication → identifier of its record, where a plan goes on.
    :param known: publication → checksums of what is here now.
    """

    def identifier(name: str, record: bytes | None, base: bytes | None, linked: str) -> str:
        if not with_records:
            return ""
        published = ours[name].mark.record if name in ours else ""
        return records.get(name) or record_identifier(record, base, linked, published)

    items = []
    for one in job.every_layer:
        layer = one if isinstance(one, PreparedLayer) else None
        held, sums = ours.get(one.table), known.get(one.table, {})
        items.append(
            Item(
                name=one.table,
                workspace=workspace,
                title=one.title,
                abstract=one.abstract,
                keywords=one.keywords,
                record_id=identifier(one.table, one.record, one.record_base, one.record_id),
                organisation=job.organisation,
                email=job.email,
                who=who,
                token=token,
                sums=sums,
                record=one.record,
                record_base=one.record_base,
                layer=layer,
                raster=one if isinstance(one, PreparedRaster) else None,
                own_facts=one.facts,
                source=layer.source if layer is not None else None,
                held=held,
                sends=parts_to_send(layer.update if layer is not None else Update.CHANGES, held, sums),
                lineage=job.lineage,
            )
        )
    if job.map is not None:
        wanted = job.map
        identifiers = [*(layer.layer_id for layer in job.layers), *(raster.layer_id for raster in job.rasters)]
        by_id = dict(zip(identifiers, items, strict=True))
        held = ours.get(wanted.name)
        items.append(
            Item(
                name=wanted.name,
                workspace=workspace,
                title=wanted.title,
                abstract=wanted.abstract,
                keywords=wanted.keywords,
                record_id=identifier(wanted.name, wanted.record, wanted.record_base, wanted.record_id),
                organisation=job.organisation,
                email=job.email,
                who=who,
                token=token,
                record=wanted.record,
                record_base=wanted.record_base,
                own_facts=wanted.facts,
                shown=tuple(by_id[layer_id] for layer_id in wanted.layer_ids if layer_id in by_id),
                held=held,
                viewer=held.mark.viewer if held is not None else "",
            )
        )
    return items


def parts_to_send(update: Update, held: Held | None, sums: Mapping[str, str]) -> frozenset[Part]:
    """Tell what of a layer is sent: all of a new one; of one that is there what was asked for, or what has changed.

    Where nothing has changed its record is looked at all the same: its links may be out of date.
    """
    if held is None or update is Update.ALL:
        return frozenset(Part)
    if update is Update.STYLE:
        return frozenset({Part.STYLE})
    if update is Update.RECORD:
        return frozenset({Part.RECORD})
    there = held.mark.sums()
    changed = {
        part
        for part in (Part.DATA, Part.STYLE)
        if not sums.get(part.value) or sums[part.value] != there.get(part.value)
    }
    return frozenset(changed | {Part.RECORD})


def steps_of(
    context: Context, token: str, job: Job, items: Sequence[Item], group: str, *, mapstore: bool = True
) -> list[Step]:
    """Give the steps that publish, in order.

    :param mapstore: whether MapStore takes maps.
    """
    workspace = items[0].workspace
    steps: list[Step] = [
        Check(
            context,
            token,
            workspace,
            {item.name: item.record_id for item in items if item.record_id},
            {item.name: item.held for item in items},
            as_state(items),
        )
    ]
    data = [item for item in items if item.kind == "layer" and Part.DATA in item.sends]
    for item in data:
        label = tr("Send the data of {title}", title=item.title)
        if item.layer is not None:
            weight = 3.0 + max(item.layer.count, 0) / _FEATURES_A_UNIT
            steps.append(Load(context, item.name, label, weight=weight, item=item, token=token))
        elif item.raster is not None:
            weight = 3.0 + max(item.raster.size, 0) / _BYTES_A_UNIT
            steps.append(LoadImage(context, item.name, label, weight=weight, item=item, token=token))
    for item in items:
        label = tr("Put {title} in service", title=item.title)
        if item.layer is not None:
            steps.append(Serve(context, item.name, label, _effect(item), 1.0, item, item in data))
        elif item.raster is not None:
            steps.append(ServeImage(context, item.name, label, _effect(item), 1.0, item, item in data))
    for item in items:
        if item.kind == "layer" and item.drawn and Part.STYLE in item.sends:
            label = tr("Give {title} its style", title=item.title)
            steps.append(Style(context, item.name, label, _effect(item), 1.0, item))
    for item in items:
        if item.kind == "map":
            steps += _map_steps(context, token, item, mapstore=mapstore)
    steps += record_steps(context, items, group, job.visibility)
    for item in items:
        steps.append(ReadBack(context, item.name, tr("Read {title} back as a visitor", title=item.title), item=item))
    replaced = tuple(_replaced(item, token) for item in data if item.held is not None)
    if replaced:
        steps.append(Finish(context, replaced))
    return steps


def _map_steps(context: Context, token: str, item: Item, *, mapstore: bool) -> list[Step]:
    """Give the steps of a map: what people see it by, then the group, which remembers that."""
    steps: list[Step] = []
    if mapstore:
        label = tr("Make the map {title} in MapStore", title=item.title)
        steps.append(Viewer(context, item.name, label, _effect(item), item=item, token=token))
    else:
        context.warnings.append(viewer_missing(item.title))
    steps.append(
        Group(context, item.name, tr("Make the group of layers {title}", title=item.title), _effect(item), item=item)
    )
    return steps


def _replaced(item: Item, token: str) -> Replaced:
    """Give the store to delete at the end; of an image it is the one the new file came in."""
    assert item.held is not None
    store = item.held.store if item.layer is not None else store_name(item.name, token)
    return Replaced(item.workspace, item.name, store)


def record_steps(context: Context, items: Sequence[Item], group: str, visibility: Visibility) -> list[Step]:
    """Give the steps that save the records, those of the layers before the map's, and show them."""
    steps: list[Step] = []
    described = [item for item in items if item.record_id and Part.RECORD in item.sends]
    effects: dict[str, Effect] = {}
    for item in described:
        effects[item.name] = Effect.REPLACE if item.described else Effect.CREATE
        label = tr("Save the record of {title} in the catalogue", title=item.title)
        if item.record_gone:
            label = tr("Save the record of {title} in the catalogue again: it is gone there", title=item.title)
        steps.append(SaveRecord(context, item.name, label, effects[item.name], 1.0, item, group))
    if visibility is Visibility.PUBLIC:
        for item in described:
            label = tr("Show the record of {title} to visitors", title=item.title)
            steps.append(Share(context, item.name, label, effects[item.name], item=item))
    return steps


def out_steps(context: Context, workspace: str, found: Held, feedback: Feedback) -> list[Step]:
    """Give the steps that unpublish.

    :raises PlatformError: a map of ours shows it.
    """
    mark = found.mark
    falling: tuple[str, ...] = ()
    if found.kind != "map":
        groups = Groups(context.geoserver(feedback).rest, workspace)
        showing = {name: Mark.read(groups.group(name)) for name in groups.showing(mark.key)}
        ours = [one.title for one in showing.values() if one is not None]
        if ours:
            raise PlatformError(
                tr("“{title}” cannot be unpublished now.", title=mark.title),
                tr("A published map shows it: {maps}.", maps=", ".join(ours)),
                tr("Unpublish the map first, or publish it again without this layer."),
            )
        falling = tuple(showing)
    item = Item(mark.key, workspace, mark.title, "", (), mark.record, held=found)
    parts = ", ".join(_parts(found))
    label = tr("Delete {title}: {parts}", title=mark.title, parts=parts)
    if falling:
        label = tr("Delete {title}: {parts}; it falls out of the groups {groups}", title=mark.title, parts=parts,
                   groups=", ".join(falling))  # fmt: skip
    return [
        Hide(context, workspace, found, tr("Take {title} out of service", title=mark.title)),
        SeeGone(context, item),
        Remove(context, workspace, found, label, falling),
    ]


def _parts(found: Held) -> list[str]:
    """Say what of a publication is deleted with it."""
    mark = found.mark
    parts = [tr("its group of layers")] if found.kind == "map" else [tr("its data")]
    if found.kind != "map" and mark.style:
        parts.append(tr("its style"))
    if mark.viewer:
        parts.append(tr("its map in MapStore"))
    if mark.record:
        parts.append(tr("its record"))
    return parts


def undoing_steps(context: Context, progress: Progress) -> list[Step]:
    """Give the steps of a journal that have something to undo."""
    steps: list[Step] = []
    for key in progress.steps:
        kind, _colon, name = key.partition(":")
        label = progress.labels.get(key, key)
        if kind in _UNDONE:
            steps.append(_UNDONE[kind](context, name, label))
        elif kind == "hide":
            steps.append(Hide(context, "", None, label))
        elif kind == "finish":
            out = "hide" in progress.steps
            steps.append(Remove(context, "", None, label) if out else Finish(context, (), label=label))
    return steps


def known_held(begun: Mapping[str, object]) -> dict[str, Held]:
    """Give what a plan that goes on replaces, as it was when it began."""
    stated = begun.get("held")
    found = {str(name): Held.from_state(value) for name, value in stated.items()} if isinstance(stated, dict) else {}
    return {name: held for name, held in found.items() if held is not None}


def _effect(item: Item) -> Effect:
    return Effect.CREATE if item.held is None else Effect.REPLACE
