"""PRODIGE for QGIS: find, load, describe, publish and check geographic data of a regional platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import ProdigePlugin


def classFactory(iface: QgisInterface) -> ProdigePlugin:  # noqa: N802  QGIS calls it by this name
    """Give QGIS the plugin."""
    from .plugin import ProdigePlugin

    return ProdigePlugin(iface)
