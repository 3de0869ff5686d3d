"""Names of files that strangers state, made safe for every system. Pure: no disk, no network."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, unquote_to_bytes, urlsplit

#: Longest name given to a file, in characters; Windows stops at 260 for the whole path.
LONGEST = 100

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_FEATURES = re.compile(rb"<(?:\w+:)?(?:FeatureCollection|SpatialDataSet)\b")
_SHORT = re.compile(r"(?:\.\w{1,8})?$")
#: RFC 6266, section 4.1, with the quoted, bare and RFC 8187 forms.
_EXTENDED = re.compile(r"filename\*\s*=\s*([\w-]*)'[^']*'([^;\s]+)", re.IGNORECASE)
_PLAIN = re.compile(r'filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;]+))', re.IGNORECASE)

#: Suffixes of files that data come in; longer ones first where one ends with the other.
SUFFIXES = (
    *(".tar.gz", ".tgz", ".tar", ".zip", ".7z", ".rar", ".gz", ".gpkg", ".geojson", ".json", ".fgb", ".gml", ".kml"),
    *(".kmz", ".shp", ".tab", ".mif", ".csv", ".tsv", ".txt", ".gpx", ".tif", ".tiff", ".jp2", ".ecw", ".asc", ".img"),
    *(".parquet", ".sqlite", ".dxf", ".xlsx", ".ods", ".qgs", ".qgz", ".qlr", ".xml", ".vrt", ".png", ".jpg", ".pdf"),
    *(".owc", ".atom", ".map", ".mbtiles"),
)

_OF_MEDIA_TYPE = {
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/x-shapefile": ".zip",
    "application/x-gzip": ".gz",
    "application/gzip": ".gz",
    "application/x-tar": ".tar",
    "application/x-7z-compressed": ".7z",
    "application/geo+json": ".geojson",
    "application/vnd.geo+json": ".geojson",
    "application/json": ".json",
    "application/geopackage+sqlite3": ".gpkg",
    "application/x-sqlite3": ".gpkg",
    "application/vnd.sqlite3": ".gpkg",
    "application/flatgeobuf": ".fgb",
    "application/gml+xml": ".gml",
    "application/vnd.google-earth.kml+xml": ".kml",
    "application/vnd.google-earth.kmz": ".kmz",
    "text/csv": ".csv",
    "image/tiff": ".tif",
    "image/geotiff": ".tif",
    "image/jp2": ".jp2",
    "application/vnd.apache.parquet": ".parquet",
}


def safe(name: str, fallback: str = "file") -> str:
    """Give a name that is one file of one folder on every system, whatever a stranger wrote.

    The last part of a path is kept, characters that Windows refuses become ``_``, devices ("CON") and hidden files are
    renamed, and what is too long is cut before the suffix.
    """
    text = unicodedata.normalize("NFC", name.replace("\\", "/").rstrip("/").rpartition("/")[2])
    text = _FORBIDDEN.sub("_", text)
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
    text = text.strip(" .")
    if _RESERVED.match(text):
        text = f"_{text}"
    suffix = suffix_of(text) or _SHORT.search(text)[0]  # type: ignore[index]  # it matches always
    stem = text[: len(text) - len(suffix)][: LONGEST - len(suffix)].rstrip(" .")
    return f"{stem}{suffix}" if stem else f"{fallback}{suffix}"


def suffix_of(name: str) -> str:
    """Give the suffix of a data file as it is written in a name (".tar.gz", ".SHP"); "" when it is none."""
    lower = name.lower()
    found = next((suffix for suffix in SUFFIXES if lower.endswith(suffix)), "")
    return name[len(name) - len(found) :] if found else ""


def stated(disposition: str) -> str:
    """Give the file name of a ``Content-Disposition`` (RFC 6266), as stated; "" when there is none."""
    extended = _EXTENDED.search(disposition)
    if extended:
        raw = unquote_to_bytes(extended[2].strip('"'))
        try:
            return raw.decode(extended[1] or "utf-8")
        except (LookupError, UnicodeDecodeError):
            return raw.decode("latin-1")
    plain = _PLAIN.search(disposition)
    if not plain:
        return ""
    text = re.sub(r"\\(.)", r"\1", plain[1]) if plain[1] is not None else plain[2].strip()
    # header fields arrive as Latin-1; many servers write UTF-8 there
    with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
        text = text.encode("latin-1").decode("utf-8")
    return unquote(text) if "%" in text else text


def choose(headers: Mapping[str, str], url: str, wanted: str, head: bytes) -> str:
    """Give the name for a download: as the server states it, else out of the address, else the wanted one.

    The suffix follows what the bytes are where the name has none or one that they are not.

    :param wanted: a title, used where nothing else names the file.
    :param head: the first bytes of the file.
    """
    parts = urlsplit(url)
    from_path = unquote(parts.path.rstrip("/").rpartition("/")[2])
    from_query = next((value for _key, value in parse_qsl(parts.query) if suffix_of(value) and len(value) < 300), "")
    candidates = [stated(headers.get("Content-Disposition", "")), from_path, from_query]
    name = next((text for text in candidates if suffix_of(text)), "") or wanted or candidates[0] or from_path
    name = safe(name)
    media_type = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    real = _suffix_of_bytes(head, suffix_of(name).lower()) or (
        "" if suffix_of(name) else _OF_MEDIA_TYPE.get(media_type, "")
    )
    if not real or suffix_of(name).lower() == real:
        return name
    # a suffix that says something else than the bytes would mislead GDAL; "data.v2" keeps its dot
    stem = name[: len(name) - len(suffix_of(name))] if suffix_of(name) else name
    return f"{stem}{real}"


def _suffix_of_bytes(head: bytes, named: str) -> str:
    """Give the suffix that the bytes ask for, "" when the one in the name may stay."""
    families: tuple[tuple[bool, tuple[str, ...]], ...] = (
        (head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"), (".zip", ".kmz", ".xlsx", ".ods", ".qgz")),
        (head.startswith(b"7z\xbc\xaf\x27\x1c"), (".7z",)),
        (head.startswith(b"Rar!\x1a\x07"), (".rar",)),
        (head.startswith(b"\x1f\x8b"), (".gz", ".tgz", ".tar.gz")),
        (head.startswith(b"SQLite format 3\x00"), (".gpkg", ".sqlite", ".mbtiles")),
        (head.startswith(b"fgb\x03"), (".fgb",)),
        (head.startswith((b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")), (".tif", ".tiff")),
        (head.startswith(b"\x00\x00\x00\x0cjP  "), (".jp2",)),
        (head.startswith(b"PAR1"), (".parquet",)),
        (head[257:262] == b"ustar", (".tar",)),
    )
    for is_it, suffixes in families:
        if is_it:
            return named if named in suffixes else suffixes[0]
    # text is told only where the name says nothing: ".json" and ".xml" may be many things
    if named in ("", ".xml", ".txt") and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        if b"opengis.net/gml" in head and _FEATURES.search(head):
            return ".gml"
        return ".kml" if b"opengis.net/kml" in head else ""
    if named in ("", ".txt") and re.match(rb"\s*\{", head) and b'"FeatureCollection"' in head:
        return ".geojson"
    return ""
