"""How long publications took on each platform: kept in the profile, a few numbers for each kind of step."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from ..publishing.pace import Pace, Paces, foreseen, learn
from ..publishing.plan import Plan
from . import store

_FILE = "paces.json"


def timed(plan: Plan) -> Plan:
    """Give a plan with how long it takes, as earlier publications on its platform went. Worker thread."""
    return replace(plan, seconds=foreseen(_read().get(plan.platform, {}), plan))


def note(plan: Plan, took: Mapping[str, float], whole: float) -> None:
    """Learn from a plan that was carried out; that it cannot be kept harms nobody. Worker thread.

    :param took: step → seconds.
    :param whole: seconds of all of it.
    """
    paces = _read()
    learn(paces.setdefault(plan.platform, {}), plan, took, whole)
    text = json.dumps({name: {kind: asdict(pace) for kind, pace in each.items()} for name, each in paces.items()})
    path = _path()
    fresh = path.with_suffix(f".{os.getpid()}.new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)


def _path() -> Path:
    return store.profile_folder() / _FILE


def _read() -> dict[str, Paces]:
    """Give what is known: platform → kind of step → its pace; nothing where the file is not there, or damaged."""
    try:
        kept = json.loads(_path().read_text(encoding="utf-8"))
        return {
            str(name): {str(kind): Pace(**{part: float(value) for part, value in pace.items()})
                        for kind, pace in each.items()}
            for name, each in kept.items()
        }  # fmt: skip
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
