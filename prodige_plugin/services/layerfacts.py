"""What a layer tells about itself, for the first version of its record. Cheap: it runs on the GUI thread."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

from ..metadata.prefill import LayerFacts

#: OGR's and GDAL's names of formats by file extension, as ISO records name them.
_FORMATS = {
    ".gpkg": "GeoPackage",
    ".shp": "ESRI Shapefile",
    ".geojson": "GeoJSON",
    ".json": "GeoJSON",
    ".gml": "GML",
    ".fgb": "FlatGeobuf",
    ".kml": "KML",
    ".tab": "MapInfo",
    ".mif": "MapInfo",
    ".csv": "CSV",
    ".dxf": "DXF",
    ".gdb": "File Geodatabase",
    ".sqlite": "SpatiaLite",
    ".parquet": "GeoParquet",
    ".tif": "GeoTIFF",
    ".tiff": "GeoTIFF",
    ".jp2": "JPEG 2000",
    ".ecw": "ECW",
    ".asc": "Arc/Info ASCII Grid",
    ".vrt": "VRT",
}
#: What QGIS's metadata form and people write → ISO 639-2/B, which ISO 19139 records want.
_LANGUAGES = {
    "fr": "fre",
    "fra": "fre",
    "fre": "fre",
    "en": "eng",
    "eng": "eng",
    "de": "ger",
    "deu": "ger",
    "ger": "ger",
    "es": "spa",
    "spa": "spa",
    "it": "ita",
    "ita": "ita",
    "nl": "dut",
    "nld": "dut",
    "dut": "dut",
    "pt": "por",
    "por": "por",
}
_PROVIDER_FORMATS = {"postgres": "PostGIS", "spatialite": "SpatiaLite", "wms": "WMS", "WFS": "GML", "OAPIF": "GeoJSON"}
_GEOMETRIES = {
    Qgis.GeometryType.Point: "point",
    Qgis.GeometryType.Line: "line",
    Qgis.GeometryType.Polygon: "polygon",
}
#: Providers whose count is known or kept locally; others would wait for a server on the GUI thread.
_COUNTED_HERE = {"ogr", "memory", "delimitedtext", "spatialite", "gpx", "virtual"}


def layer_facts(layer: QgsMapLayer) -> LayerFacts:
    """Read a layer: extent in CRS84, CRS, geometry, fields, scale, dates, count, and what its metadata holds.

    What cannot be known is left empty: no CRS, an empty extent, a table without geometry. Nothing is asked
    of a server that the layer has not asked already.
    """
    metadata = layer.metadata()
    crs = layer.crs()
    contact = next(iter(metadata.contacts()), None)
    path = _source_file(layer)
    created, modified = _file_dates(path)
    vector = layer if isinstance(layer, QgsVectorLayer) else None
    properties = layer.serverProperties()
    return LayerFacts(
        title=metadata.title() or properties.title() or layer.name(),
        abstract=metadata.abstract() or properties.abstract(),
        layer_name=_table(layer, path) or layer.name(),
        box=box_of(layer.extent(), crs),
        crs_code=crs.authid() if crs.isValid() else "",
        crs_name=crs.description() if crs.isValid() else "",
        geometry=_GEOMETRIES.get(vector.geometryType(), "none") if vector is not None else "none",
        representation=_representation(layer),
        fields=_fields(vector),
        scale_denominator=_scale(layer),
        feature_count=_count(vector),
        created=created,
        modified=modified,
        format_name=_format(layer, path),
        keywords=tuple(dict.fromkeys(word for words in metadata.keywords().values() for word in words)),
        language=_LANGUAGES.get(metadata.language().lower()[:3], "fre"),
        organisation=contact.organization if contact is not None else "",
        email=contact.email if contact is not None else "",
    )


def box_of(extent: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> tuple[float, float, float, float] | None:
    """Give an extent as west, south, east, north in degrees (CRS84), or ``None`` if it has none.

    A single point has a box (its own), an empty layer and one without a CRS have none.
    """
    values = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    if extent.isNull() or not crs.isValid() or not all(map(math.isfinite, values)) or values[0] > values[2]:
        return None
    try:
        # QGIS keeps the longitude first in EPSG:4326, as CRS84 has it
        transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
        if values[0] == values[2] and values[1] == values[3]:
            point = transform.transform(values[0], values[1])
            box = (point.x(), point.y(), point.x(), point.y())
        else:
            turned = transform.transformBoundingBox(extent)
            box = (turned.xMinimum(), turned.yMinimum(), turned.xMaximum(), turned.yMaximum())
    except QgsCsException:
        return None
    flat = values[1] < values[3] and box[1] == box[3]  # far outside the CRS: squeezed onto a pole
    if not all(map(math.isfinite, box)) or flat:
        return None
    return max(-180.0, box[0]), max(-90.0, box[1]), min(180.0, box[2]), min(90.0, box[3])


def _representation(layer: QgsMapLayer) -> str:
    """Give the MD_SpatialRepresentationTypeCode."""
    if isinstance(layer, QgsRasterLayer):
        return "grid"
    if isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Null:
        return "textTable"
    return "vector"


def _fields(layer: QgsVectorLayer | None) -> tuple[tuple[str, str, str], ...]:
    """Give name, type and alias of the fields."""
    if layer is None:
        return ()
    return tuple(
        (field.name(), field.typeName() or field.friendlyTypeString(), field.alias()) for field in layer.fields()
    )


def _scale(layer: QgsMapLayer) -> int:
    """Give the scale the data is made for, as a denominator, if the layer says so by its visibility, else 0."""
    if layer.hasScaleBasedVisibility() and layer.maximumScale() > 0:
        denominator: int = round(layer.maximumScale())
        return denominator
    return 0


def _count(layer: QgsVectorLayer | None) -> int:
    """Give the number of features where it costs nothing, else -1."""
    if layer is None or layer.dataProvider() is None or layer.providerType() not in _COUNTED_HERE:
        return -1
    return max(-1, int(layer.featureCount()))


def _table(layer: QgsMapLayer, path: Path | None) -> str:
    """Give the name of the table, type or file the layer is made of."""
    if layer.providerType() in ("WFS", "OAPIF"):
        return str(QgsDataSourceUri(layer.source()).param("typename"))
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    for key in ("layerName", "table", "typename"):
        if parts.get(key):
            return str(parts[key])
    return path.stem if path is not None else ""


def _source_file(layer: QgsMapLayer) -> Path | None:
    """Give the layer's file, if it comes from one."""
    if layer.providerType() not in ("ogr", "gdal", "delimitedtext", "spatialite"):
        return None
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    text = str(parts.get("path") or "")
    # a path of another machine's network would be waited for on the GUI thread
    if not text or text.startswith(("/vsi", "\\\\")) or re.match(r"^[a-z]{2,}:", text, re.IGNORECASE):
        return None
    path = Path(text)
    return path if path.exists() else None


def _file_dates(path: Path | None) -> tuple[str, str]:
    """Give days of creation and last change (ISO 8601); the creation is unknown on most systems."""
    if path is None:
        return "", ""
    status = path.stat()
    born = getattr(status, "st_birthtime", None)
    created = datetime.fromtimestamp(born, UTC).date().isoformat() if born else ""
    return created, datetime.fromtimestamp(status.st_mtime, UTC).date().isoformat()


def _format(layer: QgsMapLayer, path: Path | None) -> str:
    """Give the name of the layer's format."""
    if path is not None:
        return _FORMATS.get(path.suffix.lower(), path.suffix.lstrip(".").upper())
    return _PROVIDER_FORMATS.get(layer.providerType(), "")
