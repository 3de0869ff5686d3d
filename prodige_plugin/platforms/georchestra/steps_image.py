"""The steps that publish one image on GeoServer, each with its undo.

A new image is a store and a coverage of its own. One that replaces another is sent to a store of its own too,
``name_<token>``; the store that is served is then let read the new file, and its coverage is told the new size and
place: its layer, its style and the groups that show it stay. Undoing lets it read the old file again, which is deleted
last.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...catalogue import json_answer as ja
from ...errors import PublishError
from ...feedback import Feedback
from ...i18n import tr
from ...publishing.plan import State, Target, TargetKind, needed
from ...publishing.volume import Volume
from ..item_step import ItemStep
from .comparing import native_box
from .context import Context
from .coverages import Coverages
from .geoserver import store_name
from .items import Item, server_box
from .kept import packed, unpacked
from .layer_text import before_of, coverage_text
from .served_step import ServedStep
from .steps import refreshed

#: What of a coverage follows from its file.
_OF_FILE = ("grid", "nativeBoundingBox", "latLonBoundingBox", "nativeCoverageName", "nativeCRS", "dimensions", "srs")


@dataclass
class LoadImage(ItemStep[Context, Item]):
    """Send one image."""

    kind = "image"
    weight: float = 10.0
    #: of the plan.
    token: str = ""

    @property
    def volume(self) -> Volume:
        """The file it sends, as large as the image's own."""
        raster = self.item.raster if self.item is not None else None
        return Volume(size=raster.size) if raster is not None else Volume()

    @property
    def targets(self) -> tuple[str, ...]:
        """The store."""
        return (Target(store_name(self.name, self.token), TargetKind.STORE),)

    def do(self, state: State, feedback: Feedback) -> None:
        """Write a cloud optimised GeoTIFF in a folder of the moment, and send it."""
        from ...publishing.exports import export_raster

        item = needed(self.item)
        assert item.raster is not None
        store = store_name(self.name, self.token)
        coverage = self.name if item.held is None else store
        left: dict[str, object] = {"workspace": item.workspace, "store": store}
        state[self.key] = left
        with tempfile.TemporaryDirectory(prefix="prodige-publish-") as folder:
            file = export_raster(item.raster, Path(folder), feedback.part(0.0, 0.5))
            geoserver = self.context.geoserver(feedback.part(0.5, 1.0))
            coverages = Coverages(geoserver.rest, item.workspace)
            coverages.upload(store, coverage, file.path, file.sha256)
        content = coverages.coverage(store, coverage)
        if content is None:
            raise PublishError(
                tr("“{title}” was sent, and GeoServer cannot read it.", title=item.title),
                tr("It made no layer of the image."),
                tr("Try again; if it happens again, send the details to the platform's administrator."),
                f"{item.workspace}/{store}",
            )
        of_file = {key: content[key] for key in _OF_FILE if key in content}
        if item.held is not None:
            # only its figures were wanted: the layer that is there shows the file
            coverages.delete(store, coverage)
        state[self.key] = {**left, "size": file.size, "sha256": file.sha256, "file": of_file}

    def undo(self, state: State) -> None:
        """Delete the store, with what was made of it."""
        left = state.get(self.key)
        if isinstance(left, dict):
            workspace, store = str(left["workspace"]), str(left["store"])
            coverages = Coverages(self.context.geoserver().rest, workspace)
            coverages.delete_store(store, self.name, f"file:data/{workspace}/{store}/{store}.tif")


@dataclass
class ServeImage(ServedStep):
    """Describe one image in service, or let the layer that is there read the new file."""

    kind = "coverage"
    #: whether a new file was sent.
    loaded: bool = True

    def do(self, state: State, feedback: Feedback) -> None:
        """Change the coverage."""
        feedback.check()
        item = needed(self.item)
        geoserver = self.context.geoserver(feedback)
        coverages = Coverages(geoserver.rest, item.workspace)
        sent = ja.as_dict(state.get(f"image:{self.name}")) if self.loaded else {}
        store = str(sent["store"]) if item.held is None else item.held.store
        before = coverages.coverage(store, self.name) or {}
        left: dict[str, object] = {"workspace": item.workspace, "store": store, "created": item.held is None}
        content: dict[str, Any] = coverage_text(self.context, item, before)
        if item.held is not None:
            left["before"] = packed({**before_of(before), **{key: before[key] for key in _OF_FILE if key in before}})
            if sent:
                came_in = str(sent["store"])
                left |= {"came_in": came_in, "url": _url(coverages, store), "new_url": _url(coverages, came_in)}
                content |= ja.as_dict(sent.get("file"))
        state[self.key] = left
        if "new_url" in left:
            coverages.point_at(store, str(left["new_url"]))
        coverages.change(store, self.name, content, bounds="new_url" in left)
        held = coverages.coverage(store, self.name)
        figures = {} if held is None else {"box": server_box(held), "native": native_box(held)}
        state[self.key] = {**left, **figures}
        if item.held is not None:
            refreshed(self.context, geoserver, item.workspace, self.name)

    def undo(self, state: State) -> None:
        """Let it read what it read before."""
        left = state.get(self.key)
        if not isinstance(left, dict) or left.get("created"):
            return  # a new one goes with its store
        geoserver = self.context.geoserver()
        coverages, store = Coverages(geoserver.rest, str(left["workspace"])), str(left["store"])
        if "url" in left:
            coverages.point_at(store, str(left["url"]))
        coverages.change(store, self.name, ja.as_dict(unpacked(left.get("before"))))
        geoserver.truncate(str(left["workspace"]), self.name)


def _url(coverages: Coverages, store: str) -> str:
    """Give where the file of a store is on the server."""
    return ja.text(ja.inside(coverages.store(store), "url"))
