"""The Publish dock: choose, check, see the plan, run it, read the receipt; and take things back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..errors import AccountRefused, PluginError, Unauthorized
from ..i18n import tr
from ..platforms.capability_words import why_not as why_cannot
from ..platforms.model import Capability, Platform
from ..platforms.preparing import wanted_layers, why_not
from ..platforms.product import MapRequest
from ..publishing.plan import Effect, Plan, Receipt
from . import icons, messages
from .changes_view import ChangesView
from .drafts import Drafts
from .host import METADATA, Host
from .page_stack import PageStack
from .plan_runner import PlanRunner
from .plan_view import PlanView
from .platform_chooser import PlatformChooser
from .profile import drafts_folder
from .progress_line import ProgressLine
from .publications_tab import PublicationsTab
from .publish_again import PublishedWork
from .publish_asking import PlatformAsking
from .publish_check import Checker
from .publish_choose import ChoosePage, PublishTabs
from .publish_job import Preparation, link_layers, map_request
from .publish_options import Offer
from .receipt_text import only_deposited
from .receipt_view import ReceiptView
from .rest import rest_timer
from .state_page import StatePage
from .tab_order import move_focus
from .tasks import TaskHandle


class PublishDock(QWidget):
    """The contents of the dock."""

    def __init__(self, host: Host, parent: QWidget | None = None, drafts: Drafts | None = None) -> None:
        """:param drafts: where the records' drafts are; by default in the QGIS profile."""
        super().__init__(parent)
        self._host = host
        self._drafts = drafts or Drafts(drafts_folder())
        self._after: Callable[[Receipt], None] | None = None
        self._project_rest = rest_timer(self, 150, self._project_changed)
        self._build()
        self._connect()
        self._platform_changed()

    def _build(self) -> None:
        self.chooser = PlatformChooser(self._host.platforms, self)
        self.line = ProgressLine(self)
        self.page = StatePage(self)
        self.choose = ChoosePage(self)
        self.list = self.choose.list
        self.choices, self.empty = self.choose.choices, self.choose.empty
        self.unfinished, self.note = self.choose.unfinished, self.choose.note
        self.organisation, self.email = self.choose.whole.organisation, self.choose.whole.email
        self.check_button, self.plan_button = self.choose.check_button, self.choose.plan_button
        self.checker = Checker(self._prepare, self._wanted, self)
        self.asking = PlatformAsking(self)
        self.asking.learnt.connect(self.list.learn)
        self.published = PublishedWork(self._host.platforms.publisher, self)
        self.publications = PublicationsTab(self._host, self)
        self.tabs = PublishTabs(self)
        self.tabs.addTab(self.choose, tr("To publish"))
        self.tabs.addTab(self.publications, tr("My publications"))
        self.plan_view = PlanView(self)
        self.runner = PlanRunner(self.plan_view, self, self._edit_platforms)
        self.receipt = ReceiptView(self)
        self.differences = ChangesView(self._host.iface.mapCanvas(), self)
        #: where one goes back to from the differences.
        self._before: QWidget = self.tabs
        self.stack = PageStack(self)
        for widget in (self.page, self.tabs, self.plan_view, self.receipt, self.differences):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.setSpacing(4)
        layout.addWidget(self.chooser)
        layout.addWidget(self.line)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        project = QgsProject.instance()
        root = project.layerTreeRoot()
        self._project_signals = (
            project.layersAdded, project.layersRemoved, project.cleared, project.readProject,
            root.nameChanged, root.addedChildren, root.removedChildren,
        )  # fmt: skip
        for signal in self._project_signals:
            signal.connect(self._project_touched)
        self._host.platforms.changed.connect(self._platform_changed)
        self._host.platforms.currentChanged.connect(self._platform_changed)
        self.choose.changed.connect(self._choice_changed)
        self.choose.checkWanted.connect(self.check)
        self.choose.planWanted.connect(self.see_plan)
        self.choose.stopWanted.connect(self._choice_changed)
        self.choose.findings_bar.repairsWanted.connect(self._repair_all)
        self.list.repairWanted.connect(self._repair)
        self.checker.busy.connect(self._busy)
        self.checker.progressed.connect(self._check_progress)
        self.checker.checked.connect(self._checked)
        self.checker.failed.connect(self._check_failed)
        self.publications.unpublishWanted.connect(self.published.unpublish)
        self.publications.attachWanted.connect(self.published.attach)
        self.publications.compareWanted.connect(self.published.compare_layer)
        self.publications.updateWanted.connect(self.update_layer)
        self.published.busy.connect(self.line.show_busy)
        self.runner.done.connect(lambda _receipt: self.unfinished.again())
        self.published.planned.connect(self._taking_back)
        self.published.compared.connect(self._show_differences)
        self.receipt.attachWanted.connect(self._attach)
        self.differences.left.connect(lambda: self.stack.setCurrentWidget(self._before))
        self.publications.publishWanted.connect(lambda: self.tabs.setCurrentIndex(0))
        self.publications.platformWanted.connect(self._edit_platforms)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.plan_view.left.connect(self._back)
        self.unfinished.takenUp.connect(self._take_up)
        self.plan_view.differencesWanted.connect(self._differences_of)
        self.receipt.left.connect(self._back)
        self.runner.done.connect(self._done)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  Qt's name
        """Follow Tab as one reads: options are built as they are unfolded, not from top to bottom."""
        return move_focus(self, forward) or super().focusNextPrevChild(forward)

    @property
    def _task(self) -> TaskHandle | None:
        """What the dock waits for."""
        return self.checker.task or self.published.task

    @property
    def _findings(self) -> list[Any] | None:
        """What the last checks found."""
        return self.checker.findings

    # -- what stands here --------------------------------------------------------------------------

    def _project_touched(self, *_ignored: object) -> None:
        self._project_rest.start()

    def _project_changed(self) -> None:
        self.list.refresh()
        self._choice_changed()
        if self.stack.currentWidget() in (self.page, self.tabs):
            self._show_state()

    def _platform_changed(self) -> None:
        if self.runner.running:
            return
        platform, platforms = self.chooser.platform(), self._host.platforms
        make = (lambda: platforms.publisher(platform)) if platform is not None else None
        self.publications.show_of(platform)
        able = platform is not None and self._can(platform, Capability.PUBLISH_VECTOR)
        restrict = why_cannot(platform, Capability.RESTRICT) if platform is not None and able else ""
        self.choose.whole.show_platform(make if able else None, restrict)
        if platform is not None:
            offer = Offer(platform.key, platforms.capabilities(platform))
            self.choose.findings_bar.platform = platform.name
            rasters = Capability.PUBLISH_RASTER in offer.capabilities
            self.list.show_platform(offer, lambda layer: why_not(layer, rasters=rasters))
            if able and make is not None:
                self.unfinished.look(make, platform.key)
                self.asking.ask(make)
        self._choice_changed()
        self._show_state()

    def _show_state(self) -> None:
        """Show the tabs, or say what is missing and how to get it."""
        platform = self.chooser.platform()
        if platform is None:
            self._say(
                tr("Publish layers and maps"),
                tr("This dock puts layers, their styles and records on a platform. First, say which platform."),
                tr("Add a platform…"),
            )
        elif not self._can(platform, Capability.PUBLISH_VECTOR):
            self._say(
                tr("Nothing can be published on {platform} yet", platform=platform.name),
                why_cannot(platform, Capability.PUBLISH_VECTOR)
                or tr("An account, or the address of its database or services, is missing."),
                tr("Complete the platform…"),
            )
        else:
            # what was published can be seen and taken back from an empty project too
            self.stack.setCurrentWidget(self.tabs)
            self.choose.show_empty(not self.list.rows)

    def _say(self, heading: str, text: str, button: str) -> None:
        self.stack.setCurrentWidget(self.page)
        self.page.say(heading, text, icons.own("publish"), button, self._edit_platforms)

    def _edit_platforms(self) -> None:
        from .platform_dialog import PlatformDialog

        PlatformDialog(self._host.platforms, self.window()).show()

    def _can(self, platform: Platform, capability: Capability) -> bool:
        return capability in self._host.platforms.capabilities(platform)

    def _tab_changed(self, rank: int) -> None:
        if self.tabs.widget(rank) is self.publications:
            self.publications.refresh()

    def choose_layer(self, layer: QgsMapLayer | None) -> None:
        """Tick one layer, from the layer tree's menu."""
        if self.runner.running:
            return
        self._project_rest.stop()
        self.list.refresh()
        self._show_state()
        self.tabs.setCurrentIndex(0)
        if layer is not None and not self.list.tick(layer.id()):
            messages.show_note(
                tr("“{layer}” cannot be published: {why}", layer=layer.name(), why=self.list.reason(layer.id()))
                if self.list.reason(layer.id())
                else tr("“{layer}” cannot be published on this platform.", layer=layer.name())
            )

    def _choice_changed(self) -> None:
        """Forget earlier checks: they were of another choice."""
        self.checker.forget()
        self.choose.forget()

    # -- checking and planning ---------------------------------------------------------------------

    def _prepare(self) -> Preparation | None:
        platform = self.chooser.platform()
        if platform is None:
            return None
        return Preparation(
            self._host.platforms.publisher(platform), self.list.layers(), self._map_request(), self._drafts,
            self.list.choices, self.choose.whole.give_to, self._live_records(),
        )  # fmt: skip

    def _map_request(self) -> MapRequest | None:
        if not self.list.wants_map():
            return None
        title = self.list.map_title.text().strip() or tr("Map")
        return map_request(title, self._host.iface.mapCanvas(), self.list.map_layer_ids())

    def _wanted(self) -> list[QgsMapLayer]:
        return wanted_layers(self.list.layers(), self._map_request())

    def _live_records(self) -> dict[str, tuple[bytes, bytes | None]]:
        """Give the records being edited in the Metadata dock, if it was ever opened."""
        contents: Any = self._host.built(METADATA)
        return contents.live_records() if contents is not None else {}

    def check(self) -> None:
        """Check what is ticked, in a task."""
        self.checker.start(then_plan=False)

    def see_plan(self) -> None:
        """Show what would be done; nothing is done yet."""
        self.checker.start(then_plan=True)

    def _busy(self, busy: bool) -> None:
        self.line.show_busy(busy)
        self.choose.say_busy(busy)

    def _check_progress(self, fraction: float | None, words: str) -> None:
        self.line.set_fraction(fraction)
        self.choose.say(words)

    def _checked(self, preparation: Preparation, findings: list[Any], plan: Plan | None) -> None:
        self.choose.show_findings(findings)
        if plan is not None:
            self._after = lambda receipt: self._published(preparation, receipt)
            drop, comparable = preparation.forget_drafts, preparation.comparable()
            self.runner.offer(plan, preparation.publisher, tr("&Publish"), drop, comparable, self.see_plan)
            self.stack.setCurrentWidget(self.plan_view)

    def _check_failed(self, error: PluginError, plan: bool) -> None:
        self.choose.say("")
        if isinstance(error, AccountRefused | Unauthorized):  # trying again as it is would be refused again
            messages.show_error(error, action=(tr("Complete the platform…"), self._edit_platforms))
        else:
            messages.show_error(error, retry=self.see_plan if plan else self.check)

    def _repair(self, layer_id: str, finding: Any, answer: str) -> None:
        if self._repaired(layer_id, finding, answer):
            self.check()

    def _repaired(self, layer_id: str, finding: Any, answer: str) -> bool:
        """Carry a repair out and keep it with the layer; whether it could be."""
        done = self.checker.repair(layer_id, finding, answer)
        if done:
            self.list.adopt(layer_id, finding.repair, answer)
        return done

    def _repair_all(self, findings: list[Any]) -> None:
        done = [self._repaired(finding.element, finding, "") for finding in findings]
        if any(done):
            self.check()

    # -- what is published already -------------------------------------------------------------------

    def _taking_back(self, plan: Plan, publisher: Any) -> None:
        """Show a plan about something published; it is carried out when the person says so."""
        self._after = self._taken_back
        words = tr("&Unpublish") if plan.targets(Effect.DELETE) else tr("&Go on")
        self.runner.offer(plan, publisher, words, again=self.published.again)
        self.stack.setCurrentWidget(self.plan_view)

    def _attach(self, title: str) -> None:
        platform = self._host.platforms.by_key(self.receipt.receipt.platform) if self.receipt.receipt else None
        if platform is not None:
            self.published.attach_title(title, platform)

    def update_layer(self, layer_id: str, platform: Platform) -> None:
        """Tick one layer alone, on its platform, and show what would be sent."""
        if self.runner.running:
            return
        if self.chooser.platform() != platform:
            self._host.platforms.set_current(platform.key)
        self.tabs.setCurrentIndex(0)
        if self.list.tick_only([layer_id]):
            messages.show_note(self.list.reason(layer_id) or tr("Its layer is not in this project."))
            return
        self.see_plan()

    def _differences_of(self, layer_id: str) -> None:
        """Compare a layer of the plan, with its options and repairs."""
        preparation = self.checker.preparation
        prepared = preparation.thing(layer_id) if preparation is not None else None
        if preparation is not None and prepared is not None:
            self.published.compare(prepared, lambda: preparation.publisher)

    def _show_differences(self, title: str, changes: Any, crs: Any) -> None:
        self._before = self.stack.currentWidget() or self.tabs
        self.differences.show_changes(title, changes, crs)
        self.stack.setCurrentWidget(self.differences)

    def _take_up(self, taken: Any) -> None:
        """Show a publication of an earlier session, to be resumed or undone."""
        if self.runner.running:
            return

        def published(receipt: Receipt) -> None:
            link_layers(taken.job, receipt)
            self._show_receipt(receipt)

        self._after = self._taken_back if taken.job is None else published
        self.published.takes_up(taken.plan, taken.publisher)
        self.runner.take_up(taken.plan, taken.publisher)
        self.stack.setCurrentWidget(self.plan_view)

    # -- afterwards --------------------------------------------------------------------------------

    def _done(self, receipt: Receipt) -> None:
        after, self._after = self._after, None
        if after is not None:
            after(receipt)

    def _taken_back(self, receipt: Receipt) -> None:
        messages.show_success(tr("{title}: done, and read back.", title=receipt.title))
        self.published.carried_out(self.chooser.platform(), self.list.updates)
        self._back()
        self.publications.refresh()

    def _published(self, preparation: Preparation, receipt: Receipt) -> None:
        preparation.link_layers(receipt)
        self._show_receipt(receipt)

    def _show_receipt(self, receipt: Receipt) -> None:
        platform = self._host.platforms.by_key(receipt.platform)
        self.receipt.show_receipt(receipt, platform.name if platform is not None else "")
        self.stack.setCurrentWidget(self.receipt)
        if only_deposited(receipt):
            words = tr("“{title}” is deposited; the platform's administrators go on.", title=receipt.title)
        else:
            words = tr("“{title}” is published, and was read back.", title=receipt.title)
        messages.show_success(words)

    def _back(self) -> None:
        self.unfinished.again()
        self._choice_changed()
        self._show_state()

    def shutdown(self) -> None:
        """Take back what was connected to QGIS."""
        for signal in self._project_signals:
            signal.disconnect(self._project_touched)
        self._host.platforms.changed.disconnect(self._platform_changed)
        self._host.platforms.currentChanged.disconnect(self._platform_changed)
        self._project_rest.stop()
        self.checker.forget()
        for part in (self.asking, self.choose.whole, self.published, self.publications, self.unfinished):
            part.stop()
        self.differences.clear()
