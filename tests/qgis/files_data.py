"""Files of data made for the tests of loading files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from osgeo import gdal, ogr, osr

from prodige_plugin.feedback import Feedback
from prodige_plugin.services import loading
from prodige_plugin.services.built import Built, LoadOptions
from prodige_plugin.services.sources import LayerSource
from tests.qgis.services_task import in_task

#: of the towns of the tests: name, Lambert-93 easting and northing in metres.
TOWNS = (("Blois", 574357, 6722759), ("Vendôme", 549800, 6745800), ("Romorantin", 607900, 6696500))


def system(code: int) -> osr.SpatialReference:
    made = osr.SpatialReference()
    made.ImportFromEPSG(code)
    made.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return made


def vector(path: Path, driver: str, layers: tuple[str, ...] = ("towns",), code: int = 2154, **options: str) -> Path:
    """Write the towns in any of GDAL's formats."""
    to = system(code) if code else None
    way = osr.CoordinateTransformation(system(2154), to) if to is not None and code != 2154 else None
    data = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    for name in layers:
        layer = data.CreateLayer(name, to, ogr.wkbPoint, [f"{key}={value}" for key, value in options.items()])
        layer.CreateField(ogr.FieldDefn("nom", ogr.OFTString))
        for town, x, y in TOWNS:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField("nom", town)
            point = ogr.CreateGeometryFromWkt(f"POINT({x} {y})")
            if way is not None:
                point.Transform(way)
            feature.SetGeometry(point)
            layer.CreateFeature(feature)
        layer = None
    data = None
    return path


def raster(path: Path, size: int = 64, code: int = 2154) -> Path:
    data = gdal.GetDriverByName("GTiff").Create(str(path), size, size, 1)
    data.SetGeoTransform((560000, 100, 0, 6730000, 0, -100))
    if code:
        data.SetProjection(system(code).ExportToWkt())
    data.GetRasterBand(1).Fill(7)
    data = None
    return path


def zipped(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return whole.getvalue()


def shapefile(folder: Path, stem: str = "towns", code: int = 2154, cpg: bool = True) -> dict[str, bytes]:
    """Give the parts of a shapefile."""
    folder.mkdir(parents=True, exist_ok=True)
    vector(folder / f"{stem}.shp", "ESRI Shapefile", (stem,), code, ENCODING="UTF-8")
    if not cpg:
        (folder / f"{stem}.cpg").unlink()
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.stem == stem}


def link(url: str, title: str = "Towns", kind: str = "FILE", **more: object) -> LayerSource:
    stated = {"layer_name": "", **more}
    return LayerSource(kind=kind, provider="", uri="", title=title, url=url, **stated)  # type: ignore[arg-type]


def load(source: LayerSource, folder: Path, **options: object) -> Built:
    """Load in a task, with downloads in a folder; the failure is raised here."""
    ran = in_task(lambda: loading.build(source, LoadOptions(folder=folder, **options), Feedback()))  # type: ignore[arg-type]
    # the task outlives the test: it must not hold layers by way of a traceback
    error, ran.error = ran.error, None
    result, ran.result = ran.result, None
    if error is not None:
        raise error
    assert isinstance(result, Built)
    return result
