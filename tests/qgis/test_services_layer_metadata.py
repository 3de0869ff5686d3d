"""A record mirrored in QGIS's layer metadata and read back; files beside a layer."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from qgis.core import QgsAbstractMetadataBase, QgsLayerMetadata, QgsVectorLayer

from prodige_plugin.errors import BadRecord, BadXml, LayerError
from prodige_plugin.metadata.facts import LayerFacts
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.prefill import prefill
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact, Dates, Period
from prodige_plugin.services.layer_metadata import build, from_layer, to_layer
from prodige_plugin.services.layer_metadata_files import parse_qmd, qmd_bytes, read_qmd, write_beside
from prodige_plugin.services.layer_metadata_read import describe
from tests.qgis import layer_samples as samples

pytestmark = pytest.mark.usefixtures("qgis_app")

VALUES = {
    "title": "Zones humides & tourbières",
    "abstract": "Contours.\nDeuxième paragraphe <é>.",
    "resource_identifier": "https://exemple.fr/id/zones",
    "topic_category": ("environment", "inlandWaters"),
    "inspire_themes": ("ps", "hy"),
    "keywords": ("marais", "tourbière"),
    "organisation": (
        Contact("Région Exemple", "sig@exemple.fr", "owner", "M. Durand", "01 23 45 67 89", "SIG", "1 rue X", "41000",
                "Blois", "France"),
        Contact("DREAL", "dreal@exemple.fr", "publisher"),
    ),
    "dates": Dates("2019-05-01", "2020-01-01", "2024-06-12"),
    "temporal_extent": Period("2019-01-01", "2023-12-31"),
    "bounding_box": (4.65, 44.1, 5.83, 45.3),
    "crs": "EPSG:2154 RGF93 v1 / Lambert-93",
    "lineage": "Levés de terrain.\nOrthophotos de 2021.",
    "use_conditions": "ODbL-1.0",
    "access_limits": "INSPIRE_Directive_Article13_1e",
    "resource_language": "fre",
}  # fmt: skip
LINK = OnlineResource("https://exemple.fr/wms?a=1&b=2", "OGC:WMS", "zones", "Zones (WMS)", "")


def full() -> Record:
    record = Record.new()
    for key, value in VALUES.items():
        record.set(key, value)
    record.add_online_resource(LINK)
    record.set_property(record.root, "gmd:parentIdentifier", "serie-1")
    return record


def again(described) -> Record:
    return prefill(LayerFacts(layer_name="x", described=(described,)))


def test_what_a_record_says_comes_back() -> None:
    layer = samples.memory("Polygon?crs=EPSG:2154", samples.SQUARE)
    record = full()
    assert to_layer(record, layer)
    found = again(from_layer(layer))
    for key, value in VALUES.items():
        if key not in ("temporal_extent",):
            assert found.get(key) == value, key
    assert found.get("temporal_extent") == VALUES["temporal_extent"]
    assert [(link.url, link.protocol, link.name) for link in found.online_resources()] == [
        (LINK.url, LINK.protocol, LINK.name)
    ]
    assert b"serie-1" in found.to_bytes()
    assert samples.schema_faults(samples.answer(found)) == []


def test_mirroring_twice_changes_nothing() -> None:
    layer = samples.memory("Polygon?crs=EPSG:2154", samples.SQUARE)
    assert to_layer(full(), layer)
    assert not to_layer(full(), layer)


def test_through_a_project_file_and_a_qmd() -> None:
    made = build(full())
    assert describe(parse_qmd(qmd_bytes(made)), "layer") == describe(made, "layer")


def test_what_only_qgis_holds_stays() -> None:
    layer = samples.memory("Polygon?crs=EPSG:2154", samples.SQUARE)
    old = QgsLayerMetadata()
    old.setFees("Gratuit")
    link = QgsAbstractMetadataBase.Link("zones", "OGC:WMS", LINK.url)
    link.size, link.mimeType = "12", "image/png"
    old.setLinks([link])
    old.setConstraints([QgsLayerMetadata.Constraint("Ne pas diffuser avant 2025", "autre")])
    layer.setMetadata(old)
    to_layer(full(), layer)
    now = layer.metadata()
    assert now.fees() == "Gratuit"
    assert (now.links()[0].size, now.links()[0].mimeType) == ("12", "image/png")
    assert {one.type for one in now.constraints()} == {"access", "autre"}
    found = again(from_layer(layer))
    assert b"Gratuit" in found.to_bytes()
    assert b"Ne pas diffuser avant 2025" in found.to_bytes()
    assert samples.schema_faults(samples.answer(found)) == []


def test_every_part_of_layer_metadata_is_read() -> None:
    """What QGIS's own form writes, words and all."""
    from qgis.core import QgsBox3D, QgsCoordinateReferenceSystem, QgsDateTimeRange
    from qgis.PyQt.QtCore import QDate, QDateTime, QTime

    metadata = QgsLayerMetadata()
    metadata.setLanguage("FR")
    metadata.setType("series")
    metadata.setTitle("Série")
    metadata.setParentIdentifier("parent-1")
    metadata.setCategories(["Inland Waters", "Environnement", "Catégorie maison"])
    metadata.setKeywords({**metadata.keywords(), "GEMET - INSPIRE themes, version 1.0": ["Sites protégés", "autre"]})
    metadata.setLicenses(["Licence Ouverte version 2.0", "Autre licence"])
    metadata.setRights(["© Région"])
    metadata.setEncoding("windows-1252")
    metadata.setHistory(["Créé", "Mis à jour"])
    extent = QgsLayerMetadata.Extent()
    spatial = QgsLayerMetadata.SpatialExtent()
    spatial.extentCrs = QgsCoordinateReferenceSystem("EPSG:2154")
    spatial.bounds = QgsBox3D(600000, 6600000, 10, 601000, 6601000, 250)
    extent.setSpatialExtents([spatial])
    begin = QDateTime(QDate(2020, 1, 1), QTime(0, 0))
    extent.setTemporalExtents([QgsDateTimeRange(begin, QDateTime())])
    metadata.setExtent(extent)
    said = describe(metadata, "layer")
    assert (said.language, said.level, said.parent) == ("fre", "series", "parent-1")
    assert said.topics == ("inlandWaters", "environment")
    assert (said.themes, said.keywords) == (("ps",), ("autre", "Catégorie maison"))
    assert said.licence == "etalab-2.0"
    assert said.rights == ("© Région", "Autre licence")
    assert (said.encoding, said.lineage) == ("8859part1", "Créé\nMis à jour")
    assert said.heights == (10, 250)
    assert said.period == Period("2020-01-01", "unknown")
    assert 1.6 < said.box[0] < 1.8
    record = samples.answer(again(said))
    assert record.level == "series"
    assert samples.schema_faults(record) == []
    assert b"<gco:Real>250</gco:Real>" in record.to_bytes()


