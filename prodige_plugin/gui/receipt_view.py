"""What was published, as read back: links to open and copy, checks, warnings (promise P8)."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..publishing.plan import Receipt
from . import icons
from .labels import ElidedLabel, sentence
from .messages import copy_text, open_link
from .publish_model import check_rows, link_rows, role_text
from .safe_html import safe_address

#: A link is reached by mouse and by keyboard.
_REACHABLE = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class LinkGrid(QWidget):
    """Links in rows: role, title, copy, open."""

    def __init__(self, rows: list[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """:param rows: (role, title, address)."""
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for rank, (role, title, url) in enumerate(rows):
            kind = QLabel(self)
            kind.setTextFormat(Qt.TextFormat.RichText)
            address, words = safe_address(url), escape(role_text(role))
            kind.setText(f'<a href="{escape(address)}">{words}</a>' if address else words)
            kind.setOpenExternalLinks(False)
            kind.linkActivated.connect(open_link)
            kind.setTextInteractionFlags(_REACHABLE)
            text = ElidedLabel(title or url, self, soft=not title)
            text.setToolTip(url)
            copy = QToolButton(self)
            copy.setIcon(icons.theme("mActionEditCopy.svg"))
            copy.setAutoRaise(True)
            copy.setToolTip(tr("Copy the address"))
            copy.setAccessibleName(tr("Copy the address of {role} {title}", role=role_text(role), title=title))
            copy.clicked.connect(lambda _checked=False, url=url: copy_text(url))
            grid.addWidget(kind, rank, 0)
            grid.addWidget(text, rank, 1)
            grid.addWidget(copy, rank, 2)


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
        rows = link_rows(receipt.links)
        if rows:
            column.addWidget(LinkGrid(rows, page))
        checks = check_rows(receipt)
        if checks:
            column.addWidget(sentence(page, tr("Read back as a visitor"), bold=True))
            for good, words in checks:
                column.addWidget(sentence(page, f"{'✓' if good else '✕'} {words}"))
        for warning in receipt.warnings:
            column.addWidget(sentence(page, f"⚠ {warning}"))
        column.addStretch(1)
        self._scroll.setWidget(page)
        self.open_map.setVisible(any(role == "map" for role, _title, _url in rows))

    def _open_map(self) -> None:
        if self.receipt is not None:
            maps = [url for role, _title, url in link_rows(self.receipt.links) if role == "map"]
            if maps:
                open_link(maps[-1])
