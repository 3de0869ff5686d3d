"""After publishing: the server's picture of a layer beside QGIS's own, and how alike they are.

QGIS draws in the worker thread, on a layer made anew from what was taken of the person's (:mod:`.styles.layers`),
with the features that were published. Both pictures are of the same box, CRS and size, at the resolution OGC gives a
map that says none: pixels of 0.28 mm (WMS 1.3.0 §7.2.4.6.9).
"""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from ..i18n import tr
from .pictures import likeness
from .plan import Fidelity
from .prepared import PreparedLayer, PreparedRaster
from .styles.layers import rebuild, rebuild_raster

Box = tuple[float, float, float, float]
#: what pictures are compared at, in pixels.
SIZE = (400, 300)
DPI = 25.4 / 0.28
#: Features that are drawn for one comparison; of more, a part of the layer's extent is compared: a hundred points of
#: the picture for each of them, as what is smaller than a few is thinned out by a server, each in its manner.
_MANY = 1_200
#: Features beyond which those of a crowded place are not drawn.
_MOST = 20_000
#: Features handed over at once: while a list is handed over no other thread runs Python, the window's neither.
_AT_ONCE = 100
_MARGIN = 0.05
_GAP = 8
#: from here up a person sees no difference.
ALIKE = 0.98


def view(layer: PreparedLayer | PreparedRaster, extent: Box, size: tuple[int, int] = SIZE) -> Box:
    """Give the box to compare, in the CRS the layer is published in: x minimum, y minimum, x maximum, y maximum.

    It is the whole extent where that can be drawn in a moment and at that scale; else what is around a feature in
    its middle.

    :param extent: of what was published, in that CRS.
    """
    box = _fitted(QgsRectangle(*extent).buffered(_margin(extent)), size)
    if isinstance(layer, PreparedRaster):
        return _corners(box)
    made = rebuild(layer)
    settings = _settings([], box, layer.published_crs(), size)
    scale, shrink = settings.scale(), 1.0
    count = layer.published_count()
    if count > _MANY:
        shrink = _share(QgsRectangle(*extent), box, _MANY / count)
    if made.hasScaleBasedVisibility() and 0 < made.minimumScale() < scale * shrink:
        shrink = 0.9 * made.minimumScale() / scale
    if shrink == 1.0:
        return _corners(box)
    middle = _somewhere(layer, box)
    half_width, half_height = box.width() * shrink / 2, box.height() * shrink / 2
    return middle[0] - half_width, middle[1] - half_height, middle[0] + half_width, middle[1] + half_height


