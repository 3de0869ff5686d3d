"""What the menu of our items in the Browser panel offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.gui import QgsDataItemGuiProvider
from qgis.PyQt.QtWidgets import QMenu

from ...i18n import tr
from ..host import Host
from .browser import MoreItem, PlatformItem, RecordItem, Root, WayItem


class BrowserMenus(QgsDataItemGuiProvider):
    """Adds our actions to the menus of our items, and to no others."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host

    def name(self) -> str:
        """Give the provider's name."""
        return "PRODIGE"

    def populateContextMenu(self, item: Any, menu: QMenu, _chosen: Any, _context: Any) -> None:  # noqa: N802  QGIS's name
        """Fill the menu of one of our items."""
        host = self._host
        if isinstance(item, Root):
            _action(menu, tr("Platforms…"), lambda: _platforms(host))
        elif isinstance(item, PlatformItem):
            _action(menu, tr("Search in the Catalogue dock"), lambda: _search(host, item))
            _action(menu, tr("Refresh"), item.refresh)
            _action(menu, tr("Platforms…"), lambda: _platforms(host))
        elif isinstance(item, RecordItem):
            _action(menu, tr("Add to the map"), lambda: _load_best(host, item))
            _action(menu, tr("Read the sheet"), lambda: host.show_record(item.summary, item.place.platform))
        elif isinstance(item, WayItem):
            add = _action(menu, tr("Add to the map"), item.activate)
            add.setEnabled(not item.way.source.reason)
            _action(menu, tr("Copy the link"), lambda: _copy(item.way.source.url))

    def handleDoubleClick(self, item: Any, _context: Any) -> bool:  # noqa: N802  QGIS's name
        """Load a way, or ask for more; other items open and close as usual."""
        if not isinstance(item, (MoreItem, WayItem)):
            return False
        item.activate()
        return True


def _action(menu: QMenu, text: str, slot: Callable[[], object]) -> Any:
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: slot())
    return action


def _platforms(host: Host) -> None:
    from ..platform_dialog import PlatformDialog

    PlatformDialog(host.platforms, host.iface.mainWindow()).show()


def _search(host: Host, item: PlatformItem) -> None:
    from ..host import CATALOGUE

    host.platforms.set_current(item.platform.key)
    host.open_dock(CATALOGUE)


def _load_best(host: Host, item: RecordItem) -> None:
    from .loads import load_best

    load_best(host, item.summary, item.place.platform)


def _copy(text: str) -> None:
    from ..messages import copy_text

    copy_text(text)
