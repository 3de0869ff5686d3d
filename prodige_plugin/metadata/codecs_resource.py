"""How constraints, extent, period and conformity are read and written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from lxml import etree

from ..errors import BadRecord
from ..i18n import tr
from . import codelists, template
from .codecs import check_date, code_value, date_text
from .codecs_groups import href, normal
from .namespaces import NS
from .patch import New, check_text, new
from .record import children, parent, property_text, qname, string
from .values import BoxValue, Period

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_BLOCKS = f"{_ID}/gmd:resourceConstraints/gmd:MD_LegalConstraints"
LIMITATIONS = "inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess"
#: Older French wordings of "no limitation" (seen in real records).
_NO_LIMITATION = (
    "pas de restriction d'accès public selon inspire",
    "pas de restriction d'accès publique",
    "pas de restriction d'accès au public",
    "directive 2007/2/ce (inspire), pas de restriction d'accès public",
)


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same but for http/https and an end slash."""
    return one.split("://", 1)[-1].rstrip("/") == other.split("://", 1)[-1].rstrip("/")


def _known(codelist: str, prop: etree._Element) -> str:
    """Give the value of a code list that a constraint states, by address or by wording."""
    address = href(prop)
    text = normal(property_text(prop))
    for value in codelists.values(codelist):
        if address and any(same_address(address, known) for known in codelists.addresses(codelist, value)):
            return value
    for value in codelists.values(codelist):
        texts = {codelists.wording(codelist, value, lang) for lang in ("fr", "en")}
        texts |= {codelists.label(codelist, value, lang) for lang in ("fr", "en")}
        if text and text in {normal(known) for known in texts}:
            return value
    if codelist == "LimitationsOnPublicAccess" and text in {normal(known) for known in _NO_LIMITATION}:
        return "noLimitations"
    return ""


def is_limitation(prop: etree._Element) -> bool:
    """Whether a ``gmd:otherConstraints`` speaks of limits on public access."""
    return LIMITATIONS in href(prop) or bool(_known("LimitationsOnPublicAccess", prop))


@dataclass(frozen=True)
class Access:
    """Limits on public access (TG 2.0, C.17): ``str``, a value of LimitationsOnPublicAccess, or the text there is."""

    def block(self, record: Record) -> etree._Element | None:
        """Give the first legal constraints with an access constraint."""
        found = [block for block in record.find_all(_BLOCKS) if block.find("gmd:accessConstraints", NS) is not None]
        return next((block for block in found if self._limitation(block) is not None), found[0] if found else None)

    def _limitation(self, block: etree._Element) -> etree._Element | None:
        return next((prop for prop in block.findall("gmd:otherConstraints", NS) if is_limitation(prop)), None)

    def read(self, record: Record) -> str:
        """Give the value stated by address or by wording, else the first text of the block."""
        block = self.block(record)
        if block is None:
            return ""
        stated = self._limitation(block)
        if stated is not None:
            return _known("LimitationsOnPublicAccess", stated) or property_text(stated)
        texts = [property_text(prop) for prop in block.findall("gmd:otherConstraints", NS)]
        return next((text for text in texts if text), "") if block.find("gmd:useConstraints", NS) is None else ""

    def write(self, record: Record, value: str) -> None:
        """Write the value as an anchor, in a block of its own."""
        value = check_text(value.strip())
        known = value in codelists.values("LimitationsOnPublicAccess")
        item = template.access_block(value, record.language) if known else None
        block = self.block(record)
        if block is None:
            if value:
                self._insert(record, value)
            return
        if block.find("gmd:useConstraints", NS) is not None or not value:
            self._take_out(record)
            if value:
                self._insert(record, value)
            return
        wanted = (
            item.children[0].children[-1]
            if item is not None
            else new("gmd:otherConstraints", new("gco:CharacterString", value))
        )
        present = self._limitation(block)
        if present is None and not known:
            present = block.find("gmd:otherConstraints", NS)
        if present is not None:
            record.replace(present, wanted)
        else:
            record.insert(block, wanted)
        self._restrict(record)

    def _restrict(self, record: Record) -> None:
        """Make the block's access constraint be "other restrictions", once."""
        block = self.block(record)
        codes = block.findall("gmd:accessConstraints", NS) if block is not None else []
        if "otherRestrictions" in map(code_value, codes):
            return
        item = new("gmd:accessConstraints", codelists.code("MD_RestrictionCode", "otherRestrictions"))
        if codes:
            record.replace(codes[0], item)

    def _insert(self, record: Record, value: str) -> None:
        known = value in codelists.values("LimitationsOnPublicAccess")
        item = template.access_block(value if known else "noLimitations", record.language)
        if not known:
            legal = item.children[0]
            text = new("gmd:otherConstraints", new("gco:CharacterString", value))
            item = new(item.name, new(legal.name, legal.children[0], text))
        first = record.find(f"{_ID}/gmd:resourceConstraints")
        if first is not None:
            record.insert_before(first, item)
        else:
            record.insert(record.ensure(_ID), item)

    def _take_out(self, record: Record) -> None:
        """Take the access constraints and limits out of the block, and the block if nothing is left."""
        while True:
            block = self.block(record)
            if block is None:
                return
            doomed = block.find("gmd:accessConstraints", NS)
            limit = self._limitation(block)
            count = len(children(block))
            alone = count == 1 or (count == 2 and limit is not None)
            if block.find("gmd:useConstraints", NS) is None and alone:
                record.remove(parent(block))
                continue
            target = limit if limit is not None else doomed
            if target is None:
                return
            record.remove(target)


