"""``python -m prodige_plugin.training start|stop|status|health|accounts|destroy [--home DIR]``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TextIO

from ..errors import PluginError
from ..feedback import Feedback
from ..i18n import tr
from .home import default_home
from .practice import PracticePlatform

#: Exit codes: 0 well, 1 failed, 3 stopped or not well (as init scripts' ``status``).
FINE, FAILED, NOT_RUNNING = 0, 1, 3


def main(words: list[str] | None = None) -> int:
    """Run one command; give its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m prodige_plugin.training",
        description=tr("The practice platform: a regional platform of real parts, on this machine."),
    )
    parser.add_argument("command", choices=("start", "stop", "status", "health", "accounts", "destroy"))
    parser.add_argument("--home", type=Path, default=default_home(), help=tr("its folder (default: %(default)s)"))
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON (health, accounts)"))
    parser.add_argument("--empty", action="store_true", help=tr("start: without the data of the exercises"))
    options = parser.parse_args(words)
    platform = PracticePlatform(options.home)
    try:
        return _COMMANDS[options.command](platform, options)
    except PluginError as error:
        _say(error.report(), sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _start(platform: PracticePlatform, options: argparse.Namespace) -> int:
    state = platform.start(Feedback(lambda _fraction, sentence: _say(sentence)), seeds=not options.empty)
    _say(tr("Web page: {url}", url=state.url + "/"))
    _say(tr("Catalogue: {url}", url=state.url + "/csw"))
    # the Python that runs this one: another, first on the PATH, may not have QGIS
    command = f"{sys.executable} -m prodige_plugin.training accounts --home {platform.home}"
    _say(tr("Accounts: {command}", command=command))
    return FINE


def _stop(platform: PracticePlatform, _options: argparse.Namespace) -> int:
    platform.stop()
    _say(tr("The practice platform is stopped."))
    return FINE


def _status(platform: PracticePlatform, _options: argparse.Namespace) -> int:
    state = platform.state()
    if state is None or not platform.running():
        _say(tr("The practice platform in {home} is stopped.", home=platform.home))
        return NOT_RUNNING
    _say(tr("The practice platform in {home} runs: {url}", home=platform.home, url=state.url + "/"))
    for name, pid in state.pids.items():
        _say(f"  {name}: pid {pid}")
    return FINE


def _health(platform: PracticePlatform, options: argparse.Namespace) -> int:
    parts = platform.health()
    fine = all(part.ok for part in parts.values())
    if options.json:
        _say(json.dumps({"ok": fine, "parts": {name: part.as_json() for name, part in parts.items()}}, indent=1))
    else:
        for name, part in parts.items():
            _say(f"{'+' if part.ok else '-'} {name}: {part.sentence}")
    return FINE if fine else NOT_RUNNING


def _accounts(platform: PracticePlatform, options: argparse.Namespace) -> int:
    state = platform.state()
    if state is None:
        _say(tr("The practice platform in {home} was never started.", home=platform.home))
        return NOT_RUNNING
    if options.json:
        _say(json.dumps([account.as_json() for account in state.accounts], indent=1))
        return FINE
    for account in state.accounts:
        _say(f"{account.user:16} {account.password:16} {account.schema}")
    return FINE


def _destroy(platform: PracticePlatform, _options: argparse.Namespace) -> int:
    platform.destroy()
    _say(tr("The practice platform in {home} is deleted.", home=platform.home))
    return FINE


_COMMANDS = {
    "start": _start,
    "stop": _stop,
    "status": _status,
    "health": _health,
    "accounts": _accounts,
    "destroy": _destroy,
}


def _say(sentence: str, stream: TextIO | None = None) -> None:
    out = stream or sys.stdout
    if sentence:
        out.write(sentence + "\n")
        out.flush()


if __name__ == "__main__":
    sys.exit(main())
