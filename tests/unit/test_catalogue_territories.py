"""The table of French territories, as it is shipped."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prodige_plugin.catalogue import cli, territories
from prodige_plugin.catalogue.territories import LEVELS, by_code, find, fold
from prodige_plugin.errors import FileError


def first(text):
    return find(text, 1)[0]


def labels(text, limit=5):
    return [one.label for one in find(text, limit)]


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        ("Drôme", "departement", "26"),
        ("DROME", "departement", "26"),
        ("ile de france", "region", "11"),
        ("Auvergne-Rhône-Alpes", "region", "84"),
        ("rhone alpes", "region", "84"),
        ("PACA", "region", "93"),
        ("idf", "region", "11"),
        ("cotes d'armor", "departement", "22"),
        ("cotes d’armor", "departement", "22"),
        ("val d oise", "departement", "95"),
        ("l'haÿ-les-roses", "commune", "94038"),
        ("L HAY LES ROSES", "commune", "94038"),
        ("St-Étienne", "commune", "42218"),
        ("saint etienne", "commune", "42218"),
        ("ste foy les lyon", "commune", "69202"),
        ("la rochelle", "commune", "17300"),
        ("Havre", "commune", "76351"),
        ("metropole lyon", "epci", "200046977"),
        ("Communauté de communes Faucigny Glières", "epci", "200000172"),
        ("département de la Loire", "departement", "42"),
        ("commune de Paris", "commune", "75056"),
        ("œuilly", "commune", "51410"),
        ("OEUILLY 02", "commune", "02565"),
        ("strasb", "commune", "67482"),
    ],
)
def test_a_name_is_found_however_it_is_written(text, level, code):
    found = first(text)
    assert (found.level, found.code) == (level, code)


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        ("26", "departement", "26"),
        ("1", "departement", "01"),
        ("2a", "departement", "2A"),
        ("974", "departement", "974"),
        # region 93 is another one
        ("93", "departement", "93"),
        ("69123", "commune", "69123"),
        ("2B033", "commune", "2B033"),
        ("200000172", "epci", "200000172"),
        ("84", "departement", "84"),
    ],
)
def test_a_code_is_found(text, level, code):
    found = first(text)
    assert (found.level, found.code) == (level, code)


def test_the_beginning_of_a_code_gives_its_communes():
    found = find("2600", 20)
    assert found
    assert {one.level for one in found} == {"commune"}
    assert {one.parent for one in found} == {"26"}


def test_whole_names_then_beginnings_then_words_then_parts():
    found = [one.name for one in find("Valence", 40)]
    assert found[0] == "Valence"
    beginning = found.index("Valence-en-Poitou")
    word = found.index("Bourg-lès-Valence")
    assert beginning < word
    assert find("alence", 1)[0].name.lower().find("alence") > 0


def test_bigger_levels_first_among_equals():
    assert [one.level for one in find("Guadeloupe", 2)] == ["region", "departement"]
    assert [one.level for one in find("Paris", 2)] == ["departement", "commune"]
    ranks = [LEVELS.index(one.level) for one in find("Loire", 60) if one.name.startswith("Loire-")]
    assert ranks == sorted(ranks)


def test_namesakes_are_told_apart_by_their_departement():
    assert set(labels("saint-denis", 4)) == {
        "Saint-Denis (974)",
        "Saint-Denis (93)",
        "Saint-Denis (11)",
        "Saint-Denis (30)",
    }
    assert first("Lyon").label == "Lyon"
    # the département and the commune
    assert labels("Paris", 2) == ["Paris", "Paris (75)"]


def test_a_departements_number_after_the_name_chooses():
    assert first("saint denis 93").code == "93066"
    assert first("Saint-Denis (974)").code == "97411"
    assert find("saint pierre 2b") == []
    assert find("drôme 99") == []


def test_every_label_finds_its_territory():
    known = territories.table()
    for row in known.rows[:: len(known.rows) // 150]:
        letter, code = row.split("\t", 2)[:2]
        one = next(found for level in LEVELS if level[0] == letter and (found := by_code(level, code)))
        assert one in find(one.label, 60)


def test_st_alone_may_be_a_beginning_or_a_saint():
    names = [one.name for one in find("st", 4000)]
    assert "Strasbourg" in names
    assert "Saint-Denis" in names


def test_boxes_are_degrees_and_lie_in_their_parents():
    known = territories.table()
    assert len(known.rows) == 18 + 101 + 1255 + 34868
    for row in known.rows:
        *_words, west, south, width, height = row.split("\t")
        assert -180_000 <= int(west) < int(west) + int(width) <= 180_000
        assert -90_000 <= int(south) < int(south) + int(height) <= 90_000
    lyon = first("Lyon").box
    rhone = first("Rhône").box
    region = first("Auvergne-Rhône-Alpes").box
    for outer, inner in ((rhone, lyon), (region, rhone)):
        assert outer.west <= inner.west < inner.east <= outer.east
        assert outer.south <= inner.south < inner.north <= outer.north
    assert (lyon.west, lyon.south, lyon.east, lyon.north) == (4.771, 45.707, 4.9, 45.809)


def test_every_commune_and_epci_has_its_departement():
    known = territories.table()
    for place, row in enumerate(known.rows):
        if row[0] in "ce":
            assert ("d", territories._parent(known, place)) in known.places, row
    assert by_code("commune", "97411").parent_name == "La Réunion"
    assert by_code("commune", "2A004").parent_name == "Corse-du-Sud"
    assert by_code("departement", "26").parent_name == "Auvergne-Rhône-Alpes"
    # its box holds more communes of the Rhône than of its own département
    assert first("CC Lyon-Saint-Exupéry en Dauphiné").parent == "38"
    assert by_code("commune", "00000") is None


def test_nothing_is_found_for_nothing():
    assert find("") == []
    assert find(" -' ") == []
    assert find("zzzzqq") == []
    assert find("Lyon", 0) == []


@settings(deadline=None)  # the machine may be busy
@given(st.text(max_size=30))
def test_any_text_gives_an_answer(text):
    assert len(find(text, 3)) <= 3


@given(st.text(alphabet="abcéÈœŒçÿ'’-– sStT.", max_size=20))
def test_folding_is_stable(text):
    once = fold(text)
    assert fold(once) == once
    assert once == once.strip()
    assert fold(text.upper()) == fold(text.lower())


def test_folding_keeps_lines():
    assert fold("L'Haÿ\nSt-Ouen\nÀ Î").split("\n") == ["l hay", "saint ouen", "a i"]


@pytest.mark.parametrize("damage", [b"", b"no gzip", gzip.compress(b"\xff\xfe"), gzip.compress(b"c\n")])
def test_a_damaged_table_is_said_to_be_so(tmp_path, monkeypatch, damage):
    path = tmp_path / "territories.tsv.gz"
    path.write_bytes(damage)
    monkeypatch.setattr(territories, "resource", lambda *_parts: path)
    territories.table.cache_clear()
    try:
        with pytest.raises(FileError) as caught:
            territories.table()
        assert caught.value.todo
    finally:
        territories.table.cache_clear()


def test_the_command_line_searches_within_a_territory(capsys):
    options = cli._parser().parse_args(["search", "https://there.test/csw", "eau", "--territory", "saint-denis 93"])
    assert options.box == by_code("commune", "93066").box
    assert "Saint-Denis [commune 93066]" in capsys.readouterr().err
    for words in (["--territory", "zzqq"], ["--territory", "26", "--box", "1,2,3,4"]):
        assert cli.main(["search", "https://there.test/csw", *words]) == 2
    assert "zzqq" in capsys.readouterr().err


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=12), min_size=1, max_size=6))
def test_a_column_is_folded_as_its_lines_are(lines):
    assert fold("\n".join(lines)).split("\n") == [fold(line) for line in lines]
