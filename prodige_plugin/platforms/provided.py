"""Platforms that an organisation gives to all its workstations, in one file of the kind “Export platforms” writes.

The file is named by the environment variable :data:`VARIABLE`, or by the setting :data:`SETTING`, which an
administrator puts into QGIS's global settings (``qgis_global_settings.ini``). ``"locked": true`` at the top of the
file, or in one platform, keeps the addresses from being changed; the account is each person's own.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsSettings

from ..errors import PluginError
from .model import Platform

VARIABLE = "PRODIGE_PLUGIN_PLATFORMS"
SETTING = "prodige_plugin/platforms_file"


@dataclass(frozen=True)
class Provided:
    """One platform of the organisation's file."""

    platform: Platform
    locked: bool


@dataclass(frozen=True)
class _Reading:
    """The file as it was last read."""

    path: str
    state: tuple[int, int]
    platforms: tuple[Provided, ...]
    error: PluginError | None


_last: _Reading | None = None


def file() -> Path | None:
    """Give the organisation's file, ``None`` where none is named."""
    named = os.environ.get(VARIABLE, "").strip() or str(QgsSettings().value(SETTING, "") or "").strip()
    return Path(os.path.expandvars(named)).expanduser() if named else None


def platforms() -> tuple[Provided, ...]:
    """Give the organisation's platforms; none where the file cannot be read (see :func:`problem`).

    The file is read again only when it has changed.
    """
    return _read().platforms


def problem() -> PluginError | None:
    """Give what is wrong with the organisation's file, if anything."""
    return _read().error


def _read() -> _Reading:
    global _last  # noqa: PLW0603  one file for the process
    path = file()
    if path is None:
        return _Reading("", (0, 0), (), None)
    try:
        told = path.stat()
        state = (told.st_mtime_ns, told.st_size)
    except OSError:
        state = (-1, -1)
    if _last is not None and (_last.path, _last.state) == (str(path), state):
        return _last
    from .store import read_file

    try:
        found = tuple(Provided(platform, locked) for platform, locked in read_file(path))
        _last = _Reading(str(path), state, found, None)
    except PluginError as error:
        _last = _Reading(str(path), state, (), error)
    return _last
