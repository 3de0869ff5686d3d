"""Tables in text files: separator, encoding, decimal mark, and the columns that hold coordinates. No QGIS.

French files are written with ``;`` and a decimal comma as often as not, in UTF-8 or Windows-1252, with coordinates in
degrees (WGS 84) or metres (Lambert-93, EPSG:2154; RGF93 CC42 to CC50, EPSG:3942 to 3950; the overseas UTM zones).
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

#: how much of a file is looked at, in bytes, and how many rows.
SNIFF = 256 * 1024
_ROWS = 500
_NUMBER = re.compile(r"^\s*[+-]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)?(?:[.,]\d+)?(?:[eE][+-]?\d+)?\s*$")
_WKT = re.compile(
    r"^\s*(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\s*(?:Z|M|ZM)?\s*\(", re.I
)

_PLAIN = ";,|\\:"
_PAIR = re.compile(r"^\s*\[?\s*([+-]?\d{1,3}\.\d+)\s*,\s*([+-]?\d{1,3}\.\d+)\s*\]?\s*$")
#: columns of ours, where both coordinates stood in one.
_LONGITUDE, _LATITUDE = "longitude_", "latitude_"
#: a shape may stand in one cell, in bytes.
_LONGEST_CELL = 64 * 1024**2
#: what the names of columns say of the system of the coordinates.
_SYSTEM = re.compile(r"_?(?:wgs_?84|l_?93|lambert_?(?:93)?|rgf_?93|cc\d\d|\d{4,5})$")
#: names of columns, folded, in the order of trust.
_LONGITUDES = ("longitude", "lon", "long", "lng", "x_wgs84", "lon_wgs84", "longitude_wgs84", "x_4326", "coord_x_wgs84")
_LATITUDES = ("latitude", "lat", "y_wgs84", "lat_wgs84", "latitude_wgs84", "y_4326", "coord_y_wgs84")
_EASTINGS = (
    "x",
    "x_l93",
    "x_lambert93",
    "lambert_x",
    "coord_x",
    "coordx",
    "coordonnee_x",
    "xl93",
    "x_2154",
    "easting",
    "coordonnees_x",
)
_NORTHINGS = (
    "y",
    "y_l93",
    "y_lambert93",
    "lambert_y",
    "coord_y",
    "coordy",
    "coordonnee_y",
    "yl93",
    "y_2154",
    "northing",
    "coordonnees_y",
)


@dataclass(frozen=True)
class Columns:
    """Where the coordinates of a table are."""

    #: names of two columns, or of one with WKT and "".
    x: str
    y: str = ""
    wkt: bool = False
    #: the one column holds both, "47.58, 1.33"; see :func:`with_places`.
    pair: bool = False
    #: authority code told by names and values; "" when it cannot be told.
    crs: str = ""


@dataclass(frozen=True)
class Table:
    """How a text file is to be read."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]
    decimal_comma: bool = False
    columns: Columns | None = None

    def uri(self, path: Path, crs: str = "") -> str:
        """Give the URI of QGIS's ``delimitedtext`` provider.

        :param crs: authority code, in place of the one that was found.
        """
        pairs = [
            ("type", "csv"),
            ("encoding", self.encoding),
            ("delimiter", "\\t" if self.delimiter == "\t" else self.delimiter),
            ("maxFields", "10000"),
            ("detectTypes", "yes"),
        ]
        if self.decimal_comma:
            pairs.append(("decimalPoint", ","))
        columns = self.columns
        if columns is None:
            pairs.append(("geomType", "none"))
        elif columns.wkt:
            pairs.append(("wktField", columns.x))
        else:
            pairs += [("xField", columns.x), ("yField", columns.y)]
        if columns is not None:
            pairs += [("spatialIndex", "yes"), *((("crs", crs or columns.crs),) if crs or columns.crs else ())]
        pairs += [("subsetIndex", "no"), ("watchFile", "no")]
        # the provider takes separators as they stand and not as escapes
        written = "&".join(f"{key}={quote(value, safe=_PLAIN)}" for key, value in pairs)
        address = quote(path.as_posix(), safe="/:")
        return f"file://{address if address.startswith('/') else '/' + address}?{written}"


