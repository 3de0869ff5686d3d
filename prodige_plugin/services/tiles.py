"""Tiles by templates: XYZ, TMS and vector tiles, OGC API Tiles; their descriptions read where there is one.

Sources: OSGeo Tile Map Service 1.0.0; TileJSON 3.0.0; Mapbox Style Specification v8 (``sources``);
OGC 20-057 (OGC API Tiles) §8.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from qgis.core import QgsVectorTileLayer

from .. import xmlsafe
from ..errors import BadXml, LayerError
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door, Expect
from . import uris
from .built import Built, LoadOptions
from .capabilities import ManyLayers, ServiceLayer, authority_code, choose_layer
from .doors import door_to
from .layers import VECTOR_TILES, open_layer, to_gui_thread
from .sources import LayerSource, same_host

#: The grid QGIS draws XYZ tiles in.
_WEB = frozenset({"EPSG:3857", "EPSG:900913", "OSGEO:41001", "EPSG:3785", "EPSG:102113", "EPSG:102100"})
_WEB_SETS = ("webmercatorquad", "googlemapscompatible", "3857", "pm")


@dataclass(frozen=True)
class Tiles:
    """A set of tiles that can be opened."""

    template: str
    vector: bool
    title: str = ""
    least: int | None = None
    most: int | None = None
    #: address of a Mapbox GL style.
    style: str = ""


def build_tiles(source: LayerSource, options: LoadOptions, feedback: Feedback, door: Door) -> Built:
    """Open tiles, in a worker thread.

    :raises ManyLayers: the service has several sets of tiles.
    :raises LayerError: they are in a grid QGIS cannot draw, or it cannot open them.
    :raises NetworkError: their description cannot be had.
    """
    if uris.is_template(source.url):
        found = Tiles(uris.tile_template(source.url), source.provider == VECTOR_TILES)
    else:
        feedback.report(None, tr("Asking the service what it offers …"))
        found = describe(source.url, options.layer_name or source.layer_name, source.title, door)
    _refuse_other_grids(found.template, source)
    feedback.check()
    feedback.report(None, tr("Opening the layer …"))
    # an account is for the host it was given for
    authcfg = source.authcfg if same_host(source.url, found.template) else ""
    title = source.title or found.title or source.layer_name
    notes = []
    if found.vector:
        uri = uris.vector_tile_uri(
            found.template, style=found.style, least=found.least, most=found.most, authcfg=authcfg
        )
        layer = open_layer(VECTOR_TILES, uri, title, source.kind)
        if found.style and isinstance(layer, QgsVectorTileLayer):
            words, fine = layer.loadDefaultStyle()
            if not fine:
                notes.append(tr("The style of the tiles could not be read: {words}", words=words or "?"))
    else:
        uri = uris.xyz_uri(found.template, least=found.least, most=found.most, authcfg=authcfg)
        layer = open_layer("wms", uri, title, source.kind)
    to_gui_thread(layer)
    return Built([layer], notes=tuple(notes))


def describe(url: str, wanted: str, title: str, door: Door) -> Tiles:
    """Read the description of tiles at an address: a TMS, TileJSON, a Mapbox GL style or OGC API Tiles.

    :raises ManyLayers: a TMS with several maps.
    :raises LayerError: nothing that describes tiles, or in a grid QGIS cannot draw.
    :raises NetworkError: no answer.
    """
    answer = door.request(
        "GET", url, headers={"Accept": "application/json, application/xml;q=0.8"}, max_bytes=xmlsafe.MAX_BYTES
    )
    start = answer.content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"{":
        return _of_json(answer.json(), answer.url or url, door)
    if start == b"<" and not xmlsafe.looks_like_html(answer.content):
        return _of_tms(answer.content, answer.url or url, wanted, title, door)
    raise _no_tiles(url)


def _of_json(told: object, url: str, door: Door, *, again: bool = True) -> Tiles:
    """Read TileJSON, a style, or the links of OGC API Tiles."""
    if not isinstance(told, Mapping):
        raise _no_tiles(url)
    tiles = told.get("tiles")
    if isinstance(tiles, Sequence) and not isinstance(tiles, str) and tiles and isinstance(tiles[0], str):
        template = uris.tile_template(_join(url, tiles[0]))
        if str(told.get("scheme") or "") == "tms":
            template = template.replace("{y}", "{-y}")
        vector = "vector_layers" in told or re.search(r"\.(?:pbf|mvt)\b", template) is not None
        return Tiles(template, vector, str(told.get("name") or ""), _level(told, "minzoom"), _level(told, "maxzoom"))
    sources = told.get("sources")
    if isinstance(sources, Mapping) and "layers" in told:
        return _of_style(told, sources, url, door)
    for link in _links(told):
        href = _join(url, link["href"])
        if uris.is_template(href) and any(name in href.lower() for name in _WEB_SETS):
            kind = str(link.get("type") or "")
            return Tiles(
                uris.tile_template(href), "vector-tile" in kind or "f=mvt" in href, str(told.get("title") or "")
            )
    if again:
        for link in _links(told):
            href = _join(url, link["href"])
            if any(name in href.lower() for name in _WEB_SETS) or str(link.get("rel") or "").endswith("tilesets-map"):
                answer = door_to(href, url, door).request("GET", href, expect=Expect.JSON, max_bytes=xmlsafe.MAX_BYTES)
                return _of_json(answer.json(), href, door, again=False)
    raise _no_tiles(url)


def _of_style(style: Mapping[str, Any], sources: Mapping[str, Any], url: str, door: Door) -> Tiles:
    """Read the first vector (else raster) source of a Mapbox GL style."""
    listed = [one for one in sources.values() if isinstance(one, Mapping)]
    ordered = sorted(listed, key=lambda one: one.get("type") != "vector")
    for one in ordered:
        if one.get("type") not in ("vector", "raster"):
            continue
        told: object = one
        at = url
        if isinstance(one.get("url"), str) and not one.get("tiles"):
            at = _join(url, str(one["url"]))
            told = door_to(at, url, door).request("GET", at, expect=Expect.JSON, max_bytes=xmlsafe.MAX_BYTES).json()
        found = _of_json(told, at, door, again=False)
        vector = one["type"] == "vector"
        return Tiles(
            found.template, vector, str(style.get("name") or ""), found.least, found.most, url if vector else ""
        )
    raise _no_tiles(url)


def _of_tms(data: bytes, url: str, wanted: str, title: str, door: Door, *, again: bool = True) -> Tiles:
    """Read a TMS: the service, or one map of it."""
    root = xmlsafe.parse(data)
    name = etree.QName(root).localname
    if name == "TileMapService" and again:
        maps = list(root.iterfind("{*}TileMaps/{*}TileMap"))
        web = [one for one in maps if authority_code(one.get("srs", "")).upper() in _WEB]
        layers = [ServiceLayer(one.get("href", ""), one.get("title", "")) for one in web]
        if maps and not web:
            raise _other_grid(title or wanted)
        by_title = [layer for layer in layers if wanted and layer.title == wanted]
        chosen = by_title[0] if len(by_title) == 1 else choose_layer(layers, wanted, title)
        at = _join(url, chosen.name)
        answer = door_to(at, url, door).request("GET", at, expect=Expect.XML, max_bytes=xmlsafe.MAX_BYTES)
        return _of_tms(answer.content, at, "", chosen.title, door, again=False)
    if name != "TileMap":
        raise _no_tiles(url)
    if authority_code((root.findtext("{*}SRS") or "").strip()).upper() not in _WEB:
        raise _other_grid(title)
    shape = root.find("{*}TileFormat")
    ending = shape.get("extension", "png") if shape is not None else "png"
    mime = shape.get("mime-type", "") if shape is not None else ""
    sets = root.findall("{*}TileSets/{*}TileSet")
    levels = [int(one.get("order", "")) for one in sets if one.get("order", "").isdigit()]
    hrefs = [one.get("href", "") for one in sets if one.get("href")]
    base = _join(url, re.sub(r"/\d+/?$", "", hrefs[0])) if hrefs else url.rstrip("/")
    return Tiles(
        f"{base}/{{z}}/{{x}}/{{-y}}.{ending}",
        ending in ("pbf", "mvt") or "vector-tile" in mime or "x-protobuf" in mime,
        (root.findtext("{*}Title") or "").strip(),
        min(levels, default=None),
        max(levels, default=None),
    )


def _links(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give the links of a JSON document, those of its tile sets too."""
    found = list(_listed(told, "links"))
    for one in _listed(told, "tilesets"):
        found += _listed(one, "links")
    return [link for link in found if isinstance(link.get("href"), str)]


