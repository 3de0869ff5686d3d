"""What a layer tells about itself, for its record.

Three steps, so that no window waits:

1. :func:`layer_facts` and :func:`source_of`, on the GUI thread: what the layer holds in memory;
2. :func:`facts_from_sources`, in a worker thread: what lies in its file, beside it, or in its database;
3. :func:`.prefill.prefill` or :func:`.prefill.recompute`, in any thread.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsMeshLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ..feedback import Feedback
from ..metadata.facts import Described, LayerFacts
from ..metadata.online import OnlineResource
from ..metadata.values import BoxValue
from . import filedates
from .encodings import character_set
from .layer_metadata_read import describe, language_code, public
from .layerfacts_extent import believable, box_of, doubtful, metres_per_unit
from .layerfacts_fields import attributes, domains
from .plume import words_of

__all__ = ["Source", "box_of", "facts_from_sources", "layer_facts", "source_of", "whole_facts"]

#: GDAL's names of formats by file extension, as ISO records name them.
_FORMATS = {
    ".gpkg": "GeoPackage", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON", ".json": "GeoJSON", ".gml": "GML",
    ".fgb": "FlatGeobuf", ".kml": "KML", ".kmz": "KMZ", ".tab": "MapInfo TAB", ".mif": "MapInfo MIF", ".csv": "CSV",
    ".dxf": "DXF", ".gdb": "File Geodatabase", ".sqlite": "SpatiaLite", ".parquet": "GeoParquet", ".gpx": "GPX",
    ".xlsx": "XLSX", ".ods": "ODS", ".dbf": "DBF", ".tif": "GeoTIFF", ".tiff": "GeoTIFF", ".jp2": "JPEG 2000",
    ".ecw": "ECW", ".asc": "Arc/Info ASCII Grid", ".vrt": "VRT", ".img": "ERDAS Imagine", ".nc": "NetCDF",
    ".grib": "GRIB", ".mbtiles": "MBTiles", ".pmtiles": "PMTiles", ".las": "LAS", ".laz": "LAZ", ".2dm": "2DM",
    ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG",
}  # fmt: skip
_PROVIDER_FORMATS = {
    "postgres": "PostGIS", "postgresraster": "PostGIS", "spatialite": "SpatiaLite", "wms": "WMS", "WFS": "GML",
    "OAPIF": "GeoJSON", "wcs": "WCS", "mssql": "Microsoft SQL Server", "oracle": "Oracle Spatial",
    "vectortile": "Mapbox Vector Tiles", "xyzvectortiles": "Mapbox Vector Tiles", "ept": "Entwine Point Tiles",
    "copc": "COPC", "arcgisfeatureserver": "ArcGIS Feature Service", "arcgismapserver": "ArcGIS Map Service",
}  # fmt: skip
_GEOMETRIES = {
    Qgis.GeometryType.Point: "point",
    Qgis.GeometryType.Line: "line",
    Qgis.GeometryType.Polygon: "polygon",
}
#: Providers whose count is known or kept locally; others would wait for a server on the GUI thread.
_COUNTED_HERE = {"ogr", "memory", "delimitedtext", "spatialite", "gpx", "virtual"}
#: Providers whose comments are read at their place.
_COPIED = {"postgres", "postgresraster"}
#: Providers that would ask a database for their extent, or read everything for it.
_ASKED = {"postgres", "oracle", "mssql", "hana", "spatialite"}
#: Vector files that know their extent; GDAL reads others from end to end.
_KNOWN_EXTENT = {".gpkg", ".shp", ".fgb", ".tab", ".gdb", ".parquet"}
_FILES = {"ogr", "gdal", "delimitedtext", "spatialite", "pdal", "copc", "mdal", "gpx", "mbtilesvectortiles"}
#: GDAL's virtual file systems that stay on this computer.
_LOCAL_VSI = ("/vsizip/", "/vsitar/", "/vsigzip/", "/vsi7z/", "/vsirar/")


@dataclass(frozen=True)
class Source:
    """Where a layer's data lie: plain values, fit for a worker thread. Its address may hold a password."""

    #: QGIS's name of the provider; "" when the layer has none.
    provider: str = ""
    #: as the provider takes it; never to be shown, logged or kept.
    uri: str = field(default="", repr=False)
    #: its file, or GDAL's virtual path of it; "" where there is none on this computer.
    path: str = ""
    #: layer in the file, or table.
    name: str = ""
    schema: str = ""
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem, repr=False)
    context: QgsCoordinateTransformContext = field(default_factory=QgsCoordinateTransformContext, repr=False)
    #: (field, domain) pairs.
    domains: tuple[tuple[str, str], ...] = ()
    #: whether the extent must be asked of the database.
    wants_box: bool = False


