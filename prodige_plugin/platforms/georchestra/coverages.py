"""Images of one workspace of GeoServer: coverage stores and coverages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...catalogue import json_answer as ja
from ...errors import HttpError, NetworkError
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

    def upload(self, store: str, name: str, path: Path) -> None:
        """Make a store of a GeoTIFF, and a coverage and a layer of it.

        :raises PublishError: GeoServer cannot read the file.
        """
        self.rest.write(
            "PUT",
            self._store(store, "/file.geotiff"),
            params={"configure": "first", "coverageName": name, "filename": f"{store}.tif"},
            data=path,
            kind="image/tiff",
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

    def delete_store(self, store: str) -> bool:
        """Delete a store that was made for one publication, with its file; whether the file could be deleted too."""
        held = self.store(store)
        if held is None:
            return True
        self.rest.remove(self._store(store), {"recurse": "true", "purge": "all"})
        place = ja.text(held.get("url")).removeprefix("file:")
        folder = place.rpartition("/")[0]
        if not place.startswith(f"data/{self.workspace}/"):
            return True
        try:
            self.rest.write("DELETE", way("/resource", *folder.split("/")), kind="text/plain")
        except HttpError as error:
            return error.status == 404
        except NetworkError:
            return False
        return True
