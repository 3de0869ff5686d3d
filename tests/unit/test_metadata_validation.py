"""The checks ask what the INSPIRE reference validator asks; the repairs repair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from prodige_plugin.metadata import codelists
from prodige_plugin.metadata.elements import ELEMENTS, codec, element
from prodige_plugin.metadata.findings import Finding, Severity
from prodige_plugin.metadata.namespaces import NS
from prodige_plugin.metadata.prefill import LayerFacts, prefill
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.validation import apply_safe_repairs, check, score
from prodige_plugin.metadata.values import Contact, Dates

INSPIRE = Path(__file__).resolve().parents[3] / "shared" / "inspire"
REAL = Path(__file__).resolve().parents[3] / "shared" / "records"
XSD = Path(__file__).resolve().parents[3] / "shared" / "xsd"


def need(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    return path


def complete() -> Record:
    """A record of our own that passes everything."""
    facts = LayerFacts(
        layer_name="zones_humides",
        title="Zones humides de la Drôme",
        abstract="Contours des zones humides de plus de 1 000 m², levés entre 2019 et 2023.",
        box=(4.65, 44.12, 5.83, 45.34),
        crs_code="EPSG:2154",
        crs_name="RGF93 v1 / Lambert-93",
        representation="vector",
        scale_denominator=25000,
        modified="2024-06-12",
        format_name="GeoPackage",
        keywords=("marais", "tourbière"),
        organisation="Région Exemple",
        email="sig@exemple.fr",
    )
    record = prefill(facts)
    record.set("topic_category", ("environment",))
    record.set("inspire_themes", ("ps",))
    record.set("lineage", "Levés de terrain et orthophotos.")
    return record


def errors(record: Record, key: str = "") -> list[Finding]:
    found = [finding for finding in check(record) if finding.severity is Severity.ERROR]
    return [finding for finding in found if finding.element == key] if key else found


def test_a_complete_record_passes() -> None:
    record = complete()
    assert errors(record) == []
    assert score(record).complete
    assert score(record).total >= 25


def test_golden_records_have_no_error() -> None:
    paths = sorted(need(INSPIRE / "golden").glob("*.xml"))
    for path in paths:
        record = Record.parse(path.read_bytes())
        assert errors(record) == [], path
        assert score(record).complete
    assert len(paths) == 3


def test_an_empty_record_says_what_lacks() -> None:
    record = Record.new()
    keys = {finding.element for finding in errors(record)}
    assert keys == {
        "title", "abstract", "resource_identifier", "topic_category", "inspire_themes", "organisation",
        "metadata_contact", "dates", "bounding_box", "crs", "representation_type", "lineage", "format",
    }  # fmt: skip
    assert not score(record).complete
    counted = score(record).sections
    assert sum(total for _good, total in counted.values()) == score(record).total
    assert sum(good for good, _total in counted.values()) == score(record).passed


@pytest.mark.parametrize("row", ELEMENTS, ids=lambda row: row.key)
def test_rows_are_complete(row: object) -> None:
    known = element(row.key)  # type: ignore[attr-defined]
    assert known.label
    assert known.obligation("dataset") or known.obligation("service")
    if known.editable:
        assert known.help.count(".") >= 1
        assert known.example
        assert known.section
        if known.widget in ("choice", "multichoice"):
            assert len(known.choices("fr")) >= 3
            assert all(label for _value, label in known.choices("fr"))
    else:
        assert known.widget == "status"


def test_the_table_knows_every_requirement() -> None:
    facts = json.loads(need(INSPIRE / "elements.json").read_text(encoding="utf-8"))
    ours = {row.requirement: row for row in ELEMENTS if row.requirement}
    assert {row["req"] for row in facts} <= set(ours)
    for row in facts:
        data = row["oblig_dataset"].replace("-", "")
        assert ours[row["req"]].data == data or row["req"] == "1.1", row["req"]
    assert len(ELEMENTS) == len({row.key for row in ELEMENTS})


def test_verdicts_agree_with_the_reference_checks() -> None:
    """On real records, our rules and the expressions compared with the reference validator say the same."""
    facts = json.loads(need(INSPIRE / "elements.json").read_text(encoding="utf-8"))
    spaces = {**NS, "re": "http://exslt.org/regular-expressions"}
    checks = [(row, etree.XPath(row["check"], namespaces=spaces)) for row in facts if row["check"]]
    ours = {row.requirement: row for row in ELEMENTS if row.rule is not None}
    same, other = 0, []
    for path in sorted(need(REAL).rglob("*.xml")):
        record = Record.parse(path.read_bytes())
        if record.find("gmd:hierarchyLevel/gmd:MD_ScopeCode[@codeListValue]") is None:
            continue
        level = record.level
        wrong = {finding.element for finding in errors(record)}
        for row, expression in checks:
            mine = ours.get(row["req"])
            obligation = row["oblig_service" if level == "service" else "oblig_dataset"]
            if mine is None or obligation == "-" or level not in ("dataset", "series", "service"):
                continue
            if row["req"] in ("C.21", "C.22") and "conformity" in wrong:
                continue  # no statement at all: said once, by C.20
            if row["req"] in ("8.1", "8.2", "2.3", "4.1"):
                continue  # only where there is such a service; 2.3 asks again what 2.1 does, 4.1 what 3.5 does
            if bool(expression(record.root)) == (mine.key not in wrong):
                same += 1
            else:
                other.append((row["req"], path.name))
    assert same > 4500
    assert len(other) / (same + len(other)) < 0.006, other


def test_validation_never_raises_and_repairs_repair() -> None:
    """Each repair that is offered works, and takes nothing of the schema's validity away."""
    schemas = [
        etree.XMLSchema(etree.parse(need(XSD / "iso19139-20070417/apiso/apiso.xsd"))),
        etree.XMLSchema(etree.parse(need(XSD / "iso19139-20060504/wrapper.xsd"))),
    ]

    def valid(record: Record) -> bool:
        tree = etree.fromstring(record.to_bytes())
        return any(schema.validate(tree) for schema in schemas)

    offered = unchanged = 0
    before = after = 0
    for place, path in enumerate(sorted(need(REAL).rglob("*.xml"))):
        record = Record.parse(path.read_bytes())
        findings = check(record)
        if place % 4:
            continue
        was_valid = valid(record)
        for finding in findings:
            if finding.repair is None:
                continue
            offered += 1
            repaired = finding.repair.apply(record)
            assert record.to_bytes() == path.read_bytes()
            unchanged += repaired.to_bytes() == record.to_bytes()
            if was_valid:
                assert valid(repaired), (path, finding.element)
        repaired = record.copy()
        apply_safe_repairs(repaired)
        before += len([finding for finding in findings if finding.severity is Severity.ERROR])
        after += len(errors(repaired))
    assert offered > 250
    assert unchanged == 0
    assert after < 0.75 * before


