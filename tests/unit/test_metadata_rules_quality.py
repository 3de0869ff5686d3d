"""Identifiers, levels, conformity, lineage and services are repaired from what the record says."""

from __future__ import annotations

import pytest

from prodige_plugin.metadata import codelists
from prodige_plugin.metadata.citations import names
from prodige_plugin.metadata.record import Record
from prodige_plugin.metadata.rules_resource import derived
from tests.unit.metadata_fragments import (
    IDENTIFIER,
    code,
    dataset,
    distribution,
    errors,
    found,
    keywords,
    link,
    repaired,
    service,
    text,
    xml,
)

_TITLE = codelists.regulation("1089/2010")["titles"]["fre"]


# -- identifiers and levels --------------------------------------------------------------------


def cited(*identifiers: str) -> Record:
    """A record with identifiers of its data."""
    record = dataset()
    inside = "".join(f"<gmd:identifier>{item}</gmd:identifier>" for item in identifiers)
    return Record.parse(record.to_bytes().replace(b"</gmd:CI_Citation>", inside.encode() + b"</gmd:CI_Citation>"))


def plain(content: str) -> str:
    return f"<gmd:MD_Identifier><gmd:code>{text(content)}</gmd:code></gmd:MD_Identifier>"


def spaced(content: str, space: str) -> str:
    inside = f"<gmd:code>{text(content)}</gmd:code><gmd:codeSpace>{text(space)}</gmd:codeSpace>"
    return f"<gmd:RS_Identifier>{inside}</gmd:RS_Identifier>"


def test_a_missing_identifier_is_made_of_the_record_s_always_the_same() -> None:
    fixed = repaired(dataset(), "resource_identifier")
    assert fixed.get("resource_identifier") == f"urn:uuid:{IDENTIFIER}"
    assert errors(fixed, "resource_identifier") == []
    assert derived("FR-236700019-BdOCS") == derived("FR-236700019-BdOCS") != derived("FR-236700019-BdOCS2")
    assert derived("FR-236700019-BdOCS").startswith("urn:uuid:")


def test_no_identifier_is_made_of_nothing() -> None:
    record = Record.parse(dataset().to_bytes().replace(IDENTIFIER.encode(), b""))
    assert errors(record, "resource_identifier")[0].repair is None


def test_empty_and_repeated_identifiers_go_away() -> None:
    fixed = repaired(cited(plain("zones-2024"), plain("")), "resource_identifier")
    assert xml(fixed).count("<gmd:identifier>") == 1
    fixed = repaired(cited(plain("")), "resource_identifier")
    assert fixed.get("resource_identifier") == f"urn:uuid:{IDENTIFIER}"
    fixed = repaired(cited(spaced("zones", ""), spaced("zones", "https://www.exemple.fr/id")), "resource_identifier")
    assert "https://www.exemple.fr/id" in xml(fixed)
    assert xml(fixed).count("<gmd:identifier>") == 1


def test_identifiers_of_two_spaces_are_not_thrown_away_without_asking() -> None:
    repaired(cited(spaced("zones", "A"), spaced("zones", "B")), "resource_identifier", safe=False)


@pytest.mark.parametrize(
    "level",
    [text("Jeu de données"), text("dataset"), code("MD_ScopeCode", " Dataset ")],
)
def test_a_level_in_another_form(level: str) -> None:
    original = dataset().to_bytes().decode().replace(code("MD_ScopeCode", "dataset"), level)
    fixed = repaired(Record.parse(original.encode()), "resource_type")
    assert fixed.level == "dataset"
    assert errors(fixed, "resource_type") == []


def test_a_level_that_nobody_stated_is_only_offered() -> None:
    original = dataset().to_bytes().decode().replace(code("MD_ScopeCode", "dataset"), code("MD_ScopeCode", "tile"))
    repaired(Record.parse(original.encode()), "resource_type", safe=False)


