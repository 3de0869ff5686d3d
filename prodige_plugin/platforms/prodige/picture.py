"""A picture of layers, drawn by QGIS in a worker thread."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsMapLayer, QgsMapRendererCustomPainterJob, QgsMapSettings, QgsRectangle
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

#: Size of the pictures of PRODIGE's catalogues, in pixels, with room for a margin.
SIZE = (400, 300)
_MARGIN = 1.05


def picture(layers: Sequence[QgsMapLayer], extent: QgsRectangle | None = None) -> bytes:
    """Draw layers, the top one first, over white; PNG, ``b""`` where there is nothing to draw.

    :param layers: this thread's own; drawn in the CRS of the first.
    :param extent: what to show, in that CRS; all of them when ``None``.
    """
    if not layers:
        return b""
    settings = QgsMapSettings()
    settings.setDestinationCrs(layers[0].crs())
    settings.setLayers(list(layers))
    settings.setBackgroundColor(QColor("white"))
    settings.setOutputSize(QSize(*SIZE))
    settings.setOutputDpi(96)
    settings.setFlag(QgsMapSettings.Flag.Antialiasing, True)
    box = QgsRectangle(extent) if extent is not None else settings.fullExtent()
    if box.isNull() or not box.isFinite():
        return b""
    if box.isEmpty():
        # one point, or points on a line: a little around it
        box.grow(max(box.width(), box.height()) * 0.1 or (0.01 if layers[0].crs().isGeographic() else 500.0))
    box.scale(_MARGIN)
    settings.setExtent(box)
    image = QImage(QSize(*SIZE), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    try:
        QgsMapRendererCustomPainterJob(settings, painter).renderSynchronously()
    finally:
        painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(held)
