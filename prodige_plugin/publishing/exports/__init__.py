"""Layers into files: vectors to GeoPackage, zipped shapefile or GeoJSON, rasters to cloud optimised GeoTIFF."""

from __future__ import annotations

from .model import COG_MEDIA_TYPE, ExportedFile, FileFormat
from .raster import export_raster
from .vector import export

__all__ = ["COG_MEDIA_TYPE", "ExportedFile", "FileFormat", "export", "export_raster"]
