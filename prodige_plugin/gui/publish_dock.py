"""The Publish dock: choose, check, see the plan, run it, read the receipt; and take things back."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..errors import AccountRefused, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.findings import Severity
from ..platforms.model import Capability, Platform
from ..publishing.plan import Plan, Receipt
from . import icons, messages
from .drafts import Drafts
from .host import METADATA, Host
from .labels import sentence
from .plan_runner import PlanRunner
from .plan_view import PlanView
from .platform_chooser import PlatformChooser
from .profile import contact, drafts_folder, set_contact
from .progress_line import ProgressLine
from .publications_tab import PublicationsTab
from .publish_job import Preparation, by_row
from .publish_list import PublishList
from .receipt_view import ReceiptView
from .rest import rest_timer
from .state_page import StatePage
from .tasks import PRIORITY_HIGH, PRIORITY_LOW, TaskHandle, run_task
from .unfinished_panel import UnfinishedPanel


class PublishDock(QWidget):
    """The contents of the dock."""

    def __init__(self, host: Host, parent: QWidget | None = None, drafts: Drafts | None = None) -> None:
        """:param drafts: where the records' drafts are; by default in the QGIS profile."""
        super().__init__(parent)
        self._host = host
        self._drafts = drafts or Drafts(drafts_folder())
        self._preparation: Preparation | None = None
        self._findings: list[Any] | None = None
        self._task: TaskHandle | None = None
        self._unpublishing = False
        self._project_rest = rest_timer(self, 150, self._project_changed)
        self._build()
        self._connect()
        self._platform_changed()
        self._warm()

    def _warm(self) -> None:
        """Import what publishing takes while the person chooses."""
        platform, platforms = self.chooser.platform(), self._host.platforms
        if platform is not None:
            run_task(
                tr("Open a dock"), lambda _feedback: platforms.publisher(platform), on_error=lambda _error: None,
                owner=self, hidden=True, priority=PRIORITY_LOW,
            )  # fmt: skip

    def _build(self) -> None:
        self.chooser = PlatformChooser(self._host.platforms, self)
        self.line = ProgressLine(self)
        self.page = StatePage(self)
        self.list = PublishList(self)
        organisation, email = contact()
        self.organisation = QLineEdit(organisation, self)
        self.organisation.setPlaceholderText(tr("Your organisation, for the records"))
        self.organisation.setAccessibleName(tr("Organisation"))
        self.email = QLineEdit(email, self)
        self.email.setPlaceholderText(tr("Its e-mail address"))
        self.email.setAccessibleName(tr("E-mail"))
        self.unfinished = UnfinishedPanel(self)
        self.note = sentence(self)
        self.note.hide()
        self.check_button = QPushButton(tr("&Check"), self)
        self.check_button.setToolTip(tr("Looks for what would go wrong; changes nothing anywhere"))
        self.check_button.clicked.connect(self._check_only)
        self.plan_button = QPushButton(tr("See the &plan"), self)
        self.plan_button.setToolTip(tr("Shows, by name, all that will be done; changes nothing yet"))
        self.plan_button.clicked.connect(self.see_plan)
        choose = QWidget(self)
        column, foot = QVBoxLayout(choose), QHBoxLayout()
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        who = QHBoxLayout()
        who.addWidget(self.organisation, 3)
        who.addWidget(self.email, 2)
        foot.addWidget(self.check_button)
        foot.addWidget(self.plan_button, 1)
        self.empty = StatePage(choose)
        self.choices = QStackedWidget(choose)
        self.choices.addWidget(self.list)
        self.choices.addWidget(self.empty)
        column.addWidget(self.unfinished)
        column.addWidget(self.choices, 1)
        column.addWidget(self.note)
        column.addLayout(who)
        column.addLayout(foot)
        self.publications = PublicationsTab(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(choose, tr("To publish"))
        self.tabs.addTab(self.publications, tr("My publications"))
        self.plan_view = PlanView(self)
        self.runner = PlanRunner(self.plan_view, self)
        self.receipt = ReceiptView(self)
        self.stack = QStackedWidget(self)
        for widget in (self.page, self.tabs, self.plan_view, self.receipt):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.setSpacing(4)
        layout.addWidget(self.chooser)
        layout.addWidget(self.line)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        project = QgsProject.instance()
        self._project_signals = (
            project.layersAdded, project.layersRemoved, project.cleared, project.readProject,
            project.layerTreeRoot().nameChanged,
        )  # fmt: skip
        for signal in self._project_signals:
            signal.connect(self._project_touched)
        self._host.platforms.changed.connect(self._platform_changed)
        self._host.platforms.currentChanged.connect(self._platform_changed)
        self.list.changed.connect(self._choice_changed)
        self.list.repairWanted.connect(self._repair)
        self.publications.unpublishWanted.connect(self.see_unpublish)
        self.publications.publishWanted.connect(lambda: self.tabs.setCurrentIndex(0))
        self.tabs.currentChanged.connect(self._tab_changed)
        self.plan_view.left.connect(self._back)
        self.receipt.left.connect(self._back)
        self.runner.done.connect(self._done)
        for edit in (self.organisation, self.email):
            edit.editingFinished.connect(lambda: set_contact(self.organisation.text(), self.email.text()))

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
        self.publications.show_of(make)
        if platform is not None and self._can(platform, Capability.PUBLISH_VECTOR):
            self.unfinished.look(make, platform.key)
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
                tr("An account, or the address of its database or services, is missing."),
                tr("Complete the platform…"),
            )
        elif not self.list.rows:
            # what was published can be seen and taken back from an empty project too
            self.stack.setCurrentWidget(self.tabs)
            self.choices.setCurrentWidget(self.empty)
            self.empty.say(
                tr("Publish layers and maps"),
                tr("Open a project, or add layers to this one: they are listed here."),
                icons.own("publish"),
            )
        else:
            self.stack.setCurrentWidget(self.tabs)
            self.choices.setCurrentWidget(self.list)

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
                tr("“{layer}” cannot be published: {why}.", layer=layer.name(), why=self.list.reason(layer.id()))
                if self.list.reason(layer.id())
                else tr("“{layer}” cannot be published on this platform.", layer=layer.name())
            )

    def _choice_changed(self) -> None:
        """Forget earlier checks: they were of another choice."""
        if self._task is not None:
            self._task.abandon()
            self._task = None
            self.line.stop()
        self._preparation, self._findings = None, None
        self.list.show_findings(None)
        self.note.hide()
        some = bool(self.list.layers()) or self.list.wants_map()
        self.check_button.setEnabled(some)
        self.plan_button.setEnabled(some)

    # -- checking and planning ---------------------------------------------------------------------

    def _prepare(self) -> Preparation | None:
        platform = self.chooser.platform()
        if platform is None:
            return None
        if self._preparation is None:
            title = (self.list.map_title.text().strip() or tr("Map")) if self.list.wants_map() else None
            try:
                self._preparation = Preparation(
                    self._host.platforms.publisher(platform), self.list.layers(), title,
                    self._host.iface.mapCanvas(), self._drafts, self.organisation.text().strip(),
                    self.email.text().strip(), self._live_records(),
                )  # fmt: skip
            except PluginError as error:
                messages.show_error(error)
        return self._preparation

    def _live_records(self) -> dict[str, tuple[bytes, bytes | None]]:
        """Give the records being edited in the Metadata dock, if it was ever opened."""
        contents: Any = self._host.built(METADATA)
        return contents.live_records() if contents is not None else {}

    def check(self, then_plan: bool = False) -> None:
        """Check what is ticked, in a task; then, if nothing keeps from it, show the plan."""
        preparation = self._prepare()
        if preparation is None or self._task is not None:
            return

        def work(feedback: Feedback) -> tuple[list[Any], Plan | None]:
            findings = preparation.check(feedback)
            if not then_plan or any(finding.severity is Severity.ERROR for finding in findings):
                return findings, None
            return findings, preparation.publisher.plan(preparation.job, feedback)

        self._busy(True)
        self._task = run_task(
            tr("Check what is to be published"), work, lambda found: self._checked(preparation, *found),
            self._check_failed, lambda: self._busy(False), self._check_progress, self, priority=PRIORITY_HIGH,
        )  # fmt: skip

    def _check_only(self) -> None:
        self.check()

    def see_plan(self) -> None:
        """Show what would be done; nothing is done yet."""
        self.check(then_plan=True)

    def _busy(self, busy: bool) -> None:
        if busy:
            self.line.start()
        else:
            self._task = None
            self.line.stop()
        self.check_button.setEnabled(not busy)
        self.plan_button.setEnabled(not busy)

    def _check_progress(self, fraction: float | None, words: str) -> None:
        self.line.set_fraction(fraction)
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _checked(self, preparation: Preparation, findings: list[Any], plan: Plan | None) -> None:
        self._busy(False)
        self._findings = findings
        self.list.show_findings(by_row(findings, PublishList.MAP))
        loose = [f.sentence for f in findings if not f.element] if not self.list.wants_map() else []
        blocked = any(finding.severity is Severity.ERROR for finding in findings)
        if blocked:
            loose.append(tr("Correct the errors above, or untick what has them."))
            if self.list.wants_map():
                loose.append(tr("The map takes the layers it shows with it: without one of them, remove it first."))
        self.note.setText("\n".join(loose))
        self.note.setVisible(bool(loose))
        if plan is not None:
            self._unpublishing = False
            self.runner.offer(plan, preparation.publisher, tr("&Publish"), preparation.forget_drafts)
            self.stack.setCurrentWidget(self.plan_view)

    def _check_failed(self, error: PluginError) -> None:
        self._busy(False)
        self.note.hide()
        if isinstance(error, AccountRefused):  # trying again as it is would be refused again
            messages.show_error(error, action=(tr("Complete the platform…"), self._edit_platforms))
        else:
            messages.show_error(error, retry=self.check)

    def _repair(self, layer_id: str, finding: Any, answer: str) -> None:
        preparation = self._preparation
        if preparation is not None:
            try:
                preparation.repair(layer_id, finding, answer)
            except PluginError as error:
                messages.show_error(error)
                return
            self.check()

    def see_unpublish(self, publication: Any) -> None:
        """Show, by name, what unpublishing deletes."""
        platform, platforms = self.chooser.platform(), self._host.platforms
        if platform is None or self._task is not None:
            return

        def work(feedback: Feedback) -> tuple[Any, Plan]:
            publisher = platforms.publisher(platform)
            return publisher, publisher.unpublish_plan(publication, feedback)

        def done(found: tuple[Any, Plan]) -> None:
            self._busy(False)
            self._unpublishing = True
            self.runner.offer(found[1], found[0], tr("&Unpublish"))
            self.stack.setCurrentWidget(self.plan_view)

        def failed(error: PluginError) -> None:
            self._busy(False)
            messages.show_error(error)

        self._busy(True)
        self._task = run_task(
            tr("See what unpublishing deletes"), work, done, failed, lambda: self._busy(False), owner=self,
            hidden=True, priority=PRIORITY_HIGH,
        )  # fmt: skip

    # -- afterwards --------------------------------------------------------------------------------

    def _done(self, receipt: Receipt) -> None:
        if self._unpublishing:
            messages.show_success(tr("{title}: done, and read back.", title=receipt.title))
            self._back()
            self.publications.refresh()
            return
        if self._preparation is not None:
            self._preparation.link_layers(receipt)
        self.receipt.show_receipt(receipt)
        self.stack.setCurrentWidget(self.receipt)
        messages.show_success(tr("“{title}” is published, and was read back.", title=receipt.title))

    def _back(self) -> None:
        self._choice_changed()
        self._show_state()

    def shutdown(self) -> None:
        """Take back what was connected to QGIS."""
        for signal in self._project_signals:
            signal.disconnect(self._project_touched)
        self._host.platforms.changed.disconnect(self._platform_changed)
        self._host.platforms.currentChanged.disconnect(self._platform_changed)
        self._project_rest.stop()
        self.publications.stop()
        self.unfinished.stop()
