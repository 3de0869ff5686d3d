"""A publication being prepared: what is ticked, its options, its checks, and the records that go with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt import sip

from ..errors import redact
from ..feedback import Feedback
from ..metadata.findings import Severity
from ..platforms.product import Job, MapRequest
from ..publishing.checks import Finding, apply
from ..publishing.plan import Plan, Receipt
from .drafts import Drafts, key_of
from .publish_choices import PLATFORM, PUBLICATION, RECORD_ID, Choices, published_before
from .publish_model import record_ids


def map_request(title: str, canvas: Any, layer_ids: frozenset[str] | None) -> MapRequest:
    """Give the project's map as it is to be published. GUI thread.

    :param canvas: the map canvas: what it shows is what the published map opens with.
    :param layer_ids: ids of the layers it shows; ``None`` shows all of the project.
    """
    project = QgsProject.instance()
    return MapRequest(
        title,
        project,
        abstract=project.metadata().abstract(),
        extent=canvas.extent(),
        crs=canvas.mapSettings().destinationCrs(),
        layer_ids=layer_ids,
    )


class Preparation:
    """A job taken from the project on the GUI thread, and what is needed around it."""

    def __init__(
        self,
        publisher: Any,
        layers: Sequence[QgsMapLayer],
        request: MapRequest | None,
        drafts: Drafts,
        choices: Choices | None = None,
        whole: Callable[[Job], None] | None = None,
        live: Mapping[str, tuple[bytes, bytes | None]] | None = None,
    ) -> None:
        """Take the layers, and the map when one is wished. GUI thread, cheap.

        :param request: the map to publish with them (:func:`map_request`).
        :param choices: the options of each layer.
        :param whole: notes on the job what was chosen for all of it.
        :param live: records being edited now and as they were read, by layer id; newer than the drafts.
        """
        choices = choices or Choices()
        self.publisher = publisher
        self._refusals = choices.refusals(layers)
        self.job: Job = publisher.prepare(layers, request)
        for prepared in self._things():
            layer = QgsProject.instance().mapLayer(prepared.layer_id)
            if layer is not None:
                choices.of(layer).give_to(prepared, layer)
        if whole is not None:
            whole(self.job)
        self._drafts, self._live = drafts, dict(live or {})
        self._keys = {layer.id(): draft_key(layer) for layer in QgsProject.instance().mapLayers().values()}

    def _things(self) -> list[Any]:
        """Give all layers, vector and raster."""
        return [*self.job.layers, *self.job.rasters]

    def check(self, feedback: Feedback) -> list[Finding]:
        """Give each layer its draft record, and look for what would go wrong. Worker thread."""
        for prepared in self._things():
            draft = self._drafts.load(self._keys.get(prepared.layer_id, ""))
            if prepared.layer_id in self._live:
                prepared.record, prepared.record_base = self._live[prepared.layer_id]
            elif draft is not None:
                # with what it was read from, somebody else's change is seen and not overwritten (P6)
                prepared.record, prepared.record_base = draft.record_bytes(), draft.base_bytes()
        refused = [Finding(Severity.ERROR, layer_id, words) for layer_id, words in self._refusals]
        return [*refused, *self.publisher.check(self.job, feedback)]

    def plan(self, feedback: Feedback) -> Plan:
        """Say what will be done. Worker thread."""
        from ..platforms.paces import timed

        return timed(self.publisher.plan(self.job, feedback))

    def thing(self, layer_id: str) -> Any:
        """Give what was taken of a layer, ``None`` where it is not of the job."""
        return next((prepared for prepared in self._things() if prepared.layer_id == layer_id), None)

    def comparable(self) -> list[tuple[str, str]]:
        """Give (id, title) of the vector layers that can be compared with what is there.

        Those the project knows to be published there, and those that update a data set of the platform.
        """
        found = []
        for prepared in self.job.layers:
            layer = QgsProject.instance().mapLayer(prepared.layer_id)
            known = layer is not None and published_before(layer, self.publisher.platform.key)
            if known or prepared.dataset:
                found.append((prepared.layer_id, prepared.title))
        return found

    def repair(self, layer_id: str, finding: Any, answer: str) -> None:
        """Carry a repair out on what is to be published; the layer itself is not touched."""
        prepared = self.thing(layer_id)
        if prepared is not None:
            apply(prepared, finding.repair, answer)

    def forget_drafts(self) -> None:
        """Drop the drafts that are published now. Worker thread."""
        for prepared in self._things():
            self._drafts.drop(self._keys.get(prepared.layer_id, ""))

    def link_layers(self, receipt: Receipt) -> None:
        """Note on the layers which record and publication they are now. GUI thread."""
        link_layers(self.job, receipt)


def link_layers(job: Job, receipt: Receipt) -> None:
    """Note on the layers of a job that are open which record and publication they are now. GUI thread."""
    identifiers = record_ids(receipt)
    for prepared in job.every_layer:
        layer = QgsProject.instance().mapLayer(prepared.layer_id)
        if layer is None or sip.isdeleted(layer):
            continue
        layer.setCustomProperty(PUBLICATION, prepared.table)
        layer.setCustomProperty(PLATFORM, receipt.platform)
        if prepared.table in identifiers:
            layer.setCustomProperty(RECORD_ID, identifiers[prepared.table])


def draft_key(layer: QgsMapLayer) -> str:
    """Give the name under which a layer's draft record is kept."""
    record_id = str(layer.customProperty(RECORD_ID, "") or "")
    return key_of(record_id, safe_source(layer), layer.name())


def safe_source(layer: QgsMapLayer) -> str:
    """Give the layer's source without secrets; the layer's id where it may hold one (promise P3)."""
    source: str = layer.source()
    return layer.id() if "password" in source.lower() or redact(source) != source else source


def by_row(findings: Sequence[Any], map_key: str) -> Mapping[str, list[Any]]:
    """Give the findings of each row; those of no layer belong to the map or the whole."""
    found: dict[str, list[Any]] = {}
    for finding in findings:
        found.setdefault(finding.element or map_key, []).append(finding)
    return found
