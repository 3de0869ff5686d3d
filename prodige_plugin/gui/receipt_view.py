"""What was published, as read back: links to open and copy, checks, warnings (promise P8)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..publishing.plan import Receipt
from . import icons
from .labels import sentence
from .messages import copy_text, open_link
from .publish_model import by_publication, link_rows, role_text
from .safe_html import safe_address

#: A link is reached by mouse and by keyboard.
_REACHABLE = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class LinkLine(QWidget):
    """The links of one publication on one line, wrapped where the dock is narrow; each can be copied."""

    def __init__(self, title: str, rows: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """:param title: what the links are of; ``rows``: (role, title, address)."""
        super().__init__(parent)
        self.text = sentence(self)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setOpenExternalLinks(False)
        self.text.linkActivated.connect(open_link)
        self.text.linkHovered.connect(self.text.setToolTip)
        self.text.setTextInteractionFlags(_REACHABLE)
        parts = []
        menu = QMenu(self)
        for role, _title, url in rows:
            # the words of one link stay on one line
            address, words = safe_address(url), escape(role_text(role)).replace(" ", "&nbsp;")
            parts.append(f'<a href="{escape(address)}">{words}</a>' if address else words)
            action = menu.addAction(tr("Copy the address: {role}", role=role_text(role)))
            action.setToolTip(url)
            action.triggered.connect(lambda _checked=False, url=url: copy_text(url))
        menu.setToolTipsVisible(True)
        self.text.setText(" · ".join(parts))
        self.copy = QToolButton(self)
        self.copy.setIcon(icons.theme("mActionEditCopy.svg"))
        self.copy.setAutoRaise(True)
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.copy.setMenu(menu)
        self.copy.setToolTip(tr("Copy an address"))
        self.copy.setAccessibleName(tr("Copy an address of {title}", title=title))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.text, 1)
        line.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)


class ReceiptView(QWidget):
    """Shows a receipt."""

    #: The person has read it.
    left = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.receipt: Receipt | None = None
        self.title = sentence(self, bold=True)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.open_map = QPushButton(tr("&Open the map"), self)
        self.open_map.clicked.connect(self._open_map)
        done = QPushButton(tr("&Done"), self)
        done.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addWidget(self.open_map, 1)
        foot.addWidget(done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)

    def show_receipt(self, receipt: Receipt) -> None:
        """Show what was done."""
        self.receipt = receipt
        self.title.setText(tr("Published: {title}", title=receipt.title))
        page = QWidget(self._scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        found = by_publication(receipt)
        several = sum(1 for one in found if one.title) > 1
        for one in found:
            if one.title and several:
                column.addWidget(sentence(page, one.title, bold=True))
            if one.links:
                column.addWidget(LinkLine(one.title, one.links, page))
            if one.checks:
                column.addWidget(sentence(page, tr("Read back as a visitor")))
            for good, words in one.checks:
                line = sentence(page, f"{'✓' if good else '✕'} {words}")
                line.setIndent(12)
                column.addWidget(line)
        for warning in receipt.warnings:
            column.addWidget(sentence(page, f"⚠ {warning}"))
        column.addStretch(1)
        self._scroll.setWidget(page)
        self.open_map.setVisible("map" in receipt.links)

    def _open_map(self) -> None:
        if self.receipt is not None:
            maps = [url for role, _title, url in link_rows(self.receipt.links) if role == "map"]
            if maps:
                open_link(maps[-1])
