"""Looking at one raster before it is published: its file, place, bands and size; no pixel is read."""

from __future__ import annotations

from collections.abc import Collection

from osgeo import gdal

from ...feedback import Feedback
from ...i18n import tr
from ..prepared import PreparedRaster
from .extent import extent_findings
from .identity import crs_findings, name_findings
from .model import Finding, Limits
from .size import raster_size_findings
from .source import secret_findings
from .table import found

#: Bands a web map can draw together: red, green, blue and transparency.
_DRAWN = 4


def check_raster(
    raster: PreparedRaster, limits: Limits, feedback: Feedback, taken: Collection[str] = ()
) -> list[Finding]:
    """Look at one raster. Worker thread.

    :param taken: names that are not free, without the raster's own.
    :raises Cancelled: the person cancelled.
    """
    feedback.check()
    findings = [*name_findings(raster, taken, limits)] if raster.table else []
    dataset = _opened(raster.path)
    if dataset is None:
        sentence = tr("The image of “{title}” is missing, damaged, or of an unknown format.", title=raster.title)
        return [*findings, found("raster.unreadable", raster.layer_id, sentence)]
    findings += crs_findings(raster, limits)
    findings += _place(raster, dataset, limits)
    findings += _bands(raster, dataset)
    return [*findings, *raster_size_findings(raster, limits), *secret_findings(raster)]


def _opened(path: str) -> gdal.Dataset | None:
    """Open the file, whatever manner of errors another plugin chose for the process."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return gdal.OpenEx(path, gdal.OF_RASTER | gdal.OF_READONLY)
    except RuntimeError:
        return None
    finally:
        gdal.PopErrorHandler()


def _place(raster: PreparedRaster, dataset: gdal.Dataset, limits: Limits) -> list[Finding]:
    """Check georeference, rotation and extent."""
    transform = dataset.GetGeoTransform(can_return_null=True)
    if transform is None and not dataset.GetGCPCount() and not dataset.GetMetadata("RPC"):
        sentence = tr("The image of “{title}” has no georeference.", title=raster.title)
        return [found("raster.georeference", raster.layer_id, sentence)]
    findings = []
    if transform is None or transform[2] or transform[4] or transform[5] > 0:
        sentence = tr("The image of “{title}” is rotated, or placed by points.", title=raster.title)
        findings.append(found("raster.rotated", raster.layer_id, sentence))
    return findings + extent_findings(raster, raster.extent, limits)


def _bands(raster: PreparedRaster, dataset: gdal.Dataset) -> list[Finding]:
    """Check the bands: how many, of which types, and what means “no data”."""
    findings = []
    bands = [dataset.GetRasterBand(number) for number in range(1, dataset.RasterCount + 1)]
    types = sorted({gdal.GetDataTypeName(band.DataType) for band in bands})
    if len(bands) > _DRAWN or len(types) > 1:
        sentence = tr("The image has %n band(s) of the type(s) {types}.", n=len(bands), types=", ".join(types))
        findings.append(found("raster.bands", raster.layer_id, sentence))
    transparent = any(band.GetColorInterpretation() == gdal.GCI_AlphaBand for band in bands)
    masked = any(band.GetMaskFlags() != gdal.GMF_ALL_VALID for band in bands)
    if bands and not transparent and not masked and all(band.GetNoDataValue() is None for band in bands):
        sentence = tr("The image of “{title}” does not say which pixels hold no data.", title=raster.title)
        findings.append(found("raster.nodata", raster.layer_id, sentence))
    return findings
