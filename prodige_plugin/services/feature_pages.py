"""Pages of features as GeoJSON: what one is, told by its beginning and end. No QGIS, no network.

A page may be large, and Python reads JSON with the whole program standing still: only small answers are parsed here, of
the others the beginning and the end are looked at; GDAL reads the features.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from ..errors import LayerError
from ..i18n import tr
from .offers import authority_code
from .tables import crs_of_values

#: how much is looked at, in bytes; answers up to this size are parsed.
SNIFF = 64 * 1024
_COLLECTION = re.compile(rb'"features"\s*:\s*\[')
_CRS = re.compile(rb'"crs"\s*:\s*\{[^{}]*(?:\{[^{}]*?"name"\s*:\s*"([^"]{1,200})"[^{}]*\})?')
_NUMBER = rb"(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
_POINT = re.compile(rb'"coordinates"\s*:\s*[\[\s]+' + _NUMBER + rb"\s*,\s*" + _NUMBER)


def check(path: Path, asked: str = "") -> str:
    """Make sure that a file is a page of features and tell its CRS.

    :param asked: the CRS that was asked for, believed when neither the answer nor its coordinates tell another one.
    :return: an authority code; "" when it cannot be told.
    :raises LayerError: it is something else, often a refusal with the status 200; the server's words are in the error.
    :raises OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(SNIFF)
        size = file.seek(0, 2)
        file.seek(max(size - SNIFF, 0))
        tail = file.read(SNIFF)
    if size <= SNIFF:
        try:
            page = json.loads(head)
        except (ValueError, RecursionError) as error:
            raise refused(None, head) from error
        if not (isinstance(page, Mapping) and isinstance(page.get("features"), list)):
            raise refused(page, head)
    elif not _COLLECTION.search(head):
        raise refused(None, head)
    return crs_of(head, tail, asked)


def crs_of(head: bytes, tail: bytes, asked: str) -> str:
    """Tell the CRS of a page: its ``crs`` member (GeoJSON 2008, section 3), else its coordinates."""
    for part in (head, tail):
        stated = _CRS.search(part)
        if stated and stated[1]:
            return authority_code(stated[1].decode("utf-8", "replace").replace("\\/", "/"))
    points = [(float(x), float(y)) for x, y in _POINT.findall(head)[:200]]
    if not points:
        return ""
    told = crs_of_values([x for x, _y in points], [y for _x, y in points])
    if asked and asked not in ("EPSG:4326", "CRS:84") and told != "EPSG:4326":
        return asked
    return told or asked


def refused(page: object, head: bytes) -> LayerError:
    """Say that an answer holds no features, in the server's own words where it has some."""
    words = _words(page)
    return LayerError(
        tr("The platform did not give the data."),
        tr("It says: {words}", words=words) if words else tr("Its answer holds no features."),
        tr("Sign in with an account that may read them, or try another link of the record."),
        detail=head[:600].decode("utf-8", "replace"),
    )


def _words(page: object) -> str:
    """Find the server's own words: ``[{"check": false, "msg": …}]``, ``{"message": …}``."""
    one = page[0] if isinstance(page, list) and page else page
    if isinstance(one, Mapping):
        for key in ("msg", "message", "detail", "error", "title"):
            if isinstance(one.get(key), str):
                return str(one[key])[:300]
    return ""
