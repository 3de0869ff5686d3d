"""Layers of one file, loaded, described and read back side by side: cancelled and killed at each step."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms.product import Job, Publisher
from tests.faults.faults import Request
from tests.faults.qgis_server import OTHER, QgisServer
from tests.platform.publish_support import squares

PLAN = "publish side by side"
#: name → features of each.
NAMES = {"lot_a": 3, "lot_b": 4, "lot_c": 5}
#: what makes the id of a layer of its name: the same in each session.
_ID = "_of_the_matrix"


class QgisServerAbreast(QgisServer):
    """Three layers that GDAL reads."""

    plans = (PLAN,)
    at_once = 4

    def job(self, plan: str, publisher: Publisher, feedback: Feedback) -> Job:
        """See :meth:`~.scenario.Scenario.job`."""
        job = publisher.prepare([self.layer(plan, name + _ID) for name in NAMES])
        publisher.check(job, feedback)
        return job

    def layer(self, plan: str, layer_id: str) -> QgsVectorLayer:
        """A layer of the file, made where it is not there yet."""
        path = self._folder / "lots.gpkg"
        if not path.is_file():
            options = QgsVectorFileWriter.SaveVectorOptions()
            for name, count in NAMES.items():
                options.layerName = name
                written = QgsVectorFileWriter.writeAsVectorFormatV3(
                    squares(name, count), str(path), QgsCoordinateTransformContext(), options
                )
                assert written[0] == QgsVectorFileWriter.WriterError.NoError, written
                options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        name = layer_id.removesuffix(_ID)
        found = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        assert found.isValid()
        found.setId(layer_id)
        return found

    def prepare(self, plan: str) -> None:
        """Another layer, and none of these."""
        publisher = self.publisher(self._through or {"http": self.servers()["http"], "database": self._direct()})
        there = {row.key: row for row in publisher.publications(Feedback())}
        for key in sorted(there.keys() & NAMES.keys()):
            self._run(publisher, publisher.unpublish_plan(there[key], Feedback()))
        if "autre_couche" not in there:
            self._publish(publisher, squares(OTHER))

    def rank(self, step: str, requests: list[Request]) -> int:
        """None: with two steps under way nobody can tell whose request it is; each is struck as it begins."""
        return 0

    def differs(self, plan: str, before: Any, after: Any) -> str:
        """See :meth:`~.scenario.Scenario.differs`."""
        for name, count in NAMES.items():
            if len(after["tables"].get(name, ())) != count:
                return f"{name}: {len(after['tables'].get(name, ()))} features"
        for what in ("tables", "projects", "publications"):
            rest = {key: value for key, value in after[what].items() if key not in NAMES}
            if rest != {key: value for key, value in before[what].items() if key not in NAMES}:
                return f"{what} of others changed"
        missing = sorted(NAMES.keys() - after["projects"].keys() | NAMES.keys() - after["publications"].keys())
        return f"missing: {missing}" if missing else self._records_differ(NAMES, NAMES, before, after)
