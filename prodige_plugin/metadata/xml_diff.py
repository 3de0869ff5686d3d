"""The difference between two XML texts, line by line, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Lines shown around a change.
CONTEXT = 3


@dataclass(frozen=True)
class DiffLine:
    """One line of the difference."""

    #: " " for a line of both, "-" taken away, "+" added, "…" lines left out.
    mark: str
    text: str
    #: number of the line before and after, from 1; 0 where it has none.
    before: int = 0
    after: int = 0


def lines(old: bytes, new: bytes, context: int = CONTEXT) -> list[DiffLine]:
    """Give the changed lines with some lines around; an empty list where nothing differs.

    Line ends do not count as a difference in a text that has the same lines; bytes that are no UTF-8
    are shown as U+FFFD.
    """
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (old, new))
    found: list[DiffLine] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    end = 0
    for group in matcher.get_grouped_opcodes(context):
        if group[0][1] > end:
            found.append(DiffLine("…", ""))
        for operation in group:
            found += _operation(operation, before, after)
        end = group[-1][2]
    if found and end < len(before):
        found.append(DiffLine("…", ""))
    return found


def _operation(operation: tuple[str, int, int, int, int], before: list[str], after: list[str]) -> Iterator[DiffLine]:
    kind, i, j, k, m = operation
    if kind == "equal":
        yield from (DiffLine(" ", before[i + step], i + step + 1, k + step + 1) for step in range(j - i))
        return
    yield from (DiffLine("-", before[at], at + 1, 0) for at in range(i, j))
    yield from (DiffLine("+", after[at], 0, at + 1) for at in range(k, m))
