"""A layer into a table of PostGIS: by GDAL where GDAL can read the source, else by COPY from QGIS.

Both ways load a staging table that nobody reads, in one transaction, without index; the index
is built afterwards on the whole, which is quicker. Field names are kept to the letter, so that
styles, labels and forms find them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from osgeo import gdal, ogr
from psycopg2 import sql
from qgis.core import QgsWkbTypes

from ..errors import LayerError, PluginError
from ..feedback import Feedback
from ..i18n import tr
from .copy_stream import Numbering, copy_features
from .database import Database, cancellable, connected, explained, lock_statement, recognised, work_alone
from .gdal_reading import chosen_fields, crs_options, opened_source, speaking
from .names import column_name
from .picking import picked
from .prepared import OgrSource, PreparedLayer

#: Names tried for the key and the geometry, in order.
_KEYS = ("gid", "fid", "ogc_fid")
_GEOMETRIES = ("geom", "the_geom", "wkb_geometry")


@dataclass(frozen=True)
class Loaded:
    """What a staging table came to be; kept in the plan's state (see :meth:`as_state`)."""

    table: str
    key: str
    #: name of the geometry column; "" for a plain table.
    geometry: str
    #: PostGIS type and dimension as QGIS writes it ("MultiPolygonZ"); "" for a plain table.
    geometry_type: str
    srid: int
    count: int
    #: extent in the table's CRS (x minimum, y minimum, x maximum, y maximum), traditional GIS order;
    #: ``None`` when there is no geometry.
    extent: tuple[float, float, float, float] | None

    def as_state(self) -> dict[str, object]:
        """Give it as JSON values."""
        return {**self.__dict__, "extent": list(self.extent) if self.extent else None}

    @classmethod
    def from_state(cls, value: object) -> Loaded:
        """Read it from the state.

        :raises LayerError: the state holds none.
        """
        if not isinstance(value, dict):
            raise LayerError(tr("The layer has not been loaded into the database."))
        extent = value.get("extent")
        return cls(**{**value, "extent": tuple(extent) if extent else None})


def load(
    layer: PreparedLayer,
    database: Database,
    table: str,
    feedback: Feedback,
    numbering: Numbering | None = None,
    numbers: Iterable[tuple[int, int]] | None = None,
    meanwhile: Callable[[], None] | None = None,
    *,
    indexed: bool = True,
) -> Loaded:
    """Load a layer into the new table ``table`` of the account's schema.

    :param numbering: gives each feature's key where QGIS reads them (see :func:`.copy_stream.copy_features`);
        where GDAL does, the source's own numbers are the keys.
    :param numbers: where GDAL reads them, the features to load: (key in the table, number in the source); ``None``
        loads all.
    :param meanwhile: called in another thread once the features are there, while the database indexes them; what it
        raises is raised here.
    :param indexed: whether the table is to be read by place.
    :raises Cancelled: the person cancelled; the table may be there and is to be dropped.
    :raises LayerError: the source cannot be read, or a feature cannot be stored.
    :raises DatabaseError: the database refused or was lost.
    """
    fields = [field.name() for field in layer.published_fields()]
    geometry = "" if layer.geometryless else column_name(_GEOMETRIES, fields)
    loading = feedback.part(0.0, 0.85)
    source = layer.gdal_source()
    if source is not None:
        key = _load_by_gdal(layer, source, database, table, geometry, loading, numbers)
    else:
        key = column_name(_KEYS, fields)
        copy_features(layer, database, table, key, geometry, loading, numbering)
    feedback.check()
    if meanwhile is None:
        return _finish(database, table, key, geometry, feedback.part(0.85, 1.0), indexed=indexed)
    with ThreadPoolExecutor(1, "prodige-meanwhile") as pool:
        beside = pool.submit(meanwhile)
        loaded = _finish(database, table, key, geometry, feedback.part(0.85, 1.0), indexed=indexed)
        beside.result()
    return loaded


def drop(database: Database, table: str) -> None:
    """Drop a work table if it is there, or if a process that is gone is still about to make it."""
    with connected(database) as connection, connection, connection.cursor() as cursor:
        work_alone(cursor, table)
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(sql.Identifier(database.schema, table)))


# -- by GDAL ---------------------------------------------------------------------------------------


def _load_by_gdal(
    layer: PreparedLayer,
    source: OgrSource,
    database: Database,
    table: str,
    geometry: str,
    feedback: Feedback,
    numbers: Iterable[tuple[int, int]] | None,
) -> str:
    """Let GDAL read the source and COPY it; give the name of the key column."""
    key = ""
    result = None
    with speaking({"PG_USE_COPY": "YES"}) as messages:
        opened, ogr_layer = opened_source(layer, source, messages)
        key = ogr_layer.GetFIDColumn() or column_name(_KEYS, [field.name() for field in layer.published_fields()])
        target = gdal.OpenEx(
            f"PG:{database.dsn()}", gdal.OF_VECTOR | gdal.OF_UPDATE, open_options=[f"SCHEMAS={database.schema}"]
        )
        if target is None:
            raise explained("", "\n".join(messages.errors), database)
        target.ReleaseResultSet(target.ExecuteSQL(lock_statement(table)))

        def progress(fraction: float, _message: str, _data: object) -> int:
            feedback.report(fraction)
            return 0 if feedback.is_cancelled() else 1

        subset = source.subset if numbers is None else ""
        options = _translate_options(layer, ogr_layer, database, table, key, geometry, subset)
        for held in [opened] if numbers is None else picked(ogr_layer, numbers):
            result = gdal.VectorTranslate(
                target, held, options=gdal.VectorTranslateOptions(options=options, callback=progress)
            )
            if result is None:
                break
            options = ["-append", *options]
        if result is None:
            # what was begun must not be committed when the connection is let go
            target.RollbackTransaction()
        ogr_layer = opened = target = None
    feedback.check()
    if result is None or messages.errors:
        raise _load_error(layer, messages.errors, database)
    return key


