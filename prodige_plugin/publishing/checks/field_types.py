"""What each target makes of each type of field, where it is not the same.

Sources: PostgreSQL 15 manual, chapter 8; GeoPackage 1.3 §1.1.1.1.3 and GDAL's driver; dBASE III as GDAL's
ESRI Shapefile driver writes it; RFC 8259 (JSON) for GeoJSON and for PRODIGE's data interface.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.core import QgsField
from qgis.PyQt.QtCore import QMetaType

from ...i18n import tr
from ...metadata.findings import Severity
from .model import Target


@dataclass(frozen=True)
class TypeNote:
    """What a target makes of one field."""

    severity: Severity
    sentence: str
    #: the cast (of :attr:`~..prepared.PreparedLayer.casts`) that makes the best of it, "" when none does.
    cast: str = ""


_Kind = QMetaType.Type
_LISTS = frozenset({_Kind.QVariantList, _Kind.QStringList})
_FREE = frozenset({_Kind.User, _Kind.UnknownType})


def _list_text() -> str:
    return tr("a list is written as text, in JSON")


def _map_text() -> str:
    return tr("a structure is written as text, in JSON")


def _free_text() -> str:
    return tr("a type of its own is written as text")


def _time_text() -> str:
    return tr("a time of day is written as text")


def _moment_text() -> str:
    return tr("date and hour are written as text; sorted as text, they stay in order")


def _bool_number() -> str:
    return tr("true and false become 1 and 0")


def _bytes_text() -> str:
    return tr("bytes are written as text, in base 64; without it they are lost")


def _unsigned_text() -> str:
    return tr("large positive integers are written as text")


#: (types, what is said, cast) for each target; a type not in it is kept.
_MADE: dict[Target, tuple[tuple[frozenset[QMetaType.Type], Callable[[], str], Severity, str], ...]] = {
    Target.POSTGIS: ((_FREE, _free_text, Severity.WARNING, "text"),),
    Target.GPKG: (
        (_LISTS, _list_text, Severity.WARNING, "text"),
        (frozenset({_Kind.QVariantMap}), _map_text, Severity.INFO, ""),
        (frozenset({_Kind.QTime}), _time_text, Severity.INFO, "text"),
        (frozenset({_Kind.ULongLong}), _unsigned_text, Severity.WARNING, "text"),
        (_FREE, _free_text, Severity.WARNING, "text"),
    ),
    Target.SHP: (
        (_LISTS, _list_text, Severity.WARNING, "text"),
        (frozenset({_Kind.QVariantMap}), _map_text, Severity.WARNING, "text"),
        (frozenset({_Kind.QTime}), _time_text, Severity.WARNING, "text"),
        (frozenset({_Kind.QDateTime}), _moment_text, Severity.WARNING, "text"),
        (frozenset({_Kind.Bool}), _bool_number, Severity.WARNING, "integer"),
        (frozenset({_Kind.QByteArray}), _bytes_text, Severity.WARNING, "text"),
        (frozenset({_Kind.ULongLong}), _unsigned_text, Severity.WARNING, "text"),
        (_FREE, _free_text, Severity.WARNING, "text"),
    ),
    Target.GEOJSON: (
        (frozenset({_Kind.QTime}), _time_text, Severity.INFO, ""),
        (frozenset({_Kind.QByteArray}), _bytes_text, Severity.WARNING, "text"),
        (_FREE, _free_text, Severity.WARNING, "text"),
    ),
    Target.PRODIGE_API: (
        (_LISTS, _list_text, Severity.WARNING, "text"),
        (frozenset({_Kind.QVariantMap}), _map_text, Severity.WARNING, "text"),
        (frozenset({_Kind.QByteArray}), _bytes_text, Severity.WARNING, "text"),
        (_FREE, _free_text, Severity.WARNING, "text"),
    ),
}
#: Largest integer that readers keep to the last digit: JSON's numbers are doubles for most (RFC 8259 §6),
#: and dBASE has 18 digits.
LARGEST = {Target.GEOJSON: 2**53 - 1, Target.PRODIGE_API: 2**53 - 1, Target.SHP: 10**18 - 1}
#: Targets without infinite numbers or NaN.
FINITE_ONLY = frozenset({Target.GEOJSON, Target.PRODIGE_API, Target.SHP})


def type_notes(fields: Sequence[QgsField], target: Target) -> dict[int, TypeNote]:
    """Tell what becomes of each field that does not stay what it is: position → note."""
    notes: dict[int, TypeNote] = {}
    for index, field in enumerate(fields):
        kind = QMetaType.Type(field.type())
        for kinds, sentence, severity, cast in _MADE[target]:
            if kind in kinds:
                notes[index] = TypeNote(severity, sentence(), cast)
    return notes
