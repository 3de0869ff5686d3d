"""Names for tables, services and columns: made from titles, safe in SQL, in addresses and in XML.

The rules are those French administrations use for their layers (lower case, ASCII letters,
digits and underscores, a letter first), plus what PostgreSQL accepts: 63 bytes (PostgreSQL 15
manual, §4.1.1), of which 13 are kept for the names of work tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

#: Longest table name, in characters; work tables and indexes add to it and must stay under 63.
MAX_TABLE = 50
#: Longest column name PostgreSQL keeps, in bytes (``NAMEDATALEN - 1``).
MAX_COLUMN_BYTES = 63

_WORDS = """all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
    collation column concurrently constraint create cross current_catalog current_date current_role current_schema
    current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for
    foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral
    leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps
    placing primary references returning right select session_user similar some symmetric table tablesample then to
    trailing true union unique user using variadic verbose when where window with"""
#: Reserved key words of PostgreSQL 15 (manual, appendix C: "reserved" and "reserved (can be …)").
RESERVED_WORDS = frozenset(_WORDS.split())
#: Tables that PostGIS, QGIS and this plugin keep in a schema; a layer never takes their names.
RESERVED_TABLES = frozenset(
    {"qgis_projects", "layer_styles", "spatial_ref_sys", "geometry_columns", "geography_columns", "raster_columns"}
)
#: Columns every PostgreSQL table has already (manual, §5.5).
SYSTEM_COLUMNS = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ð": "d"})
#: Apostrophes and dashes that part words, which folding to ASCII would lose.
_PARTINGS = str.maketrans("’‘–—", "    ")
_VALID_TABLE = re.compile(r"[a-z][a-z0-9_]*\Z")


def is_table_name(name: str) -> bool:
    """Whether ``name`` can be a published table as it is."""
    return (
        bool(_VALID_TABLE.match(name))
        and len(name) <= MAX_TABLE
        and name not in RESERVED_WORDS
        and name not in RESERVED_TABLES
    )


def table_name(title: str, taken: Collection[str] = ()) -> str:
    """Make a table name of a title: ``"Zones humides été 2024"`` → ``"zones_humides_ete_2024"``.

    :param taken: names that exist already; the result is none of them (``…_2``, ``…_3``).
    """
    folded = (
        unicodedata.normalize("NFKD", title.translate(_LIGATURES).translate(_PARTINGS))
        .encode("ascii", "ignore")
        .decode("ascii")
    )
    name = re.sub(r"[^a-z0-9]+", "_", folded.lower()).strip("_")
    if not name:
        name = "couche"
    elif name[0].isdigit() or name in RESERVED_WORDS or name in RESERVED_TABLES:
        name = f"c_{name}"
    name = name[:MAX_TABLE].rstrip("_")
    return unique(name, taken, MAX_TABLE)


def unique(name: str, taken: Collection[str], limit: int) -> str:
    """Give ``name``, or with a number after it if it is taken (case does not count)."""
    lowered = {other.lower() for other in taken}
    candidate, number = name, 2
    while candidate.lower() in lowered:
        tail = f"_{number}"
        candidate = name[: limit - len(tail)].rstrip("_") + tail
        number += 1
    return candidate


def column_name(wanted: Collection[str], fields: Collection[str]) -> str:
    """Give the first of ``wanted`` that no field bears (case does not count), else it with a number."""
    lowered = {field.lower() for field in fields}
    for name in wanted:
        if name.lower() not in lowered:
            return name
    return unique(next(iter(wanted)), fields, MAX_COLUMN_BYTES)


def staging_name(token: str, table: str) -> str:
    """Name of the table a layer is loaded into before it is put in service."""
    return f"_s{token}_{table}"


def kept_name(token: str, table: str) -> str:
    """Name under which the version being replaced or deleted is kept until all has succeeded."""
    return f"_o{token}_{table}"


def deleted_name(token: str, table: str) -> str:
    """Name of the table with the keys of features to delete when a table is brought up to date."""
    return f"_d{token}_{table}"


def is_work_name(name: str) -> bool:
    """Whether a table name is one of ours for work in progress."""
    return re.match(r"_[sod][0-9a-f]{8}_", name) is not None
