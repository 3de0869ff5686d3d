"""A text browser that shows text only: it fetches nothing and follows nothing by itself (promise P12)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QTextBrowser, QWidget

from .messages import open_link


class QuietBrowser(QTextBrowser):
    """Opens a clicked web link in the person's browser; loads no image, style or page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(lambda url: open_link(url.toString()))

    def loadResource(self, _kind: int, _name: QUrl) -> Any:  # noqa: N802  Qt's name
        """Give nothing, whatever is asked: no file, no address."""
        return None
