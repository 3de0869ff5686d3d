"""Rules on place and time: extent, period (see :mod:`.rules_text`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists
from .codecs import DATE, DATE_TIME
from .codecs_resource import degrees
from .findings import Finding, Repair
from .namespaces import XLINK, local
from .patch import New, new
from .reading import children, first, parent, raw, string
from .rules_crs import identifiers, number_of
from .rules_text import error, warning

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo[1]/*"
_EXTENTS = "gmd:identificationInfo/*/gmd:extent/gmd:EX_Extent"
_BOX = "gmd:EX_Extent/gmd:geographicElement/gmd:EX_GeographicBoundingBox"
_BOXES = f"gmd:identificationInfo/*/gmd:extent/{_BOX}"
#: The tests do not read the extent of a service where the schema wants it; catalogues do.
_SERVICE_BOXES = f"gmd:identificationInfo/*/srv:extent/{_BOX}"
_SIDES = ("westBoundLongitude", "southBoundLatitude", "eastBoundLongitude", "northBoundLatitude")
_SIDE = re.compile(r"-?[0-9]+\.[0-9]{2,}")
#: A side in the ways people write it: decimal comma, sign, unit and letter of the compass.
_NUMBER = re.compile(r"([+-]?)\s*([0-9]+(?:[.,][0-9]*)?)\s*°?\s*([NSEWO]?)", re.IGNORECASE)


def _loose(text: str) -> float | None:
    """Give the degrees that a side holds, in whatever form they are written; ``None`` for no number."""
    found = _NUMBER.fullmatch(text.replace("\u00a0", " ").replace("\u2212", "-").strip())
    if found is None:
        return None
    negative = (found[1] == "-") != (found[3].upper() in ("S", "W", "O") and found[3] != "")
    number = float(found[2].replace(",", "."))
    return -number if negative and number else number


def _sides(box: etree._Element) -> list[tuple[str, float | None]]:
    """Give, of each side (west, south, east, north), the text that the tests read and the degrees it holds."""
    found = []
    for name in _SIDES:
        prop = first(box, f"gmd:{name}")
        text = string(first(prop, "gco:Decimal")) if prop is not None else ""
        found.append((text, _loose(text or string(prop))))
    return found


def bounding_box(record: Record) -> Iterator[Finding]:
    """C.19: one box at least, on the globe, with two decimals."""
    boxes = record.find_all(_BOXES)
    if not boxes and record.level != "service":
        yield error(
            "bounding_box",
            tr("The extent is missing: a search on a map cannot find these data. Take it from the layer."),
            _outline_repair(record),
        )
    for box in boxes:
        yield from _box(record, box, boxes, error)
    others = record.find_all(_SERVICE_BOXES)
    for box in others:
        yield from _box(record, box, others, warning)


def _boxes(record: Record) -> list[etree._Element]:
    return record.find_all(_BOXES) + record.find_all(_SERVICE_BOXES)


def _blank(box: etree._Element) -> bool:
    return not any(string(side) for side in children(box))


def _box(
    record: Record, box: etree._Element, boxes: list[etree._Element], tell: Callable[..., Finding]
) -> Iterator[Finding]:
    """Give what is wrong with one of some boxes, as errors or as warnings (``tell``)."""
    texts, numbers = zip(*_sides(box), strict=True)
    west, south, east, north = numbers
    if west is None or south is None or east is None or north is None:
        empty = _blank(box) and not all(map(_blank, boxes))
        repair = Repair(tr("Take the empty extent away"), _drop_empty) if empty else None
        yield tell("bounding_box", tr("A side of the extent is missing or is no number."), repair, at=box)
        return
    globe = all(-180 <= side <= 180 for side in (west, east)) and all(-90 <= side <= 90 for side in (south, north))
    if globe and south > north:
        yield tell(
            "bounding_box",
            tr("The extent is upside down: its south lies north of its north."),
            # One of the two may also be a wrong number.
            Repair(tr("Exchange south and north"), _exchange, safe=False),
            at=box,
        )
        return
    if not globe:
        yield tell(
            "bounding_box",
            tr("The extent is not on the globe, or upside down. Take it from the layer."),
            _projected_repair(record, west, south, east, north),
            at=box,
        )
        return
    if west > east:
        yield warning(
            "bounding_box",
            tr("The west of the extent lies east of its east; that is right only across the 180th meridian."),
            at=box,
        )
    if not all(_SIDE.fullmatch(text) for text in texts):
        yield tell(
            "bounding_box",
            tr("The extent has too few decimals: INSPIRE wants two at least (“2.00”, not “2”)."),
            Repair(tr("Write two decimals"), _pad),
            at=box,
        )


def _write_side(record: Record, prop: etree._Element, number: float) -> None:
    carrier = first(prop, "gco:Decimal")
    if carrier is not None:
        record.set_text(carrier, degrees(number))
    else:
        record.replace(prop, new(f"gmd:{local(prop.tag)}", new("gco:Decimal", degrees(number))))


def _pad(record: Record) -> None:
    """Write each side that is a number with a point and two decimals, in a ``gco:Decimal``."""
    for place in range(len(_boxes(record))):
        for name in _SIDES:
            prop = first(_boxes(record)[place], f"gmd:{name}")
            number = _loose(string(prop))
            if prop is None or number is None:
                continue
            if first(prop, "gco:Decimal") is None or not _SIDE.fullmatch(string(prop)):
                _write_side(record, prop, number)


def _exchange(record: Record) -> None:
    """Exchange south and north of the boxes that are upside down."""
    for place in range(len(_boxes(record))):
        numbers = [number for _text, number in _sides(_boxes(record)[place])]
        south, north = numbers[1], numbers[3]
        if south is None or north is None or south <= north:
            continue
        for name, number in (("southBoundLatitude", north), ("northBoundLatitude", south)):
            prop = first(_boxes(record)[place], f"gmd:{name}")
            if prop is not None:
                _write_side(record, prop, number)


def _drop_empty(record: Record) -> None:
    """Take away the boxes that hold no number, with the extent if it holds nothing else."""
    while True:
        empty = [box for box in _boxes(record) if _blank(box)]
        if not empty:
            return
        _drop(record, parent(empty[0]))


def _drop(record: Record, element: etree._Element) -> None:
    """Take an element of an extent away, and the extent with it if that leaves it without a word."""
    extent = parent(element)
    rest = [item for item in children(extent) if item is not element]
    record.remove(parent(extent) if not any(_says(item) for item in rest) else element)


def _says(element: etree._Element) -> bool:
    """Whether an element holds a text, or points to something."""
    telling = ("indeterminatePosition", "frame", "uuidref", f"{{{XLINK}}}href")
    return bool(raw(element).strip()) or any(item.get(name) for item in element.iter("*") for name in telling)


def _outline_repair(record: Record) -> Repair | None:
    """Give a repair that takes the box from an outline (``EX_BoundingPolygon``) that the record holds."""
    if _outline(record) is None:
        return None

    def box(fixed: Record) -> None:
        corners = _outline(fixed)
        if corners is not None:
            fixed.set("bounding_box", corners)

    return Repair(tr("Take it from the outline that the record holds"), box)


def _outline(record: Record) -> tuple[float, float, float, float] | None:
    """Give the box around the outlines in the record, where it is sure which number is the longitude."""
    longitudes: list[float] = []
    latitudes: list[float] = []
    for outline in record.find_all(f"{_EXTENTS}/gmd:geographicElement/gmd:EX_BoundingPolygon"):
        for element in outline.iter("{*}posList", "{*}pos", "{*}coordinates"):
            system = next((item.get("srsName", "") for item in (element, *element.iterancestors())
                           if item.get("srsName")), "")  # fmt: skip
            order = _axes(system, local(element.tag))
            texts = raw(element).replace(",", " ").split()
            if not order or len(texts) % 2 or element.get("srsDimension", "2") != "2":
                return None
            try:
                numbers = [float(text) for text in texts]
            except ValueError:
                return None
            first, second = numbers[::2], numbers[1::2]
            longitudes += first if order == "xy" else second
            latitudes += second if order == "xy" else first
    good = bool(longitudes) and all(-180 <= x <= 180 for x in longitudes) and all(-90 <= y <= 90 for y in latitudes)
    return (min(longitudes), min(latitudes), max(longitudes), max(latitudes)) if good else None


def _axes(system: str, carrier: str) -> str:
    """Give the order of coordinates in a degree system: "xy", "yx", or ``""`` where it is not sure (OGC 07-092r3)."""
    name = system.upper()
    if name.endswith(("CRS:84", "CRS84")):
        return "xy"
    if not name.endswith((":4326", "/4326", ":4258", "/4258", ":4171", "/4171")):
        return ""
    if name.startswith("EPSG:"):
        return "" if carrier != "coordinates" else "xy"
    return "yx"


def _projected_repair(record: Record, west: float, south: float, east: float, north: float) -> Repair | None:
    """Give a repair of an extent in metres of Lambert-93 (EPSG:2154).

    It is safe where that is the one system that the record states: Web Mercator has such numbers in France too.
    """
    if not (100_000 <= west <= east <= 1_300_000 and 6_000_000 <= south <= north <= 7_200_000):
        return None

    def convert(record: Record) -> None:
        from .lambert import box_in_degrees

        for place in range(len(_boxes(record))):
            numbers = tuple(number or 0.0 for _text, number in _sides(_boxes(record)[place]))
            if numbers != (west, south, east, north):
                continue
            for name, side in zip(_SIDES, box_in_degrees(west, south, east, north), strict=True):
                prop = first(_boxes(record)[place], f"gmd:{name}")
                if prop is not None:
                    _write_side(record, prop, side)

    stated = {number_of(identifier) for identifier in identifiers(record)}
    return Repair(tr("Convert it from Lambert-93 into degrees"), convert, safe=stated == {"2154"})


# -- period ------------------------------------------------------------------------------------

_PERIODS = f"{_ID}/*/gmd:EX_Extent/gmd:temporalElement/gmd:EX_TemporalExtent/gmd:extent"
_OPEN_ENDS = ("unknown", "before", "now", "after")
_FRENCH_DAY = re.compile(r"(0?[1-9]|[12][0-9]|3[01])[/.-](0?[1-9]|1[0-2])[/.-]((?:1[5-9]|20)[0-9]{2})")


def temporal_extent(record: Record) -> Iterator[Finding]:
    """C.14: a period has a begin and an end, or says why not."""
    for place, extent in enumerate(record.find_all(_PERIODS)):
        found = next((item for item in children(extent) if local(item.tag) in ("TimePeriod", "TimeInstant")), None)
        period = found is not None and local(found.tag) == "TimePeriod"
        names = ("beginPosition", "endPosition") if period else ("timePosition",)
        positions = [next(extent.iter("{*}" + name), None) for name in names]
        if all(position is not None and _position(position) for position in positions):
            continue
        yield error(
            "temporal_extent",
            tr(
                "The period is written in a way that the INSPIRE tests do not read; it needs a first and a last "
                "date, or “now”."
            ),
            _period_repair(extent, found, place, codelists.short(record.language or "fre") == "fr"),
            at=extent,
        )


def _position(position: etree._Element) -> bool:
    stated = position.get("indeterminatePosition")
    if stated is not None:
        return stated in _OPEN_ENDS
    text = raw(position)
    return bool(DATE.fullmatch(text) or DATE_TIME.fullmatch(text))


def _bound(primitive: etree._Element, which: str, french: bool) -> str | None:
    """Give a bound as the tests read it, ``""`` if it is empty, ``None`` if it says something else."""
    for found in primitive.iter("{*}" + which + "Position", "{*}" + which):
        stated = found.get("indeterminatePosition", "")
        inner = next(found.iter("{*}timePosition"), None)
        if inner is not None:
            stated = stated or inner.get("indeterminatePosition", "")
        text = " ".join(raw(found).split())
        if not text:
            return stated if stated in _OPEN_ENDS else ""
        return _iso(text, french)
    return ""


def _iso(text: str, french: bool) -> str | None:
    """Give a date as ISO 8601 if it is one, in the order that French people write, or with blanks.

    :param french: whether ``05/06/2014`` is in June; where it is not known, such a date is not for sure one.
    """
    plain = text.strip()
    if DATE.fullmatch(plain) or DATE_TIME.fullmatch(plain):
        return plain
    day = _FRENCH_DAY.fullmatch(plain)
    if day is not None:
        if not french and int(day[1]) <= 12 and int(day[1]) != int(day[2]):
            return None
        return f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}"
    spaced = re.sub(r"^([0-9]{4}-[0-9]{2}-[0-9]{2}) (?=[0-9]{2}:)", r"\1T", plain)
    slashed = re.sub(r"^([0-9]{4})[/.]([0-9]{2})[/.]([0-9]{2})$", r"\1-\2-\3", plain)
    zoned = re.sub(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})$", r"\1", plain)
    for other in (spaced, slashed, zoned):
        if DATE.fullmatch(other) or DATE_TIME.fullmatch(other):
            return other
    return "now" if plain.casefold() in ("now", "maintenant", "aujourd'hui", "en cours") else None


def _period_repair(extent: etree._Element, found: etree._Element | None, place: int, french: bool) -> Repair | None:
    if not _says(extent):

        def drop(record: Record) -> None:
            _drop(record, parent(record.find_all(_PERIODS)[place], 2))

        return Repair(tr("Take the empty period away"), drop)
    if found is None:
        return None
    name = local(found.tag)
    bounds = [_bound(found, which, french) for which in (("begin", "end") if name == "TimePeriod" else ("time",))]
    if None in bounds or not any(bounds):
        return None
    wanted = [bound or "unknown" for bound in bounds]

    names = ("beginPosition", "endPosition") if name == "TimePeriod" else ("timePosition",)

    def rewrite(record: Record) -> None:
        for each, bound in zip(names, wanted, strict=True):
            primitive = children(record.find_all(_PERIODS)[place])[0]
            old = next(iter(primitive.iterchildren("{*}" + each, "{*}" + each.removesuffix("Position"))), None)
            if old is not None:
                record.replace(old, _written(each, bound))
            else:
                record.insert(primitive, _written(each, bound))

    return Repair(tr("Write the period as INSPIRE reads it"), rewrite)


def _written(name: str, bound: str) -> New:
    if bound in _OPEN_ENDS:
        return new(f"gml:{name}", attrs={"indeterminatePosition": bound})
    return new(f"gml:{name}", bound)
