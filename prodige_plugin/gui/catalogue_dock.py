"""The Catalogue dock: find records of the platform, read them, load what they describe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsSettings
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QHideEvent, QKeySequence, QShowEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QShortcut,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..catalogue.model import Query, ResultPage, Sort, Summary
from ..feedback import Feedback
from ..i18n import tr
from ..services.built import LoadOptions
from . import icons, messages
from .catalogue_model import ResultModel, State
from .footprints import Footprints
from .formats import number_text
from .host import METADATA, Host
from .labels import ElidedLabel
from .loads_bar import LoadsBar
from .platform_chooser import PlatformChooser
from .progress_line import ProgressLine
from .record_sheet import RecordSheet
from .rest import rest_timer
from .result_list import ResultList
from .state_page import StatePage
from .tasks import PRIORITY_LOW, run_task
from .thumbnails import Thumbnails
from .ways import best_way, usual_options

#: How long typing must rest before a search begins, in ms (design §6).
TYPING_MS = 300
#: How long the map must rest before a search follows it, in ms.
MAP_MS = 500
#: How long a selection must rest before the open sheet follows it, in ms.
SHEET_MS = 200

_SPLIT = "prodige_plugin/catalogue/split"


class CatalogueDock(QWidget):
    """The contents of the dock."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._begun = False
        self.model = ResultModel(self)
        self.footprints = Footprints(host.iface.mapCanvas())
        self.thumbnails = Thumbnails(self)
        self._build()
        self._typing = rest_timer(self, TYPING_MS, self.search)
        self._map_rest = rest_timer(self, MAP_MS, self._follow_map)
        self._selection_rest = rest_timer(self, SHEET_MS, self._sheet_follows)
        self._connect()
        self._show_state()
        self._warm()

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.chooser = PlatformChooser(self._host.platforms, self)
        self._refresh = self._tool("mActionRefresh.svg", tr("Search again (F5)"), self.search)
        self._settings = self._tool("mActionOptions.svg", tr("Platforms…"), self.edit_platforms)
        self.words = QgsFilterLineEdit(self)
        self.words.setShowSearchIcon(True)
        self.words.setPlaceholderText(tr("Search for data…"))
        self.words.setAccessibleName(tr("Words to search for"))
        self.line = ProgressLine(self)
        self.in_map = QCheckBox(tr("Within the &map"), self)
        self.in_map.setToolTip(tr("Only what touches the map's extent; the search follows the map"))
        self.sort = QComboBox(self)
        for order, text in (
            (Sort.RELEVANCE, tr("By relevance")),
            (Sort.DATE, tr("Newest first")),
            (Sort.TITLE, tr("By title")),
        ):
            self.sort.addItem(text, order)
        self.sort.setAccessibleName(tr("Order of the results"))
        self.sort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sort.setMinimumContentsLength(11)
        self.count = ElidedLabel("", self)

        self.list = ResultList(self.model, self.thumbnails, self)
        self.page = StatePage(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.list)
        self.sheet = RecordSheet(self._host.platforms, self)
        self.sheet.hide()
        self.loads = LoadsBar(self._host.iface, self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.sheet)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        saved = QgsSettings().value(_SPLIT)
        if saved is not None:
            self.splitter.restoreState(saved)

        top, ordering = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.chooser, 1)
        top.addWidget(self._refresh)
        top.addWidget(self._settings)
        ordering.addWidget(self.count, 1)
        ordering.addWidget(self.sort)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.words)
        layout.addWidget(self.line)
        layout.addWidget(self.in_map)
        layout.addLayout(ordering)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.loads)
        self.setFocusProxy(self.words)
        self.setTabOrder(self.words, self.in_map)
        self.setTabOrder(self.in_map, self.sort)
        self.setTabOrder(self.sort, self.list)

    def _tool(self, icon: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.theme(icon))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(slot)
        return button

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self._typing.start())
        self.words.returnPressed.connect(self.search)
        self.words.installEventFilter(self)
        self.in_map.toggled.connect(lambda _on: self.search())
        self.sort.activated.connect(lambda _rank: self.search())
        self._host.platforms.currentChanged.connect(self._platform_changed)
        self._host.platforms.changed.connect(self._platform_changed)
        self._host.iface.mapCanvas().extentsChanged.connect(self._map_moved)
        self.model.stateChanged.connect(self._show_state)
        self.loads.changed.connect(self._show_state)
        self.list.chosen.connect(self._chosen)
        self.list.addWanted.connect(self._load_best)
        self.list.loadWanted.connect(self.load)
        self.list.sheetWanted.connect(self.open_sheet)
        self.list.editWanted.connect(self._edit)
        self.list.zoomWanted.connect(self._zoom)
        self.sheet.loadWanted.connect(self.load)
        for shown in (self.list, self.sheet):
            shown.around.view = self.footprints.map_box
        self.sheet.editWanted.connect(self._edit)
        self.sheet.zoomWanted.connect(self._zoom)
        self.sheet.closed.connect(self.close_sheet)
        self.sheet.completed.connect(self.model.complete)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._focus_words),
            (QKeySequence(Qt.Key.Key_F5), self.search),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _warm(self) -> None:
        """Get ready to ask while the person reads or types."""
        platform, platforms = self.chooser.platform(), self._host.platforms
        if platform is not None:
            run_task(
                tr("Open a dock"), lambda feedback: platforms.warm(platform, feedback), on_error=lambda _error: None,
                owner=self, hidden=True, priority=PRIORITY_LOW,
            )  # fmt: skip

    # -- searching ---------------------------------------------------------------------------------

    def query(self) -> Query:
        """Give the question as the fields state it."""
        box = self.footprints.map_box() if self.in_map.isChecked() else None
        return Query(words=self.words.text().strip(), box=box, sort=self.sort.currentData())

    def search(self) -> None:
        """Search now; an older search is cancelled."""
        self._typing.stop()
        self._map_rest.stop()
        platform = self.chooser.platform()
        if platform is None:
            self._show_state()
            return
        self._begun = True
        platforms = self._host.platforms

        def ask(query: Query, feedback: Feedback) -> ResultPage:
            page: ResultPage = platforms.catalogue(platform, feedback).search(query, feedback)
            return page

        self.thumbnails.stop()
        self.model.start(ask, self.query())

    def _follow_map(self) -> None:
        if self.isVisible() and self._begun:
            self.search()

    def _map_moved(self) -> None:
        if self.in_map.isChecked():
            self._map_rest.start()

    def _platform_changed(self) -> None:
        self.close_sheet()
        self.model.clear()
        self.footprints.show(None)
        if self._begun and self.chooser.platform() is not None:
            self.search()
        else:
            self._show_state()

    def _show_state(self) -> None:
        """Show the list, or the page that says why there is none, and the way out."""
        state, rows = self.model.state, self.model.rowCount()
        busy = state in (State.SEARCHING, State.MORE) or self.loads.count() > 0
        if busy and not self.line.busy:
            self.line.start()
        elif not busy:
            self.line.stop()
        for widget in (self.words, self.in_map, self.sort, self._refresh):
            widget.setEnabled(self.chooser.platform() is not None)
        failed_more = state is State.FAILED and rows > 0
        self.stack.setCurrentWidget(self.list if rows and (state is not State.FAILED or failed_more) else self.page)
        self.count.setText(self._count_text() if rows else "")
        if failed_more and self.model.error is not None:
            messages.show_error(self.model.error, retry=self.model.retry)
        elif not rows:
            self._fill_page(state)

    def _count_text(self) -> str:
        if self.model.state is State.SEARCHING:
            return tr("Searching…")
        total = self.model.total
        return tr("%n record(s)", n=total).replace(str(total), number_text(total), 1)

    def _fill_page(self, state: State) -> None:
        if self.chooser.platform() is None:
            self.page.say(
                tr("Find data of your region"),
                tr("This dock searches the catalogue of a platform and loads what it finds.\n"
                   "First, say which platform."),
                icons.own("catalogue"), tr("Add a platform…"), self.edit_platforms,
            )  # fmt: skip
        elif state is State.FAILED and self.model.error is not None:
            self.page.fail(self.model.error, self.model.retry, icons.theme("mIconWarning.svg"))
        elif state is State.SEARCHING:
            self.page.say(tr("Searching…"), "", None, tr("Cancel"), self.model.stop)
        elif state is State.READY:
            filtered = self.in_map.isChecked()
            self.page.say(
                tr("Nothing found"),
                tr("Try fewer or other words, or search beyond the map's extent.") if filtered
                else tr("Try fewer or other words."),
                icons.own("catalogue"),
                tr("Search everywhere") if filtered else (tr("Show everything") if self.words.text() else ""),
                (lambda: self.in_map.setChecked(False)) if filtered else self._show_everything,
            )  # fmt: skip
        else:
            self.page.say(
                tr("Find data of your region"),
                tr("Type words above, or look through the whole catalogue.\n"
                   "Press Enter on a result to load it, Space to read its sheet."),
                icons.own("catalogue"), tr("Show everything"), self._show_everything,
            )  # fmt: skip

    def _show_everything(self) -> None:
        self.words.clear()
        self.search()

    # -- one result --------------------------------------------------------------------------------

    def _chosen(self, summary: Summary | None) -> None:
        self.footprints.show(summary.box if summary is not None else None)
        if self.sheet.isVisible():
            self._selection_rest.start()

    def _zoom(self, summary: Summary) -> None:
        if summary.box is not None:
            self.footprints.zoom(summary.box)

    def _sheet_follows(self) -> None:
        if self.sheet.isVisible() and self.list.current() is not None:
            self.open_sheet()

    def open_sheet(self) -> None:
        """Show the sheet of the chosen result."""
        summary, platform = self.list.current(), self.chooser.platform()
        if summary is None or platform is None:
            return
        if not self.sheet.isVisible():
            self.sheet.show()
            if QgsSettings().value(_SPLIT) is None:
                half = self.splitter.height() // 2
                self.splitter.setSizes([half, half])
            self.list.scrollTo(self.list.currentIndex())
        self.sheet.show_summary(summary, platform)

    def close_sheet(self) -> None:
        """Hide the sheet."""
        if self.sheet.isVisible():
            QgsSettings().setValue(_SPLIT, self.splitter.saveState())
        self.sheet.hide()
        self.sheet.clear()

    def _load_best(self, summary: Summary) -> None:
        way = best_way(summary)
        if way is not None:
            self.load(way.source, way.summary, usual_options(way.source))
        elif summary.partial:
            self.open_sheet()
            self.sheet.load_when_read()
        else:
            messages.show_note(tr("“{title}” states no service that can be loaded.", title=summary.title))
            self.open_sheet()

    def load(self, source: Any, summary: Summary, options: LoadOptions | None = None) -> None:
        """Load one way of one result into the project."""
        platform = self._host.platforms.by_key(summary.platform) or self.chooser.platform()
        if platform is not None:
            self.loads.load(source, summary, platform, options)

    def _edit(self, summary: Summary) -> None:
        contents: Any = self._host.open_dock(METADATA)
        platform = self.chooser.platform()
        if contents is not None and platform is not None:
            contents.show_record(summary.identifier, platform.key)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Draw the chosen result's footprint again."""
        super().showEvent(event)
        summary = self.list.current()
        self.footprints.show(summary.box if summary is not None else None)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Leave the map to what is in front now."""
        super().hideEvent(event)
        self.footprints.show(None)

    # -- keys and leaving --------------------------------------------------------------------------

    def eventFilter(self, watched: Any, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Down goes from the words to the list."""
        if watched is self.words and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            if self.model.rowCount():
                self.list.enter()
            return True
        return super().eventFilter(watched, event)

    def _focus_words(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _escape(self) -> None:
        if self.model.state in (State.SEARCHING, State.MORE):
            self.model.stop()
        elif self.sheet.isVisible():
            self.close_sheet()
        else:
            self.footprints.show(None)
            self.list.clearSelection()

    def edit_platforms(self) -> None:
        """Open the window of platforms."""
        from .platform_dialog import PlatformDialog

        PlatformDialog(self._host.platforms, self.window()).show()

    def shutdown(self) -> None:
        """Take back what was connected to QGIS and drawn on the map."""
        self._host.iface.mapCanvas().extentsChanged.disconnect(self._map_moved)
        self._host.platforms.currentChanged.disconnect(self._platform_changed)
        self._host.platforms.changed.disconnect(self._platform_changed)
        self.thumbnails.stop()
        self.model.clear()
        self.sheet.clear()
        self.footprints.remove()