def _translate_options(
    layer: PreparedLayer,
    ogr_layer: ogr.Layer,
    database: Database,
    table: str,
    key: str,
    geometry: str,
    subset: str,
) -> list[str]:
    """Say to GDAL what ogr2ogr would be told (GDAL manual, ogr2ogr and the PostgreSQL driver)."""
    options = ["-nln", table, "-gt", "unlimited", "-preserve_fid"]
    for name, value in (
        ("SCHEMA", database.schema),
        ("LAUNDER", "NO"),
        ("FID", key),
        ("GEOMETRY_NAME", geometry or "geom"),
        ("SPATIAL_INDEX", "NONE"),
    ):
        options += ["-lco", f"{name}={value}"]
    if layer.geometryless:
        options += ["-nlt", "NONE"]
    else:
        if QgsWkbTypes.geometryType(layer.wkb_type) != QgsWkbTypes.GeometryType.PointGeometry:
            # a file of polygons holds multi-polygons too, and a PostGIS column takes one kind only
            options += ["-nlt", "PROMOTE_TO_MULTI"]
        elif ogr.GT_Flatten(ogr_layer.GetGeomType()) == ogr.wkbUnknown:
            options += ["-nlt", "PROMOTE_TO_MULTI"]
        options += crs_options(layer)
    if subset:
        options += ["-where", subset]
    return [*options, *chosen_fields(layer, ogr_layer), ogr_layer.GetName()]


def _load_error(layer: PreparedLayer, errors: list[str], database: Database) -> PluginError:
    """Turn what GDAL said into sentences: the database's fault, or the data's."""
    words = "\n".join(errors)
    fault = recognised("", words, database)
    if fault is not None:
        return fault
    return LayerError(
        tr("The layer “{title}” could not be loaded into the database.", title=layer.title),
        tr("It was said: {words}", words=errors[0] if errors else ""),
        tr("Correct the layer, or send the details to the platform's administrator."),
        words,
    )


# -- after loading ---------------------------------------------------------------------------------


def _finish(database: Database, table: str, key: str, geometry: str, feedback: Feedback, *, indexed: bool) -> Loaded:
    """Index, gather statistics, and read back what the table holds."""
    name = sql.Identifier(database.schema, table)
    with (
        connected(database) as connection,
        connection,
        connection.cursor() as cursor,
        cancellable(connection, feedback),
    ):
        # a sample of 7,500 rows: PostgreSQL's own, of 30,000, takes longer than the index
        cursor.execute("SET LOCAL default_statistics_target = 25")
        cursor.execute(sql.SQL("ANALYZE {}").format(name))
        if geometry and indexed:
            # after ANALYZE, which estimates how many rows there are: building an index notes their number exactly
            cursor.execute(sql.SQL("CREATE INDEX ON {} USING gist ({})").format(name, sql.Identifier(geometry)))
        feedback.report(0.7)
        if not geometry:
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(name))
            return Loaded(table, key, "", "", 0, int(cursor.fetchone()[0]), None)
        cursor.execute(
            sql.SQL(
                "SELECT st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box), count"
                " FROM (SELECT st_extent({}) AS box, count(*) AS count FROM {}) AS whole"
            ).format(sql.Identifier(geometry), name)
        )
        *row, count = cursor.fetchone()
        cursor.execute(
            "SELECT type, coord_dimension, srid FROM geometry_columns"
            " WHERE f_table_schema = %s AND f_table_name = %s AND f_geometry_column = %s",
            (database.schema, table, geometry),
        )
        kind, dimension, srid = cursor.fetchone()
    extent = None if row[0] is None else (float(row[0]), float(row[1]), float(row[2]), float(row[3]))
    return Loaded(table, key, geometry, _qgis_type(str(kind), int(dimension)), int(srid), int(count), extent)


def _qgis_type(kind: str, dimension: int) -> str:
    """Give a PostGIS type as QGIS writes it in a source: ``("MULTIPOLYGON", 3)`` → ``"MultiPolygonZ"``."""
    measured = kind.endswith("M") and dimension == 3
    parsed = QgsWkbTypes.parseType(kind)
    if dimension == 4:
        parsed = QgsWkbTypes.addM(QgsWkbTypes.addZ(parsed))
    elif dimension == 3 and not measured:
        parsed = QgsWkbTypes.addZ(parsed)
    return str(QgsWkbTypes.displayString(parsed))
