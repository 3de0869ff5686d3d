"""Features that only QGIS can read, straight into PostgreSQL by COPY: no file in between.

Serves memory layers, unsaved edits, joins, computed fields, web services, delimited text …
Nothing is written on this computer, and every type is kept (lists, booleans, JSON).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing

import psycopg2
from psycopg2 import sql
from qgis.core import QgsFeature, QgsGeometry, QgsWkbTypes

from ..errors import Cancelled, LayerError
from ..feedback import Feedback
from ..i18n import tr
from .copy_values import NULL, column_type, column_writer_for
from .database import Database, connected, work_under
from .prepared import PreparedLayer
from .reading import published_features

#: Bytes handed to the connection at once.
_CHUNK = 256 * 1024
#: Rows written together, column by column: more are no quicker.
_ROWS = 250
#: Head of little-endian WKB (OGC 06-103r4, §8.2.3), before the type.
_LITTLE = b"\x01"

#: Gives the key a feature gets in the table, or ``None`` to leave it out; see :func:`copy_features`.
Numbering = Callable[[QgsFeature], int | None]


def table_type(wkb_type: QgsWkbTypes.Type) -> QgsWkbTypes.Type:
    """Give the geometry type of the column: points stay points, the rest is made multiple."""
    if QgsWkbTypes.geometryType(wkb_type) == QgsWkbTypes.GeometryType.PointGeometry:
        return wkb_type
    return QgsWkbTypes.multiType(wkb_type)


def copy_features(
    layer: PreparedLayer,
    database: Database,
    table: str,
    key: str,
    geometry: str,
    feedback: Feedback,
    numbering: Numbering | None = None,
) -> None:
    """Make the table and copy the features into it, in one transaction.

    :param numbering: called once with each feature as it is published, in the order they are copied; gives its
        key. ``None`` lets the database number them from 1.
    :raises Cancelled: the person cancelled; nothing is left.
    :raises LayerError: a geometry cannot be transformed or stored.
    :raises DatabaseError: the database refused or was lost; nothing is left.
    """
    name = sql.Identifier(database.schema, table)
    fields = layer.published_fields()
    columns = [sql.Identifier(field.name()) for field in fields]
    parts = [sql.SQL("{} bigserial PRIMARY KEY").format(sql.Identifier(key))]
    parts += [
        sql.SQL("{} {}").format(column, sql.SQL(column_type(field)))
        for column, field in zip(columns, fields, strict=True)
    ]
    wkb_type = table_type(layer.published_type())
    with connected(database) as connection, connection, connection.cursor() as cursor:
        if geometry:
            srid = _srid(layer)
            kind = QgsWkbTypes.displayString(wkb_type)
            parts.append(
                sql.SQL("{} geometry({}, {})").format(sql.Identifier(geometry), sql.SQL(kind), sql.Literal(srid))
            )
            columns.append(sql.Identifier(geometry))
        work_under(cursor, table)
        cursor.execute(sql.SQL("CREATE TABLE {} ({})").format(name, sql.SQL(", ").join(parts)))
        if not columns:
            return
        if numbering is not None:
            columns.insert(0, sql.Identifier(key))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(name, sql.SQL(", ").join(columns))
        with closing(_rows(layer, wkb_type if geometry else None, feedback, numbering)) as rows:
            stream = _Stream(rows)
            try:
                cursor.copy_expert(statement, stream, _CHUNK)
            except psycopg2.Error as error:
                if stream.failure is not None:
                    # psycopg2 tells a failure of the reader as its own; ours says what happened
                    raise stream.failure from error
                raise
        if numbering is not None:
            # whoever adds a row by hand afterwards gets the next number
            cursor.execute(
                sql.SQL("SELECT setval(pg_get_serial_sequence(%s, %s), max({})) FROM {}").format(
                    sql.Identifier(key), name
                ),
                (name.as_string(cursor), key),
            )


def _srid(layer: PreparedLayer) -> int:
    """Give the PostGIS number of the CRS published in."""
    return int(layer.published_crs().postgisSrid())


class _Stream:
    """A file that COPY reads, filled some rows at a time."""

    def __init__(self, parts: Iterator[str]) -> None:
        self._parts = parts
        self._left = b""
        self.failure: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """Give at most ``size`` bytes; empty at the end."""
        parts = [self._left]
        length = len(self._left)
        try:
            while size < 0 or length < size:
                part = next(self._parts, "")
                if not part:
                    break
                data = part.encode("utf-8", "replace")
                parts.append(data)
                length += len(data)
        except (Cancelled, LayerError) as error:
            self.failure = error
            raise
        whole = b"".join(parts)
        self._left = whole[size:] if size >= 0 else b""
        return whole[:size] if size >= 0 else whole


def _rows(
    layer: PreparedLayer,
    wkb_type: QgsWkbTypes.Type | None,
    feedback: Feedback,
    numbering: Numbering | None = None,
) -> Generator[str, None, None]:
    """Give the features as lines of COPY's text format (PostgreSQL manual, COPY), some at a time."""
    indexes = layer.field_indexes()
    writers = [column_writer_for(column_type(field)) for field in layer.published_fields()]
    as_they_are = indexes == list(range(layer.fields.count()))
    geometries = None if wkb_type is None else _Geometries(layer, wkb_type)
    numbers: list[str] = []
    rows: list[list[object]] = []
    shapes: list[str] = []

    def written() -> str:
        columns: list[Iterable[str]] = [numbers] if numbering is not None else []
        # a column's values are written by one call for all of them where they are of one kind, as they mostly are
        columns += [write(values) for write, values in zip(writers, zip(*rows, strict=True), strict=True)]
        if geometries is not None:
            columns.append(shapes)
        return "\n".join(map("\t".join, zip(*columns, strict=True))) + "\n"

    for feature in published_features(layer, feedback, geometry=geometries is not None):
        if numbering is not None:
            number = numbering(feature)
            if number is None:
                continue
            numbers.append(str(number))
        attributes = feature.attributes()
        rows.append(attributes if as_they_are else [attributes[index] for index in indexes])
        if geometries is not None:
            shapes.append(geometries.written(feature))
        if len(rows) >= _ROWS:
            yield written()
            numbers.clear()
            rows.clear()
            shapes.clear()
    if rows:
        yield written()


