"""What people wrote about a layer elsewhere, in a record: what comes first, what is never lost, what is re-computed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from prodige_plugin.errors import BadRecord, BadXml
from prodige_plugin.metadata import codelists
from prodige_plugin.metadata.facts import Described, LayerFacts
from prodige_plugin.metadata.namespaces import GML_OLD
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.prefill import differences, prefill, recompute
from prodige_plugin.metadata.prefill_layer import metres
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.validation import check
from prodige_plugin.metadata.values import Contact, Dates, Period

XSD = Path(__file__).resolve().parents[3] / "shared" / "xsd" / "iso19139-20070417" / "apiso" / "apiso.xsd"
FACTS = LayerFacts(
    layer_name="n_zones_s_041",
    title="n_zones_s_041",
    box=(1.0, 47.0, 2.0, 48.0),
    crs_code="EPSG:2154",
    crs_name="RGF93 v1 / Lambert-93",
    representation="vector",
    modified="2024-06-12",
    format_name="GeoPackage",
    format_version="1.3",
    encoding="utf8",
)
FIRST = Described("layer", title="De QGIS", keywords=("a",), licence="ODbL-1.0")
SECOND = Described("plume", title="De Plume", abstract="Résumé de Plume", keywords=("b",), licence="etalab-2.0",
                   access="INSPIRE_Directive_Article13_1e", dates=Dates("2019", "", "2020-05-06"))  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    if not XSD.exists():
        pytest.skip("the schemas are not on this machine")
    return etree.XMLSchema(etree.parse(str(XSD)))


def valid(schema: etree.XMLSchema, record: Record) -> None:
    schema.validate(etree.fromstring(record.to_bytes()))
    assert [error.message for error in schema.error_log] == []


def test_the_first_place_wins_and_the_next_ones_complete_it() -> None:
    record = prefill(replace(FACTS, described=(FIRST, SECOND)))
    assert (record.get("title"), record.get("abstract")) == ("De QGIS", "Résumé de Plume")
    assert record.get("keywords") == ("a",)
    assert record.get("use_conditions") == "ODbL-1.0"
    assert record.get("access_limits") == "INSPIRE_Directive_Article13_1e"
    assert record.get("dates") == Dates("2019", "", "2020-05-06")


def test_a_record_keeps_what_it_says() -> None:
    base = Record.new()
    base.set("title", "La fiche")
    record = prefill(replace(FACTS, described=(FIRST, SECOND)), base)
    assert record.get("title") == "La fiche"
    assert record.get("use_conditions") == "etalab-2.0", "what the record says of its licence is a person's word"
    assert record.get("access_limits") == "noLimitations"
    assert record.get("abstract") == "Résumé de Plume"


def test_what_a_person_states_comes_before_all() -> None:
    facts = replace(FACTS, described=(FIRST,)).stated("Publié", organisation="Région", email="sig@exemple.fr")
    record = prefill(facts)
    assert record.get("title") == "Publié"
    assert record.get("organisation") == (Contact("Région", "sig@exemple.fr", "owner"),)
    assert record.get("metadata_contact") == (Contact("Région", "sig@exemple.fr", "pointOfContact"),)


def test_a_record_beside_the_data_fills_what_the_record_lacks() -> None:
    beside = Record.new()
    beside.set("abstract", "D'à côté")
    beside.set("lineage", "Levés.")
    base = Record.new()
    base.set("abstract", "De la fiche")
    record = prefill(replace(FACTS, side_record=beside.to_bytes()), base)
    assert (record.get("abstract"), record.get("lineage")) == ("De la fiche", "Levés.")
    assert record.identifier == base.identifier
    assert prefill(replace(FACTS, side_record=b"<a/>")).get("title") == "N zones s 041"


def test_every_part_is_written_validly(schema: etree.XMLSchema) -> None:
    said = Described(
        origin="layer", identifier="https://x.org/id/1", parent="p-1", language="fre", level="series", title="T",
        abstract="A", topics=("environment",), themes=("ps",), scopes=("regional",), high_value=("c_ac64a52d",),
        keywords=("k",), contacts=(Contact("O", "o@x.fr", "owner"),),
        links=(OnlineResource("https://x.org/wms", "OGC:WMS", "n"), OnlineResource(" ")), heights=(-2.5, 12.0),
        period=Period("2019-01-01", "now"), rights=("© O", " "), fees="10 €", lineage="L", frequency="annually",
        scale=5000, encoding="8859part1",
    )  # fmt: skip
    record = prefill(replace(FACTS, encoding="", described=(said,)))
    valid(schema, record)
    assert record.level == "series"
    assert record.get("parent") == "p-1"
    assert record.get("character_set") == ("8859part1",)
    assert record.get("spatial_scope") == ("regional",)
    assert record.get("scale") == "5000"
    assert [link.url for link in record.online_resources()] == ["https://x.org/wms"]
    for text in ("© O", "10 €", "<gco:Real>-2.5</gco:Real>", "<gco:Real>12</gco:Real>"):
        assert text in record.to_bytes().decode()
    again = prefill(replace(FACTS, encoding="", described=(said,)), record)
    assert again.to_bytes() == record.to_bytes()


def test_values_that_no_record_can_hold_are_left_out() -> None:
    said = Described("layer", period=Period("hier", "demain"), dates=Dates("12/06/24"), box=(0.0, 95.0, 1.0, 99.0))
    record = prefill(replace(FACTS, modified="", box=None, described=(said,)))
    assert record.get("temporal_extent") == Period()
    assert record.get("dates") == Dates()
    assert record.get("bounding_box") is None


# -- re-computing ----------------------------------------------------------------------------------


def written() -> Record:
    """A record that a person completed."""
    record = prefill(FACTS)
    record.set("title", "Zones humides")
    record.set("abstract", "Contours.")
    record.set("scale", "25000")
    record.set("format", "ESRI Shapefile")
    return record


def test_nothing_new_changes_nothing() -> None:
    record = written()
    assert recompute(record, FACTS).to_bytes() == record.to_bytes()
    assert differences(record, FACTS) == []


def test_what_the_layer_knows_is_renewed() -> None:
    record = written()
    before = record.to_bytes()
    other = replace(FACTS, box=(5.0, 43.0, 6.0, 44.0), crs_code="EPSG:3857", crs_name="Pseudo-Mercator",
                    representation="grid", resolution=0.2, modified="2025-01-01", encoding="8859part1",
                    format_name="GeoTIFF", title="Autre")  # fmt: skip
    renewed = recompute(record, other)
    assert record.to_bytes() == before
    assert renewed.get("bounding_box") == (5.0, 43.0, 6.0, 44.0)
    assert renewed.get("crs").startswith("EPSG:3857")
    assert renewed.get("representation_type") == ("grid",)
    assert renewed.get("distance") == "0.2 m"
    assert renewed.get("dates").revision == "2025-01-01"
    assert renewed.get("character_set") == ("8859part1",)
    assert (renewed.get("title"), renewed.get("scale")) == ("Zones humides", "25000")
    assert renewed.get("format") == "ESRI Shapefile", "the format of distribution is a person's choice"
    keys = {difference.key for difference in differences(record, other)}
    assert {"bounding_box", "crs", "representation_type", "dates"} <= keys
    assert not keys & {"title", "abstract", "format", "use_conditions"}


def test_what_makes_a_record_outdated() -> None:
    """A copy of a file, a raster's pixel that nobody spoke of or an encoding do not; another extent does."""
    record = written()
    copied = replace(FACTS, modified="2030-01-01", resolution=5.0, encoding="utf8", format_name="Autre")
    assert recompute(record, copied, only_wrong=True).to_bytes() == record.to_bytes()
    bare = Record.new()
    bare.set("title", "Sans emprise")
    assert recompute(bare, replace(FACTS, encoding="8859part1"), only_wrong=True).get("bounding_box") is None
    moved = recompute(record, replace(copied, box=(5.0, 43.0, 6.0, 44.0), crs_code="EPSG:3857"), only_wrong=True)
    assert moved.get("bounding_box") == (5.0, 43.0, 6.0, 44.0)
    assert moved.get("crs").startswith("EPSG:3857")
    assert moved.get("dates") == record.get("dates")


