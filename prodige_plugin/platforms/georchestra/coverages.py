"""Images of one workspace of GeoServer: coverage stores and coverages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...catalogue import json_answer as ja
from .geoserver import is_own_store
from .rest import Rest, way


class Coverages:
    """The coverages of one workspace."""

    def __init__(self, rest: Rest, workspace: str) -> None:
        """Take the workspace; nothing is asked yet."""
        self.rest, self.workspace = rest, workspace

    def _store(self, store: str, *more: str) -> str:
        return way("/workspaces", self.workspace, "/coveragestores", store, *more)

    def stores(self) -> list[str]:
        """Give the names of the stores."""
        path = way("/workspaces", self.workspace, "/coveragestores")
        return self.rest.names(path, "coverageStores", "coverageStore") or []

    def store(self, store: str) -> dict[str, Any] | None:
        """Give a store, ``None`` where there is none."""
        told = self.rest.read(self._store(store), quiet=True)
        return None if told is None else ja.as_dict(ja.inside(told, "coverageStore"))

    def names(self, store: str) -> list[str]:
        """Give the names of the coverages of a store."""
        return self.rest.names(self._store(store, "/coverages"), "coverages", "coverage") or []

    def coverage(self, store: str, name: str) -> dict[str, Any] | None:
        """Give a coverage, ``None`` where the store has none of this name."""
        told = self.rest.read(self._store(store, "/coverages", name), quiet=True)
        return None if told is None else ja.as_dict(ja.inside(told, "coverage"))

    def upload(self, store: str, name: str, path: Path, sha256: str = "") -> None:
        """Make a store of a GeoTIFF, and a coverage and a layer of it.

        :param sha256: checksum of the file, where it is known.
        :raises PublishError: GeoServer cannot read the file.
        """
        self.rest.put_file(
            self._store(store, "/file.geotiff"),
            path,
            "image/tiff",
            {"configure": "first", "coverageName": name, "filename": f"{store}.tif"},
            lambda: self.coverage(store, name) is not None,
            sha256,
        )

    def change(self, store: str, name: str, content: Mapping[str, Any], *, bounds: bool = False) -> None:
        """Change a coverage.

        :param bounds: compute its bounds anew.
        """
        self.rest.write(
            "PUT",
            self._store(store, "/coverages", name),
            {"coverage": dict(content)},
            params={"calculate": "nativebbox,latlonbbox"} if bounds else {},
        )

    def point_at(self, store: str, url: str) -> None:
        """Let a store read another file of the server."""
        self.rest.write("PUT", self._store(store), {"coverageStore": {"name": store, "url": url}})
        self.rest.write("PUT", self._store(store, "/reset"))

    def delete(self, store: str, name: str) -> None:
        """Delete a coverage and its layer; harmless where they are gone."""
        self.rest.remove(self._store(store, "/coverages", name), {"recurse": "true"})

    def delete_store(self, store: str, name: str, url: str = "") -> bool:
        """Delete the store that was made for one publication, with its file; whether nothing of it is left.

        :param url: where its file is on the server, when the store is gone already.
        :raises NetworkError: it could not be deleted, or nobody knows.
        """
        held = self.store(store)
        if not is_own_store(store, name) or (held is not None and set(self.names(store)) - {name, store}):
            return False
        if held is not None:
            url = ja.text(held.get("url"))
            self.rest.remove(self._store(store), {"recurse": "true", "purge": "all"})
        parts = url.removeprefix("file:").split("/")[:-1]
        # uploads go to data/workspace/store, the store being the one that this or an earlier image came in
        if len(parts) != 3 or parts[:2] != ["data", self.workspace] or not is_own_store(parts[2], name):
            return not url
        return self.rest.delete_files(*parts)
