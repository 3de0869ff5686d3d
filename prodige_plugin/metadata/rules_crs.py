"""Rules on coordinate reference systems (see :mod:`.rules_text`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from .citations import fold
from .codecs import epsg
from .codecs_groups import href
from .findings import Finding, Repair
from .namespaces import NS, XLINK, local
from .patch import new
from .reading import children, every, first, parent, property_text, raw, string, text_child
from .rules_text import error, has_text, info

if TYPE_CHECKING:
    from .record import Record

_SYSTEMS = "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem"
_IDENTIFIERS = f"{_SYSTEMS}/gmd:referenceSystemIdentifier/gmd:RS_Identifier"
_DEFINITION = "http://www.opengis.net/def/crs/EPSG/0/"

#: The coordinate systems of INSPIRE that are named by their address (TG 2.0, annex D.4).
_EUROPEAN = (
    "4936", "4937", "4258", "3035", "3034", "3038", "3039", "3040", "3041", "3042", "3043", "3044", "3045", "3046",
    "3047", "3048", "3049", "3050", "3051", "5730", "5861", "5715", "7409", "5013", "5014", "5015", "5621", "9389",
    "9390",
)  # fmt: skip
_EXACT = frozenset(f"{_DEFINITION}{number}" for number in _EUROPEAN)

#: Folded names under which French records state a system → its EPSG code (EPSG registry, IGN).
#: The name of a datum alone is not for sure one: "RGF93" is said of Lambert-93 too, "WGS 84" of systems with height.
_NAMED = {
    "rgf93 lambert 93": "2154", "rgf93 v1 lambert 93": "2154",
    "rgf 93 lambert 93": "2154", "lambert 93": "2154", "lambert93": "2154", "rgf93 lambert93": "2154",
    "rgf93 lamb93": "2154", "rgf93lamb93": "2154", "lamb93": "2154",
    "wgs84g": "4326", "rgf93g": "4171", "wgs 84 pseudo mercator": "3857",
    "etrs89 extended laea europe": "3035", "etrs89 laea europe": "3035",
    "etrs89 extended lcc europe": "3034",
    "ntf paris lambert zone ii": "27572", "lambert ii etendu": "27572", "lambert 2 etendu": "27572",
    "rgaf09 utm zone 20n": "5490", "rgfg95 utm zone 22n": "2972", "rgr92 utm zone 40s": "2975",
    "rgm04 utm zone 38s": "4471", "rgspm06 utm zone 21n": "4467",
    **{f"rgf93 cc{zone}": f"39{zone}" for zone in range(42, 51)},
    **{f"rgf93 v1 cc{zone}": f"39{zone}" for zone in range(42, 51)},
}  # fmt: skip


#: Names of a datum alone → the EPSG code that is meant most often.
_DATUMS = {
    "rgf93": "4171", "rgf93 v1": "4171", "wgs 84": "4326", "wgs84": "4326", "wgs 1984": "4326", "etrs89": "4258",
}  # fmt: skip


def identifiers(record: Record) -> list[etree._Element]:
    """Give the identifiers of the record's coordinate reference systems."""
    return record.find_all(_IDENTIFIERS)


def number_of(identifier: etree._Element) -> str:
    """Give the EPSG code that an identifier states: in an address, as "EPSG:…", as a number, or by its name."""
    code = first(identifier, "gmd:code")
    text = property_text(code)
    stated = epsg(href(code)) or epsg(text) or (found[1] if (found := _SPACED.search(text)) else "")
    if stated:
        return stated
    space = property_text(first(identifier, "gmd:codeSpace"))
    authority = " ".join(raw(item) for item in every(identifier, "gmd:authority"))
    if text.isascii() and text.isdigit() and 4 <= len(text) <= 6 and "epsg" in f"{space} {authority}".casefold():
        return text
    if text in ("2154", *_EUROPEAN):
        return text
    return _NAMED.get(fold(text), "") or _DATUMS.get(fold(text), "")


