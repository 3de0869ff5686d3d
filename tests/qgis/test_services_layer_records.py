"""Every record made from a layer, with the answers of a person, is valid and passes the checks."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsVectorLayer

from prodige_plugin.feedback import Feedback
from prodige_plugin.metadata.prefill import prefill, recompute
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.validation import check
from prodige_plugin.services.layerfacts import facts_from_sources, layer_facts, source_of
from tests.qgis import layer_samples as samples

pytestmark = pytest.mark.usefixtures("qgis_app")


def facts_of(layer: QgsMapLayer):
    return facts_from_sources(layer_facts(layer), source_of(layer), Feedback())


def record_of(layer: QgsMapLayer) -> Record:
    return samples.answer(prefill(facts_of(layer)))


def is_sound(record: Record) -> None:
    assert [finding.message for finding in check(record) if finding.mandatory] == []
    assert samples.schema_faults(record) == []


REAL = ["communes-41-loir-et-cher", "communes-centre-val-de-loire", "departement-41-loir-et-cher",
        "departements-hauts-de-france"]  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_real_layers(name: str) -> None:
    path = samples.need(samples.GEODATA / f"{name}.geojson")
    facts = facts_of(QgsVectorLayer(str(path), name, "ogr"))
    assert (facts.crs_code, facts.representation, facts.format_name) == ("EPSG:4326", "vector", "GeoJSON")
    assert facts.encoding == "utf8"
    record = samples.answer(prefill(facts))
    is_sound(record)
    west, south, east, north = record.get("bounding_box")
    assert -2 < west < east < 5
    assert 46 < south < north < 52


def _point() -> QgsVectorLayer:
    return samples.memory("Point?crs=EPSG:4326", "Point(2 47)")


def _bare() -> QgsVectorLayer:
    layer = samples.memory("Polygon", samples.SQUARE)
    layer.setCrs(QgsCoordinateReferenceSystem())
    return layer


def _own_crs() -> QgsVectorLayer:
    layer = samples.memory("Polygon?crs=EPSG:2154", samples.SQUARE)
    text = "+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700001 +y_0=6600000 +ellps=GRS80 +units=m"
    layer.setCrs(QgsCoordinateReferenceSystem.fromProj(text))
    return layer


def _antimeridian() -> QgsVectorLayer:
    return samples.memory("Point?crs=EPSG:3832", "Point(2500000 -3000000)", "Point(3900000 -1000000)")


def _odd_name() -> QgsVectorLayer:
    return samples.memory("Polygon?crs=EPSG:2154", samples.SQUARE, name='R&D <été> \x0b "x"')


MADE = {
    "point": _point,
    "without CRS": _bare,
    "own CRS": _own_crs,
    "table": lambda: samples.memory("None?"),
    "empty": lambda: samples.memory("LineString?crs=EPSG:2154"),
    "antimeridian": _antimeridian,
    "odd name": _odd_name,
    "gone": lambda: QgsVectorLayer("/nowhere/nothing.shp", "x", "ogr"),
    "wfs": lambda: QgsVectorLayer("url='http://127.0.0.1:9/wfs' typename='ms:x'", "x", "WFS"),
    "joined": lambda: samples.joined(),
}


@pytest.mark.parametrize("kind", MADE)
def test_made_layers(kind: str) -> None:
    made = MADE[kind]()
    layer = made[0] if isinstance(made, tuple) else made
    is_sound(record_of(layer))


def test_fields_of_a_join_are_another_tables() -> None:
    layer, _table = samples.joined()
    assert "table_total" in layer.fields().names()
    assert [field.name for field in layer_facts(layer).fields] == ["nom", "aire"]


def test_across_the_180th_meridian() -> None:
    facts = facts_of(_antimeridian())
    west, south, east, north = facts.box
    assert 172 < west < 173
    assert -175 < east < -174
    assert south < north
    record = prefill(facts)
    assert record.get("bounding_box")[0] > record.get("bounding_box")[2]


def test_degrees_under_lambert_93_are_not_believed() -> None:
    layer = samples.memory("Point?crs=EPSG:2154", "Point(2 47)", "Point(3 48)")
    facts = facts_of(layer)
    assert facts.box is None
    assert "EPSG:2154" in facts.notes[0]


def test_a_system_of_ones_own_has_a_name_and_no_code() -> None:
    facts = facts_of(_own_crs())
    assert facts.crs_code == ""
    assert "lcc" in facts.crs_name
    assert facts.box is not None
    assert "lcc" in prefill(facts).get("crs")


def test_a_curved_side_stays_inside() -> None:
    """The north of a Lambert box bulges: corners alone would cut it off by kilometres."""
    square = "Polygon((100000 7100000, 1200000 7100000, 1200000 6100000, 100000 6100000, 100000 7100000))"
    facts = layer_facts(samples.memory("Polygon?crs=EPSG:2154", square))
    corners = [QgsCoordinateReferenceSystem("EPSG:2154")]
    from qgis.core import QgsCoordinateTransform, QgsCoordinateTransformContext

    world = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(corners[0], world, QgsCoordinateTransformContext())
    highest = max(transform.transform(x, 7100000).y() for x in (100000, 1200000))
    middle = transform.transform(700000, 7100000).y()
    assert middle > highest + 0.2
    assert facts.box[3] >= middle - 1e-3


def test_what_a_layer_says_for_qgis_server() -> None:
    layer = samples.memory("Polygon?crs=EPSG:2154", samples.SQUARE)
    server = layer.serverProperties()
    server.setTitle("Pour le serveur")
    server.setAbstract("Résumé du serveur")
    server.setKeywordList("eau, marais,eau")
    server.setAttribution("© Région Exemple")
    server.setDataUrl("https://exemple.fr/zones.zip")
    record = prefill(facts_of(layer))
    assert (record.get("title"), record.get("keywords")) == ("Pour le serveur", ("eau", "marais"))
    assert "© Région Exemple" in record.to_bytes().decode()
    assert [link.url for link in record.online_resources()] == ["https://exemple.fr/zones.zip"]
    is_sound(samples.answer(record))


def test_the_kind_of_geometry_is_told() -> None:
    line = samples.memory("LineString?crs=EPSG:2154", "LineString(600000 6600000, 601000 6601000)")
    record = prefill(facts_of(line))
    assert b'codeListValue="curve"' in record.to_bytes()
    renewed = recompute(record, facts_of(samples.memory("Polygon?crs=EPSG:2154", samples.SQUARE)))
    assert b'codeListValue="surface"' in renewed.to_bytes()
    assert b'codeListValue="curve"' not in renewed.to_bytes()


# -- rasters ---------------------------------------------------------------------------------------


def test_a_raster_has_a_resolution(tmp_path: Path) -> None:
    layer = samples.raster(tmp_path / "ortho été.tif", TIFFTAG_IMAGEDESCRIPTION="Prise de vue aérienne",
                           TIFFTAG_DATETIME="2021:07:14 10:00:00", TIFFTAG_COPYRIGHT="© Région")  # fmt: skip
    facts = facts_of(layer)
    assert facts.resolution == pytest.approx(0.2)
    record = samples.answer(prefill(facts))
    is_sound(record)
    assert b'<gco:Distance uom="m">0.2</gco:Distance>' in record.to_bytes()
    assert record.get("abstract") == "Prise de vue aérienne"
    assert record.get("dates").creation == "2021-07-14"
    assert "© Région".encode() in record.to_bytes()
    assert record.get("representation_type") == ("grid",)


def test_a_raster_in_degrees_has_metres(tmp_path: Path) -> None:
    facts = facts_of(samples.raster(tmp_path / "mnt.tif", epsg=4326, side=0.001))
    assert facts.resolution == pytest.approx(111.3, abs=0.1)


# -- files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "cpg", "code"),
    [
        ("CP1252", None, "8859part1"), ("UTF-8", None, "utf8"), ("CP1252", "", ""),
        ("UTF-8", "ANSI 1252", "8859part1"), ("UTF-8", "65001", "utf8"), ("ISO-8859-15", "8859-15", "8859part15"),
        ("UTF-8", "martian", ""),
    ],
)  # fmt: skip
def test_the_encoding_of_a_shapefile(tmp_path: Path, encoding: str, cpg: str | None, code: str) -> None:
    path = samples.shapefile(tmp_path, encoding=encoding, cpg=cpg)
    facts = facts_of(QgsVectorLayer(str(path), "x", "ogr"))
    assert facts.encoding == code
    record = samples.answer(prefill(facts))
    is_sound(record)
    if code:
        assert f'codeListValue="{code}"'.encode() in record.to_bytes().partition(b"identificationInfo")[2]


def test_the_language_driver_of_a_dbase_file(tmp_path: Path) -> None:
    path = samples.shapefile(tmp_path, cpg="")
    table = path.with_suffix(".dbf")
    data = bytearray(table.read_bytes())
    data[29] = 0x57
    table.write_bytes(bytes(data))
    assert facts_of(QgsVectorLayer(str(path), "x", "ogr")).encoding == "8859part1"


def test_a_geopackage_tells_of_its_table(tmp_path: Path) -> None:
    path = samples.geopackage(tmp_path / "données d'été.gpkg")
    facts = facts_of(QgsVectorLayer(f"{path}|layername=n_zones_s_041", "n_zones_s_041", "ogr"))
    assert facts.format_version in ("1.2", "1.3", "1.4")
    fields = {field.name: field for field in facts.fields}
    assert [(value.code, value.label) for value in fields["type"].values] == [("M", "marais"), ("T", "tourbière")]
    assert fields["type"].definition == "nature du milieu"
    assert "100" in fields["part"].constraint
    record = samples.answer(prefill(facts))
    is_sound(record)
    assert (record.get("title"), record.get("abstract")) == ("Zones de l'été", "Contours levés sur le terrain.")
    assert facts.format_version.encode() in record.to_bytes()


def test_a_geopackage_in_a_zip(tmp_path: Path) -> None:
    path = samples.geopackage(tmp_path / "zones é.gpkg")
    Record.new().to_bytes()
    beside = prefill(layer_facts(samples.memory("Polygon?crs=EPSG:2154", samples.SQUARE, name="À côté")))
    archive = tmp_path / "envoi du 12.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(path, "data/zones é.gpkg")
        packed.writestr("data/zones é.xml", beside.to_bytes())
    layer = QgsVectorLayer(f"/vsizip/{archive}/data/zones é.gpkg|layername=n_zones_s_041", "z", "ogr")
    assert layer.isValid()
    facts = facts_of(layer)
    assert (facts.side_place, facts.format_name) == ("zones é.xml", "GeoPackage")
    assert len(facts.modified) == 10
    record = prefill(facts)
    assert record.identifier == beside.identifier
    assert record.get("title") == "À côté"


def test_a_read_only_folder(tmp_path: Path) -> None:
    folder = tmp_path / "lecture seule"
    folder.mkdir()
    path = samples.geopackage(folder / "a.gpkg")
    folder.chmod(0o555)
    try:
        facts = facts_of(QgsVectorLayer(f"{path}|layername=n_zones_s_041", "a", "ogr"))
        assert facts.described[0].title == "Zones de l'été"
    finally:
        folder.chmod(0o755)


def test_xml_beside_the_file_that_is_no_record(tmp_path: Path) -> None:
    path = samples.shapefile(tmp_path)
    Path(f"{path}.xml").write_text('<metadata xml:lang="fr"><Esri><ArcGISFormat>1.0</ArcGISFormat></Esri></metadata>')
    facts = facts_of(QgsVectorLayer(str(path), "x", "ogr"))
    assert facts.side_record is None
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    path.with_suffix(".xml").write_text(bomb)
    assert facts_of(QgsVectorLayer(str(path), "x", "ogr")).side_record is None


def test_a_record_beside_the_file_comes_first(tmp_path: Path) -> None:
    path = samples.shapefile(tmp_path)
    beside = Record.new()
    beside.set("title", "Écrit par une personne")
    beside.set("use_conditions", "ODbL-1.0")
    Path(f"{path}.xml").write_bytes(beside.to_bytes())
    layer = QgsVectorLayer(str(path), "x", "ogr")
    metadata = layer.metadata()
    metadata.setTitle("De QGIS")
    metadata.setAbstract("Résumé de QGIS")
    layer.setMetadata(metadata)
    facts = facts_of(layer)
    record = prefill(facts)
    assert (record.get("title"), record.get("abstract")) == ("Écrit par une personne", "Résumé de QGIS")
    assert record.get("use_conditions") == "ODbL-1.0"
    assert record.identifier == beside.identifier
    own = Record.new()
    own.set("title", "La fiche")
    filled = prefill(facts, own)
    assert (filled.get("title"), filled.identifier) == ("La fiche", own.identifier)
    is_sound(samples.answer(record))


def test_a_qmd_beside_the_file(tmp_path: Path) -> None:
    path = samples.shapefile(tmp_path)
    layer = QgsVectorLayer(str(path), "x", "ogr")
    metadata = layer.metadata()
    metadata.setTitle("Du fichier qmd")
    layer.setMetadata(metadata)
    saved, good = layer.saveDefaultMetadata()
    assert good, saved
    again = QgsVectorLayer(str(path), "x", "ogr")
    again.setMetadata(type(metadata)())
    facts = facts_of(again)
    assert [(one.origin, one.title) for one in facts.described] == [("qmd", "Du fichier qmd")]
    assert prefill(facts).get("title") == "Du fichier qmd"
    path.with_suffix(".qmd").write_text("<qgis/>")
    assert any("qmd" in note for note in facts_of(again).notes)


def test_metadata_that_qgis_packs_into_a_geopackage(tmp_path: Path) -> None:
    path = samples.geopackage(tmp_path / "a.gpkg")
    layer = QgsVectorLayer(f"{path}|layername=n_zones_s_041", "n_zones_s_041", "ogr")
    metadata = layer.metadata()
    metadata.setTitle("Dans le GeoPackage")
    layer.setMetadata(metadata)
    words, good = layer.saveDefaultMetadata()
    assert good, words
    again = QgsVectorLayer(f"{path}|layername=n_zones_s_041", "n_zones_s_041", "ogr")
    again.setMetadata(type(metadata)())
    titles = [one.title for one in facts_of(again).described]
    assert titles[0] == "Dans le GeoPackage"


# -- again -----------------------------------------------------------------------------------------


def test_recomputing_changes_what_the_layer_knows_and_nothing_else(tmp_path: Path) -> None:
    first = samples.raster(tmp_path / "a.tif", side=0.5)
    record = record_of(first)
    same = facts_of(first)
    assert recompute(record, same).to_bytes() == record.to_bytes()
    shutil.rmtree(tmp_path / "b", ignore_errors=True)
    (tmp_path / "b").mkdir()
    second = samples.raster(tmp_path / "b" / "a.tif", side=2.0)
    renewed = recompute(record, facts_of(second))
    assert b">2</gco:Distance>" in renewed.to_bytes()
    assert renewed.get("bounding_box") != record.get("bounding_box")
    for key in ("title", "abstract", "file_identifier", "resource_identifier", "use_conditions", "organisation"):
        assert renewed.get(key) == record.get(key)
    is_sound(renewed)
