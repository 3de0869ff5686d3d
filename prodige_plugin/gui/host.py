"""What the windows may ask of the plugin that holds them."""

from __future__ import annotations

from typing import Any, Protocol

from qgis.PyQt.QtWidgets import QWidget

#: Keys of the three docks.
CATALOGUE, METADATA, PUBLISH = "catalogue", "metadata", "publish"


class Host(Protocol):
    """The plugin, as its windows see it; tests give a small one of their own."""

    #: QGIS's interface (``QgisInterface``).
    iface: Any

    @property
    def platforms(self) -> Any:
        """The list of platforms shared by the docks (:class:`~.platform_list.PlatformList`)."""

    def built(self, key: str) -> QWidget | None:
        """Give a dock's contents if they were built already; builds and shows nothing."""

    def open_dock(self, key: str) -> QWidget | None:
        """Show a dock, build it if need be, and give its contents."""
