"""What GeoJSON holds, and what its file must look like."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QMetaType

from ...errors import LayerError
from ...i18n import tr
from ..prepared import PreparedLayer

#: The CRS of RFC 7946 (§4); GDAL and QGIS give it longitude first.
WGS84 = "EPSG:4326"
#: Decimals of degrees: a centimetre on the ground (RFC 7946, §11.2).
_DEGREES = 7
#: Decimals of metres: a tenth of a millimetre.
_METRES = 4


def fitted(layer: PreparedLayer, *, native: bool) -> tuple[PreparedLayer, list[str], dict[str, str]]:
    """Bring a layer to what GeoJSON holds: the layer to write, sentences, names that change.

    :param native: keep the CRS published in.
    :raises LayerError: the layer has no CRS, so it cannot be brought to WGS 84.
    """
    notes: list[str] = []
    casts = dict(layer.casts)
    own_names = [layer.fields.at(index).name() for index in layer.field_indexes()]
    for own, field in zip(own_names, layer.published_fields(), strict=True):
        kind = QMetaType.Type(field.type())
        if kind == QMetaType.Type.QByteArray:
            casts[own] = "text"
            notes.append(tr("Field “{name}” holds bytes; GeoJSON holds them as base 64.", name=field.name()))
        elif kind == QMetaType.Type.QVariantMap:
            casts[own] = "text"
    fit = replace(layer, casts=casts)
    if native or layer.geometryless:
        return fit, notes, dict(layer.renamed)
    if not layer.published_crs().isValid():
        raise LayerError(
            tr("The layer “{title}” cannot become GeoJSON.", title=layer.title),
            tr("It has no coordinate reference system, and GeoJSON is in WGS 84."),
            tr("Give the layer its coordinate reference system, then try again."),
        )
    if layer.published_crs() != QgsCoordinateReferenceSystem(WGS84):
        notes.append(tr("The coordinates are in WGS 84 (longitude, latitude), as GeoJSON asks."))
    return replace(fit, target_crs=WGS84), notes, dict(layer.renamed)


def options(layer: PreparedLayer, *, native: bool) -> list[str]:
    """Give GDAL's layer creation options (GDAL manual, GeoJSON driver)."""
    if not native:
        return ["RFC7946=YES", f"COORDINATE_PRECISION={_DEGREES}"]
    degrees = layer.published_crs().isGeographic()
    return ["RFC7946=NO", f"COORDINATE_PRECISION={_DEGREES if degrees else _METRES}"]


def is_whole(path: Path) -> bool:
    """Whether a file ends as a feature collection does: it is not read for that."""
    with path.open("rb") as file:
        file.seek(0, 2)
        file.seek(max(0, file.tell() - 64))
        end = file.read().split()
    return bool(end) and b"".join(end).endswith(b"]}")
