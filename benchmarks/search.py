"""One search of the same catalogue with 200 ms of latency: the window's longest gap, and the requests."""

from __future__ import annotations

from pathlib import Path

from prodige_plugin.training.practice import PracticePlatform
from tools import desktop

from .latency import LatencyFront
from .report import Row, alternate, row

ROOT = Path(__file__).resolve().parent.parent
LATENCY_S = 0.2
WORDS = "départements"
RUNS = 3


def run(folder: Path) -> list[Row]:
    """Search in turns with the Catalogue dock and with MetaSearch."""
    staged = desktop.staged_plugin()
    mine = desktop.Profile(folder / "profile-plugin", plugin=staged)
    theirs = desktop.Profile(folder / "profile-metasearch")
    platform = PracticePlatform(folder / "platform")
    address = platform.start().platform.endpoints["csw"]
    base, path = address.rsplit("/", 1)
    try:
        with LatencyFront(base, LATENCY_S, f"/{path}") as front:

            def search(profile: desktop.Profile, script: str) -> dict[str, float]:
                profile.create()
                before = front.count
                arguments = {"csw": f"{front.url}/{path}", "words": WORDS}
                answer = desktop.run(profile, ROOT / "benchmarks/inside" / script, arguments, timeout_s=90)
                if not answer["found"]:
                    raise RuntimeError(f"{script} found nothing")
                return {"gap_ms": float(str(answer["gap_ms"])), "requests": float(front.count - before)}

            ours, peer = alternate(
                RUNS,
                lambda: search(mine, "search_plugin.py"),
                lambda: search(theirs, "search_metasearch.py"),
            )
    finally:
        platform.stop()
    return [
        row("search_gap_ms", ours["gap_ms"], peer["gap_ms"], "MetaSearch", "ms", "≤ 50 ms", lambda v, _r: v <= 50),
        row(
            "search_requests",
            ours["requests"],
            peer["requests"],
            "MetaSearch",
            "requests",
            "≤ 0.5 ×",
            lambda _v, ratio: ratio is not None and ratio <= 0.5,
        ),
    ]
