"""A publication being prepared: what is ticked, its checks, and the records that go with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt import sip

from ..errors import redact
from ..feedback import Feedback
from ..publishing.plan import Receipt
from .drafts import Drafts, key_of
from .publish_model import record_ids

#: Custom properties of a layer: its record, the platform of the record, its publication there.
RECORD_ID, PLATFORM, PUBLICATION = "prodige/record_id", "prodige/platform", "prodige/publication"


class Preparation:
    """A job taken from the project on the GUI thread, and what is needed around it."""

    def __init__(
        self,
        publisher: Any,
        layers: Sequence[QgsMapLayer],
        map_title: str | None,
        canvas: Any,
        drafts: Drafts,
        organisation: str = "",
        email: str = "",
        live: Mapping[str, tuple[bytes, bytes | None]] | None = None,
    ) -> None:
        """Take the layers, and the map when it has a title. GUI thread, cheap.

        :param organisation: who publishes, for records that name nobody; ``email``: how to write to them.
        :param live: records being edited now and as they were read, by layer id; newer than the drafts.
        """
        from ..platforms.product import MapRequest

        request = None
        if map_title is not None:
            project = QgsProject.instance()
            request = MapRequest(
                map_title,
                project,
                abstract=project.metadata().abstract(),
                extent=canvas.extent(),
                crs=canvas.mapSettings().destinationCrs(),
            )
        self.publisher = publisher
        self.job = publisher.prepare(layers, request)
        if organisation and not self.job.organisation:
            self.job.organisation, self.job.email = organisation, email
        self._drafts, self._live = drafts, dict(live or {})
        self._keys = {layer.id(): draft_key(layer) for layer in QgsProject.instance().mapLayers().values()}

    def check(self, feedback: Feedback) -> list[Any]:
        """Give each layer its draft record, and look for what would go wrong. Worker thread."""
        for prepared in self.job.layers:
            draft = self._drafts.load(self._keys.get(prepared.layer_id, ""))
            if prepared.layer_id in self._live:
                prepared.record, prepared.record_base = self._live[prepared.layer_id]
            elif draft is not None:
                # with what it was read from, somebody else's change is seen and not overwritten (P6)
                prepared.record, prepared.record_base = draft.record_bytes(), draft.base_bytes()
        return list(self.publisher.check(self.job, feedback))

    def repair(self, layer_id: str, finding: Any, answer: str) -> None:
        """Carry a repair out on what is to be published; the layer itself is not touched."""
        from ..publishing.checks import apply

        for prepared in self.job.layers:
            if prepared.layer_id == layer_id:
                apply(prepared, finding.repair, answer)

    def forget_drafts(self) -> None:
        """Drop the drafts that are published now. Worker thread."""
        for prepared in self.job.layers:
            self._drafts.drop(self._keys.get(prepared.layer_id, ""))

    def link_layers(self, receipt: Receipt) -> None:
        """Note on the layers which record and publication they are now. GUI thread."""
        identifiers = record_ids(receipt)
        for prepared in self.job.layers:
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
