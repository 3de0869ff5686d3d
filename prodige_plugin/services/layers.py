"""Layers as QGIS's providers open them, in a worker thread; shared by everything that builds layers."""

from __future__ import annotations

import re

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer, QgsVectorTileLayer
from qgis.PyQt.QtCore import QCoreApplication, QThread

from ..errors import LayerError
from ..i18n import tr

#: providers of raster layers; all others give vector layers.
_RASTER = frozenset({"wms", "wcs", "gdal", "arcgismapserver"})
VECTOR_TILES = "vectortile"
#: providers of files: QGIS would take a style that a stranger put beside the data, with its actions and code.
_OF_FILES = frozenset({"gdal", "ogr", "delimitedtext"})


def open_layer(provider: str, uri: str, title: str, kind: str) -> QgsMapLayer:
    """Let a provider open an URI, without any question to a person (this is no GUI thread).

    The layer still belongs to this thread: hand it over with :func:`to_gui_thread` when it is complete.

    :param provider: a data provider key, or :data:`VECTOR_TILES`.
    :param kind: key of a link kind, for the words of a failure.
    :raises LayerError: QGIS cannot open it; the provider's words are in the error.
    """
    layer = _layer(provider, uri, title)
    if not layer.isValid():
        raise _invalid(layer, uri, title, kind)
    return layer


def to_gui_thread(layer: QgsMapLayer) -> None:
    """Hand a layer made in this thread over to the GUI thread, where projects live."""
    application = QCoreApplication.instance()
    if application is not None and application.thread() != QThread.currentThread():
        layer.moveToThread(application.thread())


def _layer(provider: str, uri: str, title: str) -> QgsMapLayer:
    """Make the layer of a provider."""
    if provider == VECTOR_TILES:
        return QgsVectorTileLayer(uri, title)
    if provider in _RASTER:
        raster = QgsRasterLayer.LayerOptions()
        raster.skipCrsValidation = True
        raster.loadDefaultStyle = provider not in _OF_FILES
        return QgsRasterLayer(uri, title, provider, raster)
    vector = QgsVectorLayer.LayerOptions(QgsProject.instance().transformContext())
    vector.skipCrsValidation = True
    vector.loadDefaultStyle = provider not in _OF_FILES
    return QgsVectorLayer(uri, title, provider, vector)


def _invalid(layer: QgsMapLayer, uri: str, title: str, kind: str) -> LayerError:
    """Say why QGIS could not open the layer, in the provider's words."""
    provider = layer.dataProvider()
    error = layer.error()
    if provider is not None and not provider.error().isEmpty():
        error = provider.error()
    # providers write their messages as HTML
    words = " ".join(re.sub(r"<[^>]*>", " ", error.message()).split()) if not error.isEmpty() else ""
    return LayerError(
        tr("“{title}” cannot be opened.", title=title),
        tr(
            "The {kind} link answers, but QGIS cannot open it: {words}",
            kind=kind,
            words=words or tr("no reason is given."),
        ),
        tr("Try another link of the record, or tell the platform's administrator."),
        detail=f"{kind}\n{uri}\n{words}",
    )
