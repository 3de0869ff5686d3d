"""What people wrote about a layer elsewhere, put where a record has nothing yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from ..errors import BadRecord
from .facts import Described
from .patch import clean_text, new
from .record import property_text
from .values import Contact, Dates, Period
from .wordings import licence, limitation

if TYPE_CHECKING:
    from .record import Record

_ID = "gmd:identificationInfo/*"
_DISTRIBUTION = "gmd:distributionInfo/gmd:MD_Distribution"
#: Elements for which the schema has no room in a service, or another one.
_NOT_OF_SERVICES = ("scale", "distance", "temporal_extent")
_FEES = f"{_DISTRIBUTION}/gmd:distributor/gmd:MD_Distributor/gmd:distributionOrderProcess/gmd:MD_StandardOrderProcess"


def cleaned(value: Any) -> Any:
    """Give a value of facts without the characters that XML forbids, which names and comments may hold."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, tuple):
        return tuple(cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: cleaned(getattr(value, field.name)) for field in fields(value)})
    return value


def fill(record: Record, described: Described, *, fresh: bool) -> None:
    """Fill what a record leaves empty; a value that no record can hold is left out.

    :param fresh: the record is new, and the resource type of its skeleton is nobody's word.
    """
    for key, value in _wishes(described):
        if value and record.get(key) in ("", (), None, Dates(), Period()):
            try_set(record, key, value)
    if fresh and described.level in ("dataset", "series") and described.level != record.level:
        try_set(record, "resource_type", described.level)
    if described.parent and not property_text(record.find("gmd:parentIdentifier")):
        record.set_property(record.root, "gmd:parentIdentifier", described.parent)
    if not record.online_resources():
        for link in described.links:
            if link.url.strip():
                record.add_online_resource(link)
    if described.rights:
        _add_rights(record, described.rights)
    if described.fees:
        _add_fees(record, described.fees)
    if described.heights is not None:
        _add_heights(record, described.heights)


def state_limits(record: Record, everywhere: Iterable[Described]) -> None:
    """Write the first licence and the first limit on access that somebody stated, in place of a skeleton's."""
    found = list(everywhere)
    licence = next((one.licence for one in found if one.licence), "")
    access = next((one.access for one in found if one.access), "")
    if licence:
        try_set(record, "use_conditions", licence)
    if access:
        try_set(record, "access_limits", access)


def licence_of(text: str, address: str = "") -> str:
    """Give the value of the list Licence for a wording or an address, what was said where it is none for sure."""
    return licence(text, address or text.strip()) or text.strip() or address


def limit_of(text: str, address: str = "") -> str:
    """Give the value of LimitationsOnPublicAccess for a wording or an address, the words where it is none."""
    return limitation(text, address or text.strip(), alone=True) or text.strip() or address


def has_place(record: Record, key: str) -> bool:
    """Whether a record of this type has an element: that of a service has no topic, no scale and no kind of data."""
    from .elements import element

    return record.level != "service" or (bool(element(key).service) and key not in _NOT_OF_SERVICES)


def try_set(record: Record, key: str, value: object) -> None:
    """Write a value, unless it is one that a record cannot hold."""
    if not has_place(record, key):
        return
    before = record.copy()
    try:
        record.set(key, value)
    except BadRecord:
        record.take(before)  # half a group may have been written


def _wishes(said: Described) -> Iterator[tuple[str, object]]:
    """Give (element, value) pairs."""
    yield "title", said.title
    yield "abstract", said.abstract
    yield "resource_identifier", said.identifier
    yield "topic_category", said.topics
    yield "inspire_themes", said.themes
    yield "spatial_scope", said.scopes
    yield "high_value", said.high_value
    yield "keywords", said.keywords
    about = tuple(one for one in said.contacts if one.organisation or one.name or one.email)
    yield "organisation", about
    yield "metadata_contact", _writers(about)
    yield "dates", said.dates if said.dates != Dates() else None
    yield "temporal_extent", said.period if said.period != Period() else None
    yield "bounding_box", said.box
    yield "crs", said.crs
    yield "scale", str(said.scale) if said.scale > 0 else ""
    yield "lineage", said.lineage
    yield "update_frequency", said.frequency
    yield "use_conditions", said.licence
    yield "access_limits", said.access
    yield "resource_language", said.language


def _writers(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Give whom to write to about the record: who is named for it, else the first who can be written to."""
    reachable = [one for one in contacts if one.email and (one.organisation or one.name)]
    named = [one for one in reachable if one.role == "pointOfContact"]
    return tuple(replace(one, role="pointOfContact") for one in (named or reachable)[:1])


def _add_rights(record: Record, rights: tuple[str, ...]) -> None:
    """Write attributions and limitations as ``gmd:useLimitation`` of a block of their own, if there is none."""
    if any(property_text(one) for one in record.find_all(f"{_ID}/gmd:resourceConstraints/*/gmd:useLimitation")):
        return
    texts = [new("gmd:useLimitation", new("gco:CharacterString", text)) for text in rights if text.strip()]
    if texts:
        record.insert(record.ensure(_ID), new("gmd:resourceConstraints", new("gmd:MD_Constraints", *texts)))


def _add_fees(record: Record, fees: str) -> None:
    """Write what the data cost (``MD_StandardOrderProcess``); a distributor that is there is left alone."""
    if record.find(f"{_DISTRIBUTION}/gmd:distributor") is not None:
        return
    process = new("gmd:MD_StandardOrderProcess", new("gmd:fees", new("gco:CharacterString", fees)))
    distributor = new(
        "gmd:MD_Distributor",
        new("gmd:distributorContact", attrs={"gco:nilReason": "missing"}),
        new("gmd:distributionOrderProcess", process),
    )
    record.insert(record.ensure(_DISTRIBUTION), new("gmd:distributor", distributor))


def fees_of(record: Record) -> str:
    """Give what the data cost, as a record states it."""
    return property_text(record.find(f"{_FEES}/gmd:fees"))


def _add_heights(record: Record, heights: tuple[float, float]) -> None:
    """Write lowest and highest height; of which vertical system is not known."""
    path = f"{_ID}/gmd:extent/gmd:EX_Extent"
    if record.level == "service" or record.find(f"{path}/gmd:verticalElement") is not None:
        return
    low, high = heights
    vertical = new(
        "gmd:EX_VerticalExtent",
        new("gmd:minimumValue", new("gco:Real", f"{low:.10g}")),
        new("gmd:maximumValue", new("gco:Real", f"{high:.10g}")),
        new("gmd:verticalCRS", attrs={"gco:nilReason": "unknown"}),
    )
    record.insert(record.ensure(path), new("gmd:verticalElement", vertical))
