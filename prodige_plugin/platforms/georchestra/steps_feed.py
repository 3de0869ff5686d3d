"""The steps that publish one layer through géOrchestra's datafeeder, where the account has no right on GeoServer.

The datafeeder does not take back what it has published (version 1): an undo after that deletes the record, and says
that the layer stays. Version 2 deletes all of it. Up to the publication all can be undone with both.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from ...catalogue import json_answer as ja
from ...catalogue.saving import may_be_saved
from ...errors import BadRecord, NetworkError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import Effect, State, Target, TargetKind, needed
from ...publishing.volume import Volume
from ..described import described
from ..item_step import ItemStep
from .context import Context
from .datafeeder1 import Datafeeder1
from .datafeeder2 import Datafeeder2
from .feeders import Analysed, Feeder, Published, waited
from .items import Item
from .readback import counted, found_record, seeing


def feeder(context: Context, version: int, feedback: Feedback | None = None) -> Feeder:
    """Give the datafeeder with the account."""
    door = context.account(feedback)
    if version == 2:
        return Datafeeder2(context.addresses.datafeeder2, door)
    return Datafeeder1(context.addresses.datafeeder, door)


@dataclass
class Feed(ItemStep[Context, Item]):
    """Send one layer to the datafeeder, and wait until it has read it."""

    kind = "feed"
    weight: float = 10.0
    #: of the datafeeder.
    version: int = 0

    @property
    def needs(self) -> tuple[str, ...]:
        """The layer whose features it reads."""
        return () if self.item is None or self.item.layer is None else (self.item.layer.layer_id,)

    @property
    def volume(self) -> Volume:
        """The file it sends."""
        return self.item.layer.estimated if self.item is not None and self.item.layer is not None else Volume()

    @property
    def targets(self) -> tuple[str, ...]:
        """The file."""
        return (Target(self.name, TargetKind.FILE),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Export, send, wait."""
        from ...publishing import fingerprint
        from ...publishing.exports import FileFormat, export

        item = needed(self.item)
        assert item.layer is not None
        one = feeder(self.context, self.version, feedback)
        left: dict[str, object] = {"version": self.version, "before": sorted(one.jobs()), "job": ""}
        state[self.key] = left
        with tempfile.TemporaryDirectory(prefix="prodige-publish-") as name:
            folder = Path(name)
            format_ = FileFormat.GPKG if one.suffix == "gpkg" else FileFormat.SHP_ZIP
            file = export(item.layer, folder, format_, feedback.part(0.0, 0.4))
            sending = feeder(self.context, self.version, feedback.part(0.4, 0.7))
            try:
                job = sending.send(file.path, folder)
            except NetworkError as error:
                job = self._found(left) if may_be_saved(error) else ""
                if not job:
                    raise
        left = {**left, "job": job}
        state[self.key] = left
        waiting = feedback.part(0.7, 0.9)
        read: Analysed = waited(
            lambda: one.analysed(job), waiting, tr("The datafeeder reads {title}", title=item.title)
        )
        if read.count not in (-1, file.count):
            raise PublishError(
                tr("The datafeeder did not read all of “{title}”.", title=item.title),
                tr("%n feature(s) were sent", n=file.count) + " – " + tr("%n feature(s) were read", n=read.count),
                tr("Try again; if it happens again, send the details to the platform's administrator."),
            )
        self.context.warnings += file.notes
        data = fingerprint.data_sum(item.layer, feedback.part(0.9, 1.0))
        state[self.key] = {**left, "native": read.native, "count": file.count, "data": data}

    def _found(self, left: dict[str, object]) -> str:
        """Find the one job that is new since the file was sent: its answer was lost."""
        fresh = feeder(self.context, self.version).jobs() - {str(each) for each in ja.as_list(left["before"])}
        return fresh.pop() if len(fresh) == 1 else ""

    def undo(self, state: State) -> None:
        """Delete the job."""
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        self.version = int(left["version"])
        job = str(left["job"]) or self._found(left)
        if job:
            feeder(self.context, self.version).remove(job)


