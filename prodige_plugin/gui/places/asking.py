"""Asking a catalogue from a thread that QGIS gives: a failure becomes a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ...errors import PluginError

T = TypeVar("T")


def answer(work: Callable[[], T]) -> tuple[T | None, str]:
    """Do some work for QGIS: what came of it, and a sentence when nothing did.

    QGIS calls its extensions from threads of its own, where nobody could show an error.
    """
    try:
        return work(), ""
    except PluginError as error:
        return None, str(error)
