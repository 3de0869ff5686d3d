"""Reading JSON from strangers: any part may be missing, of another type, a list or a scalar.

None of these functions raises anything but :class:`~prodige_plugin.errors.PluginError`, whatever the
JSON is, and none follows a nesting by calling itself: an answer nested a thousand levels deep is read
like any other. What cannot be understood is left out.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from ..errors import NetworkError
from ..feedback import Feedback
from ..i18n import tr
from ..network import Door, Expect
from ..network.door import Params
from .model import Box
from .summary_iso import valid_box

#: The most bytes of one page of results; real ones stay under 2 MB.
MAX_BYTES = 32 * 1024 * 1024
#: The most values looked at inside one geometry; larger ones have a box good enough by then.
_MAX_VALUES = 200_000
#: The keys of a multilingual text, best first: GeoNetwork ("default", "langfre"), JSON-LD and others ("fr").
_LANGUAGES = ("langfre", "fr", "fre", "fra", "default", "value", "#text", "langeng", "en", "eng")
# Halves of a character (JSON can state them alone) and controls: no file, widget or terminal takes them.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MORE_THAN_64_BITS = 2**63


def read(
    door: Door,
    method: str,
    url: str,
    *,
    params: Params | None = None,
    body: object = None,
    headers: Mapping[str, str] | None = None,
    feedback: Feedback | None = None,
) -> Any:
    """Ask for JSON and give it parsed. Only for requests that change nothing: a POST is one of search.

    :param body: what to send as JSON; ``None`` sends nothing.
    :raises NetworkError: no answer, an error status, a web page, something else than JSON, too large.
    :raises Cancelled: the work was cancelled.
    """
    if feedback is not None:
        feedback.check()
    sent = {"Accept": "application/json", **(headers or {})}
    data = None
    if body is not None:
        sent["Content-Type"] = "application/json"
        data = json.dumps(body).encode("ascii")
    answer = door.request(
        method,
        url,
        params=params,
        data=data,
        headers=sent,
        expect=Expect.JSON,
        max_bytes=MAX_BYTES,
        safe=True,
    )
    return parse(answer.content, answer.url)


def parse(data: bytes, url: str = "") -> Any:
    """Parse JSON (RFC 8259) of any depth a stranger may choose.

    :raises NetworkError: it is not JSON, or is nested deeper than this machine reads.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise unreadable(tr("It should be JSON and is not: {error}", error=error), url, data) from error


def unreadable(why: str, url: str = "", data: bytes = b"") -> NetworkError:
    """Give the error of an answer that is something else than what the protocol says."""
    return NetworkError(
        tr("The server's answer cannot be read."),
        why,
        tr("Try again; if it happens again, tell the platform's administrator."),
        detail=f"{url}\n{data[:500].decode('utf-8', 'replace')}".strip(),
    )


def as_list(value: object) -> list[Any]:
    """Give the items of a list, a scalar or an object as a list of one, nothing for ``null``."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_dict(value: object) -> dict[str, Any]:
    """Give an object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def inside(value: object, *keys: str) -> Any:
    """Follow keys through objects; ``None`` where one is missing or is something else."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def text(value: object) -> str:
    """Give the text of a string, a number, a multilingual object or the first of a list that has one.

    Of a multilingual object (``{"default": …, "langfre": …}``) French is taken, else the default, else
    whatever comes first. ``True``, ``False`` and ``null`` have no text.
    """
    # three levels: a list of multilingual objects whose values are lists (seen on GeoNetwork 4.0)
    for _level in range(3):
        if isinstance(value, str):
            break
        if isinstance(value, list):
            value = next((item for item in value[:50] if item not in (None, "", [], {})), None)
        elif isinstance(value, dict):
            found = next((value[key] for key in _LANGUAGES if value.get(key) not in (None, "", [], {})), None)
            if found is None:
                found = next((item for item in list(value.values())[:50] if isinstance(item, str) and item), None)
            value = found
    if isinstance(value, str):
        return _NOT_TEXT.sub(" ", value).strip()
    number_found = number(value) if not isinstance(value, str) else None
    if number_found is None:
        return ""
    return str(int(number_found)) if number_found == int(number_found) else str(number_found)


def line(value: object) -> str:
    """Give the text as one line: titles come wrapped and indented."""
    return " ".join(text(value).split())


def texts(value: object) -> tuple[str, ...]:
    """Give every text of a list, or of a scalar as one, each once and in order."""
    return tuple(dict.fromkeys(found for item in as_list(value) if (found := line(item))))


def first(*values: object) -> str:
    """Give the first of several values that has a text."""
    return next((found for value in values if (found := text(value))), "")


def link(value: object) -> str:
    """Give the address of a link as it is stated, or ``""`` where no library could take it apart."""
    found = text(value)
    try:
        urlsplit(found)
    except ValueError:  # "http://[" and the like
        return ""
    return found


def address(value: object) -> str:
    """Give a web address (http or https), or ``""`` for anything else, without blanks around."""
    found = link(value)
    return found if found.lower().startswith(("http://", "https://")) and not re.search(r"\s", found) else ""


def number(value: object) -> float | None:
    """Give a finite number, also where it is written as a string; else ``None``."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def count(value: object) -> int:
    """Give a number of things, 0 for what is none."""
    found = number(value)
    return int(found) if found is not None and 0 <= found < _MORE_THAN_64_BITS else 0


def following(start: int, returned: int, total: int) -> int | None:
    """Give the rank of the next page's first hit, or ``None``: no more, or an empty page."""
    after = start + returned
    return after if returned and after < total else None


def box_of_numbers(value: object) -> Box | None:
    """Read ``[west, south, east, north]`` in degrees, or six figures with heights (RFC 7946, section 5)."""
    items = [number(item) for item in as_list(value)[:7]]
    figures = [item for item in items if item is not None]
    if len(figures) != len(items) or len(figures) not in (4, 6):
        return None
    if len(figures) == 6:
        figures = [figures[0], figures[1], figures[3], figures[4]]
    return valid_box(*figures)


def box_of_geometry(value: object) -> Box | None:
    """Give the box around a GeoJSON geometry, a feature's, several in a list, or an Elasticsearch envelope.

    Longitude first, degrees (RFC 7946; Elasticsearch's ``envelope`` is one too, north-west corner first).
    """
    longitudes: list[float] = []
    latitudes: list[float] = []
    for longitude, latitude in _positions(value):
        longitudes.append(longitude)
        latitudes.append(latitude)
    if not longitudes:
        return None
    return valid_box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def _positions(value: object) -> Iterable[tuple[float, float]]:
    """Go through all positions of a geometry without calling itself."""
    waiting: list[object] = [value]
    looked = 0
    while waiting and looked < _MAX_VALUES:
        item = waiting.pop()
        looked += 1
        if isinstance(item, dict):
            waiting += [item.get(key) for key in ("coordinates", "geometries", "geometry") if item.get(key)]
        elif isinstance(item, list):
            if 2 <= len(item) <= 4 and all(isinstance(part, (int, float)) for part in item):
                longitude, latitude = number(item[0]), number(item[1])
                if longitude is not None and latitude is not None:
                    yield longitude, latitude
            else:
                waiting += item[:_MAX_VALUES]