class _Geometries:
    """Writes geometries as hexadecimal WKB, brought to the column's type."""

    def __init__(self, layer: PreparedLayer, wkb_type: QgsWkbTypes.Type) -> None:
        self._title = layer.title
        self._type = wkb_type
        single = QgsWkbTypes.singleType(wkb_type)
        self._own = _LITTLE + int(wkb_type).to_bytes(4, "little")
        self._single = _LITTLE + int(single).to_bytes(4, "little") if single != wkb_type else b""
        # a multiple of one part is its own head, the number one, and the part as it is
        self._wrapping = (self._own + (1).to_bytes(4, "little")).hex()

    def written(self, feature: QgsFeature) -> str:
        r"""Give the geometry; ``\N`` when there is none.

        :raises LayerError: it is not of the layer's kind.
        """
        geometry = feature.geometry()
        data: bytes = geometry.asWkb().data()
        head = data[:5]
        if head == self._own:
            return data.hex()
        if head == self._single and not geometry.isEmpty():
            return self._wrapping + data.hex()
        if not data or geometry.isNull():
            return NULL
        return bytes(self._coerced(geometry, feature.id()).asWkb()).hex()

    def _coerced(self, geometry: QgsGeometry, number: int) -> QgsGeometry:
        """Bring a geometry to the column's type, whatever it is."""
        coerced = geometry.coerceToType(self._type)
        if len(coerced) != 1:
            geometry = _only_kind(geometry, self._type)
            coerced = [] if geometry.isNull() else geometry.coerceToType(self._type)
        if len(coerced) != 1:
            raise LayerError(
                tr("The layer “{title}” holds a geometry that cannot be published.", title=self._title),
                tr(
                    "Feature {number} is not of the layer's kind, {kind}.",
                    number=number,
                    kind=QgsWkbTypes.displayString(self._type),
                ),
                tr("Correct or delete this feature, then try again."),
            )
        return coerced[0]


def _only_kind(geometry: QgsGeometry, wkb_type: QgsWkbTypes.Type) -> QgsGeometry:
    """Keep, of a collection (as repairs make), the parts of the layer's kind."""
    kept = QgsGeometry(geometry)
    kept.convertGeometryCollectionToSubclass(QgsWkbTypes.geometryType(wkb_type))
    return kept
