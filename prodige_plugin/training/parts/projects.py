"""Which version of a published project the database holds: the exact answer, at each request.

A published, changed or deleted project must be seen at once. The row's ``xmin`` and ``ctid``
change with every write of it (PostgreSQL documentation, "System Columns"), and so does the
``pg_class`` row of a table that is made anew or altered: comparing them costs less than a
millisecond and needs no clock.
"""

from __future__ import annotations

import urllib.parse
from typing import Any, NamedTuple

from ..accounts import DATABASE, PG_SERVICE

#: QGIS reads these as they are and, percent-encoded, not at all (QUrlQuery::queryItemValue);
#: a name with "%" in it cannot be said to it.
_AS_THEY_ARE = "'!$()*,;:@/?+[]"


def storage_address(schema: str, project: str) -> str:
    """Give QGIS's address of a project stored in the database (QgsPostgresProjectStorage)."""
    values = {"service": PG_SERVICE, "sslmode": "disable", "dbname": DATABASE, "schema": schema, "project": project}
    return "postgresql://?" + "&".join(
        f"{key}={urllib.parse.quote(value, safe=_AS_THEY_ARE)}" for key, value in values.items()
    )


class Version(NamedTuple):
    """What a project was made of when it was read."""

    row: str
    #: of the tables it reads; "" as long as they are not known.
    shape: str


class Versions:
    """The versions of the projects in the database; used by one thread only."""

    def __init__(self) -> None:
        """The connection is made at the first question, and again after it was lost."""
        self._connection: Any = None
        self._tables: dict[tuple[str, str], list[str]] = {}

    def remember(self, schema: str, project: str, tables: list[str]) -> None:
        """Say which tables (quoted qualified names) a project reads: their shape counts too."""
        self._tables[schema, project] = tables

    def of(self, schema: str, project: str) -> Version | None:
        """Give the version of a project; ``None`` when it is not published."""
        question = (
            "SELECT xmin::text || ctid::text, coalesce((SELECT string_agg(c.xmin::text || c.oid::text "
            "|| c.relfilenode::text || c.relnatts::text, ',' ORDER BY c.oid) FROM pg_class c "
            "WHERE c.oid = ANY (SELECT to_regclass(t)::oid FROM unnest(%s::text[]) t)), '') "
            "FROM {}.qgis_projects WHERE name = %s"
        )
        row = self._row(question, schema, (self._tables.get((schema, project), []), project))
        if row is None:
            self._tables.pop((schema, project), None)
            return None
        return Version(str(row[0]), str(row[1]))

    def content(self, schema: str, project: str) -> bytes:
        """Give the stored project (.qgz); empty when it is gone."""
        row = self._row("SELECT content FROM {}.qgis_projects WHERE name = %s", schema, (project,))
        return b"" if row is None or row[0] is None else bytes(row[0])

    def _row(self, question: str, schema: str, values: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """Ask for one row; once more when the database was restarted meanwhile."""
        import psycopg2

        try:
            return self._asked(question, schema, values)
        except (psycopg2.OperationalError, psycopg2.InterfaceError):
            self._connection = None
            return self._asked(question, schema, values)

    def _asked(self, question: str, schema: str, values: tuple[Any, ...]) -> tuple[Any, ...] | None:
        import psycopg2
        from psycopg2 import errors, sql

        if self._connection is None:
            self._connection = psycopg2.connect(service=PG_SERVICE, connect_timeout=5)
            self._connection.autocommit = True
        with self._connection.cursor() as cursor:
            try:
                cursor.execute(sql.SQL(question).format(sql.Identifier(schema)), values)
            except (errors.UndefinedTable, errors.InvalidSchemaName):
                return None
            row: tuple[Any, ...] | None = cursor.fetchone()
            return row