@dataclass
class PublishFed(ItemStep[Context, Item]):
    """Let the datafeeder publish what it has read, and wait for it."""

    kind = "publish_fed"
    weight: float = 5.0
    #: to undo it first would take the job of the step before away, or leave the layer without its record.
    goes_on: bool = True

    @property
    def targets(self) -> tuple[str, ...]:
        """The layer; its final name is the datafeeder's to give."""
        return (Target(self.name, TargetKind.SERVICE),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Ask for it once, and wait."""
        item = needed(self.item)
        fed = ja.as_dict(state.get(f"feed:{self.name}"))
        before = ja.as_dict(state.get(self.key))
        version, job = int(fed["version"]), str(before.get("job") or fed["job"])
        one = feeder(self.context, version, feedback)
        state[self.key] = {"version": version, "job": job, "asked": True}
        if not _at_work(one, job):
            try:
                job = one.publish(job, item, str(fed["native"]))
            except NetworkError as error:
                if not may_be_saved(error) or one.published(job) is None:
                    raise
        state[self.key] = {"version": version, "job": job, "asked": True}
        words = tr("The datafeeder publishes {title}", title=item.title)
        made: Published = waited(lambda: one.published(job), feedback, words)
        state[self.key] = {
            "version": version, "job": job, "asked": True,
            "workspace": made.workspace, "name": made.name, "record": made.record,
        }  # fmt: skip
        if made.name != item.name:
            self.context.warnings.append(
                tr("The datafeeder named the layer of “{title}” “{name}”.", title=item.title, name=made.name)
            )

    def undo(self, state: State) -> None:
        """Take back what can be.

        :raises PublishError: the datafeeder does not take the layer back.
        """
        left = state.get(self.key)
        if not isinstance(left, dict):
            return
        one, job = feeder(self.context, int(left["version"])), str(left["job"])
        if one.takes_back:
            one.remove(job)
            return
        made = one.published(job)
        if not isinstance(made, Published):
            return  # the job, which is deleted next, has published nothing yet
        if made.record:
            catalogue = self.context.catalogue()
            if catalogue.fetch_for_editing(made.record) is not None:
                catalogue.delete(made.record)
        raise PublishError(
            tr("The layer {name} stays on the platform.", name=f"{made.workspace}:{made.name}"),
            tr("The datafeeder does not take back what it has published."),
            tr("Ask the platform's administrator to delete it."),
        )


def _at_work(one: Feeder, job: str) -> bool:
    """Whether it publishes the layer, or has published it; what failed is asked for once more."""
    try:
        return isinstance(one.published(job), float | Published)
    except PublishError:
        return False


@dataclass
class CompleteRecord(ItemStep[Context, Item]):
    """Complete the record that the datafeeder made."""

    kind = "complete"
    effect: Effect = Effect.REPLACE

    def do(self, state: State, feedback: Feedback) -> None:
        """Fill in what the layer knows; one that is not kept as ISO 19139 is left as it is, and said so."""
        item = fed_item(needed(self.item), state)
        if not item.record_id:
            return
        catalogue, addresses = self.context.catalogue(feedback), self.context.addresses
        try:
            held = catalogue.fetch_for_editing(item.record_id, feedback)
        except BadRecord:
            held = None
        if held is None:
            self.context.warnings.append(
                tr("The record of “{title}” is as the datafeeder made it: complete it in the catalogue.",
                   title=item.title)
            )  # fmt: skip
            return
        given = item.record if item.record is not None else held
        record = described(
            item.title,
            item.record_id,
            given,
            held,
            item.facts(state, feedback),
            item.links(addresses, state),
            item.thumbnail(addresses, state),
            lambda _url: False,
        )
        self.context.warnings += catalogue.save_report(record, held, feedback).warnings

    def undo(self, state: State) -> None:
        """Nothing to undo: the record goes with what was published."""


@dataclass
class ReadFed(ItemStep[Context, Item]):
    """Read back what the datafeeder published, under the name it gave."""

    kind = "read"
    effect: Effect = Effect.READ
    weight: float = 2.0

    def do(self, state: State, feedback: Feedback) -> None:
        """Ask the services and the catalogue."""
        item = fed_item(needed(self.item), state)
        door, seen = seeing(self.context, item, feedback)
        if item.layer is not None:
            fed = ja.as_dict(state.get(f"feed:{self.name}"))
            counted(self.context, item, door, int(fed.get("count", -1)), feedback)
        if item.record_id:
            found_record(self.context, item, seen, feedback)


def fed_item(item: Item, state: State) -> Item:
    """Give an item with the names that the datafeeder gave it, and the checksum of what it was sent."""
    made, fed = ja.as_dict(state.get(f"publish_fed:{item.name}")), ja.as_dict(state.get(f"feed:{item.name}"))
    if not made.get("name"):
        return item
    return replace(
        item,
        name=str(made["name"]),
        workspace=str(made["workspace"]),
        record_id=str(made.get("record") or ""),
        sums={"data": ja.text(fed.get("data"))},
    )
