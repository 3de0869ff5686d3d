"""What was seen, row by row: kept in ``build/fault-matrix.json``, and shown."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.faults.nursery import ROOT

MATRIX = ROOT / "build" / "fault-matrix.json"


@dataclass(frozen=True)
class Row:
    """One row of the matrix."""

    product: str
    step: str
    fault: str
    outcome: str
    ok: bool


def difference(before: Any, after: Any, where: str = "") -> str:
    """Tell where two values differ; "" when they are equal."""
    if before == after:
        return ""
    if isinstance(before, dict) and isinstance(after, dict):
        return "; ".join(
            difference(before.get(key), after.get(key), f"{where}/{key}")
            for key in sorted({*before, *after}, key=str)
            if before.get(key) != after.get(key)
        )
    return f"{where}: {_short(before)} before, {_short(after)} after"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 300 else f"{text[:300]}…"


def write(rows: Iterable[Row], path: Path = MATRIX) -> None:
    """Keep the rows, with those of other products and plans that are there already."""
    rows = list(rows)
    done = {(row.product, row.step.split(" / ")[0]) for row in rows}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # another product may end at the same moment
        file.seek(0)
        text = file.read()
        kept = json.loads(text) if text else []
        kept = [row for row in kept if (row["product"], row["step"].split(" / ")[0]) not in done]
        file.truncate(0)
        file.write(json.dumps(kept + [asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n")


def printed(rows: Iterable[Row]) -> str:
    """Show rows as a matrix: a line for each step and fault, with how each ending came out."""
    rows = list(rows)
    lines: list[str] = []
    steps = dict.fromkeys((row.product, row.step) for row in rows)
    for product, step in steps:
        mine = [row for row in rows if (row.product, row.step) == (product, step)]
        lines.append(f"{product} – {step}")
        for fault in dict.fromkeys(row.fault for row in mine):
            cells = [f"{'ok ' if row.ok else 'NOT'} {row.outcome}" for row in mine if row.fault == fault]
            lines.append(f"    {fault:<58} {' | '.join(cells)}")
    bad = sum(not row.ok for row in rows)
    lines.append(f"{len(rows)} cells, {bad} not as they should be")
    return "\n".join(lines)
