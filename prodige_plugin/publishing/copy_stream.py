"""Features that only QGIS can read, straight into PostgreSQL by COPY: no file in between.

Serves memory layers, unsaved edits, joins, computed fields, web services, delimited text …
Nothing is written on this computer, and every type is kept (lists, booleans, JSON).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator

import psycopg2
from psycopg2 import sql
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime

from ..errors import Cancelled, LayerError
from ..feedback import Feedback
from ..i18n import tr
from .database import Database, connected
from .prepared import PreparedLayer
from .transform import Transform
from .values import is_null, iso_moment, plain

_CHUNK = 256 * 1024
_REPORT_EVERY = 500
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

#: Field type → column type. Times without zone, as QGIS's own export writes them.
_TYPES = {
    QMetaType.Type.Int: "integer",
    QMetaType.Type.UInt: "bigint",
    QMetaType.Type.LongLong: "bigint",
    QMetaType.Type.ULongLong: "numeric(20,0)",
    QMetaType.Type.Double: "double precision",
    QMetaType.Type.Float: "real",
    QMetaType.Type.Bool: "boolean",
    QMetaType.Type.QDate: "date",
    QMetaType.Type.QTime: "time",
    QMetaType.Type.QDateTime: "timestamp",
    QMetaType.Type.QByteArray: "bytea",
    QMetaType.Type.QStringList: "text[]",
    QMetaType.Type.QVariantMap: "jsonb",
}
#: What the items of a list become.
_ITEM_TYPES = {
    QMetaType.Type.Int: "integer[]",
    QMetaType.Type.LongLong: "bigint[]",
    QMetaType.Type.Double: "double precision[]",
    QMetaType.Type.QString: "text[]",
}


def column_type(field: QgsField) -> str:
    """Give the PostgreSQL type of a field; what has no counterpart becomes text."""
    kind = QMetaType.Type(field.type())
    if kind == QMetaType.Type.QVariantList:
        return _ITEM_TYPES.get(QMetaType.Type(field.subType()), "jsonb")
    return _TYPES.get(kind, "text")


def table_type(wkb_type: QgsWkbTypes.Type) -> QgsWkbTypes.Type:
    """Give the geometry type of the column: points stay points, the rest is made multiple."""
    if QgsWkbTypes.geometryType(wkb_type) == QgsWkbTypes.GeometryType.PointGeometry:
        return wkb_type
    return QgsWkbTypes.multiType(wkb_type)


#: Gives the key a feature gets in the table, or ``None`` to leave it out; see :func:`copy_features`.
Numbering = Callable[[QgsFeature], int | None]


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
        cursor.execute(sql.SQL("CREATE TABLE {} ({})").format(name, sql.SQL(", ").join(parts)))
        if not columns:
            return
        if numbering is not None:
            columns.insert(0, sql.Identifier(key))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(name, sql.SQL(", ").join(columns))
        rows = _rows(layer, wkb_type if geometry else None, feedback, numbering)
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
    """A file that COPY reads, filled row by row."""

    def __init__(self, rows: Iterator[str]) -> None:
        self._rows = rows
        self._left = b""
        self.failure: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """Give at most ``size`` bytes; empty at the end."""
        parts = [self._left]
        length = len(self._left)
        try:
            while size < 0 or length < size:
                row = next(self._rows, None)
                if row is None:
                    break
                data = row.encode("utf-8", "replace")
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
) -> Iterator[str]:
    """Give each feature as a line of COPY's text format (PostgreSQL manual, COPY)."""
    lost: list[QgsFeature] = []
    features = Transform.of(layer).features(
        geometry=wkb_type is not None, on_transform_error=lost.append, feedback=feedback
    )
    kinds = [column_type(field) for field in layer.published_fields()]
    writers = [(index, writer_for(kind)) for index, kind in zip(layer.field_indexes(), kinds, strict=True)]
    count = layer.published_count()
    for done, feature in enumerate(features, 1):
        if lost:
            raise _not_transformed(layer, lost[0])
        number = None
        if numbering is not None:
            number = numbering(feature)
            if number is None:
                continue
        attributes = feature.attributes()
        values = [] if number is None else [str(number)]
        values += ["\\N" if is_null(attributes[index]) else writer(attributes[index]) for index, writer in writers]
        if wkb_type is not None:
            values.append(_geometry(feature, wkb_type, layer))
        yield "\t".join(values) + "\n"
        if done % _REPORT_EVERY == 0:
            feedback.check()
            feedback.report(done / count if count > 0 else None)
    feedback.check()


