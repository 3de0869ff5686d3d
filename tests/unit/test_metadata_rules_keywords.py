"""Themes, thesauri, keywords and topic categories are repaired from what the record says."""

from __future__ import annotations

import pytest

from prodige_plugin.metadata.citations import INSPIRE_THEMES, date_in, fold, is_inspire_themes, known
from prodige_plugin.metadata.findings import Severity
from tests.unit.metadata_fragments import dataset, errors, found, keywords, repaired, text, thesaurus, xml


@pytest.mark.parametrize(
    "title",
    [
        "GEMET - INSPIRE Themes",
        "GEMET INSPIRE themes - version 1.0",
        "INSPIRE themes",
        "Thèmes INSPIRE",
        "external.theme.inspire",
        "geonetwork.thesaurus.external.theme.inspire-theme",
        "external.theme.httpinspireeceuropaeutheme-theme",
        "Thématiques INSPIRE",
    ],
)
def test_the_themes_are_recognised_under_other_names(title: str) -> None:
    assert is_inspire_themes(title)
    record = dataset(keywords("Sites protégés", thesaurus=thesaurus(title, "2008-06-01")))
    fixed = repaired(record, "inspire_themes")
    assert errors(fixed, "inspire_themes") == []
    assert ">GEMET - INSPIRE themes, version 1.0</gmx:Anchor>" in xml(fixed)
    assert fixed.get("inspire_themes") == ("ps",)


@pytest.mark.parametrize("title", ["INSPIRE priority data set", "GEMET - Concepts, version 3.1", "Thèmes du SIG", ""])
def test_other_thesauri_are_not_taken_for_the_themes(title: str) -> None:
    assert not is_inspire_themes(title)


def test_labels_with_slips_are_written_to_the_letter() -> None:
    record = dataset(
        keywords(
            "Sites proteges",
            "REPARTITION DE LA POPULATION - DEMOGRAPHIE",
            "Réseau de transport",
            thesaurus=thesaurus("GEMET - INSPIRE themes, version 1.0", "2008-06-01"),
        )
    )
    fixed = repaired(record, "inspire_themes")
    assert found(fixed, "inspire_themes") == []
    written = xml(fixed)
    assert ">Répartition de la population — démographie<" in written
    assert ">Réseaux de transport<" in written
    assert "http://inspire.ec.europa.eu/theme/tn" in written


def test_one_wrong_label_beside_a_right_one_is_a_warning_with_a_repair() -> None:
    record = dataset(
        keywords("Sols", "Sites protéges", thesaurus=thesaurus("GEMET - INSPIRE themes, version 1.0", "2008-06-01"))
    )
    assert errors(record, "inspire_themes") == []
    fixed = repaired(record, "inspire_themes", severity=Severity.WARNING)
    assert fixed.get("inspire_themes") == ("so", "ps")
    assert found(fixed, "inspire_themes") == []


def test_a_free_keyword_that_is_a_theme_may_be_stated_as_one_and_stays() -> None:
    """“Sol” or “Hydrographie” is a word too: no theme is chosen without asking."""
    record = dataset(keywords("Hydrographie", "rivière"))
    fixed = repaired(record, "inspire_themes", safe=False)
    assert fixed.get("inspire_themes") == ("hy",)
    assert fixed.get("keywords") == ("Hydrographie", "rivière")


def test_a_free_keyword_in_a_language_of_neither_the_record_nor_its_readers_states_nothing() -> None:
    assert errors(dataset(keywords("Mark")), "inspire_themes")[0].repair is None  # Swedish for soil
    named = thesaurus("GEMET - INSPIRE themes, version 1.0", "")
    assert errors(dataset(keywords("Mark", thesaurus=named)), "inspire_themes") == []


def test_an_address_of_the_register_states_a_theme() -> None:
    anchor = '<gmx:Anchor xlink:href="https://inspire.ec.europa.eu/theme/lu">Usage du sol</gmx:Anchor>'
    fixed = repaired(dataset(keywords(anchor)), "inspire_themes")
    assert fixed.get("inspire_themes") == ("lu",)


def test_no_theme_is_invented() -> None:
    (finding,) = errors(dataset(keywords("rivière", "poisson")), "inspire_themes")
    assert finding.repair is None


def test_what_else_the_citation_of_the_themes_holds_stays() -> None:
    identifier = f"<gmd:identifier><gmd:MD_Identifier><gmd:code>{text('thésaurus 7')}</gmd:code></gmd:MD_Identifier>"
    cited = thesaurus("INSPIRE themes", "", beside=f"{identifier}</gmd:identifier>")
    fixed = repaired(dataset(keywords("Sols", "Autre chose", thesaurus=cited)), "inspire_themes")
    assert "thésaurus 7" in xml(fixed)
    assert "Autre chose" in xml(fixed)
    assert errors(fixed, "keyword_thesaurus") == []


