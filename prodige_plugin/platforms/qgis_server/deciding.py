"""What of each layer is sent again: nothing, its style, its record, the features that differ, or all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...feedback import Feedback
from ...i18n import tr
from ...publishing import fingerprint, snapshots
from ...publishing.changes import SAMPLES, Changes, Decision, Kind, Mode, Reason, Sample, decide
from ...publishing.ledger import Entry
from ...publishing.prepared import PreparedLayer, Update
from ...publishing.registry import Row
from ...publishing.sending import shapes_there
from ...publishing.snapshots import Delta
from ...publishing.vector_export import Loaded
from .context import Context


@dataclass(frozen=True)
class Published:
    """What the registry tells of a layer that is published."""

    row: Row
    loaded: Loaded
    sums: Mapping[str, str]
    recipe: str
    #: names the snapshot of the features published.
    token: str

    @classmethod
    def of(cls, row: Row | None) -> Published | None:
        """Read a row; ``None`` where it says too little: published by an older version, or a map."""
        if row is None or row.kind != "layer" or len(row.tables) != 1:
            return None
        details = row.details
        loaded, sums = details.get("loaded"), details.get("sums")
        if not isinstance(loaded, dict) or not isinstance(sums, dict):
            return None
        try:
            known = replace(Loaded.from_state(loaded), table=row.tables[0])
        except TypeError:
            # written by a later version
            return None
        texts = {str(name): str(value) for name, value in sums.items()}
        return cls(row, known, texts, str(details.get("recipe", "")), str(details.get("token", "")))

    def changed_there(self, signature: str | None) -> bool:
        """Whether its table is another one than was published."""
        return signature is None or signature != self.row.details.get("signature")


@dataclass(frozen=True)
class Choice:
    """What is sent of one layer."""

    decision: Decision = field(default_factory=lambda: Decision(Mode.FULL, Reason.NEW))
    #: what is published of it; ``None`` when it is new, or its registry row says too little.
    published: Published | None = None
    #: the features that differ, where they are what is sent.
    delta: Delta | None = None
    #: sizes and dates of the layer's files as they were when it was compared.
    stamp: str = ""

    @property
    def mode(self) -> Mode:
        """What is sent."""
        return self.decision.mode


@dataclass
class Memory:
    """What this workstation remembers of its publications."""

    #: (place, key) → what was published from here.
    entries: Mapping[tuple[str, str], Entry]

    def untouched(self, layer: PreparedLayer, published: Published, place: str) -> bool:
        """Whether the layer's files are, by size and date, those that were published; then none is read."""
        entry = self.entries.get((place, layer.table))
        return (
            entry is not None
            and entry.sums.get("data") == published.sums.get("data")
            and bool(entry.stamp)
            and entry.stamp == fingerprint.stamp(layer)
        )


def choose(
    context: Context,
    memory: Memory,
    layer: PreparedLayer,
    row: Row | None,
    signature: Callable[[], str | None],
    path: Path,
    feedback: Feedback,
) -> Choice:
    """Compare a layer with what is published of it, and choose what to send. Worker thread.

    :param signature: gives the signature of its table now, ``None`` where there is none; asked for as late as can
        be, as the database is still at it.
    :param path: where to write what differs.
    :raises Cancelled: the person cancelled.
    :raises LayerError: a feature cannot be read.
    """
    stamp = fingerprint.stamp(layer)
    return replace(_chosen(context, memory, layer, row, signature, path, feedback), stamp=stamp)


