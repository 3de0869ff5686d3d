"""A record filled with what a layer knows of itself."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .codecs_resource import outward
from .record import Record
from .values import Contact, Dates

if TYPE_CHECKING:
    from .values import BoxValue

#: What a layer can be, of MD_SpatialRepresentationTypeCode.
_KINDS = ("vector", "grid", "tin", "textTable")

#: How a resource identifier begins that nobody chose.
GENERATED = "urn:uuid:"


@dataclass(frozen=True)
class LayerFacts:
    """What a layer knows of itself, without QGIS (see ``services.layerfacts``)."""

    #: the name of the layer or of its table, as it is.
    layer_name: str = ""
    title: str = ""
    abstract: str = ""
    #: west, south, east, north in degrees (CRS84 axis order); ``None`` when not known.
    box: BoxValue | None = None
    #: "EPSG:2154"; "" for none.
    crs_code: str = ""
    crs_name: str = ""
    #: polygon, line, point or none.
    geometry: str = ""
    #: vector, grid or textTable.
    representation: str = ""
    #: (name, type, alias) of each field.
    fields: tuple[tuple[str, str, str], ...] = ()
    scale_denominator: int = 0
    feature_count: int = -1
    #: ISO 8601 dates.
    created: str = ""
    modified: str = ""
    #: "GeoPackage", "PostGIS" …
    format_name: str = ""
    keywords: tuple[str, ...] = ()
    #: ISO 639-2/B.
    language: str = "fre"
    organisation: str = ""
    email: str = ""


def readable(name: str) -> str:
    """Turn a table name into words: ``n_zones_humides_s_026`` stays what it is but for blanks and a capital."""
    words = re.sub(r"[_\s]+", " ", name).strip()
    words = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])", " ", words)
    return words[:1].upper() + words[1:]


def prefill(facts: LayerFacts, base: Record | None = None) -> Record:
    """Give a record filled with what the layer knows.

    :param base: the record the layer has already: only its empty elements are filled, and extent
        and coordinate system, which the layer knows best, are refreshed. It is not changed itself.
    """
    record = Record.new("dataset", facts.language or "fre") if base is None else base.copy()
    for key, value in _wishes(facts, record):
        if value and not record.get(key):
            record.set(key, value)
    if facts.box is not None:
        _refresh_box(record, facts.box)
    if facts.crs_code:
        _refresh_crs(record, facts)
    _fill_dates(record, facts)
    return record


def _wishes(facts: LayerFacts, record: Record) -> list[tuple[str, object]]:
    """Give (element, value) pairs to write where the record has nothing."""
    title = facts.title if facts.title and facts.title != facts.layer_name else readable(facts.layer_name)
    contact = Contact(facts.organisation, facts.email, "owner")
    known = bool(facts.organisation or facts.email)
    kind = facts.representation if facts.representation in _KINDS else ""
    return [
        ("file_identifier", str(uuid.uuid4())),
        ("title", title),
        ("abstract", facts.abstract),
        ("resource_identifier", f"{GENERATED}{uuid.uuid4()}"),
        ("organisation", (contact,) if known else ()),
        ("metadata_contact", (Contact(facts.organisation, facts.email, "pointOfContact"),) if known else ()),
        ("keywords", facts.keywords),
        ("representation_type", (kind,) if kind else ()),
        ("scale", str(facts.scale_denominator) if facts.scale_denominator > 0 and not _has_resolution(record) else ""),
        ("format", facts.format_name),
        ("resource_language", facts.language),
    ]


def _has_resolution(record: Record) -> bool:
    return record.find("gmd:identificationInfo/*/gmd:spatialResolution") is not None


def _refresh_box(record: Record, box: BoxValue) -> None:
    wanted = outward(box)
    present = record.get("bounding_box")
    if present is None or any(abs(one - other) > 1e-4 for one, other in zip(present, wanted, strict=True)):
        record.set("bounding_box", wanted)


def _refresh_crs(record: Record, facts: LayerFacts) -> None:
    present = str(record.get("crs"))
    number = facts.crs_code.rpartition(":")[2]
    if not re.search(rf"(?<![0-9]){re.escape(number)}(?![0-9])", present):
        record.set("crs", f"{facts.crs_code} {facts.crs_name}".strip())


def _fill_dates(record: Record, facts: LayerFacts) -> None:
    dates: Dates = record.get("dates")
    if dates == Dates():
        record.set("dates", Dates(creation=facts.created, revision=facts.modified))