def test_utf8_goes_without_saying() -> None:
    record = written()
    record.set("character_set", ())
    assert recompute(record, FACTS).to_bytes() == record.to_bytes()


def test_an_older_file_does_not_make_the_data_older() -> None:
    record = written()
    record.set("dates", Dates("2020-01-01", "", "2025"))
    assert recompute(record, replace(FACTS, modified="2024-01-01")).to_bytes() == record.to_bytes()
    assert recompute(record, replace(FACTS, modified="2025-06-01")).to_bytes() == record.to_bytes()
    assert recompute(record, replace(FACTS, modified="2026-06-01")).get("dates").revision == "2026-06-01"


def test_a_small_move_of_the_extent_is_none() -> None:
    record = written()
    near = replace(FACTS, box=(1.00001, 47.0, 2.0, 48.0))
    assert recompute(record, near).to_bytes() == record.to_bytes()


def test_several_systems_and_extents_are_kept() -> None:
    record = written()
    first = record.find("gmd:referenceSystemInfo")
    text = etree.tostring(first).decode()
    data = record.to_bytes().decode()
    second = text.replace("2154", "4258").partition("<gmd:MD_ReferenceSystem")
    block = "<gmd:referenceSystemInfo><gmd:MD_ReferenceSystem" + second[2]
    both = Record.parse(
        data.replace("</gmd:referenceSystemInfo>", "</gmd:referenceSystemInfo>" + block.strip(), 1).encode()
    )
    assert recompute(both, FACTS).to_bytes() == both.to_bytes()
    third = recompute(both, replace(FACTS, crs_code="EPSG:3857", crs_name="Pseudo-Mercator"))
    assert len(third.find_all("gmd:referenceSystemInfo")) == 3
    assert b"/2154" in third.to_bytes()


