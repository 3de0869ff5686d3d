"""Run every benchmark, or one (``python benchmarks/run.py NAME``): one table, one report.

Ours and the peer run in turns in the same run; figures are medians. The report,
``build/bench/report.json``, is a list of rows ``{"name", "ours", "peer", "peer_name", "unit",
"ratio", "goal", "ok"}`` with ``ratio`` = ours / peer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import (  # noqa: E402  after the path is known
    describe,
    first_card,
    links,
    postgis,
    publish,
    publish_changes,
    scrolling,
    search,
    start,
    summaries,
    upload,
)
from benchmarks.report import Row, table, write  # noqa: E402

BENCHMARKS: dict[str, Callable[[Path], list[Row]]] = {
    "start": start.run,
    "summaries": summaries.run,
    "links": links.run,
    "search": search.run,
    "first_card": first_card.run,
    "scrolling": scrolling.run,
    "postgis": postgis.run,
    "publish": publish.run,
    "publish_changes": publish_changes.run,
    "upload": upload.run,
    "describe": describe.run,
}


def main(only: str = "") -> int:
    """Run, print the table, write the report; give 1 when a goal is missed."""
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    if only and only not in BENCHMARKS:
        print(f"no benchmark named {only!r}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name, benchmark in BENCHMARKS.items():
        if only in ("", name):
            print(f"… {name}", flush=True)
            rows += benchmark(folder)
            write(rows, folder / "report.json")
    print(table(rows))
    return 0 if all(one.ok for one in rows) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
