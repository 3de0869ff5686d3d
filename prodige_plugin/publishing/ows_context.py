"""A map as an OWS Context: what it shows and where that is served, for any viewer (OGC 14-055r2, GeoJSON encoding).

Pure: it knows neither QGIS nor the network. :mod:`prodige_plugin.services.owc` reads what is written here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

#: The requirements class of the core (OGC 14-055r2, §7.1.1), and those of the services.
_PROFILE = "http://www.opengis.net/spec/owc-geojson/1.0/req/core"
_OFFERING = "http://www.opengis.net/spec/owc-geojson/1.0/req/{}"
#: Size of a pixel where nothing better is known, in millimetres (OGC 06-042, §7.2.4.6.9).
_MM_A_PIXEL = 0.28

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Offered:
    """One service through which a layer is to be had."""

    #: "wms", "wmts" or "wfs".
    service: str
    #: address of the service; its own parameters (``map=…``) are kept.
    url: str
    #: name of the layer there.
    layer: str
    #: version to ask for.
    version: str
    style: str = ""


@dataclass(frozen=True)
class Shown:
    """One layer of the map."""

    title: str
    offered: tuple[Offered, ...]
    #: identifier, unique in the context; an address where there is one.
    identifier: str
    abstract: str = ""
    #: names of the groups it is in, the outermost first.
    folder: tuple[str, ...] = ()
    visible: bool = True
    #: 0 (not seen) to 1.
    opacity: float = 1.0
    #: west, south, east, north in degrees (CRS84), or ``None``.
    box: Box | None = None
    #: address of its record, or "".
    record: str = ""
    #: scale denominators between which it is drawn; ``None`` where there is no bound.
    smallest_denominator: float | None = None
    largest_denominator: float | None = None


@dataclass(frozen=True)
class Described:
    """The map itself."""

    identifier: str
    title: str
    abstract: str = ""
    #: two letters (RFC 3066).
    language: str = "fr"
    organisation: str = ""
    email: str = ""
    keywords: tuple[str, ...] = ()
    #: ISO 8601 date and time with zone.
    updated: str = ""
    #: west, south, east, north in degrees (CRS84), or ``None``: a viewer stays where it is then.
    box: Box | None = None
    record: str = ""
    #: the program that wrote it, and its version.
    generator: tuple[str, str] = ("prodige_plugin", "")
    rights: str = ""
    previews: tuple[str, ...] = field(default=())


def context(described: Described, layers: Sequence[Shown]) -> bytes:
    """Write the map as JSON in UTF-8; the same input gives the same bytes.

    :param layers: top first, as they are drawn and as the standard orders resources.
    """
    links: dict[str, object] = {"profiles": [{"href": _PROFILE}]}
    if described.record:
        links["via"] = [{"href": described.record, "type": "application/xml", "title": described.title}]
    if described.previews:
        links["previews"] = [{"href": address, "type": "image/png"} for address in described.previews]
    properties: dict[str, object] = {
        "lang": described.language,
        "title": described.title,
        "subtitle": described.abstract,
        "updated": described.updated,
        "authors": [_author(described)] if described.organisation or described.email else [],
        "publisher": described.organisation,
        "rights": described.rights,
        "generator": {"title": described.generator[0], "version": described.generator[1]},
        "display": {"mmPerPixel": _MM_A_PIXEL},
        "categories": [{"term": word} for word in described.keywords],
        "links": links,
    }
    whole: dict[str, object] = {"type": "FeatureCollection", "id": described.identifier}
    if described.box is not None:
        whole["bbox"] = list(described.box)
    whole["properties"] = _without_nothing(properties)
    whole["features"] = [_feature(layer, described.updated) for layer in layers]
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _author(described: Described) -> dict[str, object]:
    """Who answers for the map."""
    return _without_nothing({"name": described.organisation, "email": described.email})


def _feature(layer: Shown, updated: str) -> dict[str, object]:
    """One resource."""
    links: dict[str, object] = {}
    if layer.record:
        links["via"] = [{"href": layer.record, "type": "application/xml", "title": layer.title}]
    properties: dict[str, object] = {
        "title": layer.title,
        "abstract": layer.abstract,
        "updated": updated,
        "folder": "/" + "/".join(name.replace("/", "-") for name in layer.folder) if layer.folder else "",
        "opacity": layer.opacity if layer.opacity != 1.0 else "",
        "minscaledenominator": layer.smallest_denominator,
        "maxscaledenominator": layer.largest_denominator,
        "links": links,
    }
    found: dict[str, object] = {"type": "Feature", "id": layer.identifier, "geometry": _geometry(layer.box)}
    if layer.box is not None:
        found["bbox"] = list(layer.box)
    found["properties"] = {
        **_without_nothing(properties),
        "active": layer.visible,
        "offerings": [_offering(one, layer.box) for one in layer.offered],
    }
    return found


def _offering(offered: Offered, box: Box | None) -> dict[str, object]:
    """One service, with the requests a viewer begins with."""
    service = offered.service.upper()
    base = {"SERVICE": service, "VERSION": offered.version}
    operations = [_operation(offered, "GetCapabilities", base, "application/xml")]
    if offered.service == "wms":
        # CRS:84 keeps longitude first in every version (OGC 06-042, annex B.3)
        asked = {**base, "LAYERS": offered.layer, "STYLES": offered.style, "FORMAT": "image/png", "TRANSPARENT": "TRUE"}
        asked |= {"CRS" if offered.version >= "1.3" else "SRS": "CRS:84" if offered.version >= "1.3" else "EPSG:4326"}
        asked |= {"BBOX": ",".join(f"{corner:.6f}" for corner in box or (-180, -90, 180, 90))}
        operations.append(_operation(offered, "GetMap", {**asked, "WIDTH": "600", "HEIGHT": "400"}, "image/png"))
    elif offered.service == "wfs":
        names = "TYPENAMES" if offered.version >= "2" else "TYPENAME"
        operations.append(_operation(offered, "GetFeature", {**base, names: offered.layer}, "application/gml+xml"))
    elif offered.service == "wmts":
        asked = {**base, "LAYER": offered.layer, "STYLE": offered.style or "default", "FORMAT": "image/png"}
        operations.append(_operation(offered, "GetTile", asked, "image/png"))
    found: dict[str, object] = {"code": _OFFERING.format(offered.service), "operations": operations}
    if offered.style:
        found["styles"] = [{"name": offered.style, "title": offered.style, "default": True}]
    return found


def _operation(offered: Offered, request: str, pairs: dict[str, str], media_type: str) -> dict[str, object]:
    """One request, written out."""
    joint = "&" if "?" in offered.url else "?"
    query = urlencode({**pairs, "REQUEST": request}, quote_via=quote, safe=":,/")
    return {
        "code": request,
        "method": "GET",
        "type": media_type,
        "href": f"{offered.url.rstrip('?&')}{joint}{query}",
    }


def _geometry(box: Box | None) -> dict[str, object] | None:
    """Give a box as a polygon, counter-clockwise (RFC 7946, §3.1.6)."""
    if box is None:
        return None
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _without_nothing(values: dict[str, object]) -> dict[str, object]:
    """Leave out what is empty."""
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}