def _by_datum(identifier: etree._Element) -> bool:
    return fold(property_text(first(identifier, "gmd:code"))) in _DATUMS


_SPACED = re.compile(r"\bEPSG\s*(?:n°|:)?\s*:?\s*([0-9]{4,6})\b", re.IGNORECASE)


def crs(record: Record) -> Iterator[Finding]:
    """2.1: the coordinate reference system."""
    found = record.find_all(_IDENTIFIERS)
    empty = [identifier for identifier in found if not has_text(first(identifier, "gmd:code"))]
    if not found or empty:
        yield error(
            "crs",
            tr("The coordinate reference system is missing. Take it from the layer (EPSG:2154 …)."),
            _missing_repair(record, found, empty),
            at=empty[0] if empty else None,
        )
        return
    spaces = [space for identifier in found for space in every(identifier, "gmd:codeSpace")]
    blank = [space for space in spaces if not has_text(space)]
    if blank:
        yield error(
            "crs",
            tr("The code space of the coordinate reference system is empty. Take it away."),
            Repair(tr("Take it away"), _drop_spaces),
            at=blank[0],
        )
    loose = [identifier for identifier in found if _unlinked(identifier)]
    if loose:
        codes = ", ".join(dict.fromkeys(f"EPSG:{number_of(identifier)}" for identifier in loose))
        yield info(
            "crs",
            tr("%n coordinate system(s) are not linked to their definition: {codes}.", n=len(loose), codes=codes),
            Repair(tr("Link it to its definition"), _link_all, safe=not any(map(_by_datum, loose))),
            at=loose[0],
        )


def _unlinked(identifier: etree._Element) -> str:
    """Give the EPSG code of a system that is stated without its address; the European ones are asked by 2.2."""
    if href(first(identifier, "gmd:code")):
        return ""
    number = number_of(identifier)
    return number if number not in _EUROPEAN else ""


def _link_all(record: Record) -> None:
    for place in range(len(record.find_all(_IDENTIFIERS))):
        number = _unlinked(record.find_all(_IDENTIFIERS)[place])
        if number:
            _link(record, place, number)


def _missing_repair(record: Record, found: list[etree._Element], empty: list[etree._Element]) -> Repair | None:
    """Give what can be done about a system that is not stated where the tests look."""
    if any(epsg(href(first(identifier, "gmd:code"))) for identifier in empty):
        return Repair(tr("Write the code that its address holds"), _name_linked)
    if len(empty) < len(found):
        return Repair(tr("Take the empty one away"), _drop_empty)
    if not found and _foreign(record):
        return Repair(tr("Write the elements of the profile as those of ISO that they extend"), _plain_systems)
    plain = record.find_all(f"{_SYSTEMS}/gmd:referenceSystemIdentifier/gmd:MD_Identifier")
    if not found and any(has_text(first(item, "gmd:code")) for item in plain):
        return Repair(tr("Write it as an identifier of a reference system"), _rename)
    numbers = {number for text in _prose(record) for number in _SPACED.findall(text)}
    if len(numbers) != 1:
        return None
    number = numbers.pop()

    def state(fixed: Record) -> None:
        fixed.set("crs", f"EPSG:{number}")

    return Repair(tr("Write EPSG:{number}, which the record names", number=number), state, safe=False)


def _foreign(record: Record) -> list[etree._Element]:
    """Give the systems with a code that are written in elements of a profile (``fra:FRA_DirectReferenceSystem``)."""
    return [
        system
        for prop in record.find_all("gmd:referenceSystemInfo")
        for system in children(prop)
        if local(system.tag).lower().endswith("referencesystem")
        and str(system.tag)[1:].partition("}")[0] not in NS.values()
        and has_text(first(system, "gmd:referenceSystemIdentifier/gmd:RS_Identifier/gmd:code"))
    ]


