"""The catalogues in QGIS's own places: Browser panel, Data Source Manager, locator, layer properties and search.

What is registered when the plugin starts are small shells; what they need is imported when they are
used (promise P11), and :meth:`Places.remove` takes all of them back (promise P10).
"""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsGui

from ..host import Host
from .browser import BrowserProvider
from .browser_menus import BrowserMenus
from .drop import DropHandler
from .layer_page import LayerPageFactory
from .layer_search import LayerSearch
from .locator import CatalogueFilter
from .source_tab import SourceTab


class Places:
    """What was put into QGIS, and how it is taken out again."""

    def __init__(self, host: Host) -> None:
        """Register everything. GUI thread."""
        self._host = host
        self._drop = DropHandler(host)
        self._browser = BrowserProvider(host, self._drop)
        self._menus = BrowserMenus(host)
        self._tab = SourceTab(host)
        self._search = LayerSearch()
        self._filter = CatalogueFilter(host)
        QgsApplication.dataItemProviderRegistry().addProvider(self._browser)
        QgsGui.dataItemGuiProviderRegistry().addProvider(self._menus)
        QgsGui.sourceSelectProviderRegistry().addProvider(self._tab)
        QgsApplication.layerMetadataProviderRegistry().registerLayerMetadataProvider(self._search)
        self._page = LayerPageFactory(host)
        host.iface.registerMapLayerConfigWidgetFactory(self._page)
        host.iface.registerLocatorFilter(self._filter)
        host.iface.registerCustomDropHandler(self._drop)

    def remove(self) -> None:
        """Take everything out again; QGIS deletes what it was given. GUI thread."""
        self._host.iface.unregisterCustomDropHandler(self._drop)
        self._host.iface.deregisterLocatorFilter(self._filter)
        self._host.iface.unregisterMapLayerConfigWidgetFactory(self._page)
        QgsApplication.layerMetadataProviderRegistry().unregisterLayerMetadataProvider(self._search)
        self._tab.shutdown()
        QgsGui.sourceSelectProviderRegistry().removeProvider(self._tab)
        QgsGui.dataItemGuiProviderRegistry().removeProvider(self._menus)
        self._browser.shutdown()
        QgsApplication.dataItemProviderRegistry().removeProvider(self._browser)
        self._drop.deleteLater()


def install(host: Host) -> Places:
    """Put the catalogues into QGIS's own places."""
    return Places(host)
