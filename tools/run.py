"""Opens QGIS with the plugin as it would be installed, connected to the practice platform.

    tools/run.py [--home FOLDER] [--user producteur] [--locale fr]

The profile is thrown away and made again each time (``build/run/``); the person's own QGIS
profiles are not touched. The platform must be running (``make run`` starts it first).
"""

from __future__ import annotations

import argparse
import locale
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from prodige_plugin.training.home import default_home  # noqa: E402  the checkout is put on the path first
from tools import desktop, package  # noqa: E402

FOLDER = ROOT / "build" / "run"


def system_locale() -> str:
    """Give the system's language for QGIS (``fr``, ``de``…); French where none is set."""
    locale.setlocale(locale.LC_ALL, "")
    name = locale.getlocale()[0] or "C"
    return "fr" if name in ("C", "POSIX", "C.UTF-8") or len(name) < 2 else name.split("_")[0].lower()


def main(arguments: list[str] | None = None) -> int:
    """Make the profile, open QGIS, and give its exit code."""
    parser = argparse.ArgumentParser(description="Open QGIS with the plugin and the practice platform.")
    parser.add_argument("--home", type=Path, default=default_home(), help="folder of the practice platform")
    parser.add_argument("--user", default="producteur", help="account of the practice platform to work as")
    parser.add_argument("--locale", default="", help="language of QGIS; by default the system's")
    options = parser.parse_args(arguments)
    state = options.home.resolve() / "platform.json"
    if not state.is_file():
        print(f"run: no practice platform in {options.home}; start it with 'make platform'", file=sys.stderr)
        return 1
    profile = desktop.Profile(FOLDER, locale=options.locale or system_locale(), plugin=package.stage())
    profile.create()
    env = desktop.environment(profile)
    env["PRODIGE_PRACTICE_STATE"] = str(state)
    env["PRODIGE_PRACTICE_USER"] = options.user
    env["PRODIGE_TOOLS_INSIDE"] = str(ROOT / "tools" / "inside")
    print(f"run: QGIS opens on the profile {profile.folder.relative_to(ROOT)}; close it to come back here")
    return subprocess.call(desktop.command(profile, ROOT / "tools" / "inside" / "connect.py"), env=env)


if __name__ == "__main__":
    sys.exit(main())
