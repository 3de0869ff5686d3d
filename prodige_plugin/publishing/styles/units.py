"""Lengths of QGIS in pixels of 0.28 mm."""

from __future__ import annotations

from qgis.core import Qgis, QgsCoordinateReferenceSystem

from ...i18n import tr
from .model import PIXELS_A_MM, Losses

_MM = {
    Qgis.RenderUnit.Millimeters: 1.0,
    Qgis.RenderUnit.Points: 25.4 / 72,
    Qgis.RenderUnit.Inches: 25.4,
}
#: A QGIS pixel is taken for the server's.
_GROUND = (Qgis.RenderUnit.MapUnits, Qgis.RenderUnit.MetersInMapUnits)
#: Scale at which lengths on the ground are drawn by formats that only know pixels.
_USUAL_SCALE = 25_000
_METRES_A_DEGREE = 111_320.0


class Units:
    """Turns lengths with units into pixels, or leaves them metres on the ground where the format can say so."""

    def __init__(self, crs: QgsCoordinateReferenceSystem, losses: Losses, *, grounded: bool) -> None:
        """Take the CRS the layer is published in; its units are what "map units" are.

        :param grounded: the format has sizes in metres on the ground (SLD's ``uom``).
        """
        self._metres = crs.isValid() and not crs.isGeographic() and crs.mapUnits() == Qgis.DistanceUnit.Meters
        self._losses = losses
        self._grounded = grounded

    def uom(self, *units: Qgis.RenderUnit) -> str:
        """Give ``metre`` when all these lengths of one symbolizer can stay metres on the ground, else ""."""
        return "metre" if self._grounded and units and all(self._ground(unit) for unit in units) else ""

    def _ground(self, unit: Qgis.RenderUnit) -> bool:
        return unit == Qgis.RenderUnit.MetersInMapUnits or (unit == Qgis.RenderUnit.MapUnits and self._metres)

    def factor(self, unit: Qgis.RenderUnit, uom: str = "") -> float:
        """Give the pixels in one unit; for a length on the ground those at the usual scale, which is told."""
        if uom:
            return 1.0
        if unit in _MM:
            return _MM[unit] * PIXELS_A_MM
        if unit in _GROUND:
            self._losses.tell(
                tr(
                    "Sizes that grow with the scale keep one size, that of 1:{scale}.",
                    scale=f"{_USUAL_SCALE:,}".replace(",", " "),
                )
            )
            metres = 1.0 if self._ground(unit) else _METRES_A_DEGREE
            return metres * 1000 / _USUAL_SCALE * PIXELS_A_MM
        return 1.0

    def length(self, length: float, unit: Qgis.RenderUnit, uom: str = "") -> float:
        """Give a length in pixels, or in metres where ``uom`` says so."""
        return number(length * self.factor(unit, uom)) if length else 0.0


def number(value: float) -> float:
    """Give a length that reads well: three decimals."""
    return round(float(value), 3)
