"""My publications: what, when, links, and taking it back."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from . import icons
from .formats import date_text
from .labels import ElidedLabel, sentence
from .progress_line import ProgressLine
from .publish_model import link_rows
from .receipt_view import LinkLine
from .state_page import StatePage
from .tasks import PRIORITY_HIGH, TaskHandle, run_task


class PublicationsTab(QWidget):
    """The list of what the account has published."""

    #: Show the plan that unpublishes this (Publication).
    unpublishWanted = pyqtSignal(object)  # noqa: N815  Qt's manner
    #: Go to what can be published.
    publishWanted = pyqtSignal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Any = None
        self._task: TaskHandle | None = None
        self.rows: list[QWidget] = []
        self.line = ProgressLine(self)
        self.page = StatePage(self)
        self.list = QScrollArea(self)
        self.list.setWidgetResizable(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.list)
        self.refresh_button = QPushButton(icons.theme("mActionRefresh.svg"), tr("&Refresh"), self)
        self.refresh_button.clicked.connect(self.refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.refresh_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_of(self, make: Any) -> None:
        """Show another account's publications.

        :param make: gives the publisher; called in the worker thread.
        """
        self._make = make
        self.stop()
        self._say_first()

    def refresh(self) -> None:
        """Ask the platform."""
        make = self._make
        if make is None:
            return
        self.stop()

        def work(feedback: Feedback) -> list[Any]:
            return list(make().publications(feedback))

        self.line.start()
        if self.stack.currentWidget() is self.page:
            self.page.say(tr("Asking the platform…"))
        self._task = run_task(
            tr("List my publications"), work, self._came, self._failed, self.stop, owner=self, hidden=True,
            priority=PRIORITY_HIGH,
        )  # fmt: skip

    def stop(self) -> None:
        """Stop asking."""
        task, self._task = self._task, None
        if task is not None:
            task.abandon()
        self.line.stop()

    def _say_first(self) -> None:
        self.stack.setCurrentWidget(self.page)
        self.page.say(
            tr("What you have published"),
            tr("From any workstation: what, when, its links, and how to take it back."),
            icons.own("publish"), tr("Show my publications"), self.refresh,
        )  # fmt: skip

    def _failed(self, error: PluginError) -> None:
        self._task = None
        self.line.stop()
        self.stack.setCurrentWidget(self.page)
        self.page.fail(error, self.refresh, icons.theme("mIconWarning.svg"))

    def _came(self, publications: list[Any]) -> None:
        self._task = None
        self.line.stop()
        if not publications:
            self.stack.setCurrentWidget(self.page)
            self.page.say(
                tr("Nothing published yet"), tr("What you publish from any workstation is listed here."),
                icons.own("publish"), tr("Publish layers"), self.publishWanted.emit,
            )  # fmt: skip
            return
        page = QWidget(self.list)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        self.rows = [self._row(publication, page) for publication in publications]
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        self.list.setWidget(page)
        self.stack.setCurrentWidget(self.list)

    def _row(self, publication: Any, page: QWidget) -> QWidget:
        row = QFrame(page)
        row.setFrameShape(QFrame.Shape.StyledPanel)
        row.setAccessibleName(publication.title)
        kind = {"layer": tr("Layer"), "map": tr("Map")}.get(publication.kind, publication.kind)
        words = " · ".join(part for part in (kind, date_text(publication.when), publication.who) if part)
        what = ElidedLabel(words, row, soft=True)
        take_back = QPushButton(tr("Unpublish…"), row)
        take_back.setToolTip(tr("Shows first, by name, what will be deleted"))
        take_back.setAccessibleName(tr("Unpublish {title}", title=publication.title))
        take_back.clicked.connect(lambda: self.unpublishWanted.emit(publication))
        column, foot = QVBoxLayout(row), QHBoxLayout()
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(2)
        column.addWidget(sentence(row, publication.title, bold=True))
        foot.addWidget(what, 1)
        foot.addWidget(take_back)
        links = link_rows(publication.links)
        if links:
            column.addWidget(LinkLine(publication.title, links, row))
        column.addLayout(foot)
        return row
