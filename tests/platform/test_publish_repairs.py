"""Repairs chosen after the checks, as they arrive in the database and in the service."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPalLayerSettings,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QMetaType

from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms.checking import territory
from prodige_plugin.publishing.checks import Target, apply, blocking, repair_all
from tests.platform.publish_support import Seat, seat, swept

__all__ = ["seat", "swept"]

X, Y = 700000, 6600000


def untidy() -> QgsVectorLayer:
    """A bow tie, twice; garbled accents; names of fields that differ by capitals; labels that need one of them."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154", "Zones à réparer", "memory")
    layer.dataProvider().addAttributes([QgsField(name, QMetaType.Type.QString) for name in ("nom", "NOM")])
    layer.updateFields()
    tie = QgsGeometry.fromWkt(f"POLYGON(({X} {Y}, {X + 90} {Y + 90}, {X + 90} {Y}, {X} {Y + 90}, {X} {Y}))")
    for names in (("HÃ©rault", "a"), ("HÃ©rault", "a"), ("Gard", "b")):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(tie)
        feature.setAttributes(list(names))
        assert layer.dataProvider().addFeature(feature)
    settings = QgsPalLayerSettings()
    settings.fieldName, settings.isExpression = "\"NOM\" || ' NOM'", True
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def test_what_is_safe_is_repaired_in_what_is_published(seat: Seat) -> None:
    layer = untidy()
    job = seat.publisher.prepare([layer])
    findings = seat.publisher.check(job, Feedback())
    checks = {finding.check for finding in findings}
    assert {"geometry.invalid", "feature.duplicate", "text.mojibake", "field.case"} <= checks
    (prepared,) = job.layers
    assert len(repair_all({prepared.layer_id: prepared}, findings)) == 4
    left = seat.publisher.check(job, Feedback())
    # a record is a person's to write
    assert [one.check for one in left if one.severity.value != "info"] == ["record.unseen"]
    receipt = seat.publisher.run(seat.publisher.plan(job, Feedback()), Feedback(), journals=seat.journals)
    assert receipt.checks
    assert all(check["ok"] for check in receipt.checks)
    rows = seat.sql(
        f'SELECT nom, nom_1, ST_IsValid(geom), round(ST_Area(geom)) FROM "{seat.schema}".zones_a_reparer ORDER BY nom'
    )
    assert rows == [("Gard", "b", True, 4050), ("Hérault", "a", True, 4050)]
    ((content,),) = seat.sql(f"SELECT content FROM \"{seat.schema}\".qgis_projects WHERE name = 'zones_a_reparer'")
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        (name,) = [one for one in archive.namelist() if one.endswith(".qgs")]
        project = archive.read(name).decode()
    assert "&quot;nom_1&quot; || ' NOM'" in project
    # the person's own layer is as it was
    assert [field.name() for field in layer.fields()] == ["nom", "NOM"]
    assert layer.featureCount() == 3


def test_the_database_says_which_systems_it_knows(seat: Seat) -> None:
    publisher = seat.publisher
    limits = publisher.limits(Feedback())
    assert limits.target is Target.POSTGIS
    assert limits.crs is not None
    assert {"EPSG:2154", "EPSG:4326", "EPSG:3857"} <= limits.crs
    assert limits.quota is None
    assert publisher.limits(Feedback()) is limits
    layer = untidy()
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:9794"))
    assert "EPSG:9794" not in limits.crs
    job = publisher.prepare([layer])
    (finding,) = blocking(publisher.check(job, Feedback()))
    assert finding.check == "crs.not_allowed"
    assert finding.repair is not None
    assert finding.repair.proposal == "EPSG:2154"
    apply(job.layers[0], finding.repair)
    assert blocking(publisher.check(job, Feedback())) == []


@pytest.mark.parametrize(
    ("stated", "box"),
    [
        ("-5.5,41,10,52", (-5.5, 41.0, 10.0, 52.0)),
        ("", None),
        ("1,2,3", None),
        ("10,41,-5,52", None),
        ("a,b,c,d", None),
    ],
)
def test_the_territory_is_what_the_platform_states(stated: str, box: object) -> None:
    from prodige_plugin.platforms.model import Platform

    endpoints = {"territory": stated} if stated else {}
    assert territory(Platform("k", "n", "qgis_server", endpoints)) == box