def read(path: Path) -> Table:
    """Find out how a file is to be read.

    :raises OSError: it cannot be read.
    :raises ValueError: it is no table of text.
    """
    with path.open("rb") as file:
        head = file.read(SNIFF)
        whole = not file.read(1)
    return sniff(head, whole=whole)


def sniff(head: bytes, *, whole: bool = True) -> Table:
    """Find out how a table is to be read from its first bytes.

    :param whole: these are all the bytes; otherwise the last line may be cut.
    :raises ValueError: it is no table of text.
    """
    _take_long_cells()
    encoding = _encoding(head)
    text = head.decode(encoding, "replace").lstrip("\ufeff")
    if "\x00" in text:
        raise ValueError("binary")
    if not whole:
        text = text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text
    delimiter = _delimiter(text)
    try:
        rows = list(itertools.islice(csv.reader(io.StringIO(text), delimiter=delimiter), _ROWS + 1))
    except csv.Error as error:
        raise ValueError(str(error)) from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise ValueError("empty")
    header = tuple(cell.strip() for cell in rows[0])
    columns, comma = find_columns(header, rows[1:])
    return Table(encoding, delimiter, header, comma, columns)


def with_places(path: Path, table: Table, to: Path) -> Table:
    """Write a table whose places stand in one column ("47.58, 1.33") anew, with a column for each coordinate.

    Portals (Opendatasoft) write latitudes first; where that would lie outside of France and the other way round inside,
    longitudes are taken to be first.

    :param to: the new file, UTF-8.
    :return: how the new file is to be read.
    :raises OSError: a file cannot be read or written.
    :raises ValueError: it is no table.
    """
    assert table.columns is not None
    place = table.header.index(table.columns.x)
    _take_long_cells()
    header = [*table.header, _LONGITUDE, _LATITUDE]
    waiting = to.with_name(f".{to.name}")
    try:
        with (
            path.open(encoding=table.encoding, errors="replace", newline="") as old,
            waiting.open("w", encoding="utf-8", newline="") as new,
        ):
            reader, writer = csv.reader(old, delimiter=table.delimiter), csv.writer(new, delimiter=";")
            next(reader, None)
            writer.writerow(header)
            for row in reader:
                cells = [*row, *[""] * (len(table.header) - len(row))][: len(table.header)]
                writer.writerow([*cells, *_pair(cells[place])])
        waiting.replace(to)
    except csv.Error as error:
        raise ValueError(str(error)) from error
    finally:
        waiting.unlink(missing_ok=True)
    columns = Columns(_LONGITUDE, _LATITUDE, crs="EPSG:4326")
    return Table("UTF-8", ";", tuple(header), columns=columns)


def _take_long_cells() -> None:
    """Let Python's reader take a shape in a cell; it stops at 128 kB by itself."""
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))


def _pair(text: str) -> tuple[str, str]:
    """Give longitude and latitude of a cell; "" where it has none."""
    found = _PAIR.match(text)
    if not found:
        return "", ""
    first, second = float(found[1]), float(found[2])
    turned = abs(first) > 90 or (-6 <= first <= 10 and 41 <= second <= 51.5)
    return (found[1], found[2]) if turned else (found[2], found[1])


def find_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Columns | None, bool]:
    """Find the columns with coordinates; whether decimals are written with a comma.

    Names are compared without accents, case and signs; the values must agree with the name.
    """
    names = [fold(name) for name in header]
    values = [
        [row[number] for row in rows if number < len(row) and row[number].strip()] for number in range(len(names))
    ]
    for number in range(len(names)):
        sample = values[number]
        if sample and all(map(_WKT.match, sample[:20])):
            srid = re.match(r"^\s*SRID=(\d+);", sample[0], re.I)
            return Columns(header[number], wkt=True, crs=f"EPSG:{srid[1]}" if srid else _crs_of_wkt(sample)), False
    for across, up in ((_LONGITUDES, _LATITUDES), (_EASTINGS, _NORTHINGS)):
        for x in _ranked(names, across):
            for y in _ranked(names, up):
                xs, ys = _numbers(values[x]), _numbers(values[y])
                if x == y or not xs or not ys:
                    continue
                crs = crs_of_values(xs, ys, f"{names[x]} {names[y]}")
                if crs is None and across is _LONGITUDES:
                    continue
                comma = any("," in value for value in values[x][:50] + values[y][:50])
                return Columns(header[x], header[y], crs=crs or ""), comma
    for number, sample in enumerate(values):
        pairs = [found for found in map(_PAIR.match, sample) if found]
        if sample and len(pairs) * 10 >= len(sample) * 8:
            return Columns(header[number], pair=True, crs="EPSG:4326"), False
    return None, any(re.match(r"^\s*-?\d+,\d+\s*$", value) for column in values for value in column[:20])