def test_elements_of_the_french_profile_become_those_of_iso() -> None:
    written = dataset(
        "<gmd:topicCategory><gmd:MD_TopicCategoryCode>biota</gmd:MD_TopicCategoryCode></gmd:topicCategory>"
    )
    data = xml(written)
    data = data.replace(
        "<gmd:MD_DataIdentification>", '<fra:FRA_DataIdentification gco:isoType="gmd:MD_DataIdentification">'
    )
    data = data.replace("</gmd:MD_DataIdentification>", "</fra:FRA_DataIdentification>")
    record = Record.parse(data.encode())
    assert errors(record, "topic_category")
    fixed = repaired(record, "data_identification")
    assert xml(fixed) == xml(written)
    assert errors(fixed, "data_identification") == errors(fixed, "topic_category") == []


# -- conformity --------------------------------------------------------------------------------


def result(title: str, degree: str = '<gmd:pass gco:nilReason="unknown"/>', date: str = "2010-12-08") -> str:
    dated = (
        f"<gmd:date><gmd:CI_Date><gmd:date><gco:Date>{date}</gco:Date></gmd:date><gmd:dateType>"
        f"{code('CI_DateTypeCode', 'publication')}</gmd:dateType></gmd:CI_Date></gmd:date>"
    )
    return (
        "<gmd:report><gmd:DQ_DomainConsistency><gmd:result><gmd:DQ_ConformanceResult><gmd:specification>"
        f"<gmd:CI_Citation><gmd:title>{text(title)}</gmd:title>{dated if date else ''}</gmd:CI_Citation>"
        f"</gmd:specification><gmd:explanation>{text('Voir')}</gmd:explanation>{degree}"
        "</gmd:DQ_ConformanceResult></gmd:result></gmd:DQ_DomainConsistency></gmd:report>"
    )


def quality(*inside: str, level: str = "dataset") -> str:
    stated = f"<gmd:level>{code('MD_ScopeCode', level)}</gmd:level>"
    scope = f"<gmd:scope><gmd:DQ_Scope>{stated}</gmd:DQ_Scope></gmd:scope>"
    return (
        f"<gmd:dataQualityInfo><gmd:DQ_DataQuality>{scope}{''.join(inside)}</gmd:DQ_DataQuality></gmd:dataQualityInfo>"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Règlement (UE) n° 1089/2010 du 23 novembre 2010",
        "REGLEMENT (UE) Nº1089/2010",
        "Règlement européen 1089-2010 interopérabilité",
        "Interopérabilité des séries et des services de données géographiques (directive INSPIRE)",
    ],
)
def test_the_regulation_is_known_in_other_spellings(title: str) -> None:
    degree = "<gmd:pass><gco:Boolean>true</gco:Boolean></gmd:pass>"
    fixed = repaired(dataset(after=quality(result(title, degree))), "conformity_1089")
    assert xml(fixed).count(text(_TITLE)) == 1
    assert fixed.get("conformity_1089") == "true"
    assert errors(fixed, "conformity_1089") == []


@pytest.mark.parametrize("title", ["CNIG PLU v2024-01", "Directive 2007/2/CE", "Règlement 976/2009"])
def test_another_specification_is_not_taken_for_it(title: str) -> None:
    assert not names("1089/2010", title)
    fixed = repaired(dataset(after=quality(result(title))), "conformity_1089")
    assert text(title) in xml(fixed)
    assert fixed.get("conformity_1089") == "unknown"


