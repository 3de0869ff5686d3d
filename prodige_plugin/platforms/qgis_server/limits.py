"""What QGIS Server and PostGIS ask of what is published: coordinate systems the database knows, names."""

from __future__ import annotations

from ...feedback import Feedback
from ...publishing.checks.model import Limits, Target
from ...publishing.database import Database, connected
from ..checking import territory
from ..model import Platform


def limits(platform: Platform, database: Database, feedback: Feedback) -> Limits:
    """Ask the database what it can store. Its room is not known: PostgreSQL has no quotas. Worker thread.

    :raises DatabaseError: the database cannot be reached, or refuses the account.
    """
    feedback.check()
    known = known_systems(database)
    return Limits(target=Target.POSTGIS, crs=known or None, covadis=True, territory=territory(platform), relations=True)


def known_systems(database: Database) -> frozenset[str]:
    """Give the codes of ``spatial_ref_sys`` under which geometries can be stored (``"EPSG:2154"``).

    A geometry column is declared by its number alone, so number and code must be the same.

    :raises DatabaseError: the database cannot be reached, or refuses the account.
    """
    with connected(database) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT auth_name, auth_srid FROM spatial_ref_sys WHERE srid = auth_srid AND auth_name = 'EPSG'")
        return frozenset(f"{name}:{code}" for name, code in cursor.fetchall())
