"""Repairs on the way to a target: what comes out, what stays, and that the person's layer is not touched."""

from __future__ import annotations

import json

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QMetaType, QTime

from prodige_plugin.errors import Cancelled, LayerError
from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.findings import Severity
from prodige_plugin.platforms.checking import check_job
from prodige_plugin.platforms.product import Job
from prodige_plugin.publishing.checks import REPAIRS, Limits, Target, apply, check_layer, repair_all, safe
from prodige_plugin.publishing.checks.repair_rows import repair_of
from prodige_plugin.publishing.prepared import CHANGING, PreparedLayer, prepare_layer
from prodige_plugin.publishing.transform import Transform
from prodige_plugin.publishing.volume import Volume
from tests.qgis.check_cases import BOW_TIE, ENDLESS, HERE, SQUARE, X, Y, labelled, layer_of

Kind = QMetaType.Type


def repaired(layer: QgsVectorLayer, *keys: str, **more: object) -> tuple[PreparedLayer, list[QgsFeature]]:
    prepared = prepare_layer(layer)
    prepared.table = "couche"
    for name, value in more.items():
        setattr(prepared, name, value)
    for key in keys:
        apply(prepared, repair_of(key))
    return prepared, list(Transform.of(prepared).features())


def shapes(features: list[QgsFeature]) -> list[str]:
    return [feature.geometry().asWkt(0) if feature.hasGeometry() else "" for feature in features]


def test_without_repairs_features_pass_as_they_are(qgis_app) -> None:
    prepared, features = repaired(layer_of(HERE, "", HERE))
    assert Transform.of(prepared).identity
    assert len(features) == 3


def test_every_changing_repair_is_one_that_is_offered() -> None:
    assert set(REPAIRS) >= CHANGING


def test_invalid_geometries_keep_their_kind(qgis_app) -> None:
    prepared, features = repaired(layer_of(SQUARE, BOW_TIE, kind="Polygon"), "make_valid")
    assert all(feature.geometry().isGeosValid() for feature in features)
    assert features[1].geometry().type() == QgsWkbTypes.GeometryType.PolygonGeometry
    assert features[1].geometry().area() == pytest.approx(81 / 2)
    assert prepared.gdal_source() is None


def test_a_polygon_without_area_loses_its_geometry_and_stays(qgis_app) -> None:
    flat = f"POLYGON(({X} {Y}, {X + 9} {Y}, {X} {Y}, {X} {Y}))"
    _prepared, features = repaired(layer_of(flat, kind="Polygon", fields=("a",), rows=(("x",),)), "make_valid")
    assert len(features) == 1
    assert not features[0].hasGeometry()
    assert features[0]["a"] == "x"


def test_empty_and_endless_geometries_are_left_out(qgis_app) -> None:
    line = f"LINESTRING({X} {Y}, {X + 1} {Y})"
    layer = layer_of(line, "", "LINESTRING EMPTY", ENDLESS, kind="LineString")
    assert len(repaired(layer, "drop_empty")[1]) == 2
    assert shapes(repaired(layer, "drop_empty", "drop_not_finite")[1]) == [QgsGeometry.fromWkt(line).asWkt(0)]


def test_one_of_each_is_kept(qgis_app) -> None:
    other = f"POINT({X + 1} {Y})"
    layer = layer_of(HERE, other, HERE, HERE, fields=("a",), rows=(("x",), ("x",), ("x",), ("y",)))
    _prepared, features = repaired(layer, "drop_duplicates")
    assert [(feature.geometry().asWkt(0), feature["a"]) for feature in features] == [
        (f"Point ({X} {Y})", "x"),
        (f"Point ({X + 1} {Y})", "x"),
        (f"Point ({X} {Y})", "y"),
    ]
    # of the fields that are published only
    assert len(repaired(layer, "drop_duplicates", columns=())[1]) == 2


def test_a_transform_can_be_used_twice(qgis_app) -> None:
    prepared, _features = repaired(layer_of(HERE, HERE), "drop_duplicates")
    transform = Transform.of(prepared)
    assert [len(list(transform.features())) for _time in range(2)] == [1, 1]


def test_looking_for_duplicates_can_be_cancelled(qgis_app) -> None:
    prepared = prepare_layer(layer_of(*[f"POINT({X + n} {Y})" for n in range(1500)]))
    prepared.repairs.add("drop_duplicates")
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        list(Transform.of(prepared).features(feedback=feedback))


def test_shapes_are_brought_to_what_the_target_holds(qgis_app) -> None:
    arc = f"CIRCULARSTRING Z({X} {Y} 1, {X + 1} {Y + 1} 1, {X + 2} {Y} 1)"
    prepared, (feature,) = repaired(layer_of(arc, kind="CircularStringZ"), "segmentize", "drop_zm", "promote_multi")
    assert feature.geometry().wkbType() == QgsWkbTypes.Type.MultiLineString == prepared.published_type()
    assert feature.geometry().constGet().nCoordinates() > 50
    assert feature.geometry().length() == pytest.approx(3.14159, abs=0.001)


