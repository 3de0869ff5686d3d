"""What the menus of the list and of the sheet ask of the Catalogue dock around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue.model import Box, Summary
from ..i18n import tr
from ..platforms.model import Capability
from .extent_filter import Extent
from .ways_menu import Surroundings

if TYPE_CHECKING:
    from .catalogue_dock import CatalogueDock


def surroundings(around: Surroundings, dock: CatalogueDock) -> None:
    """Let menus ask this dock."""

    def area() -> tuple[str, Box] | None:
        extent = dock.filters.extent
        box = extent.box()
        if box is None or extent.kind in (Extent.EVERYWHERE, Extent.MAP):
            return None
        return extent.text(), box

    def no_edit(summary: Summary) -> str:
        platform = dock.platform_of(summary)
        if platform is None or Capability.SAVE_RECORD not in dock._host.platforms.capabilities(platform):
            return tr("This platform's catalogue is only read.")
        if summary.editable is False:
            return tr("The account in use may not change this record.")
        return ""

    around.view = dock.footprints.map_box
    around.area = area
    around.platform_name = dock.model.platform_name
    around.no_edit = no_edit
