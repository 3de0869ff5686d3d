"""The WMS and the WFS of the fake GeoServer's workspaces (see :mod:`tests.servers.geoserver`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote
from xml.sax.saxutils import escape

from tests.servers import geoserver_state as state
from tests.servers.geoserver_state import Workspace
from tests.servers.http import Seen

if TYPE_CHECKING:
    from tests.servers.geoserver import GeoServer, User


def answer(server: GeoServer, seen: Seen, way: str, user: User | None) -> None:
    """Answer a request of a service by raising its answer."""
    parts = [unquote(part) for part in way.strip("/").split("/")]
    if len(parts) != 2 or parts[0] not in server.workspaces:
        _end(404, "Service not found")
    space = server.workspaces[parts[0]]
    query = {key.upper(): value for key, value in seen.query.items()}
    request, service = query.get("REQUEST", ""), query.get("SERVICE", parts[1]).upper()
    if request == "GetCapabilities" and service == "WMS":
        _end(200, _wms(space, _seen_by(space, user)), "text/xml")
    if request == "GetCapabilities" and service == "WFS":
        names = [
            name for name in _seen_by(space, user) if name in space.layers and space.layers[name]["kind"] == "vector"
        ]
        _end(200, _wfs(space, names), "text/xml")
    if request == "GetMap":
        _get_map(space, query, _seen_by(space, user))
    if request == "GetFeature":
        _hits(space, query, _seen_by(space, user))
    _end(200, _exception("OperationNotSupported", request), "application/xml")


def _seen_by(space: Workspace, user: User | None) -> list[str]:
    """Give the names of layers and groups that are enabled and that one may see."""
    if space.restricted and (user is None or not (user.administrator or space.name in user.workspaces)):
        return []
    layers = [name for name in space.layers if (space.resource(name) or {}).get("enabled", True)]
    return layers + [name for name, group in space.groups.items() if group.get("enabled", True)]


def _wms(space: Workspace, names: list[str]) -> str:
    layers = "".join(
        f"<Layer queryable='1'><Name>{escape(name)}</Name></Layer>"
        for name in names
        if name in space.groups or _drawable(space, name)
    )
    return (
        '<?xml version="1.0"?><WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"><Service><Name>WMS'
        f"</Name></Service><Capability><Layer><Title>{space.name}</Title>{layers}</Layer></Capability></WMS_Capabilities>"
    )


def _wfs(space: Workspace, names: list[str]) -> str:
    types = "".join(f"<FeatureType><Name>{space.name}:{escape(name)}</Name></FeatureType>" for name in names)
    return (
        '<?xml version="1.0"?><wfs:WFS_Capabilities version="2.0.0" xmlns="http://www.opengis.net/wfs/2.0" '
        f'xmlns:wfs="http://www.opengis.net/wfs/2.0"><FeatureTypeList>{types}</FeatureTypeList></wfs:WFS_Capabilities>'
    )


def _drawable(space: Workspace, name: str) -> bool:
    resource = space.resource(name) or {}
    return bool(resource.get("nativeBoundingBox", {}).get("crs"))


def _get_map(space: Workspace, query: dict[str, str], visible: list[str]) -> NoReturn:
    paths: list[tuple[Path, str | None]] = []
    for name in query["LAYERS"].split(","):
        short = name.rpartition(":")[2]
        if short not in visible:
            _end(200, _exception("LayerNotDefined", f"Could not find layer {name}"), "text/xml")
        inside = [short]
        if short in space.groups:
            inside = [one["name"].rpartition(":")[2] for one in space.groups[short]["published"]]
        for each in inside:
            layer = space.layers[each]
            stores = space.stores if layer["kind"] == "vector" else space.coverage_stores
            store = stores[layer["store"]]
            assert store.view is not None
            paths.append((store.view, store.types[each]["nativeName"] if layer["kind"] == "vector" else None))
    box = [float(each) for each in query["BBOX"].split(",")]
    code = query.get("CRS", query.get("SRS", "CRS:84"))
    size = (int(query["WIDTH"]), int(query["HEIGHT"]))
    _end(200, state.picture(paths, box, size, "EPSG:4326" if code == "CRS:84" else code), "image/png")


def _hits(space: Workspace, query: dict[str, str], visible: list[str]) -> NoReturn:
    short = query.get("TYPENAMES", query.get("TYPENAME", "")).rpartition(":")[2]
    if short not in visible:
        _end(400, _exception("InvalidParameterValue", f"Feature type {short} unknown"), "application/xml")
    layer = space.layers[short]
    store = space.stores[layer["store"]]
    assert store.view is not None
    number = state.count(store.view, store.types[short]["nativeName"])
    _end(
        200,
        f'<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" '
        f'numberMatched="{number}" numberReturned="0"/>',
        "text/xml",
    )


def _exception(code: str, words: str) -> str:
    return (
        '<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">'
        f'<ows:Exception exceptionCode="{code}"><ows:ExceptionText>{escape(words)}</ows:ExceptionText></ows:Exception>'
        "</ows:ExceptionReport>"
    )


def _end(status: int, body: object = b"", kind: str = "text/plain") -> NoReturn:
    from tests.servers.geoserver import Answer

    raise Answer(status, body, kind)
