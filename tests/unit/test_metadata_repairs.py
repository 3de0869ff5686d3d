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

import pytest
from lxml import etree

from prodige_plugin.metadata import Finding, Record, apply_safe_repairs, check, codelists, read_record
from prodige_plugin.metadata.date_words import iso_date
from prodige_plugin.metadata.namespaces import NS, XLINK
from prodige_plugin.metadata.patch import new
from prodige_plugin.metadata.template import access_block
from prodige_plugin.metadata.values import Contact
from prodige_plugin.metadata.wordings import licence, limitation, only_licence
from tests.unit.test_metadata_validation import complete, need

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


# -- one repair at a time ----------------------------------------------------------------------------


def constrained(*blocks: tuple[tuple[str, str], ...]) -> Record:
    """Give the complete record with these constraints: (property, code or text), a text with ``|`` is an anchor."""
    record = complete()
    while (found := record.find(_CONSTRAINTS)) is not None:
        record.remove(found)
    for block in blocks:
        parts = []
        for name, value in block:
            text, bar, address = value.partition("|")
            if name in ("accessConstraints", "useConstraints"):
                inside = codelists.code("MD_RestrictionCode", value)
            elif bar:
                inside = new("gmx:Anchor", text, attrs={"xlink:href": address})
            else:
                inside = new("gco:CharacterString", text)
            parts.append(new(f"gmd:{name}", inside))
        legal = (
            "gmd:MD_LegalConstraints" if any(name != "useLimitation" for name, _v in block) else "gmd:MD_Constraints"
        )
        record.insert(record.ensure(_ID), new("gmd:resourceConstraints", new(legal, *parts)))
    return record


def stated(record: Record) -> list[list[str]]:
    """Give the constraints as they stand: one list per block, addresses for anchors."""
    found = []
    for block in record.find_all(f"{_CONSTRAINTS}/*"):
        values = []
        for item in block.iter("*"):
            code = item.get("codeListValue")
            if code:
                values.append(code)
            elif item.text and item.text.strip():
                values.append(item.get(f"{{{XLINK}}}href") or item.text.strip())
        found.append(values)
    return found


_LIMIT = "Pas de restriction d’accès public selon INSPIRE"
_NONE = f"{_LIMITS}/noLimitations"


def test_a_mixed_block_is_split_and_the_licence_gets_its_address() -> None:
    record = constrained((
        ("useLimitation", "Licence Ouverte / Open Licence Version 2.0"), ("accessConstraints", "otherRestrictions"),
        ("useConstraints", "license"), ("otherConstraints", _LIMIT),
    ))  # fmt: skip
    assert set(rules(record)) == {"C.17"}
    apply_safe_repairs(record)
    assert rules(record) == Counter()
    assert stated(record) == [
        ["otherRestrictions", _NONE],
        ["Licence Ouverte / Open Licence Version 2.0", "license", "otherRestrictions",
         "Licence Ouverte / Open Licence Version 2.0", "https://spdx.org/licenses/etalab-2.0"],
    ]  # fmt: skip


def test_where_no_condition_is_stated_none_is_invented() -> None:
    record = constrained((("accessConstraints", "otherRestrictions"), ("otherConstraints", _LIMIT)))
    assert set(rules(record)) == {"C.17"}
    apply_safe_repairs(record)
    assert rules(record) == Counter()
    assert stated(record) == [["otherRestrictions", _LIMIT, _NONE]]
    advice = [finding for finding in check(record) if finding.element == "use_conditions"]
    assert [(finding.mandatory, finding.repair is not None and finding.repair.safe) for finding in advice] == [
        (False, False)
    ]


def test_nothing_is_said_of_access_where_the_record_says_nothing() -> None:
    record = constrained((("useConstraints", "otherRestrictions"), ("otherConstraints", "Licence Ouverte 2.0")))
    assert set(rules(record)) == {"C.17"}
    before = record.to_bytes().count(b"LimitationsOnPublicAccess")
    apply_safe_repairs(record)
    assert set(rules(record)) == {"C.17"}
    assert record.to_bytes().count(b"LimitationsOnPublicAccess") == before
    assert b"https://spdx.org/licenses/etalab-2.0" in record.to_bytes()


