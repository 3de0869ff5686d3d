"""Which features differ from those published: every provider, every type, by number, by key, by content."""

from __future__ import annotations

import os
import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    NULL,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
    edit,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QMetaType, QTime

from prodige_plugin.errors import Cancelled
from prodige_plugin.feedback import Feedback
from prodige_plugin.publishing import fingerprint, snapshots
from prodige_plugin.publishing.changes import Kind, Reason
from prodige_plugin.publishing.prepared import PreparedLayer, prepare_layer
from prodige_plugin.publishing.scan import Identity, identity_of, recipe_of, scan

FIELDS = (
    ("nom", QMetaType.Type.QString),
    ("nombre", QMetaType.Type.Int),
    ("grand", QMetaType.Type.LongLong),
    ("mesure", QMetaType.Type.Double),
    ("vrai", QMetaType.Type.Bool),
    ("jour", QMetaType.Type.QDate),
    ("heure", QMetaType.Type.QTime),
    ("moment", QMetaType.Type.QDateTime),
    ("octets", QMetaType.Type.QByteArray),
)


def values(number: int) -> list[object]:
    if number % 7 == 0:
        return [NULL] * len(FIELDS)
    return [
        f"n° {number}", number, number << 33, number / 3, number % 2 == 0, QDate(2020, 1, 1 + number % 28),
        QTime(number % 24, 3, 4), QDateTime(QDate(2021, 2, 3), QTime(4, 5, 6)), QByteArray(bytes([number % 256, 0, 1])),
    ]  # fmt: skip


def memory(count: int = 30, kind: str = "PointZM") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:2154", "mémoire", "memory")
    layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in FIELDS])
    layer.updateFields()
    features = []
    for number in range(count):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values(number))
        if number % 5:
            feature.setGeometry(QgsGeometry.fromWkt(f"POINT ZM({number} 2 3 4)"))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def written(tmp_path: Path, name: str, driver: str, count: int = 30) -> QgsVectorLayer:
    path = tmp_path / name
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, "couche"
    if driver != "GPKG":
        # neither takes bytes
        options.attributes = list(range(len(FIELDS) - 1))
    code, words, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        memory(count), str(path), QgsProject.instance().transformContext(), options
    )
    assert code == QgsVectorFileWriter.WriterError.NoError, words
    return opened(path)


def opened(path: Path) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername=couche" if path.suffix == ".gpkg" else str(path), "couche", "ogr")
    assert layer.isValid()
    return layer


def recorded(layer: PreparedLayer, path: Path) -> snapshots.Snapshot:
    """The snapshot a full publication writes."""
    if layer.gdal_source() is not None:
        snapshots.write(layer, path, Feedback())
    else:
        from prodige_plugin.publishing.transform import Transform

        with snapshots.Recorder(layer, path) as numbering:
            for number, feature in enumerate(Transform.of(layer).features(), 1):
                assert numbering(feature) == number
    known = snapshots.Snapshots(path.parent).known(*path.name.split(".")[:3])
    assert known is not None
    return known


