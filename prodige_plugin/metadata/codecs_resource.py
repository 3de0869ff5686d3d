"""How extent, period and conformity are read and written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from . import codelists, template
from .citations import names
from .codecs import check_date, date_text
from .namespaces import NS
from .patch import New, new
from .record import children, first, parent, property_text, qname, string
from .values import BoxValue, Period

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"

# -- extent ------------------------------------------------------------------------------------

_SIDES = ("gmd:westBoundLongitude", "gmd:southBoundLatitude", "gmd:eastBoundLongitude", "gmd:northBoundLatitude")


def degrees(value: float) -> str:
    """Write degrees with two decimals at least, and no more than needed (TG 2.0, C.19)."""
    number = Decimal(repr(float(value)))
    if number == 0:
        return "0.00"
    decimals = max(2, -int(number.normalize().as_tuple().exponent))
    return f"{number:.{decimals}f}"


def outward(box: BoxValue, decimals: int = 4) -> BoxValue:
    """Round a box outward, so that it still holds what it held, and keep it on the globe."""
    step = Decimal(1).scaleb(-decimals)
    west, south = (float(Decimal(repr(side)).quantize(step, ROUND_FLOOR)) for side in box[:2])
    east, north = (float(Decimal(repr(side)).quantize(step, ROUND_CEILING)) for side in box[2:])
    return (max(-180.0, west), max(-90.0, south), min(180.0, east), min(90.0, north))


def check_box(box: BoxValue) -> BoxValue:
    """Give the box back.

    :raises BadRecord: it is not on the globe, or upside down.
    """
    west, south, east, north = (float(side) for side in box)
    good = all(math.isfinite(side) for side in (west, south, east, north))
    good = good and -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90
    if not good:
        raise BadRecord(
            tr("This extent cannot be written."),
            tr("Longitudes go from -180 to 180, latitudes from -90 to 90, and the south is below the north."),
            tr("Correct the extent; the layer may have a wrong coordinate system."),
        )
    return (west, south, east, north)


@dataclass(frozen=True)
class Box:
    """The geographic bounding box (TG 2.0, C.19), the first one: (west, south, east, north) or ``None``."""

    inside: str = "gmd:EX_Extent/gmd:geographicElement/gmd:EX_GeographicBoundingBox"

    def _find(self, record: Record) -> etree._Element | None:
        for name in ("gmd:extent", "srv:extent"):
            found = record.find(f"{_ID}/{name}/{self.inside}")
            if found is not None:
                return found
        return None

    def read(self, record: Record) -> BoxValue | None:
        """Give the box, ``None`` if a side lacks or is no number."""
        box = self._find(record)
        if box is None:
            return None
        try:
            west, south, east, north = (float(string(first(box, f"{side}/*")).replace(",", ".")) for side in _SIDES)
        except ValueError:
            return None
        return (west, south, east, north)

    def write(self, record: Record, value: BoxValue | None) -> None:
        """Write the sides that differ."""
        present = self._find(record)
        if value is None:
            if present is not None:
                record.remove(self._outermost(present))
            return
        sides = check_box(value)
        if present is None:
            name = _extent(record)
            record.ensure(f"{_ID}/{name}/{self.inside}")
        for side, number in zip(_SIDES, sides, strict=True):
            box = self._find(record)
            carrier = first(box, f"{side}/*") if box is not None else None
            if carrier is not None:
                if string(carrier) != degrees(number):
                    record.set_text(carrier, degrees(number))
                continue
            prop = box.find(side, NS) if box is not None else None
            decimal = new("gco:Decimal", degrees(number))
            if prop is not None:
                record.insert(prop, decimal)
            elif box is not None:
                record.insert(box, new(side, decimal))

    def _outermost(self, box: etree._Element) -> etree._Element:
        """Give the box's property, or its whole extent if it holds nothing else."""
        return parent(box, 3) if len(children(parent(box, 2))) == 1 else parent(box)


def _extent(record: Record) -> str:
    """Give the name of the property that holds an extent."""
    return "srv:extent" if record.level == "service" else "gmd:extent"


#: Services have their extent in a namespace of their own (ISO 19119, ``srv:extent``).
_PERIODS = tuple(
    f"{_ID}/{name}/gmd:EX_Extent/gmd:temporalElement/gmd:EX_TemporalExtent/gmd:extent"
    for name in ("gmd:extent", "srv:extent")
)


