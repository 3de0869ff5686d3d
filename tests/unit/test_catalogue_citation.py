"""Citations and the letter that reports a problem."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from prodige_plugin.catalogue import citation
from prodige_plugin.catalogue.model import Summary
from prodige_plugin.platforms.model import Platform
from prodige_plugin.platforms.web_pages import record_page

ZONES = Summary("rec-1", "Zones humides  de la\nDrôme", organisation="DREAL Auvergne-Rhône-Alpes", date="2024-06-12",
                licence="Licence Ouverte 2.0", resource_identifier="zh_26")  # fmt: skip
CITED = citation.citation_of(ZONES, "https://x.fr/r/1", "DatARA", "2026-01-05")


def test_the_text_has_what_iso_690_asks_for_in_its_order():
    assert citation.as_text(CITED) == (
        "DREAL Auvergne-Rhône-Alpes. Zones humides de la Drôme [data set]. DatARA, 2024. Updated 2024-06-12. "
        "[Viewed 2026-01-05]. Available from: https://x.fr/r/1 Licence: Licence Ouverte 2.0."
    )


def test_what_is_not_known_leaves_no_trace():
    bare = citation.citation_of(Summary("rec-2", "Routes"))
    assert citation.as_text(bare) == "Routes [data set]. Identifier: rec-2."
    assert citation.as_attribution(bare) == "Routes"
    assert citation.as_markdown(bare) == "*Routes*"
    assert "author" not in citation.as_bibtex(bare) and "year" not in citation.as_bibtex(bare)


def test_the_attribution_names_the_source_and_the_last_update():
    assert citation.as_attribution(CITED) == (
        "DREAL Auvergne-Rhône-Alpes – Zones humides de la Drôme, updated 2024-06-12 (Licence Ouverte 2.0)"
    )


def test_an_identifier_that_is_an_address_is_the_link():
    summary = Summary("r", "T", resource_identifier="https://doi.org/10.1/x")
    assert citation.citation_of(summary, "https://page").url == "https://doi.org/10.1/x"


def test_markdown_and_bibtex_survive_any_title():
    nasty = citation.citation_of(Summary("r", "R&D [100 %] {_x_} \\ $1 #2", organisation="É & Cie"), "https://x/(a)")
    assert citation.as_markdown(nasty) == "É & Cie, [R&D \\[100 %\\] {\\_x\\_} \\\\ $1 #2](https://x/%28a%29)"
    entry = citation.as_bibtex(nasty)
    assert entry.startswith("@misc{e_rd_100,\n")
    assert r"title = {{R\&D [100 \%] \{\_x\_\} \textbackslash{} \$1 \#2}}" in entry
    bare = entry.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")


def test_the_letter_is_a_mailto_with_subject_and_body():
    letter = urlsplit(citation.problem_letter(ZONES, " sig@dreal.fr ", "https://x.fr/r/1", "dead: https://y/?a=1&b=2"))
    asked = parse_qs(letter.query)
    assert (letter.scheme, letter.path) == ("mailto", "sig@dreal.fr")
    assert asked["subject"] == ["Problem with the record “Zones humides de la Drôme”"]
    assert "Identifier: rec-1\r\n" in asked["body"][0] and "dead: https://y/?a=1&b=2" in asked["body"][0]


def test_a_mail_address_cannot_add_headers():
    letter = citation.problem_letter(ZONES, "a@b.fr?bcc=all@b.fr&x=\r\nBcc: c@d.fr")
    assert letter.count("?") == 1 and "\r" not in letter
    assert set(parse_qs(urlsplit(letter).query)) == {"subject", "body"}


@pytest.mark.parametrize(
    ("product", "endpoints", "page"),
    [
        ("geonetwork", {"catalogue": "https://g.fr/geonetwork"}, "https://g.fr/geonetwork/srv/fre/catalog.search#/metadata/a%2Fb"),
        ("csw", {"catalogue": "https://g.fr/geonetwork/srv/fre/csw"}, "https://g.fr/geonetwork/srv/fre/catalog.search#/metadata/a%2Fb"),
        ("prodige", {"csw": "https://p.fr/geonetwork/srv/fre/csw"}, "https://p.fr/geonetwork/srv/fre/catalog.search#/metadata/a%2Fb"),
        ("ckan", {"catalogue": "https://c.fr/api/3/"}, "https://c.fr/dataset/a%2Fb"),
        ("udata", {"catalogue": "https://www.data.gouv.fr"}, "https://www.data.gouv.fr/fr/datasets/a%2Fb/"),
        ("geoplateforme", {"catalogue": "https://data.geopf.fr/recherche"}, "https://cartes.gouv.fr/rechercher-une-donnee/dataset/a%2Fb"),
        ("geoplateforme", {"catalogue": "http://127.0.0.1/recherche"}, ""),
        ("records", {"catalogue": "https://r.fr/collections/main/items"}, "https://r.fr/collections/main/items/a%2Fb?f=html"),
        ("csw", {"catalogue": ""}, ""),
    ],
)  # fmt: skip
def test_the_page_of_a_record(product, endpoints, page):
    assert record_page(Platform("k", "N", product, endpoints), "a/b") == page


def test_a_plain_csw_gives_the_xml_and_keeps_its_own_parameters():
    page = record_page(Platform("k", "N", "csw", {"csw": "https://c.fr/csw?map=x&service=CSW"}), "a&b")
    asked = parse_qs(urlsplit(page).query)
    assert asked["map"] == ["x"] and asked["ID"] == ["a&b"] and asked["SERVICE"] == ["CSW"] and "service" not in asked
