"""Prefilling from a layer, links, thumbnail, date, and differences."""

from __future__ import annotations

import re

import pytest

from prodige_plugin.errors import BadRecord
from prodige_plugin.metadata import codelists
from prodige_plugin.metadata.codecs_resource import degrees, outward
from prodige_plugin.metadata.diff import diff
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.prefill import LayerFacts, prefill, readable
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.values import Contact, Dates

FACTS = LayerFacts(
    layer_name="zones_humides",
    box=(4.654321987, 44.1, 5.8300001, 45.3),
    crs_code="EPSG:2154",
    crs_name="RGF93 v1 / Lambert-93",
    representation="vector",
    scale_denominator=25000,
    created="2020-01-02",
    modified="2024-06-12",
    format_name="GeoPackage",
    organisation="Région Exemple",
    email="sig@exemple.fr",
)


def test_a_new_record_holds_what_the_layer_knows() -> None:
    record = prefill(FACTS)
    assert record.get("title") == "Zones humides"
    assert record.get("bounding_box") == (4.6543, 44.1, 5.8301, 45.3)
    assert b"<gco:Decimal>44.10</gco:Decimal>" in record.to_bytes()
    assert record.get("crs") == "EPSG:2154 RGF93 v1 / Lambert-93"
    assert b'xlink:href="http://www.opengis.net/def/crs/EPSG/0/2154"' in record.to_bytes()
    assert record.get("representation_type") == ("vector",)
    assert record.get("scale") == "25000"
    assert record.get("dates") == Dates("2020-01-02", "", "2024-06-12")
    assert record.get("format") == "GeoPackage"
    assert record.get("organisation") == (Contact("Région Exemple", "sig@exemple.fr", "owner"),)
    assert record.get("use_conditions") == "etalab-2.0"
    assert record.get("access_limits") == "noLimitations"
    assert record.get("conformity_1089") == "unknown"


def test_two_new_records_are_two_things() -> None:
    first, second = prefill(FACTS), prefill(FACTS)
    assert first.identifier != second.identifier
    assert first.get("resource_identifier") != second.get("resource_identifier")
    assert first.identifier not in first.get("resource_identifier")


def test_a_layer_without_crs_or_extent_is_no_failure() -> None:
    record = prefill(LayerFacts(layer_name="table"))
    assert record.get("crs") == ""
    assert record.get("bounding_box") is None
    assert record.get("title") == "Table"


def test_what_a_person_wrote_is_never_overwritten() -> None:
    base = Record.new()
    base.set("title", 'R&D <été> "x"')
    base.set("scale", "5000")
    base.set("use_conditions", "ODbL-1.0")
    base.set("bounding_box", (0.0, 1.0, 2.0, 3.0))
    base.set("crs", "EPSG:4326 WGS 84")
    before = base.to_bytes()
    record = prefill(FACTS, base)
    assert base.to_bytes() == before
    assert record.identifier == base.identifier
    assert record.get("title") == 'R&D <été> "x"'
    assert record.get("scale") == "5000"
    assert record.get("use_conditions") == "ODbL-1.0"
    assert record.get("format") == "GeoPackage"
    assert record.get("crs").startswith("EPSG:2154")
    assert record.get("bounding_box") == (4.6543, 44.1, 5.8301, 45.3)


def test_prefilling_twice_changes_nothing() -> None:
    record = prefill(FACTS)
    assert prefill(FACTS, record).to_bytes() == record.to_bytes()


def test_names_become_words() -> None:
    assert readable("zones_humides") == "Zones humides"
    assert readable("BatimentsPublics") == "Batiments Publics"
    assert readable("N_ZNIEFF_S") == "N ZNIEFF S"
    assert readable("") == ""


def test_boxes_are_rounded_outward_and_written_with_decimals() -> None:
    assert outward((1.00001, 1.00001, 1.00001, 1.00001)) == (1.0, 1.0, 1.0001, 1.0001)
    assert outward((-200.0, -95.0, 200.0, 95.0)) == (-180.0, -90.0, 180.0, 90.0)
    assert [degrees(value) for value in (2, 2.5, -0.0, 1e-7, 179.123456)] == [
        "2.00", "2.50", "0.00", "0.0000001", "179.123456",
    ]  # fmt: skip


@pytest.mark.parametrize("box", [(0, 10, 1, 5), (0, 0, 500, 1), (float("nan"), 0, 1, 1), (0, -100, 1, 1)])
def test_impossible_boxes_are_refused(box: tuple[float, float, float, float]) -> None:
    record = Record.new()
    before = record.to_bytes()
    with pytest.raises(BadRecord, match="extent"):
        record.set("bounding_box", box)
    assert record.to_bytes() == before


@pytest.mark.parametrize(
    ("key", "value"), [("scale", "un vingt-cinq millième"), ("scale", "0"), ("metadata_date", "12/06/24")]
)
def test_impossible_values_are_refused(key: str, value: str) -> None:
    record = Record.new()
    before = record.to_bytes()
    with pytest.raises(BadRecord):
        record.set(key, value)
    assert record.to_bytes() == before


def test_scale_as_people_write_it() -> None:
    record = Record.new()
    record.set("scale", "1:25\u202f000")
    assert record.get("scale") == "25000"


# -- links, thumbnail, date --------------------------------------------------------------------

