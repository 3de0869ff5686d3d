"""What an account published, kept in its own schema, and putting in service in one transaction.

``_publications`` has one row a publication: from any workstation it lists "my publications" and
says which tables and services may be replaced or deleted, and no others (promise P4).
``_publications_kept`` holds the previous services while a plan runs, for undoing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from psycopg2 import sql

from .database import LOCK_TIMEOUT, Database, connected, work_alone, work_under
from .difference import Difference, bring_up_to_date, forget, put_back, signature
from .names import is_work_name, kept_name, staging_name
from .ownership import check_expected, check_owned, exists, share

if TYPE_CHECKING:
    import psycopg2.extensions

_SCHEMA_SQL = """
CREATE TABLE IF NOT EXISTS {publications} (
    key text PRIMARY KEY, title text NOT NULL, kind text NOT NULL,
    tables text[] NOT NULL, projects text[] NOT NULL, records text[] NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(), published_by text NOT NULL DEFAULT current_user,
    details jsonb NOT NULL DEFAULT '{{}}'::jsonb);
CREATE TABLE IF NOT EXISTS {kept} (
    token text NOT NULL, what text NOT NULL, name text NOT NULL, metadata jsonb, content bytea,
    PRIMARY KEY (token, what, name));
CREATE TABLE IF NOT EXISTS {projects} (name text PRIMARY KEY, metadata jsonb, content bytea);
"""


_TABLES = ("_publications", "_publications_kept", "qgis_projects")


@dataclass(frozen=True)
class Row:
    """One publication: what it owns on the platform."""

    key: str
    title: str
    #: "layer" or "map".
    kind: str
    tables: tuple[str, ...]
    projects: tuple[str, ...]
    records: tuple[str, ...]
    #: ISO 8601, with zone; "" when it is about to be published.
    published_at: str = ""
    published_by: str = ""
    details: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Service:
    """One project to put in service."""

    name: str
    title: str
    content: bytes


class Registry:
    """The publications of one account."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def prepare(self) -> None:
        """Make the registry's tables and ``qgis_projects`` where they are missing.

        :raises DatabaseError: the account may not, or the database is not there.
        """
        with connected(self._database) as connection, connection, connection.cursor() as cursor:
            # two accounts that share a schema may come here at the same moment
            self._one_at_a_time(cursor, f"registry {self._database.schema}")
            missing = [name for name in _TABLES if not exists(cursor, self._database.schema, name)]
            if not missing:
                return
            cursor.execute(
                sql.SQL(_SCHEMA_SQL).format(
                    publications=self._name("_publications"),
                    kept=self._name("_publications_kept"),
                    projects=self._name("qgis_projects"),
                )
            )
            if "qgis_projects" in missing:
                self._grant(cursor, "qgis_projects")
            share(cursor, self._database.schema, missing)

    def rows(self) -> list[Row]:
        """Give every publication of the account, the newest first; none where there is no registry."""
        with connected(self._database) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s)", (f'"{self._database.schema}"._publications',))
            if cursor.fetchone()[0] is None:
                return []
            cursor.execute(
                sql.SQL(
                    "SELECT key, title, kind, tables, projects, records, published_at, published_by, details"
                    " FROM {} ORDER BY published_at DESC, key"
                ).format(self._name("_publications"))
            )
            return [
                Row(key, title, kind, tuple(tables), tuple(projects), tuple(records), when.isoformat(), who, details)
                for key, title, kind, tables, projects, records, when, who, details in cursor.fetchall()
            ]

    def names(self) -> tuple[set[str], set[str]]:
        """Give the names taken in the schema: tables (and views …), and services."""
        with connected(self._database) as connection, connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = %s",
                (self._database.schema,),
            )
            tables = {name for (name,) in cursor.fetchall() if not is_work_name(name)}
            if "qgis_projects" not in tables:
                return tables, set()
            cursor.execute(sql.SQL("SELECT name FROM {}").format(self._name("qgis_projects")))
            return tables, {name for (name,) in cursor.fetchall()}

    # -- putting in service ------------------------------------------------------------------

    def put_in_service(
        self,
        token: str,
        tables: Sequence[tuple[str, str, str]],
        services: Sequence[Service],
        rows: Sequence[Row],
        expected: Mapping[str, str] | None = None,
        differences: Sequence[Difference] = (),
    ) -> None:
        """Put tables, services and registry rows in service, all or nothing.

        What was there under these names is kept aside under ``token`` until :meth:`forget`.

        :param tables: staging table, final name, comment; a table that exists under the final
            name is replaced only if the registry says it is the publication's own.
        :param expected: key → when it was published, as the plan saw it; "" where there was none.
        :param differences: tables that stay and are brought up to date in place.
        :raises DatabaseError: the database refused or was lost, a name belongs to something
            else, or somebody published under it since the plan was made; nothing changed.
        """
        with connected(self._database) as connection, connection, connection.cursor() as cursor:
            self._one_at_a_time(cursor, token)
            check_expected(cursor, self._database.schema, expected or {})
            finals = [final for _staging, final, _comment in tables] + [each.table for each in differences]
            check_owned(
                cursor, self._database.schema, finals, [service.name for service in services], [row.key for row in rows]
            )
            for staging, final, comment in tables:
                if exists(cursor, self._database.schema, final):
                    self._rename(cursor, final, kept_name(token, final))
                self._rename(cursor, staging, final)
                cursor.execute(sql.SQL("COMMENT ON TABLE {} IS %s").format(self._name(final)), (comment,))
                self._grant(cursor, final)
            signatures = {
                each.table: bring_up_to_date(
                    cursor, self._database.schema, token, each, self._signature(cursor, each.table)
                )
                for each in differences
            }
            for service in services:
                self._keep(cursor, token, "qgis_projects", "name", service.name)
                self._write_service(cursor, service)
            for row in rows:
                self._keep(cursor, token, "_publications", "key", row.key)
                changed = set(row.tables) & set(finals)
                self._write_row(cursor, self._signed(cursor, row, signatures) if changed else row)

    def take_out(self, token: str, row: Row) -> None:
        """Take one publication out of service, all or nothing, keeping everything under ``token``.

        :raises DatabaseError: the database refused or was lost, or somebody published it again since ``row`` was
            read; nothing changed.
        """
        with connected(self._database) as connection, connection, connection.cursor() as cursor:
            self._one_at_a_time(cursor, token)
            if row.published_at:
                check_expected(cursor, self._database.schema, {row.key: row.published_at})
            for table in row.tables:
                if exists(cursor, self._database.schema, table):
                    self._rename(cursor, table, kept_name(token, table))
            for project in row.projects:
                self._keep(cursor, token, "qgis_projects", "name", project)
            self._keep(cursor, token, "_publications", "key", row.key)

    def put_back(
        self,
        token: str,
        tables: Sequence[str],
        services: Sequence[str],
        keys: Sequence[str],
        *,
        new: bool,
        differences: Sequence[Difference] = (),
    ) -> None:
        """Undo :meth:`put_in_service` or :meth:`take_out`: what was kept under ``token`` comes back.

        Harmless when nothing was done, or when it was undone already: marks left by the same
        transaction tell, even when the connection was lost while it was being committed.

        :param new: the tables under the final names are the plan's own and get their work names again.
        :param differences: tables that were brought up to date in place.
        """
        with connected(self._database) as connection, connection, connection.cursor() as cursor:
            work_alone(cursor, token)
            if not self._was_done(cursor, token):
                return
            for table in tables:
                kept = kept_name(token, table)
                if new and exists(cursor, self._database.schema, table):
                    # back to its work name: the step that loaded it drops it, or the plan goes on with it
                    self._rename(cursor, table, staging_name(token, table))
                if exists(cursor, self._database.schema, kept):
                    self._rename(cursor, kept, table)
            alone = [
                each.table
                for each in differences
                if signature(cursor, self._database.schema, each.table) == self._signature(cursor, each.table)
            ]
            for difference in differences:
                put_back(cursor, self._database.schema, token, difference)
            for service in services:
                self._restore(cursor, token, "qgis_projects", "name", service)
            for key in keys:
                self._restore(cursor, token, "_publications", "key", key)
            for table in alone:
                # its rows were written anew, as they were; a table somebody changed meanwhile keeps its old signature
                self._sign_again(cursor, table)
            self._clear(cursor, token)

    def forget(self, token: str, tables: Sequence[str], changed: Sequence[str] = ()) -> None:
        """Delete what was kept under ``token``: the plan succeeded, nothing can be undone any more.

        :param tables: tables that were replaced or taken out.
        :param changed: tables that were brought up to date in place.
        """
        with connected(self._database) as connection, connection, connection.cursor() as cursor:
            work_under(cursor, token)
            for table in tables:
                cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(self._name(kept_name(token, table))))
            for table in changed:
                forget(cursor, self._database.schema, token, table)
            self._clear(cursor, token)

    def is_kept(self, token: str) -> bool:
        """Whether what was put in service or taken out under ``token`` can still be put back."""
        with connected(self._database) as connection, connection, connection.cursor() as cursor:
            work_alone(cursor, token)
            return self._was_done(cursor, token)

    # -- statements --------------------------------------------------------------------------

    def _name(self, table: str) -> sql.Identifier:
        """Quote a table of the account's schema."""
        return sql.Identifier(self._database.schema, table)

    def _rename(self, cursor: psycopg2.extensions.cursor, table: str, name: str) -> None:
        """Rename a table."""
        cursor.execute(sql.SQL("ALTER TABLE {} RENAME TO {}").format(self._name(table), sql.Identifier(name)))

    def _grant(self, cursor: psycopg2.extensions.cursor, table: str) -> None:
        """Let the server's role read a table."""
        if self._database.reader_role:
            cursor.execute(
                sql.SQL("GRANT SELECT ON {} TO {}").format(
                    self._name(table), sql.Identifier(self._database.reader_role)
                )
            )

    def _one_at_a_time(self, cursor: psycopg2.extensions.cursor, token: str) -> None:
        """Let one plan at a time change the schema: names and versions do not change between look and leap."""
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", (LOCK_TIMEOUT,))
        work_under(cursor, token)
        work_under(cursor, f"schema {self._database.schema}")

    def _signed(self, cursor: psycopg2.extensions.cursor, row: Row, known: Mapping[str, str]) -> Row:
        """Give a row with the signature of its table as it is now, by which others' changes are seen later.

        :param known: table → its signature, where it was found already.
        """
        if len(row.tables) != 1:
            return row
        table = row.tables[0]
        found = known[table] if table in known else signature(cursor, self._database.schema, table)
        return replace(row, details={**row.details, "signature": found})

    def _signature(self, cursor: psycopg2.extensions.cursor, table: str) -> str:
        """Give the signature noted for a table; "" when none was."""
        cursor.execute(
            sql.SQL("SELECT details ->> 'signature' FROM {} WHERE tables = %s").format(self._name("_publications")),
            ([table],),
        )
        row = cursor.fetchone()
        return "" if row is None else str(row[0] or "")

    def _sign_again(self, cursor: psycopg2.extensions.cursor, table: str) -> None:
        """Note the signature of a table whose rows were put back."""
        found = signature(cursor, self._database.schema, table)
        cursor.execute(
            sql.SQL(
                "UPDATE {} SET details = jsonb_set(details, '{{signature}}', to_jsonb(%s::text)) WHERE tables = %s"
            ).format(self._name("_publications")),
            (found, [table]),
        )

    def _keep(self, cursor: psycopg2.extensions.cursor, token: str, what: str, column: str, name: str) -> None:
        """Keep a service or a registry row aside and delete it; leaves a mark even when there is none."""
        cursor.execute(
            sql.SQL(
                "WITH gone AS (DELETE FROM {table} WHERE {column} = %(name)s RETURNING *)"
                " INSERT INTO {kept} (token, what, name, metadata, content)"
                " SELECT %(token)s, %(what)s, %(name)s, {metadata}, {content}"
                " FROM (SELECT 1) AS one LEFT JOIN gone ON true"
            ).format(
                table=self._name(what),
                column=sql.Identifier(column),
                kept=self._name("_publications_kept"),
                metadata=sql.SQL("gone.metadata" if what == "qgis_projects" else "to_jsonb(gone)"),
                content=sql.SQL("gone.content" if what == "qgis_projects" else "NULL::bytea"),
            ),
            {"name": name, "token": token, "what": what},
        )

    def _restore(self, cursor: psycopg2.extensions.cursor, token: str, what: str, column: str, name: str) -> None:
        """Put a service or a registry row back as it was kept; delete it when there was none."""
        table, kept = self._name(what), self._name("_publications_kept")
        cursor.execute(sql.SQL("DELETE FROM {} WHERE {} = %s").format(table, sql.Identifier(column)), (name,))
        if what == "qgis_projects":
            statement = sql.SQL(
                "INSERT INTO {} (name, metadata, content) SELECT name, metadata, content FROM {}"
                " WHERE token = %s AND what = %s AND name = %s AND content IS NOT NULL"
            ).format(table, kept)
        else:
            statement = sql.SQL(
                "INSERT INTO {table} SELECT row.* FROM {kept} AS kept,"
                " jsonb_populate_record(NULL::{table}, kept.metadata) AS row"
                " WHERE kept.token = %s AND kept.what = %s AND kept.name = %s AND kept.metadata IS NOT NULL"
            ).format(table=table, kept=kept)
        cursor.execute(statement, (token, what, name))

    def _was_done(self, cursor: psycopg2.extensions.cursor, token: str) -> bool:
        """Whether the transaction of ``token`` was committed and not undone or ended since."""
        if not exists(cursor, self._database.schema, "_publications_kept"):
            return False
        cursor.execute(
            sql.SQL("SELECT 1 FROM {} WHERE token = %s LIMIT 1").format(self._name("_publications_kept")), (token,)
        )
        return cursor.fetchone() is not None

    def _clear(self, cursor: psycopg2.extensions.cursor, token: str) -> None:
        """Delete the marks of a plan."""
        cursor.execute(sql.SQL("DELETE FROM {} WHERE token = %s").format(self._name("_publications_kept")), (token,))

    def _write_service(self, cursor: psycopg2.extensions.cursor, service: Service) -> None:
        """Store a project as QGIS does (QgsPostgresProjectStorage)."""
        cursor.execute(
            sql.SQL(
                "INSERT INTO {} (name, metadata, content) VALUES (%s, jsonb_build_object("
                "'last_modified_time', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS'),"
                " 'last_modified_user', current_user::text, 'title', %s::text), %s)"
            ).format(self._name("qgis_projects")),
            (service.name, service.title, service.content),
        )

    def _write_row(self, cursor: psycopg2.extensions.cursor, row: Row) -> None:
        """Write a registry row."""
        cursor.execute(
            sql.SQL(
                "INSERT INTO {} (key, title, kind, tables, projects, records, details)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s)"
            ).format(self._name("_publications")),
            (
                row.key,
                row.title,
                row.kind,
                list(row.tables),
                list(row.projects),
                list(row.records),
                json.dumps(row.details),
            ),
        )
