"""What a product's module offers, and what publishing passes between threads."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsProject, QgsRectangle

    from ..catalogue.model import EditableCatalogue
    from ..errors import PluginError
    from ..feedback import Feedback
    from ..metadata.prefill import LayerFacts
    from ..publishing.changes import Changes
    from ..publishing.checks import Finding, Limits
    from ..publishing.journal import Journal
    from ..publishing.plan import Plan, Receipt
    from ..publishing.prepared import PreparedLayer, PreparedRaster
    from ..publishing.runner import OnFailure
    from ..publishing.server_project import MapDressing
    from .kept_job import Taken
    from .model import Capability, Platform


@dataclass
class MapRequest:
    """The map a person wants to publish, as it is in their project."""

    title: str
    project: QgsProject
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    #: what the map window shows; ``None`` announces the layers' extent.
    extent: QgsRectangle | None = None
    #: CRS of :attr:`extent`; the project's when ``None``.
    crs: QgsCoordinateReferenceSystem | None = None
    #: service name; "" makes one of the title.
    name: str = ""
    record: bytes | None = None
    #: ids of the layers to show, for chosen groups of the project; ``None`` shows all.
    layer_ids: frozenset[str] | None = None


@dataclass
class PreparedMap:
    """A map, taken on the GUI thread."""

    title: str
    abstract: str
    keywords: tuple[str, ...]
    name: str
    dressing: MapDressing
    #: layers of the job that the map shows, bottom last.
    layer_ids: tuple[str, ...]
    #: (title, why) of layers the map will not show.
    left_out: tuple[tuple[str, str], ...] = ()
    record: bytes | None = None
    record_base: bytes | None = None
    record_id: str = ""
    facts: LayerFacts | None = None


class Visibility(enum.Enum):
    """Who may see what is published."""

    PUBLIC = "public"
    #: only those whom the place's rights let in.
    RESTRICTED = "restricted"


@dataclass(frozen=True)
class Place:
    """Where an account may publish: a schema, a workspace, a group, a domain."""

    #: as the platform knows it.
    key: str
    #: as a person reads it.
    title: str
    #: "schema", "workspace", "group" (of records) or "domain".
    kind: str
    writable: bool = True
    #: sentence: why nothing can be published there, "" when something can.
    why: str = ""


@dataclass(frozen=True)
class Dataset:
    """A data set that exists on the platform and that the account may update."""

    identifier: str
    title: str
    #: table, or type name, of it.
    table: str = ""
    #: fields by which features can be told apart.
    keys: tuple[str, ...] = ()


@dataclass
class Job:
    """What to publish: taken from the project on the GUI thread, worked on in workers."""

    layers: list[PreparedLayer]
    map: PreparedMap | None = None
    rasters: list[PreparedRaster] = field(default_factory=list)
    #: kind → key of the :class:`Place` chosen; the account's own where it is silent.
    places: dict[str, str] = field(default_factory=dict)
    visibility: Visibility = Visibility.PUBLIC
    #: whether the record's lineage tells the publication (from which file, when, how many features).
    lineage: bool = False
    #: (title, why) of layers that were chosen and cannot be published at all.
    refused: tuple[tuple[str, str], ...] = ()
    organisation: str = ""
    email: str = ""
    #: table names that exist already and are the job's own: a plan replaces them.
    replaced: set[str] = field(default_factory=set)

    @property
    def every_layer(self) -> list[PreparedLayer | PreparedRaster]:
        """Vector layers and rasters, in this order."""
        return [*self.layers, *self.rasters]


@dataclass(frozen=True)
class Attached:
    """What a plan that attaches a deposit leaves: the data set that was made of it."""

    #: the published names of what was deposited.
    tables: tuple[str, ...]
    dataset: Dataset


@dataclass(frozen=True)
class Publication:
    """One thing an account has published, as the platform itself remembers it."""

    key: str
    title: str
    #: "layer" or "map".
    kind: str
    #: ISO 8601 date and time.
    when: str
    who: str
    tables: tuple[str, ...]
    services: tuple[str, ...]
    records: tuple[str, ...]
    #: role ("wms", "wfs", "ogcapi", "record", "map") → address.
    links: dict[str, str] = field(default_factory=dict)
    #: key of the :class:`Place` it is in, "" for the account's own.
    place: str = ""
    #: titles of publications that show this one, and would lose it.
    shown_by: tuple[str, ...] = ()
    #: "data", "style", "record" → checksum of what was published, where the platform keeps them.
    sums: dict[str, str] = field(default_factory=dict)
    #: whether its data were changed on the platform since they were published; ``None``: the platform does not tell.
    changed_there: bool | None = None
    #: name of the computer it was published from, and of the file, where the platform keeps them.
    workstation: str = ""
    file: str = ""
    #: deposited, and waiting for the platform's administrators to create it.
    waiting: bool = False
    #: why it cannot be unpublished from here, ever, and what to do instead; "" where it can.
    stays: str = ""


class Publisher(Protocol):
    """Publishing on one platform."""

    platform: Platform

    def places(self, feedback: Feedback) -> list[Place]:
        """List where the account may publish; those it may not, with the reason. Worker thread."""

    def datasets(self, words: str, feedback: Feedback) -> list[Dataset]:
        """Find existing data sets that a layer can update; none where a layer always makes its own. Worker thread."""

    def prepare(self, layers: Sequence[QgsMapLayer], map_request: MapRequest | None = None) -> Job:
        """Take what is needed of the layers and the map. GUI thread, cheap, touches nothing."""

    def limits(self, feedback: Feedback) -> Limits:
        """Say what the platform asks of what is published: coordinate systems, names, room. Worker thread."""

    def check(self, job: Job, feedback: Feedback) -> list[Finding]:
        """Look for what would go wrong, and propose names. Worker thread."""

    def plan(self, job: Job, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Say, in order and by name, what will be done. Worker thread; changes nothing anywhere."""

    def run(
        self, plan: Plan, feedback: Feedback, on_failure: OnFailure | None = None, journals: Path | None = None
    ) -> Receipt:
        """Carry a plan out, read back what was done, and say it. Worker thread."""

    def resume(self, plan: Plan, journal: Journal, feedback: Feedback) -> Receipt:
        """Go on with a plan whose journal was kept. Worker thread."""

    def undo(
        self, journal: Journal, feedback: Feedback | None = None
    ) -> tuple[tuple[str, ...], tuple[PluginError, ...]]:
        """Undo what a journal says was begun, by an earlier session too: (undone, failures). Worker thread."""

    def compare(self, layer: PreparedLayer, feedback: Feedback) -> Changes | None:
        """Tell how a layer differs from its publication, without writing anything there. Worker thread.

        :return: ``None`` where it is not published yet, or the product cannot tell.
        """

    def publications(self, feedback: Feedback) -> list[Publication]:
        """List what the account has published, from any workstation. Worker thread."""

    def unpublish_plan(self, publication: Publication, feedback: Feedback, resumed: Journal | None = None) -> Plan:
        """Say by name what unpublishing deletes. Worker thread; changes nothing.

        :param resumed: the journal of an unpublication that stopped, when the plan is to go on with it.
        """

    def plan_again(self, taken: Taken, journal: Journal, feedback: Feedback) -> Plan:
        """Make the plan of an earlier session again, from what its journal kept. Worker thread; changes nothing."""

    def attached(self, plan: Plan) -> Attached | None:
        """Tell which data set a plan attaches a deposit to; ``None`` of a plan that does something else."""


class Product(Protocol):
    """The functions of a product's module."""

    def capabilities(self, platform: Platform) -> frozenset[Capability]:
        """What can be done with the addresses and account the platform has."""

    def catalogue(self, platform: Platform, feedback: Feedback | None = None) -> EditableCatalogue:
        """Give the catalogue client."""

    def publisher(self, platform: Platform) -> Publisher:
        """Give the publisher."""

    def test_connection(self, platform: Platform, feedback: Feedback) -> list[tuple[str, bool, str]]:
        """Try each address."""
