"""The platform's picture of a published layer held against QGIS's own, for the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...feedback import Feedback
from ...network import Expect
from ...publishing.plan import State
from ..map_pictures import Box, drawn_alike, picture_query

if TYPE_CHECKING:
    from .context import Context
    from .items import Item


def compare_item(context: Context, item: Item, state: State, feedback: Feedback) -> bytes:
    """Compare one layer's pictures and leave the result in ``state``, where the receipt finds it.

    :return: the platform's picture; empty when none was asked for or given.
    :raises Cancelled: the person stopped it.
    """
    layer = item.layer
    if layer is None:
        return b""  # a map is compared layer by layer
    loaded, crs = item.loaded(state), layer.published_crs()
    if not loaded.geometry or loaded.extent is None or not crs.authid():
        return b""

    def ask(box: Box) -> bytes:
        pairs = picture_query(item.name, crs.authid(), box)
        url = context.addresses.ows(item.name, "WMS", "GetMap", "1.1.1", **pairs)
        return context.anonymous(feedback).get(url, expect=Expect.IMAGE).content

    named = (item.name, item.title)
    return drawn_alike(state, context.platform.key, named, layer, loaded.extent, crs, ask)
