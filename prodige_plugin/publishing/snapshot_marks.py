"""Snapshots of layers that GDAL loads: blocks of marks, which are compared without a look at each feature in Python.

The table ``marks`` of the file attached as ``snap`` holds numbers and checksums of some thousand features a row, by
number (:mod:`.marks`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .changes import Kind

if TYPE_CHECKING:
    from .columns import Marks
    from .scan import Totals

#: Features of a block that is written anew.
_BLOCK = 8192


def keep(connection: sqlite3.Connection, blocks: Iterable[Marks]) -> Totals:
    """Write blocks of marks in place of those there are, and give what they add up to."""
    from . import columns

    connection.execute("DELETE FROM snap.marks")
    count = high = low = 0
    last: int | None = None
    ascending = True
    for numbers, hashes in blocks:
        if not len(numbers):
            continue
        ascending = ascending and (last is None or int(numbers[0]) > last)
        last = int(numbers[-1])
        part = columns.totals(hashes)
        count, high, low = count + part[0], high + part[1], low + part[2]
        _add(connection, (numbers, hashes))
    if not ascending:
        _in_order(connection)
    return count, high, low


def compare(connection: sqlite3.Connection, before: sqlite3.Connection) -> dict[str, int]:
    """Note what differs in ``snap.delta``, and give how many features do, by kind.

    :param before: the snapshot of what was published.
    """
    from .columns import differing

    counted = dict.fromkeys((kind.value for kind in Kind), 0)
    for inserted, changed, deleted in differing(_blocks(before, "main"), _blocks(connection, "snap")):
        for kind, (numbers, hashes) in ((Kind.INSERTED, inserted), (Kind.CHANGED, changed)):
            rows = zip(numbers.tolist(), hashes.tolist(), strict=True)
            connection.executemany(
                "INSERT INTO snap.delta (kind, gid, fid, hash) VALUES (?, ?, ?, ?)",
                ((kind.value, number, number, checksum) for number, checksum in rows),
            )
            counted[kind.value] += len(numbers)
        connection.executemany(
            "INSERT INTO snap.delta (kind, gid) VALUES (?, ?)",
            ((Kind.DELETED.value, number) for number in deleted.tolist()),
        )
        counted[Kind.DELETED.value] += len(deleted)
    return counted


def _add(connection: sqlite3.Connection, block: Marks) -> None:
    """Write one block."""
    numbers, hashes = block
    connection.execute("INSERT INTO snap.marks (numbers, hashes) VALUES (?, ?)", (numbers.tobytes(), hashes.tobytes()))


def _blocks(connection: sqlite3.Connection, schema: str) -> Iterator[Marks]:
    """Give the blocks of a snapshot in order."""
    import numpy as np

    for numbers, hashes in connection.execute(f"SELECT numbers, hashes FROM {schema}.marks ORDER BY block"):  # noqa: S608  one of two
        yield np.frombuffer(numbers, np.int64), np.frombuffer(hashes, np.int64)


def _in_order(connection: sqlite3.Connection) -> None:
    """Write the blocks anew by number: a filter may give features in another order."""
    import numpy as np

    found = list(_blocks(connection, "snap"))
    numbers = np.concatenate([block[0] for block in found])
    hashes = np.concatenate([block[1] for block in found])
    order = np.argsort(numbers)
    connection.execute("DELETE FROM snap.marks")
    for begin in range(0, len(order), _BLOCK):
        part = order[begin : begin + _BLOCK]
        _add(connection, (numbers[part], hashes[part]))
