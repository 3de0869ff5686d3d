"""What an export is asked for, and what it gives."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from pathlib import Path


class FileFormat(enum.Enum):
    """The files a vector layer can become."""

    #: GeoPackage 1.3 (OGC 12-128r17), with a spatial index.
    GPKG = "gpkg"
    #: ESRI Shapefile in a zip: .shp .shx .dbf .prj .cpg, UTF-8.
    SHP_ZIP = "shp_zip"
    #: GeoJSON (RFC 7946): WGS 84, longitude first, 7 decimals.
    GEOJSON = "geojson"
    #: GeoJSON as before RFC 7946: in the CRS published in, which the file names; x (east) first.
    GEOJSON_NATIVE = "geojson_native"

    @property
    def suffix(self) -> str:
        """Ending of the file's name, with its dot."""
        return {"gpkg": ".gpkg", "shp_zip": ".zip"}.get(self.value, ".geojson")

    @property
    def media_type(self) -> str:
        """Media type, as servers want it with an upload."""
        return {
            "gpkg": "application/geopackage+sqlite3",
            "shp_zip": "application/zip",
            "geojson": "application/geo+json",
        }.get(self.value, "application/json")


#: Media type of a cloud optimised GeoTIFF (OGC 21-026).
COG_MEDIA_TYPE = "image/tiff; application=geotiff; profile=cloud-optimized"


@dataclass(frozen=True)
class ExportedFile:
    """A file made of a layer, whole and read back."""

    path: Path
    #: name of the table, shapefile or coverage in it.
    table: str
    #: features; of a raster its bands.
    count: int
    #: bytes.
    size: int
    #: SHA-256 (FIPS 180-4) of the file, lower-case hexadecimal.
    sha256: str
    media_type: str = "application/octet-stream"
    #: names of fields as the layer has them → as the file has them, where they differ.
    renamed: dict[str, str] = field(default_factory=dict)
    #: sentences: what the format could not keep as it was.
    notes: tuple[str, ...] = ()
