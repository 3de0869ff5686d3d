"""From layers and a map to the steps of their deposit packages; and how a deposit is withdrawn."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsRectangle, QgsVectorLayer

from ...errors import PlatformError
from ...feedback import Feedback
from ...i18n import tr
from ...metadata.record import Record
from ...publishing.deposit_manifest import About, Part
from ...publishing.journal import Journal
from ...publishing.ows_context import Described, Offered, Shown
from ...publishing.plan import Plan, State, Step
from ...publishing.prepared import PreparedLayer
from ...publishing.styles.layers import dress
from ..described import described
from ..diagnosis import plugin_version
from ..kept_job import kept_publication
from ..map_context import map_context
from ..model import Platform
from ..product import Job, PreparedMap, Publication, Visibility
from ..store import profile_folder
from . import records, sending
from .context import Context
from .deposit_steps import Forget, Pack, Send, Settle, Withdraw
from .memory import DEPOSIT, why_it_stays
from .package import Wanted, map_parts
from .picture import picture

if TYPE_CHECKING:
    from ...publishing.checks import Finding

#: A new identifier is made of the platform, the table and the layer: the same layer is the same data set.
_NAMESPACE = uuid.UUID("6d1e3a0c-2d83-5a35-9a0b-6f0b3a3f6a51")


def identifier_for(platform: Platform, layer: PreparedLayer) -> str:
    """Give the identifier of the record of a new data set: the layer's own, else one that stays the same."""
    if layer.record is not None:
        own = Record.parse(layer.record).identifier
        try:
            return str(uuid.UUID(own))
        except ValueError:
            pass
    return str(uuid.uuid5(_NAMESPACE, f"{platform.key}\n{layer.table}\n{layer.layer_id}"))


def deposits_folder(job: Job) -> Path:
    """Give the folder where packages stay: the one chosen, else one of the QGIS profile."""
    chosen = job.places.get("folder", "").strip()
    return Path(chosen) if chosen else profile_folder() / "deposits"


def sends(platform: Platform) -> bool:
    """Whether the platform has a folder of deposits."""
    return bool(platform.endpoints.get(sending.ROLE, "").strip())


def deposit_steps(
    platform: Platform,
    context: Context,
    job: Job,
    layers: Sequence[PreparedLayer],
    token: str,
    when: str,
    checked: Mapping[str, Sequence[Finding]],
    begun: State,
) -> list[Step]:
    """Give the steps: each package made and checked before any is sent.

    :param checked: layer id → what the checks found; layers that are not there are checked when they are packed.
    :param begun: what the journal of a plan that is gone on with holds.
    """
    folder = deposits_folder(job)
    day = datetime.fromisoformat(when).strftime("%Y%m%d-%H%M%S")
    packs: list[Step] = []
    posts: list[Step] = []
    names: list[str] = []
    tables: dict[str, tuple[str, str]] = {}
    for layer in layers:
        identifier = identifier_for(platform, layer)
        tables[layer.layer_id] = (layer.table, identifier)
        wanted = Wanted(
            layer.table, layer.title, identifier, when, layer, checked.get(layer.layer_id), job.organisation, job.email,
            job.places.get("domain", ""), job.visibility is Visibility.PUBLIC, job.lineage,
            shapefile=job.places.get("format", "") == "shp",
        )  # fmt: skip
        label = tr("Make the deposit package of {title}, and check it", title=layer.title)
        packs.append(Pack(context, layer.table, label, str(folder / f"{layer.table}_{day}.zip"), wanted))
        names.append(layer.table)
    if job.map is not None:
        for layer in job.layers:
            if layer.dataset:
                tables[layer.layer_id] = (layer.table, layer.dataset)
        maker = MapPackage(platform, job.map, job, dict(tables), when, context)
        label = tr("Make the deposit package of the map {title}", title=job.map.title)
        name = job.map.name
        packs.append(Pack(context, name, label, str(folder / f"{name}_{day}.zip"), maker=maker))
        names.append(name)
    if sends(platform):
        by_name = {one.name: one for one in packs if isinstance(one, Pack)}
        posts = _posts(platform, context, names, by_name, token, begun)
    return [*packs, *posts, Settle(context, tuple(names), bool(posts))]


def _posts(
    platform: Platform, context: Context, names: Sequence[str], packs: dict[str, Pack], token: str, begun: State
) -> list[Step]:
    """Give the steps that send packages; those that replace an earlier deposit say so.

    What bears the name of one that was begun may be half of that one: it is for its step to tell.

    :raises UnknownHost: nobody said yet that the server is trusted.
    :raises PublishError: a name is somebody else's.
    :raises NetworkError: the server does not answer.
    """
    line = sending.line_of(platform)
    posts: list[Step] = []
    with line.open(Feedback()) as way:
        for name in names:
            named = sending.Names.of(name, token)
            held = sending.read_manifest(way, line.address.path(named.manifest))
            pack = packs[name]
            record_id = pack.wanted.record_id if pack.wanted is not None else ""
            if isinstance(pack.maker, MapPackage):
                record_id = pack.maker.identifier
            if not isinstance(begun.get(f"send:{name}"), dict):
                sending.refuse_others(way, line, named, record_id, held)
            label = tr("Send the package {name} to {host}", name=named.archive, host=line.address.host)
            posts.append(Send(context, name, token, label, replaces=held is not None))
    return posts


