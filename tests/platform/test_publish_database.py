"""Layers into PostGIS, and a database that dies in the middle (a cluster of the tests' own)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import ogr, osr
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsVectorLayer, QgsVectorLayerJoinInfo
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime

from prodige_plugin.errors import Cancelled, DatabaseError, LayerError
from prodige_plugin.feedback import Feedback
from prodige_plugin.platforms import publisher_for
from prodige_plugin.platforms.model import Platform
from prodige_plugin.publishing.journal import recover
from prodige_plugin.publishing.prepared import prepare_layer
from prodige_plugin.publishing.registry import Registry
from prodige_plugin.publishing.runner import PublicationFailed
from prodige_plugin.publishing.vector_export import drop, load
from tests.platform.cluster_fixture import Cluster, cluster
from tests.platform.publish_support import departements, squares, store_account, swept

__all__ = ["cluster", "swept"]
TABLE = "_s0a1b2c3d_essai"


@pytest.fixture()
def clean(cluster: Cluster, qgis_app):
    yield cluster
    drop(cluster.database, TABLE)


def published(cluster: Cluster, loaded) -> QgsVectorLayer:
    """Open the table as the server would, but with an account."""
    uri = (
        f"{cluster.conninfo} user='auteur' password='{cluster.password}' key='{loaded.key}' "
        f'table="Schéma d\'été"."{loaded.table}"' + (f" ({loaded.geometry})" if loaded.geometry else "")
    )
    layer = QgsVectorLayer(uri, "read", "postgres")
    assert layer.isValid()
    return layer


def load_it(cluster: Cluster, layer: QgsVectorLayer, feedback: Feedback | None = None):
    return load(prepare_layer(layer), cluster.database, TABLE, feedback or Feedback())


def big_geopackage(path: Path, count: int = 60_000, long: int = 0) -> QgsVectorLayer:
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    system = osr.SpatialReference()
    system.ImportFromEPSG(2154)
    layer = source.CreateLayer("points", system, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("nom", ogr.OFTString))
    layer.StartTransaction()
    for number in range(count):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("nom", f"été {number}" if number >= long else f"{number:01000}")
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({800000 + number} 6400000)"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    layer = source = None
    return QgsVectorLayer(f"{path}|layername=points", "Points", "ogr")


def test_a_geopackage_with_a_filter_keeps_ids_names_and_counts(clean: Cluster) -> None:
    layer = departements()
    loaded = load_it(clean, layer)
    assert prepare_layer(layer).ogr is not None, "read by GDAL itself"
    assert (loaded.count, loaded.key, loaded.geometry_type, loaded.srid) == (101, "fid", "MultiPolygon", 4326)
    read = published(clean, loaded)
    assert read.fields().names() == layer.fields().names()
    assert sorted(f["fid"] for f in read.getFeatures()) == sorted(f["fid"] for f in layer.getFeatures())
    indexes = clean.sql(f"SELECT indexdef FROM pg_indexes WHERE tablename = '{TABLE}'")
    assert any("gist" in definition for (definition,) in indexes)


def test_the_database_knows_exactly_how_many_rows_were_loaded(clean: Cluster, tmp_path: Path) -> None:
    # more pages than a sample looks at, rows of very different lengths: estimated, their number would be another
    layer = big_geopackage(tmp_path / "grand.gpkg", 130_000, long=60_000)
    loaded = load_it(clean, layer)
    ((noted,),) = clean.sql(f"SELECT reltuples::bigint FROM pg_class WHERE relname = '{TABLE}'")
    assert noted == loaded.count == 130_000


def test_every_kind_of_value_of_a_memory_layer_with_edits(clean: Cluster) -> None:
    layer = QgsVectorLayer("PolygonZ?crs=EPSG:2154", "tout", "memory")
    kinds = [
        ("Numéro", QMetaType.Type.Int),
        ("N°", QMetaType.Type.LongLong),
        ("Surface (m²)", QMetaType.Type.Double),
        ('a "b"', QMetaType.Type.QString),
        ("vrai", QMetaType.Type.Bool),
        ("jour", QMetaType.Type.QDate),
        ("heure", QMetaType.Type.QTime),
        ("instant", QMetaType.Type.QDateTime),
        ("order", QMetaType.Type.QString),
        ("geom", QMetaType.Type.QString),
        ("GID", QMetaType.Type.Int),
    ]
    layer.dataProvider().addAttributes(
        [QgsField(name, kind) for name, kind in kinds]
        + [QgsField("liste", QMetaType.Type.QStringList, subType=QMetaType.Type.QString)]
    )
    layer.updateFields()
    values = [
        1, 2**40, 1 / 3, "tab\t\"guillemets\" \\ retour\nété '", True, QDate(2024, 6, 12), QTime(1, 2, 3),
        QDateTime(2024, 6, 12, 1, 2, 3), "x", "y", 7, ["a,b", 'c"d', "é\\"],
    ]  # fmt: skip
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("PolygonZ((0 0 1, 0 9 2, 9 9 3, 0 0 1))"))
    feature.setAttributes(values)
    layer.dataProvider().addFeatures([feature])
    layer.startEditing()
    empty = QgsFeature(layer.fields())
    assert layer.addFeature(empty)
    layer.changeAttributeValue(1, 0, -5)

    loaded = load_it(clean, layer)
    assert (loaded.count, loaded.key, loaded.geometry, loaded.geometry_type) == (2, "fid", "the_geom", "MultiPolygonZ")
    read = published(clean, loaded)
    assert read.fields().names() == ["fid", *layer.fields().names()]
    rows = sorted(read.getFeatures(), key=lambda row: not row.hasGeometry())
    assert rows[0].attributes()[1:] == [-5, *values[1:]]
    assert [str(value) for value in rows[1].attributes()[1:]] == ["NULL"] * len(values)
    assert rows[0].geometry().asWkt(0) == "MultiPolygon Z (((0 0 1, 0 9 2, 9 9 3, 0 0 1)))"
    assert not rows[1].hasGeometry()
    assert layer.isEditable(), "the person goes on editing"
    layer.rollBack()


def test_joins_and_computed_fields_become_columns(clean: Cluster) -> None:
    from qgis.core import QgsProject

    layer, other = squares("a"), squares("b")
    QgsProject.instance().addMapLayers([layer, other])
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("Numéro")
    join.setTargetFieldName("Numéro")
    join.setPrefix("b_")
    join.setUsingMemoryCache(True)
    layer.addJoin(join)
    layer.addExpressionField('"Numéro" * 10', QgsField("dix", QMetaType.Type.Int))
    loaded = load_it(clean, layer)
    rows = clean.sql(f'SELECT "Numéro", "b_nom", "dix" FROM "Schéma d\'été"."{TABLE}" ORDER BY 1')
    assert rows == [(0, "carré 0", 0), (1, "carré 1", 10), (2, "carré 2", 20)]
    assert loaded.count == 3
    QgsProject.instance().clear()


def test_a_table_without_geometry(clean: Cluster) -> None:
    layer = QgsVectorLayer("NoGeometry?field=nom:string", "table", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["été"])
    layer.dataProvider().addFeatures([feature])
    loaded = load_it(clean, layer)
    assert (loaded.geometry, loaded.extent, loaded.count) == ("", None, 1)


@pytest.mark.parametrize("by_gdal", [True, False])
def test_published_in_another_system(clean: Cluster, by_gdal: bool) -> None:
    prepared = prepare_layer(departements(where="iso_a2='FR' AND name='Paris'"))
    prepared.target_crs = "EPSG:2154"
    if not by_gdal:
        prepared.ogr = None
    loaded = load(prepared, clean.database, TABLE, Feedback())
    assert loaded.srid == 2154
    assert loaded.extent is not None
    assert 640_000 < loaded.extent[0] < 665_000
    assert 6_850_000 < loaded.extent[1] < 6_870_000


def test_both_ways_give_the_same_table(clean: Cluster) -> None:
    checks = []
    for by_gdal in (True, False):
        prepared = prepare_layer(departements())
        if not by_gdal:
            prepared.ogr = None
        load(prepared, clean.database, TABLE, Feedback())
        checks.append(
            clean.sql(
                f"SELECT md5(string_agg(st_asewkt(geom) || coalesce(name, '∅') || fid, ',' ORDER BY fid))"
                f' FROM "Schéma d\'été"."{TABLE}"'
            )
        )
        drop(clean.database, TABLE)
    assert checks[0] == checks[1]


def test_what_is_done_while_the_database_indexes_may_fail(clean: Cluster) -> None:
    done: list[str] = []
    loaded = load(
        prepare_layer(departements()), clean.database, TABLE, Feedback(), meanwhile=lambda: done.append("once")
    )
    assert done == ["once"] and loaded.count == departements().featureCount()
    drop(clean.database, TABLE)

    def cancelled() -> None:
        raise Cancelled()

    with pytest.raises(Cancelled):
        load(prepare_layer(departements()), clean.database, TABLE, Feedback(), meanwhile=cancelled)


@pytest.mark.parametrize("by_gdal", [True, False])
def test_cancel_while_loading_stops_and_leaves_no_row(clean: Cluster, tmp_path: Path, by_gdal: bool) -> None:
    prepared = prepare_layer(big_geopackage(tmp_path / "été & co.gpkg"))
    if not by_gdal:
        prepared.ogr = None
    seen: list[float] = []

    def listen(fraction: float | None, _sentence: str) -> None:
        seen.append(fraction or 0.0)
        if len(seen) == 3:
            feedback.cancel()

    feedback = Feedback(listen)
    with pytest.raises(Cancelled):
        load(prepared, clean.database, TABLE, feedback)
    assert 0 < max(seen) < 0.6, "it stopped in the middle"
    assert TABLE not in clean.tables()


@pytest.mark.parametrize("exceptions", [False, True])
def test_a_file_that_went_away_is_said(clean: Cluster, tmp_path: Path, exceptions: bool) -> None:
    from osgeo import gdal

    path = tmp_path / "partie.gpkg"
    prepared = prepare_layer(big_geopackage(path, 3))
    assert prepared.ogr is not None
    prepared.ogr = replace(prepared.ogr, path=str(tmp_path / "nowhere.gpkg"))
    before = gdal.GetUseExceptions()
    # another plugin may have switched GDAL to exceptions for the whole process
    (gdal.UseExceptions if exceptions else gdal.DontUseExceptions)()
    try:
        with pytest.raises(LayerError, match="cannot be read"):
            load(prepared, clean.database, TABLE, Feedback())
    finally:
        (gdal.UseExceptions if before else gdal.DontUseExceptions)()


def test_a_schema_one_may_not_write_in_is_said(clean: Cluster) -> None:
    stranger = replace(clean.database, user="lecteur")
    for prepared in (prepare_layer(departements()), prepare_layer(squares("a"))):
        with pytest.raises(DatabaseError, match="no right"):
            load(prepared, stranger, TABLE, Feedback())
    with pytest.raises(DatabaseError, match="no right"):
        Registry(stranger).prepare()


def test_gdal_keeps_the_manners_another_plugin_gave_it(clean: Cluster) -> None:
    from osgeo import gdal

    before = gdal.GetUseExceptions()
    gdal.UseExceptions()
    try:
        assert load_it(clean, departements()).count == 101
        drop(clean.database, TABLE)
        prepared = prepare_layer(departements())
        prepared.ogr = replace(prepared.ogr, path="/nowhere.gpkg")  # type: ignore[type-var]
        with pytest.raises(LayerError):
            load(prepared, clean.database, TABLE, Feedback())
        assert gdal.GetUseExceptions()
    finally:
        if not before:
            gdal.DontUseExceptions()
    assert gdal.GetThreadLocalConfigOption("PG_USE_COPY") is None


# -- the database dies -------------------------------------------------------------------------------


def database_only(cluster: Cluster) -> Platform:
    """A platform with nothing but a database: services are not asked for in these tests."""
    return Platform(
        key="p",
        name="Base seule",
        product="qgis_server",
        endpoints={
            "service": "http://127.0.0.1:9/{project}",
            "database": cluster.conninfo,
            "data_schema": "Schéma d'été",
            "pg_service": "tests",
            "reader_role": "lecteur",
        },
        authcfg=store_account("auteur", cluster.password),
    )


def plan_without_services(publisher, layer: QgsVectorLayer):
    job = publisher.prepare([layer])
    publisher.check(job, Feedback())
    plan = publisher.plan(job, Feedback())
    return replace(plan, steps=tuple(step for step in plan.steps if not step.key.startswith("read:")))


@pytest.mark.parametrize("by_gdal", [True, False])
def test_the_database_killed_while_loading(cluster: Cluster, qgis_app, tmp_path: Path, by_gdal: bool) -> None:
    publisher = publisher_for(database_only(cluster))
    first = plan_without_services(publisher, squares("déjà là"))
    publisher.run(first, Feedback(), journals=tmp_path / "j")
    before = cluster.tables()
    layer = big_geopackage(tmp_path / "a.gpkg") if by_gdal else squares("Points", 30_000)
    plan = plan_without_services(publisher, layer)
    crashed = []

    def listen(fraction: float | None, sentence: str) -> None:
        if fraction and not sentence and not crashed:
            crashed.append(fraction)
            cluster.crash()

    with pytest.raises(PublicationFailed) as caught:
        publisher.run(plan, Feedback(listen), journals=tmp_path / "j")
    assert crashed
    assert "connection" in caught.value.why
    assert caught.value.left, "what could not be looked at is said"
    assert cluster.password not in caught.value.report()
    cluster.start()
    assert {name for name in cluster.tables() if not name.startswith("_s")} == before, "nothing half-published"
    # at the next start of QGIS the journal is found, and what is left is cleaned
    (journal,), errors = recover(tmp_path / "j")
    assert errors == []
    undone, failures = publisher_for(database_only(cluster)).undo(journal)
    assert failures == ()
    assert undone
    assert cluster.tables() == before
    assert recover(tmp_path / "j") == ([], [])
    # a second try works
    publisher.run(plan_without_services(publisher, layer), Feedback(), journals=tmp_path / "j")
    assert cluster.tables() == before | {"points"}
    for publication in publisher.publications(Feedback()):
        plan = publisher.unpublish_plan(publication, Feedback())
        plan = replace(plan, steps=tuple(step for step in plan.steps if step.key != "gone"))
        publisher.run(plan, Feedback(), journals=tmp_path / "j")
    assert cluster.tables() == {"qgis_projects", "_publications", "_publications_kept"}


def test_putting_in_service_is_all_or_nothing(cluster: Cluster, qgis_app, tmp_path: Path) -> None:
    """The server dies inside the one transaction that puts in service."""
    import psycopg2

    publisher = publisher_for(database_only(cluster))
    publisher.run(plan_without_services(publisher, squares("zones")), Feedback(), journals=tmp_path / "j")
    rows = cluster.sql('SELECT count(*) FROM "Schéma d\'été".zones')
    plan = plan_without_services(publisher, squares("zones", 9))
    # a reader holds the table, so that the transaction waits in its middle
    holder = psycopg2.connect(cluster.database.dsn())
    with holder.cursor() as cursor:
        cursor.execute('LOCK TABLE "Schéma d\'été".zones IN ACCESS SHARE MODE')
        with cluster.crash_at_a_lock(), pytest.raises(PublicationFailed):
            publisher.run(plan, Feedback(), journals=tmp_path / "j")
    holder.close()
    cluster.start()
    assert cluster.sql('SELECT count(*) FROM "Schéma d\'été".zones') == rows
    (journal,), _errors = recover(tmp_path / "j")
    assert publisher.undo(journal)[1] == ()
    publisher.run(plan_without_services(publisher, squares("zones", 9)), Feedback(), journals=tmp_path / "j")
    assert cluster.sql('SELECT count(*) FROM "Schéma d\'été".zones') == [(9,)]
    assert cluster.sql("SELECT has_table_privilege('lecteur', '\"Schéma d''été\".zones', 'SELECT')") == [(True,)]