def test_real_records_are_mirrored() -> None:
    folder = samples.need(samples.SHARED / "records" / "fr")
    mirrored = 0
    for path in sorted(folder.glob("*.xml")):
        try:
            record = Record.from_envelope(path.read_bytes())
        except (BadXml, BadRecord):
            continue
        before = record.to_bytes()
        made = build(record)
        assert record.to_bytes() == before
        assert made.title() == record.get("title"), path.name
        said = describe(parse_qmd(qmd_bytes(made)), "layer")
        assert said.title == record.get("title").strip(), path.name
        assert samples.schema_faults(samples.answer(again(said))) == [], path.name
        mirrored += 1
    assert mirrored > 40


# -- files beside a layer --------------------------------------------------------------------------


def test_files_beside_a_layer(tmp_path: Path) -> None:
    path = samples.shapefile(tmp_path)
    path.chmod(0o640)
    record = full()
    written = write_beside(path, record, build(record))
    assert [file.name for file in written] == ["Forêts & bois.xml", "Forêts & bois.qmd"]
    assert written[0].read_bytes() == record.to_bytes()
    assert read_qmd(written[1].read_bytes()).title == VALUES["title"]
    layer = QgsVectorLayer(str(path), "x", "ogr")
    layer.loadDefaultMetadata()
    assert layer.metadata().title() == VALUES["title"]
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]
    assert [stat.S_IMODE(file.stat().st_mode) for file in written] == [0o640, 0o640]  # as the layer
    assert write_beside(path, record)[0].name == "Forêts & bois.xml"


def test_xml_of_another_kind_is_not_replaced(tmp_path: Path) -> None:
    path = samples.shapefile(tmp_path)
    other = path.with_suffix(".xml")
    other.write_text("<a/>")
    assert write_beside(path, full())[0].name == "Forêts & bois.iso.xml"
    assert other.read_text() == "<a/>"


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(LayerError, match="cannot be written"):
        write_beside(tmp_path / "nowhere" / "a.shp", full())


@pytest.mark.parametrize(
    "data", [b"<a/>", b"<qgis/>", b"", b"<qgis><layer/></qgis>", b'<!DOCTYPE x [<!ENTITY a "b">]><qgis/>']
)
def test_what_is_no_qmd(data: bytes) -> None:
    with pytest.raises(BadXml):
        read_qmd(data)