@dataclass(frozen=True)
class Conditions:
    """Conditions of access and use (TG 2.0, C.18): ``str``, a value of the list Licence, or a free text."""

    def _block(self, record: Record) -> etree._Element | None:
        blocks = [block for block in record.find_all(_BLOCKS) if block.find("gmd:useConstraints", NS) is not None]
        return next((block for block in blocks if self._stated(block)), blocks[0] if blocks else None)

    def _stated(self, block: etree._Element) -> list[etree._Element]:
        return [
            prop
            for prop in block.findall("gmd:otherConstraints", NS)
            if not is_limitation(prop) and (property_text(prop) or href(prop))
        ]

    def read(self, record: Record) -> str:
        """Give the licence stated by address or by wording, else the first text of the block."""
        block = self._block(record)
        stated = self._stated(block) if block is not None else []
        known = next((value for value in (_known("Licence", prop) for prop in stated) if value), "")
        return known or next((property_text(prop) or href(prop) for prop in stated), "")

    def write(self, record: Record, value: str) -> None:
        """Write the conditions in place of those there are; a licence as text and as anchor."""
        value = check_text(value.strip())
        block = self._block(record)
        if block is None:
            if value:
                record.insert(record.ensure(_ID), template.conditions_block(value, record.language))
            return
        others = ("gmd:accessConstraints", "gmd:useLimitation")
        if not value and not any(block.find(name, NS) is not None for name in others):
            record.remove(parent(block))
            return
        while block is not None and self._stated(block):
            record.remove(self._stated(block)[0])
            block = self._block(record)
        if not value:
            return
        code = record.find("gmd:useConstraints/*", block)
        if code is None or code.get("codeListValue") != "otherRestrictions":
            item = new("gmd:useConstraints", codelists.code("MD_RestrictionCode", "otherRestrictions"))
            use = record.find("gmd:useConstraints", block)
            if use is not None:
                record.replace(use, item)
        for item in template.conditions(value, record.language):
            block = self._block(record)
            if block is not None:
                record.insert(block, item)


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
            west, south, east, north = (float(string(box.find(f"{side}/*", NS)).replace(",", ".")) for side in _SIDES)
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
            name = "srv:extent" if record.level == "service" else "gmd:extent"
            record.ensure(f"{_ID}/{name}/{self.inside}")
        for side, number in zip(_SIDES, sides, strict=True):
            box = self._find(record)
            carrier = box.find(f"{side}/*", NS) if box is not None else None
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


_PERIODS = f"{_ID}/gmd:extent/gmd:EX_Extent/gmd:temporalElement/gmd:EX_TemporalExtent/gmd:extent"


@dataclass(frozen=True)
class TemporalExtent:
    """The period that the data cover (TG 2.0, C.14), the first one: :class:`.values.Period`."""

    def _find(self, record: Record) -> etree._Element | None:
        return next((item for prop in record.find_all(_PERIODS) for item in prop.iterchildren("{*}TimePeriod")), None)

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
            extent = record.ensure(f"{_ID}/gmd:extent/gmd:EX_Extent")
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
            if self.regulation in property_text(result.find("gmd:specification/gmd:CI_Citation/gmd:title", NS)):
                return result
        return None

    def read(self, record: Record) -> str:
        """Give the degree; a ``gmd:pass`` without value counts as not evaluated."""
        result = self.result(record)
        if result is None:
            return ""
        stated = date_text(result.find("gmd:pass", NS)).lower()
        return {"true": "true", "1": "true", "false": "false", "0": "false"}.get(stated, "unknown")

    def write(self, record: Record, value: str) -> None:
        """Write the degree, and the whole statement if there is none."""
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
