"""Which files of a folder are data sets, and which styles belong to them. No QGIS, no network."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

#: suffix → rank, best first; of one data set in several formats in one folder, the best is taken.
VECTORS = {
    ".gpkg": 0,
    ".fgb": 1,
    ".shp": 2,
    ".gdb": 3,
    ".geojson": 4,
    ".parquet": 5,
    ".tab": 6,
    ".mif": 7,
    ".sqlite": 8,
    ".gml": 9,
    ".gpx": 10,
    ".kml": 11,
    ".kmz": 12,
    ".json": 13,
    ".dxf": 14,
}
TABLES = {".csv": 20, ".tsv": 21, ".xlsx": 22, ".ods": 23, ".txt": 24, ".dbf": 25}
RASTERS = {
    ".tif": 40,
    ".tiff": 40,
    ".jp2": 41,
    ".asc": 42,
    ".img": 43,
    ".ecw": 44,
    ".mbtiles": 45,
    ".png": 50,
    ".jpg": 51,
}
PROJECTS = {".qgz": 60, ".qgs": 61, ".qlr": 62}

#: world files, without which a plain picture is no data set.
_WORLD_FILES = (".wld", ".pgw", ".jgw", ".pngw", ".jpgw", ".tfw", ".aux.xml")
#: JSON that GDAL opens: GeoJSON, TopoJSON, ESRI JSON.
_GEO_JSON = re.compile(
    rb'"type"\s*:\s*"(?:FeatureCollection|Feature|Topology|GeometryCollection|(?:Multi)?(?:Point|Polygon|LineString))"|"esriGeometry'
)
_SNIFF = 64 * 1024


@dataclass(frozen=True)
class DataSet:
    """One file (or folder) that can be opened."""

    path: Path
    #: place below the folder, with ``/``: what tells it from the others.
    name: str
    #: "vector", "table", "raster" or "project".
    family: str
    #: a ``.qml`` or ``.sld`` file that belongs to it.
    style: Path | None = None


def find(folder: Path) -> list[DataSet]:
    """Give the data sets below a folder, in the order of their names."""
    files = list(_walk(folder))
    found: dict[tuple[str, str], tuple[int, Path]] = {}
    for path in files:
        rank = _rank(path, files)
        if rank is None:
            continue
        family = _family(rank)
        # a folder may hold "communes.tif" and "communes.shp": pictures and features are two data sets
        key = (
            str(path.with_suffix("")).lower(),
            family if family in ("raster", "project") else "",
        )
        if key not in found or rank < found[key][0]:
            found[key] = (rank, path)
    sets = sorted((path, rank) for rank, path in found.values())
    return [
        DataSet(path, path.relative_to(folder).as_posix(), _family(rank), style_of(path, files, alone=len(sets) == 1))
        for path, rank in sets
    ]


def of_file(path: Path) -> DataSet | None:
    """Give the data set that a single file is; ``None`` when it is none that is known."""
    rank = _rank(path, [path], alone=True)
    return None if rank is None else DataSet(path, path.name, _family(rank))


def style_of(path: Path, files: Iterable[Path], *, alone: bool) -> Path | None:
    """Give the style beside a data set: of the same name, QML first; the only one there is where it is alone."""
    styles = [file for file in files if file.suffix.lower() in (".qml", ".sld")]
    same = [file for file in styles if file.parent == path.parent and file.stem.lower() == path.stem.lower()]
    chosen = same or (styles if alone and len(styles) == 1 else [])
    return min(chosen, key=lambda file: file.suffix.lower() != ".qml", default=None)


def _walk(folder: Path) -> Iterator[Path]:
    """Give the files below a folder; a file geodatabase (a folder ``*.gdb``) counts as one."""
    for root, folders, names in os.walk(folder):
        for name in list(folders):
            if name.lower().endswith(".gdb"):
                folders.remove(name)
                yield Path(root) / name
            elif name.startswith(("__MACOSX", ".")):
                folders.remove(name)
        for name in names:
            if not name.startswith("."):
                yield Path(root) / name


def _rank(path: Path, files: Iterable[Path], *, alone: bool = False) -> int | None:
    """Give the rank of a file's format; ``None`` when it is no data set."""
    suffix = path.suffix.lower()
    for table in (VECTORS, TABLES, RASTERS, PROJECTS):
        if suffix not in table:
            continue
        if suffix == ".json" and not _is_geo_json(path):
            return None
        if suffix == ".txt" and not (alone or _is_table(path)):
            return None
        if suffix in (".png", ".jpg") and not any(
            file.stem.lower() in (path.stem.lower(), path.name.lower()) and file.name.lower().endswith(_WORLD_FILES)
            for file in files
        ):
            return None
        return table[suffix]
    return None


def _family(rank: int) -> str:
    """Give what a format of a rank is opened as."""
    return "vector" if rank < 20 else "table" if rank < 40 else "raster" if rank < 60 else "project"


def _is_geo_json(path: Path) -> bool:
    """Whether a JSON file holds features."""
    try:
        with path.open("rb") as file:
            head = file.read(_SNIFF)
    except OSError:
        return False
    return bool(_GEO_JSON.search(head))


def _is_table(path: Path) -> bool:
    """Whether a text file looks like a table: the same separators in each of its first lines."""
    try:
        with path.open("rb") as file:
            lines = [line for line in file.read(8192).splitlines()[:6] if line.strip()]
    except OSError:
        return False
    counts = [{mark: line.count(mark) for mark in (b";", b"\t", b",")} for line in lines[:5]]
    return len(counts) > 2 and any(
        counts[0][mark] > 1 and all(line[mark] == counts[0][mark] for line in counts) for mark in (b";", b"\t", b",")
    )


def is_context(path: Path) -> bool:
    """Whether a JSON file is an OWS Context (OGC 14-055r2): features whose properties have offerings."""
    try:
        if path.stat().st_size > 16 * 1024**2:
            return False
        # the first feature has them; parsing all of a large file would hold up the rest of the program
        with path.open("rb") as file:
            if b'"offerings"' not in file.read(_SNIFF):
                return False
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return has_offerings(document)


def has_offerings(document: object) -> bool:
    """Whether a parsed GeoJSON is an OWS Context."""
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        return False
    properties = [feature.get("properties") for feature in features[:50] if isinstance(feature, dict)]
    return any(isinstance(one, dict) and isinstance(one.get("offerings"), list) for one in properties)
