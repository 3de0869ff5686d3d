"""The platform's picture of a published layer held against QGIS's own, for the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...catalogue import json_answer as ja
from ...feedback import Feedback
from ...network import Door, Expect
from ...publishing.plan import State
from ..map_pictures import Box, drawn_alike, picture_query
from .context import Context
from .items import Item


def native_box(content: Mapping[str, Any]) -> list[float] | None:
    """Read the extent of a feature type or a coverage in its own CRS: x minimum, y minimum, x maximum, y maximum."""
    stated = ja.inside(content, "nativeBoundingBox")
    figures = [ja.number(ja.inside(stated, key)) for key in ("minx", "miny", "maxx", "maxy")]
    found = [figure for figure in figures if figure is not None]
    return found if len(found) == 4 and found[0] <= found[2] and found[1] <= found[3] else None


def compare_item(context: Context, item: Item, door: Door, state: State, feedback: Feedback) -> None:
    """Compare one layer's pictures and leave the result in ``state``, where the receipt finds it.

    :raises Cancelled: the person stopped it.
    """
    source = item.layer if item.layer is not None else item.raster
    left = state.get(f"{'coverage' if item.raster is not None else 'serve'}:{item.name}")
    extent = left.get("native") if isinstance(left, dict) else None
    if source is None or not item.crs or not isinstance(extent, list) or len(extent) != 4:
        return
    feedback.check()
    crs = item.layer.published_crs() if item.layer is not None else source.crs
    west, south, east, north = (float(figure) for figure in extent)

    def ask(box: Box) -> bytes:
        pairs = picture_query(item.name, item.crs, box)
        url = context.addresses.ows(item.workspace, "WMS", "GetMap", "1.1.1", **pairs)
        return door.get(url, expect=Expect.IMAGE).content

    named = (item.name, item.title)
    drawn_alike(state, context.platform.key, named, source, (west, south, east, north), crs, ask)
