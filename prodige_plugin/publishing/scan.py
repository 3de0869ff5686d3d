"""One checksum for each feature that is published, in one pass with flat memory. Worker thread.

What is summed is what travels: the chosen features and fields, repaired and in the CRS published in;
where GDAL loads the source, the source as it lies. GeoPackages whose columns are not summed (:mod:`.marks`) are read by
SQLite itself, which is several times as quick as reading features; everything else is read by QGIS.

The checksums stay on disk in a temporary table ``now (fid, ident, hash)`` of SQLite, beside which a
snapshot of what was published before can be attached (:mod:`.snapshots`).
"""

from __future__ import annotations

import enum
import json
import marshal
import re
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from qgis.core import QgsFeature, QgsWkbTypes

from ..errors import FileError
from ..feedback import Feedback
from ..i18n import tr
from .prepared import OgrSource, PreparedLayer
from .reading import not_transformed
from .transform import Transform
from .values import as_text, is_null

_Result = TypeVar("_Result")
#: Bytes before the WKB of a GeoPackage geometry, by the kind of envelope (GeoPackage 1.3, §2.1.3, table 5).
_HEADERS = (8, 40, 56, 56, 72, 8, 8, 8)
#: Statements SQLite carries out between two looks at cancel: some milliseconds.
_LOOK_EVERY = 200_000
_REPORT_EVERY = 1000
#: SQLite hands at most 127 values to a function; two are the key and the geometry.
_MOST_FIELDS = 120
#: A version of marshal whose bytes depend on the values alone, whatever Python runs.
_MARSHAL = 2
#: 8 bytes as a number that SQLite holds.
_NUMBER = struct.Struct("<q")
#: Rows, and their checksums added up: the upper halves, the lower halves.
Totals = tuple[int, int, int]
_PROVIDER = re.compile(r"<provider[^>]*>([^<]*)</provider>")
_SOURCE_TABLE = "CREATE TEMP TABLE now (fid INTEGER, ident, hash INTEGER NOT NULL)"


class Identity(enum.Enum):
    """How a feature is told to be the same one as in the publication before."""

    #: by the source's own number, which is the key in the table as well.
    KEY = "key"
    #: by the source's own number; the table has its own keys.
    NUMBER = "number"
    #: by a field the person chose.
    FIELD = "field"
    #: by all that it holds: a feature that changed is one deleted and one inserted.
    CONTENT = "content"


def identity_of(layer: PreparedLayer) -> Identity:
    """Tell how the layer's features are recognised.

    Numbers are stable in files; those of memory layers, web services and databases without a single
    integer key are given anew each time.
    """
    if layer.key_field and layer.fields.indexFromName(layer.key_field) >= 0:
        return Identity.FIELD
    if layer.gdal_source() is not None:
        return Identity.KEY
    found = _PROVIDER.search(layer.xml)
    return Identity.NUMBER if found is not None and found.group(1) == "ogr" else Identity.CONTENT


def recipe_of(layer: PreparedLayer) -> str:
    """Give what the table is made of besides the features, as a checksum: fields, geometry, CRS, repairs, key.

    Two publications with the same recipe have the same columns, filled the same way.
    """
    parts = {
        "fields": [[field.name(), int(field.type()), int(field.subType())] for field in layer.published_fields()],
        "geometry": QgsWkbTypes.displayString(layer.published_type()),
        "crs": [layer.crs.authid() or layer.crs.toWkt(), layer.published_crs().authid()],
        "repairs": sorted(layer.repairs),
        "casts": sorted(layer.casts.items()),
        "by": "qgis" if layer.gdal_source() is None else "gdal",
        "identity": identity_of(layer).value,
        "key": layer.key_field,
    }
    return checksum(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode())


def checksum(data: bytes) -> str:
    """Give 16 bytes that stand for ``data``, hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()


class Hasher:
    """Gives the checksum of features of one layer, as QGIS reads them."""

    def __init__(self, layer: PreparedLayer) -> None:
        """Take the layer as it is to be published."""
        self._indexes = layer.field_indexes()
        self._with_key = identity_of(layer) is Identity.KEY
        self._geometry = not layer.geometryless
        self._field = layer.fields.indexFromName(layer.key_field) if layer.key_field else -1
        self._numbered = identity_of(layer) is Identity.NUMBER

    def __call__(self, feature: QgsFeature) -> tuple[int, object, int]:
        """Give the source's number of a feature, what it is recognised by, and its checksum."""
        attributes = feature.attributes()
        values: list[object] = [_canonical(attributes[index]) for index in self._indexes]
        geometry = bytes(feature.geometry().asWkb()) if self._geometry and feature.hasGeometry() else None
        fid = int(feature.id())
        ident: object = None
        if self._field >= 0:
            ident = _canonical(attributes[self._field])
        elif self._numbered:
            ident = fid
        return fid, ident, _hash(fid if self._with_key else None, geometry, values)


