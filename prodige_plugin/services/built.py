"""What loading is asked for and what it gives: layers, their group, and what was repaired on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

    from ..catalogue.model import Box
    from .sources import LayerSource


@dataclass(frozen=True)
class LoadOptions:
    """How a person wants a source to be loaded."""

    #: CRS wanted, an authority code ("EPSG:2154"); taken where the source offers it.
    crs: str = ""
    #: the layer, feed entry or file a person chose after :class:`~.capabilities.ManyLayers`.
    layer_name: str = ""
    #: of features, fetch only what the map shows, at each move.
    view_only: bool = False
    #: only what touches this box (CRS84), once and for all; ``None`` for everything.
    box: Box | None = None
    #: style of the service; "" for its default.
    style: str = ""
    #: media type or short name of the format wanted; "" for the best one.
    format: str = ""
    #: where downloaded files are kept; ``None`` for the plugin's folder of downloads.
    folder: Path | None = None


@dataclass
class Group:
    """A group of the layer tree: layers and groups, top first."""

    title: str
    children: list[QgsMapLayer | Group] = field(default_factory=list)
    #: identifiers (:meth:`QgsMapLayer.id`) of layers that are there but not ticked.
    hidden: set[str] = field(default_factory=set)


@dataclass
class Built:
    """What was opened in a worker thread, ready to be added in the GUI thread."""

    #: every layer, in drawing order, top first.
    layers: list[QgsMapLayer]
    #: the group they belong in; ``None`` for a single layer.
    group: Group | None = None
    #: sentences that say what was repaired or left out.
    notes: tuple[str, ...] = ()
    #: the link it came from, which each layer remembers.
    source: LayerSource | None = None
