"""The page of QGIS's Data Source Manager: the same search as in the dock."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsAbstractDataSourceWidget, QgsSourceSelectProvider
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QIcon, QShowEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...i18n import tr
from .. import icons
from ..host import CATALOGUE, Host


class SourceTab(QgsSourceSelectProvider):
    """Announces the page; the dialog builds it when it opens."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._pages: list[SourcePage] = []

    def name(self) -> str:
        """Give the name QGIS knows the page by."""
        return "prodige_plugin"

    def providerKey(self) -> str:  # noqa: N802  QGIS's name
        """Give the name of the kind of source."""
        return "prodige_plugin"

    def text(self) -> str:
        """Give the name a person reads."""
        return tr("PRODIGE catalogues")

    def toolTip(self) -> str:  # noqa: N802  QGIS's name
        """Say what the page is for."""
        return tr("Find data in the platforms' catalogues")

    def icon(self) -> QIcon:
        """Give the page's icon."""
        return icons.own(CATALOGUE)

    def ordering(self) -> int:
        """Stand with the other searches."""
        return int(QgsSourceSelectProvider.Ordering.OrderSearchProvider) + 10

    def createDataSourceWidget(  # noqa: N802  QGIS's name
        self, parent: QWidget | None = None, *_look: Any
    ) -> QgsAbstractDataSourceWidget:
        """Give a new page."""
        page = SourcePage(self._host, parent)
        self._pages.append(page)
        return page

    def shutdown(self) -> None:
        """Let the pages take back what they connected or drew."""
        pages, self._pages = self._pages, []
        for page in pages:
            if not sip.isdeleted(page):
                page.shutdown()


class SourcePage(QgsAbstractDataSourceWidget):
    """An empty page whose contents come when it is seen."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host: Host | None = host
        self._asked = False
        self.contents: Any = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Have the contents built the first time."""
        super().showEvent(event)
        if self._host is not None and not self._asked:
            self._asked = True
            self._host.warm(CATALOGUE, self._build)

    def _build(self) -> None:
        if self._host is not None and not sip.isdeleted(self):
            self.contents = self._host.build(CATALOGUE)
            self._layout.addWidget(self.contents)
            self.contents.setFocus()

    def shutdown(self) -> None:
        """Take the contents away."""
        self._host = None
        contents, self.contents = self.contents, None
        if contents is not None and not sip.isdeleted(contents):
            contents.shutdown()
            contents.deleteLater()
