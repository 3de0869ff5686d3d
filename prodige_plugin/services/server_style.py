"""The service's own drawing for features: the style of the WMS of the same record, as far as QGIS can read it.

OGC 05-078r4 (SLD profile of WMS) §6.3: ``GetStyles`` gives an SLD document; MapServer, GeoServer and QGIS Server
have it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from qgis.core import QgsVectorLayer

from .. import xmlsafe
from ..errors import BadXml, NetworkError
from ..i18n import tr
from ..network import Door, Expect
from . import uris
from .sources import LayerSource

_MAX_BYTES = 2 * 1024 * 1024


def take(layer: QgsVectorLayer, source: LayerSource, wanted: str, door: Door) -> list[str]:
    """Draw a layer as the WMS of its record does; what cannot be had leaves QGIS's own drawing.

    :param wanted: name of a style of that WMS; "" for its default.
    :return: sentences that say what was done.
    """
    address, name = source.style_of
    try:
        answer = door.request(
            "GET",
            uris.service_url(address),
            params={"service": "WMS", "version": "1.1.1", "request": "GetStyles", "layers": name},
            expect=Expect.XML,
            max_bytes=_MAX_BYTES,
        )
        sld = _one_style(answer.content, wanted)
    except (NetworkError, BadXml):
        return []  # a style is a courtesy: many services have none to give
    with tempfile.TemporaryDirectory(prefix="prodige-style-") as folder:
        file = Path(folder) / "style.sld"
        file.write_bytes(sld)
        _words, fine = layer.loadSldStyle(str(file))
    if not fine or layer.renderer() is None:
        return []
    return [tr("Drawn as the WMS service of the record draws it.")]


def _one_style(data: bytes, wanted: str) -> bytes:
    """Keep one layer and one style of an SLD document: QGIS reads the first of each.

    :raises BadXml: no SLD, or without any style.
    """
    from lxml import etree

    root = xmlsafe.parse(data)
    if etree.QName(root).localname != "StyledLayerDescriptor":
        raise BadXml(tr("The service did not give a style."))
    styles = list(root.iterfind("{*}NamedLayer/{*}UserStyle"))
    if not styles or all(style.find("{*}FeatureTypeStyle") is None for style in styles):
        raise BadXml(tr("The service did not give a style."))
    names = [(style.findtext("{*}Name") or "").strip() for style in styles]
    keep = styles[names.index(wanted)] if wanted in names else styles[0]
    for style in styles:
        parent = style.getparent()
        if style is not keep and parent is not None:
            parent.remove(style)
    for layer in list(root.iterfind("{*}NamedLayer")):
        if layer is not keep.getparent():
            root.remove(layer)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
