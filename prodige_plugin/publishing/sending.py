"""Sending the features that differ to work tables beside a published table, where :mod:`.difference` takes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from psycopg2 import sql

from ..errors import LayerError
from ..feedback import Feedback
from ..i18n import tr
from .changes import Kind
from .copy_stream import Numbering
from .database import Database, cancellable, connected, work_under
from .difference import find_by_key, work_names
from .names import deleted_name, staging_name
from .scan import Hasher
from .vector_export import Loaded, load

if TYPE_CHECKING:
    import psycopg2.extensions
    from qgis.core import QgsFeature

    from .prepared import PreparedLayer
    from .snapshots import Delta

#: x minimum, y minimum, x maximum, y maximum.
Box = tuple[float, float, float, float]

_EXTENT = """
SELECT st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box) FROM (SELECT st_extent({geom}) AS box FROM {table} AS t
"""
#: Rows that are deleted, or changed.
_GOING = "WHERE t.{key} IN (SELECT {key} FROM {staging} UNION ALL SELECT key FROM {gone})) AS whole"
_STAYING = """
WHERE NOT EXISTS (SELECT 1 FROM {staging} AS s WHERE s.{key} = t.{key})
AND NOT EXISTS (SELECT 1 FROM {gone} AS g WHERE g.key = t.{key})) AS whole
"""


def send(layer: PreparedLayer, delta: Delta, database: Database, token: str, feedback: Feedback) -> Loaded:
    """Load the features inserted and changed, and the keys of those deleted, into work tables that nobody reads.

    :return: what the work table of features came to be.
    :raises Cancelled: the person cancelled.
    :raises LayerError: the layer changed since it was compared.
    :raises DatabaseError: the database refused or was lost.
    """
    staging, gone = staging_name(token, layer.table), deleted_name(token, layer.table)
    expected = delta.inserted + delta.changed
    part = feedback.part(0.0, 0.8)
    if layer.gdal_source() is not None:
        loaded = load(
            layer, database, staging, part, numbers=((gid, fid) for gid, fid, _hash in delta.sent()), indexed=False
        )
    else:
        sent = {fid: (gid, checksum) for gid, fid, checksum in delta.sent()}
        chosen = layer if "drop_duplicates" in layer.repairs else replace(layer, chosen=frozenset(sent))
        loaded = load(chosen, database, staging, part, numbering=_numbering(layer, sent), indexed=False)
    if loaded.count != expected:
        raise moved(layer)
    feedback.check()
    with connected(database) as connection, connection, connection.cursor() as cursor:
        work_under(cursor, staging)
        cursor.execute(
            sql.SQL("CREATE TABLE {} (key bigint PRIMARY KEY)").format(sql.Identifier(database.schema, gone))
        )
        cursor.copy_expert(
            sql.SQL("COPY {} (key) FROM STDIN").format(sql.Identifier(database.schema, gone)),
            _Lines(f"{key}\n".encode() for key in delta.keys(Kind.DELETED)),
        )
    feedback.report(1.0)
    return loaded


def _numbering(layer: PreparedLayer, sent: dict[int, tuple[int, int]]) -> Numbering:
    """Give each feature its key in the table, and see that it is the one that was compared."""
    hasher = Hasher(layer)

    def number(feature: QgsFeature) -> int | None:
        wanted = sent.get(int(feature.id()))
        if wanted is None:
            return None
        if hasher(feature)[2] != wanted[1]:
            raise moved(layer)
        return wanted[0]

    return number


def moved(layer: PreparedLayer) -> LayerError:
    """Give the error that says that a layer is not any more what was compared."""
    return LayerError(
        tr("The layer “{title}” changed while it was being published.", title=layer.title),
        tr("Somebody edits it, or its source gives other features each time."),
        tr("Save its edits, then publish again."),
    )


class _Lines:
    """A file that COPY reads, line by line."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        """Give at most ``size`` bytes; empty at the end."""
        while size < 0 or len(self._left) < size:
            line = next(self._lines, b"")
            if not line:
                break
            self._left += line
        whole, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        return whole


def changed_extent(
    database: Database, token: str, before: Loaded, delta: Delta, sent: Loaded, feedback: Feedback
) -> Box | None:
    """Give the table's extent after the change, in its CRS (x minimum, y minimum, x maximum, y maximum).

    Read on the server, before the change is made. All rows are read only where one that goes or changes reaches a
    side of the former extent to which nothing that is sent reaches.

    :param before: the table as it is.
    :param sent: the rows that wait, as :func:`send` gave them.
    :raises Cancelled: the person cancelled.
    """
    if not before.geometry:
        return None
    known = before.extent
    with connected(database) as connection, connection.cursor() as cursor, cancellable(connection, feedback):
        find_by_key(cursor)
        gone = _extent(cursor, database.schema, token, before, _GOING) if delta.deleted or delta.changed else None
        if known is not None and (gone is None or _sides_stay(known, gone, sent.extent)):
            return known if sent.extent is None else _both(known, sent.extent)
        left = _extent(cursor, database.schema, token, before, _STAYING)
    if left is None or sent.extent is None:
        return left or sent.extent
    return _both(left, sent.extent)


def _extent(cursor: psycopg2.extensions.cursor, schema: str, token: str, before: Loaded, which: str) -> Box | None:
    """Give the extent of some rows of a table; ``None`` where they have no geometry."""
    table, staging, gone, _kept = work_names(schema, token, before.table)
    cursor.execute(
        sql.SQL(_EXTENT + which).format(
            geom=sql.Identifier(before.geometry),
            key=sql.Identifier(before.key),
            table=table,
            staging=staging,
            gone=gone,
        )
    )
    row = cursor.fetchone()
    return None if row[0] is None else (float(row[0]), float(row[1]), float(row[2]), float(row[3]))


def _sides_stay(known: Box, gone: Box, sent: Box | None) -> bool:
    """Whether something still reaches each side of an extent when what is in ``gone`` has given way to ``sent``."""
    return all(gone[side] > known[side] or (sent is not None and sent[side] <= known[side]) for side in (0, 1)) and all(
        gone[side] < known[side] or (sent is not None and sent[side] >= known[side]) for side in (2, 3)
    )


def _both(one: Box, other: Box) -> Box:
    """Give the extent of two extents."""
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def shapes_there(database: Database, loaded: Loaded, srid: int, keys: list[int]) -> dict[int, bytes]:
    """Give the geometries of some rows as WKB in another CRS, by key; those without are left out.

    :param srid: EPSG number of the CRS wanted.
    """
    if not loaded.geometry or not keys:
        return {}
    with connected(database) as connection, connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("SELECT {key}, st_asbinary(st_transform({geom}, %s)) FROM {table} WHERE {key} = ANY(%s)").format(
                key=sql.Identifier(loaded.key),
                geom=sql.Identifier(loaded.geometry),
                table=sql.Identifier(database.schema, loaded.table),
            ),
            (srid, keys),
        )
        return {int(key): bytes(shape) for key, shape in cursor.fetchall() if shape is not None}
