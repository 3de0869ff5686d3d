"""A record broken in one thing is found by the rule on that thing, and by no other one.

The table has a row for each rule of the INSPIRE profile. A row breaks a record that is right:
our own one, so that the test runs everywhere, and those of the shared folder where it is there.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from prodige_plugin.metadata import Finding, Record, check, read_record
from prodige_plugin.metadata.online import OnlineResource
from prodige_plugin.metadata.patch import new
from prodige_plugin.metadata.profiles import PROFILES, Rule
from prodige_plugin.metadata.template import access_block, anchor, cited_date, keyword_group
from prodige_plugin.metadata.template import characters as text_of
from prodige_plugin.metadata.values import Contact, Dates
from tests.unit.broken_records import TABLE, NotThereError, found
from tests.unit.test_metadata_validation import complete

GOLDEN = Path(__file__).resolve().parents[3] / "shared" / "inspire" / "golden"
_ID = "gmd:identificationInfo/*"


# -- records that are right ------------------------------------------------------------------------


@cache
def own_service() -> Record:
    """A record of our own of a view service, that passes everything."""
    record = Record.new("service")
    record.set("title", "Service de consultation des zones humides")
    record.set("abstract", "Carte des zones humides de la Drôme, par le protocole WMS.")
    record.set("organisation", (Contact("Région Exemple", "sig@exemple.fr", "custodian"),))
    record.set("metadata_contact", (Contact("Région Exemple", "sig@exemple.fr"),))
    record.set("dates", Dates(publication="2024-06-12"))
    category = "http://inspire.ec.europa.eu/metadata-codelist/SpatialDataServiceCategory"
    keyword = new("gmd:keyword", anchor("infoMapAccessService", f"{category}/infoMapAccessService"))
    named = new("gmd:thesaurusName", new("gmd:CI_Citation", new("gmd:title", text_of("Services")),
                                         cited_date("2008-12-03", "publication")))  # fmt: skip
    record.insert(record.ensure(_ID), keyword_group([keyword], named))
    record.set("keywords", ("marais",))
    record.set("lineage", "Service publié avec QGIS Server.")
    url = "https://geo.example.org/wms?service=WMS&request=GetCapabilities"
    record.add_online_resource(OnlineResource(url, "OGC:WMS", "Zones humides"))
    operation = new(
        "srv:containsOperations",
        new("srv:SV_OperationMetadata", new("srv:operationName", text_of("GetCapabilities")),
            new("srv:DCP", new("srv:DCPList", attrs={"codeList": "#DCPList", "codeListValue": "WebServices"})),
            new("srv:connectPoint", new("gmd:CI_OnlineResource", new("gmd:linkage", new("gmd:URL", url))))),
    )  # fmt: skip
    record.replace(found(record, f"{_ID}/srv:containsOperations"), operation)
    return record


@cache
def right(name: str) -> Record:
    """Give a record that has no mandatory finding, by its name."""
    if name == "own":
        return complete()
    if name == "own service":
        return own_service()
    path = GOLDEN / f"{name}.xml"
    if not path.exists():
        pytest.skip("the golden records are not on this machine")
    return read_record(path.read_bytes())


def told(record: Record) -> list[Finding]:
    return [replace(finding, message="", repair=None) for finding in check(record)]


def profile() -> tuple[Rule, ...]:
    return PROFILES["inspire"].rules()


def test_the_records_that_are_broken_are_right() -> None:
    for name in ("own", "own service"):
        assert [finding for finding in check(right(name)) if finding.mandatory] == []


def test_the_table_covers_every_rule() -> None:
    assert set(TABLE) == {rule.element for rule in profile()}


def broken(name: str, key: str) -> tuple[list[Finding], list[Finding]]:
    """Give the findings of a record before and after it is broken."""
    case = TABLE[key]
    record = right(name).copy()
    if case.first is not None:
        case.first(record)
    before = told(record)
    assert [finding for finding in before if finding.mandatory] == [], "it must be right before it is broken"
    case.edit(record)
    return before, told(record)


def look(name: str, key: str) -> None:
    before, after = broken(name, key)
    came = list(after)
    for finding in before:
        if finding in came:
            came.remove(finding)
    rule = next(rule for rule in profile() if rule.element == key)
    mine = [finding for finding in came if finding.element == key]
    assert mine, [finding.element for finding in came]
    assert {finding.rule for finding in mine} == {rule.rule}
    assert all(finding.line > 0 for finding in mine)
    if any(finding.mandatory for finding in mine):
        # Advice may follow from a broken rule; no other mandatory rule may.
        came = [finding for finding in came if finding.mandatory]
    others = {finding.element for finding in came} - {key}
    assert others <= TABLE[key].also


@pytest.mark.parametrize("key", [key for key, case in TABLE.items() if not case.service])
def test_a_broken_record_of_our_own_is_found_by_its_rule_alone(key: str) -> None:
    look("own", key)


@pytest.mark.parametrize("key", [key for key, case in TABLE.items() if case.service])
def test_a_broken_service_of_our_own_is_found_by_its_rule_alone(key: str) -> None:
    look("own service", key)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (name, key)
        for name, service in (("dataset_fr", False), ("series_fr", False), ("service_wms_fr", True))
        for key, case in TABLE.items()
        if case.service == service and not (case.no_series and name == "series_fr")
    ],
)
def test_a_broken_golden_record_is_found_by_its_rule_alone(name: str, key: str) -> None:
    try:
        look(name, key)
    except NotThereError as error:
        pytest.skip(f"the record has none of it: {error}")


def test_a_second_block_of_limits_is_found() -> None:
    record = complete()
    record.insert(record.ensure(_ID), access_block("INSPIRE_Directive_Article13_1b", "fre"))
    assert {finding.rule for finding in check(record) if finding.mandatory} == {"C.17"}