def test_a_system_without_code_does_not_replace_one_that_has_one() -> None:
    record = written()
    assert recompute(record, replace(FACTS, crs_code="", crs_name="lcc maison")).to_bytes() == record.to_bytes()


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.2, "0.2"), (10.0, "10"), (111.319490793, "111.319"), (0.00000123, "0.000001"), (30.0000001, "30")],
)
def test_distances_have_no_idle_digits(value: float, text: str) -> None:
    assert metres(value) == text


# -- any words -------------------------------------------------------------------------------------

WORDS = st.text(max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        Described, origin=st.just("comment"), identifier=WORDS, parent=WORDS, title=WORDS, abstract=WORDS,
        keywords=st.lists(WORDS, max_size=3).map(tuple), rights=st.lists(WORDS, max_size=2).map(tuple), fees=WORDS,
        topics=st.lists(st.sampled_from(codelists.values("MD_TopicCategoryCode")), max_size=2).map(tuple),
        contacts=st.lists(st.builds(Contact, WORDS, WORDS, st.sampled_from(codelists.values("CI_RoleCode")), WORDS,
                                    address=WORDS, city=WORDS, website=WORDS), max_size=2).map(tuple),
        links=st.lists(st.builds(OnlineResource, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple),
        licence=WORDS, access=WORDS, lineage=WORDS, dates=st.builds(Dates, WORDS, WORDS, WORDS),
        period=st.builds(Period, WORDS, WORDS), crs=WORDS,
    ),
    WORDS,
)  # fmt: skip
def test_any_words_make_a_valid_record(schema: etree.XMLSchema, said: Described, name: str) -> None:
    record = prefill(LayerFacts(layer_name=name, title=name, crs_name=name, format_name=name, described=(said,)))
    check(record)
    schema.validate(etree.fromstring(record.to_bytes()))
    # an address of a link that is none is refused by xs:anyURI, and is the person's to correct
    faults = [error.message for error in schema.error_log if "anyURI" not in error.message]
    assert faults == []


def test_real_records_stay_as_valid_as_they_were(schema: etree.XMLSchema) -> None:
    """What a layer knows is put into records of every kind: where the schemas were content, they still are."""
    folder = XSD.parents[3] / "records"
    if not folder.exists():
        pytest.skip("the real records are not on this machine")
    said = replace(FIRST, rights=("© O",), period=Period("2019-01-01", "2020-01-01"), themes=("ps",), lineage="L",
                   contacts=(Contact("O", "o@x.fr", "owner"),), links=(OnlineResource("https://x.org/a"),))  # fmt: skip
    facts = replace(FACTS, box=(5.0, 43.0, 6.0, 44.0), resolution=0.5, geometry="line", described=(said, SECOND))
    old = etree.XMLSchema(etree.parse(str(XSD.parents[2] / "iso19139-20060504" / "wrapper.xsd")))
    valid_ones = 0
    for path in sorted(folder.rglob("*.xml")):
        try:
            record = Record.from_envelope(path.read_bytes())
        except (BadRecord, BadXml):
            continue
        judge = old if record.gml == GML_OLD else schema  # the GML namespace decides the set
        was = judge.validate(etree.fromstring(record.to_bytes()))
        before = record.to_bytes()
        for made in (recompute(record, facts), recompute(record, facts, only_wrong=True), prefill(facts, record)):
            if was:
                judge.validate(etree.fromstring(made.to_bytes()))
                assert [error.message for error in judge.error_log] == [], path.name
        assert record.to_bytes() == before
        valid_ones += was
    assert valid_ones > 40
