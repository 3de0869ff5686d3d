"""Publishing on géOrchestra: from layers and a map to a plan, and to a receipt."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...errors import PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.findings import Severity
from ...publishing.checks import Finding
from ...publishing.journal import Journal, Progress
from ...publishing.plan import Plan, Receipt, State, Step
from ..checking import check_job, territory
from ..kept_job import kept, kept_publication
from ..model import Platform
from ..plan_publisher import PlanPublisher
from ..preparing import job_findings, prepare
from ..product import Job, MapRequest, Place, Publication, Visibility
from ..record_checks import record_findings
from ..store import ledger
from .addresses import Addresses
from .context import Context
from .fed import fed_publications, not_taken_back, was_fed
from .feeding import Way, feeding_findings, feeding_steps, name_for_feeding, way_of, ways
from .findings import style_findings
from .holdings import all_held, held, shown_in
from .items import Item
from .memory import remember
from .naming import group_of, name_all, workspace_of
from .plans import known_held, make_items, out_steps, steps_of, undoing_steps
from .receipts import publication_of, receipt
from .rights import Rights, rights
from .seen import as_begun, look, sums_in
from .steps_feed import fed_item
from .steps_out import held_of
from .sums import stamps_of, sums_of

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

    from ...publishing.checks import Limits


class GeorchestraPublisher(PlanPublisher):
    """A :class:`~prodige_plugin.platforms.product.Publisher`."""

    def __init__(self, platform: Platform) -> None:
        """Take the platform; nothing is asked of it yet.

        :raises PlatformError: the address of its services is missing, or no account is chosen.
        """
        assert Addresses(platform).geoserver
        if not platform.authcfg:
            raise PlatformError(
                tr("Nothing can be published on “{name}” without an account.", name=platform.name),
                tr("No account is chosen."),
                tr("Choose one in the Platforms window."),
            )
        super().__init__(platform)
        self._rights: Rights | None = None
        #: plan key → what its steps share, and its items, for the receipt.
        self._made: dict[str, tuple[Context, list[Item]]] = {}

    # -- before ------------------------------------------------------------------------------------

    def prepare(self, layers: Sequence[QgsMapLayer], map_request: MapRequest | None = None) -> Job:
        """Take what is needed of the layers and the map. GUI thread, cheap, touches nothing."""
        return prepare(layers, map_request, Addresses(self.platform).geoserver, rasters=True)

    def rights(self, feedback: Feedback, *, anew: bool = False) -> Rights:
        """Give what the account may do; asked once. Worker thread.

        :raises NetworkError: the platform does not answer.
        """
        if self._rights is None or anew:
            self._rights = rights(Context(self.platform), feedback)
        return self._rights

    def places(self, feedback: Feedback) -> list[Place]:
        """List the workspaces the account administers, and the groups in which it makes records. Worker thread."""
        found = self.rights(feedback, anew=True)
        roles = ", ".join(sorted(found.who.roles)) or "–"
        places = [Place(name, name, "workspace") for name in found.workspaces]
        if not places:
            why = found.refusal or tr("Your account administers no workspace; its roles are: {roles}.", roles=roles)
            places.append(Place("", tr("No workspace"), "workspace", writable=False, why=why))
        places += ways(found)
        return places + [Place(each.identifier, each.label, "group") for each in found.groups]

    def check(self, job: Job, feedback: Feedback) -> list[Finding]:
        """Propose names where there are none, and look for what would go wrong. Worker thread.

        :raises NetworkError: the platform does not answer.
        :raises PlatformError: the account may publish nowhere.
        """
        found = self.rights(feedback)
        if way_of(job, found) is Way.DATAFEEDER:
            name_for_feeding(job)
            findings = [*job_findings(job), *feeding_findings(found)]
            return [*findings, *check_job(job, set(), self.limits(feedback), feedback)]
        workspace = workspace_of(job, found)
        _ours, there = name_all(job, Context(self.platform).geoserver(feedback), workspace)
        findings = [*job_findings(job), *self._rights_findings(job, found), *style_findings(job, feedback)]
        if found.groups and Addresses(self.platform).geonetwork is not None:
            findings += record_findings(job, feedback)
        return [*findings, *check_job(job, there - job.replaced, self.limits(feedback), feedback)]

    def limits(self, feedback: Feedback) -> Limits:
        """Say what GeoServer and GeoPackage ask of what is published. Worker thread."""
        from ...publishing.checks import Limits, Target

        feedback.check()
        return Limits(target=Target.GPKG, territory=territory(self.platform))

    def _rights_findings(self, job: Job, found: Rights) -> list[Finding]:
        """Say what the account's rights leave out."""
        findings = []
        if job.visibility is Visibility.RESTRICTED:
            findings.append(
                Finding(
                    Severity.WARNING,
                    "",
                    tr("The record is kept from visitors. The services follow the workspace's own rules of access, "
                       "which only the platform's administrator can change."),
                )
            )  # fmt: skip
        if Addresses(self.platform).geonetwork is not None and not found.groups:
            findings.append(
                Finding(
                    Severity.WARNING,
                    "",
                    tr("No record will be saved: your account is an editor of no group of the catalogue."),
                )
            )
        return findings

    def plan(self, job: Job, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Say, in order and by name, what will be done. Worker thread; changes nothing anywhere.

        :param resumed: the journal of a publication that stopped, when the plan is to go on with it.
        :raises PlatformError: there is nothing to publish, or the account may publish nowhere.
        :raises NetworkError: the platform does not answer.
        """
        if not job.layers and not job.rasters:
            raise PlatformError(
                tr("There is nothing to publish."),
                tr("No layer was chosen, or none can be published."),
                tr("Choose at least one layer."),
            )
        feedback.check()
        context = Context(self.platform, restricted=job.visibility is Visibility.RESTRICTED)
        found = self.rights(feedback)
        if way_of(job, found) is Way.DATAFEEDER:
            return self._feeding(job, found, context, resumed)
        workspace = workspace_of(job, found)
        begun = resumed.read().state.get("check") if resumed is not None else None
        token, records = secrets.token_hex(4), {}
        kept_of: object = None
        if isinstance(begun, dict):
            # what has our names now is this very publication's, half done
            token, records, ours = str(begun["token"]), dict(begun["records"]), known_held(begun)
            workspace, kept_of = str(begun["workspace"]), begun.get("known")
            job.replaced = set(ours)
        else:
            ours, _there = name_all(job, context.geoserver(feedback), workspace)
        with_records = bool(found.groups) and context.addresses.geonetwork is not None
        known = sums_in(kept_of)
        if not known:
            context.stamps = stamps_of(job, ours)
            known = sums_of(job, ours, feedback)
        items = make_items(job, workspace, ours, records, found.who.username, known, token, with_records=with_records)
        items = as_begun(items, kept_of) if isinstance(kept_of, dict) else look(context, items, feedback)
        group = group_of(job, found.groups, found.who.organisation)
        steps = steps_of(context, token, job, items, group, mapstore=found.mapstore)
        return self._planned(job, context, items, token, steps, resumed)

    def _feeding(self, job: Job, found: Rights, context: Context, resumed: Journal | None) -> Plan:
        """Give the plan of a publication by the datafeeder."""
        name_for_feeding(job)
        token = secrets.token_hex(4)
        items = make_items(
            job, found.who.organisation.lower(), {}, {}, found.who.username, {}, token, with_records=False
        )
        steps = feeding_steps(context, found.datafeeder, items)
        return self._planned(job, context, items, token, steps, resumed)

    def _planned(
        self,
        job: Job,
        context: Context,
        items: list[Item],
        token: str,
        steps: Sequence[Step],
        resumed: Journal | None,
    ) -> Plan:
        """Give a plan, and remember what its receipt is made of.

        :param resumed: the journal that the plan goes on with, whose key it keeps.
        """
        title = items[-1].title
        if job.map is None and len(items) > 1:
            title = tr("{title} and %n other layer(s)", n=len(items) - 1, title=items[0].title)
        key = resumed.read().plan_key if resumed is not None else f"{token}-{items[-1].name}"
        plan = Plan(key, title, self.platform.key, tuple(steps), lambda: kept(job))
        self._made[plan.key] = (context, items)
        return plan

    # -- from the journal, and after ---------------------------------------------------------------

    def plan_of(self, progress: Progress) -> Plan:
        """Rebuild a plan from its journal: enough of it to be undone."""
        steps = undoing_steps(Context(self.platform), progress)
        return Plan(progress.plan_key, progress.title, progress.platform, tuple(steps))

    def receipt(self, plan: Plan, state: State) -> Receipt:
        """Say what was done, as read back."""
        context, items = self._made.get(plan.key, (Context(self.platform), []))
        return receipt(plan, self.platform, state, context, [fed_item(item, state) for item in items])

    def _finished(self, plan: Plan, journal: Journal, state: State) -> Receipt:
        """Give the receipt of a plan that was carried out, and remember it on this computer."""
        found = super()._finished(plan, journal, state)
        context, items = self._made.get(plan.key, (Context(self.platform), []))
        sentence = remember(plan, found, context.stamps, [fed_item(item, state) for item in items], state)
        return replace(found, warnings=(*found.warnings, sentence)) if sentence else found

    # -- afterwards --------------------------------------------------------------------------------

    def publications(self, feedback: Feedback) -> list[Publication]:
        """List what was published by this plugin where the account may publish, from any workstation. Worker thread.

        What the datafeeder published is known to the workstation alone that sent it.

        :raises NetworkError: the platform does not answer.
        """
        context = Context(self.platform)
        geoserver = context.geoserver(feedback)
        found: list[Publication] = []
        for workspace in self.rights(feedback).workspaces:
            feedback.check()
            here = list(all_held(geoserver, workspace))
            maps = {each.mark.key: each.mark.title for each in here if each.kind == "map"}
            shown = shown_in(geoserver, workspace, maps)
            for each in here:
                titles = shown.get(each.mark.key, ())
                found.append(publication_of(context.addresses, workspace, each, titles))
        version = self.rights(feedback).datafeeder
        return found + fed_publications(context, ledger().entries(self.platform.key), version, feedback)

    def unpublish_plan(self, publication: Publication, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Say by name what unpublishing deletes. Worker thread; changes nothing.

        :param resumed: the journal of an unpublication that stopped, when the plan is to go on with it.
        :raises PlatformError: it is not published any more, or one of our maps shows it.
        """
        feedback.check()
        context = Context(self.platform)
        workspace, name = publication.place, publication.key
        # what was begun may be half gone: the journal knows it whole
        found = held_of(resumed.read().state) if resumed is not None else None
        if found is None:
            if any(
                was_fed(entry) and (entry.place, entry.key) == (workspace, name)
                for entry in ledger().entries(self.platform.key)
            ):
                raise not_taken_back(publication, self.rights(feedback).datafeeder)
            found = held(context.geoserver(feedback), workspace, name)
        if found is None:
            raise PlatformError(
                tr("“{title}” is not published any more.", title=publication.title),
                tr("Somebody with your account has unpublished it."),
                tr("Refresh the list of your publications."),
            )
        steps = out_steps(context, workspace, found, feedback)
        plan = Plan(
            f"{secrets.token_hex(4)}-{name}",
            tr("Unpublish {title}", title=found.mark.title),
            self.platform.key,
            tuple(steps),
            lambda: kept_publication(publication),
        )
        self._made[plan.key] = (context, [])
        return plan
