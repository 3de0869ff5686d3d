"""Checksums column by column: the same for the same values, another for any change; blocks compared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prodige_plugin.publishing import columns
from prodige_plugin.publishing.columns import Marks, column_sums, differing, row_sums

BYTES = st.binary(max_size=60)
#: What a text of a GeoPackage may hold: anything but the character 0, which PostgreSQL does not take either.
TEXTS = st.text(st.characters(min_codepoint=1, exclude_categories=("Cs",)), max_size=40).map(str.encode)


def objects(values: list[bytes]) -> np.ndarray:
    found = np.empty(len(values), object)
    found[:] = values
    return found


@given(st.lists(BYTES, min_size=1, max_size=20))
def test_bytes_differ_where_their_sums_do(values: list[bytes]) -> None:
    sums = column_sums(objects(values))
    assert len(set(values)) == len(set(sums.tolist()))


@given(st.lists(TEXTS, min_size=1, max_size=20), st.integers(0, 40))
def test_the_width_of_an_array_does_not_count(values: list[bytes], more: int) -> None:
    width = max(map(len, values)) or 1
    narrow, wide = np.array(values, f"S{width}"), np.array(values, f"S{width + more}")
    assert (column_sums(narrow) == column_sums(wide)).all()
    assert len(set(values)) == len(set(column_sums(narrow).tolist()))


@given(st.integers(1, 300), st.data())
def test_bytes_of_one_length_have_the_same_sums_in_either_form(length: int, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.binary(min_size=length, max_size=length), min_size=1, max_size=8))
    fixed = np.array([np.void(value) for value in values], f"V{length}")
    assert (column_sums(fixed) == column_sums(objects(values))).all()


@given(st.binary(min_size=1, max_size=3000), st.data())
def test_one_bit_counts(value: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(value) - 1))
    other = bytearray(value)
    other[place] ^= 1 << data.draw(st.integers(0, 7))
    assert len(set(column_sums(objects([value, bytes(other)])).tolist())) == 2


@pytest.mark.parametrize(
    "values",
    [
        np.array([0, 1, -1, 2**31 - 1], np.int32),
        np.array([0, 1, -1, 2**62], np.int64),
        np.array([0.0, -0.0, 1e-300, 1.0, np.nextafter(1.0, 2.0), np.nan, np.inf]),
        np.array([0.0, 1.5, 2.5], np.float32),
        np.array(["2020-01-01", "2020-01-02", "NaT"], "M8[D]"),
        np.array(["2020-01-01T00:00:00.001", "2020-01-01T00:00:00.002"], "M8[ms]"),
    ],
)
def test_numbers_and_dates_differ(values: np.ndarray) -> None:
    assert len(set(column_sums(values).tolist())) == len(values)


def test_a_number_has_the_same_sum_in_every_width() -> None:
    assert (column_sums(np.array([7, -7], np.int16)) == column_sums(np.array([7, -7], np.int64))).all()


def test_what_is_missing_differs_from_what_is_empty() -> None:
    texts = np.ma.masked_array(np.array([b"", b"", b"a"], "S1"), [True, False, False])
    numbers = np.ma.masked_array(np.array([0, 0, 1]), [True, False, False])
    for column in (texts, numbers):
        assert len(set(column_sums(column).tolist())) == 3
    hidden = np.ma.masked_array(np.array([5, 6]), [True, True])
    assert len(set(column_sums(hidden).tolist())) == 1, "what lies under a missing value does not count"


def test_rows_know_their_columns_apart() -> None:
    ones, twos = np.array([1]), np.array([2])
    assert row_sums([ones, twos]) != row_sums([twos, ones])
    assert row_sums([ones, ones]) != row_sums([twos, twos])
    with pytest.raises(ValueError, match="no columns"):
        row_sums([])


def test_values_of_unknown_kinds_are_refused() -> None:
    with pytest.raises(TypeError):
        column_sums(np.array([True]))


def test_many_wide_values_are_summed_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    values = [bytes([number % 256]) * (1 + number * 7 % 90) for number in range(200)]
    whole = column_sums(objects(values))
    monkeypatch.setattr(columns, "_PORTION", 64)
    assert (column_sums(objects(values)) == whole).all()


ROWS = st.dictionaries(st.integers(-5, 60), st.integers(0, 2), max_size=40)


def blocks(rows: dict[int, int], sizes: list[int]) -> list[Marks]:
    numbers = np.array(sorted(rows), np.int64)
    hashes = np.array([rows[number] for number in sorted(rows)], np.int64)
    cuts = np.cumsum(sizes)
    return list(zip(np.split(numbers, cuts), np.split(hashes, cuts), strict=True))


@given(ROWS, ROWS, st.lists(st.integers(0, 9), max_size=8), st.lists(st.integers(0, 9), max_size=8))
def test_blocks_are_compared_as_rows_are(
    before: dict[int, int], now: dict[int, int], cut_before: list[int], cut_now: list[int]
) -> None:
    inserted: dict[int, int] = {}
    changed: dict[int, int] = {}
    deleted: list[int] = []
    for new, other, gone in differing(iter(blocks(before, cut_before)), blocks(now, cut_now)):
        inserted.update(zip(new[0].tolist(), new[1].tolist(), strict=True))
        changed.update(zip(other[0].tolist(), other[1].tolist(), strict=True))
        deleted += gone.tolist()
    assert inserted == {number: now[number] for number in now.keys() - before.keys()}
    assert changed == {number: now[number] for number in now.keys() & before.keys() if now[number] != before[number]}
    assert sorted(deleted) == sorted(before.keys() - now.keys())


def test_sums_are_those_of_yesterday() -> None:
    """Written down once: other computers hold such sums, and so do snapshots."""
    texts, numbers = np.array(["été".encode(), b""], "S8"), np.array([1, -2])
    shapes = objects([b"\x01\x01\x00\x00\x00" + bytes(16), b""])
    assert row_sums([numbers, texts, shapes]).tolist() == [13995186340504456333, 10042000359299625320]
