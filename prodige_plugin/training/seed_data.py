"""The seeds' data: tables of real outlines, derived from the world map that QGIS ships."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import PlatformError
from ..i18n import tr
from ..paths import resource
from .accounts import REFERENCE

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812  a class, lower case there

#: Where QGIS keeps the world map (layers ``countries`` and ``states_provinces``, EPSG:4326).
_WORLD = ("/usr/share/qgis/resources/data/world_map.gpkg", "/usr/local/share/qgis/resources/data/world_map.gpkg")
#: Two names are misspelt in the map that QGIS 3.40 ships, and one is longer than usual.
_CORRECTIONS = {"Haute-Rhin": "Haut-Rhin", "Seien-et-Marne": "Seine-et-Marne", "Guyane française": "Guyane"}

_FUNCTIONS = """
CREATE FUNCTION pg_temp.poly(g geometry, srid int) RETURNS geometry LANGUAGE sql IMMUTABLE AS
 $$ SELECT ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_Transform(g, srid)), 3)) $$;
CREATE FUNCTION pg_temp.line(g geometry, srid int) RETURNS geometry LANGUAGE sql IMMUTABLE AS
 $$ SELECT ST_Multi(ST_LineMerge(ST_CollectionExtract(ST_Transform(g, srid), 2))) $$;
"""


@dataclass(frozen=True)
class Dataset:
    """One data set of the seeds: its table, its texts and its looks."""

    table: str
    title: str
    abstract: str
    lineage: str
    organisation: str
    email: str
    #: code of the INSPIRE theme, for example "au", and its French label.
    theme: str
    theme_label: str
    keywords: tuple[str, ...]
    #: MD_TopicCategoryCode.
    topic: str
    created: str
    revised: str
    scale: int
    #: code of INSPIRE's SpatialScope list.
    scope: str
    geometry: str
    srid: int
    style: Mapping[str, Any]
    #: the field written on the map, "" for none.
    label: str
    sql: str
    attribution: str


@dataclass(frozen=True)
class SeedMap:
    """One map of the seeds: a project of several data sets, the first on top."""

    name: str
    title: str
    abstract: str
    keywords: tuple[str, ...]
    organisation: str
    layers: tuple[str, ...]


@dataclass(frozen=True)
class Extent:
    """Where a table's features are: in its own CRS (x, y order) and in CRS84 degrees."""

    own: tuple[float, float, float, float]
    degrees: tuple[float, float, float, float]
    count: int


def _document() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(resource("training", "seeds", "datasets.json").read_text(encoding="utf-8"))
    return value


def _rows(name: str) -> list[dict[str, str]]:
    with resource("training", "seeds", name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def datasets() -> list[Dataset]:
    """Give every data set of the seeds, those that others are made of first."""
    document = _document()
    colours = document["colours"]
    entries = list(document["datasets"])
    families = (
        (document["per_region"], [row for row in _rows("regions.csv") if row["note"]]),
        (document["per_country"], _rows("countries.csv")),
    )
    for template, rows in families:
        for number, row in enumerate(rows):
            values = {**row, "month": f"{number % 9 + 1:02d}", "colour": colours[number % len(colours)]}
            entries.append(_filled(template, values))
    return [_dataset(entry, document) for entry in entries]


def maps() -> list[SeedMap]:
    """Give the maps of the seeds."""
    document = _document()
    return [
        SeedMap(
            name=entry["name"],
            title=entry["title"],
            abstract=entry["abstract"],
            keywords=tuple(entry["keywords"]),
            organisation=document["organisations"][entry["organisation"]][0],
            layers=tuple(entry["layers"]),
        )
        for entry in document["maps"]
    ]


def _filled(value: Any, values: Mapping[str, str]) -> Any:
    """Fill the places of a template, at any depth."""
    if isinstance(value, str):
        return value.format_map(values)
    if isinstance(value, list):
        return [_filled(item, values) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, values) for key, item in value.items()}
    return value


def _dataset(entry: Mapping[str, Any], document: Mapping[str, Any]) -> Dataset:
    organisation, email = document["organisations"][entry["organisation"]]
    return Dataset(
        **{
            **entry,
            "keywords": tuple(entry["keywords"]),
            "organisation": organisation,
            "email": email,
            "theme_label": document["themes"][entry["theme"]],
            "attribution": document["attribution"],
        }
    )


def world_map() -> Path:
    """Give QGIS's world map.

    :raises PlatformError: it is not where QGIS puts it.
    """
    for candidate in map(Path, _WORLD):
        if candidate.exists():
            return candidate
    raise PlatformError(
        tr("QGIS's world map is missing."),
        tr("It is not at {path}.", path=_WORLD[0]),
        tr("Install QGIS's data (on Debian: qgis-providers-common or qgis-common)."),
    )