def scan(
    layer: PreparedLayer, snapshot: Path | None, feedback: Feedback, work: Callable[[sqlite3.Connection], _Result]
) -> _Result:
    """Give what ``work`` makes of ``now`` (one row a feature), and of the snapshot's tables in ``snap``.

    ``work`` may be called a second time, when SQLite cannot read the source to its end.

    :param snapshot: an SQLite file to attach, which ``work`` may write; ``None`` attaches none.
    :raises Cancelled: the person cancelled.
    :raises LayerError: a feature cannot be read.
    :raises FileError: the disk refused.
    """
    feedback.check()
    source = layer.gdal_source()
    if source is not None and is_geopackage(source) and len(layer.field_indexes()) <= _MOST_FIELDS:
        try:
            return _by_sqlite(layer, source, snapshot, feedback, work)
        except sqlite3.Error:
            # a filter with functions of SpatiaLite, a text that is no UTF-8, a file that must not be read beside
            # QGIS: QGIS reads them all
            feedback.check()
    try:
        with closing(_connection(snapshot, feedback)) as connection:
            connection.execute(_SOURCE_TABLE)
            connection.executemany("INSERT INTO temp.now VALUES (?, ?, ?)", _features(layer, feedback))
            return _done(connection, work)
    except sqlite3.Error as error:
        feedback.check()
        raise disk_error(error) from error


def disk_error(error: Exception) -> FileError:
    """Say that a checksum could not be kept."""
    return FileError(
        tr("The features could not be compared with those published."),
        tr("The system said: {error}", error=error),
        tr("Make room on the disk, and check that your QGIS profile's folder can be written."),
    )


def data_sum_of(connection: sqlite3.Connection, table: str, recipe: str) -> str:
    """Give one checksum for all rows of ``now`` or of a snapshot's ``rows``, whatever their order."""
    return data_sum(totals_of(connection, table), recipe)


def data_sum(totals: Totals, recipe: str) -> str:
    """Give one checksum for rows that add up to ``totals``."""
    return checksum(f"{recipe} {totals[0]} {totals[1]} {totals[2]}".encode())


def totals_of(connection: sqlite3.Connection, table: str) -> Totals:
    """Count rows, and add up the halves of their 64-bit checksums, as SQLite's integers do not wrap around.

    :param table: a table's name, or another source of ``hash``; one of our own.
    """
    # the limit keeps SQLite from asking for each checksum twice
    source = f"(SELECT hash FROM {table} LIMIT -1)"  # noqa: S608
    sums = "count(*), coalesce(sum(hash >> 32), 0), coalesce(sum(hash & 4294967295), 0)"
    count, high, low = connection.execute(f"SELECT {sums} FROM {source}").fetchone()  # noqa: S608
    return count, high, low


# -- the two ways ----------------------------------------------------------------------------------


def _connection(snapshot: Path | None, feedback: Feedback) -> sqlite3.Connection:
    """Give a connection that stops when the person cancels."""
    connection = sqlite3.connect(":memory:", uri=True, isolation_level=None, check_same_thread=False)
    connection.set_progress_handler(lambda: int(feedback.is_cancelled()), _LOOK_EVERY)
    if snapshot is not None:
        attach(connection, snapshot)
    return connection


def attach(connection: sqlite3.Connection, snapshot: Path) -> None:
    """Attach a snapshot to be written, as ``snap``."""
    connection.execute("ATTACH ? AS snap", (str(snapshot),))
    # a snapshot is moved into its place when it is whole: a crash leaves nothing that counts
    connection.execute("PRAGMA snap.journal_mode=OFF")
    connection.execute("PRAGMA snap.synchronous=OFF")


