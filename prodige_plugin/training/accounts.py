"""The accounts of the practice platform and what each may do in the database.

Each account is a PostgreSQL role with a schema of its own, which it owns; the others only read
it. The role of the servers, ``lecteur``, reads everything and writes nothing; the accounts are
members of it, so one grant serves all readers.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812  a class, lower case there

#: The role that reads every schema: the servers', and through it every account's.
READER = "lecteur"
#: The name of libpq's service through which the servers read.
PG_SERVICE = "prodige_practice"
DATABASE = "prodige"
ADMINISTRATOR = "administrateur"
PRODUCER = "producteur"
#: The schema of the reference data that the platform comes with.
REFERENCE = "reference"
SEATS = 12

_LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class Account:
    """Somebody who may write: one name and password for the catalogue and the database."""

    user: str
    password: str
    schema: str

    def as_json(self) -> dict[str, str]:
        """Give what the state file keeps."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Account:
        """Read what :meth:`as_json` gave."""
        return cls(str(value["user"]), str(value["password"]), str(value["schema"]))


def new_password() -> str:
    """Give a password that can be read out in a room: no l, 1, I, O or 0."""
    return "".join(secrets.choice(_LETTERS) for _ in range(14))


def new_accounts() -> list[Account]:
    """Give the accounts of a new platform, each with a random password."""
    names = [(ADMINISTRATOR, REFERENCE), (PRODUCER, PRODUCER)]
    names += [(f"stagiaire-{seat:02d}", f"stagiaire_{seat:02d}") for seat in range(1, SEATS + 1)]
    return [Account(user, new_password(), schema) for user, schema in names]


#: The table in which QGIS stores projects (QgsPostgresProjectStorage), one a schema.
_PROJECTS = "CREATE TABLE IF NOT EXISTS {schema}.qgis_projects (name text PRIMARY KEY, metadata jsonb, content bytea)"


def create_roles(database: Connection, accounts: Sequence[Account], reader_password: str) -> None:
    """Create the reader, the accounts and their schemas; what exists keeps its content.

    :param database: a superuser's connection to the platform's database.
    """
    from psycopg2 import sql

    reader = sql.Identifier(READER)
    with database, database.cursor() as cursor:
        _create_role(cursor, READER, reader_password)
        cursor.execute(sql.SQL("ALTER ROLE {} SET default_transaction_read_only = on").format(reader))
        cursor.execute(sql.SQL("ALTER ROLE {} SET statement_timeout = '60s'").format(reader))
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        for account in accounts:
            _create_role(cursor, account.user, account.password)
            names = {
                "user": sql.Identifier(account.user),
                "schema": sql.Identifier(account.schema),
                "reader": reader,
            }
            for statement in (
                "CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {user}",
                "GRANT {reader} TO {user}",
                "GRANT USAGE ON SCHEMA {schema} TO {reader}",
                "ALTER DEFAULT PRIVILEGES FOR ROLE {user} GRANT SELECT ON TABLES TO {reader}",
                "ALTER ROLE {user} SET search_path = {schema}, public",
                "SET LOCAL ROLE {user}",
                _PROJECTS,
                "RESET ROLE",
            ):
                cursor.execute(sql.SQL(statement).format(**names))


def _create_role(cursor: Any, name: str, password: str) -> None:
    """Create a role that can sign in, or set its password again."""
    from psycopg2 import sql

    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,))
    verb = "ALTER" if cursor.fetchone() else "CREATE"
    statement = sql.SQL(verb + " ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD %s")
    cursor.execute(statement.format(sql.Identifier(name)), (password,))
