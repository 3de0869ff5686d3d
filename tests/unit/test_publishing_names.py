"""Names of tables and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.publishing import names


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Zones humides été 2024", "zones_humides_ete_2024"),
        ('R&D <été> "x"', "r_d_ete_x"),
        ("Œuvres d'art — Île", "oeuvres_d_art_ile"),
        ("Tronçons d’été – Île", "troncons_d_ete_ile"),
        ("2024 crues", "c_2024_crues"),
        ("table", "c_table"),
        ("qgis_projects", "c_qgis_projects"),
        ("_s1a2b3c4d_x", "s1a2b3c4d_x"),
        ("日本", "couche"),
        ("", "couche"),
        ("x'; DROP TABLE communes; --", "x_drop_table_communes"),
    ],
)
def test_table_name(title: str, expected: str) -> None:
    assert names.table_name(title) == expected


@given(st.text(max_size=120), st.sets(st.sampled_from(["a", "b", "couche", "couche_2", "zones", "c_all"])))
def test_every_title_gives_a_free_valid_name(title: str, taken: set[str]) -> None:
    name = names.table_name(title, taken)
    assert names.is_table_name(name)
    assert name not in taken
    assert not names.is_work_name(name)
    assert len(names.staging_name("0123abcd", name)) <= names.MAX_COLUMN_BYTES


def test_taken_names_get_a_number_and_keep_the_limit() -> None:
    long = "z" * 80
    first = names.table_name(long)
    second = names.table_name(long, {first})
    third = names.table_name(long, {first, second.upper()})
    assert (first, second, third) == ("z" * 50, "z" * 48 + "_2", "z" * 48 + "_3")


def test_key_column_avoids_fields_whatever_their_case() -> None:
    assert names.column_name(("gid", "fid"), ["nom"]) == "gid"
    assert names.column_name(("gid", "fid"), ["GID"]) == "fid"
    assert names.column_name(("gid", "fid"), ["GID", "Fid"]) == "gid_2"


@pytest.mark.parametrize("bad", ["Zones", "é", "a b", "1a", "a-b", 'a"b', "select", "", "a" * 51, "a\n"])
def test_what_is_not_a_table_name(bad: str) -> None:
    assert not names.is_table_name(bad)