def test_one_kind_is_kept_of_a_mixture(qgis_app) -> None:
    both = f"GEOMETRYCOLLECTION({HERE}, {SQUARE})"
    prepared = prepare_layer(layer_of(both, f"GEOMETRYCOLLECTION({HERE})", kind="GeometryCollection"))
    apply(prepared, repair_of("keep_kind", "polygon"))
    (feature,) = Transform.of(prepared).features()
    assert feature.geometry().type() == QgsWkbTypes.GeometryType.PolygonGeometry
    assert prepared.published_type() == QgsWkbTypes.Type.MultiPolygon


def test_axes_are_exchanged_before_the_transformation(qgis_app) -> None:
    layer = layer_of("POINT(46.5 3)", crs="EPSG:4326")
    _prepared, (feature,) = repaired(layer, "swap_xy", target_crs="EPSG:2154")
    assert feature.geometry().asPoint().x() == pytest.approx(X, abs=0.01)
    assert feature.geometry().asPoint().y() == pytest.approx(Y, abs=0.01)


def test_a_system_that_is_declared_is_the_one_transformed_from(qgis_app) -> None:
    prepared = prepare_layer(layer_of("POINT(3 46.5)"))
    (finding,) = [one for one in check_layer(prepared, (), Feedback()) if one.check == "extent.degrees"]
    apply(prepared, finding.repair)
    assert (prepared.crs.authid(), prepared.target_crs) == ("EPSG:4326", "EPSG:2154")
    (feature,) = Transform.of(prepared).features()
    assert feature.geometry().asPoint().x() == pytest.approx(X, abs=0.01)
    assert not [one for one in check_layer(prepared, (), Feedback()) if one.check.startswith("extent")]


def test_a_system_chosen_where_there_was_none_is_transformed_from_too(qgis_app) -> None:
    prepared = prepare_layer(layer_of("POINT(3 46.5)", crs=""))
    apply(prepared, repair_of("choose_crs"), "EPSG:4326")
    prepared.target_crs = "EPSG:2154"
    (feature,) = Transform.of(prepared).features()
    assert feature.geometry().asPoint().x() == pytest.approx(X, abs=0.01)


def test_what_has_no_place_in_the_system_is_told(qgis_app) -> None:
    prepared = prepare_layer(layer_of("POINT(3 91)", crs="EPSG:4326"))
    prepared.target_crs = "EPSG:2154"
    prepared.repairs.add("drop_duplicates")
    lost: list[QgsFeature] = []
    (feature,) = Transform.of(prepared).features(on_transform_error=lost.append)
    assert not feature.hasGeometry()
    assert len(lost) == 1


def test_texts_are_mended(qgis_app) -> None:
    layer = layer_of(HERE, fields=("a", ("n", Kind.Int)), rows=(("HÃ©rault\x01", 3),))
    _prepared, (feature,) = repaired(layer, "fix_mojibake", "strip_control")
    assert feature.attributes() == ["Hérault", 3]
    layer = layer_of(HERE, fields=("a", ("n", Kind.Int)), rows=(("HÃ©rault", 3),))
    _prepared, (feature,) = repaired(layer, "fix_mojibake")
    assert feature.attributes() == ["Hérault", 3]


def test_values_are_cast(qgis_app) -> None:
    fields = (
        ("liste", Kind.QStringList),
        ("oui", Kind.Bool),
        ("quand", Kind.QDateTime),
        ("heure", Kind.QTime),
        ("jour", Kind.QDate),
        ("grand", Kind.LongLong),
        ("vide", Kind.Bool),
    )
    row = (["é", "b"], True, QDateTime(QDate(2024, 5, 1), QTime(8, 0)), QTime(8, 5), QDate(2024, 5, 1), 2**60, None)
    casts = {"liste": "text", "oui": "integer", "quand": "text", "heure": "text", "grand": "text", "vide": "integer"}
    prepared, (feature,) = repaired(layer_of(HERE, fields=fields, rows=(row,)), casts=casts)
    values = feature.attributes()
    assert json.loads(values[0]) == ["é", "b"]
    assert values[1] == 1
    assert values[2] == "2024-05-01T08:00:00.000"
    assert values[3] == "08:05:00.000"
    assert values[4] == QDate(2024, 5, 1)
    assert values[5] == str(2**60)
    assert prepared.published_fields().field("oui").type() == Kind.Int
    assert prepared.published_fields().field("jour").type() == Kind.QDate


def test_bytes_become_text_that_can_be_read_back(qgis_app) -> None:
    import base64

    layer = layer_of(HERE, fields=(("b", Kind.QByteArray),), rows=((QByteArray(b"\x00\xff"),),))
    _prepared, (feature,) = repaired(layer, casts={"b": "text"})
    assert base64.b64decode(feature["b"]) == b"\x00\xff"


