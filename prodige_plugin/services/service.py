"""Layers of services that describe themselves: WMS, WFS, OGC API Features."""

from __future__ import annotations

from ..feedback import Feedback
from ..i18n import tr
from ..network import Door
from . import capabilities
from .built import Built, LoadOptions
from .layers import open_layer, to_gui_thread
from .sources import LayerSource, named


def build_service(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open a layer of a service, in a worker thread.

    The service is asked first what it offers, so that the layer's name, CRS and picture format are right
    and a failure has a reason.

    :raises ManyLayers: the record does not tell which layer of the service it means.
    :raises LayerError: QGIS cannot open it.
    :raises NetworkError: the service did not answer, or not as one.
    """
    feedback.report(None, tr("Asking the service what it offers …"))
    offered = capabilities.read(door, source)
    chosen = capabilities.choose_layer(offered.layers, options.layer_name or source.layer_name, source.title)
    feedback.check()
    feedback.report(None, tr("Opening the layer …"))
    uri = provider_uri(source, offered, chosen, options.crs, view_only=options.view_only)
    layer = open_layer(source.provider, uri, source.title or chosen.title or chosen.name, source.kind)
    feedback.check()
    if chosen.abstract:
        metadata = layer.metadata()
        metadata.setAbstract(chosen.abstract)
        layer.setMetadata(metadata)
    to_gui_thread(layer)
    return Built([layer])


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
