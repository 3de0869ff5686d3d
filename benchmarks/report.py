"""Rows of the benchmark report: one per promised number."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One number, ours beside the peer's of the same run."""

    name: str
    ours: float
    #: ``None`` where the peer cannot run here; never invented.
    peer: float | None
    peer_name: str
    unit: str
    ratio: float | None
    goal: str
    ok: bool


def row(
    name: str,
    ours: float,
    peer: float | None,
    peer_name: str,
    unit: str,
    goal: str,
    ok: Callable[[float, float | None], bool],
) -> Row:
    """Make a row; ``ok`` gets our figure and the ratio ours/peer."""
    ratio = None if not peer else ours / peer
    return Row(
        name,
        round(ours, 3),
        None if peer is None else round(peer, 3),
        peer_name,
        unit,
        None if ratio is None else round(ratio, 3),
        goal,
        ok(ours, ratio),
    )


def alternate(
    runs: int, ours: Callable[[], dict[str, float]], peer: Callable[[], dict[str, float]]
) -> tuple[dict[str, float], dict[str, float]]:
    """Run A/B/A/B and give the median of each figure of each side."""
    mine: list[dict[str, float]] = []
    theirs: list[dict[str, float]] = []
    for _ in range(runs):
        mine.append(ours())
        theirs.append(peer())
    return medians(mine), medians(theirs)


def medians(samples: Sequence[dict[str, float]]) -> dict[str, float]:
    """Give the median of each figure."""
    return {key: statistics.median(sample[key] for sample in samples) for key in samples[0]}


def write(rows: Sequence[Row], path: Path) -> None:
    """Write the rows of this run; rows of other benchmarks written before are kept."""
    kept: list[dict[str, object]] = []
    names = {one.name for one in rows}
    if path.is_file():
        kept = [one for one in json.loads(path.read_text(encoding="utf-8")) if one["name"] not in names]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(kept + [asdict(one) for one in rows], indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def table(rows: Sequence[Row]) -> str:
    """Give the rows as a text table."""
    head = ("name", "ours", "peer", "peer name", "unit", "ratio", "goal", "ok")
    lines = [head]
    for one in rows:
        cells = (one.name, one.ours, one.peer, one.peer_name, one.unit, one.ratio, one.goal, "yes" if one.ok else "NO")
        lines.append(tuple("–" if cell is None else str(cell) for cell in cells))
    widths = [max(len(line[index]) for line in lines) for index in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
