"""One thing to publish as the steps see it: a layer with its own service, or a map."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

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
from ...publishing.changes import Mode
from ...publishing.difference import Difference
from ...publishing.fingerprint import checksum, recipe_of, record_sum, settled, style_sum
from ...publishing.layouts import follow
from ...publishing.plan import State
from ...publishing.prepared import PreparedLayer, Update
from ...publishing.relations import renamed as renamed_in
from ...publishing.relations import split
from ...publishing.server_project import MapDressing, ServedLayer, build
from ...publishing.service_text import ServiceText, of_record
from ...publishing.vector_export import Loaded
from ...services.layerfacts import Source, facts_from_sources
from ..lineage import with_sentence
from .addresses import Addresses
from .context import Context
from .deciding import Choice
from .records import links
from .seen import RECORD, Seen

Box = tuple[float, float, float, float]

#: Layers of a map that a small picture of it shows: hundreds take a server a minute each time somebody looks, and
#: hide one another.
DRAWN = 25


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
    #: what of it is sent.
    choice: Choice = field(default_factory=Choice, repr=False, compare=False)
    #: whether the record tells how its data were published.
    lineage: bool = False
    #: what of it the platform holds.
    seen: Seen = field(default_factory=Seen)

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
        for key in (f"load:{self.name}", f"changes:{self.name}"):
            left = state.get(key)
            if isinstance(left, dict):
                return Loaded.from_state(left.get("loaded"))
        if self.choice.published is not None and self.choice.mode is not Mode.FULL:
            return self.choice.published.loaded
        return Loaded.from_state(None)

    # -- what is sent again ----------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """What of it is sent."""
        return self.choice.mode

    @property
    def saves_record(self) -> bool:
        """Whether its record is saved with it."""
        if not self.record_id or self.mode is Mode.SAME:
            return False
        if self.mode is Mode.STYLE and RECORD not in self.seen.gone:
            asked = self.layer is not None and self.layer.update is Update.STYLE
            return self.choice.decision.changes.record and not asked
        return True

    def difference(self) -> Difference:
        """What is changed in its table, where features that differ are sent."""
        assert self.choice.published is not None
        return Difference(self.name, self.choice.published.loaded.key)

    def details(self, token: str, state: State) -> dict[str, object]:
        """What the registry keeps of it, for the next publication from here or from elsewhere.

        The names of this computer and of the file are kept, no path and no account.
        """
        details: dict[str, object] = {"reads": list(self.reads)}
        if self.layer is None:
            return {**details, "sums": {"style": self.map_sum()}, "workstation": platform.node()}
        published = self.choice.published
        sums = {"style": style_sum(self.layer), "record": record_sum(self.record)}
        details |= {"loaded": self.loaded(state).as_state(), "sums": sums, "workstation": platform.node()}
        details["file"] = Path(self.source.path).name if self.source is not None and self.source.path else ""
        if self.mode in (Mode.FULL, Mode.FEATURES):
            left = state.get(f"load:{self.name}") or state.get(f"changes:{self.name}")
            sums["data"] = str(left.get("data", "")) if isinstance(left, dict) else ""
            details |= {"recipe": recipe_of(self.layer), "token": token}
        elif published is not None:
            sums["data"] = published.sums.get("data", "")
            details |= {"recipe": published.recipe, "token": published.token}
            details["signature"] = published.row.details.get("signature", "")
        if self.record is None and published is not None:
            sums["record"] = published.sums.get("record", "")
        return details

    def map_sum(self) -> str:
        """Checksum of what a map is besides its layers' features."""
        assert self.dressing is not None
        dressing = self.dressing
        parts = [
            self.title,
            self.abstract,
            *self.keywords,
            settled(dressing.tree_xml),
            settled(dressing.layouts_xml),
            settled(dressing.themes_xml),
        ]
        parts += [repr(sorted(dressing.variables.items())), dressing.background, dressing.crs.authid()]
        # a map without any has the sum that it always had
        parts += [settled(dressing.relations_xml)] if dressing.relations_xml else []
        parts += [
            repr(dressing.extent),
            *map(repr, dressing.scales),
            *sorted(dressing.web_layers),
            *(item.name for item in self.shown),
        ]
        return checksum("\0".join(parts).encode())

    # -- the project -------------------------------------------------------------------------

    @property
    def repeats_record(self) -> bool:
        """Whether its service says what the record in the catalogue says."""
        return self.record is None and bool(self.record_id) and self.choice.published is not None

    def build(self, context: Context, state: State, feedback: Feedback) -> bytes:
        """Build the project to be served; its words are those of the record, the one in the catalogue if need be.

        :raises NetworkError: the catalogue does not answer.
        """
        text = ServiceText(self.title, self.abstract, self.keywords, self.organisation, "", self.email)
        record = context.repeated_record(self.record_id, feedback) if self.repeats_record else self.record
        if record is not None:
            text = of_record(Record.parse(record), text)
        served = [item.served(context, state) for item in self.layers]
        return build(self.name, text, served, context.database, self._dressed(context), context.skeletons)

    def _dressed(self, context: Context) -> MapDressing | None:
        """Give what a map has besides its layers, with their fields named as they are published."""
        if self.dressing is None:
            return None
        renamed = {item.layer.layer_id: item.layer.renamed for item in self.layers if item.layer is not None}
        layouts, lost = follow(self.dressing.layouts_xml, renamed)
        tree, _lost = follow(self.dressing.tree_xml, renamed)
        if lost:
            context.warn(tr("Fields were renamed, and layouts do not follow here: {lines}", lines="; ".join(lost)))
        kept, _lost = split(self.dressing.relations_xml, self._fields())
        return replace(self.dressing, layouts_xml=layouts, tree_xml=tree, relations_xml=renamed_in(kept, renamed))

    def _fields(self) -> dict[str, list[str] | None]:
        """Give each layer of a map, with the names that its published fields have in the project."""
        assert self.dressing is not None
        layers = [item.layer for item in self.layers if item.layer is not None]
        return {**dict.fromkeys(self.dressing.web_layers), **{one.layer_id: one.chosen_fields() for one in layers}}

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

    def told(self, context: Context, state: State, record: bytes) -> bytes:
        """Give the record with the sentence on this publication in its lineage, where that is wished."""
        if not self.lineage or self.layer is None or self.mode not in (Mode.FULL, Mode.FEATURES):
            return record
        source = Path(self.source.path).name if self.source is not None and self.source.path else ""
        when = datetime.now(UTC).date().isoformat()
        return with_sentence(record, context.platform.name, source, when, self.loaded(state).count)

    def thumbnail(self, addresses: Addresses, state: State) -> str:
        """Address of the record's image; "" when nothing can be drawn."""
        box = self._window(state) or self.box(state)
        return "" if box is None else addresses.thumbnail(self.name, self.layer_names(state, DRAWN), box)

    def _window(self, state: State) -> Box | None:
        """Extent in CRS84 of what a map opens with; ``None`` where that is not told, or shows none of its layers."""
        dressing, whole = self.dressing, self.box(state)
        if dressing is None or dressing.extent is None or whole is None:
            return None
        box = geographic(dressing.extent, dressing.crs)
        if box is None:
            return None
        apart = box[0] > whole[2] or box[2] < whole[0] or box[1] > whole[3] or box[3] < whole[1]
        return None if apart else box

    def layer_names(self, state: State, most: int | None = None) -> str:
        """The WMS layers that show it, the bottom one first (WMS 1.3.0 §7.3.3.3).

        :param most: give so many of the uppermost alone.
        """
        shown = [item.name for item in self.layers if item.loaded(state).geometry]
        return ",".join(reversed(shown[:most]))

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
                box = geographic(extent, item.layer.published_crs())
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


def geographic(extent: Sequence[float], crs: QgsCoordinateReferenceSystem) -> Box | None:
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
