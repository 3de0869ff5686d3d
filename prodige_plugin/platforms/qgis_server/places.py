"""Where an account may publish: the schemas of the platform's database."""

from __future__ import annotations

from ...i18n import tr
from ...publishing.database import Database, connected
from ..product import Place

#: Schemas of PostgreSQL's and PostGIS's own are nobody's place.
_SCHEMAS_SQL = """
SELECT nspname, has_schema_privilege(oid, 'CREATE') AND has_schema_privilege(oid, 'USAGE') FROM pg_namespace
WHERE nspname !~ '^(pg_|information_schema$|topology$|tiger)'
    AND (has_schema_privilege(oid, 'CREATE') AND has_schema_privilege(oid, 'USAGE') OR nspname = %(own)s)
ORDER BY nspname <> %(own)s, nspname
"""


def schemas(database: Database) -> list[Place]:
    """List the schemas that the account may write in, the one of the platform's description first.

    :raises DatabaseError: the database cannot be reached, or refuses the account.
    """
    with connected(database) as connection, connection.cursor() as cursor:
        cursor.execute(_SCHEMAS_SQL, {"own": database.schema})
        rows = cursor.fetchall()
    found = [
        Place(name, name, "schema", bool(may), "" if may else tr("Your account may not create tables in it."))
        for name, may in rows
    ]
    if not any(place.key == database.schema for place in found):
        found.insert(0, Place(database.schema, database.schema, "schema", False, tr("It does not exist.")))
    return found