def _without_triggers(connection: sqlite3.Connection) -> None:
    """Let SQLite alone write a GeoPackage: its triggers need GDAL's functions."""
    for name in [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
        connection.execute(f'DROP TRIGGER "{name}"')


def kinds(delta: snapshots.Delta | Reason) -> tuple[int, int, int, int]:
    assert isinstance(delta, snapshots.Delta)
    return delta.inserted, delta.changed, delta.deleted, delta.unchanged


@pytest.fixture(params=["gpkg", "shp", "geojson", "joined", "memory", "key"])
def layer(request: pytest.FixtureRequest, tmp_path: Path, qgis_new_project) -> QgsVectorLayer:
    """A layer of 30 features that can be edited, by each way of reading and of recognising."""
    if request.param == "memory":
        return memory()
    if request.param == "shp":
        return written(tmp_path, "couche.shp", "ESRI Shapefile")
    if request.param == "geojson":
        return written(tmp_path, "couche.geojson", "GeoJSON")
    made = written(tmp_path, "couche.gpkg", "GPKG")
    if request.param == "joined":
        other = memory(10)
        QgsProject.instance().addMapLayers([made, other])
        info = QgsVectorLayerJoinInfo()
        info.setJoinLayer(other)
        info.setJoinFieldName("nombre")
        info.setTargetFieldName("nombre")
        info.setUsingMemoryCache(True)
        assert made.addJoin(info)
    return made


def prepared(layer: QgsVectorLayer, request: pytest.FixtureRequest) -> PreparedLayer:
    found = prepare_layer(layer)
    if "key" in request.node.name:
        found.key_field = "grand"
    return found


def test_nothing_differs_then_one_of_each(
    layer: QgsVectorLayer, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if "key" in request.node.name:
        # a key is never NULL
        with edit(layer):
            for number, feature in enumerate(layer.getFeatures()):
                layer.changeAttributeValue(feature.id(), layer.fields().indexOf("grand"), 1000 + number)
    before = prepared(layer, request)
    first = recorded(before, tmp_path / "p.k.00000001.sqlite")
    assert first.count == 30
    assert first.data == fingerprint.data_sum(before, Feedback())
    same = snapshots.compare(prepared(layer, request), first, tmp_path / "p.k.00000002.sqlite", Feedback())
    assert kinds(same) == (0, 0, 0, 30)
    with edit(layer):
        ids = sorted(feature.id() for feature in layer.getFeatures())
        layer.changeAttributeValue(ids[3], layer.fields().indexOf("nom"), "changé")
        layer.changeGeometry(ids[8], QgsGeometry.fromWkt("POINT ZM(5 6 7 8)"))
        layer.changeAttributeValue(ids[9], layer.fields().indexOf("mesure"), NULL)
        layer.deleteFeature(ids[-1])
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt("POINT ZM(9 9 9 9)"))
        feature.setAttribute("nom", "nouveau")
        feature.setAttribute("grand", 99)
        layer.addFeature(feature)
    after = prepared(layer, request)
    delta = snapshots.compare(after, first, tmp_path / "p.k.00000003.sqlite", Feedback())
    if identity_of(after) is Identity.CONTENT:
        # a feature that changed is one deleted and one inserted
        assert kinds(delta) == (4, 0, 4, 26)
    elif layer.source().endswith((".shp", ".geojson")):
        # these give the number of the last one, deleted, to the new one
        assert kinds(delta) == (0, 4, 0, 26)
    else:
        assert kinds(delta) == (1, 3, 1, 26)
    assert isinstance(delta, snapshots.Delta)
    assert delta.data == fingerprint.data_sum(after, Feedback()) != first.data
    gone = set(delta.keys(Kind.DELETED))
    new = set(delta.keys(Kind.INSERTED))
    assert not gone & new or identity_of(after) is Identity.KEY
    assert len(list(delta.sent())) == 4
    # the file is the snapshot of the new state
    known = snapshots.Snapshots(tmp_path).known("p", "k", "00000003")
    assert known is not None
    assert (known.count, known.data) == (30, delta.data)
    again = snapshots.compare(after, known, tmp_path / "p.k.00000004.sqlite", Feedback())
    assert kinds(again) == (0, 0, 0, 30)


def test_the_same_data_have_the_same_checksum_wherever_they_lie(tmp_path: Path) -> None:
    layer = written(tmp_path, "a.gpkg", "GPKG")
    here = prepare_layer(layer)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.gpkg").write_bytes((tmp_path / "a.gpkg").read_bytes())
    there = prepare_layer(opened(tmp_path / "other" / "b.gpkg"))
    assert fingerprint.data_sum(here, Feedback()) == fingerprint.data_sum(there, Feedback())
    assert fingerprint.stamp(here) != ""


def test_what_is_chosen_counts(tmp_path: Path) -> None:
    layer = prepare_layer(written(tmp_path, "a.gpkg", "GPKG"))
    whole = fingerprint.data_sum(layer, Feedback())
    sums = {whole}
    for other in (
        replace(layer, chosen=frozenset({1, 2, 3})),
        replace(layer, columns=("nom", "nombre")),
        replace(layer, target_crs="EPSG:4326"),
        replace(layer, repairs={"drop_zm"}),
    ):
        sums.add(fingerprint.data_sum(other, Feedback()))
    assert len(sums) == 5


def test_a_filter_of_the_layer_counts_and_one_that_sqlite_lacks_is_left_to_qgis(tmp_path: Path) -> None:
    layer = written(tmp_path, "a.gpkg", "GPKG")
    assert layer.setSubsetString('"nombre" < 10')
    count = scan(prepare_layer(layer), None, Feedback(), lambda c: c.execute("SELECT count(*) FROM now").fetchone()[0])
    assert count == layer.featureCount() > 0
    # ST_MinX is a function of GDAL's own
    assert layer.setSubsetString('"nombre" < 10 AND ST_MinX(geom) >= 0')
    assert layer.featureCount() > 0
    count = scan(prepare_layer(layer), None, Feedback(), lambda c: c.execute("SELECT count(*) FROM now").fetchone()[0])
    assert count == layer.featureCount()


def test_a_text_that_is_no_utf8_is_left_to_qgis(tmp_path: Path) -> None:
    layer = written(tmp_path, "a.gpkg", "GPKG")
    connection = sqlite3.connect(tmp_path / "a.gpkg")
    _without_triggers(connection)
    connection.execute("UPDATE couche SET nom = CAST(x'ff41' AS TEXT) WHERE fid = 3")
    connection.commit()
    connection.close()
    before = fingerprint.data_sum(prepare_layer(layer), Feedback())
    assert before == fingerprint.data_sum(prepare_layer(opened(tmp_path / "a.gpkg")), Feedback())


def test_another_structure_is_not_compared(tmp_path: Path) -> None:
    layer = prepare_layer(written(tmp_path, "a.gpkg", "GPKG"))
    first = recorded(layer, tmp_path / "p.k.1.sqlite")
    for other in (
        replace(layer, columns=("nom",)),
        replace(layer, target_crs="EPSG:4326"),
        replace(layer, key_field="nom"),
    ):
        assert recipe_of(other) != first.recipe
        assert snapshots.compare(other, first, tmp_path / "p.k.2.sqlite", Feedback()) is Reason.STRUCTURE
    assert sorted(path.name for path in tmp_path.glob("p.k.*")) == ["p.k.1.sqlite"]


def test_a_key_that_is_twice_or_missing_is_none(tmp_path: Path) -> None:
    layer = replace(prepare_layer(written(tmp_path, "a.gpkg", "GPKG")), key_field="nombre")
    assert not snapshots.unique_key(layer, Feedback()), "NULL in every seventh"
    first = recorded(layer, tmp_path / "p.k.1.sqlite")
    assert snapshots.compare(layer, first, tmp_path / "p.k.2.sqlite", Feedback()) is Reason.KEY
    assert snapshots.unique_key(replace(layer, key_field="fid"), Feedback())


def test_features_that_are_there_twice_count_twice(tmp_path: Path) -> None:
    layer = memory(0)
    double = QgsFeature(layer.fields())
    double.setAttributes(values(1))
    layer.dataProvider().addFeatures([QgsFeature(double) for _n in range(3)])
    first = recorded(prepare_layer(layer), tmp_path / "p.k.1.sqlite")
    layer.dataProvider().deleteFeatures([next(layer.getFeatures()).id()])
    delta = snapshots.compare(prepare_layer(layer), first, tmp_path / "p.k.2.sqlite", Feedback())
    assert kinds(delta) == (0, 0, 1, 2)


def test_unsaved_edits_are_another_way_of_reading(tmp_path: Path) -> None:
    layer = written(tmp_path, "a.gpkg", "GPKG")
    first = recorded(prepare_layer(layer), tmp_path / "p.k.1.sqlite")
    layer.startEditing()
    layer.changeAttributeValue(3, layer.fields().indexOf("nom"), "pas encore")
    edited = prepare_layer(layer)
    assert fingerprint.stamp(edited) == ""
    assert snapshots.compare(edited, first, tmp_path / "p.k.2.sqlite", Feedback()) is Reason.STRUCTURE
    layer.rollBack()


def test_cancel_leaves_nothing(tmp_path: Path) -> None:
    for layer in (memory(3000), written(tmp_path, "a.gpkg", "GPKG", 3000)):
        feedback = Feedback()
        feedback.cancel()
        path = tmp_path / "p.k.1.sqlite"
        with pytest.raises(Cancelled):
            if prepare_layer(layer).gdal_source() is not None:
                snapshots.write(prepare_layer(layer), path, feedback)
            else:
                fingerprint.data_sum(prepare_layer(layer), feedback)
        assert not list(tmp_path.glob("p.k.*"))


def test_a_recording_that_fails_leaves_nothing(tmp_path: Path) -> None:
    layer = prepare_layer(memory())
    with pytest.raises(ValueError, match="halfway"), snapshots.Recorder(layer, tmp_path / "p.k.1.sqlite") as numbering:
        numbering(next(layer.features.getFeatures()))
        raise ValueError("halfway")
    assert not list(tmp_path.glob("p.k.*"))


def test_many_differences_by_chance(tmp_path: Path) -> None:
    """The database's answer is the plain one, whatever was done to the file."""
    chance = random.Random(5)
    path = tmp_path / "a.gpkg"
    layer = written(tmp_path, "a.gpkg", "GPKG", 200)
    known = recorded(prepare_layer(layer), tmp_path / "p.k.0.sqlite")
    for turn in range(1, 6):
        connection = sqlite3.connect(path)
        _without_triggers(connection)
        old = dict(connection.execute("SELECT fid, nom FROM couche"))
        for fid in chance.sample(sorted(old), 20):
            connection.execute("DELETE FROM couche WHERE fid = ?", (fid,))
        for fid in chance.sample(sorted(old), 40):
            connection.execute("UPDATE couche SET nom = ? WHERE fid = ?", (chance.choice("ab"), fid))
        for fid in chance.sample(range(1, 400), 20):
            connection.execute("INSERT OR IGNORE INTO couche (fid, nom) VALUES (?, 'neuf')", (fid,))
        connection.commit()
        new = dict(connection.execute("SELECT fid, nom FROM couche"))
        connection.close()
        delta = snapshots.compare(prepare_layer(opened(path)), known, tmp_path / f"p.k.{turn}.sqlite", Feedback())
        assert isinstance(delta, snapshots.Delta)
        assert set(delta.keys(Kind.INSERTED)) == new.keys() - old.keys()
        assert set(delta.keys(Kind.DELETED)) == old.keys() - new.keys()
        # a feature that was deleted and made anew has lost the rest of its attributes
        assert {fid for fid in old.keys() & new.keys() if old[fid] != new[fid]} <= set(delta.keys(Kind.CHANGED))
        found = snapshots.Snapshots(tmp_path).known("p", "k", str(turn))
        assert found is not None
        known = found


def test_the_style_is_summed_without_what_changes_by_itself(tmp_path: Path, qgis_new_project) -> None:
    layer = written(tmp_path, "a.gpkg", "GPKG")
    first = fingerprint.style_sum(prepare_layer(layer))
    project = QgsProject.instance()
    project.addMapLayer(layer)
    layer.setCustomProperty("prodige/publication", "couche")
    layer.dataProvider().createSpatialIndex()
    config = layer.attributeTableConfig()
    config.setSortOrder(config.sortOrder())
    layer.setAttributeTableConfig(config)
    project.write(str(tmp_path / "p.qgz"))
    project.read(str(tmp_path / "p.qgz"))
    (again,) = project.mapLayers().values()
    assert fingerprint.style_sum(prepare_layer(again)) == first
    QgsExpressionContextUtils.setLayerVariable(again, "seuil", "3")
    assert fingerprint.style_sum(prepare_layer(again)) != first, "a variable of the layer may draw"
    QgsExpressionContextUtils.setLayerVariables(again, {})
    second = fingerprint.style_sum(prepare_layer(again))
    again.renderer().symbol().setOpacity(0.5)
    assert fingerprint.style_sum(prepare_layer(again)) != second
    third = fingerprint.style_sum(prepare_layer(again))
    again.setName("autre titre")
    assert fingerprint.style_sum(prepare_layer(again)) != third


def test_the_record_is_summed_without_its_date() -> None:
    gmd = 'xmlns:gmd="http://www.isotc211.org/2005/gmd"'
    one = f"<gmd:MD_Metadata {gmd}><gmd:dateStamp>2026</gmd:dateStamp><gmd:x a='1' b='2'>é</gmd:x></gmd:MD_Metadata>"
    two = one.replace("><", ">\n  <").replace("2026", "2027").replace("a='1' b='2'", "b='2' a='1'")
    other = one.replace("é", "e")
    assert fingerprint.record_sum(one.encode()) == fingerprint.record_sum(two.encode())
    assert fingerprint.record_sum(one.encode()) != fingerprint.record_sum(other.encode())
    assert fingerprint.record_sum(None) == ""


def test_files_of_other_states_go(tmp_path: Path) -> None:
    kept = snapshots.Snapshots(tmp_path)
    for name in ("p.k.1", "p.k.2", "p.k2.1", "q.k.1"):
        (tmp_path / f"{name}.sqlite").write_bytes(b"")
    assert kept.known("p", "k", "1") is None, "an empty file is no snapshot"
    kept.keep_only("p", "k", "2")
    assert (tmp_path / "p.k.1.sqlite").is_file(), "another plan may wait to be carried out"
    os.utime(tmp_path / "p.k.1.sqlite", (0, 0))
    os.utime(tmp_path / "p.k2.1.sqlite", (0, 0))
    kept.keep_only("p", "k", "2")
    assert sorted(path.name for path in tmp_path.glob("*.sqlite")) == ["p.k.2.sqlite", "p.k2.1.sqlite", "q.k.1.sqlite"]
    kept.keep_only("p", "k", "")
    assert sorted(path.name for path in tmp_path.glob("*.sqlite")) == ["p.k2.1.sqlite", "q.k.1.sqlite"]
