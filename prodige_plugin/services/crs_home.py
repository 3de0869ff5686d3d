"""The coordinate reference systems of this country, made in the GUI thread and kept there.

QGIS (3.40) ties a CRS to the thread that first made it: when that thread ends, what else uses the CRS is left
with nothing to transform by ("NULL P object not allowed"), and layers are drawn and cut in the wrong place. Layers are
built in worker threads here, which end; so the usual systems are made beforehand by the thread that stays.
"""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QCoreApplication, QThread

#: What nearly every load comes across: made at once.
FIRST = ("EPSG:4326", "EPSG:3857", "EPSG:2154", "OGC:CRS84")

#: What else French platforms publish in: RGF93 and its conic zones (both realisations), Europe, UTM, overseas.
COMMON = (
    *FIRST,
    *("EPSG:4171", "EPSG:4258", "EPSG:3035", "EPSG:3034", "EPSG:27572"),
    *(f"EPSG:{code}" for code in range(3942, 3951)),
    *(f"EPSG:{code}" for code in range(9842, 9852)),
    *("EPSG:25830", "EPSG:25831", "EPSG:25832", "EPSG:32630", "EPSG:32631", "EPSG:32632"),
    *("EPSG:5490", "EPSG:32620", "EPSG:2972", "EPSG:32622", "EPSG:2975", "EPSG:32740", "EPSG:4471", "EPSG:32738"),
    *("EPSG:4467", "EPSG:32621", "EPSG:3163", "EPSG:3297", "EPSG:32706"),
)

_kept: dict[str, QgsCoordinateReferenceSystem] = {}


def keep(authids: Iterable[str]) -> None:
    """Make systems in the GUI thread, those that are not kept yet (a few ms each); elsewhere nothing is done."""
    application = QCoreApplication.instance()
    if application is None or application.thread() != QThread.currentThread():
        return
    for authid in authids:
        if authid and authid not in _kept:
            _kept[authid] = QgsCoordinateReferenceSystem(authid)


def missing() -> list[str]:
    """Give the usual systems that are not kept yet."""
    return [authid for authid in COMMON if authid not in _kept]
