"""What a PostgreSQL table tells: its comment, its encoding, its version, the values of its columns. Worker thread.

Everything is asked through QGIS's own connection, so that accounts of the authentication database
serve; nothing of the connection goes into any text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsDataSourceUri,
    QgsProviderConnectionException,
    QgsProviderRegistry,
)

from ..errors import BadXml
from ..feedback import Feedback
from ..i18n import tr
from ..metadata.facts import Described, LayerFacts
from ..metadata.feature_catalogue import Attribute, ListedValue
from .encodings import character_set
from .layer_metadata_files import read_qmd
from .plume import read_comment

if TYPE_CHECKING:
    from .layerfacts import Source

_TABLE = (
    "SELECT coalesce(obj_description(c.oid, 'pg_class'), ''), pg_encoding_to_char(d.encoding), "
    "current_setting('server_version') "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, pg_database d "
    "WHERE n.nspname = {schema} AND c.relname = {table} AND d.datname = current_database()"
)
#: Name, comment, whether it must have a value, labels of its enumeration, CHECK constraints on it alone.
_COLUMNS = (
    "SELECT a.attname, coalesce(col_description(c.oid, a.attnum), ''), a.attnotnull, "
    "coalesce((SELECT string_agg(e.enumlabel, E'\\n' ORDER BY e.enumsortorder) FROM pg_enum e "
    "WHERE e.enumtypid = a.atttypid), ''), "
    "coalesce((SELECT string_agg(pg_get_constraintdef(k.oid), '; ') FROM pg_constraint k "
    "WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]), ''), "
    "format_type(a.atttypid, a.atttypmod) "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
    "WHERE n.nspname = {schema} AND c.relname = {table}"
)
#: The table in which QGIS keeps layer metadata "in the database" (QGIS 3.28).
_KEPT = (
    "SELECT qmd FROM {home}.qgis_layer_metadata WHERE f_table_schema = {schema} AND f_table_name = {table} "
    "ORDER BY update_time DESC LIMIT 1"
)


def from_database(facts: LayerFacts, source: Source, feedback: Feedback) -> LayerFacts:
    """Complete facts by what the database holds of a table; a query layer has nothing of the kind.

    :raises Cancelled: the person cancelled.
    """
    if not source.name or source.name.lstrip().startswith("("):
        return facts
    connection = _connection(source)
    if connection is None:
        return _unread(facts)
    schema = source.schema or str((_rows(connection, "SELECT current_schema()") or [["public"]])[0][0])
    names = {"schema": _quoted(schema), "table": _quoted(source.name)}
    try:
        found = connection.executeSql(_TABLE.format(**names))
        feedback.check()
        columns = connection.executeSql(_COLUMNS.format(**names))
    except QgsProviderConnectionException:
        return _unread(facts)
    feedback.check()
    if found:
        comment, encoding, _version = (str(value) for value in found[0])
        stated = read_comment(comment)
        facts = replace(facts, encoding=character_set(encoding) or facts.encoding)
        if stated is not None:
            facts = replace(facts, described=(*facts.described, stated))
    facts = replace(facts, fields=_columns(facts.fields, columns), format_version=_postgis(connection))
    kept = _kept(connection, names)
    if kept is not None and kept not in facts.described:
        place = 1 if facts.described and facts.described[0].origin == "layer" else 0
        facts = replace(facts, described=(*facts.described[:place], kept, *facts.described[place:]))
    return facts


def _unread(facts: LayerFacts) -> LayerFacts:
    note = tr("The database did not answer; the comments of the table and its columns were not read.")
    return replace(facts, notes=(*facts.notes, note))


def _connection(source: Source) -> QgsAbstractDatabaseProviderConnection | None:
    """Give QGIS's connection to the layer's database, with the layer's own account."""
    uri = QgsDataSourceUri(source.uri)
    plain = QgsDataSourceUri(uri)
    plain.setDataSource("", "", "", "", "")
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    try:
        return metadata.createConnection(plain.uri(False), {})
    except QgsProviderConnectionException:
        return None


def _rows(connection: QgsAbstractDatabaseProviderConnection, query: str) -> list[list[Any]]:
    """Give the rows of a query that may fail, for lack of a right or of a table."""
    try:
        rows: list[list[Any]] = connection.executeSql(query)
    except QgsProviderConnectionException:
        return []
    return rows


def _quoted(text: str) -> str:
    """Give a text as SQL writes it."""
    doubled = text.replace("'", "''")
    return f"E'{doubled}'".replace("\\", "\\\\") if "\\" in text else f"'{doubled}'"


def _postgis(connection: QgsAbstractDatabaseProviderConnection) -> str:
    """Give the version of PostGIS, ``""`` where it is not installed."""
    found = _rows(connection, "SELECT extversion FROM pg_extension WHERE extname = 'postgis'")
    return str(found[0][0]) if found else ""


def _kept(connection: QgsAbstractDatabaseProviderConnection, names: dict[str, str]) -> Described | None:
    """Read the metadata that QGIS keeps in the database for a table."""
    home = _rows(
        connection,
        "SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.relname = 'qgis_layer_metadata' LIMIT 1",
    )
    if not home:
        return None
    for (text,) in _rows(connection, _KEPT.format(home=home[0][0], **names)):
        try:
            return read_qmd(str(text).encode("utf-8"))
        except BadXml:
            return None
    return None


def _columns(fields: tuple[Attribute, ...], columns: Sequence[Sequence[Any]]) -> tuple[Attribute, ...]:
    """Complete fields by what the database says of the columns."""
    told = {str(column[0]): column[1:] for column in columns}
    done = []
    for one in fields:
        if one.name not in told:
            done.append(one)
            continue
        comment, mandatory, labels, check, kind = told[one.name]
        listed = tuple(ListedValue(label, label) for label in str(labels).split("\n") if label)
        done.append(
            replace(
                one,
                type=str(kind) or one.type,
                definition=one.definition or str(comment),
                mandatory=one.mandatory or mandatory in (True, "t", "true", 1),
                values=one.values or listed,
                constraint=one.constraint or str(check),
            )
        )
    return tuple(done)
