"""Publishing on QGIS Server + PostGIS + CSW: from layers and a map to a plan, and to a receipt."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...errors import PlatformError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.checks import Finding, Limits
from ...publishing.journal import Journal, Progress
from ...publishing.names import table_name
from ...publishing.plan import Effect, Plan, Receipt, State, Step, Target, TargetKind
from ...publishing.registry import Row
from ..checking import check_job
from ..kept_job import kept, kept_publication
from ..model import Platform
from ..plan_publisher import PlanPublisher
from ..preparing import job_findings, prepare
from ..product import Job, MapRequest, Place, Publication
from . import addresses as addresses_module
from .addresses import Addresses
from .context import Context
from .items import Item, no_layers
from .limits import limits
from .places import schemas
from .receipts import receipt
from .rows import has_base, no_row, publication_of, reads, record_id, row_of
from .steps import (
    Check,
    Commit,
    DeleteRecord,
    Finish,
    Load,
    Project,
    ReadBack,
    SaveRecord,
    SeeGone,
    TakeOut,
)

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

#: Kinds of steps that leave nothing on the platform.
_NOTHING_TO_UNDO = frozenset({"check", "project", "read", "gone"})
#: Features that weigh as much as one step without any.
_FEATURES_A_UNIT = 2000


class QgisServerPublisher(PlanPublisher):
    """A :class:`~prodige_plugin.platforms.product.Publisher`."""

    def __init__(self, platform: Platform) -> None:
        """Take the platform; nothing is asked of it yet.

        :raises PlatformError: an address is missing or wrong.
        """
        addresses_module.check(platform)
        for role in addresses_module.PUBLISHING:
            Addresses(platform).need(role)
        super().__init__(platform)
        self._limits: Limits | None = None

    # -- before ------------------------------------------------------------------------------

    def places(self, feedback: Feedback) -> list[Place]:
        """List the schemas of the database that the account may write in, its own first. Worker thread.

        :raises DatabaseError: the database cannot be reached, or refuses the account.
        """
        feedback.check()
        return schemas(Context(self.platform).database)

    def _context(self, schema: str) -> Context:
        """Give the platform as it is used for one schema; "" for the account's own."""
        if not schema or schema == Addresses(self.platform).schema:
            return Context(self.platform)
        return Context(replace(self.platform, endpoints={**self.platform.endpoints, "data_schema": schema}))

    def prepare(self, layers: Sequence[QgsMapLayer], map_request: MapRequest | None = None) -> Job:
        """Take what is needed of the layers and the map. GUI thread, cheap, touches nothing."""
        return prepare(layers, map_request, Addresses(self.platform).need("service").split("{", 1)[0])

    def check(self, job: Job, feedback: Feedback) -> list[Finding]:
        """Propose names where there are none, and look for what would go wrong. Worker thread.

        :raises DatabaseError: the database cannot be reached, or refuses the account.
        """
        context = self._context(job.places.get("schema", ""))
        taken = self._name(job, context)
        return [*job_findings(job), *check_job(job, taken - job.replaced, self.limits(feedback), feedback)]

    def limits(self, feedback: Feedback) -> Limits:
        """Say what the platform asks of what is published; the database is asked once. Worker thread.

        :raises DatabaseError: the database cannot be reached, or refuses the account.
        """
        if self._limits is None:
            self._limits = limits(self.platform, Context(self.platform).database, feedback)
        return self._limits

    def _name(self, job: Job, context: Context) -> set[str]:
        """Give tables and services their names; tell which of the account's own are replaced.

        A name that the account's own registry holds is replaced, and said so; any other name that
        exists is left alone, and the layer gets another name.
        """
        rows = context.registry.rows()
        tables, services = context.registry.names()
        taken = tables | services
        own = {row.key: row for row in rows}
        used: set[str] = set()
        job.replaced = set()
        named: list[tuple[object, str, str, str]] = [
            (layer, layer.table, layer.publication, layer.title) for layer in job.layers
        ]
        if job.map is not None:
            named.append((job.map, job.map.name, "", job.map.title))
        for thing, given, publication, title in named:
            kind = "map" if thing is job.map else "layer"
            wished = given or (publication if publication in own else table_name(title))
            mine = wished in own and own[wished].kind == kind
            if not given and (wished in used or (wished in taken and not mine)):
                free = taken | used
                wished, mine = table_name(title, free), False
            if mine:
                job.replaced.add(wished)
            used.add(wished)
            if thing is job.map and job.map is not None:
                job.map.name = wished
            else:
                setattr(thing, "table", wished)  # noqa: B010  a PreparedLayer, by the list above
        return taken

    def plan(self, job: Job, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Say, in order and by name, what will be done. Worker thread; changes nothing anywhere.

        :param resumed: the journal of a publication that stopped, when the plan is to go on with it.
        :raises PlatformError: there is nothing to publish.
        :raises DatabaseError: the database cannot be reached, or refuses the account.
        """
        if not job.layers:
            raise no_layers()
        feedback.check()
        context = self._context(job.places.get("schema", ""))
        self._name(job, context)
        rows = {row.key: row for row in context.registry.rows()}
        token = secrets.token_hex(4)
        known: dict[str, str] = {}
        begun = resumed.read().state.get("check") if resumed is not None else None
        if isinstance(begun, dict):
            token, known = str(begun["token"]), dict(begun["records"])
        items = self._items(job, rows, known)
        title = items[-1].title
        if job.map is None and len(items) > 1:
            title = tr("{title} and %n other layer(s)", n=len(items) - 1, title=items[0].title)
        return Plan(
            key=f"{token}-{items[-1].name}",
            title=title,
            platform=self.platform.key,
            steps=tuple(self._steps(context, token, items, job.replaced, rows)),
            wish=lambda: kept(job),
        )

    def _items(self, job: Job, rows: dict[str, Row], known: dict[str, str]) -> list[Item]:
        """Give the publications to be: layers first, the map last.

        :param known: publication → identifier of its record, where a plan goes on.
        """
        with_records = bool(Addresses(self.platform).get("csw_publication"))

        def identifier(name: str, record: bytes | None, base: bytes | None, linked: str) -> str:
            if not with_records:
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
                )
            )
        if job.map is not None:
            wanted = job.map
            by_id = {item.layer.layer_id: item for item in items if item.layer is not None}
            items.append(
                Item(
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
            )
        return items

    def _steps(
        self, context: Context, token: str, items: Sequence[Item], replaced: set[str], rows: dict[str, Row]
    ) -> list[Step]:
        """Give the steps in order."""

        def effect(item: Item) -> Effect:
            return Effect.REPLACE if item.name in replaced else Effect.CREATE

        loaded = [item for item in items if item.layer is not None]
        tables = tuple(item.name for item in loaded)
        versions = {item.name: rows[item.name].published_at if item.name in rows else "" for item in items}
        records = {item.name: item.record_id for item in items if item.record_id}
        steps: list[Step] = [Check(context, token, records, versions)]
        for item in loaded:
            assert item.layer is not None
            steps.append(
                Load(
                    context,
                    token,
                    item.name,
                    tr("Load {title} into PostGIS", title=item.title),
                    effect(item),
                    3.0 + max(item.layer.count, 0) / _FEATURES_A_UNIT,
                    item,
                )
            )
        for item in items:
            label = tr("Put the service of {title} together", title=item.title)
            steps.append(Project(context, item.name, label, effect(item), 0.5, item))
        steps.append(Commit(context, token, tables, tuple(item.name for item in items), items=tuple(items)))
        for item in items:
            if item.record_id:
                known = item.record_id in (rows[item.name].records if item.name in rows else ())
                steps.append(
                    SaveRecord(
                        context,
                        item.name,
                        tr("Save the record of {title} in the catalogue", title=item.title),
                        Effect.REPLACE if known or has_base(item) else Effect.CREATE,
                        (Target(item.title, TargetKind.RECORD, item.record_id),),
                        1.0,
                        item,
                    )
                )
        for item in items:
            steps.append(
                ReadBack(context, item.name, tr("Read {title} back as a visitor", title=item.title), item=item)
            )
        steps.append(Finish(context, token, tables))
        return steps

    # -- from the journal, and after --------------------------------------------------------------

    def receipt(self, plan: Plan, state: State) -> Receipt:
        """Say what was done, as read back."""
        return receipt(plan, self.platform, state)

    def plan_of(self, progress: Progress) -> Plan:
        """Rebuild a plan from its journal: enough of it to be undone."""
        begun = [progress.state.get(key) for key in ("check", "take_out")]
        context = self._context(next((str(left["schema"]) for left in begun if isinstance(left, dict)), ""))
        steps: list[Step] = []
        for key in progress.steps:
            kind, _colon, name = key.partition(":")
            label = progress.labels.get(key, key)
            if kind == "load":
                steps.append(Load(context, "", name, label))
            elif kind == "commit":
                steps.append(Commit(context, "", (), ()))
            elif kind == "record":
                steps.append(SaveRecord(context, name, label))
            elif kind == "take_out":
                steps.append(TakeOut(context, "", no_row(), label))
            elif kind == "delete_record":
                steps.append(DeleteRecord(context, name, label))
            elif kind == "finish":
                steps.append(Finish(context, "", ()))
            elif kind not in _NOTHING_TO_UNDO:
                raise PublishError(
                    tr(
                        "The publication “{title}” cannot be undone by this version of the plugin.",
                        title=progress.title,
                    ),
                    tr("It was begun by another one, with steps that are not known here."),
                    tr("Update the plugin, or unpublish what it left from “My publications”."),
                    key,
                )
        return Plan(progress.plan_key, progress.title, progress.platform, tuple(steps))

    # -- afterwards --------------------------------------------------------------------------

    def publications(self, feedback: Feedback) -> list[Publication]:
        """List what the account has published, from any workstation, in every schema it may write in. Worker thread."""
        found = []
        for place in self.places(feedback):
            if place.writable:
                context = self._context(place.key)
                found += [publication_of(context, row) for row in context.registry.rows()]
        return found

    def unpublish_plan(self, publication: Publication, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Say by name what unpublishing deletes. Worker thread; changes nothing.

        :param resumed: the journal of an unpublication that stopped, when the plan is to go on with it.
        :raises PlatformError: it is not published any more, or a published map shows it.
        """
        feedback.check()
        context = self._context(publication.place)
        rows = {row.key: row for row in context.registry.rows()}
        row = rows.get(publication.key)
        begun = resumed.read().state.get("take_out") if resumed is not None else None
        if isinstance(begun, dict):
            return self._unpublishing(context, str(begun["token"]), row_of(publication), publication)
        if row is None:
            raise PlatformError(
                tr("“{title}” is not published any more.", title=publication.title),
                tr("Somebody with your account has unpublished it."),
                tr("Refresh the list of your publications."),
            )
        showing = [
            other.title for other in rows.values() if other.key != row.key and set(row.tables) & set(reads(other))
        ]
        if showing:
            raise PlatformError(
                tr("“{title}” cannot be unpublished now.", title=row.title),
                tr("A published map shows it: {maps}.", maps=", ".join(showing)),
                tr("Unpublish the map first, or publish it again without this layer."),
            )
        return self._unpublishing(context, secrets.token_hex(4), row, publication)

    def _unpublishing(self, context: Context, token: str, row: Row, publication: Publication) -> Plan:
        """Give the plan that takes one publication away."""
        steps: list[Step] = [TakeOut(context, token, row, tr("Take {title} out of service", title=row.title))]
        if context.addresses.get("csw_publication"):
            steps += [
                DeleteRecord(context, identifier, tr("Delete the record of {title}", title=row.title), row.title)
                for identifier in row.records
            ]
        steps.append(SeeGone(context, row if context.addresses.get("csw") else replace(row, records=())))
        steps.append(Finish(context, token, row.tables))
        title = tr("Unpublish {title}", title=row.title)
        return Plan(f"{token}-{row.key}", title, self.platform.key, tuple(steps), lambda: kept_publication(publication))
