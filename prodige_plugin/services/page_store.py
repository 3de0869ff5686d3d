"""Pages of features put together in a GeoPackage by GDAL, which leaves the rest of the program running meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..errors import LayerError
from ..feedback import Feedback
from ..i18n import tr


class PageStore:
    """A GeoPackage that grows page by page."""

    def __init__(self, path: Path, name: str, feedback: Feedback) -> None:
        """:param name: of the layer."""
        self._path = path
        self._name = name
        self._feedback = feedback
        self.count = 0

    def add(self, page: Path, crs: str) -> int:
        """Add the features of a GeoJSON and give how many there are.

        :param crs: authority code of the page; "" leaves it to what GDAL reads.
        :raises LayerError: GDAL cannot read or write them.
        :raises Cancelled: the work was cancelled.
        """
        from osgeo import gdal

        try:
            read = gdal.OpenEx(str(page), gdal.OF_VECTOR, allowed_drivers=["GeoJSON"])
            layer = read.GetLayer(0) if read is not None else None
            count = int(layer.GetFeatureCount()) if layer is not None else -1
            if count > 0:
                self._write(gdal, read, crs)
            layer = read = None
        except RuntimeError as error:
            raise self._failed(str(error)) from error
        if count < 0:
            raise self._failed(gdal.GetLastErrorMsg())
        self.count += count
        return count

    def once(self) -> int:
        """Take out rows that came twice, by PRODIGE's key ``gid``, and give how many they were."""
        from osgeo import gdal

        try:
            data = gdal.OpenEx(str(self._path), gdal.OF_VECTOR | gdal.OF_UPDATE)
            layer = data.GetLayer(0)
            if layer.GetLayerDefn().GetFieldIndex("gid") < 0:
                return 0
            before = int(layer.GetFeatureCount())
            table = layer.GetName().replace('"', '""')
            # the table's name is ours, and quoted
            first = f'SELECT min(ogc_fid) FROM "{table}" GROUP BY gid'  # noqa: S608  # nosec B608
            data.ExecuteSQL(f'DELETE FROM "{table}" WHERE gid IS NOT NULL AND ogc_fid NOT IN ({first})')  # noqa: S608  # nosec B608
            twice = before - int(layer.GetFeatureCount())
            layer = data = None
        except RuntimeError as error:
            raise self._failed(str(error)) from error
        self.count -= twice
        return twice

    def _write(self, gdal: Any, read: Any, crs: str) -> None:
        """Write a page: the first makes the layer, the others are added, with fields that are new."""
        options: dict[str, object] = {
            "format": "GPKG",
            "layerName": self._name,
            # rows of one table may be simple here and multiple there
            "geometryType": "PROMOTE_TO_MULTI",
            "callback": lambda *_state: 0 if self._feedback.is_cancelled() else 1,
        }
        if crs:
            # the coordinates stay as they are: this only states what they are
            options["options"] = ["-a_srs", "OGC:CRS84" if crs == "CRS:84" else crs]
        if self._path.exists():
            options |= {"accessMode": "append", "addFields": True}
        else:
            # "fid" may be a field of the data
            options["layerCreationOptions"] = ["FID=ogc_fid"]
        written = gdal.VectorTranslate(str(self._path), read, **options)
        self._feedback.check()
        if written is None:
            raise self._failed(gdal.GetLastErrorMsg())

    def _failed(self, words: str) -> LayerError:
        self._feedback.check()
        return LayerError(
            tr("The data of the platform cannot be kept in a file."),
            tr("GDAL said: {words}", words=words or "–"),
            tr("Try again, or try another link of the record."),
            detail=f"{self._path}\n{words}",
        )
