"""A géOrchestra of fakes for the publishing tests: GeoServer, GeoNetwork, MapStore behind one host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, osr
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import publisher_for
from prodige_plugin.platforms.georchestra.publish import GeorchestraPublisher
from prodige_plugin.platforms.model import Platform
from prodige_plugin.publishing.plan import Plan, Receipt
from tests.platform.publish_support import store_account
from tests.servers.geonetwork_publishing import Publishing
from tests.servers.geoserver import GeoServer
from tests.servers.http import HttpServer
from tests.servers.mapstore import MapStore

WORKSPACE = "dreal"


@dataclass
class Georchestra:
    """The platform, and what is behind it."""

    server: HttpServer
    geoserver: GeoServer
    geonetwork: Publishing
    mapstore: MapStore
    platform: Platform
    journals: Path

    @property
    def publisher(self) -> GeorchestraPublisher:
        publisher = publisher_for(self.platform)
        assert isinstance(publisher, GeorchestraPublisher)
        return publisher

    @property
    def space(self):
        return self.geoserver.workspaces[WORKSPACE]

    def plan(self, *layers, publisher=None, **job_options) -> Plan:
        publisher = publisher or self.publisher
        map_request = job_options.pop("map_request", None)
        update = job_options.pop("update", None)
        job = publisher.prepare(list(layers), map_request)
        for name, value in job_options.items():
            setattr(job, name, value)
        if update is not None:
            for layer in job.layers:
                layer.update = update
        findings = publisher.check(job, Feedback())
        assert [f for f in findings if f.severity.value == "error"] == []
        return publisher.plan(job, Feedback())

    def publish(self, *layers, feedback=None, **job_options) -> Receipt:
        publisher = self.publisher
        plan = self.plan(*layers, publisher=publisher, **job_options)
        return publisher.run(plan, feedback or Feedback(), journals=self.journals)

    def unpublish(self, name: str) -> Receipt:
        publisher = self.publisher
        (found,) = [each for each in publisher.publications(Feedback()) if each.key == name]
        return publisher.run(publisher.unpublish_plan(found, Feedback()), Feedback(), journals=self.journals)

    def held(self) -> dict[str, object]:
        """All that the platform holds, without the dates that it notes itself."""
        dates = re.compile(rb"(<gmd:dateStamp>\s*<gco:\w+>)[^<]*")
        records = {name: (dates.sub(rb"\1", kept.xml), kept.sharing) for name, kept in self.geonetwork.kept.items()}
        return {**self.geoserver.held(), "records": records, "maps": self.mapstore.held()}


@contextmanager
def georchestra(folder: Path) -> Iterator[Georchestra]:
    """Give a running platform with two workspaces, one of which is the account's."""
    with HttpServer() as server:
        geonetwork = Publishing()
        geonetwork.users = {"agent": ("secret", "Editor", [2])}
        geonetwork.signed_in = ""
        catalogue = geonetwork.install(server)
        geoserver = GeoServer(folder / "data_dir")
        (folder / "data_dir").mkdir(parents=True)
        geoserver.add_workspace(WORKSPACE)
        geoserver.add_workspace("autre")
        geoserver.add_user("agent", "secret", ["USER", "GN_EDITOR"], "DREAL", WORKSPACE)
        geoserver.add_user("chef", "secret", ["ADMINISTRATOR"], "DREAL")
        services = geoserver.install(server)
        mapstore = MapStore({"agent": "secret", "chef": "secret"})
        mapstore.install(server)
        endpoints = {"catalogue": catalogue, "services": f"{services}/ows"}
        platform = Platform("geo", "Géo", "georchestra", endpoints, store_account("agent", "secret"))
        yield Georchestra(server, geoserver, geonetwork, mapstore, platform, folder / "journals")


def squares(name: str = "Zones humides", count: int = 3) -> QgsVectorLayer:
    """A memory layer of squares in Lambert-93."""
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:2154", name, "memory")
    provider = layer.dataProvider()
    provider.addAttributes([QgsField("nom", QMetaType.Type.QString), QgsField("rang", QMetaType.Type.Int)])
    layer.updateFields()
    for number in range(count):
        feature = QgsFeature(layer.fields())
        x, y = 650000 + number * 2000, 6860000 + number * 1000
        corners = ((x, y), (x + 1000, y), (x + 1000, y + 1000), (x, y + 1000), (x, y))
        ring = ", ".join(f"{a} {b}" for a, b in corners)
        feature.setGeometry(QgsGeometry.fromWkt(f"MULTIPOLYGON((({ring})))"))
        feature.setAttributes([f"zone {number} d’été", number])
        provider.addFeature(feature)
    layer.updateExtents()
    # QGIS gives each new layer a colour of its own
    layer.renderer().symbol().setColor(QColor("#6a8f3c"))
    return layer


def image(path: Path, size: int) -> QgsRasterLayer:
    """A GeoTIFF of some grey values in Lambert-93."""
    path.parent.mkdir(exist_ok=True)
    made = gdal.GetDriverByName("GTiff").Create(str(path), size, size, 1, gdal.GDT_Byte)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    made.SetProjection(crs.ExportToWkt())
    made.SetGeoTransform((650000, 100, 0, 6860000, 0, -100))
    made.GetRasterBand(1).WriteRaster(0, 0, size, size, bytes(number % 200 for number in range(size * size)))
    made = None
    return QgsRasterLayer(str(path), path.stem)
