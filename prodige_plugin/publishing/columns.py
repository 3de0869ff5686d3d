"""Checksums of many features at once, column by column, as GDAL's Arrow streams give them to NumPy.

A checksum is 64 bits. Every eight bytes of a value are turned, by where they stand, into a number that differs for
all contents, and these are added up; so are the columns of a row, one after the other. A change within eight bytes of
one value is therefore always seen; one of several places is missed once in about 2⁶⁴. It is no protection against
somebody who wants two features to look alike: nobody gains by that here. The same values give the same checksums on
every computer, however wide the arrays are that they come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Sums: TypeAlias = npt.NDArray[np.uint64]
#: Numbers of features, ascending, and their checksums.
Marks: TypeAlias = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]

# constants and steps of the finishing of MurmurHash3 and SplitMix64: each step can be turned back, so nothing is lost
_FIRST, _SECOND = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
#: The checksum of a value that is not there.
_NULL = np.uint64(0x6E756C6C6E756C6C)
_WORD = 8
#: Bytes that are padded and summed at once.
_PORTION = 4 * 1024 * 1024


def row_sums(columns: Iterable[npt.NDArray[Any]]) -> Sums:
    """Give the checksum of each row; a row is as good as its columns and their order.

    :param columns: at least one; arrays or masked arrays of numbers, dates, texts (``S``) or bytes (``V`` or objects).
    """
    total: Sums | None = None
    for column in columns:
        sums = column_sums(column)
        if total is None:
            total = sums
        else:
            # the order of columns counts
            total *= _FIRST
            total ^= total >> _HALF
            total += sums
    if total is None:
        raise ValueError("no columns")
    return _stirred(total)


def column_sums(column: npt.NDArray[Any]) -> Sums:
    """Give the checksum of each value of a column.

    :raises TypeError: such values cannot be summed.
    """
    mask = column.mask if isinstance(column, np.ma.MaskedArray) else None
    values = np.asarray(column.data) if isinstance(column, np.ma.MaskedArray) else column
    kind = values.dtype.kind
    if kind == "S":
        sums = _of_bytes(values)
    elif kind == "V":
        sums = _of_bytes(values.view(f"S{values.dtype.itemsize}")) + _of_lengths(
            np.full(len(values), values.dtype.itemsize)
        )
    elif kind == "O":
        sums = _of_ragged([value if isinstance(value, bytes) else b"" for value in values])
    elif kind == "f":
        sums = _stirred(values.astype("<f8").view("<u8"))
    elif kind in "iuM":
        sums = _stirred(values.astype("<i8").view("<u8"))
    else:
        raise TypeError(f"no checksum for {values.dtype}")
    if mask is not None:
        sums[np.broadcast_to(mask, len(values))] = _NULL
    return sums


def totals(hashes: npt.NDArray[np.int64]) -> tuple[int, int, int]:
    """Give how many checksums there are, and their upper and lower halves added up."""
    return len(hashes), int((hashes >> 32).sum()), int((hashes & 0xFFFFFFFF).sum())


def differing(before: Iterator[Marks], now: Iterable[Marks]) -> Iterator[tuple[Marks, Marks, npt.NDArray[np.int64]]]:
    """Give, block by block, (what was inserted, what was changed, numbers of what was deleted).

    :param before: blocks of features published before, by number, ascending.
    :param now: blocks of features there are now, by number, ascending.
    """
    held: Marks = (np.empty(0, np.int64), np.empty(0, np.int64))
    for numbers, hashes in now:
        if not len(numbers):
            continue
        last = numbers[-1]
        while not len(held[0]) or held[0][-1] < last:
            block = next(before, None)
            if block is None:
                break
            held = np.concatenate((held[0], block[0])), np.concatenate((held[1], block[1]))
        cut = int(np.searchsorted(held[0], last, side="right"))
        yield _between((held[0][:cut], held[1][:cut]), (numbers, hashes))
        held = held[0][cut:], held[1][cut:]
    none: Marks = (np.empty(0, np.int64), np.empty(0, np.int64))
    yield none, none, held[0]
    for block in before:
        yield none, none, block[0]


def _between(old: Marks, new: Marks) -> tuple[Marks, Marks, npt.NDArray[np.int64]]:
    """Compare two blocks of the same range of numbers."""
    if np.array_equal(old[0], new[0]):
        changed = old[1] != new[1]
        return (new[0][:0], new[1][:0]), (new[0][changed], new[1][changed]), old[0][:0]
    if not len(old[0]):
        return new, (new[0][:0], new[1][:0]), old[0]
    place = np.minimum(np.searchsorted(old[0], new[0]), len(old[0]) - 1)
    known = old[0][place] == new[0]
    changed = known & (old[1][place] != new[1])
    deleted = old[0][~np.isin(old[0], new[0], assume_unique=True)]
    return (new[0][~known], new[1][~known]), (new[0][changed], new[1][changed]), deleted


def _stirred(words: Sums) -> Sums:
    """Turn each number into another that depends on all its bits; in place."""
    words ^= words >> _HALF
    words *= _FIRST
    words ^= words >> np.uint64(29)
    words *= _SECOND
    words ^= words >> _HALF
    return words


def _of_lengths(lengths: npt.NDArray[Any]) -> Sums:
    """Give what lengths add: zeros at the end of bytes count."""
    return _stirred(lengths.astype("<u8"))


def _of_bytes(values: npt.NDArray[np.bytes_]) -> Sums:
    """Sum bytes of one width; zeros after a value's end add nothing."""
    width = -(-max(values.dtype.itemsize, 1) // _WORD)
    sums = np.empty(len(values), np.uint64)
    step = max(1, _PORTION // (width * _WORD))
    for begin in range(0, len(values), step):
        words = values[begin : begin + step].astype(f"S{width * _WORD}").view("<u8").reshape(-1, width)
        sums[begin : begin + step] = _placed(words, _places(width))
    return sums - _of_zeros(width)


def _placed(words: Sums, places: Sums) -> Sums:
    """Add up the words of each row, each turned by where it stands; in place."""
    words ^= places
    words *= _FIRST
    words ^= words >> _HALF
    words *= _SECOND
    added: Sums = words.sum(axis=1, dtype=np.uint64)
    return added


def _of_ragged(values: Sequence[bytes]) -> Sums:
    """Sum bytes of different lengths, those of about the same length together."""
    lengths = np.fromiter(map(len, values), np.int64, len(values))
    sums = np.empty(len(values), np.uint64)
    # 8, 16, 32 … bytes: at most half of what is summed is padding
    widths = 2 ** np.ceil(np.log2(np.maximum(lengths, _WORD))).astype(np.int64)
    for width in np.unique(widths):
        chosen = np.flatnonzero(widths == width)
        step = max(1, _PORTION // int(width))
        for begin in range(0, len(chosen), step):
            part = chosen[begin : begin + step]
            sums[part] = _of_bytes(np.array([values[index] for index in part], dtype=f"S{width}"))
    return sums + _of_lengths(lengths)


@lru_cache(maxsize=64)
def _places(width: int) -> Sums:
    """Give a number for each of ``width`` places, the same for ever (SplitMix64 from 1)."""
    places = np.arange(1, width + 1, dtype=np.uint64) * _STEP
    places ^= places >> np.uint64(30)
    places *= np.uint64(0xBF58476D1CE4E5B9)
    places ^= places >> np.uint64(27)
    places *= np.uint64(0x94D049BB133111EB)
    places ^= places >> np.uint64(31)
    return places


@lru_cache(maxsize=64)
def _of_zeros(width: int) -> np.uint64:
    """Give what ``width`` words of zeros add up to."""
    return np.uint64(_placed(np.zeros((1, width), np.uint64), _places(width))[0])
