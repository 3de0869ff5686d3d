"""From a finding to its features: the map goes there and blinks, or the layer selects them. GUI thread.

No feature is read here: the checks noted where one sees it.
"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ..i18n import tr
from . import messages

#: Part of a feature's size that is shown around it.
_AROUND = 1.6
#: Metres (or a hundred-thousandth of as many degrees) shown around a point.
_POINT_ROOM = 50.0


def can_zoom(finding: Any) -> bool:
    """Whether the checks noted a place."""
    return finding.place is not None


def zoom_to(finding: Any, canvas: Any = None) -> bool:
    """Move the map to the place of a finding and let it blink; whether the map can show it.

    :param canvas: the map; QGIS's own when ``None``.
    """
    layer = QgsProject.instance().mapLayer(finding.element)
    canvas = canvas if canvas is not None else _canvas()
    if layer is None or canvas is None or finding.place is None:
        return False
    target = canvas.mapSettings().destinationCrs()
    box = QgsRectangle(*finding.place)
    if layer.crs().isValid() and target.isValid():
        try:
            box = QgsCoordinateTransform(layer.crs(), target, QgsProject.instance()).transformBoundingBox(box)
        except QgsCsException:
            messages.show_note(tr("The map's coordinate system has no place for this feature."))
            return False
    point = box.width() == 0 and box.height() == 0
    shape = QgsGeometry.fromPointXY(QgsPointXY(box.center())) if point else QgsGeometry.fromRect(box)
    if point:
        room = _POINT_ROOM * (1e-5 if target.isGeographic() else 1.0)
        box.grow(room)
    else:
        box.scale(_AROUND)
    canvas.setExtent(box)
    canvas.refresh()
    canvas.flashGeometries([shape], target)
    return True


def select(finding: Any) -> int:
    """Select the features a finding names in the person's layer; how many.

    The checks keep some ids only, so a large number is not selected as a whole.
    """
    layer = QgsProject.instance().mapLayer(finding.element)
    if not isinstance(layer, QgsVectorLayer):
        return 0
    layer.selectByIds(list(finding.features))
    if finding.count > len(finding.features):
        messages.show_note(tr("The first %n of them are selected.", n=len(finding.features)))
    return len(finding.features)


def _canvas() -> Any:
    """Give QGIS's map, ``None`` where there is no window."""
    from qgis.utils import iface

    return None if iface is None else iface.mapCanvas()
