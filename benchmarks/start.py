"""What the plugin costs at the start of QGIS: import and initGui, against MetaSearch's."""

from __future__ import annotations

from pathlib import Path

from tools import desktop

from .report import Row, alternate, row

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3


def run(folder: Path) -> list[Row]:
    """Start each plugin in a fresh QGIS desktop, in turns."""
    staged = desktop.staged_plugin()
    profile = desktop.Profile(folder / "profile")

    def cost(plugin: str, path: Path) -> dict[str, float]:
        profile.create()
        arguments = {"plugin": plugin, "path": str(path)}
        answer = desktop.run(profile, ROOT / "benchmarks/inside/start.py", arguments, timeout_s=90)
        return {"ms": float(str(answer["ms"])), "mb": float(str(answer["mb"]))}

    core = desktop.core_plugins()
    # once unmeasured, so that Python's compiled files exist for both
    cost(staged.name, staged.parent)
    cost("MetaSearch", core)
    ours, peer = alternate(RUNS, lambda: cost(staged.name, staged.parent), lambda: cost("MetaSearch", core))
    return [
        row("start_ms", ours["ms"], peer["ms"], "MetaSearch", "ms", "≤ 60 ms", lambda value, _ratio: value <= 60),
        row("start_mb", ours["mb"], peer["mb"], "MetaSearch", "MB", "≤ 5 MB", lambda value, _ratio: value <= 5),
    ]
