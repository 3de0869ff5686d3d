"""Rules on scale and kind of data (see :mod:`.rules_text`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..i18n import tr
from . import codelists
from .findings import Finding
from .record import string
from .rules_text import error, info

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo[1]/*"


def scale(record: Record) -> Iterator[Finding]:
    """1.5: a whole denominator, or a distance with its unit."""
    found = record.find_all(f"{_ID}/gmd:spatialResolution")
    if not found:
        yield info("scale", tr("Neither scale nor resolution is stated; it tells what the data are good for."))
        return
    resolution = "gmd:MD_Resolution"
    scales = record.find_all(f"{_ID}/gmd:spatialResolution/{resolution}/gmd:equivalentScale")
    distances = record.find_all(f"{_ID}/gmd:spatialResolution/{resolution}/gmd:distance")
    numbers = [string(item) for element in scales for item in element.iter("{*}Integer")]
    lengths = [string(item) for element in distances for item in element.iter("{*}Distance")]
    bad = not scales and not distances
    bad = bad or not all(re.fullmatch("[0-9]{1,40}", number) for number in numbers)
    bad = bad or not all(re.fullmatch(r"-?[0-9.]+", text) and float(text) != 0 for text in lengths)
    if bad:
        yield error("scale", tr("The scale is not a whole number, or the resolution is no distance. Correct it."))


def representation_type(record: Record) -> Iterator[Finding]:
    """2.4: vector, grid, TIN or table."""
    path = "gmd:identificationInfo[1]/gmd:MD_DataIdentification/gmd:spatialRepresentationType"
    codes = record.find_all(f"{path}/gmd:MD_SpatialRepresentationTypeCode")
    allowed = codelists.values("MD_SpatialRepresentationTypeCode")
    if not codes or any(code.get("codeListValue", "vector") not in allowed for code in codes):
        yield error("representation_type", tr("The kind of data is missing: vector, raster, TIN or table."))
