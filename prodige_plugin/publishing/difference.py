"""A published table brought up to date in place: only the features that differ travel, and undoing puts back each row.

**Whether somebody changed the table since** is known without reading it to the client: PostgreSQL marks each row with
the transaction that wrote it (``xmin``, PostgreSQL 15 manual, §5.5). After each publication the registry notes how many
rows each transaction wrote; a row inserted or updated since has another ``xmin``, a deleted one is missing from its
count. This is exact for changes by anybody, costs one pass over the table on the server, and survives vacuuming. A
table restored from a dump has one new transaction for all, and so counts as changed: then all features are sent again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg2 import sql

from ..errors import DatabaseError
from ..feedback import Feedback
from ..i18n import tr
from .database import Database, cancellable, connected, work_alone
from .names import deleted_name, kept_name, staging_name

if TYPE_CHECKING:
    import psycopg2.extensions

_DIGEST = sql.SQL("count(*), coalesce(md5(string_agg(writer::text || ':' || rows, ',' ORDER BY writer::text)), '')")
_SIGNATURE = """
SELECT {digest} FROM (SELECT xmin AS writer, count(*) AS rows FROM {table} GROUP BY xmin) AS written
"""
# The signature there is, and the one there will be: rows that go or are written anew leave their former transactions,
# and every row that waits is written by this one.
_SIGNATURES = """
WITH written AS MATERIALIZED (
    SELECT xmin AS writer, count(*) AS rows FROM {table} GROUP BY xmin
), foreseen AS (
    SELECT writer, sum(rows)::bigint AS rows FROM (
        SELECT writer, rows FROM written
        UNION ALL SELECT xmin, -count(*) FROM {table}
        WHERE {key} IN (SELECT {key} FROM {staging} UNION ALL SELECT key FROM {gone}) GROUP BY xmin
        UNION ALL SELECT {own}::text::xid, count(*) FROM {staging}
    ) AS counted GROUP BY writer HAVING sum(rows) > 0
) SELECT now.*, soon.* FROM (SELECT {digest} FROM written) AS now, (SELECT {digest} FROM foreseen) AS soon
"""
#: Whether a table does more of itself than what it is told.
_OWN_WAYS = """
SELECT relkind <> 'r' OR relhastriggers OR relhasrules OR relhassubclass OR relrowsecurity
FROM pg_class WHERE oid = %s::regclass
"""
_COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""


@dataclass(frozen=True)
class Difference:
    """What is to be changed in a table; its rows wait in work tables."""

    table: str
    #: name of the key column.
    key: str

    def as_state(self) -> dict[str, object]:
        """Give it as JSON values."""
        return dict(self.__dict__)


def signature(cursor: psycopg2.extensions.cursor, schema: str, table: str) -> str:
    """Give what tells a table's state: its columns, its rows, and who wrote them (see the module's text)."""
    name = sql.Identifier(schema, table)
    columns = _columns_sum(cursor, name)
    cursor.execute(sql.SQL(_SIGNATURE).format(digest=_DIGEST, table=name))
    count, digest = cursor.fetchone()
    return f"{count}:{digest}:{columns}"


def _columns_sum(cursor: psycopg2.extensions.cursor, table: sql.Identifier) -> str:
    """Give a checksum of a table's columns and their types."""
    cursor.execute(_COLUMNS, (table.as_string(cursor),))
    columns = ",".join(f"{column} {kind}" for column, kind in cursor.fetchall())
    cursor.execute("SELECT md5(%s)", (columns,))
    return str(cursor.fetchone()[0])


def signatures(database: Database, tables: Iterable[str], feedback: Feedback) -> dict[str, str]:
    """Give the signature of each table that is there. Worker thread; one pass over each, on the server.

    :raises Cancelled: the person cancelled.
    :raises DatabaseError: the database refused or was lost.
    """
    found = {}
    with connected(database) as connection, connection.cursor() as cursor, cancellable(connection, feedback):
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE nspname = %s AND relkind IN ('r', 'p')",
            (database.schema,),
        )
        there = {name for (name,) in cursor.fetchall()}
        for table in tables:
            feedback.check()
            if table in there:
                found[table] = signature(cursor, database.schema, table)
    return found


# -- work tables ------------------------------------------------------------------------------------


def drop_work(database: Database, token: str, table: str) -> None:
    """Drop the work tables of :func:`send` where they are."""
    with connected(database) as connection, connection, connection.cursor() as cursor:
        work_alone(cursor, staging_name(token, table))
        _drop(cursor, database.schema, staging_name(token, table), deleted_name(token, table))


# -- in the transaction that puts all in service -------------------------------------------------------


