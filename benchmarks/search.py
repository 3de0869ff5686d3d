"""Searching 100,000 records with 0, 200 and 1000 ms of latency: the window's longest gap, and the requests."""

from __future__ import annotations

import contextlib
from pathlib import Path

from tools import desktop

from . import large
from .latency import LatencyFront
from .report import Row, alternate, row

ROOT = Path(__file__).resolve().parent.parent
LATENCIES_MS = (0, 200, 1000)
WORDS = "zones humides"
#: six letters, typed one by one.
LETTERS = "humide"
RUNS = 3


def run(folder: Path) -> list[Row]:
    """Search in turns with the Catalogue dock and with MetaSearch, each time with every latency."""
    mine = desktop.Profile(folder / "profile-plugin", plugin=desktop.staged_plugin())
    theirs = desktop.Profile(folder / "profile-metasearch")
    with large.catalogue(folder) as address, contextlib.ExitStack() as stack:
        base, path = address.rsplit("/", 1)
        fronts = {ms: stack.enter_context(LatencyFront(base, ms / 1000, f"/{path}")) for ms in LATENCIES_MS}

        def search(profile: desktop.Profile, script: str) -> dict[str, float]:
            profile.create()
            arguments = {
                "csw": {str(ms): f"{front.url}/{path}" for ms, front in fronts.items()},
                "words": WORDS,
                "letters": LETTERS,
                # the fronts count for both sides; read from inside, between two steps
                "counters": {str(ms): f"{front.url}{front.COUNTER}" for ms, front in fronts.items()},
            }
            answer = desktop.run(profile, ROOT / "benchmarks/inside" / script, arguments, timeout_s=150)
            if not answer.pop("found"):
                raise RuntimeError(f"{script} found nothing")
            return {key: float(str(value)) for key, value in answer.items()}

        ours, peer = alternate(
            RUNS, lambda: search(mine, "search_plugin.py"), lambda: search(theirs, "search_metasearch.py")
        )
    rows = [
        row(f"search_gap_ms_at_{ms}", ours[f"gap_{ms}"], peer[f"gap_{ms}"], "MetaSearch", "ms", "≤ 50 ms", _calm)
        for ms in LATENCIES_MS
    ]
    rows += [
        row(f"typing_gap_ms_at_{ms}", ours[f"typing_gap_{ms}"], None, "–", "ms", "≤ 50 ms", _calm)
        for ms in LATENCIES_MS
    ]
    return [
        *rows,
        row("typing_requests", ours["typing_requests"], None, "–", "requests", "1", lambda value, _ratio: value == 1),
        row(
            "search_requests",
            ours["requests"],
            peer["requests"],
            "MetaSearch",
            "requests",
            "≤ 0.5 ×",
            lambda _value, ratio: ratio is not None and ratio <= 0.5,
        ),
    ]


def _calm(value: float, _ratio: float | None) -> bool:
    """Whether a person notices nothing."""
    return value <= 50
