"""Dates, numbers and boxes as people write them, in QGIS's language."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDate, QDateTime, QLocale, Qt

from ..catalogue.model import Box
from ..i18n import tr

_ISO = re.compile(r"^\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

#: Words too long for a line of a narrow dock, and the signs within them after which a line may end.
_LONG = re.compile(r"\S{25,}")
_JOINT = re.compile(r"(?<=\w)([_./:-])(?=\w)")


def words_locale() -> QLocale:
    """Give the locale of the words on screen: QGIS's interface language, for names of months."""
    return QLocale(_language())


@cache
def _language() -> str:
    """Give QGIS's interface language, read from its settings once: another one needs QGIS to be started anew."""
    return str(QgsApplication.instance().locale() or QLocale().name())


def numbers_locale() -> QLocale:
    """Give the locale of numbers: the one set in QGIS or in the system; of the words where none is set."""
    locale = QLocale()
    return locale if locale.language() != QLocale.Language.C else words_locale()


def pair_text(name: str, found: object) -> str:
    """Write a name and what it is, with the colon as the language has it."""
    return tr("{name}: {found}", name=name, found=found)


def date_text(iso: str, locale: QLocale | None = None) -> str:
    """Write an ISO 8601 date, month or year as people do: ``12 juin 2024``, ``juin 2024``, ``2024``.

    Text that is no ISO date is given back as it is.
    """
    found = _ISO.match(iso)
    if not found:
        return iso.strip()
    year, month, day = (int(part) if part else 0 for part in found.groups())
    locale = locale or words_locale()
    date = QDate(year, month or 1, day or 1)
    if not date.isValid():
        return iso.strip()
    if not month:
        return str(year)
    if not day:
        return locale.toString(date, "MMMM yyyy")
    if locale.language() == QLocale.Language.French:
        return locale.toString(date, "'1er' MMMM yyyy" if day == 1 else "d MMMM yyyy")
    if locale.language() == QLocale.Language.English:
        return locale.toString(date, "d MMMM yyyy")
    return locale.toString(date, QLocale.FormatType.LongFormat)


def moment_text(iso: str, locale: QLocale | None = None) -> str:
    """Write an ISO 8601 instant (with its offset from UTC) as people do, in the computer's time zone.

    ``12 juin 2024 · 14:05``; text that is no such instant is written as :func:`date_text` does.
    """
    when = QDateTime.fromString(iso.strip(), Qt.DateFormat.ISODate).toLocalTime()
    if "T" not in iso or not when.isValid():
        return date_text(iso, locale)
    return f"{date_text(when.date().toString(Qt.DateFormat.ISODate), locale)} · {when.toString('HH:mm')}"


def number_text(number: float, locale: QLocale | None = None, decimals: int = 0) -> str:
    """Write a number with the separators of the user's language."""
    locale = locale or numbers_locale()
    return locale.toString(int(number)) if decimals == 0 else locale.toString(float(number), "f", decimals)


def box_text(box: Box, locale: QLocale | None = None) -> str:
    """Write a geographic box (degrees, WGS 84) as west, south, east, north with their words."""
    return tr(
        "{west}° to {east}° of longitude, {south}° to {north}° of latitude (WGS 84, EPSG:4326)",
        west=number_text(box.west, locale, 3),
        south=number_text(box.south, locale, 3),
        east=number_text(box.east, locale, 3),
        north=number_text(box.north, locale, 3),
    )


def one_line(text: str) -> str:
    """Give the text on one line, without tags or repeated spaces."""
    return " ".join(re.sub(r"<[^<>]{0,200}>", " ", text).split())


def tip_text(text: str) -> str:
    """Give a text as a tooltip shows it letter by letter: Qt takes what looks like HTML for HTML (promise P12)."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if "<" in text or "&" in text else text


def elapsed_text(seconds: int) -> str:
    """Give how long something lasts by now, as a clock shows it: ``0:07``, ``12:30``, ``1:05:09``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def breakable(text: str) -> str:
    """Let long names (tables, files, addresses) be wrapped at their own joints, by spaces of no width."""
    return _LONG.sub(lambda found: _JOINT.sub("\\1\u200b", found.group()), text)
