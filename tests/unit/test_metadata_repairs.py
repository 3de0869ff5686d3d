"""Safe repairs, on the real French records: most mandatory findings go, nothing comes, nothing is lost or invented."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from prodige_plugin.metadata import Finding, Record, apply_safe_repairs, check, codelists, read_record
from prodige_plugin.metadata.date_words import iso_date
from prodige_plugin.metadata.namespaces import NS, XLINK
from prodige_plugin.metadata.wordings import licence, limitation
from tests.unit.test_metadata_validation import need

SHARED = Path(__file__).resolve().parents[3] / "shared"
FRENCH = SHARED / "records" / "fr"
XSD = SHARED / "xsd"
_ID = "gmd:identificationInfo/gmd:MD_DataIdentification"
_CONSTRAINTS = f"{_ID}/gmd:resourceConstraints"
_LIMITS = "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess"
#: Requirements that depend on what is not in the record, or that no rule of ours asks.
_NOT_ASKED = {"2.3", "4.1", "8.1", "8.2"}


@dataclass
class Case:
    """One real record, before and after its safe repairs."""

    name: str
    before: Record
    after: Record
    done: list[Finding] = field(default_factory=list)


@cache
def cases() -> tuple[Case, ...]:
    found = []
    for path in sorted(need(FRENCH).glob("*.xml")):
        record = read_record(path.read_bytes())
        repaired = record.copy()
        done = apply_safe_repairs(repaired)
        found.append(Case(path.name, record, repaired, done))
    return tuple(found)


def rules(record: Record) -> Counter[str]:
    return Counter(finding.rule for finding in check(record) if finding.mandatory)


@cache
def judge() -> Callable[[Record], set[str]]:
    """Give the reference validator's expressions as a judge: the requirements that a record fails."""
    facts = json.loads(need(SHARED / "inspire" / "elements.json").read_text(encoding="utf-8"))
    spaces = {**NS, "re": "http://exslt.org/regular-expressions"}
    asked = [
        (row, etree.XPath(row["check"], namespaces=spaces))
        for row in facts if row["check"] and row["req"] not in _NOT_ASKED
    ]  # fmt: skip

    def failed(record: Record) -> set[str]:
        column = "oblig_service" if record.level == "service" else "oblig_dataset"
        return {row["req"] for row, passes in asked if row[column] in ("M", "C") and not passes(record.root)}

    return failed


def test_most_mandatory_findings_go_by_safe_repairs() -> None:
    """By our own rules: at least 60 %."""
    before = sum(sum(rules(case.before).values()) for case in cases())
    after = sum(sum(rules(case.after).values()) for case in cases())
    assert len(cases()) >= 50
    assert before > 450
    assert after <= 0.4 * before, (before, after)


def test_most_failures_of_the_reference_tests_go_by_safe_repairs() -> None:
    """By the reference validator's own expressions: at least 60 %, and none comes."""
    before = after = 0
    for case in cases():
        was, now = judge()(case.before), judge()(case.after)
        assert now <= was, (case.name, now - was)
        before, after = before + len(was), after + len(now)
    assert before > 400
    assert after <= 0.4 * before, (before, after)


def test_no_rule_has_more_findings_after_repairs() -> None:
    for case in cases():
        was, now = rules(case.before), rules(case.after)
        assert all(now[rule] <= was[rule] for rule in now), (case.name, now - was)


def test_valid_records_stay_valid() -> None:
    schemas = [
        etree.XMLSchema(etree.parse(need(XSD / "iso19139-20070417/apiso/apiso.xsd"))),
        etree.XMLSchema(etree.parse(need(XSD / "iso19139-20060504/wrapper.xsd"))),
    ]

    def valid(record: Record) -> bool:
        tree = etree.fromstring(record.to_bytes())
        return any(schema.validate(tree) for schema in schemas)

    was = [case for case in cases() if valid(case.before)]
    assert len(was) > 20
    assert [case.name for case in was if not valid(case.after)] == []


def test_repairing_twice_changes_nothing_more() -> None:
    for case in cases():
        again = case.after.copy()
        done = apply_safe_repairs(again)
        assert (case.name, [finding.rule for finding in done]) == (case.name, [])
        assert again.to_bytes() == case.after.to_bytes()


# -- what must not be lost or invented -------------------------------------------------------------


