"""The whole loop on real software, shown step by step: ``make demo``.

Starts the practice platform, opens QGIS with the packaged plugin, and drives it as a person would:
find, load, describe, publish, find again, draw, download. Writes one picture per step and
``build/demo/report.json``; the exit code tells whether every step went well.

    tools/demo.py [--home FOLDER] [--keep]
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from prodige_plugin.training.practice import PracticePlatform  # noqa: E402  the checkout is put on the path first
from tools import desktop  # noqa: E402

FOLDER = ROOT / "build" / "demo"
USER = "producteur"
#: The demonstration is given this long in QGIS, in seconds.
LIMIT_S = 175


def main(arguments: list[str] | None = None) -> int:
    """Run the demonstration and give 0 when every step went well."""
    parser = argparse.ArgumentParser(description="Show the whole loop on real software.")
    parser.add_argument("--home", type=Path, default=None, help="folder of the practice platform (default: its usual)")
    parser.add_argument("--keep", action="store_true", help="leave the practice platform running afterwards")
    options = parser.parse_args(arguments)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    platform = PracticePlatform(options.home)
    was_running = platform.running()
    began = time.perf_counter()
    platform.start()
    health = platform.health()
    first = {
        "name": "practice-platform",
        "ok": all(part.ok for part in health.values()),
        "seconds": round(time.perf_counter() - began, 2),
        "read_back": {name: part.sentence for name, part in health.items()},
        "error": "",
        "screenshot": "",
    }
    print(f"{'ok  ' if first['ok'] else 'FAIL'} {first['seconds']:6.1f} s  practice-platform", flush=True)
    try:
        report = _in_qgis(platform.home / "platform.json")
    except desktop.DesktopError as error:
        report = {"ok": False, "seconds": 0.0, "steps": []}
        print(error, file=sys.stderr)
    finally:
        if not (options.keep or was_running):
            platform.stop()
    steps = [first, *report["steps"]]  # type: ignore[misc]
    whole = {
        "ok": bool(report["ok"]) and bool(first["ok"]),
        "seconds": round(time.perf_counter() - began, 1),
        "steps": steps,
    }
    target = FOLDER / "report.json"
    target.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    good = sum(1 for step in steps if step["ok"])
    print(f"{good} of {len(steps)} steps went well, in {whole['seconds']} s; report and pictures: build/demo/")
    return 0 if whole["ok"] else 1


def _in_qgis(state: Path) -> dict[str, object]:
    """Drive the steps in a QGIS desktop with the staged plugin."""
    profile = desktop.Profile(FOLDER / "profile", plugin=desktop.staged_plugin())
    profile.create()
    arguments = {"state": str(state), "user": USER, "folder": str(FOLDER)}
    return desktop.run(
        profile, ROOT / "tests" / "e2e" / "demo.py", arguments, timeout_s=LIMIT_S, log=FOLDER / "qgis.log"
    )


if __name__ == "__main__":
    sys.exit(main())