@dataclass
class MapPackage:
    """Makes the parts of a map's package once those of its layers are made."""

    platform: Platform
    map: PreparedMap
    job: Job
    #: layer id → (table, identifier of its record).
    tables: dict[str, tuple[str, str]]
    when: str
    context: Context = field(repr=False)

    @property
    def identifier(self) -> str:
        """Identifier of the map's record: its own, else one that stays the same."""
        held = self.map
        own = Record.parse(held.record).identifier if held.record is not None else held.record_id
        return own or str(uuid.uuid5(_NAMESPACE, f"{self.platform.key}\nmap\n{held.name}"))

    def __call__(self, state: State, _folder: Path, feedback: Feedback) -> tuple[About, list[Part]]:
        """Make them."""
        feedback.check()
        held = self.map
        shown = [(one, *self.tables[one]) for one in held.layer_ids if one in self.tables]
        identifier = self.identifier
        services = self.platform.endpoints.get("services", "").strip().rstrip("/")
        facts = (
            held.facts.stated(held.title, held.abstract, self.job.organisation, self.job.email) if held.facts else None
        )
        data = described(
            held.title, identifier, held.record, None, facts, [], "", lambda _url: False, [one[2] for one in shown]
        )
        record = records.written(
            self.platform, identifier, held.title, held.name, data, None, domain=self.job.places.get("domain", ""),
            public=self.job.visibility is Visibility.PUBLIC, made_of=[],
        )  # fmt: skip
        by_id = {layer.layer_id: layer for layer in self.job.layers}
        offered = {
            layer_id: Shown(
                by_id[layer_id].title,
                (Offered("wms", f"{services}/wms", table, "1.3.0"), Offered("wfs", f"{services}/wfs", table, "2.0.0"))
                if services
                else (),
                f"urn:uuid:{uid}",
                by_id[layer_id].abstract,
                record=records.record_page(self.platform, uid),
            )
            for layer_id, table, uid in shown
        }
        told = Described(
            f"urn:uuid:{identifier}", held.title, held.abstract, organisation=self.job.organisation,
            email=self.job.email, keywords=held.keywords, updated=self.when,
            record=records.record_page(self.platform, identifier), generator=("prodige_plugin", plugin_version()),
        )  # fmt: skip
        about = About(
            kind="map", title=held.title, table=held.name, record_id=identifier, when=self.when,
            abstract=held.abstract, organisation=self.job.organisation, email=self.job.email,
            platform=self.platform.key, platform_name=self.platform.name, plugin_version=plugin_version(),
            tables=tuple(one[1] for one in shown), notes=tuple(f"{title}: {why}" for title, why in held.left_out),
        )  # fmt: skip
        drawn = self._drawn(state, shown, by_id)
        return about, map_parts(about, record.to_bytes(), map_context(held.dressing, told, offered), drawn)

    def _drawn(self, state: State, shown: Sequence[tuple[str, str, str]], by_id: dict[str, PreparedLayer]) -> bytes:
        """Draw the map from the data of its layers' packages, in its own CRS and extent."""
        layers = []
        for layer_id, table, _uid in shown:
            path = self.context.work(state) / f"pack-{table}" / f"{table}.gpkg"
            layer = by_id[layer_id]
            if layer.geometryless or not path.is_file():
                continue
            made = QgsVectorLayer(f"{path}|layername={table}", layer.title, "ogr")
            made.setCrs(layer.published_crs())
            dress(made, layer.xml)
            layers.append(made)
        extent = self.map.dressing.extent
        same_crs = bool(layers) and layers[0].crs() == self.map.dressing.crs
        return picture(layers, QgsRectangle(*extent) if extent is not None and same_crs else None)


def withdraw_plan(platform: Platform, publication: Publication, resumed: Journal | None = None) -> Plan:
    """Say what withdrawing a deposit deletes.

    :param resumed: the journal of a withdrawal that is gone on with.

    :raises PlatformError: it is no deposit that waits.
    """
    if not publication.key.startswith(DEPOSIT):
        raise PlatformError(tr("“{title}” cannot be unpublished from here.", title=publication.title), *why_it_stays())
    name = publication.key.removeprefix(DEPOSIT)
    token = secrets.token_hex(4)
    label = tr("Withdraw the deposit of {title}", title=publication.title)
    context = Context(platform)
    steps: list[Step] = []
    if sends(platform):
        steps.append(Withdraw(context, name, token, label, publication.records, publication.title))
    steps.append(Forget(context, name))
    key = resumed.read().plan_key if resumed is not None else f"{token}-{name}"
    return Plan(key, label, platform.key, tuple(steps), wish=lambda: kept_publication(publication))
