"""ArcGIS services: features of a FeatureServer or of a map's layers, pictures of a MapServer or ImageServer.

Source: ArcGIS REST API, "Map Service", "Feature Service", "Image Service" (``f=json``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsMapLayer, QgsVectorLayer

from .. import xmlsafe
from ..errors import FileError, LayerError
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door, Expect
from . import clip, downloads, uris
from .built import Built, LoadOptions
from .capabilities import ServiceLayer, choose_layer
from .layers import open_layer, to_gui_thread
from .sources import LayerSource

#: Well-known numbers of Esri's own for CRS that EPSG has too.
_EPSG = {102100: 3857, 102113: 3785, 102110: 2154}


def build_esri(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open a layer of an ArcGIS service, in a worker thread: features where they can be asked for, else pictures.

    :raises ManyLayers: the record does not tell which layer of the service it means.
    :raises LayerError: there is no such service, or QGIS cannot open it.
    :raises FileError: the copy of an area cannot be kept.
    :raises NetworkError: the service did not answer.
    """
    feedback.report(None, tr("Asking the service what it offers …"))
    service, number = uris.esri_service(source.url)
    told = _ask(door, service, source)
    pictures = "/imageserver" in service.lower()
    if not number and not pictures:
        number = _choose(told, options.layer_name or source.layer_name, source.title)
    feedback.check()
    layer_told = _ask(door, f"{service}/{number}", source) if number else told
    crs = _crs(layer_told) or _crs(told)
    title = source.title or str(layer_told.get("name") or "")
    feedback.report(None, tr("Opening the layer …"))
    notes: list[str] = []
    if not pictures and _has_features(layer_told):
        uri = uris.esri_features_uri(f"{service}/{number}", crs=crs, authcfg=source.authcfg)
        layer = open_layer("arcgisfeatureserver", uri, title, source.kind)
        if options.box is not None and isinstance(layer, QgsVectorLayer):
            layer = _within(layer, options, feedback, notes)
    else:
        uri = uris.esri_map_uri(service, number, crs=crs, authcfg=source.authcfg)
        layer = open_layer("arcgismapserver", uri, title, source.kind)
    to_gui_thread(layer)
    return Built([layer], notes=tuple(notes))


def _within(layer: QgsVectorLayer, options: LoadOptions, feedback: Feedback, notes: list[str]) -> QgsMapLayer:
    """Keep what touches an area in a file: QGIS has no lasting filter by place for these services."""
    assert options.box is not None
    folder = (options.folder or downloads.folder_of_downloads()) / "arcgis"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            tr("The folder of downloads cannot be used."),
            tr("The system says: {words}", words=error.strerror or str(error)),
            tr("Choose another folder of downloads in the options."),
        ) from error
    path = clip.to_box(layer, options.box, folder, feedback)
    if path is None:
        return layer
    notes.append(tr("Only what touches the chosen area was kept, as a copy on this computer."))
    return open_layer("ogr", f"{path}|layername={layer.name()}", layer.name(), "GPKG")


def _ask(door: Door, url: str, source: LayerSource) -> Mapping[str, Any]:
    """Ask for the description of a service or a layer.

    :raises LayerError: an error object, which comes with status 200.
    """
    answer = door.request("GET", url, params={"f": "json"}, expect=Expect.JSON, max_bytes=xmlsafe.MAX_BYTES)
    told = answer.json()
    error = told.get("error") if isinstance(told, Mapping) else {"message": "?"}
    if not isinstance(told, Mapping) or error:
        words = str(error.get("message") or "?") if isinstance(error, Mapping) else "?"
        raise LayerError(
            tr("“{title}” cannot be opened.", title=source.title or source.layer_name),
            tr("The ArcGIS service refuses: {words}", words=words),
            tr("Try another link of the record, or tell the platform's administrator."),
            detail=url,
        )
    return told


def _choose(told: Mapping[str, Any], wanted: str, title: str) -> str:
    """Give the number of the layer a record means.

    :raises ManyLayers: it cannot be told.
    """
    stated = told.get("layers")
    listed = [one for one in stated if isinstance(one, Mapping) and "id" in one] if isinstance(stated, list) else []
    # a group holds layers and is none; its number is that of several
    plain = [one for one in listed if not one.get("subLayerIds")]
    layers = [ServiceLayer(str(one["id"]), str(one.get("name") or one["id"])) for one in plain]
    return choose_layer(layers, wanted, title).name


def _has_features(told: Mapping[str, Any]) -> bool:
    """Whether a layer's features can be asked for."""
    kind = str(told.get("type") or "")
    return kind in ("Feature Layer", "Table") and "query" in str(told.get("capabilities") or "query").lower()


def _crs(told: Mapping[str, Any]) -> str:
    """Give the authority code of a layer's own CRS, ``""`` if it has none that EPSG knows."""
    for place in (told.get("sourceSpatialReference"), _of(told.get("extent")), told.get("spatialReference"),
                  _of(told.get("fullExtent"))):  # fmt: skip
        if isinstance(place, Mapping):
            for key in ("latestWkid", "wkid"):
                number = place.get(key)
                if isinstance(number, int) and number > 0:
                    number = _EPSG.get(number, number)
                    return f"EPSG:{number}" if number < 32768 else f"ESRI:{number}"
    return ""


def _of(extent: object) -> object:
    """Give the spatial reference of an extent."""
    return extent.get("spatialReference") if isinstance(extent, Mapping) else None
