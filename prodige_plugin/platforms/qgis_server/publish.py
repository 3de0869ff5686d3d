"""Publishing on QGIS Server + PostGIS + CSW: from layers and a map to a plan, and to a receipt."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import PlatformError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.changes import Changes, Decision, Mode
from ...publishing.checks import Finding, Limits
from ...publishing.difference import signatures
from ...publishing.journal import Journal, Progress
from ...publishing.ledger import Ledger
from ...publishing.names import table_name
from ...publishing.plan import Plan, Receipt, State, Step
from ...publishing.prepared import PreparedLayer, Update
from ...publishing.registry import Row
from ...publishing.snapshots import Snapshots
from ..checking import check_job
from ..kept_job import kept, kept_publication
from ..model import Platform
from ..plan_publisher import PlanPublisher
from ..preparing import job_findings, prepare
from ..product import Job, MapRequest, Place, Publication
from ..record_checks import record_findings
from ..store import profile_folder
from . import addresses as addresses_module
from .addresses import Addresses
from .context import Context
from .deciding import Choice, Memory, choose, with_samples
from .items import no_layers
from .limits import limits
from .noting import key_findings, note
from .places import schemas
from .plans import choices, items_of, map_choice, steps_of
from .receipts import receipt
from .record_steps import SaveRecord
from .rows import no_row, publication_of, reads, row_of
from .seen import Seen, look, restored
from .steps import Commit, Finish, Load
from .taking_out import DeleteRecord, SeeGone, TakeOut
from .update_steps import SendChanges

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

#: Kinds of steps that leave nothing on the platform.
_NOTHING_TO_UNDO = frozenset({"check", "same", "project", "read", "records", "gone"})


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
        #: folder of what this workstation remembers of its publications; the person's profile.
        self.memory = profile_folder()
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
        snapshots = Snapshots(self.memory / "snapshots")
        if not schema or schema == Addresses(self.platform).schema:
            return Context(self.platform, snapshots=snapshots)
        endpoints = {**self.platform.endpoints, "data_schema": schema}
        return Context(replace(self.platform, endpoints=endpoints), snapshots=snapshots)

    @property
    def ledger(self) -> Ledger:
        """What this workstation published."""
        return Ledger(self.memory / "publications.sqlite")

    def prepare(self, layers: Sequence[QgsMapLayer], map_request: MapRequest | None = None) -> Job:
        """Take what is needed of the layers and the map. GUI thread, cheap, touches nothing."""
        return prepare(layers, map_request, Addresses(self.platform).need("service").split("{", 1)[0])

    def check(self, job: Job, feedback: Feedback) -> list[Finding]:
        """Propose names where there are none, and look for what would go wrong. Worker thread.

        :raises DatabaseError: the database cannot be reached, or refuses the account.
        """
        context = self._context(job.places.get("schema", ""))
        taken = self._name(job, context)
        records = bool(context.addresses.get("csw_publication"))
        return [
            *job_findings(job),
            *(record_findings(job, feedback) if records else ()),
            *key_findings(job, feedback),
            *check_job(job, taken - job.replaced, self.limits(feedback), feedback),
        ]

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
        modes: dict[str, str] | None = None
        seen: dict[str, Seen] | None = None
        begun = resumed.read().state.get("check") if resumed is not None else None
        if isinstance(begun, dict):
            token, known, modes = str(begun["token"]), dict(begun["records"]), dict(begun.get("modes", {}))
            seen = {name: Seen.from_state(value) for name, value in dict(begun.get("seen", {})).items()}
        chosen = choices(context, self._memory(), job, rows, token, modes, feedback)
        items = items_of(job, rows, known, chosen, records=bool(context.addresses.get("csw_publication")))
        items = restored(items, look(context, items, rows, feedback) if seen is None else seen)
        if items[-1].layer is None:
            choice = map_choice(items[-1], rows.get(items[-1].name)) if modes is None else None
            mode = Mode(modes.get(items[-1].name) or Mode.FULL.value) if modes is not None else Mode.FULL
            items[-1] = replace(items[-1], choice=choice or Choice(Decision(mode)))
        title = items[-1].title
        if job.map is None and len(items) > 1:
            title = tr("{title} and %n other layer(s)", n=len(items) - 1, title=items[0].title)
        return Plan(
            key=f"{token}-{items[-1].name}",
            title=title,
            platform=self.platform.key,
            steps=tuple(steps_of(context, token, items, job.replaced, rows)),
            wish=lambda: kept(job),
        )

    def _memory(self) -> Memory:
        """Give what this workstation remembers."""
        return Memory({(entry.place, entry.key): entry for entry in self.ledger.entries(self.platform.key)})

    def compare(self, layer: PreparedLayer, feedback: Feedback) -> Changes | None:
        """Tell how a layer differs from its publication, features shown included. Worker thread; writes nothing there.

        :return: ``None`` where it is not published.
        :raises Cancelled: the person cancelled.
        :raises LayerError: a feature cannot be read.
        :raises DatabaseError: the database cannot be reached, or refuses the account.
        """
        job = Job([layer])
        context = self._context("")
        self._name(job, context)
        rows = {row.key: row for row in context.registry.rows()}
        if layer.table not in job.replaced:
            return None
        with tempfile.TemporaryDirectory(prefix="prodige_") as folder:
            held = signatures(context.database, [layer.table], feedback.part(0.0, 0.2))
            path = Path(folder) / "compared.sqlite"
            asked = replace(layer, update=Update.CHANGES)
            row, signature = rows.get(layer.table), partial(held.get, layer.table)
            choice = choose(context, self._memory(), asked, row, signature, path, feedback.part(0.2, 0.9))
            if choice.delta is None:
                return choice.decision.changes
            return with_samples(context, layer, choice, choice.delta, feedback)

    # -- from the journal, and after --------------------------------------------------------------

    def receipt(self, plan: Plan, state: State) -> Receipt:
        """Say what was done, as read back, and note it in the list of what this workstation published."""
        found = receipt(plan, self.platform, state)
        unwritten = note(self.ledger, plan, state, found)
        return replace(found, warnings=(*found.warnings, *unwritten))

    def plan_of(self, progress: Progress) -> Plan:
        """Rebuild a plan from its journal: enough of it to be undone."""
        begun = [progress.state.get(key) for key in ("check", "take_out")]
        context = self._context(next((str(left["schema"]) for left in begun if isinstance(left, dict)), ""))
        steps: list[Step] = []
        for key in progress.steps:
            kind, _colon, name = key.partition(":")
            label = progress.labels.get(key, key)
            if kind == "load":
                steps.append(Load(context, name, label))
            elif kind == "changes":
                steps.append(SendChanges(context, name, label))
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
                rows = context.registry.rows()
                tables = [table for row in rows if "signature" in row.details for table in row.tables]
                held = signatures(context.database, tables, feedback) if tables else {}
                found += [publication_of(context, row, rows, held) for row in rows]
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