def _listed(told: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """Give the objects of a list, whatever stands there."""
    value = told.get(key)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _join(base: str, address: str) -> str:
    """Give an address that may be relative, with its places readable.

    :raises BadXml: it is none.
    """
    try:
        return urljoin(base, address).replace("%7B", "{").replace("%7D", "}")
    except ValueError:
        raise _no_tiles(f"{base}\n{address}") from None


def _level(told: Mapping[str, Any], key: str) -> int | None:
    """Give a zoom level."""
    value = told.get(key)
    return int(value) if isinstance(value, int | float) and 0 <= value <= 30 else None


def _refuse_other_grids(template: str, source: LayerSource) -> None:
    """Make sure that every place of a template is one QGIS fills.

    :raises LayerError: there are others, such as a tile matrix set or a quadkey's neighbour.
    """
    left = [place for place in re.findall(r"\{([^}]*)\}", template) if place not in ("z", "x", "y", "-y", "q")]
    if left:
        raise LayerError(
            tr("“{title}” cannot be opened.", title=source.title or source.layer_name),
            tr("The address of the tiles has places QGIS does not fill: {places}.", places=", ".join(left)),
            tr("Try another link of the record."),
            detail=template,
        )


def _other_grid(title: str) -> LayerError:
    """Say that tiles are in a grid of their own."""
    return LayerError(
        tr("“{title}” cannot be opened.", title=title),
        tr("The tiles are not in the web's grid (EPSG:3857), the only one QGIS draws this kind of tiles in."),
        tr("Use the WMTS or WMS link of the record, if there is one."),
    )


def _no_tiles(url: str) -> BadXml:
    """Say that an address does not describe tiles."""
    return BadXml(
        tr("The service did not describe itself."),
        tr("The address answers, but with no description of tiles."),
        tr("Try another link of the record."),
        detail=url,
    )


__all__ = ["ManyLayers", "Tiles", "build_tiles", "describe"]
