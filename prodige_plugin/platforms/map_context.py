"""A map taken from the project, as an OWS Context: for PRODIGE's viewer, and for exchange with any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree
from qgis.core import QgsProviderRegistry

from ..publishing.ows_context import Described, Offered, Shown, context
from ..publishing.server_project import MapDressing
from ..xmlsafe import parser

#: Providers of web layers, and the service each is in a context.
_SERVICES = {"wms": "wms", "WFS": "wfs"}
_VERSIONS = {"wms": "1.3.0", "wfs": "2.0.0", "wmts": "1.0.0"}


def map_context(dressing: MapDressing, described: Described, published: Mapping[str, Shown]) -> bytes:
    """Write what a map shows, in its order and its groups; what nobody else could open is left out.

    :param published: layer id → the layer as it is served; its group and whether it is seen are taken from the map.
    """
    return context(described, list(shown(dressing, published)))


def shown(dressing: MapDressing, published: Mapping[str, Shown]) -> Iterator[Shown]:
    """Give the layers of a map, the top one first."""
    root = etree.fromstring(dressing.tree_xml.encode(), parser())
    yield from _walk(root, (), True, dressing, published)


def _walk(
    group: etree._Element, folder: tuple[str, ...], seen: bool, dressing: MapDressing, published: Mapping[str, Shown]
) -> Iterator[Shown]:
    """Give the layers below one group of the layer tree."""
    for node in group:
        visible = seen and node.get("checked") != "Qt::Unchecked"
        if node.tag == "layer-tree-group":
            yield from _walk(node, (*folder, node.get("name") or ""), visible, dressing, published)
        elif node.tag == "layer-tree-layer":
            identifier = node.get("id") or ""
            held = published.get(identifier)
            if held is not None:
                yield replace(held, folder=folder, visible=visible)
            elif identifier in dressing.web_layers:
                offered = _of_web_layer(dressing.web_layers[identifier])
                if offered is not None:
                    title = node.get("name") or offered.layer
                    yield Shown(title, (offered,), f"urn:layer:{identifier}", folder=folder, visible=visible)


def _of_web_layer(xml: str) -> Offered | None:
    """Give where a web layer comes from, ``None`` when a context has no word for it (tiles by number …)."""
    element = etree.fromstring(xml.encode(), parser())
    provider = element.findtext("provider") or ""
    service = _SERVICES.get(provider)
    source = element.findtext("datasource") or ""
    if service is None or not source:
        return None
    parts = QgsProviderRegistry.instance().decodeUri(provider, source)
    if parts.get("type") == "xyz":
        return None
    if parts.get("tileMatrixSet"):
        service = "wmts"
    url = str(parts.get("url") or "")
    layers = parts.get("layers") or parts.get("typename") or ""
    names = ",".join(layers) if isinstance(layers, (list, tuple)) else str(layers)
    styles = parts.get("styles") or ""
    style = ",".join(styles) if isinstance(styles, (list, tuple)) else str(styles)
    if not url.startswith(("http://", "https://")) or not names:
        return None
    return Offered(service, url, names, _VERSIONS[service], style)
