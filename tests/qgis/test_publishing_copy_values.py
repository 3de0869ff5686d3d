"""Columns written for COPY at once are written as each of their values is."""

from __future__ import annotations

import math

import pytest
from qgis.core import NULL
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from prodige_plugin.publishing.copy_values import column_writer_for, writer_for

COLUMNS = [
    ("integer", [1, -5, 0]),
    ("integer", [1, NULL, None, True]),
    ("bigint", [2**40, -(2**62)]),
    ("numeric(20,0)", [2**64 - 1]),
    ("double precision", [1 / 3, -0.0, 1e300]),
    ("double precision", [1.0, math.nan, math.inf, -math.inf]),
    ("double precision", [1.0, 2, NULL]),
    ("real", [0.5, None]),
    ("text", ["été", "Commune n° 3", ""]),
    ("text", ["a\tb", "c\\d", "e\nf\r", "nul\0"]),
    ("text", ["x", NULL, "y"]),
    ("text", [{"a": 1}, ["b"], "c"]),
    ("date", [QDate(2024, 6, 12), QDate(2024, 6, 12), QDate(1, 1, 1), QDate(9999, 12, 31)]),
    ("date", [QDate(2024, 6, 12), QDate(), QDate(-44, 3, 15), QDate(12024, 1, 1)]),
    ("date", [QDate(2024, 6, 12), NULL, QDateTime(2024, 6, 12, 1, 2, 3)]),
    ("time", [QTime(1, 2, 3), NULL]),
    ("timestamp", [QDateTime(2024, 6, 12, 1, 2, 3), NULL]),
    ("boolean", [True, False, NULL]),
    ("text[]", [["a,b", 'c"d'], NULL]),
    ("jsonb", [{"é": [1, None]}, NULL]),
]


@pytest.mark.parametrize(("kind", "values"), COLUMNS)
def test_a_column_is_written_as_each_of_its_values(kind: str, values: list[object], qgis_app) -> None:
    one, many = writer_for(kind), column_writer_for(kind)
    expected = [one(value) for value in values]
    assert list(many(values)) == expected
    # and what was met before is written the same
    assert list(many(values)) == expected
    assert all("\t" not in text and "\n" not in text for text in expected)