def layer_facts(layer: QgsMapLayer) -> LayerFacts:
    """Read what a layer holds in memory, and the dates of its file. GUI thread.

    Nothing is asked of a server or a database.

    What cannot be known is left empty: no CRS, an empty extent, a table without geometry; the extent of
    a database's layer, and of a file that does not know it, is left to :func:`facts_from_sources`.
    """
    metadata = layer.metadata()
    crs = layer.crs()
    contact = next(iter(metadata.contacts()), None)
    path = _path(layer)
    vector = layer if isinstance(layer, QgsVectorLayer) else None
    properties = layer.serverProperties()
    described = _written(layer)
    box, notes = (None, ()) if _extent_is_slow(layer, path) else _box(layer)
    created, modified = filedates.of_file(path) if path and not path.startswith("/vsi") else ("", "")
    return LayerFacts(
        title=metadata.title() or properties.title() or layer.name(),
        abstract=words_of(metadata.abstract() or properties.abstract()),
        layer_name=_table(layer, path) or layer.name(),
        box=box,
        crs_code=_code(crs),
        crs_name=_crs_name(crs),
        geometry=_GEOMETRIES.get(vector.geometryType(), "none") if vector is not None else "none",
        representation=_representation(layer),
        fields=attributes(layer),
        scale_denominator=_scale(layer),
        resolution=_resolution(layer, box),
        feature_count=_count(vector),
        created=created,
        modified=modified,
        format_name=_format(layer, path),
        encoding=_encoding(layer),
        keywords=_keywords(layer),
        language=language_code(metadata.language()) or "fre",
        organisation=contact.organization if contact is not None else "",
        email=contact.email if contact is not None else "",
        described=tuple(one for one in (described, _published(layer)) if one is not None),
        notes=notes,
    )


def _written(layer: QgsMapLayer) -> Described | None:
    """Give what people wrote in a layer's metadata; not what the provider of a database puts there by itself.

    QGIS copies a table's comment into the abstract, Plume's JSON-LD and all: it is read at its place.
    """
    said = describe(layer.metadata(), "layer")
    provider = layer.dataProvider()
    if provider is not None and layer.providerType() in _COPIED:
        copied = describe(provider.layerMetadata(), "layer")
        same = {one.name for one in fields(Described) if getattr(said, one.name) == getattr(copied, one.name)}
        kept = {one.name: getattr(said, one.name) for one in fields(Described) if one.name not in same}
        said = Described("layer", **kept)
    return said if said != Described("layer") else None


def _published(layer: QgsMapLayer) -> Described | None:
    """Give what a layer's properties say for QGIS Server: title, abstract, keywords, attribution, link to the data."""
    server = layer.serverProperties()
    url = public(server.dataUrl())
    rights = server.attribution().strip()
    said = Described(
        "server",
        title=server.title().strip(),
        abstract=words_of(server.abstract()),
        keywords=tuple(dict.fromkeys(word.strip() for word in server.keywordList().split(",") if word.strip())),
        links=(OnlineResource(url),) if url else (),
        rights=(rights,) if rights else (),
    )
    return said if said != Described("server") else None


def source_of(layer: QgsMapLayer) -> Source:
    """Tell where a layer's data lie, for :func:`facts_from_sources`. GUI thread."""
    provider = layer.providerType()
    uri = QgsDataSourceUri(layer.source()) if provider in ("postgres", "postgresraster") else QgsDataSourceUri()
    path = _path(layer)
    return Source(
        provider,
        layer.source(),
        path,
        uri.table() or _table(layer, path),
        uri.schema(),
        QgsCoordinateReferenceSystem(layer.crs()),
        QgsCoordinateTransformContext(QgsProject.instance().transformContext()),
        domains(layer),
        _extent_is_slow(layer, path) and layer.isSpatial(),
    )


def facts_from_sources(facts: LayerFacts, source: Source, feedback: Feedback) -> LayerFacts:
    """Complete a layer's facts by what lies in its file, beside it, or in its database. Worker thread.

    What cannot be read is said in :attr:`.LayerFacts.notes` and left out; nothing is written anywhere.

    :raises Cancelled: the person cancelled.
    """
    feedback.check()
    if source.path:
        from .layerfacts_files import from_files

        facts = from_files(facts, source, feedback)
    if source.provider in ("postgres", "postgresraster"):
        from .layerfacts_postgres import from_database

        facts = from_database(facts, source, feedback)
    if facts.box is None and source.wants_box:
        facts = _asked_box(facts, source)
    feedback.check()
    return facts


def whole_facts(layer: QgsMapLayer, feedback: Feedback) -> LayerFacts:
    """Give all that is known of a layer at once, for scripts: in the layer's own thread.

    :raises Cancelled: the person cancelled.
    """
    return facts_from_sources(layer_facts(layer), source_of(layer), feedback)


def _extent_is_slow(layer: QgsMapLayer, path: str) -> bool:
    """Whether asking a layer for its extent may wait for a database or for a whole file to be read."""
    if layer.providerType() == "ogr":
        return Path(path).suffix.lower() not in _KNOWN_EXTENT
    return layer.providerType() in _ASKED


def _asked_box(facts: LayerFacts, source: Source) -> LayerFacts:
    """Ask the provider for the extent, with the layer's own filter."""
    from qgis.core import QgsDataProvider

    provider = QgsProviderRegistry.instance().createProvider(
        source.provider, source.uri, QgsDataProvider.ProviderOptions()
    )
    if provider is None or not provider.isValid():
        return facts
    return _placed(facts, box_of(provider.extent(), source.crs, source.context), source.crs)


