"""The sheet of one result: text, links, XML on demand, and the ways to load it."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QTextCursor
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..catalogue.model import Summary
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.model import Platform
from . import icons
from .labels import sentence
from .progress_line import ProgressLine
from .quiet_browser import QuietBrowser
from .sheet_html import Details, Reading, read, sheet
from .tasks import PRIORITY_HIGH, TaskHandle, run_task
from .ways import best_source, kind_text, options_text, usual_options
from .ways_menu import Surroundings, fill_ways


class RecordSheet(QWidget):
    """Shows a summary at once, and the full record when it has come."""

    #: A way to load was chosen: a ``LayerSource``, the summary it belongs to, the ``LoadOptions``.
    loadWanted = pyqtSignal(object, object, object)  # noqa: N815  Qt's manner
    #: The record is to be edited (summary).
    editWanted = pyqtSignal(object)  # noqa: N815
    #: The map is to move to the record's extent (summary).
    zoomWanted = pyqtSignal(object)  # noqa: N815
    #: The catalogue said what its search leaves out (the whole summary).
    completed = pyqtSignal(object)
    #: The sheet was closed by the person.
    closed = pyqtSignal()

    def __init__(self, platforms: Any, parent: QWidget | None = None) -> None:
        """:param platforms: the :class:`~.platform_list.PlatformList`."""
        super().__init__(parent)
        self._platforms = platforms
        #: what the menu of ways asks of the windows around it.
        self.around = Surroundings()
        self._summary: Summary | None = None
        self._details: Details | None = None
        self._task: TaskHandle | None = None
        self._load_wanted = False
        self._tabs = QTabBar(self)
        self._tabs.addTab(tr("Sheet"))
        self._tabs.addTab(tr("XML"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.currentChanged.connect(self._show_tab)
        close = QToolButton(self)
        close.setIcon(icons.theme("mIconClose.svg"))
        close.setAutoRaise(True)
        close.setToolTip(tr("Close the sheet"))
        close.setAccessibleName(tr("Close the sheet"))
        close.clicked.connect(self.closed)
        self._line = ProgressLine(self)
        self._note = sentence(self)
        self._note.hide()
        self.text = QuietBrowser(self)
        self.text.setAccessibleName(tr("Record sheet"))
        self.xml = QPlainTextEdit(self)
        self.xml.setReadOnly(True)
        self.xml.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.xml.setAccessibleName(tr("XML of the record"))
        self.xml.hide()
        self.load_button = QToolButton(self)
        self.load_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.load_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.load_button.setIcon(icons.theme("mActionAddLayer.svg"))
        self.load_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.load_button.setMinimumWidth(110)
        self.load_button.clicked.connect(self.load_best)
        self._ways = QMenu(self.load_button)
        self._ways.setToolTipsVisible(True)
        self.load_button.setMenu(self._ways)
        self.edit_button = QPushButton(tr("&Edit"), self)
        self.edit_button.clicked.connect(lambda: self._summary and self.editWanted.emit(self._summary))
        zoom = QToolButton(self)
        zoom.setIcon(icons.theme("mActionZoomTo.svg"))
        zoom.setToolTip(tr("Move the map to this extent"))
        zoom.setAccessibleName(zoom.toolTip())
        zoom.clicked.connect(lambda: self._summary and self.zoomWanted.emit(self._summary))
        self._zoom = zoom
        head = QHBoxLayout()
        head.addWidget(self._tabs, 1)
        head.addWidget(close)
        foot = QHBoxLayout()
        foot.addWidget(self.load_button, 1)
        foot.addWidget(zoom)
        foot.addWidget(self.edit_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self._line)
        layout.addWidget(self._note)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.xml, 1)
        layout.addLayout(foot)
        self._has_record(True)

    def show_summary(self, summary: Summary, platform: Platform) -> None:
        """Show a result, and fetch its full record."""
        if self._summary is not None and self._summary.identifier == summary.identifier:
            return
        self.clear()
        self._offer(summary)
        platforms = self._platforms

        def work(feedback: Feedback) -> Reading:
            return read(platforms.catalogue(platform, feedback), summary, feedback)

        self._line.start()
        self._task = run_task(
            tr("Read a record"), work, self._came, self._failed, owner=self, hidden=True, priority=PRIORITY_HIGH
        )

    def _offer(self, summary: Summary) -> None:
        """Show a summary, and the ways to load it."""
        self._summary = summary
        self.text.setHtml(sheet(summary))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._zoom.setEnabled(summary.box is not None)
        fill_ways(self._ways, summary, self.loadWanted.emit, self.around)
        best = best_source(summary)
        self.load_button.setEnabled(bool(self._ways.actions()))
        missing = tr("Asking for the links…") if summary.partial else tr("Nothing to load")
        self.load_button.setText(tr("Load {kind}", kind=kind_text(best.kind)) if best else missing)
        none = tr("The record states no service that can be loaded.")
        self.load_button.setToolTip(options_text(best, usual_options(best)) if best else none)

    def clear(self) -> None:
        """Show nothing."""
        if self._task is not None:
            self._task.abandon()
            self._task = None
        self._summary = self._details = None
        self._load_wanted = False
        self._has_record(True)
        self._line.stop()
        self._note.hide()
        self.text.clear()
        self.xml.clear()
        with QSignalBlocker(self._tabs):
            self._tabs.setCurrentIndex(0)
        self._show_tab(0)

    def load_best(self) -> None:
        """Load by the best way there is."""
        if self._summary is not None:
            source = best_source(self._summary)
            if source is not None:
                self.loadWanted.emit(source, self._summary, usual_options(source))

    def load_when_read(self) -> None:
        """Load by the best way there is, once all ways are known."""
        self._load_wanted = self._task is not None
        if self._task is None:
            self.load_best()

    def _has_record(self, has: bool) -> None:
        """Offer the XML and editing, or say why not."""
        why = "" if has else tr("The catalogue keeps no metadata record of this entry.")
        self._tabs.setTabEnabled(1, has)
        self._tabs.setTabToolTip(1, why)
        self.edit_button.setEnabled(has)
        self.edit_button.setToolTip(why or tr("Edit this record in the Metadata dock"))

    def _came(self, reading: Reading) -> None:
        self._task = None
        self._line.stop()
        details = reading.details
        if reading.gone:
            self._say(tr("The catalogue no longer shows this record; it may have been deleted or made private."))
        elif details is None:
            self._has_record(False)
            self._offer(reading.summary)
            self.completed.emit(reading.summary)
        elif self._summary is not None:
            self._details = details
            place = self.text.verticalScrollBar().value()
            self.text.setHtml(sheet(self._summary, details))
            self.text.verticalScrollBar().setValue(place)
            self._show_tab(self._tabs.currentIndex())
        if self._load_wanted:
            self._load_wanted = False
            if self._summary is not None and best_source(self._summary) is None:
                self._say(tr("The record states no service that can be loaded."))
            self.load_best()

    def _failed(self, error: PluginError) -> None:
        self._task = None
        self._line.stop()
        self._say(str(error))

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.show()

    def _show_tab(self, rank: int) -> None:
        self.text.setVisible(rank == 0)
        self.xml.setVisible(rank == 1)
        if rank == 1 and self._details is not None and not self.xml.toPlainText():
            self.xml.setPlainText(self._details.xml)