def load(database: Connection, world: Path, progress: Callable[[float], None]) -> None:
    """Make every table of the seeds in the schema ``reference``, all or none.

    :param database: a connection of the account that owns the schema.
    """
    from psycopg2 import sql

    with database, database.cursor() as cursor:
        cursor.execute(sql.SQL("SET LOCAL search_path = {}, public").format(sql.Identifier(REFERENCE)))
        cursor.execute(_FUNCTIONS)
        _load_sources(cursor, world)
        all_of_them = datasets()
        for number, dataset in enumerate(all_of_them):
            _create(cursor, dataset)
            progress((number + 1) / len(all_of_them))


def _load_sources(cursor: Any, world: Path) -> None:
    """Load what the tables are made of, into temporary tables."""
    from psycopg2.extras import execute_values

    regions = {row["code"]: row["name"] for row in _rows("regions.csv")}
    departments = {row["name"]: row for row in _rows("departments.csv")}
    countries = {row["iso"]: row["name"] for row in _rows("countries.csv")} | {"FR": "France", "MC": "Monaco"}
    wanted = "'" + "','".join(countries) + "'"
    provinces: list[tuple[Any, ...]] = []
    french: list[tuple[Any, ...]] = []
    question = f"SELECT iso_a2, name, fips, geom FROM states_provinces WHERE iso_a2 IN ({wanted})"  # noqa: S608  # nosec B608
    for iso, name, code, wkb in _features(world, question):
        provinces.append((iso, code, name, wkb))
        if iso == "FR":
            row = departments[_CORRECTIONS.get(name, name)]
            french.append((row["code"], row["name"], row["region"], regions[row["region"]], len(row["code"]) == 2, wkb))
    states = [
        (iso, iso3, countries.get(iso, name), wkb)
        for iso, name, iso3, wkb in _features(world, "SELECT iso_a2, NAME, ISO_A3, geom FROM countries")
    ]
    for table, columns, rows in (
        ("_prov", "iso_a2 text, code text, nom text", provinces),
        ("_dep", "code text, nom text, code_region text, region text, metropole boolean", french),
        ("_pays", "iso_a2 text, iso_a3 text, nom text", states),
    ):
        cursor.execute(f"CREATE TEMPORARY TABLE {table} ({columns}, geom geometry) ON COMMIT DROP")
        width = columns.count(",") + 1
        template = "(" + "%s," * width + "ST_SetSRID(ST_GeomFromWKB(%s), 4326))"
        execute_values(cursor, f"INSERT INTO {table} VALUES %s", rows, template)  # noqa: S608  # nosec B608


def _features(world: Path, question: str) -> Iterator[tuple[Any, ...]]:
    """Give (field, field, field, WKB) of each feature that the question finds."""
    from osgeo import gdal

    gdal.UseExceptions()
    source = gdal.OpenEx(str(world), gdal.OF_VECTOR | gdal.OF_READONLY)
    layer = source.ExecuteSQL(question)
    for feature in layer:
        wkb = bytes(feature.GetGeometryRef().ExportToIsoWkb())
        yield feature.GetField(0), feature.GetField(1), feature.GetField(2), wkb
    source.ReleaseResultSet(layer)


def _create(cursor: Any, dataset: Dataset) -> None:
    """Make one table, with a key, a typed geometry and an index."""
    from psycopg2 import sql

    table = sql.Identifier(dataset.table)
    cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(table))
    cursor.execute(
        sql.SQL("CREATE TABLE {} AS SELECT row_number() OVER ()::int AS fid, * FROM ({}) s").format(
            table, sql.SQL(dataset.sql)
        )
    )
    column = sql.SQL("ALTER TABLE {} ADD PRIMARY KEY (fid), ALTER COLUMN geom TYPE geometry({}, {})")
    cursor.execute(column.format(table, sql.SQL(dataset.geometry), sql.Literal(dataset.srid)))
    cursor.execute(sql.SQL("CREATE INDEX ON {} USING gist (geom)").format(table))
    cursor.execute(sql.SQL("COMMENT ON TABLE {} IS %s").format(table), (dataset.title,))
    cursor.execute(sql.SQL("ANALYZE {}").format(table))


def extents(database: Connection) -> dict[str, Extent]:
    """Give the extent of each table of the seeds."""
    from psycopg2 import sql

    found = {}
    with database, database.cursor() as cursor:
        for dataset in datasets():
            cursor.execute(
                sql.SQL(
                    "SELECT ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e), ST_XMin(d), ST_YMin(d), ST_XMax(d), "
                    "ST_YMax(d), n FROM (SELECT ST_Extent(geom) e, ST_Extent(ST_Transform(geom, 4326)) d, "
                    "count(*) n FROM {}) s"
                ).format(sql.Identifier(REFERENCE, dataset.table))
            )
            row = cursor.fetchone()
            if row is None or row[0] is None:
                raise PlatformError(tr("The table {table} of the practice platform is empty.", table=dataset.table))
            corners = [float(value) for value in row[:8]]
            found[dataset.table] = Extent(
                (corners[0], corners[1], corners[2], corners[3]),
                (corners[4], corners[5], corners[6], corners[7]),
                int(row[8]),
            )
    return found
