"""What the menus of the list and of the sheet ask of the Catalogue dock around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..catalogue.model import Box, Summary
from .extent_filter import Extent

if TYPE_CHECKING:
    from .catalogue_dock import CatalogueDock


def share_surroundings(dock: CatalogueDock) -> None:
    """Let the menus of the list ask what those of the sheet do, and both ask for the map's view and the territory."""

    def area() -> tuple[str, Box] | None:
        extent = dock.filters.extent
        box = extent.box()
        if box is None or extent.kind in (Extent.EVERYWHERE, Extent.MAP):
            return None
        return extent.text(), box

    around = dock.sheet.around
    around.view = dock.footprints.map_box
    around.area = area
    dock.list.around = around
    dock.list.batchWanted.connect(lambda found: _edit_together(dock, found))


def _edit_together(dock: CatalogueDock, found: list[Summary]) -> None:
    """Open the table of many records with those of some results."""
    from .batch_sources import of_summaries
    from .batch_window import show_batch

    platforms = {summary.identifier: dock.platform_of(summary) for summary in found}
    origins = [
        replace(origin, platform=platform.key)
        for origin in of_summaries(found)
        if (platform := platforms[origin.place]) is not None
    ]
    show_batch(dock.host, origins)
