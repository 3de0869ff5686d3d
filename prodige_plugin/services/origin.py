"""Where a layer of the project comes from: its record, its platform, and the link that QGIS reads. GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from qgis.core import QgsDataSourceUri, QgsMapLayer, QgsProviderRegistry

from .adding import KIND, LINK, LOADED, PLATFORM, RECORD_DATE, RECORD_ID
from .sources import LayerSource

#: QGIS's data provider → kind of link; ``wms`` is told apart by its URI.
_KINDS = {
    "WFS": "WFS",
    "OAPIF": "OAPIF",
    "wcs": "WCS",
    "vectortile": "TILES",
    "xyzvectortiles": "TILES",
    "arcgisfeatureserver": "ESRI",
    "arcgismapserver": "ESRI",
}


@dataclass(frozen=True)
class Origin:
    """What a layer tells of where it comes from; plain values, fit for a worker thread."""

    layer_id: str
    name: str
    #: whether QGIS could open it.
    valid: bool
    #: the link QGIS reads; ``None`` where it reads a file or a database.
    source: LayerSource | None = None
    #: the file QGIS reads; "" where it reads none.
    path: str = ""
    #: the file is there; also true where there is none to look for.
    present: bool = True
    record_id: str = ""
    #: key of the platform.
    platform: str = ""
    #: the record's date when the layer was loaded, and the day it was; ISO 8601, "" when not known.
    record_date: str = ""
    loaded: str = ""
    #: kind and address of the link a file was downloaded by.
    kind: str = ""
    link: str = ""


def origin(layer: QgsMapLayer) -> Origin:
    """Read what a layer tells."""

    def stated(name: str) -> str:
        return str(layer.customProperty(name, "") or "")

    source, path = _source(layer), _path(layer)
    return Origin(
        layer_id=layer.id(),
        name=layer.name(),
        valid=layer.isValid(),
        source=source,
        path=path,
        present=not path or Path(path).exists(),
        record_id=stated(RECORD_ID),
        platform=stated(PLATFORM),
        record_date=stated(RECORD_DATE),
        loaded=stated(LOADED),
        kind=stated(KIND),
        link=stated(LINK),
    )


def _source(layer: QgsMapLayer) -> LayerSource | None:
    """Give the link a layer reads, as a source; only an account's id is taken over, never a secret."""
    provider, text = layer.providerType(), layer.source()
    if provider in ("WFS", "OAPIF"):
        uri = QgsDataSourceUri(text)
        url, name, authcfg = uri.param("url"), uri.param("typename"), uri.authConfigId()
        kind = provider
    else:
        parts = QgsProviderRegistry.instance().decodeUri(provider, text)
        url, name = str(parts.get("url") or ""), str(parts.get("layers") or parts.get("identifier") or "")
        authcfg = str(parts.get("authcfg") or "")
        kind = _kind_of_tiles(parts) if provider == "wms" else _KINDS.get(provider, "")
    if "://" not in url:
        url = unquote(url)
    if not kind or not url.lower().startswith(("http://", "https://")):
        return None
    return LayerSource(kind, provider, text, layer.name(), name, url=url.rstrip("?&"), authcfg=authcfg)


def _kind_of_tiles(parts: dict[str, object]) -> str:
    """Tell the services apart that QGIS opens with one provider."""
    if parts.get("type") == "xyz":
        return "TILES"
    return "WMTS" if parts.get("tileMatrixSet") else "WMS"


def _path(layer: QgsMapLayer) -> str:
    """Give the local file a layer reads, or ""."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = str(parts.get("path") or "")
    return "" if not path or "://" in path or layer.providerType() not in ("ogr", "gdal", "delimitedtext") else path
