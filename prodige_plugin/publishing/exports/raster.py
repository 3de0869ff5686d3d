"""A raster into a cloud optimised GeoTIFF (OGC 21-026), with overviews, by GDAL's COG driver.

Values are kept to the last bit: compression is DEFLATE with the predictor of the data type, which every
reader of GeoTIFF knows. JPEG, which loses, is taken only when it is asked for. No-data value, colour
table and bands are kept.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem

from ...errors import LayerError
from ...feedback import Feedback
from ...i18n import tr
from ..gdal_reading import Messages, asked, speaking, unreadable
from ..names import table_name
from ..prepared import PreparedRaster
from .model import COG_MEDIA_TYPE, ExportedFile
from .workshop import digest, put_in_place, room_for, workshop, writing_failed

#: The most bytes of blocks GDAL keeps in memory while it works; its own rule is a twentieth of the computer's.
CACHE = 128 * 1024 * 1024
#: Side of a tile, in pixels; also the largest an overview is left at.
_BLOCK = 512
#: Renderers of QGIS that show values as classes.
_CLASSES = re.compile(r"<rasterrenderer\b[^>]*\btype=\"paletted\"")
_cache_lock = threading.Lock()
_cache_users: list[int] = []


def export_raster(
    raster: PreparedRaster, folder: Path, feedback: Feedback, name: str = "", *, photo: bool = False
) -> ExportedFile:
    """Write a raster as a cloud optimised GeoTIFF into ``folder``. Worker thread.

    The file's name is the raster's table's (or made of its title): the same each time; a file that has it already
    is replaced when the new one is whole.

    :param name: name of the file, without ending.
    :param photo: compress as JPEG, which loses detail: for pictures of three bands of eight bits only.
    :raises Cancelled: the person cancelled; nothing is left.
    :raises LayerError: the raster cannot be read.
    :raises FileError: the disk is full or refuses; nothing is left.
    """
    name = name or raster.table or table_name(raster.title)
    target = folder / f"{name}.tif"
    with speaking({"GDAL_NUM_THREADS": str(_threads())}) as messages, _little_cache():
        source = asked(messages, gdal.OpenEx, raster.path, gdal.OF_RASTER)
        if source is None or source.RasterCount == 0:
            raise unreadable(raster.title, messages)
        room_for(folder, _needed(raster, source))
        with workshop(folder) as place:
            made = place / f"{name}.tif"
            _translate(raster, source, made, photo, messages, feedback.part(0.0, 0.9))
            notes = _read_back(raster, source, made, messages)
            source = None
            summed, size = digest(made, feedback.part(0.9, 1.0))
            put_in_place(made, target)
    return ExportedFile(target, name, raster.bands, size, summed, COG_MEDIA_TYPE, notes=notes)


def is_of_classes(raster: PreparedRaster, source: gdal.Dataset) -> bool:
    """Whether the values are names of classes, which must never be averaged.

    They are when the file has a colour table or names of categories, or the person shows the layer by classes.
    """
    if _CLASSES.search(raster.xml):
        return True
    band = source.GetRasterBand(1)
    return band.GetRasterColorTable() is not None or bool(band.GetCategoryNames())


def _translate(
    raster: PreparedRaster, source: gdal.Dataset, made: Path, photo: bool, messages: Messages, feedback: Feedback
) -> None:
    """Let GDAL write.

    :raises Cancelled: the person cancelled.
    """

    def progress(fraction: float, _message: str, _data: object) -> int:
        feedback.report(fraction)
        return 0 if feedback.is_cancelled() else 1

    feedback.check()
    # QGIS's idea of the CRS counts: the file may have none, or a wrong one that the person corrected
    own = None
    if raster.crs.isValid():
        # a system that was first made in a thread that has ended may have no text any more: its code stays
        own = raster.crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED) or raster.crs.authid() or None
    dressed = asked(messages, gdal.Translate, "", source, format="VRT", outputSRS=own)
    if dressed is None:
        raise writing_failed(made, raster.title, messages.errors)
    options = _options(raster, source, photo)
    result = asked(
        messages, gdal.Translate, str(made), dressed, format="COG", creationOptions=options, callback=progress
    )
    feedback.check()
    if result is None:
        raise writing_failed(made, raster.title, messages.errors)
    # closing writes what is left: an error of it is among the messages
    result = dressed = None
    if messages.errors:
        raise writing_failed(made, raster.title, messages.errors)


def _options(raster: PreparedRaster, source: gdal.Dataset, photo: bool) -> list[str]:
    """Give the creation options (GDAL manual, COG driver)."""
    classes = is_of_classes(raster, source)
    options = [
        f"BLOCKSIZE={_BLOCK}",
        "BIGTIFF=IF_SAFER",
        f"NUM_THREADS={_threads()}",
        "OVERVIEWS=IGNORE_EXISTING",
        f"OVERVIEW_RESAMPLING={'MODE' if classes else 'AVERAGE'}",
        f"WARP_RESAMPLING={'NEAREST' if classes else 'BILINEAR'}",
    ]
    if photo and not classes and _is_picture(source):
        options += ["COMPRESS=JPEG", "QUALITY=85"]
    else:
        options += ["COMPRESS=DEFLATE", "LEVEL=6", "PREDICTOR=YES"]
    target = raster.published_crs()
    if target != raster.crs:
        # the corners that the source does not cover are no-data, or transparent where there is no such value
        known = source.GetRasterBand(1).GetNoDataValue() is not None
        options += [f"TARGET_SRS={raster.target_crs}", f"ADD_ALPHA={'NO' if known else 'YES'}"]
    return options


def _is_picture(source: gdal.Dataset) -> bool:
    """Whether it is a picture of three bands, or four with transparency, of eight bits."""
    return source.RasterCount in (3, 4) and all(
        source.GetRasterBand(number).DataType == gdal.GDT_Byte for number in range(1, source.RasterCount + 1)
    )


def _needed(raster: PreparedRaster, source: gdal.Dataset) -> int:
    """Guess the bytes that are needed on the disk: the file, and its overviews while they are made."""
    bits = sum(
        gdal.GetDataTypeSize(source.GetRasterBand(number).DataType) for number in range(1, source.RasterCount + 1)
    )
    raw = source.RasterXSize * source.RasterYSize * bits // 8
    # a compressed file tells how well its pixels compress
    stated = raster.size if 0 < raster.size < raw else raw
    return int(stated * 1.7)


def _read_back(raster: PreparedRaster, source: gdal.Dataset, made: Path, messages: Messages) -> tuple[str, ...]:
    """Open the file and see that it is what it should be; give what to tell.

    :raises LayerError: it is not.
    """
    opened = asked(messages, gdal.OpenEx, str(made), gdal.OF_RASTER)
    if opened is None:
        raise unreadable(raster.title, messages)
    same_size = (opened.RasterXSize, opened.RasterYSize) == (source.RasterXSize, source.RasterYSize)
    moved = raster.published_crs() != raster.crs
    large = max(opened.RasterXSize, opened.RasterYSize) > _BLOCK
    whole = (
        opened.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
        and opened.RasterCount >= source.RasterCount
        and (same_size or moved)
        and (not large or opened.GetRasterBand(1).GetOverviewCount() > 0)
    )
    opened = None
    if not whole:
        raise LayerError(
            tr("The raster “{title}” was written, but is not as it should be when read back.", title=raster.title),
            tr("Its size, its bands or its overviews are not those expected."),
            tr("Try again; if it happens again, send the details to the plugin's authors."),
            "\n".join(messages.errors),
        )
    if not moved:
        return ()
    return (tr("Its pixels were resampled to {crs}.", crs=raster.target_crs),)


def _threads() -> int:
    """How many threads compress: one fewer than the computer has, for the window."""
    return max(1, (os.cpu_count() or 1) - 1)


@contextmanager
def _little_cache() -> Iterator[None]:
    """Keep GDAL's cache of blocks small while rasters are written; it is the whole process's."""
    with _cache_lock:
        if not _cache_users:
            _cache_users.append(gdal.GetCacheMax())
            gdal.SetCacheMax(min(CACHE, _cache_users[0]))
        else:
            _cache_users.append(_cache_users[0])
    try:
        yield
    finally:
        with _cache_lock:
            before = _cache_users.pop()
            if not _cache_users:
                gdal.SetCacheMax(before)
