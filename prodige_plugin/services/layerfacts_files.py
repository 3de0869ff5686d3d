"""What a layer's file tells, and what lies beside it. Worker thread; nothing is ever written."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from ..errors import BadRecord, BadXml, PluginError
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.facts import Described, LayerFacts
from ..metadata.feature_catalogue import Attribute, ListedValue
from ..metadata.record import Record
from ..metadata.values import Dates
from . import filedates, filenames
from .encodings import character_set, driver_encoding
from .layer_metadata_files import read_qmd
from .vsi import read_bytes

if TYPE_CHECKING:
    from .layerfacts import Source

#: Largest side file read, in bytes.
_LARGEST = 16 * 1024**2
#: Formats whose text is UTF-8 by their own standard (OGC 12-128r15 §1.1.1, RFC 7946, FlatGeobuf, GeoParquet).
_UTF8 = (".gpkg", ".geojson", ".json", ".fgb", ".parquet", ".sqlite", ".gpx", ".xlsx", ".ods")


def from_files(facts: LayerFacts, source: Source, feedback: Feedback) -> LayerFacts:
    """Complete facts by the layer's file and those beside it.

    :raises Cancelled: the person cancelled.
    """
    path = source.path
    born, changed = _dates(path)
    facts = replace(
        facts,
        created=facts.created or born,
        modified=facts.modified or changed,
        encoding=facts.encoding or _encoding(path),
    )
    feedback.check()
    suffix = PurePosixPath(path).suffix.lower()
    described = list(facts.described)
    if suffix == ".gpkg" or source.domains:
        facts, found = _database_file(facts, source, suffix == ".gpkg")
        described += found
    elif source.provider == "gdal":
        described += _tags(path)
    feedback.check()
    # the layer's own metadata come first: QGIS fills them from the .qmd when it opens the file
    place, qmd = _qmd(path)
    if qmd is not None and qmd not in described:
        described.insert(1 if described and described[0].origin == "layer" else 0, qmd)
    facts = replace(facts, described=tuple(described))
    if place and qmd is None:
        facts = _noted(facts, tr("The file {name} holds no metadata that QGIS can read; it was left out.", name=place))
    return _side_record(facts, source)


def _noted(facts: LayerFacts, note: str) -> LayerFacts:
    return replace(facts, notes=(*facts.notes, note))


# -- beside the file ---------------------------------------------------------------------------


def _beside(path: str, *endings: str) -> Iterator[str]:
    """Give the paths of files that may lie beside a file: ``zones.xml``, ``zones.shp.xml`` …"""
    whole = path.rstrip("/")
    stem = whole[: len(whole) - len(PurePosixPath(whole).suffix)]
    for ending in endings:
        yield stem + ending
        if whole != stem:
            yield whole + ending
    if "/vsi" not in whole:
        return
    # beside the archive itself: data.zip → data.xml
    archive = re.match(r"(?:/vsi[a-z0-9]+/)+(.*?\.(?:zip|7z|tar|tgz|tar\.gz|gz|rar))(?:/|$)", whole, re.IGNORECASE)
    if archive:
        outside = re.sub(r"\.[^./]+$", "", archive[1])
        for ending in endings:
            yield outside + ending


def _qmd(path: str) -> tuple[str, Described | None]:
    """Read QGIS's own metadata file beside a file: its name, and what it says."""
    for place in _beside(path, ".qmd"):
        data = read_bytes(place, _LARGEST)
        if data is None:
            continue
        name = PurePosixPath(place).name
        try:
            return name, read_qmd(data)
        except BadXml:
            return name, None
    return "", None


def _side_record(facts: LayerFacts, source: Source) -> LayerFacts:
    """Take the first ISO 19139 record beside the file; XML of another kind is passed over."""
    if facts.side_record is not None:
        return facts
    # of a file with several layers, the layer's own record comes before the file's
    named = [f"{source.path.rpartition('/')[0]}/{filenames.safe(source.name)}.xml"] if source.name else []
    for place in dict.fromkeys([*named, *_beside(source.path, ".xml", ".iso.xml", "_metadata.xml")]):
        if place == source.path:
            continue
        data = read_bytes(place, _LARGEST)
        if data is None:
            continue
        try:
            Record.from_envelope(data)
        except BadRecord as error:
            if b"mdb:MD_Metadata" in data[:4096]:
                words = tr("The record {name} beside the data was left out.", name=PurePosixPath(place).name)
                facts = _noted(facts, f"{words} {error}")
        except PluginError:
            continue
        else:
            return replace(facts, side_record=data, side_place=PurePosixPath(place).name)
    return facts


