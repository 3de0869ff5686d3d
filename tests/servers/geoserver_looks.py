"""The styles and the layer groups of the fake GeoServer (see :mod:`tests.servers.geoserver`)."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any, NoReturn

from lxml import etree

from tests.servers.geoserver_state import Json, Workspace
from tests.servers.http import Seen

if TYPE_CHECKING:
    from tests.servers.geoserver import GeoServer, User

_VERSIONS = {"application/vnd.ogc.sld+xml": "1.0.0", "application/vnd.ogc.se+xml": "1.1.0"}


class LooksRest:
    """Styles and groups; and how an answer is given."""

    server: GeoServer
    seen: Seen
    user: User

    def end(self, status: int, body: object = b"", kind: str = "text/plain") -> NoReturn:
        """Answer."""
        from tests.servers.geoserver import Answer

        raise Answer(status, body, kind)

    def told(self, value: object) -> NoReturn:
        """Answer with JSON."""
        self.end(200, json.dumps(value), "application/json")

    def listed(self, outer: str, inner: str, names: list[str]) -> NoReturn:
        """Answer with a list of names; an empty one is ``""``."""
        self.told(
            {outer: {inner: [{"name": name, "href": f"http://gs/{name}.json"} for name in names]} if names else ""}
        )

    def only_administrators(self) -> None:
        """Refuse everybody else."""
        if not self.user.administrator:
            self.end(403, "<html><body>Access Denied</body></html>", "text/html")

    # -- styles ------------------------------------------------------------------------------------

    def styles(self, space: Workspace, parts: list[str]) -> None:
        """Answer about the styles of a workspace."""
        seen = self.seen
        if not parts and seen.method == "GET":
            self.listed("styles", "style", list(space.styles))
        if not parts:
            self._new_style(space)
        name, sld = parts[0].removesuffix(".sld"), parts[0].endswith(".sld")
        found = space.styles.get(name)
        if found is None:
            self.end(404 if seen.method != "PUT" else 403, f"No such style {name} in workspace {space.name}")
        assert found is not None
        if seen.method == "GET" and sld:
            self.end(200, found[1], "application/vnd.ogc.sld+xml")
        if seen.method == "GET":
            style = {"name": name, "workspace": {"name": space.name}, "format": "sld",
                     "languageVersion": {"version": found[0]}, "filename": f"{name}.sld"}  # fmt: skip
            self.told({"style": style})
        if seen.method == "DELETE":
            used = [
                one for one in space.layers.values() if one["defaultStyle"] == {"name": name, "workspace": space.name}
            ]
            if used and seen.query.get("recurse") != "true":
                self.end(403, "Can't delete style referenced by existing layers.")
            for layer in used:
                layer["defaultStyle"] = {"name": "generic"}
            del space.styles[name]
            self.end(200)
        self._put_style(space, name)

    def _new_style(self, space: Workspace) -> NoReturn:
        kind = self.seen.headers.get("content-type", "").partition(";")[0]
        if kind not in ("application/xml", "text/xml"):
            name = self.seen.query.get("name", "")
            if name in space.styles:
                self.end(403, f"Style {name} already exists.")
            space.styles[name] = ("1.0.0", self.seen.body)
            self.end(201, name)
        found = re.search(rb"<name>(.*?)</name>", self.seen.body)
        assert found is not None
        name = found[1].decode()
        if name in space.styles:
            self.end(
                500,
                f"java.lang.IllegalArgumentException: Style named '{name}' already exists in workspace {space.name}",
            )
        space.styles[name] = ("1.0.0", b"")
        self.end(201, name)

    def _put_style(self, space: Workspace, name: str) -> NoReturn:
        kind, _semicolon, more = self.seen.headers.get("content-type", "").partition(";")
        if kind == "application/zip":
            with zipfile.ZipFile(io.BytesIO(self.seen.body)) as archive:
                texts = [each for each in archive.namelist() if each.endswith(".sld") and "/" not in each]
                if len(texts) != 1:
                    self.end(500, "Error processing the style")
                for each in archive.namelist():
                    if not each.endswith(".sld") and "/" not in each:
                        space.icons[each] = archive.read(each)
                space.styles[name] = (space.styles[name][0], archive.read(texts[0]))
            self.end(200)
        version = _VERSIONS.get(kind)
        if version is None:
            self.end(415, f"Unsupported media type {kind}")
        assert version is not None
        if version == self.server.refused_sld:
            self.end(400, "Error parsing the style: VendorOption unknown")
        body = self.seen.body
        if "charset" not in more.lower():
            body = body.decode("latin-1").encode()
        try:
            root = etree.fromstring(body)
            good = etree.QName(root).localname == "StyledLayerDescriptor" and root.get("version") == version
        except (etree.XMLSyntaxError, ValueError):
            good = False
        if not good:
            self.end(400, "Invalid style: not an SLD " + version)
        space.styles[name] = (version, body)
        self.end(200)

    # -- groups ------------------------------------------------------------------------------------

    def groups(self, space: Workspace, parts: list[str]) -> None:
        """Answer about the groups of a workspace."""
        seen = self.seen
        if not parts and seen.method == "GET":
            self.listed("layerGroups", "layerGroup", list(space.groups))
        if not parts:
            asked = json.loads(seen.body)["layerGroup"]
            name = asked["name"]
            if name in space.groups or name in space.layers:
                self.end(500, f"Layer group named '{name}' already exists in workspace {space.name}")
            space.groups[name] = {"name": name}
            try:
                self._fill(space, space.groups[name], asked)
            except BaseException:
                del space.groups[name]
                raise
            self.end(201, name)
        group = space.groups.get(parts[0])
        if group is None:
            self.end(404, f"No such layer group {parts[0]} in workspace {space.name}")
        assert group is not None
        if seen.method == "GET":
            self.told({"layerGroup": _written(group)})
        if seen.method == "DELETE":
            del space.groups[parts[0]]
            self.end(200)
        asked = json.loads(seen.body)["layerGroup"]
        if asked.get("name", parts[0]) != parts[0]:
            self.end(403, "Can't change name of a layer group")
        self._fill(space, group, asked)
        self.end(200)

    def _fill(self, space: Workspace, group: Json, asked: Json) -> None:
        if "publishables" in asked:
            shown = asked["publishables"]["published"]
            shown = shown if isinstance(shown, list) else [shown]
            styles = asked.get("styles", {}).get("style", [""] * len(shown))
            styles = styles if isinstance(styles, list) else [styles]
            if not shown:
                self.end(400, "layer group must not be empty")
            names = [one["name"].rpartition(":")[2] for one in shown]
            if any(name not in space.layers and name not in space.groups for name in names):
                self.end(500, f"No such layer among {names}")
            if len(styles) != len(shown):
                self.end(500, "Layer group has different number of styles than layers")
            group["published"], group["styles"] = shown, styles
            boxes = [space.resource(name) for name in names if name in space.layers]
            found = [each["latLonBoundingBox"] for each in boxes if each is not None]
            group["bounds"] = {
                "minx": min(box["minx"] for box in found), "maxx": max(box["maxx"] for box in found),
                "miny": min(box["miny"] for box in found), "maxy": max(box["maxy"] for box in found),
                "crs": "EPSG:4326",
            }  # fmt: skip
        group |= {
            key: value for key, value in asked.items() if key not in ("publishables", "styles", "workspace", "name")
        }


def _written(group: Json) -> Any:
    from tests.servers.geoserver_catalogue import collapsed

    told = {key: value for key, value in group.items() if key not in ("published", "styles")}
    told["publishables"] = {"published": group["published"]}
    told["styles"] = {"style": group["styles"]}
    return collapsed(told)
