"""Open data, PRODIGE and GeoNetwork: each rule finds its broken copy, and nothing in records that are well made."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin.errors import PluginError
from prodige_plugin.metadata import Record, apply_safe_repairs, check, read_record, schemas
from prodige_plugin.metadata.elements import element
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.open_data import format_of, preview, resource, tag
from prodige_plugin.metadata.profiles import PROFILES

SHARED = Path(__file__).resolve().parents[3] / "shared"
OTHERS = [key for key in PROFILES if key != "inspire"]
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DCAT = {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"}


def need(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    return path


def golden(name: str = "dataset_fr") -> str:
    return need(SHARED / "inspire" / "golden" / f"{name}.xml").read_text(encoding="utf-8")


def cut(text: str, pattern: str, new: str = "", count: int = 1) -> str:
    changed, times = re.subn(pattern, new, text, count=count, flags=re.DOTALL)
    assert times, pattern
    return changed


def rules(text: str, profile: str) -> set[str]:
    return {finding.rule for finding in check(read_record(text.encode()), profile)}


def test_there_are_four_profiles_with_names() -> None:
    assert list(PROFILES) == ["inspire", "opendata", "prodige", "geonetwork"]
    for profile in PROFILES.values():
        assert profile.label() and profile.about()
        for rule in profile.rules():
            assert element(rule.element).key == rule.element


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", ["dataset_fr", "series_fr", "service_wms_fr"])
def test_the_golden_records_break_no_mandatory_rule(profile: str, name: str) -> None:
    assert [finding for finding in check(read_record(golden(name).encode()), profile) if finding.mandatory] == []


def test_geonetwork_finds_nothing_in_them() -> None:
    for name in ("dataset_fr", "series_fr", "service_wms_fr"):
        assert check(read_record(golden(name).encode()), "geonetwork") == []


LINK = (
    "<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>{url}</gmd:URL></gmd:linkage><gmd:protocol>"
    "<gco:CharacterString>{protocol}</gco:CharacterString></gmd:protocol><gmd:name><gco:CharacterString>{name}"
    "</gco:CharacterString></gmd:name></gmd:CI_OnlineResource></gmd:onLine>"
)


def linked(text: str, url: str, protocol: str = "WWW:LINK", name: str = "") -> str:
    link = LINK.format(url=url, protocol=protocol, name=name)
    return cut(text, r"</gmd:MD_DigitalTransferOptions>", link + "</gmd:MD_DigitalTransferOptions>")


CITED = r"(<gmd:identifier><gmd:(?:MD|RS)_Identifier>.*?<gmd:code>)(.*?)(</gmd:code>)"
EMPTY_GROUP = (
    "<gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword><gco:CharacterString/></gmd:keyword></gmd:MD_Keywords>"
    "</gmd:descriptiveKeywords><gmd:resourceConstraints>"
)
TIE = "<gmd:aggregationInfo><gmd:MD_AggregateInformation/></gmd:aggregationInfo>"
HVD = (
    '<gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword><gmx:Anchor xlink:href="http://publications.europa.eu/'
    'resource/authority/bna/c_ac64a52d">Géospatiales</gmx:Anchor></gmd:keyword></gmd:MD_Keywords>'
    "</gmd:descriptiveKeywords><gmd:resourceConstraints>"
)


@pytest.mark.parametrize(
    ("profile", "rule", "change"),
    [
        ("opendata", "OD.1", lambda t: cut(t, r"<gmd:identifier>.*?</gmd:identifier>")),
        ("opendata", "OD.1", lambda t: cut(t, r"(<gmd:MD_ScopeCode [^>]*codeListValue=)\"dataset\"",
                                           r'\g<1>"staticMap"')),
        ("opendata", "OD.2", lambda t: cut(t, CITED, "\\g<1><gco:CharacterString>\n  a b</gco:CharacterString>\\g<3>")),
        ("opendata", "OD.3", lambda t: cut(t, r"https://spdx.org/licenses/etalab-2.0[^<]*<", r'https://x.fr/">Mine<')
         .replace("Licence Ouverte", "Mienne")),
        ("opendata", "OD.4", lambda t: cut(t, r"<gmx:Anchor xlink:href=\"[^\"]*noLimitations\">([^<]*)</gmx:Anchor>",
                                           r"<gco:CharacterString>\g<1></gco:CharacterString>")),
        ("opendata", "OD.5", lambda t: cut(t, r"<gmd:transferOptions>.*</gmd:transferOptions>")),
        ("opendata", "OD.6", lambda t: linked(t, "https://h.fr/wms", "OGC:WMS", "a")),
        ("opendata", "OD.7", lambda t: cut(t, r"<gmd:resourceMaintenance>.*?</gmd:resourceMaintenance>")),
        ("opendata", "OD.8", lambda t: cut(t, r"<gml:endPosition[^>]*?(/>|>[^<]*</gml:endPosition>)")),
        ("opendata", "OD.9", lambda t: cut(t, "<gmd:resourceConstraints>", HVD)),
        ("opendata", "OD.10", lambda t: linked(t, "https://h.fr/", name="")),
        ("opendata", "OD.11", lambda t: cut(t, r"<gmd:organisationName>.*?</gmd:organisationName>", count=0)),
        ("opendata", "OD.12", lambda t: cut(t, r"<gmd:EX_GeographicBoundingBox>.*?</gmd:EX_GeographicBoundingBox>")),
        ("prodige", "PR.1", lambda t: t),
        ("prodige", "PR.3", lambda t: cut(t, r"(<gmd:fileIdentifier><gco:CharacterString>)[^<]*", r"\g<1>parcs")),
        ("prodige", "PR.4", lambda t: linked(t, "https://h.fr/wms?request=GetCapabilities", "OGC:WMS", "")),
        ("prodige", "PR.4", lambda t: linked(t, "https://h.fr/wms?request=GetCapabilities", "OGC:WMS", "Les Parcs")),
        ("prodige", "PR.5", lambda t: linked(t, "https://c.fr/rss/atomfeed/atomdataset/8b6a0f0e", name="x")),
        ("prodige", "PR.6", lambda t: linked(linked(t, "https://h.fr/", name="x"), "https://h.fr/", name="x")),
        ("prodige", "PR.7", lambda t: cut(t, "<gmd:resourceConstraints>", EMPTY_GROUP)),
        ("prodige", "PR.8", lambda t: t),
        ("geonetwork", "C.1", lambda t: cut(t, r"<gmd:abstract>", r"<gmd:summary/>\g<0>")),
        ("geonetwork", "GN.M6", lambda t: cut(t, r"(<gmd:abstract><gco:CharacterString>)[^<]*", r"\g<1>")),
        ("geonetwork", "GN.M8", lambda t: cut(t, r"<gmd:organisationName>.*?</gmd:organisationName>")),
        ("geonetwork", "GN.M9", lambda t: cut(t, r"(<gmd:accessConstraints>.*?</gmd:accessConstraints>)"
                                              r"<gmd:otherConstraints>.*?</gmd:otherConstraints>", r"\g<1>")),
        ("geonetwork", "GN.M13", lambda t: cut(t, r"<gmd:statement>.*?</gmd:statement>")),
        ("geonetwork", "GN.M16", lambda t: cut(t, r"<gmd:report>.*</gmd:lineage>")),
        ("geonetwork", "GN.M17", lambda t: cut(t, r"(<gmd:DQ_Scope>.*?codeListValue=)\"dataset\"", r'\g<1>"service"')),
        ("geonetwork", "GN.M19", lambda t: cut(t, r"<gmd:distributionFormat>.*</gmd:distributionFormat>")),
        ("geonetwork", "GN.M20", lambda t: cut(t, r"<gmd:EX_Extent>.*?</gmd:EX_Extent>", "<gmd:EX_Extent/>")),
        ("geonetwork", "GN.M21", lambda t: cut(t, r"<gmd:geographicElement>.*</gmd:geographicElement>")),
        ("geonetwork", "GN.M22", lambda t: cut(t, r"<gmd:topicCategory>.*</gmd:topicCategory>")),
        ("geonetwork", "GN.M23", lambda t: cut(t, r"<gmd:spatialRepresentationType>", TIE + r"\g<0>")),
        ("geonetwork", "GN.M500", lambda t: cut(cut(t, r"<gmd:language>.*?</gmd:language>"), r"(</gmd:dateStamp>)",
                                                r"\g<1><gmd:locale><gmd:PT_Locale/></gmd:locale>")),
    ],
)  # fmt: skip
def test_a_broken_copy_is_found_by_its_rule(profile: str, rule: str, change: Callable[[str], str]) -> None:
    text = golden()
    before = rules(text, profile)
    after = rules(change(text), profile)
    assert rule in after
    # other rules may see the same damage, but this one was quiet before unless the golden record lacks it
    assert rule not in before or change(text) == text or rule in ("OD.11", "PR.8")


def test_every_rule_of_these_profiles_has_a_broken_copy() -> None:
    tested = {
        mark.args[1][place][1]
        for mark in test_a_broken_copy_is_found_by_its_rule.pytestmark
        for place in range(len(mark.args[1]))
    }
    wanted = {rule.rule for key in OTHERS for rule in PROFILES[key].rules()}
    assert wanted - tested <= {"PR.2"}


def test_the_key_of_the_public_is_asked_for_with_domains() -> None:
    record = read_record(need(SHARED / "specs" / "prodige" / "datara--89d278a5.xml").read_bytes())
    if record.get("prodige_public"):
        assert "PR.2" not in rules(record.to_bytes().decode(), "prodige")
        record = read_record(record.to_bytes().replace(b"Grand public", b"Partenaires"))
    assert ("PR.2" in rules(record.to_bytes().decode(), "prodige")) == bool(record.get("prodige_domains"))


# -- repairs -----------------------------------------------------------------------------------


def repaired(text: str, profile: str) -> tuple[Record, list[str]]:
    record = read_record(text.encode())
    done = apply_safe_repairs(record, profile)
    return record, [finding.rule for finding in done]


def test_blanks_around_an_identifier_are_taken_away() -> None:
    text = cut(golden(), CITED, "\\g<1><gco:CharacterString>\n  jdd-1 </gco:CharacterString>\\g<3>")
    record, done = repaired(text, "opendata")
    assert done == ["OD.2"]
    assert preview(record).identifier.endswith("jdd-1")


def test_categories_of_high_value_data_get_the_address_that_is_recognised() -> None:
    record, done = repaired(cut(golden(), "<gmd:resourceConstraints>", HVD), "opendata")
    assert "OD.9" in done
    assert b'"http://data.europa.eu/bna/c_ac64a52d"' in record.to_bytes()
    assert b"publications.europa.eu/resource/authority/bna" not in record.to_bytes()


def test_empty_elements_go_and_needed_ones_stay() -> None:
    text = linked(golden(), "https://h.fr/doc", name="")
    text = cut(text, "<gmd:resourceConstraints>", EMPTY_GROUP)
    record, done = repaired(text, "opendata")
    assert "OD.10" in done
    assert schemas.available() is False or schemas.valid(record)


def test_an_anchor_of_conditions_is_said_in_text_too() -> None:
    text = golden()
    anchors_only = re.sub(
        r"<gmd:otherConstraints><gco:CharacterString>[^<]*</gco:CharacterString></gmd:otherConstraints>", "", text
    )
    assert anchors_only != text
    record, done = repaired(anchors_only, "geonetwork")
    assert done == ["GN.M9"]
    assert [finding for finding in check(record) if finding.mandatory] == []


def test_a_frequency_of_the_record_is_not_made_the_datas_unasked() -> None:
    text = cut(golden(), r"<gmd:resourceMaintenance>(.*?)</gmd:resourceMaintenance>")
    text = cut(
        text, "</gmd:MD_Metadata>",
        "<gmd:metadataMaintenance><gmd:MD_MaintenanceInformation><gmd:maintenanceAndUpdateFrequency>"
        '<gmd:MD_MaintenanceFrequencyCode codeList="#" codeListValue="annually"/></gmd:maintenanceAndUpdateFrequency>'
        "</gmd:MD_MaintenanceInformation></gmd:metadataMaintenance></gmd:MD_Metadata>",
    )  # fmt: skip
    record = read_record(text.encode())
    finding = next(one for one in check(record, "opendata") if one.rule == "OD.7")
    assert finding.repair is not None and not finding.repair.safe
    assert preview(finding.repair.apply(record)).frequency == "annually"


@pytest.mark.parametrize("profile", OTHERS)
def test_real_records_are_checked_and_repaired_without_harm(profile: str) -> None:
    for path in sorted(need(SHARED / "records" / "fr").glob("*.xml"))[::3]:
        try:
            record = read_record(path.read_bytes())
        except PluginError:
            continue
        valid = schemas.available() and schemas.valid(record)
        findings = check(record, profile)
        assert all(finding.line and finding.rule and finding.message for finding in findings)
        apply_safe_repairs(record, profile)
        assert sum(one.mandatory for one in check(record, profile)) <= sum(one.mandatory for one in findings)
        assert not valid or schemas.valid(record), path.name


# -- what data.gouv.fr shows -------------------------------------------------------------------

ORACLES = {
    "geo2france.iso19139.scot": "records/fr/geonetwork-geonetwork-ui__geo2france.iso19139.scot.xml",
    "geoide-iso19139-single-dataset": "specs/datagouv/harvest_csw/geoide-iso19139-single-dataset.xml",
    "geoide.iso19139.dataset": "specs/geonetwork/iso_fr/geoide.iso19139.dataset.xml",
    "geonetwork-iso19139-page-3_1": "records/fr/opendatateam-udata__geonetwork-iso19139-page-3-1.xml",
    "geoplateforme-iso19139-IGNF_RPG": "records/fr/opendatateam-udata__geoplateforme-iso19139-IGNF_RPG-0.xml",
    "metadonnee_lot": "specs/geoplateforme/samples/metadonnee_lot.xml",
}


@pytest.mark.parametrize("oracle", ORACLES)
def test_the_preview_is_what_the_harvester_makes(oracle: str) -> None:
    wanted = etree.parse(need(SHARED / "specs" / "datagouv" / "expected_dcat" / f"{oracle}.rdf")).getroot()
    shown = preview(read_record(need(SHARED / ORACLES[oracle]).read_bytes()))
    path = "dcat:distribution/dcat:Distribution/dcat:accessURL"
    assert {one.url for one in shown.resources} == {one.get(f"{RDF}resource") for one in wanted.iterfind(path, DCAT)}
    assert shown.identifier == wanted.findtext("dct:identifier", None, DCAT)
    assert shown.title == " ".join((wanted.findtext("dct:title", None, DCAT) or "").split())
    starts = [one.text for one in wanted.iterfind(".//dcat:startDate", DCAT)]
    assert shown.temporal[0] == (starts[0] if starts else "")
    frequency = wanted.find("dct:accrualPeriodicity/*", DCAT)
    assert bool(shown.frequency) == (frequency is not None)
    assert not shown.lacks


def test_the_preview_of_the_golden_record() -> None:
    shown = preview(read_record(golden().encode()))
    assert (shown.licence, shown.licence_sure, shown.access) == ("etalab-2.0", True, "noLimitations")
    assert shown.licence_label().startswith("Licence Ouverte")
    assert shown.resources and shown.organisation and shown.box and shown.tags
    assert "inspire" in shown.tags
    assert shown.lacks == ""


@pytest.mark.parametrize(
    ("link", "kind", "form"),
    [
        (OnlineResource("https://h.fr/wms?REQUEST=getcapabilities&SERVICE=WMS"), "api", "wms"),
        (OnlineResource("https://h.fr/a.zip", function="download"), "file", "zip"),
        (OnlineResource("https://h.fr/a", "OGC:WFS", function="download"), "api", "wfs"),
        (OnlineResource("https://h.fr/wms", "OGC:WMS"), "page", "wms"),
        (OnlineResource("https://h.fr/page", function="information"), "documentation", ""),
        (OnlineResource("http://[bad/x y?z", function="order"), "file", ""),
    ],
)
def test_what_a_link_becomes(link: OnlineResource, kind: str, form: str) -> None:
    assert (resource(link).kind, format_of(link)) == (kind, form)


def test_tags() -> None:
    assert tag("Données ouvertes / Œuvre") == "donnees-ouvertes-oeuvre"


def test_what_inspire_can_repair_is_repaired_for_open_data_too() -> None:
    anchor = r"<gmx:Anchor xlink:href=\"[^\"]*noLimitations\">([^<]*)</gmx:Anchor>"
    text = cut(golden(), anchor, r"<gco:CharacterString>\g<1></gco:CharacterString>")
    record, done = repaired(text, "opendata")
    assert done == ["OD.4"]
    assert preview(record).access == "noLimitations"
    bare = read_record(cut(golden(), r"<gmd:resourceConstraints>.*</gmd:resourceConstraints>").encode())
    found = next(finding for finding in check(bare, "opendata") if finding.rule == "OD.3")
    assert found.repair is not None and not found.repair.safe, "no licence is chosen for anybody"
    assert preview(found.repair.apply(bare)).licence == "etalab-2.0"
