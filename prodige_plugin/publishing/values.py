"""Values of attributes as QGIS gives them: what is NULL, and how they are written where a format has no such type."""

from __future__ import annotations

import base64
import json

from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, Qt, QTime, QVariant


def is_null(value: object) -> bool:
    """Whether QGIS means NULL by it."""
    return value is None or (isinstance(value, QVariant) and value.isNull())


def iso_moment(value: QDate | QTime | QDateTime) -> str | None:
    """Write a date, a time or both in ISO 8601; the hour as it reads, without its zone; ``None`` when not valid."""
    if not value.isValid():
        return None
    if isinstance(value, QDateTime):
        return str(value.toString("yyyy-MM-ddTHH:mm:ss.zzz"))
    if isinstance(value, QDate):
        return str(value.toString(Qt.DateFormat.ISODate))
    return str(value.toString("HH:mm:ss.zzz"))


def plain(value: object) -> object:
    """Give a value as JSON can hold it; bytes become base 64 (RFC 4648 §4)."""
    if is_null(value):
        return None
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, (QDate, QTime, QDateTime)):
        return iso_moment(value)
    if isinstance(value, (bytes, bytearray, QByteArray)):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def as_text(value: object) -> str | None:
    """Write any value as text: numbers and moments as they read, lists and maps as JSON."""
    given = plain(value)
    if given is None or isinstance(given, str):
        return given
    if isinstance(given, bool):
        return "true" if given else "false"
    return json.dumps(given, ensure_ascii=False)