def test_no_limitation_beside_a_limit_is_left_to_a_person() -> None:
    record = constrained(
        (("accessConstraints", "otherRestrictions"), ("otherConstraints", _LIMIT),
         ("otherConstraints", "L124-4-I-2 du code de l'environnement")),
        (("useConstraints", "otherRestrictions"), ("otherConstraints", "Licence Ouverte 2.0")),
    )  # fmt: skip
    found = [finding for finding in check(record) if finding.rule == "C.17"]
    assert [finding.repair is not None and finding.repair.safe for finding in found] == [False]


def test_secure_addresses_are_written_with_http() -> None:
    record = constrained(
        (
            ("accessConstraints", "otherRestrictions"),
            ("otherConstraints", f"{_LIMIT}|{_NONE.replace('http', 'https')}"),
        ),
        (("useConstraints", "otherRestrictions"), ("otherConstraints", "Licence Ouverte 2.0")),
    )
    apply_safe_repairs(record)
    assert rules(record) == Counter()
    assert stated(record)[0] == ["otherRestrictions", _NONE]


def test_limits_may_not_stand_beside_an_anchor_of_the_conditions() -> None:
    unknown = "http://inspire.ec.europa.eu/metadata-codelist/ConditionsApplyingToAccessAndUse/conditionsUnknown"
    record = constrained((
        ("accessConstraints", "otherRestrictions"), ("otherConstraints", f"{_LIMIT}|{_NONE}"),
        ("otherConstraints", f"Conditions inconnues|{unknown}"),
    ))  # fmt: skip
    assert set(rules(record)) == {"C.17"}
    apply_safe_repairs(record)
    assert rules(record) == Counter()
    assert [_NONE in block for block in stated(record)] == [True, False]


def test_two_blocks_with_the_same_limit_become_one() -> None:
    record = complete()
    first = record.find(_CONSTRAINTS)
    assert first is not None
    record.insert_before(first, access_block("noLimitations", "fre"))
    assert set(rules(record)) == {"C.17"}
    apply_safe_repairs(record)
    assert rules(record) == Counter()
    assert sum(_NONE in block for block in stated(record)) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Pas de restriction d’accès publique", "noLimitations"),
        ("pas de restriction d'accès public.", "noLimitations"),
        ("Directive 2007/2/CE (INSPIRE), pas de restriction d'accès public", "noLimitations"),
        ("Aucun des articles de la loi ne peut être invoqué pour justifier d'une restriction d'accès public.",
         "noLimitations"),
        ("L124-4-I-2 du code de l'environnement (Directive 2007/2/CE (INSPIRE), Article 13.1.h)",
         "INSPIRE_Directive_Article13_1h"),
        ("Article L. 124-4 I 2° du code de l'environnement", "INSPIRE_Directive_Article13_1h"),
        ("Accès restreint, article 13(1)(b) de la directive INSPIRE", "INSPIRE_Directive_Article13_1b"),
        ("CRPA, L311-5 2°d", "INSPIRE_Directive_Article13_1b"),
        ("L124-4-I-1 du code de l'environnement", ""),
        ("Articles 13.1.a et 13.1.b de la directive INSPIRE", ""),
        ("Informations non opposables aux tiers", ""),
    ],
)  # fmt: skip
def test_limits_are_recognised_in_words(text: str, value: str) -> None:
    assert limitation(text) == value


