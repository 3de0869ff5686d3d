"""The script that makes the table of territories."""

from __future__ import annotations

import gzip

import pytest

from prodige_plugin.paths import resource
from tools import territories


def row(level, code, name, parent, west, south, east, north):
    return {
        "level": level, "code": code, "name": name, "parent": parent,
        "west": west, "south": south, "east": east, "north": north,
    }  # fmt: skip


COMMUNES = [
    row("commune", "26001", "Est", "26", "5.0", "44.0", "5.2", "44.2"),
    row("commune", "26002", "Ouest", "26", "4.8", "44.1", "5.0", "44.3"),
    # three neighbours that lie within the EPCI's box and are not of it
    row("commune", "07001", "A", "07", "4.85", "44.05", "4.9", "44.08"),
    row("commune", "07002", "B", "07", "4.86", "44.05", "4.9", "44.08"),
    row("commune", "07003", "C", "07", "4.87", "44.05", "4.9", "44.08"),
]


def test_rows_are_compact_and_bigger_levels_first():
    lines = territories.table(
        [*COMMUNES[:1], row("region", "84", "Auvergne-Rhône-Alpes", "", "2.062", "44.115", "7.186", "46.805")]
    ).splitlines()
    assert lines == [
        "r\t84\tAuvergne-Rhône-Alpes\t\t2062\t44115\t5124\t2690",
        "c\t26001\tEst\t\t5000\t44000\t200\t200",
    ]


def test_the_communes_at_its_sides_tell_where_an_epci_lies():
    epci = row("epci", "200000001", "CC", "", "4.8", "44.0", "5.2", "44.3")
    line = next(line for line in territories.table([epci, *COMMUNES]).splitlines() if line[0] == "e")
    assert line.split("\t")[3] == "26"
    assert territories.departement_of((0, 0, 1, 1), []) == ""


def test_a_commune_of_another_departement_is_refused():
    with pytest.raises(ValueError, match="26001"):
        territories.table([row("commune", "26001", "Est", "07", "5.0", "44.0", "5.2", "44.2")])


def test_the_shipped_table_is_what_the_script_makes(root):
    source = root.parent / "shared" / "geodata" / "territories.csv.gz"
    if not source.exists():
        pytest.skip(f"the source of the table is not here: {source}")
    shipped = gzip.decompress(resource("territories", "territories.tsv.gz").read_bytes()).decode("utf-8")
    made = territories.table(territories.read(source))
    assert made == shipped
