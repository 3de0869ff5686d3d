"""What a map of MapStore says (its configuration, version 2)."""

from __future__ import annotations

import math
from typing import Any

from .addresses import Addresses
from .items import Box, Item

#: Width of the world in EPSG:3857, metres, and of MapStore's window, pixels.
_WORLD, _WINDOW = 2 * 20037508.342789244, 1000
_DEEPEST = 19
#: A map of the whole of metropolitan France, where a map has no extent: west, south, east, north.
_FRANCE = (-5.2, 41.3, 9.6, 51.1)


def map_config(addresses: Addresses, item: Item, box: Box | None) -> dict[str, Any]:
    """Give the configuration of a map: OpenStreetMap beneath, then the layers, in MapStore's order (bottom first).

    :param box: extent in CRS84.
    """
    west, south, east, north = box or _FRANCE
    layers: list[dict[str, Any]] = [
        {"type": "osm", "name": "mapnik", "source": "osm", "title": "OpenStreetMap", "group": "background",
         "visibility": True, "id": "mapnik__0"}
    ]  # fmt: skip
    for number, each in enumerate(reversed([layer for layer in item.shown if layer.drawn])):
        layers.append(
            {
                "id": f"{each.workspace}:{each.name}__{number + 1}",
                "type": "wms",
                "url": addresses.service(each.workspace, "wms"),
                "name": each.name,
                "title": each.title,
                "description": each.abstract,
                "format": "image/png",
                "transparent": True,
                "visibility": True,
                "opacity": 1,
                "group": "Default",
                "style": "",
                "bbox": {
                    "crs": "EPSG:4326",
                    "bounds": {"minx": str(west), "miny": str(south), "maxx": str(east), "maxy": str(north)},
                },
                "search": {"url": addresses.service(each.workspace, "wfs"), "type": "wfs"},
            }
        )
        if each.raster is not None:
            del layers[-1]["search"]
    middle = {"x": (west + east) / 2, "y": (south + north) / 2, "crs": "EPSG:4326"}
    return {
        "version": 2,
        "map": {
            "projection": "EPSG:3857",
            "units": "m",
            "center": middle,
            "zoom": _zoom(west, east, south, north),
            "maxExtent": [-20037508.34, -20037508.34, 20037508.34, 20037508.34],
            "layers": layers,
            "groups": [{"id": "Default", "title": "Default", "expanded": True}],
        },
    }


def _zoom(west: float, east: float, south: float, north: float) -> int:
    """Give the level (256-pixel tiles of EPSG:3857) at which the extent fits into the window."""
    width = max((east - west) / 360 * _WORLD, (_mercator(north) - _mercator(south)), 100.0)
    return max(0, min(_DEEPEST, math.floor(math.log2(_WORLD / 256 * _WINDOW / width))))


def _mercator(latitude: float) -> float:
    """Northing in EPSG:3857, metres."""
    bounded = max(-85.0, min(85.0, latitude))
    return _WORLD / (2 * math.pi) * math.log(math.tan(math.pi / 4 + math.radians(bounded) / 2))