def test_all_that_is_safe_is_repaired_at_once_and_said(qgis_app) -> None:
    layer = layer_of(BOW_TIE, BOW_TIE, "", kind="Polygon", fields=("nom", "NOM"), rows=(("HÃ©", "a"),) * 2)
    prepared = prepare_layer(layer)
    prepared.table = "couche"
    findings = check_layer(prepared, (), Feedback())
    sentences = repair_all({prepared.layer_id: prepared}, findings)
    assert {"make_valid", "drop_duplicates", "fix_mojibake"} <= prepared.repairs
    assert prepared.renamed == {"NOM": "nom_1"}
    assert len(sentences) == len(safe(findings)) == 4
    assert all(sentence.startswith("couche: ") for sentence in sentences)
    # what loses features is never among what is safe
    assert not prepared.repairs & {"drop_empty", "keep_kind", "drop_not_finite"}
    left = check_layer(prepared, (), Feedback())
    assert [one.check for one in left if one.severity is not Severity.INFO] == ["geometry.missing"]


def test_the_persons_layer_is_not_touched(qgis_app) -> None:
    layer = labelled('"nom"', ("nom", "NOM"))
    before = [feature.geometry().asWkt() for feature in layer.getFeatures()]
    prepared = prepare_layer(layer)
    prepared.table = "couche"
    repair_all({prepared.layer_id: prepared}, check_layer(prepared, (), Feedback()))
    list(Transform.of(prepared).features())
    assert [field.name() for field in layer.fields()] == ["nom", "NOM"]
    assert [feature.geometry().asWkt() for feature in layer.getFeatures()] == before
    assert layer.labeling().settings().fieldName == '"nom"'


def test_names_for_a_shapefile_follow_into_the_style(qgis_app) -> None:
    layer = labelled('"population_totale" / 2', ("population_totale", "population_active"))
    prepared = prepare_layer(layer)
    prepared.table = "couche"
    limits = Limits(target=Target.SHP)
    (finding,) = [one for one in check_layer(prepared, (), Feedback(), limits) if one.check == "field.short"]
    apply(prepared, finding.repair)
    new = [field.name() for field in prepared.published_fields()]
    assert len({name.lower() for name in new}) == 2
    assert all(len(name) <= 10 for name in new)
    assert f"&quot;{new[0]}&quot; / 2" in prepared.xml
    assert "population_totale" in prepared.own_xml
    assert "field.short" not in [one.check for one in check_layer(prepared, (), Feedback(), limits)]


def test_renaming_is_refused_with_the_reason_where_it_cannot_be_followed(qgis_app) -> None:
    layer = labelled("attribute('population_totale')", ("population_totale",))
    prepared = prepare_layer(layer)
    prepared.table = "couche"
    limits = Limits(target=Target.SHP)
    (finding,) = [one for one in check_layer(prepared, (), Feedback(), limits) if one.check == "field.short"]
    assert finding.repair is None
    assert any("attribute('population_totale')" in line for line in finding.details)


def test_names_proposed_by_several_findings_never_meet(qgis_app) -> None:
    prepared = prepare_layer(layer_of(HERE, fields=("Nom", "NOM", "nom 1", "Nom-1", "ctid", "CTID")))
    prepared.table = "couche"
    limits = Limits(field_pattern="[a-z][a-z0-9_]*")
    renames = [
        one
        for one in check_layer(prepared, (), Feedback(), limits)
        if one.repair is not None and one.repair.key == "rename_fields"
    ]
    assert len(renames) == 3
    for finding in renames:
        apply(prepared, finding.repair)
    names = [field.name() for field in prepared.published_fields()]
    assert len(set(names)) == 6
    assert not [one for one in check_layer(prepared, (), Feedback(), limits) if one.check.startswith("field.")]


def test_two_fields_never_get_one_name(qgis_app) -> None:
    prepared = prepare_layer(layer_of(HERE, fields=("a", "b")))
    with pytest.raises(LayerError):
        apply(prepared, repair_of("rename_fields"), '{"a": "b"}')
    assert prepared.renamed == {}
    apply(prepared, repair_of("rename_fields"), '{"a": "b", "b": "a"}')
    assert [field.name() for field in prepared.published_fields()] == ["b", "a"]


def test_layers_that_fit_alone_may_not_fit_together(qgis_app) -> None:
    job = Job([prepare_layer(layer_of(HERE)), prepare_layer(layer_of(HERE))])
    for number, layer in enumerate(job.layers):
        layer.table = f"couche_{number}"
    (one,) = {layer.estimated for layer in job.layers}
    assert one == Volume()
    assert check_job(job, (), Limits(), Feedback()) == []
    assert job.layers[0].estimated.features == 1
    size = job.layers[0].estimated.size
    (finding,) = check_job(job, (), Limits(quota=size + 1), Feedback())
    assert (finding.check, finding.element) == ("size.quota", "")
    assert check_job(job, (), Limits(quota=2 * size), Feedback()) == []
    assert len(check_job(job, (), Limits(quota=size - 1), Feedback())) == 2
