"""Updates in place on QGIS Server in the fault matrix: one feature changed, one deleted, one inserted."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms.product import Job, Publisher
from tests.faults.qgis_server import LAYER, LAYER_ID, TABLE, QgisServer
from tests.platform.publish_support import squares

_COUNT = 6
_KEY = "Numéro"


class QgisServerUpdate(QgisServer):
    """A layer that is published, of which three features differ."""

    product = "QGIS Server + PostGIS + CSW, update in place"
    plans = ("update",)

    def job(self, plan: str, publisher: Publisher, feedback: Feedback) -> Job:
        """The layer as it is now."""
        return self._prepared(publisher, self.layer(plan, LAYER_ID), feedback)

    def layer(self, plan: str, layer_id: str) -> QgsVectorLayer:
        """One changed, one deleted, one inserted."""
        assert layer_id == LAYER_ID
        layer = squares(LAYER, _COUNT + 1)
        layer.setId(LAYER_ID)
        provider = layer.dataProvider()
        by_number = {feature[_KEY]: feature for feature in layer.getFeatures()}
        provider.changeAttributeValues({by_number[1].id(): {1: "changé"}})
        provider.deleteFeatures([by_number[3].id()])
        return layer

    def prepare(self, plan: str) -> None:
        """The layer as it was."""
        super().prepare("publish")
        publisher = self.publisher(self._through or {"http": self.servers()["http"], "database": self._direct()})
        job = self._prepared(publisher, squares(LAYER, _COUNT), Feedback())
        self._run(publisher, publisher.plan(job, Feedback()))

    def _prepared(self, publisher: Publisher, layer: QgsVectorLayer, feedback: Feedback) -> Job:
        job = publisher.prepare([layer])
        job.layers[0].key_field = _KEY
        publisher.check(job, feedback)
        return job

    def differs(self, plan: str, before: Any, after: Any) -> str:
        """Three rows differ, the others are as they were, and nothing else is there."""
        found = super().differs("publish again", before, {**after, "tables": {**after["tables"], TABLE: ("",) * 5}})
        if found:
            return found
        old, new = set(before["tables"][TABLE]), set(after["tables"][TABLE])
        if len(new) != _COUNT or len(old & new) != _COUNT - 2:
            return f"rows: {sorted(new)}"
        if not any("changé" in row for row in new - old) or any("carré 3" in row for row in new):
            return f"rows: {sorted(new - old)}"
        return ""
