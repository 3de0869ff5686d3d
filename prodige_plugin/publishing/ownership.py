"""What a plan may replace: names that its publications own, in the version it saw; looked at in the transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from psycopg2 import sql

from ..errors import DatabaseError
from ..i18n import tr

if TYPE_CHECKING:
    import psycopg2.extensions


def exists(cursor: psycopg2.extensions.cursor, schema: str, table: str) -> bool:
    """Whether something of that name is in the schema."""
    cursor.execute(
        "SELECT 1 FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = %s AND relname = %s",
        (schema, table),
    )
    return cursor.fetchone() is not None


def check_expected(cursor: psycopg2.extensions.cursor, schema: str, expected: Mapping[str, str]) -> None:
    """Refuse to replace or delete another version than the plan saw."""
    cursor.execute(
        sql.SQL("SELECT key, title, published_at, published_by FROM {} WHERE key = ANY(%s)").format(
            sql.Identifier(schema, "_publications")
        ),
        (list(expected),),
    )
    held = {key: (title, when, who) for key, title, when, who in cursor.fetchall()}
    for key, seen in expected.items():
        if key not in held and seen:
            raise DatabaseError(
                tr("Nothing was changed: “{name}” is not published any more.", name=key),
                tr("Somebody unpublished it since this plan was made."),
                tr("Refresh the list of your publications, then see the plan again."),
            )
        if key in held and (not seen or datetime.fromisoformat(seen) != held[key][1]):
            title, when, who = held[key]
            raise DatabaseError(
                tr("Nothing was changed: “{title}” was published meanwhile as “{name}”.", title=title, name=key),
                tr("{user} published it at {time}.", user=who, time=when.astimezone().strftime("%H:%M:%S")),
                tr("See the plan again: it says what would be replaced. Or choose another name."),
            )


def check_owned(
    cursor: psycopg2.extensions.cursor, schema: str, tables: Sequence[str], services: Sequence[str], keys: Sequence[str]
) -> None:
    """Refuse to replace what these publications do not own, looked at inside the transaction."""
    cursor.execute(
        sql.SQL("SELECT tables, projects FROM {} WHERE key = ANY(%s) FOR UPDATE").format(
            sql.Identifier(schema, "_publications")
        ),
        (list(keys),),
    )
    owned = cursor.fetchall()
    own_tables = {name for names, _projects in owned for name in names}
    own_services = {name for _tables, names in owned for name in names}
    foreign = [name for name in tables if name not in own_tables and exists(cursor, schema, name)]
    cursor.execute(
        sql.SQL("SELECT name FROM {} WHERE name = ANY(%s)").format(sql.Identifier(schema, "qgis_projects")),
        (list(services),),
    )
    foreign += [name for (name,) in cursor.fetchall() if name not in own_services]
    if foreign:
        raise DatabaseError(
            tr("Nothing was published: a name is taken."),
            tr("“{names}” exists and is not part of this publication; it is left alone.", names=", ".join(foreign)),
            tr("Choose another name, then try again."),
        )


def share(cursor: psycopg2.extensions.cursor, schema: str, tables: Sequence[str]) -> None:
    """Let those who may create tables in a schema write in some of the account's own: in its registry."""
    cursor.execute(
        "SELECT DISTINCT rolname FROM pg_namespace CROSS JOIN aclexplode(nspacl) AS given"
        " JOIN pg_roles ON pg_roles.oid = given.grantee"
        " WHERE nspname = %s AND privilege_type = 'CREATE' AND rolname <> current_user",
        (schema,),
    )
    for (role,) in cursor.fetchall():
        for table in tables:
            cursor.execute(
                sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}").format(
                    sql.Identifier(schema, table), sql.Identifier(role)
                )
            )
