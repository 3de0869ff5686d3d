"""The platform's picture of a published layer held against QGIS's own, for the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ...catalogue import json_answer as ja
from ...errors import Cancelled, PluginError
from ...feedback import Feedback
from ...network import Door, Expect
from ...publishing.fidelity import SIZE, Box, compare, not_compared, view
from ...publishing.plan import Fidelity, State
from ..store import profile_folder
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

    A comparison that fails is a note; the publication stands all the same.

    :raises Cancelled: the person stopped it.
    """
    source = item.layer if item.layer is not None else item.raster
    left = state.get(f"{'coverage' if item.raster is not None else 'serve'}:{item.name}")
    extent = left.get("native") if isinstance(left, dict) else None
    if source is None or not item.crs or not isinstance(extent, list):
        return
    feedback.check()
    crs = item.layer.published_crs() if item.layer is not None else source.crs
    try:
        west, south, east, north = (float(figure) for figure in extent)
        box = view(source, (west, south, east, north))
        answer = door.get(_get_map(context, item, box, item.crs), expect=Expect.IMAGE)
        folder = profile_folder() / "fidelity" / context.platform.key
        found = compare(source, answer.content, box, crs, publication=item.name, folder=folder)
    except Cancelled:
        raise
    except (PluginError, OSError, ImportError, ValueError) as error:
        found = not_compared(item.name, item.title, str(error))
    state[f"fidelity:{item.name}"] = {**asdict(found), "notes": list(found.notes)}


def fidelity_of(state: State, name: str) -> Fidelity | None:
    """Give what was found of a publication, ``None`` when nothing was compared."""
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
        item.workspace,
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
