"""Values of attributes as PostgreSQL's COPY reads them (PostgreSQL manual, COPY, text format).

Every type is kept (lists, booleans, JSON, whole numbers of 64 bits, floating-point numbers to their
last digit). The writers are called once per value of millions: the usual type of a value is looked
at first, and whatever is not of it takes the slow way round.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence

from qgis.core import QgsField
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime

from .values import is_null, iso_moment, plain

#: How COPY's text format writes NULL.
NULL = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
#: Days whose writing is kept: two centuries of them.
_MOST_DAYS = 75_000
_WITH_MS = Qt.DateFormat.ISODateWithMs

#: Field type → column type. Times without zone, as QGIS's own export writes them.
_TYPES = {
    QMetaType.Type.Int: "integer",
    QMetaType.Type.UInt: "bigint",
    QMetaType.Type.LongLong: "bigint",
    QMetaType.Type.ULongLong: "numeric(20,0)",
    QMetaType.Type.Double: "double precision",
    QMetaType.Type.Float: "real",
    QMetaType.Type.Bool: "boolean",
    QMetaType.Type.QDate: "date",
    QMetaType.Type.QTime: "time",
    QMetaType.Type.QDateTime: "timestamp",
    QMetaType.Type.QByteArray: "bytea",
    QMetaType.Type.QStringList: "text[]",
    QMetaType.Type.QVariantMap: "jsonb",
}
#: What the items of a list become.
_ITEM_TYPES = {
    QMetaType.Type.Int: "integer[]",
    QMetaType.Type.LongLong: "bigint[]",
    QMetaType.Type.Double: "double precision[]",
    QMetaType.Type.QString: "text[]",
}


def column_type(field: QgsField) -> str:
    """Give the PostgreSQL type of a field; what has no counterpart becomes text."""
    kind = QMetaType.Type(field.type())
    if kind == QMetaType.Type.QVariantList:
        return _ITEM_TYPES.get(QMetaType.Type(field.subType()), "jsonb")
    return _TYPES.get(kind, "text")


def writer_for(kind: str) -> Callable[[object], str]:
    """Give how a value of a column type is written; NULL included."""
    if kind.endswith("[]"):
        return _or_null(_list)
    writers: dict[str, Callable[[object], str]] = {
        "boolean": _or_null(lambda value: "t" if value else "f"),
        "integer": _whole,
        "bigint": _whole,
        "numeric(20,0)": _whole,
        "double precision": _number,
        "real": _number,
        "date": _moment,
        "time": _moment,
        "timestamp": _moment,
        "bytea": _or_null(lambda value: "\\\\x" + bytes(value).hex()),  # type: ignore[call-overload]
        "jsonb": _or_null(_json),
    }
    return writers.get(kind, _text)


def column_writer_for(kind: str) -> Callable[[Sequence[object]], Iterable[str]]:
    """Give how some values of a column type are written, as :func:`writer_for` writes each.

    Values that are all of the usual type are written without calling a function of ours for each.
    """
    one = writer_for(kind)

    def wholes(values: Sequence[object]) -> Iterable[str]:
        return map(str if _all_are(int, values) else one, values)

    def numbers(values: Sequence[object]) -> Iterable[str]:
        usual = _all_are(float, values) and all(map(math.isfinite, values))  # type: ignore[arg-type]
        return map(repr if usual else one, values)

    def days(values: Sequence[object]) -> Iterable[str]:
        if _all_are(QDate, values):
            return map(_DAYS.__getitem__, map(QDate.toJulianDay, values))
        return map(one, values)

    def texts(values: Sequence[object]) -> Iterable[str]:
        if _all_are(str, values):
            whole = "".join(values)  # type: ignore[arg-type]
            if whole.isprintable() and "\\" not in whole:
                return values  # type: ignore[return-value]
        return map(one, values)

    quick: dict[Callable[[object], str], Callable[[Sequence[object]], Iterable[str]]] = {
        _whole: wholes,
        _number: numbers,
        _text: texts,
    }
    if kind == "date":
        return days
    return quick.get(one, lambda values: map(one, values))


def _all_are(kind: type, values: Sequence[object]) -> bool:
    """Whether values are of one type, and of none derived from it."""
    return set(map(type, values)) == {kind}


def _or_null(writer: Callable[[object], str]) -> Callable[[object], str]:
    """Let a writer of values write NULL too."""
    return lambda value: NULL if is_null(value) else writer(value)


def _text(value: object) -> str:
    """Write text; PostgreSQL stores no NUL character."""
    if type(value) is str:
        # isprintable is False for tab, line feed, carriage return and NUL; a backslash is printable
        if value.isprintable() and "\\" not in value:
            return value
        return value.replace("\0", "").translate(_ESCAPES)
    if is_null(value):
        return NULL
    return _json(value)


def _json(value: object) -> str:
    """Write anything as JSON; PostgreSQL stores no NUL character there either."""
    return json.dumps(plain(value), ensure_ascii=False).replace("\\u0000", "").translate(_ESCAPES)


def _whole(value: object) -> str:
    """Write a whole number."""
    if type(value) is int:
        return str(value)
    return NULL if is_null(value) else str(value)


def _number(value: object) -> str:
    """Write a floating-point number to its last digit."""
    if type(value) is not float:
        if is_null(value):
            return NULL
        value = float(value)  # type: ignore[arg-type]
    if math.isfinite(value):
        return repr(value)
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _moment(value: object) -> str:
    """Write a date, a time or both in ISO 8601; what is not valid is NULL."""
    if isinstance(value, QDate):
        if value.isValid() and 0 < value.year() <= 9999:
            return str(value.toPyDate().isoformat())
        return iso_moment(value) or NULL
    if isinstance(value, (QDateTime, QTime)):
        # the hour as it reads: a column without zone passes over the one written (manual, §8.5.1.3)
        return str(value.toString(_WITH_MS)) if value.isValid() else NULL
    return NULL if is_null(value) else _text(value)


class _Days(dict[int, str]):
    """How days are written, by their Julian day; layers hold the same ones over and over."""

    def __missing__(self, day: int) -> str:
        """Write a day that was not met before."""
        written = _moment(QDate.fromJulianDay(day))
        if len(self) < _MOST_DAYS:
            self[day] = written
        return written


_DAYS = _Days()


def _list(value: object) -> str:
    """Write a list as an array literal (PostgreSQL manual, §8.15.6), then for COPY."""
    items = value if isinstance(value, (list, tuple)) else [value]
    written = []
    for item in items:
        if is_null(item):
            written.append("NULL")
        elif isinstance(item, (int, float)) and not isinstance(item, bool):
            written.append(repr(item))
        else:
            escaped = str(item).replace("\0", "").replace("\\", "\\\\").replace('"', '\\"')
            written.append(f'"{escaped}"')
    return ("{" + ",".join(written) + "}").translate(_ESCAPES)
