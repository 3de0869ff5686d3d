"""The sheet of one result: summary, links, contacts, quality, XML on demand, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QSignalBlocker, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QImage, QTextDocument
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ..catalogue.citation import problem_letter
from ..catalogue.model import Summary
from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..platforms.model import Platform
from .card_parts import where_text
from .loading import with_account
from .messages import open_link
from .record_actions import fill_citations, problem_address, surroundings
from .record_details import Details, Reading, read
from .record_sheet_ui import CONTACTS, LINKS, QUALITY, SUMMARY, XML, SheetUi
from .sheet_html import PICTURE, contacts_page, quality_page, sheet
from .tasks import PRIORITY_HIGH, TaskHandle, run_task
from .type_icons import star_icon
from .ways import Way, best_way, kind_text, options_text, usual_options, ways_of
from .ways_menu import fill_ways

__all__ = ["CONTACTS", "LINKS", "QUALITY", "SUMMARY", "XML", "RecordSheet"]


class RecordSheet(SheetUi):
    """Shows a summary at once, and the full record when it has come."""

    #: A way to load was chosen: a ``LayerSource``, the summary it belongs to, the ``LoadOptions``.
    loadWanted = pyqtSignal(object, object, object)  # noqa: N815  Qt's manner
    #: The record is to be edited (summary).
    editWanted = pyqtSignal(object)  # noqa: N815
    #: The map is to move to the record's extent (summary).
    zoomWanted = pyqtSignal(object)  # noqa: N815
    #: Keep the result as a favourite, or do so no longer (summary).
    favouriteWanted = pyqtSignal(object)  # noqa: N815
    #: Search for what is like the result (summary).
    similarWanted = pyqtSignal(object)  # noqa: N815
    #: The catalogue said what its search leaves out (the whole summary).
    completed = pyqtSignal(object)
    #: The sheet was closed by the person.
    closed = pyqtSignal()

    def __init__(self, platforms: Any, parent: QWidget | None = None) -> None:
        """:param platforms: the :class:`~.platform_list.PlatformList`."""
        super().__init__(self._load_way, parent)
        self._platforms = platforms
        self._platform: Platform | None = None
        self._summary: Summary | None = None
        self._details: Details | None = None
        self._task: TaskHandle | None = None
        self._load_wanted = False
        self._why_no_record = ""
        #: what the menu of ways asks of the windows around it.
        self.around = surroundings(platforms, self.platform_of)
        #: whether a result is a favourite.
        self.is_favourite: Callable[[Summary], bool] = lambda _summary: False
        #: the picture at an address, if it has come already; the sheet itself fetches none.
        self.picture: Callable[[str], QImage | None] = lambda _url: None
        self._tabs.currentChanged.connect(self._show_tab)
        self.close_button.clicked.connect(self.closed)
        self.load_button.clicked.connect(self.load_best)
        self.retry.clicked.connect(self._try_again)
        for button, signal in (
            (self.edit_button, self.editWanted),
            (self._zoom, self.zoomWanted),
            (self.star, self.favouriteWanted),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: self._summary and signal.emit(self._summary))
        self.more_menu.aboutToShow.connect(self._fill_more)
        self._cite_menu.aboutToShow.connect(lambda: self._fill_citations(self._cite_menu))
        self._ways.aboutToShow.connect(self._fill_ways)
        self._has_record(True)

    def platform_of(self, summary: Summary) -> Platform | None:
        """Give the platform a result comes from; the one the sheet was opened with by default."""
        found: Platform | None = self._platforms.by_key(summary.platform) if summary.platform else None
        return found or self._platform

    # -- showing -----------------------------------------------------------------------------------

    def show_summary(self, summary: Summary, platform: Platform) -> None:
        """Show a result, and fetch its full record."""
        same = self._summary is not None and self._summary.identifier == summary.identifier
        if same and self._platform is not None and self._platform.key == platform.key:
            return
        tab = self._tabs.currentIndex()
        self.clear()
        self._platform = platform
        with QSignalBlocker(self._tabs):
            self._tabs.setCurrentIndex(tab)
        self._offer(summary)
        self._show_tab(tab)
        self._read(summary, platform)

    def _read(self, summary: Summary, platform: Platform) -> None:
        """Fetch the full record."""
        platforms = self._platforms
        self._note.hide()
        self.retry.hide()

        def work(feedback: Feedback) -> Reading:
            return read(platforms.catalogue(platform, feedback), summary, feedback)

        self._line.start()
        self._task = run_task(
            tr("Read a record"), work, self._came, self._failed, owner=self, hidden=True, priority=PRIORITY_HIGH
        )

    def _offer(self, summary: Summary) -> None:
        """Show a summary, its links, and the ways to load it."""
        self._summary = summary
        self.title.setText(summary.title or summary.identifier)
        self.title.setToolTip(self.title.text())
        self.title.update()
        ways = ways_of(summary)
        self._fill_pages(ways)
        self._zoom.setEnabled(summary.box is not None)
        self.show_favourite()
        self._fill_ways()
        best = next((way.source for way in ways if not way.source.reason), None)
        missing = tr("Asking for the links…") if summary.partial else tr("Nothing to load")
        self.load_button.setEnabled(bool(ways))
        self.load_button.setText(tr("Load {kind}", kind=kind_text(best.kind)) if best else missing)
        none = tr("The record states no service that can be loaded.")
        self.load_button.setToolTip(options_text(best, usual_options(best)) if best else none)
        self._may_edit()

    def _fill_pages(self, ways: list[Way]) -> None:
        summary, details = self._summary, self._details
        if summary is None:
            return
        self._fill_summary(summary)
        self.contacts.setHtml(contacts_page(summary, details))
        self.quality.setHtml(quality_page(details))
        self.links.show_ways(ways, self._with_account, self.around.platform_name)
        self.show_count(len(ways))
        if self._tabs.currentIndex() == LINKS:
            self.links.try_links()

    def _fill_summary(self, summary: Summary) -> None:
        names = [self.around.platform_name(one.platform) for one in (summary, *summary.elsewhere) if one.platform]
        where = where_text(tuple(dict.fromkeys(names))) if summary.elsewhere else ""
        picture = self.picture(summary.thumbnail) if summary.thumbnail else None
        if picture is not None:
            resource = QTextDocument.ResourceType.ImageResource
            self.text.document().addResource(resource, QUrl(PICTURE), picture)
        place = self.text.verticalScrollBar().value()
        self.text.setHtml(sheet(summary, self._details, where, picture is not None))
        self.text.verticalScrollBar().setValue(place)

    def picture_came(self, url: str, _image: QImage) -> None:
        """Show the picture of the record, which came later than its words."""
        if self._summary is not None and self._summary.thumbnail == url:
            self._fill_summary(self._summary)

    def _with_account(self, source: Any) -> Any:
        return with_account(source, self._platform)

    def _fill_ways(self) -> None:
        """The remembered choices may be others since the menu was last filled."""
        if self._summary is not None:
            fill_ways(self._ways, self._summary, self.loadWanted.emit, self.around)

    def show_favourite(self) -> None:
        """Draw the star as the favourites have it."""
        on = self._summary is not None and self.is_favourite(self._summary)
        self.star.setIcon(star_icon(on))
        self.star.setToolTip(tr("Take out of the favourites") if on else tr("Keep as a favourite"))
        self.star.setAccessibleName(self.star.toolTip())

    def clear(self) -> None:
        """Show nothing."""
        if self._task is not None:
            self._task.abandon()
            self._task = None
        self.links.stop()
        self._summary = self._details = None
        self._load_wanted = False
        self._has_record(True)
        self._line.stop()
        self._note.hide()
        self.retry.hide()
        for page in (self.text, self.contacts, self.quality, self.xml, self.title):
            page.clear()
        with QSignalBlocker(self._tabs):
            self._tabs.setCurrentIndex(SUMMARY)
        self._show_tab(SUMMARY)

    # -- loading -----------------------------------------------------------------------------------

    def load_best(self) -> None:
        """Load by the best way there is."""
        way = best_way(self._summary) if self._summary is not None else None
        if way is not None:
            self._load_way(way)

    def load_when_read(self) -> None:
        """Load by the best way there is, once all ways are known."""
        self._load_wanted = self._task is not None
        if self._task is None:
            self.load_best()

    def _load_way(self, way: Way) -> None:
        self.loadWanted.emit(way.source, way.summary, usual_options(way.source))

    # -- the record --------------------------------------------------------------------------------

    def _has_record(self, has: bool) -> None:
        """Offer the pages of the record and editing, or say why not."""
        self._why_no_record = "" if has else tr("The catalogue keeps no metadata record of this entry.")
        for tab in (CONTACTS, QUALITY, XML):
            self._tabs.setTabEnabled(tab, has)
            self._tabs.setTabToolTip(tab, self._why_no_record)
        self._may_edit()

    def _may_edit(self) -> None:
        why = self._why_no_record
        if not why and self._summary is not None:
            why = self.around.no_edit(self._summary)
        self.edit_button.setEnabled(not why)
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
            self.xml.show_xml(details.xml, details.data, self._summary.title)
            # the record may state links that its summary leaves out
            self._offer(replace(self._summary, links=details.links) if details.links else self._summary)
            if details.note:
                self._say(details.note)
        if self._load_wanted:
            self._load_wanted = False
            if self._summary is not None and best_way(self._summary) is None:
                self._say(tr("The record states no service that can be loaded."))
            self.load_best()

    def _failed(self, error: PluginError) -> None:
        self._task = None
        self._line.stop()
        self._say(str(error))
        self.retry.show()

    def _try_again(self) -> None:
        if self._summary is not None and self._platform is not None and self._task is None:
            self._read(self._summary, self._platform)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.show()

    def _show_tab(self, rank: int) -> None:
        self.pages.setCurrentIndex(rank)
        if rank == LINKS and self._summary is not None:
            self.links.try_links()
        else:
            self.links.stop()

    # -- more --------------------------------------------------------------------------------------

    def _fill_citations(self, menu: QMenu) -> None:
        if self._summary is not None:
            platform = self.platform_of(self._summary)
            name = platform.name if platform is not None else ""
            fill_citations(menu, self._summary, self.around.page(self._summary), name)

    def _fill_more(self) -> None:
        """Fill the menu of what is seldom done."""
        menu, summary = self.more_menu, self._summary
        menu.clear()
        if summary is None:
            return
        menu.addAction(tr("Search for similar data")).triggered.connect(lambda: self.similarWanted.emit(summary))
        self._fill_citations(menu.addMenu(tr("Copy a citation")))
        page = self.around.page(summary)
        web = menu.addAction(tr("Open in the catalogue"))
        web.setEnabled(bool(page))
        web.setToolTip(page or tr("This platform has no page of its records."))
        web.triggered.connect(lambda: open_link(page))
        mail = problem_address(self._details)
        report = menu.addAction(tr("Report a problem…"))
        report.setEnabled(bool(mail))
        report.setToolTip(
            tr("Write to {mail}", mail=mail) if mail else tr("The record states no contact that can be written to.")
        )
        report.triggered.connect(lambda: open_link(problem_letter(summary, mail, page, self.links.dead())))