@pytest.mark.parametrize(
    ("degree", "value"),
    [
        ("", "unknown"),
        ("<gmd:pass/>", "unknown"),
        ("<gmd:pass><gco:Boolean/></gmd:pass>", "unknown"),
        ("<gmd:pass><gco:Boolean>1</gco:Boolean></gmd:pass>", "true"),
        ("<gmd:pass><gco:Boolean> False </gco:Boolean></gmd:pass>", "false"),
        (f"<gmd:pass>{text('true')}</gmd:pass>", "true"),
    ],
)
def test_degrees_are_written_as_the_tests_read_them(degree: str, value: str) -> None:
    record = dataset(after=quality(result(_TITLE), result(_TITLE, degree)))
    fixed = repaired(record, "conformity_degree")
    assert errors(fixed, "conformity_degree") == []
    assert xml(fixed).count("<gco:Boolean>") == (0 if value == "unknown" else 1)
    assert (f"<gco:Boolean>{value}</gco:Boolean>" in xml(fixed)) is (value != "unknown")


def test_the_date_of_each_citation_of_the_regulation() -> None:
    record = dataset(after=quality(result(_TITLE), result(_TITLE, date="")))
    fixed = repaired(record, "conformity_specification")
    assert errors(fixed, "conformity_specification") == []
    assert xml(fixed).count("2010-12-08") == 2


# -- quality blocks and lineage ----------------------------------------------------------------


def lineage(*inside: str) -> str:
    return f"<gmd:lineage><gmd:LI_Lineage>{''.join(inside)}</gmd:LI_Lineage></gmd:lineage>"


def statement(content: str) -> str:
    return f"<gmd:statement>{text(content)}</gmd:statement>"


def step(content: str) -> str:
    inside = f"<gmd:LI_ProcessStep><gmd:description>{text(content)}</gmd:description></gmd:LI_ProcessStep>"
    return f"<gmd:processStep>{inside}</gmd:processStep>"


def test_several_quality_blocks_become_one_and_nothing_is_lost() -> None:
    record = dataset(
        after=quality(result("CNIG PLU"), lineage(statement("Levés."), step("Contrôle")))
        + quality(lineage(statement("Mises à jour annuelles."), step("Saisie")))
        + quality(result(_TITLE), lineage(statement("Levés.")))
    )
    fixed = repaired(record, "quality_scope")
    assert errors(fixed, "quality_scope") == errors(fixed, "lineage") == []
    written = xml(fixed)
    assert written.count("<gmd:dataQualityInfo>") == 1
    assert "Levés.\n\nMises à jour annuelles.</gco:CharacterString>" in written
    for part in (result("CNIG PLU"), result(_TITLE), step("Contrôle"), step("Saisie")):
        assert written.count(part) == 1
    assert written.index("DQ_DomainConsistency") < written.index("LI_Lineage")


def test_blocks_about_different_things_are_not_merged_without_asking() -> None:
    record = dataset(after=quality(lineage(statement("Levés."))) + quality(result("X"), level="attribute"))
    repaired(record, "quality_scope", safe=False)


def test_lineage_told_in_steps_is_stated() -> None:
    source = (
        f"<gmd:source><gmd:LI_Source><gmd:description>{text('BD TOPO')}</gmd:description></gmd:LI_Source></gmd:source>"
    )
    record = dataset(after=quality(lineage(statement(""), step("Saisie"), source)))
    fixed = repaired(record, "lineage")
    assert fixed.get("lineage") == "Saisie\nBD TOPO"
    assert errors(fixed, "lineage") == []
    assert source in xml(fixed)


def test_lineage_is_not_invented() -> None:
    assert errors(dataset(after=quality(result(_TITLE))), "lineage")[0].repair is None


# -- services ----------------------------------------------------------------------------------


def kind(value: str, carrier: str = "gco:LocalName") -> str:
    return f"<srv:serviceType><{carrier}>{value}</{carrier}></srv:serviceType>"


