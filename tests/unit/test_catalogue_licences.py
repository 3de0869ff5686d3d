"""Licences recognised in the words of real records and portals."""

from __future__ import annotations

import pytest

from prodige_plugin.catalogue.licences import identifiers, open_identifiers, recognise, says_open, words_of


@pytest.mark.parametrize(
    ("texts", "name", "is_open"),
    [
        (["Licence Ouverte / Open Licence version 2.0"], "Licence Ouverte 2.0", True),
        (["Licence Ouverte / Open Licence » Version 2.0 (avril 2017), définie par la mission Etalab"],
         "Licence Ouverte 2.0", True),
        (["licence Etalab v. 2.0 avril 2017."], "Licence Ouverte 2.0", True),
        (["Licence Ouverte 1.0 http://www.data.gouv.fr/Licence-Ouverte-Open-Licence."], "Licence Ouverte 1.0", True),
        (["https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf"], "Licence Ouverte 1.0", True),
        (["https://www.etalab.gouv.fr/wp-content/uploads/2018/11/open-licence.pdf"], "Licence Ouverte 2.0", True),
        (["https://www.etalab.gouv.fr/licence-ouverte-open-licence/"], "Licence Ouverte 2.0", True),
        (["https://spdx.org/licenses/etalab-2.0"], "Licence Ouverte 2.0", True),
        (["Licence Ouverte / Open License (compatible ODC-BY, CC-BY 2.0)"], "Licence Ouverte", True),
        (["Licence Ouverte (compatible CC-BY) https://www.etalab.gouv.fr/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf"],
         "Licence Ouverte 2.0", True),
        (["ODbL, compatible avec la Licence Ouverte 2.0"], "ODbL 1.0", True),
        (["Données ouvertes"], "", True),
        (["Données ouvertes", "lov2"], "Licence Ouverte 2.0", True),
        (["LICENCE OUVERTE"], "Licence Ouverte", True),
        (["Licence Ouverte", "https://spdx.org/licenses/etalab-2.0"], "Licence Ouverte 2.0", True),
        (["lov2"], "Licence Ouverte 2.0", True),
        (["fr-lo"], "Licence Ouverte", True),
        (["odc-odbl"], "ODbL 1.0", True),
        (["Licence ODbL mai 2013 (basée sur ODbL 1.0)"], "ODbL 1.0", True),
        (["http://opendatacommons.org/licenses/odbl/1.0/"], "ODbL 1.0", True),
        (["Licence ouverte de base de données (ODbL)"], "ODbL 1.0", True),
        (["https://creativecommons.org/licenses/by/4.0/"], "CC BY 4.0", True),
        (["Licence CC-BY 4.0 : L’utilisateur peut utiliser et modifier les données"], "CC BY 4.0", True),
        (["Creative Commons Attribution 4.0"], "CC BY 4.0", True),
        (["cc-by-sa"], "CC BY-SA", True),
        (["http://creativecommons.org/licenses/by-nc-sa/3.0/fr/"], "CC BY-NC-SA 3.0", False),
        (["Creative Commons Attribution - Pas d'Utilisation Commerciale - Pas de Modification 3.0"],
         "CC BY-NC-ND 3.0", False),
        (["https://creativecommons.org/publicdomain/zero/1.0/"], "CC0 1.0", True),
        (["Utilisation libre sous réserve de mentionner la source"], "", False),
        (["Ces données ne sont pas sous licence ouverte"], "", False),
        (["https://schema.data.gouv.fr/etalab/schema-impact/0.5.0/documentation.html"], "", False),
        (["https://www.aviso.altimetry.fr/fileadmin/documents/data/License_Aviso.pdf", ""], "", False),
        (["notspecified"], "", False),
        ([], "", False),
    ],
)  # fmt: skip
def test_what_records_and_portals_say_of_licences(texts: list[str], name: str, is_open: bool) -> None:
    assert recognise(texts) == (name, is_open)


def test_keywords_that_declare_open_data() -> None:
    assert says_open(["eau", "Données ouvertes"])
    assert says_open(["open-data"])
    assert says_open(["OpenData"])
    assert not says_open(["données", "ouvertures", "eaux ouvertes"])
    assert not says_open([])


def test_identifiers_that_portals_may_have() -> None:
    assert identifiers("Licence Ouverte 2.0")[0] == "lov2"
    assert "odc-odbl" in identifiers("ODbL 1.0")
    assert {"cc-by-4.0", "cc-by"} <= set(identifiers("CC BY 4.0"))
    assert all(recognise([each]).open for each in open_identifiers() if not each.startswith("other"))


def test_words_to_search_a_licence_by() -> None:
    assert "etalab" in words_of("Licence Ouverte 2.0")
    assert "odbl" in words_of("ODbL 1.0")
    assert words_of("Usage interne") == ("Usage interne",)