def _chosen(
    context: Context,
    memory: Memory,
    layer: PreparedLayer,
    row: Row | None,
    signature: Callable[[], str | None],
    path: Path,
    feedback: Feedback,
) -> Choice:
    """As :func:`choose`."""
    published = Published.of(row)
    if published is None:
        reason = Reason.NEW if row is None else Reason.UNKNOWN
        return Choice(Decision(Mode.FULL, reason, Changes(why=why(reason))))
    changes = Changes(
        style=fingerprint.style_sum(layer) != published.sums.get("style"),
        record=layer.record is not None and fingerprint.record_sum(layer.record) != published.sums.get("record"),
    )
    recipe = fingerprint.recipe_of(layer)
    same, reason, delta = False, Reason.NONE, None
    if layer.update is Update.CHANGES:
        if recipe != published.recipe:
            reason = Reason.STRUCTURE
        elif memory.untouched(layer, published, context.addresses.schema):
            same = True
        else:
            same, reason, delta = _features(context, layer, published, path, feedback)
    held = signature()
    there = published.changed_there(held)
    changes = replace(changes, there=there)
    if layer.update is Update.ALL:
        return Choice(Decision(Mode.FULL, Reason.ASKED, changes), published)
    if layer.update in (Update.STYLE, Update.RECORD) and held is not None:
        # over other fields or another geometry, the style would draw nothing
        if recipe != published.recipe:
            return Choice(Decision(Mode.FULL, Reason.STRUCTURE, replace(changes, why=why(Reason.STRUCTURE))), published)
        mode = Mode.STYLE if layer.update is Update.STYLE else Mode.RECORD
        return Choice(Decision(mode, changes=changes), published)
    if there:
        same, reason, delta = False, Reason.GONE if held is None else Reason.THERE, None
    if delta is not None:
        changes = replace(
            changes,
            inserted=delta.inserted,
            changed=delta.changed,
            deleted=delta.deleted,
            unchanged=delta.unchanged,
        )
    elif same:
        changes = replace(changes, unchanged=published.loaded.count)
    decision = decide(replace(changes, why="" if same else why(reason)), reason, same_data=same)
    if decision.mode is not Mode.FEATURES:
        path.unlink(missing_ok=True)
    return Choice(decision, published, delta if decision.mode is Mode.FEATURES else None)


def _features(
    context: Context, layer: PreparedLayer, published: Published, path: Path, feedback: Feedback
) -> tuple[bool, Reason, Delta | None]:
    """Compare the features: (whether all data are the same, why they could not be compared, what differs)."""
    known = context.known_snapshot(layer.table, published.token)
    if known is None or known.data != published.sums.get("data"):
        same = bool(published.sums.get("data")) and fingerprint.data_sum(layer, feedback) == published.sums["data"]
        return same, Reason.ELSEWHERE, None
    found = snapshots.compare(layer, known, path, feedback)
    if isinstance(found, Reason):
        return False, found, None
    return not (found.inserted or found.changed or found.deleted), Reason.NONE, found


def resumed(mode: str, row: Row | None, path: Path) -> Choice:
    """Give the choice a plan that goes on was begun with.

    :param mode: as the journal says it.
    :param path: where what differs was written.
    """
    published = Published.of(row)
    wanted = Mode(mode) if mode else Mode.FULL
    return Choice(Decision(wanted), published, snapshots.delta_of(path) if wanted is Mode.FEATURES else None)


def with_samples(context: Context, layer: PreparedLayer, choice: Choice, delta: Delta, feedback: Feedback) -> Changes:
    """Give what differs with some features of each kind, to be shown on the map. Worker thread."""
    from qgis.core import QgsFeatureRequest

    assert choice.published is not None
    found: list[Sample] = []
    for kind in (Kind.INSERTED, Kind.CHANGED):
        picked = delta.samples(kind, SAMPLES)
        names = dict(zip([fid for _gid, fid, _ident in picked], snapshots.names_of(picked), strict=True))
        request = QgsFeatureRequest().setFilterFids([fid for fid in names if fid is not None]).setNoAttributes()
        for feature in layer.features.getFeatures(request) if names else ():
            feedback.check()
            shape = bytes(feature.geometry().asWkb()) if feature.hasGeometry() else None
            found.append(Sample(names[feature.id()], kind, shape))
    gone = delta.samples(Kind.DELETED, SAMPLES)
    shapes = shapes_there(
        context.database, choice.published.loaded, int(layer.crs.postgisSrid()), [gid for gid, _fid, _ident in gone]
    )
    found += [
        Sample(name, Kind.DELETED, shapes.get(gid))
        for (gid, _fid, _ident), name in zip(gone, snapshots.names_of(gone), strict=True)
    ]
    return replace(choice.decision.changes, samples=tuple(found))


def why(reason: Reason) -> str:
    """Say why all features are sent."""
    return {
        Reason.NONE: "",
        Reason.NEW: tr("it is not published yet"),
        Reason.ASKED: tr("you asked for all of it"),
        Reason.UNKNOWN: tr("it was published without checksums"),
        Reason.THERE: tr("its table was changed on the platform since, and that is replaced"),
        Reason.GONE: tr("its table is gone from the platform"),
        Reason.STRUCTURE: tr("its fields, its kind of geometry, its coordinate system, its repairs or its key changed"),
        Reason.ELSEWHERE: tr("this computer does not know which features were published"),
        Reason.MOST: tr("most of its features changed"),
        Reason.KEY: tr("the field chosen as key is empty, or several times the same"),
    }[reason]