# -- one rule at a time ------------------------------------------------------------------------


def edited(path: str, *, text: str | None = None, attribute: tuple[str, str] | None = None) -> Record:
    """Give the complete record with one element changed behind the codecs' back."""
    record = complete()
    found = record.find(path)
    assert found is not None
    if text is not None:
        record.set_text(found, text)
    if attribute is not None:
        record.set_attribute(found, *attribute)
    return record


_REPORT = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report/gmd:DQ_DomainConsistency"
_RESULT = f"{_REPORT}/gmd:result/gmd:DQ_ConformanceResult"
_ID = "gmd:identificationInfo/gmd:MD_DataIdentification"
_ANCHOR = f"{_ID}/gmd:resourceConstraints/gmd:MD_LegalConstraints/gmd:otherConstraints/gmx:Anchor"
_HTTPS = "https://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations"


@pytest.mark.parametrize(
    ("key", "record"),
    [
        ("conformity_1089", edited(f"{_RESULT}/gmd:specification/gmd:CI_Citation/gmd:title/*",
                                   text="Règlement (UE) n° 1089/2010")),
        ("access_limits", edited(_ANCHOR, attribute=("xlink:href", _HTTPS))),
        ("metadata_language", edited("gmd:language/*", attribute=("codeListValue", "fra"))),
        ("metadata_language", edited("gmd:language/*", attribute=("codeList", "http://example.org/languages"))),
        ("inspire_themes", edited(f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords/gmd:thesaurusName/gmd:CI_Citation"
                                  "/gmd:title/*", text="GEMET INSPIRE themes")),
        ("conformity_degree", edited(f"{_RESULT}/gmd:pass", attribute=("gco:nilReason", "missing"))),
        ("bounding_box", edited(f"{_ID}/gmd:extent/gmd:EX_Extent/gmd:geographicElement/gmd:EX_GeographicBoundingBox"
                                "/gmd:westBoundLongitude/*", text="2.5")),
        ("format", edited("gmd:distributionInfo/gmd:MD_Distribution/gmd:distributionFormat/gmd:MD_Format/gmd:version",
                          attribute=("gco:nilReason", None))),  # type: ignore[arg-type]
        ("metadata_date", edited("gmd:dateStamp/*", text="12/06/2024")),
        ("topic_category", edited(f"{_ID}/gmd:topicCategory/*", text="\n environment\n")),
    ],
)  # fmt: skip
def test_what_the_validator_refuses_is_found_and_repaired(key: str, record: Record) -> None:
    found = errors(record, key)
    assert len(found) == 1
    assert found[0].rule == element(key).requirement
    assert found[0].repair is not None
    assert found[0].repair.safe
    repaired = found[0].repair.apply(record)
    assert errors(repaired) == []
    assert errors(record, key), "the repair must leave the record that it was given alone"