WMS = OnlineResource("https://x.org/wms?service=WMS&request=GetCapabilities", "OGC:WMS", "zones", "Carte")
FILE = OnlineResource("https://x.org/a.gpkg", "WWW:DOWNLOAD-1.0-http--download", "a", "", "download")


def test_links_are_added_once_and_taken_away() -> None:
    record = Record.new()
    empty = record.to_bytes()
    record.add_online_resource(WMS)
    record.add_online_resource(FILE)
    record.add_online_resource(WMS)
    urls = [link.url for link in record.online_resources()]
    assert urls == [WMS.url, FILE.url]
    assert record.online_resources()[0].protocol == "OGC:WMS"
    assert b"SpatialDataServiceType/view" in record.to_bytes()
    assert record.remove_online_resources(lambda link: link.protocol == "OGC:WMS") == 1
    assert [link.url for link in record.online_resources()] == [FILE.url]
    assert record.remove_online_resources(lambda _link: True) == 1
    assert record.online_resources() == ()
    assert b"gmd:onLine" not in record.to_bytes()
    assert b"transferOptions" not in record.to_bytes()
    assert record.find("gmd:distributionInfo") is None
    assert record.to_bytes() == empty


@pytest.mark.parametrize(
    ("protocol", "address"),
    [("OGC:WFS", b"serviceType/ogc/wfs"), ("OGC API Features", b"def/docs/17-069r3")],
)
def test_download_services_are_named_as_the_guideline_wants(protocol: str, address: bytes) -> None:
    record = Record.new()
    record.add_online_resource(OnlineResource("https://x.org/a", protocol, "n", "d", "download"))
    assert record.online_resources()[0].protocol == protocol
    assert b'xlink:href="http://www.opengis.net/' in record.to_bytes()
    assert address in record.to_bytes()
    assert b"SpatialDataServiceType/download" in record.to_bytes()


def test_a_link_needs_an_address() -> None:
    with pytest.raises(BadRecord):
        Record.new().add_online_resource(OnlineResource(" "))


def test_thumbnail() -> None:
    record = Record.new()
    before = record.to_bytes()
    record.set_thumbnail("https://x.org/a.png?a=1&b=2", "Aperçu")
    assert record.thumbnail() == "https://x.org/a.png?a=1&b=2"
    record.set_thumbnail("https://x.org/b.png")
    assert record.thumbnail() == "https://x.org/b.png"
    assert "Aperçu".encode() in record.to_bytes()
    assert record.to_bytes().count(b"graphicOverview>") == 2
    record.set_thumbnail("")
    assert record.to_bytes() == before


def test_touch_keeps_the_kind_of_date() -> None:
    record = Record.new()
    record.touch("2020-01-01")
    assert b"<gco:Date>2020-01-01</gco:Date>" in record.to_bytes()
    record.touch()
    assert re.search(rb"<gmd:dateStamp>\s*<gco:Date>20[0-9]{2}-[0-9]{2}-[0-9]{2}</gco:Date>", record.to_bytes())
    record.touch("2020-01-01T00:00:00Z")
    assert b"<gco:DateTime>2020-01-01T00:00:00Z</gco:DateTime>" in record.to_bytes()


# -- differences -------------------------------------------------------------------------------


def test_differences_name_what_changed_and_nothing_else() -> None:
    record = prefill(FACTS)
    old = record.to_bytes()
    record.set("title", "Autre")
    record.set("organisation", (Contact("Région Exemple", "new@exemple.fr", "owner"),))
    record.set("keywords", ("a", "b"))
    record.set("scale", "")
    found = {difference.key: (difference.before, difference.after) for difference in diff(old, record.to_bytes())}
    assert set(found) == {"title", "organisation", "keywords", "scale"}
    assert found["title"] == ("Zones humides", "Autre")
    assert "sig@exemple.fr" in found["organisation"][0]
    assert "new@exemple.fr" in found["organisation"][1]
    assert found["scale"] == ("25000", "")
    assert found["keywords"][0] == ""


def test_blanks_prefixes_and_comments_are_no_difference() -> None:
    record = prefill(FACTS)
    data = record.to_bytes()
    other = re.sub(rb">\s+<", b"><", data).replace(b"gmd:", b"m:").replace(b"xmlns:gmd", b"xmlns:m")
    other = other.replace(b"<m:dateStamp>", b"<!-- x --><m:dateStamp>")
    assert diff(data, other) == []
    assert diff(data, data) == []


def test_one_link_among_several() -> None:
    record = Record.new()
    for link in (WMS, FILE):
        record.add_online_resource(link)
    old = record.to_bytes()
    record.remove_online_resources(lambda link: link.url == WMS.url)
    found = diff(old, record.to_bytes())
    assert [difference.key for difference in found] == ["links"]
    assert WMS.url in found[0].before
    assert found[0].after == ""


# -- code lists --------------------------------------------------------------------------------


def test_labels_in_both_languages() -> None:
    assert codelists.label("CI_RoleCode", "owner", "fre") == "Propriétaire"
    assert codelists.label("CI_RoleCode", "owner", "en") == "Owner"
    assert codelists.label("CI_RoleCode", "nobody", "fr") == "nobody"
    assert len(codelists.values("InspireTheme")) == 34
    assert len(codelists.values("MD_TopicCategoryCode")) == 19
    assert codelists.uri("InspireTheme", "ps") == "http://inspire.ec.europa.eu/theme/ps"
    assert codelists.uri("HighValueCategory", "c_ac64a52d") == "http://data.europa.eu/bna/c_ac64a52d"
