"""The first page of the Publish dock: what to publish, and how; what the checks say of it."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ..i18n import tr
from ..metadata.findings import Severity
from . import icons
from .flow_layout import FlowLayout
from .labels import sentence
from .publish_findings import FindingsBar
from .publish_job import by_row
from .publish_list import PublishList
from .publish_whole import WholeOptions
from .state_page import StatePage
from .unfinished_panel import UnfinishedPanel


class PublishTabs(QTabWidget):
    """The two pages; Tab goes through the bar first, then through the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(tr("Publish"))
        # both pages stay in sight in a narrow dock, or with large letters
        self.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self.tabBar().setUsesScrollButtons(False)

    def addTab(self, page: QWidget, words: str) -> int:  # noqa: N802  Qt's name
        """Add a page, whose name is told whole."""
        rank = super().addTab(page, words)
        self.setTabToolTip(rank, words)
        return rank

    def tab_parts(self) -> list[QWidget]:
        """Give the stops of Tab in their order."""
        return [self.tabBar(), self.currentWidget()]


class ChoosePage(QWidget):
    """The list, its options, and the buttons under it."""

    #: What is chosen changed: earlier checks no longer count.
    changed = pyqtSignal()
    checkWanted = pyqtSignal()  # noqa: N815  Qt's manner
    planWanted = pyqtSignal()  # noqa: N815
    #: Stop the checks.
    stopWanted = pyqtSignal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unfinished = UnfinishedPanel(self)
        self.list = PublishList(self)
        self.empty = StatePage(self)
        self.empty.say(
            tr("Publish layers and maps"),
            tr("Open a project, or add layers to this one: they are listed here."),
            icons.own("publish"),
        )
        self.choices = QStackedWidget(self)
        self.choices.addWidget(self.list)
        self.choices.addWidget(self.empty)
        self.findings_bar = FindingsBar(self)
        self.findings_bar.levelChanged.connect(self._level_changed)
        self.note = sentence(self)
        self.note.hide()
        self.whole = WholeOptions(self)
        self.check_button = QPushButton(tr("&Check"), self)
        self.check_button.clicked.connect(self._check_clicked)
        self.plan_button = QPushButton(tr("See the &plan"), self)
        self.plan_button.setToolTip(tr("Shows, by name, all that will be done; changes nothing yet"))
        self.plan_button.clicked.connect(self.planWanted)
        buttons = FlowLayout(fill=True)
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.plan_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.unfinished)
        column.addWidget(self.choices, 1)
        for widget in (self.findings_bar, self.note, self.whole):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.list.wanted = self.findings_bar.wanted
        self.list.changed.connect(self.changed)
        self.whole.changed.connect(self.changed)
        self._busy = False
        self.say_busy(False)

    def show_empty(self, empty: bool) -> None:
        """Say that there is nothing to publish, or list what there is."""
        self.choices.setCurrentWidget(self.empty if empty else self.list)

    def forget(self) -> None:
        """Take away what earlier checks said."""
        self.list.show_findings(None)
        self.findings_bar.show_findings(None)
        self.say("")
        self._enable()

    def say(self, words: str) -> None:
        """Say something above the buttons; "" takes it away."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def say_busy(self, busy: bool) -> None:
        """Let the check be stopped while it lasts."""
        self._busy = busy
        self.check_button.setText(tr("&Stop") if busy else tr("&Check"))
        self.check_button.setToolTip(
            tr("Stops looking") if busy else tr("Looks for what would go wrong; changes nothing anywhere")
        )
        self._enable()

    def _enable(self) -> None:
        some = bool(self.list.layers()) or self.list.wants_map()
        self.check_button.setEnabled(some or self._busy)
        self.plan_button.setEnabled(some and not self._busy)

    def _check_clicked(self) -> None:
        (self.stopWanted if self._busy else self.checkWanted).emit()

    def show_findings(self, findings: list[Any]) -> None:
        """Show what the checks found, at each layer and in sum."""
        # a map that is not published has nothing to be warned of
        self.list.show_findings(by_row(findings, PublishList.MAP if self.list.wants_map() else ""))
        self.findings_bar.show_findings(findings)
        shown = [one for one in findings if self.findings_bar.wanted(one)]
        # what is of no layer stands at the map, where there is one
        loose = [one.sentence for one in shown if not one.element] if not self.list.wants_map() else []
        if any(one.severity is Severity.ERROR for one in findings):
            loose.append(tr("Correct the errors above, or untick what has them."))
            if self.list.wants_map():
                loose.append(tr("The map takes the layers it shows with it: without one of them, remove it first."))
        self.say("\n".join(loose))

    def _level_changed(self) -> None:
        findings = self.findings_bar.findings
        if findings is not None:
            self.show_findings(findings)