@dataclass(frozen=True)
class TemporalExtent:
    """The period that the data cover (TG 2.0, C.14), the first one: :class:`.values.Period`."""

    def _find(self, record: Record) -> etree._Element | None:
        properties = (prop for path in _PERIODS for prop in record.find_all(path))
        return next((item for prop in properties for item in prop.iterchildren("{*}TimePeriod")), None)

    def read(self, record: Record) -> Period:
        """Give the period; an open end as "now" or "unknown"."""
        period = self._find(record)
        if period is None:
            return Period()
        return Period(self._bound(period, "begin"), self._bound(period, "end"))

    def _bound(self, period: etree._Element, which: str) -> str:
        for found in period.iter("{*}" + which + "Position", "{*}" + which):
            return string(found) or found.get("indeterminatePosition", "")
        return ""

    def write(self, record: Record, value: Period) -> None:
        """Write ``gml:beginPosition`` and ``gml:endPosition``, the only form that the tests read."""
        old = self._find(record)
        if not value.begin and not value.end:
            if old is not None:
                element = parent(old, 3)
                record.remove(parent(element, 2) if len(children(parent(element))) == 1 else element)
            return
        bounds = [self._position("beginPosition", value.begin), self._position("endPosition", value.end)]
        taken = {item.get(f"{{{uri}}}id") for item in record.root.iter("*") for uri in {record.gml}}
        name = next(f"period{number}" for number in range(1, 10000) if f"period{number}" not in taken)
        kept = old.get(f"{{{record.gml}}}id") if old is not None else None
        item = new("gml:TimePeriod", *bounds, attrs={"gml:id": kept or name})
        if old is not None:
            record.replace(old, item)
        else:
            extent = record.ensure(f"{_ID}/{_extent(record)}/gmd:EX_Extent")
            inner = new("gmd:EX_TemporalExtent", new("gmd:extent", item))
            record.insert(extent, new("gmd:temporalElement", inner))

    def _position(self, name: str, value: str) -> New:
        if value in ("now", "unknown", "before", "after"):
            return new(f"gml:{name}", attrs={"indeterminatePosition": value})
        if not value:
            return new(f"gml:{name}", attrs={"indeterminatePosition": "unknown"})
        return new(f"gml:{name}", check_date(value))


# -- quality -----------------------------------------------------------------------------------

RESULTS = (
    "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report/gmd:DQ_DomainConsistency/gmd:result/gmd:DQ_ConformanceResult"
)


@dataclass(frozen=True)
class Conformity:
    """Conformity to a regulation (TG 2.0, 1.10 and C.22): ``str``, true, false, unknown, or "" when not stated."""

    regulation: str = "1089/2010"

    def result(self, record: Record) -> etree._Element | None:
        """Give the result whose specification is the regulation."""
        for result in record.find_all(RESULTS):
            title = property_text(first(result, "gmd:specification/gmd:CI_Citation/gmd:title"))
            if self.regulation in title and names(self.regulation, title):
                return result
        return None

    def read(self, record: Record) -> str:
        """Give the degree; a ``gmd:pass`` without value counts as not evaluated."""
        result = self.result(record)
        if result is None:
            return ""
        stated = date_text(first(result, "gmd:pass")).lower()
        return {"true": "true", "1": "true", "false": "false", "0": "false"}.get(stated, "unknown")

    def write(self, record: Record, value: str) -> None:
        """Write the degree, and the whole statement if there is none.

        :raises BadRecord: it is no degree.
        """
        if value not in ("", *codelists.values("Conformity")):
            raise BadRecord(tr("“{text}” is no degree of conformity.", text=value), todo=tr("Choose one of the list."))
        result = self.result(record)
        if result is None:
            if value:
                quality = record.ensure("gmd:dataQualityInfo/gmd:DQ_DataQuality")
                record.insert(quality, template.conformance(self.regulation, record.language, value))
            return
        if not value:
            record.remove(parent(result, 3))
            return
        present = result.find(qname("gmd:pass"))
        if present is None:
            record.insert(result, template.passed(value))
        else:
            record.replace(present, template.passed(value))


#: The specification that a description of topological consistency cites (TG 2.0, 2.8), and its date.
GENERIC_NETWORK = "INSPIRE Data Specifications - Base Models - Generic Network Model"
_NETWORK_DATE = "2013-04-05"


@dataclass(frozen=True)
class TopologyDescription:
    """Topological consistency in words (TG 2.0, 2.8): ``str``, the explanation."""

    path: str = "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:report/gmd:DQ_TopologicalConsistency"

    def _result(self, record: Record) -> etree._Element | None:
        return record.find(f"{self.path}/gmd:result/gmd:DQ_ConformanceResult")

    def read(self, record: Record) -> str:
        """Give the explanation."""
        result = self._result(record)
        return property_text(first(result, "gmd:explanation")) if result is not None else ""

    def write(self, record: Record, value: str) -> None:
        """Write the explanation, and all that the requirement asks around it; without text the report goes."""
        result = self._result(record)
        if not value.strip():
            if result is not None:
                record.remove(parent(result, 3))
            return
        if result is not None:
            record.set_property(result, "gmd:explanation", value)
            return
        title = new("gmd:title", template.characters(GENERIC_NETWORK))
        citation = new("gmd:CI_Citation", title, template.cited_date(_NETWORK_DATE, "publication"))
        stated = new(
            "gmd:DQ_ConformanceResult",
            new("gmd:specification", citation),
            new("gmd:explanation", template.characters(value.strip())),
            template.passed("false"),
        )
        report = new("gmd:report", new("gmd:DQ_TopologicalConsistency", new("gmd:result", stated)))
        record.insert(record.ensure("gmd:dataQualityInfo/gmd:DQ_DataQuality"), report)
