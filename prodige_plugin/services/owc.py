"""Map contexts as they are written: which layers, in which order, seen or not. No QGIS, no network.

Sources: OWS Context as GeoJSON (OGC 14-055r2) and as Atom (OGC 12-084r2), Web Map Context 1.0 and 1.1 (OGC 05-005).
In an OWS Context the first resource is drawn on top; in a Web Map Context the first layer is at the bottom.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from lxml import etree

from .. import xmlsafe
from ..errors import BadXml
from ..i18n import tr
from .uris import joined, query_value

#: Most layers taken of one context.
MOST = 200
#: how far the first resource is looked for, in bytes.
_SNIFF = 1024 * 1024
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SERVICES = {"wms": "OGC:WMS", "wmts": "OGC:WMTS", "wfs": "OGC:WFS", "wcs": "OGC:WCS", "tms": "OGC:TMS"}
_FILES = {
    "gml": ".gml",
    "kml": ".kml",
    "geojson": ".geojson",
    "geotiff": ".tif",
    "gmljp2": ".jp2",
    "gpkg": ".gpkg",
    "geopackage": ".gpkg",
}


@dataclass(frozen=True)
class Way:
    """One way to get a resource: a service, a file, or data in the context itself."""

    #: as a record would state it: OGC:WMS …, "file", "inline".
    protocol: str
    url: str = ""
    layer: str = ""
    style: str = ""
    #: of data in the context itself: the suffix of their format, and the data.
    suffix: str = ""
    content: bytes = b""


@dataclass(frozen=True)
class Resource:
    """One layer of a context."""

    title: str
    ways: tuple[Way, ...]
    visible: bool = True
    #: 0 to 1.
    opacity: float = 1.0
    #: names of the groups it is in, outermost first.
    folder: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """A map: its layers, top first."""

    title: str
    resources: tuple[Resource, ...]


def read(data: bytes, address: str) -> Context | None:
    """Read a context in any of its forms; ``None`` where it is something else.

    :param address: where it came from; relative addresses are of it.
    :raises BadXml: it is XML that cannot be read.
    """
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{":
        # parsing large data that are no context would hold up the rest of the program
        if b'"offerings"' not in data[:_SNIFF]:
            return None
        try:
            document = json.loads(data)
        except (ValueError, RecursionError):
            return None
        return of_json(document, address)
    if start != b"<":
        return None
    root = xmlsafe.parse(data)
    name = etree.QName(root).localname
    if name == "feed" and root.find(".//{*}offering") is not None:
        return of_atom(root, address)
    if name == "ViewContext":
        return of_wmc(root, address)
    if name == "ViewContextCollection":
        raise BadXml(
            tr("The link leads to a list of maps."),
            tr("It is a collection of map contexts; each of them has a link of its own."),
            tr("Open the link in the browser and take the map that is wanted."),
        )
    return None


def of_json(document: object, address: str) -> Context | None:
    """Read an OWS Context as GeoJSON; ``None`` when it is other GeoJSON."""
    whole = _mapping(document)
    features = whole.get("features")
    if not isinstance(features, list):
        return None
    found = []
    for feature in features[:MOST]:
        properties = _mapping(_mapping(feature).get("properties"))
        offerings = properties.get("offerings")
        if not isinstance(offerings, list):
            continue
        ways = tuple(way for offering in offerings for way in _ways(_mapping(offering), address))
        found.append(
            Resource(
                _string(properties.get("title")) or _string(_mapping(feature).get("id")),
                ways,
                properties.get("active") is not False,
                _opacity(properties.get("opacity")),
                _folder(_string(properties.get("folder"))),
            )
        )
    if not found:
        return None
    return Context(_string(_mapping(whole.get("properties")).get("title")), tuple(found))


def of_atom(root: etree._Element, address: str) -> Context:
    """Read an OWS Context as Atom."""
    found = []
    for entry in list(root.iterfind("{*}entry"))[:MOST]:
        active, folder = True, ""
        for category in entry.iterfind("{*}category"):
            scheme, term = category.get("scheme") or "", category.get("term") or ""
            if scheme.endswith("/owc/active"):
                active = term.strip().lower() not in ("false", "0", "")
            elif scheme.endswith("/owc/folder"):
                folder = term
        ways = tuple(way for node in entry.iterfind("{*}offering") for way in _ways(_offering(node), address))
        found.append(Resource(_text(entry, "title"), ways, active, 1.0, _folder(folder)))
    return Context(_text(root, "title"), tuple(found))


def of_wmc(root: etree._Element, address: str) -> Context:
    """Read a Web Map Context."""
    found = []
    for layer in list(root.iterfind("{*}LayerList/{*}Layer"))[:MOST]:
        server = layer.find("{*}Server")
        online = server.find("{*}OnlineResource") if server is not None else None
        url = joined(address, (online.get(_XLINK) or "") if online is not None else "")
        service = (server.get("service") or "WMS" if server is not None else "WMS").upper().removeprefix("OGC:")
        style = next(
            (
                _text(node, "Name")
                for node in layer.iterfind("{*}StyleList/{*}Style")
                if node.get("current") in ("1", "true")
            ),
            "",
        )
        way = Way(_SERVICES.get(service.lower(), f"OGC:{service}"), url, _text(layer, "Name"), style)
        opacity = next((node.text for node in layer.iterfind("{*}Extension/{*}opacity")), None)
        found.append(
            Resource(
                _text(layer, "Title") or _text(layer, "Name"),
                (way,) if online is not None and url else (),
                (layer.get("hidden") or "0").strip().lower() not in ("1", "true"),
                _opacity(opacity),
                _folder(next((node.text or "" for node in layer.iterfind("{*}Extension/{*}group")), "")),
            )
        )
    return Context(_text(root.find("{*}General"), "Title"), tuple(reversed(found)))


def _ways(offering: Mapping[str, Any], address: str) -> list[Way]:
    """Give the ways of one offering; none where it is of a kind that is no layer (CSW, WPS)."""
    code = _string(offering.get("code")).rstrip("/").rpartition("/")[2].lower()
    if code in _SERVICES:
        return _service(code, offering, address)
    ways = []
    for content in _list(offering.get("contents")):
        one = _mapping(content)
        kind = f"{code} {_string(one.get('type')).lower()}"
        suffix = next((suffix for word, suffix in _FILES.items() if word in kind.replace("geo+json", "geojson")), "")
        href = _string(one.get("href") or one.get("url"))
        inside = one.get("content")
        if href and (whole := joined(address, href)):
            ways.append(Way("file", whole))
        elif inside and suffix:
            text = inside if isinstance(inside, str) else json.dumps(inside)
            ways.append(Way("inline", suffix=suffix, content=text.encode()))
    if not ways and code in _FILES:
        hrefs = [_string(_mapping(one).get("href")) for one in _list(offering.get("operations"))]
        ways = [Way("file", whole) for href in hrefs[:1] if href and (whole := joined(address, href))]
    return ways


def _service(code: str, offering: Mapping[str, Any], address: str) -> list[Way]:
    """Give the way through a service: the request for its data names the layer, its description only the service."""
    operations = [_mapping(one) for one in _list(offering.get("operations"))]
    urls = [joined(address, _string(one.get("href"))) for one in operations if _string(one.get("href"))]
    urls = [url for url in urls if urlsplit(url).scheme.lower() in ("http", "https")]
    if not urls:
        return []

    def names(url: str) -> str:
        return query_value(url, "layers", "layer", "typenames", "typename", "coverageid", "coverage")

    best = next((url for url in urls if names(url)), urls[0])
    style = query_value(best, "styles", "style")
    for one in _list(offering.get("styles")):
        if _mapping(one).get("default") in (True, "true", "1") and _string(_mapping(one).get("name")):
            style = _string(_mapping(one).get("name"))
            break
    return [Way(_SERVICES[code], best, names(best), style)]


def _offering(node: etree._Element) -> dict[str, Any]:
    """Give an ``owc:offering`` as the GeoJSON encoding has it."""
    contents = []
    for child in node.iterfind("{*}content"):
        inner = "".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in child) or (child.text or "")
        contents.append({"type": child.get("type") or "", "href": child.get("href") or "", "content": inner.strip()})
    return {
        "code": node.get("code") or "",
        "operations": [
            {"code": one.get("code") or "", "href": one.get("href") or ""} for one in node.iterfind("{*}operation")
        ],
        "contents": contents,
        "styles": [
            {"name": _text(one, "name"), "default": (one.get("default") or "").lower()}
            for one in node.iterfind("{*}styleSet")
        ],
    }


def _folder(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("/") if part.strip())[:8]


def _opacity(value: object) -> float:
    """Read an opacity from 0 to 1, or in percent; 1 where there is none."""
    try:
        number = float(cast("str", value))
    except (TypeError, ValueError):
        return 1.0
    if not 0 <= number <= 100:
        return 1.0
    return number / 100 if number > 1 else number


def _mapping(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _text(node: etree._Element | None, tag: str) -> str:
    child = node.find(f"{{*}}{tag}") if node is not None else None
    return " ".join((child.text or "").split()) if child is not None else ""
