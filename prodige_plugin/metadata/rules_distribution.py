"""Rules on how the data are given out: formats, character encoding (see :mod:`.rules_text`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from ..i18n import tr
from .findings import Finding, Repair
from .namespaces import NS
from .patch import New, new
from .reading import children, every, first, parent, property_text, raw, string
from .rules_text import error, has_text

if TYPE_CHECKING:
    from .record import Record

_DISTRIBUTION = "gmd:distributionInfo/gmd:MD_Distribution"
_FORMATS = f"{_DISTRIBUTION}/gmd:distributionFormat"
_LINKS = f"{_DISTRIBUTION}/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine/gmd:CI_OnlineResource"
#: Where else a record may name its formats.
_ELSEWHERE = (
    f"{_DISTRIBUTION}/gmd:distributor/gmd:MD_Distributor/gmd:distributorFormat/gmd:MD_Format",
    "gmd:identificationInfo/*/gmd:resourceFormat/gmd:MD_Format",
)
#: What an address, a media type or the words of a link say → name of the format.
_KINDS = tuple(
    (re.compile(rf"(?:^|[^a-z])(?:{words})(?:$|[^a-z])"), name)
    for words, name in (
        (r"gpkg|geopackage", "GeoPackage"),
        (r"shp|shapefiles?|shape-zip", "ESRI Shapefile"),
        (r"geojson|geo\+json", "GeoJSON"),
        (r"mapinfo|mif(?:/mid)?", "MapInfo"),
        (r"gml", "GML"),
        (r"km[lz]", "KML"),
        (r"csv", "CSV"),
        (r"geo-?tiff?", "GeoTIFF"),
        (r"jp2|jpeg ?2000", "JPEG 2000"),
        (r"ecw", "ECW"),
        (r"dxf", "DXF"),
        (r"xlsx?", "Excel"),
        (r"ods", "OpenDocument"),
    )
)


def _text(item: etree._Element) -> str:
    return raw(item).strip()


def data_format(record: Record) -> Iterator[Finding]:
    """2.6: the formats, each with a version or the reason why there is none."""
    found = record.find_all("gmd:distributionInfo[1]/gmd:MD_Distribution/gmd:distributionFormat")
    if not found:
        yield error(
            "format",
            tr("The format of distribution is missing (GeoPackage, Shapefile, GML …)."),
            _stated_repair(record),
        )
        return
    nameless = [item for item in found if not has_text(first(item, "gmd:MD_Format/gmd:name"))]
    if nameless:
        blank = [item for item in nameless if not _text(item)]
        repair = _stated_repair(record) if len(blank) == len(found) else None
        if repair is None and len(blank) == len(nameless):
            repair = Repair(tr("Take the format without name away"), _drop_blank)
        yield error("format", tr("A format of distribution has no name."), repair, at=nameless[0])
    crowded = [item for item in found if len(every(item, "gmd:MD_Format")) > 1]
    if crowded:
        yield error(
            "format",
            tr("Several formats stand in one place; each wants a place of its own."),
            Repair(tr("Give each a place of its own"), _separate),
            at=crowded[0],
        )
    unversioned = [item for item in found if not _version(first(item, "gmd:MD_Format/gmd:version"))]
    if unversioned:
        fixable = any(first(item, "gmd:MD_Format") is not None for item in unversioned)
        only_blank = all(not _text(item) for item in unversioned)
        label = tr("Say that the version is not known")
        repair = Repair(label, _unknown_versions) if fixable else None
        if repair is None and only_blank:
            repair = Repair(tr("Take the format without name away"), _drop_blank)
        yield error(
            "format",
            tr("A format has neither a version nor the reason why it is not known."),
            repair,
            at=unversioned[0],
        )


def _version(version: etree._Element | None) -> bool:
    if version is None:
        return False
    return has_text(version) or version.get(f"{{{NS['gco']}}}nilReason") in ("unknown", "inapplicable")


def _unknown_versions(record: Record) -> None:
    path = f"{_FORMATS}/gmd:MD_Format"
    item = new("gmd:version", attrs={"gco:nilReason": "unknown"})
    for place in range(len(record.find_all(path))):
        block = record.find_all(path)[place]
        version = first(block, "gmd:version")
        if version is None:
            record.insert(block, item)
        elif not _version(version):
            record.replace(version, item)


def _drop_blank(record: Record) -> None:
    """Take away the formats that hold no word."""
    while blank := [item for item in record.find_all(_FORMATS) if not _text(item)]:
        record.remove(blank[0])


def _separate(record: Record) -> None:
    """Move each further format of a ``gmd:distributionFormat`` into one of its own, byte for byte."""
    while crowded := [item for item in record.find_all(_FORMATS) if len(every(item, "gmd:MD_Format")) > 1]:
        place = record.find_all(_FORMATS).index(crowded[0])
        record.insert(parent(crowded[0]), new("gmd:distributionFormat"), crowded[0])
        here = record.find_all(_FORMATS)
        record.move(every(here[place], "gmd:MD_Format")[-1], here[place + 1])


# -- formats that are stated elsewhere ---------------------------------------------------------


def _stated(record: Record) -> list[tuple[str, str]]:
    """Give the formats that the record states elsewhere, else those of its links: (name, version or ""), each once."""
    found = _described(record) or _linked(record, False) or _linked(record, True)
    return list(found.items())


def _linked(record: Record, every_sign: bool) -> dict[str, str]:
    return {name: "" for link in record.find_all(_LINKS) for name in _of_link(link, every_sign)}


def _described(record: Record) -> dict[str, str]:
    """Give the formats that the record describes as such elsewhere: name → version or ""."""
    found: dict[str, str] = {}
    for path in _ELSEWHERE:
        for item in record.find_all(path):
            name = property_text(first(item, "gmd:name"))
            if name:
                found.setdefault(name, property_text(first(item, "gmd:version")))
    return found


def _of_link(link: etree._Element, every_sign: bool) -> list[str]:
    """Give the formats that a link states, by its media type or the format of features it asks a service for.

    :param every_sign: whether its file and its words count too: they need not be those of the data.
    """
    address = string(first(link, "gmd:linkage/gmd:URL")).lower()
    protocol = property_text(first(link, "gmd:protocol")).lower()
    path, _, query = address.partition("?")
    ending = path.rpartition("/")[2].rpartition(".")[2] if "." in path.rpartition("/")[2] else ""
    asked = re.findall(r"(?:output)?format=([^&#]+)" if every_sign else r"outputformat=([^&#]+)", query)
    types = [item.get("type", "") for item in link.iter("{*}MimeFileType")]
    downloads = protocol.startswith("www:download") or "atom" in protocol
    words = [property_text(first(link, f"gmd:{name}")) for name in ("name", "description")] if downloads else []
    media = protocol.partition("www:download:")[2]
    stated = (media, *types, *asked)
    said = " ".join((ending, *stated, *words) if every_sign else stated).lower()
    names = [name for pattern, name in _KINDS if pattern.search(said)]
    if every_sign and not names and re.match(r"ogc:wfs|(?:ogc )?web feature service|wfs$", protocol):
        return ["GML"]  # what every WFS gives (ISO 19142, 7.6.3.7)
    return names


def _stated_repair(record: Record) -> Repair | None:
    stated = _stated(record)
    if not stated:
        return None

    def write(fixed: Record) -> None:
        _drop_blank(fixed)
        for name, version in stated:
            fixed.insert(fixed.ensure(_DISTRIBUTION), new("gmd:distributionFormat", _format(name, version)))

    names = ", ".join(name for name, _version in stated)
    # A file that is linked need not be the data: it may be the list of their attributes.
    safe = bool(_described(record) or _linked(record, False))
    return Repair(tr("Write the formats that the record names elsewhere: {names}", names=names), write, safe=safe)


def _format(name: str, version: str) -> New:
    known = new("gmd:version", new("gco:CharacterString", version)) if version else None
    unknown = new("gmd:version", attrs={"gco:nilReason": "unknown"})
    return new("gmd:MD_Format", new("gmd:name", new("gco:CharacterString", name)), known or unknown)


# -- encoding ----------------------------------------------------------------------------------

_CHARACTER_SETS = frozenset(
    ["ucs2", "ucs4", "utf7", "utf8", "jis", "shiftJIS", "eucJP", "usAscii", "eucKR", "big5", "GB2312"]
    + [f"8859part{number}" for number in range(1, 17)]
)
_SETS = "gmd:identificationInfo[1]/gmd:MD_DataIdentification/gmd:characterSet"


def character_set(record: Record) -> Iterator[Finding]:
    """2.5: a known encoding."""
    for place, prop in enumerate(record.find_all(_SETS)):
        for code in every(prop, "gmd:MD_CharacterSetCode"):
            stated = code.get("codeListValue")
            if stated is None or stated in _CHARACTER_SETS:
                continue
            yield error(
                "character_set",
                tr("The character encoding “{name}” is not one of the list.", name=stated or string(code)),
                _encoding_repair(stated or string(code), place),
                at=code,
            )


def _encoding_repair(stated: str, place: int) -> Repair | None:
    if not stated:

        def drop(record: Record) -> None:
            record.remove(record.find_all(_SETS)[place])

        return Repair(tr("Take it away, for it says nothing"), drop)
    wanted = _encoding(stated)
    if not wanted:
        return None

    def write(record: Record) -> None:
        code = children(record.find_all(_SETS)[place])[0]
        record.set_attribute(code, "codeListValue", wanted)

    return Repair(tr("Write “{name}”", name=wanted), write)


def _encoding(stated: str) -> str:
    """Give the value of the list for a name of an encoding, ``""`` for one that is not known."""
    plain = re.sub(r"[^a-z0-9]", "", stated.lower())
    part = re.fullmatch(r"(?:iso)?8859(?:part)?([0-9]{1,2})", plain)
    if part is not None and 1 <= int(part[1]) <= 16:
        return f"8859part{int(part[1])}"
    named = {"latin1": "8859part1", "latin9": "8859part15", "ascii": "usAscii", "usascii": "usAscii"}
    return named.get(plain) or next((value for value in _CHARACTER_SETS if value.lower() == plain), "")