def texts(record: Record, cited: bool = True) -> list[str]:
    """Give the texts of a record; without those of thesauri, whose citation is completed or goes with its last keyword.

    :param cited: whether those of thesauri are given.
    """
    thesaurus = f"{{{NS['gmd']}}}thesaurusName"
    items = (item for item in record.root.iter("*") if cited or next(item.iterancestors(thesaurus), None) is None)
    found = (" ".join(item.text.split()) for item in items if item.text)
    return [text for text in found if text]


#: What a repair writes otherwise than it was, and how it is known: the requirement → the text that goes.
_REWRITTEN: dict[str, Callable[[str], bool]] = {
    "C.5": lambda text: len(text) <= 10, "1.6": lambda text: len(text) <= 10,
    "C.17": lambda text: bool(limitation(text, "", True)),
    "1.9": lambda text: "dataset" in text.casefold(), "3.8": lambda text: text in ("dataset", "series"),
    "1.8": lambda text: re.fullmatch(r"[a-zA-Z:]{3,12}", text) is not None,
    "C.11": lambda text: bool(iso_date(text)), "C.7": lambda text: bool(iso_date(text)),
    "1.10": lambda text: "1089/2010" in text, "4b": lambda text: "976/2009" in text,
    "1.4": lambda text: "inspire" in text.casefold() or text.casefold() in _theme_labels(),
    "C.19": lambda text: re.fullmatch(r"-?[0-9.]+", text) is not None,
    "2.1": lambda text: "EPSG" in text.upper() or text.isdigit(), "2.2": lambda text: "EPSG" in text.upper(),
}  # fmt: skip


@cache
def _theme_labels() -> set[str]:
    return {label.casefold() for labels in codelists.themes().values() for label in labels.values()}


def test_the_words_of_a_record_are_kept() -> None:
    """What is written in sentences is still there; what is gone is what the repair was there to write otherwise."""
    for case in cases():
        everything = "\n".join(texts(case.after))
        everything += unquote(everything)
        addresses = {value for item in case.after.root.iter("*") for value in item.attrib.values()}
        gone = [text for text in texts(case.before, cited=False) if text not in everything and text not in addresses]
        made = {finding.rule for finding in case.done}
        unexplained = [
            text for text in gone
            if len(text) > 10 and not text.startswith("http")
            and not any(rule in made and explains(text) for rule, explains in _REWRITTEN.items())
        ]  # fmt: skip
        # A text that was folded for its line breaks is told by its words.
        unexplained = [text for text in unexplained if not _words(text) <= _words(everything)]
        assert (case.name, unexplained) == (case.name, [])


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def _anchored(record: Record, register: str) -> Iterator[str]:
    for anchor in record.root.iter(f"{{{NS['gmx']}}}Anchor"):
        address = anchor.get(f"{{{XLINK}}}href", "")
        if register in address:
            yield address


def test_no_limit_licence_or_date_is_invented() -> None:
    """Each limit and licence that is written with its address was stated in the record before."""
    for case in cases():
        stated = {limitation(text, "", True) for text in texts(case.before)}
        stated |= {limitation("", address) for address in _anchored(case.before, "LimitationsOnPublicAccess")}
        for address in _anchored(case.after, "LimitationsOnPublicAccess"):
            assert limitation("", address) in stated, (case.name, address)
        named = {licence(text) for text in texts(case.before)} | {licence("", a) for a in _anchored(case.before, "")}
        for address in _anchored(case.after, ""):
            assert licence("", address) in {*named, ""}, (case.name, address)
        years = {year for text in texts(case.before) for year in re.findall(r"[0-9]{4}", text)}
        cited = case.after.find_all("gmd:identificationInfo/*/gmd:citation/gmd:CI_Citation/gmd:date")
        for year in re.findall(r"[0-9]{4}", " ".join("".join(map(str, item.itertext())) for item in cited)):
            assert year in years, (case.name, year)


def test_not_evaluated_stays_not_evaluated() -> None:
    path = (
        "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report/*/gmd:result/gmd:DQ_ConformanceResult/gmd:pass/gco:Boolean"
    )
    for case in cases():
        was = Counter(item.text for item in case.before.find_all(path))
        now = Counter(item.text for item in case.after.find_all(path))
        assert not now - was, case.name
