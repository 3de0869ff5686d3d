"""What the windows may ask of the plugin that holds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from ..catalogue.model import Summary
    from ..platforms.model import Platform

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

    def warm(self, key: str, ready: Callable[[], object]) -> None:
        """Import what a dock's contents need in a worker thread, then call ``ready`` in the GUI thread."""

    def build(self, key: str) -> QWidget:
        """Build a dock's contents once more, for another place in QGIS; whoever asks shuts them down."""

    def show_record(self, summary: Summary, platform: Platform) -> None:
        """Show the sheet of a record in the Catalogue dock."""
