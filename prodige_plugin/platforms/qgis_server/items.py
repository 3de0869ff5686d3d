"""One thing to publish as the steps see it: a layer with its own service, or a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsRectangle,
)

from ...errors import PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.online import OnlineResource
from ...metadata.prefill import LayerFacts
from ...metadata.record import Record
from ...publishing.plan import State
from ...publishing.prepared import PreparedLayer
from ...publishing.server_project import MapDressing, ServedLayer, build
from ...publishing.service_text import ServiceText, of_record
from ...publishing.vector_export import Loaded
from ...services.layerfacts import Source, facts_from_sources
from .addresses import Addresses
from .context import Context
from .records import links

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Item:
    """One publication to be."""

    #: table, service and registry key.
    name: str
    title: str
    abstract: str
    keywords: tuple[str, ...]
    #: identifier of its record; "" when the platform takes no records.
    record_id: str
    organisation: str = ""
    email: str = ""
    record: bytes | None = None
    record_base: bytes | None = None
    #: the layer, for a publication of one; ``None`` for a map.
    layer: PreparedLayer | None = None
    own_facts: LayerFacts | None = None
    #: where the layer's data lie, for what its database or file tells; may hold a password.
    source: Source | None = field(default=None, repr=False, compare=False)
    dressing: MapDressing | None = None
    #: layers shown, as publications of their own.
    shown: tuple[Item, ...] = ()

    @property
    def kind(self) -> str:
        """What it is, for the registry."""
        return "layer" if self.layer is not None else "map"

    @property
    def layers(self) -> tuple[Item, ...]:
        """The layers its service shows."""
        return (self,) if self.layer is not None else self.shown

    @property
    def reads(self) -> tuple[str, ...]:
        """The tables its service reads."""
        return tuple(item.name for item in self.layers)

    def comment(self) -> str:
        """Comment of the table."""
        return self.title if not self.abstract else f"{self.title} – {self.abstract}"

    def loaded(self, state: State) -> Loaded:
        """What its table came to be.

        :raises LayerError: it has not been loaded.
        """
        left = state.get(f"load:{self.name}")
        return Loaded.from_state(left.get("loaded") if isinstance(left, dict) else None)

    # -- the project -------------------------------------------------------------------------

    def build(self, context: Context, state: State) -> bytes:
        """Build the project to be served."""
        text = ServiceText(self.title, self.abstract, self.keywords, self.organisation, "", self.email)
        if self.record is not None:
            text = of_record(Record.parse(self.record), text)
        served = [item.served(context, state) for item in self.layers]
        return build(self.name, text, served, context.database, self.dressing)

    def served(self, context: Context, state: State) -> ServedLayer:
        """Give the layer as a project shows it."""
        assert self.layer is not None
        loaded = self.loaded(state)
        return ServedLayer(
            layer_id=self.layer.layer_id,
            title=self.title,
            abstract=self.abstract,
            short_name=self.name,
            keywords=self.keywords,
            attribution=self.layer.attribution or self.organisation,
            metadata_url=context.addresses.record(self.record_id) if self.record_id else "",
            xml=self.layer.xml,
            loaded=loaded,
            table=self.name,
            crs=self.layer.published_crs(),
            materialised=self.layer.ogr is None,
        )

    # -- the record --------------------------------------------------------------------------

    def links(self, addresses: Addresses, state: State) -> list[OnlineResource]:
        """Links of the record to the services."""
        if self.layer is None:
            found = links(addresses, self.name, self.layer_names(state), self.title)
            return [link for link in found if link.function == "information"]
        return links(addresses, self.name, self.name, self.title, drawn=not self.layer.geometryless)

    def thumbnail(self, addresses: Addresses, state: State) -> str:
        """Address of the record's image; "" when nothing can be drawn."""
        box = self.box(state)
        return "" if box is None else addresses.thumbnail(self.name, self.layer_names(state), box)

    def layer_names(self, state: State) -> str:
        """The WMS layers that show it, the bottom one first (WMS 1.3.0 §7.3.3.3)."""
        return ",".join(item.name for item in reversed(self.layers) if item.loaded(state).geometry)

    def facts(self, state: State, feedback: Feedback) -> LayerFacts | None:
        """What a record can be prefilled from, with what is published and not what the file was. Worker thread.

        A record beside the file is left out: it is another publication's, with another identifier.
        """
        if self.own_facts is None:
            return None
        box = self.box(state)
        own = self.own_facts
        if self.source is not None:
            own = replace(facts_from_sources(own, self.source, feedback), side_record=None)
        facts = own.stated(self.title, self.abstract, self.organisation, self.email)
        if box is not None:
            facts = replace(facts, box=box)
        if self.layer is not None:
            facts = replace(
                facts,
                crs_code=self.layer.published_crs().authid(),
                crs_name=self.layer.published_crs().description(),
                feature_count=self.loaded(state).count,
            )
        return facts

    def box(self, state: State) -> Box | None:
        """Extent in CRS84 (west, south, east, north, degrees), or ``None`` when there is none."""
        boxes = []
        for item in self.layers:
            extent = item.loaded(state).extent
            assert item.layer is not None
            if extent is not None:
                box = _geographic(extent, item.layer.published_crs())
                if box is not None:
                    boxes.append(box)
        if not boxes:
            return None
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def _geographic(extent: Sequence[float], crs: QgsCoordinateReferenceSystem) -> Box | None:
    """Give an extent in degrees, longitude first."""
    try:
        box = QgsCoordinateTransform(
            crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext()
        ).transformBoundingBox(QgsRectangle(*extent))
    except QgsCsException:
        return None
    if not box.isFinite():
        return None
    return (
        max(-180.0, box.xMinimum()),
        max(-90.0, box.yMinimum()),
        min(180.0, box.xMaximum()),
        min(90.0, box.yMaximum()),
    )


def no_layers() -> PlatformError:
    """Say that there is nothing to publish."""
    return PlatformError(
        tr("There is nothing to publish."),
        tr("No vector layer was chosen, or none can be published."),
        tr("Choose at least one vector layer."),
    )