def bring_up_to_date(
    cursor: psycopg2.extensions.cursor, schema: str, token: str, difference: Difference, expected: str
) -> str:
    """Delete, update and insert rows of a published table, the rows before kept aside.

    Readers see the table as it was until the transaction ends. Rows that do not differ are not touched.

    :param expected: signature of the table as it was published last.
    :return: the table's signature now. One pass over the table gives both, but for tables with ways of their own
        (triggers, rules, partitions), which are read again.
    :raises DatabaseError: somebody changed the table since it was compared; nothing changed.
    """
    table, staging, gone, kept = work_names(schema, token, difference.table)
    key = sql.Identifier(difference.key)
    cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(table))
    find_by_key(cursor)
    columns = _columns_sum(cursor, table)
    # asked for apart: beside it PostgreSQL reads a table with one process only
    cursor.execute("SELECT txid_current() & 4294967295")
    (own,) = cursor.fetchone()
    cursor.execute(
        sql.SQL(_SIGNATURES).format(
            digest=_DIGEST, table=table, key=key, staging=staging, gone=gone, own=sql.Literal(own)
        )
    )
    count, digest, foreseen_count, foreseen = cursor.fetchone()
    if f"{count}:{digest}:{columns}" != expected:
        raise DatabaseError(
            tr("Nothing was changed: the table “{name}” was changed on the platform meanwhile.", name=difference.table),
            tr("Somebody edited its rows since the plan was made."),
            tr("See the plan again: it says what would be replaced."),
        )
    cursor.execute(
        sql.SQL(
            "CREATE TABLE {kept} AS SELECT * FROM {table} WHERE {key} IN"
            " (SELECT {key} FROM {staging} UNION ALL SELECT key FROM {gone})"
        ).format(kept=kept, table=table, key=key, staging=staging, gone=gone)
    )
    cursor.execute(
        sql.SQL("DELETE FROM {table} USING {gone} WHERE {table}.{key} = {gone}.key").format(
            table=table, gone=gone, key=key
        )
    )
    _write(cursor, schema, staging, table, difference)
    cursor.execute(_OWN_WAYS, (table.as_string(cursor),))
    if cursor.fetchone()[0]:
        return signature(cursor, schema, difference.table)
    return f"{foreseen_count}:{foreseen}:{columns}"


def find_by_key(cursor: psycopg2.extensions.cursor) -> None:
    """Let few rows be found by their keys, until the end of the transaction: all are read to be changed anyway."""
    cursor.execute("SET LOCAL random_page_cost = 1.1")


def count_anew(database: Database, table: str) -> None:
    """Let the database note how many rows a table holds now: QGIS Server takes its word for it.

    ``VACUUM`` notes the exact number where it reads every page; by itself it passes over those that nobody changed, and
    then notes an estimate as ``ANALYZE`` does. The indexes are left for later.

    :raises DatabaseError: the database refused or was lost.
    """
    with connected(database) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(
                sql.SQL("VACUUM (DISABLE_PAGE_SKIPPING, INDEX_CLEANUP OFF, TRUNCATE OFF) {}").format(
                    sql.Identifier(database.schema, table)
                )
            )


def put_back(cursor: psycopg2.extensions.cursor, schema: str, token: str, difference: Difference) -> None:
    """Undo :func:`bring_up_to_date`: each row is again what it was; the work tables stay."""
    table, staging, _gone, kept = work_names(schema, token, difference.table)
    key = sql.Identifier(difference.key)
    cursor.execute(sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(table))
    cursor.execute(
        sql.SQL(
            "DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {staging} EXCEPT SELECT {key} FROM {kept})"
        ).format(table=table, key=key, staging=staging, kept=kept)
    )
    _write(cursor, schema, kept, table, difference)
    _drop(cursor, schema, kept_name(token, difference.table))


def forget(cursor: psycopg2.extensions.cursor, schema: str, token: str, table: str) -> None:
    """Drop what was kept aside, and the work tables."""
    _drop(cursor, schema, kept_name(token, table), staging_name(token, table), deleted_name(token, table))


def _write(
    cursor: psycopg2.extensions.cursor,
    schema: str,
    source: sql.Identifier,
    table: sql.Identifier,
    difference: Difference,
) -> None:
    """Bring the rows of ``table`` to those of ``source`` with the same key, and add those it lacks."""
    cursor.execute(_COLUMNS, (table.as_string(cursor),))
    names = [name for name, _kind in cursor.fetchall()]
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    others = [sql.Identifier(name) for name in names if name != difference.key]
    key = sql.Identifier(difference.key)
    if others:
        cursor.execute(
            sql.SQL("UPDATE {table} AS t SET {pairs} FROM {source} AS s WHERE t.{key} = s.{key}").format(
                table=table,
                source=source,
                key=key,
                pairs=sql.SQL(", ").join(sql.SQL("{0} = s.{0}").format(name) for name in others),
            )
        )
        there = cursor.rowcount
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(source))
        if cursor.fetchone()[0] == there:
            # none is new: looking for each costs as much as changing it
            return
    cursor.execute(
        sql.SQL(
            "INSERT INTO {table} ({columns}) SELECT {columns} FROM {source} AS s"
            " WHERE NOT EXISTS (SELECT 1 FROM {table} AS t WHERE t.{key} = s.{key})"
        ).format(table=table, columns=columns, source=source, key=key)
    )
    cursor.execute(
        "SELECT pg_get_serial_sequence(%s, %s)",
        (sql.Identifier(schema, difference.table).as_string(cursor), difference.key),
    )
    (sequence,) = cursor.fetchone()
    if sequence is not None:
        # whoever adds a row by hand afterwards gets a number that is free
        cursor.execute(sql.SQL("SELECT setval(%s, greatest(max({}), 1)) FROM {}").format(key, table), (sequence,))


def work_names(
    schema: str, token: str, table: str
) -> tuple[sql.Identifier, sql.Identifier, sql.Identifier, sql.Identifier]:
    """Give the table, the rows to write, the keys to delete, and the rows kept aside."""
    return (
        sql.Identifier(schema, table),
        sql.Identifier(schema, staging_name(token, table)),
        sql.Identifier(schema, deleted_name(token, table)),
        sql.Identifier(schema, kept_name(token, table)),
    )


def _drop(cursor: psycopg2.extensions.cursor, schema: str, *tables: str) -> None:
    """Drop work tables where they are."""
    for table in tables:
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(sql.Identifier(schema, table)))
