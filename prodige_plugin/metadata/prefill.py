"""A record filled with what a layer knows of itself, and with what people wrote about it elsewhere.

What is trusted most comes first: the record, an ISO record beside the data, QGIS's layer metadata or
its ``.qmd``, the comment of the database, the layer's own facts. What is there is never overwritten
by what comes later; only extent and coordinate system are refreshed, which the layer knows best.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import BadRecord, BadXml
from .diff import Difference, diff
from .facts import Described, LayerFacts
from .prefill_described import cleaned, fill, has_place, state_limits, try_set
from .prefill_layer import refresh_box, refresh_crs, refresh_more, refresh_version
from .record import Record
from .values import Contact, Dates

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GENERATED", "Described", "LayerFacts", "differences", "prefill", "readable", "recompute"]

#: What a layer can be, of MD_SpatialRepresentationTypeCode.
_KINDS = ("vector", "grid", "tin", "textTable")

#: How a resource identifier begins that nobody chose.
GENERATED = "urn:uuid:"


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
    facts = cleaned(facts)
    if not facts.encoding:
        facts = replace(facts, encoding=next((one.encoding for one in facts.described if one.encoding), ""))
    beside = _beside(facts)
    if base is not None:
        record, fresh = base.copy(), False
        if beside is not None:
            _fill_from(record, beside)
    elif beside is not None:
        record, fresh = beside, False
    else:
        record, fresh = Record.new("dataset", _language(facts)), True
        state_limits(record, facts.described)
    for described in facts.described:
        fill(record, described, fresh=fresh)
    for key, value in _wishes(facts, record):
        if value and not record.get(key):
            try_set(record, key, value)
    if facts.box is not None:
        refresh_box(record, facts.box)
    if (facts.crs_code or facts.crs_name) and has_place(record, "crs"):
        refresh_crs(record, facts)
    _fill_dates(record, facts)
    refresh_more(record, facts, fresh=fresh)
    refresh_version(record, facts)
    return record


def recompute(record: Record, facts: LayerFacts, *, only_wrong: bool = False) -> Record:
    """Give a copy of a record in which what only the layer knows is up to date, and nothing else differs.

    Extent, coordinate system, kind of data and of geometry, resolution of a raster, encoding, format
    where none is named, date of the last revision where the data are younger. What people wrote is
    not touched: another scale, several extents, a coordinate system beside the layer's own.

    :param only_wrong: correct what the layer contradicts, and add nothing: neither what the record does
        not speak of nor a date, which a mere copy of a file changes. It tells whether a record is outdated.
    """
    facts = cleaned(facts)
    renewed = record.copy()
    if facts.box is not None and not (only_wrong and renewed.get("bounding_box") is None):
        refresh_box(renewed, facts.box)
    if (facts.crs_code or facts.crs_name) and has_place(renewed, "crs") and not (only_wrong and not renewed.get("crs")):
        refresh_crs(renewed, facts, add=not only_wrong)
    kinds = renewed.get("representation_type")
    if facts.representation in _KINDS and facts.representation not in kinds and (kinds or not only_wrong):
        try_set(renewed, "representation_type", (facts.representation,))
    refresh_more(renewed, facts, again=True, add=not only_wrong)
    if not only_wrong:
        if facts.format_name and not renewed.get("format"):
            try_set(renewed, "format", facts.format_name)
        refresh_version(renewed, facts)
        _renew_date(renewed, facts)
    return renewed


def differences(record: Record, facts: LayerFacts) -> list[Difference]:
    """Give what :func:`recompute` would change, element by element."""
    return diff(record.to_bytes(), recompute(record, facts).to_bytes())


def _beside(facts: LayerFacts) -> Record | None:
    """Give the record that lies beside the data, ``None`` if there is none that can be read."""
    if facts.side_record is None:
        return None
    try:
        return Record.from_envelope(facts.side_record)
    except (BadXml, BadRecord):
        return None


def _fill_from(record: Record, other: Record) -> None:
    """Fill what a record leaves empty with what another one holds."""
    from .elements import ELEMENTS

    for row in ELEMENTS:
        if not row.editable or row.key in ("file_identifier", "metadata_date"):
            continue
        if record.get(row.key) in ("", (), None, Dates()) and other.get(row.key) not in ("", (), None):
            try_set(record, row.key, other.get(row.key))


def _language(facts: LayerFacts) -> str:
    """Give the language of a new record."""
    stated = next((one.language for one in facts.described if one.language), "")
    return stated or facts.language or "fre"


def _wishes(facts: LayerFacts, record: Record) -> Iterator[tuple[str, object]]:
    """Give (element, value) pairs to write where the record has nothing."""
    title = facts.title if facts.title and facts.title != facts.layer_name else readable(facts.layer_name)
    contact = Contact(facts.organisation, facts.email, "owner")
    known = bool(facts.organisation or facts.email)
    named: tuple[Contact, ...] = record.get("organisation") or ((contact,) if known else ())
    kind = facts.representation if facts.representation in _KINDS else ""
    yield "file_identifier", str(uuid.uuid4())
    yield "title", title
    yield "abstract", facts.abstract
    yield "resource_identifier", f"{GENERATED}{uuid.uuid4()}"
    yield "organisation", named
    reachable = next((one for one in named if one.email), None)
    writer = reachable or (contact if known else None)
    yield "metadata_contact", (Contact(writer.organisation, writer.email, "pointOfContact"),) if writer else ()
    yield "keywords", facts.keywords
    yield "representation_type", (kind,) if kind else ()
    stated = record.find("gmd:identificationInfo/*/gmd:spatialResolution") is not None
    yield "scale", str(facts.scale_denominator) if facts.scale_denominator > 0 and not stated else ""
    yield "format", facts.format_name
    yield "resource_language", facts.language


def _fill_dates(record: Record, facts: LayerFacts) -> None:
    """Write the file's dates where the record has none; the creation is not after the revision."""
    dates: Dates = record.get("dates")
    if dates == Dates() and (facts.created or facts.modified):
        created = facts.created if not facts.modified or facts.created <= facts.modified else ""
        try_set(record, "dates", Dates(creation=created, revision=facts.modified))


def _renew_date(record: Record, facts: LayerFacts) -> None:
    """Write when the data were last changed, if that is after every date the record has."""
    dates: Dates = record.get("dates")
    latest = max(dates.creation, dates.publication, dates.revision)[:10]
    if facts.modified and facts.modified[: len(latest) or None] > latest:
        try_set(record, "dates", Dates(dates.creation, dates.publication, facts.modified))
