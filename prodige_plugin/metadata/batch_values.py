"""Values of elements written as one line of text: for scripts, models and command lines."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from ..errors import BadRecord
from ..i18n import tr
from .codelists import label, values
from .elements import element
from .values import Contact, Dates, Period

_PARTS = {"dates": Dates, "period": Period}


def from_text(key: str, text: str) -> Any:
    """Give the value of an element that a line of text states.

    Several values have semicolons between; a contact is ``organisation | e-mail | role``; a box is west, south, east
    and north in degrees (CRS84 axis order) with commas between; dates and a period are JSON objects
    (``{"creation": "2020"}``, ``{"begin": "2019", "end": "2023"}``). A value of a code list may be given by its
    label, French or English. An empty text is an empty value.

    :raises BadRecord: the text states no such value.
    """
    row, text = element(key), text.strip()
    try:
        if row.widget in _PARTS:
            return _object(_PARTS[row.widget], text)
        if row.widget == "contact":
            return tuple(_contact(part) for part in text.split(";") if part.strip())
        if row.widget == "box":
            return _box(text) if text else None
    except (ValueError, TypeError, AttributeError) as error:
        raise BadRecord(
            tr("“{text}” is no value for “{element}”.", text=text, element=row.label),
            tr("The system said: {error}", error=error),
            tr("Example: {example}", example=row.example) if row.example else "",
        ) from error
    if row.widget in ("keywords", "multichoice"):
        return tuple(_code(row.codelist, part.strip()) for part in text.split(";") if part.strip())
    return _code(row.codelist, text) if text else ""


def _object(kind: type[Any], text: str) -> Any:
    known = {one.name for one in fields(kind)}
    given = json.loads(text) if text else {}
    if not isinstance(given, dict) or not given.keys() <= known or not all(isinstance(v, str) for v in given.values()):
        raise ValueError(", ".join(sorted(known)))
    return kind(**given)


def _contact(text: str) -> Contact:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > 3:
        raise ValueError(text)
    organisation, email, role = (*parts, "", "")[:3]
    found = _code("CI_RoleCode", role) if role else "pointOfContact"
    if found not in values("CI_RoleCode"):
        raise ValueError(role)
    return Contact(organisation, email, found)


def _box(text: str) -> tuple[float, float, float, float]:
    west, south, east, north = (float(part) for part in text.split(","))
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError(text)
    return west, south, east, north


def _code(codelist: str, text: str) -> str:
    """Give the value of a code list that a text names by value or label; the text itself where there is none."""
    if not codelist:
        return text
    for value in values(codelist):
        if text.casefold() in (value.casefold(), *(label(codelist, value, one).casefold() for one in ("fr", "en"))):
            return value
    return text
