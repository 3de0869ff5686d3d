"""What each safe repair makes of a record, and what is recognised in words."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from prodige_plugin.metadata import Record, apply_safe_repairs, check, codelists
from prodige_plugin.metadata.date_words import iso_date
from prodige_plugin.metadata.namespaces import XLINK
from prodige_plugin.metadata.patch import new
from prodige_plugin.metadata.template import access_block
from prodige_plugin.metadata.validation import apply_repairs
from prodige_plugin.metadata.values import Contact
from prodige_plugin.metadata.wordings import licence, limitation, only_licence
from tests.unit.test_metadata_validation import complete

_ID = "gmd:identificationInfo/gmd:MD_DataIdentification"
_CONSTRAINTS = f"{_ID}/gmd:resourceConstraints"
_LIMITS = "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess"


def rules(record: Record) -> Counter[str]:
    return Counter(finding.rule for finding in check(record) if finding.mandatory)


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


@pytest.mark.parametrize("blocks", [
    (),
    ((("useLimitation", "Au 1/5000"),),),
    ((("accessConstraints", "copyright"), ("useConstraints", "license"), ("otherConstraints", "Droits réservés")),),
])  # fmt: skip
def test_the_limit_that_a_person_chooses_takes_nothing_away(blocks: tuple[tuple[tuple[str, str], ...], ...]) -> None:
    record = constrained(*blocks)
    was = stated(record)
    repair = next(finding.repair for finding in check(record) if finding.rule == "C.17")
    assert repair is not None
    assert not repair.safe
    repaired = repair.apply(record)
    assert "C.17" not in rules(repaired)
    said = [text for block in stated(repaired) for text in block]
    assert all(text in said for block in was for text in block)


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


def test_what_a_contact_lacks_may_be_taken_from_the_same_organisation() -> None:
    """Its address elsewhere in the record may be a colleague's: it is offered, not written unasked."""
    record = complete()
    record.set("organisation", (Contact("Région  exemple", "", "owner"), Contact("Autre", "a@autre.fr", "Publisher")))
    assert rules(record) == Counter({"C.10": 2})
    apply_safe_repairs(record)
    assert rules(record) == Counter({"C.10": 1})
    apply_repairs(record, lambda finding: finding.repairable)
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


@pytest.mark.parametrize(("key", "rule"), [("metadata_contact", "C.6"), ("organisation", "C.10")])
def test_a_missing_contact_may_be_taken_from_the_other_place_by_a_person(key: str, rule: str) -> None:
    record = complete()
    record.set(key, ())
    assert rules(record) == Counter({rule: 1})
    repair = next(finding.repair for finding in check(record) if finding.rule == rule)
    assert repair is not None
    assert not repair.safe
    assert rules(repair.apply(record)) == Counter()


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
