"""The addresses of one publication on a line: opened by a click, copied from a menu."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ..i18n import tr
from . import icons
from .formats import breakable, pair_text
from .labels import sentence
from .messages import copy_text, open_link
from .publish_model import role_text
from .safe_html import safe_address

#: A link is reached by mouse and by keyboard.
_REACHABLE = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


def _link(words: str, url: str) -> str:
    """Give one link as rich text; an address that no browser opens (SFTP, a file here) is written out."""
    address = safe_address(url)
    if address:
        # the words of one link stay on one line
        return f'<a href="{escape(address)}">{escape(words).replace(" ", "&nbsp;")}</a>'
    place = QUrl(url)
    return escape(pair_text(words, breakable(place.toLocalFile() if place.isLocalFile() else url)))


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
            parts.append(_link(role_text(role), url))
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