@pytest.mark.parametrize(
    ("stated", "value", "category"),
    [
        (kind("OGC:WMS"), "view", "infoMapAccessService"),
        (kind("WFS"), "download", "infoFeatureAccessService"),
        (kind("View"), "view", "infoMapAccessService"),
        (kind("urn:ogc:serviceType:WebMapService:1.1.1"), "view", "infoMapAccessService"),
        (kind("Service de téléchargement"), "download", ""),
    ],
)
def test_the_type_of_a_service_in_another_form(stated: str, value: str, category: str) -> None:
    fixed = repaired(service(stated), "service_type")
    assert f"<gco:LocalName>{value}</gco:LocalName>" in xml(fixed)
    assert errors(fixed, "service_type") == []
    if category:
        fixed = repaired(fixed if "WMS" in stated else service(stated), "service_category")
        assert f"SpatialDataServiceCategory/{category}" in xml(fixed)
        assert errors(fixed, "service_category") == errors(fixed, "keyword_thesaurus") == []


def test_type_and_category_by_the_protocol_of_the_links() -> None:
    after = distribution(link("https://x.fr/wfs?service=WFS&amp;request=GetCapabilities", "OGC:WFS"))
    record = service(keywords("eau"), after)
    fixed = repaired(repaired(record, "service_type"), "service_category")
    assert "<gco:LocalName>download</gco:LocalName>" in xml(fixed)
    assert "infoFeatureAccessService" in xml(fixed)


def test_links_of_two_kinds_tell_no_type() -> None:
    after = distribution(link("https://x.fr/wfs", "OGC:WFS"), link("https://x.fr/wms", "OGC:WMS"))
    assert errors(service(after=after), "service_type")[0].repair is None


def test_the_address_of_a_service_by_its_operations() -> None:
    operation = (
        "<srv:containsOperations><srv:SV_OperationMetadata>"
        f"<srv:operationName>{text('{name}')}</srv:operationName><srv:connectPoint><gmd:CI_OnlineResource><gmd:linkage>"
        "<gmd:URL>{url}</gmd:URL></gmd:linkage></gmd:CI_OnlineResource></srv:connectPoint>"
        "</srv:SV_OperationMetadata></srv:containsOperations>"
    )
    inside = operation.format(name="GetMap", url="https://x.fr/map") + operation.format(
        name="GetCapabilities", url="https://x.fr/wms"
    )
    empty = "<gmd:distributionInfo><gmd:MD_Distribution/></gmd:distributionInfo>"
    fixed = repaired(service(kind("view") + inside, empty), "service_locator")
    assert [item.url for item in fixed.online_resources()] == ["https://x.fr/wms?service=WMS&request=GetCapabilities"]
    template = operation.format(name="GetMap", url="https://x.fr/[dep]")
    assert errors(service(template, empty), "service_locator")[0].repair is None


def test_coupled_data_by_their_own_or_by_the_others_addresses() -> None:
    first = '<srv:operatesOn uuidref="aaa" xlink:href="https://x.fr/csw?request=GetRecordById&amp;id=aaa"/>'
    record = service(first + '<srv:operatesOn uuidref="bbb"/>')
    fixed = repaired(record, "operates_on")
    assert 'xlink:href="https://x.fr/csw?request=GetRecordById&amp;id=bbb"' in xml(fixed)
    assert first in xml(fixed)
    fixed = repaired(service('<srv:operatesOn uuidref="https://x.fr/fiche/7"/>'), "operates_on")
    assert errors(fixed, "operates_on") == []
    assert "operatesOn" not in xml(repaired(service("<srv:operatesOn/>"), "operates_on"))
    assert errors(service('<srv:operatesOn uuidref="bbb"/>'), "operates_on")[0].repair is None


def test_conformity_of_services_in_another_spelling() -> None:
    title = "Règlement (CE) n°976-2009 sur les services en réseau"
    fixed = repaired(service(kind("view"), quality(result(title), level="service")), "conformity_976")
    assert codelists.regulation("976/2009")["titles"]["fre"] in xml(fixed)
    assert title not in xml(fixed)


def test_the_name_of_the_level_of_a_service() -> None:
    fixed = repaired(service(kind("view")), "service_level")
    assert errors(fixed, "service_level") == []
    assert [item for item in found(fixed, "service_level") if item.repair] == []
