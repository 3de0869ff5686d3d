"""A seat on the practice platform for the publishing tests: an account, a publisher, and what it left."""

from __future__ import annotations

import gc
import io
import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from prodige_plugin.catalogue.csw import CswClient
from prodige_plugin.catalogue.model import Query
from prodige_plugin.feedback import Feedback
from prodige_plugin.network import Door
from prodige_plugin.platforms import publisher_for
from prodige_plugin.platforms.model import Platform
from prodige_plugin.publishing.database import Database
from prodige_plugin.publishing.plan import Plan, Receipt
from tests.platform.practice_fixture import Practice

WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"


def served_text(data: bytes) -> str:
    """The XML of a project stored as ``.qgz``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (name,) = (entry for entry in archive.namelist() if entry.endswith(".qgs"))
        return archive.read(name).decode("utf-8")


def store_account(user: str, password: str) -> str:
    """Store an account in QGIS's authentication database and give its id."""
    manager = QgsApplication.authManager()
    if not manager.masterPasswordIsSet():
        assert manager.setMasterPassword("for the tests", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName(f"test {user}")
    config.setConfig("username", user)
    config.setConfig("password", password)
    config.setConfig("realm", "")
    assert manager.storeAuthenticationConfig(config)[0]
    return config.id()


@dataclass
class Seat:
    """One account of the practice platform."""

    practice: Practice
    platform: Platform
    user: str
    password: str = field(repr=False)
    journals: Path = field(default=Path())

    @property
    def publisher(self):
        return publisher_for(self.platform)

    @property
    def schema(self) -> str:
        return self.platform.endpoints["data_schema"]

    def database(self) -> Database:
        ends = self.platform.endpoints
        return Database(ends["database"], self.user, self.password, self.schema, "lecteur", ends["pg_service"])

    def sql(self, statement: str, *values: object) -> list:
        """Run SQL as the account."""
        import psycopg2

        with psycopg2.connect(self.database().dsn()) as connection, connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            rows = cursor.fetchall() if cursor.description else []
        connection.close()
        return rows

    def plan(self, *layers, map_request=None) -> Plan:
        job = self.publisher.prepare(list(layers), map_request)
        findings = self.publisher.check(job, Feedback())
        assert [f for f in findings if f.severity.value == "error"] == []
        return self.publisher.plan(job, Feedback())

    def publish(self, *layers, map_request=None, feedback=None) -> Receipt:
        plan = self.plan(*layers, map_request=map_request)
        return self.publisher.run(plan, feedback or Feedback(), journals=self.journals)

    def catalogue(self) -> CswClient:
        """The catalogue as a visitor."""
        return CswClient(self.platform.endpoints["csw"], Door())

    def left(self) -> dict[str, object]:
        """Everything of the account that a publication can touch: to compare before and after."""
        tables = [
            name
            for (name,) in self.sql(
                "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
                " WHERE nspname = %s AND relkind = 'r' ORDER BY 1",
                self.schema,
            )
        ]
        own = [t for t in tables if t not in ("qgis_projects", "_publications", "_publications_kept")]
        return {
            "tables": {t: self.sql(f'SELECT count(*) FROM "{self.schema}"."{t}"')[0][0] for t in own},
            "projects": self.sql(f'SELECT name, md5(content) FROM "{self.schema}".qgis_projects ORDER BY 1'),
            "publications": self.sql(
                f'SELECT key, title, tables, projects, records FROM "{self.schema}"._publications ORDER BY 1'
            )
            if "_publications" in tables
            else [],
            "kept": self.sql(f'SELECT count(*) FROM "{self.schema}"._publications_kept')[0][0]
            if "_publications_kept" in tables
            else 0,
            "records": self.catalogue().search(Query(page_size=1)).total,
            "journals": sorted(path.name for path in self.journals.glob("*")),
        }


def make_seat(practice: Practice, user: str, folder: Path) -> Seat:
    """Give a seat with its account stored in QGIS."""
    account = practice.state.account(user)
    platform = replace(
        practice.state.platform_for(account), key=f"practice-{user}", authcfg=store_account(user, account.password)
    )
    seat = Seat(practice, platform, account.user, account.password, folder / "journals")
    seat.journals.mkdir()
    return seat


@pytest.fixture()
def seat(practice: Practice, qgis_app, qgis_new_project, tmp_path: Path):
    """A seat of its own, emptied of publications afterwards."""
    given = make_seat(practice, "stagiaire-05", tmp_path)
    yield given
    publisher = given.publisher
    known = sorted(publisher.publications(Feedback()), key=lambda publication: publication.kind, reverse=True)
    for publication in known:
        publisher.run(publisher.unpublish_plan(publication, Feedback()), Feedback(), journals=given.journals)


@pytest.fixture(autouse=True)
def swept():
    """Let QGIS's objects go while QGIS still runs: failures caught in a test hold them in cycles."""
    yield
    gc.collect()


def departements(title: str = "Départements été", where: str = "iso_a2='FR'") -> QgsVectorLayer:
    """101 polygons that QGIS ships."""
    layer = QgsVectorLayer(f"{WORLD}|layername=states_provinces|subset={where}", title, "ogr")
    assert layer.isValid()
    return layer


def squares(title: str, count: int = 3, crs: str = "EPSG:2154") -> QgsVectorLayer:
    """A memory layer of squares in the Drôme."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}", title, "memory")
    if not crs:
        layer.setCrs(QgsCoordinateReferenceSystem())
    layer.dataProvider().addAttributes(
        [QgsField("Numéro", QMetaType.Type.Int), QgsField("nom", QMetaType.Type.QString)]
    )
    layer.updateFields()
    features = []
    for number in range(count):
        feature = QgsFeature(layer.fields())
        x, y = 850000 + 1000 * number, 6400000
        feature.setGeometry(
            QgsGeometry.fromWkt(f"POLYGON(({x} {y}, {x + 500} {y}, {x + 500} {y + 500}, {x} {y + 500}, {x} {y}))")
        )
        feature.setAttributes([number, f"carré {number}"])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer
