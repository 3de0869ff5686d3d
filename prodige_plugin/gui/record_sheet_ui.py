"""The parts of the record sheet and their places; what they do is in :mod:`.record_sheet`."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from . import icons
from .card_parts import small
from .labels import ElidedLabel, sentence
from .progress_line import ProgressLine
from .quiet_browser import QuietBrowser
from .sheet_links import SheetLinks
from .ways import Way
from .xml_view import XmlView

#: Ranks of the pages.
SUMMARY, LINKS, CONTACTS, QUALITY, XML = range(5)

#: Room between the paragraphs of the pages.
_SPACING = (
    "p { margin-top: 4px; margin-bottom: 4px } h3 { margin-bottom: 2px } h4 { margin-top: 8px; margin-bottom: 2px }"
)


class SheetUi(QWidget):
    """Widgets and layout."""

    def __init__(self, load: Callable[[Way], object], parent: QWidget | None = None) -> None:
        """:param load: called with a link that is to be loaded."""
        super().__init__(parent)
        self._tabs = QTabBar(self)
        self._tabs.setFont(small(self.font()))
        for text in (tr("Sheet"), tr("Links"), tr("Contacts"), tr("Quality"), tr("XML")):
            self._tabs.addTab(text)
        self._count = 0
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setAccessibleName(tr("Pages of the sheet"))
        self.title = ElidedLabel("", self)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.star = self._tool("", tr("Keep as a favourite"))
        self._cite_menu = QMenu(self)
        self._cite_menu.setToolTipsVisible(True)
        cite = self._tool("mActionEditCopy.svg", tr("Copy a citation"), self._cite_menu)
        self.close_button = self._tool("mIconClose.svg", tr("Close the sheet"))
        self._line = ProgressLine(self)
        self._note = sentence(self)
        self._note.hide()
        self.retry = QPushButton(tr("Try again"), self)
        self.retry.hide()
        self._build_pages(load)
        self._build_foot()

        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        for button in (self.star, cite, self.close_button):
            head.addWidget(button)
        foot.addWidget(self.load_button, 1)
        for widget in (self._zoom, self.edit_button, self.more):
            foot.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self._tabs)
        layout.addWidget(self._line)
        layout.addWidget(self._note)
        layout.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)

    def show_count(self, links: int) -> None:
        """Say how many links there are, beside the word where there is room, else in the tooltip."""
        self._count = links
        words, counted = tr("Links"), tr("Links ({count})", count=links)
        self._tabs.setTabToolTip(LINKS, counted if links else "")
        self._tabs.setTabText(LINKS, words)
        room = self.width() - self._tabs.sizeHint().width()
        metrics = self._tabs.fontMetrics()
        if links and room > metrics.horizontalAdvance(counted) - metrics.horizontalAdvance(words):
            self._tabs.setTabText(LINKS, counted)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """There may be room now, or no more."""
        super().resizeEvent(event)
        self.show_count(self._count)

    def _build_pages(self, load: Callable[[Way], object]) -> None:
        self.text, self.contacts, self.quality = (QuietBrowser(self) for _page in range(3))
        for page in (self.text, self.contacts, self.quality):
            page.document().setDefaultStyleSheet(f"{_SPACING} a {{ color: {_link_colour(self)} }}")
        self.text.setAccessibleName(tr("Record sheet"))
        self.contacts.setAccessibleName(tr("Contacts"))
        self.quality.setAccessibleName(tr("Quality"))
        self.links = SheetLinks(load, self)
        self.xml = XmlView(self)
        self.pages = QStackedWidget(self)
        for page in (self.text, self.links, self.contacts, self.quality, self.xml):
            self.pages.addWidget(page)

    def _build_foot(self) -> None:
        self.load_button = QToolButton(self)
        self.load_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.load_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.load_button.setIcon(icons.theme("mActionAddLayer.svg"))
        self.load_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.load_button.setMinimumWidth(110)
        self._ways = QMenu(self.load_button)
        self._ways.setToolTipsVisible(True)
        self.load_button.setMenu(self._ways)
        self.edit_button = QPushButton(tr("&Edit"), self)
        self._zoom = self._tool("mActionZoomTo.svg", tr("Move the map to this extent"))
        self.more_menu = QMenu(self)
        self.more_menu.setToolTipsVisible(True)
        self.more = self._tool("", tr("More…"), self.more_menu)
        self.more.setText("⋯")

    def _tool(self, icon: str, tip: str, menu: QMenu | None = None) -> QToolButton:
        button = QToolButton(self)
        if icon:
            button.setIcon(icons.theme(icon))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        if menu is not None:
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button


def _link_colour(widget: QWidget) -> str:
    """Give a colour for links that can be read; Qt's own blue cannot, on a dark page."""
    palette = widget.palette()
    link, base = palette.color(QPalette.ColorRole.Link), palette.color(QPalette.ColorRole.Base)
    return "#7db7ff" if base.lightness() < 128 and link.lightness() < 150 else link.name()