def draw(
    layer: PreparedLayer | PreparedRaster, box: Box, crs: QgsCoordinateReferenceSystem, size: tuple[int, int] = SIZE
) -> QImage:
    """Draw a layer as QGIS does, on nothing. Worker thread.

    :param box: x minimum, y minimum, x maximum, y maximum in ``crs``.
    :raises LayerError: the style is damaged, or a raster's file does not open.
    """
    shown: QgsMapLayer
    if isinstance(layer, PreparedRaster):
        shown = rebuild_raster(layer)
    else:
        shown = rebuild(layer)
        settings = _settings([], QgsRectangle(*box), crs, size)
        _fill(shown, layer, settings)
    settings = _settings([shown], QgsRectangle(*box), crs, size)
    image = QImage(QSize(*size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    return image


def compare(
    layer: PreparedLayer | PreparedRaster,
    picture: bytes,
    box: Box,
    crs: QgsCoordinateReferenceSystem,
    size: tuple[int, int] = SIZE,
    *,
    publication: str = "",
    folder: Path | None = None,
) -> Fidelity:
    """Compare a server's picture with QGIS's own. Worker thread.

    :param picture: what GetMap gave: an image of ``size`` pixels, best a transparent PNG.
    :param box: what it shows, in ``crs``: x minimum, y minimum, x maximum, y maximum.
    :param publication: name of the publication, for the receipt.
    :param folder: where both pictures are kept side by side, QGIS's own on the left; nowhere when left out.
    :raises LayerError: the style is damaged, or a raster's file does not open.
    """
    publication = publication or layer.table
    theirs = QImage.fromData(picture)
    if theirs.isNull() or theirs.size() != QSize(*size):
        return Fidelity(
            publication, layer.title, 0.0, "", (tr("The platform gave no picture of the size that was asked for."),)
        )
    own = draw(layer, box, crs, size)
    score = likeness(own, theirs)
    notes = []
    if _blank(own) and _blank(theirs):
        notes.append(tr("Nothing is drawn at this scale, by QGIS or by the platform: there was nothing to compare."))
    elif _blank(theirs):
        notes.append(tr("The platform draws nothing where QGIS draws the layer."))
    elif score < ALIKE:
        notes.append(tr("The platform draws the layer otherwise than QGIS: compare the pictures."))
    kept = ""
    if folder is not None:
        kept = str(_keep(_beside(own, theirs), folder, publication))
    return Fidelity(publication, layer.title, round(score, 4), kept, tuple(notes))


def not_compared(publication: str, title: str, why: str) -> Fidelity:
    """Give the result of a comparison that failed: a note, never a failed publication."""
    return Fidelity(publication, title, 0.0, "", (tr("The pictures were not compared: {why}", why=why),))


# -- drawing ---------------------------------------------------------------------------------------


def _settings(
    layers: list[QgsMapLayer], box: QgsRectangle, crs: QgsCoordinateReferenceSystem, size: tuple[int, int]
) -> QgsMapSettings:
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(crs)
    settings.setOutputSize(QSize(*size))
    settings.setOutputDpi(DPI)
    settings.setExtent(box)
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    settings.setFlag(Qgis.MapSettingsFlag.Antialiasing, True)
    settings.setFlag(Qgis.MapSettingsFlag.DrawLabeling, True)
    settings.setFlag(Qgis.MapSettingsFlag.UseAdvancedEffects, True)
    # pictures that are fetched late would be missing
    settings.setFlag(Qgis.MapSettingsFlag.RenderBlocking, True)
    return settings


def _fill(made: QgsVectorLayer, layer: PreparedLayer, settings: QgsMapSettings) -> None:
    """Give the layer made anew the published features that the box shows."""
    request = layer.request()
    visible = settings.mapToLayerCoordinates(made, settings.visibleExtent())
    # symbols reach beyond their features
    visible.grow(max(visible.width(), visible.height()) * _MARGIN)
    request.setFilterRect(visible)
    request.setLimit(_MOST)
    indexes = layer.field_indexes()
    fields = made.fields()
    features = []
    for feature in layer.features.getFeatures(request):
        copied = QgsFeature(fields, feature.id())
        copied.setGeometry(feature.geometry())
        values = feature.attributes()
        copied.setAttributes([values[index] for index in indexes])
        features.append(copied)
        if len(features) == _AT_ONCE:
            made.dataProvider().addFeatures(features)
            features.clear()
    made.dataProvider().addFeatures(features)
    made.updateExtents()


def _somewhere(layer: PreparedLayer, box: QgsRectangle) -> tuple[float, float]:
    """Give a place where something is drawn: a feature near the middle, else the middle."""
    request = layer.request()
    inner = QgsRectangle(box)
    inner.scale(0.2)
    for area in (inner, box):
        request.setFilterRect(area)
        request.setLimit(1)
        for feature in layer.features.getFeatures(request):
            point = feature.geometry().pointOnSurface()
            if not point.isEmpty():
                centre = point.boundingBox().center()
                return centre.x(), centre.y()
    return box.center().x(), box.center().y()


def _margin(extent: Box) -> float:
    width, height = extent[2] - extent[0], extent[3] - extent[1]
    return max(width, height) * _MARGIN or 1e-3


def _fitted(box: QgsRectangle, size: tuple[int, int]) -> QgsRectangle:
    """Widen a box to the shape of the picture."""
    ratio = size[0] / size[1]
    width, height = box.width(), box.height()
    if width < height * ratio:
        width = height * ratio
    else:
        height = width / ratio
    return QgsRectangle.fromCenterAndSize(box.center(), width, height)


def _share(extent: QgsRectangle, box: QgsRectangle, share: float) -> float:
    """Give how much narrower and lower than ``box`` a box is that shows a share of the features.

    They are taken to lie evenly over their extent, which may be a narrow band of the box.
    """
    wide, high = float(extent.width() / box.width()), float(extent.height() / box.height())
    if not wide and not high:
        return 1.0  # all of them in one place: a smaller box shows no less
    if share * wide >= high:
        return share * wide
    if share * high >= wide:
        return share * high
    return math.sqrt(share * wide * high)


def _corners(box: QgsRectangle) -> Box:
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


# -- pictures --------------------------------------------------------------------------------------


def _blank(image: QImage) -> bool:
    """Whether a picture has one colour only."""
    whole = image.convertToFormat(QImage.Format.Format_ARGB32)
    plain = QImage(whole.size(), QImage.Format.Format_ARGB32)
    plain.fill(whole.pixelColor(0, 0))
    return bool(whole == plain)


def _beside(own: QImage, theirs: QImage) -> QImage:
    """Put two pictures side by side on white, QGIS's own on the left."""
    width, height = own.width(), own.height()
    both = QImage(2 * width + _GAP, height, QImage.Format.Format_RGB32)
    both.fill(Qt.GlobalColor.white)
    painter = QPainter(both)
    painter.drawImage(0, 0, own)
    painter.drawImage(width + _GAP, 0, theirs)
    painter.fillRect(width, 0, _GAP, height, QColor(128, 128, 128))
    painter.end()
    return both


def _keep(both: QImage, folder: Path, publication: str) -> Path:
    """Keep the pictures under the publication's name; the next comparison of it takes their place."""
    from .styles.drawing import safe_name

    folder.mkdir(parents=True, exist_ok=True)
    short = hashlib.sha256(publication.encode()).hexdigest()[:6]
    path = folder / f"{safe_name(publication)}-{short}.png"
    both.save(str(path), "PNG")
    return path
