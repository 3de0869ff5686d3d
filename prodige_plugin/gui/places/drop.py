"""Dragging a way to load out of the Browser panel: what travels, and what happens where it is dropped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qgis.core import QgsMimeDataUtils
from qgis.gui import QgsCustomDropHandler

from ..host import Host

if TYPE_CHECKING:
    from ...catalogue.model import Summary

#: The name under which QGIS hands what is dropped back to us.
KEY = "prodige_plugin"
#: How many results that were dragged are remembered; a drag ends soon after it began.
_MANY = 100


#: What is being dragged: the text that travels → the result it stands for.
_dragged: dict[str, Summary] = {}


def parcel(platform_key: str, summary: Summary, way: int = -1) -> QgsMimeDataUtils.Uri:
    """Pack a result for a drag: names travel, the result itself waits here.

    :param way: rank of the way to load; -1 for the best one.
    """
    text = json.dumps({"platform": platform_key, "record": summary.identifier, "way": way})
    _dragged[text] = summary
    while len(_dragged) > _MANY:
        del _dragged[next(iter(_dragged))]
    uri = QgsMimeDataUtils.Uri()
    uri.layerType = "custom"
    uri.providerKey = KEY
    uri.name = summary.title or summary.identifier
    uri.uri = text
    return uri


class DropHandler(QgsCustomDropHandler):
    """Loads what was dragged from our part of the Browser panel, in a task."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host

    def parcel(self, platform_key: str, summary: Summary, way: int = -1) -> QgsMimeDataUtils.Uri:
        """See :func:`parcel`."""
        return parcel(platform_key, summary, way)

    def customUriProviderKey(self) -> str:  # noqa: N802  QGIS's name
        """Give the name of what this handler takes."""
        return KEY

    def handleCustomUriDrop(self, uri: Any) -> None:  # noqa: N802  QGIS's name
        """Load it, wherever in QGIS it was dropped."""
        from .loads import load_dropped

        load_dropped(self._host, uri.uri, _dragged.get(uri.uri))

    def canHandleCustomUriCanvasDrop(self, uri: Any, _canvas: Any) -> bool:  # noqa: N802  QGIS's name
        """Whether the map takes it."""
        return bool(uri.providerKey == KEY)

    def handleCustomUriCanvasDrop(self, uri: Any, _canvas: Any) -> bool:  # noqa: N802  QGIS's name
        """Load what was dropped on the map."""
        self.handleCustomUriDrop(uri)
        return True