def test_official_title_is_written_in_the_language_of_the_record() -> None:
    record = Record.new(language="eng")
    assert codelists.regulation("1089/2010")["titles"]["eng"].encode() in record.to_bytes()
    assert Record.new("service").get("resource_type") == "service"


def test_access_and_use_in_one_block_are_told_apart() -> None:
    record = complete()
    use = record.find(f"{_ID}/gmd:resourceConstraints[2]/gmd:MD_LegalConstraints")
    first = record.find(f"{_ID}/gmd:resourceConstraints[1]")
    assert use is not None
    assert first is not None
    record.remove(first)
    both = record.find(f"{_ID}/gmd:resourceConstraints/gmd:MD_LegalConstraints")
    assert both is not None
    from prodige_plugin.metadata.template import access_block

    for item in access_block("noLimitations", "fre").children[0].children:
        block = record.find(f"{_ID}/gmd:resourceConstraints/gmd:MD_LegalConstraints")
        assert block is not None
        record.insert(block, item)
    codec("access_limits").write(record, "INSPIRE_Directive_Article13_1d")
    assert record.get("access_limits") == "INSPIRE_Directive_Article13_1d"
    assert record.get("use_conditions") == "etalab-2.0"
    assert len(record.find_all(f"{_ID}/gmd:resourceConstraints")) == 2
    assert errors(record) == []


def test_old_wording_of_no_limitation_is_recognised() -> None:
    record = complete()
    anchor = record.find(_ANCHOR)
    assert anchor is not None
    from prodige_plugin.metadata.patch import new

    record.replace(anchor, new("gco:CharacterString", "Pas de restriction d’accès publique"))
    assert record.get("access_limits") == "noLimitations"
    repair = errors(record, "access_limits")[0].repair
    assert repair is not None
    assert repair.safe
    assert errors(repair.apply(record)) == []


def test_dates_of_other_kinds_are_named() -> None:
    record = edited(f"{_ID}/gmd:citation/gmd:CI_Citation/gmd:date/gmd:CI_Date/gmd:dateType/*",
                    attribute=("codeListValue", "nextUpdate"))  # fmt: skip
    assert "nextUpdate" in errors(record, "dates")[0].message
    record.set("dates", Dates(creation="2020"))
    assert len(record.find_all(f"{_ID}/gmd:citation/gmd:CI_Citation/gmd:date")) == 2


def test_advice_is_no_error() -> None:
    record = complete()
    record.set("abstract", "zones  humides DE LA Drôme")
    record.set("title", "Zones humides de la Drôme")
    advice = [finding for finding in check(record) if finding.element == "abstract"]
    assert [finding.severity for finding in advice] == [Severity.WARNING]
    assert score(record).complete
    record.set("title", "n_zones_humides_s_026")
    assert [f.severity for f in check(record) if f.element == "title"] == [Severity.WARNING]
    record.set("title", "x" * 251)
    assert [f.severity for f in check(record) if f.element == "title"] == [Severity.WARNING]


