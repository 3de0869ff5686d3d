"""The Catalogue dock: find records of the platforms, read them, load what they describe."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QHideEvent, QKeySequence, QShowEvent
from qgis.PyQt.QtWidgets import QShortcut, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ..catalogue.model import Query, Summary
from ..i18n import tr
from ..platforms.model import Platform
from ..services.built import LoadOptions
from . import messages, settings
from .catalogue_around import share_surroundings
from .catalogue_head import CatalogueHead
from .catalogue_keeping import Keeping
from .catalogue_model import ResultModel, State
from .catalogue_states import WaysOut, count_text, count_tip, fill_page, is_offline, say_failures
from .catalogue_views import CatalogueViews, View
from .footprints import Footprints
from .host import METADATA, Host
from .loads_bar import LoadsBar
from .memory import memory_of
from .record_sheet import RecordSheet
from .rest import rest_timer
from .result_list import ResultList
from .searching import Vocabulary, searches, warm
from .state_page import StatePage
from .suggesting import Suggesting
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
        self.host = self._host = host
        self._begun = False
        #: :attr:`.ResultModel.pages` as the filter bar shows them.
        self._pages_shown = 0
        #: the platforms changed while the dock was not in sight.
        self._stale = False
        self._names: dict[str, str] = {}
        self.memory = memory_of(host.platforms)
        self.vocabulary = Vocabulary()
        self.model = ResultModel(self)
        self.footprints = Footprints(host.iface.mapCanvas())
        self.thumbnails = Thumbnails(self)
        self._build()
        self.views = CatalogueViews(self.model, self.memory, self.notices, self.search, self)
        self.keeping = Keeping(self)
        self.suggesting = Suggesting(self)
        self._ways_out = WaysOut(
            self.edit_platforms, self._show_everything, self.filters.clear, self.views.show_favourites, self.search
        )
        self._typing = rest_timer(self, TYPING_MS, self.search)
        self._map_rest = rest_timer(self, MAP_MS, self._follow_map)
        self._selection_rest = rest_timer(self, SHEET_MS, self._sheet_follows)
        self._connect()
        self._show_state()
        warm(host.platforms, self.bar.asked(), self)

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = CatalogueHead(self._host.platforms, self._host.iface.mapCanvas(), self)
        head = self.head
        self.bar, self.chooser, self.words, self.line = head.bar, head.bar.chooser, head.words, head.line
        self.filters, self.sort, self.count, self.notices = head.filters, head.sort, head.count, head.notices
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 4)
        layout.setSpacing(4)
        layout.addWidget(head)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.loads)
        self.setFocusProxy(self.words)
        self.setTabOrder(head.kept, self.list)

    def _connect(self) -> None:
        head, model, platforms = self.head, self.model, self._host.platforms
        model.in_sight = self._rows_in_sight
        model.platform_name = self._platform_name
        model.is_favourite = self.memory.favourites.contains
        head.refresh.clicked.connect(self.refresh)
        head.settings.clicked.connect(self.edit_platforms)
        head.bar.editWanted.connect(self.edit_platforms)
        head.bar.changed.connect(self._platform_changed)
        self.words.textChanged.connect(lambda _text: self._typing.start())
        self.words.returnPressed.connect(self._entered)
        self.suggesting.popup.left.connect(self._enter_list)
        self.filters.changed.connect(self.search)
        self.sort.activated.connect(lambda _rank: self.search())
        platforms.currentChanged.connect(self._platform_changed)
        platforms.changed.connect(self._platform_changed)
        self._host.iface.mapCanvas().extentsChanged.connect(self._map_moved)
        model.stateChanged.connect(self._show_state)
        self.loads.changed.connect(self._show_state)
        self.list.verticalScrollBar().valueChanged.connect(lambda _at: model.read_to(self._rows_in_sight()))
        self.list.chosen.connect(self._chosen)
        self.list.hovered.connect(lambda found: self.footprints.hover(found.box if found is not None else None))
        self.list.inView.connect(lambda found: self.footprints.prepare(summary.box for summary in found))
        self.list.addWanted.connect(self._load_best)
        self.list.sheetWanted.connect(self.open_sheet)
        for part in (self.list, self.sheet):
            part.loadWanted.connect(self.load)
            part.editWanted.connect(self._edit)
            part.zoomWanted.connect(self._zoom)
            part.favouriteWanted.connect(self.memory.favourites.toggle)
            part.similarWanted.connect(self.similar)
        share_surroundings(self)
        self.sheet.is_favourite = self.memory.favourites.contains
        self.sheet.picture = self.thumbnails.image
        self.thumbnails.ready.connect(self.sheet.picture_came)
        self.memory.favourites.changed.connect(self._favourites_changed)
        self.sheet.closed.connect(self.close_sheet)
        self.sheet.completed.connect(model.complete)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._focus_words),
            (QKeySequence(Qt.Key.Key_F5), self.refresh),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # -- searching ---------------------------------------------------------------------------------

    def query(self) -> Query:
        """Give the question as the fields state it."""
        words, size = self.words.text().strip(), settings.page_size()
        return self.filters.apply(Query(words=words, sort=self.sort.currentData(), page_size=size))

    def search(self) -> None:
        """Search now; an older search is cancelled."""
        self._typing.stop()
        self._map_rest.stop()
        self.views.leave()
        asked = self.bar.asked()
        if not asked:
            self._show_state()
            return
        self._begun, self._stale = True, False
        self.keeping.begin()
        self.thumbnails.stop()
        self.model.start(searches(self._host.platforms, asked, self.vocabulary), self.query())

    def refresh(self) -> None:
        """Bring what is listed up to date."""
        if self.views.now is View.FAVOURITES:
            self.views.show_favourites()
        else:
            self.search()

    def hold(self) -> None:
        """Search no more by itself until :meth:`search` is called: the fields are being filled."""
        self._begun = False

    def _entered(self) -> None:
        self.keeping.note_search()
        self.search()

    def similar(self, summary: Summary) -> None:
        """List what is like a result."""
        asked = self.bar.asked()
        if asked:
            self.close_sheet()
            self.views.show_similar(summary, self._host.platforms, asked)

    def _follow_map(self) -> None:
        if self.isVisible() and self._begun and self.views.now is View.SEARCH:
            self.search()

    def _map_moved(self) -> None:
        if self.filters.follows_map():
            self._map_rest.start()

    def _platform_changed(self) -> None:
        self._names.clear()
        self.bar.show_platforms()
        self.close_sheet()
        self.views.leave()
        self.model.clear()
        self.footprints.show(None)
        if self._begun and self.bar.asked():
            if self.isVisible():
                self.search()
            else:
                self._stale = True

    def _show_state(self) -> None:
        """Show the list, or the page that says why there is none, and the way out."""
        model, rows = self.model, self.model.rowCount()
        busy = bool(model.pending()) or self.loads.count() > 0
        if busy and not self.line.busy:
            self.line.start()
        elif not busy:
            self.line.stop()
        self.head.enable(self.chooser.platform() is not None)
        self.stack.setCurrentWidget(self.list if rows else self.page)
        self.count.setText(count_text(model) if rows else "")
        self.count.setToolTip(count_tip(model))
        say_failures(self.notices, model, self.edit_platforms)
        if self.views.now is View.SEARCH and model.pages != self._pages_shown:
            self._pages_shown = model.pages
            self.filters.show_facets(*model.facets())
            self.suggesting.came()
        self.keeping.came()
        if not rows:
            fill_page(
                self.page, model, self._ways_out, view=self.views.now, has_platform=self.chooser.platform() is not None,
                words=self.words.text(), filters=self.filters.active(),
                favourites=len(self.memory.favourites.all()),
            )  # fmt: skip
        failures = list(model.failures().values())
        searched = self.views.now is View.SEARCH and model.state is State.FAILED and not rows
        if searched and is_offline(failures):
            asked = [platform.key for platform in self.bar.asked()]
            self.views.show_last(model.query().words, asked, failures[0].what)

    def _rows_in_sight(self) -> int:
        if not self.list.isVisible():
            return 0
        last = self.list.indexAt(self.list.viewport().rect().bottomLeft())
        return last.row() + 1 if last.isValid() else self.model.rowCount()

    def _platform_name(self, key: str) -> str:
        # asked for each card that is painted; the list of platforms would read the settings each time
        if key not in self._names:
            platform = self._host.platforms.by_key(key)
            self._names[key] = platform.name if platform is not None else key
        return self._names[key]

    def _show_everything(self) -> None:
        self.words.clear()
        self.search()

    # -- one result --------------------------------------------------------------------------------

    def platform_of(self, summary: Summary) -> Platform | None:
        """Give the platform a result comes from; the main one for a result that does not say."""
        found: Platform | None = self._host.platforms.by_key(summary.platform)
        return found or self.chooser.platform()

    def _favourites_changed(self) -> None:
        # in the list of favourites a row stays: a star taken off by mistake can be put on again
        self.model.favourites_changed()
        self.sheet.show_favourite()
        if self.model.state is State.IDLE:
            self._show_state()

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
        summary = self.list.current()
        platform = self.platform_of(summary) if summary is not None else None
        if summary is not None and platform is not None:
            self.keeping.note_search()
            self.show_record(summary, platform)
            self.list.scrollTo(self.list.currentIndex())

    def show_record(self, summary: Summary, platform: Platform) -> None:
        """Show the sheet of a record, whether it is in the list or not."""
        if not self.sheet.isVisible():
            self.sheet.show()
            if QgsSettings().value(_SPLIT) is None:
                half = self.splitter.height() // 2
                self.splitter.setSizes([half, half])
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
        platform = self.platform_of(summary)
        if platform is not None:
            self.keeping.note_search()
            self.loads.load(source, summary, platform, options)

    def _edit(self, summary: Summary) -> None:
        platform = self.platform_of(summary)
        contents: Any = self._host.open_dock(METADATA)
        if contents is not None and platform is not None:
            contents.show_record(summary.identifier, platform.key)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Draw the chosen result's footprint again, and search where the platforms changed meanwhile."""
        super().showEvent(event)
        summary = self.list.current()
        self.footprints.show(summary.box if summary is not None else None)
        if not self.bar.is_current():
            self._platform_changed()
        elif self._stale:
            self.search()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Leave the map to what is in front now."""
        super().hideEvent(event)
        self.footprints.hover(None)
        self.footprints.show(None)

    # -- keys and leaving --------------------------------------------------------------------------

    def _enter_list(self) -> None:
        if self.model.rowCount():
            self.list.enter()

    def _focus_words(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _escape(self) -> None:
        if self.model.pending():
            self.model.stop()
        elif self.sheet.isVisible():
            self.close_sheet()
        elif self.views.now is not View.SEARCH:
            self.search()
        else:
            self.footprints.show(None)
            self.list.clearSelection()

    def edit_platforms(self) -> None:
        """Open the window of platforms."""
        from .platform_dialog import PlatformDialog

        PlatformDialog(self._host.platforms, self.window()).show()

    def shutdown(self) -> None:
        """Take back what was connected to QGIS and drawn on the map, and write what is kept."""
        self._host.iface.mapCanvas().extentsChanged.disconnect(self._map_moved)
        self._host.platforms.currentChanged.disconnect(self._platform_changed)
        self._host.platforms.changed.disconnect(self._platform_changed)
        self.thumbnails.stop()
        self.suggesting.shutdown()
        self.filters.shutdown()
        self.model.clear()
        self.sheet.clear()
        self.footprints.remove()
        self.memory.flush()
