"""The shipped thesauri say what their registers say; the search finds what French geomaticians call things."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prodige_plugin.metadata import codelists, thesauri
from prodige_plugin.metadata.vocabulary import Entry, Finder, Vocabulary

FACTS = Path(__file__).resolve().parents[3] / "shared" / "inspire" / "thesauri"

#: file of facts → our list; codes, addresses and labels are compared.
SAME = {
    "inspire_themes": "InspireTheme",
    "inspire_topic_category": "MD_TopicCategoryCode",
    "inspire_spatial_scope": "SpatialScope",
    "hvd_categories": "HighValueCategory",
    "inspire_priority_dataset": "PriorityDataset",
    "spatial_data_service_category": "SpatialDataServiceCategory",
    "inspire_spatial_data_service_type": "SpatialDataServiceType",
    "eu_frequency": "EuFrequency",
    "eu_data_theme": "EuDataTheme",
    "conditions_access_use": thesauri.CONDITIONS,
}


def facts(name: str) -> list[dict[str, Any]]:
    path = FACTS / f"{name}.json"
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    items: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["items"]
    return items


@pytest.mark.parametrize("name", SAME)
def test_codes_addresses_and_labels_are_the_registers(name: str) -> None:
    entries = {entry.code: entry for entry in thesauri.vocabulary(SAME[name]).entries}
    items = facts(name)
    assert set(entries) == {item["code"] for item in items}
    for item in items:
        entry, labels = entries[item["code"]], item["label"]
        assert entry.uri == item["uri"]
        if name == "inspire_spatial_data_service_type" and item["code"] == "other":
            labels = {"en": labels["fr"], "fr": labels["en"]}  # the source has the two exchanged
        for language in ("fr", "en"):
            if labels.get(language):
                assert entry.labels[language] == labels[language].strip(), item["uri"]


def test_limits_have_the_french_wording() -> None:
    items = facts("limitations_fr_cnig")
    assert {item["code"] for item in items} == set(codelists.values("LimitationsOnPublicAccess"))
    for item in items:
        assert codelists.uri("LimitationsOnPublicAccess", item["code"]) == item["uri"]
        assert codelists.wording("LimitationsOnPublicAccess", item["code"], "fr") == item["text_fr"]
        assert item["text_fr"] in next(
            entry for entry in thesauri.vocabulary("LimitationsOnPublicAccess").entries if entry.uri == item["uri"]
        ).words["fr"]  # fmt: skip


def test_licences_and_systems_of_coordinates_are_those_of_the_state() -> None:
    for item in facts("licences_fr"):
        found = thesauri.concept("Licence", item["anchor"])
        assert found is not None and found.code == item["spdx"]
    for item in facts("ogc_epsg_france"):
        found = thesauri.concept("CrsFrance", item["uri"])
        assert found is not None and found.code == item["code"]


def test_everything_said_is_said_of_something() -> None:
    for name, said in thesauri._synonyms().items():
        assert set(said) <= set(codelists.values(name)), name
        for code, words in said.items():
            assert words, (name, code)
            for language in ("fr", "en"):
                texts = words.get(language, [])
                assert len(texts) == len(set(texts)) and all(text == text.strip() != "" for text in texts), (name, code)


def test_no_list_is_in_two_places() -> None:
    assert not set(codelists._lists()) & set(codelists._registers())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("PLU", "lu"), ("plui", "lu"), ("zonages", "lu"), ("Zonage", "lu"), ("hydrologie", "hy"), ("orthophoto", "oi"),
        ("ORTHOPHOTOS", "oi"), ("foret", "lc"), ("forêt", "lc"), ("zones humides", "hb"), ("inondation", "nz"),
        ("PPRI", "nz"), ("piste cyclable", "tn"), ("cadastre", "cp"), ("MNT", "el"), ("lidar", "el"), ("ICPE", "pf"),
        ("école", "us"), ("ecoles", "us"), ("Natura 2000", "ps"), ("znieff", "ps"), ("communes", "au"), ("BAN", "ad"),
        ("IRIS", "su"), ("éolien", "er"), ("pluie", "mf"), ("qualité de l'air", "ac"), ("qualite de l’air", "ac"),
        ("Land use", "lu"), ("species", "sd"), ("hydro", "hy"), ("occupation du sol", "lc"), ("usage du sol", "lu"),
    ],
)  # fmt: skip
def test_what_people_say_leads_to_the_theme(words: str, code: str) -> None:
    found = thesauri.search("InspireTheme", words, "fr")
    assert found[0].code == code, [concept.label for concept in found]


def test_why_it_was_found_is_told() -> None:
    match = thesauri.matches("InspireTheme", "hydrologie", "fr")[0]
    assert (match.concept.label, match.why) == ("Hydrographie", "hydrologie")
    assert thesauri.matches("InspireTheme", "hydrogr", "fr")[0].why == ""


def test_labels_come_before_other_words_and_those_before_the_inside_of_words() -> None:
    entries = tuple(
        Entry(f"u:{code}", code, {"fr": label}, {"fr": said}, {"fr": about})
        for code, label, said, about in (
            ("sentence", "Air", (), "Avec de l'eau aussi"),
            ("inside", "Bateau", (), ""),
            ("said", "Hydrographie", ("eau",), ""),
            ("word", "Masses d'eau", (), ""),
            ("prefix", "Eaux douces", (), ""),
        )
    )
    found = Finder(Vocabulary("v", "V", entries), "fr").find("eau")
    assert [match.concept.code for match in found] == ["prefix", "word", "said", "inside", "sentence"]
    assert [match.concept.code for match in Finder(Vocabulary("v", "V", entries), "fr").find("", 2)] == [
        "sentence", "inside",
    ]  # fmt: skip


def test_all_words_must_be_there_and_nonsense_finds_nothing() -> None:
    assert thesauri.search("InspireTheme", "eau zzz") == []
    assert thesauri.search("InspireTheme", "…") == thesauri.search("InspireTheme", "")
    found = thesauri.search("PriorityDataset", "captages potable")
    assert [concept.code for concept in found] == ["DrinkingWaterAbstractionPoints-dir-1998-83"]


def test_a_concept_is_known_by_address_code_and_label() -> None:
    for name in ("http://inspire.ec.europa.eu/theme/hy", "http://inspire.ec.europa.eu/theme/hy/", "hy", "hydrographie"):
        found = thesauri.concept("InspireTheme", name, "fr")
        assert found is not None and found.code == "hy"
    assert thesauri.concept("InspireTheme", "http://elsewhere.example/hy", "fr") is None


def test_keywords_can_be_cited() -> None:
    for key in thesauri.KEYWORDS:
        found = thesauri.vocabulary(key)
        assert found.title and found.uri.startswith("http") and len(found.date) == 10
    for key in thesauri.KEYS:
        assert thesauri.vocabulary(key).entries and thesauri.name(key) != key


def test_trees_have_no_loose_branches() -> None:
    for key in ("PriorityDataset", "SpatialDataServiceCategory"):
        entries = thesauri.vocabulary(key).entries
        codes = {entry.code for entry in entries}
        assert any(entry.broader for entry in entries)
        assert all(entry.broader in codes for entry in entries if entry.broader)


def test_a_system_of_coordinates_is_found_by_place_number_and_name() -> None:
    for words, code in (
        ("lambert 93", "2154"), ("2154", "2154"), ("EPSG:2154", "2154"), ("Guyane", "2972"), ("Réunion", "2975"),
        ("Mayotte", "4471"), ("lambert 2 etendu", "27572"), ("CC46", "3946"), ("web mercator", "3857"),
    ):  # fmt: skip
        assert thesauri.search("CrsFrance", words)[0].code == code, words