def _plain_systems(record: Record) -> None:
    while systems := _foreign(record):
        place = list(record.root.iter("*")).index(systems[0])
        record.rename(systems[0], "gmd:MD_ReferenceSystem")
        record.set_attribute(list(record.root.iter("*"))[place], "gco:isoType", None)


def _prose(record: Record) -> list[str]:
    paths = (
        "gmd:identificationInfo/*/gmd:abstract", "gmd:identificationInfo/*/gmd:supplementalInformation",
        "gmd:identificationInfo/*/gmd:citation/gmd:CI_Citation/gmd:title",
        "gmd:dataQualityInfo/gmd:DQ_DataQuality/gmd:lineage/gmd:LI_Lineage/gmd:statement",
    )  # fmt: skip
    return [property_text(item) for path in paths for item in record.find_all(path)]


def _name_linked(record: Record) -> None:
    for place in range(len(record.find_all(_IDENTIFIERS))):
        code = first(record.find_all(_IDENTIFIERS)[place], "gmd:code")
        carrier = text_child(code)
        number = epsg(href(code))
        if code is None or carrier is None or not number or string(carrier):
            continue
        record.set_text(carrier, carrier.get(f"{{{XLINK}}}title") or f"EPSG:{number}")
        code = first(record.find_all(_IDENTIFIERS)[place], "gmd:code")
        if code is not None:
            record.set_attribute(code, "gco:nilReason", None)


def _drop_empty(record: Record) -> None:
    while True:
        found = record.find_all(_IDENTIFIERS)
        empty = [identifier for identifier in found if not has_text(first(identifier, "gmd:code"))]
        if not empty or len(empty) == len(found):
            return
        record.remove(parent(empty[0], 3))


def _rename(record: Record) -> None:
    path = f"{_SYSTEMS}/gmd:referenceSystemIdentifier/gmd:MD_Identifier"
    while (item := record.find(path)) is not None:
        record.rename(item, "gmd:RS_Identifier")


def _drop_spaces(record: Record) -> None:
    path = f"{_IDENTIFIERS}/gmd:codeSpace"
    while blank := [space for space in record.find_all(path) if not has_text(space)]:
        record.remove(blank[0])


def _link(record: Record, place: int, number: str) -> None:
    """Write the code as an anchor to the definition; the text stays, but for a bare number or an address."""
    code = first(record.find_all(_IDENTIFIERS)[place], "gmd:code")
    carrier = text_child(code)
    if code is None or carrier is None:
        return
    text = string(carrier)
    shown = f"EPSG:{number}" if text.isdigit() or "://" in text or text.lower().startswith("urn:") else text
    record.replace(carrier, new("gmx:Anchor", shown, attrs={"xlink:href": f"{_DEFINITION}{number}"}))


def default_crs(record: Record) -> Iterator[Finding]:
    """2.2: a European system is named by its exact address, without code space."""
    for place, identifier in enumerate(record.find_all(_IDENTIFIERS)):
        code = first(identifier, "gmd:code")
        texts = [string(item) for item in children(code)]
        numbers = [number for number in _EUROPEAN if any(number in text for text in texts)]
        exact = href(code) in _EXACT or bool(set(texts) & _EXACT)
        if not numbers or (exact and first(identifier, "gmd:codeSpace") is None):
            continue
        number = number_of(identifier)
        meant = number in numbers

        def rewrite(record: Record, place: int = place, number: str = number, exact: bool = exact) -> None:
            if not exact:
                _link(record, place, number)
            space = first(record.find_all(_IDENTIFIERS)[place], "gmd:codeSpace")
            if space is not None:
                record.remove(space)

        yield error(
            "default_crs",
            tr(
                "A European coordinate system (EPSG:{number}) must be named by its address, without code space.",
                number=numbers[0],
            ),
            Repair(tr("Write its address"), rewrite) if meant else None,
            at=identifier,
        )
