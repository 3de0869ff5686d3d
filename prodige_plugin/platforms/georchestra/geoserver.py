"""What is done with GeoServer's configuration: workspaces, stores, feature types, layers, tiles (REST, 2.2x)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...catalogue import json_answer as ja
from ...errors import HttpError, NetworkError, PublishError
from ...i18n import tr
from ...network import Door
from .rest import AlreadyThere, Rest, way


class GeoServer:
    """One GeoServer with one account."""

    def __init__(self, root: str, door: Door) -> None:
        """:param root: GeoServer's root, ``https://host/geoserver``."""
        self.rest = Rest(root, door)

    # -- the server and its workspaces -------------------------------------------------------------

    def version(self) -> str:
        """Give GeoServer's version, "" where the account may not know it (it is no full administrator).

        :raises NetworkError: it does not answer, or refuses the account.
        """
        try:
            told = self.rest.read("/about/version")
        except HttpError as error:
            if error.status == 403:
                return ""
            raise
        for each in ja.as_list(ja.inside(told, "about", "resource")):
            if ja.text(ja.inside(each, "@name")) == "GeoServer":
                return ja.text(ja.inside(each, "Version"))
        return ""

    def workspaces(self) -> list[str]:
        """Give the workspaces the account administers: GeoServer shows no others here.

        :raises NetworkError: it does not answer, or the account has no right of this kind.
        """
        return self.rest.names("/workspaces", "workspaces", "workspace") or []

    # -- vector stores -----------------------------------------------------------------------------

    def store(self, workspace: str, store: str) -> dict[str, Any] | None:
        """Give a store of vectors, ``None`` where there is none."""
        told = self.rest.read(way("/workspaces", workspace, "/datastores", store), quiet=True)
        return None if told is None else ja.as_dict(ja.inside(told, "dataStore"))

    def stores(self, workspace: str) -> list[str]:
        """Give the names of the stores of vectors."""
        return self.rest.names(way("/workspaces", workspace, "/datastores"), "dataStores", "dataStore") or []

    def upload(self, workspace: str, store: str, path: Path, table: str = "", sha256: str = "") -> None:
        """Make a store of a GeoPackage, or give it another one; nothing is published by it.

        :param table: what is in it, by which it is found when the answer was lost.
        :param sha256: checksum of the file, where it is known.
        :raises PublishError: GeoServer cannot read the file.
        :raises NetworkError: the file did not arrive.
        """
        before = self.store(workspace, store) is not None
        self.rest.put_file(
            way("/workspaces", workspace, "/datastores", store, "/file.gpkg"),
            path,
            "application/geopackage+sqlite3",
            {"configure": "none", "update": "overwrite", "filename": f"{store}.gpkg"},
            (lambda: table in (self.available(workspace, store) or ())) if table else None,
            sha256,
        )
        if before:
            # pooled handles and the schema are still those of the file that was overwritten
            self.reset(workspace, store)

    def reset(self, workspace: str, store: str) -> None:
        """Let GeoServer forget what it keeps in memory of a store."""
        self.rest.write("PUT", way("/workspaces", workspace, "/datastores", store, "/reset"))

    def available(self, workspace: str, store: str) -> list[str] | None:
        """Give the tables of a store that are not published yet; ``None`` where it cannot be opened."""
        told = self.rest.read(
            way("/workspaces", workspace, "/datastores", store, "/featuretypes"), {"list": "available"}
        )
        # an empty list comes as ""
        return None if told is None else [ja.text(name) for name in ja.as_list(ja.inside(told, "list", "string"))]

    def delete_store(self, workspace: str, store: str, name: str) -> bool:
        """Delete the store that was made for one publication, with its file; whether nothing of it is left.

        A store of another name, or that others use too, is left alone: somebody moved the layer.

        :raises NetworkError: it could not be deleted, or nobody knows.
        """
        if not is_own_store(store, name):
            return False
        if self.store(workspace, store) is not None:
            if set(self._names(workspace, store)) - {name}:
                return False
            self.rest.remove(way("/workspaces", workspace, "/datastores", store), {"recurse": "true", "purge": "all"})
        return self.rest.delete_files("data", workspace, store)

    # -- feature types -----------------------------------------------------------------------------

    def feature_type(self, workspace: str, store: str, name: str) -> dict[str, Any] | None:
        """Give a feature type, ``None`` where the store has none of this name."""
        told = self.rest.read(way("/workspaces", workspace, "/datastores", store, "/featuretypes", name), quiet=True)
        return None if told is None else ja.as_dict(ja.inside(told, "featureType"))

    def feature_types(self, workspace: str, store: str) -> list[str]:
        """Give the names of the feature types of a store."""
        return [] if self.store(workspace, store) is None else self._names(workspace, store)

    def _names(self, workspace: str, store: str) -> list[str]:
        """Give the names of the feature types of a store that is there."""
        path = way("/workspaces", workspace, "/datastores", store, "/featuretypes")
        return self.rest.names(path, "featureTypes", "featureType") or []

    def create_feature_type(self, workspace: str, store: str, content: Mapping[str, Any]) -> None:
        """Publish a table of a store.

        :raises AlreadyThere: the workspace has a layer of this name.
        :raises PublishError: the store has no such table. GeoServer would make an empty one, so it is not asked.
        """
        name, table = str(content["name"]), str(content["nativeName"])
        available = self.available(workspace, store)
        if self.feature_type(workspace, store, name) is not None:
            return
        if available is None or table not in available:
            raise PublishError(
                tr("“{name}” cannot be published.", name=name),
                tr("GeoServer does not see the table “{table}” in what was sent.", table=table),
                tr("Try again; if it happens again, send the details to the platform's administrator."),
                f"{workspace}/{store}: {available}",
            )
        path = way("/workspaces", workspace, "/datastores", store, "/featuretypes")
        self.rest.settle(
            lambda: self.rest.write("POST", path, {"featureType": dict(content)}),
            lambda: self.feature_type(workspace, store, name) is not None,
        )

    def change_feature_type(
        self, workspace: str, store: str, name: str, content: Mapping[str, Any], *, bounds: bool = False
    ) -> None:
        """Change a feature type.

        :param bounds: compute its bounds anew.
        """
        self.rest.write(
            "PUT",
            way("/workspaces", workspace, "/datastores", store, "/featuretypes", name),
            {"featureType": dict(content)},
            params={"recalculate": "nativebbox,latlonbbox"} if bounds else {},
        )

    def move_feature_type(self, workspace: str, stores: tuple[str, str], name: str, content: Mapping[str, Any]) -> None:
        """Let a feature type read another store; its layer, its style and the groups that show it stay as they are.

        :param stores: the store it reads, and the one it is to read.
        :raises PublishError: GeoServer did not do it.
        """
        source, target = stores
        if self.feature_type(workspace, target, name) is not None:
            return
        body = {**content, "store": {"@class": "dataStore", "name": f"{workspace}:{target}"}}
        self.rest.settle(
            lambda: self.change_feature_type(workspace, source, name, body, bounds=True),
            lambda: self.feature_type(workspace, target, name) is not None,
        )
        if self.feature_type(workspace, target, name) is None:
            raise PublishError(
                tr("The data of “{name}” were not replaced.", name=name),
                tr("GeoServer did not let its layer read the new file."),
                tr("Send the details to the platform's administrator."),
                f"{workspace}: {source} -> {target}",
            )
        self.reset(workspace, target)

    def delete_feature_type(self, workspace: str, store: str, name: str) -> None:
        """Delete a feature type and its layer; harmless where they are gone."""
        self.rest.remove(
            way("/workspaces", workspace, "/datastores", store, "/featuretypes", name), {"recurse": "true"}
        )

    # -- layers and tiles --------------------------------------------------------------------------

    def layer(self, workspace: str, name: str) -> dict[str, Any] | None:
        """Give a layer, ``None`` where there is none."""
        told = self.rest.read(way("/workspaces", workspace, "/layers", name))
        return None if told is None else ja.as_dict(ja.inside(told, "layer"))

    def layers(self, workspace: str) -> list[str]:
        """Give the names of the layers of a workspace."""
        return self.rest.names(way("/workspaces", workspace, "/layers"), "layers", "layer") or []

    def change_layer(self, workspace: str, name: str, content: Mapping[str, Any]) -> None:
        """Change a layer (its style, its attribution)."""
        self.rest.write("PUT", way("/workspaces", workspace, "/layers", name), {"layer": dict(content)})

    def truncate(self, workspace: str, name: str) -> bool:
        """Throw away the tiles kept of a layer; whether it was done (it needs a right of its own)."""
        text = f"<truncateLayer><layerName>{workspace}:{name}</layerName></truncateLayer>"
        try:
            self.rest.write("POST", "/masstruncate", data=text.encode(), kind="text/xml", below="/gwc/rest")
        except (NetworkError, PublishError):
            return False
        return True


def default_style(layer: Mapping[str, Any]) -> dict[str, str]:
    """Give the default style of a layer as it is written: its name, and its workspace where it has one."""
    style = ja.as_dict(layer.get("defaultStyle"))
    name, workspace = ja.text(style.get("name")), ja.text(style.get("workspace"))
    if ":" in name:
        workspace, _colon, name = name.partition(":")
    return {"name": name, **({"workspace": workspace} if workspace else {})} if name else {}


def store_name(name: str, token: str) -> str:
    """Name of the store that holds the data of one publication, made for it alone."""
    return f"{name}_{token}"


def is_own_store(store: str, name: str) -> bool:
    """Whether a store is named as those that this plugin makes for a publication."""
    return re.fullmatch(re.escape(name) + "_[0-9a-f]{8}", store) is not None


__all__ = ["AlreadyThere", "GeoServer", "default_style", "is_own_store", "store_name"]
