"""From a layer source to a QGIS layer: built in a worker thread, added in the GUI thread.

A dead, secured or mistaken service ends as a :class:`~prodige_plugin.errors.LayerError` or a network
error with its sentences, never as an invalid layer in the project.
"""

from __future__ import annotations

import re

from qgis.core import (
    QgsBox3d,
    QgsCoordinateReferenceSystem,
    QgsLayerMetadata,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QThread

from ..catalogue.model import Summary
from ..errors import LayerError
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from . import capabilities
from .sources import LayerSource, named

#: Custom properties that answer "which record is this layer?".
RECORD_ID = "prodige/record_id"
PLATFORM = "prodige/platform"


def build_layer(
    source: LayerSource,
    feedback: Feedback | None = None,
    crs_authid: str = "",
    *,
    layer_name: str = "",
    view_only: bool = False,
    door: Door | None = None,
) -> QgsMapLayer:
    """Open a source as a layer. Call it in a worker thread: it waits for the network.

    The service is asked first what it offers, so that the layer's name, CRS and picture format are right
    and a failure has a reason. The layer comes back in the GUI thread.

    :param crs_authid: the CRS wanted ("EPSG:2154", mostly the project's); taken if the service offers it,
        else the layer's own is.
    :param layer_name: the layer a person chose after :class:`~.capabilities.ManyLayers`.
    :param view_only: of features, fetch only what the map shows, at each move.
    :raises ManyLayers: the record does not tell which layer of the service it means.
    :raises LayerError: the source is none that can be loaded, or QGIS cannot open it.
    :raises NetworkError: the service did not answer, or not as one.
    """
    if source.reason or not source.provider:
        raise LayerError(
            tr("“{title}” cannot be loaded by this link.", title=source.title),
            source.reason,
            tr("Try another link of the record."),
        )
    feedback = feedback or Feedback()
    feedback.check()
    feedback.report(None, tr("Asking the service what it offers …"))
    offered = capabilities.read(door or Door(source.authcfg, feedback), source)
    chosen = capabilities.choose_layer(offered.layers, layer_name or source.layer_name, source.title)
    feedback.check()
    feedback.report(None, tr("Opening the layer …"))
    uri = provider_uri(source, offered, chosen, crs_authid, view_only=view_only)
    layer = _open(source, uri, source.title or chosen.title or chosen.name)
    if not layer.isValid():
        raise _invalid(source, layer, uri)
    feedback.check()
    if chosen.abstract:
        metadata = layer.metadata()
        metadata.setAbstract(chosen.abstract)
        layer.setMetadata(metadata)
    _to_gui_thread(layer)
    return layer


def provider_uri(
    source: LayerSource,
    offered: capabilities.ServiceCapabilities,
    chosen: capabilities.ServiceLayer,
    crs_authid: str = "",
    *,
    view_only: bool = False,
) -> str:
    """Give the URI for one layer of a service, in the wanted CRS if it is offered, else in its own."""
    crs = capabilities.choose_crs(chosen.crs, crs_authid)
    if source.kind == "OAPIF" and crs != crs_authid and chosen.crs[:1] != (crs,):
        crs = ""  # the list begins with CRS84 unless a storage CRS is stated; the provider takes it by itself
    image = capabilities.choose_format(offered.formats)
    return named(source, chosen.name, crs, image, chosen.style, view_only=view_only)


def add_to_project(
    layer: QgsMapLayer, project: QgsProject, summary: Summary | None = None, platform_key: str = ""
) -> QgsMapLayer:
    """Add a layer to the project with what the catalogue says of it. Call it in the GUI thread.

    :param summary: the record it comes from: its title, abstract, keywords, organisation, extent and links go
        into the layer, and its identifier, so that the record can be found again.
    :param platform_key: :attr:`prodige_plugin.platforms.model.Platform.key` of the catalogue.
    :raises LayerError: the layer is not valid; nothing is added.
    """
    if not layer.isValid():
        raise LayerError(
            tr("The layer was not added to the project."),
            tr("QGIS cannot open it."),
            tr("Try another link of the record."),
        )
    if summary is not None:
        layer.setName(summary.title or layer.name())
        layer.setMetadata(_metadata(layer, summary))
        properties = layer.serverProperties()
        properties.setTitle(summary.title)
        properties.setAbstract(summary.abstract)
        properties.setKeywordList(", ".join(summary.keywords))
        properties.setAttribution(summary.organisation)
        layer.setCustomProperty(RECORD_ID, summary.identifier)
    if platform_key:
        layer.setCustomProperty(PLATFORM, platform_key)
    added = project.addMapLayer(layer)
    return added if added is not None else layer


def _open(source: LayerSource, uri: str, title: str) -> QgsMapLayer:
    """Let the provider open the URI, without any question to a person (this is no GUI thread)."""
    if source.provider == "wms":
        raster = QgsRasterLayer.LayerOptions()
        raster.skipCrsValidation = True
        return QgsRasterLayer(uri, title, source.provider, raster)
    vector = QgsVectorLayer.LayerOptions(QgsProject.instance().transformContext())
    vector.skipCrsValidation = True
    return QgsVectorLayer(uri, title, source.provider, vector)


def _invalid(source: LayerSource, layer: QgsMapLayer, uri: str) -> LayerError:
    """Say why QGIS could not open the layer, in the provider's words."""
    provider = layer.dataProvider()
    error = layer.error()
    if provider is not None and not provider.error().isEmpty():
        error = provider.error()
    # providers write their messages as HTML
    words = " ".join(re.sub(r"<[^>]*>", " ", error.message()).split()) if not error.isEmpty() else ""
    return LayerError(
        tr("“{title}” cannot be opened.", title=source.title or source.layer_name),
        tr(
            "The {kind} service describes the layer, but QGIS cannot open it: {words}",
            kind=source.kind,
            words=words or tr("no reason is given."),
        ),
        tr("Try another link of the record, or tell the platform's administrator."),
        detail=f"{source.kind} {source.url}\n{uri}\n{words}",
    )


def _to_gui_thread(layer: QgsMapLayer) -> None:
    """Hand a layer made in this thread over to the GUI thread, where projects live."""
    application = QCoreApplication.instance()
    if application is not None and application.thread() != QThread.currentThread():
        layer.moveToThread(application.thread())


def _metadata(layer: QgsMapLayer, summary: Summary) -> QgsLayerMetadata:
    """Fill the layer's metadata from the record; what the service said stays where the record says nothing."""
    metadata = layer.metadata()
    metadata.setIdentifier(summary.resource_identifier or summary.identifier)
    metadata.setTitle(summary.title)
    metadata.setType(summary.type)
    if summary.abstract:
        metadata.setAbstract(summary.abstract)
    if summary.keywords:
        metadata.setKeywords({"gmd:keyword": list(summary.keywords)})
    if summary.organisation:
        metadata.setRights([summary.organisation])
        contact = QgsLayerMetadata.Contact()
        contact.organization = summary.organisation
        contact.role = "pointOfContact"
        metadata.setContacts([contact])
    links = []
    for link in summary.links:
        entry = QgsLayerMetadata.Link(link.name or link.description or link.url, link.protocol, link.url)
        entry.description = link.description
        links.append(entry)
    metadata.setLinks(links)
    if summary.box is not None:
        extent = QgsLayerMetadata.Extent()
        spatial = QgsLayerMetadata.SpatialExtent()
        spatial.extentCrs = QgsCoordinateReferenceSystem("EPSG:4326")
        box = summary.box
        spatial.bounds = QgsBox3d(QgsRectangle(box.west, box.south, box.east, box.north))
        extent.setSpatialExtents([spatial])
        metadata.setExtent(extent)
    return metadata
