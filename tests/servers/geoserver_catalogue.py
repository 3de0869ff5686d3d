"""The REST API of the fake GeoServer (see :mod:`tests.servers.geoserver`): stores, feature types, coverages, layers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tests.servers import geoserver_state as state
from tests.servers.geoserver_looks import LooksRest
from tests.servers.geoserver_state import Json, Store, Workspace
from tests.servers.http import Seen

if TYPE_CHECKING:
    from tests.servers.geoserver import GeoServer, User


class Rest(LooksRest):
    """Answers requests below ``/rest`` by raising their answer."""

    def __init__(self, server: GeoServer) -> None:
        self.server = server

    def answer(self, seen: Seen, way: str, user: User) -> None:
        """Answer one request."""
        self.seen, self.user = seen, user
        parts = [unquote(part) for part in way.strip("/").split("/")]
        if seen.method == "GET" and parts[-1].endswith(".json"):
            parts[-1] = parts[-1].removesuffix(".json")
        elif seen.method == "GET" and "." in parts[-1] and not parts[-1].endswith(".sld"):
            # taken for a name with a format that nobody knows
            parts[-1] = parts[-1].rpartition(".")[0]
        if parts == ["about", "version"]:
            self.only_administrators()
            self.told({"about": {"resource": [{"@name": "GeoServer", "Version": self.server.version}]}})
        if parts[0] == "resource":
            self._resource(parts[1:])
        if parts == ["workspaces"]:
            self._workspaces()
        if parts[0] == "workspaces":
            self._workspace(parts[1], parts[2:])

    # -- what all share ----------------------------------------------------------------------------

    def _resource(self, parts: list[str]) -> None:
        self.only_administrators()
        path = self.server.files.folder.joinpath(*parts)
        if not path.exists():
            self.end(404, "Undefined resource")
        for each in sorted(path.rglob("*"), reverse=True):
            each.unlink() if each.is_file() else each.rmdir()
        path.rmdir() if path.is_dir() else path.unlink()
        self.end(200)

    def _workspaces(self) -> None:
        mine = [name for name in self.server.workspaces if self.may(name)]
        if self.seen.method == "GET":
            self.listed("workspaces", "workspace", mine)
        self.only_administrators()
        name = json.loads(self.seen.body)["workspace"]["name"]
        if name in self.server.workspaces:
            self.end(409, f"Workspace '{name}' already exists")
        self.server.add_workspace(name)
        self.end(201, name)

    def may(self, workspace: str) -> bool:
        """Whether the account administers a workspace."""
        return self.user.administrator or workspace in self.user.workspaces

    def _workspace(self, name: str, parts: list[str]) -> None:
        space = self.server.workspaces.get(name)
        if space is None or not self.may(name):
            self.end(404, f"No such workspace: '{name}' found")
        assert space is not None
        if not parts:
            self.told({"workspace": {"name": name, "isolated": False}})
        what, rest = parts[0], parts[1:]
        if what == "datastores":
            self._stores(space, rest, space.stores)
        elif what == "coveragestores":
            self._stores(space, rest, space.coverage_stores)
        elif what == "layers":
            self._layers(space, rest)
        elif what == "styles":
            self.styles(space, rest)
        elif what == "layergroups":
            self.groups(space, rest)

    # -- stores ------------------------------------------------------------------------------------

    def _stores(self, space: Workspace, parts: list[str], stores: dict[str, Store]) -> None:
        vector = stores is space.stores
        outer, inner = ("dataStores", "dataStore") if vector else ("coverageStores", "coverageStore")
        if not parts:
            self.listed(outer, inner, list(stores))
        name, rest = parts[0], parts[1:]
        if rest and rest[0].startswith("file."):
            self._upload(space, name, rest[0].partition(".")[2], stores)
        store = stores.get(name)
        if store is None:
            self.end(404, f"No such {inner}: {space.name},{name}")
        assert store is not None
        if not rest and self.seen.method == "GET":
            content: Json = {"name": name, "enabled": True, "workspace": {"name": space.name}}
            if vector:
                entry = [{"@key": "database", "$": store.url}, {"@key": "dbtype", "$": "geopkg"}]
                content |= {"type": "GeoPackage", "connectionParameters": {"entry": entry}}
            else:
                content |= {"type": "GeoTIFF", "url": store.url}
            self.told({inner: content})
        if not rest and self.seen.method == "PUT" and not vector:
            asked = json.loads(self.seen.body)["coverageStore"]
            store.url = asked.get("url", store.url)
            store.view = self.server.files.opened(store.url)
            self.end(200)
        if not rest and self.seen.method == "DELETE":
            self._delete_store(space, store, stores, vector)
        if rest == ["reset"]:
            store.view = self.server.files.opened(store.url)
            self.end(200)
        if rest and rest[0] in ("featuretypes", "coverages"):
            self._types(space, store, rest[1:], vector)

    def _upload(self, space: Workspace, name: str, format_: str, stores: dict[str, Store]) -> None:
        seen = self.seen
        if seen.method != "PUT":
            self.end(405)
        wanted = {"gpkg": "application/geopackage+sqlite3", "geotiff": "image/tiff"}
        if format_ not in wanted:
            self.end(400, f"Unsupported format: {format_}")
        if seen.length and not seen.body:
            self.end(413, "more than this fake keeps")
        filename = seen.query.get("filename", f"{name}.{format_}")
        url = f"file:data/{space.name}/{name}/{filename}"
        self.server.files.write(url, seen.body)
        try:
            if format_ == "gpkg":
                state.tables(self.server.files.path(url))
            else:
                state.image_boxes(self.server.files.path(url))
        except ValueError as error:
            self.end(500, f"java.io.IOException: {error}")
        store = stores.get(name)
        if store is None:
            store = stores[name] = Store(name, url, view=self.server.files.opened(url))
        store.url = url
        configure = seen.query.get("configure", "first")
        if format_ == "geotiff" and configure == "first":
            coverage = seen.query.get("coverageName", name)
            if coverage in space.layers and coverage not in store.types:
                self.end(500, f"Resource named '{coverage}' already exists in store: '{name}'")
            content: Json = {"name": coverage, "nativeCoverageName": filename.rpartition(".")[0], "enabled": True,
                             "title": coverage}  # fmt: skip
            store.types[coverage] = content | self._computed(store, content, False)
            space.layers.setdefault(coverage, {"kind": "raster", "store": name, "defaultStyle": {"name": "raster"}})
            self.end(201, json.dumps({"coverageStore": {"name": name}}), "application/json")
        self.end(202)

    def _delete_store(self, space: Workspace, store: Store, stores: dict[str, Store], vector: bool) -> None:
        if store.types and self.seen.query.get("recurse") != "true":
            self.end(403 if vector else 401, "store not empty")
        for name in list(store.types):
            self._drop(space, name)
        del stores[store.name]
        self.end(200)

    # -- feature types and coverages ---------------------------------------------------------------

    def _types(self, space: Workspace, store: Store, parts: list[str], vector: bool) -> None:
        outer, inner = ("featureTypes", "featureType") if vector else ("coverages", "coverage")
        seen = self.seen
        if not parts and seen.method == "GET":
            if seen.query.get("list") == "available":
                assert store.view is not None
                used = {each["nativeName"] for each in store.types.values()}
                free = [name for name in state.tables(store.view) if name not in used]
                self.told({"list": {"string": free}} if free else {"list": ""})
            self.listed(outer, inner, list(store.types))
        if not parts and seen.method == "POST" and vector:
            self._create(space, store)
        name = parts[0]
        content = store.types.get(name)
        if content is None:
            self.end(404, f"No such feature type: {space.name},{store.name},{name}")
        assert content is not None
        if seen.method == "GET":
            class_ = "dataStore" if vector else "coverageStore"
            told = {**content, "store": {"@class": class_, "name": f"{space.name}:{store.name}"}}
            self.told({inner: collapsed(told)})
        if seen.method == "DELETE":
            if name in space.layers and seen.query.get("recurse") != "true":
                self.end(403, "feature type referenced by layer(s)")
            self._drop(space, name)
            self.end(200)
        asked = json.loads(seen.body)[inner]
        bounds = seen.query.get("recalculate" if vector else "calculate")
        self._change(space, store, content, asked, vector, bounds is not None)
        self.end(200)

    def _create(self, space: Workspace, store: Store) -> None:
        content = json.loads(self.seen.body)["featureType"]
        name, native = content["name"], content.get("nativeName") or content["name"]
        if name in space.layers:
            self.end(500, f"Resource named '{name}' already exists in namespace: '{space.name}'")
        assert store.view is not None
        if native not in state.tables(store.view):
            self.end(400, "Trying to create new feature type inside the store, but no attributes were specified")
        content = {"enabled": True, "title": name, **content, "nativeName": native}
        store.types[name] = expanded(content) | self._computed(store, content, True)
        space.layers[name] = {"kind": "vector", "store": store.name, "defaultStyle": {"name": "polygon"}}
        self.end(201, "")

    def _change(self, space: Workspace, store: Store, content: Json, asked: Json, vector: bool, bounds: bool) -> None:
        name = content["name"]
        wanted = asked.pop("store", None)
        content |= expanded(asked)
        if wanted is not None and not self.server.stubborn:
            target = space.stores.get(wanted["name"].rpartition(":")[2])
            if target is None:
                self.end(500, f"store {wanted['name']} does not exist")
            assert target is not None
            del store.types[name]
            target.types[name] = content
            space.layers[name]["store"] = target.name
            store = target
        if bounds:
            content |= self._computed(store, content, vector)

    def _computed(self, store: Store, content: Json, vector: bool) -> Json:
        """Give what GeoServer computes from the data."""
        assert store.view is not None
        grid: Json = {}
        if vector:
            own, wide, code = state.boxes(store.view, content["nativeName"])
        else:
            own, wide, code, size = state.image_boxes(store.view)
            grid = {"grid": {"@dimension": "2", "range": {"low": "0 0", "high": f"{size[0]} {size[1]}"}}}
        keys = ("minx", "maxx", "miny", "maxy")
        return {
            "srs": content.get("srs") or code,
            "nativeBoundingBox": {**dict(zip(keys, own, strict=True)), "crs": code},
            "latLonBoundingBox": {**dict(zip(keys, wide, strict=True)), "crs": "EPSG:4326"},
            **grid,
        }

    def _drop(self, space: Workspace, name: str) -> None:
        """Drop a layer with its resource; groups lose it."""
        layer = space.layers.pop(name, None)
        if layer is not None:
            stores = space.stores if layer["kind"] == "vector" else space.coverage_stores
            stores[layer["store"]].types.pop(name, None)
        for group in list(space.groups.values()):
            pairs = [
                pair for pair in zip(group["published"], group["styles"], strict=True)
                if pair[0]["name"] != f"{space.name}:{name}"
            ]  # fmt: skip
            group["published"], group["styles"] = [one for one, _ in pairs], [two for _, two in pairs]
            if not pairs:
                del space.groups[group["name"]]

    # -- layers ------------------------------------------------------------------------------------

    def _layers(self, space: Workspace, parts: list[str]) -> None:
        if not parts:
            self.listed("layers", "layer", list(space.layers))
        name = parts[0]
        layer = space.layers.get(name)
        if layer is None:
            self.end(404, f"No such layer: {name}")
        assert layer is not None
        if self.seen.method == "GET":
            vector = layer["kind"] == "vector"
            middle = ("datastores", "featuretypes") if vector else ("coveragestores", "coverages")
            href = (
                f"http://gs/geoserver/rest/workspaces/{space.name}/{middle[0]}/{layer['store']}/{middle[1]}/{name}.json"
            )
            style = dict(layer["defaultStyle"])
            if style.get("workspace"):
                style["name"] = f"{style['workspace']}:{style['name']}"
            told = {"name": name, "type": "VECTOR" if vector else "RASTER", "defaultStyle": style,
                    "resource": {"@class": "featureType" if vector else "coverage", "name": f"{space.name}:{name}",
                                 "href": href}}  # fmt: skip
            self.told({"layer": told})
        if self.seen.method == "DELETE":
            space.layers.pop(name)
            self.end(200)
        asked = json.loads(self.seen.body)["layer"]
        style = asked.get("defaultStyle")
        if style and style.get("workspace") and style["name"] not in space.styles:
            self.end(500, f"No such style: {style['name']}")
        layer |= {key: value for key, value in asked.items() if key not in ("kind", "store", "name")}
        self.end(200)


def collapsed(value: Any) -> Any:
    """Give JSON as GeoServer writes it: a list of one inside of an object is the one, an empty one is ``""``."""
    if isinstance(value, dict):
        if list(value) in (["entry"], ["metadataLink"], ["published"]) and isinstance(next(iter(value.values())), list):
            key, items = next(iter(value.items()))
            return "" if not items else {key: collapsed(items[0]) if len(items) == 1 else collapsed(items)}
        return {key: collapsed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [collapsed(inner) for inner in value]
    return value


def expanded(value: Json) -> Json:
    """Give what is sent with lists where one may stand alone, so that it is kept in one form."""
    found = dict(value)
    for key, inner in (("metadata", "entry"), ("metadataLinks", "metadataLink"), ("keywords", "string")):
        if key in found:
            held = found[key].get(inner) if isinstance(found[key], dict) else None
            found[key] = {inner: held if isinstance(held, list) else [] if held in (None, "") else [held]}
    return found
