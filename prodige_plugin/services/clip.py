"""Features of a local layer that touch a box, kept in a GeoPackage of their own."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeedback,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ..catalogue.model import Box
from ..errors import LayerError
from ..feedback import Feedback
from ..i18n import tr

_LOOK_S = 0.1


def extent_of(box: Box, crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
    """Give a box (CRS84) in a CRS, edges bent included; ``None`` where that CRS does not reach."""
    # QGIS keeps the longitude first in it, as CRS84 has it; for data in it nothing has to be transformed
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    way = QgsCoordinateTransform(degrees, crs, QgsProject.instance().transformContext())
    try:
        extent = way.transformBoundingBox(QgsRectangle(box.west, box.south, box.east, box.north))
    except QgsCsException:
        return None
    return extent if extent.isFinite() else None


def to_box(layer: QgsVectorLayer, box: Box, folder: Path, feedback: Feedback) -> Path | None:
    """Write the features whose bounds touch a box into a GeoPackage; the same question finds it there again.

    :return: its path; ``None`` where the whole layer lies in the box, or the layer has no place on the map.
    :raises LayerError: the box cannot be told in the layer's CRS, or the features cannot be written.
    :raises Cancelled: the work was cancelled.
    """
    if not layer.isSpatial() or not layer.crs().isValid():
        return None
    extent = extent_of(box, layer.crs())
    if extent is None:
        raise LayerError(
            tr("“{title}” cannot be restricted to the chosen area.", title=layer.name()),
            tr("The area cannot be told in its coordinate system, {crs}.", crs=layer.crs().authid()),
            tr("Load all of the data, without an area."),
        )
    if extent.contains(layer.extent()):
        return None
    mark = hashlib.sha256(f"{layer.source()} {box}".encode()).hexdigest()[:10]
    path = folder / f"{mark}.gpkg"
    if path.exists():
        return path
    waiting = folder / f".{mark}.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = layer.name()
    options.filterExtent = extent
    with cancelling(feedback) as stop:
        options.feedback = stop
        feedback.report(None, tr("Keeping what lies in the area …"))
        code, words, _file, _layer = QgsVectorFileWriter.writeAsVectorFormatV3(
            layer, str(waiting), QgsProject.instance().transformContext(), options
        )
    try:
        feedback.check()
        if code != QgsVectorFileWriter.WriterError.NoError:
            raise LayerError(
                tr("The features of the area cannot be kept in a file."),
                tr("QGIS said: {words}", words=words),
                tr("Load all of the data, without an area."),
            )
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)
    return path


@contextlib.contextmanager
def cancelling(feedback: Feedback) -> Iterator[QgsFeedback]:
    """Give a feedback of QGIS's own that is cancelled with ours."""
    stop, ended = QgsFeedback(), threading.Event()

    def watch() -> None:
        while not ended.wait(_LOOK_S):
            if feedback.is_cancelled():
                stop.cancel()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield stop
    finally:
        ended.set()
        watcher.join()
