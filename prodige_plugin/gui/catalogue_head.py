"""The top of the Catalogue dock: platforms, words, filters, number and order of the results."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ..catalogue.model import Sort
from ..i18n import tr
from . import icons
from .filter_bar import FilterBar
from .labels import ElidedLabel
from .notices import Notices
from .platform_bar import PlatformBar
from .progress_line import ProgressLine

#: Room for the number of results and for margins, in average characters.
_COUNT = 26


class CatalogueHead(QWidget):
    """Widgets and their places; what they do is the dock's matter."""

    def __init__(self, platforms: Any, canvas: Any, parent: QWidget | None = None) -> None:
        """:param platforms: the :class:`~.platform_list.PlatformList`.
        :param canvas: QGIS's map canvas.
        """
        super().__init__(parent)
        self.bar = PlatformBar(platforms, self)
        self.refresh = self._tool("mActionRefresh.svg", tr("Search again (F5)"))
        self.settings = self._tool("mActionOptions.svg", tr("Platforms…"))
        self.words = QgsFilterLineEdit(self)
        self.words.setShowSearchIcon(True)
        self.words.setPlaceholderText(tr("Search for data…"))
        self.words.setAccessibleName(tr("Words to search for"))
        self.line = ProgressLine(self)
        self.filters = FilterBar(canvas, self)
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
        self.kept = QToolButton(self)
        self.kept.setText("☆ ▾")
        self.kept.setAutoRaise(True)
        self.kept.setToolTip(tr("Keep this search, favourites, searches kept and made before"))
        self.kept.setAccessibleName(self.kept.toolTip())
        self.kept.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kept.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.kept_menu = QMenu(self.kept)
        self.kept_menu.setToolTipsVisible(True)
        self.kept.setMenu(self.kept_menu)
        self.notices = Notices(self)
        self._place()

    def _place(self) -> None:
        top, ordering = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.bar, 1)
        for tool in (self.refresh, self.settings):
            top.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        ordering.addWidget(self.count, 1)
        ordering.addWidget(self.sort)
        ordering.addWidget(self.kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        for widget in (self.words, self.line, self.filters):
            layout.addWidget(widget)
        layout.addLayout(ordering)
        layout.addWidget(self.notices)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        before: QWidget = self.bar.chooser
        for widget in (self.bar.add, self.words, self.filters, self.sort, self.kept):
            self.setTabOrder(before, widget)
            before = widget

    def _tool(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.theme(icon))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Say in words what the star is for, where there is room for words."""
        super().resizeEvent(event)
        words = tr("Keep the search")
        needed = self.sort.sizeHint().width() + self.fontMetrics().horizontalAdvance(words) + _COUNT * self._letter()
        self.kept.setText(f"☆ {words} ▾" if self.width() >= needed else "☆ ▾")

    def _letter(self) -> int:
        return self.fontMetrics().averageCharWidth()

    def enable(self, on: bool) -> None:
        """Enable what needs a platform."""
        for widget in (self.words, self.filters, self.sort, self.refresh):
            widget.setEnabled(on)