def _done(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
    """Let ``work`` do its part in one transaction."""
    connection.execute("BEGIN")
    result = work(connection)
    connection.execute("COMMIT")
    return result


def is_geopackage(source: OgrSource) -> bool:
    """Whether SQLite can read the source: a GeoPackage on a disk of this computer."""
    return source.path.lower().endswith(".gpkg") and bool(source.layer_name) and Path(source.path).is_file()


def _by_sqlite(
    layer: PreparedLayer,
    source: OgrSource,
    snapshot: Path | None,
    feedback: Feedback,
    work: Callable[[sqlite3.Connection], _Result],
) -> _Result:
    """Let SQLite read the GeoPackage, and sum each row as it is asked for.

    :raises sqlite3.Error: it cannot.
    """
    with closing(_connection(snapshot, feedback)) as connection:
        connection.execute("ATTACH ? AS source", (Path(source.path).resolve().as_uri() + "?mode=ro",))
        connection.create_function("published_hash", -1, _sum_of_row, deterministic=True)
        columns = connection.execute("SELECT name, type, pk FROM source.pragma_table_info(?)", (source.layer_name,))
        keys = [name for name, kind, key in columns if key and str(kind).upper() == "INTEGER"]
        if len(keys) != 1:
            raise sqlite3.DataError("no single key")
        geometry = connection.execute(
            "SELECT column_name FROM source.gpkg_geometry_columns WHERE table_name = ?", (source.layer_name,)
        ).fetchone()
        own = layer.key_field if identity_of(layer) is Identity.FIELD else ""
        names = [layer.fields.at(index).name() for index in layer.field_indexes()]
        shape = "NULL" if layer.geometryless or geometry is None else quoted(geometry[0])
        # recognised by a field, a feature is the same one whatever its number became
        values = ["NULL" if own else quoted(keys[0]), shape, *(quoted(name) for name in names if name != keys[0])]
        connection.execute(
            f"CREATE TEMP VIEW now AS SELECT {quoted(keys[0])} AS fid, {quoted(own) if own else 'NULL'} AS ident,"  # noqa: S608  all are quoted
            f" published_hash({', '.join(values)}) AS hash FROM source.{quoted(source.layer_name)}"
            + (f" WHERE ({source.subset})" if source.subset else "")
        )
        connection.execute("SELECT fid, ident, hash FROM temp.now LIMIT 1").fetchall()
        return _done(connection, work)


def _features(layer: PreparedLayer, feedback: Feedback) -> Iterator[tuple[int, object, int]]:
    """Let QGIS read the features, and give number, identity and checksum of each.

    :raises LayerError: a feature has no place in the CRS published in.
    """
    hasher = Hasher(layer)
    lost: list[QgsFeature] = []
    if layer.gdal_source() is not None:
        features = layer.features.getFeatures(layer.request(in_published_crs=False))
    else:
        features = Transform.of(layer).features(on_transform_error=lost.append, feedback=feedback)
    count = layer.published_count()
    with closing(features):
        for done, feature in enumerate(features, 1):
            if lost:
                raise not_transformed(layer, lost[0])
            yield hasher(feature)
            if done % _REPORT_EVERY == 0:
                feedback.check()
                feedback.report(done / count if count > 0 else None)
    feedback.check()


def quoted(name: str) -> str:
    """Quote a name for SQLite."""
    return '"' + name.replace('"', '""') + '"'


def _sum_of_row(
    key: int | None,
    geometry: bytes | None,
    *values: object,
    # what is called for each of millions of rows is found quickest so
    _dumps: Callable[[Any, int], bytes] = marshal.dumps,
    _blake: Callable[..., Any] = blake2b,
    _number: Callable[[bytes], tuple[int]] = _NUMBER.unpack,
) -> int:
    """Give the checksum of a row of a GeoPackage; the header of its geometry, an envelope and an SRS, is left out."""
    if geometry is not None:
        geometry = geometry[_HEADERS[(geometry[3] >> 1) & 7] :]
    return _number(_blake(_dumps((key, geometry, *values), _MARSHAL), digest_size=8).digest())[0]


def _hash(key: int | None, geometry: bytes | None, values: list[object]) -> int:
    """Give the checksum of a feature: 64 bits, signed as SQLite's integers are."""
    row: Any = (key, geometry, *values)
    return int(_NUMBER.unpack(blake2b(marshal.dumps(row, _MARSHAL), digest_size=8).digest())[0])


def _canonical(value: object) -> object:
    """Give a value as marshal writes it, and as a GeoPackage holds it where it could."""
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        return value
    if is_null(value):
        return None
    if isinstance(value, bool):
        return int(value)
    return as_text(value)
