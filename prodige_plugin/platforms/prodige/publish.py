"""Publishing on PRODIGE: changes into data sets that exist, deposit packages for those that do not."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...catalogue.saving import fetch_for_editing
from ...errors import PlatformError, PluginError, PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.findings import Severity
from ...publishing.changes import Changes
from ...publishing.checks import Finding, Limits, check_layer
from ...publishing.fingerprint import data_sum
from ...publishing.journal import Journal, Progress, journal_for
from ...publishing.names import table_name
from ...publishing.plan import Plan, Receipt, State, Step
from ...publishing.prepared import PreparedLayer
from ...publishing.runner import OnFailure
from ...publishing.volume import Volume
from ..held_records import records_there
from ..kept_job import kept
from ..model import Platform
from ..plan_publisher import PlanPublisher
from ..preparing import job_findings, prepare
from ..product import Attached, Dataset, Job, MapRequest, Place, Publication, Visibility
from ..record_checks import record_findings
from ..store import journal_folder, ledger, profile_folder
from .api import CHUNK
from .api_doc import offered
from .compare import Comparison, compare
from .context import FOLDER, Context, has_api
from .found import find_datasets, table_taken
from .limits import of_dataset, of_package
from .push_steps import Begin, Check, Delete, Insert, Leave, ReadBack, Update
from .receipts import pending, publications, receipt, remember
from .record_steps import Described, SaveRecord, no_record
from .there import as_they_are
from .work_files import clean, discard_all, made_folder

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

    from ..kept_job import Taken


class ProdigePublisher(PlanPublisher):
    """A :class:`~prodige_plugin.platforms.product.Publisher`."""

    def __init__(self, platform: Platform) -> None:
        """Take the platform; nothing is asked of it yet."""
        super().__init__(platform)
        #: layer id → what the checks found, for the report in its package.
        self._checked: dict[str, list[Finding]] = {}

    # -- before ------------------------------------------------------------------------------------

    def prepare(self, layers: Sequence[QgsMapLayer], map_request: MapRequest | None = None) -> Job:
        """Take what is needed of the layers and the map. GUI thread, cheap, touches nothing."""
        return prepare(layers, map_request, self.platform.endpoints.get("services", ""))

    def limits(self, feedback: Feedback) -> Limits:
        """Say what PRODIGE asks of names. Worker thread."""
        feedback.check()
        return of_package(self.platform)

    def places(self, feedback: Feedback) -> list[Place]:
        """List the domains and sub-domains of the catalogue's thesaurus. Worker thread."""
        from ..vocabularies import vocabularies_for

        held = vocabularies_for(self.platform, profile_folder() / "vocabularies", feedback)
        if held is None:
            return []
        for listed in held.listed(feedback):
            if listed.key == "external.theme.prodige":
                entries = held.whole(listed, feedback).vocabulary.entries
                labels = sorted({label for entry in entries if (label := entry.label("fr"))})
                return [Place(label, label, "domain") for label in labels]
        return []

    def datasets(self, words: str, feedback: Feedback) -> list[Dataset]:
        """Find data sets of the catalogue that have a table; the account's rights show when they are written.

        Worker thread.
        """
        return find_datasets(Context(self.platform), words, feedback)

    def compare(self, layer: PreparedLayer, feedback: Feedback) -> Changes | None:
        """Tell how a layer differs from the data set it updates; ``None`` for one that updates none. Worker thread."""
        if not layer.dataset:
            return None
        with tempfile.TemporaryDirectory() as folder:
            return compare(Context(self.platform).api(feedback), layer, Path(folder), feedback).changes

    def check(self, job: Job, feedback: Feedback) -> list[Finding]:
        """Propose names where there are none, and look for what would go wrong. Worker thread."""
        findings = job_findings(job)
        limits = self.limits(feedback)
        self._name(job)
        for number, layer in enumerate(job.layers):
            part = feedback.part(number / len(job.layers), (number + 1) / len(job.layers))
            part.report(0.0, tr("Check {title}", title=layer.title))
            taken = {other.table for other in job.layers if other is not layer}
            if layer.dataset:
                findings += check_layer(layer, (), part, of_dataset(self.platform))
                findings += self._of_dataset(layer)
                continue
            self._checked[layer.layer_id] = check_layer(layer, taken, part, limits)
            findings += self._checked[layer.layer_id]
            findings += self._of_new(layer, part)
        return findings + record_findings(job, feedback)

    def _of_dataset(self, layer: PreparedLayer) -> list[Finding]:
        """Say what keeps a layer from updating its data set."""
        if not has_api(self.platform):
            from .context import why_no_api

            return [Finding(Severity.ERROR, layer.layer_id, why_no_api(self.platform))]
        if layer.chosen is not None:
            words = tr("Only the chosen features are compared: no row is deleted on the platform.")
            return [Finding(Severity.INFO, layer.layer_id, words)]
        return []

    def _of_new(self, layer: PreparedLayer, feedback: Feedback) -> list[Finding]:
        """Say what becomes of a layer that makes a new data set."""
        found = [
            Finding(
                Severity.INFO,
                layer.layer_id,
                tr("“{name}” creates no data set by itself: a deposit package is made for its administrators.",
                   name=self.platform.name),
            )
        ]  # fmt: skip
        try:
            holder = table_taken(Context(self.platform), layer.table, feedback)
        except PluginError:
            # the catalogue is away: it does not keep anybody from making a package
            return found
        if holder is not None:
            words = tr("A data set of the platform has the table “{table}” already: “{title}”. Update that one, or "
                       "choose another name.", table=layer.table, title=holder.title)  # fmt: skip
            found.append(Finding(Severity.WARNING, layer.layer_id, words))
        return found

    def _name(self, job: Job) -> None:
        """Give tables their names."""
        used: set[str] = {layer.table for layer in job.layers if layer.table}
        for layer in job.layers:
            if not layer.table:
                layer.table = table_name(layer.title, used)
                used.add(layer.table)
        if job.map is not None and not job.map.name:
            job.map.name = table_name(job.map.title, used)

    # -- the plan ------------------------------------------------------------------------------------

    def plan(self, job: Job, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Say, in order and by name, what will be done. Worker thread; changes nothing anywhere.

        :raises PlatformError: there is nothing to publish, an address or the account is missing, or the record of a
            data set is not in the catalogue.
        :raises PublishError: a layer cannot be compared with its data set.
        """
        if not job.layers:
            raise PlatformError(
                tr("There is nothing to publish."),
                tr("No vector layer was chosen, or none can be published."),
                tr("Choose at least one vector layer."),
            )
        self._name(job)
        clean(journal_folder())
        state = resumed.read().state if resumed is not None else State()
        begun = state.get("plan")
        token, when = secrets.token_hex(4), datetime.now(UTC).isoformat(timespec="seconds")
        if isinstance(begun, dict):
            token, when = str(begun["token"]), str(begun["when"])
        title = job.map.title if job.map is not None else job.layers[0].title
        if job.map is None and len(job.layers) > 1:
            title = tr("{title} and %n other layer(s)", n=len(job.layers) - 1, title=title)
        key = f"{token}-{job.map.name if job.map is not None else job.layers[-1].table}"
        context = Context(self.platform, Path(str(state[FOLDER])) if state.get(FOLDER) else made_folder(key))
        context.kept = bool(state.get(FOLDER))
        done = False
        try:
            steps = self._steps(job, context, token, when, feedback, state)
            done = True
        finally:
            if not done:
                context.discard()
        return Plan(key, title, self.platform.key, tuple(steps), wish=lambda: kept(job))

    def _steps(self, job: Job, context: Context, token: str, when: str, feedback: Feedback, begun: State) -> list[Step]:
        """Give the steps: what changes rows first, and of those what cannot be undone last; deposits after."""
        anew = not begun.get(FOLDER)
        updated = [layer for layer in job.layers if layer.dataset]
        new = [layer for layer in job.layers if not layer.dataset]
        pushes: list[list[Step]] = []
        described = frozenset(layer.dataset for layer in updated)
        if anew:
            catalogue = context.catalogue(feedback)
            described = records_there(described, partial(fetch_for_editing, catalogue), feedback)
        for number, layer in enumerate(updated):
            part = feedback.part(number / len(updated), (number + 1) / len(updated))
            pushes.append(self._push(job, context, layer, part, when, anew=anew, described=layer.dataset in described))
        steps: list[Step] = [Begin(context, token=token, when=when)]
        # one kind after the other, over all data sets: what cannot be undone comes when all else has succeeded
        for kind in (Check, Update, SaveRecord, Delete, Insert, Leave, ReadBack):
            steps += [step for push in pushes for step in push if type(step) is kind]
        if new or job.map is not None:
            from .deposits import deposit_steps

            steps += deposit_steps(self.platform, context, job, new, token, when, self._checked, begun)
        return steps

    def _push(
        self, job: Job, context: Context, layer: PreparedLayer, feedback: Feedback, when: str, *, anew: bool,
        described: bool,
    ) -> list[Step]:  # fmt: skip
        """Give the steps of one layer that updates a data set.

        :param described: whether its record is in the catalogue; without, nothing is begun that a later step cannot
            complete.
        """
        uid, title = layer.dataset, layer.title
        assert context.folder is not None
        folder = context.folder / uid
        found = self._compared(context, layer, folder, feedback, anew=anew)
        changes = found.changes
        can_delete = found.doc.can_delete
        if (changes.changed and not found.doc.can_update) or (changes.inserted and not found.doc.can_insert):
            raise PublishError(
                tr("Data cannot be written on “{name}”.", name=self.platform.name),
                offered(found.doc),
                tr("Ask the platform's administrator."),
            )
        steps: list[Step] = []
        if changes.changed or (changes.deleted and can_delete) or changes.inserted:
            steps.append(Check(context, uid, title, tr("See that {title} is still as it was compared", title=title)))
        if changes.changed:
            label = tr("Change %n row(s) of {title}", n=changes.changed, title=title)
            volume = Volume(changes.changed, found.update_size)
            steps.append(Update(context, uid, title, label, changes.changed, volume=volume))
        if changes.deleted and can_delete:
            label = tr("Delete %n row(s) of {title}; undone, they come back under new numbers", n=changes.deleted,
                       title=title)  # fmt: skip
            steps.append(Delete(context, uid, title, label, changes.deleted))
        if changes.inserted:
            label = (
                tr("Add %n row(s) to {title}", n=changes.inserted, title=title)
                if can_delete
                else tr(
                    "Add %n row(s) to {title}; this cannot be undone from here, the platform deletes nothing by its "
                    "API",
                    n=changes.inserted,
                    title=title,
                )
            )
            volume = Volume(changes.inserted, found.insert_size)
            steps.append(Insert(context, uid, title, label, changes.inserted, volume=volume))
        if changes.deleted and not can_delete:
            label = tr("Leave %n row(s) that {title} has no more: the platform deletes nothing by its API",
                       n=changes.deleted, title=title)  # fmt: skip
            steps.append(Leave(context, uid, title, label, changes.deleted))
        lineage = ""
        if job.lineage and changes.differing:
            lineage = tr("Updated from QGIS on {day}: {added} added, {changed} changed.", day=when[:10],
                         added=changes.inserted, changed=changes.changed)  # fmt: skip
        sent = bool(changes.changed or changes.inserted or (changes.deleted and can_delete))
        if sent or layer.record is not None or job.places.get("domain"):
            if not described:
                raise no_record(title)
            what = Described(
                uid, title, layer.table, layer.record, layer.record_base, None, job.places.get("domain", ""),
                job.visibility is Visibility.PUBLIC, not layer.geometryless, lineage, sent,
            )  # fmt: skip
            steps.append(SaveRecord(context, uid, tr("Save the record of {title}", title=title), what))
        label = tr("Read {title} back", title=title)
        steps.append(ReadBack(context, uid, title, label, changes.differing // CHUNK, layer=layer))
        return steps

    def _compared(
        self, context: Context, layer: PreparedLayer, folder: Path, feedback: Feedback, *, anew: bool
    ) -> Comparison:
        """Compare, or take the comparison of a plan that is gone on with."""
        from .compare import load

        if not anew:
            return load(folder)
        folder.mkdir(parents=True, exist_ok=True)
        found = compare(context.api(feedback), layer, folder, feedback.part(0.0, 0.8))
        found = replace(found, data=data_sum(layer, feedback.part(0.8, 1.0)))
        found.save()
        return found

    # -- from the journal, and after -------------------------------------------------------------------

    def plan_of(self, progress: Progress) -> Plan:
        """Rebuild a plan from its journal: enough of it to be undone."""
        from .again import plan_of

        return plan_of(self.platform, progress)

    def plan_again(self, taken: Taken, journal: Journal, feedback: Feedback) -> Plan:
        """Make the plan of an earlier session again: of what is attached too (see :meth:`PlanPublisher.plan_again`)."""
        from .again import attach_again

        attaching = attach_again(self.platform, taken, journal.read(), feedback)
        return attaching or super().plan_again(taken, journal, feedback)

    def receipt(self, plan: Plan, state: State) -> Receipt:
        """Say what was done, as read back."""
        return receipt(plan, self.platform, state)

    def run(
        self, plan: Plan, feedback: Feedback, on_failure: OnFailure | None = None, journals: Path | None = None
    ) -> Receipt:
        """Carry a plan out (see :meth:`PlanPublisher.run`); its files go when nothing of it is left to do."""
        first = plan.steps[0]
        if isinstance(first, Begin) and journals is not None:
            first.context.move(journals)
        try:
            return super().run(plan, feedback, on_failure, journals)
        except PluginError:
            journal = journal_for(journals or journal_folder(), plan)
            if isinstance(first, Begin) and (not journal.path.exists() or journal.read().finished):
                first.context.kept = False
                first.context.discard()
            raise

    def undo(
        self, journal: Journal, feedback: Feedback | None = None
    ) -> tuple[tuple[str, ...], tuple[PluginError, ...]]:
        """Undo what a journal says was begun; the plan's files go with it. Worker thread."""
        state = journal.read().state
        undone, failures = super().undo(journal, feedback)
        if not journal.path.exists():
            discard_all(journal, state)
        return undone, failures

    def _finished(self, plan: Plan, journal: Journal, state: State) -> Receipt:
        """Give the receipt, remember what was published, and delete the plan's files."""
        unnoted: tuple[str, ...] = ()
        try:
            remember(plan, self.platform, state)
        except PublishError as error:
            # what was sent stands on the platform all the same
            unnoted = (error.what,)
        made = super()._finished(plan, journal, state)
        discard_all(journal, state)
        return replace(made, warnings=(*made.warnings, *unnoted))

    # -- afterwards ------------------------------------------------------------------------------------

    def publications(self, feedback: Feedback) -> list[Publication]:
        """List what this workstation published or deposited. Worker thread."""
        entries = ledger().entries(self.platform.key)
        marks = {entry.key: entry.there for entry in entries}
        return as_they_are(Context(self.platform), publications(entries), marks, feedback)

    def unpublish_plan(self, publication: Publication, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Take a deposit back that waits; data sets are withdrawn on the platform itself. Worker thread.

        :raises PlatformError: it cannot be.
        """
        from .deposits import withdraw_plan

        feedback.check()
        return withdraw_plan(self.platform, publication, resumed)

    def pending(self) -> list[Publication]:
        """List deposits whose data set was not found yet. Any thread."""
        return pending(ledger().entries(self.platform.key))

    def created(self, publication: Publication, feedback: Feedback) -> list[Dataset]:
        """Find the data sets that a deposit may have become, the likeliest first. Worker thread."""
        from .attach import created

        return created(Context(self.platform), publication, feedback)

    def attach_plan(self, publication: Publication, dataset: Dataset, feedback: Feedback) -> Plan:
        """Say how the record of a created data set is completed by what was deposited. Worker thread."""
        from .attach import attach_plan

        return attach_plan(self.platform, publication, dataset, feedback)

    def attached(self, plan: Plan) -> Attached | None:
        """Tell which data set a plan attaches a deposit to."""
        from .attach import attached

        return attached(plan)
