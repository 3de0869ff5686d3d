"""One thing to publish as the steps see it: a layer of vectors, an image, or a map of both."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ...catalogue import json_answer as ja
from ...feedback import Feedback
from ...metadata.online import OnlineResource
from ...metadata.prefill import LayerFacts
from ...metadata.record import Record
from ...publishing.plan import State
from ...publishing.prepared import PreparedLayer, PreparedRaster
from ...publishing.service_text import ServiceText, of_record
from ...services.layerfacts import Source, facts_from_sources
from ..lineage import with_sentence
from .addresses import Addresses
from .marks import Mark

Box = tuple[float, float, float, float]


class Part(enum.Enum):
    """What of a publication can be sent by itself."""

    DATA = "data"
    STYLE = "style"
    RECORD = "record"


@dataclass(frozen=True)
class Held:
    """What the server holds under the name of an item, of ours."""

    #: "vector", "raster" or "map".
    kind: str
    #: store of the data; "" for a group.
    store: str
    #: table the layer reads in it; "" for a group.
    table: str
    mark: Mark

    def as_state(self) -> dict[str, object]:
        """Give it as JSON values."""
        return {"kind": self.kind, "store": self.store, "table": self.table, "mark": dict(self.mark.__dict__)}

    @classmethod
    def from_state(cls, value: object) -> Held | None:
        """Read it from the state; ``None`` where nothing was replaced."""
        if not isinstance(value, dict):
            return None
        return cls(str(value["kind"]), str(value["store"]), str(value["table"]), Mark(**value["mark"]))


@dataclass(frozen=True)
class Item:
    """One publication to be."""

    #: layer, style and group name, and key of the publication.
    name: str
    workspace: str
    title: str
    abstract: str
    keywords: tuple[str, ...]
    #: identifier of its record; "" when the platform takes no records.
    record_id: str
    organisation: str = ""
    email: str = ""
    who: str = ""
    #: of the publication.
    token: str = ""
    #: checksums to leave in the mark: "data", "style", "record".
    sums: Mapping[str, str] = field(default_factory=dict)
    record: bytes | None = None
    record_base: bytes | None = None
    layer: PreparedLayer | None = None
    raster: PreparedRaster | None = None
    own_facts: LayerFacts | None = None
    #: where the layer's data lie, for what its database or file tells; may hold a password.
    source: Source | None = field(default=None, repr=False, compare=False)
    #: layers shown, the top one first; of a map.
    shown: tuple[Item, ...] = ()
    #: the publication it replaces.
    held: Held | None = None
    #: number of the map in MapStore that it replaces.
    viewer: str = ""
    #: what of it is sent.
    sends: frozenset[Part] = frozenset(Part)
    #: whether the record tells how its data were published.
    lineage: bool = False
    #: whether the catalogue holds a record of its identifier, by whomever.
    described: bool = False

    @property
    def kind(self) -> str:
        """What it is, for the mark."""
        return "map" if self.layer is None and self.raster is None else "layer"

    @property
    def record_gone(self) -> bool:
        """Whether its record was published, and is not in the catalogue any more."""
        ours = self.held is not None and bool(self.record_id) and self.held.mark.record == self.record_id
        return ours and not self.described

    @property
    def layers(self) -> tuple[Item, ...]:
        """The layers it shows."""
        return self.shown if self.kind == "map" else (self,)

    @property
    def drawn(self) -> bool:
        """Whether it can be drawn."""
        return self.layer is None or not self.layer.geometryless

    @property
    def crs(self) -> str:
        """Authority code of the CRS it is published in; "" where it has none."""
        if self.layer is not None:
            return str(self.layer.published_crs().authid())
        if self.raster is not None:
            return self.raster.target_crs or str(self.raster.crs.authid())
        return ""

    def mark(self) -> Mark:
        """Give the mark to leave on the server."""
        return Mark(
            self.name,
            self.title,
            self.kind,
            datetime.now(UTC).isoformat(timespec="seconds"),
            self.who,
            self.record_id,
            self.name if self.kind == "layer" else "",
            self.viewer,
            self.sums.get("data", ""),
            self.sums.get("style", ""),
            self.sums.get("record", ""),
            self.token,
        )

    def text(self) -> ServiceText:
        """Give what the service says of it: as the record says it, where one was written."""
        own = ServiceText(self.title, self.abstract, self.keywords, self.organisation, "", self.email)
        return of_record(Record.parse(self.record), own) if self.record is not None else own

    # -- the record --------------------------------------------------------------------------------

    def links(self, addresses: Addresses, state: State) -> list[OnlineResource]:
        """Links of the record to the services and to the viewer."""
        found = []
        if self.drawn:
            url = addresses.ows(self.workspace, "WMS", "GetCapabilities", "1.3.0")
            found.append(OnlineResource(url, "OGC:WMS", self.name, f"{self.title} (WMS)", "information"))
        if self.layer is not None:
            url = addresses.ows(self.workspace, "WFS", "GetCapabilities", "2.0.0")
            found.append(OnlineResource(url, "OGC:WFS", self.name, f"{self.title} (WFS)", "download"))
        if self.raster is not None:
            url = addresses.ows(self.workspace, "WCS", "GetCapabilities", "2.0.1")
            found.append(OnlineResource(url, "OGC:WCS", self.name, f"{self.title} (WCS)", "download"))
        number = viewer_of(state, self.name)
        if number:
            found.append(
                OnlineResource(
                    addresses.viewer(number), "WWW:LINK-1.0-http--link", self.name, self.title, "information"
                )
            )
        return found

    def thumbnail(self, addresses: Addresses, state: State) -> str:
        """Address of the record's image; "" when nothing can be drawn."""
        box = self.box(state)
        return "" if box is None or not self.drawn else addresses.thumbnail(self.workspace, self.name, box)

    def ours(self, addresses: Addresses, url: str) -> bool:
        """Whether an address in the record is one of this publication's, on this platform."""
        roots = [addresses.service(self.workspace, kind) for kind in ("wms", "wfs", "wcs", "ows")]
        return any(url == root or url.startswith(f"{root}?") for root in roots) or url.startswith(
            f"{addresses.mapstore}/#/viewer/"
        )

    def facts(self, state: State, feedback: Feedback) -> LayerFacts | None:
        """What a record can be prefilled from, with what is published and not what the file was. Worker thread.

        A record beside the file is left out: it is another publication's, with another identifier.
        """
        if self.own_facts is None:
            return None
        own = self.own_facts
        if self.source is not None:
            own = replace(facts_from_sources(own, self.source, feedback), side_record=None)
        facts = own.stated(self.title, self.abstract, self.organisation, self.email)
        box = self.box(state)
        if box is not None:
            facts = replace(facts, box=box)
        if self.crs:
            facts = replace(facts, crs_code=self.crs)
        if self.layer is not None:
            facts = replace(
                facts,
                crs_name=self.layer.published_crs().description(),
                feature_count=self.count(state),
            )
        return facts

    def told(self, platform: str, state: State, record: bytes) -> bytes:
        """Give the record with the sentence on this publication in its lineage, where that is wished and data went.

        :param platform: its name.
        """
        if not self.lineage or self.layer is None or Part.DATA not in self.sends:
            return record
        source = Path(self.source.path).name if self.source is not None and self.source.path else ""
        return with_sentence(record, platform, source, datetime.now(UTC).date().isoformat(), self.count(state))

    # -- what became of it -------------------------------------------------------------------------

    def count(self, state: State) -> int:
        """How many features were sent; -1 where none were this time."""
        left = state.get(f"load:{self.name}")
        return int(left.get("count", -1)) if isinstance(left, dict) else -1

    def box(self, state: State) -> Box | None:
        """Extent in CRS84 (west, south, east, north, degrees), ``None`` when there is none."""
        boxes = [box for box in (_box(state, each) for each in self.layers) if box is not None]
        if not boxes:
            return None
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def _box(state: State, item: Item) -> Box | None:
    """The extent of one layer: as the server says, else as it was known here."""
    left = state.get(f"{'coverage' if item.raster is not None else 'serve'}:{item.name}")
    stated = left.get("box") if isinstance(left, dict) else None
    if isinstance(stated, Sequence) and len(stated) == 4:
        return (float(stated[0]), float(stated[1]), float(stated[2]), float(stated[3]))
    known = item.own_facts.box if item.own_facts is not None else None
    return None if known is None else (known[0], known[1], known[2], known[3])


def server_box(content: Mapping[str, Any]) -> list[float] | None:
    """Read the geographic extent of a feature type, a coverage or a group as GeoServer writes it."""
    stated = ja.inside(content, "latLonBoundingBox")
    figures = [ja.number(ja.inside(stated, key)) for key in ("minx", "miny", "maxx", "maxy")]
    found = [figure for figure in figures if figure is not None]
    if len(found) != 4 or found[0] > found[2] or found[1] > found[3]:
        return None  # an empty layer has -1 as its maximum
    return [max(-180.0, found[0]), max(-90.0, found[1]), min(180.0, found[2]), min(90.0, found[3])]


def viewer_of(state: State, name: str) -> str:
    """Number of a map in MapStore that the plan made, "" for none."""
    left = state.get(f"viewer:{name}")
    return str(left.get("number", "")) if isinstance(left, dict) else ""
