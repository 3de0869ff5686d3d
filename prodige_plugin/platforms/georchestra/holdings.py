"""What of a workspace is ours: publications found by their marks, and the names that somebody else has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from ...catalogue import json_answer as ja
from .coverages import Coverages
from .geoserver import GeoServer
from .groups import Groups, published_in
from .items import Held
from .marks import Mark

#: How the stores are named that this plugin makes: the publication, and a token.
_OURS = re.compile(r"(.+)_[0-9a-f]{8}\Z")
_PLACE = re.compile(r"/(datastores|coveragestores)/([^/]+)/(?:featuretypes|coverages)/")


def held(geoserver: GeoServer, workspace: str, name: str) -> Held | None:
    """Give what of ours has a name in a workspace; ``None`` where nothing has it, or something that is not ours."""
    group = Groups(geoserver.rest, workspace).group(name)
    if group is not None:
        mark = Mark.read(group)
        return None if mark is None else Held("map", "", "", mark)
    layer = geoserver.layer(workspace, name)
    if layer is None:
        return None
    # the address of the resource tells its store, which the layer itself does not name
    found = _PLACE.search(urlsplit(ja.text(ja.inside(layer, "resource", "href"))).path)
    if found is None:
        return None
    store = unquote(found[2])
    if found[1] == "datastores":
        return _of(geoserver.feature_type(workspace, store, name), "vector", store)
    return _of(Coverages(geoserver.rest, workspace).coverage(store, name), "raster", store)


def _of(content: dict[str, Any] | None, kind: str, store: str) -> Held | None:
    mark = Mark.read(content)
    if mark is None or content is None:
        return None
    return Held(kind, store, ja.first(content.get("nativeName"), content.get("nativeCoverageName")), mark)


def taken(geoserver: GeoServer, workspace: str) -> set[str]:
    """Give the names of a workspace that layers, groups and styles have; GeoServer keeps the first two as one list."""
    names = set(geoserver.layers(workspace)) | set(Groups(geoserver.rest, workspace).names())
    return names | set(geoserver.rest.names(f"/workspaces/{workspace}/styles", "styles", "style") or [])


def all_held(geoserver: GeoServer, workspace: str) -> Iterator[Held]:
    """Give our publications of a workspace.

    Only stores named as ours are looked into, so that a workspace of hundreds of layers costs a few requests.
    """
    for store in geoserver.stores(workspace):
        if _OURS.match(store):
            for name in geoserver.feature_types(workspace, store):
                found = _of(geoserver.feature_type(workspace, store, name), "vector", store)
                if found is not None:
                    yield found
    coverages = Coverages(geoserver.rest, workspace)
    for store in coverages.stores():
        if _OURS.match(store):
            for name in coverages.names(store):
                found = _of(coverages.coverage(store, name), "raster", store)
                if found is not None:
                    yield found
    groups = Groups(geoserver.rest, workspace)
    for name in groups.names():
        mark = Mark.read(groups.group(name))
        if mark is not None:
            yield Held("map", "", "", mark)


def shown_in(geoserver: GeoServer, workspace: str, maps: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give layer → titles of our maps that show it.

    :param maps: group → title.
    """
    groups, found = Groups(geoserver.rest, workspace), dict[str, tuple[str, ...]]()
    for name, title in maps.items():
        for each in published_in(groups.group(name) or {}):
            layer = ja.text(ja.inside(each, "name")).rpartition(":")[2]
            found[layer] = (*found.get(layer, ()), title)
    return found
