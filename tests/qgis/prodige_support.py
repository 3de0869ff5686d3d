"""A PRODIGE of fakes for the publishing tests: data API and catalogue behind one host, a real SFTP server beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.record import Record
from prodige_plugin.network import sign_in
from prodige_plugin.platforms import publisher_for
from prodige_plugin.platforms.model import SESSION, Platform
from prodige_plugin.platforms.prodige.publish import ProdigePublisher
from prodige_plugin.publishing.plan import Plan, Receipt
from tests.platform.publish_support import store_account
from tests.servers.http import HttpServer
from tests.servers.prodige_api import ProdigeApi, Table

UUID = "e4e022e0-bb65-4a1f-9d5f-0f6f4d1c2b3a"
TABLE = "n_arbres_p_084"


@dataclass
class Place:
    """The platform, and what is behind it."""

    server: HttpServer
    prodige: ProdigeApi
    platform: Platform
    journals: Path

    @property
    def table(self) -> Table:
        return self.prodige.tables[UUID]

    @property
    def publisher(self) -> ProdigePublisher:
        publisher = publisher_for(self.platform)
        assert isinstance(publisher, ProdigePublisher)
        return publisher

    def with_endpoints(self, **endpoints: str) -> Place:
        """Give the same place with more addresses."""
        platform = replace(self.platform, endpoints={**self.platform.endpoints, **endpoints})
        return replace(self, platform=platform)

    def plan(
        self, *layers: QgsVectorLayer, publisher: Any = None, dataset: str = UUID, key: str = "", **job: Any
    ) -> Plan:
        publisher = publisher or self.publisher
        prepared = publisher.prepare(list(layers), job.pop("map_request", None))
        for name, value in job.items():
            setattr(prepared, name, value)
        for layer in prepared.layers:
            layer.dataset, layer.key_field = dataset, key
        findings = publisher.check(prepared, Feedback())
        assert [one.sentence for one in findings if one.severity.value == "error"] == []
        plan: Plan = publisher.plan(prepared, Feedback())
        return plan

    def publish(self, *layers: QgsVectorLayer, **options: Any) -> Receipt:
        publisher = self.publisher
        return publisher.run(self.plan(*layers, publisher=publisher, **options), Feedback(), journals=self.journals)


@contextmanager
def prodige(folder: Path) -> Iterator[Place]:
    """Give a running platform with one data set of three rows and its record."""
    with HttpServer() as server:
        made = ProdigeApi()
        root = made.install(server)
        table = made.table(UUID, Table(("nom", "hauteur", "plante"), "MultiPoint"))
        for number in range(3):
            table.add({"nom": f"arbre {number}", "hauteur": number + 0.5, "plante": "2020-01-0" + str(number + 1)},
                      {"type": "MultiPoint", "coordinates": [[650000.0 + number * 100, 6860000.0]]})  # fmt: skip
        made.catalogue.add(UUID, record(root))
        endpoints = {"catalogue": f"{root}/geonetwork", "services": f"{root}/ows"}
        account = store_account(made.user, made.password)
        platform = Platform("pro", "Prodige d’essai", "prodige", endpoints, account, sign_in=SESSION)
        try:
            yield Place(server, made, platform, folder / "journals")
        finally:
            sign_in.forget_all()


def record(root: str, title: str = "Arbres", identifier: str = UUID, table: str = TABLE) -> bytes:
    """A record as PRODIGE makes one."""
    made = Record.new("dataset", "fre")
    made.set("file_identifier", identifier)
    made.set("title", title)
    made.set("abstract", "Les arbres remarquables.")
    made.set("resource_identifier", f"{root}/geonetwork/srv/{identifier}")
    made.set("prodige_domains", ("Zonages nature",))
    wms = f"{root}/ows/wms?service=WMS&request=GetCapabilities"
    made.add_online_resource(OnlineResource(wms, "OGC:WMS-1.1.1-http-get-map", table))
    atom = f"{root}/rss/atomfeed/atomdataset/{identifier}"
    made.add_online_resource(OnlineResource(atom, "WWW:LINK-1.0-http--link", "Accès au lien ATOM de téléchargement"))
    return made.to_bytes()


def trees(rows: Sequence[tuple[Any, str, float, str, float, float]] = (), *, crs: str = "EPSG:2154") -> QgsVectorLayer:
    """A memory layer of points: (gid, nom, hauteur, plante, x, y); the three rows of the platform by default."""
    layer = QgsVectorLayer(f"Point?crs={crs}", "Arbres", "memory")
    provider = layer.dataProvider()
    provider.addAttributes(
        [
            QgsField("gid", QMetaType.Type.Int),
            QgsField("nom", QMetaType.Type.QString),
            QgsField("hauteur", QMetaType.Type.Double),
            QgsField("plante", QMetaType.Type.QDate),
        ]
    )
    layer.updateFields()
    for gid, nom, hauteur, plante, x, y in rows or same_rows():
        feature = QgsFeature(layer.fields())
        feature.setAttributes([gid, nom, hauteur, plante])
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({x} {y})"))
        provider.addFeature(feature)
    layer.updateExtents()
    layer.renderer().symbol().setColor(QColor("#2b7a3f"))
    return layer


def same_rows() -> list[tuple[Any, str, float, str, float, float]]:
    """The rows that the platform holds."""
    return [(n + 1, f"arbre {n}", n + 0.5, f"2020-01-0{n + 1}", 650000.0 + n * 100, 6860000.0) for n in range(3)]
