"""Checks of where the features are: in their coordinate system, and on the platform's territory."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsRectangle,
)

from ...i18n import tr
from ..prepared import PreparedLayer, PreparedRaster
from .identity import CANDIDATES
from .model import Box, Finding, Limits
from .table import found

#: Part of its width and height by which the area of a system may be left: data go a little over the edge.
_MARGIN = 0.1
_CRS84 = "OGC:CRS84"


def extent_findings(
    layer: PreparedLayer | PreparedRaster, box: Box | None, limits: Limits, outside: int = 0, ids: tuple[int, ...] = ()
) -> list[Finding]:
    """Check the extent of what is published.

    :param box: extent in the layer's CRS, traditional GIS order; ``None`` when there is no geometry.
    :param outside: how many features lie outside of the territory; ``ids``: some of them.
    """
    if box is None or not layer.crs.isValid() or "swap_xy" in layer.repairs:
        return []
    rectangle = QgsRectangle(*box)
    crs = layer.crs
    if not crs.isGeographic() and _in_degrees(rectangle, crs, limits):
        sentence = tr("The coordinates of “{title}” look like degrees, but its system is {crs}.",
                      title=layer.title, crs=_name(crs))  # fmt: skip
        return [found("extent.degrees", layer.layer_id, sentence, proposal="EPSG:4326", place=box)]
    home = _area(crs)
    wanted = limits.territory
    territory = home if wanted is None else QgsRectangle(*wanted)
    here = to_degrees(rectangle, crs)
    if territory is not None and (here is None or not territory.intersects(here)) and not _whole(territory):
        turned = QgsRectangle(box[1], box[0], box[3], box[2])
        there = to_degrees(turned, crs)
        if there is not None and territory.contains(there):
            sentence = tr("The coordinates of “{title}” fall into place when x and y are exchanged.", title=layer.title)
            return [found("extent.swapped", layer.layer_id, sentence, place=box)]
    if home is not None and (here is None or not _grown(home).intersects(here) or _impossible(rectangle, crs)):
        better = likely_crs(rectangle, limits)
        sentence = tr("The coordinates of “{title}” lie beyond where {crs} is used.", title=layer.title, crs=_name(crs))
        if better:
            sentence += " " + tr("They would fit {code}.", code=better)
        return [found("extent.beyond", layer.layer_id, sentence, proposal=better, place=box)]
    if wanted is not None and here is not None:
        if not QgsRectangle(*wanted).intersects(here):
            sentence = tr("All of “{title}” lies outside of the platform's territory.", title=layer.title)
            return [found("extent.outside", layer.layer_id, sentence, place=box, count=outside, features=ids)]
        if outside:
            sentence = tr("%n feature(s) lie outside of the platform's territory.", n=outside)
            return [found("extent.outside", layer.layer_id, sentence, place=box, count=outside, features=ids)]
    return []


def territory_in(crs: QgsCoordinateReferenceSystem, limits: Limits) -> QgsRectangle | None:
    """Give the territory as a rectangle of a layer's CRS, for quick comparison; ``None`` when not known."""
    if limits.territory is None or not crs.isValid():
        return None
    return _moved(QgsRectangle(*limits.territory), QgsCoordinateReferenceSystem(_CRS84), crs)


def to_degrees(rectangle: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
    """Give an extent in degrees (CRS84), ``None`` where it has no place on Earth."""
    if crs.isGeographic() and _impossible(rectangle, crs):
        return None
    return _moved(rectangle, crs, QgsCoordinateReferenceSystem(_CRS84))


def likely_crs(rectangle: QgsRectangle, limits: Limits) -> str:
    """Give the code of a usual system in which these coordinates fall where they should, "" when none."""
    for code in CANDIDATES:
        crs = QgsCoordinateReferenceSystem(code)
        home = _area(crs)
        if home is None or _impossible(rectangle, crs):
            continue
        wanted = QgsRectangle(*limits.territory) if limits.territory is not None else home
        there = to_degrees(rectangle, crs)
        if there is not None and home.contains(there) and wanted.intersects(there):
            return code
    return ""


def _moved(
    rectangle: QgsRectangle, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsRectangle | None:
    """Transform a rectangle, ``None`` where that cannot be done."""
    transform = QgsCoordinateTransform(source, target, QgsCoordinateTransformContext())
    transform.setBallparkTransformsAreAppropriate(True)
    try:
        moved = transform.transformBoundingBox(rectangle)
    except QgsCsException:
        return None
    return moved if moved.isFinite() else None


def _area(crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
    """Give where on Earth a system is used, in degrees; ``None`` when not known."""
    bounds = crs.bounds()
    return None if bounds.isEmpty() else QgsRectangle(bounds)


def _grown(area: QgsRectangle) -> QgsRectangle:
    """Give an area with its margin."""
    grown = QgsRectangle(area)
    grown.grow(max(area.width(), area.height()) * _MARGIN)
    return grown


def _whole(area: QgsRectangle) -> bool:
    """Whether an area is the whole world, where nothing is the wrong way round."""
    return bool(area.width() > 350)


def _impossible(rectangle: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether a geographic system has no such coordinates; 360° are allowed for data across the 180th meridian."""
    if not crs.isGeographic():
        return False
    return bool(
        max(abs(rectangle.yMinimum()), abs(rectangle.yMaximum())) > 90.001
        or max(abs(rectangle.xMinimum()), abs(rectangle.xMaximum())) > 360.001
    )


def _in_degrees(rectangle: QgsRectangle, crs: QgsCoordinateReferenceSystem, limits: Limits) -> bool:
    """Whether coordinates of a metric system are longitudes and latitudes of the place one expects."""
    if max(abs(rectangle.xMinimum()), abs(rectangle.xMaximum())) > 180 or (
        max(abs(rectangle.yMinimum()), abs(rectangle.yMaximum())) > 90
    ):
        return False
    expected = QgsRectangle(*limits.territory) if limits.territory is not None else _area(crs)
    return expected is not None and bool(_grown(expected).intersects(rectangle))


def _name(crs: QgsCoordinateReferenceSystem) -> str:
    return f"{crs.authid()} ({crs.description()})" if crs.authid() else str(crs.description())
