"""géOrchestra in the fault matrix: fakes of GeoServer, GeoNetwork and MapStore that really hold what they are sent."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from qgis.core import QgsMapLayer, QgsProject, QgsRectangle, QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import publisher_for
from prodige_plugin.platforms.georchestra.marks import MARK
from prodige_plugin.platforms.model import Platform
from prodige_plugin.platforms.product import Job, MapRequest, Publisher
from prodige_plugin.publishing.plan import Plan
from tests.faults.faults import Fault
from tests.faults.scenario import Scenario, Server
from tests.platform.publish_support import store_account
from tests.qgis.georchestra_support import WORKSPACE, Georchestra, squares

LAYER, MAP = "Zones éprouvées", "Carte éprouvée"
NAME, GROUP = "zones_eprouvees", "carte_eprouvee"
#: What is somebody else's: it must come out as it went in.
OTHER, OTHER_NAME = "Autre couche", "autre_couche"
FEATURES = {"publish": 3, "publish again": 5}
_TOKEN = re.compile(r"_[0-9a-f]{8}\Z")


class GeorchestraFaults(Scenario):
    """A layer with its map published, the layer published again, and unpublished."""

    product = "géOrchestra"

    def __init__(self, platform: Platform, folder: Path, place: Georchestra | None = None) -> None:
        """
        :param platform: its addresses as they are without proxies.
        :param place: what is behind them; ``None`` in another process.
        """  # fmt: skip
        self._platform = replace(platform, authcfg=store_account("agent", "secret"))
        self._folder = folder
        self._place = place
        #: what the applications hold before each plan.
        self._before: dict[str, Any] = {}
        self._direct = urlsplit(platform.endpoints["catalogue"]).netloc

    def child(self) -> dict[str, Any]:
        """See :meth:`Scenario.child`."""
        return {"endpoints": dict(self._platform.endpoints), "folder": str(self._folder)}

    @classmethod
    def in_child(cls, data: dict[str, Any]) -> Self:
        """See :meth:`Scenario.in_child`."""
        return cls(Platform("faults", "Géo", "georchestra", data["endpoints"]), Path(data["folder"]))

    # -- through the proxy -------------------------------------------------------------------------

    def servers(self) -> Mapping[str, Server]:
        """The one host."""
        return {"http": f"http://{self._direct}"}

    def publisher(self, through: Mapping[str, str]) -> Publisher:
        """The same platform, behind the proxy."""
        ends = {
            role: address.replace(f"http://{self._direct}", through["http"])
            for role, address in self._platform.endpoints.items()
        }
        return publisher_for(replace(self._platform, key="faults", endpoints=ends))

    def layer(self, plan: str, layer_id: str) -> QgsMapLayer | None:
        """The layer, with the same id in each session as in a project that was saved."""
        layer = squares(LAYER, FEATURES[plan])
        layer.setId(layer_id)
        return layer

    def job(self, plan: str, publisher: Publisher, feedback: Feedback) -> Job:
        """A layer of squares, and a map that shows it."""
        project = QgsProject()
        layer = squares(LAYER, FEATURES[plan])
        layer.setId("zones_eprouvees_of_the_faults")
        project.addMapLayer(layer)
        request = None
        if plan == "publish":
            request = MapRequest(MAP, project, extent=QgsRectangle(layer.extent()), crs=layer.crs())
        job = publisher.prepare([layer], request)
        publisher.check(job, feedback)
        return job

    def plan(self, plan: str, publisher: Publisher, feedback: Feedback) -> Plan:
        """See :meth:`Scenario.plan`."""
        if plan != "unpublish":
            return super().plan(plan, publisher, feedback)
        (found,) = [each for each in publisher.publications(feedback) if each.key == NAME]
        return publisher.unpublish_plan(found, feedback)

    # -- straight to the servers -------------------------------------------------------------------

    def arrange(self, plan: str) -> None:
        """Another layer always; the layer itself where it is replaced or unpublished; never the map.

        It is published once, and put back after that: the applications are fakes, and live in this process.
        """
        if plan not in self._before:
            self._arrange(plan)
            self._before[plan] = self._copy()
        self._put_back(plan)

    def _copy(self) -> Any:
        place = self._place
        assert place is not None
        with place.geoserver.lock, place.geonetwork.lock, place.mapstore.lock:
            return deepcopy((place.geoserver.workspaces, place.geonetwork.kept, place.mapstore.maps))

    def _put_back(self, plan: str) -> None:
        place = self._place
        assert place is not None
        files, kept = place.geoserver.files.folder, self._folder / f"files, {plan}"
        if kept.exists():
            shutil.copytree(kept, files, dirs_exist_ok=True)
        else:
            shutil.copytree(files, kept)
        workspaces, records, maps = deepcopy(self._before[plan])
        with place.geoserver.lock, place.geonetwork.lock, place.mapstore.lock:
            place.geoserver.workspaces = workspaces
            place.geonetwork.kept = records
            place.mapstore.maps = maps

    def _arrange(self, plan: str) -> None:
        publisher = publisher_for(replace(self._platform, key="direct"))
        there = {row.key: row for row in publisher.publications(Feedback())}
        for key in (GROUP, NAME):
            if key in there:
                publisher.run(publisher.unpublish_plan(there[key], Feedback()), Feedback(), journals=self._folder)
        if OTHER_NAME not in there:
            self._publish(publisher, squares(OTHER))
        if plan != "publish":
            self._publish(publisher, squares(LAYER))

    def _publish(self, publisher: Publisher, layer: QgsVectorLayer) -> None:
        job = publisher.prepare([layer])
        publisher.check(job, Feedback())
        publisher.run(publisher.plan(job, Feedback()), Feedback(), journals=self._folder)

    def held(self) -> dict[str, Any]:
        """All that the applications hold; not GeoServer's files, which only its full administrator may delete."""
        assert self._place is not None
        held = self._place.held()
        del held["files"]
        return held

    def expected(self, step: str, fault: Fault) -> bool:
        """Who may not show a record to visitors has published it all the same: that is a warning, not a failure."""
        return not (step.startswith("share:") and fault is Fault.FORBIDDEN)

    def differs(self, plan: str, before: Any, after: Any) -> str:
        """See :meth:`Scenario.differs`."""
        space, was = after["workspaces"][WORKSPACE], before["workspaces"][WORKSPACE]
        wanted = {"publish": {NAME}, "publish again": {NAME}, "unpublish": set()}[plan]
        if set(space["layers"]) != wanted | {OTHER_NAME}:
            return f"layers: {sorted(space['layers'])}"
        stores = sorted(_TOKEN.sub("", name) for name in space["stores"])
        if stores != sorted(wanted | {OTHER_NAME}):
            return f"stores: {sorted(space['stores'])}"
        if set(space["styles"]) != wanted | {OTHER_NAME}:
            return f"styles: {sorted(space['styles'])}"
        maps = {MAP} if plan == "publish" else set()
        if set(after["maps"]) != maps or set(space["groups"]) != ({GROUP} if maps else set()):
            return f"maps: {sorted(after['maps'])}, groups: {sorted(space['groups'])}"
        if space["layers"][OTHER_NAME] != was["layers"][OTHER_NAME]:
            return "another layer has changed"
        return self._count_differs(plan, space) or self._records_differ(wanted | ({GROUP} if maps else set()), after)

    def _count_differs(self, plan: str, space: Any) -> str:
        """The layer shows the data that were sent last, in its style, and bears our mark."""
        if plan == "unpublish":
            return ""
        assert self._place is not None
        (content,) = [types[NAME] for _url, types in space["stores"].values() if NAME in types]
        if not any(entry["@key"] == MARK for entry in content["metadata"]["entry"]):
            return "no mark"
        style = space["layers"][NAME]["defaultStyle"]
        if style != {"name": NAME, "workspace": WORKSPACE}:
            return f"style: {style}"
        east = content["nativeBoundingBox"]["maxx"]
        expected = 650000 + (FEATURES[plan] - 1) * 2000 + 1000
        return "" if east == expected else f"extent to {east}, not {expected}"

    def _records_differ(self, wanted: set[str], after: Any) -> str:
        """Each publication has its one record, public and with its link."""
        found = {}
        for identifier, (xml, sharing) in after["records"].items():
            for title in (LAYER, MAP, OTHER):
                if f"<gco:CharacterString>{title}</gco:CharacterString>".encode() in xml:
                    found.setdefault(title, []).append((identifier, 1 in sharing))
        names = {LAYER: NAME, MAP: GROUP, OTHER: OTHER_NAME}
        if {names[title] for title in found} != wanted | {OTHER_NAME}:
            return f"records: {sorted(found)}"
        if any(len(records) != 1 or not records[0][1] for records in found.values()):
            return f"records: {found}"
        return ""
