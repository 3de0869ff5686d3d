"""The files of a plan: where they are made, and when they go."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from ...publishing.journal import Journal
from ...publishing.plan import State
from ..store import journal_folder
from .push_steps import discard, work_folder

#: A plan that was made and never begun leaves its files for so long, in seconds, if QGIS was killed.
_STALE_S = 24 * 3600.0


def made_folder(key: str) -> Path:
    """Make the folder of a plan's files.

    :param key: of the plan.
    """
    folder = work_folder(journal_folder(), "".join(one if one.isalnum() or one in "-_" else "_" for one in key)[:120])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def discard_all(journal: Journal, state: State) -> None:
    """Delete the files of a plan that ended, and of one that was stopped before it noted where they are."""
    discard(state)
    shutil.rmtree(journal.path.with_suffix(".work"), ignore_errors=True)


def clean(folder: Path) -> None:
    """Delete files of plans that were never begun and whose QGIS was killed."""
    for path in folder.glob("*.work") if folder.is_dir() else ():
        journal = path.with_suffix(".jsonl")
        try:
            stale = not journal.exists() and time.time() - path.stat().st_mtime > _STALE_S
        except OSError:
            continue
        if stale:
            shutil.rmtree(path, ignore_errors=True)
