"""The platform's picture of a published layer held against QGIS's own, for the receipt."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import Cancelled, PluginError
from ...feedback import Feedback
from ...network import Expect
from ...publishing.fidelity import SIZE, Box, compare, not_compared, view
from ...publishing.plan import Fidelity, State
from ..store import profile_folder

if TYPE_CHECKING:
    from .context import Context
    from .items import Item


def compare_item(context: Context, item: Item, state: State, feedback: Feedback) -> bytes:
    """Compare one layer's pictures and leave the result in ``state``, where the receipt finds it.

    A comparison that fails is a note; the publication stands all the same.

    :return: the platform's picture; empty when none was asked for or given.
    :raises Cancelled: the person stopped it.
    """
    layer = item.layer
    if layer is None:
        return b""  # a map is compared layer by layer
    loaded, crs = item.loaded(state), layer.published_crs()
    if not loaded.geometry or loaded.extent is None or not crs.authid():
        return b""
    picture = b""
    try:
        box = view(layer, loaded.extent)
        url = _get_map(context, item, box, crs.authid())
        picture = context.anonymous(feedback).get(url, expect=Expect.IMAGE).content
        folder = profile_folder() / "fidelity" / context.platform.key
        found = compare(layer, picture, box, crs, publication=item.name, folder=folder)
    except Cancelled:
        raise
    except (PluginError, OSError, ImportError, ValueError) as error:
        found = not_compared(item.name, item.title, str(error))
    state[f"fidelity:{item.name}"] = {**asdict(found), "notes": list(found.notes)}
    return picture


def fidelity_of(state: State, name: str) -> Fidelity | None:
    """Give what was found of a publication, or ``None`` when nothing was compared."""
    left = state.get(f"fidelity:{name}")
    if not isinstance(left, dict):
        return None
    return Fidelity(
        publication=str(left["publication"]),
        title=str(left["title"]),
        score=float(left["score"]),
        picture=str(left["picture"]) if Path(str(left["picture"])).is_file() else "",
        notes=tuple(str(note) for note in left["notes"]),
    )


def _get_map(context: Context, item: Item, box: Box, crs: str) -> str:
    """Address of a GetMap in the layer's own CRS; in version 1.1.1 axes are always x, y."""
    return context.addresses.ows(
        item.name,
        "WMS",
        "GetMap",
        "1.1.1",
        layers=item.name,
        styles="",
        srs=crs,
        bbox=",".join(f"{corner:.9g}" if abs(corner) < 1000 else f"{corner:.4f}" for corner in box),
        width=str(SIZE[0]),
        height=str(SIZE[1]),
        format="image/png",
        transparent="TRUE",
    )
