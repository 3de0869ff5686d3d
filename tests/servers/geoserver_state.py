"""What a fake GeoServer holds: workspaces, stores with their files, layers, styles, groups."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr, osr

Json = dict[str, Any]


@dataclass
class Store:
    """A store of vectors (a GeoPackage) or of one image."""

    name: str
    #: what its connection says: ``file:data/ws/store/file``.
    url: str
    #: feature types or coverages, by name.
    types: dict[str, Json] = field(default_factory=dict)
    #: what is open: not the file of the moment until the store is reset.
    view: Path | None = None


@dataclass
class Workspace:
    """One workspace."""

    name: str
    stores: dict[str, Store] = field(default_factory=dict)
    coverage_stores: dict[str, Store] = field(default_factory=dict)
    #: layer → its own part: kind, store, defaultStyle, attribution …
    layers: dict[str, Json] = field(default_factory=dict)
    #: style → (version, text).
    styles: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    icons: dict[str, bytes] = field(default_factory=dict)
    groups: dict[str, Json] = field(default_factory=dict)
    #: only accounts see its layers.
    restricted: bool = False

    def resource(self, layer: str) -> Json | None:
        """Give the feature type or the coverage of a layer."""
        one = self.layers.get(layer)
        if one is None:
            return None
        stores = self.stores if one["kind"] == "vector" else self.coverage_stores
        return stores[one["store"]].types[layer]


class Files:
    """The data directory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._number = 0

    def path(self, url: str) -> Path:
        """Give the path of an address such as ``file:data/ws/store/x.gpkg``."""
        return self.folder / url.removeprefix("file:")

    def write(self, url: str, body: bytes) -> None:
        """Write a file; what is open keeps its content."""
        path = self.path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(body)

    def opened(self, url: str) -> Path:
        """Give a copy of a file as it is now, for what keeps it open."""
        self._number += 1
        copy = self.folder / "open" / f"{self._number}_{self.path(url).name}"
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(self.path(url), copy)
        return copy

    def listing(self) -> dict[str, int]:
        """Give the files of the data directory with their sizes."""
        data = self.folder / "data"
        return {
            str(path.relative_to(self.folder)): path.stat().st_size
            for path in sorted(data.rglob("*"))
            if path.is_file()
        }


def tables(path: Path) -> list[str]:
    """Give the tables of a GeoPackage, plain ones too.

    :raises ValueError: it cannot be opened.
    """
    source = _open(path)
    return [source.GetLayer(number).GetName() for number in range(source.GetLayerCount())]


def count(path: Path, table: str) -> int:
    """Count the features of a table."""
    source = _open(path)  # GDAL's layers do not outlive it
    return int(source.GetLayerByName(table).GetFeatureCount())


def boxes(path: Path, table: str) -> tuple[list[float], list[float], str]:
    """Give the extent of a table in its CRS, in CRS84, and the code of the CRS; an empty one has -1 as maximum."""
    source = _open(path)  # GDAL's layers do not outlive it
    layer = source.GetLayerByName(table)
    crs = layer.GetSpatialRef()
    if crs is None or layer.GetGeomType() == ogr.wkbNone or layer.GetFeatureCount() == 0:
        return [0.0, -1.0, 0.0, -1.0], [0.0, -1.0, 0.0, -1.0], ""
    west, east, south, north = layer.GetExtent()
    return [west, east, south, north], _geographic(crs, west, east, south, north), _code(crs)


def image_boxes(path: Path) -> tuple[list[float], list[float], str, tuple[int, int]]:
    """Give the same of an image, and its size in pixels.

    :raises ValueError: it is no image.
    """
    try:
        image = gdal.Open(str(path))
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    if image is None:
        raise ValueError(f"no image: {path}")
    x, dx, _rx, y, _ry, dy = image.GetGeoTransform()
    west, east = x, x + dx * image.RasterXSize
    south, north = y + dy * image.RasterYSize, y
    crs = image.GetSpatialRef()
    found = [west, east, south, north]
    return found, _geographic(crs, *found), _code(crs), (image.RasterXSize, image.RasterYSize)


def picture(paths: list[tuple[Path, str | None]], box: list[float], size: tuple[int, int], code: str) -> bytes:
    """Draw tables and images (``None`` for the table), the first one first; gives a PNG.

    :param box: west, south, east, north in the CRS of the code, x before y.
    """
    west, south, east, north = box
    target = gdal.GetDriverByName("MEM").Create("", size[0], size[1], 4)
    crs = osr.SpatialReference()
    crs.SetFromUserInput(code)
    target.SetProjection(crs.ExportToWkt())
    target.SetGeoTransform((west, (east - west) / size[0], 0.0, north, 0.0, (south - north) / size[1]))
    for path, table in paths:
        if table is None:
            turned = gdal.Warp("", str(path), format="MEM", dstSRS=code, outputBounds=box, width=size[0],
                               height=size[1])  # fmt: skip
            values = turned.GetRasterBand(1).ReadRaster(buf_type=gdal.GDT_Byte)
            for band in (1, 2, 3):
                target.GetRasterBand(band).WriteRaster(0, 0, *size, values)
            target.GetRasterBand(4).Fill(255)
            continue
        turned = gdal.VectorTranslate("", str(path), format="Memory", layers=[table], dstSRS=code, reproject=True)
        layer = turned.GetLayer(0)
        gdal.RasterizeLayer(target, [1, 2, 3, 4], layer, burn_values=[200, 60, 60, 255], options=["ALL_TOUCHED=TRUE"])
    gdal.GetDriverByName("PNG").CreateCopy("/vsimem/picture.png", target)
    file = gdal.VSIFOpenL("/vsimem/picture.png", "rb")
    gdal.VSIFSeekL(file, 0, 2)
    length = gdal.VSIFTellL(file)
    gdal.VSIFSeekL(file, 0, 0)
    data = bytes(gdal.VSIFReadL(1, length, file))
    gdal.VSIFCloseL(file)
    gdal.Unlink("/vsimem/picture.png")
    return data


def _open(path: Path) -> Any:
    try:
        source = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    if source is None:
        raise ValueError(f"no data: {path}")
    return source


def _wgs84() -> Any:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4326)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def _geographic(crs: Any, west: float, east: float, south: float, north: float) -> list[float]:
    own = crs.Clone()
    own.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    left, bottom, right, top = osr.CoordinateTransformation(own, _wgs84()).TransformBounds(west, south, east, north, 21)
    return [left, right, bottom, top]


def _code(crs: Any) -> str:
    code = crs.GetAuthorityCode(None)
    return f"EPSG:{code}" if code else ""