def test_known_thesauri_are_completed() -> None:
    record = dataset(keywords("marais", thesaurus=thesaurus("GEMET - Concepts, version 3.1, 2012-07-20")))
    fixed = repaired(record, "keyword_thesaurus")
    assert "<gco:Date>2012-07-20</gco:Date>" in xml(fixed)
    assert errors(fixed, "keyword_thesaurus") == []


def test_the_date_of_an_unknown_thesaurus_is_not_invented() -> None:
    (finding,) = errors(dataset(keywords("x", thesaurus=thesaurus("Mots du parc"))), "keyword_thesaurus")
    assert finding.repair is None
    record = dataset(keywords("x", thesaurus=thesaurus("Mots du parc", "2019-05-02", kind="")))
    fixed = repaired(record, "keyword_thesaurus", safe=False)
    assert errors(fixed, "keyword_thesaurus") == []


def test_a_thesaurus_without_a_name_is_none() -> None:
    record = dataset(keywords("marais", thesaurus=thesaurus("", "2019-05-02")))
    fixed = repaired(record, "keyword_thesaurus")
    assert fixed.get("keywords") == ("marais",)


def test_a_group_without_keywords_goes_away() -> None:
    fixed = repaired(dataset(keywords("", thesaurus=thesaurus("environnement"))), "keyword_thesaurus")
    assert "descriptiveKeywords" not in xml(fixed)


def test_groups_of_one_thesaurus_become_one() -> None:
    named = thesaurus("Domaines", "2024-05-23")
    record = dataset(
        keywords("Eau", "Air", thesaurus=named) + keywords("libre") + keywords("eau", "Sol", thesaurus=named)
    )
    fixed = repaired(record, "keyword_groups")
    assert errors(fixed, "keyword_groups") == []
    written = xml(fixed)
    assert written.count("descriptiveKeywords>") == 4
    assert [written.count(text(word)) for word in ("Eau", "Air", "Sol", "eau", "libre")] == [1, 1, 1, 0, 1]


def test_groups_that_say_different_things_are_not_merged_without_asking() -> None:
    record = dataset(
        keywords("Eau", thesaurus=thesaurus("Domaines", "2024-05-23"))
        + keywords("Sol", thesaurus=thesaurus("Domaines", "2025-04-11"))
    )
    repaired(record, "keyword_groups", safe=False)


def test_empty_keywords_and_duplicates_go_away() -> None:
    record = dataset(keywords("marais", "", "Marais", "eau") + keywords("EAU"))
    fixed = repaired(record, "keywords", severity=Severity.WARNING)
    assert fixed.get("keywords") == ("marais", "eau")
    assert xml(fixed).count("<gmd:descriptiveKeywords>") == 1


@pytest.mark.parametrize(
    "inside",
    [
        "<gmd:MD_TopicCategoryCode> environment </gmd:MD_TopicCategoryCode>",
        "<gmd:MD_TopicCategoryCode>Environnement</gmd:MD_TopicCategoryCode>",
        '<gmd:MD_TopicCategoryCode codeListValue="environment"/>',
        "<gco:CharacterString>environment</gco:CharacterString>",
    ],
)
def test_a_topic_category_in_another_form(inside: str) -> None:
    record = dataset(f"<gmd:topicCategory>{inside}</gmd:topicCategory><gmd:topicCategory/>")
    fixed = repaired(record, "topic_category")
    assert errors(fixed, "topic_category") == []
    assert fixed.get("topic_category") == ("environment",)
    assert xml(fixed).count("<gmd:topicCategory") == 1


def test_an_unknown_topic_category_has_no_repair() -> None:
    record = dataset("<gmd:topicCategory><gmd:MD_TopicCategoryCode>zut</gmd:MD_TopicCategoryCode></gmd:topicCategory>")
    assert errors(record, "topic_category")[0].repair is None


def test_thesauri_known_by_name() -> None:
    assert known("GeMET — INSPIRE thèmes") == INSPIRE_THEMES
    assert known("", "geonetwork.thesaurus.external.theme.inspire-theme") == INSPIRE_THEMES
    assert known("Spatial  SCOPE") is not None
    assert known("Mots du parc") is None
    assert date_in("Liste du 2020-03-13") == "2020-03-13"
    assert date_in("2020-03-13 / 2021-03-13") == ""
    assert fold("Répartition de la population — Démographie") == "repartition de la population demographie"