# -- the file itself ---------------------------------------------------------------------------


def _dates(path: str) -> tuple[str, str]:
    """Give days of creation and last change (ISO 8601, UTC), of a file inside an archive too."""
    if not path.startswith("/vsi"):
        return filedates.of_file(path)
    from osgeo import gdal

    status = gdal.VSIStatL(path)
    return "", filedates.day(status.mtime) if status is not None and status.mtime > 0 else ""


def _encoding(path: str) -> str:
    """Give the MD_CharacterSetCode of a file's texts, ``""`` when it says nothing."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _UTF8:
        return "utf8"
    if suffix in (".shp", ".dbf"):
        stem = path[: -len(suffix)]
        for ending in (".cpg", ".CPG", ".cst"):
            stated = read_bytes(stem + ending, 200)
            if stated:
                return character_set(stated.decode("ascii", "ignore"))
        for ending in (".dbf", ".DBF"):
            header = read_bytes(stem + ending, 32, whole=False)
            if header:
                return character_set(driver_encoding(header))
        return ""
    if suffix in (".gml", ".kml", ".xml"):
        head = read_bytes(path, 200, whole=False) or b""
        declared = re.search(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", head)
        return character_set(declared[1].decode("ascii")) if declared else "utf8"
    return ""


def _tags(path: str) -> list[Described]:
    """Read what a raster's own tags say (TIFF 6.0: ImageDescription, Copyright, DateTime)."""
    data = _opened(path, raster=True)
    if data is None:
        return []
    tags = data.GetMetadata() or {}
    words = str(tags.get("TIFFTAG_IMAGEDESCRIPTION") or tags.get("DESCRIPTION") or "").strip()
    right = str(tags.get("TIFFTAG_COPYRIGHT") or tags.get("COPYRIGHT") or "").strip()
    moment = re.match(r"(\d{4})[:-](\d{2})[:-](\d{2})", str(tags.get("TIFFTAG_DATETIME") or ""))
    created = "-".join(moment.groups()) if moment else ""
    found = Described("file", abstract=words, rights=(right,) if right else (), dates=Dates(creation=created))
    return [found] if found != Described("file") else []


#: Attributes need no SpatiaLite, whose end takes libxml2's types away from under lxml (see ``metadata.schema_cache``).
_SPATIALITE = "SPATIALITE_LOAD"


def _opened(path: str, *, raster: bool = False) -> Any:
    """Open a file with GDAL to read, ``None`` if it cannot be."""
    from osgeo import gdal

    flags = gdal.OF_READONLY | (gdal.OF_RASTER if raster else gdal.OF_VECTOR)
    before = gdal.GetThreadLocalConfigOption(_SPATIALITE)
    gdal.SetThreadLocalConfigOption(_SPATIALITE, "NO")
    try:
        return gdal.OpenEx(path, flags)
    except RuntimeError:
        return None  # GDAL raises where another program asked it to
    finally:
        gdal.SetThreadLocalConfigOption(_SPATIALITE, before)


# -- GeoPackage, File Geodatabase ----------------------------------------------------------------