def crs_of_values(xs: Sequence[float], ys: Sequence[float], names: str = "") -> str | None:
    """Tell the CRS of coordinates by where they lie; ``None`` when it cannot be told.

    Median values are taken, since a few zeros or errors are in many files.
    """
    x, y = statistics.median(xs), statistics.median(ys)
    stated = re.search(r"(?<!\d)(2154|4326|39(?:4[2-9]|50)|2970|2972|2975|4471|5490|3857|4171)(?!\d)", names)
    if stated:
        return f"EPSG:{stated[1]}"
    if -180 <= x <= 180 and -90 <= y <= 90:
        return "EPSG:4326"
    # metropolitan France in RGF93 v1 / Lambert-93
    if 0 <= x <= 1_350_000 and 6_000_000 <= y <= 7_200_000:
        return "EPSG:2154"
    # RGF93 conic conformal zones: x around 1,700,000; y around (zone − 41) million + 200,000
    if 1_000_000 <= x <= 2_400_000 and 1_000_000 <= y <= 9_400_000:
        zone = round((y - 200_000) / 1_000_000)
        return f"EPSG:{3941 + zone}" if 1 <= zone <= 9 else None
    # Lambert II étendu, the system before 2000
    if 0 <= x <= 1_250_000 and 1_500_000 <= y <= 2_750_000:
        return "EPSG:27572" if "lambert2" in names.replace("_", "") or "l2e" in names else None
    return None


def fold(name: str) -> str:
    """Give a column's name without accents, case and signs."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "_", plain.casefold()).strip("_")


def _crs_of_wkt(sample: Sequence[str]) -> str:
    """Tell the CRS of geometries by their first coordinates."""
    pairs = [re.search(r"\(\s*(-?[\d.]+)\s+(-?[\d.]+)", text) for text in sample[:50]]
    found = [(float(pair[1]), float(pair[2])) for pair in pairs if pair and _is_float(pair[1]) and _is_float(pair[2])]
    return (crs_of_values([x for x, _y in found], [y for _x, y in found]) or "") if found else ""


def _is_float(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _ranked(names: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Give the numbers of the columns with a wanted name, best first; names that contain one come last."""
    bare = [_SYSTEM.sub("", name) for name in names]
    exact = list(dict.fromkeys(found.index(name) for name in wanted for found in (names, bare) if name in found))
    parts = [
        number
        for number, name in enumerate(names)
        if number not in exact and any(word in name.split("_") for word in wanted if len(word) > 2)
    ]
    return exact + parts


def _numbers(values: Sequence[str]) -> list[float]:
    """Give the values of a column as numbers; none when most of them are not."""
    found = []
    for value in values:
        if _NUMBER.match(value) and any(char.isdigit() for char in value):
            plain = re.sub(r"[ \u00a0\u202f]", "", value).replace(",", ".")
            found.append(float(plain))
    return found if len(found) * 10 >= len(values) * 8 else []


def _encoding(head: bytes) -> str:
    """Tell the encoding: by the byte order mark, UTF-8 where it can be, else Windows-1252."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    try:
        # a character may be cut at the end
        codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError:
        return "windows-1252"
    return "UTF-8"


def _delimiter(text: str) -> str:
    """Choose the separator that cuts the first lines in the same number of cells, and in most."""
    lines = [line for line in text.splitlines() if line.strip()][:30]
    best, score = ",", 0.0
    for delimiter in (";", "\t", ",", "|"):
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            continue
        if not counts or counts[0] < 2:
            continue
        same = sum(1 for count in counts if count == counts[0]) / len(counts)
        value = same * 10 + min(counts[0], 9) / 10
        if value > score:
            best, score = delimiter, value
    return best