def _not_transformed(layer: PreparedLayer, feature: QgsFeature) -> LayerError:
    """Say that a feature has no place in the CRS chosen."""
    return LayerError(
        tr("The layer “{title}” could not be transformed to {crs}.", title=layer.title, crs=layer.target_crs),
        tr("Feature {number} is outside of the area of this coordinate reference system.", number=feature.id()),
        tr("Publish it in its own coordinate reference system, or choose another."),
    )


def _geometry(feature: QgsFeature, wkb_type: QgsWkbTypes.Type, layer: PreparedLayer) -> str:
    """Give the geometry as hexadecimal WKB, brought to the column's type; ``\\N`` when there is none."""
    if not feature.hasGeometry():
        return "\\N"
    geometry = feature.geometry()
    if geometry.wkbType() != wkb_type:
        coerced = geometry.coerceToType(wkb_type)
        if len(coerced) != 1:
            geometry = _only_kind(geometry, wkb_type)
            coerced = [] if geometry.isNull() else geometry.coerceToType(wkb_type)
        if len(coerced) != 1:
            raise LayerError(
                tr("The layer “{title}” holds a geometry that cannot be published.", title=layer.title),
                tr(
                    "Feature {number} is not of the layer's kind, {kind}.",
                    number=feature.id(),
                    kind=QgsWkbTypes.displayString(wkb_type),
                ),
                tr("Correct or delete this feature, then try again."),
            )
        geometry = coerced[0]
    return bytes(geometry.asWkb()).hex()


def _only_kind(geometry: QgsGeometry, wkb_type: QgsWkbTypes.Type) -> QgsGeometry:
    """Keep, of a collection (as repairs make), the parts of the layer's kind."""
    kept = QgsGeometry(geometry)
    kept.convertGeometryCollectionToSubclass(QgsWkbTypes.geometryType(wkb_type))
    return kept


def writer_for(kind: str) -> Callable[[object], str]:
    """Give how a value of a column type is written in COPY's text format."""
    if kind.endswith("[]"):
        return _list
    writers: dict[str, Callable[[object], str]] = {
        "boolean": lambda value: "t" if value else "f",
        "integer": str,
        "bigint": str,
        "numeric(20,0)": str,
        "double precision": _number,
        "real": _number,
        "date": _moment,
        "time": _moment,
        "timestamp": _moment,
        "bytea": lambda value: "\\\\x" + bytes(value).hex(),  # type: ignore[call-overload]
        "jsonb": lambda value: json.dumps(plain(value), ensure_ascii=False).translate(_ESCAPES),
    }
    return writers.get(kind, _text)


def _text(value: object) -> str:
    """Write text; PostgreSQL stores no NUL character."""
    return (
        (value if isinstance(value, str) else json.dumps(plain(value), ensure_ascii=False))
        .replace("\0", "")
        .translate(_ESCAPES)
    )


def _number(value: object) -> str:
    """Write a floating-point number to its last digit."""
    number = float(value)  # type: ignore[arg-type]
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return "NaN" if math.isnan(number) else repr(number)


def _moment(value: object) -> str:
    """Write a date, a time or both in ISO 8601; what is not valid is NULL."""
    if isinstance(value, (QDate, QTime, QDateTime)):
        return iso_moment(value) or "\\N"
    return _text(value)


def _list(value: object) -> str:
    """Write a list as an array literal (PostgreSQL manual, §8.15.6), then for COPY."""
    items = value if isinstance(value, (list, tuple)) else [value]
    written = []
    for item in items:
        if is_null(item):
            written.append("NULL")
        elif isinstance(item, (int, float)) and not isinstance(item, bool):
            written.append(repr(item))
        else:
            escaped = str(item).replace("\0", "").replace("\\", "\\\\").replace('"', '\\"')
            written.append(f'"{escaped}"')
    return ("{" + ",".join(written) + "}").translate(_ESCAPES)