def test_contact_without_mail_is_named() -> None:
    record = complete()
    record.set("organisation", (Contact("Région Exemple", "", "owner"),))
    assert "Région Exemple" in errors(record, "organisation")[0].message
    assert "e-mail" in errors(record, "organisation")[0].message


def test_population_theme_needs_its_dash() -> None:
    record = complete()
    record.set("inspire_themes", ("pd",))
    assert "Répartition de la population — démographie".encode() in record.to_bytes()
    keyword = next(
        item for item in record.find_all(f"{_ID}/gmd:descriptiveKeywords/gmd:MD_Keywords/gmd:keyword/*")
        if (item.text or "").startswith("Répartition")
    )  # fmt: skip
    record.set_text(keyword, "Répartition de la population - démographie")
    assert record.get("inspire_themes") == ("pd",)
    repair = errors(record, "inspire_themes")[0].repair
    assert repair is not None
    assert "—".encode() in repair.apply(record).to_bytes()


def test_links_on_the_machine_itself_are_refused() -> None:
    from prodige_plugin.metadata.online import OnlineResource

    record = complete()
    record.add_online_resource(OnlineResource("http://localhost/wms"))
    assert errors(record, "locator")
    record.remove_online_resources(lambda _link: True)
    record.add_online_resource(OnlineResource("https://geo.example.org/wms?a=1&b=2", "OGC:WMS"))
    assert not errors(record, "locator")


@pytest.mark.parametrize("level", ["dataset", "series", "service"])
@pytest.mark.parametrize("language", ["fre", "eng", "ger"])
def test_new_records_are_valid_by_the_schemas(level: str, language: str) -> None:
    schema = etree.XMLSchema(etree.parse(need(XSD / "iso19139-20070417/apiso/apiso.xsd")))
    schema.assertValid(etree.fromstring(Record.new(level, language).to_bytes()))


def test_a_filled_record_is_valid_by_the_schemas() -> None:
    schema = etree.XMLSchema(etree.parse(need(XSD / "iso19139-20070417/apiso/apiso.xsd")))
    from prodige_plugin.metadata.online import OnlineResource
    from prodige_plugin.metadata.values import Period

    record = complete()
    record.set("temporal_extent", Period("2019", "now"))
    record.set("high_value", ("c_ac64a52d",))
    record.set("spatial_scope", ("regional",))
    record.set("update_frequency", "annually")
    record.set("dates", Dates("2020", "2021-01", "2024-06-12T10:00:00Z"))
    record.set("organisation", (Contact("A", "a@b.fr", "owner", "B", "01"), Contact("C", "c@d.fr", "publisher")))
    record.set_thumbnail("https://geo.example.org/thumb.png", "Aperçu")
    record.add_online_resource(OnlineResource("https://geo.example.org/wms", "OGC:WMS", "layer", "Carte", "view"))
    record.touch()
    schema.assertValid(etree.fromstring(record.to_bytes()))
    assert errors(record) == []


def test_structure_is_never_blamed_wrongly() -> None:
    """What the schemas accept has no finding; most of what they refuse has one."""
    schemas = [
        etree.XMLSchema(etree.parse(need(XSD / "iso19139-20070417/apiso/apiso.xsd"))),
        etree.XMLSchema(etree.parse(need(XSD / "iso19139-20060504/wrapper.xsd"))),
    ]
    refused = found = 0
    for path in sorted(need(REAL).rglob("*.xml")):
        record = Record.parse(path.read_bytes())
        blamed = errors(record, "schema")
        if any(schema.validate(etree.fromstring(record.to_bytes())) for schema in schemas):
            assert blamed == [], path
        else:
            refused += 1
            found += bool(blamed)
    assert found > 0.7 * refused > 50


def test_wrong_order_is_named() -> None:
    record = complete()
    title = record.find(f"{_ID}/gmd:citation/gmd:CI_Citation/gmd:title")
    assert title is not None
    citation = record.find(f"{_ID}/gmd:citation/gmd:CI_Citation")
    assert citation is not None
    from prodige_plugin.metadata.patch import new

    record.insert(citation, new("gmd:edition", new("gco:CharacterString", "1")), title)
    assert [finding.message for finding in errors(record, "schema")] == [
        "In gmd:CI_Citation, gmd:edition stands before gmd:date; the schema wants it after."
    ]