@pytest.mark.parametrize(
    ("text", "value", "alone"),
    [
        ("Licence Ouverte / Open Licence Version 2.0 https://www.etalab.gouv.fr/licence-ouverte-open-licence",
         "etalab-2.0", True),
        ("« Licence Ouverte / Open Licence » Version 2.0 (avril 2017), définie par la mission Etalab placée sous "
         "l'autorité du Premier ministre. Utilisation libre sous réserve de citer la source.", "etalab-2.0", False),
        ("Licence ouverte v2", "etalab-2.0", True),
        ("Licence Ouverte 1.0 http://www.data.gouv.fr/Licence-Ouverte-Open-Licence.", "LO-1.0", True),
        ("Licence ouverte", "", False),
        ("Licence ouverte Etalab.", "", False),
        ("Licence Ouverte / Open License (compatible ODC-BY, CC-BY 2.0)", "", False),
        ("Open Data Commons Open Database License (ODbL)", "ODbL-1.0", True),
        ("Aucune condition ne s’applique", "noConditionsApply", True),
        ("Conditions inconnues.", "conditionsUnknown", True),
        ("Licence CC BY", "", False),
    ],
)  # fmt: skip
def test_licences_are_recognised_in_words_and_versions_never_guessed(text: str, value: str, alone: bool) -> None:
    assert licence(text) == value
    assert bool(only_licence(text)) == alone


@pytest.mark.parametrize(
    ("text", "french", "date"),
    [
        ("2014-09-08Z", True, "2014-09-08"), ("12/06/2014", True, "2014-06-12"), ("05/06/2014", False, ""),
        ("25/06/2014", False, "2014-06-25"), ("2014/6/2", True, "2014-06-02"), ("20140612", True, "2014-06-12"),
        ("1er juin 2014", True, "2014-06-01"), ("juin 2014", True, "2014-06"), ("09/2014", True, "2014-09"),
        ("2014-09-08 10:00", True, "2014-09-08T10:00:00"), ("31/02/2014", True, ""), ("bientôt", True, ""),
        (" 2012\n", True, "2012"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(text: str, french: bool, date: str) -> None:
    assert iso_date(text, french) == date


def test_what_a_contact_lacks_is_taken_from_the_same_organisation() -> None:
    record = complete()
    record.set("organisation", (Contact("Région  exemple", "", "owner"), Contact("Autre", "a@autre.fr", "Publisher")))
    assert rules(record) == Counter({"C.10": 2})
    apply_safe_repairs(record)
    assert rules(record) == Counter()
    assert [(c.email, c.role) for c in record.get("organisation")] == [
        ("sig@exemple.fr", "owner"), ("a@autre.fr", "publisher")
    ]  # fmt: skip


def test_a_contact_is_not_completed_where_the_record_has_two_answers() -> None:
    record = complete()
    record.set("organisation", (
        Contact("Mairie", "", "owner"), Contact("Mairie", "a@mairie.fr", "owner"),
        Contact("Mairie", "b@mairie.fr", "user"),
    ))  # fmt: skip
    apply_safe_repairs(record)
    assert rules(record) == Counter({"C.10": 1})
    assert record.get("organisation")[0].email == ""


def test_the_point_of_contact_is_chosen_by_a_person_among_several() -> None:
    record = complete()
    record.set("metadata_contact", (Contact("A", "a@a.fr", "owner"), Contact("B", "b@b.fr", "custodian")))
    found = [finding for finding in check(record) if finding.rule == "C.6"]
    assert [finding.repair is not None and finding.repair.safe for finding in found] == [False]


def test_repairs_leave_comments_and_the_rest_of_the_bytes_alone() -> None:
    record = complete()
    stamp = record.find("gmd:dateStamp/*")
    assert stamp is not None
    record.set_text(stamp, "12/06/2024")
    data = record.to_bytes().replace(b"<gmd:dateStamp>", b"<!-- kept --><gmd:dateStamp>")
    record = Record.parse(data)
    apply_safe_repairs(record)
    pattern = rb"<gmd:dateStamp>.*?</gmd:dateStamp>"
    assert re.sub(pattern, b"", record.to_bytes(), flags=re.DOTALL) == re.sub(pattern, b"", data, flags=re.DOTALL)
    assert b"<gco:Date>2024-06-12</gco:Date>" in record.to_bytes()
