"""How large a copy will be, before it is made, and whether the platform has room for it."""

from __future__ import annotations

from collections.abc import Collection

from qgis.PyQt.QtCore import QMetaType

from ...i18n import tr
from ..prepared import PreparedLayer, PreparedRaster
from ..volume import Volume, human
from .look import Seen
from .model import DBF_TEXT, MOST_BYTES, Finding, Limits, Target
from .table import found

#: Bytes a row has beside its values: PostgreSQL's header, item and alignment, and its entry of the spatial index
#: and of the key's (manual, §73.6); SQLite's cell, GeoPackage's geometry header and its R-tree's entry.
_ROW = {Target.POSTGIS: 28 + 4 + 60 + 24, Target.PRODIGE_API: 28 + 4 + 60 + 24, Target.GPKG: 12 + 40 + 50}
#: Bytes GeoJSON needs for the eight of a coordinate: fifteen digits, a sign and a comma.
_JSON_COORDINATE = 18 / 8
_DBF_WIDTHS = {QMetaType.Type.QString: DBF_TEXT, QMetaType.Type.Bool: 1, QMetaType.Type.QDate: 8}


def estimate(layer: PreparedLayer, seen: Seen, target: Target) -> int:
    """Estimate the bytes of the copy: of the database, or of the (largest) file sent."""
    rows = seen.features
    if target is Target.GEOJSON or target is Target.PRODIGE_API:
        names = sum(len(field.name()) + 5 for field in layer.published_fields())
        # PRODIGE receives GeoJSON; what it stores of it is close
        return int(seen.wkb_bytes * _JSON_COORDINATE) + seen.value_bytes + rows * (names + 70)
    if target is Target.SHP:
        return max(shapefile_parts(layer, seen).values())
    return seen.wkb_bytes + seen.value_bytes + rows * _ROW[target]


def shapefile_parts(layer: PreparedLayer, seen: Seen) -> dict[str, int]:
    """Estimate the bytes of each file of a shapefile; the table is as wide as its widest texts."""
    width = 1
    for field in layer.published_fields():
        kind = QMetaType.Type(field.type())
        width += min(_DBF_WIDTHS.get(kind, 20), max(seen.longest, 1) * 2 if kind == QMetaType.Type.QString else 254)
    return {"shp": 100 + seen.wkb_bytes + seen.features * 40, "dbf": width * seen.features, "shx": 8 * seen.features}


def size_findings(layer: PreparedLayer, seen: Seen, limits: Limits) -> list[Finding]:
    """Check the size of a vector layer against what the platform takes; the layer keeps the estimate."""
    bytes_ = estimate(layer, seen, limits.target)
    findings = []
    most = MOST_BYTES.get(limits.target)
    if most is not None and bytes_ > most:
        sentence = tr(
            "A file of about {size} is needed; the format holds {most}.", size=human(bytes_), most=human(most)
        )
        findings.append(found("size.format", layer.layer_id, sentence))
    if limits.target is Target.SHP:
        bytes_ = sum(shapefile_parts(layer, seen).values())
    layer.estimated = Volume(seen.features, bytes_)
    return findings + _room(layer, bytes_, limits)


def raster_size_findings(raster: PreparedRaster, limits: Limits) -> list[Finding]:
    """Check the size of an image: its file as it is, overviews included as a cloud-optimised copy has them."""
    return _room(raster, raster.size, limits) if raster.size >= 0 else []


def whole_findings(sizes: Collection[int], limits: Limits) -> list[Finding]:
    """Check the sum of all layers against the room left, where each one alone has room.

    :param sizes: bytes of each copy; those below 0 are not known.
    """
    if limits.quota is None or max(sizes, default=0) > limits.quota:
        return []
    whole = sum(size for size in sizes if size > 0)
    if whole <= limits.quota:
        return []
    sentence = tr("Together they need about {size}; {free} are free.", size=human(whole), free=human(limits.quota))
    return [found("size.quota", "", sentence)]


def _room(layer: PreparedLayer | PreparedRaster, bytes_: int, limits: Limits) -> list[Finding]:
    """Compare a size with the largest upload and the room left."""
    findings = []
    if limits.upload is not None and bytes_ > limits.upload:
        sentence = tr(
            "About {size} would be sent; the platform takes {most}.", size=human(bytes_), most=human(limits.upload)
        )
        findings.append(found("size.upload", layer.layer_id, sentence))
    if limits.quota is not None and bytes_ > limits.quota:
        sentence = tr("About {size} are needed; {free} are free.", size=human(bytes_), free=human(limits.quota))
        findings.append(found("size.quota", layer.layer_id, sentence))
    return findings
