"""From the search to the first card, in a catalogue of 100,000, over the bare HTTP time of the same request."""

from __future__ import annotations

from pathlib import Path

from tools import desktop

from . import large
from .report import Row, alternate, row

ROOT = Path(__file__).resolve().parent.parent
WORDS = "inventaire"
RUNS = 3


def run(folder: Path) -> list[Row]:
    """Search in turns with the Catalogue dock and with MetaSearch; each compares with the bare request."""
    mine = desktop.Profile(folder / "profile-plugin", plugin=desktop.staged_plugin())
    theirs = desktop.Profile(folder / "profile-metasearch")
    with large.catalogue(folder) as address:

        def measure(profile: desktop.Profile, script: str) -> dict[str, float]:
            profile.create()
            arguments = {"csw": address, "words": WORDS, "root": str(ROOT)}
            answer = desktop.run(profile, ROOT / "benchmarks/inside" / script, arguments, timeout_s=150)
            return {key: float(str(value)) for key, value in answer.items()}

        ours, peer = alternate(
            RUNS, lambda: measure(mine, "card_plugin.py"), lambda: measure(theirs, "card_metasearch.py")
        )
    return [
        row(
            "first_card_over_http",
            ours["card_ms"] / ours["http_ms"],
            peer["card_ms"] / peer["http_ms"],
            "MetaSearch",
            "× bare HTTP",
            "≤ 1.2",
            lambda value, _ratio: value <= 1.2,
        ),
        row(
            "first_card_ms",
            ours["card_ms"],
            peer["card_ms"],
            "MetaSearch",
            "ms",
            "for information",  # MetaSearch asks for ten short records, the dock for twenty whole ones
            lambda _value, _ratio: True,
        ),
    ]
