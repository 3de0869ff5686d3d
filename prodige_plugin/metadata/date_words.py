"""Dates as people write them, given as ISO 8601 (``12/06/2014``, ``2014-9-8Z``, ``1er juin 2014`` …)."""

from __future__ import annotations

import re
from datetime import date

from .codecs import DATE_TIME, is_date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan", "février fevrier févr february feb", "mars march mar", "avril avr april apr",
            "mai may", "juin june jun", "juillet juil july jul", "août aout august aug",
            "septembre sept september sep", "octobre oct october", "novembre nov november",
            "décembre decembre déc dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?:Z|[+-][0-9]{2}:?[0-9]{2})?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_MONTH_FIRST = re.compile(r"([01]?[0-9])[-/.]([0-9]{4})")
_WORDS = re.compile(r"(?:([0-9]{1,2})(?:er|st|nd|rd|th)? )?([^\W\d_]+)\.?,? ([0-9]{4})")
_TIMED = re.compile(r"(\S+)[T ]([0-9]{1,2}):([0-9]{2})(:[0-9]{2}(?:[.,][0-9]+)?)?\s*(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?")


def iso_date(text: str, french: bool = True) -> str:
    """Give a date, or a date and time, as the INSPIRE tests accept it; ``""`` if it is none, or not for sure one.

    :param french: whether ``05/06/2014`` is in June; where it is not known, such a date is not for sure one.
    """
    text = " ".join(text.split())
    if is_date(text):
        return text
    timed = _TIMED.fullmatch(text)
    if timed is not None:
        day = iso_date(timed[1], french)
        whole = f"{day}T{int(timed[2]):02}:{timed[3]}{timed[4] or ':00'}{timed[5] or ''}"
        return whole if day and DATE_TIME.fullmatch(whole) else ""
    if found := _YEAR_FIRST.fullmatch(text):
        return _written(int(found[1]), int(found[3]), int(found[4] or 0))
    if found := _COMPACT.fullmatch(text):
        return _written(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return _day_first(int(found[1]), int(found[2]), int(found[3]), french)
    if found := _MONTH_FIRST.fullmatch(text):
        return _written(int(found[2]), int(found[1]), 0)
    if (found := _WORDS.fullmatch(text)) and found[2].casefold() in _MONTHS:
        return _written(int(found[3]), _MONTHS[found[2].casefold()], int(found[1] or 0))
    return ""


def _day_first(first: int, second: int, year: int, french: bool) -> str:
    if second > 12:
        return _written(year, first, second)
    return _written(year, second, first) if french or first > 12 or first == second else ""


def _written(year: int, month: int, day: int) -> str:
    """Give a date of the calendar, by its day, or by its month with day 0; ``""`` if there is no such day."""
    try:
        whole = date(year, month, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7]
