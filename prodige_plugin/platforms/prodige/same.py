"""Whether what the data API gives and what a layer holds are the same, though each writes it in its own way."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

#: How far apart two coordinates may be and be the same place: about 2 mm in degrees, 1 mm in metres. Servers write
#: nine decimals at most (PostGIS, ST_AsGeoJSON).
DEGREES, METRES = 2e-8, 1e-3
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_TRUE, _FALSE = ("t", "true", "1"), ("f", "false", "0")


def same_value(theirs: object, ours: object) -> bool:
    """Whether two values are the same; nothing and an empty text are."""
    if theirs is None or theirs == "":
        return ours is None or ours == ""
    if ours is None or ours == "":
        return False
    if isinstance(theirs, bool) or isinstance(ours, bool):
        return _truth(theirs) is not None and _truth(theirs) is _truth(ours)
    if isinstance(theirs, (int, float)) or isinstance(ours, (int, float)):
        one, other = _number(theirs), _number(ours)
        return one is not None and other is not None and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    if isinstance(theirs, (list, dict)) or isinstance(ours, (list, dict)):
        return _read(theirs) == _read(ours)
    one_text, other_text = str(theirs), str(ours)
    if one_text == other_text:
        return True
    if _MOMENT.match(one_text) or _MOMENT.match(other_text):
        one_moment, other_moment = _moment(one_text), _moment(other_text)
        if one_moment is None or other_moment is None:
            return False
        if one_moment.tzinfo is None or other_moment.tzinfo is None:
            # QGIS writes the hour as it reads, without its zone
            return one_moment.replace(tzinfo=None) == other_moment.replace(tzinfo=None)
        return one_moment == other_moment
    return False


def canonical(value: object) -> object:
    """Give a value in one form, by which rows without a key are found again; same values may differ in rare forms."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"{float(value):.10g}"
    if isinstance(value, (list, dict)):
        return json.dumps(value, sort_keys=True)
    text = str(value)
    if _NUMBER.fullmatch(text):
        return f"{float(text):.10g}"
    moment = _moment(text) if _MOMENT.match(text) else None
    return moment.replace(tzinfo=None).isoformat() if moment is not None else text


def key_text(value: object) -> str | None:
    """Give a key as a text, the same from both sides; ``None`` for none."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def same_geometry(theirs: Mapping[str, Any] | None, ours: Mapping[str, Any] | None, tolerance: float) -> bool:
    """Whether two GeoJSON geometries are the same, position by position."""
    if not theirs or not ours:
        return not theirs and not ours
    if theirs.get("type") != ours.get("type"):
        return False
    if "geometries" in theirs:
        one, other = theirs.get("geometries") or [], ours.get("geometries") or []
        return len(one) == len(other) and all(same_geometry(a, b, tolerance) for a, b in zip(one, other, strict=True))
    return _near(theirs.get("coordinates"), ours.get("coordinates"), tolerance)


def _near(one: object, other: object, tolerance: float) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_near(a, b, tolerance) for a, b in zip(one, other, strict=True))
    return (
        isinstance(one, (int, float))
        and isinstance(other, (int, float))
        and abs(float(one) - float(other)) <= tolerance
    )


def _truth(value: object) -> bool | None:
    text = str(value).lower()
    return True if text in _TRUE else False if text in _FALSE else None


def _number(value: object) -> float | None:
    if isinstance(value, (int, float)):
        return float(value)
    text = str(value).strip()
    return float(text) if _NUMBER.fullmatch(text) else None


def _read(value: object) -> object:
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _moment(text: str) -> datetime | None:
    """Read a moment, with its zone where it states one."""
    try:
        found = datetime.fromisoformat(text.replace(" ", "T", 1) if _MOMENT.match(text) else text)
    except ValueError:
        return None
    if isinstance(found, date) and not isinstance(found, datetime):
        found = datetime.combine(found, time())
    return found
