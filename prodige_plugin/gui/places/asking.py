"""Asking a catalogue from a thread that QGIS gives: a failure becomes a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ...errors import PluginError

if TYPE_CHECKING:
    from ...catalogue.model import Catalogue, Query, ResultPage
    from ...feedback import Feedback
    from ...platforms.model import Platform

T = TypeVar("T")


def answer(work: Callable[[], T]) -> tuple[T | None, str]:
    """Do some work for QGIS: what came of it, and a sentence when nothing did.

    QGIS calls its extensions from threads of its own, where nobody could show an error.
    """
    try:
        return work(), ""
    except PluginError as error:
        return None, str(error)


def search(catalogue: Catalogue, platform: Platform, query: Query, feedback: Feedback) -> ResultPage:
    """Give one page, filtered by all of the query, whose hits say which platform they come from. Worker thread.

    :raises PluginError: the catalogue cannot be asked.
    """
    from ...catalogue.narrowing import page_of

    page = page_of(catalogue, query, feedback)
    hits = tuple(replace(hit, platform=platform.key) for hit in page.summaries)
    return replace(page, summaries=hits)
