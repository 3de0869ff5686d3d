"""What a layer alone knows, written into a record: extent, coordinate system, resolution, encoding, format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import codelists
from .codecs import code_value
from .codecs_resource import outward
from .diff import text
from .patch import New, new
from .record import children, property_text

if TYPE_CHECKING:
    from .facts import LayerFacts
    from .record import Record
    from .values import BoxValue

_ID = "gmd:identificationInfo/*"
_SYSTEMS = "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier"
_RESOLUTIONS = f"{_ID}/gmd:spatialResolution"
_FORMAT = "gmd:distributionInfo/gmd:MD_Distribution/gmd:distributionFormat/gmd:MD_Format"


#: Kind of geometry → MD_GeometricObjectTypeCode.
_OBJECTS = {"point": "point", "line": "curve", "polygon": "surface"}


def refresh_box(record: Record, box: BoxValue) -> None:
    """Write the layer's extent, rounded outward; several extents, which a person drew, stay as they are."""
    boxes = [
        found
        for name in ("gmd:extent", "srv:extent")
        for found in record.find_all(f"{_ID}/{name}/gmd:EX_Extent/gmd:geographicElement/gmd:EX_GeographicBoundingBox")
    ]
    present: BoxValue | None = record.get("bounding_box")
    wanted = outward(box)
    if len(boxes) > 1 and present is not None:
        return
    if present is None or not same_box(present, wanted):
        record.set("bounding_box", wanted)


def same_box(one: BoxValue, other: BoxValue) -> bool:
    """Whether two boxes are the same but for what rounding leaves (a ten-thousandth of a degree, some 10 m)."""
    return all(abs(here - there) <= 1e-4 for here, there in zip(one, other, strict=True))


def refresh_crs(record: Record, facts: LayerFacts, *, add: bool = True) -> None:
    """Write the layer's coordinate system; where the record has several, it is added and none is lost.

    :param add: whether it is; otherwise several systems are left as they are.
    """
    present = record.find_all(_SYSTEMS)
    number = facts.crs_code.rpartition(":")[2]
    stated = " ".join(text(system) for system in present)
    if number and re.search(rf"(?<![0-9]){re.escape(number)}(?![0-9])", stated):
        return
    if not number and stated.strip():
        return  # a system without a code says less than whatever the record has
    value = f"{facts.crs_code} {facts.crs_name}".strip()
    if len(present) < 2:
        record.set("crs", value)
    elif add:
        inner = new("gmd:RS_Identifier", new("gmd:code", _crs_code(value, number if _is_epsg(facts) else "")))
        system = new("gmd:MD_ReferenceSystem", new("gmd:referenceSystemIdentifier", inner))
        record.insert(record.root, new("gmd:referenceSystemInfo", system))


def _is_epsg(facts: LayerFacts) -> bool:
    return facts.crs_code.upper().startswith("EPSG:")


def _crs_code(value: str, number: str) -> New:
    if number:
        address = f"http://www.opengis.net/def/crs/EPSG/0/{number}"
        return new("gmx:Anchor", value, attrs={"xlink:href": address})
    return new("gco:CharacterString", value)


def refresh_more(
    record: Record, facts: LayerFacts, *, fresh: bool = False, again: bool = False, add: bool = True
) -> None:
    """Write kind of geometry, resolution and encoding.

    :param fresh: the record is new, and what its skeleton says of the encoding is nobody's word.
    :param again: what the record says may be replaced by what the layer knows for sure.
    :param add: whether something may be written that the record does not speak of.
    """
    if facts.geometry in _OBJECTS:
        _objects(record, _OBJECTS[facts.geometry], fresh)
    if facts.resolution > 0 and (add or record.get("distance")):
        _resolution(record, facts.resolution, again)
    if facts.encoding and (add or record.get("character_set")):
        _encoding(record, facts.encoding, fresh or again)


def _objects(record: Record, kind: str, fresh: bool) -> None:
    """Write the kind of geometry (MD_GeometricObjectTypeCode) of a new record, or correct the only one stated."""
    path = "gmd:spatialRepresentationInfo/gmd:MD_VectorSpatialRepresentation"
    inside = "gmd:geometricObjects/gmd:MD_GeometricObjects/gmd:geometricObjectType"
    found = record.find_all(f"{path}/{inside}")
    item = new("gmd:geometricObjectType", codelists.code("MD_GeometricObjectTypeCode", kind))
    if len(found) == 1 and code_value(found[0]) in _OBJECTS.values():
        if code_value(found[0]) != kind:
            record.replace(found[0], item)
    elif fresh and not found:
        objects = new("gmd:geometricObjects", new("gmd:MD_GeometricObjects", item))
        vector = new("gmd:MD_VectorSpatialRepresentation", objects)
        record.insert(record.root, new("gmd:spatialRepresentationInfo", vector))


def metres(value: float) -> str:
    """Write a distance: no more digits than a pixel size deserves."""
    digits = f"{value:.6g}"
    if "e" in digits:
        digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _resolution(record: Record, side: float, again: bool) -> None:
    """Write the side of a pixel (TG 2.0, 1.5: a distance with its unit)."""
    written = metres(side)
    if record.level == "service" or float(written) <= 0:
        return
    number, _, unit = str(record.get("distance")).partition(" ")
    if not number:
        if again or not record.find_all(_RESOLUTIONS):
            record.set("distance", f"{written} m")
        return
    try:
        stated = float(number.replace(",", "."))
    except ValueError:
        stated = 0.0
    if again and unit.casefold() in ("", "m", "metre", "mètre", "meter") and abs(stated - side) > side / 100:
        record.set("distance", f"{written} m")


def _encoding(record: Record, value: str, replace: bool) -> None:
    """Write the encoding of the data; UTF-8 goes without saying (TG 2.0, 2.5)."""
    found: tuple[str, ...] = record.get("character_set")
    if value == "utf8" and not found:
        return
    if record.level != "service" and value not in found and (replace or not found):
        record.set("character_set", (value,))


def refresh_version(record: Record, facts: LayerFacts) -> None:
    """Write the version of the format, where the record names this very format without one."""
    if not facts.format_version:
        return
    found = record.find(_FORMAT)
    if found is None:
        return
    name = property_text(found.find("{*}name"))
    version = found.find("{*}version")
    if name.casefold() != facts.format_name.casefold() or property_text(version):
        return
    if version is not None and children(version):
        record.replace(version, new("gmd:version", new("gco:CharacterString", facts.format_version)))
    else:
        record.set_property(found, "gmd:version", facts.format_version)
