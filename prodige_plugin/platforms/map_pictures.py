"""Pictures of what is published: the box of a thumbnail, and the platform's drawing held against QGIS's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Cancelled, PluginError
from ..i18n import tr
from ..publishing.plan import Fidelity, State

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem

    from ..publishing.prepared import PreparedLayer, PreparedRaster

Box = tuple[float, float, float, float]


def fitted(box: Box, size: tuple[int, int]) -> Box:
    """Widen a box to the shape of the image, and give a point some room."""
    west, south, east, north = box
    width, height = max(east - west, 0.002), max(north - south, 0.002)
    ratio = size[0] / size[1]
    if width / height < ratio:
        width = height * ratio
    else:
        height = width / ratio
    width, height = width * 1.05, height * 1.05
    x, y = (west + east) / 2, (south + north) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def drawn_alike(
    state: State,
    platform: str,
    named: tuple[str, str],
    source: PreparedLayer | PreparedRaster,
    extent: Box,
    crs: QgsCoordinateReferenceSystem,
    ask: Callable[[Box], bytes],
) -> bytes:
    """Compare the platform's picture of a layer with QGIS's, and leave the result in ``state`` for the receipt.

    A comparison that fails is a note; the publication stands all the same.

    :param platform: key of the platform; pictures are kept in a folder of its own.
    :param named: name and title of the publication.
    :param extent: in ``crs``: x minimum, y minimum, x maximum, y maximum.
    :param ask: gives the platform's picture (PNG) of a box in ``crs``.
    :return: the platform's picture; empty when it gave none.
    :raises Cancelled: the person stopped it.
    """
    from ..publishing.codec import GoneFeatures
    from ..publishing.fidelity import compare, not_compared, view
    from .store import profile_folder

    name, title = named
    picture = b""
    try:
        box = view(source, extent)
        picture = ask(box)
        folder = profile_folder() / "fidelity" / platform
        found = compare(source, picture, box, crs, publication=name, folder=folder)
    except Cancelled:
        raise
    except (PluginError, OSError, ImportError, ValueError) as error:
        gone = isinstance(getattr(source, "features", None), GoneFeatures)
        found = not_compared(name, title, tr("The layer is not open in this project any more.") if gone else str(error))
    state[f"fidelity:{name}"] = {**asdict(found), "notes": list(found.notes)}
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


def picture_query(layer: str, crs: str, box: Box) -> dict[str, str]:
    """Give the parameters of a GetMap in the layer's own CRS; in version 1.1.1 axes are always x, y."""
    from ..publishing.fidelity import SIZE

    return {
        "layers": layer,
        "styles": "",
        "srs": crs,
        "bbox": ",".join(f"{corner:.9g}" if abs(corner) < 1000 else f"{corner:.4f}" for corner in box),
        "width": str(SIZE[0]),
        "height": str(SIZE[1]),
        "format": "image/png",
        "transparent": "TRUE",
    }
