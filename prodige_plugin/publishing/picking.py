"""Some features of a source that GDAL reads, by their numbers, as a small source in memory for GDAL to load."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from osgeo import gdal, ogr

from ..errors import LayerError
from ..i18n import tr

#: Features held in memory at a time.
BATCH = 20_000


def picked(layer: ogr.Layer, numbers: Iterable[tuple[int, int]]) -> Iterator[gdal.Dataset]:
    """Give the features as data sets of one layer of the same name, fields and CRS, some thousands at a time.

    There is always at least one data set, so that a table is made.

    :param numbers: (number to give the feature, its number in the source).
    :raises LayerError: a feature is not there any more.
    """
    left = iter(numbers)
    for turn in itertools.count():
        batch = list(itertools.islice(left, BATCH))
        if not batch and turn:
            return
        yield _held(layer, batch)


def _held(layer: ogr.Layer, batch: list[tuple[int, int]]) -> gdal.Dataset:
    """Copy some features into memory."""
    # GDAL 3.11 made one driver of the two
    driver = gdal.GetDriverByName("Memory") or gdal.GetDriverByName("MEM")
    held = driver.Create("", 0, 0, 0, gdal.GDT_Unknown)
    copy = held.CreateLayer(layer.GetName(), layer.GetSpatialRef(), layer.GetGeomType())
    definition = layer.GetLayerDefn()
    for index in range(definition.GetFieldCount()):
        copy.CreateField(definition.GetFieldDefn(index))
    for number, own in batch:
        feature = layer.GetFeature(own)
        if feature is None:
            raise LayerError(
                tr("The layer changed while it was being published."),
                tr("Feature {number} is not there any more.", number=own),
                tr("Publish it again."),
            )
        feature.SetFID(number)
        copy.CreateFeature(feature)
    return held
