"""Rules on scale, resolution and kind of data (see :mod:`.rules_text`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from . import codelists
from .citations import fold
from .findings import Finding, Repair
from .namespaces import local
from .patch import new
from .reading import every, first, parent, property_text, raw, string
from .rules_text import error, info

if TYPE_CHECKING:
    from .record import Record

_RESOLUTIONS = "gmd:identificationInfo[1]/*/gmd:spatialResolution"


def scale(record: Record) -> Iterator[Finding]:
    """1.5: a whole denominator, or a distance with its unit."""
    found = record.find_all(_RESOLUTIONS)
    if not found:
        yield info("scale", tr("Neither scale nor resolution is stated; it tells what the data are good for."))
        return
    scales = record.find_all(f"{_RESOLUTIONS}/gmd:MD_Resolution/gmd:equivalentScale")
    distances = record.find_all(f"{_RESOLUTIONS}/gmd:MD_Resolution/gmd:distance")
    both = [prop for prop in found if _both(prop)]
    if both:
        yield error(
            "scale",
            tr("A scale and a distance stand in one place; each wants a place of its own."),
            Repair(tr("Give each a place of its own"), _separate),
            at=both[0],
        )
        return
    wrong = [prop for prop in (*scales, *distances) if not _right(prop)]
    if not wrong and (scales or distances):
        return
    blank = [prop for prop in found if not raw(prop).strip()]
    fixable = [prop for prop in wrong if not raw(prop).strip() or _number(prop)]
    repair = None
    if fixable and len(fixable) == len(wrong):
        repair = Repair(tr("Write the numbers as INSPIRE reads them"), _write_resolutions)
    elif not wrong and len(blank) == len(found):
        repair = Repair(tr("Take the empty one away"), _write_resolutions)
    yield error(
        "scale",
        tr("The scale is not a whole number, or the resolution is no distance. Correct it."),
        repair,
        at=wrong[0] if wrong else found[0],
    )


def _both(prop: etree._Element) -> bool:
    return all(every(prop, f"gmd:MD_Resolution/gmd:{name}") for name in ("equivalentScale", "distance"))


def _separate(record: Record) -> None:
    """Move each distance that stands beside a scale into a place of its own, byte for byte."""
    while both := [prop for prop in record.find_all(_RESOLUTIONS) if _both(prop)]:
        place = record.find_all(_RESOLUTIONS).index(both[0])
        record.insert(parent(both[0]), new("gmd:spatialResolution", new("gmd:MD_Resolution")), both[0])
        here = record.find_all(_RESOLUTIONS)
        inner = here[place + 1].find("*")
        if inner is not None:
            record.move(every(here[place], "gmd:MD_Resolution/gmd:distance")[0], inner)


def _right(prop: etree._Element) -> bool:
    """Whether the tests read the number of an ``equivalentScale`` or a ``distance``."""
    whole = local(prop.tag) == "equivalentScale"
    texts = [string(item) for item in prop.iter("{*}Integer" if whole else "{*}Distance")]
    if whole:
        return all(re.fullmatch("[0-9]{1,40}", text) for text in texts)
    return all(re.fullmatch(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)", text) and float(text) != 0 for text in texts)


def _number(prop: etree._Element) -> str:
    """Give the number that people write otherwise (1:25 000, 1/25000, 25000.0, 0,5 m), ``""`` for no number."""
    text = re.sub(r"[\s\u00a0\u202f]", "", raw(prop))
    if local(prop.tag) == "equivalentScale":
        found = re.fullmatch(r"(?:1[:/])?([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,9})(?:[.,]0+)?", text)
        return found[1].replace(".", "") if found is not None else ""
    found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?)(m|mètres?|metres?)?", text)
    if found is None or float(found[1].replace(",", ".")) == 0:
        return ""
    unit = next((item.get("uom", "") for item in prop.iter("{*}Distance")), "")
    if found[2] and unit and not re.fullmatch(r"#?(?:m|mètres?|metres?|meters?)|.*[:/#]m", unit):
        return ""
    return found[1].replace(",", ".")


def _write_resolutions(record: Record) -> None:
    """Write each number as the tests read it; what is empty goes away."""
    for place in range(len(record.find_all(_RESOLUTIONS)) - 1, -1, -1):
        prop = record.find_all(_RESOLUTIONS)[place]
        if not raw(prop).strip():
            record.remove(prop)
            continue
        for path, carrier in (("equivalentScale", "Integer"), ("distance", "Distance")):
            for stated in every(prop, f"gmd:MD_Resolution/gmd:{path}"):
                inner = next(stated.iter("{*}" + carrier), None)
                if not _right(stated) and inner is not None and _number(stated):
                    record.set_text(inner, _number(stated))


_KIND = "gmd:identificationInfo[1]/gmd:MD_DataIdentification/gmd:spatialRepresentationType"
_ANY_KIND = "gmd:identificationInfo/*/gmd:spatialRepresentationType"
_CODE = "MD_SpatialRepresentationTypeCode"
#: Folded words for a kind of data → value of MD_SpatialRepresentationTypeCode.
_KINDS = {
    "vecteur": "vector", "vecteurs": "vector", "vectoriel": "vector", "vectorial": "vector", "raster": "grid",
    "grille": "grid", "maille": "grid", "image": "grid", "texte table": "textTable", "texte tableau": "textTable",
    "table": "textTable", "tableau": "textTable", "text table": "textTable",
}  # fmt: skip
#: Formats that hold only one kind of data, folded beginnings.
_BY_FORMAT = (
    (("shape", "esri shape", "shp", "mapinfo", "mif", "dxf", "dwg", "geojson", "edigeo"), "vector"),
    (("geotiff", "tiff", "ecw", "jpeg 2000", "jpeg2000", "jp2", "esri ascii grid", "asc"), "grid"),
    (("csv", "xls", "excel", "ods", "dbf"), "textTable"),
)


def representation_type(record: Record) -> Iterator[Finding]:
    """2.4: vector, grid, TIN or table."""
    codes = record.find_all(f"{_KIND}/gmd:{_CODE}")
    allowed = codelists.values(_CODE)
    wrong = [code for code in codes if code.get("codeListValue", "vector") not in allowed]
    if codes and not wrong:
        return
    stated = [value for prop in record.find_all(_KIND) if (value := _kind_of(prop))]
    value = stated[0] if stated else _derived_kind(record)
    repair = None
    if stated:
        repair = Repair(tr("Write the kind as the list has it"), _write_kinds)
    elif value and record.get("representation_type") != (value,):

        def state(fixed: Record) -> None:
            fixed.set("representation_type", (value,))

        # A table may hold coordinates: its format does not say for sure what kind of data it is.
        repair = Repair(
            tr("Write “{name}”, which the rest of the record says", name=value), state, safe=value != "textTable"
        )
    yield error(
        "representation_type",
        tr("The kind of data is missing: vector, raster, TIN or table."),
        repair,
        at=wrong[0] if wrong else None,
    )


def _kind_of(prop: etree._Element) -> str:
    """Give the kind that a property states in whatever form, ``""`` if it states none."""
    allowed = {fold(value): value for value in codelists.values(_CODE)}
    for item in prop.iterchildren("*"):
        for text in (item.get("codeListValue", ""), string(item)):
            found = allowed.get(fold(text)) or _KINDS.get(fold(text))
            if found:
                return found
    return ""


def _write_kinds(record: Record) -> None:
    for place in range(len(record.find_all(_ANY_KIND)) - 1, -1, -1):
        prop = record.find_all(_ANY_KIND)[place]
        value = _kind_of(prop)
        code = first(prop, f"gmd:{_CODE}")
        if not value:
            record.remove(prop)
        elif code is None or code.get("codeListValue") != value:
            record.replace(prop, new("gmd:spatialRepresentationType", codelists.code(_CODE, value)))


def _derived_kind(record: Record) -> str:
    """Give the kind that the geometry described, or every format named, tells; ``""`` where they do not agree."""
    kinds = set()
    for item in record.find_all("gmd:spatialRepresentationInfo/*"):
        name = local(item.tag)
        if name == "MD_VectorSpatialRepresentation":
            kinds.add("vector")
        elif name in ("MD_GridSpatialRepresentation", "MD_Georectified", "MD_Georeferenceable"):
            kinds.add("grid")
    if kinds:
        return kinds.pop() if len(kinds) == 1 else ""
    paths = (
        "gmd:distributionInfo/gmd:MD_Distribution/gmd:distributionFormat",
        "gmd:distributionInfo/gmd:MD_Distribution/gmd:distributor/gmd:MD_Distributor/gmd:distributorFormat",
        "gmd:identificationInfo/*/gmd:resourceFormat",
    )
    names = [fold(property_text(item)) for path in paths for item in record.find_all(f"{path}/gmd:MD_Format/gmd:name")]
    told = [next((kind for starts, kind in _BY_FORMAT if name.startswith(starts)), "") for name in names if name]
    return told[0] if told and len(set(told)) == 1 else ""