def _placed(facts: LayerFacts, box: BoxValue | None, crs: QgsCoordinateReferenceSystem) -> LayerFacts:
    """Take a box if it can be true, say so otherwise."""
    if box is None:
        return facts
    if not believable(box, crs):
        return replace(facts, notes=(*facts.notes, doubtful(crs)))
    return replace(facts, box=box)


def _box(layer: QgsMapLayer) -> tuple[BoxValue | None, tuple[str, ...]]:
    crs = layer.crs()
    if isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Null:
        return None, ()
    found = _placed(LayerFacts(), box_of(layer.extent(), crs, QgsProject.instance().transformContext()), crs)
    return found.box, found.notes


def _code(crs: QgsCoordinateReferenceSystem) -> str:
    """Give the registered code of a system; a person's own number means nothing elsewhere."""
    code = str(crs.authid()) if crs.isValid() else ""
    return "" if code.upper().startswith(("USER:", "CUSTOM:")) else code


def _crs_name(crs: QgsCoordinateReferenceSystem) -> str:
    """Give the name of a system, its PROJ string where it has none."""
    if not crs.isValid():
        return ""
    name = str(crs.description())
    return crs.toProj() if name in ("", "unknown", "unnamed") else name


def _representation(layer: QgsMapLayer) -> str:
    """Give the MD_SpatialRepresentationTypeCode."""
    if isinstance(layer, QgsRasterLayer):
        return "grid"
    if isinstance(layer, QgsMeshLayer):
        return "tin"
    if isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Null:
        return "textTable"
    return "vector"


def _scale(layer: QgsMapLayer) -> int:
    """Give the scale the data is made for, as a denominator, if the layer says so by its visibility, else 0."""
    if layer.hasScaleBasedVisibility() and layer.maximumScale() > 0:
        denominator: int = round(layer.maximumScale())
        return denominator
    return 0


def _resolution(layer: QgsMapLayer, box: BoxValue | None) -> float:
    """Give the side of a pixel of a raster file in metres, 0 for none and for a service's picture."""
    if not isinstance(layer, QgsRasterLayer) or layer.providerType() not in ("gdal", "postgresraster"):
        return 0.0
    latitude = (box[1] + box[3]) / 2 if box is not None else 0.0
    side = layer.rasterUnitsPerPixelY() * (
        metres_per_unit(layer.crs(), 0.0 if layer.crs().isGeographic() else latitude)
    )
    return side if math.isfinite(side) and side > 0 else 0.0


def _count(layer: QgsVectorLayer | None) -> int:
    """Give the number of features where it costs nothing, else -1."""
    if layer is None or layer.dataProvider() is None or layer.providerType() not in _COUNTED_HERE:
        return -1
    return max(-1, int(layer.featureCount()))


def _encoding(layer: QgsMapLayer) -> str:
    """Give the encoding of a text file as the layer reads it; of other files, the file itself tells."""
    if layer.providerType() != "delimitedtext":
        return ""
    stated = parse_qs(urlsplit(layer.source()).query).get("encoding", ["UTF-8"])[0]  # QGIS's default
    return character_set(stated)


def _keywords(layer: QgsMapLayer) -> tuple[str, ...]:
    """Give the keywords that the server of a layer states, and those of its metadata outside QGIS's ISO topics."""
    words = [
        word for name, texts in layer.metadata().keywords().items() if name != "gmd:topicCategory" for word in texts
    ]
    listed = layer.serverProperties().keywordList().split(",")
    return tuple(dict.fromkeys(word.strip() for word in (*words, *listed) if word.strip()))


def _table(layer: QgsMapLayer, path: str) -> str:
    """Give the name of the table, type or file the layer is made of."""
    if layer.providerType() in ("WFS", "OAPIF"):
        return str(QgsDataSourceUri(layer.source()).param("typename"))
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    for key in ("layerName", "table", "typename"):
        if parts.get(key):
            return str(parts[key])
    return Path(path).stem if path else ""


def _path(layer: QgsMapLayer) -> str:
    """Give the layer's file as GDAL names it, if it is one of this computer."""
    if layer.providerType() not in _FILES:
        return ""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    text = "".join(str(parts.get(key) or "") for key in ("vsiPrefix", "path", "vsiSuffix"))
    # a path of another machine's network would be waited for
    if "/vsicurl" in text or "\\\\" in text or re.match(r"^[a-z]{2,}:", text, re.IGNORECASE):
        return ""
    if text.startswith("/vsi") and not text.startswith(_LOCAL_VSI):
        return ""
    return text


def _format(layer: QgsMapLayer, path: str) -> str:
    """Give the name of the layer's format."""
    if path:
        suffix = Path(path).suffix.lower()
        return _FORMATS.get(suffix, suffix.lstrip(".").upper())
    return _PROVIDER_FORMATS.get(layer.providerType(), "")