def _database_file(facts: LayerFacts, source: Source, geopackage: bool) -> tuple[LayerFacts, list[Described]]:
    """Read what a file with tables tells: domains, and of a GeoPackage contents and metadata."""
    data = _opened(source.path)
    if data is None:
        return facts, []
    facts = replace(facts, fields=_with_domains(data, facts.fields, dict(source.domains)))
    if not geopackage:
        return facts, []
    table = source.name or (data.GetLayer(0).GetName() if data.GetLayerCount() else "")
    found: list[Described] = []
    contents = f"SELECT identifier, description, last_change FROM gpkg_contents WHERE table_name = {_quoted(table)}"  # noqa: S608  quoted
    for title, words, changed in _rows(data, contents):
        name = title if title and title != table else ""
        if name or words:
            found.append(Described("geopackage", title=name, abstract=words))
        if re.match(r"\d{4}-\d{2}-\d{2}", changed):
            facts = replace(facts, modified=changed[:10])
    for number in _rows(data, "PRAGMA user_version"):
        # OGC 12-128r15, requirement 2: 10300 is version 1.3.0
        if number[0].isdigit() and int(number[0]) >= 10200:
            version = int(number[0])
            facts = replace(facts, format_version=f"{version // 10000}.{version // 100 % 100}")
    columns = f"SELECT column_name, title, description FROM gpkg_data_columns WHERE table_name = {_quoted(table)}"  # noqa: S608  quoted
    facts = replace(facts, fields=_explained(facts.fields, {row[0]: row[1:] for row in _rows(data, columns)}))
    described, facts = _packed_metadata(data, table, facts)
    return facts, [*described, *found]


def _explained(fields: tuple[Attribute, ...], told: dict[str, tuple[str, ...]]) -> tuple[Attribute, ...]:
    """Add titles and descriptions of columns (OGC 12-128r15, annex F.9), which older GDAL does not read."""
    done = []
    for one in fields:
        title, words = told.get(one.name, ("", ""))
        title = title if title != one.name else ""
        done.append(replace(one, alias=one.alias or title, definition=one.definition or words))
    return tuple(done)


def _packed_metadata(data: Any, table: str, facts: LayerFacts) -> tuple[list[Described], LayerFacts]:
    """Read ``gpkg_metadata`` (OGC 12-128r15, annex F.8): an ISO record, or QGIS's own metadata."""
    found: list[Described] = []
    tables = {row[0] for row in _rows(data, "SELECT name FROM sqlite_master WHERE name LIKE 'gpkg_metadata%'")}
    if not {"gpkg_metadata", "gpkg_metadata_reference"} <= tables:
        return found, facts
    query = (
        "SELECT m.metadata FROM gpkg_metadata m JOIN gpkg_metadata_reference r ON r.md_file_id = m.id "  # noqa: S608
        f"WHERE r.reference_scope = 'table' AND r.table_name = {_quoted(table)} ORDER BY r.timestamp DESC"
    )
    for (text,) in _rows(data, query):
        stored = text.encode("utf-8")
        if len(stored) > _LARGEST:
            continue
        with contextlib.suppress(BadXml):
            found.append(replace(read_qmd(stored), origin="qmd"))
            continue
        with contextlib.suppress(PluginError):
            Record.from_envelope(stored)
            if facts.side_record is None:
                facts = replace(facts, side_record=stored, side_place="gpkg_metadata")
    return found, facts


def _quoted(text: str) -> str:
    """Give a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _rows(data: Any, query: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of a query as texts; none where the table is not there."""
    from osgeo import gdal

    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        answer = data.ExecuteSQL(query)
    except RuntimeError:
        answer = None
    finally:
        gdal.PopErrorHandler()
    if answer is None:
        return
    try:
        for row in answer:
            yield tuple(row.GetFieldAsString(place) or "" for place in range(row.GetFieldCount()))
    finally:
        data.ReleaseResultSet(answer)


def _with_domains(data: Any, fields: tuple[Attribute, ...], named: dict[str, str]) -> tuple[Attribute, ...]:
    """Add to fields the values or the range that their domains allow (GDAL 3.3)."""
    from osgeo import ogr

    done = []
    for one in fields:
        domain = data.GetFieldDomain(named[one.name]) if one.name in named else None
        if domain is None:
            done.append(one)
        elif domain.GetDomainType() == ogr.OFDT_CODED and not one.values:
            coded = (domain.GetEnumeration() or {}).items()
            done.append(replace(one, values=tuple(ListedValue(str(label or code), str(code)) for code, label in coded)))
        elif domain.GetDomainType() == ogr.OFDT_RANGE and not one.constraint:
            done.append(replace(one, constraint=_range(domain)))
        else:
            done.append(one)
    return tuple(done)


def _range(domain: Any) -> str:
    low, high = (
        f"{side:g}" if side is not None else "…" for side in (domain.GetMinAsDouble(), domain.GetMaxAsDouble())
    )
    return tr("from {low} to {high}", low=low, high=high)
