"""Lambert-93 (RGF93 v1 / Lambert-93, EPSG:2154) to degrees, without QGIS: for records whose extent is in metres.

Formulas: EPSG guidance note 7-2, Lambert conic conformal with two standard parallels; parameters of EPSG:2154.
"""

from __future__ import annotations

import math

from .codecs_resource import outward
from .values import BoxValue

_A = 6378137.0  # GRS 80, metres
_F = 1 / 298.257222101
_E = math.sqrt(2 * _F - _F * _F)
_LON0, _LAT0 = math.radians(3.0), math.radians(46.5)
_LAT1, _LAT2 = math.radians(44.0), math.radians(49.0)
_X0, _Y0 = 700000.0, 6600000.0


def _m(latitude: float) -> float:
    return math.cos(latitude) / math.sqrt(1 - (_E * math.sin(latitude)) ** 2)


def _t(latitude: float) -> float:
    sine = _E * math.sin(latitude)
    return math.tan(math.pi / 4 - latitude / 2) / math.pow((1 - sine) / (1 + sine), _E / 2)


_N = (math.log(_m(_LAT1)) - math.log(_m(_LAT2))) / (math.log(_t(_LAT1)) - math.log(_t(_LAT2)))
_FACTOR = _m(_LAT1) / (_N * _t(_LAT1) ** _N)
_R0 = _A * _FACTOR * _t(_LAT0) ** _N


def degrees_of(x: float, y: float) -> tuple[float, float]:
    """Give longitude and latitude (degrees, RGF93) of a point in metres."""
    dx, dy = x - _X0, _R0 - (y - _Y0)
    t = (math.hypot(dx, dy) / (_A * _FACTOR)) ** (1 / _N)
    latitude = math.pi / 2 - 2 * math.atan(t)
    for _round in range(8):
        sine = _E * math.sin(latitude)
        latitude = math.pi / 2 - 2 * math.atan(t * ((1 - sine) / (1 + sine)) ** (_E / 2))
    return math.degrees(math.atan2(dx, dy) / _N + _LON0), math.degrees(latitude)


def box_in_degrees(west: float, south: float, east: float, north: float) -> BoxValue:
    """Give the box in degrees (west, south, east, north) around a box in metres; its edges are looked at too."""
    steps = [index / 10 for index in range(11)]
    edge = [
        degrees_of(x, y)
        for part in steps
        for x, y in (
            (west + part * (east - west), south),
            (west + part * (east - west), north),
            (west, south + part * (north - south)),
            (east, south + part * (north - south)),
        )
    ]
    longitudes, latitudes = zip(*edge, strict=True)
    return outward((min(longitudes), min(latitudes), max(longitudes), max(latitudes)), 5)
